//! Registrations with the professional councils (compliance.md §A.6). None has a public check digit, and a number never
//! proves anything: it is read, with its region and category, so that somebody can look it up.

use std::ops::Range;

use super::{source::Source, spoken};
use crate::contract::privacy_types::Council;
use crate::token::TokenKind;

/// What a registration is with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Body {
    Council(Council),
    /// Registro de Qualificação de Especialista, kept by the medical council.
    Rqe,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Registration {
    pub body: Body,
    /// Digits only, but for the old form of Rio de Janeiro ("52-12345-6").
    pub number: Option<String>,
    /// A state ("SP") or the number of a region ("3", "06"); none when the text gives none that exists.
    pub region: Option<String>,
    pub category: Option<String>,
    pub range: Range<usize>,
}

impl Registration {
    /// Whether it names everything that the council asks to be shown.
    pub fn complete(&self) -> bool {
        let region = self.region.is_some() || self.body == Body::Rqe;
        let category = self.category.is_some() || self.body != Body::Council(Council::Coren);
        self.number.is_some() && region && category
    }
}

const STATES: &[(&str, &str)] = &[
    ("acre", "ac"),
    ("alagoas", "al"),
    ("amapa", "ap"),
    ("amazonas", "am"),
    ("bahia", "ba"),
    ("ceara", "ce"),
    ("distrito federal", "df"),
    ("espirito santo", "es"),
    ("goias", "go"),
    ("maranhao", "ma"),
    ("mato grosso do sul", "ms"),
    ("mato grosso", "mt"),
    ("minas gerais", "mg"),
    ("minas", "mg"),
    ("paraiba", "pb"),
    ("parana", "pr"),
    ("para", "pa"),
    ("pernambuco", "pe"),
    ("piaui", "pi"),
    ("rio de janeiro", "rj"),
    ("rio grande do norte", "rn"),
    ("rio grande do sul", "rs"),
    ("rondonia", "ro"),
    ("roraima", "rr"),
    ("santa catarina", "sc"),
    ("sao paulo", "sp"),
    ("sergipe", "se"),
    ("tocantins", "to"),
];

/// Two-letter codes that are also words, so that behind a number they need a slash or hyphen.
const AMBIGUOUS: &[&str] = &["se", "to", "am", "al", "pa", "ma", "ap", "ac", "ro", "es"];

/// Whether `code` is the folded two-letter code of a state.
pub fn is_state(code: &str) -> bool {
    code.len() == 2 && STATES.iter().any(|(_, state)| *state == code)
}

struct Shape {
    council: Council,
    /// Numbered regions, up to this one; 0 where the region is a state.
    regions: u32,
    digits: std::ops::RangeInclusive<usize>,
    categories: &'static [&'static str],
}

const COUNCILS: &[(&str, Council)] = &[
    ("crefito", Council::Crefito),
    ("coren", Council::Coren),
    ("cress", Council::Cress),
    ("crbm", Council::Crbm),
    ("crfa", Council::Crfa),
    ("cref", Council::Cref),
    ("crm", Council::Crm),
    ("crp", Council::Crp),
    ("crn", Council::Crn),
    ("cro", Council::Cro),
    ("crf", Council::Crf),
];

/// State councils that are better known by a name of their own.
const NAMED: &[(&str, &str)] = &[
    ("cremesp", "sp"),
    ("cremerj", "rj"),
    ("cremers", "rs"),
    ("cremeb", "ba"),
    ("cremepe", "pe"),
    ("cremec", "ce"),
    ("cremego", "go"),
    ("cremepa", "pa"),
    ("cremepb", "pb"),
    ("cremern", "rn"),
    ("cremesc", "sc"),
    ("cremal", "al"),
    ("cremero", "ro"),
    ("cremese", "se"),
];

