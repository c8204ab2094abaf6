//! An identifier stays one, however it is disguised.

use super::{Files, data, list};

const CPF: &str = "529.982.247-25";

fn with(between: char) -> String {
    CPF.chars().map(String::from).collect::<Vec<_>>().join(&between.to_string())
}

fn digits(zero: char) -> String {
    let digit = |c: char| c.to_digit(10).and_then(|digit| char::from_u32(u32::from(zero) + digit)).unwrap_or(c);
    CPF.chars().map(digit).collect()
}

/// What each file writes for the number.
fn disguises() -> Vec<String> {
    let invisible = "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{200e}\u{200f}\u{fe0f}\u{e0041}\u{61c}";
    let dots = "\u{2024}\u{b7}\u{2022}\u{3002}\u{ff0e}\u{ff61} \u{a0}\u{2009}\u{202f}";
    let hyphens = "\u{2010}\u{2011}\u{2012}\u{2013}\u{2014}\u{2212}\u{ff0d}\u{fe63}";
    let zeros = "\u{ff10}\u{660}\u{6f0}\u{966}\u{1d7ce}\u{1d7d8}\u{1d7f6}";
    let mut all: Vec<String> = invisible.chars().map(with).collect();
    all.extend(dots.chars().map(|dot| CPF.replace('.', &dot.to_string())));
    all.extend(hyphens.chars().map(|hyphen| CPF.replace('-', &hyphen.to_string())));
    all.extend(zeros.chars().map(digits));
    all.extend(
        [
            "52998224725",
            "5 2 9 9 8 2 2 4 7 2 5",
            "529.982.247/25",
            "５２９．９８２．２４７－２５",
            "5２9.98２.２47-２5",
            "\u{202e}52-742.289.925\u{202c}",
            "\u{202e}529.982.247-25\u{202c}",
            "\u{2067}529.982.247-25\u{2069}",
            "cinco dois nove nove oito dois dois quatro sete dois cinco",
        ]
        .map(str::to_owned),
    );
    all
}

#[test]
fn a_disguised_cpf_is_found_where_it_stands() {
    let files = Files::new();
    let disguises = disguises();
    for (number, disguise) in disguises.iter().enumerate() {
        files.write(&format!("{number:03}.txt"), format!("O paciente de CPF {disguise} dorme bem.\n"));
    }
    let mut missed = Vec::new();
    for (file, disguise) in files.reports().iter().zip(&disguises) {
        let bare = |c: char| matches!(c, '\u{202e}' | '\u{202c}' | '\u{2067}' | '\u{2069}');
        if data(file, "cpf") != [disguise.trim_matches(bare)] {
            missed.push((disguise.escape_unicode().to_string(), data(file, "cpf").join("|")));
            continue;
        }
        let blocks = |finding: &&serde_json::Value| finding["severity"] == "blocking" && finding["rule"] == "LGPD-01";
        assert!(list(file, "findings").iter().any(|finding| blocks(&finding)), "{disguise}");
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Digits that only look like the number are none: other digits, a broken check digit, parts of something longer.
#[test]
fn what_is_no_cpf_is_not_made_one() {
    let files = Files::of(&[
        ("1.txt", "Protocolo 529.982.247-26 da pesquisa."),
        ("2.txt", "DOI 10.1016/52998224725.2024 da revista."),
        ("3.txt", "Dose de 529 mg, depois 982 mg, 247 mg e 25 mg."),
        ("4.txt", "Foram 152998224725999 partículas."),
    ]);
    for file in files.reports() {
        assert!(data(&file, "cpf").is_empty(), "{file}");
    }
}
