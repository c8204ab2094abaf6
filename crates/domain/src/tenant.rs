//! A clinic or publisher: one isolated site.

use serde::{Deserialize, Serialize};

use crate::document::Language;
use crate::id::TenantId;
use crate::publishing::SiteProfile;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Tenant {
    pub id: TenantId,
    /// Short name for the command line: `aurora`.
    pub slug: String,
    /// Host names without port, lower case; the first is the canonical one.
    pub hosts: Vec<String>,
    pub language: Language,
    pub site: SiteProfile,
    /// A fictional tenant: every page says so and no search engine may index it.
    pub demo: bool,
}

/// Why a slug is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "a short name has 1 to 80 lower-case letters, digits and single hyphens, and starts and ends with a letter or digit"
)]
pub struct BadSlug;

/// `^[a-z0-9]+(-[a-z0-9]+)*$`, at most 80 characters: tenants, categories and pages share the rule.
pub fn check_slug(slug: &str) -> Result<(), BadSlug> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if slug.len() <= 80 && slug.split('-').all(plain) { Ok(()) } else { Err(BadSlug) }
}

#[cfg(test)]
mod tests {
    use super::check_slug;

    #[test]
    fn slugs() {
        for good in ["aurora", "pressao-alta", "covid-19", "a"] {
            assert!(check_slug(good).is_ok(), "{good}");
        }
        for bad in ["", "-a", "a-", "a--b", "Pressão", "a b", "../x", &"a".repeat(81)] {
            assert!(check_slug(bad).is_err(), "{bad}");
        }
    }
}
