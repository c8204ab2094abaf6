//! The command line. What acts on a data folder becomes a [`Command`](crate::command::Command) that goes to the running
//! server, or to the folder itself when none runs.

mod calc;
mod check;
mod client;
mod serve;
mod verify;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::command::Command;
use crate::command::component::ComponentCommand;
use crate::command::consent::ConsentCommand;
use crate::command::draft::{Answer, Archive, Publish, Retry, Status, SubmitFile};
use crate::command::reference::ReferenceCommand;
use crate::command::review::{Approve, Assign, RequestChanges, RequestLegalReview, Review, Unassign};
use crate::command::stage::StageCommand;
use crate::command::tenant::TenantCommand;
use crate::command::user::UserCommand;

#[derive(Parser)]
#[command(
    name = "lauda",
    version,
    about = "A healthcare content platform: from a clinician's draft to a compliant, referenced, signed page"
)]
struct Cli {
    #[command(flatten)]
    folder: Folder,
    #[command(subcommand)]
    action: Option<Action>,
}

/// Where everything is kept.
#[derive(Args, Clone)]
pub struct Folder {
    /// Data folder; made by `lauda serve` if it is missing
    #[arg(long, global = true, env = "LAUDA_DATA", default_value = "./lauda-data", value_name = "DIR")]
    pub data: PathBuf,
    /// PostgreSQL instead of the SQLite file in the data folder
    #[arg(long, global = true, env = "LAUDA_DATABASE_URL", hide_env_values = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// File that holds the token of who acts; must be readable by its owner only (else LAUDA_TOKEN is used)
    #[arg(long, global = true, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// Print the answer as JSON
    #[arg(long, global = true)]
    pub json: bool,
}

#[derive(Subcommand)]
enum Action {
    /// Serve the sites (also what happens without a command)
    Serve(serve::Serve),
    /// Check texts against all stages and rules, without a data folder
    Check(check::Check),
    /// Compute body measures
    Calc(calc::Calc),
    /// Verify a published page and its certificate
    Verify(verify::Verify),
    /// Submit a draft, or a new version of one
    Submit(SubmitFile),
    /// Show the board, or where one piece stands
    Status(Status),
    /// Assign a reviewer to a piece
    Assign(Assign),
    /// Take a reviewer off a piece
    Unassign(Unassign),
    /// List, accept, reject or import references
    #[command(subcommand)]
    References(ReferenceCommand),
    /// Record, list or revoke consents of people whom a piece names
    #[command(subcommand)]
    Consent(ConsentCommand),
    /// Show or correct what a stage gave
    #[command(subcommand)]
    Stage(StageCommand),
    /// Show what a reviewer signs: the text, its findings and its hash
    Review(Review),
    /// Approve a piece, with meaning and reason
    Approve(Approve),
    /// Send a piece back with a request
    RequestChanges(RequestChanges),
    /// Ask for legal review of a piece
    RequestLegalReview(RequestLegalReview),
    /// Answer a change request
    Answer(Answer),
    /// Run a failed stage again
    Retry(Retry),
    /// Publish an approved piece
    Publish(Publish),
    /// Archive a piece and take it off the site
    Archive(Archive),
    /// Manage tenants
    #[command(subcommand)]
    Tenant(TenantCommand),
    /// Manage people and their tokens
    #[command(subcommand)]
    User(UserCommand),
    /// Inspect, deploy, roll back and run components
    #[command(subcommand)]
    Component(ComponentCommand),
}

/// Parses the arguments of the process and does what they say.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let folder = cli.folder;
    match cli.action.unwrap_or_else(|| Action::Serve(serve::Serve::from_environment())) {
        Action::Serve(serve) => serve.run(&folder),
        Action::Check(check) => check.run(&folder),
        Action::Calc(calc) => calc.run(&folder),
        Action::Verify(verify) => verify.run(),
        Action::Submit(submit) => send_read(&folder, submit.read(), Command::Submit),
        Action::Status(status) => client::send(&folder, Command::Status(status)),
        Action::Assign(assign) => client::send(&folder, Command::Assign(assign)),
        Action::Unassign(unassign) => client::send(&folder, Command::Unassign(unassign)),
        Action::References(references) => send_read(&folder, references.read(), Command::References),
        Action::Consent(consent) => send_read(&folder, consent.read(), Command::Consent),
        Action::Stage(stage) => send_read(&folder, stage.read(), Command::Stage),
        Action::Review(review) => client::send(&folder, Command::Review(review)),
        Action::Approve(approve) => client::send(&folder, Command::Approve(approve)),
        Action::RequestChanges(request) => client::send(&folder, Command::RequestChanges(request)),
        Action::RequestLegalReview(request) => client::send(&folder, Command::RequestLegalReview(request)),
        Action::Answer(answer) => client::send(&folder, Command::Answer(answer)),
        Action::Retry(retry) => client::send(&folder, Command::Retry(retry)),
        Action::Publish(publish) => client::send(&folder, Command::Publish(publish)),
        Action::Archive(archive) => client::send(&folder, Command::Archive(archive)),
        Action::Tenant(tenant) => client::send(&folder, Command::Tenant(tenant)),
        Action::User(user) => client::send(&folder, Command::User(user)),
        Action::Component(component) => send_read(&folder, component.read(), Command::Component),
    }
}

/// Files that a command names are read here, where the paths mean something.
fn send_read<C>(folder: &Folder, read: Result<C, String>, command: fn(C) -> Command) -> ExitCode {
    match read {
        Ok(read) => client::send(folder, command(read)),
        Err(problem) => client::fail(&problem),
    }
}
