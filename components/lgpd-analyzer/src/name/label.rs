//! Fields of forms: "Nome: …", "Paciente: …", "Mãe: …". Whatever stands there is a name, known or not.

use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

use super::Name;
use super::context::Cue;

/// Words that end the field.
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "idade", "cpf", "rg", "dn", "sexo", "data", "nascimento", "nasc", "prontuario", "cns", "telefone", "tel",
    "endereco", "leito", "convenio", "masculino", "feminino", "masc", "fem", "anos", "e", "com", "cid", "quarto",
    "nome", "mae", "pai", "responsavel", "age", "dob", "sex",
];

/// Labels of whoever the document is about.
#[rustfmt::skip]
const HOLDERS: &[&str] = &[
    "beneficiario", "beneficiaria", "titular", "segurado", "segurada", "laudo", "re", "beneficiary", "insured", "member",
    "subscriber", "cidadao", "cidada", "vitima", "examinado", "examinada", "periciado", "periciada", "requerente",
    "declarante", "candidato", "candidata", "trabalhador", "trabalhadora", "empregado", "empregada", "funcionario",
    "funcionaria", "aluno", "aluna", "proband", "employee", "claimant", "applicant", "resident", "deceased", "falecido",
    "falecida",
];

/// Labels of whoever stands beside the patient.
#[rustfmt::skip]
const PARTIES: &[&str] = &[
    "contato", "genitora", "genitor", "filiacao", "tutor", "tutora", "emergencia", "testemunha", "testemunhas",
    "informante", "acomp", "cuidador", "cuidadora", "contact", "nok", "kin", "guardian", "witness", "caller", "informant",
];

const MOST: usize = 8;

/// The name in the field whose label is right before token `at`.
pub fn named(reading: &Reading, at: usize) -> Option<Name> {
    let colon = at.checked_sub(1).filter(|&colon| reading.word(colon) == ":")?;
    let (label, cue) = label(reading, colon)?;
    let mut last = None;
    let mut words = Vec::new();
    let mut known = false;
    for next in at..at + MOST {
        let Some(token) = reading.token(next) else { break };
        let word = reading.word(next);
        if word.len() == 1 && reading.word(next + 1) == "'" && reading.case(next) != Case::Lower {
            continue;
        }
        let broken = next > at && reading.gap(next - 1, next).contains('\n');
        let dot = word == "." && words.last().is_some_and(|last: &String| last.len() == 1);
        let barred =
            ENDS.contains(&word) && !(word == "e" && reading.case(next) == Case::Capital) || title(reading, next);
        // "Pt: O'Brien, Kathleen".
        let comma = word == ","
            && words.len() == 1
            && (reading.english() || reading.case(at) == Case::Upper || surname(reading, at))
            && reading.case(next + 1) != Case::Lower
            && reading.name(next + 1).is_some_and(|name| name.given);
        if comma {
            continue;
        }
        if broken
            || !(token.kind == TokenKind::Word
                || dot
                || matches!(word, "'" | "-")
                    && reading.gap(next, next + 1).is_empty()
                    && reading.gap(next - 1, next).is_empty())
            || barred && !reading.is(next, Cues::PARTICLE)
        {
            break;
        }
        if reading.is(next, Cues::STOP) && reading.name(next).is_none() && !reading.is(next, Cues::PARTICLE) {
            break;
        }
        if token.kind == TokenKind::Word && !reading.is(next, Cues::PARTICLE) {
            known |= reading.name(next).is_some_and(|name| !name.word || reading.case(next) != Case::Lower);
            words.push(word.to_owned());
            last = Some(next);
        } else if dot {
            last = Some(next);
        }
    }
    let last = last?;
    let capital = reading.case(at) != Case::Lower;
    // "Paciente: refere dor" begins with no name; an unknown name must at least be written as one.
    let plausible = known
        || capital
            && words.len() >= 2
            && (at..=last)
                .all(|i| reading.case(i) != Case::Lower || reading.is(i, Cues::PARTICLE) || reading.word(i) == ".");
    let plausible = plausible || words.len() == 1 && party(reading, label, at);
    let first_fits = reading.name(at).is_some() || capital;
    (plausible && first_fits).then(|| Name {
        first: at,
        last,
        range: reading.range(at, last),
        confidence: 0.97,
        cue,
        cue_at: Some(label),
        words,
    })
}

/// A word that is hardly anybody's given name: what lists put before a comma.
fn surname(reading: &Reading, at: usize) -> bool {
    reading.name(at).is_some_and(|name| name.surname && name.surname_frequency > name.given_frequency)
}

/// "Acomp.: Uelinton": whoever comes along is told by nothing but a name.
fn party(reading: &Reading, label: usize, at: usize) -> bool {
    PARTIES.contains(&reading.word(label))
        && reading.case(at) != Case::Lower
        && reading.word(at).len() >= 4
        && reading.cue(at) == Cues::default()
        && matches!(reading.word(at + 1), "" | "." | "," | "(" | ";")
}

fn title(reading: &Reading, at: usize) -> bool {
    reading.is(at, Cues::TITLE)
}

/// The label before the colon, and whose name it announces.
fn label(reading: &Reading, colon: usize) -> Option<(usize, Cue)> {
    for back in 1..=3 {
        let at = colon.checked_sub(back)?;
        if back > 1 && reading.gap(at, at + 1).contains('\n') {
            return None;
        }
        let word = reading.word(at);
        let cue = reading.cue(at);
        if matches!(word, "nome" | "name" | "identificacao") {
            return Some((at, Cue::Patient));
        }
        // "Preceptor: … Interno: …" are those who learn.
        if matches!(word, "interno" | "interna") {
            return None;
        }
        if cue.is(Cues::PATIENT) || HOLDERS.contains(&word) {
            return Some((at, Cue::Patient));
        }
        // "Jornalista responsável:", "Médica responsável:" sign the page.
        let signs = Cues::PROFESSION.or(Cues::AUTHORITY).or(Cues::TITLE);
        if word == "responsavel" && reading.is(at.wrapping_sub(1), signs) {
            return None;
        }
        if cue.is(Cues::KIN) || PARTIES.contains(&word) {
            return Some((at, Cue::Kin));
        }
        if !matches!(word, "." | "do" | "da" | "completo" | "social" | "legal" | ")" | "a" | "o") {
            return None;
        }
    }
    None
}
