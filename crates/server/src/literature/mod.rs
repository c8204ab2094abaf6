//! Literature services over HTTP: PubMed, Europe PMC, Crossref and SciELO.
//!
//! A service is never trusted: each answer has a limit on size and time, each call of the evidence stage has a budget,
//! requests keep the polite rate that each service asks for, and what comes back is cut to sane lengths.

mod client;
mod crossref;
mod europe_pmc;
mod pubmed;
mod scielo;
mod trim;

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::literature::{Identifier, Literature, LiteratureError, Query};
use domain::publication::{Answer, Publication, Resolution};
use moka::sync::Cache;

pub use client::Client;

/// Time that one call of the evidence stage may spend on the network.
const BUDGET: Duration = Duration::from_secs(60);

/// Time for one answer of a service unless configuration says otherwise.
const PATIENCE: Duration = Duration::from_secs(10);

/// Where the services are. The addresses are configuration so that a mirror, or a test, can stand in.
#[derive(Clone, Debug)]
pub struct Endpoints {
    /// NCBI E-utilities, with a trailing slash.
    pub pubmed: Option<String>,
    pub europe_pmc: Option<String>,
    pub crossref: Option<String>,
    pub scielo: Option<String>,
    /// Asked for by NCBI and by Crossref's polite pool.
    pub email: String,
    /// Time for one answer.
    pub patience: Duration,
}

impl Endpoints {
    /// `pubmed,crossref=https://mirror.example/crossref/`: services at their public addresses or at others.
    ///
    /// # Errors
    /// Says which services there are, or what is wrong with an address.
    pub fn parse(text: &str, email: &str) -> Result<Endpoints, String> {
        let (email, patience) = (email.to_owned(), PATIENCE);
        let mut endpoints = Endpoints { pubmed: None, europe_pmc: None, crossref: None, scielo: None, email, patience };
        for entry in text.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            let (name, address) = entry.split_once('=').map_or((entry, None), |(name, address)| (name, Some(address)));
            let (slot, public) = match name {
                "pubmed" => (&mut endpoints.pubmed, "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"),
                "europepmc" => (&mut endpoints.europe_pmc, "https://www.ebi.ac.uk/europepmc/webservices/rest/"),
                "crossref" => (&mut endpoints.crossref, "https://api.crossref.org/"),
                "scielo" => (&mut endpoints.scielo, "https://articlemeta.scielo.org/api/v1/"),
                other => {
                    return Err(format!(
                        "unknown literature service {other:?}; known: pubmed, europepmc, crossref, scielo"
                    ));
                }
            };
            *slot = Some(address.map_or_else(|| Ok(public.to_owned()), base)?);
        }
        Ok(endpoints)
    }
}

/// Paths are joined to it, so it ends in a slash.
fn base(address: &str) -> Result<String, String> {
    let bad =
        || format!("{address:?} is no address of a literature service: write it like https://mirror.example/path/");
    let url = reqwest::Url::parse(address).map_err(|_| bad())?;
    let is_plain = matches!(url.scheme(), "http" | "https") && url.query().is_none() && url.fragment().is_none();
    if !is_plain {
        return Err(bad());
    }
    Ok(if url.path().ends_with('/') { url.to_string() } else { format!("{url}/") })
}

/// Shared by all calls: connections, rates and cached answers.
#[derive(Clone)]
pub struct Services {
    endpoints: Arc<Endpoints>,
    client: Client,
    cache: Cache<String, Arc<Vec<Publication>>>,
    runtime: tokio::runtime::Handle,
}

impl Services {
    pub fn new(endpoints: Endpoints, runtime: tokio::runtime::Handle) -> Result<Services, reqwest::Error> {
        let cache = Cache::builder().max_capacity(4096).time_to_live(Duration::from_secs(24 * 3600)).build();
        Ok(Services {
            client: Client::new(&endpoints.email, endpoints.patience)?,
            endpoints: Arc::new(endpoints),
            cache,
            runtime,
        })
    }

    /// What one call of the evidence stage gets.
    pub fn session(&self) -> Session {
        Session { services: self.clone(), deadline: Instant::now() + BUDGET }
    }
}

/// The services as one call sees them, with its own budget of time. Blocks, so it belongs on a blocking thread.
pub struct Session {
    services: Services,
    deadline: Instant,
}

impl Literature for Session {
    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
        let key =
            format!("search {}|{}|{:?}|{}", query.expression, query.terms.join(" "), query.since_year, query.limit);
        self.cached(key, |services| async move { search(&services, query).await })
    }

    fn resolve(&mut self, id: &Identifier) -> Result<Option<Publication>, LiteratureError> {
        let found = self.cached(format!("resolve {id:?}"), |services| async move { resolve(&services, id).await })?;
        Ok(found.into_iter().next())
    }
}

