//! What search engines may know of a site.

use domain::document::Language;
use domain::tenant::Tenant;
use jiff::Timestamp;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::{Artifact, Freshness};
use crate::date::date;
use crate::paths;
use crate::theme::{RenderError, Theme};

/// The limit of the sitemap protocol.
pub const URLS_PER_FILE: usize = 50_000;

#[derive(Serialize)]
struct UrlView {
    loc: String,
    modified: Option<String>,
}

/// One sitemap, or an index and its parts when there are more than 50,000 addresses. A demo has an empty one.
pub fn render(
    theme: &Theme,
    tenant: &Tenant,
    urls: &[(String, Option<Timestamp>)],
) -> Result<Vec<Artifact>, RenderError> {
    let urls = if tenant.demo { &[][..] } else { urls };
    if urls.len() <= URLS_PER_FILE {
        return Ok(vec![part(theme, tenant, paths::SITEMAP.to_owned(), urls)?]);
    }
    let chunks = urls.chunks(URLS_PER_FILE).enumerate();
    let mut artifacts = chunks
        .map(|(i, urls)| part(theme, tenant, format!("/sitemap-{}.xml", i + 1), urls))
        .collect::<Result<Vec<_>, _>>()?;
    let parts: Vec<_> = artifacts.iter().map(|part| format!("{}{}", tenant.site.base_url, part.path)).collect();
    let index = theme.render("sitemap-index.xml", minijinja::context! { parts })?;
    artifacts.push(xml(paths::SITEMAP.to_owned(), index));
    Ok(artifacts)
}

fn part(
    theme: &Theme,
    tenant: &Tenant,
    path: String,
    urls: &[(String, Option<Timestamp>)],
) -> Result<Artifact, RenderError> {
    let view = urls.iter().map(|(path, modified)| UrlView {
        loc: format!("{}{path}", tenant.site.base_url),
        modified: modified.map(|at| date(at, Language::En).iso_time),
    });
    let urls = Serde(view.collect::<Vec<_>>());
    Ok(xml(path, theme.render("sitemap.xml", minijinja::context! { urls })?))
}

fn xml(path: String, text: String) -> Artifact {
    Artifact::new(path, "application/xml; charset=utf-8", Freshness::Revalidate, text.into_bytes())
}

pub fn robots(tenant: &Tenant) -> Artifact {
    let text = if tenant.demo {
        "User-agent: *\nDisallow: /\n".to_owned()
    } else {
        format!("User-agent: *\nDisallow: /api/\n\nSitemap: {}{}\n", tenant.site.base_url, paths::SITEMAP)
    };
    Artifact::new(paths::ROBOTS.to_owned(), "text/plain; charset=utf-8", Freshness::Revalidate, text.into_bytes())
}
