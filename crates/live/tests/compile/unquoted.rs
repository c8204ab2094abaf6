use live::html;

fn main() {
    html! { <p>Hello</p> };
}
