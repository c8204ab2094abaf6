//! Who asks: the first argument of every function of `cms`, never ambient.

use std::fmt;
use std::sync::Arc;

use domain::id::{RequestId, SessionId, TenantId, UserId};
use domain::user::Role;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub principal: Principal,
    /// Of the host name or the login. Nothing of another tenant is ever permitted.
    pub tenant: TenantId,
    pub session: Option<SessionId>,
    /// Fingerprint of the device, where one is known.
    pub device: Option<Arc<str>>,
    pub origin: Origin,
    pub request_id: RequestId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Principal {
    /// Nobody in particular.
    Guest,
    User {
        id: UserId,
        roles: Roles,
    },
    /// A part of the product that acts without a person.
    System(Service),
    /// Whoever owns the data folder: sets up tenants, people and components, and reads no content.
    Owner,
}

/// The parts of the product that act by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Service {
    /// Runs the stages of a draft.
    Pipeline,
    /// Renders and signs what was published.
    Publisher,
    /// Removes what is finished or expired.
    Housekeeper,
}

/// By which door the call came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    Http,
    ControlSocket,
    CommandLine,
    Worker,
}

/// A set of roles.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Roles(u16);

impl Roles {
    pub fn contains(self, role: Role) -> bool {
        self.0 & bit(role) != 0
    }

    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.into_iter().filter(move |role| self.contains(*role))
    }
}

const fn bit(role: Role) -> u16 {
    1 << role as u16
}

impl FromIterator<Role> for Roles {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> Self {
        Roles(roles.into_iter().fold(0, |set, role| set | bit(role)))
    }
}

impl fmt::Debug for Roles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Service {
    pub const ALL: [Service; 3] = [Service::Pipeline, Service::Publisher, Service::Housekeeper];

    pub const fn name(self) -> &'static str {
        match self {
            Service::Pipeline => "pipeline",
            Service::Publisher => "publisher",
            Service::Housekeeper => "housekeeper",
        }
    }
}

impl Origin {
    pub const fn name(self) -> &'static str {
        match self {
            Origin::Http => "http",
            Origin::ControlSocket => "control_socket",
            Origin::CommandLine => "command_line",
            Origin::Worker => "worker",
        }
    }
}

impl Principal {
    pub fn user(&self) -> Option<UserId> {
        match self {
            Principal::User { id, .. } => Some(*id),
            _ => None,
        }
    }
}

/// As the audit log writes it: `guest`, `owner`, `user:…`, `system:pipeline`.
impl fmt::Display for Principal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Principal::Guest => f.write_str("guest"),
            Principal::Owner => f.write_str("owner"),
            Principal::User { id, .. } => write!(f, "user:{id}"),
            Principal::System(service) => write!(f, "system:{}", service.name()),
        }
    }
}
