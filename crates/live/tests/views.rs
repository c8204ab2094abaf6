//! Views as a program tests them: through the client without a browser.

#[path = "views/board.rs"]
mod board;

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::Request;
use board::{Account, Board, Login, News};
use live::params::Params;
use live::testing::{TestError, TestView};
use live::view::{Context, Info, Stop};
use live::{Live, Rendered, Session, View, html};
use serde_json::json;
use tower::ServiceExt as _;

fn live() -> Live {
    let builder = Live::builder(&[7; 32]).unwrap().session(|headers| async move {
        let user = headers.get("x-user").and_then(|user| user.to_str().ok()).unwrap_or_default().to_owned();
        Session { id: user.clone(), live_socket_id: None, data: json!({"user": user}) }
    });
    let builder = builder.live_session("default", |session| {
        session.view::<Board>("/board/{tab}").view::<Login>("/login");
    });
    let builder = builder.live_session("members", |session| {
        session.on_mount(board::members_only).view::<Account>("/account");
    });
    builder.build().unwrap()
}

async fn open(live: &Live) -> TestView {
    TestView::open(live, "/board/all?filter=open").await.unwrap()
}

#[tokio::test]
async fn params_come_from_path_and_query() {
    let mut view = open(&live()).await;
    assert_eq!(view.text("#where").unwrap(), "all open");
    view.click("#done").await.unwrap();
    assert_eq!(view.text("#where").unwrap(), "done ");
    view.click("#back").await.unwrap();
    view.assert_patch("/board/all").unwrap();
    assert_eq!(view.assert_patch("/board/all"), Err(TestError::Missing("a patch to /board/all".to_owned())));
    assert_eq!(view.text("#where").unwrap(), "all ");
}

#[tokio::test]
async fn forms_nest_and_say_what_changed() {
    let mut view = open(&live()).await;
    view.change("#new", &[("card[title]", "a & b=c"), ("card[tags][]", "x"), ("card[tags][]", "y")]).await.unwrap();
    assert_eq!(view.text("#draft").unwrap(), "a & b=c: x y (card.title)");
    view.submit("#new", &[("card[title]", "<b>")]).await.unwrap();
    assert_eq!(view.text("#card-1").unwrap(), "<b>");
    assert!(view.html().contains("&lt;b&gt;") && !view.html().contains("<b>"));
    assert_eq!(view.title(), Some("1 cards"));
}

#[tokio::test]
async fn hooks_get_replies_and_pages_get_events() {
    let mut view = open(&live()).await;
    assert_eq!(view.render_hook("double", json!({"n": 21})).await, Ok(Some(json!(42))));
    assert_eq!(view.assert_push_event("doubled"), Ok(json!({"n": 42})));
    assert_eq!(view.render_hook("quiet", json!([1, 2])).await, Ok(None));
}

#[tokio::test]
async fn components_keep_their_state_until_they_are_gone() {
    let mut view = open(&live()).await;
    for _ in 0..2 {
        assert_eq!(view.text("#vote").unwrap(), "0 votes");
        view.click("#vote").await.unwrap();
        view.click("#vote").await.unwrap();
        assert_eq!(view.text("#vote").unwrap(), "2 votes");
        view.click("#toggle").await.unwrap();
        assert!(!view.has("#vote"));
        view.click("#toggle").await.unwrap();
    }
    view.click("#praise").await.unwrap();
    view.until(|view| view.text("#vote").is_ok_and(|text| text == "0 praised")).await.unwrap();
}

#[tokio::test]
async fn components_push_events_and_flash_through_their_view() {
    let mut view = open(&live()).await;
    view.click("#tell").await.unwrap();
    assert_eq!(view.text("#flash").unwrap(), "from a component");
    assert_eq!(view.assert_push_event("told"), Ok(json!(null)));
    view.click("#clear").await.unwrap();
    assert!(!view.has("#flash"));
}

#[tokio::test]
async fn streams_are_kept_by_the_client() {
    let mut view = open(&live()).await;
    for (name, expect) in [("first", "one two"), ("prepend", "three one two"), ("drop", "three two"), ("reset", "four")]
    {
        view.render_hook(name, json!({})).await.unwrap();
        assert_eq!(view.text("#log").unwrap().trim(), expect, "{name}");
    }
}

#[tokio::test]
async fn tasks_set_fields_and_tell_and_are_cancelled() {
    let mut view = open(&live()).await;
    view.until(|view| view.text("#loaded").is_ok_and(|text| text == "loaded")).await.unwrap();
    assert_eq!(view.text("#broken").unwrap(), "no such table");
    view.render_hook("start", json!({})).await.unwrap();
    view.until(|view| view.text("#task").is_ok_and(|text| text == "7")).await.unwrap();
    view.render_hook("panics", json!({})).await.unwrap();
    view.until(|view| view.text("#task").is_ok_and(|text| text == "the task panicked")).await.unwrap();
    view.render_hook("cancelled", json!({})).await.unwrap();
    assert_eq!(view.text("#task").unwrap(), "the task panicked");
}

