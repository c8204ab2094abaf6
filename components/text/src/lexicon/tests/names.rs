use crate::fold::fold;
use crate::lexicon::names::{Sex, get, lexicon, longest};

#[test]
fn has_enough_names_folded() {
    let entries: Vec<_> = lexicon().entries().collect();
    let count = |field: crate::lexicon::layout::Field| entries.iter().filter(|(_, value)| field.is(*value)).count();
    assert!(count(crate::lexicon::layout::names::GIVEN) >= 12_000);
    assert!(count(crate::lexicon::layout::names::SURNAME) >= 5_000);
    for (key, _) in &entries {
        assert_eq!(fold(key).as_str(), key);
        assert!(key.bytes().all(|b| b.is_ascii_lowercase()), "{key:?}");
    }
}

/// Name, sex as a letter or "-" for none, whether a given name, whether a surname, whether a word.
const KNOWN: &[(&str, char, bool, bool, bool)] = &[
    ("maria", 'f', true, true, false),
    ("jose", 'm', true, true, false),
    ("ana", 'f', true, true, false),
    ("joao", 'm', true, true, false),
    ("antonio", 'm', true, true, false),
    ("francisca", 'f', true, true, false),
    ("adriana", 'f', true, true, false),
    ("gabriel", 'm', true, true, false),
    ("enzo", 'm', true, false, false),
    ("kauan", 'm', true, false, false),
    ("wellington", 'm', true, true, false),
    ("thayna", 'f', true, false, false),
    ("josicleide", 'f', true, false, false),
    ("ariel", 'm', true, false, false),
    ("darci", 'u', true, false, false),
    ("felipe", 'm', true, true, false),
    ("rosa", 'f', true, true, true),
    ("vitoria", 'f', true, true, true),
    ("socorro", 'f', true, true, true),
    ("clara", 'f', true, true, true),
    ("gloria", 'f', true, true, true),
    ("aparecida", 'f', true, true, true),
    ("margarida", 'f', true, true, true),
    ("lisa", 'f', true, false, true),
    ("dores", '-', true, true, true),
    ("flor", '-', true, true, true),
    ("luz", '-', true, true, true),
    ("prazeres", '-', false, true, true),
    ("silva", '-', true, true, false),
    ("santos", '-', true, true, true),
    ("oliveira", '-', true, true, true),
    ("souza", '-', true, true, false),
    ("pereira", '-', true, true, true),
    ("cavalcante", '-', false, true, false),
    ("leite", '-', false, true, true),
    ("dias", '-', false, true, true),
    ("rocha", '-', false, true, true),
    ("branco", '-', false, true, true),
    ("moreira", '-', false, true, false),
    ("guajajara", '-', false, true, false),
    ("yamamoto", '-', false, true, false),
    ("schneider", '-', false, true, false),
    ("bertolini", '-', false, true, false),
    ("haddad", '-', false, true, false),
    ("nascimento", '-', true, true, true),
    ("albuquerque", '-', false, true, false),
];

#[test]
fn knows_sex_kind_and_homographs() {
    for &(word, sex, given, surname, is_word) in KNOWN {
        let name = get(word).unwrap_or_else(|| panic!("{word} is missing"));
        assert_eq!((given, surname, is_word), (name.given, name.surname, name.word), "{word}");
        let expected = match sex {
            'f' => Sex::Female,
            'm' => Sex::Male,
            'u' => Sex::Either,
            _ => continue,
        };
        assert_eq!(expected, name.sex, "{word}");
    }
}

#[test]
fn leaves_common_words_alone() {
    for word in "de da nao dos este paciente dor febre medico consulta hospital tratamento doenca cancer pressao \
                 sangue remedio exame crianca mulher homens saude cirurgia coracao vacina dieta pele risco idade \
                 quando porque sempre tambem depois antes durante muito"
        .split_whitespace()
    {
        assert_eq!(get(word), None, "{word}");
    }
}

#[test]
fn orders_frequencies() {
    let frequency = |word| get(word).map_or(0, |name| name.frequency);
    assert_eq!(8, frequency("silva"));
    assert_eq!(8, frequency("maria"));
    assert!(frequency("joao") > frequency("heitor"));
    assert!(frequency("heitor") > frequency("ubiratan"));
    assert!(frequency("oliveira") > frequency("bertolini"));
}

#[test]
fn matches_on_token_boundaries() {
    let find = |text: &str, start| longest(text, start).map(|(found, _)| text[start..found.end].to_owned());
    assert_eq!(Some("ana".to_owned()), find("ana paula", 0));
    assert_eq!(Some("paula".to_owned()), find("ana paula", 4));
    assert_eq!(None, find("anatomia", 0));
    assert_eq!(None, find("banana", 3));
    assert_eq!(None, find("", 0));
    assert_eq!(None, find("ana", 9));
}
