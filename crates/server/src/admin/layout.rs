//! What stands around every page of the administration.

use live::{Page, Rendered, html};

use super::texts::Texts;
use crate::assets;

/// Around a view that stays connected.
pub fn around(page: Page) -> Rendered {
    let language = serde_json::from_value(page.session.data["viewer"]["language"].clone());
    let texts = Texts::of(language.unwrap_or(domain::document::Language::PtBr));
    let title = page.title.unwrap_or_else(|| texts.board.to_owned());
    let connects = html! {
        <meta name="csrf-token" content={page.csrf_token}>
        <script defer src={assets::script()}></script>
    };
    document(texts, &title, Some(connects), html! { {page.content} })
}

/// A page without a connection.
pub fn page(texts: &'static Texts, title: &str, content: Rendered) -> Rendered {
    document(texts, title, None, content)
}

fn document(texts: &'static Texts, title: &str, connects: Option<Rendered>, content: Rendered) -> Rendered {
    html! {
        <!DOCTYPE html>
        <html lang={texts.lang}>
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow">
                <meta name="color-scheme" content="light dark">
                <title>{title}</title>
                <link rel="icon" type="image/svg+xml" href={site::paths::ICON}>
                <link rel="stylesheet" href={assets::admin_css()}>
                {connects}
            </head>
            <body>{content}</body>
        </html>
    }
}
