//! S.3-2: how a page presents itself to search engines and readers. Titles, description, address, outline, keywords,
//! readability, structured data, and warnings with rule ids `E-SEO-…`; deterministic, and silent about what only the
//! site knows (who reviewed, when).

mod cut;
mod keywords;
mod links;
mod outline;
mod page;
mod reading;
pub mod rules;
mod schema;
mod slug;
mod specialty;
mod stopwords;
mod trust;
mod wording;

use text::contract::profile_types::{ProfileReport, ProfileRequest};
use text::contract::types::{Finding, StageError};
use text::limits;

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "seo-profiler",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/privacy-types@0.1.0": text::contract::privacy_types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
            "lauda:content/publishing@0.1.0": text::contract::publishing,
            "lauda:content/profile-types@0.1.0": text::contract::profile_types,
        },
    });
}

pub use contract::exports::lauda::content::profile::Guest;

const MOST_REFERENCES: usize = 2_000;
const MOST_KEYWORDS: usize = 50;
const MOST_KEYWORD_WORDS: usize = 10;
/// Longest keyword and longest field of author and site, in bytes.
const LONGEST_FIELD: usize = 2_000;
const MOST_FINDINGS: usize = 1_000;

pub struct SeoProfiler;

impl Guest for SeoProfiler {
    fn optimize(request: ProfileRequest) -> Result<ProfileReport, StageError> {
        check_size(&request)?;
        Ok(report(&request))
    }
}

fn check_size(request: &ProfileRequest) -> Result<(), StageError> {
    limits::check(&request.document)?;
    limits::at_most("references", request.references.len(), MOST_REFERENCES)?;
    limits::at_most("keywords", request.keywords.len(), MOST_KEYWORDS)?;
    let words = request.keywords.iter().map(|k| k.split_whitespace().count()).max().unwrap_or(0);
    limits::at_most("words in a keyword", words, MOST_KEYWORD_WORDS)?;
    let (author, site) = (&request.author, &request.site);
    let fields = [&author.name, &author.number, &author.region, &site.name, &site.base_url];
    let longest = fields.into_iter().chain(&request.keywords).map(String::len).max().unwrap_or(0);
    limits::at_most("bytes in a field", longest, LONGEST_FIELD)
}

fn report(request: &ProfileRequest) -> ProfileReport {
    let document = &request.document;
    let mut warnings: Vec<Finding> = Vec::new();
    let summary = page::summary(document, &request.site.name);
    let meta_title = page::meta_title(&summary.title);
    if meta_title != summary.title {
        warnings.push(rules::TITLE_LONG.finding());
    }
    if summary.description.chars().count() < page::DESCRIPTION_LEAST {
        warnings.push(rules::DESCRIPTION_POOR.finding());
    }
    outline::check(document, &mut warnings);
    let keywords = keywords::keywords(request, &mut warnings);
    wording::check(&summary.pieces, request.author.profession, request.as_of, &mut warnings);
    let readability = reading::check(document, &mut warnings);
    links::check(document, &request.site.base_url, readability.words, &mut warnings);
    trust::check(request, &mut warnings);
    ProfileReport {
        slug: slug::slug(&summary.title, document.language),
        outline: outline::outline(document),
        json_ld: schema::json_ld(request, &summary),
        meta_title,
        title: summary.title,
        description: summary.description,
        keywords,
        readability,
        warnings: ordered(warnings, request),
    }
}

/// What is missing first, then in the order of the text, then by rule.
fn ordered(mut warnings: Vec<Finding>, request: &ProfileRequest) -> Vec<Finding> {
    let places = limits::index(&request.document);
    warnings.sort_by_cached_key(|w| {
        let place = w.span.as_ref().map(|s| (places.get(s.block.as_str()).copied(), s.start, s.end));
        (place, w.rule.clone())
    });
    warnings.truncate(MOST_FINDINGS);
    warnings
}

contract::export!(SeoProfiler with_types_in contract);
