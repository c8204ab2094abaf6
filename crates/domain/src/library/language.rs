//! Names of languages, as records have them, as ISO 639-1 codes.

const CODES: &[(&str, &[&str])] = &[
    ("pt", &["por", "portuguese", "português", "portugues"]),
    ("en", &["eng", "english", "inglês"]),
    ("es", &["spa", "spanish", "español", "espanhol"]),
    ("fr", &["fre", "fra", "french", "français"]),
    ("de", &["ger", "deu", "german", "deutsch", "ngerman"]),
    ("it", &["ita", "italian", "italiano"]),
    ("ja", &["jpn", "japanese"]),
    ("zh", &["chi", "zho", "chinese"]),
    ("ru", &["rus", "russian"]),
    ("ko", &["kor", "korean"]),
    ("nl", &["dut", "nld", "dutch"]),
    ("pl", &["pol", "polish"]),
    ("tr", &["tur", "turkish"]),
    ("ar", &["ara", "arabic"]),
    ("sv", &["swe", "swedish"]),
    ("da", &["dan", "danish"]),
    ("no", &["nor", "norwegian"]),
];

/// The codes of the languages named, each once; names that are not known are left out.
pub(super) fn codes(names: &[String]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::new();
    let parts = names.iter().flat_map(|name| name.split([',', ';', '/']));
    for code in parts.filter_map(code) {
        if !codes.iter().any(|known| known == code) {
            codes.push(code.to_owned());
        }
    }
    codes
}

fn code(name: &str) -> Option<&'static str> {
    let name = name.trim().to_lowercase();
    let base = name.split(['-', '_']).next().unwrap_or_default();
    let known = CODES.iter().find(|(code, names)| *code == base || names.contains(&base));
    known.map(|(code, _)| *code)
}
