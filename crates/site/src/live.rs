//! The frame of the site around a page that stays connected. Made for each request: the page carries tokens.

use domain::document::Language;
use domain::tenant::Tenant;

use crate::frame::{Place, frame};
use crate::paths;
use crate::theme::{RenderError, Theme};

/// What the frame goes around.
pub struct LivePage<'a> {
    pub language: Language,
    pub heading: &'a str,
    pub description: &'a str,
    pub csrf_token: &'a str,
    /// Address of the browser code.
    pub script: &'a str,
    /// Markup that is escaped already.
    pub content: &'a str,
}

/// The calculator's page.
///
/// # Errors
/// The template fails or takes too long.
pub fn calculator(theme: &Theme, tenant: &Tenant, page: &LivePage<'_>) -> Result<String, RenderError> {
    let both = [Language::PtBr, Language::En];
    let place = Place {
        path: paths::calculator(page.language),
        description: page.description,
        alternates: both.map(|language| (language, paths::calculator(language).to_owned())).into(),
    };
    let context = minijinja::context! {
        heading => page.heading,
        csrf_token => page.csrf_token,
        script => page.script,
        content => page.content,
        is_calculator => true,
        ..frame(theme, tenant, page.language, &place)
    };
    theme.render("live.html", context)
}
