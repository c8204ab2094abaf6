//! What somebody is to the document: the patient of whom it tells, somebody else, a professional who speaks or is quoted.

mod expert;

use expert::{affiliated, cited_pair, of_trade, quoted, researches, school, studies, taught};

use crate::cue::Cues;
use crate::name::{Cue, Name};
use crate::public;
use crate::reading::{Case, Reading, Style};

/// What somebody is to the document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Patient,
    /// A relative, neighbour, anybody else.
    Third,
    /// A professional who speaks or signs.
    Participating,
    /// A professional, author or public person who is quoted.
    Cited,
    /// The practice or company behind the document.
    Institution,
}

impl Standing {
    pub fn private(self) -> bool {
        matches!(self, Self::Patient | Self::Third)
    }
}

/// How far behind a name its registration stands, in bytes.
const SIGNATURE: usize = 110;

/// The standing of the person whom a name stands for, as far as the name's surroundings tell: who is named in one breath
/// with somebody who is quoted is quoted too.
pub fn of(reading: &Reading, names: &[Name], index: usize, credentials: &[usize]) -> Standing {
    let standing = alone(reading, names, index, credentials);
    let own = standing == Standing::Third && names[index].cue == Cue::None && names[index].words.len() > 1;
    let other = index.checked_sub(1).filter(|&other| own && joined(reading, &names[other], &names[index]));
    let quoted = |other: usize| {
        names[other].words.len() > 1
            && matches!(alone(reading, names, other, credentials), Standing::Cited | Standing::Participating)
    };
    if other.is_some_and(quoted) && !own_age(reading, &names[index]) { Standing::Cited } else { standing }
}

/// "Olumide Adeyemi e Hannah Lindqvist": nothing but a word that joins stands between two names.
fn joined(reading: &Reading, other: &Name, name: &Name) -> bool {
    let between = other.last + 1..name.first;
    between.len() == 1 && matches!(reading.word(other.last + 1), "e" | "and" | "&")
}

fn contact(reading: &Reading, name: &Name) -> bool {
    name.cue_at.is_some_and(|at| matches!(reading.word(at), "contact" | "contato") && reading.word(at + 1) == ":")
}

fn alone(reading: &Reading, names: &[Name], index: usize, credentials: &[usize]) -> Standing {
    let name = &names[index];
    match name.cue {
        Cue::Citation | Cue::Public => return Standing::Cited,
        Cue::Author => return Standing::Participating,
        Cue::Patient => return Standing::Patient,
        Cue::Learned => return Standing::Third,
        // "Contact: Rebecca Tran, clinic coordinator"
        Cue::Kin if contact(reading, name) && practises(reading, name) => return Standing::Cited,
        Cue::Kin => return Standing::Third,
        Cue::Naming if signs(names, index, credentials) => return Standing::Participating,
        Cue::Naming => return naming(reading, name),
        _ => {}
    }
    let signed = (registered(names, index, credentials) || lettered(reading, name)) && !own_age(reading, name);
    match name.cue {
        Cue::Intro => introduced(reading, name, signed),
        Cue::Says if signed => Standing::Cited,
        _ if signed => Standing::Participating,
        // "A prof Cida": a teacher, unless she is quoted as one who knows.
        Cue::Title if school(reading, name) => Standing::Third,
        Cue::Title => titled(reading, name),
        Cue::Says
            if name.words.len() > 1
                && !own_age(reading, name)
                && !own_story(reading, name)
                && !of_trade(reading, name) =>
        {
            Standing::Cited
        }
        Cue::Person if taught(reading, name) || public::known(reading, name) => Standing::Cited,
        Cue::Person => Standing::Patient,
        // "Dona Firmina, parteira" is one of the people of whom a text tells.
        Cue::Honorific if folk(reading, name) => Standing::Third,
        _ if researches(reading, name) => Standing::Cited,
        _ if practises(reading, name) || affiliated(reading, name) || quoted(reading, name) => Standing::Cited,
        _ if public::known(reading, name) || cited_pair(reading, name) => Standing::Cited,
        Cue::None if name.words.len() > 1 && studies(reading, name) => Standing::Cited,
        // "Roberta Miranda e Alcione cantaram": known by one name beside another.
        Cue::None if beside(reading, names, index) => Standing::Cited,
        _ => Standing::Third,
    }
}

