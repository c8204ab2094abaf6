//! Names that only their place tells: before what a person does, behind an hour of the day's list, behind "chama de", or
//! behind a relative. No lexicon need know them.

use text::token::TokenKind;

use crate::cue::Cues;
use crate::reading::{Case, Reading, Style};

use super::context::Cue;
use super::sequence::Sequence;
use super::{Name, english};

/// What notes and messages say of a patient right behind the name.
#[rustfmt::skip]
const CLINICAL: &[&str] = &[
    "reclama", "informa", "evolui", "mantem", "segue", "queixa", "orientada", "orientado", "aceitou", "volta",
    "comparece", "nasceu", "vive", "mora", "iniciou", "acha", "sente", "dorme", "come", "usa", "faz", "recebe",
    "aguarda", "precisa", "piora", "melhora", "continua", "chora", "comenta", "acorda", "trata", "convive",
    "descobriu", "percebeu", "resolveu", "voltou", "aprendeu", "lembra", "conta", "reports", "complains",
];

/// What nobody but a person does, wherever it stands.
#[rustfmt::skip]
const PERSONAL: &[&str] = &[
    "aceita", "acordou", "adormeceu", "agendou", "assinou", "avisou", "cancelou", "chorou", "comeu", "confirmou", "contou",
    "deitou", "desistiu", "desmaiou", "desmarcou", "dormiu", "engasgou", "engravidou", "escreveu", "esqueceu", "faltou",
    "internou", "jurou", "larga", "largou", "levantou", "machucou", "mandou", "marcou", "operou", "pariu", "pediu",
    "perguntou", "quer", "queria", "reclamou", "recusa", "recusou", "remarcou", "respondeu", "sentou", "sentiu",
    "separou", "soube", "topou", "tossiu", "tropecou", "vomitou", "mentiu", "casou", "mudou", "pesa", "mede",
    "aparece", "apareceu", "comecou", "conheceu", "dizia", "disse", "engoliu", "entrou", "falou", "largou", "levou",
    "melhora", "morava", "parou", "quebrou", "saiu", "sabia", "sumiu", "tava", "tomou", "trabalha", "trabalhava", "vinha",
    "vivia", "viu", "ouviu", "sonha", "acorda", "achava", "chorava", "tremia", "roncava", "cochilou", "escorregou", "teima", "teimou",
    "avisando", "chorando", "ligando", "mandando", "pedindo", "perguntando", "querendo", "reclamando", "vomitando",
    "amamenta", "gemeu", "gritou", "sorriu", "emagreceu", "engordou", "pergunta", "deambula", "foi",
];

/// Whether a verb behind token `last` tells of one person.
pub fn told(reading: &Reading, last: usize) -> bool {
    let verb = reading.word(last + 1);
    // "Ana não aceita", "Ana já tomou", "Ana me mandou".
    let filled =
        matches!(verb, "nao" | "ja" | "me" | "nos" | "se" | "ainda" | "so" | "tambem" | "ta" | "te" | "sempre");
    let at = last + 1 + usize::from(filled);
    reading.is(at, Cues::NARRATIVE) || CLINICAL.contains(&reading.word(at)) || personal(reading, last)
}

/// "Serena levava": a verb that tells of one person in the past, by its ending.
pub fn finite(reading: &Reading, last: usize) -> bool {
    let verb = reading.word(last + 1);
    let noun = matches!(verb, "museu" | "pneu" | "europeu" | "ateu" | "judeu" | "seu" | "meu" | "teu" | "ebreu");
    let past = ["ou", "eu", "iu", "ava"].iter().any(|ending| verb.ends_with(ending));
    verb.len() > 3 && past && !noun && reading.case(last + 1) == Case::Lower
}

fn personal(reading: &Reading, last: usize) -> bool {
    let filled = matches!(reading.word(last + 1), "nao" | "ja" | "me" | "nos" | "se" | "ainda" | "so" | "tambem");
    let verb = reading.word(last + 1 + usize::from(filled));
    verb != "foi" && PERSONAL.contains(&verb)
}

