//! What the concepts find in both languages.

use super::*;
use text::fold::fold;

fn terms(text: &str) -> Vec<&'static str> {
    let folded = fold(text);
    let words = pattern::words(folded.as_str());
    find(folded.as_str(), &words).iter().map(|found| concept(found.id).term).collect()
}

#[test]
fn finds_the_same_concept_in_both_languages() {
    for (texts, expect) in [
        (
            ["A dieta DASH e a pressão arterial", "DASH diet and blood pressure"],
            ["Dietary Approaches To Stop Hypertension", "Blood Pressure"],
        ),
        (["diabetes tipo 2 e metformina", "metformin in type 2 diabetes"], ["Diabetes Mellitus, Type 2", "Metformin"]),
        (
            ["vacina contra o HPV; câncer do colo do útero", "HPV vaccination and cervical cancer"],
            ["Papillomavirus Vaccines", "Uterine Cervical Neoplasms"],
        ),
        (["exercicio fisico e dor lombar", "physical activity for low back pain"], ["Exercise", "Low Back Pain"]),
        (["protetor solar, melanoma", "sunscreens: melanoma"], ["Sunscreening Agents", "Melanoma"]),
        (
            ["anemia ferropriva em crianças", "Iron-deficiency anaemia in children"],
            ["Anemia, Iron-Deficiency", "Child"],
        ),
        (["aleitamento materno e inteligência", "breastfeeding, intelligence"], ["Breast Feeding", "Intelligence"]),
    ] {
        for text in texts {
            let mut found = terms(text);
            found.retain(|term| expect.contains(term));
            found.sort_unstable();
            let mut expect = expect.to_vec();
            expect.sort_unstable();
            assert_eq!(found, expect, "{text:?}: {:?}", terms(text));
        }
    }
}

#[test]
fn the_longest_pattern_wins() {
    for (text, expect) in [
        ("pressão alta", vec!["Hypertension"]),
        ("dor de cabeça", vec!["Headache"]),
        ("dor", vec!["Pain"]),
        ("câncer de pele", vec!["Skin Neoplasms"]),
        ("covid-19", vec!["COVID-19"]),
        ("Vitamina B12", vec!["Vitamin B 12"]),
        ("sala de espera", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(terms(text), expect, "{text:?}");
    }
}

#[test]
fn english_terms_are_fit_for_a_query() {
    for concept in CONCEPTS {
        for term in concept.synonyms.iter().chain([&concept.term]) {
            let fit = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | ',' | '\'');
            assert!(!term.is_empty() && term.trim() == *term && term.chars().all(fit), "{term:?}");
        }
    }
}

#[test]
fn concepts_are_known_by_name_and_neighbours() {
    let id = |term: &str| named(term).unwrap_or_else(|| panic!("{term}"));
    for concept in CONCEPTS {
        assert_eq!(super::concept(id(concept.term)).term, concept.term);
    }
    assert_eq!(named("no such term"), None);
    assert!(near(id("Hypertension"), id("Blood Pressure")) && near(id("Blood Pressure"), id("Hypertension")));
    assert!(!near(id("Hypertension"), id("Asthma")) && !near(id("Hypertension"), id("Hypertension")));
}
