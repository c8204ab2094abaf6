//! Escaping for HTML text and for attributes between double quotes.

/// Appends `text`, with the five characters that could begin or end markup written as references.
///
/// ```
/// let mut out = String::new();
/// live::template::escape("a < \"b\"", &mut out);
/// assert_eq!(out, "a &lt; &quot;b&quot;");
/// ```
pub fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

/// Escapes what is written into it.
pub struct Escaped<'a>(pub &'a mut String);

impl std::fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}
