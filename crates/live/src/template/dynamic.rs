//! The values of a template, and how `html!` makes them of Rust values.

use std::borrow::Cow;
use std::fmt::{self, Display, Write};

use super::escape::Escaped;
use super::{Comprehension, Rendered};
use crate::component::ComponentCall;
use crate::nested::Nested;

/// A value of a template.
#[derive(Debug)]
pub enum Dynamic {
    /// Finished text: escaped, or raw on purpose.
    Text(Cow<'static, str>),
    /// Markup of another template.
    Tree(Box<Rendered>),
    /// The rows of a `for`.
    Keyed(Box<Comprehension>),
    /// A live component, to be started or updated when the page is sent.
    Live(Box<ComponentCall>),
    /// Another view, with a process of its own.
    View(Box<Nested>),
}

/// Text that is HTML already. See [`raw`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw(Cow<'static, str>);

/// Takes text into a page without escaping it. It must come from a source that made it safe.
///
/// ```
/// use live::{html, template::raw};
/// assert_eq!(html! { <p>{raw("<b>bold</b>")}</p> }.to_html()?, "<p><b>bold</b></p>");
/// # Ok::<(), live::template::HtmlError>(())
/// ```
pub fn raw(html: impl Into<Cow<'static, str>>) -> Raw {
    Raw(html.into())
}

/// What becomes a value by moving in, since it is markup already.
pub trait IntoDynamic {
    /// For `html!`.
    #[doc(hidden)]
    fn __live_dynamic(self) -> Dynamic;
}

/// What becomes a value by being written and escaped: whatever is `Display`.
pub trait ToDynamic {
    /// For `html!`.
    #[doc(hidden)]
    fn __live_dynamic(&self) -> Dynamic;
}

/// The same where it may be missing; `None` writes nothing.
pub trait MaybeDynamic {
    /// For `html!`.
    #[doc(hidden)]
    fn __live_dynamic(&self) -> Dynamic;
}

impl Dynamic {
    /// For `html!`.
    #[doc(hidden)]
    pub fn tree(rendered: Rendered) -> Dynamic {
        Dynamic::Tree(Box::new(rendered))
    }

    /// For `html!`.
    #[doc(hidden)]
    pub fn comprehension(rows: Comprehension) -> Dynamic {
        Dynamic::Keyed(Box::new(rows))
    }

    /// For `html!`: an `if` without `else` that does not hold.
    #[doc(hidden)]
    pub const fn empty() -> Dynamic {
        Dynamic::Text(Cow::Borrowed(""))
    }
}

impl IntoDynamic for Rendered {
    fn __live_dynamic(self) -> Dynamic {
        Dynamic::tree(self)
    }
}

impl IntoDynamic for Option<Rendered> {
    fn __live_dynamic(self) -> Dynamic {
        self.map_or(Dynamic::empty(), Dynamic::tree)
    }
}

impl IntoDynamic for Raw {
    fn __live_dynamic(self) -> Dynamic {
        Dynamic::Text(self.0)
    }
}

impl IntoDynamic for &Raw {
    fn __live_dynamic(self) -> Dynamic {
        Dynamic::Text(self.0.clone())
    }
}

impl IntoDynamic for ComponentCall {
    fn __live_dynamic(self) -> Dynamic {
        Dynamic::Live(Box::new(self))
    }
}

impl IntoDynamic for Nested {
    fn __live_dynamic(self) -> Dynamic {
        Dynamic::View(Box::new(self))
    }
}

impl<T: Display + ?Sized> ToDynamic for T {
    fn __live_dynamic(&self) -> Dynamic {
        Dynamic::Text(Cow::Owned(escaped(self)))
    }
}

impl<T: Display> MaybeDynamic for Option<T> {
    fn __live_dynamic(&self) -> Dynamic {
        self.as_ref().map_or(Dynamic::empty(), ToDynamic::__live_dynamic)
    }
}

fn escaped<T: Display + ?Sized>(value: &T) -> String {
    let mut text = String::new();
    let written: fmt::Result = write!(Escaped(&mut text), "{value}");
    // Writing into a string cannot fail; a `Display` that says so itself has written what it could.
    debug_assert!(written.is_ok());
    text
}
