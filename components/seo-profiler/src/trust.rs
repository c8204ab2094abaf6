//! What Google's raters ask of pages on health ("your money or your life"), as far as the stage can know it: who signs,
//! what supports the text. Who reviewed it and when is the site's to add.

use crate::rules::{self, Detail};
use text::contract::bibliography::{Publication, Resolution};
use text::contract::privacy_types::Council;
use text::contract::profile_types::ProfileRequest;
use text::contract::types::Finding;
use text::format::credential;

/// Evidence that is older may have been overtaken, in years.
const RECENT_YEARS: u16 = 5;

/// Whether a publication may be shown as a source: resolved and not retracted.
pub fn is_citable(publication: &Publication) -> bool {
    !publication.retracted && publication.resolution != Resolution::Unresolved
}

pub fn check(request: &ProfileRequest, findings: &mut Vec<Finding>) {
    author(request, findings);
    references(request, findings);
    let site = &request.site;
    if request.author.council == Council::Crm && (site.registration.is_none() || site.technical_director.is_none()) {
        findings.push(rules::DIRECTOR_UNNAMED.finding());
    }
}

fn author(request: &ProfileRequest, findings: &mut Vec<Finding>) {
    let author = &request.author;
    if let Some(field) = credential::missing(author) {
        let pt = match field {
            "name" => "o nome",
            "number" => "o número do registro",
            _ => "a região do conselho",
        };
        findings.push(rules::AUTHOR_INCOMPLETE.finding().saying(
            format!("Falta {pt} na identificação do autor."),
            format!("The author's identification lacks the {field}."),
        ));
    } else if credential::name(author).split(' ').count() < 2 {
        findings.push(
            rules::AUTHOR_INCOMPLETE
                .finding()
                .saying("O autor precisa de nome e sobrenome.", "The author needs a first and a last name."),
        );
    }
    if author.specialty.is_some() && credential::specialty(author).is_none() {
        findings.push(rules::SPECIALTY_UNREGISTERED.finding());
    }
}

fn references(request: &ProfileRequest, findings: &mut Vec<Finding>) {
    for reference in request.references.iter().filter(|r| !is_citable(&r.publication)) {
        let title = crate::cut::cut(&reference.publication.title, 80);
        findings.push(rules::REFERENCE_REFUSED.finding().saying(
            format!("“{title}” foi retratada ou não foi confirmada."),
            format!("“{title}” was retracted or is not confirmed."),
        ));
    }
    let years = request.references.iter().filter(|r| is_citable(&r.publication)).map(|r| r.publication.year);
    let years: Vec<Option<u16>> = years.collect();
    if years.is_empty() {
        findings.push(rules::REFERENCES_NONE.finding().suggesting(
            "Cite ao menos uma diretriz ou revisão para o que o texto afirma.",
            "Cite at least one guideline or review for what the text states.",
        ));
    } else if years
        .iter()
        .flatten()
        .max()
        .is_some_and(|newest| newest.saturating_add(RECENT_YEARS) < request.as_of.year)
    {
        findings.push(rules::REFERENCES_OLD.finding());
    }
}
