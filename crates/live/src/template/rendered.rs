//! A template and its values.

use super::Dynamic;

/// What `html!` knows at compile time: the text around the values.
#[derive(Debug)]
pub struct Template {
    fingerprint: u64,
    root: bool,
    statics: &'static [&'static str],
}

/// A template with its values: what a view renders to.
#[derive(Debug)]
pub struct Rendered {
    template: &'static Template,
    dynamics: Vec<Dynamic>,
}

/// A function component: a struct whose fields are its attributes and slots.
///
/// ```
/// use live::{Component, Rendered, html};
///
/// struct Card {
///     title: String,
///     inner: Rendered,
/// }
///
/// impl Component for Card {
///     fn render(self) -> Rendered {
///         html! { <section><h2>{self.title}</h2>{self.inner}</section> }
///     }
/// }
///
/// let page = html! { <Card title="Hours">"9 to 5"</Card> };
/// assert_eq!(page.to_html()?, "<section><h2>Hours</h2>9 to 5</section>");
/// # Ok::<(), live::template::HtmlError>(())
/// ```
pub trait Component {
    /// The markup, made of the attributes.
    fn render(self) -> Rendered;
}

impl Template {
    /// For `html!`: one static more than there will be values.
    #[doc(hidden)]
    pub const fn new(fingerprint: u64, root: bool, statics: &'static [&'static str]) -> Template {
        Template { fingerprint, root, statics }
    }

    /// Two templates with the same fingerprint write the same text.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Whether it is exactly one element.
    pub fn is_root(&self) -> bool {
        self.root
    }

    /// The text before, between and after the values.
    pub fn statics(&self) -> &'static [&'static str] {
        self.statics
    }
}

impl Rendered {
    /// For `html!`.
    #[doc(hidden)]
    pub fn new(template: &'static Template, dynamics: Vec<Dynamic>) -> Rendered {
        debug_assert_eq!(template.statics.len(), dynamics.len() + 1);
        Rendered { template, dynamics }
    }

    /// The static part.
    pub fn template(&self) -> &'static Template {
        self.template
    }

    /// The values, in order.
    pub fn dynamics(&self) -> &[Dynamic] {
        &self.dynamics
    }

    pub(crate) fn into_dynamics(self) -> Vec<Dynamic> {
        self.dynamics
    }

    /// The whole as HTML.
    ///
    /// # Errors
    /// `HtmlError` where it nests too deep, or holds a live component, which only a view can run.
    pub fn to_html(self) -> Result<String, super::HtmlError> {
        super::html_of(self)
    }
}

impl Default for Rendered {
    /// Nothing at all: a slot that is left out.
    fn default() -> Self {
        static EMPTY: Template = Template::new(0, false, &[""]);
        Rendered::new(&EMPTY, Vec::new())
    }
}
