//! E-mail addresses, typed, spelt out ("maria ponto silva arroba gmail ponto com") or masked ("maria [at] x [dot] com");
//! web addresses and accounts of social networks.

use std::ops::Range;

use super::{Found, Kind, source::Source, spoken};
use crate::contract::privacy_types::DatumKind;
use crate::token::TokenKind;

/// Mailboxes of an office, not of a person.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "admin", "agenda", "agendamento", "agendamentos", "ajuda", "appointments", "assessoria", "atendimento",
    "cadastro", "careers", "clinica", "cobranca", "comercial", "congresso", "consultorio", "contact", "contato",
    "contatos", "conference", "events", "eventos", "inscricao", "inscricoes", "jornada", "simposio", "direcao",
    "diretoria", "dpo", "editor", "editora", "editorial", "enquiries", "faleconosco", "feedback",
    "financeiro", "gerencia", "hello", "help", "hospital", "imprensa", "info", "inquiries", "jornalismo", "juridico",
    "lgpd", "mail", "marketing", "media", "news", "newsletter", "newsroom", "noreply", "office", "ombudsman",
    "orders", "ouvidoria", "pacientes", "press", "privacidade", "privacy", "publicidade", "queries", "recepcao",
    "recepcionista", "reception", "redacao", "relacionamento", "reservas", "rh", "sac", "sales", "saude",
    "secretaria", "secretary", "service", "suporte", "support", "team", "vagas", "vendas", "webmaster",
];

const NETWORKS: &[&str] = &[
    "instagram.com",
    "facebook.com",
    "fb.com",
    "tiktok.com",
    "twitter.com",
    "x.com",
    "linkedin.com/in",
    "youtube.com/@",
    "t.me",
    "threads.net",
    "kwai.com",
];
const SERVICES: &[&str] =
    &["gmail", "hotmail", "outlook", "yahoo", "icloud", "live", "uol", "bol", "terra", "exemplo", "example"];
const MESSENGERS: &[&str] = &["wa.me/", "api.whatsapp.com/send", "whatsapp.com/send"];

#[rustfmt::skip]
const TLDS: &[&str] = &[
    "adv", "app", "ar", "blog", "br", "ca", "cl", "co", "com", "de", "dev", "edu", "es", "eu", "fr", "gov", "health",
    "info", "io", "it", "jus", "me", "med", "net", "nom", "online", "org", "pt", "site", "uk", "us",
];

