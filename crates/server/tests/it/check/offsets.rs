//! `start..end` are bytes of the file as it is, whatever its encoding and markup; `text` is that slice, decoded.

use serde_json::Value;

use super::{Files, data, list};

const TEXT: &str = "# Título\n\nO paciente João Carlos Pereira, CPF 529.982.247-25, tem diabetes. Cura garantida! \
    Dose de 500 µg reduz a pressão em 40% dos casos.\n\nDra. Ana Souza – MÉDICA – CRM/SP 9999901\n";

/// The text of bytes of one charset.
type Decode = fn(&[u8]) -> String;

/// Each entry with a text is that slice of the file; each without has no place. Gives how many were compared.
fn compare(file: &Value, bytes: &[u8], decode: impl Fn(&[u8]) -> String) -> usize {
    let mut compared = 0;
    for name in ["findings", "personal_data", "claims"] {
        for entry in list(file, name) {
            let at = |field: &str| usize::try_from(entry[field].as_u64().unwrap()).unwrap();
            match entry["text"].as_str() {
                Some(text) => {
                    assert_eq!(decode(&bytes[at("start")..at("end")]), text, "{entry}");
                    compared += 1;
                }
                None => assert_eq!((at("start"), at("end")), (0, 0), "{entry}"),
            }
        }
    }
    compared
}

fn utf8(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn latin1(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    assert!(bytes.len().is_multiple_of(2), "whole units");
    let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

fn encoded(text: &str, bom: &[u8], bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    bom.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect()
}

#[test]
fn offsets_count_bytes_of_the_undecoded_file() {
    let text = TEXT.replace('–', "-");
    let files = Files::new();
    let inputs: [(&str, Vec<u8>, Decode); 5] = [
        ("1.md", text.clone().into_bytes(), utf8),
        ("2.md", [b"\xef\xbb\xbf", text.as_bytes()].concat(), utf8),
        ("3.md", text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect(), latin1),
        ("4.md", encoded(&text, b"\xff\xfe", u16::to_le_bytes), |bytes| utf16(bytes, u16::from_le_bytes)),
        ("5.md", encoded(&text, b"\xfe\xff", u16::to_be_bytes), |bytes| utf16(bytes, u16::from_be_bytes)),
    ];
    inputs.iter().for_each(|(name, bytes, _)| files.write(name, bytes));
    let reports = files.reports();
    for (file, (name, bytes, decode)) in reports.iter().zip(inputs) {
        assert!(compare(file, &bytes, decode) >= 8, "{name}: {file}");
        assert_eq!(data(file, "cpf"), ["529.982.247-25"], "{name}");
        assert_eq!(data(file, "name")[0], "João Carlos Pereira", "{name}");
        assert_eq!(
            list(file, "findings").len(),
            list(&reports[0], "findings").len(),
            "{name}: the encoding is no finding"
        );
        assert_eq!(list(file, "claims").len(), list(&reports[0], "claims").len(), "{name}");
    }
    assert!(!list(&reports[0], "claims").is_empty());
}

#[test]
fn markup_and_entities_stay_in_the_text() {
    let check = |name: &str, input: &str, expect: &str| {
        let files = Files::of(&[(name, input)]);
        let file = &files.reports()[0];
        assert!(compare(file, input.as_bytes(), utf8) > 0);
        assert_eq!(data(file, "cpf"), [expect], "{input}");
    };
    check("a.html", "<p>CPF 5&#50;9&#46;982&period;247&#x2d;2&#x35;</p>", "5&#50;9&#46;982&period;247&#x2d;2&#x35;");
    check("b.html", "<p>é CPF <b>529</b>.<i>982</i>.247<!-- x -->-25.", "529</b>.<i>982</i>.247<!-- x -->-25");
    check("c.html", "<td>&nbsp;&eacute; CPF&nbsp;529.982.247-25", "529.982.247-25");
    check("d.html", "<img src=x alt='é CPF 529.982.247-25'>", "529.982.247-25");
    check("e.md", "É CPF 529&#46;982&#46;247&ndash;25 dele\n", "529&#46;982&#46;247&ndash;25");
    check("f.md", "É CPF 529\\.982\\.247\\-25 dele\n", "529\\.982\\.247\\-25");
    check("g.md", "| É | CPF |\n|---|---|\n| x | 529.982.247-25 |\n", "529.982.247-25");
    check("h.md", "> - É CPF\n>   529.982.247-25\n", "529.982.247-25");
    check("i.md", "---\ntitle: É\ndescription: CPF 529.982.247-25\n---\n\nTexto\n", "529.982.247-25");
    check("j.txt", "É\r\n\r\nCPF 529.982.247-25\r\n", "529.982.247-25");
}

/// Entries are in the order that the contract promises.
#[test]
fn entries_are_sorted() {
    let files = Files::of(&[("text.md", &TEXT.repeat(3))]);
    let file = &files.reports()[0];
    for (name, third) in [("findings", "rule"), ("personal_data", "kind"), ("claims", "id")] {
        let place =
            |entry: &Value| (entry["start"].as_u64(), entry["end"].as_u64(), entry[third].as_str().map(str::to_owned));
        let places: Vec<_> = list(file, name).iter().map(place).collect();
        assert!(places.len() > 1 && places.is_sorted(), "{name}: {places:?}");
    }
}
