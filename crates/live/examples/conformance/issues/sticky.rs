//! Views that stay from page to page: 3047, 3496, 3612, 3656, 3658, 3681.

use live::nested::live_render;
use live::params::Params;
use live::ui::{Js, Link, Target};
use live::view::{Context, Event, Reply, Stop};
use live::{Builder, LiveSession, Rendered, Stream, View, html};

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<ItemsA>("/issues/3047/a").view::<ItemsB>("/issues/3047/b");
    session.view::<HookA>("/issues/3496/a").view::<HookB>("/issues/3496/b");
    session.view::<GoA>("/issues/3612/a").view::<GoB>("/issues/3612/b");
    session.view::<WithLink>("/issues/3656").view::<WithRemoved>("/issues/3658");
    session.view::<Messages>("/issues/3681").view::<MessagesAway>("/issues/3681/away");
}

pub fn register(builder: Builder) -> Builder {
    let builder = builder.nested::<Items>().nested::<Hooked>().nested::<Goes>();
    builder.nested::<Linked>().nested::<Removed>().nested::<StickyMessages>()
}

/// A view without a state.
macro_rules! plain {
    ($($view:ident $render:expr;)*) => {$(
        struct $view;

        impl View for $view {
            async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
                Ok($view)
            }

            fn render(&self, _: &Context) -> Rendered {
                $render
            }
        }
    )*};
}

fn to(path: &str) -> Target {
    Target::Navigate(path.to_owned())
}

plain! {
    ItemsA around_items("Page A");
    ItemsB around_items("Page B");
    HookA html! {
        <div><h1>"Page A"</h1><Link to={to("/issues/3496/b")} ..>"Go to page B"</Link></div>
        {live_render::<Hooked>("sticky").sticky()}
    };
    HookB html! { <div><h1>"Page B"</h1>{hook()}</div> };
    Hooked html! { <div>{hook()}</div> };
    GoA html! { {live_render::<Goes>("sticky").sticky()}<h1>"Page A"</h1> };
    GoB html! { {live_render::<Goes>("sticky").sticky()}<h1>"Page B"</h1> };
    WithLink html! { {live_render::<Linked>("sticky").sticky()} };
    Linked html! { <nav><Link to={to("/issues/3656?navigated=true")} ..>"Link 1"</Link></nav> };
    WithRemoved html! {
        <Link to={to("/issues/3658?navigated=true")} ..>"Link 1"</Link>
        {live_render::<Removed>("sticky").sticky()}
    };
    Removed html! { <div><div id="foo" phx-remove={Js::new().dispatch("my-event", "")}>"Hi"</div></div> };
    Messages around_messages(html! {
        <Link to={to("/issues/3681/away")} ..>"Go to a different LV with a (funcky) stream"</Link>
    });
}

fn hook() -> Rendered {
    html! { <div id="my-component" phx-hook="Mounted"></div> }
}

/// 3047
fn around_items(page: &'static str) -> Rendered {
    html! {
        <Link to={to("/issues/3047/a")} ..>"Page A"</Link>
        <Link to={to("/issues/3047/b")} ..>"Page B"</Link>
        <span id="page">{page}</span>
        {live_render::<Items>("test").sticky()}
    }
}

struct Items(Stream<u32>);

impl View for Items {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let items = Stream::new("items", |id| format!("items-{id}"));
        (1..=10).for_each(|id| items.append(id));
        Ok(Items(items))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0.reset(5..=15);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div>
                <div id="items" phx-update="stream" style="display: flex; flex-direction: column;">
                    for (id, number) in &self.0, stream { <span id={id}>"item-"{number}</span> }
                </div>
                <button phx-click="reset">"Reset"</button>
            </div>
        }
    }
}

/// 3612: the view that stays sends the page elsewhere.
struct Goes;

impl View for Goes {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Goes)
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        context.push_navigate(if event.name == "navigate_to_a" { "/issues/3612/a" } else { "/issues/3612/b" });
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div>
                <a href="#" phx-click="navigate_to_a">"Go to page A"</a>
                <a href="#" phx-click="navigate_to_b">"Go to page B"</a>
            </div>
        }
    }
}

/// 3681
fn around_messages(inner: Rendered) -> Rendered {
    html! { {live_render::<StickyMessages>("sticky").sticky()}<hr>{inner}<hr> }
}

fn messages(numbers: &[u32]) -> Stream<u32> {
    let messages = Stream::new("messages", |number| format!("messages-{number}"));
    messages.reset(numbers.iter().copied());
    messages
}

struct MessagesAway(Stream<u32>);

impl View for MessagesAway {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(MessagesAway(messages(&[4])))
    }

    fn render(&self, _: &Context) -> Rendered {
        around_messages(html! {
            <Link to={to("/issues/3681")} ..>"Go back to (the now borked) LV without a stream"</Link>
            <div id="msgs-normal" phx-update="stream">
                for (id, number) in &self.0, stream { <div id={id}><div>{number}</div></div> }
            </div>
        })
    }
}

struct StickyMessages(Stream<u32>);

impl View for StickyMessages {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(StickyMessages(messages(&[1, 2, 3])))
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div id="msgs-sticky" phx-update="stream">
                for (id, number) in &self.0, stream { <div id={id}><div>{number}</div></div> }
            </div>
        }
    }
}
