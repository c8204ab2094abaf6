//! Files, as somebody chooses and a browser sends them.

use bytes::Bytes;
use serde_json::{Value, json};

use super::events::{event_of, find, target};
use super::html::Element;
use super::{TestError, TestView};
use crate::wire::{Frame, Payload};

/// A file to choose.
#[derive(Clone, Debug)]
pub struct TestFile {
    name: String,
    kind: String,
    content: Bytes,
    size: u64,
}

/// Files that were chosen, for [`TestView::render_upload`].
#[derive(Debug)]
pub struct FileInput {
    upload: String,
    cid: Option<u32>,
    chunk: usize,
    files: Vec<Chosen>,
    asked: bool,
}

#[derive(Debug)]
struct Chosen {
    reference: String,
    file: TestFile,
    /// What the view said about where it goes: a token, or the meta of `external`.
    meta: Option<Value>,
    join_ref: Option<String>,
    sent: usize,
}

impl TestFile {
    /// A file with a name, a type and what is in it.
    pub fn new(name: &str, kind: &str, content: impl Into<Bytes>) -> TestFile {
        let content = content.into();
        TestFile { name: name.to_owned(), kind: kind.to_owned(), size: content.len() as u64, content }
    }

    /// The same file, of which the browser says that it has another size.
    #[must_use]
    pub fn pretending(self, size: u64) -> TestFile {
        TestFile { size, ..self }
    }
}

impl TestView {
    /// Chooses files in the `LiveFileInput` of this name in a form: what `phx-change` sends.
    ///
    /// ```
    /// # use live::params::Params;
    /// # use live::ui::LiveFileInput;
    /// # use live::upload::{Upload, UploadOptions};
    /// # use live::view::{Context, Event, Reply, Stop};
    /// # use live::{Live, Rendered, View, html};
    /// # struct Inbox(Upload);
    /// # impl View for Inbox {
    /// #     async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
    /// #         Ok(Inbox(context.allow_upload("letter", UploadOptions::accept([".txt"]))))
    /// #     }
    /// #     async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply { Reply::None }
    /// #     fn render(&self, _: &Context) -> Rendered {
    /// #         html! {
    /// #             <form id="inbox" phx-change="chosen"><LiveFileInput upload={self.0.clone()} ../></form>
    /// #             for entry in self.0.entries() { <p>{entry.client_name()}": "{entry.progress}</p> }
    /// #         }
    /// #     }
    /// # }
    /// use live::testing::{TestFile, TestView};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let live = Live::builder(&[7; 32])?.live_session("s", |s| { s.view::<Inbox>("/"); }).build()?;
    /// let mut view = TestView::open(&live, "/").await?;
    /// let file = TestFile::new("hello.txt", "text/plain", "hello");
    /// let mut letter = view.file_input("#inbox", "letter", vec![file]).await?;
    /// view.render_upload(&mut letter, "hello.txt", 100).await?;
    /// assert_eq!(view.text("p")?, "hello.txt: 100");
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// `TestError`: no such form or input, or what the view answers.
    pub async fn file_input(&mut self, form: &str, name: &str, files: Vec<TestFile>) -> Result<FileInput, TestError> {
        let html = self.html();
        let element = find(&html, form)?;
        let selector = format!("input[name={name}][data-phx-upload-ref]");
        let input = Element::find(element.inner, &selector);
        let input = input.ok_or_else(|| TestError::NoElement { selector, html: element.inner.to_owned() })?;
        let upload = input.attribute("data-phx-upload-ref").unwrap_or_default().to_owned();
        let (event, cid) = (event_of(&element, form, "phx-change")?, target(&element));
        let files = files.into_iter().map(|file| {
            self.last += 1;
            Chosen { reference: self.last.to_string(), file, meta: None, join_ref: None, sent: 0 }
        });
        let files: Vec<Chosen> = files.collect();
        let entries: Vec<Value> = files.iter().map(Chosen::declared).collect();
        let payload = json!({
            "type": "form", "event": event, "value": "", "meta": {"_target": name}, "cid": cid,
            "uploads": {&upload: entries},
        });
        self.event(payload).await?;
        Ok(FileInput { upload, cid, chunk: 1, files, asked: false })
    }

