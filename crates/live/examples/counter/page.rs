//! The page around the views, and the links between them.

use live::view::Flash;
use live::{Component, Page, Rendered, html};

pub fn layout(page: Page) -> Rendered {
    let title = page.title.unwrap_or_else(|| "Live".to_owned());
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="csrf-token" content={page.csrf_token}>
                <title>{title}</title>
                <style>".tall { min-height: 4rem }"</style>
                <script defer src="/phoenix.js"></script>
                <script defer src="/live_view.js"></script>
                <script defer src="/app.js"></script>
            </head>
            <body>{page.content}</body>
        </html>
    }
}

/// A link that stays on the socket.
pub struct Link {
    pub to: String,
    pub id: &'static str,
    /// `patch` within a view, `redirect` to another one.
    pub kind: &'static str,
    pub inner: Rendered,
}

impl Component for Link {
    fn render(self) -> Rendered {
        html! { <a href={self.to} id={self.id} data-phx-link={self.kind} data-phx-link-state="push">{self.inner}</a> }
    }
}

/// The links to all views, and the messages that stand.
pub struct Top<'a> {
    pub flash: &'a Flash,
}

impl Component for Top<'_> {
    fn render(self) -> Rendered {
        html! {
            <header>
                <nav>
                    <Link to="/" id="to-counter" kind="redirect">"Counter"</Link>" "
                    <Link to="/form" id="to-form" kind="redirect">"Form"</Link>" "
                    <Link to="/people/name" id="to-people" kind="redirect">"People"</Link>" "
                    <Link to="/feed" id="to-feed" kind="redirect">"Feed"</Link>" "
                    <Link to="/tools" id="to-tools" kind="redirect">"Tools"</Link>
                </nav>
                if let Some(message) = self.flash.get("info") {
                    <p id="flash" phx-click="lv:clear-flash" phx-value-key="info">{message}</p>
                }
            </header>
        }
    }
}
