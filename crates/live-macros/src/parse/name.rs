//! Names of elements and attributes: identifiers, keywords among them, joined by `-`, `:` and `.`.

use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Ident, LitInt, Result, Token};

use crate::node::Name;

pub fn name(input: ParseStream<'_>) -> Result<Name> {
    let first = input.call(Ident::parse_any)?;
    let mut name = Name { text: first.unraw().to_string(), span: first.span() };
    while let Some(joint) = joint(input)? {
        name.text.push(joint);
        if input.peek(LitInt) {
            name.text.push_str(&input.parse::<LitInt>()?.to_string());
        } else {
            name.text.push_str(&input.call(Ident::parse_any)?.unraw().to_string());
        }
    }
    Ok(name)
}

fn joint(input: ParseStream<'_>) -> Result<Option<char>> {
    if input.peek(Token![-]) {
        input.parse::<Token![-]>()?;
        Ok(Some('-'))
    } else if input.peek(Token![:]) && !input.peek(Token![::]) {
        input.parse::<Token![:]>()?;
        Ok(Some(':'))
    } else if input.peek(Token![.]) && !input.peek(Token![..]) {
        input.parse::<Token![.]>()?;
        Ok(Some('.'))
    } else {
        Ok(None)
    }
}
