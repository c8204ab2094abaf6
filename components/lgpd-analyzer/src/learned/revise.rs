//! The names of the rules after the model has been asked: some added, some doubted, some dropped.

use std::collections::HashSet;
use std::ops::Range;

use crate::name::{self, Cue, Name};
use crate::papers::Papers;
use crate::reading::Reading;
use crate::standing;

use super::candidate::{self, Candidate};
use super::model::{Model, Verdict};
use super::{facts, signature};

/// From here on a candidate of no rule is a name; measured on passages that neither rules nor model had seen.
const ADDED: f32 = 0.5;
/// From here on it is one beside or behind a name that shares a word with it.
const ADDED_BESIDE: f32 = 0.3;
/// Below this a name of the rules is taken out in doubt only.
const DOUBTED: f32 = 0.6;
/// Below this it is a professional's or a public figure's, where that is the likelier mistake.
const PUBLIC: f32 = 0.25;
/// Below this it is no name, where that is.
const DROPPED: f32 = 0.05;
/// The confidence of what is taken out, but blocks nothing.
const DOUBT: f32 = 0.45;

pub fn revise(
    reading: &Reading,
    names: Vec<Name>,
    taken: &[Range<usize>],
    papers: &Papers,
    model: &Model,
) -> Vec<Name> {
    if model.is_none() {
        return names;
    }
    let candidates = candidate::all(reading, &names, taken);
    let things = facts::Things::new(reading);
    let verdicts: Vec<Verdict> =
        candidates.iter().map(|candidate| model.judge(&facts::of(reading, &things, candidate, papers))).collect();
    let private: Vec<bool> =
        (0..names.len()).map(|index| standing::of(reading, &names, index, &papers.credentials).private()).collect();
    let mut revised: Vec<Name> = Vec::with_capacity(names.len());
    let mut left: Vec<(&Candidate, f32)> = Vec::new();
    for (at, (candidate, verdict)) in candidates.iter().zip(&verdicts).enumerate() {
        let likely = |&before: &usize| candidates[before].name.is_some() || verdicts[before].both() >= ADDED_BESIDE;
        let before = at.checked_sub(1).filter(likely).map(|before| &candidates[before]);
        let cue = candidate.name.map_or(Cue::None, |index| names[index].cue);
        let signs = verdict.both() < DOUBTED && signature::signs(reading, candidate, cue, before);
        match candidate.name {
            Some(index) if private[index] && signs => {
                revised.push(Name { cue: Cue::Author, ..names[index].clone() });
            }
            None if signs => {}
            Some(index) if private[index] => revised.extend(weighed(&names[index], *verdict, papers)),
            Some(index) => revised.push(names[index].clone()),
            None if verdict.both() >= ADDED => revised.extend(added(reading, candidate, verdict.both())),
            None if verdict.both() < ADDED_BESIDE => {}
            None => left.push((candidate, verdict.both())),
        }
    }
    beside(reading, &mut revised, &left);
    revised
}

/// A name of the rules that is private by them.
fn weighed(name: &Name, verdict: Verdict, papers: &Papers) -> Option<Name> {
    let mut name = name.clone();
    if papers.documented(name.range.end) {
        return Some(name);
    }
    // "Paciente: …", "minha irmã …": whatever else is said there, no professional is called so.
    let told = matches!(name.cue, Cue::Patient | Cue::Kin);
    let (sure, thing) = (verdict.both(), verdict.person < verdict.private);
    if thing && sure < DROPPED {
        return None;
    }
    if !thing && !told && sure < PUBLIC {
        name.cue = Cue::Public;
    } else if sure < DOUBTED {
        name.confidence = name.confidence.min(DOUBT);
    }
    Some(name)
}

/// A candidate of no rule as a name, unless the rules know it as a thing.
fn added(reading: &Reading, candidate: &Candidate, sure: f32) -> Option<Name> {
    let (cue, cue_at) = match name::cue_of(reading, candidate.first)? {
        cue @ (Cue::Kin | Cue::Patient, _) => cue,
        _ => (Cue::Learned, None),
    };
    Some(Name {
        first: candidate.first,
        last: candidate.last,
        range: reading.range(candidate.first, candidate.last),
        confidence: if sure >= 0.9 { sure } else { DOUBT },
        cue,
        cue_at,
        words: candidate.words.iter().map(|&at| reading.word(at).to_owned()).collect(),
    })
}

/// Adds what stands right beside an added name or shares a word with a private one, if it is likely enough.
fn beside(reading: &Reading, revised: &mut Vec<Name>, left: &[(&Candidate, f32)]) {
    let private =
        |name: &&Name| !matches!(name.cue, Cue::Public | Cue::Citation | Cue::Author | Cue::Title | Cue::Says);
    let known: HashSet<&str> =
        revised.iter().filter(private).flat_map(|name| name.words.iter().map(String::as_str)).collect();
    let ends: HashSet<usize> = revised.iter().filter(private).flat_map(|name| [name.first, name.last]).collect();
    let close = |a: usize, b: usize| reading.gap(a, b) == " ";
    let likely = |candidate: &Candidate| {
        let before = candidate.first.checked_sub(1).is_some_and(|at| ends.contains(&at) && close(at, candidate.first));
        let behind = ends.contains(&(candidate.last + 1)) && close(candidate.last, candidate.last + 1);
        before || behind || candidate.words.iter().any(|&at| known.contains(reading.word(at)))
    };
    let more: Vec<Name> = left
        .iter()
        .filter(|(candidate, sure)| *sure >= ADDED_BESIDE && likely(candidate))
        .filter_map(|(candidate, sure)| added(reading, candidate, *sure))
        .collect();
    revised.extend(more);
    revised.sort_by_key(|name| name.range.start);
}
