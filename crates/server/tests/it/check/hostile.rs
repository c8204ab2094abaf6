//! Inputs made to break a reader: each ends in a clear error or a correct result.

use super::{Files, data, list};

const NESTED: usize = 100_000;
/// Of what is the same reader once more.
const DEEP: usize = 20_000;
const CPF: &str = "529.982.247-25";

#[test]
fn what_is_no_text_is_a_clear_error() {
    let files = Files::new();
    files.write("01.txt", "");
    files.write("02.txt", " \n\t\r\n\n");
    files.write("03.txt", b"\xef\xbb\xbf");
    files.write("04.txt", b"\xff\xfe");
    files.write("05.pdf", b"%PDF-1.7\n\x00\x01\x02\xff");
    files.write("06.txt", (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect::<Vec<_>>());
    files.write("07.txt", b"a\x00b\x00\x00c");
    files.write("08.html", "<script>alert(1)</script><style>p{}</style><!-- nada -->");
    files.write("09.txt", vec![b'a'; 50 << 20]);
    files.write("10.md", "a\n\n".repeat(50_000));
    let codes: Vec<String> =
        files.reports().iter().map(|file| file["error"]["code"].as_str().unwrap_or("checked").to_owned()).collect();
    let expect =
        ["empty", "empty", "empty", "empty", "binary", "binary", "binary", "empty", "too_large", "too_many_blocks"];
    assert_eq!(codes, expect);
}

#[test]
fn the_error_of_a_large_file_names_its_size() {
    let files = Files::new();
    files.write("large.txt", vec![b'a'; 50 << 20]);
    let (code, report) = files.report(&["large.txt", "--lang", "en"]);
    let message = report["files"][0]["error"]["message"].as_str().unwrap();
    assert!(code == 2 && message.contains("52428800") && message.contains("8388608"), "{message}");
    // What never ends is read no further than the limit.
    let (code, report) = files.report(&["/dev/zero"]);
    assert_eq!((code, report["files"][0]["error"]["code"].as_str()), (2, Some("too_large")));
}

#[test]
fn wrong_encodings_are_read_all_the_same() {
    let files = Files::new();
    files.write("1.txt", b"O paciente Jo\xe3o Carlos Pereira \x96 CPF 529.982.247-25");
    files.write("2.txt", b"O paciente Jo\xc3\xa3o Carlos Pereira \xc3\x28 CPF 529.982.247-25 \xf0\x9f");
    files.write("3.html", b"<meta charset=utf-16><p>Jo\xc3\xa3o, paciente, CPF 529.982.247-25");
    files.write("4.html", b"<meta charset=x-nada><p>Jo\xe3o, paciente, CPF 529.982.247-25");
    // UTF-16 with half a unit at the end, and one half of a surrogate pair.
    files.write("5.txt", [b"\xff\xfe".as_slice(), &utf16("CPF 529.982.247-25 "), b"\x00\xd8\x61\x00\x61"].concat());
    for file in files.reports() {
        assert_eq!(data(&file, "cpf"), [CPF], "{file}");
    }
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn depth_breaks_nothing_and_hides_nothing() {
    let files = Files::new();
    let close = |tag: &str| format!("</{tag}>").repeat(DEEP);
    for (name, text) in [
        ("1.html", format!("{}CPF {CPF}", "<ul><li>".repeat(NESTED))),
        ("2.html", format!("{}CPF {CPF}{}", "<div>".repeat(DEEP), close("div"))),
        ("3.html", format!("{}CPF {CPF}{}", "<blockquote>".repeat(DEEP), close("b"))),
        ("4.html", format!("{}CPF {CPF}", "<b><i>".repeat(DEEP))),
        ("5.html", format!("{}CPF {CPF}", "<table><tr><td>".repeat(DEEP))),
        ("6.md", format!("{} CPF {CPF}", ">".repeat(NESTED))),
        ("7.md", format!("{}CPF {CPF}", "- ".repeat(NESTED))),
        ("8.md", format!("{}CPF {CPF}{}", "[".repeat(DEEP), "](x)".repeat(DEEP))),
        ("9.md", (0..400).map(|depth| format!("{}- CPF {CPF}\n", " ".repeat(depth))).collect()),
    ] {
        files.write(name, text);
    }
    for file in files.reports() {
        let found = data(&file, "cpf");
        assert!(!found.is_empty() && found.iter().all(|text| *text == CPF), "{file}");
    }
}

#[test]
fn markup_that_is_never_closed_is_read_to_its_end() {
    let files = Files::of(&[
        ("1.html", "<html><body><p>O paciente <b>João Carlos Pereira<i>, CPF 529.982.247-25 <a href=\"x"),
        ("2.html", "<p>CPF 529.982.247-25<!-- sem fim"),
        ("3.html", "CPF 529.982.247-25<script>sem fim"),
        ("4.html", "<title>CPF 529.982.247-25"),
        ("5.html", "<textarea>CPF 529.982.247-25</p></b></i>"),
        ("6.html", "<p>CPF 529.982.247-25 &#"),
        ("7.md", "```\nCPF 529.982.247-25"),
        ("8.md", "**CPF 529.982.247-25 [x](y"),
        ("9.md", "---\ntitle: CPF 529.982.247-25\n"),
    ]);
    for file in files.reports() {
        assert_eq!(data(&file, "cpf"), [CPF], "{file}");
    }
}

/// Repeats that make a backtracking matcher take for ever.
#[test]
fn repeats_end_in_a_result() {
    let files = Files::new();
    let many = |part: &str| part.repeat(8_000);
    let parts = [
        "a",
        "a@",
        "@a.",
        "1 ",
        "529.982.247-2",
        "(11) ",
        "Dr. ",
        "não ",
        "(",
        "\"",
        "<",
        "&amp",
        "&#",
        "*a_",
        "](",
        "`` ",
        "|",
        "~~",
        "\u{301}",
        "\u{200d}",
        "http://a.",
        "10.1/",
        "cura ",
        "9",
        "é",
        "\u{202e}",
        "\n",
        "Rua ",
        "de ",
        "um ",
    ];
    for (number, part) in parts.iter().enumerate() {
        let extension = ["md", "html", "txt"][number % 3];
        files.write(&format!("{number:02}.{extension}"), format!("{}! CPF {CPF}\n", many(part)));
    }
    for (file, part) in files.reports().iter().zip(parts) {
        if file["error"].is_null() {
            assert!(list(file, "findings").len() < 60_000, "{part}");
        } else {
            let message = file["error"]["message"].as_str().unwrap();
            assert!(file["error"]["code"] == "refused_by_stage" && message.contains("at most"), "{part}: {message}");
        }
    }
}
