//! A view that takes files in every way, chosen by its address, and a component that takes its own.

use std::sync::Mutex;
use std::time::Duration;

use bytes::Bytes;
use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::ui::{LiveFileInput, LiveImgPreview};
use live::upload::{
    Consumed, Entry, MemoryWriter, TempFileWriter, Upload, UploadOptions, Uploaded, Writer, WriterError,
};
use live::view::{Context, Event, Reply, Stop};
use live::{Builder, Rendered, View, html};
use serde_json::{Value, json};

pub fn routes(builder: Builder) -> Builder {
    builder.live_session("default", |session| {
        session.view::<Inbox>("/");
    })
}

/// What was asked of writers that should not have finished.
pub static ABORTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

pub struct Inbox {
    letters: Upload,
    read: Vec<String>,
    heard: Vec<String>,
    with_own: bool,
}

impl View for Inbox {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        let letters = context.allow_upload("letters", options(params));
        Ok(Inbox { letters, read: Vec::new(), heard: Vec::new(), with_own: params.text(&["own"]).is_some() })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "cancel" => {
                let cancelled = context.cancel_upload("letters", event.text("ref").unwrap_or_default());
                self.heard.push(format!("cancelled {cancelled}"));
            }
            name @ ("save" | "postpone") => {
                let postpone = name == "postpone";
                match context.consume_uploaded_entries("letters", |file, _| read(file, postpone)).await {
                    Ok(letters) => self.read.extend(letters),
                    Err(error) => self.heard.push(error.to_string()),
                }
            }
            "nowhere" => {
                let consumed = context.consume_uploaded_entries("nothing", |file, _| read(file, false)).await;
                self.heard.push(consumed.unwrap_err().to_string());
            }
            "disallow" => {
                let ended = context.disallow_upload("letters");
                self.heard.push(ended.map_or_else(|error| error.to_string(), |()| "disallowed".to_owned()));
            }
            "again" => drop(context.allow_upload("letters", UploadOptions::accept_any())),
            "toggle" => self.with_own = !self.with_own,
            "panic" => panic!("a view with files was asked to panic"),
            _ => {}
        }
        Reply::None
    }

    async fn handle_progress(&mut self, name: &str, entry: &Entry, context: &mut Context) {
        self.heard.push(format!("{name} {} {}", entry.client_name(), entry.progress));
        if entry.done && entry.client_name().starts_with("now") {
            self.read.extend(context.consume_uploaded_entry(entry, |file| read(file, false)).await);
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="inbox" phx-change="chosen" phx-submit="save" phx-drop-target={self.letters.reference()}>
                <LiveFileInput upload={self.letters.clone()} ../>
                for entry in self.letters.entries() {
                    <p id={id("entry", &entry)}>
                        {entry.client_name()}" "{entry.progress}
                        for error in self.letters.entry_errors(&entry) { " "{error} }
                    </p>
                    <LiveImgPreview entry={Some(entry.clone())} ../>
                    <button id={id("cancel", &entry)} phx-click="cancel" phx-value-ref={&entry.reference}>
                        "×"
                    </button>
                }
                for error in self.letters.errors() { <p id="error">{error}</p> }
            </form>
            for action in ["postpone", "nowhere", "disallow", "again", "toggle", "panic"] {
                <button id={action} phx-click={action}>{action}</button>
            }
            <p id="read">{self.read.join(", ")}</p>
            <p id="heard">{self.heard.join(", ")}</p>
            if self.with_own { <div>{live_component::<Own>("own", ())}</div> }
        }
    }
}

/// A point would be a class to a selector.
fn id(kind: &str, entry: &Entry) -> String {
    format!("{kind}-{}", entry.client_name().replace('.', "-"))
}

/// What is in a file, wherever it is.
async fn read(file: Uploaded, postpone: bool) -> Consumed<String> {
    let text = if let Some(path) = file.path() {
        tokio::fs::read_to_string(path).await.unwrap()
    } else if let Some(bytes) = file.bytes() {
        format!("memory: {}", String::from_utf8_lossy(bytes))
    } else {
        format!("elsewhere: {}", file.external().unwrap()["to"])
    };
    if postpone { Consumed::Postpone(text) } else { Consumed::Done(text) }
}

