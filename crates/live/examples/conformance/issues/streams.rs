//! Streams of views, in views, and of elements that note how they move: 3378, 3530, 4212.

use live::nested::live_render;
use live::params::Params;
use live::ui::{Link, Target};
use live::view::{Context, Event, Reply, Stop};
use live::{Builder, LiveSession, Rendered, Stream, View, html};
use serde_json::json;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Home>("/issues/3378").view::<OfViews>("/issues/3530");
}

pub fn register(builder: Builder) -> Builder {
    builder.nested::<Bar>().nested::<Notifications>().nested::<Row>()
}

/// 3378: a view in a view in a view.
struct Home;

impl View for Home {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Home)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { {live_render::<Bar>("appbar")} }
    }
}

struct Bar;

impl View for Bar {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Bar)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <div>{live_render::<Notifications>("notifications")}</div> }
    }
}

struct Notifications(Stream<u32>);

impl View for Notifications {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let stream = Stream::new("notifications", |id| format!("notifications-{id}"));
        stream.append(1);
        Ok(Notifications(stream))
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div><ul id="notifications_list" phx-update="stream">
                for (id, _) in &self.0, stream { <div id={id}><p>"big!"</p></div> }
            </ul></div>
        }
    }
}

/// 3530: each row is a view.
struct OfViews {
    items: Stream<u32>,
    count: u32,
}

impl View for OfViews {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(OfViews { items: Stream::new("items", |id| format!("item-{id}")), count: 3 })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.items.reset(match params.text(&["q"]) {
            Some("a") => vec![1, 3],
            Some("b") => vec![2, 3],
            _ => vec![1, 2, 3],
        });
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.count += 1;
        self.items.append(self.count);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let to = |query: &str| Target::Patch(format!("/issues/3530?q={query}"));
        html! {
            <ul id="stream-list" phx-update="stream">
                for (id, number) in &self.items, stream { {live_render::<Row>(id).hand(json!(number))} }
            </ul>
            <Link to={to("a")} ..>"patch a"</Link>
            <Link to={to("b")} ..>"patch b"</Link>
            <div phx-click="inc">"+"</div>
        }
    }
}

struct Row(u64);

impl View for Row {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Ok(Row(context.handed().as_u64().unwrap_or(0)))
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div id={format!("item-outer-{}", self.0)}>
                "test hook with nested liveview"
                <div id={format!("test-hook-{}", self.0)} phx-hook="ViewMounted"></div>
            </div>
        }
    }
}

/// 4212: elements that note how they move.
pub struct CustomElements {
    items: Stream<String>,
    count: u32,
}

impl View for CustomElements {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let items = Stream::new("items", |id: &String| format!("items-{id}"));
        items.reset(["a", "b", "c"].map(str::to_owned));
        Ok(CustomElements { items, count: 0 })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.count += 1;
        self.items.insert(format!("new{}", self.count), 1, None);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <button id="insert-at-1" phx-click="insert_at_1">"Insert at 1"</button>
            <ul id="items" phx-update="stream">
                for (id, name) in &self.items, stream {
                    <li id={id}><lv-custom-el id={format!("el-{name}")}>{name.to_uppercase()}</lv-custom-el></li>
                }
            </ul>
        }
    }
}
