//! How a program sets the server up.

use std::any::Any;
use std::pin::Pin;
use std::sync::Arc;

use axum::Router;
use axum::http::HeaderMap;
use axum::routing::get;

use super::polls::Polls;
use super::registry::Sockets;
use super::routes::{Group, Route, Routes};
use super::workers::Workers;
use super::{Origin, Server, dead};
use crate::channel::{Broadcast, Endpoint, SocketRoutes, UserSocket};
use crate::params::Params;
use crate::presence::Presence;
use crate::template::Raw;
use crate::token::{ShortSecret, Signer};
use crate::upload::Budget;
use crate::view::{Context, Flash, Info, Kind, State, Stop, View};
use crate::wire::Payload;
use crate::{Limits, LocalBus, PubSub, Rendered, Session, html};

/// The version of the client that the server was written beside. Another one logs a warning in the browser's console.
const CLIENT_VERSION: &str = "1.1.32";

/// A server of live views: give its [`Live::router`] to axum.
#[derive(Clone)]
pub struct Live {
    server: Arc<Server>,
}

/// Sets a [`Live`] up.
pub struct Builder {
    signer: Signer,
    limits: Limits,
    origin: Origin,
    client_version: String,
    routes: Routes,
    layout: super::Layout,
    sessions: super::Sessions,
    bus: Arc<dyn PubSub>,
    state: State,
    nested: Vec<Kind>,
    endpoints: Vec<Arc<Endpoint>>,
    statics: Vec<String>,
}

/// Views that a browser may go between over one socket. See [`Builder::live_session`].
pub struct LiveSession<'a> {
    routes: &'a mut Routes,
    index: usize,
}

/// What a layout puts a view into.
#[derive(Debug)]
pub struct Page {
    /// What the view gave to `set_title`.
    pub title: Option<String>,
    /// For `<meta name="csrf-token" content={…}>`, from which the client takes it.
    pub csrf_token: String,
    /// The messages that stand.
    pub flash: Flash,
    /// Who is looking.
    pub session: Session,
    /// The group that the view is in.
    pub live_session: String,
    /// The view, in the element that the client looks for.
    pub content: Raw,
}

impl Live {
    /// Begins with a secret of 32 bytes or more. Pages outlive a restart of the program if the secret does.
    ///
    /// # Errors
    /// `ShortSecret`.
    pub fn builder(secret: &[u8]) -> Result<Builder, ShortSecret> {
        Ok(Builder {
            signer: Signer::new(secret)?,
            limits: Limits::default(),
            origin: Origin::default(),
            client_version: CLIENT_VERSION.to_owned(),
            routes: Routes::default(),
            layout: Box::new(plain),
            sessions: Box::new(|_| Box::pin(async { Session::default() })),
            bus: Arc::new(LocalBus::default()),
            state: Arc::new(()),
            nested: Vec::new(),
            endpoints: Vec::new(),
            statics: Vec::new(),
        })
    }

    /// The pages of all views, `/live/websocket` and `/live/longpoll`, and the sockets of the program. The program that
    /// serves it should set `TCP_NODELAY` (in axum, by `ListenerExt::tap_io`): frames are small, and the second of two would
    /// wait for the acknowledgement of the first.
    pub fn router(&self) -> Router {
        let router = crate::socket::routes(&self.server);
        let paths = self.server.routes.routes.iter().map(|route| route.path.as_str());
        paths.fold(router, |router, path| router.route(path, get(dead::page))).with_state(self.server.clone())
    }

    /// The bus, for the rest of the program.
    pub fn bus(&self) -> &dyn PubSub {
        &*self.server.bus
    }

    /// Sends to all who hear a topic: the clients of its channels, and views that subscribed.
    pub fn broadcast(&self, topic: &str, event: &str, payload: impl Into<Payload>) {
        self.server.bus.broadcast(topic, Info::new(Broadcast::new(topic, event, payload)));
    }

    /// Everybody who is there.
    pub fn presence(&self) -> &Presence {
        &self.server.presence
    }

