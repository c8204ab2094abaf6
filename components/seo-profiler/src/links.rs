//! Links and images: what a reader without the picture or the context still has.

use crate::rules::{self, Detail};
use text::contract::types::{Block, BlockKind, Document, Finding, MarkKind};
use text::fold::fold;

/// A shorter text needs no further page.
const LEAST_WORDS: u32 = 300;
const LONGEST_ALT: usize = 160;
/// Texts of links that say nothing by themselves, folded.
const VAGUE: [&str; 22] = [
    "aqui",
    "clique",
    "clique aqui",
    "veja",
    "veja aqui",
    "veja mais",
    "saiba mais",
    "leia mais",
    "leia",
    "acesse",
    "acesse aqui",
    "link",
    "este link",
    "neste link",
    "confira",
    "here",
    "click here",
    "read more",
    "learn more",
    "more",
    "this link",
    "see more",
];
/// Alternative texts that say what kind of thing it is instead of what it shows, folded.
const PLACEHOLDERS: [&str; 10] =
    ["imagem", "foto", "figura", "grafico", "image", "picture", "photo", "graphic", "img", "ilustracao"];
const IMAGE_FILES: [&str; 7] = [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif"];

pub fn check(document: &Document, base: &str, words: u32, findings: &mut Vec<Finding>) {
    let mut internal = 0_usize;
    for block in &document.blocks {
        images(block, findings);
        for mark in &block.marks {
            let MarkKind::Link(address) = &mark.kind else { continue };
            internal += usize::from(is_internal(address, base));
            link(block, mark.start as usize..mark.end as usize, address, findings);
        }
    }
    if internal == 0 && words >= LEAST_WORDS {
        findings.push(rules::LINKS_INTERNAL.finding().suggesting(
            "Leve a outros textos do site sobre o assunto.",
            "Lead to other texts of the site on the subject.",
        ));
    }
}

fn images(block: &Block, findings: &mut Vec<Finding>) {
    if !matches!(block.kind, BlockKind::Image(_)) {
        return;
    }
    let alt = block.text.trim();
    let folded = fold(alt);
    let lower = folded.as_str();
    let empty_word = PLACEHOLDERS.contains(&lower.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' '));
    if alt.is_empty() {
        findings.push(rules::ALT_MISSING.at(&block.id, 0..block.text.len()).suggesting(
            "Descreva em uma frase o que a imagem mostra.",
            "Describe in one sentence what the image shows.",
        ));
    } else if empty_word || IMAGE_FILES.iter().any(|ending| lower.ends_with(ending)) {
        findings.push(rules::ALT_POOR.at(&block.id, 0..block.text.len()));
    } else if alt.chars().count() > LONGEST_ALT {
        findings.push(rules::ALT_POOR.at(&block.id, 0..block.text.len()).saying(
            format!("O texto alternativo passa de {LONGEST_ALT} caracteres."),
            format!("The alternative text has more than {LONGEST_ALT} characters."),
        ));
    }
}

fn link(block: &Block, range: std::ops::Range<usize>, address: &str, findings: &mut Vec<Finding>) {
    if starts_with(address, "http://") {
        findings.push(
            rules::LINK_INSECURE
                .at(&block.id, range.clone())
                .suggesting("Use o endereço https.", "Use the https address."),
        );
    }
    let shown = fold(block.text.get(range.clone()).unwrap_or_default());
    let shown = shown.as_str().trim_matches(|c: char| !c.is_alphanumeric());
    if shown.is_empty() || VAGUE.contains(&shown) {
        findings.push(
            rules::LINK_VAGUE
                .at(&block.id, range)
                .suggesting("Escreva no link o que há na página.", "Let the link's text say what the page holds."),
        );
    }
}

/// A path, a fragment, or an address of the site itself.
fn is_internal(address: &str, base: &str) -> bool {
    let path = address.starts_with('/') && !address.starts_with("//") || address.starts_with('#');
    let own = !base.is_empty()
        && starts_with(address, base)
        && address.get(base.len()..).is_none_or(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
    path || own
}

fn starts_with(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}
