//! Tags: elements, the doctype, and the door to components.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, Ident, Result, Token};

use super::attribute::attributes;
use super::{children, component, name::name};
use crate::names::{is_raw_text, is_type, is_void};
use crate::node::{Element, Name, Node};

/// What begins with `<`.
pub fn tag(input: ParseStream<'_>) -> Result<Node> {
    if input.peek2(Token![!]) {
        return doctype(input);
    }
    if input.peek2(Token![/]) {
        let stray = closing_ahead(input)?;
        return Err(Error::new(stray.span, format!("`</{}>` closes nothing", stray.text)));
    }
    if input.peek2(Token![:]) {
        return Err(Error::new(input.span(), "a slot stands directly inside of a component"));
    }
    input.parse::<Token![<]>()?;
    let ahead = input.fork();
    let begins_type = ahead.call(Ident::parse_any).is_ok_and(|ident| is_type(&ident.to_string()));
    if begins_type || ahead.peek(Token![::]) {
        return Ok(Node::Component(component::component(input)?));
    }
    element(input).map(Node::Element)
}

fn doctype(input: ParseStream<'_>) -> Result<Node> {
    input.parse::<Token![<]>()?;
    input.parse::<Token![!]>()?;
    let word = input.call(Ident::parse_any)?;
    let html = input.call(Ident::parse_any)?;
    input.parse::<Token![>]>()?;
    if word.to_string().eq_ignore_ascii_case("doctype") && html.to_string().eq_ignore_ascii_case("html") {
        return Ok(Node::Doctype);
    }
    Err(Error::new(word.span(), "expected `<!DOCTYPE html>`"))
}

fn element(input: ParseStream<'_>) -> Result<Element> {
    let name = name(input)?;
    let attributes = attributes(input)?;
    if input.peek(Token![/]) {
        input.parse::<Token![/]>()?;
        end_of_tag(input, &name)?;
        return Ok(Element { name, attributes, children: Vec::new() });
    }
    end_of_tag(input, &name)?;
    let children = if is_void(&name.text) { Vec::new() } else { closed_children(input, &name)? };
    Ok(Element { name, attributes, children })
}

fn end_of_tag(input: ParseStream<'_>, name: &Name) -> Result<()> {
    let problem = format!("expected an attribute, `>` or `/>` in `<{}>`", name.text);
    input.parse::<Token![>]>().map(drop).map_err(|error| Error::new(error.span(), problem))
}

fn closed_children(input: ParseStream<'_>, name: &Name) -> Result<Vec<Node>> {
    let children = children(input)?;
    if is_raw_text(&name.text) {
        refuse_markup(&children, name)?;
    }
    if input.is_empty() {
        return Err(Error::new(name.span, format!("`<{}>` is not closed", name.text)));
    }
    let closing = closing(input)?;
    if closing.text != name.text {
        let mut error = Error::new(closing.span, format!("`</{}>` does not close `<{}>`", closing.text, name.text));
        error.combine(Error::new(name.span, "this is open"));
        return Err(error);
    }
    Ok(children)
}

/// `</name>`
pub fn closing(input: ParseStream<'_>) -> Result<Name> {
    input.parse::<Token![<]>()?;
    input.parse::<Token![/]>()?;
    let name = name(input)?;
    input.parse::<Token![>]>()?;
    Ok(name)
}

fn closing_ahead(input: ParseStream<'_>) -> Result<Name> {
    closing(&input.fork())
}

/// Scripts and style sheets are not HTML: a value in them cannot be made safe by escaping.
fn refuse_markup(children: &[Node], name: &Name) -> Result<()> {
    for child in children {
        let Node::Text(text) = child else {
            let problem = format!("`<{}>` takes quoted text only: values cannot be escaped in it", name.text);
            return Err(Error::new(name.span, problem));
        };
        if text.value().contains("</") {
            return Err(Error::new(text.span(), format!("`</` would end `<{}>`", name.text)));
        }
    }
    Ok(())
}
