//! Who presents himself, signs, or made the work that the text tells of: what says so stands before the name.

use crate::cue::Cues;
use crate::reading::{Case, Reading};

use super::sequence::Sequence;

/// "meu nome é", "me chamo", "eu sou a", "aqui é o", "quem fala é", "my name is": somebody presents himself.
pub fn introduction(reading: &Reading, at: usize) -> Option<usize> {
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
    // "Meu Nome é Ray" is a film.
    let title = at.checked_sub(back + 1).is_some_and(|place| reading.case(place) == Case::Capital);
    let presents = match word(back) {
        "e" | "eh" => matches!(one, "aqui" | "fala") || one == "nome" && two == "meu" && !title || one == "falando",
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

/// Labels of whoever wrote, checked or taught.
#[rustfmt::skip]
const SIGNERS: &[&str] = &[
    "autor", "autora", "texto", "escrito", "escrita", "revisao", "revisado", "elaborado", "elaborada", "redacao",
    "author", "written", "reviewed", "direcao", "responsavel", "edicao", "medica", "tecnica", "tecnico", "assinado",
    "foto", "fotos", "imagem", "credito", "creditos", "reportagem", "ilustracao", "orientador", "orientadora",
    "editor", "editora", "photo", "credit", "illustration", "story", "coord", "coordenacao", "preceptor",
    "preceptora", "interno", "interna", "residente", "supervisor", "supervisora", "anestesista", "patologista",
    "instrumentadora", "instrutor", "instrutora", "mediador", "mediadora", "palestrante",
];

/// "Por Ana Souza", "Autora: …", "Texto: …", "Revisão médica: …", at the start of a piece or sentence.
pub fn author(reading: &Reading, at: usize) -> Option<usize> {
    let mut back = 1;
    while back <= 3
        && at.checked_sub(back).is_some_and(|place| {
            matches!(reading.word(place), "." | ":" | "-" | "por" | "by" | "de" | "pela" | "pelo")
                || reading.is(place, Cues::TITLE)
        })
    {
        back += 1;
    }
    let opens = |place: usize| place == 0 || reading.opens(place);
    let label = at.checked_sub(back).filter(|&place| {
        SIGNERS.contains(&reading.word(place)) && at.checked_sub(back - 1).is_some_and(|next| next < at)
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

/// "Dez mitos sobre diabetes, por Ana Lima": the end of a title's line.
pub fn signed_title(reading: &Reading, sequence: &Sequence) -> bool {
    let word = |back: usize| sequence.first.checked_sub(back).map_or("", |at| reading.word(at));
    let next = sequence.last + 1;
    let ends = reading.word(next).is_empty() || reading.gap(sequence.last, next).contains('\n');
    ends && matches!(word(1), "por" | "by") && matches!(word(2), "," | "|" | "-" | "—" | "–" | "•" | "." | ")")
}

/// "descrito por", "criado pelo": the author of a method, test or work.
pub fn made_by(reading: &Reading, last: usize) -> Option<usize> {
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

/// "Obrigada, Luana.", "Ass: Tati": a name at the end, behind a word that closes a letter.
pub fn closing(reading: &Reading, sequence: &Sequence, steps: &[usize]) -> Option<usize> {
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
