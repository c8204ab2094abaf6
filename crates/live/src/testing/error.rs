//! Why a test of a view fails.

use serde_json::Value;

/// Why a test cannot go on.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum TestError {
    /// The first page is no page of a view.
    #[error("the page answers {status}, and leads to {location:?}")]
    Page {
        /// Its HTTP status.
        status: u16,
        /// Its `Location` header.
        location: Option<String>,
    },
    /// The address is none.
    #[error("{0:?} is no address")]
    Address(String),
    /// The join was refused with this.
    #[error("the join is refused: {0}")]
    Refused(Value),
    /// Nothing in the page is like this.
    #[error("no element {selector} in {html}")]
    NoElement {
        /// What was looked for.
        selector: String,
        /// Where.
        html: String,
    },
    /// The element does nothing of this kind.
    #[error("{selector} has no {attribute}")]
    NoEvent {
        /// The element.
        selector: String,
        /// What it would need.
        attribute: &'static str,
    },
    /// The view answered with an error.
    #[error("the view refuses: {0}")]
    Rejected(Value),
    /// The view crashed.
    #[error("the view crashed")]
    Crashed,
    /// The view has ended.
    #[error("the view has ended")]
    Ended,
    /// It did not happen.
    #[error("it did not happen: {0}")]
    Missing(String),
}
