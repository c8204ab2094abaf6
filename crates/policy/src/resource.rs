//! What is asked for, with the attributes that the policies read.

use std::collections::BTreeSet;
use std::fmt;

use domain::id::{JobId, PageId, TenantId, UserId};
use domain::workflow::Column;

use crate::Action;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Resource {
    /// All tenants of this installation.
    Installation,
    Tenant(TenantId),
    Page {
        tenant: TenantId,
        id: PageId,
        /// Of the newest workflow of the page; `Draft` for a page that is being made.
        column: Column,
        /// Readers can see a revision of it.
        live: bool,
        author: UserId,
        /// Assigned in the newest workflow, of either kind.
        reviewers: BTreeSet<UserId>,
    },
    Library(TenantId),
    /// A user's account with its tokens.
    Account {
        tenant: TenantId,
        user: UserId,
    },
    /// Of the installation; by name.
    Component(String),
    AuditLog(TenantId),
    Job {
        tenant: TenantId,
        id: JobId,
        /// The only page that the job may touch; none for jobs about the whole tenant.
        page: Option<PageId>,
    },
}

impl Resource {
    /// None for what belongs to the installation.
    pub fn tenant(&self) -> Option<TenantId> {
        match self {
            Resource::Installation | Resource::Component(_) => None,
            Resource::Tenant(tenant) | Resource::Library(tenant) | Resource::AuditLog(tenant) => Some(*tenant),
            Resource::Page { tenant, .. } | Resource::Account { tenant, .. } | Resource::Job { tenant, .. } => {
                Some(*tenant)
            }
        }
    }

    /// The entity type of the schema.
    pub const fn kind(&self) -> &'static str {
        match self {
            Resource::Installation => "Installation",
            Resource::Tenant(_) => "Tenant",
            Resource::Page { .. } => "Page",
            Resource::Library(_) => "Library",
            Resource::Account { .. } => "Account",
            Resource::Component(_) => "Component",
            Resource::AuditLog(_) => "AuditLog",
            Resource::Job { .. } => "Job",
        }
    }

    /// The action that shows the resource at all: whoever may not look gets "not found" instead of "forbidden".
    pub const fn look(&self) -> Action {
        match self {
            Resource::Installation => Action::TenantList,
            Resource::Tenant(_) => Action::TenantRead,
            Resource::Page { .. } => Action::PageRead,
            Resource::Library(_) => Action::LibraryRead,
            Resource::Account { .. } => Action::UserRead,
            Resource::Component(_) => Action::ComponentInspect,
            Resource::AuditLog(_) => Action::AuditRead,
            Resource::Job { .. } => Action::JobInspect,
        }
    }

    /// Whether a permit for this resource reaches the target.
    pub(crate) fn covers(&self, target: Target) -> bool {
        match (self, target) {
            (_, Target::Any) | (Resource::Tenant(_), _) => true,
            (Resource::Page { id, .. }, Target::Page(page)) => *id == page,
            (Resource::Library(_), Target::Library) | (Resource::AuditLog(_), Target::AuditLog) => true,
            (Resource::Account { user, .. }, Target::User(other)) => *user == other,
            (Resource::Job { page: None, .. }, _) => true,
            (Resource::Job { page: Some(page), .. }, Target::Page(other)) => *page == other,
            (Resource::Job { id, .. }, Target::Job(other)) => *id == other,
            _ => false,
        }
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Resource::Installation => f.write_str("installation"),
            Resource::Tenant(id) | Resource::Library(id) | Resource::AuditLog(id) => id.fmt(f),
            Resource::Page { id, .. } => id.fmt(f),
            Resource::Account { user, .. } => user.fmt(f),
            Resource::Component(name) => f.write_str(name),
            Resource::Job { id, .. } => id.fmt(f),
        }
    }
}

/// The row that a function of `db` is about to touch, always within the permit's tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The action alone decides.
    Any,
    /// Rows about the tenant as a whole.
    Tenant,
    Page(PageId),
    Library,
    User(UserId),
    Job(JobId),
    AuditLog,
}
