//! Instants as readers, feeds and machines want them. Days are those of Brasília, where the councils count them.

use domain::document::Language;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

#[derive(Clone, Debug, Serialize)]
pub struct Date {
    /// 2026-11-20
    pub iso: String,
    /// RFC 3339
    pub iso_time: String,
    /// RFC 2822, for RSS
    pub rfc2822: String,
    /// "20 de novembro de 2026"
    pub text: String,
}

/// Brazil has had no summer time since 2019.
pub fn brasilia() -> TimeZone {
    TimeZone::fixed(jiff::tz::offset(-3))
}

pub fn date(at: Timestamp, language: Language) -> Date {
    let local = at.to_zoned(brasilia());
    Date {
        iso: local.date().to_string(),
        iso_time: local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(),
        rfc2822: local.strftime("%a, %d %b %Y %H:%M:%S %z").to_string(),
        text: long(local.date(), language),
    }
}

fn long(date: jiff::civil::Date, language: Language) -> String {
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
    let (day, year) = (date.day(), date.year());
    match language {
        Language::PtBr => {
            let ordinal = if day == 1 { "º" } else { "" };
            format!("{day}{ordinal} de {} de {year}", PT[date.month() as usize - 1])
        }
        Language::En => date.strftime("%-d %B %Y").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_in_brasilia() {
        let at: Timestamp = "2026-03-01T02:30:00Z".parse().unwrap();
        assert_eq!(date(at, Language::PtBr).text, "28 de fevereiro de 2026");
        let first: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
        assert_eq!(date(first, Language::PtBr).text, "1º de março de 2026");
        assert_eq!(date(first, Language::En).text, "1 March 2026");
        assert_eq!(date(first, Language::En).rfc2822, "Sun, 01 Mar 2026 09:00:00 -0300");
        assert_eq!(date(first, Language::En).iso_time, "2026-03-01T09:00:00-03:00");
    }
}
