//! The shape of diffs, as it goes over the wire.

use live::component::{Cid, LiveComponent, live_component};
use live::diff::{DiffError, Renderer};
use live::view::Context;
use live::{Component, Limits, Rendered, Stream, html};
use serde_json::{Value, json};

/// Renders one after the other, and compares the last diff.
fn check(renders: impl IntoIterator<Item = Rendered>, expect: Value) {
    let (mut renderer, mut context) = (Renderer::default(), Context::detached(Limits::default()));
    let mut last = Value::Null;
    for rendered in renders {
        last = renderer.render(rendered, &mut context).unwrap().into();
    }
    assert_eq!(last, expect);
}

fn fails(rendered: Rendered, expect: DiffError) {
    let limits = Limits { render_bytes: 100, ..Limits::default() };
    let answer = Renderer::default().render(rendered, &mut Context::detached(limits));
    assert_eq!(answer, Err(expect));
}

fn list(items: &[(u32, &str)]) -> Rendered {
    html! { <ul>for (id, text) in items, key = id { <li>{text}</li> }</ul> }
}

#[test]
fn sends_what_changed() {
    let page = |a: &str, b: u32| html! { <p class={a}>{a}" "{b}</p> };
    check(
        [page("x", 1)],
        json!({"0": " class=\"x\"", "1": "x", "2": "1", "p": {"0": ["<p", ">", " ", "</p>"]}, "r": 1, "s": 0}),
    );
    check([page("x", 1), page("x", 2)], json!({"2": "2"}));
    check([page("x", 1), page("x", 1)], json!({}));
}

#[test]
fn sends_statics_once_in_a_message() {
    let page = |on: bool| html! { if on { <b>{1}</b> } if on { <b>{2}</b> } };
    let branch = |value: &str| json!({"0": value, "r": 1, "s": 0});
    check([page(false), page(true)], json!({"0": branch("1"), "1": branch("2"), "p": {"0": ["<b>", "</b>"]}}));
    check([page(true), page(false)], json!({"0": "", "1": ""}));
}

#[test]
fn moves_rows() {
    let six: Vec<(u32, &str)> = (0..6).map(|id| (id, "x")).collect();
    let mut reversed = six.clone();
    reversed.reverse();
    check(
        [list(&six), list(&reversed)],
        json!({"0": {"k": {"0": 5, "1": 4, "2": 3, "3": 2, "4": 1, "5": 0, "kc": 6, "km": true}}}),
    );
    check(
        [list(&[(1, "a"), (2, "b")]), list(&[(3, "c"), (1, "a"), (2, "d")])],
        json!({"0": {"k": {"0": {"0": "c"}, "1": 0, "2": [1, {"0": "d"}], "kc": 3, "km": true}}}),
    );
    check([list(&[(1, "a"), (2, "b")]), list(&[(1, "a")])], json!({"0": {"k": {"kc": 1}}}));
    check([list(&[(1, "a")]), list(&[])], json!({"0": {"k": {"kc": 0}}}));
    check([list(&[])], json!({"0": "", "p": {"0": ["<ul>", "</ul>"]}, "r": 1, "s": 0}));
    check(
        [list(&[]), list(&[(1, "a")])],
        json!({"0": {"k": {"0": {"0": "a"}, "kc": 1}, "s": 0}, "p": {"0": ["<li>", "</li>"]}}),
    );
}

#[test]
fn forgets_the_rows_of_streams() {
    let stream = Stream::new("lines", |text: &&str| format!("line-{text}"));
    let page = || html! { <ul>for (id, text) in &stream, stream { <li id={id}>{text}</li> }</ul> };
    let (mut renderer, mut context) = (Renderer::default(), Context::detached(Limits::default()));
    let mut render = || Value::from(renderer.render(page(), &mut context).unwrap());
    let join = render();
    let name = &join["0"]["stream"][0];
    assert!(name.as_str().unwrap().starts_with("lines-"), "each stream has a name of its own: {name}");
    assert_eq!(join["0"], json!({"k": {"kc": 0}, "s": 0, "stream": [name, [], []]}));
    assert_eq!(render(), json!({}));
    stream.append("a");
    stream.delete(&"b");
    let row = json!({"0": " id=\"line-a\"", "1": "a"});
    let operations = json!([name, [["line-a", -1, null, false]], ["line-b"]]);
    assert_eq!(render(), json!({"0": {"k": {"0": row, "kc": 1}, "stream": operations}}));
    assert_eq!(render(), json!({}));
    stream.reset([]);
    assert_eq!(render(), json!({"0": {"k": {"kc": 0}, "stream": [name, [], [], true]}}));
}

struct Dot(u32);

impl LiveComponent for Dot {
    type Props = u32;

    fn mount(_: &mut Context) -> Self {
        Dot(0)
    }

    fn update(&mut self, props: u32, _: &mut Context) {
        self.0 = props;
    }

    fn render(&self, _: Cid) -> Rendered {
        if self.0 == 99 {
            html! { "text" }
        } else {
            html! { <i>{self.0}</i> }
        }
    }
}

#[test]
fn numbers_components_and_forgets_them_in_two_steps() {
    let page = |show: bool, value: u32| html! { if show { {live_component::<Dot>("a", value)} } };
    let (mut renderer, mut context) = (Renderer::default(), Context::detached(Limits::default()));
    let mut render =
        |renderer: &mut Renderer, show, value| Value::from(renderer.render(page(show, value), &mut context).unwrap());
    let join = render(&mut renderer, true, 1);
    assert_eq!(join["0"]["0"], json!(1));
    assert_eq!(join["c"], json!({"1": {"0": "1", "r": 1, "s": ["<i>", "</i>"]}}));
    assert_eq!(render(&mut renderer, true, 2), json!({"c": {"1": {"0": "2"}}}));
    render(&mut renderer, false, 2);
    renderer.will_destroy(&[1]);
    render(&mut renderer, true, 2);
    assert_eq!(renderer.destroyed(&[1]), [0; 0], "a render brought it back");
    render(&mut renderer, false, 2);
    renderer.will_destroy(&[1, 7]);
    assert_eq!(renderer.destroyed(&[1, 7]), [1]);
    assert_eq!(render(&mut renderer, true, 2)["c"], json!({"2": {"0": "2", "r": 1, "s": ["<i>", "</i>"]}}));
}

struct Nest(u32);

impl Component for Nest {
    fn render(self) -> Rendered {
        let deeper = (self.0 > 0).then(|| Nest(self.0 - 1).render());
        html! { <p>{deeper}</p> }
    }
}

#[test]
fn refuses_what_the_client_could_not_merge() {
    fails(list(&[(1, "a"), (1, "b")]), DiffError::SameKeyTwice);
    fails(
        html! { {live_component::<Dot>("a", 1)}{live_component::<Dot>("a", 2)} },
        DiffError::SameComponentTwice { id: "a".to_owned() },
    );
    fails(html! { {live_component::<Dot>("a", 99)} }, DiffError::ComponentRoot);
    fails(Nest(200).render(), DiffError::TooDeep);
    fails(html! { {"x".repeat(101)} }, DiffError::TooLarge { limit: 100 });
}
