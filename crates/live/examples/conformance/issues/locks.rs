//! 4209: a part of the page that stays as it is while an event of it is under way.

use std::time::Duration;

use live::component::{Cid, LiveComponent, live_component};
use live::nested::live_render;
use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Builder, Component, LiveSession, Rendered, View, html};

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Locked>("/issues/4209");
}

pub fn register(builder: Builder) -> Builder {
    builder.nested::<Slow>()
}

struct Locked {
    outside: u32,
}

#[derive(Clone, Copy)]
enum Word {
    BumpOutside,
    UpdateChild,
}

impl View for Locked {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Locked { outside: 0 })
    }

    async fn handle_info(&mut self, info: Info, context: &mut Context) {
        match info.get::<Word>() {
            Some(Word::BumpOutside) => self.outside += 1,
            Some(Word::UpdateChild) => drop(context.send_update::<Label>("locked-child", Some("child 1"))),
            None => {}
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <div id="outside-count">{self.outside}</div>
            <Panel/>
            <div id="slow-target">{live_render::<Slow>("slow-target-live")}</div>
        }
    }
}

struct Panel;

impl Component for Panel {
    fn render(self) -> Rendered {
        html! {
            <div id="locked-panel" phx-hook="LockedPanel">
                {live_component::<Label>("locked-child", None)}
                <button id="start-locked-update" type="button">"Start locked update"</button>
            </div>
        }
    }
}

struct Label(&'static str);

impl LiveComponent for Label {
    type Props = Option<&'static str>;

    fn mount(_: &mut Context) -> Self {
        Label("child 0")
    }

    fn update(&mut self, label: Self::Props, _: &mut Context) {
        self.0 = label.unwrap_or(self.0);
    }

    fn render(&self, _: Cid) -> Rendered {
        html! { <div id="locked-child-content"><span id="locked-child-label">{self.0}</span></div> }
    }
}

struct Slow;

impl View for Slow {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Slow)
    }

    async fn handle_event(&mut self, _: Event, context: &mut Context) -> Reply {
        for word in [Word::BumpOutside, Word::UpdateChild] {
            if let Some(parent) = context.parent() {
                parent.send(Info::new(word)).ok();
            }
        }
        tokio::time::sleep(Duration::from_millis(800)).await;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <div id="slow-target-child">"slow target"</div> }
    }
}
