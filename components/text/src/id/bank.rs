//! Payment cards (Luhn and issuer length, compliance.md §A.8) and bank accounts (§A.7).

use super::label::Label;
use super::run::Sep;
use super::window::Window;
use super::{Found, bare, luhn, repeated};
use crate::contract::privacy_types::DatumKind;

/// Whether `text` is the number of a payment card: a right Luhn digit and the length of its issuer.
pub fn is_card(text: &str) -> bool {
    bare(text).is_some_and(|digits| card(&digits))
}

fn card(digits: &str) -> bool {
    issued(digits) && !repeated(digits) && luhn(digits)
}

/// The issuers by their first digits and how long their numbers are.
fn issued(digits: &str) -> bool {
    let prefix = |length: usize| digits.get(..length).and_then(|head| head.parse::<u32>().ok()).unwrap_or(0);
    let length = digits.len();
    match (prefix(1), prefix(2), prefix(4)) {
        (4, ..) => matches!(length, 13 | 16 | 19),
        (_, 51..=55, _) | (.., 2221..=2720) => length == 16,
        (_, 34 | 37, _) => length == 15,
        (_, 36 | 38 | 39, _) | (.., 3000..=3059) => matches!(length, 14 | 16),
        (.., 3528..=3589) => length == 16,
        (.., 6011) | (_, 64 | 65, _) => matches!(length, 16 | 19),
        (_, 50 | 60 | 62 | 63, _) => (16..=19).contains(&length),
        _ => false,
    }
}

pub(super) fn judge(window: &Window) -> Option<Found> {
    match window.digits().len() {
        13..=19 => judge_card(window),
        4..=12 => judge_account(window),
        _ => None,
    }
}

fn judge_card(window: &Window) -> Option<Found> {
    let labelled = window.named(&[Label::Card]);
    let shaped = window.whole(&[&[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4], &[4, 4, 4, 4, 3]]);
    // Of issuers that the list leaves out, only what is announced.
    let announced = labelled && window.digits().len() == 16 && luhn(window.digits()) && !repeated(window.digits());
    if !announced && (!card(window.digits()) || !(labelled || shaped)) {
        return None;
    }
    let confidence = if labelled {
        0.98
    } else if window.solid() {
        0.89
    } else {
        0.94
    };
    Some(Found::datum(DatumKind::Card, window.range(), confidence).labelled(labelled))
}

/// An account behind its label: "ag. 1234", "conta 12345-6".
fn judge_account(window: &Window) -> Option<Found> {
    let (label, distance) = window.source.nearest(window.range().start)?;
    let parts = window.parts();
    let checked = parts.len() == 2 && parts[1].sep == Sep::Hyphen && parts[1].len() <= 2;
    let dated = parts.iter().any(|part| part.sep == Sep::Slash);
    let branch = window.source.labelled(&window.range(), &[Label::Bank]) && distance <= 12;
    let plausible = (checked || window.solid() && window.digits().len() >= 5) && !dated && !window.glued();
    (label == Label::Bank && branch && plausible)
        .then(|| Found::datum(DatumKind::BankAccount, window.range(), 0.85).labelled(true))
}
