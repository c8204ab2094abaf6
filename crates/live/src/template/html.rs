//! The whole of a template as HTML: the first page, before anything is connected.

use super::{Dynamic, Rendered};
use crate::component::ComponentCall;
use crate::nested::Nested;

/// How deep templates may nest.
pub(crate) const MAX_DEPTH: usize = 128;

/// Why a template cannot be written.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum HtmlError {
    /// Templates nest deeper than 128.
    #[error("templates nest deeper than {MAX_DEPTH}")]
    TooDeep,
    /// A live component or a nested view stands where no view can run it.
    #[error("live components and nested views can be rendered only within a view")]
    NoView,
    /// A nested view cannot be rendered.
    #[error(transparent)]
    Nested(#[from] crate::diff::DiffError),
}

/// HTML with gaps for nested views, which take time to mount.
pub struct Written {
    pub html: String,
    /// Where each belongs, in order.
    pub nested: Vec<(usize, Nested)>,
}

/// The HTML of a template without live components.
///
/// # Errors
/// `HtmlError`, as it says.
pub fn html_of(rendered: Rendered) -> Result<String, HtmlError> {
    let written = write_html(rendered, &mut |_| Err(HtmlError::NoView))?;
    if written.nested.is_empty() { Ok(written.html) } else { Err(HtmlError::NoView) }
}

/// The HTML of a template whose live components `start` renders.
///
/// # Errors
/// `HtmlError::TooDeep`, and what `start` answers.
pub fn write_html(
    rendered: Rendered,
    start: &mut dyn FnMut(ComponentCall) -> Result<Rendered, HtmlError>,
) -> Result<Written, HtmlError> {
    let mut writer = Writer { out: String::new(), nested: Vec::new(), start, depth: 0 };
    writer.tree(rendered)?;
    Ok(Written { html: writer.out, nested: writer.nested })
}

struct Writer<'a> {
    out: String,
    nested: Vec<(usize, Nested)>,
    start: &'a mut dyn FnMut(ComponentCall) -> Result<Rendered, HtmlError>,
    depth: usize,
}

impl Writer<'_> {
    fn tree(&mut self, rendered: Rendered) -> Result<(), HtmlError> {
        let statics = rendered.template().statics();
        self.interleave(statics, rendered.into_dynamics())
    }

    fn interleave(&mut self, statics: &[&str], dynamics: Vec<Dynamic>) -> Result<(), HtmlError> {
        if self.depth >= MAX_DEPTH {
            return Err(HtmlError::TooDeep);
        }
        self.depth += 1;
        let mut dynamics = dynamics.into_iter();
        for text in statics {
            self.out.push_str(text);
            if let Some(dynamic) = dynamics.next() {
                self.dynamic(dynamic)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn dynamic(&mut self, dynamic: Dynamic) -> Result<(), HtmlError> {
        match dynamic {
            Dynamic::Text(text) => self.out.push_str(&text),
            Dynamic::Tree(tree) => self.tree(*tree)?,
            Dynamic::Keyed(rows) => {
                for row in rows.rows {
                    self.interleave(rows.template.statics(), row.dynamics)?;
                }
            }
            Dynamic::Live(call) => {
                let rendered = (self.start)(*call)?;
                self.tree(rendered)?;
            }
            Dynamic::View(call) => self.nested.push((self.out.len(), *call)),
        }
        Ok(())
    }
}