/// Whether the mailbox of `address` is an office's ("contato@…").
pub fn is_office(address: &str) -> bool {
    let mailbox = address.split(['@', ' ']).next().unwrap_or_default();
    OFFICES.iter().any(|office| mailbox.strip_prefix(office).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

/// Whether the mailbox of `address` is at a service where everybody has one.
pub fn is_private(address: &str) -> bool {
    let host = address.split_once('@').map_or(address, |(_, host)| host);
    SERVICES.iter().any(|service| host.contains(service))
}

/// What is left of the address at `range` beside a number at `other` that touches it: once the number is out of the
/// text, that is still an address. Empty where too little is left.
pub(super) fn apart(text: &str, range: &Range<usize>, other: &Range<usize>) -> Range<usize> {
    let sides = [range.start..other.start.max(range.start), other.end.min(range.end)..range.end];
    let mut kept = sides.into_iter().map(|side| {
        let words = text.get(side.clone()).unwrap_or_default();
        let tail = words.trim_start_matches(|c: char| !c.is_alphanumeric());
        let address = tail.trim_end_matches(|c: char| !c.is_alphanumeric());
        (side.end - tail.len(), address)
    });
    let whole = |address: &str| {
        let signs = ["@", "arroba", "at]", "at)"].into_iter().filter_map(|sign| address.find(sign));
        signs.min().is_some_and(|sign| sign > 0 && sign + 6 < address.len())
    };
    kept.find(|(_, address)| whole(address)).map_or(0..0, |(start, address)| start..start + address.len())
}

pub(super) fn scan(source: &Source, found: &mut Vec<Found>) {
    let mut after = 0;
    for (at, token) in source.tokens.iter().enumerate() {
        let word = token.text(source.text);
        match word {
            "@" | "arroba" | "at" => address(source, at, found),
            "http" | "https" | "www" if token.start >= after => after = web(source, token.start, found),
            "com" | "me" | "br" | "net" | "org" if token.start >= after && source.word(at.wrapping_sub(1)) == "." => {
                bare_web(source, at, found)
            }
            _ => {}
        }
    }
}

/// An address around the "at" sign at token `at`; a handle where no mailbox stands before it.
fn address(source: &Source, at: usize, found: &mut Vec<Found>) {
    let typed = source.word(at) == "@";
    let masked = source.word(at.wrapping_sub(1)).starts_with(['[', '(']) && source.word(at + 1).starts_with([']', ')']);
    if source.word(at) == "at" && !masked {
        return;
    }
    let (left, right) = if masked { (at.wrapping_sub(1), at + 2) } else { (at, at + 1) };
    // "o canal é @sus.gov" names an account; only a mail service goes with a mailbox that stands apart.
    let apart = typed
        && !tight_before(source, at)
        && source.tokens.get(at + 1).is_some_and(|next| next.start == source.tokens[at].end);
    if apart && !SERVICES.contains(&source.word(at + 1)) {
        return handle(source, at, found);
    }
    let domain = domain(source, right, typed && tight_before(source, at));
    let mailbox = mailbox(source, left, !typed || !tight_before(source, at));
    match (mailbox, domain) {
        (Some(start), Some(end)) => {
            let confidence = if typed { 0.99 } else { 0.95 };
            found.push(Found::datum(DatumKind::Email, source.tokens[start].start..end, confidence));
        }
        _ if typed && !tight_before(source, at) => handle(source, at, found),
        _ => {}
    }
}

fn tight_before(source: &Source, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| source.tokens[before].end == source.tokens[at].start)
}

/// Whether token `at` joins two pieces of a mailbox or domain: a dot, hyphen, underscore, or its name.
fn joins(word: &str) -> bool {
    matches!(
        word,
        "." | "-"
            | "_"
            | "+"
            | "%"
            | "ponto"
            | "underline"
            | "underscore"
            | "anderline"
            | "traco"
            | "tracinho"
            | "hifen"
            | "dot"
            | "dash"
            | "sublinhado"
    )
}

fn piece(source: &Source, at: usize) -> bool {
    source.tokens.get(at).is_some_and(|token| token.kind != TokenKind::Punctuation) && !joins(source.word(at))
}

/// The token at which the mailbox before token `at` begins. In a spelt-out one words may stand apart, so it reaches
/// back over joining words and digits, and to the word "e-mail" when that is near.
fn mailbox(source: &Source, at: usize, spelt: bool) -> Option<usize> {
    let last = at.checked_sub(1)?;
    if !piece(source, last) {
        return None;
    }
    let mut start = last;
    while let Some(before) = start.checked_sub(1) {
        let adjacent = source.tokens[before].end == source.tokens[start].start;
        if adjacent && piece(source, before) {
            start = before;
        } else if before > 0
            && joins(source.word(before))
            && piece(source, before - 1)
            && (spelt || tight(source, before))
        {
            start = before - 1;
        } else if spelt && bracketed(source, before) {
            start = before - 3;
        } else if spelt && digits(source, start) && piece(source, before) {
            start = before;
        } else {
            break;
        }
        if last - start > 40 {
            break;
        }
    }
    Some(if spelt { announced(source, start) } else { start })
}

/// "maria (ponto) silva", seen from the closing bracket.
fn bracketed(source: &Source, close: usize) -> bool {
    close >= 3
        && matches!(source.word(close), ")" | "]")
        && joins(source.word(close - 1))
        && matches!(source.word(close - 2), "(" | "[")
        && piece(source, close - 3)
}

fn digits(source: &Source, at: usize) -> bool {
    source.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number) || spoken::is_number(source.word(at))
}

