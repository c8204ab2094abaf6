//! Revisions: R, what a person submitted, and D, what compose made of it. They never change.

use domain::id::{PageId, RevisionId, UserId};
use domain::revision::{DerivedRevision, SourceRevision, hash_of, hex};
use jiff::Timestamp;
use policy::{Action, Target};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::error::Error;
use crate::grants::{READS_PIECE, READS_SOURCE};
use crate::row::{Row, from_json, to_json};
use crate::sql::{args, sql};
use crate::tx::Tx;

const TABLE: &str = "revisions";

/// Bytes of one revision as JSON: about ten times a draft of 50,000 words.
pub const MAX_BYTES: usize = 16 << 20;

#[derive(Clone, Debug, PartialEq)]
pub struct Stored<T> {
    pub id: RevisionId,
    pub page: PageId,
    pub parent: Option<RevisionId>,
    /// SHA-256 of the canonical JSON in hex, checked on reading.
    pub hash: String,
    pub created_by: Option<UserId>,
    pub created_at: Timestamp,
    pub revision: T,
}

/// The file that was handed in, as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    pub media_type: String,
    pub bytes: Vec<u8>,
    /// The map from the text of blocks back to bytes of the file, in the importer's own form.
    pub map: Option<Vec<u8>>,
}

/// One line of a page's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub id: RevisionId,
    /// `source` or `derived`.
    pub kind: String,
    pub parent: Option<RevisionId>,
    pub hash: String,
    pub created_by: Option<UserId>,
    pub created_at: Timestamp,
}

/// Keeps R, sealed. Returns its hash.
///
/// # Errors
/// `NotFound` without such a page, `TooLarge` over `MAX_BYTES`.
pub async fn insert_source(
    tx: &mut Tx<'_>,
    id: RevisionId,
    page: PageId,
    parent: Option<RevisionId>,
    revision: &SourceRevision,
) -> Result<String, Error> {
    tx.require(&[Action::PageSubmit, Action::PageEdit], Target::Page(page))?;
    insert(tx, "source", id, page, parent, revision).await
}

/// Keeps D, sealed until it is published. Returns its hash.
///
/// # Errors
/// `NotFound` without such a page, `TooLarge` over `MAX_BYTES`.
pub async fn insert_derived(
    tx: &mut Tx<'_>,
    id: RevisionId,
    page: PageId,
    source: RevisionId,
    revision: &DerivedRevision,
) -> Result<String, Error> {
    tx.require(&[Action::PageEdit, Action::JobRun], Target::Page(page))?;
    insert(tx, "derived", id, page, Some(source), revision).await
}

async fn insert<T: Serialize>(
    tx: &mut Tx<'_>,
    kind: &'static str,
    id: RevisionId,
    page: PageId,
    parent: Option<RevisionId>,
    revision: &T,
) -> Result<String, Error> {
    let (json, hash) = (to_json(revision), hash_of(revision));
    if json.len() > MAX_BYTES {
        return Err(Error::TooLarge("the revision"));
    }
    let body = tx.seal(TABLE, "body", id.uuid(), json.as_bytes());
    let text = sql!(
        "insert into revisions (tenant, id, page, kind, parent, hash, body, created_by, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    let author = tx.permit().caller().principal.user();
    let values = args![id, page, kind, parent, &hash, body, author, tx.now()];
    tx.exec(text, values).await.map_err(|e| e.or_exists("this revision").or_missing("page"))?;
    tx.changed(TABLE, id);
    Ok(hash)
}

/// # Errors
/// `NotFound`, `Damaged` when the text does not have the hash that was kept with it.
pub async fn source(tx: &mut Tx<'_>, page: PageId, id: RevisionId) -> Result<Stored<SourceRevision>, Error> {
    tx.require(READS_SOURCE, Target::Page(page))?;
    get(tx, "source", page, id).await
}

/// # Errors
/// `NotFound`, `Damaged` when the text does not have the hash that was kept with it.
pub async fn derived(tx: &mut Tx<'_>, page: PageId, id: RevisionId) -> Result<Stored<DerivedRevision>, Error> {
    tx.require(READS_PIECE, Target::Page(page))?;
    get(tx, "derived", page, id).await
}

async fn get<T: Serialize + DeserializeOwned>(
    tx: &mut Tx<'_>,
    kind: &'static str,
    page: PageId,
    id: RevisionId,
) -> Result<Stored<T>, Error> {
    let text = sql!("select * from revisions where tenant = $1 and page = $2 and id = $3 and kind = $4");
    let row = tx.optional(text, args![page, id, kind]).await?.ok_or(Error::NotFound("revision"))?;
    let json = tx.unseal(TABLE, "body", id.uuid(), &row.get::<Vec<u8>>("body")?)?;
    let hash = row.text("hash")?;
    if hex(&Sha256::digest(&json)) != hash {
        return Err(Error::Damaged("a revision"));
    }
    let Entry { parent, created_by, created_at, .. } = read_entry(&row)?;
    Ok(Stored { id, page, parent, hash, created_by, created_at, revision: from_json(&json, "a revision")? })
}

/// Revisions of the page before `before`, newest first, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn history(
    tx: &mut Tx<'_>,
    page: PageId,
    before: Option<RevisionId>,
    limit: u32,
) -> Result<Vec<Entry>, Error> {
    tx.require(READS_PIECE, Target::Page(page))?;
    let text = sql!(
        "select id, kind, parent, hash, created_by, created_at from revisions \
         where tenant = $1 and page = $2 and id < $3 order by id desc limit $4"
    );
    let before = before.map_or(Uuid::max(), RevisionId::uuid);
    tx.all(text, args![page, before, limit]).await?.iter().map(read_entry).collect()
}

