//! What holds the focus and what a click outside closes: 3040, 3636.

use live::params::Params;
use live::template::Attributes;
use live::ui::{FocusWrap, Js, Link, Target};
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, View, html};

use crate::modal::{Modal, style};

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Dialog>("/issues/3040").view::<Wrapped>("/issues/3636");
}

struct Dialog {
    open: bool,
    submitted: bool,
}

impl View for Dialog {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Dialog { open: false, submitted: false })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.open = params.get(&["modal"]).is_some();
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.submitted = true;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            {style()}
            <Link to={Target::Patch("/issues/3040?modal=true".to_owned())} ..>"Add new"</Link>
            if self.open {
                <Modal id="my-modal" show={true} on_cancel={Js::new().patch("/issues/3040")} ..>
                    <form phx-submit="submit">
                        <input type="text" name="name">
                        if self.submitted { <p>"Form was submitted!"</p> }
                    </form>
                </Modal>
            }
        }
    }
}

struct Wrapped;

impl View for Wrapped {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Wrapped)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <style>".space-x-8 > :not([hidden]) ~ :not([hidden]) { margin-left: 2rem }"</style>
            <div>
                <button>"Outside 1"</button>
                <FocusWrap id="focus-wrap" more={Attributes::new().with("class", "space-x-8")} ..>
                    <button id="first">"One"</button>" "<button id="second">"Two"</button>" "<button id="third">"Three"</button>
                </FocusWrap>
                <button>"Outside 2"</button>
            </div>
        }
    }
}