fn tight(source: &Source, at: usize) -> bool {
    source.tokens[at - 1].end == source.tokens[at].start
        && source.tokens.get(at + 1).is_some_and(|next| next.start == source.tokens[at].end)
}

/// "e-mail é maria silva arroba …": all words after the verb belong to the mailbox.
fn announced(source: &Source, start: usize) -> usize {
    let words = |back: usize| start.checked_sub(back).map(|at| source.word(at)).unwrap_or_default();
    for back in 1..=3 {
        let verb = matches!(words(back), "e" | "eh" | ":" | "is");
        if verb && (1..=4).any(|more| matches!(words(back + more), "email" | "mail")) {
            return (start + 1 - back..start).find(|&at| piece(source, at)).unwrap_or(start);
        }
        if !piece(source, start.wrapping_sub(back)) {
            break;
        }
    }
    start
}

/// Where the domain from token `at` ends, if it ends in a known way. A spelt-out one must end in a known top level.
fn domain(source: &Source, at: usize, typed: bool) -> Option<usize> {
    if !piece(source, at) {
        return None;
    }
    let (mut end, mut glued) = (None, None);
    let mut next = at;
    let mut labels = 1;
    loop {
        let begin = next;
        while source
            .tokens
            .get(next + 1)
            .is_some_and(|after| piece(source, next + 1) && after.start == source.tokens[next].end)
            && !(labels > 1 && TLDS.contains(&source.word(next)))
        {
            next += 1;
        }
        let named = typed && source.word(begin - 1) != "-" && top_level(source.word(begin));
        if labels > 1 && (TLDS.contains(&source.word(next)) || named && next == begin) {
            end = Some(source.tokens[next].end);
        } else if labels > 1 && named && end.is_none() {
            // A number touches it from behind: that of a footnote, or another identifier.
            glued = Some(source.tokens[begin].end);
        }
        let joint = source.word(next + 1);
        let close = |a: usize, b: usize| source.tokens.get(b).is_some_and(|token| token.start == source.tokens[a].end);
        let continues = match joint {
            "." | "-" => {
                piece(source, next + 2)
                    && (close(next, next + 1) && close(next + 1, next + 2) || TLDS.contains(&source.word(next + 2)))
            }
            "ponto" | "dot" => piece(source, next + 2) && (end.is_none() || TLDS.contains(&source.word(next + 2))),
            "[" | "(" => matches!(source.word(next + 2), "dot" | "ponto") && piece(source, next + 4),
            _ => false,
        };
        if !continues || labels > 6 {
            return end.or(glued);
        }
        next += if matches!(joint, "[" | "(") { 4 } else { 2 };
        labels += usize::from(joint != "-");
    }
}

/// Whether a word could be a top level that [`TLDS`] does not have.
fn top_level(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|b| b.is_ascii_lowercase())
}

/// "@maria.silva": letters, digits, dots and underscores behind the sign.
fn handle(source: &Source, at: usize, found: &mut Vec<Found>) {
    let start = source.tokens[at].end;
    let rest = source.text.get(start..).unwrap_or_default();
    let length = rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || b"._".contains(b)).count();
    let name = rest.get(..length).unwrap_or_default().trim_end_matches(['.', '_']);
    if name.len() >= 3 && name.bytes().any(|b| b.is_ascii_lowercase()) {
        found.push(Found::datum(DatumKind::SocialAccount, source.tokens[at].start..start + name.len(), 0.85));
    }
}

/// A longer address is cut.
const LONGEST_URL: usize = 2_048;

/// Where the text of an address that begins at `start` ends, before a character that none contains.
fn url_end(source: &Source, start: usize, allowed: impl Fn(char) -> bool) -> usize {
    let limit = source.text.floor_char_boundary((start + LONGEST_URL).min(source.text.len()));
    let text = source.text.get(start..limit).unwrap_or_default();
    start + text.find(|c: char| !allowed(c)).unwrap_or(text.len())
}