fn shape(council: Council) -> Shape {
    let (regions, digits, categories): (_, _, &'static [&'static str]) = match council {
        Council::Crm => (0, 2..=8, &[]),
        Council::Crp => (24, 1..=6, &[]),
        Council::Crn => (11, 3..=8, &["p"]),
        Council::Cro => (0, 1..=6, &["cd", "tpd", "tsb", "asb", "epao", "lb", "apd", "ec"]),
        Council::Coren => (0, 3..=7, &["enf", "tec", "te", "aux", "ae", "obst", "enfermeira", "enfermeiro"]),
        Council::Crefito => (20, 3..=6, &["f", "to", "lf"]),
        Council::Crf => (0, 1..=6, &[]),
        Council::Crfa => (9, 3..=6, &[]),
        Council::Cref => (0, 4..=6, &["g", "p", "b"]),
        Council::Cress => (27, 2..=6, &[]),
        Council::Crbm => (8, 2..=6, &[]),
    };
    Shape { council, regions, digits, categories }
}

/// All registrations with a number, in order.
pub fn scan(source: &Source) -> Vec<Registration> {
    let mut found = Vec::new();
    for (at, token) in source.tokens.iter().enumerate().filter(|(_, token)| token.kind == TokenKind::Word) {
        let word = token.text(source.text);
        if word == "rqe" || word == "rqes" {
            specialist(source, at, &mut found);
        } else if let Some((council, state)) = body(word) {
            found.extend(Reader { source, at: at + 1 }.registration(&shape(council), state, token.start));
        }
    }
    found
}

/// "crm", "cremesp", "crmsp", "corensp": the council, and the state that its name tells.
fn body(word: &str) -> Option<(Council, Option<&'static str>)> {
    if !word.starts_with("cr") && !word.starts_with("coren") {
        return None;
    }
    if let Some(&(_, state)) = NAMED.iter().find(|(name, _)| *name == word) {
        return Some((Council::Crm, Some(state)));
    }
    let &(name, council) = COUNCILS.iter().find(|(name, _)| word.starts_with(name))?;
    let rest = &word[name.len()..];
    let state = STATES.iter().find(|(_, code)| *code == rest).map(|&(_, code)| code);
    (rest.is_empty() || state.is_some() && shape(council).regions == 0).then_some((council, state))
}

/// "RQE nº 123", "RQE 123 / 456", "RQE: 123 e 456".
fn specialist(source: &Source, at: usize, found: &mut Vec<Registration>) {
    let mut reader = Reader { source, at: at + 1 };
    let mut start = source.tokens[at].start;
    reader.fillers();
    while let Some((digits, range)) = reader.digits() {
        if digits.len() > 6 {
            break;
        }
        found.push(Registration {
            body: Body::Rqe,
            number: Some(digits),
            region: None,
            category: None,
            range: start..range.end,
        });
        let next = source.word(reader.at);
        let number = source
            .tokens
            .get(reader.at + 1)
            .is_some_and(|token| token.kind == TokenKind::Number && token.end - token.start <= 6);
        if !matches!(next, "e" | "/" | "|" | "and") || !number {
            break;
        }
        reader.at += 1;
        start = source.tokens[reader.at].start;
    }
}

struct Reader<'a> {
    source: &'a Source<'a>,
    at: usize,
}

