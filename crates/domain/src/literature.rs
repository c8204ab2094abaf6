//! The only way to the literature, handed to each call of the evidence stage.

use serde::{Deserialize, Serialize};

use crate::publication::Publication;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// Boolean search string in PubMed's syntax.
    pub expression: String,
    /// The same as plain terms, for sources without a syntax.
    pub terms: Vec<String>,
    pub since_year: Option<u16>,
    pub limit: u8,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Identifier {
    Doi(String),
    Pmid(String),
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LiteratureError {
    Unavailable(String),
    OverBudget,
    Refused(String),
}

/// Implemented in `cms` over the library of a tenant and in `server` over HTTP. Calls block; an implementation keeps
/// its own limits on time and size.
pub trait Literature: Send {
    /// Terms that are about to be searched for, so that an implementation may read ahead; no answer depends on it.
    fn expect(&mut self, _terms: &[&str]) {}
    fn search(&mut self, query: &Query) -> Result<Vec<Publication>, LiteratureError>;
    fn resolve(&mut self, id: &Identifier) -> Result<Option<Publication>, LiteratureError>;
}
