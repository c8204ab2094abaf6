//! What stands around a name: who it is said to be.

use crate::cue::Cues;
use crate::reading::{Case, Reading};

use super::byline;
use super::sequence::Sequence;

/// What makes a name a name, and whose.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Cue {
    None,
    /// "Dra.", "enfermeira".
    Title,
    /// "Sr.", "dona".
    Honorific,
    /// "minha filha", "vizinho".
    Kin,
    Patient,
    /// "uma mulher chamada …" and the like.
    Person,
    /// "chama-se", "nome:".
    Naming,
    /// "meu nome é", "eu sou a", "aqui é o".
    Intro,
    /// "segundo", "afirma".
    Says,
    /// "Por", "Autora:", "Texto de".
    Author,
    /// "et al.", "(Silva, 2020)".
    Citation,
    /// Someone whom everybody knows.
    Public,
    /// No rule, but what the model has learnt.
    Learned,
}

#[derive(Clone, Debug)]
pub struct Before {
    pub cue: Cue,
    /// The token of the cue.
    pub at: Option<usize>,
    /// Whether it stands right before the name.
    pub adjacent: bool,
    /// The token from which the name is counted, when a word before it belongs to it ("vó Nair", "dona Lurdes").
    pub includes: Option<usize>,
}

impl Before {
    fn none() -> Self {
        Self { cue: Cue::None, at: None, adjacent: false, includes: None }
    }

    fn new(cue: Cue, at: usize, adjacent: bool) -> Self {
        Self { cue, at: Some(at), adjacent, includes: None }
    }
}

/// The cue before a sequence: right before it, behind an article, or as a phrase.
pub fn before(reading: &Reading, sequence: &Sequence) -> Before {
    let at = sequence.first;
    if let Some(intro) = byline::introduction(reading, at) {
        return Before::new(Cue::Intro, intro, true);
    }
    if let Some(author) = byline::author(reading, at) {
        return Before::new(Cue::Author, author, true);
    }
    let Some(last) = at.checked_sub(1) else { return Before::none() };
    if byline::signed_title(reading, sequence) {
        return Before::new(Cue::Author, last, true);
    }
    if let Some(quoted) = last
        .checked_sub(1)
        .filter(|&first| matches!((reading.word(first), reading.word(last)), ("according", "to") | ("acordo", "com")))
    {
        return Before::new(Cue::Says, quoted, false);
    }
    if let Some(made) = byline::made_by(reading, last) {
        return Before::new(Cue::Says, made, false);
    }
    if let Some(role) = role_is(reading, last) {
        return Before::new(Cue::Title, role, false);
    }
    // "patient is Delroy Okafor"
    if let Some(whose) = last.checked_sub(1).filter(|_| reading.word(last) == "is") {
        if reading.is(whose, Cues::PATIENT) {
            return Before::new(Cue::Patient, whose, false);
        }
        if reading.is(whose, Cues::FAMILY) {
            return Before::new(Cue::Kin, whose, true);
        }
    }
    let mut steps = vec![last];
    let mut step = last;
    // Over dots of abbreviations, articles, dashes, and words that describe: "a paciente, dona", "paciente sra.".
    while steps.len() < 4
        && matches!(
            reading.word(step),
            "." | "a" | "o" | ":" | "," | "-" | "(" | "e" | "\"" | "se" | "_" | "*" | "de" | "do" | "da" | "of"
        )
    {
        let Some(before) = step.checked_sub(1) else { break };
        if reading.gap(before, step).contains('\n') {
            break;
        }
        step = before;
        steps.push(step);
    }
    if let Some(kin) = apposed(reading, sequence).or_else(|| relatives(reading, sequence)) {
        return Before::new(Cue::Kin, kin, true);
    }
    if let Some(closing) = byline::closing(reading, sequence, &steps) {
        return Before::new(Cue::Naming, closing, true);
    }
    let distance = |place: usize| last - place;
    for &place in &steps {
        let between = distance(place);
        let comma = (place + 1..at).any(|i| matches!(reading.word(i), "," | "-" | "("));
        let of = (place + 1..at).any(|i| matches!(reading.word(i), "de" | "do" | "da"));
        if let Some(found) = kind(reading, place, between, comma, of) {
            return found;
        }
    }
    Before::none()
}

