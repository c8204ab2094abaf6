//! Citations of real records, against the standards: checked by hand, and against what MEDLINE itself says of names and
//! journals.

mod support;

use formatter::{Formatter, Guest};
use std::collections::BTreeMap;
use support::{NBIB, publications};
use text::contract::bibliography::CitationStyle::{Abnt, Vancouver};
use text::contract::types::{Date, Language};

const GOLDEN: &str = include_str!("data/citations.txt");

#[test]
fn equal_the_ones_checked_by_hand() {
    let records = publications();
    let golden = GOLDEN.split("\n\n").skip(1).map(|entry| entry.trim().lines().collect::<Vec<_>>());
    let mut count = 0;
    for entry in golden {
        let [key, abnt, vancouver] = entry[..] else { panic!("three lines: {entry:?}") };
        let cite = |style, language| Formatter::format_citation(records[key].clone(), style, language, None);
        assert_eq!(cite(Abnt, Language::PtBr), abnt, "{key}");
        assert_eq!(cite(Vancouver, Language::En), vancouver, "{key}");
        count += 1;
    }
    assert!(count >= 25, "{count}");
}

/// PubMed's `AU` lines are made by NLM's own rules. Four records carry a line that lacks an initial of its `FAU`.
#[test]
fn names_are_those_of_medline() {
    const INCOMPLETE: [&str; 4] = ["appel-1997", "knowler-2002", "edinger-2021", "reddel-2021"];
    let records = publications();
    let mut checked = 0;
    for record in NBIB.trim().split("\n\n") {
        let lines = |tag: &str| record.lines().filter_map(|l| l.strip_prefix(tag)).collect::<Vec<_>>();
        let (names, key) = (lines("AU  - "), lines("GN  - Demo key: ")[0]);
        if names.is_empty() || INCOMPLETE.contains(&key) {
            continue;
        }
        let shown = names.iter().take(6).copied().collect::<Vec<_>>().join(", ");
        let cited = Formatter::format_citation(records[key].clone(), Vancouver, Language::En, None);
        assert!(cited.starts_with(&shown), "{key}: {shown} / {cited}");
        checked += 1;
    }
    assert_eq!(checked, 53);
}

/// `TA` is the abbreviation of the NLM Catalog. A few records carry another spelling of it.
#[test]
fn journals_are_abbreviated_as_in_medline() {
    let unaccented = |text: &str| text::fold::fold(text).as_str().replace('.', "");
    let records = publications();
    let mut checked = 0;
    for record in NBIB.trim().split("\n\n") {
        let line = |tag: &str| record.lines().find_map(|l| l.strip_prefix(tag));
        let (Some(short), Some(key)) = (line("TA  - "), line("GN  - Demo key: ")) else { continue };
        // Two SciELO records abbreviate less than MEDLINE does.
        if ["Ciênc. saúde coletiva", "Epidemiol. Serv. Saúde"].contains(&short) {
            continue;
        }
        let cited = Formatter::format_citation(records[key].clone(), Vancouver, Language::En, None);
        assert!(unaccented(&cited).contains(&format!("{} ", unaccented(short))), "{key}: {short} / {cited}");
        checked += 1;
    }
    assert!(checked >= 30, "{checked}");
}

#[test]
fn every_record_reads_cleanly_in_every_form() {
    let records = publications();
    assert_eq!(records.len(), 58);
    let accessed = Some(Date { year: 2026, month: 11, day: 20 });
    for (key, record) in &records {
        for style in [Abnt, Vancouver] {
            for language in [Language::PtBr, Language::En] {
                for date in [None, accessed] {
                    let cited = Formatter::format_citation(record.clone(), style, language, date);
                    for flaw in ["..", "  ", " ,", " .", ",,", ";;", ": :", "()", "None", "p. p."] {
                        assert!(!cited.contains(flaw), "{key} has {flaw:?}: {cited}");
                    }
                    assert!(cited.contains(&record.year.expect("a year").to_string()), "{key}: {cited}");
                    assert_eq!(cited.contains("[retra"), record.retracted && key != "mehra-2020", "{key}: {cited}");
                }
            }
        }
    }
}

#[test]
fn a_date_of_access_belongs_to_an_address() {
    let records = publications();
    let accessed = Some(Date { year: 2026, month: 3, day: 1 });
    let cite = |style, language| Formatter::format_citation(records["picon-2012"].clone(), style, language, accessed);
    for (cited, end) in [
        (
            cite(Abnt, Language::PtBr),
            "Disponível em: https://doi.org/10.1371/journal.pone.0048255. Acesso em: 1 mar. 2026.",
        ),
        (
            cite(Abnt, Language::En),
            "Available at: https://doi.org/10.1371/journal.pone.0048255. Accessed on: 1 Mar. 2026.",
        ),
        (
            cite(Vancouver, Language::En),
            "PLoS One [Internet]. 2012 [cited 2026 Mar 1];7(10):e48255. Available from: https://doi.org/10.1371/journal.pone.0048255",
        ),
        (
            cite(Vancouver, Language::PtBr),
            "PLoS One [Internet]. 2012 [citado 2026 mar 1];7(10):e48255. Disponível em: https://doi.org/10.1371/journal.pone.0048255",
        ),
    ] {
        assert!(cited.ends_with(end), "{cited}");
    }
}

#[test]
fn keys_of_the_golden_file_are_unique() {
    let keys: Vec<&str> = GOLDEN.split("\n\n").skip(1).filter_map(|entry| entry.trim().lines().next()).collect();
    assert_eq!(keys.iter().map(|k| (*k, ())).collect::<BTreeMap<_, _>>().len(), keys.len());
}
