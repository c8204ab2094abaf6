//! Views that ask for more than they may, and forms that do.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::testing::{TestError, TestView};
use live::view::{Context, Event, Outcome, Reply, Stop};
use live::{Limits, Live, Rendered, View, html};

/// Asks for as many tasks and components as somebody says.
#[derive(Default)]
struct Greedy {
    components: u32,
    finished: Vec<String>,
    keys: usize,
}

impl View for Greedy {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Greedy::default())
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "tasks" => {
                context.start_async("first", std::future::pending::<()>());
                context.start_async("second", std::future::pending::<()>());
                context.start_async("third", async {});
            }
            "cancel" => {
                context.cancel_async("first");
                context.start_async("fourth", async {});
            }
            "three" => self.components = 3,
            "four" => self.components = 4,
            _ => self.keys = event.params.as_value().as_object().map_or(0, |keys| keys.len()),
        }
        Reply::None
    }

    async fn handle_async(&mut self, name: &str, outcome: Outcome, _: &mut Context) {
        outcome.take::<()>().unwrap();
        self.finished.push(name.to_owned());
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <button id="tasks" phx-click="tasks">{self.finished.join(" ")}</button>
            <button id="cancel" phx-click="cancel">"cancel"</button>
            <button id="three" phx-click="three">"three"</button>
            <button id="four" phx-click="four">"four"</button>
            <form id="form" phx-change="form"><b id="keys">{self.keys}</b></form>
            for number in 0..self.components, key = number { {live_component::<Leaf>(number.to_string(), ())} }
        }
    }
}

struct Leaf;

impl LiveComponent for Leaf {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        Leaf
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    fn render(&self, myself: Cid) -> Rendered {
        html! { <i id={format!("leaf-{myself}")}>"leaf"</i> }
    }
}

async fn open(limits: Limits) -> TestView {
    let builder = Live::builder(&[7; 32]).unwrap().limits(limits);
    let builder = builder.live_session("default", |session| {
        session.view::<Greedy>("/");
    });
    TestView::open(&builder.build().unwrap(), "/").await.unwrap()
}

#[tokio::test]
async fn only_so_many_tasks_of_a_view_run_at_once() {
    let mut view = open(Limits { tasks: 2, ..Limits::default() }).await;
    view.click("#tasks").await.unwrap();
    // One that is cancelled makes room; the third was never started.
    view.click("#cancel").await.unwrap();
    view.until(|view| view.text("#tasks").is_ok_and(|finished| !finished.is_empty())).await.unwrap();
    assert_eq!(view.text("#tasks").unwrap(), "fourth");
}

#[tokio::test]
async fn a_view_with_too_many_components_ends() {
    let mut view = open(Limits { components: 3, ..Limits::default() }).await;
    view.click("#three").await.unwrap();
    assert!(view.has("#leaf-3"));
    assert_eq!(view.click("#four").await, Err(TestError::Crashed));
}

#[tokio::test]
async fn a_form_with_a_million_keys_or_a_thousand_levels_is_refused() {
    let mut view = open(Limits::default()).await;
    let keys: Vec<String> = (0..1_000_000).map(|number| format!("key{number}")).collect();
    let million: Vec<(&str, &str)> = keys.iter().map(|key| (key.as_str(), "")).collect();
    assert!(matches!(view.change("#form", &million).await, Err(TestError::Rejected(_))));
    let deep = format!("a{}", "[b]".repeat(1_000));
    assert!(matches!(view.change("#form", &[(&deep, "")]).await, Err(TestError::Rejected(_))));
    view.change("#form", &million[..9_000]).await.unwrap();
    assert_ne!(view.text("#keys").unwrap(), "0", "the view goes on");
}
