//! `lauda:content/bibliography` and `lauda:content/literature`.

use domain::{literature, publication};

use super::{record, variant};
use crate::contract::evidence::lauda::content::literature as wit;
use crate::contract::shared::bibliography;

record!(publication::Author => bibliography::Author { family, given });
variant!(publication::PublicationType => bibliography::PublicationType {
    MetaAnalysis, SystematicReview, Guideline, Consensus, RandomizedTrial, ClinicalTrial, Observational, CaseReport,
    NarrativeReview, Editorial, Letter, Book, WebPage, Other,
});
record!(publication::Answer => bibliography::Answer { by, at });
variant!(publication::Resolution => bibliography::Resolution { Unresolved; Answered, Imported });
record!(publication::Publication => bibliography::Publication {
    key, title, authors, container, year, volume, issue, pages, publisher, doi, pmid, pmcid, url, languages, types,
    abstract_text, retracted, preprint, resolution,
});
variant!(publication::CitationStyle => bibliography::CitationStyle { Abnt, Vancouver });

record!(literature::Query => wit::Query { expression, terms, since_year, limit });
variant!(literature::Identifier => wit::Identifier { ; Doi, Pmid });
variant!(literature::LiteratureError => wit::LiteratureError { OverBudget; Unavailable, Refused });
