//! What a sentence of a title or abstract does with the things that it names: states an effect, a relation, advice, how
//! often something is, or denies it. Read once for each sentence, whatever claims are held against it.

use text::contract::claims_types::ClaimKind;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    Affirms,
    Denies,
    Silent,
}

/// The manners of a sentence, as bits of [`MANNERS`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Tone {
    manners: u8,
    /// An aim or a question: it says nothing yet.
    open: bool,
    denies: bool,
    /// Speaks of harm, so that what it denies is harm.
    harm: bool,
}

/// Beginnings of folded words, in both languages, by the kinds of claim that they can affirm.
const MANNERS: &[(&[ClaimKind], &[&str])] = &[
    (
        &[ClaimKind::Efficacy, ClaimKind::Prevention],
        &[
            "reduc", "lower", "decreas", "improv", "effectiv", "efficac", "benefi", "prevent", "protect", "relie",
            "alleviat", "superior", "increas", "greater", "higher", "reduz", "diminu", "melhor", "eficaz", "previn",
            "proteg", "alivi",
        ],
    ),
    (&[ClaimKind::Safety], &["safe", "tolerat", "seguro", "segura", "tolerad"]),
    (
        &[ClaimKind::SideEffect],
        &["adverse", "side", "harm", "toxic", "nause", "event", "efeito", "reac", "risk", "caus", "increas"],
    ),
    (
        &[ClaimKind::Dosage, ClaimKind::Recommendation, ClaimKind::Contraindication],
        &[
            "recommend",
            "should",
            "guideline",
            "advis",
            "first-line",
            "indicat",
            "recomend",
            "deve",
            "diretriz",
            "indica",
            "contraindic",
            "avoid",
        ],
    ),
    (
        &[ClaimKind::Condition, ClaimKind::Diagnosis],
        &[
            "associat",
            "caus",
            "risk",
            "increas",
            "higher",
            "predict",
            "relat",
            "link",
            "common",
            "frequent",
            "epidemiolog",
            "prevalen",
            "associ",
            "risco",
            "aument",
            "fator",
            "due",
            "leads",
            "result",
        ],
    ),
    (
        &[ClaimKind::Statistic],
        &[
            "prevalen",
            "incidenc",
            "epidemiolog",
            "frequen",
            "rate",
            "proportion",
            "percent",
            "trend",
            "burden",
            "estimat",
            "taxa",
            "propor",
        ],
    ),
];
const DENIALS: &[&str] = &[
    "no significant",
    "not significant",
    "no effect",
    "no benefit",
    "no difference",
    "no evidence",
    "not associated",
    "did not reduce",
    "did not improve",
    "did not prevent",
    "does not reduce",
    "does not improve",
    "does not prevent",
    "do not reduce",
    "do not improve",
    "do not prevent",
    "not effective",
    "ineffective",
    "failed to",
    "lack of effect",
    "lack of benefit",
    "lack of efficacy",
    "no reduction",
    "no improvement",
    "not reduce",
    "not improve",
    "not superior",
    "no association",
    "sem efeito",
    "nao reduz",
    "nao melhor",
    "nao houve diferenca",
    "ineficaz",
    "nao previn",
    "sem beneficio",
    "nao foi associad",
    "nao esta associad",
    "nao ha evidencia",
];
const AIMS: &[&str] = &[
    "whether",
    "we aimed",
    "aim of",
    "aimed to",
    "objective",
    "to determine",
    "to evaluate",
    "to assess",
    "to investigate",
    "to examine",
    "objetivo",
    "avaliar se",
    "protocol",
];
const HARMS: &[&str] = &["adverse", "side effect", "safety", "efeitos adversos"];

impl Tone {
    /// Reads a sentence; `words` are its words.
    pub fn of<'a>(folded: &str, words: impl Iterator<Item = &'a str>) -> Self {
        let has = |phrases: &[&str]| phrases.iter().any(|phrase| folded.contains(phrase));
        let mut manners = 0;
        for word in words {
            for (bit, (_, stems)) in MANNERS.iter().enumerate() {
                if manners & 1 << bit == 0 && stems.iter().any(|stem| word.starts_with(stem)) {
                    manners |= 1 << bit;
                }
            }
        }
        Tone { manners, open: folded.trim_end().ends_with('?') || has(AIMS), denies: has(DENIALS), harm: has(HARMS) }
    }

    /// What the sentence says of its concepts, for a claim of this kind.
    pub fn polarity(self, kind: ClaimKind) -> Polarity {
        if self.open {
            return Polarity::Silent;
        }
        if self.denies && kind != ClaimKind::Statistic {
            // A treatment without adverse events is no treatment without effect.
            return match kind {
                ClaimKind::Safety if self.harm => Polarity::Affirms,
                ClaimKind::Efficacy | ClaimKind::Prevention if self.harm => Polarity::Silent,
                _ => Polarity::Denies,
            };
        }
        let affirms =
            MANNERS.iter().enumerate().any(|(bit, (kinds, _))| kinds.contains(&kind) && self.manners & 1 << bit != 0);
        if affirms { Polarity::Affirms } else { Polarity::Silent }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ClaimKind::*;
    use Polarity::*;

    #[test]
    fn sentences_affirm_deny_or_say_nothing() {
        for (kind, text, expect) in [
            (Efficacy, "exercise reduced pain", Affirms),
            (Efficacy, "exercise did not reduce pain", Denies),
            (Efficacy, "we aimed to see if exercise reduces pain", Silent),
            (Efficacy, "does exercise reduce pain?", Silent),
            (Efficacy, "no significant adverse events", Silent),
            (Safety, "no significant adverse events", Affirms),
            (Safety, "the vaccine was safe", Affirms),
            (SideEffect, "nausea was an adverse event", Affirms),
            (Statistic, "no difference in prevalence", Affirms),
            (Recommendation, "a guideline", Affirms),
            (Condition, "not associated with cancer", Denies),
            (Condition, "", Silent),
        ] {
            assert_eq!(Tone::of(text, text.split(' ')).polarity(kind), expect, "{kind:?} {text:?}");
        }
    }
}
