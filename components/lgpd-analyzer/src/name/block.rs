//! What looks like a name and is none: eponyms, institutions, streets, saints, places, medicines, campaigns.

use text::lexicon::{brands, drugs, places};
use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading};

use super::context::{Before, Cue};
use super::sequence::Sequence;
use super::{context, english, kind, position};

/// Whether the sequence is no person.
pub fn blocked(reading: &Reading, sequence: &Sequence, context: &Before) -> bool {
    let personal = matches!(context.cue, Cue::Kin | Cue::Patient | Cue::Naming | Cue::Intro | Cue::Honorific);
    saint(reading, sequence)
        || institution(reading, sequence, context)
        || context.cue != Cue::Honorific && eponym(reading, sequence, personal)
        || !personal && (discoverer(reading, sequence) || graded(reading, sequence))
        || month(reading, sequence)
        || !personal && road(reading, sequence)
        || !personal && campaign(reading, sequence)
        || reading.english() && english::blocked(reading, sequence, personal)
        || compound(reading, sequence)
        || thing(reading, sequence)
        || !personal
            && (kind::thing(reading, sequence) || place(reading, sequence) || medicine(reading, sequence, context))
}

/// "São João", "Santa Rita", "Nossa Senhora Aparecida", "Padre Cícero".
fn saint(reading: &Reading, sequence: &Sequence) -> bool {
    let Some(before) = sequence.first.checked_sub(1) else { return false };
    let lady = if reading.is(before, Cues::PARTICLE) { before.saturating_sub(1) } else { before };
    let senhora = reading.word(lady) == "senhora" && lady > 0 && reading.word(lady - 1) == "nossa";
    let named = if reading.word(before) == "." { before.saturating_sub(1) } else { before };
    let sainted = matches!(reading.word(before), "sao" | "santo" | "santa" | "san" | "saint" | "beato")
        || reading.word(named) == "st" && reading.case(named) == Case::Capital;
    // "são joão e maria" is a verb only where no capital tells.
    // "Papa Francisco", "Dom Pedro": known to all.
    let clergy = matches!(
        reading.word(before),
        "papa"
            | "dom"
            | "beato"
            | "profeta"
            | "apostolo"
            | "rei"
            | "rainha"
            | "princesa"
            | "imperador"
            | "pope"
            | "king"
            | "queen"
            | "prince"
            | "princess"
            | "emperor"
    );
    if clergy && reading.case(before) != Case::Lower && sequence.elements.len() == 1 {
        return true;
    }
    let santa_claus = reading.word(before) == "papai" && reading.word(sequence.first) == "noel";
    senhora
        || santa_claus
        || sainted && (reading.case(before) != Case::Lower || reading.gap(before, sequence.first) == " ")
}

/// "Santos Dumont, km 21": a road among others.
fn road(reading: &Reading, sequence: &Sequence) -> bool {
    let after = sequence.last + 1;
    let behind = after + usize::from(reading.word(after) == ",");
    reading.word(behind) == "km" && reading.token(behind + 1).is_some_and(|token| token.kind == TokenKind::Number)
}

/// Words that may stand between the head of an institution's name and the person whom it honours.
#[rustfmt::skip]
const QUALIFIERS: &[&str] = &[
    "municipal", "estadual", "federal", "universitario", "universitaria", "regional", "geral", "infantil", "nacional",
    "brasileiro", "brasileira", "israelita", "catolica", "metropolitano", "materno", "central", "medico", "publica",
    "publico", "particular", "basica", "saude", "familia", ".", "de", "do", "da", "das", "dos", "dr", "dra", "doutor",
    "doutora", "professor", "professora", "prof", "presidente", "senador", "governador", "coronel", "general",
    "marechal", "padre", "dom", "sao", "santo", "santa", "engenheiro", "vereador", "deputado", "prefeito", "chama",
    "-", "se", "dona", "irma", "santissima", "nossa", "senhora", "monsenhor", "frei", "maestro", "comandante",
    "almirante", "barao", "visconde",
];

