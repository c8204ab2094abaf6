//! The literature of a tenant, searchable by words.
//!
//! The words are rows of `publication_terms`, the same on both engines: an inverted index that needs no extension and obeys
//! the same walls as every other table.

use std::collections::HashMap;

use domain::publication::Publication;
use policy::{Action, Target};
use uuid::Uuid;

use crate::error::Error;
use crate::row::{Row, to_json};
use crate::sql::{args, sql};
use crate::terms;
use crate::tx::Tx;

const READS: &[Action] =
    &[Action::LibraryRead, Action::LibraryWrite, Action::ReferenceImport, Action::ReferenceDecide, Action::JobRun];
const WRITES: &[Action] = &[Action::LibraryWrite, Action::ReferenceImport];

/// Rows looked at for one word of a search: a word in more publications than this says little.
const POSTINGS: u32 = 20_000;

/// Words of one search that count.
const QUERY_TERMS: usize = 24;

/// What becomes of an imported record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    New,
    Replaced,
}

/// Adds the publication, or replaces the record with its key.
///
/// # Errors
/// `TooLarge` over 1 MiB.
pub async fn put(tx: &mut Tx<'_>, publication: &Publication) -> Result<Put, Error> {
    tx.require(WRITES, Target::Library)?;
    let body = to_json(publication);
    if body.len() > 1 << 20 {
        return Err(Error::TooLarge("the record"));
    }
    let text = sql!(
        "insert into publications (tenant, id, publication_key, doi, pmid, year, retracted, body, imported_by, \
         updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
         on conflict (tenant, publication_key) do update set doi = excluded.doi, pmid = excluded.pmid, \
         year = excluded.year, retracted = excluded.retracted, body = excluded.body, \
         imported_by = excluded.imported_by, updated_at = excluded.updated_at returning id"
    );
    let (new, by) = (tx.new_id::<Uuid>(), tx.permit().caller().principal.user());
    let doi = publication.doi.as_deref().map(normal);
    let values = args![
        new,
        &publication.key,
        doi,
        &publication.pmid,
        publication.year,
        publication.retracted,
        body,
        by,
        tx.now(),
    ];
    let id: Uuid = tx.write_one(text, values).await?.ok_or(Error::NotFound("publication"))?.get("id")?;
    index(tx, id, publication).await?;
    tx.changed("publications", id);
    Ok(if id == new { Put::New } else { Put::Replaced })
}

async fn index(tx: &mut Tx<'_>, id: Uuid, publication: &Publication) -> Result<(), Error> {
    tx.exec(sql!("delete from publication_terms where tenant = $1 and publication = $2"), args![id]).await?;
    let text = sql!("insert into publication_terms (tenant, term, publication, weight) values ($1, $2, $3, $4)");
    for (term, weight) in terms::of(publication) {
        tx.exec(text, args![term, id, weight]).await?;
    }
    Ok(())
}

/// # Errors
/// `NotCovered` without a permit on the library.
pub async fn get(tx: &mut Tx<'_>, key: &str) -> Result<Option<Publication>, Error> {
    tx.require(READS, Target::Any)?;
    let text = sql!("select body from publications where tenant = $1 and publication_key = $2");
    tx.optional(text, args![key]).await?.map(|row| row.json("body")).transpose()
}

/// Without regard to case, as DOIs are.
///
/// # Errors
/// `NotCovered` without a permit on the library.
pub async fn by_doi(tx: &mut Tx<'_>, doi: &str) -> Result<Option<Publication>, Error> {
    tx.require(READS, Target::Any)?;
    let text = sql!("select body from publications where tenant = $1 and doi = $2 order by publication_key limit 1");
    tx.optional(text, args![normal(doi)]).await?.map(|row| row.json("body")).transpose()
}

/// # Errors
/// `NotCovered` without a permit on the library.
pub async fn by_pmid(tx: &mut Tx<'_>, pmid: &str) -> Result<Option<Publication>, Error> {
    tx.require(READS, Target::Any)?;
    let text = sql!("select body from publications where tenant = $1 and pmid = $2 order by publication_key limit 1");
    tx.optional(text, args![pmid.trim()]).await?.map(|row| row.json("body")).transpose()
}

