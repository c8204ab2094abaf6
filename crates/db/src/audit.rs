//! The audit log: one chain of entries for each tenant, written in the transaction of what it tells about.
//!
//! An entry's hash is that of a leaf of RFC 6962 (SHA-256 over a zero byte and the leaf) and the leaf holds the hash before
//! it, so the rows can become the leaves of a Merkle log without being written again.

use std::collections::BTreeMap;
use std::fmt::Display;

use domain::id::{RequestId, SessionId, TenantId};
use domain::revision::hex;
use jiff::Timestamp;
use policy::{Action, Caller, Denial, Permit, Reason, Target};
use serde::Serialize;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use crate::clock::timestamp;
use crate::conn::Conn;
use crate::error::Error;
use crate::row::{Row, to_json};
use crate::sql::{args, sql};
use crate::tx::Tx;
use crate::value::Value;

/// What precedes the first entry.
const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Bytes of detail in one entry.
const DETAIL: usize = 4096;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Counts from 1 in each tenant, without gaps.
    pub seq: i64,
    pub at: Timestamp,
    pub request: RequestId,
    pub session: Option<SessionId>,
    pub device: Option<String>,
    /// The door by which the call came in.
    pub origin: String,
    /// `guest`, `owner`, `user:…` or `system:…`.
    pub principal: String,
    pub action: String,
    pub resource_kind: String,
    pub resource: String,
    /// `done` or `denied`.
    pub outcome: String,
    /// Ids of the policies that decided, separated by spaces.
    pub reasons: String,
    /// Fingerprint of the policies.
    pub policy: String,
    /// JSON: the rows that changed, and notes.
    pub detail: String,
    pub previous: String,
    pub hash: String,
}

/// What the transaction did.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Detail {
    changes: Vec<String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    notes: BTreeMap<&'static str, Json>,
    /// How many changes and notes did not fit.
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<u32>,
    #[serde(skip)]
    size: usize,
}

impl Detail {
    pub(crate) fn changed(&mut self, table: &'static str, row: impl Display) {
        let change = format!("{table}/{row}");
        if self.fits(change.len()) {
            self.changes.push(change);
        }
    }

    pub(crate) fn note(&mut self, name: &'static str, value: Json) {
        if self.fits(name.len() + value.to_string().len()) {
            self.notes.insert(name, value);
        }
    }

    /// Each value has quotes and a comma beside it, and the frame and the count need some room.
    fn fits(&mut self, length: usize) -> bool {
        let size = self.size + length + 6;
        if size > DETAIL - 100 {
            *self.left_out.get_or_insert(0) += 1;
            return false;
        }
        self.size = size;
        true
    }
}

/// An entry that has no place in the chain yet.
pub(crate) struct Entry<'a> {
    caller: &'a Caller,
    at: i64,
    action: Action,
    resource_kind: &'static str,
    resource: String,
    outcome: &'static str,
    reasons: &'a [Reason],
    detail: String,
}

