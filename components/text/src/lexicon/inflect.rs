//! Plurals, the other way round: what a Portuguese (or English) word might be the plural of.

/// Rules of plural and singular endings; the first that fits gives the regular reading, "-s" always gives another.
const ENDINGS: &[(&str, &str)] = &[
    ("coes", "cao"),
    ("soes", "sao"),
    ("oes", "ao"),
    ("aes", "ao"),
    ("ais", "al"),
    ("eis", "el"),
    ("ois", "ol"),
    ("uis", "ul"),
    ("ns", "m"),
    ("res", "r"),
    ("zes", "z"),
    ("ses", "s"),
    ("ies", "y"),
];

/// Singular forms to try for a folded word; words of three letters and less are left alone.
pub fn singulars(word: &str) -> [Option<String>; 2] {
    let Some(stem) = word.strip_suffix('s').filter(|stem| stem.len() >= 3 && word.is_ascii()) else {
        return [None, None];
    };
    let regular = ENDINGS.iter().find_map(|(plural, singular)| {
        let root = word.strip_suffix(plural)?;
        Some(format!("{root}{singular}"))
    });
    [Some(stem.to_owned()), regular]
}
