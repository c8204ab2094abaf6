//! Addresses on a tenant's site. One place, so that pages, feeds and the router agree.

use domain::document::Language;

pub const ICON: &str = "/assets/icon.svg";
pub const ROBOTS: &str = "/robots.txt";
pub const SITEMAP: &str = "/sitemap.xml";

/// "" for the tenant's own language, "/en" or "/pt" for the other.
pub fn prefix(language: Language, main: Language) -> &'static str {
    match (language == main, language) {
        (true, _) => "",
        (false, Language::En) => "/en",
        (false, Language::PtBr) => "/pt",
    }
}

pub fn home(language: Language, main: Language) -> String {
    match prefix(language, main) {
        "" => "/".to_owned(),
        prefix => format!("{prefix}/"),
    }
}

pub fn article(language: Language, main: Language, slug: &str) -> String {
    format!("{}/{slug}", prefix(language, main))
}

pub fn topics(language: Language, main: Language) -> String {
    let word = if language == Language::PtBr { "temas" } else { "topics" };
    format!("{}/{word}/", prefix(language, main))
}

pub fn topic(language: Language, main: Language, category: &str) -> String {
    format!("{}{category}/", topics(language, main))
}

/// The calculator has one address for each language on every site, since nobody translates it.
pub fn calculator(language: Language) -> &'static str {
    match language {
        Language::PtBr => "/calculadoras",
        Language::En => "/calculators",
    }
}

/// Older pages of a listing keep their number when a new article pushes everything down: number 1 is the oldest.
pub fn archive(listing: &str, number: u32) -> String {
    format!("{listing}arquivo/{number}")
}

pub fn rss(language: Language, main: Language) -> String {
    format!("{}/rss.xml", prefix(language, main))
}

pub fn atom(language: Language, main: Language) -> String {
    format!("{}/atom.xml", prefix(language, main))
}

/// Derives from the hash of D, so that it is stable over renderings.
pub fn certificate(derived_hash: &str) -> String {
    format!("/certificates/{derived_hash}")
}

pub fn certificate_json(derived_hash: &str) -> String {
    format!("/certificates/{derived_hash}.json")
}

/// Slugs that would hide an address of the site itself.
pub fn is_reserved(slug: &str) -> bool {
    const RESERVED: [&str; 15] = [
        "admin",
        "api",
        "assets",
        "atom",
        "calculadoras",
        "calculators",
        "certificates",
        "en",
        "health",
        "live",
        "metrics",
        "pt",
        "ready",
        "temas",
        "topics",
    ];
    RESERVED.contains(&slug)
}