    /// Closes all sockets of a session, as when somebody logs out. Their clients connect again, with the cookies that
    /// they then have.
    pub fn disconnect(&self, live_socket_id: &str) {
        self.server.sockets.disconnect(live_socket_id);
    }

    /// Closes every socket with 1012, so that clients connect to the server that follows.
    pub fn drain(&self) {
        self.server.sockets.drain();
    }

    /// Bytes of files that browsers are sending, or that views have not consumed; at most
    /// [`Limits::upload_server_bytes`].
    pub fn upload_bytes(&self) -> u64 {
        self.server.uploads.held()
    }

    pub(crate) fn server(&self) -> &Arc<Server> {
        &self.server
    }
}

impl Builder {
    /// Other limits than the defaults.
    #[must_use]
    pub fn limits(self, limits: Limits) -> Builder {
        Builder { limits, ..self }
    }

    /// Which sites may connect.
    #[must_use]
    pub fn origin(self, origin: Origin) -> Builder {
        Builder { origin, ..self }
    }

    /// The version of the npm package that the pages load.
    #[must_use]
    pub fn client_version(self, version: impl Into<String>) -> Builder {
        Builder { client_version: version.into(), ..self }
    }

    /// Who is looking, by the headers of a request.
    #[must_use]
    pub fn session<F>(self, resolve: impl Fn(HeaderMap) -> F + Send + Sync + 'static) -> Builder
    where
        F: Future<Output = Session> + Send + 'static,
    {
        Builder { sessions: Box::new(move |headers| Box::pin(resolve(headers))), ..self }
    }

    /// Another bus than the one of this process.
    #[must_use]
    pub fn pubsub(self, bus: Arc<dyn PubSub>) -> Builder {
        Builder { bus, ..self }
    }

    /// What views need of the program, for [`Context::state`]: a database, settings.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use live::params::Params;
    /// # use live::view::{Context, Stop};
    /// # use live::{Live, Rendered, View, html};
    /// struct Shop {
    ///     name: String,
    /// }
    ///
    /// struct Front(Arc<Shop>);
    ///
    /// impl View for Front {
    ///     async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
    ///         context.state().map(Front).ok_or(Stop::Status(500))
    ///     }
    ///
    ///     fn render(&self, _: &Context) -> Rendered {
    ///         html! { <h1>{&self.0.name}</h1> }
    ///     }
    /// }
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// let shop = Arc::new(Shop { name: "Tools".to_owned() });
    /// let live = Live::builder(&[7; 32])?.state(shop).live_session("s", |s| { s.view::<Front>("/"); }).build()?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn state<T: Any + Send + Sync>(self, state: Arc<T>) -> Builder {
        Builder { state, ..self }
    }

    /// The page around the views.
    #[must_use]
    pub fn layout(self, layout: impl Fn(Page) -> Rendered + Send + Sync + 'static) -> Builder {
        Builder { layout: Box::new(layout), ..self }
    }

