//! Links that lead to somebody: a telephone, a mailbox, a profile. The words of such a link may say nothing ("fale com
//! ela"), so its target counts as a contact that stands where the words do.

use std::ops::Range;

use text::contract::privacy_types::DatumKind;
use text::contract::types::MarkKind;
use text::fold::fold;
use text::id::{self, Found, Kind};

use crate::corpus::Part;
use crate::reading::Reading;

/// Contacts in the targets of links over words that no other find covers; `found` is in order.
pub fn find(reading: &Reading, found: &[Found]) -> Vec<Found> {
    let mut links = Vec::new();
    for piece in reading.corpus.pieces.iter().filter(|piece| piece.part == Part::Text) {
        let Some(block) = reading.corpus.document.blocks.get(piece.block) else { continue };
        for mark in &block.marks {
            let MarkKind::Link(target) = &mark.kind else { continue };
            let Some(kind) = contact(target) else { continue };
            let start = reading.corpus.folded_position(piece, mark.start as usize);
            let end = reading.corpus.folded_position(piece, mark.end as usize);
            if start < end && !covered(found, &(start..end)) {
                links.push(Found {
                    kind: Kind::Datum(kind),
                    range: start..end,
                    confidence: 0.9,
                    labelled: false,
                    year: None,
                });
            }
        }
    }
    links
}

fn covered(found: &[Found], range: &Range<usize>) -> bool {
    let index = found.partition_point(|hit| hit.range.end <= range.start);
    found.get(index).is_some_and(|hit| hit.range.start < range.end)
}

/// The contact that a link leads to.
pub fn contact(target: &str) -> Option<DatumKind> {
    let folded = fold(target);
    let address = folded.as_str();
    if address.starts_with("tel:") || address.starts_with("sms:") {
        return Some(DatumKind::Phone);
    }
    if address.starts_with("mailto:") {
        return Some(DatumKind::Email);
    }
    id::scan(&id::Source::new(address)).into_iter().find_map(|hit| match hit.kind {
        Kind::Datum(kind @ (DatumKind::Phone | DatumKind::Email | DatumKind::SocialAccount)) => Some(kind),
        _ => None,
    })
}
