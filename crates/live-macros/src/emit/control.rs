//! `if`, `match` and `for`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{nested, template};
use crate::node::{For, If, Match, Node, Rows};

pub fn branch(branch: &If) -> TokenStream {
    let (condition, then) = (&branch.condition, nested(&branch.then));
    let otherwise = match branch.otherwise.as_deref() {
        // `else if` needs no template of its own around it.
        Some([Node::If(next)]) => self::branch(next),
        Some(nodes) => nested(nodes),
        None => quote!(::live::template::Dynamic::empty()),
    };
    quote!(if #condition { #then } else { #otherwise })
}

pub fn arms(arms: &Match) -> TokenStream {
    let value = &arms.value;
    let arms = arms.arms.iter().map(|arm| {
        let (pattern, body) = (&arm.pattern, nested(&arm.body));
        let guard = arm.guard.as_ref().map(|guard| quote!(if #guard));
        quote!(#pattern #guard => #body,)
    });
    quote!(match #value { #(#arms)* })
}

pub fn each(each: &For) -> TokenStream {
    let (pattern, items) = (&each.pattern, &each.items);
    let row = template(&each.body);
    let (statics, dynamics) = (row.statics(false), row.dynamics());
    let (start, items, key) = match &each.rows {
        Rows::Positional => (quote!(new(&TEMPLATE)), quote!(#items), quote!(::core::option::Option::None)),
        Rows::Keyed(key) => (
            quote!(new(&TEMPLATE)),
            quote!(#items),
            quote!(::core::option::Option::Some(::live::template::key(&(#key)))),
        ),
        Rows::Stream => (quote!(stream(&TEMPLATE, operations)), quote!(rows), quote!(::core::option::Option::None)),
    };
    let drain = matches!(each.rows, Rows::Stream).then(|| {
        let stream = &each.items;
        quote!(let (operations, rows) = (#stream).__live_drain();)
    });
    quote! {{
        #statics
        #drain
        let mut comprehension = ::live::template::Comprehension::#start;
        for #pattern in #items {
            comprehension.push(#key, #dynamics);
        }
        ::live::template::Dynamic::comprehension(comprehension)
    }}
}
