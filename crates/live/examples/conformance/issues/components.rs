//! Components that come back while they go, that load something, and that update themselves: 3026, 3117, 3169, 3953.

use std::time::Duration;

use live::component::{Cid, LiveComponent, live_component};
use live::nested::live_render;
use live::params::Params;
use live::ui::{Link, Target};
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Builder, Component, LiveSession, Rendered, View, html};

use crate::timer::unique;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Racing>("/issues/3026").view::<Rows>("/issues/3117");
    session.view::<Loads>("/issues/3169").view::<WithNested>("/issues/3953");
}

pub fn register(builder: Builder) -> Builder {
    builder.nested::<NestedPlain>()
}

/// 3026: a form that is away for a moment.
struct Racing {
    status: String,
    name: String,
    email: String,
}

struct Load;

fn load(context: &Context) {
    if let Some(handle) = context.handle() {
        handle.send(Info::new(Load)).ok();
    }
}

impl View for Racing {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        load(context);
        let status = if context.connected() { "loading" } else { "connecting" };
        Ok(Racing { status: status.to_owned(), name: String::new(), email: String::new() })
    }

    async fn handle_info(&mut self, _: Info, _: &mut Context) {
        tokio::time::sleep(Duration::from_millis(200)).await;
        (self.status, self.name, self.email) = ("loaded".to_owned(), "John".to_owned(), String::new());
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        let text = |name: &str| event.text(name).unwrap_or_default().to_owned();
        match event.name.as_str() {
            "change_status" => self.status = text("status"),
            "validate" => (self.name, self.email) = (text("name"), text("email")),
            _ => {
                load(context);
                "loading".clone_into(&mut self.status);
            }
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-change="change_status"><select name="status">
                for status in ["connecting", "loading", "connected", "loaded"] {
                    <option value={status} selected={status == self.status}>{status}</option>
                }
            </select></form>
            if self.status == "loaded" {
                {live_component::<Form>("my-form", (self.name.clone(), self.email.clone()))}
            } else {
                <div>{self.status}</div>
            }
        }
    }
}

#[derive(Default)]
struct Form {
    name: String,
    email: String,
}

impl LiveComponent for Form {
    type Props = (String, String);

    fn mount(_: &mut Context) -> Self {
        Form::default()
    }

    fn update(&mut self, (name, email): (String, String), _: &mut Context) {
        (self.name, self.email) = (name, email);
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div>
                "Example form"
                <form phx-change="validate" phx-submit="submit">
                    <input name="name" type="text" value={&self.name}>
                    <input name="email" type="text" value={&self.email}>
                    <button type="submit">"Submit"</button>
                </form>
            </div>
        }
    }
}

/// 3117: rows with a function component that never changes, and something that is loaded.
struct Rows;

impl View for Rows {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Rows)
    }

    fn render(&self, _: &Context) -> Rendered {
        let again = Target::Navigate("/issues/3117?nav".to_owned());
        html! {
            <Link to={again} more={live::template::Attributes::new().with("id", "navigate")} ..>"Navigate"</Link>
            for number in 1..=2, key = number { <div>{live_component::<Row>(format!("row-{number}"), RowProps::Id(number))}</div> }
        }
    }
}

#[derive(Default)]
struct Row {
    id: u32,
    loaded: bool,
}

enum RowProps {
    Id(u32),
    Loaded,
}

impl LiveComponent for Row {
    type Props = RowProps;

    fn mount(_: &mut Context) -> Self {
        Row::default()
    }

    fn update(&mut self, props: RowProps, context: &mut Context) {
        match props {
            RowProps::Loaded => self.loaded = true,
            RowProps::Id(id) => {
                self.id = id;
                context.send_update::<Row>(&format!("row-{id}"), RowProps::Loaded).ok();
            }
        }
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div id={format!("row-{}", self.id)}>"Example LC Row "{self.loaded.then_some(":bar")}<Still/></div>
        }
    }
}

struct Still;

impl Component for Still {
    fn render(self) -> Rendered {
        html! { <div class="static">"static content"</div> }
    }
}

/// 3169: a component that hands props to itself, with components within components.
struct Loads {
    selected: Option<String>,
}

impl View for Loads {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Loads { selected: None })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.selected = event.text("name").map(str::to_owned);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let names = ["a", "b", "z"];
        html! {
            "HomeLive "{live_component::<Outer>("form_view", OuterProps::Selected(self.selected.clone()))}
            for name in names {
                <button id={format!("select-{name}")} phx-click="select" phx-value-name={name}>"Select "{name}</button>
            }
        }
    }
}

#[derive(Default)]
struct Outer {
    record: Option<(u64, String)>,
}

enum OuterProps {
    Selected(Option<String>),
    Load(String),
}

impl LiveComponent for Outer {
    type Props = OuterProps;

    fn mount(_: &mut Context) -> Self {
        Outer::default()
    }

    fn update(&mut self, props: OuterProps, context: &mut Context) {
        match props {
            OuterProps::Selected(None) => {}
            OuterProps::Selected(Some(name)) => {
                self.record = None;
                context.send_update::<Outer>("form_view", OuterProps::Load(name)).ok();
            }
            OuterProps::Load(name) => self.record = Some((unique(), format!("Record {name}"))),
        }
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div>
                "FormComponent (c1)"
                if let Some(record) = &self.record { <div>{live_component::<Core>("core", record.clone())}</div> }
                <hr>
            </div>
        }
    }
}

#[derive(Default)]
struct Core(u64, String);

impl LiveComponent for Core {
    type Props = (u64, String);

    fn mount(_: &mut Context) -> Self {
        Core::default()
    }

    fn update(&mut self, (id, name): (u64, String), _: &mut Context) {
        *self = Core(id, name);
    }

    fn render(&self, _: Cid) -> Rendered {
        html! {
            <div>"FormCore (c2)"<form>{live_component::<Column>(format!("column-{}", self.0), self.1.clone())}</form></div>
        }
    }
}

#[derive(Default)]
struct Column(String);

impl LiveComponent for Column {
    type Props = String;

    fn mount(_: &mut Context) -> Self {
        Column::default()
    }

    fn update(&mut self, name: String, _: &mut Context) {
        self.0 = name;
    }

    fn render(&self, _: Cid) -> Rendered {
        html! { <div>"FormColumn (c3) "<input type="text" value={&self.0}><Input value={&self.0} again={true}/>"This is a test! foo"</div> }
    }
}

struct Input<'a> {
    value: &'a str,
    again: bool,
}

impl Component for Input<'_> {
    fn render(self) -> Rendered {
        html! {
            <div>
                {self.value}
                <input type="text" value={self.value}>
                if self.again { <Input value={self.value} again={false}/> }
            </div>
        }
    }
}

/// 3953: the same component here and within.
struct WithNested {
    show: bool,
}

impl View for WithNested {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(WithNested { show: false })
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.show = !self.show;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            {live_component::<Plain>("comp", ())}
            <button phx-click="toggle">"Show"</button>
            if self.show { {live_render::<NestedPlain>("nested_view")} }
        }
    }
}

struct NestedPlain;

impl View for NestedPlain {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(NestedPlain)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { "Nested Content "{live_component::<Plain>("comp2", ())} }
    }
}

pub struct Plain;

impl LiveComponent for Plain {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        Plain
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    fn render(&self, _: Cid) -> Rendered {
        html! { <div>"Component"</div> }
    }
}
