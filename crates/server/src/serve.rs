//! The listener: published pages straight from memory, everything else through the router.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1::{self, UpgradeableConnection};
use hyper::service::{HttpService, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use crate::public::page::{self, Answer};
use crate::state::Http;

/// Open connections of this process.
const MAX_CONNECTIONS: usize = 20_000;
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
/// How long open requests may take after shutdown began.
const GRACE: Duration = Duration::from_secs(10);
const MAX_HEAD_BYTES: usize = 32 << 10;

type Reply = Response<Either<Full<Bytes>, Body>>;

/// Serves until told to stop, then lets open requests finish.
pub async fn serve(listener: TcpListener, http: Arc<Http>, router: Router) {
    let (open, connections) = (TaskTracker::new(), Arc::new(Semaphore::new(MAX_CONNECTIONS)));
    loop {
        let (stream, peer) = tokio::select! {
            () = http.stop.cancelled() => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file descriptors, most likely; a pause lets some close.
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let Ok(slot) = connections.clone().try_acquire_owned() else { continue };
        let (http, router, stop) = (http.clone(), router.clone(), http.stop.clone());
        let service = service_fn(move |request| handle(http.clone(), router.clone(), peer, request));
        let mut builder = http1::Builder::new();
        // Head and page go out in one vectored write; gathering pipelined answers would copy every page.
        builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT).max_buf_size(MAX_HEAD_BYTES);
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
        let connection = builder.serve_connection(TokioIo::new(stream), service).with_upgrades();
        open.spawn(until_stopped(connection, stop.clone(), slot));
    }
    drop(listener);
    open.close();
    tokio::select! {
        () = open.wait() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("some requests did not finish in time"),
    }
}

/// Lets the request that is being answered finish when the server stops. A socket of a live page goes on by itself.
async fn until_stopped<S>(
    connection: UpgradeableConnection<TokioIo<TcpStream>, S>,
    stop: CancellationToken,
    slot: OwnedSemaphorePermit,
) where
    S: HttpService<Incoming, ResBody = Either<Full<Bytes>, Body>>,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let mut connection = std::pin::pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection broke");
    }
    drop(slot);
}

/// The fast path answers without allocating a task, a timer or a request id.
fn handle(
    http: Arc<Http>,
    router: Router,
    peer: SocketAddr,
    request: Request<Incoming>,
) -> impl Future<Output = Result<Reply, Infallible>> {
    let answer = page::answer(&http.sites, &request);
    async move {
        Ok(match answer {
            Answer::Ready(response) => response.map(Either::Left),
            Answer::Load { host } => load(&http, &host, &request).await.map(Either::Left),
            Answer::Pass => route(router, peer, request).await.map(Either::Right),
        })
    }
}

async fn load(http: &Http, host: &str, request: &Request<Incoming>) -> Response<Full<Bytes>> {
    match http.sites.load(&http.app, host, request.uri().path()).await {
        Ok(Some(served)) => page::serve(request, &served),
        Ok(None) => page::plain(StatusCode::NOT_FOUND, "there is nothing here\n"),
        Err(error) => {
            tracing::error!(%error, "a page could not be loaded");
            page::plain(StatusCode::SERVICE_UNAVAILABLE, "the page cannot be loaded just now\n")
        }
    }
}

async fn route(router: Router, peer: SocketAddr, request: Request<Incoming>) -> Response<Body> {
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(peer));
    match router.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}
