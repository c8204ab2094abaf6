//! Specific, recorded consents of people who are named in a piece (LGPD art. 11 I). Their names are sealed.

use domain::id::{ConsentId, PageId, UserId};
use domain::privacy::Consent;
use jiff::Timestamp;
use policy::{Action, Target};

use crate::error::Error;
use crate::grants::READS_SOURCE;
use crate::row::Row;
use crate::sql::{args, sql};
use crate::tx::Tx;

const TABLE: &str = "consents";

#[derive(Clone, Debug, PartialEq)]
pub struct Recorded {
    pub id: ConsentId,
    pub consent: Consent,
    /// SHA-256 of the signed form in hex, where one was shown.
    pub evidence_digest: Option<String>,
    pub recorded_by: UserId,
    pub recorded_at: Timestamp,
    pub expires_at: Option<Timestamp>,
    pub revoked_at: Option<Timestamp>,
}

/// # Errors
/// `NotFound` without such a page, or for a caller who is not a person.
pub async fn record(
    tx: &mut Tx<'_>,
    page: PageId,
    consent: &Consent,
    evidence_digest: Option<&str>,
    expires_at: Option<Timestamp>,
) -> Result<ConsentId, Error> {
    tx.require(&[Action::ConsentRecord], Target::Page(page))?;
    let by = tx.permit().caller().principal.user().ok_or(Error::NotFound("the person who records"))?;
    let id = tx.new_id::<ConsentId>();
    let text = sql!(
        "insert into consents (tenant, id, page, name, purpose, evidence_digest, recorded_by, recorded_at, expires_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    let name = tx.seal(TABLE, "name", id.uuid(), consent.name.as_bytes());
    let values = args![id, page, name, &consent.purpose, evidence_digest, by, tx.now(), expires_at];
    tx.exec(text, values).await.map_err(|e| e.or_missing("page"))?;
    tx.changed(TABLE, id);
    Ok(id)
}

/// Revoked consents count no more from now on (LGPD art. 8 § 5); the record stays.
///
/// # Errors
/// `NotFound` without such a consent on the page.
pub async fn revoke(tx: &mut Tx<'_>, page: PageId, consent: ConsentId) -> Result<(), Error> {
    tx.require(&[Action::ConsentRecord], Target::Page(page))?;
    let text =
        sql!("update consents set revoked_at = coalesce(revoked_at, $4) where tenant = $1 and page = $2 and id = $3");
    if tx.exec(text, args![page, consent, tx.now()]).await? == 0 {
        return Err(Error::NotFound("consent"));
    }
    tx.changed(TABLE, consent);
    Ok(())
}

/// All consents on the page, oldest first.
///
/// # Errors
/// `NotCovered` without a permit on consents.
pub async fn list(tx: &mut Tx<'_>, page: PageId) -> Result<Vec<Recorded>, Error> {
    tx.require(&[Action::ConsentRead, Action::ConsentRecord], Target::Page(page))?;
    let text = sql!("select * from consents where tenant = $1 and page = $2 order by id");
    let rows = tx.all(text, args![page]).await?;
    rows.iter().map(|row| read(tx, row)).collect()
}

/// What the privacy stage reads: consents that are neither revoked nor expired.
///
/// # Errors
/// `NotCovered` without a permit on the page's source.
pub async fn in_force(tx: &mut Tx<'_>, page: PageId) -> Result<Vec<Consent>, Error> {
    tx.require(&[READS_SOURCE, &[Action::ConsentRecord]].concat(), Target::Page(page))?;
    let text = sql!(
        "select * from consents where tenant = $1 and page = $2 and revoked_at is null \
         and (expires_at is null or expires_at > $3) order by id"
    );
    let rows = tx.all(text, args![page, tx.now()]).await?;
    rows.iter().map(|row| Ok(read(tx, row)?.consent)).collect()
}

fn read(tx: &Tx<'_>, row: &Row) -> Result<Recorded, Error> {
    let id: ConsentId = row.id("id")?;
    let name = tx.unseal_text(TABLE, "name", id.uuid(), &row.get::<Vec<u8>>("name")?)?;
    Ok(Recorded {
        id,
        consent: Consent { name, purpose: row.text("purpose")? },
        evidence_digest: row.get("evidence_digest")?,
        recorded_by: row.id("recorded_by")?,
        recorded_at: row.at("recorded_at")?,
        expires_at: row.maybe_at("expires_at")?,
        revoked_at: row.maybe_at("revoked_at")?,
    })
}
