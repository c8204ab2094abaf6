//! The tenant's library as the evidence stage sees it, before any service is asked.

use db::library_search::Searcher;
use domain::id::TenantId;
use domain::literature::{Identifier, Literature, LiteratureError, Query};
use domain::publication::Publication;
use domain::stage::Stage;
use policy::{Action, Permit, Resource, Service};

use crate::access;
use crate::app::App;
use crate::error::Error;

/// The library first, then the services that are configured. Blocks, so it is used on blocking threads only.
pub struct TenantLiterature {
    shelf: Option<Shelf>,
    services: Option<Box<dyn Literature>>,
}

struct Shelf {
    db: db::Db,
    permit: Permit,
    runtime: tokio::runtime::Handle,
    searcher: Searcher,
}

impl TenantLiterature {
    /// Only the evidence stage gets at anything.
    ///
    /// # Errors
    /// The policies do not let the pipeline read the library.
    pub async fn open(app: &App, tenant: TenantId, stage: Stage) -> Result<TenantLiterature, Error> {
        if stage != Stage::Evidence {
            return Ok(TenantLiterature { shelf: None, services: None });
        }
        let caller = access::service(app, Service::Pipeline, tenant);
        let permit = access::permit(app, &caller, Action::LibraryRead, &Resource::Library(tenant)).await?;
        let (db, runtime) = (app.db.clone(), tokio::runtime::Handle::current());
        let shelf = Shelf { db, permit, runtime, searcher: Searcher::default() };
        Ok(TenantLiterature { shelf: Some(shelf), services: (app.services)() })
    }
}

impl Literature for TenantLiterature {
    fn expect(&mut self, terms: &[&str]) {
        if let Some(shelf) = &mut self.shelf {
            shelf.read_ahead(terms);
        }
    }

    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
        let mut found = match &mut self.shelf {
            Some(shelf) => shelf.search(query)?,
            None => Vec::new(),
        };
        if let Some(services) = self.services.as_mut().filter(|_| found.len() < usize::from(query.limit)) {
            for publication in services.search(query)? {
                if !found.iter().any(|known| is_same(known, &publication)) {
                    found.push(publication);
                }
            }
        }
        found.truncate(usize::from(query.limit));
        Ok(found)
    }

    fn resolve(&mut self, id: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        let found = match &self.shelf {
            Some(shelf) => shelf.resolve(id)?,
            None => None,
        };
        match (found, &mut self.services) {
            (Some(found), _) => Ok(Some(found)),
            (None, Some(services)) => services.resolve(id),
            (None, None) => Ok(None),
        }
    }
}

fn is_same(a: &Publication, b: &Publication) -> bool {
    let equal = |a: &Option<String>, b: &Option<String>| a.is_some() && a == b;
    a.key == b.key || equal(&a.doi, &b.doi) || equal(&a.pmid, &b.pmid)
}

impl Shelf {
    /// In one transaction what the searches to come will ask for. Where it fails, each of them reads for itself, and says
    /// what is wrong.
    fn read_ahead(&mut self, terms: &[&str]) {
        let Shelf { db, permit, runtime, searcher } = self;
        let read = runtime.block_on(async {
            let mut tx = db.read(permit).await?;
            searcher.read_ahead(&mut tx, terms).await
        });
        if let Err(error) = read {
            tracing::warn!(%error, "the library was not read ahead");
        }
    }

    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
        let Shelf { db, permit, runtime, searcher } = self;
        let limit = u32::from(query.limit);
        if let Some(found) = searcher.recall(&query.terms, query.since_year, limit) {
            return Ok(found);
        }
        told(runtime.block_on(async {
            let mut tx = db.read(permit).await?;
            searcher.search(&mut tx, &query.terms, query.since_year, limit).await
        }))
    }

    fn resolve(&self, id: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        told(self.runtime.block_on(async {
            let mut tx = self.db.read(&self.permit).await?;
            match id {
                Identifier::Doi(doi) => db::library::by_doi(&mut tx, doi).await,
                Identifier::Pmid(pmid) => db::library::by_pmid(&mut tx, pmid).await,
            }
        }))
    }
}

fn told<T>(answer: Result<T, db::Error>) -> Result<T, LiteratureError> {
    answer.map_err(|_| LiteratureError::Unavailable("the library does not answer".to_owned()))
}
