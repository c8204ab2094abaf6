//! The calculator of body measures on every site: live where the browser connects, a plain form where it does not.
//! Nothing that is typed is stored or logged.

mod form;
mod texts;
mod view;

pub use texts::Texts;
pub use view::{Calculator, MAX_BODY_BYTES, answer_form};
