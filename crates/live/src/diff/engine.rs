//! The walk through a new tree beside the prints of the last one.

use serde_json::{Map, Value, json};

use super::print::{Print, TreePrint, blank};
use super::shared::Shared;
use super::{DiffError, keys};
use crate::component::{Cid, ComponentCall, Components};
use crate::nested::Nested;
use crate::template::{Dynamic, MAX_DEPTH, Rendered, Template, hash};
use crate::view::Context;

pub type Object = Map<String, Value>;

pub struct Engine<'a> {
    components: &'a mut Components,
    context: &'a mut Context,
    /// Components whose own trees are still to be walked.
    queue: Vec<Cid>,
    /// The statics that may be named by number here; a component has none outside of its comprehensions.
    pub(super) shared: Option<Shared>,
    depth: usize,
    bytes: usize,
    /// Nested views that were met.
    views: usize,
}

/// The diff of a view: root tree, then the components that stand in it.
///
/// # Errors
/// `DiffError`; the prints are of no use after it.
pub fn diff_root(
    rendered: Rendered,
    last: &mut Option<TreePrint>,
    components: &mut Components,
    context: &mut Context,
) -> Result<Object, DiffError> {
    components.begin_render();
    let mut engine = Engine::new(components, context);
    engine.shared = Some(Shared::default());
    let mut out = engine.tree(rendered, last)?;
    if let Some(shared) = engine.shared.take() {
        shared.write(&mut out);
    }
    engine.finish(&mut out)?;
    Ok(out)
}

/// The diff of one component and of those within it.
///
/// # Errors
/// `DiffError`; the prints are of no use after it.
pub fn diff_component(cid: Cid, components: &mut Components, context: &mut Context) -> Result<Object, DiffError> {
    components.begin_render();
    let mut engine = Engine::new(components, context);
    engine.queue.push(cid);
    let mut out = Object::new();
    engine.finish(&mut out)?;
    Ok(out)
}

impl<'a> Engine<'a> {
    fn new(components: &'a mut Components, context: &'a mut Context) -> Engine<'a> {
        Engine { components, context, queue: Vec::new(), shared: None, depth: 0, bytes: 0, views: 0 }
    }

    /// Walks the components that were met, and those that are met within them.
    fn finish(&mut self, out: &mut Object) -> Result<(), DiffError> {
        let mut trees = Object::new();
        while let Some(cid) = self.queue.pop() {
            let diff = self.component(cid)?;
            if !diff.is_empty() {
                trees.insert(cid.to_string(), Value::Object(diff));
            }
        }
        if !trees.is_empty() {
            out.insert(keys::COMPONENTS.to_owned(), Value::Object(trees));
        }
        Ok(())
    }

    fn component(&mut self, cid: Cid) -> Result<Object, DiffError> {
        let Some(rendered) = self.components.render(cid) else { return Ok(Object::new()) };
        if !rendered.template().is_root() {
            return Err(DiffError::ComponentRoot);
        }
        let mut print = self.components.take_print(cid);
        let diff = self.tree(rendered, &mut print)?;
        if let Some(print) = print {
            self.components.set_print(cid, print);
        }
        Ok(diff)
    }

    fn tree(&mut self, rendered: Rendered, last: &mut Option<TreePrint>) -> Result<Object, DiffError> {
        let template = rendered.template();
        let count = rendered.dynamics().len();
        let known = last.as_ref().is_some_and(|print| print.fingerprint == template.fingerprint());
        let print = match last {
            Some(print) if known => print,
            _ => last.insert(TreePrint { fingerprint: template.fingerprint(), values: blank(count) }),
        };
        let mut out = self.values(rendered.into_dynamics(), &mut print.values)?;
        if !known {
            out.insert(keys::STATICS.to_owned(), self.statics(template));
            if template.is_root() {
                out.insert(keys::ROOT.to_owned(), json!(1));
            }
        }
        Ok(out)
    }

    /// The statics themselves, or their number where they can be shared.
    pub(super) fn statics(&mut self, template: &Template) -> Value {
        match &mut self.shared {
            Some(shared) => json!(shared.index(template)),
            None => json!(template.statics()),
        }
    }

    /// The values that differ, by position.
    pub(super) fn values(&mut self, values: Vec<Dynamic>, prints: &mut [Print]) -> Result<Object, DiffError> {
        if self.depth >= MAX_DEPTH {
            return Err(DiffError::TooDeep);
        }
        self.depth += 1;
        let mut out = Object::new();
        for (index, (value, print)) in values.into_iter().zip(prints).enumerate() {
            if let Some(change) = self.value(value, print)? {
                out.insert(index.to_string(), change);
            }
        }
        self.depth -= 1;
        Ok(out)
    }

    fn value(&mut self, value: Dynamic, print: &mut Print) -> Result<Option<Value>, DiffError> {
        match value {
            Dynamic::Text(text) => self.text(&text, print),
            Dynamic::Tree(tree) => self.nested(*tree, print),
            Dynamic::Keyed(rows) => self.comprehension(*rows, print),
            Dynamic::Live(call) => self.live(*call, print),
            Dynamic::View(call) => self.view(&call, print),
        }
    }

    pub(super) fn text(&mut self, text: &str, print: &mut Print) -> Result<Option<Value>, DiffError> {
        let new = hash(text);
        if matches!(print, Print::Text(old) if *old == new) {
            return Ok(None);
        }
        *print = Print::Text(new);
        self.count(text.len())?;
        Ok(Some(Value::from(text)))
    }

    fn count(&mut self, bytes: usize) -> Result<(), DiffError> {
        let limit = self.context.limits().render_bytes;
        self.bytes += bytes;
        if self.bytes > limit { Err(DiffError::TooLarge { limit }) } else { Ok(()) }
    }

    fn nested(&mut self, tree: Rendered, print: &mut Print) -> Result<Option<Value>, DiffError> {
        let mut last = match std::mem::take(print) {
            Print::Tree(last) => Some(*last),
            _ => None,
        };
        let out = self.tree(tree, &mut last)?;
        *print = last.map_or(Print::None, |last| Print::Tree(Box::new(last)));
        Ok((!out.is_empty()).then_some(Value::Object(out)))
    }

    fn live(&mut self, call: ComponentCall, print: &mut Print) -> Result<Option<Value>, DiffError> {
        let cid = self.components.place(call, self.context)?;
        self.queue.push(cid);
        if matches!(print, Print::Component(old) if *old == cid.0) {
            return Ok(None);
        }
        *print = Print::Component(cid.0);
        Ok(Some(json!(cid.0)))
    }

    /// The client makes and keeps what is in the element; a new one is sent only where it needs something new.
    fn view(&mut self, call: &Nested, print: &mut Print) -> Result<Option<Value>, DiffError> {
        let limit = self.context.limits().channels;
        self.views += 1;
        if self.views > limit {
            return Err(DiffError::TooManyViews { limit });
        }
        let new = call.fingerprint();
        if matches!(print, Print::Text(old) if *old == new) {
            return Ok(None);
        }
        let element = self.context.nest(call)?;
        self.count(element.len())?;
        *print = Print::Text(new);
        Ok(Some(Value::from(element)))
    }
}
