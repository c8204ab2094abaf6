//! The same rooms for programs: `new Socket("/socket", {params: {name: "robot"}})`, then `channel("room:lobby")`.

use std::sync::Arc;

use live::channel::{Channel, ConnectInfo, Forbidden, Joined, Refused, Reply, Socket, UserSocket};
use live::params::Params;
use live::wire::Payload;
use serde_json::json;

use crate::talk::{self, Talk};

pub struct Guest {
    name: String,
    talk: Arc<Talk>,
}

impl UserSocket for Guest {
    async fn connect(params: &Params, info: &ConnectInfo) -> Result<Self, Forbidden> {
        let name = params.text(&["name"]).and_then(talk::name).ok_or(Forbidden)?;
        Ok(Guest { name, talk: info.state().ok_or(Forbidden)? })
    }
}

/// What was said before is the answer to the join; what is said then comes as `message`.
pub struct RoomChannel;

impl Channel for RoomChannel {
    type User = Guest;

    async fn join(topic: &str, _: Payload, socket: &Socket<Guest>) -> Result<Joined<Self>, Refused> {
        Ok(Joined::with(RoomChannel, json!({"messages": socket.user().talk.messages(topic)})))
    }

    async fn after_join(&mut self, socket: &mut Socket<Guest>) {
        let name = socket.user().name.clone();
        match socket.track(&name, json!({"writes": false})) {
            Ok(()) => socket.push("presence_state", socket.presences()),
            Err(_) => socket.stop(),
        }
    }

    async fn handle_in(&mut self, event: &str, payload: Payload, socket: &mut Socket<Guest>) -> Reply {
        let (guest, body) = (socket.user(), payload.text("body").unwrap_or_default());
        let said = match event {
            "say" => guest.talk.say(socket.bus(), socket.topic(), &guest.name, body),
            _ => Err("say, and nothing else"),
        };
        match said {
            Ok(()) => Reply::Ok(json!({}).into()),
            Err(reason) => Reply::Error(json!({"reason": reason}).into()),
        }
    }
}
