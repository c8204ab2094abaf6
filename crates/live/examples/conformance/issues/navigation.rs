//! From view to view: 3529, 3686, 3709, 3919, 4094, 4290.

use live::component::live_component;
use live::params::Params;
use live::ui::{Js, Link, Target, Transition};
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, View, html};

use super::components::Plain;
use crate::timer::unique;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Mounted>("/issues/3529").view::<FlashA>("/issues/3686/a").view::<FlashB>("/issues/3686/b");
    session.view::<Raced>("/issues/3709").view::<Raced>("/issues/3709/{id}").view::<Styled>("/issues/3919");
    session.view::<Redirects>("/issues/4094").view::<Leaving>("/issues/4290/a").view::<Arrived>("/issues/4290/b");
}

/// 3529: which mount it is.
struct Mounted {
    mounted: u64,
    next: u64,
}

impl View for Mounted {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Mounted { mounted: unique(), next: 0 })
    }

    async fn handle_params(&mut self, _: &Params, _: &mut Context) {
        self.next = unique();
    }

    fn render(&self, _: &Context) -> Rendered {
        let next = format!("/issues/3529?param={}", self.next);
        html! {
            <h1>"Mounted at "{self.mounted}</h1>
            <Link to={Target::Navigate(next.clone())} ..>"Navigate"</Link>
            <Link to={Target::Patch(next)} ..>"Patch"</Link>
        }
    }
}

/// 3686: messages that are taken along, whatever the way.
macro_rules! flash_views {
    ($($view:ident $name:literal $button:literal $go:expr;)*) => {$(
        pub struct $view;

        impl View for $view {
            async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
                Ok($view)
            }

            async fn handle_event(&mut self, _: Event, context: &mut Context) -> Reply {
                context.put_flash("info", concat!("Flash from ", $name));
                let go: fn(&mut Context) = $go;
                go(context);
                Reply::None
            }

            fn render(&self, context: &Context) -> Rendered {
                html! {
                    <h1>{$name}</h1>
                    <button phx-click="go">{$button}</button>
                    <div id="flash">"%{"{context.flash().get("info")}"}"</div>
                }
            }
        }
    )*};
}

flash_views! {
    FlashA "A" "To B" |context| context.push_navigate("/issues/3686/b");
    FlashB "B" "To C" |context| context.redirect("/issues/3686/c");
    FlashC "C" "To A" |context| context.push_navigate("/issues/3686/a");
}

/// 3709: many patches at once, each with another component.
struct Raced(String);

impl View for Raced {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Raced(String::new()))
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        params.text(&["id"]).unwrap_or_default().clone_into(&mut self.0);
    }

    fn render(&self, _: &Context) -> Rendered {
        let clicks = "document.querySelectorAll('li a').forEach((link) => link.click())";
        html! {
            <ul>
                for number in 1..=10 {
                    <li><Link to={Target::Patch(format!("/issues/3709/{number}"))} ..>"Link "{number}</Link></li>
                }
            </ul>
            <div>
                {live_component::<Plain>(format!("user-{}", self.0), ())}" id: "{self.0}
                <div><button onclick={clicks}>"Break Stuff"</button></div>
            </div>
        }
    }
}

/// 3919: an attribute that goes back to what it was.
struct Styled(bool);

impl View for Styled {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Styled(false))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0 = !self.0;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let (style, text) = if self.0 { ("background-color: red;", "Red") } else { ("", "No red") };
        html! { <div style={style}>{text}</div><button phx-click="toggle_special">"toggle"</button> }
    }
}

/// 4094: a patch that leads to another page.
struct Redirects;

impl View for Redirects {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Redirects)
    }

    async fn handle_params(&mut self, params: &Params, context: &mut Context) {
        if params.text(&["foo"]) == Some("bar") {
            context.redirect("/navigation/a");
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <Link to={Target::Patch("/issues/4094?foo=bar".to_owned())} ..>"Patch"</Link> }
    }
}

/// 4290: a page that goes slowly, while somebody still types.
struct Leaving;

impl View for Leaving {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Leaving)
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if event.name == "navigate" {
            context.push_navigate("/issues/4290/b");
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let fade = Js::new().transition("", &Transition::new("fade-out", 1500));
        html! {
            <h1>"A"</h1>
            <div id="slow-remove" phx-remove={fade}>"removed with transition"</div>
            <form id="form" phx-change="validate"><input type="text" name="name"></form>
            <button phx-click="navigate">"Navigate"</button>
        }
    }
}

struct Arrived(u32);

impl View for Arrived {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Arrived(0))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0 += 1;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <h1>"B"</h1><span id="event-count">{self.0}</span> }
    }
}
