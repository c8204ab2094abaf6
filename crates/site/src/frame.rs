//! What every page shows around its content.

use domain::document::Language;
use domain::publishing::Identity;
use domain::tenant::Tenant;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::paths;
use crate::texts::{Texts, own_name};
use crate::theme::Theme;

#[derive(Serialize)]
pub struct SiteView<'a> {
    name: &'a str,
    demo: bool,
    place: Option<String>,
    registration: Option<&'a str>,
    technical_director: Option<String>,
}

#[derive(Serialize)]
struct PathsView {
    home: String,
    topics: String,
    calculator: &'static str,
    rss: String,
    atom: String,
    icon: &'static str,
    css: String,
}

#[derive(Serialize)]
pub struct Alternate {
    pub lang: &'static str,
    pub url: String,
}

#[derive(Serialize)]
struct OtherLanguage {
    lang: &'static str,
    label: &'static str,
    path: String,
}

/// The part of a page's address and description that the frame needs.
pub struct Place<'a> {
    pub path: &'a str,
    pub description: &'a str,
    /// The same page in other languages, this one included when there are others.
    pub alternates: Vec<(Language, String)>,
}

pub fn frame(theme: &Theme, tenant: &Tenant, language: Language, place: &Place<'_>) -> Value {
    let main = tenant.language;
    let texts = Texts::of(language);
    let base = &tenant.site.base_url;
    let alternate = |lang, path: &str| Alternate { lang, url: format!("{base}{path}") };
    let mut alternates: Vec<_> =
        place.alternates.iter().map(|(language, path)| alternate(Texts::of(*language).lang, path)).collect();
    let default = place.alternates.iter().find(|(language, _)| *language == main);
    alternates.extend(default.map(|(_, path)| alternate("x-default", path)));
    minijinja::context! {
        t => Serde(texts),
        lang => texts.lang,
        site => Serde(site_view(tenant)),
        paths => Serde(PathsView {
            home: paths::home(language, main),
            topics: paths::topics(language, main),
            calculator: paths::calculator(language),
            rss: paths::rss(language, main),
            atom: paths::atom(language, main),
            icon: paths::ICON,
            css: theme.css_path().to_owned(),
        }),
        canonical => format!("{base}{}", place.path),
        description => place.description,
        noindex => tenant.demo,
        alternates => Serde(alternates),
        other => Serde(other_language(language, place, main)),
    }
}

fn site_view(tenant: &Tenant) -> SiteView<'_> {
    let site = &tenant.site;
    let place = match (&site.city, &site.region) {
        (Some(city), Some(region)) => Some(format!("{city}, {region}")),
        (city, region) => city.clone().or_else(|| region.clone()),
    };
    SiteView {
        name: &site.name,
        demo: tenant.demo,
        place,
        registration: site.registration.as_deref(),
        technical_director: site.technical_director.as_ref().map(director),
    }
}

fn director(identity: &Identity) -> String {
    let registration = format!("{} – {}", identity.name, identity.registration());
    match &identity.rqe {
        Some(rqe) => format!("{registration} – RQE {rqe}"),
        None => registration,
    }
}

/// The switch leads to the translation where there is one, else to the home page of the other language.
fn other_language(language: Language, place: &Place<'_>, main: Language) -> OtherLanguage {
    let other = if language == Language::PtBr { Language::En } else { Language::PtBr };
    let translated = place.alternates.iter().find(|(language, _)| *language == other);
    OtherLanguage {
        lang: Texts::of(other).lang,
        label: own_name(other),
        path: translated.map_or_else(|| paths::home(other, main), |(_, path)| path.clone()),
    }
}
