use crate::fold::fold;
use crate::lexicon::english_names::{get, lexicon};

#[test]
fn keys_are_folded_words() {
    let keys: Vec<_> = lexicon().entries().map(|(key, _)| key).collect();
    assert!(keys.len() >= 8_000);
    for key in keys {
        assert_eq!(fold(&key).as_str(), key);
        assert!(key.bytes().all(|b| b.is_ascii_lowercase()), "{key:?}");
    }
}

#[test]
fn knows_kind_and_homographs() {
    for (word, given, surname, is_word) in [
        ("kathleen", true, false, false),
        ("siobhan", true, false, false),
        ("jenny", true, false, false),
        ("thompson", false, true, false),
        ("brien", false, true, false),
        ("venkataraman", false, true, false),
        ("hope", true, true, true),
        ("mark", true, true, true),
        ("young", true, true, true),
    ] {
        let name = get(word).unwrap_or_else(|| panic!("{word} is missing"));
        assert_eq!((given, surname, is_word), (name.given, name.surname, name.word), "{word}");
    }
}

#[test]
fn leaves_common_words_alone() {
    for word in
        "the and patient pain doctor hospital treatment disease with she his not was had they there today".split(' ')
    {
        assert_eq!(get(word), None, "{word}");
    }
}
