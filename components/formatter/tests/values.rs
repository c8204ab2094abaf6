//! Quantities and dates, and input that nobody sane would send.

use formatter::{DateStyle, Formatter, Guest};
use proptest::prelude::*;
use text::contract::bibliography::{Author, CitationStyle, Publication, PublicationType, Resolution};
use text::contract::types::{Date, Language};

const PT: Language = Language::PtBr;
const EN: Language = Language::En;

#[test]
fn quantities() {
    for (value, unit, digits, pt, en) in [
        (24.489_795, "kg/m2", 1, "24,5 kg/m²", "24.5 kg/m²"),
        (120.0, "mm[Hg]", 0, "120 mmHg", "120 mmHg"),
        (1695.67, "kcal/d", 2, "1.695,67 kcal/dia", "1,695.67 kcal/day"),
        (45.0, "%", 0, "45%", "45%"),
        (36.55, "Cel", 1, "36,5 °C", "36.5 °C"),
        (98.6, "[degF]", 1, "98,6 °F", "98.6 °F"),
        (30.0, "deg", 0, "30°", "30°"),
        (72.0, "/min", 0, "72/min", "72/min"),
        (72.0, "{beats}/min", 0, "72 bpm", "72 bpm"),
        (95.4, "mL/min/{1.73_m2}", 0, "95 mL/min/1,73 m²", "95 mL/min/1.73 m²"),
        (4.5, "10*6/uL", 1, "4,5 10⁶/µL", "4.5 10⁶/µL"),
        (2.5, "m[IU]/L", 1, "2,5 mUI/L", "2.5 mIU/L"),
        (400.0, "[iU]", 0, "400 UI", "400 IU"),
        (50.0, "ug/dl", 0, "50 µg/dL", "50 µg/dL"),
        (140.0, "meq/l", 0, "140 mEq/L", "140 mEq/L"),
        (1.0, "a", 0, "1 ano", "1 year"),
        (1.5, "a", 1, "1,5 ano", "1.5 years"),
        (35.0, "a", 0, "35 anos", "35 years"),
        (2.0, "mo", 0, "2 meses", "2 months"),
        (7.0, "{score}", 0, "7 pontos", "7 points"),
        (10.0, "cm[H2O]", 0, "10 cmH₂O", "10 cmH₂O"),
        (9.8, "m.s-2", 1, "9,8 m·s⁻²", "9.8 m·s⁻²"),
        (3.0, "", 0, "3", "3"),
        (3.0, "1", 0, "3", "3"),
        (3.0, "kg/m²", 0, "3 kg/m²", "3 kg/m²"),
        (3.0, "copos por dia", 0, "3 copos por dia", "3 copos por dia"),
        (1_234_567.0, "U", 0, "1.234.567 U", "1,234,567 U"),
        (999.0, "U", 0, "999 U", "999 U"),
        (-2.5, "kg", 1, "-2,5 kg", "-2.5 kg"),
        (-0.04, "kg", 1, "0,0 kg", "0.0 kg"),
        (-1234.5, "kg", 1, "-1.234,5 kg", "-1,234.5 kg"),
        (0.125, "g", 2, "0,12 g", "0.12 g"),
        (0.375, "g", 2, "0,38 g", "0.38 g"),
        (1.0, "g", 200, "1,000000000 g", "1.000000000 g"),
        (1.5e20, "g", 1, "1,5 × 10²⁰ g", "1.5 × 10²⁰ g"),
        (f64::NAN, "kg", 1, "—", "—"),
        (f64::INFINITY, "kg", 1, "—", "—"),
        (f64::NEG_INFINITY, "", 1, "—", "—"),
    ] {
        let show =
            |language| Formatter::format_quantity(value, unit.to_owned(), digits, language).replace('\u{202f}', " ");
        assert_eq!(show(PT), pt, "{value} {unit}");
        assert_eq!(show(EN), en, "{value} {unit}");
    }
    assert_eq!(Formatter::format_quantity(5.0, "kg".into(), 0, PT), "5\u{202f}kg");
}

