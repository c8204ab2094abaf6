//! How to search for a claim's evidence: the templates of compliance.md §0.2 in PubMed's syntax, English terms. A core
//! and up to two more concepts, each with its synonyms, then what the kind of claim asks for.

use concepts::{Class, Concept, Found, concept};
use text::contract::claims_types::{ClaimKind, SearchStrategy};

use crate::passage::{Sentence, is_strong};

const SYNONYMS: usize = 4;
const GROUPS: usize = 3;
const TERMS: usize = 12;

/// What a kind of claim adds to a search.
struct Template {
    /// Ends the expression; the words of the kind.
    topic: &'static str,
    /// Ends the directed expression: publication types as PubMed tags them.
    filter: &'static str,
    types: &'static [&'static str],
    years: Option<u16>,
}

const TRIALS: &[&str] = &["Meta-Analysis", "Systematic Review", "Randomized Controlled Trial"];
const GUIDELINES: &[&str] = &["Practice Guideline", "Guideline", "Systematic Review"];
const TRIALS_FILTER: &str = "(meta-analysis[pt] OR systematic review[pt] OR randomized controlled trial[pt])";
const GUIDELINES_FILTER: &str = "(practice guideline[pt] OR guideline[pt] OR systematic review[pt])";
const OBSERVATIONAL_FILTER: &str = "(systematic review[pt] OR meta-analysis[pt] OR observational study[pt])";

fn template(kind: ClaimKind) -> Template {
    match kind {
        ClaimKind::Efficacy => Template { topic: "", filter: TRIALS_FILTER, types: TRIALS, years: Some(10) },
        ClaimKind::Prevention => Template {
            topic: "(prevention[tiab] OR \"prevention and control\"[sh] OR risk[tiab])",
            filter: TRIALS_FILTER,
            types: TRIALS,
            years: Some(10),
        },
        ClaimKind::Statistic => Template {
            topic: "(prevalence[tiab] OR incidence[tiab] OR epidemiology[sh])",
            filter: OBSERVATIONAL_FILTER,
            types: &["Systematic Review", "Meta-Analysis", "Observational Study"],
            years: Some(5),
        },
        ClaimKind::SideEffect | ClaimKind::Safety => Template {
            topic: "(\"adverse effects\"[sh] OR \"side effects\"[tiab] OR \"adverse events\"[tiab] OR complications[tiab] OR safety[tiab])",
            filter: TRIALS_FILTER,
            types: TRIALS,
            years: None,
        },
        ClaimKind::Contraindication => Template {
            topic: "(contraindications[tiab] OR precautions[tiab] OR warnings[tiab])",
            filter: GUIDELINES_FILTER,
            types: GUIDELINES,
            years: Some(15),
        },
        ClaimKind::Dosage => Template {
            topic: "(dosage[tiab] OR dose[tiab] OR \"administration and dosage\"[sh])",
            filter: GUIDELINES_FILTER,
            types: GUIDELINES,
            years: Some(15),
        },
        ClaimKind::Recommendation => Template {
            topic: "(recommendation*[tiab] OR guideline*[tiab])",
            filter: GUIDELINES_FILTER,
            types: GUIDELINES,
            years: Some(10),
        },
        ClaimKind::Diagnosis => Template {
            topic: "(diagnosis[sh] OR diagnosis[tiab] OR criteria[tiab])",
            filter: GUIDELINES_FILTER,
            types: GUIDELINES,
            years: Some(15),
        },
        ClaimKind::Condition => Template {
            topic: "",
            filter: OBSERVATIONAL_FILTER,
            types: &["Systematic Review", "Meta-Analysis", "Observational Study", "Review"],
            years: Some(10),
        },
    }
}

/// The plan for a claim. `carried` is the concept of an earlier sentence, used where this one names none;
/// `identifiers` of publications that the text gives for it go into the related terms, ahead of the rest.
pub fn plan(
    sentence: &Sentence<'_>,
    kind: ClaimKind,
    carried: Option<u16>,
    identifiers: Vec<String>,
) -> SearchStrategy {
    let concepts = ordered(sentence, kind, carried);
    let template = template(kind);
    let groups: Vec<String> =
        concepts.iter().filter(|&&id| searchable(concept(id))).take(GROUPS).map(|&id| group(concept(id))).collect();
    let fallback = || vec![words(sentence)];
    let groups = if groups.is_empty() { fallback() } else { groups };
    let dated = |parts: &[&str]| {
        let mut expression = parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" AND ");
        if let Some(years) = template.years {
            expression.push_str(&format!(" AND \"last {years} years\"[dp]"));
        }
        expression
    };
    let mut primary: Vec<&str> = groups.iter().map(String::as_str).collect();
    primary.push(template.topic);
    let mut secondary: Vec<&str> = groups.iter().take(2).map(String::as_str).collect();
    secondary.push(template.filter);
    SearchStrategy {
        core_concept: concepts
            .first()
            .map_or_else(|| plain_words(sentence).join(" "), |&id| concept(id).term.to_owned()),
        key_terms: concepts.iter().skip(1).map(|&id| concept(id).term.to_owned()).take(TERMS).collect(),
        related_terms: related(sentence, &concepts, identifiers),
        primary: dated(&primary),
        secondary: dated(&secondary),
        publication_types: template.types.iter().map(|&name| name.to_owned()).collect(),
        years: template.years,
    }
}

