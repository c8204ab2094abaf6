//! What `html!` writes.

use live::template::{Attributes, HtmlError, raw};
use live::{Component, Rendered, html};

fn check(rendered: Rendered, expect: &str) {
    assert_eq!(rendered.to_html().unwrap(), expect);
}

#[test]
fn escapes_everywhere() {
    let evil = "<b a=\"1\" c='2'>&</b>";
    check(html! { <p>{evil}</p> }, "<p>&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&lt;/b&gt;</p>");
    check(html! { <p title={evil}></p> }, "<p title=\"&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&lt;/b&gt;\"></p>");
    check(
        html! { <p title="a \"b\" & <c>">"1 < 2 & 3"</p> },
        "<p title=\"a &quot;b&quot; &amp; &lt;c&gt;\">1 &lt; 2 &amp; 3</p>",
    );
    check(
        html! { <p {..Attributes::new().with("title", evil)}></p> },
        "<p title=\"&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;&lt;/b&gt;\"></p>",
    );
    check(html! { {raw("<hr>")} }, "<hr>");
}

#[test]
fn leaves_out_attributes_that_are_false_or_missing() {
    let (none, some) = (None::<&str>, Some("x"));
    check(html! { <p a={none} b={some} c={true} d={false} e f={1.5}></p> }, "<p b=\"x\" c e f=\"1.5\"></p>");
}

#[test]
fn knows_names_with_joints_and_void_elements() {
    check(
        html! { <my-tag phx-value-a="1" xml:lang="en" type="x"/> <img src="a"> <br/> },
        "<my-tag phx-value-a=\"1\" xml:lang=\"en\" type=\"x\"></my-tag><img src=\"a\"><br>",
    );
}

#[test]
fn follows_control_flow() {
    for (number, expect) in [(0, "zero"), (1, "<b>1</b>"), (7, "many")] {
        let shown = html! { match number { 0 => { "zero" } n if n < 5 => { <b>{n}</b> } _ => { "many" } } };
        check(shown, expect);
        let shown = html! { if number == 0 { "zero" } else if number < 5 { <b>{number}</b> } else { "many" } };
        check(shown, expect);
    }
    check(html! { <ul>for n in 0..3, key = n { <li>{n}</li> }</ul> }, "<ul><li>0</li><li>1</li><li>2</li></ul>");
}

#[test]
fn marks_templates_that_are_one_element() {
    assert!(html! { <p>"a"</p> }.template().is_root());
    assert!(!html! { <p>"a"</p><p>"b"</p> }.template().is_root());
    assert!(!html! { "a" }.template().is_root());
}

struct Nest(u32);

impl Component for Nest {
    fn render(self) -> Rendered {
        let deeper = (self.0 > 0).then(|| Nest(self.0 - 1).render());
        html! { <p>{deeper}</p> }
    }
}

#[test]
fn ends_at_a_depth() {
    assert!(Nest(100).render().to_html().is_ok());
    assert_eq!(Nest(200).render().to_html(), Err(HtmlError::TooDeep));
}
