//! Whether a publication supports a claim: deterministic, and careful. Without an abstract never more than partly;
//! wholly only where one sentence states the effect for the claim's own concepts, and the claim's numbers are there;
//! against only where such a sentence, or the title, denies the effect.

use text::contract::claims_types::{Claim, ClaimKind};

use crate::fit::{Coverage, Subject};
use crate::number;
use crate::profile::{Profile, Statement};
use crate::{NumberCheck, Support};

/// Coverage from which a publication supports a claim partly, and wholly.
const PARTLY: f32 = 0.6;
const WHOLLY: f32 = 0.7;

/// Whether the claim's numbers stand in the publication's title or abstract.
pub fn numbers(claim: &Claim, profile: &Profile) -> NumberCheck {
    let wanted: Vec<_> = claim.numbers.iter().take(24).filter_map(|text| number::read(text)).collect();
    if wanted.is_empty() {
        return NumberCheck::NotApplicable;
    }
    let found = wanted.iter().all(|wanted| profile.numbers().iter().any(|own| own.agrees(wanted)));
    match (profile.has_abstract(), found) {
        (_, true) => NumberCheck::Found,
        (true, false) => NumberCheck::Missing,
        (false, false) => NumberCheck::NoAbstract,
    }
}

pub fn support(claim: &Claim, subject: &Subject, coverage: Coverage, profile: &Profile, numbers: NumberCheck) -> Support {
    let stated: Vec<Polarity> = [&profile.title].into_iter().chain(&profile.sentences).filter(|statement| speaks_of(subject, statement)).map(|statement| polarity(claim.kind, statement)).collect();
    let denied = stated.contains(&Polarity::Denies);
    let affirmed = stated.contains(&Polarity::Affirms);
    // A title that only shares the one topic of a claim says nothing of what is claimed about it.
    let topical = subject.keys.is_empty() && !profile.has_abstract() && !affirmed;
    let partly = coverage.share >= PARTLY && coverage.core > 0.0 && coverage.key > 0.0 && !topical;
    match (denied, affirmed) {
        (true, false) => Support::Against,
        // A text that says both needs a reader.
        (true, true) => Support::Neutral,
        (false, true) if profile.has_abstract() && coverage.share >= WHOLLY && settled(numbers) => Support::Total,
        _ if partly => Support::Partial,
        _ => Support::Neutral,
    }
}

fn settled(numbers: NumberCheck) -> bool {
    matches!(numbers, NumberCheck::Found | NumberCheck::NotApplicable)
}

/// Whether a sentence names the core and, where the claim has more, another of its concepts.
fn speaks_of(subject: &Subject, statement: &Statement) -> bool {
    let has = |ids: &[u16]| ids.iter().any(|id| statement.concepts.contains(id));
    let near = |ids: &[u16]| ids.iter().any(|&id| statement.concepts.iter().any(|&own| concepts::near(own, id)));
    has(&subject.core) && (subject.keys.is_empty() || has(&subject.keys) || near(&subject.keys))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Polarity {
    Affirms,
    Denies,
    Silent,
}

/// Beginnings of folded words that state an effect, in both languages.
const EFFECT: &[&str] = &[
    "reduc", "lower", "decreas", "improv", "effectiv", "efficac", "benefi", "prevent", "protect", "relie", "alleviat", "superior", "reduz", "diminu", "melhor", "eficaz", "previn", "proteg", "alivi",
    "increas", "greater", "higher",
];
const RELATION: &[&str] = &["epidemiolog", "prevalen", "associat", "caus", "risk", "increas", "higher", "predict", "relat", "link", "common", "frequent", "associ", "risco", "aument", "fator", "due", "leads", "result"];
const ADVICE: &[&str] = &["recommend", "should", "guideline", "advis", "first-line", "indicat", "recomend", "deve", "diretriz", "indica", "contraindic", "avoid"];
const OCCURRENCE: &[&str] = &["prevalen", "incidenc", "epidemiolog", "frequen", "rate", "proportion", "percent", "trend", "burden", "estimat", "taxa", "propor"];
const SAFE: &[&str] = &["safe", "tolerat", "seguro", "segura", "tolerad"];
const HARM: &[&str] = &["adverse", "side", "harm", "toxic", "nause", "event", "efeito", "reac", "risk", "caus", "increas"];
/// What denies an effect.
const DENIAL: &[&str] = &[
    "no significant", "not significant", "no effect", "no benefit", "no difference", "no evidence", "not associated", "did not reduce", "did not improve", "did not prevent", "does not reduce", "does not improve", "does not prevent",
    "do not reduce", "do not improve", "do not prevent", "not effective", "ineffective", "failed to", "lack of effect", "lack of benefit", "lack of efficacy", "no reduction", "no improvement", "not reduce", "not improve", "not superior",
    "sem efeito", "nao reduz", "nao melhor", "nao houve diferenca", "ineficaz", "nao previn", "sem beneficio", "nao foi associad", "nao esta associad", "nao ha evidencia", "no association",
];

fn words_of(kind: ClaimKind) -> &'static [&'static str] {
    match kind {
        ClaimKind::Efficacy | ClaimKind::Prevention => EFFECT,
        ClaimKind::Safety => SAFE,
        ClaimKind::SideEffect => HARM,
        ClaimKind::Dosage | ClaimKind::Recommendation | ClaimKind::Contraindication => ADVICE,
        ClaimKind::Condition | ClaimKind::Diagnosis => RELATION,
        ClaimKind::Statistic => OCCURRENCE,
    }
}

/// What a sentence says of its concepts, for a claim of this kind. Aims ("to determine whether") and questions say
/// nothing.
fn polarity(kind: ClaimKind, statement: &Statement) -> Polarity {
    let text = statement.folded.as_str();
    const AIMS: &[&str] = &["whether", "we aimed", "aim of", "aimed to", "objective", "to determine", "to evaluate", "to assess", "to investigate", "to examine", "objetivo", "avaliar se", "protocol"];
    if text.trim_end().ends_with('?') || AIMS.iter().any(|aim| text.contains(aim)) {
        return Polarity::Silent;
    }
    if kind != ClaimKind::Statistic && DENIAL.iter().any(|denial| text.contains(denial)) {
        // A treatment without adverse events is no treatment without effect.
        let of_harm = ["adverse", "side effect", "safety", "efeitos adversos"].iter().any(|harm| text.contains(harm));
        return match kind {
            ClaimKind::Safety if of_harm => Polarity::Affirms,
            ClaimKind::Efficacy | ClaimKind::Prevention if of_harm => Polarity::Silent,
            _ => Polarity::Denies,
        };
    }
    let words = words_of(kind);
    let says = (0..statement.words.len()).any(|at| words.iter().any(|word| statement.word(at).starts_with(word)));
    if says { Polarity::Affirms } else { Polarity::Silent }
}