fn beside(reading: &Reading, names: &[Name], index: usize) -> bool {
    let joined = |other: &Name| {
        let between = other.last + 1..names[index].first;
        between.len() == 1 && matches!(reading.word(other.last + 1), "e" | "and" | ",")
    };
    index
        .checked_sub(1)
        .and_then(|at| names.get(at))
        .is_some_and(|other| joined(other) && public::known(reading, other))
}

fn folk(reading: &Reading, name: &Name) -> bool {
    name.words.len() == 1 && name.cue_at.is_some_and(|at| matches!(reading.word(at), "dona" | "seu"))
}

/// Whether a registration follows before the next name.
fn registered(names: &[Name], index: usize, credentials: &[usize]) -> bool {
    let end = names[index].range.end;
    let next = names.get(index + 1).map_or(usize::MAX, |name| name.range.start);
    let first = credentials.partition_point(|&start| start < end);
    credentials.get(first).is_some_and(|&start| start < next.min(end + SIGNATURE))
}

/// "Abraço,\nCaio Neto\nCRM-PR 31877": the registration is the next line of the signature.
fn signs(names: &[Name], index: usize, credentials: &[usize]) -> bool {
    let end = names[index].range.end;
    let first = credentials.partition_point(|&start| start < end);
    credentials.get(first).is_some_and(|&start| start <= end + 12)
}

/// Letters behind the names of professionals, where English is spoken.
#[rustfmt::skip]
const LETTERS: &[&str] = &[
    "aprn", "bcps", "bds", "bsn", "cnm", "crna", "dds", "dmd", "dnp", "dpt", "facp", "faap", "fnp", "frcp", "frcs", "gdc", "gmc",
    "gphc", "hcpc", "lcsw", "lpn", "mbbs", "mbchb", "mcsp", "md", "mph", "mrcgp", "mrcp", "msn", "msw", "nmc", "np", "otr",
    "pharmd", "phd", "psyd", "rdn", "rgn", "rn",
];

/// "Tom Rowe, MCSP", "N. Shah BDS", "Vivian Stott, NP".
fn lettered(reading: &Reading, name: &Name) -> bool {
    let next = name.last + 1 + usize::from(reading.word(name.last + 1) == ",");
    let large = reading.case(next) != Case::Lower;
    large && LETTERS.contains(&reading.word(next))
}

fn own_age(reading: &Reading, name: &Name) -> bool {
    crate::name::is_aged(reading, name.last)
}

/// "diz Guiomar Fontana, que perdeu a visão": who tells of himself is not quoted as one who knows.
fn own_story(reading: &Reading, name: &Name) -> bool {
    let after = name.last + 1 + usize::from(reading.word(name.last + 1) == ",");
    #[rustfmt::skip]
    let fates = [
        "adoeceu", "convive", "emagreceu", "enfrenta", "enfrentou", "foi", "had", "has", "lost", "luta", "operou", "perdeu",
        "quase", "sofre", "sofreu", "survived", "tem", "teve", "toma", "trata", "venceu",
    ];
    matches!(reading.word(after), "que" | "who") && fates.contains(&reading.word(after + 1))
}

/// "chama-se João": of whom the sentence spoke before.
fn naming(reading: &Reading, name: &Name) -> Standing {
    let before = reading.scope(name.range.start).start..name.range.start;
    match (reading.any(&before, Cues::KIN), reading.any(&before, Cues::PATIENT)) {
        (_, true) => Standing::Patient,
        (true, _) => Standing::Third,
        _ => Standing::Patient,
    }
}

