//! After a callback: where it went, what changed, and the one reply that each message gets.

use serde_json::{Map, Value, json};

use super::{Fault, Mail, Process};
use crate::component::Cid;
use crate::diff::keys;
use crate::view::{Handle, Navigation, Reply, history};

/// How often `handle_params` may patch in a row.
const MAX_PATCHES: usize = 10;

/// What must be rendered.
#[derive(Clone, Copy)]
pub enum Changed {
    View,
    Component(Cid),
}

/// Whether the view goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    Stays,
    Leaves,
}

impl Process {
    /// Sends what a callback did. `reference` names the message that waits for a reply.
    pub(super) async fn settle(
        &mut self,
        reference: Option<&str>,
        reply: Reply,
        mut changed: Changed,
    ) -> Result<Flow, Fault> {
        for _ in 0..MAX_PATCHES {
            match self.context.effects.navigation.take() {
                None => {
                    let diff = self.diff(changed, reply)?;
                    self.send(reference, diff);
                    self.context.flash.settle();
                    return Ok(Flow::Stays);
                }
                Some(Navigation::Patch { to, replace }) if self.patch(&to).await => {
                    self.line.push("live_patch", &json!({"to": to, "kind": history(replace)}));
                    changed = Changed::View;
                }
                Some(Navigation::Patch { to, replace }) if self.context.place.root.is_some() => {
                    if let Some(root) = self.context.place.root.clone() {
                        self.patch_page(&root, to, replace);
                    }
                }
                Some(elsewhere) => {
                    let stays = self.is_sticky() && !matches!(elsewhere, Navigation::Redirect { .. });
                    self.leave(reference, elsewhere);
                    self.context.flash.settle();
                    return Ok(if stays { Flow::Stays } else { Flow::Leaves });
                }
            }
        }
        Err(Fault::PatchLoop)
    }

    /// A sticky view sends the page around it elsewhere, and stays.
    fn is_sticky(&self) -> bool {
        self.home.live_session.is_none() && self.parent_ended.is_none()
    }

    /// Whether the address is one of this view. Messages of earlier callbacks end with the old address.
    pub(super) async fn patch(&mut self, to: &str) -> bool {
        let Some(matched) = self.server.find(to).filter(|matched| self.home.is(matched)) else { return false };
        self.context.flash.keep_fresh();
        self.view.handle_params(&matched.params, &mut self.context).await;
        true
    }

    /// A view within has no address of its own: it patches that of the page, if that still is there.
    fn patch_page(&mut self, root: &Handle, to: String, replace: bool) {
        let flash = self.context.flash.fresh();
        root.mail(Mail::Patch { to, replace, flash }).ok();
    }

    /// Tree, events, title and the hook's value, as one message.
    pub(super) fn diff(&mut self, changed: Changed, reply: Reply) -> Result<Map<String, Value>, Fault> {
        let mut diff = match changed {
            Changed::View => self.renderer.render(self.view.render(&self.context), &mut self.context)?,
            Changed::Component(cid) => self.renderer.render_component(cid, &mut self.context)?,
        };
        // At the top this key means the reply; the client does not look for a mark of the root there.
        diff.remove(keys::ROOT);
        if let Some(events) = self.context.effects.take_events() {
            diff.insert(keys::EVENTS.to_owned(), events);
        }
        let title = self.context.effects.title.take();
        if let Some(title) = title.filter(|title| self.title.as_ref() != Some(title)) {
            diff.insert(keys::TITLE.to_owned(), json!(title));
            self.title = Some(title);
        }
        if let Reply::Value(value) = reply {
            diff.insert(keys::REPLY.to_owned(), value);
        }
        Ok(diff)
    }

    fn send(&self, reference: Option<&str>, diff: Map<String, Value>) {
        match reference {
            Some(_) if diff.is_empty() => self.line.reply(reference, "ok", &json!({})),
            Some(_) => self.line.reply(reference, "ok", &json!({"diff": diff})),
            None if diff.is_empty() => {}
            None => self.line.push("diff", &Value::Object(diff)),
        }
    }

    /// What was to be dispatched goes out first: the client forgets this view with the next message.
    fn leave(&mut self, reference: Option<&str>, navigation: Navigation) {
        if let Some(events) = self.context.effects.take_events() {
            self.line.push("diff", &json!({"e": events}));
        }
        let flash = self.server.flash_token(&self.context.flash.fresh());
        let (name, payload) = match navigation {
            Navigation::Redirect { to } => ("redirect", json!({"to": to, "flash": flash})),
            // A patch that leads to another view can only be a navigation.
            Navigation::Navigate { to, replace } | Navigation::Patch { to, replace } => {
                ("live_redirect", json!({"to": to, "kind": history(replace), "flash": flash}))
            }
        };
        match reference {
            Some(_) => self.line.reply(reference, "ok", &json!({name: payload})),
            None => self.line.push(name, &payload),
        }
    }
}
