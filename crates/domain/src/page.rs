//! A page: a stable address with revisions behind it.

use serde::{Deserialize, Serialize};

use crate::document::Language;
use crate::id::{PageId, RevisionId, TenantId, UserId};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    pub id: PageId,
    pub tenant: TenantId,
    /// Unique within tenant and language; fixed by the first publication.
    pub slug: String,
    pub language: Language,
    pub category: Option<String>,
    pub author: UserId,
    /// Pages that are the same in other languages share this id (the id of the first of them).
    pub translation_of: Option<PageId>,
    /// The derived revision that readers see.
    pub live_revision: Option<RevisionId>,
}
