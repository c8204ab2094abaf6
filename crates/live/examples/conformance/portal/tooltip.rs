//! A word beside a button, for as long as the mouse is over it.

use live::ui::{Js, Portal, Transition};
use live::{Component, Rendered, html};

pub struct Tooltip {
    pub id: String,
    pub portal: bool,
    pub label: &'static str,
    pub inner: Rendered,
}

impl Component for Tooltip {
    fn render(self) -> Rendered {
        let Tooltip { id, portal, label, inner } = self;
        let (to, fade) = (format!("#{id}"), |milliseconds| Transition {
            display: Some("block".to_owned()),
            concurrent: true,
            ..Transition::new("transition", milliseconds)
        });
        let word = html! {
            <div id={&id} phx-mounted={Js::new().ignore_attributes(&["style"])} role="tooltip" class="hidden absolute top-0 left-0 z-50">
                {inner}
            </div>
        };
        html! {
            <div
                id={format!("{id}-wrapper")} class="relative inline-block w-fit" phx-hook="PortalTooltip" data-id={&id}
                data-show={Js::new().show_with(&to, &fade(200))} data-hide={Js::new().hide_with(&to, &fade(100))}
                phx-window-keydown={Js::new().dispatch("phx:hide-tooltip", "")} phx-key="escape"
            >
                <div id={format!("{id}-activator")} aria-describedby={&id}><button>{label}</button></div>
                if portal { <Portal id={format!("{id}-portal")} target="body" ..>{word}</Portal> } else { {word} }
            </div>
        }
    }
}
