use live::html;

fn main() {
    html! { <p id="a" class="b" id="c"></p> };
}
