//! `colocated.spec.js`: hooks beside their markup. What HEEx takes out at build time is in `assets/hooks.js` and
//! `assets/app.js`; a hook that the browser takes from the page stands in it.

use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::{LiveSession, Rendered, View, html};
use serde_json::json;

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<Colocated>("/colocated");
}

struct Colocated {
    phone: Option<String>,
}

impl View for Colocated {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Colocated { phone: None })
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "submit-phone" => self.phone = event.params.text(&["user", "phone_number"]).map(str::to_owned),
            _ => context.push_event("js:exec", json!({"cmd": r##"[["toggle",{"to":"#hello"}]]"##})),
        }
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form phx-submit="submit-phone">
                <input type="text" name="user[phone_number]" id="user-phone-number" phx-hook="PhoneNumber">
            </form>
            <p id="phone">{self.phone.as_deref()}</p>
            <div id="runtime" phx-hook="Runtime" style="display: none;">"Runtime hook works!"</div>
            <script data-phx-runtime-hook="Runtime">
                "window['phx_hook_Runtime'] = () => ({ mounted() { this.js().show(this.el); } });"
            </script>
            <button phx-click="push-js">"Push JS from server"</button>
            <h1 id="hello">"Hello!"</h1>
        }
    }
}
