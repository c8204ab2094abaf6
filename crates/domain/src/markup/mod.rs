//! What both importers and exporters must agree on: which addresses are safe, which sites may be embedded, which HTML is
//! harmless, which directives name a calculator.

pub mod directive;
pub mod embed;
pub mod sanitize;
pub mod url;
