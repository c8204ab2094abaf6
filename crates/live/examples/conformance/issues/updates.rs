//! Components that change by themselves while lists around them change: 3941, 3979, 4027.

use std::time::Duration;

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::view::{AsyncValue, Context, Event, Info, Reply, Stop};
use live::{LiveSession, Rendered, View, html};

use crate::timer;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Items>("/issues/3941").view::<Bumped>("/issues/3979").view::<Loaded>("/issues/4027");
}

/// 3941: chosen items, each a component in a component, which loads something.
struct Items {
    selected: Vec<String>,
}

const ALL: [&str; 2] = ["Item_1", "Item_2"];

impl View for Items {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Items { selected: ALL.map(str::to_owned).to_vec() })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        let Some(clicked) = event.text("clicked") else { return Reply::None };
        match event.text("value") {
            None => self.selected.retain(|item| item != clicked),
            Some(value) => self.selected.push(value.to_owned()),
        }
        self.selected.sort();
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            for item in ALL {
                <div><label for={format!("item-select-{item}")}>
                    <input
                        type="checkbox" phx-click="toggle_item" phx-value-clicked={item} id={format!("select-{item}")}
                        name="select" value={item} checked={self.selected.iter().any(|known| known == item)}
                    >
                    {item}
                </label></div>
            }
            for item in &self.selected { <div>{live_component::<Item>(format!("item-{item}"), item.clone())}</div> }
        }
    }
}

#[derive(Default)]
struct Item(String);

impl LiveComponent for Item {
    type Props = String;

    fn mount(_: &mut Context) -> Self {
        Item::default()
    }

    fn update(&mut self, item: String, _: &mut Context) {
        self.0 = item;
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div id={format!("item-{}", self.0)} phx-hook="PagePositionNotifier">
                {live_component::<Header>(format!("item-header-{}", self.0), HeaderProps::Item(self.0.clone()))}
            </div>
        }
    }
}

#[derive(Default)]
struct Header {
    item: String,
    loaded: bool,
}

enum HeaderProps {
    Item(String),
    Loaded,
}

impl LiveComponent for Header {
    type Props = HeaderProps;

    fn mount(_: &mut Context) -> Self {
        Header::default()
    }

    fn update(&mut self, props: HeaderProps, context: &mut Context) {
        match props {
            HeaderProps::Loaded => self.loaded = true,
            HeaderProps::Item(item) => {
                self.loaded = false;
                context.send_update::<Header>(&format!("item-header-{item}"), HeaderProps::Loaded).ok();
                self.item = item;
            }
        }
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div id={format!("header-{}", self.item)}>
                if self.loaded {
                    <div id={&self.item} class="bg-green-500">{self.item}" - I AM LOADED!"</div>
                } else {
                    <div id={&self.item} class="bg-red-500">{self.item}" - I AM LOADING"</div>
                }
                {if self.loaded { "ok" } else { "loading" }}
            </div>
        }
    }
}

/// 3979: components whose elements get another id, and which are updated a moment later.
struct Bumped {
    counter: usize,
    counters: Vec<u32>,
}

impl View for Bumped {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Bumped { counter: 1, counters: vec![0; 10] })
    }

    async fn handle_event(&mut self, _: Event, context: &mut Context) -> Reply {
        timer::after(context, 100, self.counter);
        if let Some(counter) = self.counters.get_mut(self.counter - 1) {
            *counter += 1;
        }
        self.counter += 1;
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, context: &mut Context) {
        if let Some(number) = info.get::<usize>() {
            context.send_update::<Count>(&format!("comp-{number}"), CountProps::Counter(10)).ok();
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            for (at, counter) in self.counters.iter().enumerate() {
                {live_component::<Count>(format!("comp-{}", at + 1), CountProps::Both(at + 1, *counter))}
            }
            <button phx-click="bump">"Bump ID (and counter)"</button>
        }
    }
}

#[derive(Default)]
struct Count {
    given: Option<(usize, u32)>,
    counter: u32,
}

enum CountProps {
    Both(usize, u32),
    Counter(u32),
}

impl LiveComponent for Count {
    type Props = CountProps;

    fn mount(_: &mut Context) -> Self {
        Count::default()
    }

    fn update(&mut self, props: CountProps, _: &mut Context) {
        match props {
            CountProps::Counter(counter) => self.counter = counter,
            // What is handed over again is nothing new.
            CountProps::Both(number, counter) if self.given != Some((number, counter)) => {
                (self.given, self.counter) = (Some((number, counter)), counter);
            }
            CountProps::Both(..) => {}
        }
    }

    fn render(&self, _: Cid) -> Rendered {
        let (number, counter) = self.given.unwrap_or_default();
        html! { <div id={format!("hello-{number}-{counter}")}>{self.counter}</div> }
    }
}

/// 4027: rows with keys in a component, loaded and loaded again.
struct Loaded {
    data: AsyncValue<Vec<(u32, &'static str)>>,
    second: bool,
}

impl View for Loaded {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Loaded { data: AsyncValue::Ready(Vec::new()), second: params.text(&["case"]) == Some("second") })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        let mut rows = vec![(1, "First"), (2, "Second"), (3, "Third")];
        if event.name == "remove" {
            rows.remove(0);
        }
        context.assign_async(|view: &mut Loaded| &mut view.data, async move {
            tokio::time::sleep(Duration::from_millis(100)).await;
            Ok(rows)
        });
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let rows = self.data.ready().cloned().unwrap_or_default();
        html! {
            <div>
                if self.second {
                    <div style="margin: 10px; height: 1px; background-color: black;"></div>
                    {live_component::<List>("repro_async", rows)}
                } else {
                    {live_component::<List>("repro", rows)}
                }
            </div>
            <div><button phx-click="load">"Load data"</button><button phx-click="remove">"Remove first entry"</button></div>
        }
    }
}

#[derive(Default)]
struct List(Vec<(u32, &'static str)>);

impl LiveComponent for List {
    type Props = Vec<(u32, &'static str)>;

    fn mount(_: &mut Context) -> Self {
        List::default()
    }

    fn update(&mut self, rows: Self::Props, _: &mut Context) {
        self.0 = rows;
    }

    fn render(&self, _: Cid) -> Rendered {
        html! { <div id="result">for (id, value) in &self.0, key = id { <p>{value}</p> }</div> }
    }
}
