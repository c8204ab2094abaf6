//! Page, join, and the frames that come.

use std::collections::VecDeque;
use std::sync::Arc;

use axum::extract::{OriginalUri, State};
use axum::http::{HeaderMap, Uri, header};
use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::TestError;
use super::html::Element;
use super::tree::Tree;
use crate::Live;
use crate::diff::keys::{EVENTS, REPLY, TITLE};
use crate::process::{Frames, Mail, Out, Outbox};
use crate::server::Server;
use crate::socket::{Channels, Connect};
use crate::wire::{Frame, Payload};

/// Bytes of the first page, at most.
const PAGE_BYTES: usize = 64 * 1024 * 1024;
const JOIN_REF: &str = "1";

/// A view as a client sees it.
///
/// ```
/// # use live::params::Params;
/// # use live::view::{Context, Event, Reply, Stop};
/// # use live::{Live, Rendered, View, html};
/// # struct Counter(u32);
/// # impl View for Counter {
/// #     async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> { Ok(Counter(0)) }
/// #     async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply { self.0 += 1; Reply::None }
/// #     fn render(&self, _: &Context) -> Rendered { html! { <button id="inc" phx-click="inc">{self.0}</button> } }
/// # }
/// use live::testing::TestView;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let live = Live::builder(&[7; 32])?.live_session("s", |s| { s.view::<Counter>("/"); }).build()?;
/// let mut view = TestView::open(&live, "/").await?;
/// view.click("#inc").await?;
/// assert_eq!(view.text("#inc")?, "1");
/// # Ok(())
/// # }
/// ```
pub struct TestView {
    pub(super) topic: String,
    pub(super) tree: Tree,
    pub(super) last: u64,
    headers: HeaderMap,
    server: Arc<Server>,
    connect: Arc<Connect>,
    channels: Channels,
    frames: Frames,
    session: String,
    title: Option<String>,
    events: VecDeque<(String, Value)>,
    patches: VecDeque<String>,
    redirect: Option<String>,
}

impl TestView {
    /// Loads a page and joins it.
    ///
    /// # Errors
    /// `TestError::Page` or `Refused`.
    pub async fn open(live: &Live, address: &str) -> Result<TestView, TestError> {
        TestView::open_with(live, address, HeaderMap::new()).await
    }

    /// The same with headers, as of a browser that is logged in.
    ///
    /// # Errors
    /// `TestError::Page` or `Refused`.
    pub async fn open_with(live: &Live, address: &str, headers: HeaderMap) -> Result<TestView, TestError> {
        let server = live.server().clone();
        let html = page(&server, address, &headers).await?;
        let attribute = |selector: &str, name: &str| {
            let element = Element::find(&html, selector);
            element.and_then(|element| element.attribute(name).map(str::to_owned)).unwrap_or_default()
        };
        let csrf_token = attribute("meta[name=csrf-token]", "content");
        let connect = Arc::new(Connect::new(&server, &headers, csrf_token).await);
        let topic = format!("lv:{}", attribute("[data-phx-main]", "id"));
        let session = attribute("[data-phx-main]", "data-phx-session");
        let mut view = TestView::new(server, connect, headers, topic, session);
        let page = attribute("[data-phx-main]", "data-phx-static");
        view.join(json!({"url": address, "session": view.session, "static": page, "params": {"_mounts": 0}})).await?;
        Ok(view)
    }

    fn new(server: Arc<Server>, connect: Arc<Connect>, headers: HeaderMap, topic: String, session: String) -> TestView {
        let (outbox, frames) = Outbox::new(server.limits.outbox, true);
        let channels = Channels::new(server.clone(), connect.clone(), outbox);
        let (events, patches) = (VecDeque::new(), VecDeque::new());
        let tree = Tree::default();
        TestView {
            topic,
            tree,
            last: 0,
            headers,
            server,
            connect,
            channels,
            frames,
            session,
            title: None,
            events,
            patches,
            redirect: None,
        }
    }

    /// Joins the view within this one whose element has this id.
    ///
    /// # Errors
    /// `TestError::NoElement` or `Refused`.
    pub async fn nested(&self, id: &str) -> Result<TestView, TestError> {
        let (selector, html) = (format!("#{id}"), self.html());
        let element = Element::find(&html, &selector);
        let session = element.and_then(|element| element.attribute("data-phx-session").map(str::to_owned));
        let session = session.ok_or_else(|| TestError::NoElement { selector, html: html.clone() })?;
        let (server, connect, headers) = (self.server.clone(), self.connect.clone(), self.headers.clone());
        let mut view = TestView::new(server, connect, headers, format!("lv:{id}"), session);
        view.join(json!({"session": view.session, "static": "", "params": {"_mounts": 0}})).await?;
        Ok(view)
    }

