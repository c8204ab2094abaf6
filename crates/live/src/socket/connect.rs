//! Who connects, and to what: the same for a WebSocket and for long-poll.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::http::HeaderMap;

use crate::Session;
use crate::channel::{ConnectInfo, Endpoint, Forbidden, Member, Transport};
use crate::nested::Family;
use crate::params::{self, Params};
use crate::server::Server;
use crate::token::Purpose;

/// One place that clients connect to.
#[derive(Clone)]
pub(crate) struct Mount {
    pub server: Arc<Server>,
    /// None for live views.
    pub endpoint: Option<Arc<Endpoint>>,
}

/// Who is connected. The session is missing where the CSRF token was wrong: joins are then refused as stale.
pub(crate) struct Connect {
    pub session: Option<Arc<Session>>,
    pub csrf_token: String,
    /// The views of this socket that others are within.
    pub family: Family,
    /// On a socket of the program: who it is to the program.
    pub member: Option<Member>,
}

/// A request to connect.
pub(crate) struct Hello<'a> {
    pub query: &'a str,
    pub headers: HeaderMap,
    pub peer: Option<SocketAddr>,
    pub auth_token: Option<String>,
    pub transport: Transport,
}

impl Mount {
    /// Version and Origin are checked, then the program is asked.
    pub async fn connect(&self, hello: Hello<'_>) -> Result<Connect, Forbidden> {
        let server = &self.server;
        let params = params::decode(hello.query, &server.limits).map_err(|_| Forbidden)?;
        if !params.text(&["vsn"]).is_some_and(|version| version.starts_with("2.")) {
            return Err(Forbidden);
        }
        if !server.origin.allows(&hello.headers) {
            return Err(Forbidden);
        }
        let csrf_token = params.text(&["_csrf_token"]).unwrap_or_default().to_owned();
        let connect = Connect::new(server, &hello.headers, csrf_token).await;
        let Some(endpoint) = &self.endpoint else { return Ok(connect) };
        let Hello { headers, peer, auth_token, transport, .. } = hello;
        let (session, state) = (connect.session.clone(), server.state.clone());
        let info = ConnectInfo { session, auth_token, headers, peer, transport, state };
        let member = self.member(endpoint, params, info).await?;
        Ok(Connect { member: Some(member), ..connect })
    }

    /// The program answers on the threads of its views, and within their time.
    async fn member(&self, endpoint: &Arc<Endpoint>, params: Params, info: ConnectInfo) -> Result<Member, Forbidden> {
        let patience = Duration::from_secs(self.server.limits.mount_seconds);
        let asking = self.server.workers.spawn((endpoint.connect)(params, info));
        let abort = asking.abort_handle();
        match tokio::time::timeout(patience, asking).await {
            Ok(Ok(connected)) => {
                let (user, id) = connected?;
                Ok(Member { user, id, endpoint: endpoint.clone() })
            }
            Ok(Err(_)) => Err(Forbidden),
            Err(_) => {
                abort.abort();
                Err(Forbidden)
            }
        }
    }
}

impl Connect {
    /// To live views. A wrong CSRF token does not refuse the socket but takes the session away, as Phoenix does: the
    /// client learns only from a refused join that it must load the page again.
    pub async fn new(server: &Server, headers: &HeaderMap, csrf_token: String) -> Connect {
        let session = server.session(headers).await;
        let owner = server.signer.verify::<String>(Purpose::Csrf, &csrf_token, server.limits.token_seconds);
        let session = owner.is_ok_and(|owner| owner == session.id).then(|| Arc::new(session));
        Connect { session, csrf_token, family: Family::default(), member: None }
    }

    /// What the connection can be closed by.
    pub fn id(&self) -> Option<String> {
        match &self.member {
            Some(member) => member.id.clone(),
            None => self.session.as_ref().and_then(|session| session.live_socket_id.clone()),
        }
    }
}
