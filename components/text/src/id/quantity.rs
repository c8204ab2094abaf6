//! Numbers that only look like identifiers: prices, doses, percentages, laws and resolutions, page ranges. They are
//! reported so that nothing else is made of them.

use super::label::Label;
use super::run::{Part, Run, Sep};
use super::{Found, Kind, source::Source};

#[rustfmt::skip]
const UNITS: &[&str] = &[
    "%", "mg", "mcg", "ug", "g", "kg", "ml", "l", "ui", "iu", "mmhg", "bpm", "kcal", "cal", "km", "m", "cm", "mm",
    "h", "horas", "minutos", "segundos", "dias", "semanas", "meses", "anos", "pessoas", "pacientes", "casos",
    "mortes", "obitos", "habitantes", "brasileiros", "participantes", "mulheres", "homens", "criancas", "reais",
    "dolares", "vezes", "passos", "copias", "celulas", "leucocitos", "plaquetas", "milhoes", "mil", "bilhoes",
    "patients", "people", "cases", "participants", "deaths", "days", "hours", "years", "dollars",
];

/// Groups of one number; longer chains are none.
const MOST: usize = 16;

pub(super) fn scan(source: &Source, found: &mut Vec<Found>) {
    for run in &source.runs {
        for (at, part) in run.parts.iter().enumerate() {
            if part.sep == Sep::Start || part.sep == Sep::Space {
                let last = end_of(run, at);
                let range = part.start..run.parts[last].end;
                classify(source, run, at, last, range, found);
            }
        }
    }
}

/// The last part of the number that begins at `at`: groups of three behind dots, or a slash.
fn end_of(run: &Run, at: usize) -> usize {
    let tied = |part: &Part| matches!(part.sep, Sep::Dot | Sep::Slash | Sep::Hyphen);
    run.parts
        .iter()
        .enumerate()
        .skip(at + 1)
        .take(MOST)
        .take_while(|(_, part)| tied(part))
        .last()
        .map_or(at, |(last, _)| last)
}

fn classify(source: &Source, run: &Run, at: usize, last: usize, range: std::ops::Range<usize>, found: &mut Vec<Found>) {
    let part = &run.parts[at];
    let (first, second) = {
        let mut before = source.words_before(range.start);
        (before.next().unwrap_or_default(), before.next().unwrap_or_default())
    };
    let price = first == "$" || second == "$" && first == ":" || first == "r" || matches!(first, "eur" | "usd" | "brl");
    let next = source.words_after(range.end).next().unwrap_or_default();
    let pages = matches!(first, "p" | "pp") || first == "." && matches!(second, "p" | "pp" | "v" | "n" | "vol");
    let law = source.nearest(range.start).is_some_and(|(label, distance)| label == Label::Other && distance <= 24)
        || source
            .words_before(range.start)
            .take(4)
            .any(|word| matches!(word, "lei" | "decreto" | "resolucao" | "rdc" | "portaria" | "sumula" | "processo"));
    let measured = UNITS.contains(&next) && !part.glued_before && !run.parts[last].is_empty();
    if price || pages || law {
        found.push(Found::new(Kind::Quantity, range, 0.952));
    } else if measured {
        // A labelled identifier before "dias" or the like stays one.
        found.push(Found::new(Kind::Quantity, range, 0.9));
    }
}
