//! From a file to a source revision.

use db::revisions::SourceFile;
use db::workflows::Stored;
use domain::document::{BlockKind, Language};
use domain::id::{PageId, UserId};
use domain::import::{self, Format, ImportOptions, Imported};
use domain::page::Page;
use domain::revision::SourceRevision;
use domain::tenant::check_slug;
use domain::workflow::RevisionRef;
use policy::{Action, Caller};

use crate::access;
use crate::app::App;
use crate::checks;
use crate::editorial::Submission;
use crate::error::Error;

/// A file that was read, with everything that a page needs of it.
pub struct Draft {
    imported: Imported,
    bytes: Vec<u8>,
    slug: Option<String>,
    language: Option<Language>,
    translation_of: Option<String>,
}

/// # Errors
/// `Invalid` says what is wrong with the file or its options.
pub fn read(submission: &Submission) -> Result<Draft, Error> {
    let format = match &submission.format {
        Some(name) => Some(
            Format::parse(name)
                .ok_or_else(|| Error::invalid(format!("{name:?} is no format: use markdown, html or text")))?,
        ),
        None => None,
    };
    let language = submission.language.as_deref().map(checks::language).transpose();
    let language = language.map_err(|e| Error::invalid(e.to_string()))?;
    let options = ImportOptions { name: Some(submission.name.clone()), format, language, ..ImportOptions::default() };
    let imported = import::import(&submission.bytes, &options).map_err(|e| Error::invalid(e.to_string()))?;
    if imported.document.blocks.iter().all(|block| block.text.trim().is_empty()) {
        return Err(Error::invalid("the file has no text"));
    }
    let (slug, translation_of) = (submission.slug.clone(), submission.translation_of.clone());
    Ok(Draft { imported, bytes: submission.bytes.clone(), slug, language, translation_of })
}

/// The page that a new draft makes.
///
/// # Errors
/// `Invalid` for an address that cannot be used.
pub async fn new_page(app: &App, caller: &Caller, author: UserId, draft: &Draft) -> Result<Page, Error> {
    let slug = match &draft.slug {
        Some(slug) => slug.clone(),
        None => {
            domain::export::html::slug(&title(draft)).chars().take(80).collect::<String>().trim_matches('-').to_owned()
        }
    };
    check_slug(&slug).map_err(|e| Error::invalid(format!("{slug:?} is no address: {e}")))?;
    if site::paths::is_reserved(&slug) {
        return Err(Error::invalid(format!("{slug:?} is an address of the site itself: choose another with --slug")));
    }
    let category = draft.imported.metadata.category.as_ref().map(|name| name.trim().to_owned());
    Ok(Page {
        id: app.db.new_id(),
        tenant: caller.tenant,
        slug,
        language: draft.language.unwrap_or(draft.imported.document.language),
        category: category.filter(|name| !name.is_empty() && name.len() <= 100),
        author,
        translation_of: original(app, caller, draft).await?,
        live_revision: None,
    })
}

/// The first page of the group of translations that the draft joins.
async fn original(app: &App, caller: &Caller, draft: &Draft) -> Result<Option<PageId>, Error> {
    let Some(name) = &draft.translation_of else { return Ok(None) };
    let page = access::find_page(app, caller, name).await?;
    let permit = access::permit_page(app, caller, Action::PageRead, page).await?;
    let mut tx = app.db.read(&permit).await?;
    Ok(Some(db::pages::get(&mut tx, page).await?.translation_of.unwrap_or(page)))
}

/// The first heading of level 1, else the beginning of the text.
fn title(draft: &Draft) -> String {
    let blocks = &draft.imported.document.blocks;
    let heading = blocks.iter().find(|block| block.kind == BlockKind::Heading(1));
    let text = heading.or(blocks.first()).map(|block| block.text.as_str()).unwrap_or_default();
    text.split_whitespace().take(10).collect::<Vec<_>>().join(" ")
}

/// Keeps the revision and the file that it came from, sealed, with the map between the two.
///
/// # Errors
/// The database does not answer.
pub async fn keep(tx: &mut db::Tx<'_>, stored: &Stored, draft: &Draft) -> Result<RevisionRef, Error> {
    let revision = SourceRevision {
        document: draft.imported.document.clone(),
        keywords: draft.imported.metadata.keywords.clone(),
    };
    let id = tx.new_id();
    let parent = stored.state.source.as_ref().map(|source| source.id);
    let hash = db::revisions::insert_source(tx, id, stored.page, parent, &revision).await?;
    let media_type = match draft.imported.format {
        Format::Plain => "text/plain",
        Format::Markdown => "text/markdown",
        Format::Html => "text/html",
    };
    let map = serde_json::to_vec(&draft.imported.map).ok();
    let file = SourceFile { media_type: media_type.to_owned(), bytes: draft.bytes.clone(), map };
    db::revisions::insert_file(tx, stored.page, id, &file).await?;
    Ok(RevisionRef { id, hash })
}
