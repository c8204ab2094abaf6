//! Forms: 3194, 3448, 3684, 3719, 3814, 4102.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::ui::Js;
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, View, html};
use serde_json::Value;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Debounced>("/issues/3194").view::<Elsewhere>("/issues/3194/other");
    session.view::<Boxes>("/issues/3448").view::<Radios>("/issues/3684").view::<Target>("/issues/3719");
    session.view::<Trigger>("/issues/3814").view::<Outside>("/issues/4102");
}

/// 3194: an input that waits until it is left, in a form that leads elsewhere.
struct Debounced;

impl View for Debounced {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Debounced)
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if event.name == "submit" {
            context.push_navigate("/issues/3194/other");
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="foo" phx-change="validate" phx-submit="submit">
                <input id="foo_store_number" name="foo[store_number]" type="text" phx-debounce="blur">
            </form>
        }
    }
}

struct Elsewhere;

impl View for Elsewhere {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Elsewhere)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <h2>"Another LiveView"</h2> }
    }
}

/// 3448: boxes that give the focus away while their form is locked.
#[derive(Default)]
struct Boxes(Vec<String>);

impl View for Boxes {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Boxes::default())
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        if event.name == "validate" {
            let chosen = event.params.get(&["a"]).and_then(Value::as_array);
            self.0 = chosen.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="my_form" phx-change="validate">
                <div>
                    for value in &self.0 { <div><div>{value}</div></div> }
                    <input id="search" type="search" name="value" phx-change="search">
                </div>
                <div>
                    for value in ["settings", "content"] {
                        <input
                            type="checkbox" name="a[]" value={value} checked={self.0.iter().any(|chosen| chosen == value)}
                            phx-click={Js::new().dispatch("input", "").focus("#search")}
                        >
                    }
                </div>
            </form>
        }
    }
}

/// 3684: radio buttons in elements that are clicked.
struct Radios;

impl View for Radios {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Radios)
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { {live_component::<Badge>("badge_form", ())} }
    }
}

struct Badge(String);

impl LiveComponent for Badge {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        Badge("huey".to_owned())
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        event.text("type").unwrap_or_default().clone_into(&mut self.0);
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <div>
                <form id="foo" phx-change="change" phx-submit="submit">
                    <fieldset>
                        <legend>"Radio example:"</legend>
                        for kind in ["huey", "dewey"] {
                            <div phx-click="change-type" phx-value-type={kind} phx-target={myself}>
                                <input type="radio" id={kind} name="type" value={kind} checked={self.0 == kind}>
                                <label for={kind}>{kind}</label>
                            </div>
                        }
                    </fieldset>
                </form>
            </div>
        }
    }
}

/// 3719: what changed.
struct Target(Option<Value>);

impl View for Target {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Target(None))
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.0 = event.params.get(&["_target"]).cloned();
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let names = self.0.iter().filter_map(Value::as_array).flatten().map(ToString::to_string);
        html! {
            <form phx-change="inc">
                <input id="a" type="text" name="foo">
                <input id="b" type="text" name="foo[bar]">
            </form>
            <span id="target">"["{names.collect::<Vec<_>>().join(", ")}"]"</span>
        }
    }
}

/// 3814: a form that the server lets go.
struct Trigger(bool);

impl View for Trigger {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Trigger(false))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0 = true;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-submit="submit" phx-trigger-action={self.0} action="/submit" method="post">
                <input type="hidden" name="greeting" value="hello">
                <button type="submit" name="i-am-the-submitter" value="submitter-value">"Submit"</button>
            </form>
        }
    }
}

/// 4102: an input outside of its form, which waits.
struct Outside(String);

impl View for Outside {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Outside("Test".to_owned()))
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        event.text("name").unwrap_or_default().clone_into(&mut self.0);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div>
                <input form="my-form" phx-debounce="500" name="name" id="name" value={&self.0} type="text">
                <form id="my-form" phx-change="validate" phx-submit="submit">
                    <button type="submit" phx-disable-with="Submitting...">"Submit"</button>
                </form>
            </div>
        }
    }
}