impl<'a> Entry<'a> {
    pub(crate) fn done(permit: &'a Permit, at: i64, detail: &Detail) -> Entry<'a> {
        Entry {
            caller: permit.caller(),
            at,
            action: permit.action(),
            resource_kind: permit.resource().kind(),
            resource: permit.resource().to_string(),
            outcome: "done",
            reasons: permit.reasons(),
            detail: to_json(detail),
        }
    }

    pub(crate) fn denied(denial: &'a Denial, at: i64) -> Entry<'a> {
        Entry {
            caller: denial.caller(),
            at,
            action: denial.action(),
            resource_kind: denial.resource().kind(),
            resource: denial.resource().to_string(),
            outcome: "denied",
            reasons: denial.reasons(),
            detail: "{}".to_owned(),
        }
    }

    fn chained(self, seq: i64, previous: String) -> Event {
        let ids: Vec<&str> = self.reasons.iter().map(|reason| &*reason.id).collect();
        let mut event = Event {
            seq,
            at: timestamp(self.at),
            request: self.caller.request_id,
            session: self.caller.session,
            device: self.caller.device.as_deref().map(str::to_owned),
            origin: self.caller.origin.name().to_owned(),
            principal: self.caller.principal.to_string(),
            action: self.action.name().to_owned(),
            resource_kind: self.resource_kind.to_owned(),
            resource: self.resource,
            outcome: self.outcome.to_owned(),
            reasons: ids.join(" "),
            policy: policy::bundle().to_owned(),
            detail: self.detail,
            previous,
            hash: String::new(),
        };
        event.hash = event.leaf_hash(self.caller.tenant);
        event
    }
}

impl Event {
    /// Hash of the entry as a leaf: everything it says, its tenant and the hash before it.
    fn leaf_hash(&self, tenant: TenantId) -> String {
        let leaf = serde_json::json!([
            "lauda/audit/v1",
            tenant,
            self.seq,
            self.at.as_microsecond(),
            self.request,
            self.session,
            self.device,
            self.origin,
            self.principal,
            self.action,
            self.resource_kind,
            self.resource,
            self.outcome,
            self.reasons,
            self.policy,
            self.detail,
            self.previous,
        ]);
        hex(&Sha256::new().chain_update([0]).chain_update(leaf.to_string()).finalize())
    }

    fn read(row: &Row) -> Result<Event, Error> {
        Ok(Event {
            seq: row.get("seq")?,
            at: row.at("at")?,
            request: row.id("request")?,
            session: row.maybe_id("session")?,
            device: row.get("device")?,
            origin: row.text("origin")?,
            principal: row.text("principal")?,
            action: row.text("action")?,
            resource_kind: row.text("resource_kind")?,
            resource: row.text("resource")?,
            outcome: row.text("outcome")?,
            reasons: row.text("reasons")?,
            policy: row.text("policy")?,
            detail: row.text("detail")?,
            previous: row.text("previous")?,
            hash: row.text("hash")?,
        })
    }
}

/// Puts the entry at the end of the chain. The head's row is the lock that orders writers; it is taken last, right before
/// the commit, so that writers of one tenant wait for each other no longer than that.
pub(crate) async fn append(conn: &mut Conn, entry: Entry<'_>) -> Result<(), Error> {
    let tenant = entry.caller.tenant;
    let open = sql!("insert into audit_heads (tenant, seq, hash) values ($1, 0, $2) on conflict (tenant) do nothing");
    conn.exec(open, args![tenant, GENESIS]).await?;
    // A writer on SQLite is alone and needs no lock on the row, nor has SQLite words for one.
    let head = match conn.is_postgres() {
        true => sql!("select seq, hash from audit_heads where tenant = $1 for update"),
        false => sql!("select seq, hash from audit_heads where tenant = $1"),
    };
    let head = conn.optional(head, args![tenant]).await?.ok_or(Error::Damaged("audit_heads"))?;
    let event = entry.chained(head.get::<i64>("seq")? + 1, head.text("hash")?);
    let rise = sql!("update audit_heads set seq = $2, hash = $3 where tenant = $1");
    conn.exec(rise, args![tenant, event.seq, &event.hash]).await?;
    insert(conn, tenant, event).await
}

async fn insert(conn: &mut Conn, tenant: TenantId, event: Event) -> Result<(), Error> {
    let text = sql!(
        "insert into audit_events (tenant, seq, at, request, session, device, origin, principal, action, resource_kind, \
         resource, outcome, reasons, policy, detail, previous, hash) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)"
    );
    let values: Vec<Value> = args![
        tenant,
        event.seq,
        event.at,
        event.request,
        event.session,
        event.device,
        event.origin,
        event.principal,
        event.action,
        event.resource_kind,
        event.resource,
        event.outcome,
        event.reasons,
        event.policy,
        event.detail,
        event.previous,
        event.hash,
    ];
    conn.exec(text, values).await?;
    Ok(())
}

/// Entries after `after` (0 for the first), oldest first, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit to read the log.
pub async fn list(tx: &mut Tx<'_>, after: i64, limit: u32) -> Result<Vec<Event>, Error> {
    tx.require(&[Action::AuditRead], Target::AuditLog)?;
    let text = sql!("select * from audit_events where tenant = $1 and seq > $2 order by seq limit $3");
    tx.all(text, args![after, limit]).await?.iter().map(Event::read).collect()
}

/// Recomputes the whole chain in bounded memory and compares its end with the head. Returns the number of entries.
///
/// # Errors
/// `BrokenAuditLog` with the first entry that does not follow from the one before.
pub async fn verify(tx: &mut Tx<'_>) -> Result<i64, Error> {
    let tenant = tx.tenant();
    let (mut seq, mut previous) = (0, GENESIS.to_owned());
    loop {
        let events = list(tx, seq, 1000).await?;
        if events.is_empty() {
            break;
        }
        for event in events {
            seq += 1;
            if event.seq != seq || event.previous != previous || event.hash != event.leaf_hash(tenant) {
                return Err(Error::BrokenAuditLog { tenant, seq });
            }
            previous = event.hash;
        }
    }
    let head = tx.optional(sql!("select seq, hash from audit_heads where tenant = $1"), args![]).await?;
    let (end, hash) = match &head {
        Some(row) => (row.get::<i64>("seq")?, row.text("hash")?),
        None => (0, GENESIS.to_owned()),
    };
    if (end, hash) != (seq, previous) {
        return Err(Error::BrokenAuditLog { tenant, seq: seq + 1 });
    }
    Ok(seq)
}