/// A head before it in the same noun phrase: "Hospital Universitário Pedro Ernesto", "rua Augusta", "Lei Maria da Penha".
fn institution(reading: &Reading, sequence: &Sequence, context: &Before) -> bool {
    let heads = Cues::INSTITUTION.or(Cues::STREET).or(Cues::QUARTER);
    let mut at = sequence.first;
    let mut of = false;
    for _ in 0..6 {
        let Some(before) = at.checked_sub(1) else { return false };
        if reading.gap(before, at).contains('\n') {
            return false;
        }
        let cue = reading.cue(before);
        if cue.is(heads) && !(of && reading.is(before + 1, Cues::PARTICLE) && titled_after(reading, before, sequence)) {
            // "escola da Maria" is somebody's; "Escola Maria" and "rua da Maria" are not.
            let common = reading.case(before) == Case::Lower
                && of
                && !cue.is(Cues::STREET)
                && sequence.capital
                && !sequence.shouted;
            // "na casa de Aurora" is where she lives.
            if common && matches!(reading.word(before), "casa" | "fazenda" | "sitio") {
                return false;
            }
            return !common
                || context.cue == Cue::None
                    && sequence.elements.len() > 1
                    && !matches!(reading.word(before + 1), "da" | "do");
        }
        let qualifier = QUALIFIERS.contains(&reading.word(before));
        let capital = reading.case(before) == Case::Capital && sequence.capital && !reading.opens(before);
        if !(qualifier || capital) {
            return false;
        }
        of |= matches!(reading.word(before), "de" | "do" | "da");
        at = before;
    }
    false
}

/// "clínica da Dra. Ana": the head belongs to a person with a title.
fn titled_after(reading: &Reading, head: usize, sequence: &Sequence) -> bool {
    (head + 1..sequence.first).any(|at| reading.is(at, Cues::TITLE)) && reading.is(head + 1, Cues::PARTICLE)
}

/// What a patient has done to him as well as what a surgeon gave his name to.
const PERSONAL_HEADS: &[&str] = &[
    "cirurgia",
    "exercicio",
    "exercicios",
    "procedimento",
    "vacina",
    "teste",
    "testes",
    "protese",
    "cateter",
    "sonda",
    "tumor",
    "fratura",
    "ulcera",
    "hernia",
    "operacao",
    "dieta",
    "calculo",
    "doenca",
    "banho",
    "leite",
    "aparelho",
];

/// "doença de Parkinson", "síndrome de Down", "Parkinson's disease", "escala de Silva".
fn eponym(reading: &Reading, sequence: &Sequence, personal: bool) -> bool {
    let alone = sequence.elements.iter().all(|element| reading.eponym(element.at));
    // "vitória parkinson" does not exist, "Wilson da Silva" does.
    let article =
        sequence.first.checked_sub(1).is_some_and(|before| matches!(reading.word(before), "o" | "a" | "do" | "da"));
    if alone && !((personal || article) && sequence.elements.iter().any(|element| element.given > 4)) {
        return true;
    }
    let mut at = sequence.first;
    for _ in 0..5 {
        let Some(before) = at.checked_sub(1) else { break };
        if reading.is(before, Cues::EPONYM_HEAD) {
            let direct = before + 1 == sequence.first;
            // "Cirurgia de Hermenegildo Prado" is his; eponyms are surnames.
            let full = sequence.elements.len() > 1
                && sequence.elements[0].given > 0
                && !sequence.elements.iter().any(|e| e.initial || reading.eponym(e.at));
            if !direct && full && PERSONAL_HEADS.contains(&reading.word(before)) {
                return false;
            }
            return !direct
                || matches!(
                    reading.word(before),
                    "lei"
                        | "premio"
                        | "operacao"
                        | "programa"
                        | "projeto"
                        | "campanha"
                        | "escala"
                        | "teste"
                        | "indice"
                        | "metodo"
                        | "protocolo"
                        | "dieta"
                );
        }
        let passes = matches!(reading.word(before), "de" | "do" | "da" | "e" | "-" | "," | "dos" | "von" | "la")
            || reading.eponym(before)
            || reading.is(before, Cues::CAMPAIGN);
        if !passes {
            break;
        }
        at = before;
    }
    let next = sequence.last + 1;
    let possessive = reading.word(next) == "'" && reading.word(next + 1) == "s";
    let noun = if possessive { next + 2 } else { next };
    reading.is(noun, Cues::EPONYM_HEAD)
        && (possessive || reading.gap(sequence.last, next) == " " && (reading.english() || sequence.capital))
        && matches!(
            reading.word(noun),
            "disease"
                | "syndrome"
                | "sign"
                | "test"
                | "scale"
                | "score"
                | "law"
                | "criteria"
                | "act"
                | "lymphoma"
                | "sarcoma"
                | "fracture"
                | "hernia"
                | "maneuver"
                | "palsy"
                | "thyroiditis"
        )
}