#[tokio::test]
async fn messages_reach_the_view_and_nobody_after_its_end() {
    let live = live();
    let mut view = open(&live).await;
    view.render_hook("expose", json!({})).await.unwrap();
    let handle = board::EXPOSED.lock().unwrap().take().unwrap();
    handle.send(Info::new(News("hello".to_owned()))).unwrap();
    handle.send(Info::new("a message of another type")).unwrap();
    view.until(|view| view.text("#news").is_ok_and(|text| text == "hello")).await.unwrap();
    assert_eq!(view.render_hook("panic", json!({})).await, Err(TestError::Crashed));
    while handle.send(Info::new(News(String::new()))).is_ok() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn views_hear_each_other_and_the_program() {
    let live = live();
    let (mut one, mut other) = (open(&live).await, open(&live).await);
    one.render_hook("publish", json!({})).await.unwrap();
    other.until(|view| view.text("#news").is_ok_and(|text| text == "from another")).await.unwrap();
    assert_eq!(one.text("#news").unwrap(), "");
    live.bus().broadcast("news", Info::new(News("for all".to_owned())));
    for view in [&mut one, &mut other] {
        view.until(|view| view.text("#news").is_ok_and(|text| text == "for all")).await.unwrap();
    }
}

#[tokio::test]
async fn all_tasks_are_waited_for() {
    let mut view = open(&live()).await;
    view.render_hook("start", json!({})).await.unwrap();
    view.render_async().await.unwrap();
    let shown = |view: &TestView, selector| view.text(selector).unwrap();
    assert_eq!(
        [shown(&view, "#loaded"), shown(&view, "#broken"), shown(&view, "#task")],
        ["loaded", "no such table", "7"]
    );
    // Nothing runs: there is nothing to wait for.
    view.render_async().await.unwrap();
    assert_eq!(view.render_hook("panic", json!({})).await, Err(TestError::Crashed));
    assert!(view.render_async().await.is_err());
}

#[tokio::test]
async fn navigation_takes_messages_along() {
    let live = live();
    let mut view = open(&live).await;
    view.click("#leave").await.unwrap();
    view.assert_redirect("/login").unwrap();
    let view = view.follow_redirect(&live).await.unwrap();
    assert_eq!(view.text("#flash").unwrap(), "see you");
}

#[tokio::test]
async fn hooks_of_a_live_session_come_first() {
    let live = live();
    let refused = TestView::open(&live, "/account").await.err();
    assert_eq!(refused, Some(TestError::Page { status: 302, location: Some("/login".to_owned()) }));
    let headers = [("x-user".parse().unwrap(), "ana".parse().unwrap())].into_iter().collect();
    let view = TestView::open_with(&live, "/account", headers).await.unwrap();
    assert_eq!(view.text("h1").unwrap(), "ana");
}

#[tokio::test]
async fn another_root_takes_the_place_of_the_first() {
    let mut view = TestView::open(&live(), "/login").await.unwrap();
    view.click("#other").await.unwrap();
    assert_eq!(view.html(), "<section>another root</section>");
}

#[tokio::test]
async fn views_and_layouts_know_what_the_program_gave() {
    let live = Live::builder(&[7; 32]).unwrap().state(Arc::new(Shop { name: "Tools" }));
    let live = live.session(|_| async { Session { data: json!("ana"), ..Session::default() } });
    let live = live.layout(|page| {
        let who = format!("{} in {}", page.session.data, page.live_session);
        html! { <meta name="csrf-token" content={page.csrf_token}><main><h2>{who}</h2>{page.content}</main> }
    });
    let live = live.live_session("shop", |session| {
        session.view::<Front>("/");
    });
    let live = live.build().unwrap();
    let view = TestView::open(&live, "/").await.unwrap();
    assert_eq!(view.html(), "<h1>Tools</h1>");
    let page = live.router().oneshot(Request::get("/").body(Body::empty()).unwrap()).await.unwrap();
    let page = to_bytes(page.into_body(), 10_000).await.unwrap();
    assert!(String::from_utf8_lossy(&page).contains("<h2>&quot;ana&quot; in shop</h2>"));
}

struct Shop {
    name: &'static str,
}

struct Front(Arc<Shop>);

impl View for Front {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        assert!(context.state::<String>().is_none(), "nothing of this type was given");
        context.state().map(Front).ok_or(Stop::Status(500))
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <h1>{self.0.name}</h1> }
    }
}
