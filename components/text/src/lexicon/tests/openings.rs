use crate::lexicon::{brands, diseases, drugs, inflect};
use crate::token::tokens;

fn first(key: &str) -> &str {
    tokens(key).first().map_or("", |token| token.text(key))
}

/// Whoever asks the first word saves the search, and must lose nothing.
#[test]
fn the_first_word_of_every_entry_opens_it() {
    for lexicon in [brands::lexicon(), diseases::lexicon(), drugs::lexicon()] {
        for (key, _) in lexicon.entries() {
            assert!(lexicon.opens(first(&key)), "{key}");
        }
    }
}

#[test]
fn plurals_and_salts_open_too() {
    for (text, opens) in [("sertralinas", true), ("cloridrato", true), ("metformina", true), ("quadrimestre", false)] {
        assert_eq!(drugs::opens(text), opens, "{text}");
        assert!(opens || drugs::longest(text, 0).is_none(), "{text}");
    }
    for text in ["diabetes", "alergias", "infeccoes"] {
        assert!(diseases::lexicon().opens(text), "{text}: {:?}", inflect::singulars(text));
    }
}