#[test]
fn dates() {
    let date = |year, month, day| Date { year, month, day };
    for (date, short, long, short_en, long_en) in [
        (date(2026, 11, 20), "20/11/2026", "20 de novembro de 2026", "Nov 20, 2026", "November 20, 2026"),
        (date(2026, 3, 1), "01/03/2026", "1º de março de 2026", "Mar 1, 2026", "March 1, 2026"),
        (date(2024, 2, 29), "29/02/2024", "29 de fevereiro de 2024", "Feb 29, 2024", "February 29, 2024"),
        (date(2023, 2, 29), "—", "—", "—", "—"),
        (date(1900, 2, 29), "—", "—", "—", "—"),
        (date(2026, 13, 1), "—", "—", "—", "—"),
        (date(2026, 0, 0), "—", "—", "—", "—"),
        (date(0, 1, 1), "—", "—", "—", "—"),
    ] {
        assert_eq!(Formatter::format_date(date, DateStyle::Short, PT), short);
        assert_eq!(Formatter::format_date(date, DateStyle::Long, PT), long);
        assert_eq!(Formatter::format_date(date, DateStyle::Short, EN), short_en);
        assert_eq!(Formatter::format_date(date, DateStyle::Long, EN), long_en);
    }
}

fn field() -> impl Strategy<Value = Option<String>> {
    proptest::option::of("\\PC{0,24}|[-0-9A-Za-z.,;:()/ ]{0,16}|10\\.[0-9]{4}/\\PC{0,8}")
}

prop_compose! {
    fn publication()(
        title in "\\PC{0,60}",
        authors in proptest::collection::vec(("\\PC{0,20}", "\\PC{0,20}"), 0..9),
        fields in proptest::collection::vec(field(), 9),
        year in proptest::option::of(any::<u16>()),
        kind in 0..4_usize,
        languages in proptest::collection::vec("[a-z]{2}|por|\\PC{0,5}", 0..4),
        flags in any::<(bool, bool)>(),
    ) -> Publication {
        let mut fields = fields.into_iter();
        let mut next = || fields.next().flatten();
        Publication {
            key: String::new(), title, year, languages,
            authors: authors.into_iter().map(|(family, given)| Author { family, given }).collect(),
            container: next(), volume: next(), issue: next(), pages: next(), publisher: next(), doi: next(), pmid: next(),
            pmcid: next(), url: next(),
            types: vec![[PublicationType::Book, PublicationType::WebPage, PublicationType::Guideline, PublicationType::Other][kind]],
            abstract_text: None, retracted: flags.0, preprint: flags.1, resolution: Resolution::Unresolved,
        }
    }
}

proptest! {
    #[test]
    fn any_record_gives_one_plain_line(publication in publication(), pt in any::<bool>(), date in any::<(bool, u16, u8, u8)>()) {
        let language = if pt { PT } else { EN };
        let accessed = date.0.then_some(Date { year: date.1, month: date.2, day: date.3 });
        for style in [CitationStyle::Abnt, CitationStyle::Vancouver] {
            let cited = Formatter::format_citation(publication.clone(), style, language, accessed);
            prop_assert!(!cited.contains(char::is_control), "{cited:?}");
            prop_assert!(!cited.contains("  "), "{cited:?}");
            let again = Formatter::format_citation(publication.clone(), style, language, accessed);
            prop_assert_eq!(&cited, &again);
        }
    }

    #[test]
    fn any_quantity_is_short(value in any::<f64>(), unit in "\\PC{0,100}", digits in any::<u8>()) {
        let text = Formatter::format_quantity(value, unit, digits, PT);
        prop_assert!(text.chars().count() <= 200, "{text}");
    }
}

#[test]
fn huge_fields_are_cut() {
    let long = "á ".repeat(3_000_000);
    let publication = Publication {
        key: String::new(),
        title: long.clone(),
        authors: vec![Author { family: long.clone(), given: long.clone() }; 10],
        container: Some(long.clone()),
        year: None,
        volume: None,
        issue: None,
        pages: None,
        publisher: None,
        doi: Some(long.clone()),
        pmid: None,
        pmcid: None,
        url: Some(long),
        languages: vec![],
        types: vec![],
        abstract_text: None,
        retracted: false,
        preprint: false,
        resolution: Resolution::Unresolved,
    };
    for style in [CitationStyle::Abnt, CitationStyle::Vancouver] {
        assert!(Formatter::format_citation(publication.clone(), style, PT, None).len() < 20_000);
    }
}
