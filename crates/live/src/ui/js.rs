//! Commands that the browser runs by itself: the value of `phx-click` and its like.

use serde_json::{Map, Value, json};

use crate::template::AttributeValue;

/// A list of commands, in the order in which they run. An empty selector means the element itself.
///
/// ```
/// use live::html;
/// use live::ui::Js;
///
/// let close = Js::new().push("close").hide("#dialog");
/// let button = html! { <button phx-click={close}>"×"</button> }.to_html()?;
/// assert!(button.contains("[[&quot;push&quot;,{&quot;event&quot;:&quot;close&quot;}],"));
/// # Ok::<(), live::template::HtmlError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Js(Vec<Value>);

/// Classes while an element comes or goes: during, at the start, at the end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transition {
    /// All the time.
    pub during: Vec<String>,
    /// At the start.
    pub from: Vec<String>,
    /// At the end.
    pub to: Vec<String>,
    /// Milliseconds.
    pub time_ms: u32,
    /// How the element is displayed when it is shown, where it is not `block`.
    pub display: Option<String>,
    /// Whether other changes of the page go on meanwhile.
    pub concurrent: bool,
}

impl Js {
    /// None yet.
    pub fn new() -> Js {
        Js::default()
    }

    /// Sends an event to the view.
    #[must_use]
    pub fn push(self, event: &str) -> Js {
        self.with("push", json!({"event": event}))
    }

    /// Sends an event with a value, to the component or element that a selector means.
    #[must_use]
    pub fn push_to(self, event: &str, target: &str, value: Value) -> Js {
        // The client takes a number for a component.
        let target = target.parse::<u32>().map_or_else(|_| json!(target), |cid| json!(cid));
        self.with("push", json!({"event": event, "target": target, "value": value}))
    }

    /// Shows elements.
    #[must_use]
    pub fn show(self, to: &str) -> Js {
        self.with("show", json!({"to": to}))
    }

    /// Shows elements, with a transition.
    #[must_use]
    pub fn show_with(self, to: &str, transition: &Transition) -> Js {
        self.with("show", transition.of(to, "transition"))
    }

    /// Hides elements.
    #[must_use]
    pub fn hide(self, to: &str) -> Js {
        self.with("hide", json!({"to": to}))
    }

    /// Hides elements, with a transition.
    #[must_use]
    pub fn hide_with(self, to: &str, transition: &Transition) -> Js {
        self.with("hide", transition.of(to, "transition"))
    }

    /// Shows what is hidden, and hides what is shown.
    #[must_use]
    pub fn toggle(self, to: &str) -> Js {
        self.with("toggle", json!({"to": to}))
    }

    /// The same, with a transition for either.
    #[must_use]
    pub fn toggle_with(self, to: &str, show: &Transition, hide: &Transition) -> Js {
        let mut arguments = show.of(to, "ins");
        arguments["outs"] = hide.classes();
        self.with("toggle", arguments)
    }

    /// Runs a transition that neither shows nor hides.
    #[must_use]
    pub fn transition(self, to: &str, transition: &Transition) -> Js {
        self.with("transition", transition.of(to, "transition"))
    }

    /// Adds classes, parted by spaces.
    #[must_use]
    pub fn add_class(self, names: &str, to: &str) -> Js {
        self.with("add_class", json!({"names": words(names), "to": to}))
    }

    /// Takes classes away.
    #[must_use]
    pub fn remove_class(self, names: &str, to: &str) -> Js {
        self.with("remove_class", json!({"names": words(names), "to": to}))
    }

    /// Adds classes that are not there, and takes away those that are.
    #[must_use]
    pub fn toggle_class(self, names: &str, to: &str) -> Js {
        self.with("toggle_class", json!({"names": words(names), "to": to}))
    }

    /// Sets an attribute.
    #[must_use]
    pub fn set_attribute(self, name: &str, value: &str, to: &str) -> Js {
        self.with("set_attr", json!({"attr": [name, value], "to": to}))
    }

    /// Takes an attribute away.
    #[must_use]
    pub fn remove_attribute(self, name: &str, to: &str) -> Js {
        self.with("remove_attr", json!({"attr": name, "to": to}))
    }

    /// Sets an attribute that is not there, and takes one away that is.
    #[must_use]
    pub fn toggle_attribute(self, name: &str, value: &str, to: &str) -> Js {
        self.with("toggle_attr", json!({"attr": [name, value], "to": to}))
    }

    /// Changes an attribute from one value to the other.
    #[must_use]
    pub fn toggle_attribute_between(self, name: &str, values: [&str; 2], to: &str) -> Js {
        self.with("toggle_attr", json!({"attr": [name, values[0], values[1]], "to": to}))
    }

