//! Who is asked as one who knows: by what they do, where they work, and how they are quoted.

use super::own_age;
use crate::cue::Cues;
use crate::name::Name;
use crate::reading::{Case, Reading};

/// "Virgínia Moreira, que pesquisa a abordagem": who studies or leads is asked as one who knows.
pub(super) fn researches(reading: &Reading, name: &Name) -> bool {
    let next = name.last + 1 + usize::from(reading.word(name.last + 1) == ",");
    let does = [
        "pesquisa",
        "estuda",
        "leciona",
        "coordena",
        "dirige",
        "chefia",
        "preside",
        "studies",
        "researches",
        "leads",
        "directs",
        "teaches",
        "heads",
        "chairs",
    ];
    matches!(reading.word(next), "que" | "who")
        && does.contains(&reading.word(next + 1))
        && name.words.len() > 1
        && !matches!(reading.word(next + 2), "na" | "no" | "em" | "a" | "o" if reading.word(next + 1) == "estuda" && reading.is(next + 3, Cues::MINOR))
}

/// "says Chinedu Ekwueme, a bus driver", "conta Rui Melo, pedreiro": a trade asks nobody as one who knows.
pub(super) fn of_trade(reading: &Reading, name: &Name) -> bool {
    let comma = name.last + 1;
    let apposed = reading.word(comma) == ",";
    let until = if matches!(reading.word(comma + 1), "a" | "an" | "um" | "uma" | "o") { comma + 4 } else { comma + 2 };
    let trade =
        |at: usize| text::lexicon::occupations::get(reading.word(at)).is_some() || TRADES.contains(&reading.word(at));
    let knows = (comma + 1..until).any(|at| reading.is(at, Cues::PROFESSION.or(Cues::AUTHORITY)));
    apposed && !knows && (comma + 1..until).any(trade)
}

/// What the lexicon of occupations, which is Portuguese, leaves out.
#[rustfmt::skip]
const TRADES: &[&str] = &[
    "builder", "butcher", "carpenter", "cashier", "chef", "cleaner", "clerk", "cook", "driver", "electrician", "farmer",
    "fireman", "firefighter", "fisherman", "gardener", "hairdresser", "housewife", "joiner", "labourer", "mechanic", "miner",
    "plumber", "postman", "retired", "roofer", "shopkeeper", "student", "teacher", "trucker", "waiter", "waitress", "welder",
];

/// "… em artigo na Lancet, Ana Lima e Rui Melo propõem": what authors do in a sentence about a publication.
pub(super) fn studies(reading: &Reading, name: &Name) -> bool {
    #[rustfmt::skip]
    let does = [
        "acompanharam", "analisaram", "analisou", "argue", "argued", "argumentam", "avaliaram", "avaliou", "compararam",
        "comparou", "concluded", "concluem", "concluiram", "concluiu", "demonstraram", "demonstrou", "descreveram",
        "descreveu", "encontraram", "estimaram", "estimated", "found", "mostraram", "mostrou", "observaram", "propoe",
        "propoem", "proposed", "propuseram", "publicaram", "publicou", "published", "relataram", "reported", "reviewed",
        "revisaram", "showed", "sugerem", "wrote",
    ];
    #[rustfmt::skip]
    let works = [
        "article", "artigo", "cohort", "coorte", "editorial", "ensaio", "estudo", "jama", "journal", "lancet", "metanalise",
        "nature", "nejm", "paper", "pesquisa", "review", "revisao", "revista", "study", "trial",
    ];
    let sentence = reading.scope(name.range.start);
    let next = name.last + 1;
    let verb = if matches!(reading.word(next), "e" | "and" | "&") { next + 1..next + 6 } else { next..next + 1 };
    verb.into_iter().any(|at| does.contains(&reading.word(at)))
        && !own_age(reading, name)
        && reading.tokens_in(&sentence).any(|at| works.contains(&reading.word(at)))
}

