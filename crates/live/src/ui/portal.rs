//! Shows a part of a view somewhere else in the page.

use crate::html;
use crate::template::{Attributes, Component, Rendered};

/// A dialog or a tooltip that the client moves to the element that `target` means, outside of what would clip it. Its
/// events come to the view that it stands in.
///
/// ```
/// use live::html;
/// use live::ui::Portal;
///
/// let portal = html! { <Portal id="p" target="body" ..><b>"!"</b></Portal> };
/// let wrapped = r#"<template id="p" data-phx-portal="body"><div id="_lv_portal_wrap_p"><b>!</b></div></template>"#;
/// assert_eq!(portal.to_html()?, wrapped);
/// # Ok::<(), live::template::HtmlError>(())
/// ```
#[derive(Debug, Default)]
pub struct Portal {
    /// Unique in the page.
    pub id: String,
    /// A selector.
    pub target: String,
    /// Attributes of the element that is moved.
    pub more: Attributes,
    /// What stands in it.
    pub inner: Rendered,
}

impl Component for Portal {
    fn render(self) -> Rendered {
        // The client moves exactly one element.
        let wrap = format!("_lv_portal_wrap_{}", self.id);
        html! {
            <template id={self.id} data-phx-portal={self.target}>
                <div id={wrap} {..self.more}>{self.inner}</div>
            </template>
        }
    }
}
