//! Tokens to nodes. One file for each kind of markup.

mod attribute;
mod component;
mod control;
mod element;
mod name;

use syn::parse::{Parse, ParseStream};
use syn::{Block, Error, Expr, ExprBlock, LitStr, Result, Stmt, Token, braced, token};

use crate::node::{Node, Nodes};

impl Parse for Nodes {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let mut nodes = Vec::new();
        while !input.is_empty() {
            nodes.push(node(input)?);
        }
        Ok(Nodes(nodes))
    }
}

fn node(input: ParseStream<'_>) -> Result<Node> {
    if input.peek(LitStr) {
        Ok(Node::Text(input.parse()?))
    } else if input.peek(token::Brace) {
        Ok(Node::Value(value(input)?))
    } else if input.peek(Token![if]) {
        Ok(Node::If(Box::new(control::if_else(input)?)))
    } else if input.peek(Token![for]) {
        Ok(Node::For(Box::new(control::for_each(input)?)))
    } else if input.peek(Token![match]) {
        Ok(Node::Match(control::match_arms(input)?))
    } else if input.peek(Token![<]) {
        element::tag(input)
    } else {
        Err(Error::new(input.span(), "text must be quoted (\"…\"), and an expression stands in braces ({…})"))
    }
}

/// The nodes between braces.
fn body(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let content;
    braced!(content in input);
    Ok(content.parse::<Nodes>()?.0)
}

/// The nodes before a closing tag.
fn children(input: ParseStream<'_>) -> Result<Vec<Node>> {
    let mut nodes = Vec::new();
    let at_end = || input.is_empty() || (input.peek(Token![<]) && input.peek2(Token![/]));
    while !at_end() {
        nodes.push(node(input)?);
    }
    Ok(nodes)
}

/// `{expr}` or `{ statements; expr }`, without the braces where they would be too many.
fn value(input: ParseStream<'_>) -> Result<Expr> {
    let content;
    let brace_token = braced!(content in input);
    if content.is_empty() {
        return Err(Error::new(brace_token.span.join(), "an expression is missing between the braces"));
    }
    let mut stmts = content.call(Block::parse_within)?;
    if let [Stmt::Expr(_, None)] = stmts.as_slice()
        && let Some(Stmt::Expr(expr, None)) = stmts.pop()
    {
        return Ok(expr);
    }
    Ok(Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block: Block { brace_token, stmts } }))
}