    /// Asks where the chosen files go; answers what the view says.
    ///
    /// # Errors
    /// `TestError::Rejected`, with the errors, where they may not be sent.
    pub async fn preflight_upload(&mut self, input: &mut FileInput) -> Result<Value, TestError> {
        let entries: Vec<Value> = input.files.iter().map(Chosen::declared).collect();
        let payload = json!({"ref": input.upload, "entries": entries, "cid": input.cid});
        let frame = self.push("allow_upload", payload);
        let response = self.response(&frame).await?;
        input.asked = true;
        if !response["error"].is_null() {
            return Err(TestError::Rejected(response["error"].clone()));
        }
        input.chunk = response["config"]["chunk_size"].as_u64().unwrap_or(1) as usize;
        for chosen in &mut input.files {
            chosen.meta = response["entries"].get(&chosen.reference).cloned();
        }
        Ok(response)
    }

    /// Sends a file until so many percent of it are there, and says so to the view. The others of the input are asked
    /// for with it, as a browser does. Files that go elsewhere are only said to be there.
    ///
    /// # Errors
    /// `TestError`: no such file, or what the view answers.
    pub async fn render_upload(&mut self, input: &mut FileInput, name: &str, percent: u8) -> Result<(), TestError> {
        if !input.asked {
            self.preflight_upload(input).await?;
        }
        let (upload, cid, chunk) = (input.upload.clone(), input.cid, input.chunk);
        let chosen = input.files.iter_mut().find(|chosen| chosen.file.name == name);
        let chosen = chosen.ok_or_else(|| TestError::Missing(format!("a file {name}")))?;
        match chosen.meta.clone() {
            Some(Value::String(token)) => self.send_chunks(chosen, token, chunk, percent).await?,
            Some(_) => {}
            None => return Err(TestError::Missing(format!("a way to send {name}"))),
        }
        let payload = json!({"ref": upload, "entry_ref": chosen.reference, "progress": percent, "cid": cid});
        let frame = self.push("progress", payload);
        self.reply(&frame).await.map(drop)
    }

    async fn send_chunks(
        &mut self,
        chosen: &mut Chosen,
        token: String,
        chunk: usize,
        percent: u8,
    ) -> Result<(), TestError> {
        let topic = format!("lvu:{}", chosen.reference);
        if chosen.join_ref.is_none() {
            let join = Payload::Json(json!({"token": token}));
            let join_ref = self.push_to(&topic, None, "phx_join", join);
            self.upload_answer(&topic, &join_ref).await?;
            chosen.join_ref = Some(join_ref);
        }
        let until = chosen.file.content.len() * usize::from(percent.min(100)) / 100;
        while chosen.sent < until {
            let end = until.min(chosen.sent + chunk);
            let data = chosen.file.content.slice(chosen.sent..end);
            let frame = self.push_to(&topic, chosen.join_ref.clone(), "chunk", Payload::Binary(data));
            self.upload_answer(&topic, &frame).await?;
            chosen.sent = end;
        }
        Ok(())
    }

    /// The reply of the channel of a file, which may end instead.
    async fn upload_answer(&mut self, topic: &str, reference: &str) -> Result<(), TestError> {
        loop {
            let mut frame = self.next().await?;
            match frame[3].as_str() {
                Some("phx_reply") if frame[1] == reference && frame[4]["status"] == "ok" => return Ok(()),
                Some("phx_reply") if frame[1] == reference => {
                    return Err(TestError::Rejected(frame[4]["response"].take()));
                }
                Some("phx_error" | "phx_close") if frame[2] == topic => return Err(TestError::Ended),
                _ => self.take(frame)?,
            }
        }
    }

    /// To the channel of a file.
    fn push_to(&mut self, topic: &str, join_ref: Option<String>, event: &str, payload: Payload) -> String {
        self.last += 1;
        let reference = format!("u{}", self.last);
        let join_ref = join_ref.or_else(|| Some(reference.clone()));
        let frame = Frame {
            join_ref,
            reference: Some(reference.clone()),
            topic: topic.to_owned(),
            event: event.to_owned(),
            payload,
        };
        self.send(frame);
        reference
    }
}

impl Chosen {
    fn declared(&self) -> Value {
        json!({
            "ref": self.reference, "name": self.file.name, "type": self.file.kind, "size": self.file.size,
            "last_modified": 0, "relative_path": "",
        })
    }
}
