//! Elements and values.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::spanned::Spanned;

use super::template::Template;
use crate::escape;
use crate::names::{is_raw_text, is_void};
use crate::node::{Attribute, Element, Name, Node, Value};

/// A value between tags. The method is found by the type: what is already markup moves in, the rest is escaped.
pub fn value(value: &Expr) -> TokenStream {
    quote_spanned!(value.span()=> (#value).__live_dynamic())
}

pub fn push(element: &Element, template: &mut Template) {
    let name = &element.name.text;
    template.text(&format!("<{name}"));
    for attribute in &element.attributes {
        push_attribute(attribute, template);
    }
    template.text(">");
    for child in &element.children {
        push_child(name, child, template);
    }
    if !is_void(name) {
        template.text(&format!("</{name}>"));
    }
}

fn push_child(parent: &str, child: &Node, template: &mut Template) {
    match child {
        Node::Text(text) if is_raw_text(parent) => template.text(&text.value()),
        _ => super::push(child, template),
    }
}

fn push_attribute(attribute: &Attribute, template: &mut Template) {
    match attribute {
        Attribute::Named { name, value: Value::Flag } => template.text(&format!(" {}", name.text)),
        Attribute::Named { name, value: Value::Text(text) } => {
            template.text(&format!(" {}=\"{}\"", name.text, escape::attribute(&text.value())));
        }
        Attribute::Named { name, value: Value::Expr(value) } => template.dynamic(named(name, value)),
        Attribute::Spread(attributes) => {
            template.dynamic(quote_spanned!(attributes.span()=> ::live::template::spread(&(#attributes))));
        }
    }
}

/// Name and value are one dynamic, so that `false` and `None` leave nothing behind.
fn named(name: &Name, value: &Expr) -> TokenStream {
    let name = &name.text;
    let call = quote_spanned!(value.span()=> ::live::template::attribute);
    let argument = quote_spanned!(value.span()=> &(#value));
    quote!(#call(#name, #argument))
}
