//! A dialog that commands show and hide.

use live::template::Attributes;
use live::ui::{FocusWrap, Js, Transition};
use live::{Component, Rendered, html};

pub struct Modal {
    pub id: String,
    pub inner: Rendered,
}

impl Component for Modal {
    fn render(self) -> Rendered {
        let Modal { id, inner } = self;
        let cancel = || Js::new().exec("data-cancel", &format!("#{id}"));
        let attributes = Attributes::new()
            .with("phx-window-keydown", &cancel())
            .with("phx-key", "escape")
            .with("phx-click-away", &cancel())
            .with("class", "relative hidden p-14");
        html! {
            <div id={&id} phx-remove={hide_modal(&id)} data-cancel={Js::new().exec("phx-remove", "")} class="relative z-50 hidden">
                <div id={format!("{id}-bg")} class="fixed inset-0" aria-hidden="true"></div>
                <div class="fixed inset-0" style="overflow-y: auto" role="dialog" aria-modal="true" tabindex="0">
                    <div class="centre"><div class="max-w">
                        <FocusWrap id={format!("{id}-container")} more={attributes}>
                            <button phx-click={cancel()} type="button" aria-label="close">"x"</button>
                            <div id={format!("{id}-content")}>{inner}</div>
                        </FocusWrap>
                    </div></div>
                </div>
            </div>
        }
    }
}

pub fn show_modal(id: &str) -> Js {
    let fade = Transition::new("transition-all", 300).between("opacity-0", "opacity-100");
    Js::new()
        .show(&format!("#{id}"))
        .show_with(&format!("#{id}-bg"), &fade)
        .show_with(&format!("#{id}-container"), &fade)
        .add_class("overflow-hidden", "body")
        .focus_first(&format!("#{id}-content"))
}

fn hide_modal(id: &str) -> Js {
    let fade = Transition::new("transition-all", 200).between("opacity-100", "opacity-0");
    Js::new()
        .hide_with(&format!("#{id}-bg"), &fade)
        .hide_with(&format!("#{id}-container"), &fade)
        .hide_with(&format!("#{id}"), &Transition::new("block", 200).between("block", "hidden"))
        .remove_class("overflow-hidden", "body")
        .pop_focus()
}
