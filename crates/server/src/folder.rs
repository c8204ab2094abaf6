//! The data folder: its lock, its keys, and the application that works on it.

use std::path::PathBuf;
use std::sync::Arc;

use cms::app::App;
use cms::events::{Announce, Nobody};
use db::folder::{DataFolder, FolderError};
use db::{Config, Db, Location};
use host::{Host, Settings};
use site::theme::Theme;

use crate::cli::Folder;
use crate::literature::Services;

/// Why the folder is opened.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To serve it: missing parts are made.
    Serve,
    /// For one command: it must exist.
    Command,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0} is no data folder yet: start `lauda serve` once, which makes it")]
    Missing(PathBuf),
    #[error(transparent)]
    Folder(#[from] FolderError),
    #[error(transparent)]
    Database(#[from] db::Error),
    #[error(transparent)]
    Host(#[from] host::StartError),
    #[error("{0}")]
    Configuration(String),
}

/// An open folder; the lock is held until it is dropped.
pub struct Opened {
    pub app: Arc<App>,
    folder: DataFolder,
}

impl Opened {
    pub async fn close(self) {
        self.app.db.close().await;
        drop(self.folder);
    }
}

pub async fn open(folder: &Folder, purpose: Purpose) -> Result<Opened, Error> {
    open_with(folder, purpose, Box::new(Nobody)).await
}

pub async fn open_with(folder: &Folder, purpose: Purpose, announce: Box<dyn Announce>) -> Result<Opened, Error> {
    let data = &folder.data;
    if purpose == Purpose::Command && !data.join("VERSION").is_file() {
        return Err(Error::Missing(data.clone()));
    }
    let held = DataFolder::open(data)?;
    let location = match &folder.database_url {
        Some(url) => Location::parse(url)?,
        None => held.database(),
    };
    let alone = matches!(location, Location::Sqlite(_));
    let db = Db::open(Config::new(location, held.sealer()?)).await?;
    if alone {
        // The lock proves that whoever held a job is gone.
        db::unscoped::release_leases(&db).await?;
    }
    let settings =
        Settings { cache: Some(data.join("cache")), archive: Some(data.join("components")), ..Settings::default() };
    let host = tokio::task::block_in_place(|| Host::start(settings))?;
    let app = App { db, host, theme: Theme::bundled(), announce, services: services()?, chosen: chosen()? };
    Ok(Opened { app: Arc::new(app), folder: held })
}

/// `LAUDA_LITERATURE=pubmed,europepmc,crossref,scielo` with `LAUDA_LITERATURE_EMAIL`; off unless named. A service may be
/// told to be elsewhere, `crossref=https://mirror.example/`, and `LAUDA_LITERATURE_SECONDS` is the time for one answer.
fn services() -> Result<cms::app::Services, Error> {
    let names = std::env::var("LAUDA_LITERATURE").unwrap_or_default();
    if names.trim().is_empty() {
        return Ok(Box::new(|| None));
    }
    let email = std::env::var("LAUDA_LITERATURE_EMAIL").map_err(|_| {
        Error::Configuration("LAUDA_LITERATURE needs LAUDA_LITERATURE_EMAIL: the services ask for a contact".to_owned())
    })?;
    let wrong = |problem: String| Error::Configuration(format!("LAUDA_LITERATURE: {problem}"));
    let mut endpoints = crate::literature::Endpoints::parse(&names, &email).map_err(wrong)?;
    if let Ok(seconds) = std::env::var("LAUDA_LITERATURE_SECONDS") {
        let bad = || Error::Configuration(format!("LAUDA_LITERATURE_SECONDS: {seconds:?} is no number from 1 to 60"));
        let within = seconds.parse().ok().filter(|seconds| (1..=60).contains(seconds)).ok_or_else(bad)?;
        endpoints.patience = std::time::Duration::from_secs(within);
    }
    let services =
        Services::new(endpoints, tokio::runtime::Handle::current()).map_err(|e| Error::Configuration(e.to_string()))?;
    Ok(Box::new(move || Some(Box::new(services.session()) as Box<dyn domain::literature::Literature>)))
}

/// `LAUDA_STAGES=aurora/claims=my-claims,…`: which component runs a stage for a tenant.
fn chosen() -> Result<std::collections::BTreeMap<(String, domain::stage::Stage), String>, Error> {
    let text = std::env::var("LAUDA_STAGES").unwrap_or_default();
    let parse = |entry: &str| {
        let (place, component) = entry.split_once('=')?;
        let (tenant, stage) = place.split_once('/')?;
        Some(((tenant.to_owned(), domain::stage::Stage::parse(stage)?), component.to_owned()))
    };
    let entries = text.split(',').map(str::trim).filter(|entry| !entry.is_empty());
    let bad = |entry: &str| Error::Configuration(format!("LAUDA_STAGES: {entry:?} is not TENANT/STAGE=COMPONENT"));
    entries.map(|entry| parse(entry).ok_or_else(|| bad(entry))).collect()
}
