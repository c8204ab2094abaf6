//! What goes along from page to page, and who may come: flash messages and admissions that take time.

use live::nested::live_render;
use live::params::Params;
use live::testing::{TestError, TestView};
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Live, Rendered, View, html};

struct Desk;

impl View for Desk {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Desk)
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        for word in event.name.split(' ') {
            match word {
                "say" => context.put_flash("info", "hello"),
                "patch" => context.push_patch("/desk?again"),
                "navigate" => context.push_navigate("/desk?other"),
                _ => {}
            }
        }
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        html! { <p id="flash">{context.flash().get("info")}</p> }
    }
}

fn live() -> Live {
    let builder = Live::builder(&[7; 32]).unwrap().live_session("desk", |session| {
        session.view::<Desk>("/desk");
    });
    let builder = builder.live_session("guarded", |session| {
        session.on_mount_async(|params, context| {
            Box::pin(async move {
                // As a look-up in a database would.
                tokio::task::yield_now().await;
                context.put_flash("info", "let in");
                if params.get(&["key"]).is_some() { Ok(()) } else { Err(Stop::Status(403)) }
            })
        });
        session.view::<Desk>("/guarded");
    });
    builder.build().unwrap()
}

#[tokio::test]
async fn messages_end_with_the_address_that_they_were_put_at() {
    let live = live();
    let mut view = TestView::open(&live, "/desk").await.unwrap();
    for (event, expect) in
        [("say", "hello"), ("nothing", "hello"), ("patch", ""), ("say patch", "hello"), ("patch", "")]
    {
        view.render_hook(event, serde_json::json!({})).await.unwrap();
        assert_eq!(view.text("#flash").unwrap(), expect, "{event}");
    }
    view.render_hook("say", serde_json::json!({})).await.unwrap();
    view.patch("/desk?linked").await.unwrap();
    assert_eq!(view.text("#flash").unwrap(), "", "a link patched");
}

#[tokio::test]
async fn only_messages_of_the_same_callback_go_along() {
    let live = live();
    for (events, expect) in [(["say", "navigate"], ""), (["nothing", "say navigate"], "hello")] {
        let mut view = TestView::open(&live, "/desk").await.unwrap();
        for event in events {
            view.render_hook(event, serde_json::json!({})).await.unwrap();
        }
        let view = view.follow_redirect(&live).await.unwrap();
        assert_eq!(view.text("#flash").unwrap(), expect, "{events:?}");
    }
}

struct Around(u32);

impl View for Around {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Around(0))
    }

    async fn handle_info(&mut self, _: Info, _: &mut Context) {
        self.0 += 1;
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <b id="heard">{self.0}</b>{live_render::<Within>("within").hand(serde_json::json!("word"))} }
    }
}

struct Within(String);

impl View for Within {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Ok(Within(context.handed().as_str().unwrap_or_default().to_owned()))
    }

    async fn handle_event(&mut self, _: Event, context: &mut Context) -> Reply {
        context.parent().map(|parent| parent.send(Info::new(())));
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <button id="tell" phx-click="tell">{self.0}</button> }
    }
}

#[tokio::test]
async fn views_within_can_be_driven_too() {
    let builder = Live::builder(&[7; 32]).unwrap().nested::<Within>().live_session("s", |session| {
        session.view::<Around>("/");
    });
    let mut around = TestView::open(&builder.build().unwrap(), "/").await.unwrap();
    let mut within = around.nested("within").await.unwrap();
    assert_eq!(within.text("#tell").unwrap(), "word");
    within.click("#tell").await.unwrap();
    around.until(|view| view.text("#heard").is_ok_and(|heard| heard == "1")).await.unwrap();
    assert!(matches!(around.nested("elsewhere").await.err(), Some(TestError::NoElement { .. })));
    drop(around);
    assert_eq!(within.until(|_| false).await, Err(TestError::Ended), "it ends with the view around it");
}

#[tokio::test]
async fn an_admission_may_take_time() {
    let live = live();
    let refused = TestView::open(&live, "/guarded").await.err();
    assert_eq!(refused, Some(TestError::Page { status: 403, location: None }));
    let view = TestView::open(&live, "/guarded?key").await.unwrap();
    assert_eq!(view.text("#flash").unwrap(), "let in");
}
