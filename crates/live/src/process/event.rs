//! The mailbox of a view: one message after the other, each to its callback.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Value, json};

use super::settle::{Changed, Flow};
use super::{Ended, Fault, Mail, Out, Process};
use crate::Limits;
use crate::component::{Cid, Update};
use crate::params::{self, Params, ParamsError};
use crate::upload::Declared;
use crate::view::{Done, Event, Flash, Navigation, Reply, Task, history};
use crate::wire::Payload;

/// The client's word for "forget these messages", which every view knows.
const CLEAR_FLASH: &str = "lv:clear-flash";

/// The payload of `event`.
#[derive(Deserialize)]
struct Sent {
    #[serde(rename = "type")]
    kind: String,
    event: String,
    #[serde(default)]
    value: Value,
    #[serde(default)]
    meta: Option<Value>,
    #[serde(default)]
    cid: Option<u32>,
    /// Files that somebody chose, by the id of their upload.
    #[serde(default)]
    uploads: Option<HashMap<String, Vec<Declared>>>,
}

impl Process {
    /// Answers whatever comes, to the end.
    pub(super) async fn work(&mut self) -> Ended {
        loop {
            let mail = self.mailbox.recv().await;
            // In a box, so that a view at rest holds no room for what it would need at work.
            match Box::pin(self.handle(mail)).await {
                Ok(Flow::Stays) => self.context.tasks.tell_idle(),
                Ok(Flow::Leaves) => return Ended::Normally,
                Err(fault) => return self.crash(&fault),
            }
        }
    }

    pub(super) fn crash(&self, fault: &Fault) -> Ended {
        tracing::error!(view = self.home.view, error = %fault, "a view cannot go on");
        Ended::Crashed
    }

    /// The reply to the join: the whole tree.
    pub(super) async fn first(&mut self, join: Option<&str>) -> Result<(), Fault> {
        let mut response = json!({"liveview_version": self.server.client_version});
        if self.redirected {
            response["container"] = json!(["div", {}]);
        }
        if let Some(Navigation::Patch { to, replace }) = self.context.effects.navigation.take() {
            // Nothing was shown yet: all messages stand.
            self.context.flash.adopt(self.context.flash.clone());
            self.patch(&to).await;
            response["live_patch"] = json!({"to": to, "kind": history(replace)});
        }
        response["rendered"] = Value::Object(self.diff(Changed::View, Reply::None)?);
        self.context.flash.settle();
        self.line.outbox.send(Out::Joined);
        self.line.reply(join, "ok", &response);
        Ok(())
    }

    async fn handle(&mut self, mail: Mail) -> Result<Flow, Fault> {
        match mail {
            Mail::Push { reference, event, payload: Payload::Json(payload) } => {
                self.push(reference.as_deref(), &event, payload).await
            }
            Mail::Push { reference, .. } => {
                self.line.refuse(reference.as_deref(), "a view takes no binary message");
                Ok(Flow::Stays)
            }
            Mail::Info(info) => {
                self.view.handle_info(info, &mut self.context).await;
                self.settle(None, Reply::None, Changed::View).await
            }
            Mail::Task { task, id, done } => self.task(&task, id, done).await,
            Mail::Update(update) => self.update(update).await,
            Mail::Patch { to, replace, flash } => {
                self.context.flash.adopt(flash);
                self.context.navigate(Navigation::Patch { to, replace });
                self.settle(None, Reply::None, Changed::View).await
            }
            Mail::Upload(report) => self.upload(report).await,
            Mail::WhenIdle(waits) => {
                self.context.tasks.when_idle(waits);
                Ok(Flow::Stays)
            }
        }
    }

    async fn push(&mut self, reference: Option<&str>, event: &str, payload: Value) -> Result<Flow, Fault> {
        match event {
            "event" => self.event(reference, payload).await,
            "live_patch" => self.live_patch(reference, &payload).await,
            "allow_upload" => self.allow_upload(reference, payload).await,
            "progress" => self.progress(reference, payload).await,
            "cids_will_destroy" => {
                self.renderer.will_destroy(&cids(&payload));
                self.line.reply(reference, "ok", &json!({}));
                Ok(Flow::Stays)
            }
            "cids_destroyed" => {
                let gone = self.renderer.destroyed(&cids(&payload));
                self.context.uploads.forget(&gone);
                self.context.tasks.forget(&gone);
                self.line.reply(reference, "ok", &json!({"cids": gone}));
                Ok(Flow::Stays)
            }
            _ => {
                self.line.refuse(reference, "unknown event");
                Ok(Flow::Stays)
            }
        }
    }

