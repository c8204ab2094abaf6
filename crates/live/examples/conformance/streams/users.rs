//! Two streams of a view and one of a component, with buttons in each row.

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::ui::Js;
use live::view::{Context, Event, Reply, Stop};
use live::{Rendered, Stream, View, html};

use super::Item;
use crate::gate;

pub struct Users {
    users: Stream<Item>,
    admins: Stream<Item>,
    count: u32,
    with_empty: bool,
}

impl View for Users {
    async fn mount(params: &Params, _: &mut Context) -> Result<Self, Stop> {
        let users = Stream::new("users", |user: &Item| format!("users-{}", user.id));
        let admins = Stream::new("admins", |user: &Item| format!("admins-{}", user.id));
        append(&users, &[("1", "chris"), ("2", "callan")]);
        append(&admins, &[("1", "chris-admin"), ("2", "callan-admin")]);
        Ok(Users { users, admins, count: 0, with_empty: params.get(&["empty_item"]).is_some() })
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        if let Some(code) = gate::code(&event) {
            // `socket.view.handle_event("NAME", %{}, socket)`
            self.act(code.split('"').nth(1).unwrap_or_default(), &event.params);
            return Reply::Value(serde_json::json!({}));
        }
        self.act(&event.name, &event.params);
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        if self.with_empty { self.beside_empty() } else { self.all() }
    }
}

impl Users {
    fn act(&mut self, name: &str, params: &Params) {
        match name {
            "reset-users" => {
                self.count += 1;
                self.users.reset([]);
            }
            "reset-users-reorder" => {
                self.count += 1;
                self.users.reset([]);
                append(&self.users, &[("3", "peter"), ("1", "chris"), ("4", "mona")]);
            }
            "append-users" => append(&self.users, &[("4", "foo"), ("3", "last_user")]),
            _ => match name.strip_prefix("admin-") {
                Some(verb) => change(&self.admins, verb, params),
                None => change(&self.users, name, params),
            },
        }
    }

    fn beside_empty(&self) -> Rendered {
        html! {
            <div id="users" phx-update="stream">
                for (id, user) in &self.users, stream { <div id={id}>{user.name}</div> }
                <div id="users-empty" class="only-child">"Empty!"</div>
            </div>
            <style>".only-child { display: none } .only-child:only-child { display: block }"</style>
        }
    }

    fn all(&self) -> Rendered {
        html! {
            <div id="users" phx-update="stream">
                for (id, user) in &self.users, stream {
                    <div id={&id} data-count={self.count}>
                        {user.name}
                        {buttons(&id, "", None)}
                        <button phx-click="move" phx-value-id={&id} phx-value-name="moved" phx-value-at="1">"move"</button>
                        <button phx-click={Js::new().hide(&format!("#{id}"))}>"JS Hide"</button>
                    </div>
                }
            </div>
            <div id="admins" phx-update="stream">
                for (id, user) in &self.admins, stream {
                    <div id={&id} data-count={self.count}>{user.name}{buttons(&id, "admin-", None)}</div>
                }
            </div>
            {live_component::<Own>("stream-component", ())}
            <button phx-click="reset-users">"Reset users"</button>
            <button phx-click="reset-users-reorder">"Reorder users"</button>
        }
    }
}

/// A component with a stream.
struct Own {
    users: Stream<Item>,
}

impl LiveComponent for Own {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        let users = Stream::new("c_users", |user: &Item| format!("c_users-{}", user.id));
        append(&users, &[("1", "chris"), ("2", "callan")]);
        Own { users }
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        change(&self.users, &event.name, &event.params);
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <div id="c_users" phx-update="stream">
                for (id, user) in &self.users, stream { <div id={&id}>{user.name}{buttons(&id, "", Some(myself))}</div> }
            </div>
        }
    }
}

fn buttons(id: &str, prefix: &str, target: Option<Cid>) -> Rendered {
    let verbs =
        [("delete", "delete"), ("update", "update"), ("move-to-first", "make first"), ("move-to-last", "make last")];
    html! {
        for (verb, label) in verbs {
            <button phx-click={format!("{prefix}{verb}")} phx-value-id={id} phx-target={target}>{label}</button>
        }
    }
}

fn append(stream: &Stream<Item>, users: &[(&str, &str)]) {
    for (id, name) in users {
        stream.append(Item { id: (*id).to_owned(), name: (*name).to_owned() });
    }
}

fn change(stream: &Stream<Item>, verb: &str, params: &Params) {
    let dom_id = params.text(&["id"]).unwrap_or_default();
    let name = params.text(&["name"]).unwrap_or("updated").to_owned();
    let user = Item { id: dom_id.split('-').next_back().unwrap_or_default().to_owned(), name };
    if verb != "update" {
        stream.delete_by_id(dom_id.to_owned());
    }
    match verb {
        "update" | "move-to-last" => stream.append(user),
        "move-to-first" => stream.prepend(user),
        "move" => stream.insert(user, params.integer(&["at"]).unwrap_or(-1), None),
        _ => {}
    }
}