impl Reader<'_> {
    fn word(&self) -> &str {
        self.source.word(self.at)
    }

    fn registration(mut self, shape: &Shape, known: Option<&str>, start: usize) -> Option<Registration> {
        let mut region = known.map(str::to_uppercase);
        self.fillers();
        region = self.state().or(region);
        self.unknown_state();
        self.fillers();
        let mut category = self.category(shape);
        self.fillers();
        let first = self.spoken_region(shape).or_else(|| self.digits());
        let (mut number, mut end) = (None, self.source.tokens.get(self.at.checked_sub(1)?)?.end);
        if let Some((digits, range)) = first {
            end = range.end;
            number = Some(digits);
            if let Some((head, digits, stop)) = self.region_number(shape, number.as_deref().unwrap_or_default()) {
                region = head.or(region);
                number = Some(digits);
                end = stop;
            }
        }
        if let Some((digits, stop)) = self.rio(shape, number.as_deref().unwrap_or_default()) {
            region = region.or(Some("RJ".to_owned()));
            number = Some(digits);
            end = stop;
        }
        self.tail(shape, &mut category, &mut region, &mut end);
        let length = number.as_deref().map_or(0, |number| number.bytes().filter(u8::is_ascii_digit).count());
        // A bare "CRM" says nothing; without a number there is no registration.
        let number = Some(number.filter(|_| shape.digits.contains(&length))?);
        Some(Registration { body: Body::Council(shape.council), number, region, category, range: start..end })
    }

    /// Skips what people put between the parts of a registration.
    fn fillers(&mut self) {
        for _ in 0..6 {
            let filler = matches!(
                self.word(),
                "-" | "/"
                    | ":"
                    | "."
                    | "#"
                    | "("
                    | ")"
                    | "°"
                    | "no"
                    | "n"
                    | "num"
                    | "numero"
                    | "nr"
                    | "nro"
                    | "do"
                    | "da"
                    | "de"
                    | "o"
                    | "a"
                    | "e"
                    | "eh"
                    | "sob"
                    | "registro"
                    | "inscricao"
                    | "regiao"
                    | "estado"
                    | "number"
                    | "ativo"
                    | "com"
                    | "|"
                    | "–"
            );
            let broken = self.at.checked_sub(1).is_some_and(|last| {
                let gap = self
                    .source
                    .tokens
                    .get(self.at)
                    .map_or("", |token| &self.source.text[self.source.tokens[last].end..token.start]);
                gap.contains('\n')
            });
            if !filler || broken {
                break;
            }
            self.at += 1;
        }
    }

    fn state(&mut self) -> Option<String> {
        let token = *self.source.tokens.get(self.at)?;
        let word = token.text(self.source.text);
        if is_state(word) {
            self.at += 1;
            return Some(word.to_uppercase());
        }
        let rest = &self.source.text[token.start..];
        let (name, code) = STATES
            .iter()
            .find(|(name, _)| rest.strip_prefix(name).is_some_and(|after| !after.starts_with(char::is_alphanumeric)))?;
        self.at = self.source.token_from(token.start + name.len());
        Some(code.to_uppercase())
    }

    /// "CRM-XX 123": two letters that are no state are passed over, so that the number is found and the state missing.
    fn unknown_state(&mut self) {
        let hyphen = matches!(self.source.word(self.at.wrapping_sub(1)), "-" | "/");
        if hyphen && self.word().len() == 2 && self.word().bytes().all(|b| b.is_ascii_lowercase()) {
            self.at += 1;
        }
    }

    fn category(&mut self, shape: &Shape) -> Option<String> {
        let word = self.word().to_owned();
        let found = shape.categories.contains(&word.as_str());
        self.at += usize::from(found);
        found.then(|| match word.as_str() {
            "enfermeira" | "enfermeiro" => "ENF".to_owned(),
            "te" => "TEC".to_owned(),
            "ae" => "AUX".to_owned(),
            _ => word.to_uppercase(),
        })
    }

    /// Digits with dots between groups of three, or dictated.
    fn digits(&mut self) -> Option<(String, Range<usize>)> {
        let source = self.source;
        let token = *source.tokens.get(self.at)?;
        if token.kind != TokenKind::Number {
            return self.spoken();
        }
        let mut digits = token.text(source.text).to_owned();
        let mut end = token.end;
        self.at += 1;
        while source.word(self.at) == "."
            && source.tokens[self.at].start == end
            && source.tokens.get(self.at + 1).is_some_and(|next| {
                next.kind == TokenKind::Number && next.end - next.start == 3 && next.start == end + 1
            })
        {
            digits.push_str(source.word(self.at + 1));
            end = source.tokens[self.at + 1].end;
            self.at += 2;
        }
        Some((digits, token.start..end))
    }

    /// The region of a dictated number, "três" or "zero seis", where more digits follow it.
    fn spoken_region(&mut self, shape: &Shape) -> Option<(String, Range<usize>)> {
        let token =
            *self.source.tokens.get(self.at).filter(|token| shape.regions > 0 && token.kind == TokenKind::Word)?;
        let read = |at: usize| spoken::number(self.source.text, &self.source.tokens, at);
        let (mut digits, mut next) = read(self.at)?;
        if digits == "0" {
            let (more, after) = read(next)?;
            digits.push_str(&more);
            next = after;
        }
        read(next).filter(|_| digits.len() <= 2)?;
        self.at = next;
        Some((digits, token.start..self.source.tokens.get(next.checked_sub(1)?)?.end))
    }

    fn spoken(&mut self) -> Option<(String, Range<usize>)> {
        let start = self.source.tokens.get(self.at)?.start;
        let mut digits = String::new();
        while let Some((more, next)) = spoken::number(self.source.text, &self.source.tokens, self.at) {
            if digits.len() + more.len() > 8 {
                break;
            }
            digits.push_str(&more);
            self.at = next;
        }
        let end = self.source.tokens.get(self.at.checked_sub(1)?)?.end;
        (!digits.is_empty()).then_some((digits, start..end))
    }

    /// "3 12345", "06/167326", "4 nº 03100160": a region and then the number. "12345" alone has no region, and must not
    /// be read as region 1 and number 2345.
    fn region_number(&mut self, shape: &Shape, first: &str) -> Option<(Option<String>, String, usize)> {
        let region: u32 = first.parse().ok().filter(|_| first.len() <= 2)?;
        let back = self.at;
        if shape.regions == 0 {
            return None;
        }
        self.fillers();
        let Some((digits, range)) = self.digits().filter(|(digits, _)| shape.digits.contains(&digits.len())) else {
            self.at = back;
            return None;
        };
        let exists = (1..=shape.regions).contains(&region);
        Some((exists.then(|| first.to_owned()), digits, range.end))
    }

    /// The old numbers of Rio de Janeiro: 52, five digits and one, parted by hyphens.
    fn rio(&mut self, shape: &Shape, number: &str) -> Option<(String, usize)> {
        if shape.council != Council::Crm {
            return None;
        }
        let number_at = |at: usize, length: usize| {
            self.source
                .tokens
                .get(at)
                .filter(|token| token.kind == TokenKind::Number && token.end - token.start == length)
        };
        let hyphen = |at: usize| self.source.word(at) == "-";
        let (middle, last) = match number.len() {
            2 if number == "52" && (hyphen(self.at) || self.word() == ".") => (number_at(self.at + 1, 5)?, self.at + 3),
            2 if number == "52" => (number_at(self.at, 5)?, self.at + 2),
            7 if number.starts_with("52") && hyphen(self.at) => {
                let check = number_at(self.at + 1, 1)?;
                self.at += 2;
                return Some((format!("52-{}-{}", &number[2..], check.text(self.source.text)), check.end));
            }
            _ => return None,
        };
        let check = number_at(last, 1).filter(|_| hyphen(last - 1))?;
        let text = format!("52-{}-{}", middle.text(self.source.text), check.text(self.source.text));
        self.at = last + 1;
        Some((text, check.end))
    }

    /// "/SP", "-ENF", "-G/SP", "(SP)" behind the number.
    fn tail(&mut self, shape: &Shape, category: &mut Option<String>, region: &mut Option<String>, end: &mut usize) {
        for _ in 0..2 {
            let back = self.at;
            let sign = matches!(self.word(), "-" | "/" | "(" | "–" | ",");
            let tight = self.word() != ",";
            self.at += usize::from(sign);
            let start = self.source.tokens.get(self.at).map_or(0, |token| token.start);
            let near = start <= *end + 4;
            if near && category.is_none() && self.categories_here(shape, sign) {
                *category = self.category(shape);
            } else if near
                && region.is_none()
                && is_state(self.word())
                && (sign && tight || !AMBIGUOUS.contains(&self.word()))
            {
                *region = self.state();
            } else {
                self.at = back;
                return;
            }
            *end = self.source.tokens.get(self.at.wrapping_sub(1)).map_or(*end, |token| token.end);
        }
    }

    /// A one-letter category needs a sign before it: "12345-F", never "12345 f".
    fn categories_here(&self, shape: &Shape, sign: bool) -> bool {
        shape.categories.contains(&self.word()) && (sign || self.word().len() > 2)
    }
}

#[cfg(test)]
mod tests;
