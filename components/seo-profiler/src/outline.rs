//! Headings: the outline of the page, and whether a screen reader can follow it.

use crate::cut::one_line;
use crate::rules::{self, Detail};
use text::contract::profile_types::Heading;
use text::contract::types::{Block, BlockKind, Document, Finding};
use text::readability::words_of;

/// Words without a subheading that readers of a screen still follow.
const LONGEST_STRETCH: usize = 300;

pub fn outline(document: &Document) -> Vec<Heading> {
    headings(document)
        .filter(|(_, block)| !block.text.trim().is_empty())
        .map(|(level, block)| Heading { level, text: one_line(&block.text), block: block.id.clone() })
        .collect()
}

pub fn check(document: &Document, findings: &mut Vec<Finding>) {
    if !headings(document).any(|(level, block)| level == 1 && !block.text.trim().is_empty()) {
        findings.push(rules::TITLE_MISSING.finding().suggesting(
            "Comece o texto com um título de nível 1 que diga o assunto.",
            "Start the text with a heading of level 1 that says what it is about.",
        ));
    }
    let (mut last, mut titles) = (0, 0);
    for (level, block) in headings(document) {
        if block.text.trim().is_empty() {
            findings.push(rules::HEADING_EMPTY.at(&block.id, 0..block.text.len()));
            continue;
        }
        titles += u8::from(level == 1 && titles < 2);
        if level == 1 && titles > 1 {
            findings.push(
                rules::TITLE_REPEATED
                    .at(&block.id, 0..block.text.len())
                    .suggesting("Use o nível 2 para as seções.", "Use level 2 for sections."),
            );
        } else if last > 0 && level > last + 1 {
            findings.push(skipped(block, last, level));
        }
        last = level;
    }
    stretches(document, findings);
}

fn skipped(block: &Block, last: u8, level: u8) -> Finding {
    rules::LEVEL_SKIPPED
        .at(&block.id, 0..block.text.len())
        .saying(format!("Depois do nível {last} vem o nível {level}."), format!("Level {level} follows level {last}."))
        .suggesting(format!("Use o nível {}.", last + 1), format!("Use level {}.", last + 1))
}

fn headings(document: &Document) -> impl Iterator<Item = (u8, &Block)> {
    document.blocks.iter().filter_map(|block| match block.kind {
        BlockKind::Heading(level) => Some((level, block)),
        _ => None,
    })
}

/// Each stretch is told once, at the block with which it became too long.
fn stretches(document: &Document, findings: &mut Vec<Finding>) {
    let mut words = 0;
    for block in &document.blocks {
        if matches!(block.kind, BlockKind::Heading(_)) {
            words = 0;
            continue;
        }
        let before = words;
        words += words_of(&block.text).count();
        if before <= LONGEST_STRETCH && words > LONGEST_STRETCH {
            findings.push(rules::HEADINGS_FEW.at(&block.id, 0..block.text.len()).saying(
                format!("Mais de {LONGEST_STRETCH} palavras sem subtítulo até aqui."),
                format!("More than {LONGEST_STRETCH} words without a subheading up to here."),
            ));
        }
    }
}
