//! A dialog that commands show and hide.

use live::template::Attributes;
use live::ui::{FocusWrap, Js, Transition};
use live::{Component, Rendered, html};

#[derive(Default)]
pub struct Modal {
    pub id: String,
    /// Whether it is shown as soon as it is there.
    pub show: bool,
    pub on_cancel: Js,
    pub inner: Rendered,
}

impl Component for Modal {
    fn render(self) -> Rendered {
        let Modal { id, show, on_cancel, inner } = self;
        let cancel = || Js::new().exec("data-cancel", &format!("#{id}"));
        let attributes = Attributes::new()
            .with("phx-window-keydown", &cancel())
            .with("phx-key", "escape")
            .with("phx-click-away", &cancel())
            .with("class", "relative hidden p-14");
        html! {
            <div id={&id} phx-mounted={show.then(|| show_modal(&id))} phx-remove={hide_modal(&id)} data-cancel={on_cancel.exec("phx-remove", "")} class="relative z-50 hidden">
                <div id={format!("{id}-bg")} class="fixed inset-0" aria-hidden="true"></div>
                <div class="fixed inset-0" style="overflow-y: auto" role="dialog" aria-modal="true" tabindex="0">
                    <div class="centre"><div class="max-w">
                        <FocusWrap id={format!("{id}-container")} more={attributes}>
                            <button phx-click={cancel()} type="button" aria-label="close" class="close">"x"</button>
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

/// What Tailwind would bring.
pub fn style() -> Rendered {
    html! {
        <style>
            ".hidden { display: none } .fixed { position: fixed } .absolute { position: absolute } .relative { position: relative } "
            ".inset-0 { inset: 0 } .top-0 { top: 0 } .left-0 { left: 0 } .right-0 { right: 0 } .z-50 { z-index: 50 } "
            ".size-96 { width: 24rem; height: 24rem } .size-32 { width: 8rem; height: 8rem } .inline-block { display: inline-block } "
            ".w-fit { width: fit-content } .max-w { width: 100%; max-width: 48rem; padding: 2rem 1.5rem } .close { position: absolute; top: 1.5rem; right: 1.25rem } .p-14 { padding: 3.5rem; background: white } "
            ".centre { display: flex; min-height: 100%; align-items: center; justify-content: center } "
            "[data-phx-teleported-src] { display: contents } "
        </style>
    }
}
