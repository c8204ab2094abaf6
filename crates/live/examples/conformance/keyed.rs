//! `keyed-comprehension.spec.js`: tables whose rows, cells or neither have keys.

use std::hash::{BuildHasher, RandomState};

use live::params::Params;
use live::ui::{Link, Target};
use live::view::{Context, Event, Reply, Stop};
use live::{Component, Rendered, View, html};
use serde_json::{Value, json};

use crate::gate;

pub struct Keyed {
    items: Vec<(u64, String)>,
    count: u32,
    size: usize,
    tab: Tab,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tab {
    All,
    Rows,
    None,
}

const TABS: [(&str, Tab); 3] = [("all_keyed", Tab::All), ("rows_keyed", Tab::Rows), ("no_keyed", Tab::None)];

impl View for Keyed {
    async fn mount(_: &Params, _: &mut Context) -> Result<Self, Stop> {
        Ok(Keyed { items: random_items(10), count: 0, size: 10, tab: Tab::All })
    }

    async fn handle_params(&mut self, params: &Params, _: &mut Context) {
        let tab = params.text(&["tab"]).unwrap_or_default();
        self.tab = TABS.iter().find(|(name, _)| *name == tab).map_or(Tab::All, |(_, tab)| *tab);
    }

    async fn handle_event(&mut self, event: Event, _: &mut Context) -> Reply {
        match event.name.as_str() {
            gate::EVAL => return gate::result(self.to_json()),
            "change_size" => self.size = usize::try_from(event.params.integer(&["size"]).unwrap_or(0)).unwrap_or(0),
            _ => {}
        }
        self.items = random_items(self.size);
        self.count += 1;
        Reply::None
    }

    fn render(&self, _: &Context) -> Rendered {
        html! {
            for (name, _) in TABS, key = name {
                <Link to={Target::Patch(format!("/keyed-comprehension?tab={name}"))} ..>{name}</Link>
            }
            <button phx-click="randomize">"randomize"</button>
            <form><input phx-change="change_size" name="size" value={self.size}></form>
            for table in 1..=2, key = table { <div>{self.table(table)}</div> }
        }
    }
}

impl Keyed {
    /// What the spec compares the page with.
    fn to_json(&self) -> Value {
        let item = |(id, bar): &(u64, String)| json!({"id": id, "entry": {"other": "hey", "foo": {"bar": bar}}});
        self.items.iter().map(item).collect()
    }

    fn table(&self, number: u32) -> Rendered {
        match self.tab {
            Tab::All => html! {
                <table><tbody>
                    for (id, name) in &self.items, key = id {
                        <tr>for cell in 0..2, key = (id, cell) { " "<td>{self.cell(cell, name, number)}</td>" " }</tr>
                    }
                </tbody></table>
            },
            Tab::Rows => html! {
                <table><tbody>
                    for (id, name) in &self.items, key = id {
                        <tr>for cell in 0..2 { " "<td>{self.cell(cell, name, number)}</td>" " }</tr>
                    }
                </tbody></table>
            },
            Tab::None => html! {
                <table><tbody>
                    for (_, name) in &self.items {
                        <tr>for cell in 0..2 { " "<td>{self.cell(cell, name, number)}</td>" " }</tr>
                    }
                </tbody></table>
            },
        }
    }

    fn cell(&self, cell: u32, name: &str, number: u32) -> Rendered {
        match cell {
            0 => html! { <Counted count={self.count} name={name}/>" "{number} },
            _ => html! { {self.count} },
        }
    }
}

struct Counted<'a> {
    count: u32,
    name: &'a str,
}

impl Component for Counted<'_> {
    fn render(self) -> Rendered {
        html! { <span>"Count: "{self.count}" Name: "{self.name}</span> }
    }
}

/// So many of twice as many, in any order.
fn random_items(size: usize) -> Vec<(u64, String)> {
    let order = RandomState::new();
    let mut ids: Vec<u64> = (1..=2 * size as u64).collect();
    ids.sort_by_key(|id| order.hash_one(id));
    ids.truncate(size);
    ids.into_iter().map(|id| (id, format!("New{}", id + 1))).collect()
}
