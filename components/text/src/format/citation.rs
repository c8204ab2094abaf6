//! A citation is made in two steps: the record is read into clean fields once, then a style arranges them.

use super::locator::{Pages, address, doi, pmid};
use super::name::Name;
use super::plain::{line, present};
use super::{abnt, vancouver};
use crate::contract::bibliography::{CitationStyle, Publication, PublicationType};
use crate::contract::types::{Date, Language};

/// More authors than any style shows are not looked at.
const MOST_AUTHORS: usize = 64;

/// What kind of work it is, as far as the styles arrange it differently.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Article,
    /// Books, and guidelines that no journal carries.
    Book,
    Chapter,
    WebPage,
}

pub(super) struct Fields {
    pub(super) form: Form,
    pub(super) title: String,
    pub(super) authors: Vec<Name>,
    pub(super) container: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) year: Option<u16>,
    pub(super) volume: Option<String>,
    pub(super) issue: Option<String>,
    pub(super) pages: Option<Pages>,
    pub(super) doi: Option<String>,
    pub(super) pmid: Option<String>,
    pub(super) address: Option<String>,
    pub(super) languages: Vec<String>,
    pub(super) retracted: bool,
    pub(super) preprint: bool,
    pub(super) accessed: Option<Date>,
}

/// A reference in plain text: ABNT NBR 6023:2018 or Vancouver (ICMJE, by Citing Medicine of NLM), with the words around
/// it in `language`. Fields that the record lacks are left out. `accessed` is when somebody or some service reached the
/// address; without it the citation names no date of access. There is no emphasis: a site that wants the container of an
/// ABNT citation in bold finds it in the publication itself.
pub fn citation(publication: &Publication, style: CitationStyle, language: Language, accessed: Option<Date>) -> String {
    let fields = read(publication, accessed.filter(|d| super::is_valid(*d)));
    let cited = match style {
        CitationStyle::Abnt => abnt::citation(&fields, language),
        CitationStyle::Vancouver => vancouver::citation(&fields, language),
    };
    // A field that was cut to a part of itself may have left a space at the cut.
    cited.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(publication: &Publication, accessed: Option<Date>) -> Fields {
    let authors: Vec<Name> = publication.authors.iter().take(MOST_AUTHORS).filter_map(Name::new).collect();
    let title = line(&publication.title);
    let marked = title.get(..9).is_some_and(|t| t.eq_ignore_ascii_case("retracted"));
    Fields {
        form: form(publication),
        retracted: publication.retracted && !marked,
        title: title.trim_end_matches('.').trim_end().to_owned(),
        authors,
        container: present(publication.container.as_ref()),
        publisher: present(publication.publisher.as_ref()),
        year: publication.year.filter(|y| *y > 0),
        volume: present(publication.volume.as_ref()),
        issue: present(publication.issue.as_ref()),
        pages: Pages::parse(publication.pages.as_ref()),
        doi: publication.doi.as_deref().and_then(doi),
        pmid: pmid(publication),
        address: address(publication),
        languages: publication.languages.iter().take(8).map(|code| line(code).to_lowercase()).collect(),
        preprint: publication.preprint,
        accessed,
    }
}

fn form(publication: &Publication) -> Form {
    let has = |kind| publication.types.contains(&kind);
    let in_journal = publication.volume.is_some() || publication.issue.is_some();
    if has(PublicationType::WebPage) {
        Form::WebPage
    } else if has(PublicationType::Book) {
        let chapter = publication.container.is_some() && publication.pages.is_some();
        if chapter { Form::Chapter } else { Form::Book }
    } else if !in_journal && (publication.container.is_none() || is_document(publication)) {
        Form::Book
    } else {
        Form::Article
    }
}

/// A guideline or consensus that an organisation published by itself.
fn is_document(publication: &Publication) -> bool {
    let society =
        [PublicationType::Guideline, PublicationType::Consensus].iter().any(|t| publication.types.contains(t));
    society && publication.pages.is_none() && publication.doi.is_none() && publication.pmid.is_none()
}
