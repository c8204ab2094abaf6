//! The demo: two fictional tenants whose articles go the same way as any other, through the same functions.
//!
//! A marker in the data folder says that the demo is being made, so that a start that was cut short is taken up again.

mod article;
mod people;

use std::net::SocketAddr;
use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use cms::app::App;
use cms::editorial::{self, Piece, Signature, Submission};
use cms::error::Error;
use cms::{references, sessions, tenants, users};
use domain::workflow::{Column, ReviewKind, Waiting};
use policy::{Caller, Origin};

use article::Article;
use people::{Clinic, Person};

const MARKER: &str = "demo-unfinished";
const LITERATURE: &[u8] = include_bytes!("../../../../data/demo/literature.nbib");
/// The stages of one article take milliseconds; a slow machine compiles components meanwhile.
const PATIENCE: Duration = Duration::from_secs(300);

/// Makes the demo in a new data folder, or finishes one that was begun. Leaves every other folder alone.
///
/// # Errors
/// Whatever the application refuses.
pub async fn seed(app: &App, data: &Path, listen: SocketAddr) -> Result<()> {
    let marker = data.join(MARKER);
    if tenants::list(app, Origin::CommandLine).await?.is_empty() {
        std::fs::write(&marker, "")?;
    }
    if !marker.exists() {
        return Ok(());
    }
    println!("Making the demo: two clinics, and articles that go through the stages and a review.");
    for clinic in people::clinics(listen) {
        make_clinic(app, &clinic).await?;
        for article in article::of(clinic.slug)? {
            bring_to_readers(app, &clinic, &article).await.with_context(|| article.slug.clone())?;
        }
    }
    std::fs::remove_file(&marker)?;
    Ok(())
}

async fn make_clinic(app: &App, clinic: &Clinic) -> Result<()> {
    match tenants::create(app, Origin::CommandLine, clinic.tenant()).await {
        Ok(_) | Err(Error::Exists(_)) => {}
        Err(error) => return Err(error.into()),
    }
    for person in clinic.people {
        match users::add(app, Origin::CommandLine, clinic.slug, person.user()).await {
            Ok(_) | Err(Error::Exists(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let librarian = login(app, clinic, clinic.planner()).await?;
    references::import(app, &librarian, LITERATURE).await?;
    Ok(())
}

async fn login(app: &App, clinic: &Clinic, person: &Person) -> Result<Caller> {
    let secret = users::issue_token(app, Origin::CommandLine, clinic.slug, &person.email(clinic.slug)).await?;
    Ok(sessions::authenticate(app, &secret, Origin::CommandLine).await?)
}

/// Submit, decide the references, assign, approve, publish: whatever of it is still to do.
async fn bring_to_readers(app: &App, clinic: &Clinic, article: &Article) -> Result<()> {
    let author = login(app, clinic, clinic.person(&article.author)?).await?;
    let mut piece = match editorial::piece(app, &author, &article.slug).await {
        Ok(piece) => piece,
        Err(Error::NotFound(_)) => editorial::submit(app, &author, submission(article)).await?,
        Err(error) => return Err(error.into()),
    };
    if piece.workflow.column.is_editable() {
        settle(app, &author, article, |piece| {
            is_waiting(piece, Waiting::ForReferences) || !piece.workflow.column.is_editable()
        })
        .await?;
        decide(app, &author, article).await?;
        piece = settle(app, &author, article, |piece| !piece.workflow.column.is_editable()).await?;
    }
    if piece.workflow.column == Column::TechnicalReview {
        review(app, clinic, article).await?;
    }
    let planner = login(app, clinic, clinic.planner()).await?;
    if editorial::piece(app, &author, &article.slug).await?.workflow.column == Column::Approved {
        editorial::publish(app, &planner, &article.slug).await?;
    }
    let column = editorial::piece(app, &author, &article.slug).await?.workflow.column;
    if column != Column::Published {
        tracing::warn!(article = article.slug, column = column.name(), "an article of the demo is not published");
    }
    Ok(())
}

fn submission(article: &Article) -> Submission {
    Submission {
        bytes: article.draft().into_bytes(),
        name: format!("{}.md", article.slug),
        page: None,
        slug: Some(article.slug.clone()),
        format: Some("markdown".to_owned()),
        language: Some(article.language.clone()),
        translation_of: article.translation_of.clone(),
    }
}

fn is_waiting(piece: &Piece, what: Waiting) -> bool {
    piece.workflow.waiting() == Some(what)
}

/// Waits until the worker has brought the piece where it should be.
async fn settle(app: &App, author: &Caller, article: &Article, there: impl Fn(&Piece) -> bool) -> Result<Piece> {
    let began = tokio::time::Instant::now();
    loop {
        let piece = editorial::piece(app, author, &article.slug).await?;
        if there(&piece) {
            return Ok(piece);
        }
        let stuck = matches!(piece.workflow.waiting(), Some(Waiting::StageFailed(_) | Waiting::BlockingFindings));
        ensure!(!stuck, "the article does not get through: {:?}", piece.workflow.waiting());
        ensure!(began.elapsed() < PATIENCE, "the stages do not finish");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// The author accepts what they know to support the text and rejects the rest.
async fn decide(app: &App, author: &Caller, article: &Article) -> Result<()> {
    let proposals = references::list(app, author, &article.slug).await?;
    let open = proposals.iter().filter(|proposal| proposal.decision.is_none());
    let supports = |proposal: &&references::Listed| proposal.support == "total" || proposal.support == "partial";
    let known = |proposal: &&references::Listed| article.references.contains(&proposal.key);
    let (accepted, rejected): (Vec<_>, Vec<_>) = open.partition(|proposal| supports(proposal) && known(proposal));
    for (chosen, accept) in [(accepted, true), (rejected, false)] {
        let numbers: Vec<_> = chosen.iter().map(|proposal| proposal.number.to_string()).collect();
        if !numbers.is_empty() {
            references::decide(app, author, &article.slug, &numbers, accept).await?;
        }
    }
    Ok(())
}

async fn review(app: &App, clinic: &Clinic, article: &Article) -> Result<()> {
    let planner = login(app, clinic, clinic.planner()).await?;
    let reviewer = clinic.reviewer_for(&article.author)?;
    editorial::assign(app, &planner, &article.slug, &reviewer.email(clinic.slug), ReviewKind::Technical).await?;
    let signature = Signature {
        kind: ReviewKind::Technical,
        hash: None,
        meaning: article.meaning().to_owned(),
        reason: article.reason().to_owned(),
    };
    let reviewer = login(app, clinic, reviewer).await?;
    editorial::approve(app, &reviewer, &article.slug, signature).await?;
    Ok(())
}
