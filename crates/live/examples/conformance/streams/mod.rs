//! `streams.spec.js`: lists whose rows only the browser keeps.

mod healthy;
mod inside_for;
mod limit;
mod nested_reset;
mod reset;
mod users;

use live::{LiveSession, Stream};

pub fn routes(session: &mut LiveSession<'_>) {
    session.view::<users::Users>("/stream").view::<healthy::Healthy>("/healthy/{category}");
    session.view::<reset::Reset>("/stream/reset").view::<reset::ResetComponents>("/stream/reset-lc");
    session.view::<limit::Limit>("/stream/limit").view::<inside_for::InsideFor>("/stream/inside-for");
    session.view::<nested_reset::NestedReset>("/stream/nested-component-reset");
}

/// A row with an id of its own.
#[derive(Clone)]
struct Item {
    id: String,
    name: String,
}

/// Rows `a` to `d`, or whichever letters.
fn letters(ids: &str) -> Vec<Item> {
    ids.chars().map(|id| Item { id: id.to_string(), name: id.to_uppercase().to_string() }).collect()
}

fn items() -> Stream<Item> {
    Stream::new("items", |item: &Item| format!("items-{}", item.id))
}
