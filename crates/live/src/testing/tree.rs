//! What the client knows of a page: the first tree, with every diff merged into it.

use serde_json::{Map, Value};

use crate::diff::keys::{COMPONENTS, COUNT, KEYED, MOVED, SHARED, STATICS, STREAM};

/// Where the rows of a stream are kept: in the tree, since there is no DOM to keep them.
const ROWS: &str = "rows";

#[derive(Debug, Default)]
pub struct Tree {
    root: Value,
    components: Map<String, Value>,
}

impl Tree {
    pub fn merge(&mut self, mut diff: Value) {
        let components = diff.as_object_mut().and_then(|diff| diff.remove(COMPONENTS));
        resolve(&mut diff, &Value::Null);
        merge(&mut self.root, diff);
        for (cid, mut tree) in components.into_iter().filter_map(into_object).flatten() {
            resolve(&mut tree, &Value::Null);
            merge(self.components.entry(cid).or_insert(Value::Null), tree);
        }
    }

    pub fn html(&self) -> String {
        let mut out = String::new();
        self.write(&self.root, &mut out);
        out
    }

    /// Components that no longer stand in the page.
    pub fn gone(&self) -> Vec<u32> {
        let html = self.html();
        let shown = |cid: &&String| !html.contains(&format!(" data-phx-component=\"{cid}\""));
        self.components.keys().filter(shown).filter_map(|cid| cid.parse().ok()).collect()
    }

    pub fn forget(&mut self, cids: &[u32]) {
        cids.iter().for_each(|cid| drop(self.components.remove(&cid.to_string())));
    }

    fn write(&self, node: &Value, out: &mut String) {
        match node {
            Value::String(text) => out.push_str(text),
            Value::Number(cid) => self.write_component(&cid.to_string(), out),
            Value::Object(tree) => self.write_tree(tree, out),
            _ => {}
        }
    }

    fn write_component(&self, cid: &str, out: &mut String) {
        let mut html = String::new();
        self.write(self.components.get(cid).unwrap_or(&Value::Null), &mut html);
        let name = html.find([' ', '>']).unwrap_or(html.len());
        html.insert_str(name, &format!(" data-phx-component=\"{cid}\""));
        out.push_str(&html);
    }

    fn write_tree(&self, tree: &Map<String, Value>, out: &mut String) {
        let statics = tree.get(STATICS).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if let Some(rows) = tree.get(ROWS).and_then(Value::as_array) {
            rows.iter().for_each(|row| self.interleave(statics, &row[1], out));
        } else if let Some(keyed) = tree.get(KEYED) {
            (0..count(keyed)).for_each(|at| self.interleave(statics, &keyed[at.to_string()], out));
        } else {
            self.interleave(statics, &Value::Object(tree.clone()), out);
        }
    }

    fn interleave(&self, statics: &[Value], values: &Value, out: &mut String) {
        for (at, text) in statics.iter().enumerate() {
            out.push_str(text.as_str().unwrap_or_default());
            self.write(&values[at.to_string()], out);
        }
    }
}

fn into_object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(map) => Some(map),
        _ => None,
    }
}

fn count(keyed: &Value) -> u64 {
    keyed[COUNT].as_u64().unwrap_or_default()
}

/// Puts statics where their numbers are.
fn resolve(node: &mut Value, outer: &Value) {
    match node {
        Value::Object(map) => {
            let shared = map.remove(SHARED).unwrap_or_else(|| outer.clone());
            if let Some(number) = map.get(STATICS).and_then(Value::as_u64) {
                map.insert(STATICS.to_owned(), shared[number.to_string()].clone());
            }
            map.iter_mut().filter(|(key, _)| *key != STREAM).for_each(|(_, value)| resolve(value, &shared));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| resolve(item, outer)),
        _ => {}
    }
}

fn merge(target: &mut Value, diff: Value) {
    let (Value::Object(old), Value::Object(new)) = (&mut *target, &diff) else {
        *target = fresh(diff);
        return;
    };
    if new.contains_key(STATICS) {
        *target = fresh(diff);
    } else if new.contains_key(STREAM) {
        stream(old, &diff);
    } else if let Some(keyed) = new.get(KEYED) {
        merge_rows(&mut old[KEYED], keyed);
    } else {
        for (key, value) in into_object(diff).into_iter().flatten() {
            merge(old.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// A tree that replaces what was there, with its streams as lists of rows.
fn fresh(mut node: Value) -> Value {
    let Value::Object(tree) = &mut node else { return node };
    for (_, value) in tree.iter_mut().filter(|(key, _)| *key != STREAM) {
        *value = fresh(value.take());
    }
    if tree.contains_key(STREAM) {
        let operations = Value::Object(tree.clone());
        tree.insert(ROWS.to_owned(), Value::Array(Vec::new()));
        stream(tree, &operations);
    }
    node
}

fn merge_rows(target: &mut Value, diff: &Value) {
    let before = target.clone();
    for (at, entry) in diff.as_object().into_iter().flatten().filter(|(at, _)| *at != COUNT && *at != MOVED) {
        match entry {
            Value::Number(from) => target[at] = before[from.to_string()].clone(),
            Value::Array(moved) => {
                target[at] = before[moved[0].to_string()].clone();
                merge(&mut target[at], moved[1].clone());
            }
            row => merge(&mut target[at], row.clone()),
        }
    }
    target[COUNT] = diff[COUNT].clone();
}

/// Inserts, updates and deletes rows; each is `[id, values]`.
fn stream(tree: &mut Map<String, Value>, diff: &Value) {
    let Some(rows) = tree.get_mut(ROWS).and_then(Value::as_array_mut) else { return };
    let [_, inserts, deletes, rest @ ..] = diff[STREAM].as_array().map(Vec::as_slice).unwrap_or_default() else {
        return;
    };
    if !rest.is_empty() {
        rows.clear();
    }
    rows.retain(|row| !deletes.as_array().is_some_and(|ids| ids.contains(&row[0])));
    for (at, insert) in inserts.as_array().into_iter().flatten().enumerate() {
        let row = Value::Array(vec![insert[0].clone(), diff[KEYED][at.to_string()].clone()]);
        let known = rows.iter().position(|known| known[0] == insert[0]);
        match (known, insert[1].as_u64()) {
            (Some(known), _) => rows[known] = row,
            (None, _) if insert[3] == true => {}
            (None, Some(at)) => rows.insert(rows.len().min(at as usize), row),
            (None, None) => rows.push(row),
        }
        limit(rows, insert[2].as_i64());
    }
}

fn limit(rows: &mut Vec<Value>, limit: Option<i64>) {
    match limit {
        Some(first) if first >= 0 => rows.truncate(first as usize),
        Some(last) => drop(rows.drain(..rows.len().saturating_sub(last.unsigned_abs() as usize))),
        None => {}
    }
}