fn options(params: &Params) -> UploadOptions {
    let number = |name: &str| params.integer(&[name]).map(|number| u64::try_from(number).unwrap());
    let mut options = UploadOptions::accept([".txt", "image/*"])
        .max_entries(number("max").unwrap_or(1) as usize)
        .max_file_size(number("size").unwrap_or(1_000))
        .chunk_size(number("chunk").unwrap_or(10) as usize)
        .chunk_timeout(Duration::from_millis(number("timeout").unwrap_or(60_000)));
    if params.text(&["auto"]).is_some() {
        options = options.auto_upload();
    }
    if params.text(&["external"]).is_some() {
        options = options.external(presign);
    }
    match (params.text(&["writer"]), params.text(&["folder"]).map(str::to_owned)) {
        (Some("memory"), _) => options.writer(|_: &Entry| async { Ok(MemoryWriter::default()) }),
        (Some("broken"), _) => options.writer(|entry: &Entry| Broken::open(entry.client_name().to_owned())),
        (_, Some(folder)) => options.writer(move |_: &Entry| TempFileWriter::create(folder.clone())),
        _ => options,
    }
}

fn presign(entry: &Entry, _: &mut Context) -> Result<Value, Value> {
    match entry.client_name() {
        "refused.txt" => Err(json!({"reason": "no bucket for this"})),
        "nameless.txt" => Ok(json!({"to": "nowhere"})),
        name => Ok(json!({"uploader": "Bucket", "to": format!("bucket/{name}")})),
    }
}

/// Fails where the name of the file says.
struct Broken(String);

impl Broken {
    async fn open(name: String) -> Result<Broken, WriterError> {
        match name.as_str() {
            "open.txt" => Err(WriterError("it does not open".to_owned())),
            "open-stuck.txt" => std::future::pending().await,
            _ => Ok(Broken(name)),
        }
    }
}

impl Writer for Broken {
    type Meta = Bytes;

    async fn write(&mut self, _: Bytes) -> Result<(), WriterError> {
        match self.0.as_str() {
            "write.txt" => Err(std::io::Error::other("the disk is full").into()),
            "write-stuck.txt" => std::future::pending().await,
            "panic.txt" => panic!("a writer was asked to panic"),
            _ => Ok(()),
        }
    }

    async fn finish(self) -> Result<Bytes, WriterError> {
        if self.0 == "close-stuck.txt" {
            return std::future::pending().await;
        }
        Err(WriterError("it does not close".to_owned()))
    }

    async fn abort(self) {
        ABORTED.lock().unwrap().push(self.0);
    }
}

/// A component with an upload of its own, by the same name as the view's.
struct Own {
    letters: Upload,
    read: Vec<String>,
    progress: u8,
}

impl LiveComponent for Own {
    type Props = ();

    fn mount(context: &mut Context) -> Self {
        let options = UploadOptions::accept([".txt"]).chunk_size(10).auto_upload();
        Own { letters: context.allow_upload("letters", options), read: Vec::new(), progress: 0 }
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if event.name == "save" {
            let read = context.consume_uploaded_entries("letters", |file, _| read(file, false)).await;
            self.read.extend(read.unwrap_or_default());
        }
        Reply::None
    }

    async fn handle_progress(&mut self, _: &str, entry: &Entry, _: &mut Context) {
        self.progress = entry.progress;
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <section id="own">
                <form id="own-form" phx-change="chosen" phx-submit="save" phx-target={myself}>
                    <LiveFileInput upload={self.letters.clone()} ../>
                </form>
                <p id="own-entries">{self.letters.entries().len()}</p>
                <p id="own-progress">{self.progress}</p>
                <p id="own-read">{self.read.join(", ")}</p>
            </section>
        }
    }
}
