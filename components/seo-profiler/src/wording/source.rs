//! Which council minds what, and where it says so. A council that allows something has no source for it here.

use super::phrases::Kind;
use text::contract::types::{Date, Profession};

/// Res. CFN 856/2026 replaces 599/2018 on this day (postponed by Res. CFN 858/2026); it allows prices.
const NUTRITION_CODE: (u16, u8, u8) = (2027, 1, 23);

/// The article against phrases of a kind for authors of a profession, or None where they are allowed.
pub fn of(kind: Kind, profession: Profession, as_of: Date) -> Option<&'static str> {
    match profession {
        Profession::Cfm => medicine(kind),
        Profession::Cfp => Some(psychology(kind)),
        Profession::Cfn => nutrition(kind, (as_of.year, as_of.month, as_of.day) >= NUTRITION_CODE),
        Profession::Cfo => dentistry(kind),
        Profession::Cofen => nursing(kind),
    }
}

/// Prices and campaign discounts are allowed to physicians (art. 9º, VI-VIII).
fn medicine(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::SelfPromotion => Some("Res. CFM 2.336/2023, art. 11, XIII e XVI"),
        Kind::Price | Kind::Discount => None,
        Kind::Free => Some("Res. CFM 2.336/2023, art. 11, § 4º"),
        Kind::Prize => Some("Res. CFM 2.336/2023, art. 9º, VI a VIII"),
        Kind::Sensational => Some("Res. CFM 2.336/2023, art. 11, XVI"),
        Kind::Promise => Some("Res. CFM 2.336/2023, art. 11, XII"),
    }
}

fn psychology(kind: Kind) -> &'static str {
    match kind {
        Kind::SelfPromotion => "Código de Ética do Psicólogo (Res. CFP 10/2005), art. 20, f",
        Kind::Price | Kind::Discount | Kind::Free | Kind::Prize => {
            "Código de Ética do Psicólogo (Res. CFP 10/2005), art. 20, d; Nota Técnica CFP 1/2022"
        }
        Kind::Sensational => "Código de Ética do Psicólogo (Res. CFP 10/2005), art. 20, h",
        Kind::Promise => "Código de Ética do Psicólogo (Res. CFP 10/2005), art. 20, e",
    }
}

fn nutrition(kind: Kind, new_code: bool) -> Option<&'static str> {
    let (old, new) = match kind {
        Kind::Price if new_code => return None,
        Kind::Price | Kind::Discount | Kind::Free | Kind::Prize => {
            ("Res. CFN 599/2018, art. 57", "Res. CFN 856/2026, art. 68, III")
        }
        Kind::SelfPromotion | Kind::Sensational | Kind::Promise => {
            ("Res. CFN 599/2018, art. 56", "Res. CFN 856/2026, art. 69, § 6º")
        }
    };
    Some(if new_code { new } else { old })
}

/// Res. CFO 271/2025 freed discounts, and only these.
fn dentistry(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Discount => None,
        Kind::Price => Some("Res. CFO 118/2012, art. 44, I"),
        Kind::Free => Some("Res. CFO 118/2012, arts. 20, IX, e 44, I"),
        Kind::Prize => Some("Res. CFO 118/2012, art. 20, VIII"),
        Kind::SelfPromotion | Kind::Sensational | Kind::Promise => Some("Res. CFO 118/2012, art. 44"),
    }
}

fn nursing(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::SelfPromotion => Some("Res. COFEN 554/2017, art. 4º, I"),
        Kind::Price | Kind::Discount | Kind::Free | Kind::Prize => None,
        Kind::Sensational => Some("Res. COFEN 554/2017, art. 4º, VII"),
        Kind::Promise => Some("Res. COFEN 554/2017, art. 4º, VI"),
    }
}
