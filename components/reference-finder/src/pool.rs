//! Every publication that one call has met, each once, with what its text is about.

use std::collections::HashMap;

use text::contract::bibliography::{Publication, Resolution};

use crate::level::Design;
use crate::profile::Profile;
use crate::record::{self, Notice};

/// More publications, or more bytes of titles and abstracts, than this are not kept: a guest has little memory.
const MOST: usize = 2_500;
const MOST_BYTES: usize = 12 << 20;

/// A publication and what is known of it.
pub struct Entry {
    pub publication: Publication,
    pub profile: Profile,
    pub design: Design,
    /// The library, the title or a notice says that it was taken back.
    pub retracted: bool,
    pub notice: Option<Notice>,
    title: String,
}

#[derive(Default)]
pub struct Pool {
    entries: Vec<Entry>,
    /// Places by `doi:`, `pmid:`, title and key.
    places: HashMap<String, usize>,
    bytes: usize,
}

impl Pool {
    pub fn get(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at)
    }

    /// Where the publication stands; a record of the same one joins the first.
    ///
    /// # Errors
    /// Says why it was left out: the pool is full, or its key is another publication's.
    pub fn add(&mut self, publication: Publication) -> Result<usize, String> {
        let key = format!("key:{}", publication.key);
        if let Some(&at) = self.places.get(&key).filter(|&&at| self.is_at(at, &publication)) {
            return Ok(at);
        }
        let title = record::title_key(&publication.title);
        let names = names(&publication, &title);
        if let Some(&at) = names.iter().find_map(|name| self.places.get(name)) {
            self.join(at, publication, names);
            return Ok(at);
        }
        if self.places.contains_key(&key) {
            return Err(format!(
                "{}: two publications have this key; the second was left out",
                record::cut(&publication.key, 80)
            ));
        }
        let size = publication.title.len() + publication.abstract_text.as_ref().map_or(0, String::len);
        if self.entries.len() >= MOST || self.bytes + size > MOST_BYTES {
            return Err("more publications than can be held; the rest were left out".to_owned());
        }
        self.bytes += size;
        let at = self.entries.len();
        self.places.insert(key, at);
        self.places.extend(names.into_iter().map(|name| (name, at)));
        let profile = Profile::of_publication(&publication);
        let retracted = publication.retracted || record::is_marked_retracted(&publication.title);
        let notice = record::notice_subject(&publication.title);
        let design = Design::of(&publication);
        self.entries.push(Entry { publication, profile, design, retracted, notice, title });
        Ok(at)
    }

    /// Whether this very record is there: most searches find what earlier ones found.
    fn is_at(&self, at: usize, other: &Publication) -> bool {
        self.get(at).is_some_and(|entry| {
            let own = &entry.publication;
            let named =
                (&own.title, &own.doi, &own.pmid, own.year) == (&other.title, &other.doi, &other.pmid, other.year);
            named
                && own.retracted == other.retracted
                && own.abstract_text == other.abstract_text
                && resolved(own) == resolved(other)
        })
    }

    /// Two records of one publication: one retraction is enough, and a resolved record is better than another.
    fn join(&mut self, at: usize, other: Publication, names: Vec<String>) {
        self.places.extend(names.into_iter().map(|name| (name, at)));
        let Some(entry) = self.entries.get_mut(at) else { return };
        entry.retracted |= other.retracted || record::is_marked_retracted(&other.title);
        let known = resolved(&entry.publication);
        let better = !known && resolved(&other);
        let fuller = entry.publication.abstract_text.is_none() && other.abstract_text.is_some();
        if better || known == resolved(&other) && fuller {
            entry.profile = Profile::of_publication(&other);
            entry.design = Design::of(&other);
            entry.publication = other;
        }
    }

    /// Marks what a retraction notice in the pool takes back.
    pub fn heed_notices(&mut self) {
        let taken_back: Vec<String> = self
            .entries
            .iter()
            .filter_map(|entry| entry.notice.as_ref())
            .filter(|notice| notice.retracts)
            .map(|notice| notice.title.clone())
            .collect();
        for entry in self.entries.iter_mut().filter(|entry| entry.notice.is_none()) {
            entry.retracted |= taken_back.contains(&entry.title);
        }
    }
}

/// Whether somebody found the record where it says that it is.
pub fn resolved(publication: &Publication) -> bool {
    !matches!(publication.resolution, Resolution::Unresolved)
}

fn names(publication: &Publication, title: &str) -> Vec<String> {
    let doi = publication.doi.as_deref().and_then(record::bare_doi).map(|doi| format!("doi:{doi}"));
    let pmid = publication.pmid.as_ref().map(|pmid| format!("pmid:{pmid}"));
    // Short titles ("Iron deficiency", "Editorial") are shared by many; a year tells some of them apart.
    let year = publication.year.map_or(String::new(), |year| year.to_string());
    let title = if title.split(' ').count() >= 6 { format!("title:{title}") } else { format!("title:{title}:{year}") };
    doi.into_iter().chain(pmid).chain([title]).collect()
}