    /// Loads the page that the view went to, with the messages that it took along.
    ///
    /// # Errors
    /// `TestError::Missing` where it went nowhere; what `open` says.
    pub async fn follow_redirect(self, live: &Live) -> Result<TestView, TestError> {
        let to = self.redirect.clone().ok_or_else(|| TestError::Missing("a redirect".to_owned()))?;
        TestView::open_with(live, &to, self.headers).await
    }

    /// The page as it is.
    pub fn html(&self) -> String {
        self.tree.html()
    }

    /// The text of the first element that a selector means: `tag`, `#id`, `.class`, `[name=value]`, or some together.
    ///
    /// # Errors
    /// `TestError::NoElement`.
    pub fn text(&self, selector: &str) -> Result<String, TestError> {
        let html = self.html();
        let element = Element::find(&html, selector).map(|element| element.text());
        element.ok_or_else(|| TestError::NoElement { selector: selector.to_owned(), html })
    }

    /// Whether an element is there.
    pub fn has(&self, selector: &str) -> bool {
        Element::find(&self.html(), selector).is_some()
    }

    /// The title that the view gave last.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The payload of an event that the view pushed. It counts once.
    ///
    /// # Errors
    /// `TestError::Missing`.
    pub fn assert_push_event(&mut self, name: &str) -> Result<Value, TestError> {
        let at = self.events.iter().position(|(known, _)| known == name);
        let event = at.and_then(|at| self.events.remove(at));
        event.map(|(_, payload)| payload).ok_or_else(|| TestError::Missing(format!("the event {name}")))
    }

    /// The view went to this address of its own. It counts once.
    ///
    /// # Errors
    /// `TestError::Missing`.
    pub fn assert_patch(&mut self, to: &str) -> Result<(), TestError> {
        let at = self.patches.iter().position(|known| known == to);
        at.and_then(|at| self.patches.remove(at))
            .map(drop)
            .ok_or_else(|| TestError::Missing(format!("a patch to {to}")))
    }

    /// The view went to another view or page.
    ///
    /// # Errors
    /// `TestError::Missing`.
    pub fn assert_redirect(&self, to: &str) -> Result<(), TestError> {
        let there = self.redirect.as_deref() == Some(to);
        if there { Ok(()) } else { Err(TestError::Missing(format!("a redirect to {to}, not {:?}", self.redirect))) }
    }

    /// Waits until the page is as it should be, as after a task or a message.
    ///
    /// # Errors
    /// `TestError::Crashed` or `Ended`, where the view ends before.
    pub async fn until(&mut self, holds: impl Fn(&TestView) -> bool) -> Result<(), TestError> {
        while !holds(self) {
            let frame = self.next().await?;
            self.take(frame)?;
        }
        Ok(())
    }

    /// Waits until no task of the view runs, and the page shows what they gave.
    ///
    /// # Errors
    /// `TestError::Crashed` or `Ended`, where the view ends before.
    pub async fn render_async(&mut self) -> Result<(), TestError> {
        let (waits, mut idle) = oneshot::channel();
        if !self.channels.mail(&self.topic, Mail::WhenIdle(waits)) {
            return Err(TestError::Ended);
        }
        loop {
            let out = tokio::select! {
                out = self.frames.recv() => out,
                told = &mut idle => {
                    told.map_err(|_| TestError::Ended)?;
                    break;
                }
            };
            self.hear(out)?;
        }
        // What the last task did was sent before.
        while let Some(out) = self.frames.try_recv() {
            self.hear(out)?;
        }
        Ok(())
    }

    fn hear(&mut self, out: Out) -> Result<(), TestError> {
        self.read(out)?.map_or(Ok(()), |frame| self.take(frame))
    }

    fn read(&mut self, out: Out) -> Result<Option<Value>, TestError> {
        let frame = self.channels.out(out).map(|frame| serde_json::from_slice(&frame.into_data()));
        frame.transpose().map_err(|_| TestError::Ended)
    }

