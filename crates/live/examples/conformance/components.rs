//! `components.spec.js`: the focus stays within a menu and within a box.

use live::params::Params;
use live::template::Attributes;
use live::ui::{FocusWrap, Js};
use live::view::{Context, Stop};
use live::{Rendered, View, html};

pub struct Components;

impl View for Components {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Components)
    }

    fn render(&self, _: &Context) -> Rendered {
        let open = Js::new().toggle("#dropdown-menu").focus_first("#dropdown-content");
        let close = || Js::new().hide("#dropdown-menu");
        html! {
            <h1>"Components"</h1>
            <button id="dropdown-button" phx-click={open}>"Options"</button>
            <div id="dropdown-menu" class="hidden">
                <FocusWrap id="dropdown-content" ..>
                    for word in ["Edit Profile", "Settings", "Sign Out"] { <button phx-click={close()}>{word}</button> }
                </FocusWrap>
            </div>
            <FocusWrap id="simple-focus-container" more={Attributes::new().with("class", "p-4")} ..>
                <button>"Button 1"</button>
                <button>"Button 2"</button>
                <input type="text" placeholder="Input within container">
            </FocusWrap>
        }
    }
}
