//! The page around the rooms.

use live::{Page, Rendered, html};

pub fn layout(page: Page) -> Rendered {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
                <meta name="csrf-token" content={page.csrf_token}>
                <title data-suffix=" · Chat">{page.title}" · Chat"</title>
                <link rel="stylesheet" href="/chat.css">
                <script defer src="/phoenix.js"></script>
                <script defer src="/live_view.js"></script>
                <script defer src="/app.js"></script>
            </head>
            <body>{page.content}</body>
        </html>
    }
}
