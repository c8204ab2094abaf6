//! WordPress shortcodes in a text: `[caption …]`, `[/caption]`, `[gallery ids="…"]`, page builders' columns.

use std::ops::Range;

const NAMES: &[&str] = &[
    "audio",
    "button",
    "caption",
    "column",
    "columns",
    "contact-form-7",
    "embed",
    "gallery",
    "playlist",
    "row",
    "toc",
    "video",
];
const BUILDERS: &[&str] = &["vc_", "et_pb_", "fusion_", "av_", "elementor", "su_", "wp-", "wpforms", "su_"];
/// A shortcode longer than this is a text in brackets.
const MAX_LEN: usize = 2000;

/// The parts of `text` outside shortcodes.
pub(super) fn without(text: &str, mut part: impl FnMut(Range<usize>)) {
    let mut kept = 0;
    let mut at = 0;
    while let Some(open) = text[at..].find('[').map(|found| at + found) {
        match length(&text[open..]) {
            Some(len) => {
                part(kept..open);
                (kept, at) = (open + len, open + len);
            }
            None => at = open + 1,
        }
    }
    part(kept..text.len());
}

fn length(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('[')?;
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let end = inner.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-')))?;
    let name = &inner[..end];
    if !(NAMES.contains(&name) || BUILDERS.iter().any(|prefix| name.starts_with(prefix))) {
        return None;
    }
    // A further bracket before the end means that this one opened a text.
    let end = text.bytes().take(MAX_LEN).skip(1).position(|byte| matches!(byte, b'[' | b']'))? + 1;
    text[end..].starts_with(']').then_some(end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_shortcodes_go() {
        let check = |text: &str, expect: &str| {
            let mut out = String::new();
            without(text, |range| out.push_str(&text[range]));
            assert_eq!(out, expect);
        };
        check("a [caption id=\"x\" width=\"3\"]b[/caption] c", "a b c");
        check("[vc_row css=\".x{}\"][vc_column]t[/vc_column][/vc_row]", "t");
        check("ver [1], [2] e [Silva, 2020]", "ver [1], [2] e [Silva, 2020]");
        check("[gallery", "[gallery");
        check("[", "[");
    }
}
