use live::html;

fn main() {
    html! { <main><p>"text"</p> };
}
