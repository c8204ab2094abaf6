//! The whole pipeline over one small draft, through every typed call: each value crosses the boundary both ways.

#![allow(clippy::unwrap_used, reason = "tests panic")]

mod guests;

use domain::claim::ClaimsRequest;
use domain::composition::ComposeRequest;
use domain::document::{Block, BlockKind, Document, Language};
use domain::evidence::EvidenceRequest;
use domain::finding::Profession;
use domain::literature::{Identifier, Literature, LiteratureError, Query};
use domain::privacy::{Council, PrivacyRequest};
use domain::profile::ProfileRequest;
use domain::publication::{Answer, Author, CitationStyle, Publication, PublicationType, Resolution};
use domain::publishing::{AcceptedReference, Identity, SiteProfile};
use domain::rule::{Audience, PageKind, RulesRequest};
use host::{Call, DateStyle, Host, accept};

const CPF: &str = "529.982.247-25";

fn draft() -> Document {
    let block = |id: &str, kind, text: String| Block { id: id.into(), kind, text, marks: vec![] };
    Document {
        language: Language::PtBr,
        blocks: vec![
            block("b1", BlockKind::Heading(1), "Asma em adultos".into()),
            block("b2", BlockKind::Paragraph, format!("O paciente João Pereira da Silva, CPF {CPF}, procurou ajuda.")),
            block(
                "b3",
                BlockKind::Paragraph,
                "O corticoide inalatório reduz em 55% as crises graves de asma em adultos.".into(),
            ),
        ],
    }
}

fn date() -> jiff::civil::Date {
    "2025-11-21".parse().unwrap()
}

fn publication() -> Publication {
    Publication {
        key: "doi:10.1000/asthma".into(),
        title: "Inhaled corticosteroids reduce severe asthma exacerbations in adults: a randomised trial".into(),
        authors: vec![Author { family: "Souza".into(), given: "Ana".into() }],
        container: Some("Journal of Asthma".into()),
        year: Some(2023),
        volume: Some("60".into()),
        issue: None,
        pages: Some("1-9".into()),
        publisher: None,
        doi: Some("10.1000/asthma".into()),
        pmid: None,
        pmcid: None,
        url: None,
        languages: vec!["en".into()],
        types: vec![PublicationType::RandomizedTrial],
        abstract_text: Some("Inhaled corticosteroids reduced severe asthma exacerbations by 55% in adults.".into()),
        retracted: false,
        preprint: false,
        resolution: Resolution::Imported(Answer { by: "ana".into(), at: "2025-11-01T00:00:00Z".into() }),
    }
}

/// Finds the same publication whatever is asked, and counts.
struct Shelf(u32);

impl Literature for Shelf {
    fn search(&mut self, _: &Query) -> Result<Vec<Publication>, LiteratureError> {
        self.0 += 1;
        Ok(vec![publication()])
    }

    fn resolve(&mut self, _: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        Ok(Some(publication()))
    }
}

fn author() -> Identity {
    Identity {
        name: "Ana Souza".into(),
        title: Some("Dra.".into()),
        feminine: true,
        profession: Profession::Cfm,
        council: Council::Crm,
        number: "123456".into(),
        region: "SP".into(),
        category: None,
        specialty: Some("Pneumologia".into()),
        rqe: Some("7890".into()),
    }
}

fn site() -> SiteProfile {
    SiteProfile {
        name: "Clínica Aurora".into(),
        base_url: "https://aurora.example".into(),
        city: Some("São Paulo".into()),
        region: Some("SP".into()),
        registration: None,
        technical_director: Some(author()),
    }
}

#[test]
fn a_draft_goes_through_all_stages() {
    let host = guests::started();
    let call = Call::CONFIGURED;
    let request = PrivacyRequest { document: draft(), consents: vec![], as_of: date() };
    let privacy = host.analyze(call, &request, accept).unwrap().value;
    let document = privacy.sanitised;
    assert!(!format!("{document:?}").contains(CPF), "{document:?}");
    assert!(privacy.risk > 0 && !privacy.redactions.is_empty());

    let claims = host.extract(call, &ClaimsRequest { document: document.clone() }, accept).unwrap().value.claims;
    let claim = claims.iter().find(|claim| claim.span.block == "b3").expect("the number is a claim");
    assert!(draft().blocks[2].text.contains(&claim.quote), "{}", claim.quote);

    let request = EvidenceRequest { claims: claims.clone(), as_of: date(), per_claim: 3 };
    let mut shelf = Shelf(0);
    let evidence = host.find(call, &request, &mut shelf, accept).unwrap().value;
    assert_eq!(evidence.claims.len(), claims.len());
    assert!(shelf.0 > 0 && evidence.searches == shelf.0, "{} searches, {} asked", evidence.searches, shelf.0);

    let references = vec![AcceptedReference { claim: claim.id.clone(), publication: publication() }];
    let profile = ProfileRequest {
        document: document.clone(),
        references: references.clone(),
        author: author(),
        site: site(),
        keywords: vec!["asma".into()],
        as_of: date(),
    };
    let profile = host.optimize(call, &profile, accept).unwrap().value;
    assert!(profile.slug.contains("asma"), "{}", profile.slug);

    // The facts of the draft point into the draft; those of the sanitised document are fewer.
    let request = PrivacyRequest { document: document.clone(), consents: vec![], as_of: date() };
    let facts = host.analyze(call, &request, accept).unwrap().value.facts;
    let rules = RulesRequest {
        document: document.clone(),
        facts,
        profession: Some(Profession::Cfm),
        audience: Audience::GeneralPublic,
        page: PageKind::Article,
        as_of: date(),
    };
    let findings = host.validate(call, &rules, accept).unwrap().value;
    let request = ComposeRequest {
        document,
        claims,
        references,
        profile,
        author: author(),
        site: site(),
        style: CitationStyle::Abnt,
        findings,
        as_of: date(),
    };
    let composed = host.compose(call, &request, accept).unwrap().value;
    assert!(composed.identification.contains("123456"), "{}", composed.identification);
    assert!(composed.references[0].citation.contains("SOUZA"), "{:?}", composed.references);
}

#[test]
fn every_rule_of_the_catalogue_names_its_source_in_both_languages() {
    let rules = guests::started().catalogue(Call::CONFIGURED).unwrap().value;
    assert!(rules.len() > 20);
    for rule in rules {
        let texts = [&rule.id, &rule.source, &rule.summary.pt, &rule.summary.en];
        assert!(texts.iter().all(|text| !text.is_empty()), "{rule:?}");
    }
}

#[test]
fn values_are_written_as_the_language_wants_them() {
    let (host, call): (Host, _) = (guests::started(), Call::CONFIGURED);
    let quantity = |language| host.format_quantity(call, 1.5, "mg", 1, language).unwrap().value;
    assert!(quantity(Language::PtBr).starts_with("1,5") && quantity(Language::En).starts_with("1.5"));
    let long = |language| host.format_date(call, date(), DateStyle::Long, language).unwrap().value;
    assert!(long(Language::PtBr).contains("novembro") && long(Language::En).contains("November"));
    assert_ne!(long(Language::En), host.format_date(call, date(), DateStyle::Short, Language::En).unwrap().value);
    let citation = |style| host.format_citation(call, &publication(), style, Language::PtBr, None).unwrap().value;
    assert!(citation(CitationStyle::Abnt).starts_with("SOUZA"), "{}", citation(CitationStyle::Abnt));
    assert_ne!(citation(CitationStyle::Abnt), citation(CitationStyle::Vancouver));
}
