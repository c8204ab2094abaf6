use live::html;

struct Opaque;

fn main() {
    html! { <p class={Opaque}></p> };
}
