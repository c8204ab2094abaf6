//! A nested view as it stands in a template.

use std::fmt;

use serde_json::Value;

use crate::template::{AttributeValue, Attributes, hash};
use crate::view::{Kind, View};

/// Asks for a view in this place. See [`live_render`].
pub struct Nested {
    pub(crate) kind: Kind,
    pub(crate) id: String,
    pub(crate) data: Value,
    pub(crate) sticky: bool,
    tag: &'static str,
    more: Attributes,
}

/// A view within this one, in an element with this id, which must be unique in the page. It is mounted without params,
/// and `handle_params` is never called. It ends with the view around it. The server must know it by
/// [`crate::Builder::nested`].
///
/// ```
/// use live::nested::live_render;
/// use live::params::Params;
/// use live::view::{Context, Stop};
/// use live::{Rendered, View, html};
/// use serde_json::json;
///
/// struct Clock {
///     zone: String,
/// }
///
/// impl View for Clock {
///     async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
///         let zone = context.handed()["zone"].as_str().unwrap_or("UTC").to_owned();
///         Ok(Clock { zone })
///     }
///
///     fn render(&self, _: &Context) -> Rendered {
///         html! { <p>"It is noon in "{self.zone}</p> }
///     }
/// }
///
/// let page = html! { <main>{live_render::<Clock>("clock").hand(json!({"zone": "America/Recife"}))}</main> };
/// # assert_eq!(page.dynamics().len(), 1);
/// ```
pub fn live_render<V: View>(id: impl Into<String>) -> Nested {
    let (kind, id) = (Kind::of::<V>(), id.into());
    Nested { kind, id, data: Value::Null, sticky: false, tag: "div", more: Attributes::new() }
}

impl Nested {
    /// Hands something over, which the view finds in [`crate::view::Context::handed`]. It travels through the browser,
    /// signed but readable.
    #[must_use]
    pub fn hand(self, data: Value) -> Nested {
        Nested { data, ..self }
    }

    /// Stays when the browser goes to another view of the live session that has it too: a player, a chat.
    #[must_use]
    pub fn sticky(self) -> Nested {
        Nested { sticky: true, ..self }
    }

    /// Another element than `<div>`, or more attributes. A tag that HTML does not allow is a `div`.
    #[must_use]
    pub fn container(self, tag: &'static str, more: Attributes) -> Nested {
        let allowed = !tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        Nested { tag: if allowed { tag } else { "div" }, more, ..self }
    }

    /// The same for two calls that need nothing new of the client.
    pub(crate) fn fingerprint(&self) -> u64 {
        let data = self.data.to_string();
        hash(&(self.kind.name, &self.id, data, self.sticky, self.tag, self.more.as_str()))
    }

    /// The element, with what is in it already.
    pub(crate) fn element(&self, session: &str, page: &str, parent: &str, inner: &str) -> String {
        let mut out = format!("<{}", self.tag);
        self.id.write("id", &mut out);
        session.write("data-phx-session", &mut out);
        page.write("data-phx-static", &mut out);
        if self.sticky {
            true.write("data-phx-sticky", &mut out);
        } else {
            parent.write("data-phx-parent-id", &mut out);
        }
        out.push_str(self.more.as_str());
        out.push_str(&format!(">{inner}</{}>", self.tag));
        out
    }
}

impl fmt::Debug for Nested {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Nested").field("view", &self.kind.name).field("id", &self.id).finish_non_exhaustive()
    }
}
