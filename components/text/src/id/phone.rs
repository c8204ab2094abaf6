//! Telephone numbers, Brazilian first (compliance.md §A.7). Toll-free and shared-cost numbers belong to nobody;
//! emergency numbers have three digits and are never looked at.

use std::ops::Range;

use super::label::Label;
use super::run::{Part, Sep};
use super::window::Window;
use super::{Found, Kind, bare, suspicious};
use crate::contract::privacy_types::DatumKind;

/// Whether `text` is a Brazilian number that a person may have: area code and subscriber, `+55` allowed before.
pub fn is_phone(text: &str) -> bool {
    let text = text.trim().strip_prefix('+').unwrap_or(text.trim());
    let plain: String = text.chars().filter(|c| !matches!(c, '(' | ')')).collect();
    bare(&plain).is_some_and(|digits| {
        let national = if digits.len() > 11 { digits.strip_prefix("55").unwrap_or(&digits) } else { &digits };
        brazilian(national)
    })
}

/// Whether `text`, folded, is a Brazilian fixed line: where nobody else is told of, that is an office's.
pub fn is_landline(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let national = digits.strip_prefix("55").filter(|rest| rest.len() == 10).unwrap_or(&digits);
    national.len() == 10 && brazilian(national)
}

/// Area codes in use.
pub fn is_area(code: u32) -> bool {
    matches!(code,
        11..=19 | 21 | 22 | 24 | 27 | 28 | 31..=35 | 37 | 38 | 41..=49 | 51 | 53..=55 | 61..=69 | 71 | 73..=75 | 77 | 79
        | 81..=89 | 91..=99)
}

fn brazilian(digits: &str) -> bool {
    let area = digits.get(..2).and_then(|code| code.parse().ok()).unwrap_or(0);
    is_area(area) && digits.get(2..).is_some_and(subscriber)
}

/// Nine digits that begin with 9, or eight that begin with 2-5.
fn subscriber(digits: &str) -> bool {
    match digits.len() {
        9 => digits.starts_with('9'),
        8 => digits.starts_with(['2', '3', '4', '5']),
        _ => false,
    }
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    let length = window.digits().len();
    if !(7..=15).contains(&length) || window.glued() && window.solid() {
        return None;
    }
    public(window).or_else(|| international(window)).or_else(|| national(window)).or_else(|| local(window))
}

/// `0800 722 6001`, `4004-1234`, `3003 1234`, `0300 …`.
fn public(window: &Window) -> Option<Found> {
    let digits = window.digits();
    let free = digits.starts_with("0800")
        || digits.starts_with("0300")
        || digits.starts_with("0500")
        || digits.starts_with("0900");
    let shared = ["4003", "4004", "4020", "3003", "4062", "4000"].iter().any(|head| digits.starts_with(head));
    let right = free && (10..=11).contains(&digits.len()) || shared && digits.len() == 8 && !window.solid();
    right.then(|| Found::new(Kind::PublicNumber, window.range(), 0.97))
}

/// `+` and a country code. `+55` must be a right Brazilian number.
fn international(window: &Window) -> Option<Found> {
    let range = window.range();
    let plus = window.source.text.get(..range.start)?.trim_end_matches('(').ends_with('+');
    let digits = window.digits();
    let home = digits.strip_prefix("55").map(|rest| rest.strip_prefix('0').unwrap_or(rest));
    let right = match home {
        Some(rest) if plus || rest.len() >= 10 => brazilian(rest) && (plus || spaced_code(window)),
        _ => plus && digits.len() >= 8 && digits != "0",
    };
    right.then(|| Found::datum(DatumKind::Phone, whole(window), 0.955).labelled(labelled(window)))
}

/// Whether "55" stands apart, or the number is one block as in an address of a message service.
fn spaced_code(window: &Window) -> bool {
    window.solid() || window.parts().first().is_some_and(|part| part.len() == 2) || window.spoken()
}

/// Area code and subscriber, perhaps behind a 0 and a carrier ("0xx11", "0 21 11").
fn national(window: &Window) -> Option<Found> {
    let digits = window.digits();
    let trunk = digits.strip_prefix('0').filter(|_| window.parts().first().is_some_and(|part| part.len() <= 3));
    let digits = trunk.unwrap_or(digits);
    if !brazilian(digits) || !arranged(window) {
        return None;
    }
    let labelled = labelled(window);
    let paren = window.source.text.get(..window.range().start).is_some_and(|text| text.ends_with('('));
    let mobile = digits.len() == 11;
    let hyphen = window.parts().last().is_some_and(|part| part.sep == Sep::Hyphen && part.len() == 4);
    let confidence = match (labelled, paren || hyphen) {
        (true, _) => 0.975,
        (_, true) => 0.93,
        _ if mobile && !suspicious(digits) => 0.84,
        // Ten bare digits are as likely a number of something else.
        _ if window.spoken() || window.parts().len() >= 3 => 0.72,
        _ => return None,
    };
    Some(Found::datum(DatumKind::Phone, whole(window), confidence).labelled(labelled))
}

