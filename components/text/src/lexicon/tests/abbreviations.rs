use crate::lexicon::abbreviations::{get, lexicon, longest};

#[test]
fn expands() {
    for (name, expansion, homograph) in [
        ("avc", "acidente vascular cerebral", false),
        ("has", "hipertensão arterial sistêmica", false),
        ("dm2", "diabetes mellitus tipo 2", false),
        ("imc", "índice de massa corporal", false),
        ("glp-1", "peptídeo semelhante ao glucagon 1", false),
        ("tdah", "transtorno do déficit de atenção e hiperatividade", false),
        ("uti", "unidade de terapia intensiva", false),
        ("ela", "esclerose lateral amiotrófica", true),
        ("em", "esclerose múltipla", true),
        ("ler", "lesão por esforço repetitivo", true),
    ] {
        let found = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!((expansion, homograph), (found.expansion, found.homograph), "{name}");
    }
    assert!(lexicon().len() >= 150);
    assert!(longest("avcs", 0).is_none());
}
