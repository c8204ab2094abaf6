use live::html;

fn main() {
    html! { <p><:footer>"x"</:footer></p> };
}
