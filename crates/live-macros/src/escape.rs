//! Escaping of what is known at compile time; `live::escape` does the same for what is not.

/// Text between tags.
pub fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// The value of an attribute between double quotes.
pub fn attribute(value: &str) -> String {
    self::text(value).replace('"', "&quot;").replace('\'', "&#39;")
}
