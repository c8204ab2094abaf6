//! The attributes of an element.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, Ident, Lit, LitStr, Result, Token, braced, token};

use super::name::name;
use crate::node::{Attribute, Value};

/// As many as there are before `>` or `/>`.
pub fn attributes(input: ParseStream<'_>) -> Result<Vec<Attribute>> {
    let mut found: Vec<Attribute> = Vec::new();
    while input.peek(token::Brace) || input.peek(Ident::peek_any) {
        let next = attribute(input)?;
        refuse_twice(&found, &next)?;
        found.push(next);
    }
    Ok(found)
}

fn attribute(input: ParseStream<'_>) -> Result<Attribute> {
    if input.peek(token::Brace) {
        let content;
        braced!(content in input);
        content.parse::<Token![..]>()?;
        return Ok(Attribute::Spread(content.parse()?));
    }
    Ok(Attribute::Named { name: name(input)?, value: value(input)? })
}

/// What follows the name: nothing, `="text"`, `=1`, `=true` or `={expr}`.
pub fn value(input: ParseStream<'_>) -> Result<Value> {
    if !input.peek(Token![=]) {
        return Ok(Value::Flag);
    }
    input.parse::<Token![=]>()?;
    if input.peek(token::Brace) {
        return Ok(Value::Expr(super::value(input)?));
    }
    match input.parse::<Lit>() {
        Ok(Lit::Str(text)) => Ok(Value::Text(text)),
        Ok(Lit::Int(number)) => Ok(Value::Text(LitStr::new(&number.to_string(), number.span()))),
        Ok(other) => Err(Error::new(other.span(), "write the value as \"text\" or as {expression}")),
        Err(error) => Err(Error::new(error.span(), "expected a value: \"text\" or {expression}")),
    }
}

fn refuse_twice(found: &[Attribute], next: &Attribute) -> Result<()> {
    let Attribute::Named { name, .. } = next else { return Ok(()) };
    let same = |other: &Attribute| matches!(other, Attribute::Named { name: known, .. } if known.text == name.text);
    if found.iter().any(same) {
        return Err(Error::new(name.span, format!("the attribute `{}` is given twice", name.text)));
    }
    Ok(())
}
