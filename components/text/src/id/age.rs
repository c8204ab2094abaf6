//! Ages, and which of them are one person's: "paciente de 35 anos" is, "mulheres de 40 a 69 anos" and "há 35 anos" are
//! not.

use std::ops::Range;

use super::{source::Source, spoken};
use crate::token::TokenKind;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sense {
    /// Told of one person.
    Person,
    /// A limit, a range or a mean: of a population.
    Population,
    /// A length of time.
    Duration,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Age {
    pub range: Range<usize>,
    pub years: f32,
    pub sense: Sense,
}

/// Words before a length of time.
#[rustfmt::skip]
const DURATION: &[&str] = &[
    "ha", "por", "durante", "em", "apos", "ultimos", "ultimas", "proximos", "proximas", "cada", "dentro", "depois",
    "daqui", "primeiros", "primeiras", "for", "within", "after", "past", "last", "next", "every", "over", "since",
    "ate", "fazem", "passados", "seguintes", "nesses", "nestes", "esses",
];

/// Words before a limit.
#[rustfmt::skip]
const POPULATION: &[&str] = &[
    "mais", "menos", "acima", "abaixo", "entre", "maiores", "menores", "maior", "menor", "partir", "media", "minima",
    "maxima", "under", "above", "below", "between", "than", "mean", "median", "mediana", "faixa", "ultrapassam",
    "completar", "completarem", "fizer",
];

/// Words after a length of time.
#[rustfmt::skip]
const AFTER_DURATION: &[&str] = &[
    "experiencia", "atuacao", "carreira", "profissao", "formado", "formada", "casamento", "casados", "seguimento",
    "tratamento", "evolucao", "acompanhamento", "estudo", "pesquisa", "clinica", "consultorio", "antes", "depois",
    "atras", "ago", "later", "experience", "mercado", "historia", "estrada", "trabalho", "pratica", "duracao", "uso",
    "sobrevida", "vida",
];

/// Words of many persons, before an age.
#[rustfmt::skip]
const MANY: &[&str] = &[
    "adultos", "criancas", "mulheres", "homens", "idosos", "idosas", "pacientes", "pessoas", "jovens", "adolescentes",
    "meninas", "meninos", "bebes", "gestantes", "adults", "children", "women", "men", "patients", "people",
    "individuos", "pessoa", "adulto", "quem", "todos", "todas", "toda", "todo", "qualquer",
];

/// All ages and the like, in order.
pub fn scan(source: &Source) -> Vec<Age> {
    let mut found: Vec<Age> = Vec::new();
    for at in 0..source.tokens.len() {
        if found.last().is_some_and(|last| source.tokens[at].start < last.range.end) {
            continue;
        }
        found.extend(years(source, at).or_else(|| bare(source, at)));
    }
    found
}

/// The value at token `at` and the token after it: typed with one decimal at most, or spoken.
fn value(source: &Source, at: usize) -> Option<(f32, usize)> {
    let token = source.tokens.get(at).filter(|_| source.numeral(at))?;
    match token.kind {
        TokenKind::Number if token.end - token.start <= 3 => Some((token.text(source.text).parse().ok()?, at + 1)),
        TokenKind::Word => {
            let (digits, next) = spoken::number(source.text, &source.tokens, at)?;
            Some((digits.parse().ok()?, next))
        }
        _ => None,
    }
}

fn unit(word: &str) -> Option<f32> {
    match word {
        "anos" | "ano" | "aninhos" | "aninho" | "years" | "year" | "yrs" | "yo" => Some(1.0),
        "meses" | "mes" | "months" | "month" => Some(12.0),
        "semanas" | "semana" | "weeks" | "week" => Some(52.0),
        "dias" | "days" => Some(365.0),
        _ => None,
    }
}

/// "35 anos", "35-year-old", "35 y/o", "8 meses".
fn years(source: &Source, at: usize) -> Option<Age> {
    let (value, mut next) = value(source, at)?;
    next += usize::from(source.word(next) == "-");
    let slashed = source.word(next) == "y" && source.word(next + 1) == "/" && source.word(next + 2) == "o";
    let clinical = source.word(next) == "a"
        && glued(source, next)
        && matches!(source.word(next + 1), "," | "." | ";" | ")" | "" | "-");
    let per = unit(source.word(next)).or((slashed || clinical).then_some(1.0))?;
    let mut last = if slashed { next + 2 } else { next };
    for more in ["-", "old", "-"] {
        let is = source.word(last + 1) == more && (more != "-" || source.word(last + 2) == "old");
        last += usize::from(is);
    }
    let old = source.word(last) == "old" || slashed || source.word(next) == "yo";
    let end = source.tokens.get(last)?.end;
    let years = value / per;
    if !(0.0..=125.0).contains(&years) {
        return None;
    }
    let range = source.tokens[at].start..end;
    let sense = sense(source, &range, per, old || clinical);
    Some(Age { range, years, sense })
}

fn glued(source: &Source, at: usize) -> bool {
    at > 0 && source.tokens[at - 1].end == source.tokens[at].start
}

fn sense(source: &Source, range: &Range<usize>, per: f32, told: bool) -> Sense {
    let before: Vec<&str> = source.words_before(range.start).take(6).collect();
    let after: Vec<&str> = source.words_after(range.end).take(4).collect();
    let word = |back: usize| before.get(back).copied().unwrap_or_default();
    let span =
        matches!(word(0), "a" | "e" | "-" | "ou" | "to" | "and" | "or") && word(1).bytes().any(|b| b.is_ascii_digit());
    let plural = before.iter().take(4).any(|word| MANY.contains(word));
    let clause = before.iter().take_while(|word| !matches!(**word, "," | "." | ";" | "(")).take(3);
    if span || plural || clause.clone().any(|word| POPULATION.contains(word)) {
        return Sense::Population;
    }
    if after.iter().take(3).any(|word| AFTER_DURATION.contains(word)) && after.first() != Some(&",") {
        return Sense::Duration;
    }
    let aged = after.first() == Some(&"de") && after.get(1) == Some(&"idade") || told || word(0) == "idade";
    let lasting = DURATION.contains(&word(0))
        || matches!(word(0), "os" | "as" | "de" | "a" | "cerca" | "s") && DURATION.contains(&word(1));
    match (aged, lasting, per > 1.0) {
        (true, ..) => Sense::Person,
        (_, true, _) => Sense::Duration,
        // Months, weeks and days are mostly lengths of time; an infant's are told with a word for it.
        (.., true) if !before.iter().take(4).any(|word| INFANT.contains(word)) => Sense::Duration,
        _ if matches!(
            word(0),
            "de" | "com"
                | "tem"
                | "tinha"
                | "tenho"
                | "aos"
                | "fez"
                | "faz"
                | ","
                | "("
                | "completou"
                | "dos"
                | "meus"
                | "seus"
                | "has"
                | "is"
                | "was"
                | "aged"
                | "de_"
                | "uns"
                | "quase"
                | ":"
                | "-"
        ) =>
        {
            person_before(&before)
        }
        _ => person_before(&before),
    }
}

#[rustfmt::skip]
const INFANT: &[&str] = &[
    "bebe", "recem", "nascido", "filho", "filha", "lactente", "neto", "neta", "sobrinho", "sobrinha", "infant",
    "baby", "son", "daughter", "menino", "menina", "rn", "crianca", "old",
];

/// Without any other sign an age is a person's only when it follows the way that people tell ages.
fn person_before(before: &[&str]) -> Sense {
    let word = |back: usize| before.get(back).copied().unwrap_or_default();
    let told = match word(0) {
        "aos" | "aged" | "tem" | "tinha" | "tenho" | "fez" | "completou" | "idade" => true,
        "de" | "com" | "," | "(" | "-" | ":" | "hoje" | "atualmente" | "uns" | "quase" | "is" | "was" | "of" => {
            !word(1).is_empty()
        }
        _ => before.iter().take(3).any(|word| PERSONS.contains(word)),
    };
    if told { Sense::Person } else { Sense::Duration }
}

#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "paciente", "mulher", "homem", "menino", "menina", "senhora", "senhor", "idosa", "idoso", "jovem", "crianca",
    "feminino", "masculino", "feminina", "masc", "fem", "moca", "rapaz", "filho", "filha", "patient", "man", "woman",
    "boy", "girl", "male", "female", "ela", "ele", "mae", "pai", "irma", "irmao", "avo", "tia", "tio", "esposa",
    "marido", "vizinho", "vizinha", "gestante", "adolescente", "bebe",
];

