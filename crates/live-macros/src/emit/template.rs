//! Statics and dynamics in the order in which they are written.

use proc_macro2::TokenStream;
use quote::quote;

pub struct Template {
    statics: Vec<String>,
    dynamics: Vec<TokenStream>,
}

impl Default for Template {
    fn default() -> Self {
        Template { statics: vec![String::new()], dynamics: Vec::new() }
    }
}

impl Template {
    /// Joins what never changes to what stands before it.
    pub fn text(&mut self, text: &str) {
        if let Some(last) = self.statics.last_mut() {
            last.push_str(text);
        }
    }

    /// An expression of type `live::Dynamic`.
    pub fn dynamic(&mut self, value: TokenStream) {
        self.dynamics.push(value);
        self.statics.push(String::new());
    }

    /// `static TEMPLATE: live::Template = …;`
    pub fn statics(&self, root: bool) -> TokenStream {
        let (fingerprint, statics) = (self.fingerprint(root), &self.statics);
        quote! {
            static TEMPLATE: ::live::template::Template =
                ::live::template::Template::new(#fingerprint, #root, &[#(#statics),*]);
        }
    }

    pub fn dynamics(&self) -> TokenStream {
        let dynamics = &self.dynamics;
        if dynamics.is_empty() { quote!(::std::vec::Vec::new()) } else { quote!(::std::vec![#(#dynamics),*]) }
    }

    /// FNV-1a over the statics: templates that write the same are the same to the client.
    fn fingerprint(&self, root: bool) -> u64 {
        const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
        const PRIME: u64 = 0x0100_0000_01b3;
        // 0xff is no byte of UTF-8, so no two lists of statics read the same.
        let bytes = self.statics.iter().flat_map(|text| text.bytes().chain([0xff])).chain([u8::from(root)]);
        bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
    }
}
