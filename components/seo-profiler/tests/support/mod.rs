//! Requests for the tests, from texts in a little Markdown: headings, items, quotes, images, links, paragraphs.
#![allow(dead_code)]

use text::contract::bibliography::{Answer, Author, Publication, PublicationType, Resolution};
use text::contract::privacy_types::Council;
use text::contract::profile_types::ProfileRequest;
use text::contract::publishing::{AcceptedReference, Identity, SiteProfile};
use text::contract::types::{
    Block, BlockKind, CalloutTone, Date, Document, Image, Language, ListItem, Mark, MarkKind, Profession,
};

pub const TODAY: Date = Date { year: 2026, month: 11, day: 20 };

pub fn document(markdown: &str, language: Language) -> Document {
    let lines = markdown.split('\n').map(str::trim).filter(|line| !line.is_empty());
    let blocks = lines.enumerate().map(|(at, line)| block(format!("b{at}"), line)).collect();
    Document { language, blocks }
}

fn block(id: String, line: &str) -> Block {
    let level = line.bytes().take_while(|b| *b == b'#').count();
    let (kind, text) = match line {
        _ if level > 0 => (BlockKind::Heading(level as u8), line[level..].trim()),
        _ if line.starts_with("- ") => {
            (BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 }), &line[2..])
        }
        _ if line.starts_with("> ") => (BlockKind::Quote, &line[2..]),
        _ if line.starts_with("! ") => (BlockKind::Callout(CalloutTone::Warning), &line[2..]),
        _ if line.starts_with("![") => {
            let (alt, src) = line[2..].split_once("](").expect("an image");
            (BlockKind::Image(Image { src: src.trim_end_matches(')').to_owned(), caption: String::new() }), alt)
        }
        _ => (BlockKind::Paragraph, line),
    };
    let (text, marks) = links(text);
    Block { id, kind, text, marks }
}

fn links(text: &str) -> (String, Vec<Mark>) {
    let (mut out, mut marks, mut rest) = (String::new(), Vec::new(), text);
    while let Some((before, shown, address, after)) = link(rest) {
        out.push_str(before);
        let start = out.len() as u32;
        out.push_str(shown);
        marks.push(Mark { start, end: out.len() as u32, kind: MarkKind::Link(address.to_owned()) });
        rest = after;
    }
    out.push_str(rest);
    (out, marks)
}

fn link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let middle = text.find("](")?;
    let open = text[..middle].rfind('[')?;
    let close = middle + text[middle..].find(')')?;
    Some((&text[..open], &text[open + 1..middle], &text[middle + 2..close], &text[close + 1..]))
}

pub fn physician() -> Identity {
    Identity {
        name: "Ana Souza".into(),
        title: Some("Dra.".into()),
        feminine: true,
        profession: Profession::Cfm,
        council: Council::Crm,
        number: "123456".into(),
        region: "SP".into(),
        category: None,
        specialty: Some("Dermatologia".into()),
        rqe: Some("7890".into()),
    }
}

pub fn colleague(profession: Profession) -> Identity {
    let (council, region) = match profession {
        Profession::Cfm => (Council::Crm, "SP"),
        Profession::Cfp => (Council::Crp, "06"),
        Profession::Cfn => (Council::Crn, "3"),
        Profession::Cfo => (Council::Cro, "SP"),
        Profession::Cofen => (Council::Coren, "SP"),
    };
    Identity { profession, council, region: region.into(), specialty: None, rqe: None, ..physician() }
}

pub fn site() -> SiteProfile {
    SiteProfile {
        name: "Clínica Aurora".into(),
        base_url: "https://aurora.example".into(),
        city: Some("São Paulo".into()),
        region: Some("SP".into()),
        registration: Some("CRM/SP 900000".into()),
        technical_director: Some(physician()),
    }
}

pub fn publication(key: &str, year: u16) -> Publication {
    Publication {
        key: key.into(),
        title: format!("Title of {key}."),
        authors: vec![Author { family: "Silva".into(), given: "Maria".into() }],
        container: Some("Journal of Tests".into()),
        year: Some(year),
        volume: Some("1".into()),
        issue: None,
        pages: Some("1-9".into()),
        publisher: None,
        doi: Some(format!("10.1000/{key}")),
        pmid: None,
        pmcid: None,
        url: None,
        languages: vec!["en".into()],
        types: vec![PublicationType::SystematicReview],
        abstract_text: None,
        retracted: false,
        preprint: false,
        resolution: Resolution::Answered(Answer { by: "pubmed".into(), at: "2026-10-05T12:00:00Z".into() }),
    }
}

pub fn reference(claim: &str, publication: Publication) -> AcceptedReference {
    AcceptedReference { claim: claim.into(), publication }
}

pub fn request(markdown: &str) -> ProfileRequest {
    ProfileRequest {
        document: document(markdown, Language::PtBr),
        references: vec![reference("C001", publication("a", 2024))],
        author: physician(),
        site: site(),
        keywords: vec![],
        as_of: TODAY,
    }
}
