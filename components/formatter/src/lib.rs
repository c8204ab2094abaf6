//! Quantities, dates and citations by locale. The work is done by `text::format`, which `text-composer` links too.

use text::contract::bibliography::{CitationStyle, Publication};
use text::contract::types::{Date, Language};
use text::format;

mod contract {
    wit_bindgen::generate!({
        path: "../../wit/content",
        world: "formatter",
        with: {
            "lauda:content/types@0.1.0": text::contract::types,
            "lauda:content/bibliography@0.1.0": text::contract::bibliography,
        },
    });
}

pub use contract::exports::lauda::content::formatting::{DateStyle, Guest};

pub struct Formatter;

impl Guest for Formatter {
    fn format_quantity(value: f64, unit: String, digits: u8, language: Language) -> String {
        format::quantity(value, &unit, digits, language)
    }

    fn format_date(date: Date, style: DateStyle, language: Language) -> String {
        let style = match style {
            DateStyle::Short => format::DateStyle::Short,
            DateStyle::Long => format::DateStyle::Long,
        };
        format::date(date, style, language)
    }

    fn format_citation(
        publication: Publication,
        style: CitationStyle,
        language: Language,
        accessed: Option<Date>,
    ) -> String {
        format::citation(&publication, style, language, accessed)
    }
}

contract::export!(Formatter with_types_in contract);
