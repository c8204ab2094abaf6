use super::*;

fn check(source: &str, expect: &str) {
    let folded = fold(source);
    assert_eq!(folded.as_str(), expect, "{source:?}");
    let mut last = 0;
    for (at, c) in folded.as_str().char_indices() {
        let range = folded.original(at..at + c.len_utf8());
        assert!(source.get(range.clone()).is_some_and(|s| !s.is_empty()), "{source:?} at {at}: {range:?}");
        assert!(range.start >= last, "{source:?}: the map never goes back");
        last = range.start;
        assert!(folded.position(range.start) <= at);
    }
    assert_eq!(folded.original(0..0).len(), 0);
}

#[test]
fn folds_what_people_and_tricksters_write() {
    for (source, expect) in [
        ("", ""),
        ("São João", "sao joao"),
        ("Sa\u{303}o Joa\u{303}o", "sao joao"),
        ("ＣＰＦ　５２９", "cpf 529"),
        ("529․982․247-25", "529.982.247-25"),
        ("529。982·247‑25", "529.982.247-25"),
        ("52\u{200b}9.\u{202e}982", "529.982"),
        ("٥٢٩.٩٨٢", "529.982"),
        ("𝟓𝟐𝟗 𝕮𝖕𝖋", "529 cpf"),
        ("5️⃣2️⃣", "52"),
        ("СРF", "cpf"),
        ("МАRIА", "maria"),
        ("Ⓜaria ①②", "maria 12"),
        ("maria＠gmail．com", "maria@gmail.com"),
        ("nº 12 – “ok”…", "no 12 - \"ok\"..."),
        ("37 °C, 5 µg, m²", "37 °c, 5 ug, m2"),
        ("Weiß Œuvre ﬁm", "weiss oeuvre fim"),
        ("日本 שלום", "日本 שלום"),
        ("a\u{0}b\tc\r\nd", "ab c \nd"),
    ] {
        check(source, expect);
    }
}

#[test]
fn maps_back_to_whole_characters() {
    let source = "x Joa\u{303}o\u{200b} y";
    let folded = fold(source);
    let at = folded.as_str().find("joao").expect("there");
    assert_eq!(&source[folded.original(at..at + 4)], "Joa\u{303}o");
    let until = folded.as_str().find("joa").expect("there");
    assert_eq!(&source[folded.original(until..until + 3)], "Joa\u{303}");
    let inside = fold("5\u{200b}2");
    assert_eq!(inside.original(0..2), 0..5);
}

#[test]
fn finds_the_folded_position_of_a_source_byte() {
    let source = "çé\u{200b}x";
    let folded = fold(source);
    assert_eq!(folded.as_str(), "cex");
    for (original, expect) in [(0, 0), (2, 1), (4, 2), (7, 2), (8, 3)] {
        assert_eq!(folded.position(original), expect, "{original}");
    }
}

#[test]
fn survives_any_range() {
    let folded = fold("aé½\u{301}z");
    for start in 0..12 {
        for end in 0..12 {
            let range = folded.original(start..end);
            assert!("aé½\u{301}z".get(range.clone()).is_some(), "{start}..{end} gives {range:?}");
        }
    }
}