    async fn join(&mut self, payload: Value) -> Result<(), TestError> {
        let frame = self.push("phx_join", payload);
        let mut reply = self.answer(&frame).await?;
        if reply["status"] != "ok" {
            return Err(TestError::Refused(reply["response"].take()));
        }
        if let Some(to) = reply["response"]["live_patch"]["to"].as_str() {
            self.patches.push_back(to.to_owned());
        }
        self.apply(reply["response"]["rendered"].take());
        Ok(())
    }

    /// Sends a message; answers its reference.
    pub(super) fn push(&mut self, event: &str, payload: Value) -> String {
        let reference = if event == "phx_join" { JOIN_REF.to_owned() } else { format!("r{}", self.last) };
        self.last += 1;
        self.send(Frame {
            join_ref: Some(JOIN_REF.to_owned()),
            reference: Some(reference.clone()),
            topic: self.topic.clone(),
            event: event.to_owned(),
            payload: Payload::Json(payload),
        });
        reference
    }

    pub(super) fn send(&mut self, frame: Frame) {
        self.channels.frame(frame);
    }

    /// The reply to a message; what else comes in between is applied.
    pub(super) async fn answer(&mut self, reference: &str) -> Result<Value, TestError> {
        loop {
            let mut frame = self.next().await?;
            if frame[3] == "phx_reply" && frame[1] == reference {
                return Ok(frame[4].take());
            }
            self.take(frame)?;
        }
    }

    pub(super) async fn next(&mut self) -> Result<Value, TestError> {
        loop {
            let out = self.frames.recv().await;
            if let Some(frame) = self.read(out)? {
                return Ok(frame);
            }
        }
    }

    pub(super) fn take(&mut self, mut frame: Value) -> Result<(), TestError> {
        if frame[2] != self.topic.as_str() {
            return Ok(());
        }
        match frame[3].as_str() {
            Some("diff") => drop(self.apply(frame[4].take())),
            Some("live_patch") => self.patches.extend(frame[4]["to"].as_str().map(str::to_owned)),
            Some("phx_error") => return Err(TestError::Crashed),
            Some("phx_close") if self.redirect.is_none() => return Err(TestError::Ended),
            Some(name) => self.went(name, &frame[4]),
            None => {}
        }
        Ok(())
    }

    /// Remembers where the view went.
    pub(super) fn went(&mut self, name: &str, payload: &Value) {
        if !["redirect", "live_redirect"].contains(&name) {
            return;
        }
        self.redirect = payload["to"].as_str().map(str::to_owned);
        if let Some(cookie) =
            payload["flash"].as_str().and_then(|token| format!("__phoenix_flash__={token}").parse().ok())
        {
            self.headers.append(header::COOKIE, cookie);
        }
    }

    /// Merges a diff; answers what it has for the hook that asked.
    pub(super) fn apply(&mut self, mut diff: Value) -> Option<Value> {
        let object = diff.as_object_mut()?;
        for event in object.remove(EVENTS).iter().filter_map(Value::as_array).flatten() {
            self.events.push_back((event[0].as_str().unwrap_or_default().to_owned(), event[1].clone()));
        }
        if let Some(Value::String(title)) = object.remove(TITLE) {
            self.title = Some(title);
        }
        let reply = object.remove(REPLY);
        self.tree.merge(diff);
        reply
    }

    /// Tells the view of components that are gone, as the client does after each patch.
    pub(super) async fn sweep(&mut self) -> Result<(), TestError> {
        let gone = self.tree.gone();
        if gone.is_empty() {
            return Ok(());
        }
        for event in ["cids_will_destroy", "cids_destroyed"] {
            let frame = self.push(event, json!({"cids": gone}));
            self.answer(&frame).await?;
        }
        self.tree.forget(&gone);
        Ok(())
    }
}

async fn page(server: &Arc<Server>, address: &str, headers: &HeaderMap) -> Result<String, TestError> {
    let uri: Uri = address.parse().map_err(|_| TestError::Address(address.to_owned()))?;
    let response = crate::server::page(State(server.clone()), OriginalUri(uri), headers.clone()).await;
    let status = response.status().as_u16();
    let location = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
    let body = axum::body::to_bytes(response.into_body(), PAGE_BYTES).await.unwrap_or_default();
    let html = String::from_utf8_lossy(&body).into_owned();
    if status == 200 { Ok(html) } else { Err(TestError::Page { status, location }) }
}