/// Groups as people write them: no dot grouping of thousands, no slash, the area code by itself or everything in one.
fn arranged(window: &Window) -> bool {
    let parts = window.parts();
    if window.spoken() || window.singles() || window.solid() {
        return true;
    }
    let seps = parts
        .iter()
        .skip(1)
        .all(|part| matches!(part.sep, Sep::Space | Sep::Hyphen | Sep::Paren | Sep::Dot | Sep::None));
    let lengths: Vec<usize> = parts.iter().map(Part::len).collect();
    let tail = match lengths.as_slice() {
        [0 | 1, 2, rest @ ..] | [2 | 3, rest @ ..] => rest,
        _ => return window.labelled(&[Label::Phone]),
    };
    let usual = matches!(
        tail,
        [9] | [8]
            | [5, 4]
            | [4, 4]
            | [1, 4, 4]
            | [1, 8]
            | [3, 3, 3]
            | [4, 5]
            | [2, 3, 4]
            | [3, 2, 4]
            | [1, 4, 2, 2]
            | [5, 2, 2]
            | [4, 2, 2]
    );
    seps && (usual || parts.iter().any(|part| part.spoken))
}

/// A subscriber's number without its area code, and the numbers of North America.
fn local(window: &Window) -> Option<Found> {
    // A wrong area code before it makes the whole a number of something else.
    let before = window.first.checked_sub(1).and_then(|before| window.run.parts.get(before));
    if before.is_some_and(|before| (2..=3).contains(&before.len())) {
        return None;
    }
    let digits = window.digits();
    if !(matches!(digits.len(), 7..=11) && (window.parts().len() > 1 || digits.starts_with('9'))) {
        return None;
    }
    let labelled = labelled(window);
    let hyphens = window.parts().last().is_some_and(|part| part.sep == Sep::Hyphen);
    let mobile = digits.len() == 9 && digits.starts_with('9') && window.whole(&[&[5, 4], &[1, 4, 4]]);
    let landline = digits.len() == 8 && subscriber(digits) && window.shape(&[4, 4]) && labelled;
    let american =
        digits.len() == 10 && window.shape(&[3, 3, 4]) && digits.starts_with(['2', '3', '4', '5', '6', '7', '8', '9']);
    let local_american = window.shape(&[3, 4]) && hyphens && labelled;
    let british = british(window);
    // Spoken, nothing parts the groups.
    let said = window.spoken() && digits.len() == 10 && digits.starts_with(['2', '3', '4', '5', '6', '7', '8', '9']);
    let said = said || window.spoken() && digits.len() == 11 && digits.starts_with("07");
    let american = american || labelled && (british || said);
    let confidence = match (labelled, hyphens) {
        (true, _) if mobile || landline || american || local_american => 0.95,
        (_, true) if mobile && window.shape(&[5, 4]) => 0.86,
        (_, true) if american => 0.83,
        _ if british && digits.starts_with("07") => 0.83,
        _ => return None,
    };
    Some(Found::datum(DatumKind::Phone, whole(window), confidence).labelled(labelled))
}

/// "020 7946 0958", "0161 496 0123", "07911 123456".
fn british(window: &Window) -> bool {
    let shapes: [&[usize]; 4] = [&[3, 4, 4], &[4, 3, 4], &[5, 6], &[5, 3, 3]];
    window.digits().len() == 11 && window.digits().starts_with('0') && shapes.iter().any(|shape| window.shape(shape))
}

fn labelled(window: &Window) -> bool {
    window.labelled(&[Label::Phone])
        && !window
            .source
            .nearest(window.range().start)
            .is_some_and(|(label, distance)| distance < 12 && !matches!(label, Label::Phone | Label::Pix))
}

/// The range with the signs before it that belong to it: "(", "+".
fn whole(window: &Window) -> Range<usize> {
    let range = window.range();
    let head = window.source.text.get(..range.start).unwrap_or_default();
    let trimmed = head.trim_end_matches(['(', '+']);
    let signs = head.len() - trimmed.len();
    range.start - signs.min(2)..range.end
}
