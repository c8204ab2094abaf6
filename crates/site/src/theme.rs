//! Templates and style sheet. Templates may be a tenant's own, so each rendering has a limit on its work.

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Output, State, Value};

use crate::artifact::{Artifact, Freshness};
use crate::paths;

/// Enough for an article of 50,000 words, whose body is one value; a loop without end stops here.
const FUEL: u64 = 2_000_000;

#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("template {template}: {source}")]
    Template { template: &'static str, source: minijinja::Error },
    #[error("the structured data of {path} is no JSON object")]
    StructuredData { path: String },
}

pub struct Theme {
    environment: Environment<'static>,
    css: Artifact,
}

const TEMPLATES: [(&str, &str); 11] = [
    ("layout.html", include_str!("../../../themes/default/layout.html")),
    ("article.html", include_str!("../../../themes/default/article.html")),
    ("listing.html", include_str!("../../../themes/default/listing.html")),
    ("topics.html", include_str!("../../../themes/default/topics.html")),
    ("message.html", include_str!("../../../themes/default/message.html")),
    ("live.html", include_str!("../../../themes/default/live.html")),
    ("certificate.html", include_str!("../../../themes/default/certificate.html")),
    ("rss.xml", include_str!("../../../themes/default/rss.xml")),
    ("atom.xml", include_str!("../../../themes/default/atom.xml")),
    ("sitemap.xml", include_str!("../../../themes/default/sitemap.xml")),
    ("sitemap-index.xml", include_str!("../../../themes/default/sitemap-index.xml")),
];

impl Theme {
    /// The theme that Lauda comes with.
    pub fn bundled() -> Theme {
        let mut environment = limited();
        for (name, source) in TEMPLATES {
            environment.add_template(name, source).expect("the bundled templates parse");
        }
        let css = minify_css(include_str!("../../../themes/default/site.css"));
        let digest = Artifact::new(String::new(), "", Freshness::Immutable, css.clone().into_bytes()).digest;
        let path = format!("/assets/site.{}.css", &digest[..12]);
        let css = Artifact::new(path, "text/css; charset=utf-8", Freshness::Immutable, css.into_bytes());
        Theme { environment, css }
    }

    /// The files that every page of the theme needs.
    pub fn assets(&self) -> Vec<Artifact> {
        let icon = include_bytes!("../../../themes/default/icon.svg").to_vec();
        vec![self.css.clone(), Artifact::new(paths::ICON.to_owned(), "image/svg+xml", Freshness::Revalidate, icon)]
    }

    pub(crate) fn css_path(&self) -> &str {
        &self.css.path
    }

    pub(crate) fn render(&self, template: &'static str, context: Value) -> Result<String, RenderError> {
        let rendered = self.environment.get_template(template).and_then(|t| t.render(context));
        rendered.map_err(|source| RenderError::Template { template, source })
    }
}

/// An environment whose renderings end, whatever a template asks for.
fn limited() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    let syntax = SyntaxConfig::builder().trim_blocks(true).build().expect("trimming is a valid choice");
    environment.set_syntax(syntax);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(write_value);
    environment
}

/// Text is escaped for HTML and XML alike; characters that XML forbids are left out, and nothing prints as nothing. The
/// engine's own escape adds the slash, which would make every address in a page longer and unreadable.
fn write_value(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), minijinja::Error> {
    if value.is_undefined() || value.is_none() {
        return Ok(());
    }
    let Some(text) = value.as_str().filter(|_| !value.is_safe()) else {
        return minijinja::escape_formatter(out, state, value);
    };
    let text: String = text.chars().filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    Ok(out.write_str(&domain::export::html::escape(&text))?)
}

/// Takes out line breaks and indentation, which the style sheet never needs for meaning.
fn minify_css(css: &str) -> String {
    css.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endless_templates_run_out_of_fuel() {
        for endless in [
            "{% for a in range(90000) %}{% for b in range(90000) %}{{ b }}{% endfor %}{% endfor %}",
            "{% macro m(n) %}{{ m(n) }}{{ m(n) }}{% endmacro %}{{ m(1) }}",
            "{% for a in range(90000) recursive %}{{ loop(range(90000)) }}{% endfor %}",
        ] {
            let began = std::time::Instant::now();
            let error = limited().render_str(endless, ()).expect_err(endless);
            let kind = error.kind();
            assert!(
                matches!(kind, minijinja::ErrorKind::OutOfFuel | minijinja::ErrorKind::InvalidOperation),
                "{endless}: {error}"
            );
            assert!(began.elapsed().as_secs() < 20, "{endless}");
        }
    }

    #[test]
    fn text_is_escaped_unless_it_is_markup_already() {
        let render = |template| {
            limited().render_str(template, minijinja::context! { a => "<b href='/x'>&\u{ffff}\u{0}" }).unwrap()
        };
        assert_eq!(render("{{ a }}"), "&lt;b href=&#39;/x&#39;&gt;&amp;");
        assert_eq!(render("{{ 1 }}{{ none }}{{ missing }}{{ true }}"), "1True");
        assert!(render("{{ a|safe }}").starts_with("<b href='/x'>&"));
    }
}
