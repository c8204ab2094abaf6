//! Views that do what they are told, however bad.

use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;

use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Builder, Rendered, View, html};

/// Lets views go that hold their threads.
pub static RELEASE: AtomicBool = AtomicBool::new(false);
/// Messages that a flooded probe has taken, and whether it has ended.
pub static TAKEN: AtomicU32 = AtomicU32::new(0);
pub static ENDED: AtomicBool = AtomicBool::new(false);

pub fn routes(builder: Builder) -> Builder {
    builder
        .live_session("default", |session| {
            session.view::<Probe>("/probe/{id}").view::<Other>("/other");
        })
        .live_session("fenced", |session| {
            let admit = |params: &Params, _: &mut Context| match params.text(&["key"]) {
                Some(_) => Err(Stop::Status(403)),
                None => Ok(()),
            };
            session.on_mount(admit).view::<Other>("/fenced");
        })
}

#[derive(Default)]
pub struct Probe {
    count: u32,
    id: String,
    twins: bool,
    for_ever: bool,
    flooded: bool,
}

impl View for Probe {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        match params.text(&["stop"]) {
            Some("redirect") => Err(Stop::Redirect("/other".to_owned())),
            Some("navigate") => Err(Stop::Navigate("/other".to_owned())),
            Some("gone") => Err(Stop::Status(410)),
            Some("panic") => panic!("a page was asked to panic"),
            Some("wait") => std::future::pending().await,
            Some("old") if context.static_changed() => Err(Stop::Status(426)),
            Some("flood") => {
                context.subscribe("flood");
                Ok(Probe { flooded: true, ..Probe::default() })
            }
            _ => Ok(Probe::default()),
        }
    }

    async fn handle_params(&mut self, params: &Params, context: &mut Context) {
        self.id = params.text(&["id"]).unwrap_or_default().to_owned();
        if self.for_ever {
            context.push_patch("/probe/3");
        }
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "inc" => self.count += 1,
            "panic" => panic!("a view was asked to panic"),
            "twins" => self.twins = true,
            "block" => block(),
            "wait" => std::future::pending().await,
            "patch" => context.push_patch("/probe/2"),
            "patch for ever" => {
                self.for_ever = true;
                context.push_patch("/probe/2");
            }
            "away" => {
                context.put_flash("info", "bye");
                context.push_navigate("/other");
            }
            _ => {}
        }
        Reply::None
    }

    async fn handle_info(&mut self, _: Info, _: &mut Context) {
        self.count += 1;
        self.id = self.count.to_string().repeat(100_000);
        TAKEN.store(self.count, Ordering::SeqCst);
    }

    fn terminate(&mut self) {
        ENDED.fetch_or(self.flooded, Ordering::SeqCst);
    }

    fn render(&self, _: &Context) -> Rendered {
        let rows = if self.twins { vec![1, 1] } else { Vec::new() };
        html! { <p>{self.count}" of "{self.id}</p> for row in rows, key = row { <i>{row}</i> } }
    }
}

/// What no view should do: it holds the thread that it runs on.
#[allow(clippy::disallowed_methods)]
fn block() {
    while !RELEASE.load(Ordering::SeqCst) {
        std::thread::sleep(Duration::from_millis(5));
    }
}

struct Other;

impl View for Other {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Other)
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <p>"other"</p> }
    }
}
