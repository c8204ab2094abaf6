//! A fictional clinic, an article with every kind of block, and readers of what was rendered.
#![allow(dead_code, reason = "each test file uses a part")]

use domain::composition::{Disclaimer, DisclaimerKind, DisclaimerPosition, NumberedReference, Scores};
use domain::document::{Language, Mark, MarkKind};
use domain::finding::Profession;
use domain::import::{Format, ImportOptions, import};
use domain::page::Page;
use domain::privacy::Council;
use domain::publication::{Publication, Resolution};
use domain::publishing::{Identity, SiteProfile};
use domain::revision::{ComponentUse, DerivedRevision};
use domain::tenant::Tenant;
use domain::workflow::ReviewKind;
use html5gum::{Token, Tokenizer};
use jiff::Timestamp;
use site::article::Review;

pub const IDENTIFICATION: &str = "Ana Lima Couto – MÉDICA – CRM/SP 9999901 – Cardiologia – RQE 999901";

const TEXT: &str = "\
# Pressão alta

Medir é o começo.

## Como medir

Sente-se, **descanse** e meça. Veja o [portal](https://www.gov.br/saude).

1. Descansar
2. Medir
   - duas vezes

| Antes | Durante |
|---|---|
| Descansar | Não conversar |

## Quando procurar ajuda

> [!WARNING]
> Dor no peito pede atendimento imediato.

> Cuidar é também explicar.

![Aparelho de pressão](https://img.example.org/aparelho.png)

## Para levar

`120/80` é uma medida.
";

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn identity() -> Identity {
    Identity {
        name: "Ana Lima Couto".to_owned(),
        title: None,
        feminine: true,
        profession: Profession::Cfm,
        council: Council::Crm,
        number: "9999901".to_owned(),
        region: "SP".to_owned(),
        category: None,
        specialty: Some("Cardiologia".to_owned()),
        rqe: Some("999901".to_owned()),
    }
}

pub fn tenant() -> Tenant {
    Tenant {
        id: "018f0000-0000-7000-8000-000000000001".parse().unwrap(),
        slug: "vale".to_owned(),
        hosts: vec!["vale.example".to_owned()],
        language: Language::PtBr,
        site: SiteProfile {
            name: "Clínica do Vale".to_owned(),
            base_url: "https://vale.example".to_owned(),
            city: Some("São Paulo".to_owned()),
            region: Some("SP".to_owned()),
            registration: Some("Clínica do Vale – CRM/SP 9999900".to_owned()),
            technical_director: Some(identity()),
        },
        demo: false,
    }
}

pub fn page(slug: &str, language: Language) -> Page {
    Page {
        id: "018f0000-0000-7000-8000-000000000002".parse().unwrap(),
        tenant: tenant().id,
        slug: slug.to_owned(),
        language,
        category: Some("Coração".to_owned()),
        author: "018f0000-0000-7000-8000-000000000003".parse().unwrap(),
        translation_of: None,
        live_revision: None,
    }
}

pub fn publication(doi: Option<&str>, pmid: Option<&str>, url: Option<&str>) -> Publication {
    Publication {
        key: "silva-2020".to_owned(),
        title: "Blood pressure".to_owned(),
        authors: Vec::new(),
        container: None,
        year: Some(2020),
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: doi.map(str::to_owned),
        pmid: pmid.map(str::to_owned),
        pmcid: None,
        url: url.map(str::to_owned),
        languages: Vec::new(),
        types: Vec::new(),
        abstract_text: None,
        retracted: false,
        preprint: false,
        resolution: Resolution::Unresolved,
    }
}

pub fn reference(number: u32, citation: &str, publication: Publication) -> NumberedReference {
    NumberedReference { number, citation: citation.to_owned(), publication, claims: Vec::new() }
}

pub fn note(kind: DisclaimerKind, position: DisclaimerPosition, text: &str) -> Disclaimer {
    Disclaimer { kind, position, text: text.to_owned() }
}

/// D of the article; both references are cited at the end of the first paragraph.
pub fn derived() -> DerivedRevision {
    let options =
        ImportOptions { format: Some(Format::Markdown), language: Some(Language::PtBr), ..Default::default() };
    let mut document = import(TEXT.as_bytes(), &options).unwrap().document;
    let end = document.blocks[1].text.len() as u32;
    let mark = |number| Mark { start: end, end, kind: MarkKind::Reference(number) };
    document.blocks[1].marks.extend([mark(1), mark(2)]);
    let doi = "SILVA, J. Blood pressure. 2020. DOI: 10.1000/x.1. Disponível em: https://doi.org/10.1000/x.1.";
    DerivedRevision {
        source_hash: "5".repeat(64),
        components: vec![ComponentUse {
            stage: "privacy".to_owned(),
            component: "lgpd-analyzer".to_owned(),
            digest: "6".repeat(64),
        }],
        language: Language::PtBr,
        title: "Pressão alta".to_owned(),
        meta_title: "Pressão alta: como medir".to_owned(),
        description: "Como medir a pressão em casa e quando procurar ajuda.".to_owned(),
        slug: "pressao-alta".to_owned(),
        document,
        references: vec![
            reference(1, doi, publication(Some("10.1000/x.1"), None, None)),
            reference(2, "SOUZA, M. Measuring. 2019.", publication(None, Some("123"), None)),
        ],
        identification: IDENTIFICATION.to_owned(),
        disclaimers: vec![
            note(DisclaimerKind::General, DisclaimerPosition::Start, "Este conteúdo é informativo."),
            note(DisclaimerKind::Council, DisclaimerPosition::Start, &format!("Responsável: {IDENTIFICATION}.")),
            note(DisclaimerKind::Emergency, DisclaimerPosition::End, "Em uma emergência, ligue 192 (SAMU)."),
        ],
        json_ld: r#"{"@context":"https://schema.org","@type":"MedicalWebPage","headline":"Pressão alta"}"#.to_owned(),
        reading_minutes: 0,
        scores: Scores { seo: 90, readability: 90, compliance: 90, authority: 90, overall: 90 },
    }
}

pub fn reviews() -> Vec<Review> {
    let review = |name: &str, credential: Option<&str>, kind, when: &str| Review {
        name: name.to_owned(),
        credential: credential.map(str::to_owned),
        kind,
        at: at(when),
    };
    vec![
        review("Davi Rocha", Some("CRM/SP 9999902"), ReviewKind::Technical, "2026-03-02T12:00:00Z"),
        review("Lia Pinto", None, ReviewKind::Legal, "2026-03-05T01:00:00Z"),
    ]
}

/// Every start tag as its name and attributes, decoded.
pub fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let mut tags = Vec::new();
    for Ok(token) in Tokenizer::new(html) {
        if let Token::StartTag(tag) = token {
            let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value)));
            tags.push((text(&tag.name), attributes.collect()));
        }
    }
    tags
}

/// What lies between two markers; panics where one is missing.
pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let from = text.find(start).unwrap_or_else(|| panic!("no {start}")) + start.len();
    &text[from..from + text[from..].find(end).unwrap_or_else(|| panic!("no {end}"))]
}

pub fn json_ld(html: &str) -> serde_json::Value {
    serde_json::from_str(between(html, "<script type=\"application/ld+json\">", "</script>")).unwrap()
}

/// The texts of the elements with this name, unescaped. Panics on XML that is not well-formed.
pub fn xml_texts(xml: &str, name: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut texts, mut inside, mut depth) = (Vec::new(), false, 0_i32);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                inside = start.local_name().as_ref() == name;
                if inside {
                    texts.push(String::new());
                }
            }
            Event::Text(text) if inside => texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(entity) => {
                let reference = format!("&{};", &*entity);
                let text = quick_xml::escape::unescape(&reference).unwrap().into_owned();
                if inside {
                    texts.last_mut().unwrap().push_str(&text);
                }
            }
            Event::End(_) => (depth, inside) = (depth - 1, false),
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    texts
}
