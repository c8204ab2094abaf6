//! People of public life whom no list can hold: an office ("ministra da Saúde"), a work ("who discovered insulin") or a
//! contest makes somebody public where the sentence tells nothing clinical or private of him.

use std::ops::Range;

use crate::cue::Cues;
use crate::name::{Name, is_aged};
use crate::reading::Reading;

/// Whether the sentence around a full name tells of a public life and of nothing private.
pub fn known(reading: &Reading, name: &Name) -> bool {
    let sentence = reading.scope(name.range.start);
    name.words.len() > 1
        && !is_aged(reading, name.last)
        && !private(reading, &sentence)
        && (holds_office(reading, name) || works(reading, &sentence))
}

/// What is said of those who are treated, and of nobody's office or work.
#[rustfmt::skip]
const PRIVATE: &[&str] = &[
    "amador", "amadora", "contou", "convive", "convivia", "emociona", "had", "has", "luta", "lutou", "perdeu", "relato",
    "revelou", "sofre", "sofreu", "tem", "teve", "trata",
    "agendou", "atendi", "atendemos", "consulta", "cpf", "endereco", "exame", "exames", "leito", "mora", "moro", "mrn",
    "nascida", "nascido", "prontuario", "queixa", "refere", "relata", "retorno", "telefone", "admitted", "discharged",
    "dob", "underwent", "complained", "complains",
];

fn private(reading: &Reading, sentence: &Range<usize>) -> bool {
    let stems = ["diagnostic", "internad", "operad"];
    reading.tokens_in(sentence).any(|at| {
        let word = reading.word(at);
        let own = reading.is(at, Cues::POSSESSIVE) && reading.is(at + 1, Cues::KIN);
        let first = matches!(word, "meu" | "minha" | "nossa" | "nosso" | "my" | "our");
        let told = reading.is(at, Cues::PATIENT.or(Cues::HONORIFIC)) && word != "seu" || PRIVATE.contains(&word);
        // "diagnóstico" is a subject of research, "diagnosticada" is somebody's fate.
        own || first
            || told
            || stems
                .iter()
                .any(|stem| word.starts_with(stem) && word.ends_with(['o', 'a', 'd']) && word != "diagnostico")
    })
}

/// Offices beside those that [`Cues::AUTHORITY`] knows.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "arcebispo", "atleta", "bailarina", "bailarino", "campea", "campeao", "comentarista", "compositor", "compositora",
    "corredor", "corredora", "deputy", "diretor", "director", "embaixador", "embaixadora", "epidemiologista", "escritora",
    "ginasta", "goleiro", "influenciador", "influenciadora", "inventor", "inventora", "jogador", "jogadora", "judoca",
    "juiz", "juiza", "maratonista", "matematica", "matematico", "medalhista", "musico", "nadador", "nadadora",
    "naturalista", "padre", "physicist", "pintor", "pintora", "poet", "poeta", "procurador", "procuradora", "psicologo",
    "relator", "relatora", "secretaria", "secretario", "surfista", "tecnico", "tenista", "treinador", "velocista",
    "virologista", "athlete", "biologist", "champion", "chemist", "economist", "engineer", "explorer", "footballer",
    "gymnast", "historian", "inventor", "novelist", "philosopher", "pioneer", "runner", "secretary", "swimmer",
    "virologist", "economista", "historiador", "historiadora", "professor", "professora",
];

fn office(reading: &Reading, at: usize) -> bool {
    // "RN" is a nurse to one and a newborn to another.
    // "Cirurgia" is she who operates and what is done.
    if reading.word(at) == "cirurgia" && reading.is(at + 1, Cues::PARTICLE) {
        return false;
    }
    let profession = reading.is(at, Cues::AUTHORITY.or(Cues::PROFESSION)) && !reading.is(at, Cues::MINOR);
    profession || OFFICES.contains(&reading.word(at))
}

/// Words that an office may have between itself and the name: "diretor da OPAS, ", "ministra da Saúde do Brasil ".
const NEAR: usize = 7;

/// "ministra da Saúde, Nísia Trindade", "Jarbas Barbosa, diretor da OPAS", "o professor Esper Kallás debateu".
fn holds_office(reading: &Reading, name: &Name) -> bool {
    let stop = |at: &usize| !matches!(reading.word(*at), "." | ";" | ":" | "!" | "?" | "");
    let before = (name.first.saturating_sub(NEAR)..name.first).rev().take_while(stop);
    let after = name.last + 1;
    let behind = (after..after + NEAR).take_while(stop);
    // A teacher without a university may be anybody's; one who debates, lectures or is quoted is not.
    let counts = |at: usize| {
        office(reading, at) && !reading.is(at, Cues::KIN) && (!teacher(reading, at) || lectures(reading, at, name))
    };
    let apposed = matches!(reading.word(after), "," | "(" | "-")
        || matches!(reading.word(after), "e" | "foi" | "era" | "is" | "was" | "who");
    before.into_iter().any(counts) || apposed && behind.into_iter().any(counts)
}

fn teacher(reading: &Reading, at: usize) -> bool {
    matches!(reading.word(at), "professor" | "professora" | "tecnico" | "secretaria" | "secretario" | "padre")
}

/// Where and what those teach who are heard in public.
fn lectures(reading: &Reading, at: usize, name: &Name) -> bool {
    let stems = [
        "debat",
        "palestr",
        "public",
        "coorden",
        "defend",
        "universid",
        "faculdad",
        "ministeri",
        "ministr",
        "estadua",
        "municipa",
        "executiv",
        "federal",
        "senado",
        "congress",
        "pesquis",
    ];
    let institutions =
        ["usp", "unicamp", "unifesp", "ufrj", "ufmg", "fiocruz", "unesp", "ufrgs", "ufba", "uerj", "saude"];
    (at..name.last + 10).any(|at| {
        let word = reading.word(at);
        institutions.contains(&word) || stems.iter().any(|stem| word.starts_with(stem))
    })
}

/// What is told of those who made something that all know.
#[rustfmt::skip]
const WORKS: &[&str] = &[
    "autobiografia", "biografia", "birthday", "descobridor", "descobridora", "descobriram", "descreveram", "discovered",
    "discoverer", "discovery", "documentario", "fundou", "homenageia", "idealizou", "inventou", "invented", "livro",
    "nobel", "olimpica", "olimpicas", "olimpico", "olimpicos", "olympic", "olympics", "patenteou", "pioneered",
    "pioneira", "pioneiro", "popularizou", "recorde", "romance", "campeonato", "paralimpica", "paralimpico", "isolou",
    "atuou", "cantou", "cantaram", "disco", "estrelou", "estrelaram", "filme", "gravou", "gravaram", "medalha", "novela",
    "turne", "selecao", "starred", "album", "coletiva", "conference", "film", "movie", "medal", "sang",
    "awareness", "celebridade", "celebrity", "famosa", "famoso", "famous", "headlines", "isolated", "novel", "autobiography", "biography", "invention", "invencao", "descoberta", "propos",
];

fn works(reading: &Reading, sentence: &Range<usize>) -> bool {
    // "fez o primeiro transplante do país"
    let first =
        |at: usize| matches!(reading.word(at), "primeiro" | "primeira") && FIRSTS.contains(&reading.word(at + 1));
    reading.tokens_in(sentence).any(|at| WORKS.contains(&reading.word(at)) || first(at))
}

/// What those did first whom all know for it.
#[rustfmt::skip]
const FIRSTS: &[&str] = &[
    "brasileira", "brasileiro", "cirurgia", "descricao", "homem", "medica", "mulher", "negra", "negro", "transplante",
    "vacina",
];
