use crate::lexicon::terms::{Kind, get, lexicon, longest};

#[test]
fn gives_english_terms() {
    for (name, kind, english) in [
        ("hipertensao arterial", Kind::Disease, "hypertension"),
        ("cancer de colo do utero", Kind::Disease, "cervical cancer"),
        ("doenca de parkinson", Kind::Disease, "Parkinson disease"),
        ("tdah", Kind::Disease, "attention deficit hyperactivity disorder"),
        ("metformina", Kind::Drug, "metformin"),
        ("dipirona", Kind::Drug, "metamizole"),
        ("acido acetilsalicilico", Kind::Drug, "aspirin"),
        ("semaglutida", Kind::Drug, "semaglutide"),
        ("exercicio fisico", Kind::Treatment, "exercise"),
        ("terapia cognitivo-comportamental", Kind::Treatment, "cognitive behavioral therapy"),
        ("jejum intermitente", Kind::Treatment, "intermittent fasting"),
        ("aleitamento materno", Kind::Treatment, "breast feeding"),
        ("cuidados paliativos", Kind::Treatment, "palliative care"),
        ("dor de cabeca", Kind::Symptom, "headache"),
        ("falta de ar", Kind::Symptom, "dyspnea"),
        ("fogachos", Kind::Symptom, "hot flashes"),
        ("pressao arterial", Kind::Other, "blood pressure"),
        ("hba1c", Kind::Other, "glycated hemoglobin"),
        ("qualidade de vida", Kind::Other, "quality of life"),
        ("idosos", Kind::Other, "aged"),
        ("revisao sistematica", Kind::Other, "systematic review"),
    ] {
        let term = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!((kind, Some(english)), (term.kind, term.english().next()), "{name}");
    }
    let names: Vec<_> = get("paracetamol").expect("it is there").english().collect();
    assert_eq!(vec!["paracetamol", "acetaminophen"], names);
}

#[test]
fn prefers_the_longest_and_reads_plurals() {
    for (text, expect) in [
        ("cancer de mama em mulheres", "breast cancer"),
        ("transplantes renais", "kidney transplantation"),
        ("ensaios clinicos randomizados", "randomized controlled trial"),
        ("inibidores da bomba de protons", "proton pump inhibitors"),
    ] {
        let (_, term) = longest(text, 0).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(Some(expect), term.english().next(), "{text}");
    }
}

#[test]
fn every_term_has_english() {
    assert!(lexicon().len() >= 3_500, "{}", lexicon().len());
    for (key, _) in lexicon().entries() {
        let term = get(&key).unwrap_or_else(|| panic!("{key}"));
        assert!(term.english().all(|english| english.is_ascii() && english.len() > 1), "{key}");
    }
}
