//! Elements that HTML treats apart.

const VOID: [&str; 13] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
const RAW_TEXT: [&str; 2] = ["script", "style"];

/// Has no children and no closing tag.
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// What stands in it is no HTML, so that escaping would not protect it.
pub fn is_raw_text(name: &str) -> bool {
    RAW_TEXT.contains(&name)
}

/// A component is named like a type, an element is not.
pub fn is_type(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}
