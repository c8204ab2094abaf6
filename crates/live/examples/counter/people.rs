//! A list that is sorted by its address, whose rows keep their elements, and a stream.

use std::sync::atomic::{AtomicUsize, Ordering};

use live::params::Params;
use live::view::{Context, Event, Info, Reply, Stop};
use live::{Rendered, Stream, View, html};

use crate::page::{Link, Top};

pub struct People {
    people: Vec<(u32, String, u32)>,
    messages: Stream<String>,
}

/// Somebody wrote a message, here or elsewhere.
struct Written(String);

const TOPIC: &str = "messages";

/// The number of the next message.
static NEXT: AtomicUsize = AtomicUsize::new(1);

impl View for People {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.set_title("People");
        let people = [(1, "Zoe", 30), (2, "Ana", 50), (3, "Max", 40)];
        let people = people.map(|(id, name, age)| (id, name.to_owned(), age)).to_vec();
        let messages = Stream::new("messages", |message: &String| format!("message-{message}"));
        messages.reset(["one".to_owned(), "two".to_owned()]);
        context.subscribe(TOPIC);
        Ok(People { people, messages })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        match params.text(&["order"]) {
            Some("age") => self.people.sort_by_key(|(_, _, age)| *age),
            _ => self.people.sort_by(|(_, a, _), (_, b, _)| a.cmp(b)),
        }
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        if let Some(Written(message)) = info.get() {
            self.messages.prepend(message.clone());
        }
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "add" => {
                let id = self.people.len() as u32 + 1;
                self.people.insert(0, (id, format!("New {id}"), 0));
            }
            "older" => self.people.iter_mut().for_each(|(_, _, age)| *age += 1),
            "clear" => self.people.clear(),
            "write" => {
                let message = format!("new-{}", NEXT.fetch_add(1, Ordering::Relaxed));
                context.broadcast(TOPIC, Written(message));
            }
            "unwrite" => self.messages.delete(&"one".to_owned()),
            _ => {}
        }
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            <Top flash={context.flash()}/>
            <Link to="/people/age" id="by-age" kind="patch">"by age"</Link>" "
            <Link to="/people/name" id="by-name" kind="patch">"by name"</Link>
            <ul id="people">for (id, name, age) in &self.people, key = id { <li id={format!("person-{id}")}>{name}" "{age}</li> }</ul>
            <button id="add" phx-click="add">"add"</button>
            <button id="older" phx-click="older">"older"</button>
            <button id="clear" phx-click="clear">"clear"</button>
            <ul id="messages" phx-update="stream">for (id, text) in &self.messages, stream { <li id={id}>{text}</li> }</ul>
            <button id="write" phx-click="write">"write"</button>
            <button id="unwrite" phx-click="unwrite">"unwrite"</button>
        }
    }
}
