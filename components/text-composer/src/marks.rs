//! Reference marks: set where a claim ends, before the sign that ends its sentence.

use crate::numbering::Numbered;
use std::collections::{BTreeMap, BTreeSet};
use text::contract::types::{Document, Mark, MarkKind};

/// Sets the marks. Marks that the draft brought along refer to numbers of another list, and are taken off; their text
/// stays.
pub fn set(document: &mut Document, numbered: &[Numbered<'_>]) {
    let mut wanted: BTreeMap<usize, BTreeSet<(u32, u32)>> = BTreeMap::new();
    for entry in numbered {
        for place in &entry.places {
            let text = &document.blocks[place.block].text;
            let at = place.start + anchor(text.get(place.start..place.end).unwrap_or_default());
            wanted.entry(place.block).or_default().insert((at as u32, entry.number));
        }
    }
    for (at, block) in document.blocks.iter_mut().enumerate() {
        block.marks.retain(|mark| !matches!(mark.kind, MarkKind::Reference(_)));
        let new = wanted.remove(&at).into_iter().flatten();
        block.marks.extend(new.map(|(at, number)| Mark { start: at, end: at, kind: MarkKind::Reference(number) }));
    }
}

/// Where in a claim its mark goes: behind the last word, before the full stop and before closing quotation marks that
/// stand behind it.
fn anchor(claim: &str) -> usize {
    let whole = claim.trim_end();
    let unclosed = whole.trim_end_matches(['"', '”', '’', '»', ')', ']']);
    let ends = |text: &str| text.ends_with(['.', '!', '?', '…', ';', ':', ',']);
    let kept = if ends(unclosed) { unclosed } else { whole };
    let bare = kept.trim_end_matches(['.', '!', '?', '…', ';', ':', ',']).trim_end();
    if bare.is_empty() { whole.len() } else { bare.len() }
}
