//! The tree that `html!` reads.

use proc_macro2::Span;
use syn::{Expr, ExprPath, Ident, LitStr, Pat};

/// A sequence of nodes: the whole input of `html!`.
pub struct Nodes(pub Vec<Node>);

pub enum Node {
    Text(LitStr),
    /// `{expr}`
    Value(Expr),
    /// `<!DOCTYPE html>`
    Doctype,
    Element(Element),
    Component(Component),
    If(Box<If>),
    For(Box<For>),
    Match(Match),
}

/// The name of an element or attribute as it is written into the page.
#[derive(Clone)]
pub struct Name {
    pub text: String,
    pub span: Span,
}

pub struct Element {
    pub name: Name,
    pub attributes: Vec<Attribute>,
    pub children: Vec<Node>,
}

pub enum Attribute {
    Named {
        name: Name,
        value: Value,
    },
    /// `{..expr}`
    Spread(Expr),
}

pub enum Value {
    /// `disabled`
    Flag,
    /// `id="x"`
    Text(LitStr),
    /// `id={expr}`
    Expr(Expr),
}

pub struct Component {
    pub path: ExprPath,
    pub fields: Vec<(Ident, Value)>,
    /// `..`: the fields that are not named take their defaults.
    pub defaults: bool,
    pub inner: Vec<Node>,
    pub slots: Vec<(Ident, Vec<Node>)>,
}

pub struct If {
    pub condition: Expr,
    pub then: Vec<Node>,
    pub otherwise: Option<Vec<Node>>,
}

pub struct For {
    pub pattern: Pat,
    pub items: Expr,
    pub rows: Rows,
    pub body: Vec<Node>,
}

pub enum Rows {
    /// The position is the key.
    Positional,
    Keyed(Expr),
    Stream,
}

pub struct Match {
    pub value: Expr,
    pub arms: Vec<Arm>,
}

pub struct Arm {
    pub pattern: Pat,
    pub guard: Option<Expr>,
    pub body: Vec<Node>,
}
