use live::html;

struct Opaque;

fn main() {
    html! { <p>{Opaque}</p> };
}