/// Somebody presents himself: a professional, unless he writes to one or tells of his own illness or documents.
fn introduced(reading: &Reading, name: &Name, signed: bool) -> Standing {
    let piece = reading.corpus.piece(name.range.start).map_or(0..0, |piece| piece.range.clone());
    let before = reading.token(name.first.saturating_sub(4)).map_or(0, |token| token.start).max(piece.start);
    let around = before..(name.range.end + 60).min(piece.end);
    let teacher = |at: usize| matches!(reading.word(at), "prof" | "profa") && name.words.len() == 1;
    let titled = name.cue_at.is_some_and(|at| (at..name.first).any(|i| reading.is(i, Cues::TITLE) && !teacher(i)));
    let practises = reading.tokens_in(&around).any(|at| reading.is(at, Cues::PROFESSION) && !addressed(reading, at));
    if signed || titled || practises {
        return Standing::Participating;
    }
    if (name.last + 1..name.last + 4).any(|at| reading.is(at, Cues::KIN)) {
        return Standing::Third;
    }
    let until = reading.token(name.last + 60).map_or(piece.end, |token| token.start).min(piece.end);
    let told = piece.start.max(name.range.start.saturating_sub(300))..until.max(piece.start);
    let says = |test: fn(&Reading, usize) -> bool| reading.tokens_in(&told).any(|at| test(reading, at));
    if says(addressed) || says(first_person) {
        return Standing::Patient;
    }
    // Whoever neither teaches nor speaks at length, nor tells who he is, is better protected than published.
    let teaches = reading.corpus.pieces.len() > 3 || piece.len() > 240 || says(teaching);
    if teaches { Standing::Participating } else { Standing::Third }
}

/// "hoje vamos falar de", "neste vídeo", "fala galera": somebody speaks to an audience.
fn teaching(reading: &Reading, at: usize) -> bool {
    let audience = [
        "pessoal", "galera", "gente", "video", "canal", "podcast", "episodio", "aula", "palestra", "leitor", "leitora",
        "artigo", "everyone", "channel",
    ];
    let topic =
        matches!(reading.word(at), "falar" | "explicar" | "ensinar" | "conversar" | "contar" | "talk" | "explain");
    audience.contains(&reading.word(at))
        || topic
            && matches!(
                reading.word(at + 1),
                "de" | "da" | "do" | "sobre" | "com" | "como" | "a" | "about" | "uma" | "pra"
            )
        || matches!(reading.word(at), "trabalho" | "atendo" | "especializado" | "especialista")
}

/// "oi dra", "doutor, …": a title that no name follows addresses a doctor.
fn addressed(reading: &Reading, at: usize) -> bool {
    let title = matches!(reading.word(at), "dr" | "dra" | "doutor" | "doutora" | "doc");
    let next = reading.word(at + 1);
    let article =
        at.checked_sub(1).is_some_and(|before| matches!(reading.word(before), "a" | "o" | "sou" | "da" | "do"));
    title
        && !article
        && (matches!(
            next,
            "," | "!"
                | ""
                | "tudo"
                | "aqui"
                | "bom"
                | "boa"
                | "meu"
                | "minha"
                | "eu"
                | "estou"
                | "to"
                | "oi"
                | "sou"
                | "."
        ) || reading.name(at + 1).is_none())
}

