//! Drafts and where they stand.

use std::io::Read;
use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clap::Args;
use cms::app::App;
use cms::editorial::{self, Piece, Submission};
use cms::error::Error;
use domain::workflow::{Column, Waiting};
use policy::Caller;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::reply::{Reply, table};

/// A component may be this large; in base64 it fits into a request of the control socket.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// What `lauda submit` takes; the file is read where the command is typed.
#[derive(Args, Clone, Debug)]
pub struct SubmitFile {
    /// Markdown, HTML or text file; `-` for standard input
    file: PathBuf,
    /// The page to revise (slug or id); without it a new page is made
    #[arg(long)]
    page: Option<String>,
    /// Address of a new page; else the front matter's, else made from the title
    #[arg(long)]
    slug: Option<String>,
    /// `markdown`, `html` or `text`; else told by name and content
    #[arg(long)]
    input_format: Option<String>,
    /// `pt-BR` or `en`; else the front matter's, else the tenant's
    #[arg(long)]
    lang: Option<String>,
    /// The page of which a new one is the translation (slug or id)
    #[arg(long)]
    translation_of: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Submit {
    pub name: String,
    /// Base64: a draft may be in any encoding.
    pub content: String,
    pub page: Option<String>,
    pub slug: Option<String>,
    pub input_format: Option<String>,
    pub lang: Option<String>,
    pub translation_of: Option<String>,
}

impl SubmitFile {
    pub fn read(self) -> Result<Submit, String> {
        let bytes = read_file(&self.file)?;
        let Self { file, page, slug, input_format, lang, translation_of } = self;
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Submit { name, content: BASE64.encode(bytes), page, slug, input_format, lang, translation_of })
    }
}

/// A file, or standard input for `-`.
pub fn read_file(path: &PathBuf) -> Result<Vec<u8>, String> {
    if path.as_os_str() == "-" {
        return read(std::io::stdin()).map_err(|problem| format!("standard input: {problem}"));
    }
    let opened = std::fs::File::open(path).map_err(|error| error.to_string());
    opened.and_then(read).map_err(|problem| format!("{}: {problem}", path.display()))
}

fn read(from: impl Read) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    from.take(MAX_FILE_BYTES + 1).read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.len() as u64 > MAX_FILE_BYTES {
        return Err("larger than 64 MiB, which nothing that Lauda takes is".to_owned());
    }
    Ok(bytes)
}

pub fn decode(content: &str) -> Result<Vec<u8>, Error> {
    BASE64.decode(content).map_err(|_| Error::invalid("the content is no base64"))
}

impl Submit {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        let submission = Submission {
            bytes: decode(&self.content)?,
            name: self.name,
            page: self.page,
            slug: self.slug,
            format: self.input_format,
            language: self.lang,
            translation_of: self.translation_of,
        };
        Ok(piece(&editorial::submit(app, caller, submission).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Status {
    /// Slug or id; without it the whole board
    page: Option<String>,
}

impl Status {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        let Some(page) = self.page else { return board(app, caller).await };
        Ok(piece(&editorial::piece(app, caller, &page).await?))
    }
}

async fn board(app: &App, caller: &Caller) -> Result<Reply, Error> {
    let lines = editorial::board(app, caller).await?;
    let rows: Vec<_> = lines
        .iter()
        .map(|line| vec![line.page.slug.clone(), line.column.clone().unwrap_or_default(), line.updated_at.to_string()])
        .collect();
    let text =
        if rows.is_empty() { "nothing on the board".to_owned() } else { table(&["page", "column", "changed"], &rows) };
    let json = lines.iter().map(|line| json!({"page": line.page.id, "slug": line.page.slug, "column": line.column, "updated_at": line.updated_at}));
    Ok(Reply::new(text, json!({"pieces": json.collect::<Vec<_>>()})))
}

/// One piece as people and programs read it.
pub fn piece(piece: &Piece) -> Reply {
    let (page, state) = (&piece.page, &piece.workflow);
    let mut lines = vec![format!("{}  {}", page.slug, state.column.name())];
    if let Some(waiting) = state.waiting() {
        lines.push(format!("  waiting: {}", waiting_text(waiting, state)));
    }
    lines.push(format!("  LGPD risk: {} in the draft, {} in the text", state.source_risk, state.derived_risk));
    if state.column == Column::TechnicalReview || state.column == Column::LegalReview {
        lines.push(format!("  approvals: {}", state.approvals.len()));
    }
    for request in state.change_requests.iter().filter(|request| request.answer.is_none()) {
        lines.push(format!("  change request {}: {}", request.number, request.text));
    }
    let json = json!({
        "page": page.id, "slug": page.slug, "column": state.column, "waiting": state.waiting(),
        "risk": {"source": state.source_risk, "derived": state.derived_risk},
        "blocking_findings": state.blocking_findings, "undecided_references": state.undecided_references,
        "derived": state.derived.as_ref().map(|derived| &derived.hash), "generation": state.generation,
        "change_requests": state.change_requests,
    });
    Reply::new(lines.join("\n"), json)
}

fn waiting_text(waiting: Waiting, state: &domain::workflow::Workflow) -> String {
    match waiting {
        Waiting::ForSource => "for a draft".to_owned(),
        Waiting::ForStage(stage) => format!("for stage {}", stage.name()),
        Waiting::StageFailed(stage) => format!("stage {} failed; see the log, then `lauda retry`", stage.name()),
        Waiting::ForReferences => {
            format!("for decisions on {} references (`lauda references list`)", state.undecided_references)
        }
        Waiting::BlockingFindings => format!(
            "{} blocking findings (`lauda review`); correct the draft and submit it again",
            state.blocking_findings
        ),
        Waiting::ChangeRequests => "for answers to change requests (`lauda answer`)".to_owned(),
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Slug or id of the page
    page: String,
    /// Number of the change request
    number: u32,
    /// What was done about it
    text: String,
}

impl Answer {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::answer(app, caller, &self.page, self.number, self.text).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Retry {
    /// Slug or id of the page
    page: String,
}

impl Retry {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::retry(app, caller, &self.page).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Publish {
    /// Slug or id of the page
    page: String,
}

impl Publish {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::publish(app, caller, &self.page).await?))
    }
}

#[derive(Args, Clone, Debug, Serialize, Deserialize)]
pub struct Archive {
    /// Slug or id of the page
    page: String,
    /// Why it is withdrawn
    #[arg(long)]
    reason: String,
}

impl Archive {
    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        Ok(piece(&editorial::archive(app, caller, &self.page, &self.reason).await?))
    }
}
