//! Addresses that may stand in a published page.

/// Browsers drop tabs and line breaks anywhere in an address and trim controls around it, so `java\tscript:` is a scheme.
fn clean(address: &str) -> String {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    trimmed.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect()
}

/// The scheme in lower case; none for a relative address.
fn scheme(address: &str) -> Option<String> {
    let end = address.find([':', '/', '?', '#'])?;
    address[end..].starts_with(':').then(|| address[..end].to_ascii_lowercase())
}

/// The address of a link, cleaned: http, https, mailto, tel or relative; anything else is none.
pub fn link(address: &str) -> Option<String> {
    allowed(address, &["http", "https", "mailto", "tel"])
}

/// The address of an image or another resource: http, https or relative.
pub fn resource(address: &str) -> Option<String> {
    allowed(address, &["http", "https"])
}

fn allowed(address: &str, schemes: &[&str]) -> Option<String> {
    let address = clean(address);
    let safe = match scheme(&address) {
        Some(scheme) => schemes.contains(&scheme.as_str()),
        None => !address.is_empty(),
    };
    safe.then_some(address)
}

/// Whether a link leads to another site.
pub fn is_external(address: &str) -> bool {
    address.starts_with("//") || matches!(scheme(address).as_deref(), Some("http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_schemes_pass() {
        let check = |address: &str, expect: Option<&str>| assert_eq!(link(address).as_deref(), expect, "{address:?}");
        check("https://a.org/b?c#d", Some("https://a.org/b?c#d"));
        check(" HTTP://a.org ", Some("HTTP://a.org"));
        check("mailto:a@b.org", Some("mailto:a@b.org"));
        check("tel:+551130000000", Some("tel:+551130000000"));
        check("/contato", Some("/contato"));
        check("artigo?a=b:c", Some("artigo?a=b:c"));
        check("#ref-1", Some("#ref-1"));
        check("javascript:alert(1)", None);
        check("java\tscript\n:alert(1)", None);
        check("\u{1}javascript:alert(1)", None);
        check("JaVaScRiPt:alert(1)", None);
        check("data:text/html,x", None);
        check("vbscript:x", None);
        check("file:///etc/passwd", None);
        check("", None);
        assert_eq!(resource("mailto:a@b.org"), None);
    }
}
