use crate::fold::fold;
use crate::lexicon::diseases::{Special, get, lexicon, longest};

/// Special category and names.
const SPECIAL: &[(Option<Special>, &str)] = &[
    (
        Some(Special::Psychiatric),
        "depressao, ansiedade, esquizofrenia, bipolar, autismo, tdah, anorexia, bulimia, insonia, burnout, toc, psicose, \
         suicidio, asperger, tourette, tea, dislexia, transtorno do panico, sindrome do panico, fobia social",
    ),
    (
        Some(Special::Infection),
        "hiv, aids, sifilis, gonorreia, clamidia, hpv, soropositivo, tricomoniase, hepatite b, hepatite c, herpes, ist, \
         candidiase",
    ),
    (
        Some(Special::Reproductive),
        "gravidez, gestante, aborto, infertilidade, endometriose, menopausa, mioma, vaginismo, pre-eclampsia, \
         dismenorreia, vasectomia, puerperio, climaterio",
    ),
    (
        Some(Special::Genetic),
        "hemofilia, talassemia, fibrose cistica, anemia falciforme, albinismo, duchenne, down, sindrome de marfan, \
         doenca de huntington, brca1",
    ),
    (
        Some(Special::Addiction),
        "alcoolismo, tabagismo, fumante, uso de drogas, dependencia quimica, cocaina, sindrome de abstinencia",
    ),
    (
        None,
        "hipertensao, diabetes, asma, epilepsia, enxaqueca, artrose, osteoporose, infarto, avc, pneumonia, dengue, covid, \
         cancer, leucemia, obesidade, hipotireoidismo, psoriase, lupus, fibromialgia, gastrite, cirrose, glaucoma, \
         catarata, tuberculose, hanseniase, sarampo, malaria, gripe, sepse, anemia, trombose, arritmia, apendicite, \
         celulite, acne, hepatite, meningite, demencia",
    ),
];

#[test]
fn knows_special_categories() {
    let mut checked = 0;
    for (special, names) in SPECIAL {
        for name in names.split(", ") {
            let disease = get(name).unwrap_or_else(|| panic!("{name} is missing"));
            assert_eq!((true, *special), (disease.condition, disease.special), "{name}");
            checked += 1;
        }
    }
    assert!(checked >= 100, "{checked}");
}

#[test]
fn knows_eponyms_and_rare_ones() {
    for (name, condition, rare, eponym) in [
        ("parkinson", true, false, true),
        ("alzheimer", true, false, true),
        ("chagas", true, false, true),
        ("hashimoto", true, false, true),
        ("crohn", true, false, true),
        ("down", true, false, true),
        ("graves", false, false, true),
        ("doenca de graves", true, false, true),
        ("wilson", false, false, true),
        ("doenca de wilson", true, true, true),
        ("becker", false, false, true),
        ("apgar", false, false, true),
        ("glasgow", false, false, true),
        ("papanicolau", false, false, true),
        ("pilates", false, false, true),
        ("guillain barre", true, true, true),
        ("sindrome de von hippel-lindau", true, true, true),
        ("esclerose lateral amiotrofica", true, true, false),
        ("fibrose cistica", true, true, false),
        ("hipertensao", true, false, false),
    ] {
        let disease = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!((condition, rare, eponym), (disease.condition, disease.rare, disease.eponym), "{name}");
    }
}

#[test]
fn reads_plurals_english_and_hyphens() {
    for (text, start, expect) in [
        ("doencas renais cronicas", 0, "doencas renais cronicas"),
        ("canceres de mama", 0, "canceres de mama"),
        ("infeccoes urinarias", 0, "infeccoes urinarias"),
        ("calculos renais", 0, "calculos renais"),
        ("hipertensos", 0, "hipertensos"),
        ("gestantes", 0, "gestantes"),
        ("pre-diabetes", 0, "pre-diabetes"),
        ("pre diabetes", 0, "pre diabetes"),
        ("covid-19", 0, "covid-19"),
        ("covid19", 0, "covid19"),
        ("type 2 diabetes", 0, "type 2 diabetes"),
        ("breast cancer", 0, "breast cancer"),
        ("diabetes tipo 2 e asma", 0, "diabetes tipo 2"),
        ("brca1", 0, "brca1"),
        ("avcista", 0, ""),
        ("mal-estar", 0, ""),
    ] {
        let found = longest(text, start).map_or("", |(found, _)| &text[start..found.end]);
        assert_eq!(expect, found, "{text:?}");
    }
}

#[test]
fn counts() {
    let entries: Vec<_> = lexicon().entries().collect();
    let views: Vec<_> = entries.iter().filter_map(|(key, _)| get(key)).collect();
    assert!(views.iter().filter(|disease| disease.condition).count() >= 1_700, "{}", views.len());
    assert!(views.iter().filter(|disease| disease.eponym).count() >= 400);
    assert!(views.iter().filter(|disease| disease.rare).count() >= 250);
    for (key, _) in entries {
        assert_eq!(fold(&key).as_str(), key);
    }
}
