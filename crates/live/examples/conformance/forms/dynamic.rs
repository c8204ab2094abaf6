//! A form with rows that somebody adds and removes, as `sort_param` and `drop_param` of Ecto do.

use live::params::Params;
use live::ui::Js;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, View, html};
use serde_json::Value;

pub struct Dynamic {
    name: String,
    users: Vec<String>,
    checkboxes: bool,
    submitted: bool,
}

impl View for Dynamic {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        let checkboxes = params.text(&["checkboxes"]) == Some("1");
        Ok(Dynamic { name: String::new(), users: Vec::new(), checkboxes, submitted: false })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        self.name = event.params.text(&["my_form", "name"]).unwrap_or_default().to_owned();
        self.users = users(&event.params);
        self.submitted = event.name == "save";
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <form id="my-form" phx-change="validate" phx-submit="save">
                <fieldset>
                    <input type="text" id="my-form_name" name="my_form[name]" value={&self.name} placeholder="name">
                    for (index, name) in self.users.iter().enumerate() { {self.user(index, name)} }
                </fieldset>
                <input type="hidden" name="my_form[users_drop][]">
                if self.checkboxes {
                    <label><input type="checkbox" name="my_form[users_sort][]">" add more"</label>
                } else {
                    <button type="button" name="my_form[users_sort][]" value="new" phx-click={Js::new().dispatch("change", "")}>
                        "add more"
                    </button>
                }
            </form>
            if self.submitted { <p>"Form was submitted!"</p> }
        }
    }
}

impl Dynamic {
    fn user(&self, index: usize, name: &str) -> Rendered {
        let id = format!("my-form_users_{index}_name");
        html! {
            <input type="hidden" name={format!("my_form[users][{index}][_persistent_id]")} value={index}>
            <div>
                <input type="hidden" name="my_form[users_sort][]" value={index}>
                <input type="text" id={id} name={format!("my_form[users][{index}][name]")} value={name} placeholder="name">
                if self.checkboxes {
                    <label><input type="checkbox" name="my_form[users_drop][]" value={index}>" Remove"</label>
                } else {
                    <button type="button" name="my_form[users_drop][]" value={index} phx-click={Js::new().dispatch("change", "")}>
                        "Remove"
                    </button>
                }
            </div>
        }
    }
}

/// First those that are named in order, new ones among them, then the rest; without those that are dropped.
fn users(params: &Params) -> Vec<String> {
    let list = |name: &str| -> Vec<&str> {
        let list = params.get(&["my_form", name]).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Value::as_str).collect()
    };
    let (mut sort, drop) = (list("users_sort"), list("users_drop"));
    let mut known: Vec<(&String, &Value)> =
        params.get(&["my_form", "users"]).and_then(Value::as_object).into_iter().flatten().collect();
    known.sort_by_key(|(index, _)| index.parse::<usize>().unwrap_or(usize::MAX));
    let rest = known.iter().map(|(index, _)| index.as_str()).filter(|index| !sort.contains(index));
    let rest: Vec<&str> = rest.collect();
    sort.extend(rest);
    sort.retain(|index| !drop.contains(index));
    let name = |index: &str| params.text(&["my_form", "users", index, "name"]).unwrap_or_default().to_owned();
    sort.into_iter().map(name).collect()
}
