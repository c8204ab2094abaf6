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

/// Rows looked at for one word of a search: a word in more publications than this says little.
const POSTINGS: u32 = 20_000;
/// Words of one search that count.
const QUERY_TERMS: usize = 24;
/// Rows of words that are remembered, a few MiB.
const MAX_POSTINGS: usize = 200_000;
/// Publications that are remembered.
const MAX_BODIES: usize = 2_000;

/// For a few searches at one time: what it remembers is not refreshed.
#[derive(Default)]
pub struct Searcher {
    count: Option<u64>,
    postings: HashMap<(String, u16), Vec<(Uuid, u32)>>,
    /// Rows in `postings`.
    held: usize,
    bodies: HashMap<Uuid, Publication>,
}

impl Searcher {
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
        let all = self.count(tx).await? as f64;
        let mut scores: HashMap<Uuid, f64> = HashMap::new();
        let mut query: Vec<String> = words.iter().flat_map(|word| terms::words(word)).collect();
        query.sort();
        query.dedup();
        query.truncate(QUERY_TERMS);
        for term in query {
            let rows = self.postings(tx, term, since_year.unwrap_or(0)).await?;
            let rarity = (1.0 + all / (1.0 + rows.len() as f64)).ln();
            for (publication, weight) in rows {
                *scores.entry(*publication).or_default() += rarity * f64::from(*weight);
            }
        }
        self.best(tx, scores, limit).await
    }

    async fn count(&mut self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let count = match self.count {
            Some(count) => count,
            None => library::count(tx).await?,
        };
        self.count = Some(count);
        Ok(count)
    }

    async fn postings(&mut self, tx: &mut Tx<'_>, term: String, since: u16) -> Result<&[(Uuid, u32)], Error> {
        let key = (term, since);
        if !self.postings.contains_key(&key) {
            let text = sql!(
                "select t.publication, t.weight from publication_terms t \
                 join publications p on p.tenant = $1 and p.id = t.publication \
                 where t.tenant = $1 and t.term = $2 and coalesce(p.year, 0) >= $3 limit $4"
            );
            let rows = tx.all(text, args![&key.0, since, POSTINGS]).await?;
            let rows: Result<Vec<_>, Error> =
                rows.iter().map(|row| Ok((row.get("publication")?, row.int("weight")?))).collect();
            self.remember(key.clone(), rows?);
        }
        Ok(&self.postings[&key])
    }

    fn remember(&mut self, key: (String, u16), rows: Vec<(Uuid, u32)>) {
        if self.held + rows.len() > MAX_POSTINGS {
            self.postings.clear();
            self.held = 0;
        }
        self.held += rows.len();
        self.postings.insert(key, rows);
    }

    async fn best(
        &mut self,
        tx: &mut Tx<'_>,
        scores: HashMap<Uuid, f64>,
        limit: u32,
    ) -> Result<Vec<Publication>, Error> {
        let mut ranked: Vec<(Uuid, f64)> = scores.into_iter().collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let mut found: Vec<(f64, Publication)> = Vec::new();
        for (id, score) in ranked.into_iter().take(limit as usize) {
            if let Some(publication) = self.body(tx, id).await? {
                found.push((score, publication));
            }
        }
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.year.cmp(&a.1.year)).then(a.1.key.cmp(&b.1.key)));
        Ok(found.into_iter().map(|(_, publication)| publication).collect())
    }

    async fn body(&mut self, tx: &mut Tx<'_>, id: Uuid) -> Result<Option<Publication>, Error> {
        if let Some(known) = self.bodies.get(&id) {
            return Ok(Some(known.clone()));
        }
        let text = sql!("select body from publications where tenant = $1 and id = $2");
        let Some(row) = tx.optional(text, args![id]).await? else { return Ok(None) };
        let publication: Publication = row.json("body")?;
        if self.bodies.len() < MAX_BODIES {
            self.bodies.insert(id, publication.clone());
        }
        Ok(Some(publication))
    }
}
