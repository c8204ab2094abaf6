//! The markup of the random pages: every construct of `html!`, within each other.

use live::component::{Cid, LiveComponent, live_component};
use live::view::Context;
use live::{Component, Rendered, html};

use crate::world::{Box, Group, World};

impl World {
    pub fn page(&self) -> Rendered {
        html! {
            <main id="page" data-open={self.open} title={&self.title}>
                <h1>{self.title}</h1>
                if self.open { <p>"open "{self.mode}</p> } else if self.mode > 1 { "closed" <br> } else { <i>"shut"</i> }
                match self.mode {
                    0 => { <b>"zero"</b> }
                    1 | 2 => { <b class="some">{self.mode}</b> }
                    _ => { "many" }
                }
                if let Some(note) = &self.note { <Card title="Note" wide={self.open}>{note}<:footer>{self.title}</:footer></Card> }
                for group in &self.groups, key = group.id { {group_row(group)} }
                <ol>for group in &self.groups { <li>{group.name}</li> }</ol>
                <section>for one in &self.boxes, key = one.id { <div>{live_component::<Shelf>(one.id.to_string(), one.clone())}</div> }</section>
                <ul id="lines" phx-update="stream">for (id, line) in &self.stream, stream { <li id={id}>{line.text}</li> }</ul>
            </main>
        }
    }
}

fn group_row(group: &Group) -> Rendered {
    html! {
        <section id={format!("g{}", group.id)} class={group.marked.then_some("marked")}>
            {group.name}
            if group.marked { <em>"marked "{group.items.len()}</em> }
            <ul>
                for (id, text) in &group.items, key = id {
                    <li>{text} if id % 2 == 0 { <b>"even"</b> } else { <i>{id}</i> }</li>
                }
            </ul>
        </section>
    }
}

struct Card {
    title: &'static str,
    wide: bool,
    inner: Rendered,
    footer: Rendered,
}

impl Component for Card {
    fn render(self) -> Rendered {
        html! { <article data-wide={self.wide}><h2>{self.title}</h2>{self.inner}<footer>{self.footer}</footer></article> }
    }
}

/// A component whose rows and whose own components change.
struct Shelf(Option<Box>);

impl LiveComponent for Shelf {
    type Props = Box;

    fn mount(_: &mut Context) -> Self {
        Shelf(None)
    }

    fn update(&mut self, props: Box, _: &mut Context) {
        self.0 = Some(props);
    }

    fn render(&self, _: Cid) -> Rendered {
        let Some(shelf) = &self.0 else { return html! { <div></div> } };
        html! {
            <div class={shelf.wide.then_some("wide")}>
                {shelf.label}
                if shelf.wide { <p>"wide "{shelf.items.len()}</p> }
                for (id, text, loud) in &shelf.items, key = id {
                    <p>if *loud { <strong>{text}</strong> } else { {text} }
                    for letter in text.chars().take(2) { <u>{letter}</u> if *loud { <s>"!"</s> } }</p>
                }
                for id in &shelf.inner, key = id { {live_component::<Leaf>(format!("{}-{id}", shelf.id), shelf.label.len())} }
            </div>
        }
    }
}

struct Leaf(usize);

impl LiveComponent for Leaf {
    type Props = usize;

    fn mount(_: &mut Context) -> Self {
        Leaf(0)
    }

    fn update(&mut self, props: usize, _: &mut Context) {
        self.0 = props;
    }

    fn render(&self, _: Cid) -> Rendered {
        html! { <span>"leaf "{self.0}</span> }
    }
}
