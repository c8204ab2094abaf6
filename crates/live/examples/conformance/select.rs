//! `select.spec.js`: a select whose value is wrong, once somebody has used it.

use live::params::Params;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};

pub struct Select {
    value: i64,
    used: bool,
}

impl View for Select {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Select { value: 2, used: false })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.value = event.params.integer(&["select_form", "select3"]).unwrap_or(0);
        self.used = event.params.get(&["select_form", "_unused_select3"]).is_none();
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        let class = (self.used && self.value <= 5).then_some("has-error");
        html! {
            <form id="select_form" phx-change="validate">
                <select id="select_form_select3" name="select_form[select3]" class={class}>
                    for number in 1..=10, key = number {
                        <option value={number} selected={number == self.value}>{number}</option>
                    }
                </select>
            </form>
        }
    }
}