impl Session {
    fn cached<F>(&mut self, key: String, ask: impl FnOnce(Services) -> F) -> Result<Vec<Publication>, LiteratureError>
    where
        F: Future<Output = Result<Vec<Publication>, LiteratureError>>,
    {
        if let Some(found) = self.services.cache.get(&key) {
            return Ok(found.as_ref().clone());
        }
        let left = self.deadline.checked_duration_since(Instant::now()).ok_or(LiteratureError::OverBudget)?;
        let asked = ask(self.services.clone());
        // The timer belongs to the runtime, so it is made inside.
        let answer = self.services.runtime.block_on(async { tokio::time::timeout(left, asked).await });
        let found = answer.map_err(|_| LiteratureError::OverBudget)??;
        self.services.cache.insert(key, Arc::new(found.clone()));
        Ok(found)
    }
}

/// Every configured service is asked until enough is found; a failure counts only when nothing was found anywhere.
async fn search(services: &Services, query: &Query) -> Result<Vec<Publication>, LiteratureError> {
    let (client, endpoints) = (&services.client, &services.endpoints);
    let (mut found, mut failure) = (Vec::new(), None);
    if let Some(base) = &endpoints.pubmed {
        collect(&mut found, &mut failure, "PubMed", pubmed::search(client, base, &endpoints.email, query).await);
    }
    if let Some(base) = endpoints.europe_pmc.as_ref().filter(|_| found.len() < usize::from(query.limit)) {
        collect(&mut found, &mut failure, "Europe PMC", europe_pmc::search(client, base, query).await);
    }
    if let Some(base) = endpoints.crossref.as_ref().filter(|_| found.len() < usize::from(query.limit)) {
        collect(&mut found, &mut failure, "Crossref", crossref::search(client, base, &endpoints.email, query).await);
    }
    found.truncate(usize::from(query.limit));
    match failure {
        Some(failure) if found.is_empty() => Err(failure),
        _ => Ok(found),
    }
}

async fn resolve(services: &Services, id: &Identifier) -> Result<Vec<Publication>, LiteratureError> {
    let (client, endpoints) = (&services.client, &services.endpoints);
    let (mut found, mut failure) = (Vec::new(), None);
    if let Some(base) = &endpoints.pubmed {
        let answer = pubmed::resolve(client, base, &endpoints.email, id).await;
        collect(&mut found, &mut failure, "PubMed", asked(id, answer));
    }
    if let Some(base) = endpoints.europe_pmc.as_ref().filter(|_| found.is_empty()) {
        collect(&mut found, &mut failure, "Europe PMC", asked(id, europe_pmc::resolve(client, base, id).await));
    }
    if let (Some(base), Identifier::Doi(doi), true) = (&endpoints.crossref, id, found.is_empty()) {
        let answer = crossref::resolve(client, base, &endpoints.email, doi).await;
        collect(&mut found, &mut failure, "Crossref", asked(id, answer));
    }
    if let (Some(base), Identifier::Doi(doi), true) = (&endpoints.scielo, id, found.is_empty()) {
        collect(&mut found, &mut failure, "SciELO", asked(id, scielo::resolve(client, base, doi).await));
    }
    match failure {
        Some(failure) if found.is_empty() => Err(failure),
        _ => Ok(found),
    }
}

/// A service that answers with another publication than the one asked for has not found it.
fn asked(
    id: &Identifier,
    answer: Result<Vec<Publication>, LiteratureError>,
) -> Result<Vec<Publication>, LiteratureError> {
    let is_asked = |publication: &Publication| match id {
        Identifier::Doi(doi) => publication.doi.as_ref().is_some_and(|found| found.eq_ignore_ascii_case(doi)),
        Identifier::Pmid(pmid) => publication.pmid.as_ref() == Some(pmid),
    };
    answer.map(|found| found.into_iter().filter(is_asked).collect())
}

/// Notes who answered, and when: a publication counts as resolved because a service answered for it.
fn collect(
    found: &mut Vec<Publication>,
    failure: &mut Option<LiteratureError>,
    service: &str,
    answer: Result<Vec<Publication>, LiteratureError>,
) {
    match answer {
        Ok(publications) => {
            let at = jiff::Timestamp::now().to_string();
            for mut publication in publications {
                publication.resolution = Resolution::Answered(Answer { by: service.to_owned(), at: at.clone() });
                trim::trim(&mut publication);
                if !found.iter().any(|known| same(known, &publication)) {
                    found.push(publication);
                }
            }
        }
        Err(error) => {
            tracing::warn!(service, ?error, "a literature service failed");
            failure.get_or_insert(error);
        }
    }
}

fn same(a: &Publication, b: &Publication) -> bool {
    let equal = |x: &Option<String>, y: &Option<String>| x.is_some() && x == y;
    equal(&a.doi, &b.doi) || equal(&a.pmid, &b.pmid)
}