/// Who asks and sends without being one person.
#[rustfmt::skip]
const COLLECTIVES: &[&str] = &[
    "administracao", "alguem", "anestesia", "aluna", "aluno", "autoridade", "congresso", "corpo", "crianca", "equipe", "familia",
    "familiar", "fornecedor", "gente", "gestor", "gestora", "governo", "internet", "irmandade", "juiz", "juiza", "justica",
    "leitor", "leitora", "ninguem", "noite", "outra", "outro", "pessoal", "plantao", "plantonista", "povo", "publico",
    "quem", "seguranca", "senado", "sistema", "tecnica", "tecnico", "turma", "uniao", "uti", "voce", "esposa", "estudante",
    "motorista", "sindica", "sindico", "dono", "moca", "ela", "ele", "tudo", "isso", "mulher", "banco", "advogada",
    "advogado", "farmaceutica", "recepcionista", "secretario", "europa", "brasil", "receita", "portaria",
];

/// How nouns end that no name ends with.
const NOUNS: &[&str] = &[
    "cao", "dade", "mento", "ista", "gem", "ncia", "sao", "eiro", "eira", "logo", "loga", "tor", "tora", "ante",
    "ente", "oes", "s",
];

/// "Kethely pediu a 2ª via": a word that nobody knows opens the sentence and does what only a person does.
pub fn unheard(reading: &Reading, sequence: &Sequence) -> bool {
    let word = reading.word(sequence.first);
    let noun = NOUNS.iter().any(|ending| word.ends_with(ending)) || COLLECTIVES.contains(&word);
    sequence.capital && !sequence.shouted && word.len() >= 4 && !noun && personal(reading, sequence.last)
}

/// "Oyelaran Adebayo denies", "Kauane Tremembé vomitou": nobody knows a word of the name, but what follows is told of
/// patients alone.
pub fn treated(reading: &Reading, sequence: &Sequence) -> bool {
    let verb = reading.word(sequence.last + 1);
    let next = reading.word(sequence.last + 2);
    let clinical = matches!(verb, "denies" | "complains" | "endorses" | "limped" | "vomited" | "fainted")
        || matches!((verb, next), ("came", "in") | ("presented", "with") | ("was", "admitted" | "discharged" | "seen"))
        || matches!((verb, next), ("refere" | "nega" | "relata" | "evolui" | "apresenta", _));
    let written = sequence.elements.iter().all(|element| reading.case(element.at) == Case::Capital);
    sequence.elements.len() <= 3
        && written
        && (clinical || personal(reading, sequence.last) || super::is_aged(reading, sequence.last))
}

/// "Aos 34, Marília ouviu", "com 52 anos, Aurora": an age stands before the name.
pub fn ages_before(reading: &Reading, sequence: &Sequence) -> bool {
    let word = |back: usize| sequence.first.checked_sub(back).map_or("", |at| reading.word(at));
    let age = |back: usize| word(back).len() <= 3 && word(back).parse::<u8>().is_ok_and(|years| years < 110);
    let leads = |back: usize| matches!(word(back), "aos" | "com" | "at");
    word(1) == "," && (age(2) && leads(3) || word(2) == "anos" && age(3) && leads(4))
}

/// Whether a town could not do what follows: "Marília perguntou".
pub fn speaks(reading: &Reading, sequence: &Sequence) -> bool {
    sequence.elements.len() == 1 && sequence.elements[0].given > 2 && personal(reading, sequence.last)
}

/// "quando conheci Perpétua", "operei Nadir": whom somebody meets or treats.
pub fn met(reading: &Reading, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.word(at));
    #[rustfmt::skip]
    let verbs = [
        "abracei", "acompanhei", "acompanho", "ajudei", "atendi", "atendo", "avisa", "avisei", "chama", "chamei",
        "conheci", "convenci", "encontrei", "entrevistei", "examinei", "internei", "mediquei", "operei", "ouvi",
        "disse", "falei", "perguntei", "tratei", "vacinei", "visitei", "liguei",
    ];
    let passed = matches!(word(1), "p" | "pra" | "pro")
        || matches!((word(2), word(1)), ("liguei" | "falei" | "passa" | "avisa" | "entreguei", "para" | "com"));
    // "caso de Pérola", "laudo da Rosa"
    let whose = matches!(word(1), "de" | "da" | "do")
        && matches!(word(2), "caso" | "laudo" | "exame" | "exames" | "alta" | "retorno" | "receita");
    verbs.contains(&word(1)) || passed || whose
}

