//! Dates by locale.

use crate::contract::types::{Date, Language};

/// What stands for a date that no calendar has.
const NO_DATE: &str = "—";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// `20/11/2026`; `Nov 20, 2026` in English, where digits alone would be read in two ways.
    Short,
    /// `1º de março de 2026`; `March 1, 2026`.
    Long,
}

/// The date as a reader of the language writes it; an em dash for a date that does not exist.
pub fn date(date: Date, style: DateStyle, language: Language) -> String {
    if !is_valid(date) {
        return NO_DATE.to_owned();
    }
    let Date { year, month, day } = date;
    match (language, style) {
        (Language::PtBr, DateStyle::Short) => format!("{day:02}/{month:02}/{year:04}"),
        (Language::PtBr, DateStyle::Long) => {
            let ordinal = if day == 1 { "º" } else { "" };
            format!("{day}{ordinal} de {} de {year}", month_name(month, language))
        }
        (Language::En, DateStyle::Short) => format!("{} {day}, {year}", nlm_month(month, language)),
        (Language::En, DateStyle::Long) => format!("{} {day}, {year}", month_name(month, language)),
    }
}

/// Whether the proleptic Gregorian calendar has the date (years from 1).
pub fn is_valid(date: Date) -> bool {
    let leap = date.year.is_multiple_of(4) && (!date.year.is_multiple_of(100) || date.year.is_multiple_of(400));
    let days = match date.month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u8::from(leap),
        _ => 0,
    };
    date.year > 0 && (1..=days).contains(&date.day)
}

/// `20 nov. 2026`: day, month and year as ABNT NBR 6023 abbreviates them (its annex A).
pub(super) fn abnt_date(date: Date, language: Language) -> String {
    format!("{} {} {}", date.day, abnt_month(date.month, language), date.year)
}

/// `2026 Nov 20`: the order and the months of Citing Medicine (NLM).
pub(super) fn nlm_date(date: Date, language: Language) -> String {
    format!("{} {} {}", date.year, nlm_month(date.month, language), date.day)
}

fn month_name(month: u8, language: Language) -> &'static str {
    const PT: [&str; 12] = [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    of(month, language, &PT, &EN)
}

fn abnt_month(month: u8, language: Language) -> &'static str {
    const PT: [&str; 12] =
        ["jan.", "fev.", "mar.", "abr.", "maio", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."];
    const EN: [&str; 12] =
        ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
    of(month, language, &PT, &EN)
}

fn nlm_month(month: u8, language: Language) -> &'static str {
    const PT: [&str; 12] = ["jan", "fev", "mar", "abr", "maio", "jun", "jul", "ago", "set", "out", "nov", "dez"];
    const EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    of(month, language, &PT, &EN)
}

fn of(month: u8, language: Language, pt: &[&'static str; 12], en: &[&'static str; 12]) -> &'static str {
    let names = if language == Language::PtBr { pt } else { en };
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("")
}
