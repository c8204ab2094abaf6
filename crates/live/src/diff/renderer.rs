//! One view's side of the conversation about markup: what was sent, and the live components.

use serde_json::{Map, Value};

use super::{DiffError, TreePrint, diff_component, diff_root};
use crate::component::{Cid, Components};
use crate::template::{HtmlError, Rendered, Written, write_html};
use crate::view::Context;

/// Turns renders into what the client merges.
///
/// ```
/// use live::diff::Renderer;
/// use live::view::Context;
/// use live::{Limits, html};
///
/// let page = |count: u32| html! { <p>"Count: "{count}</p> };
/// let (mut renderer, mut context) = (Renderer::default(), Context::detached(Limits::default()));
/// let join = renderer.render(page(1), &mut context)?;
/// assert_eq!(serde_json::to_string(&join).unwrap(), r#"{"0":"1","p":{"0":["<p>Count: ","</p>"]},"r":1,"s":0}"#);
/// let diff = renderer.render(page(2), &mut context)?;
/// assert_eq!(serde_json::to_string(&diff).unwrap(), r#"{"0":"2"}"#);
/// # Ok::<(), live::diff::DiffError>(())
/// ```
#[derive(Default)]
pub struct Renderer {
    last: Option<TreePrint>,
    components: Components,
}

impl Renderer {
    /// What changed since the last call; everything, at the first.
    ///
    /// # Errors
    /// `DiffError`: the view cannot go on.
    pub fn render(&mut self, rendered: Rendered, context: &mut Context) -> Result<Map<String, Value>, DiffError> {
        diff_root(rendered, &mut self.last, &mut self.components, context)
    }

    /// What changed in one component and those within it.
    ///
    /// # Errors
    /// `DiffError`: the view cannot go on.
    pub fn render_component(&mut self, cid: Cid, context: &mut Context) -> Result<Map<String, Value>, DiffError> {
        diff_component(cid, &mut self.components, context)
    }

    /// The HTML of a render, with its components as they are; those that were never sent are not started.
    ///
    /// # Errors
    /// `HtmlError`: templates nest too deep, or a component was never sent.
    pub fn html(&self, rendered: Rendered) -> Result<String, HtmlError> {
        let components = &self.components;
        let written = write_html(rendered, &mut |call| {
            let cid = components.find(call.name()).ok_or(HtmlError::NoView)?;
            components.render(cid).ok_or(HtmlError::NoView)
        })?;
        if written.nested.is_empty() { Ok(written.html) } else { Err(HtmlError::NoView) }
    }

    /// The client says that it will remove these components.
    pub fn will_destroy(&mut self, cids: &[u32]) {
        self.components.will_destroy(cids);
    }

    /// The client removed these; answers which of them are forgotten here, since no render brought them back.
    pub fn destroyed(&mut self, cids: &[u32]) -> Vec<u32> {
        self.components.destroyed(cids)
    }

    pub(crate) fn components(&mut self) -> &mut Components {
        &mut self.components
    }
}

/// The HTML of the first page: components are started, rendered and forgotten.
///
/// # Errors
/// `HtmlError::TooDeep`.
pub fn dead_html(rendered: Rendered, context: &mut Context) -> Result<Written, HtmlError> {
    write_html(rendered, &mut |call| Ok(call.render_once(context)))
}
