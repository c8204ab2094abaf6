//! `if`, `for` and `match`, as Rust writes them, with markup in their braces.

use syn::parse::ParseStream;
use syn::{Error, Expr, Ident, Pat, Result, Token, braced};

use super::body;
use crate::node::{Arm, For, If, Match, Node, Rows};

pub fn if_else(input: ParseStream<'_>) -> Result<If> {
    input.parse::<Token![if]>()?;
    let condition = input.call(Expr::parse_without_eager_brace)?;
    let then = body(input)?;
    if !input.peek(Token![else]) {
        return Ok(If { condition, then, otherwise: None });
    }
    input.parse::<Token![else]>()?;
    let otherwise = if input.peek(Token![if]) { vec![Node::If(Box::new(if_else(input)?))] } else { body(input)? };
    Ok(If { condition, then, otherwise: Some(otherwise) })
}

pub fn for_each(input: ParseStream<'_>) -> Result<For> {
    input.parse::<Token![for]>()?;
    let pattern = input.call(Pat::parse_multi_with_leading_vert)?;
    input.parse::<Token![in]>()?;
    let items = input.call(Expr::parse_without_eager_brace)?;
    let rows = rows(input)?;
    Ok(For { pattern, items, rows, body: body(input)? })
}

fn rows(input: ParseStream<'_>) -> Result<Rows> {
    if !input.peek(Token![,]) {
        return Ok(Rows::Positional);
    }
    input.parse::<Token![,]>()?;
    let word = input.parse::<Ident>()?;
    if word == "stream" {
        return Ok(Rows::Stream);
    }
    if word != "key" {
        return Err(Error::new(word.span(), "expected `key = expression` or `stream`"));
    }
    input.parse::<Token![=]>()?;
    Ok(Rows::Keyed(input.call(Expr::parse_without_eager_brace)?))
}

pub fn match_arms(input: ParseStream<'_>) -> Result<Match> {
    input.parse::<Token![match]>()?;
    let value = input.call(Expr::parse_without_eager_brace)?;
    let content;
    braced!(content in input);
    let mut arms = Vec::new();
    while !content.is_empty() {
        arms.push(arm(&content)?);
    }
    Ok(Match { value, arms })
}

fn arm(input: ParseStream<'_>) -> Result<Arm> {
    let pattern = input.call(Pat::parse_multi_with_leading_vert)?;
    let guard = if input.peek(Token![if]) {
        input.parse::<Token![if]>()?;
        Some(input.parse()?)
    } else {
        None
    };
    input.parse::<Token![=>]>()?;
    let body = body(input)?;
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    }
    Ok(Arm { pattern, guard, body })
}