/// "Confirmados: Irene, Paulo, Walmir": in a list of names alone capitals are as many as words, and still tell.
pub fn listed(reading: &Reading, sequence: &Sequence) -> bool {
    let element = &sequence.elements[0];
    let before = sequence.first.checked_sub(1).map_or("", |at| reading.word(at));
    let after = reading.word(sequence.last + 1);
    let part = matches!(before, ":" | "," | ";" | "e")
        && (matches!(after, "," | ";" | "." | "e" | "") || ends(reading, sequence.last))
        || sequence.first == 0 && after == ",";
    sequence.shouted && part && reading.case(sequence.first) == Case::Capital && element.given >= 3 && !element.word
}

fn ends(reading: &Reading, last: usize) -> bool {
    reading.gap(last, last + 1).contains('\n')
}

/// "8h00 Otoniel", "9:20 - Rick": an entry of the day's list.
pub fn scheduled(reading: &Reading, sequence: &Sequence) -> bool {
    let Some(start) = reading.token(sequence.first).map(|token| token.start) else { return false };
    let before = reading.source.text.get(..start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let hour =
        line.trim_end_matches([' ', '-', ':', '|', '\t']).rsplit([' ', ',', '|', ';']).next().unwrap_or_default();
    let clock = hour.contains(['h', ':']) && hour.starts_with(|c: char| c.is_ascii_digit());
    let shaped =
        hour.len() <= 6 && hour.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'h' | b':' | b'm' | b'i' | b'n'));
    let next = reading.word(sequence.last + 1);
    let ends = next.is_empty()
        || matches!(next, "," | "." | ";" | "(" | "-" | "|" | "/")
        || reading.gap(sequence.last, sequence.last + 1).contains('\n');
    clock && shaped && ends && sequence.capital
}

/// A name that no lexicon has, told by the words before it: "todo mundo chama de didi", "her son kaelen swallowed".
pub fn named(reading: &Reading, at: usize) -> Option<Name> {
    let naming = called(reading, at).map(|cue| (Cue::Naming, cue));
    let kin = || relative(reading, at).map(|cue| (Cue::Kin, cue));
    let dona = || lady(reading, at).map(|cue| (Cue::Honorific, cue));
    let dictated = || (dictated(reading, at)).then_some((Cue::Patient, at));
    let cue = naming.or_else(kin).or_else(dona).or_else(dictated)?;
    let last = surnames(reading, at);
    Some(Name {
        first: at,
        last,
        range: reading.range(at, last),
        confidence: 0.72,
        cue: cue.0,
        cue_at: Some(cue.1),
        words: (at..=last).map(|at| reading.word(at).to_owned()).collect(),
    })
}

/// The last of the surnames that follow a name nobody knows.
fn surnames(reading: &Reading, at: usize) -> usize {
    let surname = |next: &usize| {
        reading.gap(next - 1, *next) == " "
            && reading.cue(*next).is_empty()
            && reading.name(*next).is_some_and(|name| name.surname_frequency > 3 || !name.word)
    };
    (at + 1..at + 4).take_while(surname).last().unwrap_or(at)
}

/// A word that may be a name though nobody knows it: no cue, no short word, none of the lexicon.
fn open(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    reading.token(at).is_some_and(|token| token.kind == TokenKind::Word)
        && word.len() >= 4
        && word.chars().all(char::is_alphabetic)
        && reading.cue(at) == Cues::default()
}

