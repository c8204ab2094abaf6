use live::html;

fn main() {
    html! { <p>{}</p> };
}
