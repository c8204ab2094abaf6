//! The input that files are chosen with, and pictures of them before they are sent.

use crate::html;
use crate::template::{Attributes, Component, Rendered};
use crate::upload::{Entry, Upload};

/// The input of an upload. Its id is [`Upload::reference`], which `<label for={…}>` and `phx-drop-target={…}` name.
///
/// ```
/// use live::html;
/// use live::ui::LiveFileInput;
/// use live::upload::UploadOptions;
/// # let mut context = live::view::Context::detached(live::Limits::default());
///
/// let avatar = context.allow_upload("avatar", UploadOptions::accept([".png"]).max_entries(2));
/// let input = html! { <LiveFileInput upload={avatar.clone()} ../> }.to_html()?;
/// assert!(input.contains(r#"type="file" name="avatar" accept=".png""#) && input.contains(" multiple"));
/// # Ok::<(), live::template::HtmlError>(())
/// ```
#[derive(Debug, Default)]
pub struct LiveFileInput {
    /// What `allow_upload` answered.
    pub upload: Upload,
    /// Another `accept` for the browser; what the server accepts stays.
    pub accept: Option<String>,
    /// Whatever else: `class`, `required`, `disabled`, `capture`, ….
    pub more: Attributes,
}

/// A picture of a file that was chosen, which the browser makes without the server.
#[derive(Debug, Default)]
pub struct LiveImgPreview {
    /// The file; without it, nothing.
    pub entry: Option<Entry>,
    /// Needed where the same file is shown more than once.
    pub id: Option<String>,
    /// Whatever else: `class`, `width`, `alt`, ….
    pub more: Attributes,
}

impl Component for LiveFileInput {
    fn render(self) -> Rendered {
        let upload = self.upload;
        html! {
            <input
                id={upload.reference()}
                type="file"
                name={upload.name()}
                accept={self.accept.or_else(|| upload.accept())}
                data-phx-hook="Phoenix.LiveFileUpload"
                data-phx-upload-ref={upload.reference()}
                data-phx-active-refs={upload.references(|_| true)}
                data-phx-done-refs={upload.references(|entry| entry.done)}
                data-phx-preflighted-refs={upload.references(|entry| entry.preflighted)}
                data-phx-error-refs={upload.error_references()}
                data-phx-auto-upload={upload.auto_upload()}
                multiple={upload.max_entries() > 1}
                {..self.more}
            >
        }
    }
}

impl Component for LiveImgPreview {
    fn render(self) -> Rendered {
        let Some(entry) = self.entry else { return Rendered::default() };
        let id = self.id.unwrap_or_else(|| format!("phx-preview-{}", entry.reference));
        html! {
            <img
                id={id}
                data-phx-upload-ref={entry.upload_reference()}
                data-phx-entry-ref={&entry.reference}
                data-phx-hook="Phoenix.LiveImgPreview"
                data-phx-update="ignore"
                {..self.more}
            >
        }
    }
}