/// "todo mundo chama de didi", "chamam ela de nena", "conhecido como tonhão".
fn called(reading: &Reading, at: usize) -> Option<usize> {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| reading.word(at));
    if !matches!(word(1), "de" | "como" | "por" | "apelido" | "e" | "eh" | "chamo" | "name") {
        return None;
    }
    let calls =
        |word: &str| matches!(word, "chama" | "chamam" | "chamava" | "chamavam" | "chamar" | "apelidaram" | "apelidou");
    let whom = |word: &str| matches!(word, "ela" | "ele" | "dela" | "dele" | "mundo" | "familia" | "a" | "o");
    let calling = word(1) == "de" && (calls(word(2)) && whom(word(3)) || whom(word(2)) && calls(word(3)));
    let known = matches!(word(1), "como" | "por") && matches!(word(2), "conhecido" | "conhecida") && whom(word(3));
    let alias = word(1) == "apelido" || word(1) == "e" && matches!(word(2), "dela" | "dele") && word(3) == "apelido";
    // "todo mundo chama de gordura no fígado" names a disease.
    let ends =
        matches!(reading.word(at + 1), "" | "," | "." | "e" | "mas" | "porque" | "que" | "desde" | "la" | "ai" | ")");
    // "me chamo abayomi nascimento", "o nome é uóston carlos"
    let family = reading.name(at + 1).is_some_and(|name| name.frequency > 3 && reading.cue(at + 1).is_empty());
    let own = word(1) == "chamo" && word(2) == "me" || matches!(word(1), "e" | "eh") && word(2) == "nome" && family;
    let spelt = word(2).len() < 6 && word(1) == "name" && matches!(word(2), "last" | "first" | "patient");
    if spelt && reading.english() && open(reading, at) && reading.name(at).is_none() {
        return Some(at - 2);
    }
    if own && (family || ends) && open(reading, at) && reading.name(at).is_none() {
        return Some(at - 2);
    }
    ((calling || known || alias) && ends && open(reading, at)).then(|| at - 2)
}

/// "a dona filó me trouxe": behind "dona" stands a name, unless she owns something.
fn lady(reading: &Reading, at: usize) -> Option<usize> {
    let dona = at.checked_sub(1).filter(|&dona| reading.word(dona) == "dona")?;
    let article = dona.checked_sub(1).is_none_or(|before| {
        matches!(
            reading.word(before),
            "a" | "da" | "pra" | "senhora" | "essa" | "com" | "e" | "," | "na" | "para" | "chamada" | "minha"
        )
    });
    let word = reading.word(at);
    let plain = word.len() >= 3 && word.chars().all(char::is_alphabetic) && reading.cue(at) == Cues::default();
    (article && plain && reading.name(at).is_none()).then_some(dona)
}

/// "fritz oitenta anos alemão": a dictation begins with a word that nobody knows, and an age.
fn dictated(reading: &Reading, at: usize) -> bool {
    let word = reading.word(at);
    let kind = ["ino", "ina", "osa", "oso", "ante", "ente", "ada", "ado", "ista", "eiro", "eira", "ico", "ica", "ros"];
    reading.opens(at)
        && reading.style(at) == Style::Lower
        && open(reading, at)
        && !kind.iter().any(|ending| word.ends_with(ending))
        && !text::id::is_number(word)
        && super::context::aged_next(reading, at)
}

/// Words that stand between a relative and what he does.
#[rustfmt::skip]
const ADVERBS: &[&str] = &[
    "agora", "ainda", "also", "always", "apenas", "depois", "ever", "just", "logo", "mesmo", "never", "ontem", "quase",
    "recently", "sempre", "then", "tambem", "today", "tambem", "quando", "only", "sozinha", "sozinho", "mais",
];

/// "her son kaelen swallowed a coin", "meu cunhado ueslen parou de fumar".
fn relative(reading: &Reading, at: usize) -> Option<usize> {
    let kin = at.checked_sub(1).filter(|&kin| reading.is(kin, Cues::FAMILY))?;
    let whose = kin.checked_sub(1).is_some_and(|whose| reading.is(whose, Cues::POSSESSIVE));
    let word = reading.word(at);
    let adverb = ADVERBS.contains(&word) || word.ends_with("mente") || word.ends_with("ly");
    let does = told(reading, at) || reading.english() && english::acts(reading, at, false);
    let acted = ["ed", "ou", "eu", "iu"]
        .iter()
        .any(|past| reading.word(at + 1).len() > 3 && reading.word(at + 1).ends_with(past));
    let lower = reading.case(at) == Case::Lower && reading.style(at) == Style::Lower;
    let verb = ["ou", "eu", "iu", "ava", "ed", "ia"].iter().any(|past| word.ends_with(past));
    (whose && lower && !adverb && !verb && (does || acted) && open(reading, at)).then_some(kin)
}
