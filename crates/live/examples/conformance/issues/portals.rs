//! Parts that stand elsewhere: 4095, 4107, 4121.

use live::params::Params;
use live::ui::Portal;
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, Stream, View, html};

use crate::timer::unique;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<InForm>("/issues/4095").view::<FormInside>("/issues/4107").view::<StreamInside>("/issues/4121");
}

/// 4095: a portal in a form that is locked.
struct InForm(String);

impl View for InForm {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(InForm("true".to_owned()))
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        event.text("show?").unwrap_or_default().clone_into(&mut self.0);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-change="validate">
                <input type="text" name="show?" id="show?" value={&self.0}>
                <Portal id="portal" target="#portal_target" ..>
                    <div>if !self.0.is_empty() { <button>"Show?"</button> }</div>
                </Portal>
            </form>
            <div id="portal_target"></div>
        }
    }
}

/// 4107: a form in a portal, posted by a button outside of it.
struct FormInside;

impl View for FormInside {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(FormInside)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div>
                <Portal id="test-form-portal" target="body" ..>
                    <form id="test-form" action="/api/test" method="post">
                        <input type="hidden" name="test_input" value="test_value">
                    </form>
                </Portal>
                <button type="submit" form="test-form">"Submit"</button>
            </div>
        }
    }
}

/// 4121: a stream in a portal.
struct StreamInside(Stream<u64>);

impl View for StreamInside {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        let items = Stream::new("items", |id| format!("items-{id}"));
        items.reset([1, 2]);
        Ok(StreamInside(items))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0.reset([1000 + unique()]);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <button phx-click="reset-stream">"Reset teleported stream"</button>
            <Portal id="teleported-stream" target="body" ..>
                <ul id="stream-in-lv" phx-update="stream">
                    for (id, number) in &self.0, stream { <li id={id}>{format!("Item {number}")}</li> }
                </ul>
            </Portal>
        }
    }
}
