//! What somebody does in the page.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::html::Element;
use super::{TestError, TestView};

impl TestView {
    /// Clicks: an element with `phx-click`, whose value may be a JS command with one push, or a live link.
    ///
    /// # Errors
    /// `TestError`: no such element, nothing to click, or what the view answers.
    pub async fn click(&mut self, selector: &str) -> Result<(), TestError> {
        let html = self.html();
        let element = find(&html, selector)?;
        let link = (element.attribute("data-phx-link"), element.attribute("href"));
        match link {
            (Some("patch"), Some(to)) => return self.patch(to).await,
            (Some("redirect"), Some(to)) => {
                self.went("live_redirect", &json!({"to": to}));
                return Ok(());
            }
            _ => {}
        }
        let event = event_of(&element, selector, "phx-click")?;
        let mut value: Map<String, Value> =
            element.values().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        value.extend(element.attribute("value").map(|text| ("value".to_owned(), json!(text))));
        let payload = json!({"type": "click", "event": event, "value": value, "cid": target(&element)});
        self.event(payload).await.map(drop)
    }

    /// Changes a form: the names and values are all that is sent, and the first name is the input that changed.
    ///
    /// # Errors
    /// `TestError`: no such form, or what the view answers.
    pub async fn change(&mut self, selector: &str, values: &[(&str, &str)]) -> Result<(), TestError> {
        let target = values.first().map(|(name, _)| *name);
        self.form(selector, "phx-change", values, json!({"_target": target})).await
    }

    /// Submits a form with these names and values.
    ///
    /// # Errors
    /// `TestError`: no such form, or what the view answers.
    pub async fn submit(&mut self, selector: &str, values: &[(&str, &str)]) -> Result<(), TestError> {
        self.form(selector, "phx-submit", values, json!({})).await
    }

    /// Sends what a hook would; answers the value that the view replies with.
    ///
    /// # Errors
    /// `TestError`, as the view answers.
    pub async fn render_hook(&mut self, event: &str, value: Value) -> Result<Option<Value>, TestError> {
        self.event(json!({"type": "hook", "event": event, "value": value})).await
    }

    /// Goes to another address of this view, as a link does.
    ///
    /// # Errors
    /// `TestError`, as the view answers.
    pub async fn patch(&mut self, to: &str) -> Result<(), TestError> {
        let frame = self.push("live_patch", json!({"url": to}));
        self.reply(&frame).await.map(drop)
    }

    async fn form(
        &mut self,
        selector: &str,
        attribute: &'static str,
        values: &[(&str, &str)],
        meta: Value,
    ) -> Result<(), TestError> {
        let html = self.html();
        let element = find(&html, selector)?;
        let event = event_of(&element, selector, attribute)?;
        let payload = json!({
            "type": "form", "event": event, "value": encode(values), "meta": meta, "cid": target(&element),
        });
        self.event(payload).await.map(drop)
    }

    pub(super) async fn event(&mut self, payload: Value) -> Result<Option<Value>, TestError> {
        let frame = self.push("event", payload);
        self.reply(&frame).await
    }

    pub(super) async fn reply(&mut self, reference: &str) -> Result<Option<Value>, TestError> {
        let mut response = self.answered(reference).await?;
        let value = self.apply(response["diff"].take());
        self.sweep().await?;
        Ok(value)
    }

    /// The whole of a response, whose diff is applied.
    pub(super) async fn response(&mut self, reference: &str) -> Result<Value, TestError> {
        let mut response = self.answered(reference).await?;
        self.apply(response["diff"].take());
        self.sweep().await?;
        Ok(response)
    }

    async fn answered(&mut self, reference: &str) -> Result<Value, TestError> {
        let mut reply = self.answer(reference).await?;
        if reply["status"] != "ok" {
            return Err(TestError::Rejected(reply["response"].take()));
        }
        for (name, payload) in reply["response"].as_object().into_iter().flatten() {
            self.went(name, payload);
        }
        Ok(reply["response"].take())
    }
}

pub(super) fn find<'a>(html: &'a str, selector: &str) -> Result<Element<'a>, TestError> {
    let missing = || TestError::NoElement { selector: selector.to_owned(), html: html.to_owned() };
    Element::find(html, selector).ok_or_else(missing)
}

/// The name of the event, also out of `[["push",{"event":…}]]`.
pub(super) fn event_of(element: &Element<'_>, selector: &str, attribute: &'static str) -> Result<String, TestError> {
    let none = || TestError::NoEvent { selector: selector.to_owned(), attribute };
    let name = element.attribute(attribute).ok_or_else(none)?;
    if !name.starts_with('[') {
        return Ok(name.to_owned());
    }
    let commands: Value = serde_json::from_str(name).map_err(|_| none())?;
    let push = commands.as_array().into_iter().flatten().find(|command| command[0] == "push");
    push.and_then(|push| push[1]["event"].as_str()).map(str::to_owned).ok_or_else(none)
}

pub(super) fn target(element: &Element<'_>) -> Option<u32> {
    element.attribute("phx-target")?.parse().ok()
}

fn encode(values: &[(&str, &str)]) -> String {
    let escape = |text| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let pairs = values.iter().map(|(name, value)| format!("{}={}", escape(name), escape(value)));
    pairs.collect::<Vec<_>>().join("&")
}
