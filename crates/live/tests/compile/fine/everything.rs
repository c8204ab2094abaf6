#![deny(warnings)]

use live::component::{Cid, LiveComponent, live_component};
use live::template::{Attributes, raw};
use live::view::Context;
use live::{Component, Rendered, Stream, html};

struct Card {
    title: String,
    wide: bool,
    inner: Rendered,
    footer: Option<Rendered>,
}

impl Default for Card {
    fn default() -> Self {
        Card { title: "untitled".to_owned(), wide: false, inner: Rendered::default(), footer: None }
    }
}

impl Component for Card {
    fn render(self) -> Rendered {
        html! { <section class={self.wide.then_some("wide")}><h2>{self.title}</h2>{self.inner}{self.footer}</section> }
    }
}

struct Dot;

impl LiveComponent for Dot {
    type Props = ();

    fn mount(_: &mut Context) -> Self {
        Dot
    }

    fn update(&mut self, (): (), _: &mut Context) {}

    fn render(&self, myself: Cid) -> Rendered {
        html! { <i phx-target={myself} phx-click="dot">"."</i> }
    }
}

fn page(name: &str, maybe: Option<u8>, items: &[(u32, String)], stream: &Stream<u8>) -> Rendered {
    html! {
        <!DOCTYPE html>
        <html lang="en">
            <head><meta charset="utf-8"><style>"a > b { color: red }"</style></head>
            <body {..Attributes::new().with("data-x", name)}>
                {name} {maybe} {raw("<hr>")} {{ let twice = name.len() * 2; twice }}
                <input type="text" disabled={maybe.is_some()} required value={name} maxlength=5 />
                if let Some(number) = maybe { {number} } else if name.is_empty() { "none" } else { <br/> }
                match maybe { Some(0) => { "zero" } Some(n) if n > 5 => { {n} }, _ => { "other" } }
                for (id, text) in items, key = id { <p>{text}</p> }
                for (id, _) in stream, stream { <p id={id}></p> }
                <Card title="a" ..>"inner"<:footer>"slot"</:footer></Card>
                <Card wide={true} ../>
                {live_component::<Dot>("dot", ())}
            </body>
        </html>
    }
}

fn main() {
    let stream = Stream::new("s", |n: &u8| n.to_string());
    assert_eq!(page("a", None, &[], &stream).template().statics().len(), 15);
}