    /// A group of views between which `<a data-phx-link="redirect">` and `push_navigate` go without loading a page.
    #[must_use]
    pub fn live_session(mut self, name: &str, views: impl FnOnce(&mut LiveSession<'_>)) -> Builder {
        let index = self.routes.sessions.len();
        self.routes.sessions.push(Group { name: name.to_owned(), admissions: Vec::new() });
        views(&mut LiveSession { routes: &mut self.routes, index });
        self
    }

    /// The paths of the scripts and style sheets that pages mark with `phx-track-static`, as they are now; with them
    /// [`Context::static_changed`] knows a browser that runs older ones.
    #[must_use]
    pub fn statics<T: Into<String>>(self, paths: impl IntoIterator<Item = T>) -> Builder {
        Builder { statics: paths.into_iter().map(Into::into).collect(), ..self }
    }

    /// A view that others have within them, by [`crate::nested::live_render`]. Views at addresses are known already.
    #[must_use]
    pub fn nested<V: View>(mut self) -> Builder {
        self.nested.push(Kind::of::<V>());
        self
    }

    /// A socket of the program, for channels: clients connect to `{path}/websocket` or `{path}/longpoll`, which is what
    /// `new Socket(path)` does.
    ///
    /// ```
    /// # use live::channel::{Channel, ConnectInfo, Forbidden, Joined, Refused, Socket, UserSocket};
    /// # use live::{params::Params, wire::Payload};
    /// # struct User;
    /// # impl UserSocket for User {
    /// #     async fn connect(_: &Params, _: &ConnectInfo) -> Result<Self, Forbidden> { Ok(User) }
    /// # }
    /// # struct Room;
    /// # impl Channel for Room {
    /// #     type User = User;
    /// #     async fn join(_: &str, _: Payload, _: &Socket<User>) -> Result<Joined<Self>, Refused> {
    /// #         Ok(Joined::new(Room))
    /// #     }
    /// # }
    /// let live = live::Live::builder(&[7; 32])?.socket::<User>("/socket", |socket| {
    ///     socket.channel::<Room>("room:*");
    /// });
    /// # Ok::<(), live::ShortSecret>(())
    /// ```
    #[must_use]
    pub fn socket<U: UserSocket>(mut self, path: &str, channels: impl FnOnce(&mut SocketRoutes<U>)) -> Builder {
        let mut routes = SocketRoutes::new(path);
        channels(&mut routes);
        self.endpoints.push(Arc::new(routes.endpoint()));
        self
    }

    /// The server, with threads of its own for the views.
    ///
    /// # Errors
    /// The system gives no threads.
    pub fn build(self) -> std::io::Result<Live> {
        let server = Server {
            signer: self.signer,
            uploads: Budget::new(self.limits.upload_server_bytes),
            limits: self.limits,
            origin: self.origin,
            client_version: self.client_version,
            sockets: Sockets::default(),
            workers: Workers::start()?,
            routes: self.routes,
            layout: self.layout,
            sessions: self.sessions,
            presence: Presence::new(self.bus.clone(), self.limits),
            bus: self.bus,
            state: self.state,
            nested: self.nested,
            polls: Polls::default(),
            endpoints: self.endpoints,
            statics: self.statics,
        };
        Ok(Live { server: Arc::new(server) })
    }
}

impl LiveSession<'_> {
    /// A view at a path; `{name}` in it becomes a param.
    pub fn view<V: View>(&mut self, path: &str) -> &mut Self {
        self.routes.routes.push(Route { path: path.to_owned(), kind: Kind::of::<V>(), session: self.index });
        self
    }

    /// Asks before each mount in this group, for the first page and again when the browser connects. What takes time to
    /// find out belongs to the session, or to [`LiveSession::on_mount_async`].
    ///
    /// # Errors
    /// The function answers with `Stop` where this browser should see something else.
    pub fn on_mount(
        &mut self,
        admission: impl Fn(&Params, &mut Context) -> Result<(), Stop> + Send + Sync + 'static,
    ) -> &mut Self {
        self.on_mount_async(move |params, context| Box::pin(std::future::ready(admission(params, context))))
    }

    /// The same where the answer takes time: `|params, context| Box::pin(async move { … })`.
    ///
    /// # Errors
    /// The function answers with `Stop` where this browser should see something else.
    pub fn on_mount_async(
        &mut self,
        admission: impl for<'a> Fn(
            &'a Params,
            &'a mut Context,
        ) -> Pin<Box<dyn Future<Output = Result<(), Stop>> + Send + 'a>>
        + Send
        + Sync
        + 'static,
    ) -> &mut Self {
        self.routes.sessions[self.index].admissions.push(Box::new(admission));
        self
    }
}

fn plain(page: Page) -> Rendered {
    html! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8">
                <meta name="csrf-token" content={page.csrf_token}>
                <title>{page.title}</title>
            </head>
            <body>{page.content}</body>
        </html>
    }
}
