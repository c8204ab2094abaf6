//! Files on their way to a view: what its client asks and says of them, and what their channels report.

use serde_json::{Value, json};

use super::settle::{Changed, Flow};
use super::{Fault, Process};
use crate::upload::{Preflight, ProgressSent, Report, Upload, preflight};
use crate::view::Reply;

impl Process {
    /// Before files are sent: where to, and in which pieces.
    pub(super) async fn allow_upload(&mut self, reference: Option<&str>, payload: Value) -> Result<Flow, Fault> {
        let Ok(asked) = serde_json::from_value::<Preflight>(payload) else {
            self.line.refuse(reference, "malformed event");
            return Ok(Flow::Stays);
        };
        let Some(upload) = self.context.uploads.by_reference(&asked.upload) else {
            self.line.refuse(reference, "unknown upload");
            return Ok(Flow::Stays);
        };
        let outer = self.context.enter(upload.scope());
        let mut response = preflight(&upload, asked.entries, &self.line.topic, &self.server.signer, &mut self.context);
        self.context.enter(outer);
        if self.context.effects.navigation.is_some() {
            return self.settle(reference, Reply::None, changed(&upload)).await;
        }
        let diff = self.diff(changed(&upload), Reply::None)?;
        if !diff.is_empty() {
            response.insert("diff".to_owned(), Value::Object(diff));
        }
        self.line.reply(reference, "ok", &Value::Object(response));
        Ok(Flow::Stays)
    }

    /// The client says how far a file is.
    pub(super) async fn progress(&mut self, reference: Option<&str>, payload: Value) -> Result<Flow, Fault> {
        let Ok(sent) = serde_json::from_value::<ProgressSent>(payload) else {
            self.line.refuse(reference, "malformed event");
            return Ok(Flow::Stays);
        };
        // A page that is a moment behind speaks of files that were cancelled.
        let Some(upload) = self.context.uploads.by_reference(&sent.upload) else {
            self.line.reply(reference, "ok", &json!({}));
            return Ok(Flow::Stays);
        };
        match upload.with(|state| state.progress(&sent.entry, &sent.progress)) {
            Ok(Some(entry)) => {
                let (name, outer) = (upload.name(), self.context.enter(upload.scope()));
                match upload.scope() {
                    None => self.view.handle_progress(&name, &entry, &mut self.context).await,
                    Some(cid) => {
                        if let Some(component) = self.renderer.components().instance(cid) {
                            component.handle_progress(&name, &entry, &mut self.context).await;
                        }
                    }
                }
                self.context.enter(outer);
                self.settle(reference, Reply::None, changed(&upload)).await
            }
            Ok(None) => self.settle(reference, Reply::None, changed(&upload)).await,
            Err(reason) => {
                self.line.refuse(reference, reason);
                Ok(Flow::Stays)
            }
        }
    }

    /// What the channel of a file says.
    pub(super) async fn upload(&mut self, report: Report) -> Result<Flow, Fault> {
        let Some(upload) = self.context.uploads.by_reference(&report.upload) else { return Ok(Flow::Stays) };
        if !upload.take(report) {
            return Ok(Flow::Stays);
        }
        self.settle(None, Reply::None, changed(&upload)).await
    }
}

fn changed(upload: &Upload) -> Changed {
    upload.scope().map_or(Changed::View, Changed::Component)
}
