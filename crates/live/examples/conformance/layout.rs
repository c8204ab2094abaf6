//! The pages around the views.

use live::{Page, Rendered, html};

/// Most views.
pub fn main(page: Page) -> Rendered {
    let style = html! { <style>"* { font-size: 1.1rem } .hidden { display: none }"</style> };
    shell(page, "/assets/ours/app.js", style)
}

/// A page whose client is connected by a script of its own.
pub fn shell(page: Page, script: &'static str, head: Rendered) -> Rendered {
    html! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8">
                <meta name="csrf-token" content={page.csrf_token}>
                <title>{page.title}</title>
                <script>"window.hooks = {}"</script>
                <script src="/assets/phoenix/phoenix.min.js"></script>
                <script type="module" src={script}></script>
                {head}
            </head>
            <body>
                <main>{page.content}</main>
                <div id="root-portal"></div>
            </body>
        </html>
    }
}
