//! What is known of a word as a name, by the language of the document, and the short forms that no census counts.

use text::contract::types::Language;
use text::lexicon::english_names;
use text::lexicon::names::{self, Name, Sex};

/// Short forms that the census does not count.
#[rustfmt::skip]
const NICKNAMES: &[&str] = &[
    "bebel", "bel", "bete", "beth", "betinho", "beto", "bia", "binho", "cadu", "carlinhos", "carminha", "carol", "ceci",
    "chico", "chiquinho", "cidinha", "cissa", "clau", "cris", "dani", "dede", "deia", "dri", "drica", "duda", "dudu",
    "edu", "fabi", "fabinho", "fafa", "fe", "fefe", "fran", "gabi", "gabs", "gi", "gigi", "guga", "gugu", "gui", "guto",
    "isa", "isinha", "jana", "je", "jo", "joca", "josi", "ju", "juca", "juju", "kaka", "kika", "lala", "leka", "lele",
    "leninha", "leo", "lia", "lili", "lipe", "lola", "lu", "luizinho", "lulu", "lurdes", "lurdinha", "mada", "malu",
    "manu", "marcinha", "mari", "marquinhos", "mel", "mimi", "moni", "nanda", "nando", "nath", "neide", "nene", "nina",
    "nino", "pati", "paty", "paulinha", "paulinho", "pedrinho", "pri", "quel", "rafa", "rapha", "re", "ricardinho",
    "rick", "ritinha", "ro", "rodriguinho", "rosinha", "samuca", "sandrinha", "serginho", "si", "sil", "soninha", "susi",
    "tata", "tati", "teca", "teo", "tete", "thi", "tico", "tito", "tonho", "tonico", "toninha", "toninho", "tuca", "vania",
    "vavau", "vi", "vivi", "wal", "xande", "xandinho", "xico", "ze", "zeca", "zefa", "zelia", "zezinha", "zezinho", "zizi",
    "zuza", "tiao", "tiaozinho", "filo", "dora", "nena", "dinha", "bastiao", "didi", "dada", "tininha", "tina", "nininho", "vava", "kiko", "tuta", "lica",
    "nininha", "nonato", "tiaozao", "quinzinho", "zequinha", "chiquinha", "toin", "tonhao", "tonha", "dico", "nico",
    "neco", "dedeia", "lelinha", "tetezinha", "naninha", "zinha", "zaza", "cacilda", "dodo", "neusinha", "donana", "gracinha",
];

/// What the lexicons know of a folded word as a name.
pub fn get(language: Language, word: &str) -> Option<Name> {
    if language == Language::En {
        return english_names::get(word).or_else(|| names::get(word));
    }
    let known = names::get(word);
    if NICKNAMES.contains(&word) && known.is_none_or(|name| name.frequency < 4) {
        return nickname(word);
    }
    known.or_else(|| nickname(word)).or_else(|| counterpart(word))
}

/// "Teobalda" by Teobaldo: the other gender of a name that is no word, rare.
fn counterpart(word: &str) -> Option<Name> {
    let (stem, other) =
        word.strip_suffix('a').map(|stem| (stem, 'o')).or(word.strip_suffix('o').map(|stem| (stem, 'a')))?;
    let name = names::get(&format!("{stem}{other}")).filter(|name| name.given_frequency >= 2 && !name.word)?;
    (word.len() >= 7).then_some(Name {
        given_frequency: 2,
        surname_frequency: 0,
        frequency: 2,
        surname: false,
        sex: Sex::Either,
        ..name
    })
}

/// What Brazilian parents spell as Portuguese words are not spelt, and how such names end.
const FOREIGN: &[&str] = &["k", "w", "y", "th", "ll", "nn", "cleid", "cleis", "cley", "sh"];
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "aldo", "ane", "any", "elle", "elly", "ely", "eide", "eia", "elen", "enia", "ene", "ildo", "ilda", "ila", "ina", "ine",
    "lan", "len", "lin", "lyn", "lys", "nan", "ney", "ley", "ria", "rlan", "ron", "son", "ta", "the", "ton", "vani", "wan",
    "yan", "yane", "yne", "ynne",
];
const LOANS: &[&str] = &["delivery", "volley", "hockey", "jockey", "playground", "kitinete", "yakisoba", "bacteria"];

