//! The components of one view: who they are, what the client has of them, and when they end. A component ends in two
//! steps, since a render may bring it back while the client tells that it is gone.

use std::any::Any;
use std::collections::{HashMap, HashSet};

use super::call::{Instance, Name};
use super::{Cid, ComponentCall};
use crate::Rendered;
use crate::diff::{DiffError, TreePrint};
use crate::view::Context;

#[derive(Default)]
pub struct Components {
    entries: HashMap<u32, Entry>,
    names: HashMap<Name, u32>,
    last: u32,
    /// Those that stand in the render under way.
    seen: HashSet<u32>,
}

struct Entry {
    name: Name,
    instance: Box<dyn Instance>,
    print: Option<TreePrint>,
    doomed: bool,
}

impl Components {
    pub fn begin_render(&mut self) {
        self.seen.clear();
    }

    /// Starts or updates what a template asks for.
    pub fn place(&mut self, call: ComponentCall, context: &mut Context) -> Result<Cid, DiffError> {
        let cid = match self.names.get(&call.name) {
            Some(cid) => *cid,
            None => self.start(&call, context)?,
        };
        if !self.seen.insert(cid) {
            return Err(DiffError::SameComponentTwice { id: call.name.id });
        }
        self.update(Cid(cid), call.props, context);
        Ok(Cid(cid))
    }

    fn start(&mut self, call: &ComponentCall, context: &mut Context) -> Result<u32, DiffError> {
        if self.entries.len() >= context.limits().components {
            return Err(DiffError::TooManyComponents);
        }
        // Numbers are never used again: the client may still hold what it had under one.
        self.last += 1;
        let outer = context.enter(Some(Cid(self.last)));
        let instance = (call.start)(context);
        context.enter(outer);
        let entry = Entry { name: call.name.clone(), instance, print: None, doomed: false };
        self.entries.insert(self.last, entry);
        self.names.insert(call.name.clone(), self.last);
        Ok(self.last)
    }

    /// Hands props to a component, which is needed again by that.
    pub fn update(&mut self, cid: Cid, props: Box<dyn Any + Send>, context: &mut Context) {
        if let Some(entry) = self.entries.get_mut(&cid.0) {
            entry.doomed = false;
            let outer = context.enter(Some(cid));
            entry.instance.update(props, context);
            context.enter(outer);
        }
    }

    pub fn find(&self, name: &Name) -> Option<Cid> {
        self.names.get(name).copied().map(Cid)
    }

    pub fn instance(&mut self, cid: Cid) -> Option<&mut dyn Instance> {
        self.entries.get_mut(&cid.0).map(|entry| &mut *entry.instance as &mut dyn Instance)
    }

    pub fn render(&self, cid: Cid) -> Option<Rendered> {
        self.entries.get(&cid.0).map(|entry| entry.instance.render(cid))
    }

    /// What the client has of a component; it must be given back.
    pub fn take_print(&mut self, cid: Cid) -> Option<TreePrint> {
        self.entries.get_mut(&cid.0)?.print.take()
    }

    pub fn set_print(&mut self, cid: Cid, print: TreePrint) {
        if let Some(entry) = self.entries.get_mut(&cid.0) {
            entry.print = Some(print);
        }
    }

    /// The first step: the client will remove these.
    pub fn will_destroy(&mut self, cids: &[u32]) {
        for cid in cids {
            if let Some(entry) = self.entries.get_mut(cid) {
                entry.doomed = true;
            }
        }
    }

    /// The second step: the client removed these. Those that no render asked for in between are forgotten.
    pub fn destroyed(&mut self, cids: &[u32]) -> Vec<u32> {
        let mut gone = Vec::new();
        for cid in cids {
            if self.entries.get(cid).is_some_and(|entry| entry.doomed)
                && let Some(entry) = self.entries.remove(cid)
            {
                self.names.remove(&entry.name);
                gone.push(*cid);
            }
        }
        gone
    }
}