/// Keeps the file from which R was imported, sealed. Returns its SHA-256 in hex.
///
/// # Errors
/// `TooLarge` over 64 MiB, `NotFound` without such a revision.
pub async fn insert_file(
    tx: &mut Tx<'_>,
    page: PageId,
    revision: RevisionId,
    file: &SourceFile,
) -> Result<String, Error> {
    tx.require(&[Action::PageSubmit, Action::PageEdit], Target::Page(page))?;
    if file.bytes.len() > 64 << 20 {
        return Err(Error::TooLarge("the file"));
    }
    let digest = hex(&Sha256::digest(&file.bytes));
    let body = tx.seal("source_files", "body", revision.uuid(), &file.bytes);
    let map = file.map.as_ref().map(|map| tx.seal("source_files", "map", revision.uuid(), map));
    let text = sql!(
        "insert into source_files (tenant, revision, media_type, digest, body, map) \
         select $1, id, $3, $4, $5, $6 from revisions where tenant = $1 and page = $7 and id = $2"
    );
    let values = args![revision, &file.media_type, &digest, body, map, page];
    if tx.exec(text, values).await? == 0 {
        return Err(Error::NotFound("revision"));
    }
    Ok(digest)
}

/// The file from which R was imported, where one was kept.
///
/// # Errors
/// `NotCovered` without a permit on this page's source.
pub async fn file(tx: &mut Tx<'_>, page: PageId, revision: RevisionId) -> Result<Option<SourceFile>, Error> {
    tx.require(READS_SOURCE, Target::Page(page))?;
    let text = sql!(
        "select f.* from source_files f join revisions r on r.tenant = $1 and r.id = f.revision \
         where f.tenant = $1 and r.page = $2 and f.revision = $3"
    );
    let Some(row) = tx.optional(text, args![page, revision]).await? else { return Ok(None) };
    let map = row.get::<Option<Vec<u8>>>("map")?;
    let open = |column, sealed: &[u8]| tx.unseal("source_files", column, revision.uuid(), sealed);
    Ok(Some(SourceFile {
        media_type: row.text("media_type")?,
        bytes: open("body", &row.get::<Vec<u8>>("body")?)?,
        map: map.map(|sealed| open("map", &sealed)).transpose()?,
    }))
}

fn read_entry(row: &Row) -> Result<Entry, Error> {
    Ok(Entry {
        id: row.id("id")?,
        kind: row.text("kind")?,
        parent: row.maybe_id("parent")?,
        hash: row.text("hash")?,
        created_by: row.maybe_id("created_by")?,
        created_at: row.at("created_at")?,
    })
}
