//! The literature of a tenant, searchable by words.
//!
//! The words are rows of `publication_terms`, the same on both engines: an inverted index that needs no extension and obeys
//! the same walls as every other table.

use domain::publication::Publication;
use policy::{Action, Target};
use uuid::Uuid;

use crate::error::Error;
use crate::row::{Row, to_json};
use crate::sql::{args, sql};
use crate::terms;
use crate::tx::Tx;

pub(crate) const READS: &[Action] =
    &[Action::LibraryRead, Action::LibraryWrite, Action::ReferenceImport, Action::ReferenceDecide, Action::JobRun];
const WRITES: &[Action] = &[Action::LibraryWrite, Action::ReferenceImport];

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