    /// Leaves attributes as the browser has them, whatever is rendered: for `phx-mounted`.
    #[must_use]
    pub fn ignore_attributes(self, names: &[&str]) -> Js {
        self.with("ignore_attrs", json!({"attrs": names}))
    }

    /// Dispatches a DOM event.
    #[must_use]
    pub fn dispatch(self, event: &str, to: &str) -> Js {
        self.with("dispatch", json!({"event": event, "to": to}))
    }

    /// Gives the focus to an element.
    #[must_use]
    pub fn focus(self, to: &str) -> Js {
        self.with("focus", json!({"to": to}))
    }

    /// Gives the focus to the first element within that can take it.
    #[must_use]
    pub fn focus_first(self, to: &str) -> Js {
        self.with("focus_first", json!({"to": to}))
    }

    /// Remembers an element for `pop_focus`.
    #[must_use]
    pub fn push_focus(self, to: &str) -> Js {
        self.with("push_focus", json!({"to": to}))
    }

    /// Gives the focus back.
    #[must_use]
    pub fn pop_focus(self) -> Js {
        self.with("pop_focus", json!({}))
    }

    /// Runs the commands in an attribute of an element.
    #[must_use]
    pub fn exec(self, attribute: &str, to: &str) -> Js {
        self.with("exec", json!({"attr": attribute, "to": to}))
    }

    /// Goes to another address of the same view.
    #[must_use]
    pub fn patch(self, to: &str) -> Js {
        self.with("patch", json!({"href": to, "replace": false}))
    }

    /// Goes to another view of the same live session.
    #[must_use]
    pub fn navigate(self, to: &str) -> Js {
        self.with("navigate", json!({"href": to, "replace": false}))
    }

    /// These commands, then those.
    #[must_use]
    pub fn then(mut self, more: Js) -> Js {
        self.0.extend(more.0);
        self
    }

    fn with(mut self, command: &str, mut arguments: Value) -> Js {
        if arguments["to"] == ""
            && let Value::Object(arguments) = &mut arguments
        {
            arguments.remove("to");
        }
        self.0.push(json!([command, arguments]));
        self
    }
}

impl Transition {
    /// Classes, parted by spaces, for some milliseconds.
    pub fn new(during: &str, time_ms: u32) -> Transition {
        Transition { during: owned(during), time_ms, ..Transition::default() }
    }

    /// Classes at the start and at the end.
    #[must_use]
    pub fn between(self, from: &str, to: &str) -> Transition {
        Transition { from: owned(from), to: owned(to), ..self }
    }

    fn of(&self, to: &str, key: &str) -> Value {
        let mut arguments = Map::from_iter([("to".to_owned(), json!(to)), ("time".to_owned(), json!(self.time_ms))]);
        arguments.insert(key.to_owned(), self.classes());
        arguments.extend(self.display.as_ref().map(|display| ("display".to_owned(), json!(display))));
        arguments.extend(self.concurrent.then(|| ("blocking".to_owned(), json!(false))));
        Value::Object(arguments)
    }

    fn classes(&self) -> Value {
        json!([self.during, self.from, self.to])
    }
}

impl AttributeValue for Js {
    fn write(&self, name: &str, out: &mut String) {
        Value::Array(self.0.clone()).to_string().write(name, out);
    }
}

fn words(names: &str) -> Vec<&str> {
    names.split_whitespace().collect()
}

fn owned(names: &str) -> Vec<String> {
    names.split_whitespace().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Js, Transition};

    fn check(js: Js, expect: serde_json::Value) {
        assert_eq!(serde_json::Value::Array(js.0), expect);
    }

    #[test]
    fn says_what_the_client_reads() {
        check(Js::new().hide(""), json!([["hide", {}]]));
        check(Js::new().show("#a").then(Js::new().pop_focus()), json!([["show", {"to": "#a"}], ["pop_focus", {}]]));
        let (come, go) = (Transition::new("fade in", 50), Transition::new("out", 50).between("a", "b"));
        check(
            Js::new().toggle_with("#a", &come, &go),
            json!([["toggle", {"to": "#a", "time": 50, "ins": [["fade", "in"], [], []], "outs": [["out"], ["a"], ["b"]]}]]),
        );
        let slow = Transition { display: Some("flex".to_owned()), concurrent: true, ..Transition::new("x", 9) };
        check(
            Js::new().show_with("", &slow),
            json!([["show", {"time": 9, "transition": [["x"], [], []], "display": "flex", "blocking": false}]]),
        );
        check(
            Js::new().toggle_attribute("open", "yes", "#a"),
            json!([["toggle_attr", {"attr": ["open", "yes"], "to": "#a"}]]),
        );
        check(Js::new().ignore_attributes(&["open"]), json!([["ignore_attrs", {"attrs": ["open"]}]]));
    }
}
