//! A form that also works without the client.

use crate::html;
use crate::template::{Attributes, Component, Rendered};

/// A form for `phx-change` and `phx-submit` (in `more`) and for a plain post. Give it an `id`: the client recovers only
/// forms that have one.
///
/// ```
/// use live::html;
/// use live::template::Attributes;
/// use live::ui::Form;
///
/// let more = Attributes::new().with("phx-submit", "save");
/// let form = html! { <Form id="f" action={Some("/save".to_owned())} method="put" csrf_token="t" more={more} ..>"…"</Form> };
/// assert_eq!(
///     form.to_html()?,
///     concat!(
///         r#"<form id="f" action="/save" method="post" phx-submit="save">"#,
///         r#"<input type="hidden" name="_csrf_token" value="t">"#,
///         r#"<input type="hidden" name="_method" value="put">…</form>"#,
///     ),
/// );
/// # Ok::<(), live::template::HtmlError>(())
/// ```
#[derive(Debug, Default)]
pub struct Form {
    /// Unique in the page.
    pub id: String,
    /// Where a plain post goes; without it there is none.
    pub action: Option<String>,
    /// `get`, `post`, or another method, which goes along as `_method`.
    pub method: String,
    /// `Context::csrf_token`, for a plain post.
    pub csrf_token: String,
    /// Whatever else: `phx-change`, `phx-submit`, `phx-trigger-action`, ….
    pub more: Attributes,
    /// The inputs.
    pub inner: Rendered,
}

impl Component for Form {
    fn render(self) -> Rendered {
        let posts = self.action.is_some() && self.method != "get";
        let other = posts && !["", "post"].contains(&self.method.as_str());
        let method = self.action.as_ref().map(|_| if posts { "post" } else { "get" });
        html! {
            <form id={self.id} action={self.action} method={method} {..self.more}>
                if posts { <input type="hidden" name="_csrf_token" value={self.csrf_token}> }
                if other { <input type="hidden" name="_method" value={self.method}> }
                {self.inner}
            </form>
        }
    }
}
