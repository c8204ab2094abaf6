//! What happened, for whoever listens: told once, after the commit.

use domain::id::{PageId, TenantId, UserId};
use domain::workflow::Column;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A piece changed: its column, a stage, a decision.
    PieceChanged { tenant: TenantId, page: PageId, column: Column },
    /// Addresses of the tenant's site answer otherwise from now on.
    SiteChanged { tenant: TenantId },
    /// Somebody logged out or was locked out: what they have open closes.
    AccessEnded { user: UserId },
}

/// Implemented in `server`.
pub trait Announce: Send + Sync {
    fn announce(&self, event: &Event);
}

/// For commands that run without a server.
pub struct Nobody;

impl Announce for Nobody {
    fn announce(&self, _event: &Event) {}
}
