//! The strings of Elixir that the specs send, as a table. Most of them hold a view back at each event until the spec says
//! that it may go on.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use live::view::{Event, Reply};
use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// The event in which the specs send code to a view.
pub const EVAL: &str = "sandbox:eval";

static GATES: LazyLock<Mutex<HashMap<u64, UnboundedSender<String>>>> = LazyLock::new(Mutex::default);

/// Holds a view back, once a spec has asked for it.
#[derive(Default)]
pub struct Gate {
    number: u64,
    held: Option<UnboundedReceiver<String>>,
}

/// The code of an event in which a spec sends some.
pub fn code(event: &Event) -> Option<&str> {
    event.text("value").filter(|_| event.name == EVAL)
}

/// The value of some code, for the spec.
pub fn result(value: Value) -> Reply {
    Reply::Value(json!({"result": value}))
}

impl Gate {
    /// Answers code, or waits until the event may be handled.
    pub async fn pass(&mut self, event: &Event) -> Option<Reply> {
        match code(event) {
            Some(code) if code.contains("inspect(self())") => {
                self.number = crate::timer::unique();
                let number = self.number.to_string();
                Some(result(json!({"lv_pid": ["0", number, "0"]})))
            }
            Some(code) if code.contains("attach_hook(socket, :sync") => {
                let (sender, receiver) = unbounded_channel();
                GATES.lock().unwrap().insert(self.number, sender);
                self.held = Some(receiver);
                Some(Reply::Value(json!({})))
            }
            _ => {
                self.wait(&event.name).await;
                None
            }
        }
    }

    async fn wait(&mut self, event: &str) {
        let Some(held) = self.held.as_mut().filter(|_| event != "ping") else { return };
        while held.recv().await.is_some_and(|word| word != event) {}
    }
}

/// `send(IEx.Helpers.pid(0, NUMBER, 0), {:sync, "EVENT"}); nil`
pub fn eval(body: &Value) -> Value {
    let code = body["code"].as_str().unwrap_or_default();
    let number = code.split(", ").nth(1).and_then(|number| number.parse().ok());
    let event = code.split('"').nth(1);
    if let (Some(number), Some(event)) = (number, event)
        && let Some(gate) = GATES.lock().unwrap().get(&number)
    {
        gate.send(event.to_owned()).ok();
    }
    Value::Null
}
