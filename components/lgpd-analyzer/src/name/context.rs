//! What stands around a name: who it is said to be.

use crate::cue::Cues;
use crate::reading::Reading;

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
    if let Some(intro) = introduction(reading, at) {
        return Before::new(Cue::Intro, intro, true);
    }
    if let Some(author) = author(reading, at) {
        return Before::new(Cue::Author, author, true);
    }
    let Some(last) = at.checked_sub(1) else { return Before::none() };
    if let Some(quoted) = last
        .checked_sub(1)
        .filter(|&first| matches!((reading.word(first), reading.word(last)), ("according", "to") | ("acordo", "com")))
    {
        return Before::new(Cue::Says, quoted, false);
    }
    if let Some(made) = made_by(reading, last) {
        return Before::new(Cue::Says, made, false);
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
    if let Some(kin) = apposed(reading, sequence) {
        return Before::new(Cue::Kin, kin, true);
    }
    if let Some(closing) = closing(reading, sequence, &steps) {
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

/// "descrito por", "criado pelo": the author of a method, test or work.
fn made_by(reading: &Reading, last: usize) -> Option<usize> {
    let stems = [
        "descrit",
        "criad",
        "desenvolvid",
        "propost",
        "idealizad",
        "fundad",
        "inventad",
        "formulad",
        "introduzid",
        "publicad",
        "popularizad",
        "described",
        "developed",
        "created",
        "proposed",
        "led",
        "headed",
        "conducted",
        "liderad",
        "conduzid",
        "coordenad",
    ];
    let by = (last.saturating_sub(2)..=last)
        .rev()
        .find(|&at| matches!(reading.word(at), "por" | "pelo" | "pela" | "pelos" | "by"))?;
    let made = by.checked_sub(1)?;
    let work =
        matches!(reading.word(made), "study" | "paper" | "review" | "book" | "estudo" | "artigo" | "livro" | "obra");
    (work || stems.iter().any(|stem| reading.word(made).starts_with(stem))).then_some(made)
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

/// "Obrigada, Luana.", "Ass: Tati": a name at the end, behind a word that closes a letter.
fn closing(reading: &Reading, sequence: &Sequence, steps: &[usize]) -> Option<usize> {
    let next = reading.word(sequence.last + 1);
    let ends =
        next.is_empty() || matches!(next, "." | "!") || reading.gap(sequence.last, sequence.last + 1).contains('\n');
    let words = [
        "ass",
        "att",
        "abraco",
        "abracos",
        "abs",
        "beijo",
        "beijos",
        "bjs",
        "obrigada",
        "obrigado",
        "grata",
        "grato",
        "cordialmente",
        "atenciosamente",
        "saudacoes",
        "regards",
        "sincerely",
        "thanks",
        "cheers",
        "wishes",
        "faithfully",
    ];
    steps.iter().copied().find(|&place| ends && words.contains(&reading.word(place)))
}

/// Whether the sentence or the line of the word ends between it and the name: "… do pediatra." and then another
/// sentence. The dot of an abbreviation ("Dra.", "Enf.") ends nothing.
fn ends_before(reading: &Reading, place: usize, between: usize) -> bool {
    let dotted = (place + 1..=place + between).any(|at| reading.word(at) == ".");
    let broken = (place..=place + between).any(|at| reading.gap(at, at + 1).contains('\n'));
    let abbreviation = reading.is(place, Cues::TITLE.or(Cues::HONORIFIC)) && reading.word(place).len() <= 4
        || matches!(reading.word(place), "pct" | "pcte" | "pac" | "ass" | "att" | "obs" | "resp" | "psic" | "nutr");
    broken || dotted && !abbreviation
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
    let teacher = reading.english() && reading.word(place) == "professor";
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
        return (!of || between <= 2 && reading.word(place + 1) != "de").then_some(found);
    }
    if cue.is(Cues::PATIENT) {
        return Some(Before::new(Cue::Patient, place, adjacent));
    }
    if cue.is(Cues::NAMING) {
        return Some(Before::new(Cue::Naming, place, adjacent));
    }
    if cue.is(Cues::PERSON) && !reading.is(place, Cues::STOP) && !of {
        return Some(Before::new(Cue::Person, place, adjacent));
    }
    if of
        && matches!(
            reading.word(place),
            "livro"
                | "livros"
                | "obra"
                | "obras"
                | "filme"
                | "romance"
                | "teoria"
                | "pesquisa"
                | "pesquisas"
                | "descoberta"
                | "invencao"
                | "frase"
                | "musica"
                | "poema"
                | "book"
                | "work"
        )
    {
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

/// "meu nome é", "me chamo", "eu sou a", "aqui é o", "quem fala é", "my name is": somebody presents himself.
fn introduction(reading: &Reading, at: usize) -> Option<usize> {
    let word = |back: usize| at.checked_sub(back).map(|at| reading.word(at)).unwrap_or_default();
    let mut back = 1;
    // Over a title, its dot and an article: "aqui é a Dra. Ana".
    while back <= 4
        && (word(back) == "."
            || at.checked_sub(back).is_some_and(|place| reading.is(place, Cues::TITLE))
            || matches!(word(back), "a" | "o"))
    {
        back += 1;
    }
    let verb = matches!(word(back), "e" | "eh" | "sou" | "is" | "its" | "s" | "chamo" | "am" | "m" | "fala");
    if !verb {
        return None;
    }
    let (one, two) = (word(back + 1), word(back + 2));
    let presents = match word(back) {
        "e" | "eh" => matches!(one, "aqui" | "fala") || one == "nome" && matches!(two, "meu") || one == "falando",
        "fala" => one == "quem" || one == "aqui" && two == "quem",
        "sou" => true,
        "chamo" => one == "me",
        "is" => one == "name" && two == "my" || one == "this",
        "its" => matches!(one, "" | "hi" | "hello" | "hey" | "," | "."),
        "s" => one == "'" && two == "it" && matches!(word(back + 3), "" | "hi" | "hello" | "hey" | "," | "."),
        "am" => one == "i",
        "m" => one == "'" && two == "i",
        _ => false,
    };
    presents.then(|| at - back)
}

/// "Por Ana Souza", "Autora: …", "Texto: …", "Revisão médica: …", at the start of a piece or sentence.
fn author(reading: &Reading, at: usize) -> Option<usize> {
    let mut back = 1;
    while back <= 3
        && at.checked_sub(back).is_some_and(|place| {
            matches!(reading.word(place), "." | ":" | "-" | "por" | "by" | "de" | "pela" | "pelo")
                || reading.is(place, Cues::TITLE)
        })
    {
        back += 1;
    }
    let words = [
        "autor",
        "autora",
        "texto",
        "escrito",
        "escrita",
        "revisao",
        "revisado",
        "elaborado",
        "elaborada",
        "redacao",
        "author",
        "written",
        "reviewed",
        "direcao",
        "responsavel",
        "edicao",
        "medica",
        "tecnica",
        "tecnico",
        "assinado",
        "foto",
        "fotos",
        "imagem",
        "credito",
        "creditos",
        "reportagem",
        "ilustracao",
        "orientador",
        "orientadora",
        "editor",
        "editora",
        "photo",
        "credit",
        "illustration",
        "story",
    ];
    let opens = |place: usize| place == 0 || reading.opens(place);
    let label = at.checked_sub(back).filter(|&place| {
        words.contains(&reading.word(place)) && at.checked_sub(back - 1).is_some_and(|next| next < at)
    });
    let signed = label.filter(|&place| {
        let first = (place.saturating_sub(2)..=place).find(|&place| opens(place));
        first.is_some() && (reading.word(place + 1) == ":" || matches!(reading.word(place + 1), "por" | "by" | "de"))
    });
    let by = at
        .checked_sub(back - 1)
        .filter(|&place| back > 1 && matches!(reading.word(place), "por" | "by") && opens(place));
    signed.or(by)
}

/// "Mel, minha filha", "Mark, her husband": who it is follows behind the name.
pub fn related(reading: &Reading, last: usize) -> bool {
    let at = if reading.word(last + 1) == "," { last + 2 } else { last + 1 };
    let whose = matches!(reading.word(at), "minha" | "meu" | "my" | "her" | "his" | "nossa" | "nosso" | "our");
    let of = matches!(reading.word(at + 1), "da" | "do" | "de" | "dela" | "dele" | "of");
    whose && reading.is(at + 1, Cues::FAMILY) || of && reading.is(at, Cues::FAMILY)
}

/// Whether an age follows: ", 35 anos", "(42 anos)", "tem 8 anos", "de 8 anos".
pub fn aged(reading: &Reading, last: usize) -> bool {
    let mut at = last + 1;
    for _ in 0..2 {
        if matches!(reading.word(at), "," | "(" | "tem" | "de" | "com" | "-" | "tinha" | "is" | "aged" | "fez" | "ta") {
            at += 1;
        }
    }
    // "J.R., a 12-year-old boy"
    at += usize::from(reading.english() && at > last + 1 && matches!(reading.word(at), "a" | "an"));
    if at == last + 1 {
        return false;
    }
    // ", 54, of Leeds", "(62 F)": two digits that nothing but a comma, a bracket or the sex follows.
    let bare = matches!(reading.word(at - 1), "," | "(")
        && (2..=3).contains(&reading.word(at).len())
        && reading.word(at).parse::<u8>().is_ok_and(|years| years <= 110)
        && matches!(reading.word(at + 1), "," | ")" | "f" | "m" | "y" | "." | ";" | "");
    if bare && reading.gap(at, at + 1).trim().is_empty() && !reading.gap(at - 1, at).contains('\n') {
        return true;
    }
    let number = reading.word(at).bytes().all(|b| b.is_ascii_digit()) && !reading.word(at).is_empty()
        || text::id::is_number(reading.word(at));
    number
        && (at + 1..at + 5).any(|place| {
            matches!(reading.word(place), "anos" | "ano" | "aninhos" | "meses" | "years" | "year" | "a" | "yo")
        })
}