/// An invented name by its spelling ("thayllane", "wandercleison"): rare, so something beside it must say so too.
pub fn coined(word: &str) -> Option<Name> {
    let spelt = word.len() >= 5
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && FOREIGN.iter().any(|letters| word.contains(letters))
        && !LOANS.contains(&word);
    spelt.then_some(Name {
        given: true,
        surname: false,
        frequency: 2,
        given_frequency: 2,
        surname_frequency: 0,
        sex: Sex::Either,
        word: false,
    })
}

/// "Betão" by Beto, "Marcão" by Marco, "Paulona": who is big among friends.
fn augmentative(word: &str) -> Option<Name> {
    let stem = word
        .strip_suffix("zao")
        .or(word.strip_suffix("ao"))
        .filter(|stem| (3..=7).contains(&stem.len()) && (!stem.ends_with(['c', 's']) || stem.ends_with("rc")))?;
    let short = format!("{stem}o");
    let common = |name: &Name| name.given_frequency >= 5 && !name.word && stem.len() >= 4;
    let known = ["o", "os", "io"].into_iter().find_map(|end| names::get(&format!("{stem}{end}")).filter(common));
    known.or_else(|| NICKNAMES.contains(&short.as_str()).then(|| nickname(&short)).flatten())
}

/// How surnames are spelt that came from elsewhere, and Portuguese words are not.
const IMMIGRANT: &[&str] = &[
    "sch", "tz", "wski", "wsk", "czy", "szy", "mann", "berger", "burg", "gart", "hoff", "stein", "kowski", "ck", "ff",
    "oshi", "awa", "moto", "mura", "yama", "naka", "saki", "shita", "eider", "auer", "ller", "ecker", "uski", "oski",
];
#[rustfmt::skip]
const IMMIGRANT_ENDINGS: &[&str] =
    &["etti", "etto", "ello", "elli", "ini", "otti", "otto", "azzi", "izzi", "ucci", "acci", "ski", "sky", "ner", "oni"];

/// A surname that no census has, by its spelling ("baumgartner", "sakamoto", "zanchetta").
pub fn immigrant(word: &str) -> Option<Name> {
    let doubled = || ["tt", "zz", "cch", "nn", "ll", "gg", "bb"].iter().any(|pair| word.contains(pair));
    let spelt = || {
        IMMIGRANT.iter().any(|letters| word.contains(letters))
            || word.ends_with(['a', 'i', 'o']) && doubled()
            || IMMIGRANT_ENDINGS.iter().any(|ending| word.ends_with(ending)) && word.contains(['k', 'w', 'y'])
    };
    let substance = || text::lexicon::drugs::get(word).is_some() || text::lexicon::diseases::get(word).is_some();
    (word.len() >= 5 && spelt() && !substance()).then_some(Name {
        given: false,
        surname: true,
        frequency: 2,
        given_frequency: 0,
        surname_frequency: 2,
        sex: Sex::Either,
        word: false,
    })
}

/// A short form, or the diminutive of a known name ("fernandinha").
fn nickname(word: &str) -> Option<Name> {
    let stem = ["inha", "inho", "zinha", "zinho"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|stem| stem.len() >= 4);
    let diminutive = stem.and_then(|stem| {
        let common = |name: &Name| name.given_frequency >= 5 && !name.word;
        ["a", "o", "e", ""].into_iter().find_map(|end| names::get(&format!("{stem}{end}")).filter(common))
    });
    let diminutive = diminutive.or_else(|| augmentative(word));
    let short = NICKNAMES.contains(&word);
    // "jo" and the like are names only where something says so.
    (short || diminutive.is_some()).then(|| Name {
        given: true,
        surname: false,
        frequency: 5,
        given_frequency: 5,
        surname_frequency: 0,
        sex: Sex::Either,
        word: short && word.len() < 4 || word == "mel",
    })
}