/// "Outubro Rosa", "Setembro Amarelo".
fn campaign(reading: &Reading, sequence: &Sequence) -> bool {
    let single = sequence.elements.len() == 1;
    // "Na terça Cremilda caiu" begins no campaign: its colour is a word.
    let colour = sequence.elements[0].word || sequence.elements[0].unknown;
    let before = sequence.first.checked_sub(1).is_some_and(|before| reading.is(before, Cues::CAMPAIGN));
    single && (before && colour || reading.is(sequence.first, Cues::CAMPAIGN))
}

/// "Henry Heimlich": who gave his name to something, with a surname that few others bear.
fn discoverer(reading: &Reading, sequence: &Sequence) -> bool {
    let rare = reading.name(sequence.last).is_none_or(|name| name.surname_frequency < 3);
    sequence.elements.len() > 1
        && sequence.capital
        && rare
        && reading.eponym(sequence.last)
        && !super::is_aged(reading, sequence.last)
}

/// "wagner três", "gold dois": the grade of a classification, where no capital tells more.
fn graded(reading: &Reading, sequence: &Sequence) -> bool {
    let grade = sequence.last + 1;
    let counted = text::id::is_number(reading.word(grade)) && reading.word(grade) != "uma";
    let alone = sequence.elements.len() == 1 && !sequence.capital && !reading.opens(sequence.first);
    alone && counted && !super::is_aged(reading, sequence.last) && !context::aged_next(reading, sequence.last)
}

/// "Março Lilás", "Janeiro Branco": a month of a campaign.
fn month(reading: &Reading, sequence: &Sequence) -> bool {
    let colours =
        ["lilas", "verde", "vermelho", "laranja", "dourado", "cinza", "rosa", "azul", "amarelo", "branco", "roxo"];
    sequence.elements.len() == 2
        && reading.is(sequence.first, Cues::CAMPAIGN)
        && colours.contains(&reading.word(sequence.last))
}

/// Places and things that bear the name of somebody and are no municipality.
#[rustfmt::skip]
const THINGS: &[&str] = &[
    "fernando de noronha", "folia de reis", "s.paulo", "s. paulo", "maria fumaca", "maria mole", "joao bobo", "ze gotinha", "ana maria braga", "tio sam",
    "mae natureza", "santa claus", "madre teresa", "testemunhas de jeova", "jeova", "monte carlo", "vitoria regia", "rosa mosqueta", "rosa dos ventos",
];

fn thing(reading: &Reading, sequence: &Sequence) -> bool {
    let range = reading.range(sequence.first, sequence.last);
    reading.source.text.get(range).is_some_and(|text| THINGS.contains(&text))
}

