//! Names of cited authors and of people whom everybody knows: they are quoted, not treated.

use crate::reading::{Case, Reading};

use super::Name;
use super::context::Cue;
use super::sequence::Sequence;

/// "Silva et al.", "Silva e cols.", "(Barroso, 2021)", "Souza & Lima (2019)", "Silva e Souza (2020)".
pub fn cited(reading: &Reading, at: usize) -> Option<Name> {
    let word = reading.word(at);
    if reading.case(at) == Case::Lower
        || word.len() < 2
        || !word.chars().all(char::is_alphabetic)
        || !surname(reading, at)
    {
        return None;
    }
    let mut last = at;
    // A second surname, "Castro-Silva" or "Silva Junior".
    while (matches!(reading.word(last + 1), "-")
        || matches!(reading.word(last + 1), "junior" | "filho" | "neto" | "jr"))
        && last < at + 3
    {
        last += if reading.word(last + 1) == "-" { 2 } else { 1 };
    }
    let next = |offset: usize| reading.word(last + offset);
    let and_others = next(1) == "et" && next(2) == "al"
        || next(1) == "e" && matches!(next(2), "cols" | "col" | "colaboradores" | "colegas")
        || next(1) == "and" && next(2) == "colleagues";
    let pair = matches!(next(1), "&" | "e" | "and" | ";")
        && reading.case(last + 2) != Case::Lower
        && year_after(reading, last + 3);
    let dated = year_after(reading, last + 1) && (at == 0 || !given_before(reading, at));
    let listed = initials(reading, last + 1) && listed(reading, at, last + 1);
    let last = if listed { last + 1 } else { last };
    (and_others || pair || dated || listed).then(|| Name {
        first: at,
        last,
        range: reading.range(at, last),
        confidence: 0.8,
        cue: Cue::Citation,
        cue_at: None,
        words: vec![word.to_owned()],
    })
}

/// "FL", "B", "SJ": the initials behind a surname, as works list their authors.
fn initials(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let large = reading.case(at) != Case::Lower && (word.len() == 1 || reading.case(at) == Case::Upper);
    large && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_alphabetic()) && reading.cue(at).is_empty()
}

/// "Zanatta FL e Moraes-Brito C", "(Evans JT, Lancet 2019": beside another such author, or with a year behind.
fn listed(reading: &Reading, at: usize, last: usize) -> bool {
    let joins = |at: usize| matches!(reading.word(at), "e" | "," | ";" | "and" | "&");
    let behind =
        joins(last + 1) && (last + 3..last + 6).any(|at| initials(reading, at) && reading.gap(at - 1, at) == " ");
    let before = at >= 2 && joins(at - 1) && initials(reading, at - 2);
    let dated = (last + 1..last + 6).any(|at| {
        let year = reading.word(at);
        year.len() == 4
            && (year.starts_with("19") || year.starts_with("20"))
            && year.bytes().all(|b| b.is_ascii_digit())
    });
    reading.gap(last - 1, last) == " " && (behind || before || dated)
}

fn surname(reading: &Reading, at: usize) -> bool {
    reading.cue(at) == crate::cue::Cues::default()
}

/// "(2020)", ", 2020)", ", 2020;".
fn year_after(reading: &Reading, at: usize) -> bool {
    let open = matches!(reading.word(at), "(" | ",");
    let year = reading.word(at + 1);
    let close = reading.word(at + 2);
    let plausible = year.len() == 4
        && (year.starts_with("19") || year.starts_with("20"))
        && year.bytes().all(|b| b.is_ascii_digit());
    open && plausible
        && (matches!(close, ")" | ";") || close.len() == 1 && close.bytes().all(|b| b.is_ascii_lowercase()))
        && (reading.word(at) == "(" || matches!(close, ")" | ";"))
}

fn given_before(reading: &Reading, at: usize) -> bool {
    reading.name(at - 1).is_some_and(|name| name.given) && reading.case(at - 1) != Case::Lower
}

/// Pieces that are references: under a heading that says so, or with the marks of a citation.
pub fn reference_pieces(reading: &Reading) -> Vec<bool> {
    let mut under = false;
    let mut flags = Vec::with_capacity(reading.corpus.pieces.len());
    for piece in &reading.corpus.pieces {
        let block = reading.corpus.document.blocks.get(piece.block);
        let text = reading.source.text.get(piece.range.clone()).unwrap_or_default();
        let heading = matches!(block.map(|block| &block.kind), Some(text::contract::types::BlockKind::Heading(_)));
        let title = text.trim().trim_end_matches(':');
        let announces = matches!(
            title,
            "referencias"
                | "referencias bibliograficas"
                | "bibliografia"
                | "references"
                | "fontes"
                | "leia mais"
                | "sources"
                | "bibliography"
        );
        if heading || announces {
            under = announces;
        }
        flags.push(under && !announces || reference(text));
    }
    flags
}

