//! Function components: a struct literal, whose missing or unknown fields the compiler names.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

use crate::node::{Component, Value};

pub fn call(component: &Component) -> TokenStream {
    let path = &component.path;
    let mut fields: Vec<TokenStream> = component.fields.iter().map(|(name, value)| field(name, value)).collect();
    if !component.inner.is_empty() {
        let inner = super::rendered(&component.inner);
        fields.push(quote_spanned!(path.span()=> inner: ::core::convert::Into::into(#inner)));
    }
    for (name, nodes) in &component.slots {
        let slot = super::rendered(nodes);
        fields.push(quote_spanned!(name.span()=> #name: ::core::convert::Into::into(#slot)));
    }
    if component.defaults {
        fields.push(quote!(..::core::default::Default::default()));
    }
    let literal = quote_spanned!(path.span()=> #path { #(#fields),* });
    // In markup, `title={title}` and a `..` that fills nothing are no oversights.
    quote! {{
        #[allow(clippy::redundant_field_names, clippy::needless_update)]
        let dynamic = ::live::template::Dynamic::tree(::live::template::Component::render(#literal));
        dynamic
    }}
}

fn field(name: &syn::Ident, value: &Value) -> TokenStream {
    match value {
        Value::Flag => quote_spanned!(name.span()=> #name: true),
        Value::Text(text) => quote_spanned!(text.span()=> #name: ::core::convert::Into::into(#text)),
        Value::Expr(value) => quote!(#name: #value),
    }
}
