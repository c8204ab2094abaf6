//! The list of references: each citation with one link, and a way back to the text.

use domain::composition::NumberedReference;
use domain::document::{Document, MarkKind};
use domain::publication::Publication;
use domain::revision::DerivedRevision;
use serde::Serialize;

/// A citation around its link. Without a link all of it is in `before`.
#[derive(Debug, PartialEq, Serialize)]
pub(crate) struct ReferenceView<'a> {
    number: u32,
    before: &'a str,
    link: Option<Link>,
    after: &'a str,
    /// Whether a mark in the text leads here.
    cited: bool,
}

#[derive(Debug, PartialEq, Serialize)]
struct Link {
    url: String,
    text: String,
    /// Not part of the citation.
    added: bool,
}

pub(crate) fn references(derived: &DerivedRevision) -> Vec<ReferenceView<'_>> {
    let cited = cited(&derived.document);
    derived.references.iter().map(|reference| view(reference, cited.contains(&reference.number))).collect()
}

fn view(reference: &NumberedReference, cited: bool) -> ReferenceView<'_> {
    let (number, citation) = (reference.number, reference.citation.as_str());
    let Some((url, id)) = address(&reference.publication) else {
        return ReferenceView { number, before: citation, link: None, after: "", cited };
    };
    // The citation mostly prints its address, or else the identifier; only where it has neither is one added.
    let printed =
        [url.as_str(), id.as_str()].into_iter().find_map(|text| Some((text.to_owned(), citation.rfind(text)?)));
    let added = printed.is_none();
    let (text, at) = printed.unwrap_or_else(|| (url.clone(), citation.len()));
    let after = if added { "" } else { &citation[at + text.len()..] };
    ReferenceView { number, before: &citation[..at], link: Some(Link { url, text, added }), after, cited }
}

/// Where the publication can be read, and the identifier that a citation may print in place of the address.
fn address(publication: &Publication) -> Option<(String, String)> {
    let doi = publication.doi.as_ref().map(|doi| (format!("https://doi.org/{doi}"), doi.clone()));
    let pmid = || {
        publication.pmid.as_ref().map(|id| (format!("https://pubmed.ncbi.nlm.nih.gov/{id}/"), format!("PMID: {id}")))
    };
    let url = || publication.url.clone().filter(|url| url.starts_with("https://") || url.starts_with("http://"));
    doi.or_else(pmid).or_else(|| url().map(|url| (url.clone(), url)))
}

fn cited(document: &Document) -> std::collections::HashSet<u32> {
    let marks = document.blocks.iter().flat_map(|block| &block.marks);
    let numbers = marks.filter_map(|mark| match mark.kind {
        MarkKind::Reference(number) => Some(number),
        _ => None,
    });
    numbers.collect()
}