pub(super) fn school(reading: &Reading, name: &Name) -> bool {
    let prof = name.cue_at.is_some_and(|at| matches!(reading.word(at), "prof" | "profa"));
    prof && name.words.len() == 1 && !taught(reading, name)
}

/// "a professora Ana Souza, da Universidade …": quoted as one who knows.
pub(super) fn taught(reading: &Reading, name: &Name) -> bool {
    let teacher = name.cue_at.is_some_and(|at| matches!(reading.word(at), "professor" | "professora"));
    let place = (name.last + 1..name.last + 6).any(|at| {
        matches!(
            reading.word(at),
            "universidade"
                | "faculdade"
                | "instituto"
                | "usp"
                | "unicamp"
                | "unifesp"
                | "ufrj"
                | "ufmg"
                | "departamento"
                | "titular"
                | "doutora"
                | "livre"
        )
    });
    let quoted = name.cue_at.is_some_and(|at| {
        (1..=2).any(|back| {
            at.checked_sub(back)
                .is_some_and(|before| reading.is(before, Cues::SAYS) || matches!(reading.word(before), "acordo"))
        })
    });
    teacher && (place || quoted || reading.is(name.last + 1, Cues::SAYS))
}

/// Heads of places where people are asked as those who know.
#[rustfmt::skip]
const WORKPLACES: &[&str] = &[
    "associacao", "association", "college", "conselho", "council", "departamento", "department", "faculdade", "fiocruz",
    "foundation", "fundacao", "harvard", "institute", "instituto", "member", "membro", "ministerio", "ministry", "oxford",
    "school", "sociedade", "society", "stanford", "ufmg", "ufrj", "unicamp", "unifesp", "universidade", "university", "usp",
    "yale",
];

/// "Maria Lopez of Stanford University", "João Lima, da Faculdade de …": whoever speaks for where he works.
pub(super) fn affiliated(reading: &Reading, name: &Name) -> bool {
    let after = if reading.word(name.last + 1) == "," { name.last + 2 } else { name.last + 1 };
    // "Elza Barcellos (UFRGS)"
    let inside = after + 1;
    let acronym = reading.case(inside) == Case::Upper
        && ["uf", "uni", "usp", "puc", "uerj", "unb", "fgv", "fmusp"]
            .iter()
            .any(|head| reading.word(inside).starts_with(head));
    if reading.word(after) == "(" && name.words.len() > 1 && (acronym || WORKPLACES.contains(&reading.word(inside))) {
        return true;
    }
    let of = matches!(reading.word(after), "of" | "at" | "from" | "da" | "do" | "with" | "membro" | "member" | "a");
    of && name.words.len() > 1 && (after..after + 6).any(|at| WORKPLACES.contains(&reading.word(at)))
}

/// "Segundo o cardiologista e professor da Faculdade de Minas, Marcus Bolívar": a profession between the word that
/// quotes and the name.
pub(super) fn quoted(reading: &Reading, name: &Name) -> bool {
    let sentence = reading.scope(name.range.start);
    let before = sentence.start..name.range.start;
    let mut tokens = reading.tokens_in(&before);
    let opens =
        tokens.next().is_some_and(|at| matches!(reading.word(at), "segundo" | "conforme" | "para" | "according"));
    opens && reading.any(&before, Cues::PROFESSION.or(Cues::AUTHORITY))
}

/// "According to Johnson and Lee": two surnames, as works are quoted.
pub(super) fn cited_pair(reading: &Reading, name: &Name) -> bool {
    let surname = |at: usize| {
        reading.case(at) == Case::Capital
            && reading.name(at).is_none_or(|name| name.surname_frequency > name.given_frequency)
    };
    let with = |and: usize, other: usize| matches!(reading.word(and), "and" | "e" | "&") && surname(other);
    let after = with(name.last + 1, name.last + 2);
    let before = name.first >= 2 && with(name.first - 1, name.first - 2);
    let quoted = reading.any(&(reading.scope(name.range.start).start..name.range.start), Cues::SAYS);
    name.words.len() == 1 && surname(name.first) && quoted && (after || before)
}
