//! A piece on the board.

use cms::editorial::Piece;
use domain::document::Language;
use domain::id::PageId;
use domain::stage::Stage;
use domain::workflow::{Column, Waiting, Workflow};
use live::{Rendered, html};
use site::paths;

use super::texts::Texts;

pub struct Card {
    pub page: PageId,
    pub column: Column,
    slug: String,
    /// Of the page on the site, where it is there.
    path: Option<String>,
    state: String,
    done: usize,
    failed: bool,
}

impl Card {
    pub fn of(piece: &Piece, main: Language, texts: &Texts) -> Card {
        let (page, workflow) = (&piece.page, &piece.workflow);
        let live = page.live_revision.is_some();
        Card {
            page: page.id,
            column: workflow.column,
            slug: page.slug.clone(),
            path: live.then(|| paths::article(page.language, main, &page.slug)),
            state: state(workflow, texts),
            done: Stage::ALL.into_iter().filter(|stage| workflow.progress(*stage).is_done()).count(),
            failed: matches!(workflow.waiting(), Some(Waiting::StageFailed(_) | Waiting::BlockingFindings)),
        }
    }

    /// A piece has another element in each column, since the client moves none between two streams.
    pub fn id(&self) -> String {
        card_id(self.column, self.page)
    }

    pub fn markup(&self, texts: &'static Texts) -> Rendered {
        let class = if self.failed { "card stuck" } else { "card" };
        let total = Stage::ALL.len();
        html! {
            <article class={class}>
                <h3>{self.slug}</h3>
                <p class="state">{self.state}</p>
                if self.column.is_editable() {
                    <progress max={total} value={self.done} aria-label={texts.in_stage}></progress>
                }
                if let Some(path) = &self.path { <p><a href={path}>{texts.view_page}</a></p> }
            </article>
        }
    }
}

pub fn card_id(column: Column, page: PageId) -> String {
    format!("{}-{page}", column.name())
}

fn state(workflow: &Workflow, texts: &Texts) -> String {
    match workflow.waiting() {
        Some(Waiting::ForSource) => texts.for_source.to_owned(),
        Some(Waiting::ForStage(stage)) => format!("{} {}", texts.in_stage, texts.stage(stage)),
        Some(Waiting::StageFailed(stage)) => format!("{} {}", texts.stage_failed, texts.stage(stage)),
        Some(Waiting::ForReferences) => format!("{} {}", workflow.undecided_references, texts.for_references),
        Some(Waiting::BlockingFindings) => format!("{} {}", workflow.blocking_findings, texts.blocking_findings),
        Some(Waiting::ChangeRequests) => texts.for_answers.to_owned(),
        None if workflow.column.is_review() || workflow.column == Column::Approved => {
            format!("{} {}", workflow.approvals.len(), texts.approvals)
        }
        None => String::new(),
    }
}
