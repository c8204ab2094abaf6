//! Commands on a data folder: the same values on the command line, on the control socket and in tests.

pub mod component;
pub mod consent;
pub mod draft;
pub mod reference;
pub mod reply;
pub mod review;
pub mod stage;
pub mod tenant;
pub mod user;

use cms::app::App;
use cms::error::Error;
use policy::{Caller, Origin};
use serde::{Deserialize, Serialize};

use component::ComponentCommand;
use consent::ConsentCommand;
use draft::{Answer, Archive, Publish, Retry, Status, Submit};
use reference::ReferenceCommand;
use reply::Reply;
use review::{Approve, Assign, RequestChanges, RequestLegalReview, Review, Unassign};
use stage::StageCommand;
use tenant::TenantCommand;
use user::UserCommand;

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    Submit(Submit),
    Status(Status),
    Assign(Assign),
    Unassign(Unassign),
    References(ReferenceCommand),
    Consent(ConsentCommand),
    Stage(StageCommand),
    Review(Review),
    Approve(Approve),
    RequestChanges(RequestChanges),
    RequestLegalReview(RequestLegalReview),
    Answer(Answer),
    Retry(Retry),
    Publish(Publish),
    Archive(Archive),
    Tenant(TenantCommand),
    User(UserCommand),
    Component(ComponentCommand),
}

impl Command {
    /// Set-up commands belong to whoever owns the data folder; everything else is done in somebody's name.
    fn needs_token(&self) -> bool {
        !matches!(self, Command::Tenant(_) | Command::User(_) | Command::Component(_))
    }

    /// Whether the command leaves work for the pipeline or the publisher.
    pub fn makes_jobs(&self) -> bool {
        !matches!(
            self,
            Command::Status(_) | Command::Review(_) | Command::Tenant(_) | Command::User(_) | Command::Component(_)
        )
    }
}

/// Does what the command says, in the name of the token's user or of the owner of the folder.
pub async fn run(app: &App, token: Option<&str>, origin: Origin, command: Command) -> Result<Reply, Error> {
    if command.needs_token() {
        let token = token.ok_or(Error::Unauthenticated)?;
        let caller = cms::sessions::authenticate(app, token, origin).await?;
        return in_name_of(app, &caller, command).await;
    }
    match command {
        Command::Tenant(tenant) => tenant.run(app, origin).await,
        Command::User(user) => user.run(app, origin).await,
        Command::Component(component) => component.run(app, origin).await,
        _ => Err(Error::Unauthenticated),
    }
}

async fn in_name_of(app: &App, caller: &Caller, command: Command) -> Result<Reply, Error> {
    match command {
        Command::Submit(submit) => submit.run(app, caller).await,
        Command::Status(status) => status.run(app, caller).await,
        Command::Assign(assign) => assign.run(app, caller).await,
        Command::Unassign(unassign) => unassign.run(app, caller).await,
        Command::References(references) => references.run(app, caller).await,
        Command::Consent(consent) => consent.run(app, caller).await,
        Command::Stage(stage) => stage.run(app, caller).await,
        Command::Review(review) => review.run(app, caller).await,
        Command::Approve(approve) => approve.run(app, caller).await,
        Command::RequestChanges(request) => request.run(app, caller).await,
        Command::RequestLegalReview(request) => request.run(app, caller).await,
        Command::Answer(answer) => answer.run(app, caller).await,
        Command::Retry(retry) => retry.run(app, caller).await,
        Command::Publish(publish) => publish.run(app, caller).await,
        Command::Archive(archive) => archive.run(app, caller).await,
        Command::Tenant(_) | Command::User(_) | Command::Component(_) => Err(Error::Unauthenticated),
    }
}
