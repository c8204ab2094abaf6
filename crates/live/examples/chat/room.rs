//! A room as people see it: who is there, who is writing, and what was said.

use std::sync::Arc;

use live::channel::Broadcast;
use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Rendered, Stream, View, html};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::talk::{self, Message, Talk};

pub struct Room {
    talk: Arc<Talk>,
    room: String,
    name: Option<String>,
    draft: String,
    problem: Option<&'static str>,
    people: Vec<Person>,
    messages: Stream<Message>,
}

struct Person {
    name: String,
    tabs: usize,
    writes: bool,
}

impl View for Room {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        let room = params.text(&["room"]).unwrap_or("lobby").to_owned();
        context.set_title(format!("#{room}"));
        Ok(Room {
            talk: context.state().ok_or(Stop::Status(500))?,
            room,
            name: None,
            draft: String::new(),
            problem: None,
            people: Vec::new(),
            messages: Stream::new("messages", |message: &Message| format!("message-{}", message.id)),
        })
    }

    async fn handle_params(&mut self, params: &Params, context: &mut Context) {
        let name = params.text(&["as"]).and_then(talk::name);
        if name == self.name {
            return;
        }
        let topic = self.topic();
        if let Some(before) = self.name.take() {
            context.untrack(&topic, &before);
        }
        self.name = name;
        if let Some(name) = self.name.clone() {
            // First hear, then look: nothing is missed in between.
            context.subscribe(&topic);
            self.problem = context.track(&topic, &name, json!({"writes": false})).err().map(|_| "the name is too long");
            self.messages.reset(self.talk.messages(&topic));
            self.look_around(context);
        }
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        let body = event.text("body").unwrap_or_default().to_owned();
        match (event.name.as_str(), self.name.clone()) {
            ("enter", None) => self.enter(event.text("name").unwrap_or_default(), context),
            ("write", Some(name)) => self.write(&name, body, context),
            ("say", Some(name)) => {
                self.problem = self.talk.say(context.bus(), &self.topic(), &name, &body).err();
                if self.problem.is_none() {
                    context.push_event("said", json!({}));
                    self.write(&name, String::new(), context);
                }
            }
            _ => {}
        }
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, context: &mut Context) {
        let Some(broadcast) = info.get::<Broadcast>() else { return };
        match (broadcast.event(), broadcast.payload().json().map(Message::deserialize)) {
            ("message", Some(Ok(message))) => self.messages.insert(message, -1, Some(-200)),
            ("presence_diff", _) => self.look_around(context),
            _ => {}
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            <main id="chat">
                <header>
                    <h1>"#"{self.room}</h1>
                    <ul id="people">for person in &self.people, key = &person.name { {badge(person)} }</ul>
                </header>
                if let Some(name) = &self.name { {self.talk(name)} } else { {door()} }
                if let Some(problem) = self.problem { <p id="problem" role="alert">{problem}</p> }
            </main>
        }
    }
}

impl Room {
    fn topic(&self) -> String {
        talk::topic(&self.room)
    }

    fn enter(&mut self, name: &str, context: &mut Context) {
        match talk::name(name) {
            Some(name) => {
                self.problem = None;
                context.push_patch(format!("/rooms/{}?as={}", encoded(&self.room), encoded(&name)));
            }
            None => self.problem = Some("a name has 1 to 30 characters"),
        }
    }

    /// Tells the others when somebody begins to write, and when nothing is left of it.
    fn write(&mut self, name: &str, draft: String, context: &mut Context) {
        let (wrote, writes) = (!self.draft.is_empty(), !draft.is_empty());
        self.draft = draft;
        if wrote != writes && context.update_presence(&self.topic(), name, json!({"writes": writes})).is_err() {
            tracing::debug!(name, "nobody is told that somebody writes");
        }
    }

    fn look_around(&mut self, context: &Context) {
        let there = context.presence().list(&self.topic());
        let person = |(name, metas): (&str, &[Value])| {
            let writes = metas.iter().any(|meta| meta["writes"] == true);
            Person { name: name.to_owned(), tabs: metas.len(), writes }
        };
        self.people = there.iter().map(person).collect();
    }

    fn talk(&self, name: &str) -> Rendered {
        html! {
            <ol id="messages" phx-update="stream" phx-hook="Bottom">
                for (id, message) in &self.messages, stream {
                    <li id={id} class={(message.name == name).then_some("own")}>
                        <b>{message.name}</b><span>{message.body}</span>
                    </li>
                }
            </ol>
            <form id="say" phx-change="write" phx-submit="say" phx-hook="Composer">
                <input
                    id="body"
                    name="body"
                    value={&self.draft}
                    maxlength="500"
                    autocomplete="off"
                    placeholder="Message"
                    aria-label="Message"
                >
                <button>"Send"</button>
            </form>
        }
    }
}

/// Fit for an address, whatever it is.
fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02x}")).collect()
}

fn badge(person: &Person) -> Rendered {
    html! {
        <li class={person.writes.then_some("writes")}>
            {person.name}
            if person.tabs > 1 { <small>" ×"{person.tabs}</small> }
            if person.writes { <i>" …"</i> }
        </li>
    }
}

/// Nobody talks without a name.
fn door() -> Rendered {
    html! {
        <form id="enter" phx-submit="enter">
            <label for="name">"Your name"</label>
            <input id="name" name="name" maxlength="30" autocomplete="nickname">
            <button>"Enter"</button>
        </form>
    }
}
