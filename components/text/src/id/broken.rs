//! Numbers that a word announces and that something tears: a line break, a comma, "é", "né", "termina em". Nothing but
//! the check digits tells where such a number begins and ends, so only numbers that have some are looked for.

use super::label::Label;
use super::run::Part;
use super::{Found, health, source::Source, tax, work};
use crate::contract::privacy_types::DatumKind;

/// What is announced, how many digits it has, and its check.
type Family = (Label, DatumKind, usize, fn(&str) -> bool);

const FAMILIES: [Family; 3] = [
    (Label::Cpf, DatumKind::Cpf, 11, tax::is_cpf),
    (Label::Cns, DatumKind::Cns, 15, health::is_cns),
    (Label::Pis, DatumKind::Pis, 11, work::is_pis),
];

/// What people put between the groups of a number that they dictate; sorted.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "ah", "ai", "and", "barra", "com", "comeca", "da", "de", "dela", "dele", "depois", "digito", "digitos", "do", "e",
    "eh", "em", "entao", "espaco", "final", "finalzinho", "hifen", "hum", "isso", "ne", "o", "os", "pontinho",
    "ponto", "sao", "ta", "termina", "terminando", "tracinho", "traco", "verificador", "virgula",
];

/// Groups behind one label that are read, and the bytes between two of them.
const MOST_PARTS: usize = 24;
const MOST_BETWEEN: usize = 32;

pub(super) fn scan(source: &Source, found: &mut Vec<Found>) {
    let parts: Vec<(&Part, &str)> = source
        .runs
        .iter()
        .flat_map(|run| run.parts.iter().map(|part| (part, run.digits.get(part.from..part.to).unwrap_or_default())))
        .collect();
    for label in source.labels() {
        for &(wanted, kind, length, check) in FAMILIES.iter().filter(|family| family.0 == label.label) {
            let from = parts.partition_point(|(part, _)| part.start < label.end);
            let near =
                |(part, _): &&(&Part, &str)| source.nearest(part.start).is_some_and(|(label, _)| label == wanted);
            let Some(first) = parts.get(from).filter(near) else { continue };
            let announced = linked(source, &parts[from..], first.0);
            if let Some((start, end)) = group(announced, length, check) {
                found.push(Found::datum(kind, start..end, 0.97).labelled(true));
            }
        }
    }
}

/// The parts from `first` on that nothing but fillers stands between.
fn linked<'p, 'a>(source: &Source, parts: &'p [(&'a Part, &'a str)], first: &Part) -> &'p [(&'a Part, &'a str)] {
    let mut end = first.end;
    let count = parts.iter().take(MOST_PARTS).take_while(|(part, _)| {
        let joined = part.start < end || fills(source, end, part.start);
        end = part.end;
        joined
    });
    &parts[..count.count()]
}

fn fills(source: &Source, from: usize, to: usize) -> bool {
    let between = source.text.get(from..to).unwrap_or_default();
    between.len() <= MOST_BETWEEN
        && between
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .all(|word| FILLERS.binary_search(&word).is_ok())
}

/// The first neighbours that together are a number of that length with right check digits.
fn group(parts: &[(&Part, &str)], length: usize, check: fn(&str) -> bool) -> Option<(usize, usize)> {
    (0..parts.len()).find_map(|first| {
        let mut digits = String::with_capacity(length);
        for (part, more) in &parts[first..] {
            digits.push_str(more);
            if digits.len() >= length {
                return (digits.len() == length && check(&digits)).then(|| (parts[first].0.start, part.end));
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    #[test]
    fn reads_on_over_what_tears_a_number() {
        assert!(FILLERS.is_sorted());
        for (text, expect) in [
            ("CPF nº 932,880,407-86", "932,880,407-86"),
            ("cpf 932 880 407 final 86 ok", "932 880 407 final 86"),
            ("meu cpf\n932 880\n407 86\nobrigada", "932 880\n407 86"),
            ("CPF 932.880.-\n407-86", "932.880.-\n407-86"),
            (
                "cpf é o nove três dois... oito oito zero... quatro zero sete... oito seis",
                "nove três dois... oito oito zero... quatro zero sete... oito seis",
            ),
            (
                "cpf nove três dois né oito oito zero aí quatro zero sete e oito meia",
                "nove três dois né oito oito zero aí quatro zero sete e oito meia",
            ),
            (
                "cpf começa com nove três dois oito oito zero quatro zero sete e termina em oito seis tá",
                "nove três dois oito oito zero quatro zero sete e termina em oito seis",
            ),
            ("cpf 2, 932 880, 407 86", "932 880, 407 86"),
            ("CPF 932,880,407-85", ""),
            ("telefone 932,880,407-86", ""),
            ("cpf 932 880 e a consulta é dia 407 86", ""),
        ] {
            let folded = fold(text);
            let source = Source::new(folded.as_str());
            let mut found = Vec::new();
            scan(&source, &mut found);
            let read: Vec<&str> = found.into_iter().map(|hit| &text[folded.original(hit.range)]).collect();
            assert_eq!(read.join("|"), expect, "{text}");
        }
    }
}
