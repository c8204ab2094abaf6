//! What the stages after the decision on references know about site and author.

use serde::{Deserialize, Serialize};

use crate::finding::Profession;
use crate::privacy::Council;
use crate::publication::Publication;

/// A reference that a person accepted for a claim.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AcceptedReference {
    pub claim: String,
    pub publication: Publication,
}

/// The professional who signs the page, as registered with the tenant.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    pub name: String,
    pub title: Option<String>,
    pub feminine: bool,
    pub profession: Profession,
    pub council: Council,
    pub number: String,
    pub region: String,
    pub category: Option<String>,
    pub specialty: Option<String>,
    pub rqe: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SiteProfile {
    pub name: String,
    /// `https://host`, no trailing slash.
    pub base_url: String,
    pub city: Option<String>,
    pub region: Option<String>,
    /// Registration of the establishment with its council.
    pub registration: Option<String>,
    pub technical_director: Option<Identity>,
}

impl Identity {
    /// As people write it: "CRM/SP 123456", "CRP 06/12345", "CRN-3 12345", "COREN-SP 123456-ENF".
    pub fn registration(&self) -> String {
        let Identity { council, region, number, .. } = self;
        let category = self.category.as_ref().map(|category| format!("-{category}")).unwrap_or_default();
        match council {
            Council::Crp => format!("CRP {region}/{number}"),
            Council::Crm => format!("CRM/{region} {number}"),
            _ => format!("{}-{region} {number}{category}", council.name()),
        }
    }
}
