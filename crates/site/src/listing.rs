//! Lists of articles: the home page, topics, their archives and feeds.

use domain::document::Language;
use domain::tenant::Tenant;
use jiff::Timestamp;
use minijinja::value::Serde;
use serde::Serialize;

use crate::article::HTML;
use crate::artifact::{Artifact, Freshness};
use crate::cover::{Cover, cover};
use crate::date::{Date, date};
use crate::feed;
use crate::frame::{Place, frame};
use crate::paths;
use crate::texts::Texts;
use crate::theme::{RenderError, Theme};

/// Articles on one page of a listing.
pub const PAGE_SIZE: usize = 24;

/// An article as lists show it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub slug: String,
    pub language: Language,
    pub title: String,
    pub description: String,
    pub author: String,
    /// Slug and name.
    pub category: Option<(String, String)>,
    pub published: Timestamp,
    pub updated: Timestamp,
    pub reviewed: Timestamp,
}

#[derive(Serialize)]
pub(crate) struct EntryView<'a> {
    path: String,
    pub(crate) url: String,
    title: &'a str,
    description: &'a str,
    author: &'a str,
    category: Option<&'a str>,
    published: Date,
    updated: Date,
    reviewed: Date,
    cover: Cover,
}

pub(crate) fn entry_view<'a>(tenant: &Tenant, entry: &'a Entry) -> EntryView<'a> {
    let path = paths::article(entry.language, tenant.language, &entry.slug);
    EntryView {
        url: format!("{}{path}", tenant.site.base_url),
        path,
        title: &entry.title,
        description: &entry.description,
        author: &entry.author,
        category: entry.category.as_ref().map(|(_, name)| name.as_str()),
        published: date(entry.published, entry.language),
        updated: date(entry.updated, entry.language),
        reviewed: date(entry.reviewed, entry.language),
        cover: cover(&entry.slug),
    }
}

/// Which list a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    Home,
    Topic { slug: String, name: String },
}

/// One page of a list. The newest page stands at the list's own address and is number `None`; older pages are numbered
/// from the oldest, so that a new article changes two pages at most.
pub struct ListingPage<'a> {
    pub listing: &'a Listing,
    pub language: Language,
    pub number: Option<u32>,
    /// How many numbered (older) pages there are.
    pub older_pages: u32,
    pub entries: &'a [Entry],
}

#[derive(Serialize)]
struct ListingView<'a> {
    heading: String,
    intro: Option<&'a str>,
    /// The landscape behind the name of the site.
    cover: Option<Cover>,
    entries: Vec<EntryView<'a>>,
    newer: Option<String>,
    older: Option<String>,
}

pub fn render(theme: &Theme, tenant: &Tenant, page: &ListingPage<'_>) -> Result<Artifact, RenderError> {
    let texts = Texts::of(page.language);
    let address = address(tenant, page);
    let path = page.number.map_or_else(|| address.clone(), |number| paths::archive(&address, number));
    let is_home = *page.listing == Listing::Home && page.number.is_none();
    let heading = heading(tenant, page, texts);
    let description = if is_home { texts.home_intro.to_owned() } else { format!("{heading}. {}", texts.home_intro) };
    let place = Place { path: &path, description: &description, alternates: alternates(tenant, is_home) };
    let view = ListingView {
        heading,
        intro: is_home.then_some(texts.home_intro),
        cover: is_home.then(|| cover(&tenant.slug)),
        entries: page.entries.iter().map(|entry| entry_view(tenant, entry)).collect(),
        newer: newer(page, &address),
        older: older(page, &address),
    };
    let frame = frame(theme, tenant, page.language, &place);
    let is_topic = matches!(page.listing, Listing::Topic { .. });
    let context = minijinja::context! { listing => Serde(view), is_home, is_topic, ..frame };
    let html = theme.render("listing.html", context)?;
    Ok(Artifact::new(path, HTML, Freshness::Revalidate, html.into_bytes()))
}

fn address(tenant: &Tenant, page: &ListingPage<'_>) -> String {
    match page.listing {
        Listing::Home => paths::home(page.language, tenant.language),
        Listing::Topic { slug, .. } => paths::topic(page.language, tenant.language, slug),
    }
}

fn heading(tenant: &Tenant, page: &ListingPage<'_>, texts: &Texts) -> String {
    let name = match page.listing {
        Listing::Home => tenant.site.name.clone(),
        Listing::Topic { name, .. } => name.clone(),
    };
    match page.number {
        Some(number) => format!("{name}: {} {number}", texts.archive),
        None => name,
    }
}

fn alternates(tenant: &Tenant, is_home: bool) -> Vec<(Language, String)> {
    let homes = [Language::PtBr, Language::En].map(|language| (language, paths::home(language, tenant.language)));
    if is_home { homes.to_vec() } else { Vec::new() }
}

fn newer(page: &ListingPage<'_>, address: &str) -> Option<String> {
    let number = page.number?;
    Some(if number == page.older_pages { address.to_owned() } else { paths::archive(address, number + 1) })
}

fn older(page: &ListingPage<'_>, address: &str) -> Option<String> {
    let number = page.number.unwrap_or(page.older_pages + 1);
    (number > 1).then(|| paths::archive(address, number - 1))
}

/// RSS and Atom of one language, newest first.
pub fn feeds(
    theme: &Theme,
    tenant: &Tenant,
    language: Language,
    entries: &[Entry],
) -> Result<[Artifact; 2], RenderError> {
    feed::render(theme, tenant, language, entries)
}

#[derive(Serialize)]
struct TopicView<'a> {
    name: &'a str,
    path: String,
    count: u64,
}

/// The list of topics: slug, name and how many articles.
pub fn topics(
    theme: &Theme,
    tenant: &Tenant,
    language: Language,
    topics: &[(String, String, u64)],
) -> Result<Artifact, RenderError> {
    let path = paths::topics(language, tenant.language);
    let alternates =
        [Language::PtBr, Language::En].map(|language| (language, paths::topics(language, tenant.language)));
    let texts = Texts::of(language);
    let description = format!("{}. {}", texts.topics, texts.home_intro);
    let place = Place { path: &path, description: &description, alternates: alternates.to_vec() };
    let view = topics.iter().map(|(slug, name, count)| TopicView {
        name,
        path: paths::topic(language, tenant.language, slug),
        count: *count,
    });
    let view = Serde(view.collect::<Vec<_>>());
    let frame = frame(theme, tenant, language, &place);
    let html = theme.render("topics.html", minijinja::context! { topics => view, is_topics => true, ..frame })?;
    Ok(Artifact::new(path, HTML, Freshness::Revalidate, html.into_bytes()))
}

/// The page for addresses that lead nowhere.
pub fn not_found(theme: &Theme, tenant: &Tenant, language: Language) -> Result<Artifact, RenderError> {
    let texts = Texts::of(language);
    let path = format!("{}/404", paths::prefix(language, tenant.language));
    let place = Place { path: &path, description: texts.not_found_text, alternates: Vec::new() };
    let frame = frame(theme, tenant, language, &place);
    let context = minijinja::context! { heading => texts.not_found, text => texts.not_found_text, ..frame };
    let html = theme.render("message.html", context)?;
    Ok(Artifact::new(path, HTML, Freshness::Revalidate, html.into_bytes()))
}