/// "Maria-fumaça", "joão-de-barro": a thing.
fn compound(reading: &Reading, sequence: &Sequence) -> bool {
    let next = sequence.last + 1;
    let tight = reading.word(next) == "-"
        && reading.gap(sequence.last, next).is_empty()
        && reading.gap(next, next + 1).is_empty();
    tight
        && reading.case(next + 1) == Case::Lower
        && reading.token(next + 1).is_some_and(|token| token.kind == text::token::TokenKind::Word)
}

/// A municipality: behind a locative, or with its state.
fn place(reading: &Reading, sequence: &Sequence) -> bool {
    let range = reading.range(sequence.first, sequence.last);
    let aged = super::is_aged(reading, sequence.last) && sequence.elements[0].given > 3;
    if aged || position::ages_before(reading, sequence) || position::speaks(reading, sequence) {
        return false;
    }
    let Some((found, place)) = places::longest(reading.source.text, range.start) else { return false };
    if found.end < range.end {
        return false;
    }
    let before = sequence.first.checked_sub(1);
    let locative = before.is_some_and(|before| reading.is(before, Cues::LOCATIVE));
    let of = before.is_some_and(|before| {
        matches!(reading.word(before), "de" | "para" | "a" | "-" | "," | "/" | "(" | "of" | "do" | "da" | "ate")
    });
    let after = reading.source.text.get(found.end..).unwrap_or_default().trim_start_matches([' ', '-', '/', ',', '(']);
    let state = after.get(..2).is_some_and(text::id::council::is_state)
        && !after.get(2..).unwrap_or_default().starts_with(char::is_alphanumeric);
    let single = sequence.elements.len() == 1;
    let big = place.capital() || place.population() >= places::Population::Below500k;
    let rare = sequence.elements[0].given < 4;
    let town = !single && (sequence.elements[0].given < 3 || sequence.ordinary());
    locative
        || state
        || town
        || found.end > range.end
        || of && (single && rare || big)
        || big && single && sequence.elements[0].given < 5
}

/// Whether a single given name was taken for a town or a thing though nothing before it places it.
pub fn homonym(reading: &Reading, sequence: &Sequence) -> bool {
    let before = sequence.first.wrapping_sub(1);
    let alone = sequence.elements.len() == 1 && sequence.capital && !sequence.shouted;
    let placed = reading.is(
        before,
        Cues::LOCATIVE.or(Cues::INSTITUTION).or(Cues::STREET).or(Cues::QUARTER).or(Cues::SAINT).or(Cues::EPONYM_HEAD),
    ) || matches!(reading.word(before), "de" | "do" | "of" | "/" | "-" | "." | "(");
    let followed = matches!(reading.word(sequence.last + 1), "/" | "-" | "(" | "'")
        || reading.case(sequence.last + 1) != Case::Lower;
    alone && !placed && !followed && !kind::thing(reading, sequence)
}

/// A brand or substance: "Yasmin", "Diane 35", unless something says that it is a person.
fn medicine(reading: &Reading, sequence: &Sequence, context: &Before) -> bool {
    if sequence.elements.len() > 1 || context.cue != Cue::None {
        return false;
    }
    let word = reading.word(sequence.first);
    if drugs::get(word).is_some_and(|drug| !drug.homograph) {
        return true;
    }
    let range = reading.range(sequence.first, sequence.last);
    let Some((_, brand)) = brands::longest(reading.source.text, range.start) else { return false };
    let sentence = reading.scope(range.start);
    let medical = reading.tokens_in(&sentence).any(|at| {
        matches!(
            reading.word(at),
            "mg" | "comprimido"
                | "comprimidos"
                | "anticoncepcional"
                | "anticoncepcionais"
                | "pilulas"
                | "orais"
                | "medicamentos"
                | "remedios"
                | "pilula"
                | "tomar"
                | "tomo"
                | "toma"
                | "tomando"
                | "uso"
                | "usar"
                | "remedio"
                | "medicamento"
                | "receita"
                | "dose"
                | "cartela"
                | "hormonio"
                | "ml"
                | "gotas"
                | "caixa"
        )
    });
    !brand.homograph || medical
}
