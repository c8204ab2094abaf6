//! The control socket: commands of whoever may open `<data>/control.sock` (mode 0600), run by the server that holds the
//! folder. One request and one answer for each connection, each a line of JSON.

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use cms::app::App;
use cms::public::Sites;
use policy::Origin;
use serde::{Deserialize, Serialize};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{UnixListener, UnixStream};

use crate::command::reply::Reply;
use crate::command::{self, Command};

/// A component of 64 MiB in base64, and some room.
const MAX_REQUEST_BYTES: u64 = 96 << 20;
const PATIENCE: Duration = Duration::from_secs(300);

#[derive(Serialize, Deserialize)]
pub struct Request {
    pub token: Option<String>,
    pub command: Command,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    Ok(Reply),
    Error { code: String, message: String },
}

pub fn path(data: &Path) -> PathBuf {
    data.join("control.sock")
}

/// Removes what a crashed server left; the lock of the folder says that nobody else serves it.
pub fn listen(data: &Path) -> std::io::Result<UnixListener> {
    let path = path(data);
    match std::fs::remove_file(&path) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    let listener = UnixListener::bind(&path)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

pub async fn serve(listener: UnixListener, app: Arc<App>, sites: Arc<Sites>) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                let (app, sites) = (app.clone(), sites.clone());
                tokio::spawn(async move {
                    if let Err(error) = answer(stream, &app, &sites).await {
                        tracing::warn!(%error, "a client of the control socket went away");
                    }
                });
            }
            Err(error) => {
                tracing::warn!(%error, "the control socket refused a client");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

async fn answer(stream: UnixStream, app: &App, sites: &Sites) -> std::io::Result<()> {
    let (reader, mut writer) = stream.into_split();
    let mut line = String::new();
    let mut reader = BufReader::new(reader.take(MAX_REQUEST_BYTES));
    tokio::time::timeout(PATIENCE, reader.read_line(&mut line)).await??;
    let response = match serde_json::from_str::<Request>(&line) {
        Ok(request) => run(app, sites, request).await,
        Err(_) => Response::Error {
            code: "invalid".to_owned(),
            message: "the request is no command that this server knows: use the same version of lauda".to_owned(),
        },
    };
    let mut text = serde_json::to_vec(&response)?;
    text.push(b'\n');
    writer.write_all(&text).await?;
    writer.shutdown().await
}

async fn run(app: &App, sites: &Sites, request: Request) -> Response {
    let Request { token, command } = request;
    let is_about_tenants = matches!(command, Command::Tenant(_));
    let result = command::run(app, token.as_deref(), Origin::ControlSocket, command).await;
    // A new tenant's hosts answer from now on, not from the next start.
    if is_about_tenants
        && result.is_ok()
        && let Err(error) = sites.reload_hosts(app).await
    {
        tracing::error!(%error, "the host names could not be read again");
    }
    respond(result)
}

pub fn respond(result: Result<Reply, cms::error::Error>) -> Response {
    match result {
        Ok(reply) => Response::Ok(reply),
        Err(error) => {
            tracing::info!(code = error.code(), %error, "a command was refused");
            Response::Error { code: error.code().to_owned(), message: error.to_string() }
        }
    }
}

/// None when no server listens.
pub fn ask(data: &Path, request: &Request) -> Option<std::io::Result<Response>> {
    use std::io::{BufRead as _, Write as _};
    let mut stream = std::os::unix::net::UnixStream::connect(path(data)).ok()?;
    let mut exchange = || {
        let mut line = serde_json::to_vec(request)?;
        line.push(b'\n');
        stream.write_all(&line)?;
        let mut answer = String::new();
        std::io::BufReader::new(&stream).read_line(&mut answer)?;
        serde_json::from_str(&answer)
            .map_err(|_| std::io::Error::other("the server closed the connection without an answer"))
    };
    Some(exchange())
}
