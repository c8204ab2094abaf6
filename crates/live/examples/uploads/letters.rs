//! Letters that somebody sends: what was chosen, how far it is, and what came of it.

use live::params::Params;
use live::template::Attributes;
use live::ui::{LiveFileInput, LiveImgPreview};
use live::upload::{Consumed, Entry, TempFileWriter, Upload, UploadOptions, Uploaded, WriterError};
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};
use serde_json::{Value, json};

pub struct Letters {
    letters: Upload,
    saved: Vec<String>,
    problem: Option<String>,
}

impl View for Letters {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        let options = UploadOptions::accept([".txt", ".md", "image/*"])
            .max_entries(3)
            .max_file_size(400_000)
            .chunk_size(10_000)
            .writer(|entry: &Entry| open(entry.client_name().to_owned()));
        let options = match params.text(&["how"]) {
            None => options,
            Some("auto") => options.auto_upload(),
            Some("bucket") => options.external(presign),
            Some(_) => return Err(Stop::Status(404)),
        };
        Ok(Letters { letters: context.allow_upload("letters", options), saved: Vec::new(), problem: None })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "cancel" => drop(context.cancel_upload("letters", event.text("ref").unwrap_or_default())),
            "save" => match context.consume_uploaded_entries("letters", weigh).await {
                Ok(letters) => {
                    self.saved.extend(letters);
                    self.problem = None;
                }
                Err(error) => self.problem = Some(error.to_string()),
            },
            "crash" => panic!("a view crashes because somebody asked it to"),
            _ => {}
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let letters = &self.letters;
        html! {
            <form id="letters" phx-change="chosen" phx-submit="save">
                <label for={letters.reference()}>"Letters"</label>
                <LiveFileInput upload={letters.clone()} ../>
                <button id="save">"Save"</button>
            </form>
            <section id="drop" phx-drop-target={letters.reference()}>
                "Drop letters here."
                for entry in letters.entries(), key = entry.uuid { {chosen(letters, entry)} }
                for error in letters.errors() { <p class="problem">{error}</p> }
            </section>
            if let Some(problem) = &self.problem { <p class="problem">{problem}</p> }
            <ul id="saved">for letter in &self.saved { <li>{letter}</li> }</ul>
            <button id="crash" phx-click="crash">"crash"</button>
        }
    }
}

fn chosen(letters: &Upload, entry: Entry) -> Rendered {
    let errors = letters.entry_errors(&entry);
    let picture = entry.client_type().starts_with("image/");
    html! {
        <article>
            <b>{entry.client_name()}</b>
            if picture { <LiveImgPreview entry={Some(entry.clone())} more={Attributes::new().with("width", &75)} ../> }
            <progress value={entry.progress} max="100"></progress>
            <button type="button" phx-click="cancel" phx-value-ref={&entry.reference} aria-label="cancel">"×"</button>
            for error in errors { <p class="problem">{error}</p> }
        </article>
    }
}

/// Where the bytes go, unless there is no room for them.
async fn open(name: String) -> Result<TempFileWriter, WriterError> {
    if name == "full.txt" {
        return Err(WriterError("the disk is full".to_owned()));
    }
    TempFileWriter::create(std::env::temp_dir()).await
}

/// A real bucket would want a signature here.
fn presign(entry: &Entry, _: &mut Context) -> Result<Value, Value> {
    Ok(json!({"uploader": "Bucket", "url": format!("/buckets/{}", entry.client_name())}))
}

/// Its bytes, and their sum: enough to tell whether they are the ones that were sent.
async fn weigh(file: Uploaded, entry: Entry) -> Consumed<String> {
    let Some(path) = file.path() else {
        let url = file.external().map(|meta| meta["url"].to_string()).unwrap_or_default();
        return Consumed::Done(format!("{} is at {url}", entry.client_name()));
    };
    match tokio::fs::read(path).await {
        Ok(bytes) => {
            let sum: u64 = bytes.iter().map(|byte| u64::from(*byte)).sum();
            Consumed::Done(format!("{}: {} bytes, {sum}", entry.client_name(), bytes.len()))
        }
        Err(error) => Consumed::Postpone(error.to_string()),
    }
}
