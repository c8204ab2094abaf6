//! Published artifacts in memory, by host and path, within a bound. A publication forgets the tenant's entries; the next
//! reader loads them again.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use arc_swap::ArcSwap;
use bytes::Bytes;
use db::artifacts::Encoding;
use db::unscoped;
use domain::id::TenantId;
use domain::tenant::Tenant;
use equivalent::Equivalent;
use http::StatusCode;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use moka::sync::Cache;
use site::article::HTML;

use crate::app::App;
use crate::error::Error;

/// Bytes of all encodings together.
const CACHE_BYTES: u64 = 256 << 20;
/// Longest path that is looked up; no page has a longer one.
const MAX_PATH_BYTES: usize = 1024;

/// A page with its headers, ready to be sent.
#[derive(Debug)]
pub struct Served {
    pub status: StatusCode,
    pub identity: Body,
    pub br: Option<Body>,
    pub gzip: Option<Body>,
}

#[derive(Debug)]
pub struct Body {
    pub bytes: Bytes,
    pub etag: String,
    pub headers: HeaderMap,
}

pub enum Found {
    Page(Arc<Served>),
    NotLoaded,
    UnknownHost,
}

/// Where a page is kept.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Place {
    tenant: TenantId,
    path: Box<str>,
}

/// The same for a look-up, which then allocates nothing.
#[derive(Hash)]
struct Asked<'a> {
    tenant: TenantId,
    path: &'a str,
}

impl Equivalent<Place> for Asked<'_> {
    fn equivalent(&self, place: &Place) -> bool {
        self.tenant == place.tenant && *self.path == *place.path
    }
}

/// The sites of this installation as readers see them.
pub struct Sites {
    hosts: ArcSwap<HashMap<String, Arc<Tenant>>>,
    pages: Cache<Place, Arc<Served>>,
    /// Rises with each publication, so that what was read before it does not stay in memory after it.
    epoch: AtomicU64,
}

impl Sites {
    pub fn new() -> Sites {
        let weight = |_: &Place, served: &Arc<Served>| {
            let all = [Some(&served.identity), served.br.as_ref(), served.gzip.as_ref()];
            let bytes: usize = all.into_iter().flatten().map(|body| body.bytes.len() + 512).sum();
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        let pages = Cache::builder().max_capacity(CACHE_BYTES).weigher(weight).support_invalidation_closures().build();
        Sites { hosts: ArcSwap::default(), pages, epoch: AtomicU64::new(0) }
    }

    /// Reads the host names of all tenants; called at the start and when a tenant is added.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn reload_hosts(&self, app: &App) -> Result<(), Error> {
        let (mut hosts, mut after) = (HashMap::new(), String::new());
        loop {
            let tenants = unscoped::tenants(&app.db, &after, 500).await?;
            let Some(last) = tenants.last() else { break };
            after.clone_from(&last.slug);
            for tenant in tenants.into_iter().map(Arc::new) {
                hosts.extend(tenant.hosts.iter().map(|host| (host.clone(), tenant.clone())));
            }
        }
        self.hosts.store(Arc::new(hosts));
        Ok(())
    }

    pub fn tenant(&self, host: &str) -> Option<Arc<Tenant>> {
        self.hosts.load().get(host).cloned()
    }

    /// Answers from memory or not at all.
    pub fn find(&self, host: &str, path: &str) -> Found {
        let hosts = self.hosts.load();
        let Some(tenant) = hosts.get(host) else { return Found::UnknownHost };
        match self.pages.get(&Asked { tenant: tenant.id, path }) {
            Some(served) => Found::Page(served),
            None => Found::NotLoaded,
        }
    }

