//! Lists that the server sends and forgets: the rows live in the browser, and only what is inserted, updated or deleted
//! goes over the wire.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

/// A list whose rows the client keeps. It is a field of a view, and stands in
/// `<ul id="x" phx-update="stream">for (id, item) in &self.items, stream { <li id={id}>…</li> }</ul>`.
///
/// What is pending is taken when the view renders.
///
/// ```
/// use live::{Stream, html};
/// let names: Stream<&str> = Stream::new("names", |name| format!("name-{name}"));
/// names.append("Ana");
/// let page = html! { <ul id="names" phx-update="stream">for (id, name) in &names, stream { <li id={id}>{name}</li> }</ul> };
/// assert_eq!(page.to_html()?, r#"<ul id="names" phx-update="stream"><li id="name-Ana">Ana</li></ul>"#);
/// # Ok::<(), live::template::HtmlError>(())
/// ```
pub struct Stream<T> {
    reference: String,
    dom_id: fn(&T) -> String,
    pending: Mutex<Pending<T>>,
}

struct Pending<T> {
    inserts: Vec<(Insert, T)>,
    deletes: Vec<String>,
    reset: bool,
}

#[derive(Debug)]
struct Insert {
    dom_id: String,
    at: i64,
    limit: Option<i64>,
    update_only: bool,
}

/// What the client does with the rows that come along.
#[derive(Debug)]
pub struct Operations {
    reference: String,
    inserts: Vec<Insert>,
    deletes: Vec<String>,
    reset: bool,
}

impl<T> Stream<T> {
    /// An empty list. `dom_id` gives the id of a row's element, which must be unique in the page.
    pub fn new(name: &'static str, dom_id: fn(&T) -> String) -> Stream<T> {
        // Two components of one kind have streams of the same name, which the client must tell apart: it looks for the
        // rows of a stream in the whole page.
        static LAST: AtomicU64 = AtomicU64::new(0);
        let reference = format!("{name}-{}", LAST.fetch_add(1, Ordering::Relaxed));
        Stream { reference, dom_id, pending: Mutex::new(Pending::default()) }
    }

    /// Inserts at the end. A row that is there already is updated where it stands.
    pub fn append(&self, item: T) {
        self.insert(item, -1, None);
    }

    /// Inserts at the beginning.
    pub fn prepend(&self, item: T) {
        self.insert(item, 0, None);
    }

    /// Inserts at a position (−1 is the end). The client keeps `limit` rows: the first ones, or the last ones where it
    /// is negative.
    pub fn insert(&self, item: T, at: i64, limit: Option<i64>) {
        self.push(item, at, limit, false);
    }

    /// Updates a row that is there, and does nothing where it is not.
    pub fn update(&self, item: T) {
        self.push(item, -1, None, true);
    }

    fn push(&self, item: T, at: i64, limit: Option<i64>, update_only: bool) {
        let dom_id = (self.dom_id)(&item);
        self.with(|pending| {
            // The last word on a row counts; the client could not tell two rows with one id apart.
            pending.inserts.retain(|(insert, _)| insert.dom_id != dom_id);
            pending.inserts.push((Insert { dom_id, at, limit, update_only }, item));
        });
    }

    /// Deletes the row of an item.
    pub fn delete(&self, item: &T) {
        self.delete_by_id((self.dom_id)(item));
    }

    /// Deletes a row by the id of its element.
    pub fn delete_by_id(&self, dom_id: String) {
        self.with(|pending| {
            pending.inserts.retain(|(insert, _)| insert.dom_id != dom_id);
            pending.deletes.push(dom_id);
        });
    }

    /// Deletes all rows, and inserts these.
    pub fn reset(&self, items: impl IntoIterator<Item = T>) {
        self.with(|pending| *pending = Pending { reset: true, ..Pending::default() });
        for item in items {
            self.append(item);
        }
    }

    /// For `html!`: what is pending, which is forgotten by it.
    #[doc(hidden)]
    pub fn __live_drain(&self) -> (Operations, Vec<(String, T)>) {
        let Pending { inserts, deletes, reset } = self.with(std::mem::take);
        let rows = inserts.into_iter().map(|(insert, item)| ((insert.dom_id.clone(), item), insert));
        let (rows, inserts) = rows.unzip();
        (Operations { reference: self.reference.clone(), inserts, deletes, reset }, rows)
    }

    fn with<R>(&self, change: impl FnOnce(&mut Pending<T>) -> R) -> R {
        // A panic while it was held has ended the view that it belonged to.
        change(&mut self.pending.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl<T> Default for Pending<T> {
    fn default() -> Self {
        Pending { inserts: Vec::new(), deletes: Vec::new(), reset: false }
    }
}

impl Operations {
    pub(crate) fn is_empty(&self) -> bool {
        self.inserts.is_empty() && self.deletes.is_empty() && !self.reset
    }

    /// `[ref, [[dom_id, at, limit, update_only], …], [deleted, …], reset?]`
    pub(crate) fn to_json(&self) -> Value {
        let insert = |i: &Insert| json!([i.dom_id, i.at, i.limit, i.update_only]);
        let inserts: Vec<Value> = self.inserts.iter().map(insert).collect();
        if self.reset {
            json!([self.reference, inserts, self.deletes, true])
        } else {
            json!([self.reference, inserts, self.deletes])
        }
    }
}
