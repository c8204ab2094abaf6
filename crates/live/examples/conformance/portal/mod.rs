//! `portal.spec.js`: parts of a view that stand elsewhere in the page.

mod component;
mod nested;
mod tooltip;

use live::component::live_component;
use live::nested::live_render;
use live::params::Params;
use live::template::Attributes;
use live::ui::{Js, Portal};
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Builder, LiveSession, Rendered, View, html};

use crate::gate::{self, code};
use crate::modal::{Modal, show_modal, style};
use crate::timer;
use tooltip::Tooltip;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Portals>("/portal");
}

pub fn register(builder: Builder) -> Builder {
    builder.nested::<nested::Nested>().nested::<nested::Teleported>()
}

struct Portals {
    current: Option<String>,
    next: u64,
    count: u32,
    modal: bool,
    nested: bool,
    clicks: u32,
}

struct Tick;

impl View for Portals {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        if params.text(&["tick"]) != Some("false") {
            timer::every(context, 1000, ());
        }
        Ok(Portals { current: None, next: 0, count: 0, modal: true, nested: true, clicks: 0 })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        self.current = params.text(&["param"]).map(str::to_owned);
        self.next = timer::unique();
    }

    async fn handle_info(&mut self, _: Info, _: &mut Context) {
        self.count += 1;
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if code(&event).is_some() {
            // `send(self(), :tick)`
            let sent = context.handle().map(|handle| handle.send(Info::new(Tick)));
            return gate::result(serde_json::json!(sent.map(|_| "tick")));
        }
        match event.name.as_str() {
            "tick" => self.count += 1,
            "toggle_modal" => self.modal = !self.modal,
            "toggle_nested_portals" => self.nested = !self.nested,
            _ => self.clicks += 1,
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            {style()}
            <h1>"Modal example"</h1>
            <p>"Current param: "{self.current.as_deref()}</p>
            <button phx-click={self.patch()}>"Patch this LiveView"</button>
            <button phx-click={show_modal("my-modal")}>"Open modal"</button>
            <button phx-click="toggle_modal">"Toggle modal render"</button>
            <button phx-click={show_modal("my-modal-2").show("#inner-red-box")}>"Open second modal"</button>
            <button phx-click={Js::new().push("tick")}>"Tick"</button>
            <button phx-click={Js::new().navigate("/form")}>"Live navigate"</button>
            {self.modals()}
            <Portal id="portal-with-live-component" target="#root-portal" ..>
                {live_component::<component::Teleported>("lc", ())}
            </Portal>
            {live_render::<nested::Nested>("nested")}
            {self.tooltips()}
            {self.nested_portals()}
            {teleported_menu()}
            <div id="app-portal"></div>
        }
    }
}

impl Portals {
    fn patch(&self) -> Js {
        Js::new().patch(&format!("/portal?param={}", self.next))
    }

    fn modals(&self) -> Rendered {
        let contents = || Attributes::new().with("class", "contents");
        html! {
            if self.modal {
                <Portal id="portal-source" target="#root-portal" ..>
                    <Modal id="my-modal" ..>
                        "This is a modal. "
                        <p>"DOM patching works as expected: "{self.count}</p>
                        <button phx-click={self.patch()}>"Patch this LiveView"</button>
                    </Modal>
                    <div id="hook-test" phx-hook="InsidePortal">"This should get a data attribute"</div>
                </Portal>
            }
            <Portal id="portal-source-2" target="#app-portal" ..>
                <Modal id="my-modal-2" ..>
                    "This is a second modal."
                    <Portal id="modal-2-inner-portal" target="#my-modal-2-content" more={contents()} ..>
                        <div class="size-96 bg-gray-300 absolute top-0 right-0">
                            <Portal id="modal-2-inner-portal-2" target="#my-modal-2-content" more={contents()} ..>
                                <div id="inner-red-box" class="absolute top-0 right-0 size-32" phx-click-away={Js::new().hide("")}>
                                    "test"
                                </div>
                            </Portal>
                        </div>
                    </Portal>
                </Modal>
            </Portal>
        }
    }

    fn tooltips(&self) -> Rendered {
        html! {
            <Tooltip id="tooltip-example-portal" portal={true} label="Hover me">"Hey there! "{self.count}</Tooltip>
            <Tooltip id="tooltip-example-no-portal" portal={false} label="Hover me (no portal)">
                "Hey there! "{self.count}
            </Tooltip>
        }
    }

    fn nested_portals(&self) -> Rendered {
        html! {
            <button phx-click="toggle_nested_portals">"Toggle nested portals"</button>
            <p>"Nested portal count: "<span id="nested-portal-count">{self.clicks}</span></p>
            if self.nested {
                <Portal id="nested-portal-source" target="#root-portal" ..>
                    <div id="outer-portal">
                        <h3>"Outer Portal"</h3>
                        <Portal id="inner-portal-source" target="body" ..>
                            <div id="inner-portal">
                                <p id="nested-portal-content">"Tick count: "{self.count}</p>
                                <button phx-click="nested_portal_click">"Click nested portal button"</button>
                            </div>
                        </Portal>
                    </div>
                </Portal>
            }
        }
    }
}

/// A modal in its place, with a menu that is elsewhere.
fn teleported_menu() -> Rendered {
    let menu = "#teleported-menu-content";
    html! {
        <Modal id="non-teleported-modal" ..>
            "Open the menu and click an item. The modal must not close."
            <button phx-click={Js::new().show(menu)}>"Open menu"</button>
            <Portal id="teleported-menu" target="body" ..>
                <div id="teleported-menu-content" class="hidden fixed top-0 left-0 z-50">
                    <button phx-click={Js::new().hide(menu)}>"Close menu"</button>
                </div>
            </Portal>
        </Modal>
        <button phx-click={show_modal("non-teleported-modal")}>"Open non-teleported modal"</button>
    }
}
