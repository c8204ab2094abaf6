//! What publication compiled: bytes by their digest, and the map from paths of a site to them.

use domain::id::PageId;
use domain::revision::hex;
use jiff::Timestamp;
use policy::{Action, Target};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::grants::CHANGES_SITE;
use crate::row::{Row, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;

/// Bytes of one artifact in one encoding.
pub const MAX_BYTES: usize = 32 << 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Encoding {
    Identity,
    Br,
    Gzip,
}

/// The same content in up to three encodings. Its address is the digest of the uncompressed bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArtifact<'a> {
    pub media_type: &'a str,
    pub identity: &'a [u8],
    pub br: Option<&'a [u8]>,
    pub gzip: Option<&'a [u8]>,
}

/// What a path of the site answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Starts with a slash.
    pub path: String,
    /// HTTP status: 200, or a redirect or 410 without a body.
    pub status: u16,
    pub digest: Option<String>,
    pub etag: String,
    /// Further header lines, in order.
    pub headers: Vec<(String, String)>,
    /// How long caches may keep it: a name that the server knows.
    pub cache_class: String,
    /// The page that the path belongs to; none for lists, feeds and the like.
    pub page: Option<PageId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub media_type: String,
    pub bytes: Vec<u8>,
}

/// Keeps the artifact; one that is there already is the same. Returns its SHA-256 in hex.
///
/// # Errors
/// `TooLarge` over `MAX_BYTES`.
pub async fn put(tx: &mut Tx<'_>, artifact: &NewArtifact<'_>) -> Result<String, Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    let digest = hex(&Sha256::digest(artifact.identity));
    let encodings =
        [(Encoding::Identity, Some(artifact.identity)), (Encoding::Br, artifact.br), (Encoding::Gzip, artifact.gzip)];
    for (encoding, bytes) in encodings {
        let Some(bytes) = bytes else { continue };
        if bytes.len() > MAX_BYTES {
            return Err(Error::TooLarge("the artifact"));
        }
        let text = sql!(
            "insert into artifacts (tenant, digest, encoding, media_type, body, created_at) \
             values ($1, $2, $3, $4, $5, $6) on conflict (tenant, digest, encoding) do nothing"
        );
        tx.exec(text, args![&digest, to_name(&encoding), artifact.media_type, bytes, tx.now()]).await?;
    }
    tx.changed("artifacts", &digest);
    Ok(digest)
}

/// From the commit on, the path answers this.
///
/// # Errors
/// `NotFound` when the artifact was not put.
pub async fn map(tx: &mut Tx<'_>, mapping: &Mapping) -> Result<(), Error> {
    tx.require(CHANGES_SITE, mapping.page.map_or(Target::Any, Target::Page))?;
    if let Some(digest) = &mapping.digest {
        let known = sql!("select digest from artifacts where tenant = $1 and digest = $2 limit 1");
        tx.optional(known, args![digest]).await?.ok_or(Error::NotFound("artifact"))?;
    }
    let text = sql!(
        "insert into artifact_map (tenant, path, status, digest, etag, headers, cache_class, page, updated_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         on conflict (tenant, path) do update set status = excluded.status, digest = excluded.digest, \
         etag = excluded.etag, headers = excluded.headers, cache_class = excluded.cache_class, \
         page = excluded.page, updated_at = excluded.updated_at"
    );
    let values = args![
        &mapping.path,
        mapping.status,
        &mapping.digest,
        &mapping.etag,
        crate::row::to_json(&mapping.headers),
        &mapping.cache_class,
        mapping.page,
        tx.now(),
    ];
    tx.exec(text, values).await?;
    tx.changed("artifact_map", &mapping.path);
    Ok(())
}

/// The path answers nothing any more. False when it did not before.
///
/// # Errors
/// `NotCovered` without a permit that changes the site.
pub async fn unmap(tx: &mut Tx<'_>, path: &str) -> Result<bool, Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    let removed = tx.exec(sql!("delete from artifact_map where tenant = $1 and path = $2"), args![path]).await?;
    tx.changed("artifact_map", path);
    Ok(removed > 0)
}

/// Whether the path answers something.
///
/// # Errors
/// `NotCovered` without a permit that changes the site.
pub async fn is_mapped(tx: &mut Tx<'_>, path: &str) -> Result<bool, Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    let text = sql!("select path from artifact_map where tenant = $1 and path = $2");
    Ok(tx.optional(text, args![path]).await?.is_some())
}

/// Removes all paths of a page. Returns them.
///
/// # Errors
/// `NotCovered` without a permit that changes this page.
pub async fn unmap_page(tx: &mut Tx<'_>, page: PageId) -> Result<Vec<String>, Error> {
    tx.require(CHANGES_SITE, Target::Page(page))?;
    let find = sql!("select path from artifact_map where tenant = $1 and page = $2 order by path");
    let rows = tx.all(find, args![page]).await?;
    let paths = rows.iter().map(|row| row.text("path")).collect::<Result<Vec<_>, _>>()?;
    tx.exec(sql!("delete from artifact_map where tenant = $1 and page = $2"), args![page]).await?;
    tx.changed("artifact_map", page);
    Ok(paths)
}

/// The map after the path `after`, in order, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit that shows the site.
pub async fn list(tx: &mut Tx<'_>, after: &str, limit: u32) -> Result<Vec<Mapping>, Error> {
    const READS: &[Action] =
        &[Action::SiteRender, Action::PagePublish, Action::PageArchive, Action::JobRun, Action::PageList];
    tx.require(READS, Target::Any)?;
    let text = sql!("select * from artifact_map where tenant = $1 and path > $2 order by path limit $3");
    tx.all(text, args![after, limit]).await?.iter().map(read_mapping).collect()
}

/// Removes artifacts that no path has led to since `before`, at most 1000 at a time. Returns how many rows. A page that was
/// being read meanwhile keeps its bytes, because they are younger or mapped.
///
/// # Errors
/// `NotCovered` without the permit of housekeeping.
pub async fn purge(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64, Error> {
    tx.require(&[Action::StorageMaintain], Target::Tenant)?;
    let text = sql!(
        "delete from artifacts where tenant = $1 and digest in (select a.digest from artifacts a \
         where a.tenant = $1 and a.created_at < $2 and not exists \
         (select 1 from artifact_map m where m.tenant = $1 and m.digest = a.digest) limit 1000)"
    );
    tx.exec(text, args![before]).await
}

pub(crate) fn read_mapping(row: &Row) -> Result<Mapping, Error> {
    Ok(Mapping {
        path: row.text("path")?,
        status: row.int("status")?,
        digest: row.get("digest")?,
        etag: row.text("etag")?,
        headers: row.json("headers")?,
        cache_class: row.text("cache_class")?,
        page: row.maybe_id("page")?,
    })
}
