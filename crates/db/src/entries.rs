//! What lists, feeds and sitemaps show of live pages: one row for each, so that rendering them opens no revision.

use domain::document::Language;
use domain::id::PageId;
use jiff::Timestamp;
use policy::Target;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::error::Error;
use crate::grants::CHANGES_SITE;
use crate::row::{Row, from_json, to_name};
use crate::sql::{args, sql};
use crate::tx::Tx;

/// A live page in lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub page: PageId,
    pub language: Language,
    pub category: Option<String>,
    pub slug: String,
    /// What the theme shows of it, in the caller's own form.
    pub body: Json,
    pub published_at: Timestamp,
    pub updated_at: Timestamp,
}

/// Where a list goes on: older than this.
pub type Before = (Timestamp, PageId);

/// Puts the page on the lists, or renews it there. The day of the first publication stays.
///
/// # Errors
/// `NotFound` without such a page.
pub async fn put(tx: &mut Tx<'_>, entry: &Entry) -> Result<(), Error> {
    tx.require(CHANGES_SITE, Target::Page(entry.page))?;
    let text = sql!(
        "insert into entries (tenant, page, language, category, slug, body, published_at, updated_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant, page) do update set \
         category = excluded.category, slug = excluded.slug, body = excluded.body, updated_at = excluded.updated_at"
    );
    let Entry { page, category, slug, body, published_at, updated_at, language } = entry;
    let values = args![*page, to_name(language), category, slug, body.to_string(), *published_at, *updated_at];
    tx.exec(text, values).await.map_err(|e| e.or_missing("page"))?;
    tx.changed("entries", page);
    Ok(())
}

/// Takes the page off the lists.
///
/// # Errors
/// `NotCovered` without a permit that changes this page.
pub async fn remove(tx: &mut Tx<'_>, page: PageId) -> Result<(), Error> {
    tx.require(CHANGES_SITE, Target::Page(page))?;
    tx.exec(sql!("delete from entries where tenant = $1 and page = $2"), args![page]).await?;
    tx.changed("entries", page);
    Ok(())
}

/// # Errors
/// `NotCovered` without a permit that changes this page.
pub async fn get(tx: &mut Tx<'_>, page: PageId) -> Result<Option<Entry>, Error> {
    tx.require(CHANGES_SITE, Target::Page(page))?;
    let row = tx.optional(sql!("select * from entries where tenant = $1 and page = $2"), args![page]).await?;
    row.as_ref().map(read).transpose()
}

/// Entries of a language, and of a category where one is named, newest first, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit that changes the site.
pub async fn list(
    tx: &mut Tx<'_>,
    language: Language,
    category: Option<&str>,
    before: Option<Before>,
    limit: u32,
) -> Result<Vec<Entry>, Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    let text = sql!(
        "select * from entries where tenant = $1 and language = $2 and ($3 = $7 or category = $4) \
         and (published_at < $5 or (published_at = $5 and page < $6)) order by published_at desc, page desc limit $8"
    );
    let (at, page) = before.unwrap_or((Timestamp::MAX, PageId(Uuid::max())));
    let values = args![to_name(&language), category.is_none(), category.unwrap_or_default(), at, page, true, limit];
    tx.all(text, values).await?.iter().map(read).collect()
}

/// How many entries a language has, or a category of it.
///
/// # Errors
/// `NotCovered` without a permit that changes the site.
pub async fn count(tx: &mut Tx<'_>, language: Language, category: Option<&str>) -> Result<u64, Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    let text =
        sql!("select count(*) as n from entries where tenant = $1 and language = $2 and ($3 = $5 or category = $4)");
    let values = args![to_name(&language), category.is_none(), category.unwrap_or_default(), true];
    tx.optional(text, values).await?.map_or(Ok(0), |row| row.int("n"))
}

/// The categories of a language with how many entries each has, by name.
///
/// # Errors
/// `NotCovered` without a permit that changes the site.
pub async fn categories(tx: &mut Tx<'_>, language: Language) -> Result<Vec<(String, u64)>, Error> {
    tx.require(CHANGES_SITE, Target::Any)?;
    let text = sql!(
        "select category, count(*) as n from entries where tenant = $1 and language = $2 and category is not null \
         group by category order by category limit 1000"
    );
    let rows = tx.all(text, args![to_name(&language)]).await?;
    rows.iter().map(|row| Ok((row.text("category")?, row.int("n")?))).collect()
}

fn read(row: &Row) -> Result<Entry, Error> {
    Ok(Entry {
        page: row.id("page")?,
        language: row.name("language")?,
        category: row.get("category")?,
        slug: row.text("slug")?,
        body: from_json(row.text("body")?.as_bytes(), "an entry")?,
        published_at: row.at("published_at")?,
        updated_at: row.at("updated_at")?,
    })
}
