//! S.4-1.1-3: the final text. The sanitised document with reference marks, the numbered list of references, the author's
//! identification, the notices, and scores. It adds to the text and tidies it; it never takes a word away.

mod disclaimers;
mod identification;
mod marks;
mod numbering;
mod place;
mod scores;
mod subject;
mod tidy;

use text::contract::types::StageError;
use text::format::credential;
use text::limits;

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "text-composer",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/privacy-types@0.1.0": text::contract::privacy_types,
            "lauda:content/claims-types@0.1.0": text::contract::claims_types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
            "lauda:content/publishing@0.1.0": text::contract::publishing,
            "lauda:content/profile-types@0.1.0": text::contract::profile_types,
        },
    });
}

pub use contract::exports::lauda::content::compose::{
    ComposeReport, ComposeRequest, Disclaimer, DisclaimerKind, DisclaimerPosition, Guest, NumberedReference, Scores,
};

const MOST_CLAIMS: usize = 5_000;
const MOST_REFERENCES: usize = 2_000;
const MOST_FINDINGS: usize = 20_000;
/// Longest field of author and site, in bytes.
const LONGEST_FIELD: usize = 2_000;

pub struct TextComposer;

impl Guest for TextComposer {
    fn compose(request: ComposeRequest) -> Result<ComposeReport, StageError> {
        check_size(&request)?;
        numbering::check(&request.claims, &request.references)?;
        compose(&request)
    }
}

fn check_size(request: &ComposeRequest) -> Result<(), StageError> {
    limits::check(&request.document)?;
    limits::at_most("claims", request.claims.len(), MOST_CLAIMS)?;
    limits::at_most("references", request.references.len(), MOST_REFERENCES)?;
    limits::at_most("findings", request.findings.len() + request.profile.warnings.len(), MOST_FINDINGS)?;
    let author = &request.author;
    let fields = [&author.name, &author.number, &author.region].into_iter().map(String::len);
    let optional = [&author.category, &author.specialty, &author.rqe].into_iter().flatten().map(String::len);
    limits::at_most("bytes in a field", fields.chain(optional).max().unwrap_or(0), LONGEST_FIELD)
}

fn compose(request: &ComposeRequest) -> Result<ComposeReport, StageError> {
    let language = request.document.language;
    let identification = identification::identification(&request.author, language)
        .ok_or_else(|| StageError::InvalidInput("the author has no name".to_owned()))?;
    let mut finder = place::Finder::new(&request.document);
    let places = request.claims.iter().map(|claim| finder.find(claim)).collect::<Result<Vec<_>, _>>()?;
    let numbered = numbering::number(&request.claims, &places, &request.references);
    let mut document = request.document.clone();
    marks::set(&mut document, &numbered);
    let registered = credential::missing(&request.author).is_none().then_some(identification.as_str());
    let subject = subject::of(&request.document, &request.author);
    Ok(ComposeReport {
        document: tidy::tidy(document),
        disclaimers: disclaimers::disclaimers(subject, &request.author, registered, language),
        scores: scores::scores(request, &numbered),
        references: numbered.into_iter().map(|entry| reference(entry, request)).collect(),
        identification,
    })
}

fn reference(entry: numbering::Numbered<'_>, request: &ComposeRequest) -> NumberedReference {
    NumberedReference {
        number: entry.number,
        citation: numbering::cite(entry.publication, request.style, request.document.language),
        publication: entry.publication.clone(),
        claims: entry.claims,
    }
}

contract::export!(TextComposer with_types_in contract);