    async fn event(&mut self, reference: Option<&str>, payload: Value) -> Result<Flow, Fault> {
        let Ok(mut sent) = serde_json::from_value::<Sent>(payload) else {
            self.line.refuse(reference, "malformed event");
            return Ok(Flow::Stays);
        };
        let (cid, chosen) = (sent.cid.map(Cid), sent.uploads.take());
        let event = match read(sent, self.context.limits()) {
            Ok(event) => event,
            Err(error) => {
                self.line.refuse(reference, &error.to_string());
                return Ok(Flow::Stays);
            }
        };
        self.context.uploads.choose(chosen.unwrap_or_default());
        if event.name == CLEAR_FLASH {
            self.context.clear_flash(event.text("key"));
            return self.settle(reference, Reply::None, Changed::View).await;
        }
        match cid {
            Some(cid) => self.component_event(reference, cid, event).await,
            None => {
                let reply = self.view.handle_event(event, &mut self.context).await;
                self.settle(reference, reply, Changed::View).await
            }
        }
    }

    /// A component that is gone takes no event; its client will see in a moment that it is.
    async fn component_event(&mut self, reference: Option<&str>, cid: Cid, event: Event) -> Result<Flow, Fault> {
        let flash = self.context.flash.clone();
        let Some(component) = self.renderer.components().instance(cid) else {
            self.line.reply(reference, "ok", &json!({}));
            return Ok(Flow::Stays);
        };
        let outer = self.context.enter(Some(cid));
        let reply = component.handle_event(event, &mut self.context).await;
        self.context.enter(outer);
        self.settle(reference, reply, self.changed_by(cid, &flash)).await
    }

    /// The messages of the page are the view's.
    fn changed_by(&self, cid: Cid, before: &Flash) -> Changed {
        if *before == self.context.flash { Changed::Component(cid) } else { Changed::View }
    }

    async fn live_patch(&mut self, reference: Option<&str>, payload: &Value) -> Result<Flow, Fault> {
        let url = payload["url"].as_str().unwrap_or_default();
        if self.patch(url).await {
            return self.settle(reference, Reply::None, Changed::View).await;
        }
        self.line.reply(reference, "ok", &json!({"link_redirect": true}));
        Ok(Flow::Stays)
    }

    async fn task(&mut self, task: &Task, id: u64, done: Done) -> Result<Flow, Fault> {
        if !self.context.tasks.finish(task, id) {
            return Ok(Flow::Stays);
        }
        if let Some(cid) = task.scope {
            return self.component_task(cid, &task.name, done).await;
        }
        match done {
            Done::Tell(outcome) => self.view.handle_async(&task.name, outcome, &mut self.context).await,
            Done::Set(set) => set(self.view.as_any()),
        }
        self.settle(None, Reply::None, Changed::View).await
    }

    async fn component_task(&mut self, cid: Cid, name: &str, done: Done) -> Result<Flow, Fault> {
        let flash = self.context.flash.clone();
        let Some(component) = self.renderer.components().instance(cid) else { return Ok(Flow::Stays) };
        let outer = self.context.enter(Some(cid));
        match done {
            Done::Tell(outcome) => component.handle_async(name, outcome, &mut self.context).await,
            Done::Set(set) => set(component.as_any()),
        }
        self.context.enter(outer);
        self.settle(None, Reply::None, self.changed_by(cid, &flash)).await
    }

    async fn update(&mut self, Update { name, props }: Update) -> Result<Flow, Fault> {
        let Some(cid) = self.renderer.components().find(&name) else { return Ok(Flow::Stays) };
        self.renderer.components().update(cid, props, &mut self.context);
        self.settle(None, Reply::None, Changed::Component(cid)).await
    }
}

fn cids(payload: &Value) -> Vec<u32> {
    let numbers = payload["cids"].as_array().into_iter().flatten();
    numbers.filter_map(|cid| u32::try_from(cid.as_u64()?).ok()).collect()
}

fn read(sent: Sent, limits: &Limits) -> Result<Event, ParamsError> {
    let mut params = match (&sent.value, sent.kind.as_str()) {
        (Value::String(form), "form") => params::decode(form, limits)?,
        _ => Params::from_value(sent.value),
    };
    if let Some(Value::Object(mut meta)) = sent.meta {
        if let Some(Value::String(target)) = meta.get("_target") {
            let path = json!(target_path(target));
            meta.insert("_target".to_owned(), path);
        }
        params.extend(Params::from(meta));
    }
    Ok(Event { name: sent.event, kind: sent.kind, params })
}

/// `user[name]` is `["user", "name"]`; the brackets of a list name nothing.
fn target_path(target: &str) -> Vec<&str> {
    target.split(['[', ']']).filter(|part| !part.is_empty()).collect()
}
