//! A board that uses whatever views have.

use std::sync::Mutex;

use live::component::{Cid, LiveComponent, live_component};
use live::params::Params;
use live::view::{AsyncValue, Context, Event, Handle, Info, Outcome, Reply, Stop};
use live::{Rendered, Stream, View, html};
use serde_json::{Value, json};

/// The way to the view that was asked for it.
pub static EXPOSED: Mutex<Option<Handle>> = Mutex::new(None);

pub struct News(pub String);

pub struct Board {
    place: String,
    draft: String,
    cards: Vec<String>,
    log: Stream<&'static str>,
    with_vote: bool,
    news: String,
    loaded: AsyncValue<&'static str>,
    broken: AsyncValue<u8>,
    task: String,
}

impl View for Board {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.subscribe("news");
        context.assign_async(|board: &mut Board| &mut board.broken, async { Err("no such table".to_owned()) });
        context.assign_async(|board: &mut Board| &mut board.loaded, async {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            Ok("loaded")
        });
        Ok(Board {
            place: String::new(),
            draft: String::new(),
            cards: Vec::new(),
            log: Stream::new("log", |line| format!("log-{line}")),
            with_vote: true,
            news: String::new(),
            loaded: AsyncValue::Loading,
            broken: AsyncValue::Loading,
            task: String::new(),
        })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        let text = |name| params.text(&[name]).unwrap_or_default();
        self.place = format!("{} {}", text("tab"), text("filter"));
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        match event.name.as_str() {
            "draft" => self.draft = draft(&event.params),
            "add" => self.cards.push(event.params.text(&["card", "title"]).unwrap_or_default().to_owned()),
            "back" => context.push_patch("/board/all"),
            "toggle" => self.with_vote = !self.with_vote,
            "praise" => context.send_update::<Vote>("vote", "praised").unwrap(),
            "leave" => {
                context.put_flash("info", "see you");
                context.push_navigate("/login");
            }
            "publish" => context.broadcast_from("news", News("from another".to_owned())),
            "double" => return double(&event, context),
            "expose" => *EXPOSED.lock().unwrap() = context.handle(),
            "panic" => panic!("a view was asked to panic"),
            "start" => context.start_async("task", async { 7_u8 }),
            "panics" => context.start_async("task", async { panic!("a task was asked to panic") }),
            "cancelled" => {
                context.start_async("task", async { 8_u8 });
                context.cancel_async("task");
            }
            name => self.write(name),
        }
        context.set_title(format!("{} cards", self.cards.len()));
        Reply::None
    }

    async fn handle_info(&mut self, info: Info, _: &mut Context) {
        if let Some(News(news)) = info.get() {
            self.news.clone_from(news);
        }
    }

    async fn handle_async(&mut self, _: &str, outcome: Outcome, _: &mut Context) {
        self.task = outcome.take::<u8>().map_or_else(|error| error.to_string(), |number| number.to_string());
    }

    fn render(&self, context: &Context) -> Rendered {
        html! {
            <p id="where">{self.place}</p>
            <a id="done" data-phx-link="patch" href="/board/done">"done"</a>
            <button id="back" phx-click={json!([["push", {"event": "back"}]]).to_string()}>"back"</button>
            if let Some(message) = context.flash().get("info") { <p id="flash">{message}</p> }
            <button id="clear" phx-click="lv:clear-flash" phx-value-key="info">"clear"</button>
            <form id="new" phx-change="draft" phx-submit="add"><input name="card[title]"></form>
            <p id="draft">{self.draft}</p>
            for (at, card) in self.cards.iter().enumerate() { <p id={format!("card-{}", at + 1)}>{card}</p> }
            <ul id="log" phx-update="stream">for (id, line) in &self.log, stream { <li id={id}>{line}" "</li> }</ul>
            <button id="toggle" phx-click="toggle">"toggle"</button>
            <button id="praise" phx-click="praise">"praise"</button>
            <button id="leave" phx-click="leave">"leave"</button>
            if self.with_vote { <div>{live_component::<Vote>("vote", "votes")}</div> }
            <p id="news">{self.news}</p>
            <p id="loaded">{self.loaded.ready()}</p>
            <p id="broken">if let AsyncValue::Failed(error) = &self.broken { {error} }</p>
            <p id="task">{self.task}</p>
        }
    }
}

impl Board {
    fn write(&mut self, name: &str) {
        match name {
            "first" => ["one", "two"].into_iter().for_each(|line| self.log.append(line)),
            "prepend" => self.log.prepend("three"),
            "drop" => self.log.delete(&"one"),
            "reset" => self.log.reset(["four"]),
            _ => {}
        }
    }
}

fn draft(params: &Params) -> String {
    let list = |path: &[&str], joint: &str| {
        let items = params.get(path).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(Value::as_str).collect::<Vec<_>>().join(joint)
    };
    let title = params.text(&["card", "title"]).unwrap_or_default();
    format!("{title}: {} ({})", list(&["card", "tags"], " "), list(&["_target"], "."))
}

fn double(event: &Event, context: &mut Context) -> Reply {
    let twice = event.params.integer(&["n"]).unwrap_or_default() * 2;
    context.push_event("doubled", json!({"n": twice}));
    Reply::Value(json!(twice))
}

/// A component with a state of its own.
struct Vote {
    count: u32,
    word: &'static str,
}

impl LiveComponent for Vote {
    type Props = &'static str;

    fn mount(_: &mut Context) -> Self {
        Vote { count: 0, word: "" }
    }

    fn update(&mut self, word: &'static str, _: &mut Context) {
        self.word = word;
    }

    async fn handle_event(&mut self, event: Event, context: &mut Context) -> Reply {
        if event.name == "tell" {
            context.put_flash("info", "from a component");
            context.push_event("told", Value::Null);
        } else {
            self.count += 1;
        }
        Reply::None
    }

    fn render(&self, myself: Cid) -> Rendered {
        html! {
            <div>
                <button id="vote" phx-click="vote" phx-target={myself}>{self.count}" "{self.word}</button>
                <button id="tell" phx-click="tell" phx-target={myself}>"tell"</button>
            </div>
        }
    }
}

pub struct Login(bool);

impl View for Login {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Login(false))
    }

    async fn handle_event(&mut self, _: Event, _: &mut Context) -> Reply {
        self.0 = true;
        Reply::None
    }

    fn render(&self, context: &Context) -> Rendered {
        if self.0 {
            return html! { <section>"another root"</section> };
        }
        html! { <main><p id="flash">{context.flash().get("info")}</p><button id="other" phx-click="other">"other"</button></main> }
    }
}

pub struct Account(String);

/// Refuses whom the session does not know.
pub fn members_only(_: &Params, context: &mut Context) -> Result<(), Stop> {
    match context.session().data["user"].as_str() {
        Some("") | None => Err(Stop::Redirect("/login".to_owned())),
        Some(_) => Ok(()),
    }
}

impl View for Account {
    async fn mount(_: &Params, context: &mut Context) -> Result<Self, Stop> {
        Ok(Account(context.session().data["user"].as_str().unwrap_or_default().to_owned()))
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <h1>{self.0}</h1> }
    }
}
