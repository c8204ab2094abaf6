//! What a caller is told. Texts name what to do; causes inside the machine stay inside.

use policy::Denial;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The policies said no, and the caller may know that the thing exists.
    #[error("{0}")]
    Forbidden(Denial),
    /// It does not exist, or the caller may not know that it does.
    #[error("there is no such {0}")]
    NotFound(&'static str),
    #[error("the token is unknown, expired or revoked: ask for a new one with `lauda user token`")]
    Unauthenticated,
    /// The workflow does not allow it.
    #[error("{0}")]
    Refused(#[from] domain::workflow::Refusal),
    /// The input cannot be used; the text says why and what to do.
    #[error("{0}")]
    Invalid(String),
    #[error("{0} exists already")]
    Exists(&'static str),
    #[error("somebody else changed it in the meantime: look again and repeat")]
    Conflict,
    #[error(transparent)]
    Component(#[from] host::CallError),
    #[error(transparent)]
    Deploy(#[from] host::DeployError),
    #[error(transparent)]
    Database(db::Error),
    #[error("the page could not be rendered")]
    Render(#[from] site::theme::RenderError),
    /// A stored value does not mean what it should.
    #[error("{0}")]
    Damaged(&'static str),
}

impl Error {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Error::Forbidden(_) => "forbidden",
            Error::NotFound(_) => "not_found",
            Error::Unauthenticated => "unauthenticated",
            Error::Refused(_) => "refused",
            Error::Invalid(_) => "invalid",
            Error::Exists(_) => "exists",
            Error::Conflict => "conflict",
            Error::Component(_) => "component",
            Error::Deploy(_) => "deploy",
            Error::Database(_) => "database",
            Error::Render(_) => "render",
            Error::Damaged(_) => "damaged",
        }
    }

    pub fn invalid(text: impl Into<String>) -> Error {
        Error::Invalid(text.into())
    }
}

/// "Forbidden" tells that the thing exists, so it is only said to those who may know.
impl From<Denial> for Error {
    fn from(denial: Denial) -> Error {
        if denial.discloses() { Error::Forbidden(denial) } else { Error::NotFound("thing") }
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Error {
        match error {
            db::Error::NotFound(what) => Error::NotFound(what),
            db::Error::Exists(what) => Error::Exists(what),
            db::Error::Stale(_) => Error::Conflict,
            db::Error::TooLarge(what) => Error::Invalid(format!("{what} is too large: make it smaller or split it")),
            other => Error::Database(other),
        }
    }
}
