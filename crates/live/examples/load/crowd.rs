//! Many clients, each of which connects again when it loses its server, as the official client does.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use serde_json::json;
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;

use crate::Failure;
use crate::client::{Client, PATIENCE};
use crate::page::Page;
use crate::views::NEWS;

/// Milliseconds after which the official client tries again, the first time and those that follow.
const BACK_OFF: [u64; 9] = [10, 50, 100, 150, 200, 250, 500, 1000, 2000];
const BACK_OFF_AT_LAST: u64 = 5000;
const HEARTBEAT: Duration = Duration::from_secs(30);
/// Clients that connect at once while a crowd comes together. After a restart they all do.
const AT_ONCE: usize = 64;
/// Bounds what the crowd waits for.
const SECONDS: u64 = 60;

/// What a client joins.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A topic that nobody else is in.
    Idle,
    /// The one topic of all.
    News,
    View,
}

pub struct Crowd {
    shared: Arc<Shared>,
    clients: JoinSet<Result<Infallible, Failure>>,
}

struct Shared {
    server: SocketAddr,
    kind: Kind,
    door: Semaphore,
    /// Who is joined now.
    present: watch::Sender<usize>,
    /// Broadcasts that have come.
    heard: watch::Sender<usize>,
}

/// Counts a client while it is joined.
struct Present<'a>(&'a Shared);

impl Crowd {
    pub fn new(server: SocketAddr, kind: Kind) -> Crowd {
        let (present, heard) = (watch::Sender::new(0), watch::Sender::new(0));
        let shared = Shared { server, kind, door: Semaphore::new(AT_ONCE), present, heard };
        Crowd { shared: Arc::new(shared), clients: JoinSet::new() }
    }

    /// Until this many are joined.
    pub async fn grow(&mut self, size: usize) -> Result<(), Failure> {
        for number in self.clients.len()..size {
            self.clients.spawn(attend(self.shared.clone(), number));
        }
        self.joined(size).await
    }

    pub async fn joined(&mut self, size: usize) -> Result<(), Failure> {
        let Crowd { shared, clients } = self;
        tokio::select! {
            reached = reach(&shared.present, "are joined", |present| present == size) => reached,
            Some(ended) = clients.join_next() => Err(match ended {
                Ok(Ok(never)) => match never {},
                Ok(Err(failure)) => failure,
                Err(error) => error.into(),
            }),
        }
    }

    pub async fn heard(&self, messages: usize) -> Result<(), Failure> {
        reach(&self.shared.heard, "messages are heard", |heard| heard >= messages).await
    }

    pub fn messages(&self) -> usize {
        *self.shared.heard.borrow()
    }
}

async fn reach(count: &watch::Sender<usize>, what: &str, enough: impl Fn(usize) -> bool) -> Result<(), Failure> {
    let mut changes = count.subscribe();
    let reached = changes.wait_for(|count| enough(*count));
    match tokio::time::timeout(Duration::from_secs(SECONDS), reached).await {
        Ok(_) => Ok(()),
        Err(_) => Err(format!("after {SECONDS} s, only {} {what}", *count.borrow()).into()),
    }
}

/// One client. It ends only where its page cannot be had at all.
async fn attend(shared: Arc<Shared>, number: usize) -> Result<Infallible, Failure> {
    let door = shared.door.acquire().await?;
    let page = match shared.kind {
        Kind::View => Some(Page::fetch(shared.server, number, "/").await?),
        Kind::Idle | Kind::News => None,
    };
    let mut joined = tokio::time::timeout(PATIENCE, join(&shared, number, page.as_ref())).await??;
    drop(door);
    loop {
        stay(&shared, &mut joined).await;
        joined = again(&shared, number, page.as_ref()).await;
    }
}

async fn join(shared: &Shared, number: usize, page: Option<&Page>) -> Result<Client, Failure> {
    let Some(page) = page else {
        let mut client = Client::open(shared.server, number, "/socket/websocket?vsn=2.0.0").await?;
        let own = format!("topic:{number}");
        let topic = if matches!(shared.kind, Kind::News) { NEWS } else { &own };
        return client.join(topic, json!({})).await.map(|()| client);
    };
    let path = format!("/live/websocket?_csrf_token={}&_mounts=0&vsn=2.0.0", page.csrf);
    let mut client = Client::open(shared.server, number, &path).await?;
    client.join(&format!("lv:{}", page.id), page.join(shared.server, "/")).await?;
    Ok(client)
}

/// To the end of the connection.
async fn stay(shared: &Shared, client: &mut Client) {
    let _present = Present::new(shared);
    loop {
        match tokio::time::timeout(HEARTBEAT, client.hear()).await {
            Ok(Ok(frame)) if frame.contains("\"tick\"") => shared.heard.send_modify(|heard| *heard += 1),
            Ok(Ok(_)) => {}
            Ok(Err(_)) => return,
            Err(_) => drop(client.beat().await),
        }
    }
}

async fn again(shared: &Shared, number: usize, page: Option<&Page>) -> Client {
    let delays = BACK_OFF.into_iter().chain(std::iter::repeat(BACK_OFF_AT_LAST));
    for delay in delays {
        tokio::time::sleep(Duration::from_millis(delay)).await;
        if let Ok(client) = join(shared, number, page).await {
            return client;
        }
    }
    unreachable!("a client never gives up")
}

impl<'a> Present<'a> {
    fn new(shared: &'a Shared) -> Present<'a> {
        shared.present.send_modify(|present| *present += 1);
        Present(shared)
    }
}

impl Drop for Present<'_> {
    fn drop(&mut self) {
        self.0.present.send_modify(|present| *present -= 1);
    }
}