/// "idade: 35", "aged 35", "age 35".
fn bare(source: &Source, at: usize) -> Option<Age> {
    if !matches!(source.word(at), "idade" | "aged" | "age") {
        return None;
    }
    let mut next = at + 1;
    while matches!(source.word(next), ":" | "de" | "e" | "=") && next < at + 3 {
        next += 1;
    }
    let (value, end) = value(source, next).filter(|&(value, _)| value <= 125.0)?;
    if unit(source.word(end)).is_some()
        || matches!(source.word(end), "a" | "e" | "-" | "%" | "to" | "/" | ".")
            && source.tokens.get(end + 1).is_some_and(|token| token.kind == TokenKind::Number)
    {
        return None;
    }
    let range = source.tokens[next].start..source.tokens.get(end - 1)?.end;
    Some(Age { range, years: value, sense: Sense::Person })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn check(text: &str, sense: Sense, years: f32) {
        let folded = fold(text);
        let source = Source::new(folded.as_str());
        let found = scan(&source);
        let age = found.first().unwrap_or_else(|| panic!("{text}: no age"));
        assert_eq!((age.sense, age.years), (sense, years), "{text}");
    }

    #[test]
    fn tells_persons_from_populations_and_durations() {
        use Sense::{Duration, Person, Population};
        for (text, sense, years) in [
            ("paciente de 35 anos", Person, 35.0),
            ("Maria, 42 anos, professora", Person, 42.0),
            ("meu vizinho João, 8 anos, tem epilepsia", Person, 8.0),
            ("ela tem trinta e cinco anos", Person, 35.0),
            ("idade: 67", Person, 67.0),
            ("aos 93 anos ele caiu", Person, 93.0),
            ("a 35-year-old woman", Person, 35.0),
            ("35 y/o male", Person, 35.0),
            ("Masc, 61a, HAS", Person, 61.0),
            ("bebê de 6 meses", Person, 0.5),
            ("com 50 anos de idade", Person, 50.0),
            ("há 35 anos", Duration, 35.0),
            ("durante 10 anos", Duration, 10.0),
            ("nos últimos 5 anos", Duration, 5.0),
            ("com 20 anos de experiência", Duration, 20.0),
            ("perdeu 15 kg em 3 meses", Duration, 0.25),
            ("mulheres de 40 a 69 anos", Population, 69.0),
            ("acima de 60 anos", Population, 60.0),
            ("crianças com 6 anos", Population, 6.0),
            ("maiores de 18 anos", Population, 18.0),
            ("uso por 2 anos", Duration, 2.0),
        ] {
            check(text, sense, years);
        }
    }
}
