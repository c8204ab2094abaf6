//! References: a person decides each.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clap::Subcommand;
use cms::app::App;
use cms::error::Error;
use cms::references::{self, Listed};
use policy::Caller;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::draft::{decode, piece, read_file};
use super::reply::Reply;

#[derive(Subcommand, Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceCommand {
    /// Show what is proposed for each claim of a piece
    List {
        /// Slug or id of the page
        page: String,
    },
    /// Accept proposals
    Accept {
        /// Slug or id of the page
        page: String,
        /// Numbers of proposals as listed, keys of publications, or `all`
        #[arg(required = true)]
        which: Vec<String>,
    },
    /// Reject proposals
    Reject {
        /// Slug or id of the page
        page: String,
        /// Numbers of proposals as listed, keys of publications, or `all`
        #[arg(required = true)]
        which: Vec<String>,
    },
    /// Add records to the library (RIS, BibTeX, PubMed nbib or CSL-JSON)
    Import {
        /// File; `-` for standard input
        file: PathBuf,
        #[arg(skip)]
        #[serde(default)]
        content: String,
    },
}

impl ReferenceCommand {
    /// Reads the file where the command is typed.
    pub fn read(self) -> Result<ReferenceCommand, String> {
        match self {
            ReferenceCommand::Import { file, .. } => {
                let content = BASE64.encode(read_file(&file)?);
                Ok(ReferenceCommand::Import { file, content })
            }
            other => Ok(other),
        }
    }

    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        match self {
            ReferenceCommand::List { page } => {
                let listed = references::list(app, caller, &page).await?;
                Ok(Reply::new(text(&listed), json!({ "proposals": listed })))
            }
            ReferenceCommand::Accept { page, which } => {
                Ok(piece(&references::decide(app, caller, &page, &which, true).await?))
            }
            ReferenceCommand::Reject { page, which } => {
                Ok(piece(&references::decide(app, caller, &page, &which, false).await?))
            }
            ReferenceCommand::Import { content, .. } => {
                let imported = references::import(app, caller, &decode(&content)?).await?;
                let mut text = format!("{} records imported", imported.keys.len());
                for problem in &imported.problems {
                    text.push_str(&format!("\n  {problem}"));
                }
                Ok(Reply::new(text, json!({"imported": imported.keys, "problems": imported.problems})))
            }
        }
    }
}

fn text(listed: &[Listed]) -> String {
    if listed.is_empty() {
        return "no references are proposed".to_owned();
    }
    let (mut lines, mut claim) = (Vec::new(), "");
    for proposal in listed {
        if proposal.claim != claim {
            lines.push(format!("{} {}", proposal.claim, proposal.quote));
            claim = &proposal.claim;
        }
        let state = proposal.decision.as_deref().unwrap_or("undecided");
        let year = proposal.year.map(|year| format!(", {year}")).unwrap_or_default();
        lines.push(format!("  {:>3} [{state}] {}{year} ({})", proposal.number, proposal.title, proposal.key));
        lines.push(format!("        {} support, {}", proposal.support, proposal.reason));
    }
    lines.join("\n")
}