/// "our pharmacist is Tunde Bello", "a coordenadora é a Ana Lima": what somebody is, before who it is.
fn role_is(reading: &Reading, last: usize) -> Option<usize> {
    let verb = if matches!(reading.word(last), "o" | "a") { last.checked_sub(1)? } else { last };
    let is = matches!(reading.word(verb), "is" | "was" | "foi" | "era") || verb < last && reading.word(verb) == "e";
    let role = verb.checked_sub(1).filter(|_| is)?;
    reading.is(role, Cues::PROFESSION.or(Cues::AUTHORITY)).then_some(role)
}

/// "O marido de Dagmar, Theobaldo, aprendeu": a name between commas behind a relative.
fn apposed(reading: &Reading, sequence: &Sequence) -> Option<usize> {
    let comma = sequence.first.checked_sub(1).filter(|&comma| reading.word(comma) == ",")?;
    let enclosed = matches!(reading.word(sequence.last + 1), "," | ".");
    let near = (comma.saturating_sub(4)..comma).rev().take_while(|&at| !matches!(reading.word(at), "." | "," | ";"));
    let kin = near.into_iter().find(|&at| reading.is(at, Cues::FAMILY))?;
    let plural = reading.is(sequence.first, Cues::STOP);
    (enclosed && sequence.capital && !plural).then_some(kin)
}

/// Whether the sentence or the line of the word ends between it and the name: "… do pediatra." and then another
/// sentence. The dot of an abbreviation ("Dra.", "Enf.") ends nothing.
fn ends_before(reading: &Reading, place: usize, between: usize) -> bool {
    let dotted = (place + 1..=place + between).any(|at| reading.word(at) == ".");
    let broken = (place..=place + between).any(|at| reading.gap(at, at + 1).contains('\n'));
    // "… is easy to miss. Bloating …": whole words are no abbreviations.
    let whole = matches!(reading.word(place), "miss" | "seu" | "dona");
    let abbreviation = !whole && reading.is(place, Cues::TITLE.or(Cues::HONORIFIC)) && reading.word(place).len() <= 4
        || matches!(reading.word(place), "pct" | "pcte" | "pac" | "ass" | "att" | "obs" | "resp" | "psic" | "nutr");
    broken || dotted && !abbreviation
}

/// What bears the name of whoever made it.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "livro", "livros", "obra", "obras", "filme", "romance", "teoria", "pesquisa", "pesquisas", "descoberta", "invencao", "frase", "musica", "poema", "book", "work",
];

/// Several relatives at once.
#[rustfmt::skip]
const RELATIVES: &[&str] = &[
    "avos", "brothers", "children", "cousins", "daughters", "filhas", "filhos", "gemeas", "gemeos", "irmaos", "irmas", "kids",
    "netas", "netos", "pais", "parents", "primos", "sisters", "sobrinhos", "sons", "tios", "twins",
];

/// "seus filhos Caio e Lia", "her brothers Remy and Claude": each is one.
fn relatives(reading: &Reading, sequence: &Sequence) -> Option<usize> {
    let mut at = sequence.first.checked_sub(1)?;
    for _ in 0..4 {
        if RELATIVES.contains(&reading.word(at)) {
            return sequence.capital.then_some(at);
        }
        let joins = matches!(reading.word(at), "," | "e" | "and" | "o" | "a");
        let named = reading.case(at) == Case::Capital && reading.name(at).is_some();
        if !joins && !named {
            return None;
        }
        at = at.checked_sub(1)?;
    }
    None
}

