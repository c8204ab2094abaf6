//! Links that stay on the socket.

use crate::html;
use crate::template::{Attributes, Component, Rendered};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Another address of the same view.
    Patch(String),
    /// Another view of the same live session.
    Navigate(String),
    /// Another page, loaded whole.
    Page(String),
}

/// A link. Addresses that would run a script lead nowhere.
///
/// ```
/// use live::html;
/// use live::ui::{Link, Target};
///
/// let link = html! { <Link to={Target::Patch("/?page=2".to_owned())} ..>"more"</Link> };
/// assert_eq!(
///     link.to_html()?,
///     r#"<a href="/?page=2" data-phx-link="patch" data-phx-link-state="push">more</a>"#,
/// );
/// # Ok::<(), live::template::HtmlError>(())
/// ```
#[derive(Debug)]
pub struct Link {
    /// Where it leads.
    pub to: Target,
    /// Whether the address takes the place of the present one in the history.
    pub replace: bool,
    /// Whatever else: `id`, `class`, ….
    pub more: Attributes,
    /// What stands in it.
    pub inner: Rendered,
}

impl Default for Link {
    fn default() -> Self {
        Link { to: Target::Page("#".to_owned()), replace: false, more: Attributes::new(), inner: Rendered::default() }
    }
}

impl Component for Link {
    fn render(self) -> Rendered {
        let (to, kind) = match self.to {
            Target::Patch(to) => (to, Some("patch")),
            Target::Navigate(to) => (to, Some("redirect")),
            Target::Page(to) => (to, None),
        };
        let to = if runs_script(&to) { "#".to_owned() } else { to };
        let state = kind.map(|_| if self.replace { "replace" } else { "push" });
        html! { <a href={to} data-phx-link={kind} data-phx-link-state={state} {..self.more}>{self.inner}</a> }
    }
}

/// Browsers ignore control characters and spaces before and within the scheme.
fn runs_script(address: &str) -> bool {
    let bare: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let scheme = bare.split(':').next().unwrap_or_default().to_ascii_lowercase();
    bare.contains(':') && ["javascript", "data", "vbscript"].contains(&scheme.as_str())
}

#[cfg(test)]
mod tests {
    use super::runs_script;

    #[test]
    fn knows_addresses_that_run_scripts() {
        for bad in ["javascript:alert(1)", " JavaScript:x", "java\nscript:x", "\u{1}javascript:x", "data:text/html,x"] {
            assert!(runs_script(bad), "{bad:?}");
        }
        for good in ["/javascript", "https://x.example/?a=javascript:1", "#", "mailto:a@b.example", "javascript"] {
            assert!(!runs_script(good), "{good:?}");
        }
    }
}
