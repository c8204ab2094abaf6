//! Components, by whoever owns the data folder.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clap::Subcommand;
use cms::app::App;
use cms::components;
use cms::error::Error;
use host::{Inspection, Summary, VersionRecord, VersionState};
use policy::Origin;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::draft::{decode, read_file};
use super::reply::{Reply, table};

#[derive(Subcommand, Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComponentCommand {
    /// List the components with their live versions and how their calls go
    List,
    /// Show imports, exports, size, digest and limits
    Inspect {
        /// Name of a component
        name: String,
    },
    /// Put a component live while calls run
    Deploy {
        /// Component file
        file: PathBuf,
        /// Name; else the file's name without its ending
        #[arg(long)]
        name: Option<String>,
        #[arg(skip)]
        #[serde(default)]
        content: String,
    },
    /// Go back to the version before the live one, or to a given one
    Rollback {
        /// Name of a component
        name: String,
        /// Number of a version, as in the history
        #[arg(long)]
        to: Option<u32>,
    },
    /// Show all versions of a component
    History {
        /// Name of a component
        name: String,
    },
    /// Call a function with JSON arguments
    Run {
        /// Name of a component
        name: String,
        /// Function of its exported interface
        function: String,
        /// Arguments as JSON, one for each parameter
        arguments: Vec<String>,
    },
}

impl ComponentCommand {
    /// Reads the file where the command is typed.
    pub fn read(self) -> Result<ComponentCommand, String> {
        match self {
            ComponentCommand::Deploy { file, name, .. } => {
                let content = BASE64.encode(read_file(&file)?);
                Ok(ComponentCommand::Deploy { file, name, content })
            }
            other => Ok(other),
        }
    }

    pub async fn run(self, app: &App, origin: Origin) -> Result<Reply, Error> {
        match self {
            ComponentCommand::List => list(app, origin).await,
            ComponentCommand::Inspect { name } => inspect(app, origin, &name).await,
            ComponentCommand::Deploy { file, name, content } => {
                let stem = || file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
                let name = name.unwrap_or_else(stem);
                let record = components::deploy(app, origin, &name, &decode(&content)?).await?;
                Ok(version(&format!("{name} version {} is live", record.number), &record))
            }
            ComponentCommand::Rollback { name, to } => {
                let record = components::roll_back(app, origin, &name, to).await?;
                Ok(version(&format!("{name} is back at version {}", record.number), &record))
            }
            ComponentCommand::History { name } => history(app, origin, &name).await,
            ComponentCommand::Run { name, function, arguments } => run(app, origin, &name, &function, &arguments).await,
        }
    }
}

fn version(text: &str, record: &VersionRecord) -> Reply {
    Reply::new(format!("{text}\n{}", record.digest), json!({ "version": record }))
}

async fn list(app: &App, origin: Origin) -> Result<Reply, Error> {
    components::may_inspect(app, origin, "*").await?;
    let summaries = app.host.list();
    let rows: Vec<_> = summaries.iter().map(row).collect();
    let stats = app.host.stats();
    let json = json!({"components": summaries, "functions": stats});
    Ok(Reply::new(table(&["component", "role", "version", "digest", "bytes"], &rows), json))
}

fn row(summary: &Summary) -> Vec<String> {
    let live = &summary.live;
    let digest = live.digest.chars().take(19).collect();
    vec![summary.name.clone(), summary.role.name().to_owned(), live.number.to_string(), digest, live.bytes.to_string()]
}

async fn inspect(app: &App, origin: Origin, name: &str) -> Result<Reply, Error> {
    components::may_inspect(app, origin, name).await?;
    let inspection = tokio::task::block_in_place(|| app.host.inspect(name))?;
    Ok(Reply::new(text(name, &inspection), json!({ "component": inspection })))
}

fn text(name: &str, inspection: &Inspection) -> String {
    let items = |title: &str, items: &[host::Item]| {
        let lines: Vec<_> = items
            .iter()
            .map(|item| format!("\n    {}\n      {}", item.name, item.functions.join("\n      ")))
            .collect();
        format!("  {title}: {}", if lines.is_empty() { "none".to_owned() } else { lines.concat() })
    };
    [
        format!("{name}  {}", inspection.digest),
        items("imports", &inspection.imports),
        items("exports", &inspection.exports),
    ]
    .join("\n")
}

async fn history(app: &App, origin: Origin, name: &str) -> Result<Reply, Error> {
    let versions = components::history(app, origin, name).await?;
    let rows: Vec<_> = versions
        .iter()
        .map(|v| {
            vec![
                v.number.to_string(),
                state(&v.state),
                v.since.to_string(),
                v.deployed_by.clone(),
                v.digest.chars().take(19).collect(),
            ]
        })
        .collect();
    Ok(Reply::new(table(&["version", "state", "since", "by", "digest"], &rows), json!({ "versions": versions })))
}

fn state(state: &VersionState) -> String {
    match state {
        VersionState::Live => "live",
        VersionState::Superseded => "superseded",
        VersionState::RolledBack => "rolled back",
    }
    .to_owned()
}

async fn run(app: &App, origin: Origin, name: &str, function: &str, arguments: &[String]) -> Result<Reply, Error> {
    components::may_run(app, origin, name).await?;
    let answer = tokio::task::block_in_place(|| app.host.run(name, function, arguments))?;
    let text = serde_json::to_string_pretty(&answer.value).unwrap_or_default();
    let took = answer.took.as_micros();
    Ok(Reply::new(text, json!({"result": answer.value, "digest": &*answer.digest, "processing_time_us": took as u64})))
}