fn web(source: &Source, start: usize, found: &mut Vec<Found>) -> usize {
    let end = url_end(source, start, |c| !c.is_whitespace() && !matches!(c, '"' | '<' | '>' | ','));
    let url = source.text[start..end].trim_end_matches(['.', ')', ']', ';', ':', '!', '?', '\'']);
    if url.len() > 8 && url.contains('.') {
        classify(url, start..start + url.len(), found);
    }
    end
}

/// "clinica.com.br/x" without a scheme.
fn bare_web(source: &Source, at: usize, found: &mut Vec<Found>) {
    let allowed =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/' | '?' | '=' | '&' | '%' | '@' | '+');
    let head =
        source.text[..source.tokens[at].start].char_indices().rev().take(64).take_while(|&(_, c)| allowed(c)).last();
    let Some((start, _)) = head else { return };
    let end = url_end(source, start, allowed);
    let url = source.text[start..end].trim_end_matches(['.', '?', '/']);
    if !url.contains('@') || url.contains("/@") {
        classify(url, start..start + url.len(), found);
    }
}

fn classify(url: &str, range: Range<usize>, found: &mut Vec<Found>) {
    let bare = url.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let profile = |network: &&str| bare.strip_prefix(*network).is_some_and(|path| path.trim_matches('/').len() > 1);
    let kind = if MESSENGERS.iter().any(|service| bare.starts_with(service))
        && bare.bytes().filter(u8::is_ascii_digit).count() >= 10
    {
        Kind::Datum(DatumKind::Phone)
    } else if NETWORKS.iter().any(profile) {
        Kind::Datum(DatumKind::SocialAccount)
    } else {
        Kind::Web
    };
    found.push(Found::new(kind, range, 0.993));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn check(text: &str, kind: Kind, expect: Option<&str>) {
        let folded = fold(text);
        let source = Source::new(folded.as_str());
        let mut found = Vec::new();
        scan(&source, &mut found);
        let hit = super::super::resolve(text, found).into_iter().find(|hit| hit.kind == kind);
        assert_eq!(hit.map(|hit| text[folded.original(hit.range)].to_owned()).as_deref(), expect, "{text}");
    }

    #[test]
    fn addresses_in_every_dress() {
        let email = Kind::Datum(DatumKind::Email);
        for (text, expect) in [
            ("escreva para maria.silva@gmail.com.", Some("maria.silva@gmail.com")),
            ("Maria_85+x@sub.hospital-x.org.br, ok", Some("Maria_85+x@sub.hospital-x.org.br")),
            (
                "o email dela e maria ponto silva arroba gmail ponto com ta",
                Some("maria ponto silva arroba gmail ponto com"),
            ),
            (
                "manda no joao underline oito cinco arroba hotmail ponto com ponto br por favor",
                Some("joao underline oito cinco arroba hotmail ponto com ponto br"),
            ),
            ("meu e-mail é ana costa arroba uol ponto com ponto br", Some("ana costa arroba uol ponto com ponto br")),
            ("ana [at] clinica [dot] com", Some("ana [at] clinica [dot] com")),
            ("ana @ gmail . com", Some("ana @ gmail . com")),
            ("maria＠gmail．com", Some("maria＠gmail．com")),
            ("uma arroba de boi pesa 15 kg", None),
            ("a 3 @ 5 reais", None),
            ("look at me", None),
        ] {
            check(text, email, expect);
        }
        let handle = Kind::Datum(DatumKind::SocialAccount);
        check("siga @dra.ana_souza hoje", handle, Some("@dra.ana_souza"));
        check("https://www.instagram.com/maria.s/", handle, Some("https://www.instagram.com/maria.s/"));
        check("https://wa.me/5511987654321", Kind::Datum(DatumKind::Phone), Some("https://wa.me/5511987654321"));
        check("veja scielo.br/j/rsp/a/123.", Kind::Web, Some("scielo.br/j/rsp/a/123"));
    }

    #[test]
    fn offices_are_no_persons() {
        assert!(
            is_office("contato@clinica.com.br") && is_office("atendimento.sp@x.com") && is_office("contato arroba x")
        );
        assert!(!is_office("contatomaria@x.com") && !is_office("maria@x.com"));
    }
}
