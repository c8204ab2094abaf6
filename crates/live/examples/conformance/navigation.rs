//! `navigation.spec.js`: between views, sessions and pages that are no views, with the scroll position.

use axum::response::Html;
use live::params::Params;
use live::template::{Attributes, raw};
use live::ui::{Link, Target};
use live::view::{Context, Flash, Stop};
use live::{Builder, Page, Rendered, Session, Stream, View, html};

use crate::layout::layout;
use crate::timer::unique;

pub fn register(builder: Builder) -> Builder {
    builder.live_session("navigation", |session| {
        session.view::<A>("/navigation/a").view::<B>("/navigation/b").view::<B>("/navigation/b/{id}");
        session.view::<RedirectLoop>("/navigation/redirectloop");
    })
}

/// A page that is no view.
pub async fn dead() -> Html<String> {
    let content = html! { {around(html! { <h1>"Dead view"</h1> })} }.to_html().unwrap();
    let page = Page {
        title: None,
        csrf_token: String::new(),
        flash: Flash::default(),
        session: Session::default(),
        live_session: "navigation".to_owned(),
        content: raw(content),
    };
    Html(layout(page).to_html().unwrap())
}

/// The links beside each view.
fn around(inner: Rendered) -> Rendered {
    let to = |path: &str| Target::Navigate(path.to_owned());
    html! {
        <div style="display: flex; width: 100%; height: 100vh;">
            <div style="position: fixed; height: 100vh; width: 20rem; display: flex; flex-direction: column; padding: 1rem;">
                <h1>"Navigation"</h1>
                <Link to={to("/navigation/a")} ..>"LiveView A"</Link>
                <Link to={to("/navigation/b")} ..>"LiveView B"</Link>
                <Link to={to("/stream")} ..>"LiveView (other session)"</Link>
                <Link to={to("/navigation/dead")} ..>"Dead View"</Link>
            </div>
            <div style="margin-left: 22rem; flex: 1; padding: 2rem;">{inner}</div>
        </div>
    }
}

struct A {
    current: Option<String>,
    next: u64,
}

impl View for A {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(A { current: None, next: 0 })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.current = params.text(&["param"]).map(str::to_owned);
        self.next = unique();
    }

    fn render(&self, _: &Context) -> Rendered {
        let next = || Target::Patch(format!("/navigation/a?param={}", self.next));
        around(html! {
            <h1>"This is page A"</h1>
            <p>"Current param: "{self.current.as_deref()}</p>
            <Link to={next()} ..>"Patch this LiveView"</Link>" "
            <Link to={next()} replace={true} ..>"Patch (Replace)"</Link>" "
            <Link to={Target::Navigate("/navigation/b#items-item-42".to_owned())} ..>"Navigate to 42"</Link>
        })
    }
}

struct B {
    container: bool,
    id: Option<String>,
    items: Stream<u32>,
}

impl View for B {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(B { container: false, id: None, items: Stream::new("items", |number| format!("items-item-{number}")) })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.container = params.get(&["container"]).is_some();
        self.id = params.text(&["id"]).map(str::to_owned);
        if self.id.is_none() {
            (1..=100).for_each(|number| self.items.append(number));
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        let scroll = if self.container { "height: 85vh; overflow-y: scroll; " } else { "" };
        let style = format!("{scroll}width: 100%; border: 1px solid; position: relative;");
        around(html! {
            <h1>"This is page B"</h1>
            <a href="#items-item-42" style="display: inline-flex; padding: 0.5rem 1rem;">"Go to 42."</a>
            if let Some(id) = &self.id {
                <div><p>"Item "{id}</p></div>
            } else {
                <div id="my-scroll-container" style={style}>
                    <ul id="items" style="padding: 1rem; list-style: none;" phx-update="stream">
                        for (id, number) in &self.items, stream {
                            <li id={id} style="padding: 0.5rem; border-bottom: 1px solid #e2e8f0;">{item(number)}</li>
                        }
                    </ul>
                </div>
            }
        })
    }
}

fn item(number: u32) -> Rendered {
    let style = Attributes::new().with("style", "display: inline-flex;");
    html! { <Link to={Target::Patch(format!("/navigation/b/item-{number}"))} more={style} ..>"Item "{number}</Link> }
}

/// Patches to itself again and again, until it is mounted where it should be.
struct RedirectLoop {
    message: bool,
}

impl View for RedirectLoop {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(RedirectLoop { message: params.get(&["loop"]).is_some() })
    }

    async fn handle_params(&mut self, params: &Params, context: &mut Context) {
        if params.get(&["loop"]).is_some() && !self.message {
            context.push_patch("/navigation/redirectloop?loop=true");
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        around(html! {
            if self.message { <div id="message">"Too many redirects"</div> }
            <Link to={Target::Patch("/navigation/redirectloop?loop=true".to_owned())} ..>"Redirect Loop"</Link>
        })
    }
}
