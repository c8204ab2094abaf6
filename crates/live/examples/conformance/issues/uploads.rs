//! 2965, 3647 and 4078: files that a hook hands over, one form locked while another one's file begins, and an input that
//! changes while it holds a file.

use std::time::Duration;

use bytes::Bytes;
use live::params::Params;
use live::template::Attributes;
use live::ui::LiveFileInput;
use live::upload::{Consumed, Entry, Upload, UploadOptions, Writer, WriterError};
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, View, html};
use serde_json::json;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Queued>("/issues/2965").view::<Beside>("/issues/3647").view::<Changing>("/issues/4078");
}

/// Takes its time, and keeps nothing.
struct Nowhere;

impl Writer for Nowhere {
    type Meta = ();

    async fn write(&mut self, chunk: Bytes) -> Result<(), WriterError> {
        // The spec sends random bytes.
        let wait = chunk.first().map_or(0, |byte| u64::from(*byte));
        tokio::time::sleep(Duration::from_millis(wait * 200 / 255)).await;
        Ok(())
    }

    async fn finish(self) -> Result<(), WriterError> {
        Ok(())
    }
}

struct Queued(Upload);

impl View for Queued {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        let options = UploadOptions::accept_any()
            .max_entries(1500)
            .chunk_size(5 * 1024 * 1024)
            .max_file_size(10_000_000_000)
            .auto_upload()
            .writer(|_: &Entry| async { Ok(Nowhere) });
        Ok(Queued(context.allow_upload("files", options)))
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "upload_scrub_list" => {
                return Reply::Value(json!({"deduped_filenames": event.params.get(&["file_names"])}));
            }
            "cancel-upload" => drop(context.cancel_upload("files", event.text("ref").unwrap_or_default())),
            _ => {}
        }
        Reply::None
    }

    async fn handle_progress(&mut self, _: &str, entry: &Entry, context: &mut Context) {
        if entry.done {
            context.push_event("upload_send_next_file", json!({}));
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        let entries = self.0.entries();
        let busy = entries.iter().any(|entry| !entry.done);
        html! {
            <form phx-submit="save" phx-change="validate">
                <LiveFileInput upload={self.0.clone()} more={Attributes::new().with("style", "display: none;")} ../>
                <input id="fileinput" type="file" multiple phx-hook="QueuedUploader" disabled={busy}>
                <table><tbody>
                    for entry in entries {
                        <tr>
                            <td>{entry.client_name()}</td>
                            <td><progress value={entry.progress} max="100">{entry.progress}"%"</progress></td>
                            for error in self.0.entry_errors(&entry) { <td>{error}</td> }
                        </tr>
                    }
                </tbody></table>
                for error in self.0.errors() { <p>{error}</p> }
            </form>
        }
    }
}

struct Beside {
    avatar: Upload,
    name: String,
    uploaded: Vec<String>,
}

impl View for Beside {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        let options = UploadOptions::accept([".txt", ".md"]).max_entries(2).auto_upload();
        Ok(Beside { avatar: context.allow_upload("avatar", options), name: String::new(), uploaded: Vec::new() })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "validate-user" => self.name = event.params.text(&["user", "name"]).unwrap_or_default().to_owned(),
            "cancel-upload" => drop(context.cancel_upload("avatar", event.text("ref").unwrap_or_default())),
            _ => {}
        }
        Reply::None
    }

    async fn handle_progress(&mut self, _: &str, entry: &Entry, context: &mut Context) {
        if entry.done {
            let uuid = entry.uuid.clone();
            let consumed = context.consume_uploaded_entry(entry, |_| async { Consumed::Done(uuid) }).await;
            self.uploaded.extend(consumed);
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-change="validate-user" id="user-form">
                <input id="user_name" name="user[name]" value={&self.name} type="text">
                <button id="x" type="button" phx-hook="JsUpload">"Upload then Input"</button>
                <button id="y" type="button" phx-hook="JsUpload" data-before>"Input then Upload"</button>
                <LiveFileInput upload={self.avatar.clone()} more={Attributes::new().with("form", "auto-form")} ../>
            </form>
            <form id="auto-form" phx-change="validate"></form>
            <section phx-drop-target={self.avatar.reference()}>
                for entry in self.avatar.entries() { <progress value={entry.progress} max="100"></progress> }
            </section>
            <ul>for file in &self.uploaded { <li><a href={file}>{file}</a></li> }</ul>
        }
    }
}

struct Changing {
    avatar: Upload,
    disabled: bool,
    updated: bool,
}

impl View for Changing {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        let options = UploadOptions::accept([".jpg", ".jpeg", ".png", ".txt"]).max_entries(2);
        Ok(Changing { avatar: context.allow_upload("avatar", options), disabled: true, updated: false })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        match event.name.as_str() {
            "toggle-disabled" => self.disabled = !self.disabled,
            "toggle-class" => self.updated = !self.updated,
            _ => {}
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let class = if self.updated { "updated-class" } else { "initial-class" };
        let more = Attributes::new().with("disabled", &self.disabled).with("class", class);
        html! {
            <form id="upload-form" phx-change="validate"><LiveFileInput upload={self.avatar.clone()} more={more} ../></form>
            <button id="toggle-disabled" type="button" phx-click="toggle-disabled">"Toggle Disabled"</button>
            <button id="toggle-class" type="button" phx-click="toggle-class">"Toggle Class"</button>
            for entry in self.avatar.entries() {
                <article class="upload-entry"><span class="entry-name">{entry.client_name()}</span></article>
            }
        }
    }
}
