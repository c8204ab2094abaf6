//! The page of one published revision.

use domain::composition::{Disclaimer, DisclaimerKind, DisclaimerPosition};
use domain::document::{BlockKind, Document, Language};
use domain::page::Page;
use domain::revision::DerivedRevision;
use domain::tenant::Tenant;
use domain::workflow::ReviewKind;
use jiff::Timestamp;
use minijinja::value::Serde;
use serde::Serialize;

use crate::artifact::{Artifact, Freshness};
use crate::date::{Date, date};
use crate::frame::{Place, frame};
use crate::paths;
use crate::references::{ReferenceView, references};
use crate::structured_data::structured_data;
use crate::texts::Texts;
use crate::theme::{RenderError, Theme};

pub const HTML: &str = "text/html; charset=utf-8";

/// Somebody who approved exactly this revision.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    pub name: String,
    /// "CRM/SP 123456", where the reviewer holds one.
    pub credential: Option<String>,
    pub kind: ReviewKind,
    pub at: Timestamp,
}

/// What the page of an article is made of.
pub struct Article<'a> {
    pub page: &'a Page,
    pub derived: &'a DerivedRevision,
    pub derived_hash: &'a str,
    /// Slug and name.
    pub category: Option<(&'a str, &'a str)>,
    pub published: Timestamp,
    pub updated: Timestamp,
    pub reviews: &'a [Review],
    /// Published translations, without this page.
    pub translations: &'a [(Language, String)],
}

impl Article<'_> {
    pub fn path(&self, main: Language) -> String {
        paths::article(self.page.language, main, &self.page.slug)
    }

    pub fn last_reviewed(&self) -> Timestamp {
        self.reviews.iter().map(|review| review.at).max().unwrap_or(self.updated)
    }
}

#[derive(Serialize)]
struct ArticleView<'a> {
    title: &'a str,
    meta_title: &'a str,
    /// None where the text begins with these very words.
    lede: Option<&'a str>,
    author: AuthorView<'a>,
    /// Who answers for the text, in the words of the council where it prescribes any.
    signature: &'a str,
    category: Option<CategoryView<'a>>,
    published: Date,
    updated: Option<Date>,
    minutes: u32,
    reviewed: Date,
    reviewers: Vec<ReviewerView<'a>>,
    certificate: String,
    notes_start: Vec<&'a str>,
    notes_end: Vec<&'a str>,
    toc: Vec<TocEntry<'a>>,
    body: String,
    references: Vec<ReferenceView<'a>>,
    json_ld: String,
}

#[derive(Serialize)]
struct CategoryView<'a> {
    name: &'a str,
    path: String,
}

#[derive(Serialize)]
struct AuthorView<'a> {
    initials: String,
    name: &'a str,
    /// "MÉDICA – CRM/SP 123456 – Cardiologia – RQE 7890"
    credentials: Option<&'a str>,
}

#[derive(Serialize)]
struct ReviewerView<'a> {
    name: &'a str,
    credential: Option<&'a str>,
    kind: &'static str,
}

#[derive(Serialize)]
struct TocEntry<'a> {
    id: String,
    text: &'a str,
}

pub fn render(theme: &Theme, tenant: &Tenant, article: &Article<'_>) -> Result<Artifact, RenderError> {
    let path = article.path(tenant.language);
    let mut alternates: Vec<_> = article
        .translations
        .iter()
        .map(|(language, slug)| (*language, paths::article(*language, tenant.language, slug)))
        .collect();
    if !alternates.is_empty() {
        alternates.push((article.page.language, path.clone()));
    }
    let place = Place { path: &path, description: &article.derived.description, alternates };
    let frame = frame(theme, tenant, article.page.language, &place);
    let url = format!("{}{path}", tenant.site.base_url);
    let view = view(tenant, article, structured_data(article, &url, &tenant.site.name)?);
    let context = minijinja::context! { article => Serde(view), ..frame };
    let html = theme.render("article.html", context)?;
    Ok(Artifact::new(path, HTML, Freshness::Revalidate, html.into_bytes()))
}

fn view<'a>(tenant: &Tenant, article: &Article<'a>, json_ld: String) -> ArticleView<'a> {
    let (derived, language) = (article.derived, article.page.language);
    let texts = Texts::of(language);
    let category =
        article.category.map(|(slug, name)| CategoryView { name, path: paths::topic(language, tenant.language, slug) });
    let reviewers = article.reviews.iter().map(|review| ReviewerView {
        name: &review.name,
        credential: review.credential.as_deref(),
        kind: texts.review_kind(review.kind),
    });
    let signature = derived.disclaimers.iter().find(|disclaimer| is_signature(derived, disclaimer));
    let published = date(article.published, language);
    let updated = date(article.updated, language);
    ArticleView {
        title: &derived.title,
        meta_title: &derived.meta_title,
        lede: lede(derived),
        author: author(&derived.identification),
        signature: signature.map_or(derived.identification.as_str(), |disclaimer| disclaimer.text.as_str()),
        category,
        updated: (updated.iso != published.iso).then_some(updated),
        published,
        minutes: derived.reading_minutes.max(1),
        reviewed: date(article.last_reviewed(), language),
        reviewers: reviewers.collect(),
        certificate: paths::certificate(article.derived_hash),
        notes_start: notes(derived, DisclaimerPosition::Start),
        notes_end: notes(derived, DisclaimerPosition::End),
        toc: toc(&derived.document),
        body: body(&derived.document),
        references: references(derived),
        json_ld,
    }
}

/// The description, which is often the first words of the text: those a reader would read twice.
fn lede(derived: &DerivedRevision) -> Option<&str> {
    let description = derived.description.trim();
    let first = derived.document.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    let start = description.trim_end_matches(['…', '.', ' ']);
    let repeats = first.is_some_and(|block| block.text.starts_with(start));
    (!description.is_empty() && !repeats).then_some(description)
}

fn author(identification: &str) -> AuthorView<'_> {
    let (name, credentials) = match identification.split_once(" – ") {
        Some((name, credentials)) => (name, Some(credentials)),
        None => (identification, None),
    };
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().next().filter(|c| c.is_uppercase()));
    let initials = letters.next().into_iter().chain(letters.next_back()).collect();
    AuthorView { initials, name, credentials }
}

/// The council's note that names the author: it closes the page, because the author already stands under the title.
fn is_signature(derived: &DerivedRevision, disclaimer: &Disclaimer) -> bool {
    disclaimer.kind == DisclaimerKind::Council && disclaimer.text.contains(&derived.identification)
}

fn notes(derived: &DerivedRevision, position: DisclaimerPosition) -> Vec<&str> {
    let notes = derived.disclaimers.iter().filter(|note| note.position == position && !is_signature(derived, note));
    notes.map(|note| note.text.as_str()).collect()
}

/// Marks that follow each other are told apart by a comma, or 1 and 2 read as 12.
fn body(document: &Document) -> String {
    let html = domain::export::html::body(&without_title(document));
    html.replace("</a></sup><sup class=\"reference\">", "</a>,</sup><sup class=\"reference\">")
}

/// The title stands in the header of the page.
fn without_title(document: &Document) -> Document {
    let mut blocks = document.blocks.clone();
    if let Some(at) = blocks.iter().position(|block| block.kind == BlockKind::Heading(1)) {
        blocks.remove(at);
    }
    Document { language: document.language, blocks }
}

fn toc(document: &Document) -> Vec<TocEntry<'_>> {
    let headings = document.blocks.iter().filter(|block| block.kind == BlockKind::Heading(2));
    headings.map(|block| TocEntry { id: domain::export::html::anchor(block), text: &block.text }).collect()
}
