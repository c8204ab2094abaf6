//! Which permits open which rows, where several functions share the answer.

use policy::Action;
use policy::Action::*;

/// Everything that moves a piece along the board.
pub(crate) const MOVES_PIECE: &[Action] = &[
    PageSubmit,
    PageEdit,
    PageAssign,
    PagePublish,
    PageArchive,
    ReferenceDecide,
    ReviewTechnical,
    ReviewLegal,
    ReviewRequestChanges,
    ReviewRequestLegal,
    // Stages read it, so they become due again.
    ConsentRecord,
    JobRun,
];

/// Shows a piece: its page, state and D.
pub(crate) const READS_PIECE: &[Action] = &[
    PageRead,
    PageReadSource,
    PageList,
    SiteRender,
    ConsentRecord,
    ConsentRead,
    PageSubmit,
    PageEdit,
    PageAssign,
    PagePublish,
    PageArchive,
    ReferenceDecide,
    ReviewTechnical,
    ReviewLegal,
    ReviewRequestChanges,
    ReviewRequestLegal,
    JobRun,
];

/// Shows R and what stages said of it.
pub(crate) const READS_SOURCE: &[Action] = &[
    PageReadSource,
    PageSubmit,
    PageEdit,
    ReferenceDecide,
    ReviewTechnical,
    ReviewLegal,
    ReviewRequestChanges,
    // The certificate names the components and the results of the rules.
    PagePublish,
    JobRun,
];

/// Changes what readers see.
pub(crate) const CHANGES_SITE: &[Action] = &[PagePublish, PageArchive, SiteRender, JobRun];
