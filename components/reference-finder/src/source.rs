//! The literature behind a budget: how often it may be asked, when to stop asking, what went wrong.

use std::collections::HashMap;

use text::contract::bibliography::Publication;

use crate::pool::Pool;
use crate::record;
use crate::{Identifier, LiteratureError, Query};

/// Where publications come from: the import of the world, or a double in a test.
pub trait Literature {
    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError>;
    fn resolve(&mut self, id: &Identifier) -> Result<Option<Publication>, LiteratureError>;
}

/// Calls of the literature in one call of the stage, searches and resolutions together.
pub const MOST_CALLS: u32 = 400;
/// Failures in a row after which the literature is left alone.
const PATIENCE: u32 = 5;
const MOST_FAILURES: usize = 100;
const LONGEST_FAILURE: usize = 300;

pub struct Source<'a> {
    literature: &'a mut dyn Literature,
    asked: HashMap<String, Vec<usize>>,
    calls: u32,
    searches: u32,
    failed_in_a_row: u32,
    stopped: bool,
    failures: Vec<String>,
    as_of_year: u16,
}

impl<'a> Source<'a> {
    pub fn new(literature: &'a mut dyn Literature, as_of_year: u16) -> Self {
        Source {
            literature,
            asked: HashMap::new(),
            calls: 0,
            searches: 0,
            failed_in_a_row: 0,
            stopped: false,
            failures: Vec::new(),
            as_of_year,
        }
    }

    /// The publications that a search finds, as places in the pool; the same search is made once. `None` where it was
    /// not made or failed.
    pub fn search(&mut self, query: &Query, pool: &mut Pool) -> Option<Vec<usize>> {
        let key = format!("{}\n{}\n{:?}", query.expression, query.terms.join("\n"), query.since_year);
        if let Some(found) = self.asked.get(&key) {
            return Some(found.clone());
        }
        self.may_ask()?;
        self.searches += 1;
        let answer = self.literature.search(query);
        let mut publications = self.answer(answer, "search")?;
        let most = usize::from(query.limit);
        if publications.len() > most {
            self.fail(format!(
                "a search for at most {most} publications gave {}; the rest were left out",
                publications.len()
            ));
            publications.truncate(most);
        }
        let found = self.admit(publications, pool);
        self.asked.insert(key, found.clone());
        Some(found)
    }

    /// The publication with an identifier. `None` where there is none, or the literature did not say.
    pub fn resolve(&mut self, id: &Identifier, pool: &mut Pool) -> Option<usize> {
        let key = match id {
            Identifier::Doi(doi) => format!("doi:{doi}"),
            Identifier::Pmid(pmid) => format!("pmid:{pmid}"),
        };
        if let Some(found) = self.asked.get(&key) {
            return found.first().copied();
        }
        self.may_ask()?;
        let answer = self.literature.resolve(id);
        let publication = self.answer(answer, &key)?;
        let found = match publication {
            Some(publication) if record::answers(&publication, id) => self.admit(vec![publication], pool),
            Some(_) => {
                self.fail(format!("{key}: the literature answered with another publication"));
                Vec::new()
            }
            None => Vec::new(),
        };
        self.asked.insert(key, found.clone());
        found.first().copied()
    }

    pub fn searches(&self) -> u32 {
        self.searches
    }

    /// Whether some search was not made because the budget was spent or the literature failed.
    pub fn is_stopped(&self) -> bool {
        self.stopped
    }

    pub fn into_failures(self) -> Vec<String> {
        self.failures
    }

    fn may_ask(&mut self) -> Option<()> {
        if !self.stopped && self.calls >= MOST_CALLS {
            self.stop(format!("the budget of {MOST_CALLS} calls is spent"));
        }
        if self.stopped {
            return None;
        }
        self.calls += 1;
        Some(())
    }

    fn answer<T>(&mut self, answer: Result<T, LiteratureError>, what: &str) -> Option<T> {
        match answer {
            Ok(value) => {
                self.failed_in_a_row = 0;
                return Some(value);
            }
            Err(LiteratureError::OverBudget) => self.stop("the host's budget for the literature is spent".to_owned()),
            Err(LiteratureError::Unavailable(reason)) => self.failed(format!("{what}: unavailable: {reason}")),
            Err(LiteratureError::Refused(reason)) => self.failed(format!("{what}: refused: {reason}")),
        }
        None
    }

    fn failed(&mut self, failure: String) {
        self.fail(failure);
        self.failed_in_a_row += 1;
        if self.failed_in_a_row >= PATIENCE {
            self.stop(format!("{PATIENCE} calls in a row failed; the literature was not asked again"));
        }
    }

    fn stop(&mut self, reason: String) {
        self.stopped = true;
        self.fail(reason);
    }

    fn fail(&mut self, failure: String) {
        let failure = record::cut(&failure, LONGEST_FAILURE).to_owned();
        if self.failures.len() < MOST_FAILURES && self.failures.last() != Some(&failure) {
            self.failures.push(failure);
        }
    }

    fn admit(&mut self, publications: Vec<Publication>, pool: &mut Pool) -> Vec<usize> {
        let mut found = Vec::new();
        for publication in publications {
            match record::tidy(publication, self.as_of_year) {
                Ok((publication, cut)) => {
                    if cut {
                        self.fail(format!(
                            "{}: fields of an improper size or shape were cut",
                            record::cut(&publication.key, 80)
                        ));
                    }
                    match pool.add(publication) {
                        Ok(at) if !found.contains(&at) => found.push(at),
                        Ok(_) => {}
                        Err(reason) => self.fail(reason),
                    }
                }
                Err(reason) => self.fail(reason),
            }
        }
        found
    }
}
