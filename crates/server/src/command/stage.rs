//! What the stages gave.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clap::Subcommand;
use cms::app::App;
use cms::error::Error;
use cms::stage_outputs;
use domain::stage::Stage;
use policy::Caller;
use serde::{Deserialize, Serialize};

use super::draft::{decode, piece, read_file};
use super::reply::Reply;

#[derive(Subcommand, Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageCommand {
    /// Print the output of a stage as JSON
    Show {
        /// Slug or id of the page
        page: String,
        /// privacy, claims, evidence, profile or compose
        #[arg(value_parser = stage)]
        stage: Stage,
    },
    /// Put a corrected output in its place; the later stages run again
    Edit {
        /// Slug or id of the page
        page: String,
        /// privacy, claims or profile
        #[arg(value_parser = stage)]
        stage: Stage,
        /// JSON as `lauda stage show` prints it; `-` for standard input
        file: PathBuf,
        #[arg(skip)]
        #[serde(default)]
        content: String,
    },
}

fn stage(name: &str) -> Result<Stage, String> {
    Stage::parse(name).ok_or_else(|| {
        let names: Vec<_> = Stage::ALL.iter().map(|stage| stage.name()).collect();
        format!("one of {}", names.join(", "))
    })
}

impl StageCommand {
    /// Reads the file where the command is typed.
    pub fn read(self) -> Result<StageCommand, String> {
        match self {
            StageCommand::Edit { page, stage, file, .. } => {
                let content = BASE64.encode(read_file(&file)?);
                Ok(StageCommand::Edit { page, stage, file, content })
            }
            other => Ok(other),
        }
    }

    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        match self {
            StageCommand::Show { page, stage } => {
                let output = stage_outputs::show(app, caller, &page, stage).await?;
                Ok(Reply::new(format!("{output:#}"), output))
            }
            StageCommand::Edit { page, stage, content, .. } => {
                Ok(piece(&stage_outputs::edit(app, caller, &page, stage, &decode(&content)?).await?))
            }
        }
    }
}