/// The publications that share most with the words, best first: each word counts for more the fewer publications have it,
/// and for more in a title than in an abstract. Equal ones come newest first.
///
/// # Errors
/// `NotCovered` without a permit on the library.
pub async fn search(
    tx: &mut Tx<'_>,
    words: &[String],
    since_year: Option<u16>,
    limit: u32,
) -> Result<Vec<Publication>, Error> {
    tx.require(READS, Target::Any)?;
    let all = count(tx).await? as f64;
    let mut scores: HashMap<Uuid, f64> = HashMap::new();
    let mut query: Vec<String> = words.iter().flat_map(|word| terms::words(word)).collect();
    query.sort();
    query.dedup();
    query.truncate(QUERY_TERMS);
    for term in query {
        let text = sql!(
            "select t.publication, t.weight from publication_terms t \
             join publications p on p.tenant = $1 and p.id = t.publication \
             where t.tenant = $1 and t.term = $2 and coalesce(p.year, 0) >= $3 limit $4"
        );
        let rows = tx.all(text, args![term, since_year.unwrap_or(0), POSTINGS]).await?;
        let rarity = (1.0 + all / (1.0 + rows.len() as f64)).ln();
        for row in &rows {
            *scores.entry(row.get("publication")?).or_default() += rarity * f64::from(row.int::<u32>("weight")?);
        }
    }
    best(tx, scores, limit).await
}

async fn best(tx: &mut Tx<'_>, scores: HashMap<Uuid, f64>, limit: u32) -> Result<Vec<Publication>, Error> {
    let mut ranked: Vec<(Uuid, f64)> = scores.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let mut found: Vec<(f64, Publication)> = Vec::new();
    for (id, score) in ranked.into_iter().take(limit as usize) {
        let text = sql!("select body from publications where tenant = $1 and id = $2");
        if let Some(row) = tx.optional(text, args![id]).await? {
            found.push((score, row.json("body")?));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.year.cmp(&a.1.year)).then(a.1.key.cmp(&b.1.key)));
    Ok(found.into_iter().map(|(_, publication)| publication).collect())
}

/// Publications after the key `after`, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit on the library.
pub async fn list(tx: &mut Tx<'_>, after: &str, limit: u32) -> Result<Vec<Publication>, Error> {
    tx.require(READS, Target::Any)?;
    let text = sql!(
        "select body from publications where tenant = $1 and publication_key > $2 order by publication_key limit $3"
    );
    tx.all(text, args![after, limit]).await?.iter().map(|row: &Row| row.json("body")).collect()
}

/// # Errors
/// `NotCovered` without a permit on the library.
pub async fn count(tx: &mut Tx<'_>) -> Result<u64, Error> {
    tx.require(READS, Target::Any)?;
    let row = tx.optional(sql!("select count(*) as n from publications where tenant = $1"), args![]).await?;
    row.map_or(Ok(0), |row| row.int("n"))
}

/// # Errors
/// `NotFound`.
pub async fn remove(tx: &mut Tx<'_>, key: &str) -> Result<(), Error> {
    tx.require(WRITES, Target::Library)?;
    let find = sql!("select id from publications where tenant = $1 and publication_key = $2");
    let id: Uuid = tx.optional(find, args![key]).await?.ok_or(Error::NotFound("publication"))?.get("id")?;
    tx.exec(sql!("delete from publication_terms where tenant = $1 and publication = $2"), args![id]).await?;
    tx.exec(sql!("delete from publications where tenant = $1 and id = $2"), args![id]).await?;
    tx.changed("publications", id);
    Ok(())
}

/// A DOI is written in any case and with or without its resolver.
fn normal(doi: &str) -> String {
    let doi = doi.trim().to_ascii_lowercase();
    let bare = ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi:"];
    let bare = bare.iter().find_map(|prefix| doi.strip_prefix(prefix));
    bare.map_or(doi.clone(), |rest| rest.trim().to_owned())
}
