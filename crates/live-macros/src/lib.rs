//! The `html!` macro of `lauda-live`: it splits markup into what never changes and what may, at compile time. Use it
//! through `live::html`; the crate exists only because a procedural macro needs one.

#![warn(clippy::unwrap_used, missing_docs)]

mod emit;
mod escape;
mod names;
mod node;
mod parse;

use proc_macro::TokenStream;

/// Markup as a value of type `live::Rendered`.
///
/// - Text is quoted: `"Hello"`. An expression stands in braces: `{self.name}`; whatever is `Display` is written escaped.
/// - Attributes: `id="x"`, `class={expr}`, `disabled` or `disabled={flag}`, `{..attributes}`. `false` and `None` leave
///   the attribute out.
/// - Control flow without braces around it: `if a { … } else if let Some(b) = c { … } else { … }`, `match x { A => { … }
///   B => { … } }`, `for item in items, key = item.id { … }`, `for (id, item) in &self.stream, stream { … }`.
/// - Function components are structs: `<Card title="A" wide={true} ..>"inner"<:footer>"slot"</:footer></Card>`, where
///   `..` fills the other fields with their defaults.
///
/// # Errors
/// Markup that is not well formed does not compile, and the message points at the tag.
#[proc_macro]
pub fn html(input: TokenStream) -> TokenStream {
    let nodes = syn::parse_macro_input!(input as node::Nodes);
    emit::rendered(&nodes.0).into()
}
