//! The pages around the views.

use live::{Page, Rendered, html};

/// The script that connects the client, and a style, by the group that the view is in.
pub fn layout(page: Page) -> Rendered {
    let (script, style) = match page.live_session.as_str() {
        "errors" => ("errors", html! { <style>"[data-phx-session] .if { display: none }"</style> }),
        "custom-element" => ("app", html! { <script src="/assets/ours/custom.js"></script> }),
        "feedback" => ("feedback", Rendered::default()),
        "navigation" => {
            ("navigation", html! { <style>"html, body { margin: 0; padding: 0; font-size: 1rem }"</style> })
        }
        _ => ("app", html! { <style>"* { font-size: 1.1rem } .hidden { display: none }"</style> }),
    };
    html! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8">
                <meta name="csrf-token" content={page.csrf_token}>
                <title>{page.title}</title>
                <script>"window.hooks = {}"</script>
                <script src="/assets/phoenix/phoenix.min.js"></script>
                <script type="module" src={format!("/assets/ours/{script}.js")}></script>
                {style}
            </head>
            <body>
                if page.live_session == "hook-outside" { <div id="foobar" phx-hook="HookOutside"></div> }
                <main>{page.content}</main>
                <div id="root-portal"></div>
            </body>
        </html>
    }
}
