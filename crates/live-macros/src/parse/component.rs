//! Function components: `<Card title="x" ..>…<:slot>…</:slot></Card>`.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, ExprPath, Ident, Path, Result, Token};

use super::attribute::value;
use super::node;
use crate::node::{Component, Node, Value};

/// What follows `<`.
pub fn component(input: ParseStream<'_>) -> Result<Component> {
    let path = input.call(Path::parse_mod_style)?;
    let (fields, defaults) = fields(input)?;
    let path = ExprPath { attrs: Vec::new(), qself: None, path };
    let mut component = Component { path, fields, defaults, inner: Vec::new(), slots: Vec::new() };
    let closed = input.peek(Token![/]);
    if closed {
        input.parse::<Token![/]>()?;
    }
    input.parse::<Token![>]>()?;
    if !closed {
        contents(input, &mut component)?;
    }
    Ok(component)
}

fn fields(input: ParseStream<'_>) -> Result<(Vec<(Ident, Value)>, bool)> {
    let mut fields: Vec<(Ident, Value)> = Vec::new();
    while input.peek(Ident::peek_any) {
        let name = input.call(Ident::parse_any)?;
        if fields.iter().any(|(known, _)| *known == name) {
            return Err(Error::new(name.span(), format!("the attribute `{name}` is given twice")));
        }
        fields.push((name, value(input)?));
    }
    let defaults = input.peek(Token![..]);
    if defaults {
        input.parse::<Token![..]>()?;
    }
    Ok((fields, defaults))
}

fn contents(input: ParseStream<'_>, component: &mut Component) -> Result<()> {
    while !(input.peek(Token![<]) && input.peek2(Token![/])) {
        if input.is_empty() {
            return Err(Error::new_spanned(&component.path, "this component is not closed"));
        }
        if input.peek(Token![<]) && input.peek2(Token![:]) {
            component.slots.push(slot(input)?);
        } else {
            component.inner.push(node(input)?);
        }
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let closing = input.call(Path::parse_mod_style)?;
    if closing != component.path.path {
        return Err(Error::new_spanned(closing, "this closes another component than the one that is open"));
    }
    input.parse::<Token![>]>().map(drop)
}

fn slot(input: ParseStream<'_>) -> Result<(Ident, Vec<Node>)> {
    input.parse::<Token![<]>()?;
    input.parse::<Token![:]>()?;
    let name = input.call(Ident::parse_any)?;
    input.parse::<Token![>]>()?;
    let children = super::children(input)?;
    if input.is_empty() {
        return Err(Error::new(name.span(), format!("the slot `{name}` is not closed")));
    }
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    input.parse::<Token![:]>()?;
    let closing = input.call(Ident::parse_any)?;
    if closing != name {
        return Err(Error::new(closing.span(), format!("`</:{closing}>` does not close `<:{name}>`")));
    }
    input.parse::<Token![>]>()?;
    Ok((name, children))
}
