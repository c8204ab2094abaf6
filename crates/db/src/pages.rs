//! Pages: stable addresses with revisions and workflows behind them.

use domain::document::Language;
use domain::id::{PageId, RevisionId, UserId, WorkflowId};
use domain::page::Page;
use jiff::Timestamp;
use policy::{Action, Target};
use uuid::Uuid;

use crate::error::Error;
use crate::grants::{CHANGES_SITE, MOVES_PIECE, READS_PIECE};
use crate::row::{Row, to_name};
use crate::sql::{Sql, args, sql};
use crate::tx::Tx;
use crate::value::Value;

/// A page in a list, with where its newest workflow stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub page: Page,
    pub workflow: Option<WorkflowId>,
    /// Name of the column of the board.
    pub column: Option<String>,
    pub updated_at: Timestamp,
}

/// # Errors
/// `Exists` when the slug is taken in its language, `NotFound` without such an author.
pub async fn create(tx: &mut Tx<'_>, page: &Page) -> Result<(), Error> {
    tx.require(&[Action::PageSubmit], Target::Page(page.id))?;
    let text = sql!(
        "insert into pages (tenant, id, slug, language, category, author, translation_of, live_revision, created_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
    );
    let language = to_name(&page.language);
    let values = args![
        page.id,
        &page.slug,
        language,
        &page.category,
        page.author,
        page.translation_of,
        page.live_revision,
        tx.now(),
    ];
    let inserted = tx.exec(text, values).await;
    inserted.map_err(|e| e.or_exists("a page with this address").or_missing("author"))?;
    tx.changed("pages", page.id);
    Ok(())
}

/// # Errors
/// `NotFound`.
pub async fn get(tx: &mut Tx<'_>, page: PageId) -> Result<Page, Error> {
    tx.require(READS_PIECE, Target::Page(page))?;
    let row = tx.optional(sql!("select * from pages where tenant = $1 and id = $2"), args![page]).await?;
    read(&row.ok_or(Error::NotFound("page"))?)
}

/// Slug, category and group of translations. Language and author stay.
///
/// # Errors
/// `NotFound`; `Exists` when the slug is taken in its language.
pub async fn update(tx: &mut Tx<'_>, page: &Page) -> Result<(), Error> {
    tx.require(MOVES_PIECE, Target::Page(page.id))?;
    let text = sql!("update pages set slug = $3, category = $4, translation_of = $5 where tenant = $1 and id = $2");
    let values = args![page.id, &page.slug, &page.category, page.translation_of];
    if tx.exec(text, values).await.map_err(|e| e.or_exists("a page with this address"))? == 0 {
        return Err(Error::NotFound("page"));
    }
    tx.changed("pages", page.id);
    Ok(())
}

/// What readers see from now on; none takes the page off the site.
///
/// # Errors
/// `NotFound`.
pub async fn set_live(tx: &mut Tx<'_>, page: PageId, revision: Option<RevisionId>) -> Result<(), Error> {
    tx.require(CHANGES_SITE, Target::Page(page))?;
    let text = sql!("update pages set live_revision = $3 where tenant = $1 and id = $2");
    if tx.exec(text, args![page, revision]).await? == 0 {
        return Err(Error::NotFound("page"));
    }
    tx.changed("pages", page);
    Ok(())
}

/// Whether the address is free in the tenant, or is the page's own.
///
/// # Errors
/// `NotCovered` without a permit that moves this page.
pub async fn is_free(tx: &mut Tx<'_>, page: PageId, language: Language, slug: &str) -> Result<bool, Error> {
    tx.require(MOVES_PIECE, Target::Page(page))?;
    let text = sql!("select id from pages where tenant = $1 and language = $2 and slug = $3");
    let row = tx.optional(text, args![to_name(&language), slug]).await?;
    row.map_or(Ok(true), |row| Ok(row.id::<PageId>("id")? == page))
}

/// Which pages to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    All,
    /// Only these need no more than the permit to list one's own.
    Author(UserId),
    Category(String),
    Live,
}

/// Newest first, before `before`, at most `limit`.
///
/// # Errors
/// `NotCovered` without a permit to list these.
pub async fn list(tx: &mut Tx<'_>, filter: &Filter, before: Option<PageId>, limit: u32) -> Result<Vec<Listed>, Error> {
    const WIDE: &[Action] =
        &[Action::PageList, Action::SiteRender, Action::PagePublish, Action::PageArchive, Action::JobRun];
    let own = matches!((filter, tx.permit().caller().principal.user()), (Filter::Author(a), Some(me)) if *a == me);
    match own {
        true => tx.require(&[Action::PageListOwn, Action::PageList], Target::Any)?,
        false => tx.require(WIDE, Target::Any)?,
    }
    let before = Value::from(before.map_or(Uuid::max(), PageId::uuid));
    let (text, values) = match filter {
        Filter::All => (list_text::ALL, args![]),
        Filter::Author(author) => (list_text::BY_AUTHOR, args![*author]),
        Filter::Category(category) => (list_text::BY_CATEGORY, args![category]),
        Filter::Live => (list_text::LIVE, args![]),
    };
    let values = [before, Value::from(limit)].into_iter().chain(values).collect();
    tx.all(text, values).await?.iter().map(read_listed).collect()
}

/// `$2` is the page before which the list goes on, `$3` the limit, `$4` what the filter asks.
mod list_text {
    use super::{Sql, sql};

    macro_rules! list {
        ($filter:literal) => {
            sql!(concat!(
                "select p.*, w.board_column, coalesce(w.updated_at, p.created_at) as changed_at from pages p \
                 left join workflows w on w.tenant = $1 and w.id = p.workflow \
                 where p.tenant = $1 and p.id < $2",
                $filter,
                " order by p.id desc limit $3"
            ))
        };
    }

    pub(super) const ALL: Sql = list!("");
    pub(super) const BY_AUTHOR: Sql = list!(" and p.author = $4");
    pub(super) const BY_CATEGORY: Sql = list!(" and p.category = $4");
    pub(super) const LIVE: Sql = list!(" and p.live_revision is not null");
}

/// The same page in all its languages, the given one included.
///
/// # Errors
/// `NotFound`.
pub async fn translations(tx: &mut Tx<'_>, page: PageId) -> Result<Vec<Page>, Error> {
    let first = get(tx, page).await?.translation_of.unwrap_or(page);
    let text = sql!("select * from pages where tenant = $1 and (id = $2 or translation_of = $2) order by language");
    tx.all(text, args![first]).await?.iter().map(read).collect()
}

pub(crate) fn read(row: &Row) -> Result<Page, Error> {
    Ok(Page {
        id: row.id("id")?,
        tenant: row.id("tenant")?,
        slug: row.text("slug")?,
        language: row.name("language")?,
        category: row.get("category")?,
        author: row.id("author")?,
        translation_of: row.maybe_id("translation_of")?,
        live_revision: row.maybe_id("live_revision")?,
    })
}

fn read_listed(row: &Row) -> Result<Listed, Error> {
    Ok(Listed {
        page: read(row)?,
        workflow: row.maybe_id("workflow")?,
        column: row.get("board_column")?,
        updated_at: row.at("changed_at")?,
    })
}