fn kind(reading: &Reading, place: usize, between: usize, comma: bool, of: bool) -> Option<Before> {
    let cue = reading.cue(place);
    let tied = |word: &str| word == "." || cue.is(Cues::FAMILY) && matches!(word, "da" | "do");
    let adjacent = between == 0 || between == 1 && tied(reading.word(place + 1));
    if ends_before(reading, place, between) {
        return None;
    }
    // "doutora a Mel" speaks to a doctor of somebody else.
    let addressed = (place + 1..=place + between).any(|at| matches!(reading.word(at), "a" | "o"));
    if cue.is(Cues::TITLE) && !comma && !addressed && between <= 2 {
        // "A nutricionista Ana" is a professional, "a professora Ana" may be anybody, and so is said elsewhere.
        return (!of).then(|| Before::new(Cue::Title, place, adjacent));
    }
    let ward_sister = reading.english()
        && matches!(reading.word(place), "sister" | "matron")
        && reading.case(place) == Case::Capital
        && between == 0
        && reading.case(place + 2) == Case::Capital;
    if ward_sister {
        return Some(Before::new(Cue::Title, place, true));
    }
    let teacher = reading.english() && reading.word(place) == "professor" || staff(reading, place);
    if (cue.is(Cues::PROFESSION) || teacher) && !of && between <= 1 {
        return Some(Before::new(Cue::Title, place, adjacent));
    }
    if cue.is(Cues::HONORIFIC) && !comma && adjacent && !of {
        let whose = outer(reading, place);
        let mut found = Before::new(whose.unwrap_or(Cue::Honorific), place, true);
        found.includes = matches!(reading.word(place), "dona").then_some(place);
        return Some(found);
    }
    if cue.is(Cues::KIN) {
        let mut found = Before::new(Cue::Kin, place, adjacent);
        found.includes =
            (adjacent && matches!(reading.word(place), "vo" | "vovo" | "tia" | "tio" | "titia")).then_some(place);
        // "viúvo de Conceição" has her name, "filha de professora" has none.
        let written = reading.case(place + between + 1) == Case::Capital && reading.case(place) == Case::Lower;
        return (!of || between <= 2 && (written || reading.word(place + 1) != "de")).then_some(found);
    }
    if cue.is(Cues::PATIENT) {
        return Some(Before::new(Cue::Patient, place, adjacent));
    }
    // "tem nome de flor" names nobody.
    let likened = of && reading.word(place + 1) == "de" && reading.case(place + between + 1) == Case::Lower;
    if cue.is(Cues::NAMING) && !(likened && between > 0) {
        return Some(Before::new(Cue::Naming, place, adjacent));
    }
    if cue.is(Cues::PERSON) && !reading.is(place, Cues::STOP) && !of {
        return Some(Before::new(Cue::Person, place, adjacent));
    }
    if of && WORKS.contains(&reading.word(place)) {
        return Some(Before::new(Cue::Says, place, false));
    }
    if cue.is(Cues::AUTHORITY) && !of {
        return Some(Before::new(Cue::Says, place, adjacent));
    }
    if cue.is(Cues::SAYS) && !of && !comma && between <= 1 {
        return Some(Before::new(Cue::Says, place, adjacent));
    }
    None
}

/// "a assistente social Kátia", "a técnica de enfermagem Marli": professions of several words end here.
fn staff(reading: &Reading, place: usize) -> bool {
    let word = |back: usize| place.checked_sub(back).map_or("", |at| reading.word(at));
    let assists =
        |word: &str| matches!(word, "tecnica" | "tecnico" | "auxiliar" | "chefe" | "supervisora" | "residente");
    match reading.word(place) {
        "social" => word(1) == "assistente",
        "enfermagem" => matches!(word(1), "de" | "da" | "em") && assists(word(2)) || assists(word(1)),
        "saude" => {
            matches!(word(1), "de" | "da") && word(2) == "agente" || word(1) == "comunitaria" && word(2) == "agente"
        }
        "residente" => {
            matches!(word(1), "medico" | "medica") || word(1) == "a" && reading.case(place + 1) == Case::Capital
        }
        _ => false,
    }
}

/// "a paciente dona Maria", "minha vizinha Sra. Ana": the word before the honorific tells more.
fn outer(reading: &Reading, place: usize) -> Option<Cue> {
    for back in 1..=3 {
        let before = place.checked_sub(back)?;
        if reading.is(before, Cues::KIN) {
            return Some(Cue::Kin);
        }
        if reading.is(before, Cues::PATIENT) {
            return Some(Cue::Patient);
        }
        if !matches!(reading.word(before), "a" | "o" | "," | ".") {
            return None;
        }
    }
    None
}

