//! The view of `tests/uploads.spec.js`: `/upload`, and with `?auto_upload` files that are sent at once. What was uploaded
//! is served under `/tmp/lvupload`, where the spec loads it from.

use std::path::{Path, PathBuf};

use axum::Router;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use live::params::Params;
use live::template::Attributes;
use live::ui::{LiveFileInput, LiveImgPreview};
use live::upload::{Consumed, Entry, Upload, UploadError, UploadOptions, Uploaded};
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

const NAME: &str = "avatar";
/// Where files are served from.
pub const FILES: &str = "/tmp/lvupload";

pub struct UploadLive {
    avatar: Upload,
    uploaded: Vec<String>,
}

/// The files that were uploaded.
pub fn files() -> Router {
    Router::new().route(&format!("{FILES}/{{name}}"), get(file))
}

async fn file(axum::extract::Path(name): axum::extract::Path<String>) -> Response {
    // What is no bare name of a file leads out of the folder.
    let bare = Path::new(&name).file_name().is_some_and(|bare| bare == name.as_str());
    match tokio::fs::read(folder().join(name)).await {
        Ok(bytes) if bare => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        _ => StatusCode::NOT_FOUND.into_response(),
    }
}

fn folder() -> PathBuf {
    std::env::temp_dir().join("lvupload")
}

fn options() -> UploadOptions {
    UploadOptions::accept([".txt", ".md"]).max_entries(2)
}

impl View for UploadLive {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Ok(UploadLive { avatar: context.allow_upload(NAME, options()), uploaded: Vec::new() })
    }

    async fn handle_params(&mut self, params: &Params, context: &mut Context) {
        if params.get(&["auto_upload"]).is_some() {
            self.avatar = context.allow_upload(NAME, options().auto_upload());
        }
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "cancel-upload" => drop(context.cancel_upload(NAME, event.text("ref").unwrap_or_default())),
            "save" => self.uploaded.extend(context.consume_uploaded_entries(NAME, keep).await.into_iter().flatten()),
            _ => {}
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="upload-form" phx-submit="save" phx-change="validate">
                <LiveFileInput upload={self.avatar.clone()} ../>
                <button type="submit">"Upload"</button>
                <section phx-drop-target={self.avatar.reference()}>
                    for entry in self.avatar.entries() { {article(&self.avatar, entry)} }
                    for error in self.avatar.errors() { <p class="alert alert-danger">{words(&error)}</p> }
                </section>
                <ul>for file in &self.uploaded { <li><a href={file}>{file.rsplit('/').next()}</a></li> }</ul>
            </form>
        }
    }
}

fn article(avatar: &Upload, entry: Entry) -> Rendered {
    let errors = avatar.entry_errors(&entry);
    html! {
        <article class="upload-entry">
            <figure>
                <LiveImgPreview entry={Some(entry.clone())} more={Attributes::new().with("style", "width: 500px")} ../>
                <figcaption>{entry.client_name()}</figcaption>
            </figure>
            <progress value={entry.progress} max="100">{entry.progress}"%"</progress>
            <button type="button" phx-click="cancel-upload" phx-value-ref={&entry.reference} aria-label="cancel">"×"</button>
            for error in &errors { <p class="alert alert-danger">{words(error)}</p> }
        </article>
    }
}

fn words(error: &UploadError) -> String {
    match error {
        UploadError::TooLarge => "Too large".to_owned(),
        UploadError::TooManyFiles => "You have selected too many files".to_owned(),
        UploadError::NotAccepted => "You have selected an unacceptable file type".to_owned(),
        other => other.to_string(),
    }
}

/// Copies a file to where it is served from; answers its address.
async fn keep(file: Uploaded, _: Entry) -> Consumed<String> {
    let Some((path, name)) = file.path().and_then(|path| Some((path, path.file_name()?.to_str()?))) else {
        return Consumed::Postpone("no file".to_owned());
    };
    let kept = match tokio::fs::create_dir_all(folder()).await {
        Ok(()) => tokio::fs::copy(path, folder().join(name)).await.map(drop),
        Err(error) => Err(error),
    };
    match kept {
        Ok(()) => Consumed::Done(format!("{FILES}/{name}")),
        Err(error) => Consumed::Postpone(error.to_string()),
    }
}
