//! What `html!` gives: static text that is known at compile time, and the values between.

mod attribute;
mod comprehension;
mod dynamic;
mod escape;
mod html;
mod rendered;
mod seed;
mod stream;

pub use attribute::{AttributeValue, Attributes, attribute, spread};
pub use comprehension::{Comprehension, key};
pub use dynamic::{Dynamic, IntoDynamic, MaybeDynamic, Raw, ToDynamic, raw};
pub use escape::escape;
pub use html::{HtmlError, html_of};
pub use rendered::{Component, Rendered, Template};
pub use stream::{Operations, Stream};

pub(crate) use comprehension::Row;
pub(crate) use html::{MAX_DEPTH, Written, write_html};
pub(crate) use seed::hash;
