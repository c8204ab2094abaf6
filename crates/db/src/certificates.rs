//! Certificates of published pages: each issue is kept, and the newest is what the address shows.

use domain::certificate::Envelope;
use domain::id::{CertificateId, PageId};
use jiff::Timestamp;
use policy::{Action, Target};

use crate::error::Error;
use crate::grants::{CHANGES_SITE, READS_PIECE};
use crate::row::{Row, to_json};
use crate::sql::{args, sql};
use crate::tx::Tx;

#[derive(Clone, Debug, PartialEq)]
pub struct Issued {
    pub id: CertificateId,
    pub page: PageId,
    /// Hash of D in hex.
    pub derived: String,
    /// Counts from 1 for each D.
    pub issue: u32,
    pub key_fingerprint: String,
    pub envelope: Envelope,
    pub issued_at: Timestamp,
}

/// The number that the next certificate of this D has.
///
/// # Errors
/// `NotCovered` without a permit that changes this page.
pub async fn next_issue(tx: &mut Tx<'_>, page: PageId, derived: &str) -> Result<u32, Error> {
    tx.require(CHANGES_SITE, Target::Page(page))?;
    let text = sql!("select coalesce(max(issue), 0) + 1 as next from certificates where tenant = $1 and derived = $2");
    tx.optional(text, args![derived]).await?.map_or(Ok(1), |row| row.int("next"))
}

/// # Errors
/// `Exists` when the issue is taken, `NotFound` without such a page or key.
pub async fn put(
    tx: &mut Tx<'_>,
    page: PageId,
    derived: &str,
    issue: u32,
    key_fingerprint: &str,
    envelope: &Envelope,
) -> Result<CertificateId, Error> {
    tx.require(CHANGES_SITE, Target::Page(page))?;
    let id = tx.new_id::<CertificateId>();
    let text = sql!(
        "insert into certificates (tenant, id, page, derived, issue, key_fingerprint, envelope, issued_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8)"
    );
    let values = args![id, page, derived, issue, key_fingerprint, to_json(envelope), tx.now()];
    let inserted = tx.exec(text, values).await;
    inserted.map_err(|e| e.or_exists("this issue of the certificate").or_missing("page or key"))?;
    tx.changed("certificates", id);
    Ok(id)
}

/// The newest certificate of a D. Any permit shows it: certificates are public.
///
/// # Errors
/// Whatever keeps the database from answering.
pub async fn newest(tx: &mut Tx<'_>, derived: &str) -> Result<Option<Issued>, Error> {
    let text = sql!("select * from certificates where tenant = $1 and derived = $2 order by issue desc limit 1");
    tx.optional(text, args![derived]).await?.as_ref().map(read).transpose()
}

/// All certificates of a page, oldest first, at most 1000.
///
/// # Errors
/// `NotCovered` without a permit that shows this page.
pub async fn of_page(tx: &mut Tx<'_>, page: PageId) -> Result<Vec<Issued>, Error> {
    tx.require(&[READS_PIECE, &[Action::AuditRead]].concat(), Target::Page(page))?;
    let text = sql!("select * from certificates where tenant = $1 and page = $2 order by id limit 1000");
    tx.all(text, args![page]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Issued, Error> {
    Ok(Issued {
        id: row.id("id")?,
        page: row.id("page")?,
        derived: row.text("derived")?,
        issue: row.int("issue")?,
        key_fingerprint: row.text("key_fingerprint")?,
        envelope: row.json("envelope")?,
        issued_at: row.at("issued_at")?,
    })
}
