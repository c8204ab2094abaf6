use live::html;

fn main() {
    html! { <ul>for item in [1, 2], id = item { <li>{item}</li> }</ul> };
}
