//! The listener: each connection begins on the short way ([`crate::lane`]), and goes on with the HTTP library: published
//! pages straight from memory, everything else through the router.

use std::convert::Infallible;
use std::future::Future;
use std::io::Cursor;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use bytes::Bytes;
use http::{Request, Response, StatusCode};
use http_body_util::{Either, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::AsyncReadExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::task::TaskTracker;
use tower::ServiceExt as _;

use crate::lane;
use crate::public::page::{self, Answer};
use crate::state::Http;

/// Open connections of this process.
const MAX_CONNECTIONS: usize = 20_000;
pub const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
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
        open.spawn(connection(stream, peer, http.clone(), router.clone(), slot));
    }
    drop(listener);
    open.close();
    tokio::select! {
        () = open.wait() => {}
        () = tokio::time::sleep(GRACE) => tracing::warn!("some requests did not finish in time"),
    }
}

async fn connection(
    mut stream: TcpStream,
    peer: SocketAddr,
    http: Arc<Http>,
    router: Router,
    _slot: OwnedSemaphorePermit,
) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "no TCP_NODELAY");
    }
    match lane::run(&mut stream, &http).await {
        // In a box, because most connections need no room for it.
        Ok(Some(read)) => Box::pin(general(stream, read, peer, http, router)).await,
        Ok(None) => {}
        Err(error) => tracing::debug!(%error, "a connection broke"),
    }
}

/// The connection from here on, the bytes that were read of it first. Lets the request that is being answered finish when
/// the server stops. A socket of a live page goes on by itself.
async fn general(stream: TcpStream, read: Bytes, peer: SocketAddr, http: Arc<Http>, router: Router) {
    let stop = http.stop.clone();
    let service = service_fn(move |request| handle(http.clone(), router.clone(), peer, request));
    let mut builder = http1::Builder::new();
    // Head and page go out in one vectored write; gathering pipelined answers would copy every page.
    builder.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT).max_buf_size(MAX_HEAD_BYTES);
    let (reader, writer) = stream.into_split();
    let stream = TokioIo::new(tokio::io::join(Cursor::new(read).chain(reader), writer));
    let mut connection = pin!(builder.serve_connection(stream, service).with_upgrades());
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
}

/// A page in memory is answered without allocating a task, a timer or a request id.
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
