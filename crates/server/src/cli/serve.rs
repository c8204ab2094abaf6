//! `lauda serve`.

use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use anyhow::Context as _;
use clap::Args;
use cms::public::Sites;
use domain::user::Role;
use governor::{Quota, RateLimiter};
use live::Live;
use policy::Origin;
use tokio::net::TcpListener;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Folder;
use crate::command::user::login_link;
use crate::folder::{self, Purpose};
use crate::live_pages::{self, Announcer};
use crate::request_id::RequestNumbers;
use crate::state::Http;
use crate::{control, demo, metrics, router, serve, worker};

#[derive(Args)]
pub struct Serve {
    /// Address of the sites
    #[arg(long, env = "LAUDA_LISTEN", default_value = "127.0.0.1:4000", value_name = "ADDR")]
    listen: SocketAddr,
    /// Address of the metrics
    #[arg(long, env = "LAUDA_METRICS_LISTEN", default_value = "127.0.0.1:9568", value_name = "ADDR")]
    metrics_listen: SocketAddr,
    /// Start with no demo when the data folder is new
    #[arg(long)]
    empty: bool,
}

/// Checks of one address: ten at once, then two a second.
const CHECKS_PER_SECOND: u32 = 2;
const CHECKS_AT_ONCE: u32 = 10;

impl Serve {
    /// What the binary does without a command.
    pub fn from_environment() -> Serve {
        use clap::{Command, FromArgMatches as _};
        let command = Self::augment_args(Command::new("serve").no_binary_name(true));
        Self::from_arg_matches(&command.get_matches_from(std::iter::empty::<&str>()))
            .unwrap_or_else(|error| error.exit())
    }

    pub fn run(self, folder: &Folder) -> ExitCode {
        let runtime = match tokio::runtime::Runtime::new() {
            Ok(runtime) => runtime,
            Err(error) => return super::client::fail(&format!("no threads could be started: {error}")),
        };
        match runtime.block_on(self.serve(folder)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => super::client::fail(&format!("{error:#}")),
        }
    }

    async fn serve(self, folder: &Folder) -> anyhow::Result<()> {
        let recorder = metrics::install()?;
        let stop = CancellationToken::new();
        // Before anything that must end in order, the demo among it.
        tokio::spawn(until_told(stop.clone(), told()?));
        let sites = Arc::new(Sites::new());
        let slot = Arc::new(OnceLock::new());
        let announcer = Announcer { sites: sites.clone(), live: slot.clone() };
        let opened = folder::open_with(folder, Purpose::Serve, Box::new(announcer)).await?;
        let app = opened.app.clone();
        let listener =
            TcpListener::bind(self.listen).await.with_context(|| format!("{} cannot be listened on", self.listen))?;
        metrics::serve(self.metrics_listen, recorder, stop.clone())
            .await
            .with_context(|| format!("{} cannot be listened on for metrics (--metrics-listen)", self.metrics_listen))?;
        let commands = control::listen(&folder.data).context("the control socket cannot be made")?;
        sites.reload_hosts(&app).await?;
        let checks =
            RateLimiter::keyed(Quota::per_second(nonzero(CHECKS_PER_SECOND)).allow_burst(nonzero(CHECKS_AT_ONCE)));
        let (numbers, stop_http) = (RequestNumbers::begin(), stop.clone());
        let http = Arc::new(Http { app: app.clone(), sites: sites.clone(), checks, numbers, stop: stop_http });
        let live = live_pages::start(&http)?;
        // Nothing is announced before.
        slot.get_or_init(|| live.clone());
        let tasks = TaskTracker::new();
        tasks.spawn(worker::run(app.clone(), stop.clone()));
        let warmed = app.host.clone();
        tasks.spawn_blocking(move || warm(&warmed));
        let socket = tokio::spawn(control::serve(commands, app.clone(), sites.clone()));
        let serving = tokio::spawn(serve::serve(listener, http.clone(), router::router(http, &live)));
        tokio::spawn(drain(live, stop.clone()));
        if !self.empty {
            // What is left of a demo that was cut short is made at the next start.
            tokio::select! {
                made = demo::seed(&app, &folder.data, self.listen) => made.context("the demo could not be made")?,
                () = stop.cancelled() => {}
            }
            sites.reload_hosts(&app).await?;
        }
        if !stop.is_cancelled() {
            announce(&app, self.listen, self.metrics_listen).await?;
        }
        serving.await?;
        socket.abort();
        tasks.close();
        tasks.wait().await;
        if let Err(error) = std::fs::remove_file(control::path(&folder.data)) {
            tracing::debug!(%error, "the control socket was gone already");
        }
        opened.close().await;
        Ok(())
    }
}

fn nonzero(number: u32) -> std::num::NonZeroU32 {
    std::num::NonZeroU32::new(number).unwrap_or(std::num::NonZeroU32::MIN)
}

fn warm(host: &host::Host) {
    for (name, problem) in host.warm() {
        tracing::error!(component = name, problem, "a component does not load");
    }
}

/// What a person wants to know: where to look.
async fn announce(app: &cms::app::App, listen: SocketAddr, metrics: SocketAddr) -> anyhow::Result<()> {
    println!("Lauda {} is ready.", env!("CARGO_PKG_VERSION"));
    for listed in cms::tenants::list(app, Origin::CommandLine).await? {
        let tenant = &listed.tenant;
        println!("  {:<28} {}", tenant.site.name, tenant.site.base_url);
        // Logs are kept and read by others; a terminal is read by whoever started the server.
        let may_show = tenant.demo || std::io::stdout().is_terminal();
        if may_show && let Some(link) = administrator_link(app, &tenant.slug).await? {
            println!("  {:<28} log in once, within an hour: {link}", "");
        }
        if let Some(key) = listed.key {
            println!("  {:<28} certificates signed by key {key}", "");
        }
    }
    println!("  {:<28} http://{listen}/api/openapi.json", "API");
    println!("  {:<28} http://{listen}/health, http://{metrics}/metrics", "Operations");
    println!("Press Ctrl-C to stop.");
    Ok(())
}

/// For the first person of a tenant who administers it and is not locked out.
async fn administrator_link(app: &cms::app::App, tenant: &str) -> anyhow::Result<Option<String>> {
    let people = cms::users::list(app, Origin::CommandLine, tenant).await?;
    let first = people.iter().find(|user| user.roles.contains(&Role::Administrator) && !user.disabled);
    let Some(user) = first else { return Ok(None) };
    Ok(Some(login_link(app, Origin::CommandLine, tenant, &user.id.to_string()).await?))
}

/// Open pages go to the server that comes next.
async fn drain(live: Live, stop: CancellationToken) {
    stop.cancelled().await;
    live.drain();
}

/// From here on a signal is a request, and ends nothing by itself.
fn told() -> anyhow::Result<[Signal; 2]> {
    let listen = |kind| signal(kind).context("signals cannot be listened to");
    Ok([listen(SignalKind::terminate())?, listen(SignalKind::interrupt())?])
}

async fn until_told(stop: CancellationToken, [mut terminate, mut interrupt]: [Signal; 2]) {
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
    tracing::info!("stopping");
    stop.cancel();
}
