use crate::lexicon::brands::{Stripe, get, lexicon, longest};

#[test]
fn knows_stripes_and_substances() {
    use Stripe::{Black, None, Red, RedRetained};
    for (name, stripe, substance) in [
        ("rivotril", Black, "clonazepam"),
        ("frontal", Black, "alprazolam"),
        ("ritalina", Black, "metilfenidato"),
        ("venvanse", Black, "lisdexanfetamina"),
        ("stilnox", Black, "zolpidem"),
        ("dimorf", Black, "morfina"),
        ("lexapro", RedRetained, "escitalopram"),
        ("zoloft", RedRetained, "sertralina"),
        ("prozac", RedRetained, "fluoxetina"),
        ("roacutan", RedRetained, "isotretinoina"),
        ("ozempic", RedRetained, "semaglutida"),
        ("mounjaro", RedRetained, "tirzepatida"),
        ("seroquel xro", RedRetained, "quetiapina"),
        ("carbolitium", RedRetained, "carbonato de litio"),
        ("glifage", Red, "metformina"),
        ("puran t4", Red, "levotiroxina"),
        ("xarelto", Red, "rivaroxabana"),
        ("crestor", Red, "rosuvastatina"),
        ("viagra", Red, "sildenafila"),
        ("yasmin", Red, "drospirenona + etinilestradiol"),
        ("humira", Red, "adalimumabe"),
        ("keytruda", Red, "pembrolizumabe"),
        ("botox", Red, "toxina botulinica tipo a"),
        ("tylenol", None, "paracetamol"),
        ("dorflex", None, "dipirona + orfenadrina + cafeina"),
        ("novalgina", None, "dipirona"),
        ("neosaldina", None, "dipirona + isometepteno + cafeina"),
        ("buscopan", None, "escopolamina"),
        ("advil", None, "ibuprofeno"),
        ("allegra", None, "fexofenadina"),
        ("luftal", None, "simeticona"),
    ] {
        let brand = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!((stripe, substance), (brand.stripe, crate::fold::fold(brand.substances).as_str()), "{name}");
        assert_eq!(stripe != None, brand.prescription, "{name}");
    }
}

#[test]
fn counts() {
    let entries: Vec<_> = lexicon().entries().collect();
    let prescription = entries.iter().filter(|(key, _)| get(key).is_some_and(|brand| brand.prescription)).count();
    assert!(prescription >= 1_100, "{prescription}");
    assert!(entries.len() - prescription >= 190, "{}", entries.len());
    for (key, _) in entries {
        assert!(get(&key).is_some_and(|brand| !brand.substances.is_empty()), "{key}");
    }
}

#[test]
fn marks_words_and_finds_phrases() {
    for (name, homograph) in [("label", true), ("turno", true), ("yasmin", true), ("paco", true), ("rivotril", false)] {
        assert_eq!(Some(homograph), get(name).map(|brand| brand.homograph), "{name}");
    }
    let text = "leite de magnesia de phillips";
    assert_eq!(Some(text.len()), longest(text, 0).map(|(found, _)| found.end));
    assert!(longest("rivotrilado", 0).is_none());
}

/// A brand that is an active substance too would be forbidden and recommended in one breath. Diosmin is both: the brand,
/// and the English name of diosmina.
#[cfg(feature = "drugs")]
#[test]
fn no_brand_is_a_substance() {
    for (key, _) in lexicon().entries().filter(|(key, _)| key != "diosmin") {
        assert_eq!(None, crate::lexicon::drugs::get(&key), "{key}");
    }
}
