//! Clicks, keys, hooks, a title, the query of the address, and a counter that is a component of its own.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::view::{AsyncValue, Context, Event, Info, Reply, Stop};
use live::{Rendered, View, html};
use serde_json::json;

use crate::page::{Link, Top};

pub struct Counter {
    count: i64,
    step: i64,
    show_own: bool,
    news: String,
    slow: AsyncValue<String>,
}

impl View for Counter {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("Counter 0");
        if let Some(handle) = context.handle() {
            tokio::spawn(async move { handle.send(Info::new("connected".to_owned())) });
        }
        context.assign_async(|view: &mut Counter| &mut view.slow, async { Ok("loaded".to_owned()) });
        Ok(Counter { count: 0, step: 1, show_own: true, news: String::new(), slow: AsyncValue::Loading })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.step = params.integer(&["step"]).unwrap_or(1);
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "inc" => self.count += self.step,
            "key" if event.text("key") == Some("ArrowUp") => self.count += 100,
            "toggle" => self.show_own = !self.show_own,
            "fives" => context.push_patch("/?step=5"),
            "away" => {
                context.put_flash("info", "Came from the counter");
                context.push_navigate("/form");
            }
            "leave" => context.redirect("/tools"),
            "crash" => panic!("a view crashes because somebody asked it to"),
            "echo" => {
                context.push_event("highlight", json!({"id": "count"}));
                return Reply::Value(json!({"double": event.params.integer(&["number"]).unwrap_or(0) * 2}));
            }
            _ => {}
        }
        context.set_title(format!("Counter {}", self.count));
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        if let Some(news) = info.get::<String>() {
            self.news.clone_from(news);
        }
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            <Top flash={context.flash()}/>
            <main id="counter" phx-window-keydown="key">
                <p>"Step "<span id="step">{self.step}</span></p>
                <p class={if self.count > 5 { "big" } else { "small" }}><b id="count">{self.count}</b></p>
                if self.count > 5 { <p id="big">"big" if self.count % 2 == 0 { <i>" and even"</i> }</p> }
                <button id="inc" phx-click="inc">"+"</button>
                <button id="fives" phx-click="fives">"by fives"</button>
                <Link to="/?step=2" id="twos" kind="patch">"by twos"</Link>
                <button id="away" phx-click="away">"away"</button>
                <button id="leave" phx-click="leave">"leave"</button>
                <button id="crash" phx-click="crash">"crash"</button>
                <div id="echo" phx-hook="Echo"><button>"echo"</button><span id="echoed" phx-update="ignore"></span></div>
                <p id="news">{self.news}</p>
                <p id="slow">{self.slow.ready()}</p>
                <button id="toggle" phx-click="toggle">"own counter"</button>
                if self.show_own { {live_component::<Own>("own", self.step)} }
            </main>
        }
    }
}

/// Counts for itself.
struct Own {
    count: i64,
    step: i64,
}

impl LiveComponent for Own {
    type Props = i64;

    fn mount(_: &mut Context) -> Self {
        Own { count: 0, step: 1 }
    }

    fn update(&mut self, step: i64, _: &mut Context) {
        self.step = step;
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.count += self.step;
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! { <button id="own" phx-click="inc" phx-target={myself}>"own "{self.count}</button> }
    }
}
