//! Keeps the focus within a part of the page.

use crate::html;
use crate::template::{Attributes, Component, Rendered};

/// A menu or a dialog that the Tab key does not leave.
///
/// ```
/// use live::html;
/// use live::ui::FocusWrap;
///
/// let menu = html! { <FocusWrap id="menu" ..><button>"Copy"</button></FocusWrap> }.to_html()?;
/// assert!(menu.starts_with(r#"<div id="menu" phx-hook="Phoenix.FocusWrap">"#));
/// # Ok::<(), live::template::HtmlError>(())
/// ```
#[derive(Debug, Default)]
pub struct FocusWrap {
    /// Unique in the page.
    pub id: String,
    /// Whatever else.
    pub more: Attributes,
    /// What stands in it.
    pub inner: Rendered,
}

impl Component for FocusWrap {
    fn render(self) -> Rendered {
        let (start, end) = (format!("{}-start", self.id), format!("{}-end", self.id));
        html! {
            <div id={self.id} phx-hook="Phoenix.FocusWrap" {..self.more}>
                <div id={start} tabindex="0" aria-hidden="true"></div>
                {self.inner}
                <div id={end} tabindex="0" aria-hidden="true"></div>
            </div>
        }
    }
}
