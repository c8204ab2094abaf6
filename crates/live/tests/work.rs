//! Work beside a view and beside its components, and what callbacks are said to cost.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::testing::TestView;
use live::view::{AsyncValue, Context, Event, Outcome, Reply, Rows, Stop};
use live::{Live, Rendered, Stream, View, html};
use metrics_exporter_prometheus::PrometheusBuilder;

/// Tasks that came to their end.
static ENDED: AtomicU32 = AtomicU32::new(0);

struct Page {
    rows: Stream<u32>,
    loaded: AsyncValue<()>,
    with_clock: bool,
}

impl View for Page {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let rows = Stream::new("rows", |row| format!("row-{row}"));
        Ok(Page { rows, loaded: AsyncValue::Loading, with_clock: true })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        fn fields(page: &mut Page) -> (&mut Stream<u32>, &mut AsyncValue<()>) {
            (&mut page.rows, &mut page.loaded)
        }
        match event.name.as_str() {
            "more" => context.stream_async(fields, async { Ok(vec![2, 3]) }),
            "before" => context.stream_async(fields, async { Ok(Rows::at(vec![0, 1], 0, None)) }),
            "anew" => context.stream_async(fields, async { Ok(Rows::reset(vec![9])) }),
            "fail" => context.stream_async(fields, async { Err::<Vec<u32>, _>("no such table".to_owned()) }),
            "panic" => panic!("a view was asked to panic"),
            _ => self.with_clock = !self.with_clock,
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let loaded = match &self.loaded {
            AsyncValue::Loading => "loading".to_owned(),
            AsyncValue::Ready(()) => "ready".to_owned(),
            AsyncValue::Failed(error) => error.to_string(),
        };
        html! {
            <p id="loaded">{loaded}</p>
            <ul id="rows" phx-update="stream">for (id, row) in &self.rows, stream { <li id={id}>{row}" "</li> }</ul>
            for name in ["more", "before", "anew", "fail", "panic", "toggle"] { <button id={name} phx-click={name}>{name}</button> }
            if self.with_clock { <div>{live_component::<Clock>("first", ())}{live_component::<Clock>("second", ())}</div> }
        }
    }
}

/// A component that has something to wait for.
struct Clock {
    time: AsyncValue<&'static str>,
    told: String,
}

impl LiveComponent for Clock {
    type Props = ();

    fn mount(context: &mut Context) -> Self {
        context.assign_async(|clock: &mut Clock| &mut clock.time, async { Ok("noon") });
        Clock { time: AsyncValue::Loading, told: String::new() }
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "slow" => context.start_async("slow", async {
                tokio::time::sleep(Duration::from_millis(200)).await;
                ENDED.fetch_add(1, Ordering::SeqCst);
            }),
            "stop" => context.cancel_async("ask"),
            _ => context.start_async("ask", async { 7_u8 }),
        }
        Reply::None
    }

    async fn handle_async(&mut self, name: &str, outcome: Outcome, context: &mut Context) {
        self.told = format!("{name} {:?}", outcome.take::<u8>());
        context.put_flash("info", "told");
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <div>
                <p class="clock">{self.time.ready()}" "{self.told}";"</p>
                for name in ["ask", "stop", "slow"] {
                    <button id={format!("{name}-{myself}")} phx-click={name} phx-target={myself}>{name}</button>
                }
            </div>
        }
    }
}

fn live() -> Live {
    let builder = Live::builder(&[7; 32]).unwrap();
    let builder = builder.live_session("default", |session| {
        session.view::<Page>("/");
    });
    builder.build().unwrap()
}

async fn click(view: &mut TestView, selector: &str) {
    view.click(selector).await.unwrap();
    view.render_async().await.unwrap();
}

#[tokio::test]
async fn rows_come_to_a_stream() {
    let mut view = TestView::open(&live(), "/").await.unwrap();
    assert_eq!(view.text("#loaded").unwrap(), "loading");
    for (button, rows, loaded) in [
        ("#more", "2 3 ", "ready"),
        ("#before", "0 1 2 3 ", "ready"),
        ("#fail", "0 1 2 3 ", "no such table"),
        ("#anew", "9 ", "ready"),
    ] {
        click(&mut view, button).await;
        assert_eq!((view.text("#rows").unwrap().as_str(), view.text("#loaded").unwrap().as_str()), (rows, loaded));
    }
}

#[tokio::test]
async fn components_have_tasks_of_their_own() {
    let mut view = TestView::open(&live(), "/").await.unwrap();
    view.render_async().await.unwrap();
    assert!(view.html().contains("noon ;"), "{}", view.html());
    // The same name in the other component is another task.
    click(&mut view, "#ask-1").await;
    click(&mut view, "#stop-2").await;
    assert_eq!((view.html().matches("noon ask Ok(7);").count(), view.html().matches("noon ;").count()), (1, 1));
}

#[tokio::test]
async fn tasks_end_with_their_component() {
    let mut view = TestView::open(&live(), "/").await.unwrap();
    view.click("#slow-1").await.unwrap();
    click(&mut view, "#toggle").await;
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(ENDED.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn callbacks_are_counted() {
    let recorder = PrometheusBuilder::new().install_recorder().unwrap();
    let mut view = TestView::open(&live(), "/").await.unwrap();
    view.click("#toggle").await.unwrap();
    view.click("#panic").await.unwrap_err();
    let text = recorder.render();
    for (module, callback, outcome, times) in [
        ("work::Page", "mount", "completed", 2),
        ("work::Clock", "update", "completed", 4),
        ("work::Page", "handle_event", "completed", 1),
        ("work::Page", "handle_event", "panicked", 1),
    ] {
        let labels = format!(r#"{{module="{module}",callback="{callback}",outcome="{outcome}"}} {times}"#);
        assert!(text.contains(&format!("live_callbacks_total{labels}\n")), "{labels}\n{text}");
    }
    assert!(text.contains(r#"live_callback_duration_seconds_count{module="work::Page",callback="render"}"#), "{text}");
}
