//! `errors.spec.js`: views that crash, alone or together with those around or within them.

use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use live::nested::live_render;
use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Builder, Rendered, View, html};
use tokio::sync::oneshot;

pub fn register(builder: Builder) -> Builder {
    builder.nested::<Child>().live_session("errors", |session| {
        session.view::<Errors>("/errors");
    })
}

struct Errors {
    rendered_at: String,
    child: bool,
    link: bool,
    want_fails: i64,
    have_fails: i64,
}

/// A view within asks whether it may live.
struct Mounted(Mutex<Option<oneshot::Sender<Fate>>>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fate {
    crash: bool,
    link: bool,
}

impl View for Errors {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        assert!(params.get(&["dead-mount"]).is_none(), "the spec asks for it");
        assert!(params.get(&["connected-mount"]).is_none() || !context.connected(), "the spec asks for it");
        let wanted = params.text(&["connected-child-mount-raise"]);
        let link = wanted == Some("link");
        let first = context.connect_params().integer(&["_mounts"]) == Some(0);
        Ok(Errors {
            rendered_at: now(),
            child: wanted.is_some() || params.get(&["child"]).is_some(),
            link,
            want_fails: if link { 1 } else { wanted.and_then(|wanted| wanted.parse().ok()).unwrap_or(0) },
            have_fails: i64::from(link && !first),
        })
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        let Some(Mounted(asker)) = info.get() else { return };
        let crash = self.have_fails < self.want_fails;
        self.have_fails += i64::from(crash);
        if let Some(asker) = asker.lock().unwrap().take() {
            asker.send(Fate { crash, link: self.link }).ok();
        }
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        panic!("the spec asks for it")
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <p id="render-time">"main rendered at: "{self.rendered_at}</p>
            <button phx-click="boom">"Crash main"</button>
            <div>if self.child { {live_render::<Child>("child")} }</div>
        }
    }
}

struct Child {
    rendered_at: String,
    link: bool,
}

impl View for Child {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        let mut fate = Fate { crash: false, link: false };
        if let Some(parent) = context.parent() {
            let (asker, answer) = oneshot::channel();
            parent.send(Info::new(Mounted(Mutex::new(Some(asker))))).unwrap();
            fate = answer.await.unwrap_or(fate);
        }
        let child = Child { rendered_at: now(), link: fate.link };
        if fate.crash {
            child.crash(context);
        }
        Ok(child)
    }

    async fn handle_event(&mut self, _: Event, context: &mut Context) -> Reply {
        self.crash(context)
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            {if context.connected() { "Child connected" } else { "Child rendered (dead)" }}
            <p id="child-render-time">"child rendered at: "{self.rendered_at}</p>
            <button phx-click="boom">"Crash child"</button>
        }
    }
}

impl Child {
    /// Where both are linked, the one around goes a moment after the one within.
    fn crash(&self, context: &Context) -> ! {
        if let Some(parent) = context.parent().filter(|_| self.link).cloned() {
            tokio::spawn(async move {
                tokio::time::sleep(Duration::from_millis(10)).await;
                parent.restart();
            });
        }
        panic!("the spec asks for it")
    }
}

fn now() -> String {
    format!("{:?}", SystemTime::now())
}
