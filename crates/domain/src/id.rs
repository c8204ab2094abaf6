//! Identities of rows. Each resource has a type of its own, so that a page's id cannot stand where a tenant's is asked.
//!
//! Nothing is generated here: `db` makes version 7 ids, which sort by time, because clock and random bytes are IO.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )*};
}

ids! {
    TenantId,
    UserId,
    /// A login: one use of a token on one device.
    SessionId,
    /// One request, the thread through logs, audit rows and answers to clients.
    RequestId,
    TokenId,
    PageId,
    /// Pages that are the same page in other languages share it.
    TranslationsId,
    RevisionId,
    WorkflowId,
    StageResultId,
    /// A human task of a workflow.
    ReviewId,
    /// A proposed reference of one claim.
    ReferenceId,
    JobId,
    /// A signing key of a tenant.
    KeyId,
    CertificateId,
    ConsentId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_its_uuid_in_text_and_json() {
        let text = "0193a1de-7c00-7000-8000-00000000002a";
        let id: PageId = text.parse().unwrap();
        assert_eq!(id.to_string(), text);
        assert_eq!(serde_json::to_string(&id).unwrap(), format!("\"{text}\""));
        assert_eq!(serde_json::from_str::<PageId>(&format!("\"{text}\"")).unwrap(), id);
        assert!("2a".parse::<PageId>().is_err());
    }
}