    /// Loads the page, or the tenant's "not found" page, which is not kept under the path that was asked for.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn load(&self, app: &App, host: &str, path: &str) -> Result<Option<Arc<Served>>, Error> {
        let Some(tenant) = self.tenant(host) else { return Ok(None) };
        if path.len() <= MAX_PATH_BYTES
            && let Some(served) = self.read(app, &tenant, path, status_of(path)).await?
        {
            return Ok(Some(served));
        }
        let english = path.starts_with("/en/") || path == "/en";
        let path = if english && tenant.language != domain::document::Language::En { "/en/404" } else { "/404" };
        if let Found::Page(served) = self.find(host, path) {
            return Ok(Some(served));
        }
        self.read(app, &tenant, path, StatusCode::NOT_FOUND).await
    }

    async fn read(
        &self,
        app: &App,
        tenant: &Tenant,
        path: &str,
        status: StatusCode,
    ) -> Result<Option<Arc<Served>>, Error> {
        let epoch = self.epoch.load(Ordering::SeqCst);
        let Some(mapping) = unscoped::mapping(&app.db, tenant.id, path).await? else { return Ok(None) };
        let Some(digest) = &mapping.digest else { return Ok(None) };
        let body = async |encoding| unscoped::artifact(&app.db, tenant.id, digest, encoding).await;
        let Some(identity) = body(Encoding::Identity).await? else { return Ok(None) };
        let artifact = Loaded {
            media_type: identity.media_type,
            immutable: mapping.cache_class == "immutable",
            digest: digest.clone(),
            identity: identity.bytes,
            br: body(Encoding::Br).await?.map(|body| body.bytes),
            gzip: body(Encoding::Gzip).await?.map(|body| body.bytes),
        };
        let served = Arc::new(served(status, artifact, tenant));
        let place = Place { tenant: tenant.id, path: Box::from(path) };
        self.pages.insert(place.clone(), served.clone());
        if self.epoch.load(Ordering::SeqCst) != epoch {
            self.pages.invalidate(&place);
        }
        Ok(Some(served))
    }

    /// After a publication: everything of the tenant is read again.
    pub fn forget(&self, tenant: TenantId) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
        if self.pages.invalidate_entries_if(move |place, _| place.tenant == tenant).is_err() {
            self.pages.invalidate_all();
        }
    }
}

/// Whoever asks for the "not found" page by its name is told so, too: it is kept once for all.
fn status_of(path: &str) -> StatusCode {
    if path.ends_with("/404") { StatusCode::NOT_FOUND } else { StatusCode::OK }
}

impl Default for Sites {
    fn default() -> Self {
        Sites::new()
    }
}

const CSP: &str = "default-src 'none'; style-src 'self'; img-src 'self' https: data:; frame-src https://www.youtube-nocookie.com https://player.vimeo.com; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// An artifact as the database keeps it.
struct Loaded {
    media_type: String,
    immutable: bool,
    digest: String,
    identity: Vec<u8>,
    br: Option<Vec<u8>>,
    gzip: Option<Vec<u8>>,
}

/// Constant values are static: each answer clones the map, and a shared value costs an atomic count.
fn served(status: StatusCode, artifact: Loaded, tenant: &Tenant) -> Served {
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &'static str| headers.insert(name, HeaderValue::from_static(value));
    set(
        header::CACHE_CONTROL,
        match (status, artifact.immutable) {
            (StatusCode::OK, true) => "public, max-age=31536000, immutable",
            _ => "public, max-age=0, must-revalidate",
        },
    );
    set(header::VARY, "Accept-Encoding");
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::REFERRER_POLICY, "strict-origin-when-cross-origin");
    if artifact.media_type == HTML {
        set(header::CONTENT_TYPE, HTML);
        set(header::CONTENT_SECURITY_POLICY, CSP);
    } else if let Ok(value) = HeaderValue::from_str(&artifact.media_type) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    if tenant.demo {
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex, nofollow"));
    }
    let body = |bytes: Vec<u8>, encoding: Option<&'static str>| body(&headers, &artifact.digest, bytes, encoding);
    let compressed = |bytes: Option<Vec<u8>>, encoding| bytes.map(|bytes| body(bytes, Some(encoding)));
    Served {
        status,
        br: compressed(artifact.br, "br"),
        gzip: compressed(artifact.gzip, "gzip"),
        identity: body(artifact.identity, None),
    }
}

/// Each encoding is a representation with a tag of its own.
fn body(headers: &HeaderMap, digest: &str, bytes: Vec<u8>, encoding: Option<&'static str>) -> Body {
    let mut headers = headers.clone();
    let short = digest.get(..32).unwrap_or(digest);
    let etag = encoding.map_or_else(|| format!("\"{short}\""), |encoding| format!("\"{short}-{encoding}\""));
    if let Ok(value) = HeaderValue::from_str(&etag) {
        headers.insert(header::ETAG, value);
    }
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(bytes.len()));
    Body { bytes: Bytes::from(bytes), etag, headers }
}
