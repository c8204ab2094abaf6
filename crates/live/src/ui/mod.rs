//! What most pages need of the client's own vocabulary: live links, forms with their CSRF token, and commands that the
//! browser runs without asking the server.

mod focus_wrap;
mod form;
mod js;
mod link;
mod portal;
mod upload;

pub use focus_wrap::FocusWrap;
pub use form::Form;
pub use js::{Js, Transition};
pub use link::{Link, Target};
pub use portal::Portal;
pub use upload::{LiveFileInput, LiveImgPreview};
