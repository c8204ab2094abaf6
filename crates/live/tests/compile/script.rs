use live::html;

fn main() {
    let name = "x";
    html! { <script>"let name = '"{name}"'"</script> };
}