/// The sentence's concepts, each once, the one that the claim turns on first.
fn ordered(sentence: &Sentence<'_>, kind: ClaimKind, carried: Option<u16>) -> Vec<u16> {
    let mut ids: Vec<u16> = Vec::new();
    for found in sentence.concepts {
        if !ids.contains(&found.id) {
            ids.push(found.id);
        }
    }
    if let Some(id) = carried.filter(|_| !sentence.is_about_health()) {
        ids.insert(0, id);
    }
    let rank = |&id: &u16| (core_rank(concept(id), kind), is_general(concept(id)));
    // A stable sort keeps the order of the text among equals.
    ids.sort_by_key(|id| rank(id));
    ids
}

/// What a claim of a kind turns on: of efficacy, the treatment; of a statistic, the condition.
fn core_rank(concept: &Concept, kind: ClaimKind) -> u8 {
    let treatment =
        matches!(concept.class, Class::Drug | Class::Supplement | Class::Procedure | Class::Food | Class::Behaviour);
    let illness = matches!(concept.class, Class::Condition | Class::Symptom);
    let general = is_general(concept);
    match concept.class {
        Class::Weak => 7,
        Class::Place | Class::Organisation => 6,
        Class::Group => 5,
        _ if general => 4,
        _ => match kind {
            ClaimKind::Statistic | ClaimKind::Diagnosis | ClaimKind::Condition => {
                if illness {
                    0
                } else if treatment {
                    1
                } else {
                    2
                }
            }
            _ => {
                if treatment {
                    0
                } else if illness {
                    1
                } else {
                    2
                }
            }
        },
    }
}

/// Concepts so wide that a search for them alone finds everything.
fn is_general(concept: &Concept) -> bool {
    const GENERAL: &[&str] = &[
        "Therapeutics",
        "Pharmaceutical Preparations",
        "Food",
        "Diet, Healthy",
        "Disease",
        "Signs and Symptoms",
        "Diagnosis",
        "Equation",
        "Adverse effects",
        "Surgical Procedures, Operative",
        "Infections",
        "Pain",
        "Hormones",
        "Vitamins",
        "Vaccines",
        "Severity of Illness Index",
        "Mass Screening",
    ];
    GENERAL.contains(&concept.term)
}

fn searchable(concept: &Concept) -> bool {
    !matches!(concept.class, Class::Weak | Class::Organisation)
        && !matches!(concept.term, "Adverse effects" | "Diagnosis" | "Equation" | "Worldwide")
}

/// `("Hypertension"[mh] OR "high blood pressure"[tiab])`
fn group(concept: &Concept) -> String {
    let mut terms = Vec::with_capacity(SYNONYMS + 2);
    if concept.mesh {
        terms.push(format!("\"{}\"[mh]", concept.term));
    }
    if !concept.term.contains(',') {
        terms.push(format!("\"{}\"[tiab]", concept.term.to_lowercase()));
    }
    terms.extend(concept.synonyms.iter().take(SYNONYMS).map(|term| format!("\"{}\"[tiab]", term.to_lowercase())));
    match terms.as_slice() {
        [one] => one.clone(),
        _ => format!("({})", terms.join(" OR ")),
    }
}

/// What to search by where no concept is known: the longest words, cut so that Portuguese and English forms meet
/// ("metformina", "metformin").
fn words(sentence: &Sentence<'_>) -> String {
    let terms: Vec<String> = plain_words(sentence)
        .iter()
        .map(|word| {
            let stem = word.trim_end_matches(['a', 'e', 'i', 'o', 'u']);
            if stem.len() >= 4 && stem.is_ascii() { format!("{stem}*[tiab]") } else { format!("\"{word}\"[tiab]") }
        })
        .collect();
    if terms.is_empty() { "health[tiab]".to_owned() } else { terms.join(" AND ") }
}

fn plain_words(sentence: &Sentence<'_>) -> Vec<String> {
    let fit = |word: &str| word.len() >= 7 && word.bytes().all(|b| b.is_ascii_lowercase());
    let mut words: Vec<String> = Vec::new();
    for at in sentence.words.clone() {
        let word = sentence.passage.word(at);
        if fit(word) && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words.truncate(3);
    words
}

/// Identifiers, then how the text itself calls the concepts, then their synonyms.
fn related(sentence: &Sentence<'_>, concepts: &[u16], identifiers: Vec<String>) -> Vec<String> {
    let mut terms = identifiers;
    let surface = |found: &Found| {
        sentence.passage.source.get(sentence.passage.original(found.words.clone())).unwrap_or_default().to_lowercase()
    };
    let known = |term: &str| concepts.iter().any(|&id| concept(id).term.eq_ignore_ascii_case(term));
    let named = sentence.concepts.iter().filter(|found| is_strong(found.class())).map(surface);
    let synonyms = concepts
        .iter()
        .filter(|&&id| is_strong(concept(id).class))
        .flat_map(|&id| concept(id).synonyms.iter().map(|&term| term.to_owned()));
    for term in named.chain(synonyms) {
        if terms.len() >= TERMS + 8 {
            break;
        }
        if !known(&term) && !terms.contains(&term) {
            terms.push(term);
        }
    }
    terms
}
