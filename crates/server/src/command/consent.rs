//! Consents of people whom a text may name.

use std::path::PathBuf;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clap::Subcommand;
use cms::app::App;
use cms::consents::{self, NewConsent};
use cms::error::Error;
use db::consents::Recorded;
use domain::id::ConsentId;
use jiff::Timestamp;
use policy::Caller;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::draft::{decode, piece, read_file};
use super::reply::{Reply, table};

#[derive(Subcommand, Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentCommand {
    /// Record that a person agreed to be named in a piece
    Record {
        /// Slug or id of the page
        page: String,
        /// The person, as the text names them
        #[arg(long)]
        name: String,
        /// What they agreed to, such as "testimonial on the clinic's site"
        #[arg(long)]
        purpose: String,
        /// The signed form; its SHA-256 is kept, the file is not
        #[arg(long)]
        form: Option<PathBuf>,
        /// When the consent ends, such as 2027-12-31T23:59:59Z
        #[arg(long)]
        expires: Option<Timestamp>,
        #[arg(skip)]
        #[serde(default)]
        content: Option<String>,
    },
    /// Show the consents of a piece
    List {
        /// Slug or id of the page
        page: String,
    },
    /// Take a consent back, as the person may at any time (LGPD art. 8 § 5)
    Revoke {
        /// Slug or id of the page
        page: String,
        /// Id of the consent, as listed
        consent: Uuid,
    },
}

impl ConsentCommand {
    /// Reads the form where the command is typed.
    pub fn read(self) -> Result<ConsentCommand, String> {
        match self {
            ConsentCommand::Record { page, name, purpose, form: Some(form), expires, .. } => {
                let content = Some(BASE64.encode(read_file(&form)?));
                Ok(ConsentCommand::Record { page, name, purpose, form: Some(form), expires, content })
            }
            other => Ok(other),
        }
    }

    pub async fn run(self, app: &App, caller: &Caller) -> Result<Reply, Error> {
        match self {
            ConsentCommand::Record { page, name, purpose, expires, content, .. } => {
                let form = content.as_deref().map(decode).transpose()?;
                let new = NewConsent { name, purpose, form, expires_at: expires };
                let (id, found) = consents::record(app, caller, &page, new).await?;
                let Reply { text, json } = piece(&found);
                Ok(Reply::new(format!("consent {id}\n{text}"), json!({"consent": id, "piece": json})))
            }
            ConsentCommand::List { page } => {
                let listed = consents::list(app, caller, &page).await?;
                let json: Vec<Value> = listed.iter().map(view).collect();
                Ok(Reply::new(text(&listed), json!({ "consents": json })))
            }
            ConsentCommand::Revoke { page, consent } => {
                Ok(piece(&consents::revoke(app, caller, &page, ConsentId::from(consent)).await?))
            }
        }
    }
}

fn view(recorded: &Recorded) -> Value {
    let Recorded { id, consent, evidence_digest, recorded_by, recorded_at, expires_at, revoked_at } = recorded;
    json!({"id": id, "name": consent.name, "purpose": consent.purpose, "form_sha256": evidence_digest,
        "recorded_by": recorded_by, "recorded_at": recorded_at, "expires_at": expires_at, "revoked_at": revoked_at})
}

fn text(listed: &[Recorded]) -> String {
    if listed.is_empty() {
        return "no consent is recorded".to_owned();
    }
    let state = |recorded: &Recorded| match (recorded.revoked_at, recorded.expires_at) {
        (Some(at), _) => format!("revoked {at}"),
        (None, Some(at)) => format!("until {at}"),
        (None, None) => "in force".to_owned(),
    };
    let row = |recorded: &Recorded| {
        let Recorded { id, consent, .. } = recorded;
        vec![id.to_string(), consent.name.clone(), consent.purpose.clone(), state(recorded)]
    };
    table(&["id", "name", "purpose", "state"], &listed.iter().map(row).collect::<Vec<_>>())
}