/// "Mel, minha filha", "Mark, her husband": who it is follows behind the name.
pub fn related(reading: &Reading, last: usize) -> bool {
    let at = if reading.word(last + 1) == "," { last + 2 } else { last + 1 };
    let whose = matches!(reading.word(at), "minha" | "meu" | "my" | "her" | "his" | "nossa" | "nosso" | "our");
    let of = matches!(reading.word(at + 1), "da" | "do" | "de" | "dela" | "dele" | "of" | "com");
    let spouse =
        matches!(reading.word(at), "mulher" | "viuvo" | "viuva" | "casado" | "casada" | "ex" | "orfao" | "orfa");
    // "Estefano, o sexto irmão", "Tomás, o neto que cria"
    let article = reading.word(last + 1) == "," && matches!(reading.word(at), "o" | "a" | "the");
    let which = article && (at + 1..at + 3).any(|at| reading.is(at, Cues::FAMILY));
    let patient = reading.word(last + 1) == "," && reading.is(at, Cues::PATIENT);
    which || patient || whose && reading.is(at + 1, Cues::FAMILY) || of && (reading.is(at, Cues::FAMILY) || spouse)
}

/// Whether an age follows: ", 35 anos", "(42 anos)", "tem 8 anos", "de 8 anos".
pub fn aged(reading: &Reading, last: usize) -> bool {
    let mut at = last + 1;
    for _ in 0..2 {
        if matches!(
            reading.word(at),
            "," | "(" | "|" | "tem" | "de" | "com" | "-" | "tinha" | "is" | "aged" | "fez" | "ta"
        ) {
            at += 1;
        }
    }
    // "J.R., a 12-year-old boy"
    at += usize::from(reading.english() && at > last + 1 && matches!(reading.word(at), "a" | "an"));
    if at == last + 1 {
        return false;
    }
    // ", 54, of Leeds", "(62 F)": two digits that nothing but a comma, a bracket or the sex follows.
    let bare = matches!(reading.word(at - 1), "," | "(" | "|")
        && (2..=3).contains(&(reading.word(at).len() + usize::from(sure_given(reading, last))))
        && reading.word(at).parse::<u8>().is_ok_and(|years| years <= 110)
        && matches!(reading.word(at + 1), "," | ")" | "f" | "m" | "y" | "." | ";" | "|" | "");
    if bare && reading.gap(at, at + 1).trim().is_empty() && !reading.gap(at - 1, at).contains('\n') {
        return true;
    }
    years(reading, at)
}

/// "Theo, 3, e Liz, 5": the name of a child, written as one.
fn sure_given(reading: &Reading, last: usize) -> bool {
    let name = reading.name(last).is_some_and(|name| name.given_frequency > 2 && !name.word);
    name && reading.case(last) == Case::Capital && reading.word(last + 2).len() == 1
}

/// Whether a number of years begins at token `at`: "35 anos", "trinta e dois anos", "35a"; but "80 a 130" is a range.
fn years(reading: &Reading, at: usize) -> bool {
    let digits = |at: usize| reading.word(at).bytes().all(|b| b.is_ascii_digit()) && !reading.word(at).is_empty();
    let number = digits(at) || text::id::is_number(reading.word(at));
    // "Preciso de 2a via"
    let of = at.checked_sub(1).is_some_and(|before| reading.word(before) == "de");
    let short = |place: usize| reading.word(place) == "a" && !digits(place + 1) && !of;
    number
        && (at + 1..at + 5).any(|place| {
            matches!(reading.word(place), "anos" | "ano" | "aninhos" | "meses" | "years" | "year" | "yo")
                || short(place)
        })
}

/// Whether a number of years follows at once.
pub fn aged_next(reading: &Reading, last: usize) -> bool {
    years(reading, last + 1)
}

/// "fritz oitenta anos alemão": a dictation begins with whom it is about, and says the age without a comma.
pub fn aged_at_once(reading: &Reading, sequence: &Sequence) -> bool {
    reading.opens(sequence.first) && aged_next(reading, sequence.last)
}
