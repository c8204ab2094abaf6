//! Things that belong to one person: vehicle plates, network addresses, device numbers, random PIX keys
//! (compliance.md §A.7).

use super::label::Label;
use super::run::Sep;
use super::window::Window;
use super::{Found, luhn, source::Source};
use crate::contract::privacy_types::DatumKind;

pub(super) fn judge(window: &Window) -> Option<Found> {
    let digits = window.digits();
    let parts = window.parts();
    if digits.len() == 15 && luhn(digits) && window.labelled(&[Label::Device]) {
        return Some(Found::datum(DatumKind::DeviceId, window.range(), 0.97).labelled(true));
    }
    let octets = parts.len() == 4
        && parts.iter().skip(1).all(|part| part.sep == Sep::Dot)
        && parts.iter().all(|part| digits_of(window, part.from, part.to).parse::<u16>().is_ok_and(|octet| octet < 256));
    if !octets {
        return None;
    }
    let labelled = window.labelled(&[Label::Ip]);
    // "Seção 1.2.3.4" is no address; at least one octet of three digits is asked for where nothing says "IP".
    (!window.spoken()
        && (labelled || parts.iter().any(|part| part.len() == 3) && parts.len() == 4 && digits.len() >= 7))
        .then(|| Found::datum(DatumKind::Ip, window.range(), if labelled { 0.96 } else { 0.8 }).labelled(labelled))
}

fn digits_of<'a>(window: &Window<'a>, from: usize, to: usize) -> &'a str {
    window.run.digits.get(from..to).unwrap_or_default()
}

pub(super) fn codes(source: &Source, found: &mut Vec<Found>) {
    for range in source.codes.iter().cloned() {
        let code = &source.text[range.clone()];
        if is_mac(code) {
            found.push(Found::datum(DatumKind::DeviceId, range, 0.95));
        } else if is_uuid(code) {
            let pix = source.labelled(&range, &[Label::Pix]);
            let kind = if pix { DatumKind::PixKey } else { DatumKind::DeviceId };
            found.push(Found::datum(kind, range, if pix { 0.97 } else { 0.8 }).labelled(pix));
        } else if is_ipv6(code) && source.labelled(&range, &[Label::Ip]) {
            found.push(Found::datum(DatumKind::Ip, range, 0.95).labelled(true));
        } else if is_plate(code) && source.labelled(&range, &[Label::Plate]) {
            found.push(Found::datum(DatumKind::Plate, range, 0.95).labelled(true));
        } else if source.named(&range, &[Label::Device]) && is_serial(code) {
            found.push(Found::datum(DatumKind::DeviceId, range, 0.85).labelled(true));
        }
    }
    spaced_plates(source, found);
}

/// "ABC 1234".
fn spaced_plates(source: &Source, found: &mut Vec<Found>) {
    for pair in source.tokens.windows(2) {
        let range = pair[0].start..pair[1].end;
        let spaced = pair[0].end - pair[0].start == 3 && pair[1].start == pair[0].end + 1;
        if spaced && is_plate(&source.text[range.clone()].replace(' ', "")) && source.labelled(&range, &[Label::Plate])
        {
            found.push(Found::datum(DatumKind::Plate, range, 0.93).labelled(true));
        }
    }
}

/// `AAA1234` or `AAA1B23`, with or without a hyphen.
fn is_plate(code: &str) -> bool {
    let bare = code.replace('-', "");
    let b = bare.as_bytes();
    b.len() == 7
        && b[..3].iter().all(u8::is_ascii_lowercase)
        && b[3].is_ascii_digit()
        && b[4].is_ascii_alphanumeric()
        && b[5..].iter().all(u8::is_ascii_digit)
}

fn is_mac(code: &str) -> bool {
    ['-', ':'].into_iter().any(|sep| {
        code.len() == 17 && code.split(sep).count() == 6 && code.split(sep).all(|part| part.len() == 2 && is_hex(part))
    })
}

fn is_uuid(code: &str) -> bool {
    code.len() == 36 && code.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && code.split('-').all(is_hex)
}

fn is_ipv6(code: &str) -> bool {
    code.matches(':').count() >= 2 && code.split(':').all(|part| part.len() <= 4 && (part.is_empty() || is_hex(part)))
}

fn is_serial(code: &str) -> bool {
    (6..=24).contains(&code.len()) && code.bytes().filter(u8::is_ascii_digit).count() >= 4 && !code.contains(['/', ':'])
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}
