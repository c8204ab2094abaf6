use live::{Component, Rendered, html};

struct Card {
    title: String,
    wide: bool,
}

impl Component for Card {
    fn render(self) -> Rendered {
        html! { <p data-wide={self.wide}>{self.title}</p> }
    }
}

fn main() {
    html! { <Card title="a"/> };
    html! { <Card title="a" wide colour="red"/> };
}
