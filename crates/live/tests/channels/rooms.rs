//! Channels that do what they are told, however bad, and a view that sees who is in them.

use std::sync::Arc;

use live::channel::{
    Broadcast, Channel, ConnectInfo, Forbidden, Joined, Refused, Reply, Socket, SocketRef, UserSocket,
};
use live::params::Params;
use live::view::{Context, Info, Stop};
use live::wire::Payload;
use live::{Builder, Rendered, View, html};
use serde_json::{Value, json};

pub fn routes(builder: Builder) -> Builder {
    builder
        .state(Arc::new("of the program".to_owned()))
        .socket::<User>("/socket", |socket| {
            socket.channel::<Room>("room:*").channel::<Lobby>("lobby");
        })
        .live_session("default", |session| {
            session.view::<Watch>("/watch");
        })
}

pub struct User {
    pub name: String,
}

impl UserSocket for User {
    async fn connect(params: &Params, info: &ConnectInfo) -> Result<Self, Forbidden> {
        let name = info.auth_token.as_deref().or(params.text(&["name"])).unwrap_or("anybody");
        match name {
            "program" => Ok(User { name: info.state::<String>().unwrap().to_string() }),
            "nobody" => Err(Forbidden),
            "panic" => panic!("a connect was asked to panic"),
            name => Ok(User { name: name.to_owned() }),
        }
    }

    fn id(&self) -> Option<String> {
        Some(format!("users:{}", self.name))
    }
}

#[derive(Default)]
struct Room {
    track: Option<Value>,
    waiting: Vec<SocketRef>,
}

impl Channel for Room {
    type User = User;

    const INTERCEPT: &'static [&'static str] = &["secret"];

    async fn join(topic: &str, params: Payload, socket: &Socket<User>) -> Result<Joined<Self>, Refused> {
        match topic {
            "room:locked" => return Err(Refused::reason("unauthorized")),
            "room:panic" => panic!("a join was asked to panic"),
            "room:wait" => std::future::pending().await,
            _ => {}
        }
        let track = params.json().and_then(|params| params.get("track")).cloned();
        let response = json!({"user": socket.user().name, "topic": topic});
        Ok(Joined::with(Room { track, ..Room::default() }, response))
    }

    async fn after_join(&mut self, socket: &mut Socket<User>) {
        if let Some(meta) = self.track.take() {
            let name = socket.user().name.clone();
            socket.track(&name, meta).unwrap();
            socket.push("presence_state", socket.presences());
        }
    }

    async fn handle_in(&mut self, event: &str, payload: Payload, socket: &mut Socket<User>) -> Reply {
        let name = socket.user().name.clone();
        let done = Reply::Ok(json!({}).into());
        match event {
            "echo" => return Reply::Ok(payload),
            "size" => return Reply::Ok(json!({"bytes": payload.binary().map(|bytes| bytes.len())}).into()),
            "refuse" => return Reply::Error(json!({"reason": "no"}).into()),
            "silent" => return Reply::None,
            "shout" => socket.broadcast("shout", payload),
            "whisper" => socket.broadcast_from("whisper", payload),
            "secret" => socket.broadcast("secret", payload),
            "push" => socket.push("pushed", payload),
            "later" => {
                self.waiting.extend(socket.socket_ref());
                return Reply::None;
            }
            "now" => {
                let waiting = std::mem::take(&mut self.waiting);
                tokio::spawn(async move {
                    waiting.into_iter().for_each(|later| later.reply(Reply::Ok(json!({"late": true}).into())));
                });
            }
            "stop" => socket.stop(),
            "panic" => panic!("a channel was asked to panic"),
            "wait" => std::future::pending().await,
            "hear" => socket.subscribe(payload.text("topic").unwrap()),
            "update" => return outcome(socket.update(&name, payload.json().unwrap().clone())),
            "track" => {
                let key = payload.text("key").unwrap().to_owned();
                return outcome(socket.track(&key, json!({"big": payload.text("big")})));
            }
            "untrack" => socket.untrack(&name),
            "state" => return Reply::Ok(json!(socket.state::<String>().unwrap().as_str()).into()),
            "who" => return Reply::Ok(socket.presences().into()),
            "transport" => return Reply::Ok(json!(format!("{:?}", socket.transport())).into()),
            _ => return Reply::Error(json!({"reason": "what?"}).into()),
        }
        done
    }

    async fn handle_out(&mut self, broadcast: &Broadcast, socket: &mut Socket<User>) {
        if broadcast.payload().text("to") == Some(&socket.user().name) {
            socket.push(broadcast.event(), json!({"for you": broadcast.payload().text("body")}));
        }
    }

    async fn handle_info(&mut self, info: Info, socket: &mut Socket<User>) {
        if let Some(news) = info.get::<Broadcast>() {
            socket.push("news", json!({"from": news.topic(), "body": news.payload().json()}));
        }
    }

    fn terminate(&mut self, socket: &mut Socket<User>) {
        socket.broadcast_from("left", json!({"user": socket.user().name}));
    }
}

fn outcome(result: Result<(), live::presence::PresenceError>) -> Reply {
    match result {
        Ok(()) => Reply::Ok(json!({}).into()),
        Err(error) => Reply::Error(json!({"reason": error.to_string()}).into()),
    }
}

/// One that answers nothing, as a channel without callbacks does.
struct Lobby;

impl Channel for Lobby {
    type User = User;

    async fn join(_: &str, _: Payload, _: &Socket<User>) -> Result<Joined<Self>, Refused> {
        Ok(Joined::new(Lobby))
    }
}

/// Shows who is in a room, and is there itself.
struct Watch {
    there: String,
}

const WATCHED: &str = "room:watched";

impl View for Watch {
    async fn mount(params: &Params, context: &mut Context) -> Result<Self, Stop> {
        context.subscribe(WATCHED);
        context.track(WATCHED, params.text(&["as"]).unwrap_or("view"), json!({"page": true})).unwrap();
        Ok(Watch { there: names(context) })
    }

    async fn handle_info(&mut self, info: Info, context: &mut Context) {
        if info.get::<Broadcast>().is_some_and(|broadcast| broadcast.event() == "presence_diff") {
            self.there = names(context);
        }
    }

    fn render(&self, _: &Context) -> Rendered {
        html! { <p>{self.there}</p> }
    }
}

fn names(context: &Context) -> String {
    context.presence().list(WATCHED).iter().map(|(name, _)| name.to_owned()).collect::<Vec<_>>().join(" ")
}
