//! Searches of a tenant's literature by words. The claims of one piece share most of their words and publications, so a
//! searcher remembers what it has read.

use std::collections::HashMap;

use domain::publication::Publication;
use policy::Target;
use uuid::Uuid;

use crate::error::Error;
use crate::library::{self, READS};
use crate::sql::{args, sql};
use crate::terms;
use crate::tx::Tx;
use crate::value::Value;

/// Rows looked at for one word of a search: a word in more publications than this says little.
const POSTINGS: u32 = 20_000;
/// Words of one search that count.
const QUERY_TERMS: usize = 24;
/// Publications read by one statement: what a search asks for.
const BODIES: usize = 20;
/// Words, and publications that have most of them, which are read before they are searched for.
const AHEAD_TERMS: usize = 20 * QUERY_TERMS;
const AHEAD_BODIES: usize = 10 * BODIES;
/// Of a larger library nothing is read ahead: its words have too many rows.
const AHEAD_LIBRARY: u64 = 5_000;
/// Rows of words that are remembered, a few MiB.
const MAX_POSTINGS: usize = 200_000;
/// Publications that are remembered.
const MAX_BODIES: usize = 2_000;

/// What is looked for, as the index spells it.
struct Question {
    terms: Vec<String>,
    since: u16,
    limit: usize,
}

/// For a few searches at one time: what it remembers is not refreshed.
#[derive(Default)]
pub struct Searcher {
    count: Option<u64>,
    /// By word and first year.
    postings: HashMap<(String, u16), Vec<(Uuid, u32)>>,
    /// Rows in `postings`.
    held: usize,
    /// None where a publication went after its words were read.
    bodies: HashMap<Uuid, Option<Publication>>,
}

impl Searcher {
    /// The answer of [`search`](Self::search), where earlier ones have read all that it takes.
    pub fn recall(&self, words: &[String], since_year: Option<u16>, limit: u32) -> Option<Vec<Publication>> {
        self.answer(&Question::new(words, since_year, limit))
    }

    /// The publications that share most with the words, best first: each word counts for more the fewer publications have
    /// it, and for more in a title than in an abstract. Equal ones come newest first.
    ///
    /// # Errors
    /// `NotCovered` without a permit on the library.
    pub async fn search(
        &mut self,
        tx: &mut Tx<'_>,
        words: &[String],
        since_year: Option<u16>,
        limit: u32,
    ) -> Result<Vec<Publication>, Error> {
        tx.require(READS, Target::Any)?;
        let question = Question::new(words, since_year, limit);
        self.make_room();
        self.read_count(tx).await?;
        self.read_postings(tx, &question).await?;
        let ids: Vec<Uuid> = self.ranked(&question).unwrap_or_default().into_iter().map(|(id, _)| id).collect();
        self.read_bodies(tx, &ids).await?;
        Ok(self.answer(&question).unwrap_or_default())
    }

    /// Reads what searches for such words in publications of any year will need, in a few statements.
    ///
    /// # Errors
    /// `NotCovered` without a permit on the library.
    pub async fn read_ahead(&mut self, tx: &mut Tx<'_>, words: &[&str]) -> Result<(), Error> {
        tx.require(READS, Target::Any)?;
        let all = Question { terms: distinct(words, AHEAD_TERMS), since: 0, limit: AHEAD_BODIES };
        self.make_room();
        self.read_count(tx).await?;
        if self.count.is_none_or(|count| count > AHEAD_LIBRARY) {
            return Ok(());
        }
        for terms in all.terms.chunks(QUERY_TERMS) {
            self.read_postings(tx, &Question { terms: terms.to_vec(), ..all }).await?;
        }
        let ids: Vec<Uuid> = self.ranked(&all).unwrap_or_default().into_iter().map(|(id, _)| id).collect();
        self.read_bodies(tx, &ids).await
    }

    /// Between searches only, so that one search keeps what it has read until its end.
    fn make_room(&mut self) {
        if self.held > MAX_POSTINGS {
            self.postings.clear();
            self.held = 0;
        }
        if self.bodies.len() > MAX_BODIES {
            self.bodies.clear();
        }
    }

