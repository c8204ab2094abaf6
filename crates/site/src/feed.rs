//! RSS 2.0 and Atom (RFC 4287).

use domain::document::Language;
use domain::tenant::Tenant;
use minijinja::value::Serde;

use crate::artifact::{Artifact, Freshness};
use crate::date::date;
use crate::listing::{Entry, entry_view};
use crate::paths;
use crate::texts::Texts;
use crate::theme::{RenderError, Theme};

pub fn render(
    theme: &Theme,
    tenant: &Tenant,
    language: Language,
    entries: &[Entry],
) -> Result<[Artifact; 2], RenderError> {
    let (main, base) = (tenant.language, &tenant.site.base_url);
    let (rss, atom) = (paths::rss(language, main), paths::atom(language, main));
    let texts = Texts::of(language);
    let updated = entries.iter().map(|entry| entry.updated).max().unwrap_or_default();
    let views: Vec<_> = entries.iter().map(|entry| entry_view(tenant, entry)).collect();
    let context = minijinja::context! {
        site => minijinja::context! { name => &tenant.site.name },
        t => Serde(texts),
        lang => texts.lang,
        home => format!("{base}{}", paths::home(language, main)),
        rss => format!("{base}{rss}"),
        atom => format!("{base}{atom}"),
        updated => Serde(date(updated, language)),
        entries => Serde(views),
    };
    let xml = |template, path, media_type| {
        let text = theme.render(template, context.clone())?;
        Ok(Artifact::new(path, media_type, Freshness::Revalidate, text.into_bytes()))
    };
    Ok([
        xml("rss.xml", rss, "application/rss+xml; charset=utf-8")?,
        xml("atom.xml", atom, "application/atom+xml; charset=utf-8")?,
    ])
}
