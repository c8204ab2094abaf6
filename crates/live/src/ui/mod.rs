//! What most pages need of the client's own vocabulary: live links, forms with their CSRF token, and commands that the
//! browser runs without asking the server.

mod form;
mod js;
mod link;

pub use form::Form;
pub use js::{Js, Transition};
pub use link::{Link, Target};