    async fn read_count(&mut self, tx: &mut Tx<'_>) -> Result<(), Error> {
        if self.count.is_none() {
            self.count = Some(library::count(tx).await?);
        }
        Ok(())
    }

    /// The rows of all words that are not known yet, by one statement.
    async fn read_postings(&mut self, tx: &mut Tx<'_>, question: &Question) -> Result<(), Error> {
        let key = |term: &String| (term.clone(), question.since);
        let unknown: Vec<&String> =
            question.terms.iter().filter(|term| !self.postings.contains_key(&key(term))).collect();
        let Some(first) = unknown.first() else { return Ok(()) };
        let text = sql!(
            "select t.term, t.publication, t.weight from publication_terms t \
             join publications p on p.tenant = $1 and p.id = t.publication \
             where t.tenant = $1 and coalesce(p.year, 0) >= $2 and t.term in ($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, \
             $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27) limit $3"
        );
        let mut values = args![question.since, POSTINGS * unknown.len() as u32];
        let repeated = std::iter::repeat_n(first, QUERY_TERMS - unknown.len());
        values.extend(unknown.iter().chain(repeated).map(|term| Value::from(term.as_str())));
        let rows = tx.all(text, values).await?;
        self.held += rows.len();
        self.postings.extend(unknown.into_iter().map(|term| (key(term), Vec::new())));
        for row in &rows {
            let posting = (row.get("publication")?, row.int("weight")?);
            self.postings.entry((row.text("term")?, question.since)).or_default().push(posting);
        }
        Ok(())
    }

    /// The publications that are not known yet, by one statement for each [`BODIES`] of them.
    async fn read_bodies(&mut self, tx: &mut Tx<'_>, ids: &[Uuid]) -> Result<(), Error> {
        let unknown: Vec<Uuid> = ids.iter().copied().filter(|id| !self.bodies.contains_key(id)).collect();
        for ids in unknown.chunks(BODIES) {
            let text = sql!(
                "select id, body from publications where tenant = $1 and id in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
                 $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)"
            );
            let repeated = std::iter::repeat_n(&ids[0], BODIES - ids.len());
            let rows = tx.all(text, ids.iter().chain(repeated).map(|&id| Value::from(id)).collect()).await?;
            self.bodies.extend(ids.iter().map(|&id| (id, None)));
            for row in &rows {
                self.bodies.insert(row.get("id")?, Some(row.json("body")?));
            }
        }
        Ok(())
    }

    /// None while something that it takes has not been read.
    fn answer(&self, question: &Question) -> Option<Vec<Publication>> {
        let mut found: Vec<(f64, &Publication)> = Vec::new();
        for (id, score) in self.ranked(question)? {
            found.extend(self.bodies.get(&id)?.as_ref().map(|publication| (score, publication)));
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.year.cmp(&a.1.year)).then(a.1.key.cmp(&b.1.key)));
        Some(found.into_iter().map(|(_, publication)| publication.clone()).collect())
    }

    fn ranked(&self, question: &Question) -> Option<Vec<(Uuid, f64)>> {
        let all = self.count? as f64;
        let mut scores: HashMap<Uuid, f64> = HashMap::new();
        for term in &question.terms {
            let rows = self.postings.get(&(term.clone(), question.since))?;
            let rarity = (1.0 + all / (1.0 + rows.len() as f64)).ln();
            for (publication, weight) in rows {
                *scores.entry(*publication).or_default() += rarity * f64::from(*weight);
            }
        }
        let mut ranked: Vec<(Uuid, f64)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        ranked.truncate(question.limit);
        Some(ranked)
    }
}

impl Question {
    fn new(words: &[String], since_year: Option<u16>, limit: u32) -> Question {
        Question { terms: distinct(words, QUERY_TERMS), since: since_year.unwrap_or(0), limit: limit as usize }
    }
}

/// The words of the texts as the index spells them, in order, so many at most.
fn distinct(texts: &[impl AsRef<str>], most: usize) -> Vec<String> {
    let mut terms: Vec<String> = texts.iter().flat_map(|text| terms::words(text.as_ref())).collect();
    terms.sort();
    terms.dedup();
    terms.truncate(most);
    terms
}
