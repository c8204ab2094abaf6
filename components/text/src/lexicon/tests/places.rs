use crate::fold::fold;
use crate::lexicon::layout;
use crate::lexicon::places::{Population, get, lexicon, longest};

#[test]
fn has_every_municipality_of_2025() {
    let text = include_str!("../../../../lexicons/municipalities.tsv");
    let rows: Vec<Vec<&str>> =
        text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect()).collect();
    assert_eq!(5_571, rows.len());
    for row in &rows {
        let place = get(fold(row[1]).as_str()).unwrap_or_else(|| panic!("{row:?}"));
        assert!(place.states().any(|state| state == row[2]), "{row:?}");
        let population: u64 = row[3].parse().expect("a number");
        assert_eq!(population < 20_000, place.small(Some(row[2])), "{row:?}");
    }
    let pairs: usize = lexicon()
        .entries()
        .filter(|(key, _)| !key.contains("darco"))
        .map(|(_, value)| layout::places::STATES_OF.get(value).count_ones() as usize)
        .sum();
    assert!(pairs >= 5_571, "{pairs}");
}

#[test]
fn tells_sizes() {
    use Population::*;
    for (name, state, small, population) in [
        ("sao paulo", "SP", false, From1M),
        ("serra da saudade", "MG", true, Below5k),
        ("bora", "SP", true, Below5k),
        ("boa esperanca do norte", "MT", true, Below20k),
        ("campinas", "SP", false, From1M),
        ("pelotas", "RS", false, Below500k),
        ("alta floresta d oeste", "RO", false, Below50k),
        ("alta floresta doeste", "RO", false, Below50k),
        ("fernando de noronha", "PE", true, Below5k),
        ("brasilia", "DF", false, From1M),
        ("xique xique", "BA", false, Below50k),
        ("embu guacu", "SP", false, Below100k),
    ] {
        let place = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(small, place.small(Some(state)), "{name}");
        assert_eq!(population, place.population(), "{name}");
    }
}

#[test]
fn tells_namesakes_apart() {
    let place = get("bom jesus").expect("five states have one");
    assert_eq!(vec!["PB", "PI", "RN", "RS", "SC"], place.states().collect::<Vec<_>>());
    assert!(place.small(Some("pb")));
    assert!(!place.small(Some("PI")));
    assert!(!place.small(None));
    assert!(get("santa luzia").is_some_and(|place| place.population() == Population::Below500k));
}

#[test]
fn marks_homographs_and_capitals() {
    for (name, word, capital) in [
        ("natal", true, true),
        ("vitoria", true, true),
        ("salvador", true, true),
        ("fortaleza", true, true),
        ("boa vista", true, true),
        ("recife", true, true),
        ("palmas", true, true),
        ("curitiba", false, true),
        ("saude", true, false),
        ("sorriso", true, false),
        ("contagem", true, false),
        ("feliz", true, false),
        ("londrina", false, false),
        ("pindamonhangaba", false, false),
    ] {
        let place = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!((word, capital), (place.word(), place.capital()), "{name}");
    }
}

#[test]
fn reads_names_of_several_words() {
    for (text, start, expect) in [
        ("em sao jose do rio preto, sp", 3, "sao jose do rio preto"),
        ("sao paulo do potengi", 0, "sao paulo do potengi"),
        ("sao\npaulo", 0, "sao\npaulo"),
        ("mogi-mirim e mogi mirim", 0, "mogi-mirim"),
        ("santa barbara d'oeste", 0, "santa barbara d'oeste"),
        ("santa barbara doeste", 0, "santa barbara doeste"),
        ("ji-parana", 0, "ji-parana"),
        ("sao paulo. do potengi", 0, "sao paulo"),
        ("rio de janeirox", 0, ""),
        ("sao  -  paulo", 0, ""),
    ] {
        let found = longest(text, start).map_or("", |(found, _)| &text[start..found.end]);
        assert_eq!(expect, found, "{text:?}");
    }
}
