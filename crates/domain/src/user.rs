//! People of a tenant and what they may be.

use serde::{Deserialize, Serialize};

use crate::id::{TenantId, UserId};
use crate::publishing::Identity;

/// The roles of the product (PRD, MD-U001 and following). A user may hold several.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Administrator,
    /// Plans and publishes; never approves.
    ContentPlanner,
    /// Writes and submits.
    ContentCreator,
    /// A health professional who reviews.
    SpecialistReviewer,
    LegalReviewer,
    DataProtectionOfficer,
    Auditor,
    Reader,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Administrator,
        Role::ContentPlanner,
        Role::ContentCreator,
        Role::SpecialistReviewer,
        Role::LegalReviewer,
        Role::DataProtectionOfficer,
        Role::Auditor,
        Role::Reader,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Role::Administrator => "administrator",
            Role::ContentPlanner => "content_planner",
            Role::ContentCreator => "content_creator",
            Role::SpecialistReviewer => "specialist_reviewer",
            Role::LegalReviewer => "legal_reviewer",
            Role::DataProtectionOfficer => "data_protection_officer",
            Role::Auditor => "auditor",
            Role::Reader => "reader",
        }
    }

    pub fn parse(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct User {
    pub id: UserId,
    pub tenant: TenantId,
    pub name: String,
    pub roles: Vec<Role>,
    /// The registration with a council, for those who hold one.
    pub identity: Option<Identity>,
    pub disabled: bool,
}
