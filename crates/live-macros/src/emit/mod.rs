//! Nodes to Rust: each run of markup becomes one static template and the list of its dynamics.

mod component;
mod control;
mod element;
mod template;

use proc_macro2::TokenStream;
use quote::quote;

use crate::node::{Node, Nodes};
use template::Template;

/// The expression that `html!` stands for, of type `live::Rendered`.
pub fn rendered(nodes: &[Node]) -> TokenStream {
    let template = template(nodes);
    let (statics, dynamics) = (template.statics(is_root(nodes)), template.dynamics());
    quote! {{
        #[allow(unused_imports)]
        use ::live::template::{IntoDynamic as _, MaybeDynamic as _, ToDynamic as _};
        #statics
        ::live::template::Rendered::new(&TEMPLATE, #dynamics)
    }}
}

/// The same as one dynamic of a template around it.
fn nested(nodes: &[Node]) -> TokenStream {
    let rendered = rendered(nodes);
    quote!(::live::template::Dynamic::tree(#rendered))
}

fn template(nodes: &[Node]) -> Template {
    let mut template = Template::default();
    for node in nodes {
        push(node, &mut template);
    }
    template
}

fn push(node: &Node, template: &mut Template) {
    match node {
        Node::Text(text) => template.text(&crate::escape::text(&text.value())),
        Node::Doctype => template.text("<!DOCTYPE html>"),
        Node::Value(value) => template.dynamic(element::value(value)),
        Node::Element(element) => element::push(element, template),
        Node::Component(component) => template.dynamic(component::call(component)),
        Node::If(branch) => template.dynamic(control::branch(branch)),
        Node::For(each) => template.dynamic(control::each(each)),
        Node::Match(arms) => template.dynamic(control::arms(arms)),
    }
}

/// Exactly one element: the client may put its own attributes on it, and skip it when nothing in it changed.
fn is_root(nodes: &[Node]) -> bool {
    matches!(nodes, [Node::Element(_)])
}

impl From<Nodes> for Vec<Node> {
    fn from(nodes: Nodes) -> Self {
        nodes.0
    }
}