/// "meu exame", "tenho diabetes", "fui diagnosticada", "nasci em", "meu cpf".
fn first_person(reading: &Reading, at: usize) -> bool {
    let next = reading.word(at + 1);
    match reading.word(at) {
        "meu" | "minha" => matches!(
            next,
            "exame"
                | "exames"
                | "cpf"
                | "rg"
                | "consulta"
                | "medico"
                | "medica"
                | "doenca"
                | "diagnostico"
                | "carteirinha"
                | "convenio"
                | "plano"
                | "endereco"
                | "telefone"
                | "receita"
                | "resultado"
                | "cirurgia"
                | "prontuario"
                | "data"
                | "tratamento"
        ),
        "tenho" | "tive" => !next.is_empty() && !matches!(next, "pacientes" | "atendido" | "visto" | "recebido"),
        "fui" => {
            next.starts_with("diagnosticad")
                || matches!(next, "internado" | "internada" | "operado" | "operada" | "atendido" | "atendida")
        }
        "ve" => at > 1 && reading.word(at - 1) == "'" && reading.word(at - 2) == "i",
        "cpf" | "rg" | "preciso" | "precisava" | "queria" | "gostaria" | "remarcar" | "desmarcar" | "posso" => true,
        "nasci" | "carteirinha" | "emagreci" | "perdi" | "engravidei" => true,
        "have" | "was" => at > 0 && reading.word(at - 1) == "i" && !matches!(next, "seen" | "treated" | "been"),
        "estou" => matches!(next, "gravida" | "com" | "sentindo" | "tomando"),
        "sou" => matches!(
            next,
            "diabetica"
                | "diabetico"
                | "hipertensa"
                | "hipertenso"
                | "portador"
                | "portadora"
                | "paciente"
                | "alergica"
                | "alergico"
                | "soropositivo"
                | "mae"
                | "pai"
        ),
        _ => false,
    }
}

/// "a Dra. Ana": in the first or last pieces, at the start of a short one, it signs; else it is quoted.
fn titled(reading: &Reading, name: &Name) -> Standing {
    let index = reading.corpus.piece_at(name.range.start);
    let count = reading.corpus.pieces.len();
    let Some(piece) = reading.corpus.pieces.get(index) else { return Standing::Cited };
    let article = name
        .cue_at
        .and_then(|at| at.checked_sub(1))
        .is_some_and(|before| matches!(reading.word(before), "o" | "a" | "do" | "da"));
    let early = name.range.start < piece.range.start + 24 && (index < 4 || index + 3 >= count);
    let byline = piece.range.len() < 100 && early && !article || name.cue_at.is_some_and(|at| invited(reading, at));
    if byline { Standing::Participating } else { Standing::Cited }
}

/// "Ana Souza, nutricionista", "Ana Souza – MÉDICA": a profession right behind the name, and no age.
fn practises(reading: &Reading, name: &Name) -> bool {
    let after = name.last + 1;
    let sign = matches!(reading.word(after), "," | "-" | "(" | "|");
    // "Emily, our practice nurse": whose and which may stand between.
    let until = if reading.word(after + 2) == "," || reading.is(after + 1, Cues::POSSESSIVE.or(Cues::ARTICLE)) {
        after + 4
    } else {
        after + 3
    };
    // "a Jéssica técnica em radiologia"
    let staff = matches!(reading.word(after), "tecnica" | "tecnico" | "auxiliar" | "assistente" | "residente");
    if staff
        && reading.case(name.first) != Case::Lower
        && matches!(reading.word(after + 1), "em" | "de" | "do" | "da" | "social")
    {
        return true;
    }
    // "falei com a clarisse psicóloga": where nobody writes commas.
    let style = reading.style(name.first);
    let article = name.first.checked_sub(1).is_some_and(|at| matches!(reading.word(at), "a" | "o" | "da" | "do"));
    if style == Style::Lower && article && reading.is(after, Cues::PROFESSION.or(Cues::TITLE)) {
        return name.words.len() == 1 && !matches!(reading.word(after), "cirurgia" | "clinico" | "dr" | "dra" | "rn");
    }
    sign && !own_age(reading, name)
        && (after + 1..until)
            .any(|at| reading.is(at, Cues::PROFESSION.or(Cues::AUTHORITY)) && reading.word(at) != "cirurgia")
}

/// "fale com a Dra. Helena": the page invites to her.
fn invited(reading: &Reading, title: usize) -> bool {
    let with =
        (1..=2).filter_map(|back| title.checked_sub(back)).find(|&at| matches!(reading.word(at), "com" | "with"));
    with.and_then(|at| at.checked_sub(1)).is_some_and(|at| {
        reading.is(at, Cues::INVITES)
            || matches!(reading.word(at), "fale" | "consulte" | "converse" | "consulta" | "speak" | "talk")
    })
}