/// "2021;116(3):516-658", a DOI, a PMID: a text that cites one work and says little else.
fn reference(text: &str) -> bool {
    let volume = text.match_indices(';').any(|(at, _)| {
        let before = text
            .get(at.saturating_sub(4)..at)
            .is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()));
        let rest = text.get(at + 1..).unwrap_or_default().trim_start();
        before && rest.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().take(24).any(|b| b == b':')
    });
    let abnt = text.contains(", v. ") && (text.contains(", p. ") || text.contains(", n. "));
    let cited = (text.contains("doi") || text.contains("pmid")) && text.len() < 500 && authors_first(text);
    volume || abnt || cited
}

/// Whether a text begins as a reference does: "silva ab, souza c." or "silva, a. b.;".
fn authors_first(text: &str) -> bool {
    let head = text.trim_start_matches(|c: char| !c.is_alphabetic());
    let mut words = head.split(' ');
    let (_, second) = (words.next(), words.next().unwrap_or_default());
    let initials = second.trim_end_matches([',', '.', ';']);
    !initials.is_empty() && initials.len() <= 3 && second.ends_with([',', '.', ';'])
}

/// People known to everybody who writes about health, and those whose illness the press told; by their folded names.
#[rustfmt::skip]
const PUBLIC: &[&str] = &[
    "abraham lincoln", "adib jatene", "benjamin franklin", "bertha lutz", "betty ford", "chadwick boseman", "christiaan barnard",
    "clara zetkin", "claude bernard", "drew weissman", "edward bach", "emil kraepelin", "euryclides zerbini", "franklin roosevelt",
    "galileu galilei", "george papanicolaou", "george washington", "henrietta lacks", "henry heimlich", "ivan pavlov",
    "ivo pitanguy", "johanna dobereiner", "katalin kariko", "miguel couto", "oprah winfrey", "rosa luxemburgo", "rosa parks",
    "rosalynn carter", "rudolf virchow", "samuel hahnemann", "thomas edison", "vincent van gogh", "william harvey",
    "winston churchill",
    "adolfo lutz", "albert einstein", "alexander fleming", "angelina jolie", "ana nery", "anna nery", "atul gawande",
    "carl jung", "carlos chagas", "charles darwin", "dilma rousseff", "drauzio varella", "edward jenner",
    "elizabeth blackwell", "florence nightingale", "getulio vargas", "gregor mendel", "hipocrates",
    "ignaz semmelweis", "isaac newton", "jean piaget", "john snow", "jonas salk", "joseph lister",
    "leonardo da vinci", "louis pasteur", "luiz inacio lula da silva", "marie curie", "maria da penha",
    "michael j fox", "michael jackson", "muhammad ali", "nise da silveira", "oswaldo cruz", "paulo freire",
    "princesa isabel", "robert koch", "sigmund freud", "stephen hawking", "vital brazil", "wanda horta",
    "chico buarque", "caetano veloso", "gilberto gil", "roberto carlos", "rita lee", "elis regina", "tom jobim",
    "vinicius de moraes", "cecilia meireles", "guimaraes rosa", "joseph pilates", "maria montessori", "bill gates",
    "steve jobs", "barack obama", "donald trump", "fernanda montenegro", "ana maria braga", "xuxa meneghel",
    "gisele bundchen", "rayssa leal", "rebeca andrade", "oliver sacks", "deepak chopra", "augusto cury",
    "jose saramago", "carlos drummond de andrade", "monteiro lobato", "tarsila do amaral", "candido portinari",
    "santos dumont", "pedro alvares cabral", "dom pedro", "william osler", "zilda arns", "jair bolsonaro",
    "fernando pessoa", "machado de assis", "clarice lispector", "frida kahlo", "ayrton senna", "pele", "preta gil",
    "silvio santos", "selena gomez", "lady gaga", "juliano moreira", "emilio ribas", "evandro chagas",
    "rosalind franklin", "james watson", "francis crick", "aaron beck", "donald winnicott", "melanie klein",
    "jacques lacan", "carl rogers", "viktor frankl", "brene brown", "dalai lama", "virginia apgar", "alois alzheimer",
    "deborah birx", "jane austen", "eli lilly", "anthony fauci", "tom hanks", "clara barton", "john lennon", "john f kennedy", "joe biden",
    "robin williams", "christopher reeve", "lou gehrig", "stevie wonder", "ronald reagan", "mary shelley",
    "nelson mandela", "martin luther king", "serena williams", "princess diana", "james parkinson", "hans asperger", "leo kanner",
];

pub fn public_figure(reading: &Reading, sequence: &Sequence) -> bool {
    let range = reading.range(sequence.first, sequence.last);
    let text = reading.source.text.get(range).unwrap_or_default();
    // "Michael J. Fox"
    let text = text.replace('.', "");
    PUBLIC.contains(&text.as_str())
}
