//! Every place in a document leads back to the bytes that it was read from.
#![allow(clippy::unwrap_used)]

mod support;

use domain::import::{Format, ImportOptions, Imported, import};
use encoding_rs::{UTF_16LE, WINDOWS_1252};
use proptest::prelude::*;
use support::{read, read_as};

/// Every character's range lies in the input, is no shorter than its neighbours allow, and never steps back.
fn check_ranges(imported: &Imported, input: &[u8]) {
    for block in &imported.document.blocks {
        let mut floor = 0..0;
        for (at, c) in block.text.char_indices() {
            let range = imported.map.source(&block.id, at..at + c.len_utf8()).expect("every block is mapped");
            assert!(range.start <= range.end && range.end <= input.len(), "{c:?} at {range:?} of {}", input.len());
            assert!(
                range.start >= floor.start && range.end >= floor.end,
                "{range:?} after {floor:?} in {:?}",
                block.text
            );
            floor = range;
        }
        let all = imported.map.source(&block.id, 0..block.text.len()).expect("every block is mapped");
        assert_eq!(all.end.max(floor.end), all.end);
        for mark in &block.marks {
            assert!(block.text.get(mark.start as usize..mark.end as usize).is_some(), "{mark:?} in {:?}", block.text);
        }
    }
}

/// `zq` and a digit are literal wherever they stand: their source reads the same.
fn check_words(imported: &Imported, input: &[u8]) -> usize {
    let mut found = 0;
    for block in &imported.document.blocks {
        for (at, _) in block.text.match_indices("zq") {
            let range = imported.map.source(&block.id, at..at + 3).expect("every block is mapped");
            assert_eq!(imported.charset.text(&input[range]), &block.text[at..at + 3], "in {:?}", block.text);
            found += 1;
        }
    }
    found
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn charsets_are_decoded_and_mapped() {
    let text = "# Pressão alta\n\nzq1 ação “zq2” zq3é — coração.";
    let plain_1252 = WINDOWS_1252.encode(text).0.into_owned();
    let check = |input: &[u8], charset: &str| {
        let imported = read(input, Some("a.md"));
        assert_eq!(imported.charset.name(), charset);
        assert_eq!(imported.document.blocks[1].text, "zq1 ação “zq2” zq3é — coração.");
        check_ranges(&imported, input);
        assert_eq!(check_words(&imported, input), 3);
    };
    check(text.as_bytes(), "UTF-8");
    check(format!("\u{feff}{text}").as_bytes(), "UTF-8");
    check(&plain_1252, "windows-1252");
    for (big, mark) in [(false, false), (false, true), (true, false), (true, true)] {
        check(&utf16(text, big, mark), if big { "UTF-16BE" } else { "UTF-16LE" });
    }
    assert!(UTF_16LE.name().starts_with("UTF-16"));
}

#[test]
fn declared_charsets_count() {
    let page = [b"<meta charset=\"windows-1250\"><p>zq1 ".as_slice(), &[0xB9, 0xB3], b"</p>"].concat();
    let imported = read(&page, None);
    assert_eq!(imported.charset.name(), "windows-1250");
    assert_eq!(imported.document.blocks[0].text, "zq1 ął");
    assert_eq!(imported.map.source(&imported.document.blocks[0].id, 4..8), Some(36..38));
    let japanese = [
        b"<meta http-equiv=Content-Type content='text/html; charset=shift_jis'><p>".as_slice(),
        &[0x83, 0x65, 0x83, 0x58],
        b"zq1",
    ]
    .concat();
    let imported = read(&japanese, None);
    assert_eq!(imported.document.blocks[0].text, "テスzq1");
    assert_eq!(check_words(&imported, &japanese), 1);
}

#[test]
fn damaged_text_is_read_around() {
    let mut input = "ação é são não três avó você zq1 mês já".as_bytes().to_vec();
    input.insert(3, 0xFF);
    input.truncate(input.len() - 1);
    let imported = read(&input, None);
    assert_eq!(imported.charset.name(), "UTF-8");
    assert_eq!(imported.notes.len(), 1);
    check_ranges(&imported, &input);
    assert_eq!(check_words(&imported, &input), 1);
}

#[test]
fn units_are_whole() {
    let check = |format: Format, input: &str, part: &str, expect: &str| {
        let imported = read_as(input.as_bytes(), format);
        let (block, at) = (imported.document.blocks.iter())
            .find_map(|block| block.text.find(part).map(|at| (block, at)))
            .unwrap_or_else(|| panic!("{part:?} in {input:?}"));
        let range = imported.map.source(&block.id, at..at + part.len()).unwrap();
        assert_eq!(&input[range], expect, "{part:?} in {input:?}");
    };
    check(Format::Html, "<p>a&ccedil;&atilde;o</p>", "ção", "&ccedil;&atilde;o");
    check(Format::Html, "<p>529.982<b>.247</b>-25 fim", "529.982.247-25", "529.982<b>.247</b>-25");
    check(Format::Html, "<p>um \n dois", "um dois", "um \n dois");
    check(Format::Html, "<p>um<br/>dois", "um\ndois", "um<br/>dois");
    check(Format::Html, "<img alt='Foto de Ana' src=x>", "Ana", "Ana");
    check(Format::Html, "<img alt='Ana &amp; Rui' src=x>", "Rui", "alt='Ana &amp; Rui'");
    check(Format::Html, "<title>T</title><p>\u{202e}x\u{200b}y", "x\u{200b}y", "x\u{200b}y");
    check(Format::Markdown, "a \\*b\\* c", "*b*", "*b\\*");
    check(Format::Markdown, "> um\n> dois", "um dois", "um\n> dois");
    check(Format::Markdown, "![Foto de Ana](x.png \"De Rui\")", "Rui", "Rui");
    check(Format::Markdown, "> <p>a&eacute;\n> b</p>", "é b", "&eacute;\n> b");
    check(Format::Markdown, "`` a`b ``", "a`b", "a`b");
    check(Format::Markdown, "|a \\| b|c|\n|-|-|", "a | b", "a \\| b");
    check(Format::Markdown, "{{calculator:bmi|Seu IMC}}", "IMC", "IMC");
    check(Format::Plain, "- um\n  dois", "um dois", "um\n  dois");
    check(Format::Plain, "a\r\nb", "a\nb", "a\r\nb");
}

#[test]
fn maps_are_compact_and_serialise() {
    let input = "uma frase comum, ".repeat(5000) + "\n\n" + &"outra linha\n".repeat(500);
    let imported = read(input.as_bytes(), Some("a.md"));
    assert!(imported.map.weight() < 2000, "{}", imported.map.weight());
    let json = serde_json::to_string(&imported.map).unwrap();
    assert_eq!(serde_json::from_str::<domain::import::SourceMap>(&json).unwrap(), imported.map);
    assert_eq!(imported.map.source("no such block", 0..1), None);
    let block = &imported.document.blocks[0];
    assert_eq!(imported.map.source(&block.id, 5..5), Some(5..5));
}

const PIECES: &[&str] = &[
    "zq1 ",
    "zq2é",
    " zq3\n",
    "zq4 ",
    "\n\n",
    "\n",
    "  ",
    "* ",
    "- ",
    "1. ",
    "> ",
    "# ",
    "**",
    "*",
    "_",
    "`",
    "```\n",
    "~~",
    "|",
    "|-|-|\n",
    "[",
    "](http://a.org)",
    "![",
    "](a.png \"zq5\")",
    "[^1]",
    "[^1]: ",
    "---\n",
    "title: zq6\n",
    "&amp;",
    "&#x41;",
    "&",
    "\\",
    "<b>",
    "</b>",
    "<p>",
    "</p>",
    "<br>",
    "<ul>",
    "<li>",
    "</li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<td colspan=3 rowspan=2>",
    "</table>",
    "<dl>",
    "<dt>",
    "<dd>",
    "</dl>",
    "<pre>",
    "</pre>",
    "<img src=a alt='zq7'>",
    "<a href='#ref-1'>",
    "</a>",
    "<!--",
    "-->",
    "</>",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<svg>",
    "\u{200b}",
    "\u{202e}",
    "ção",
    "😀",
    "\r\n",
    "\r",
    "\t",
    "\0",
    "{{calculator:a|zq8}}",
    "https://youtu.be/dQw4w9WgXcQ",
    "[caption]",
    "<blockquote>",
    "<h2>",
    "<q>",
    "<sup>",
    "<",
    ">",
    "\"",
    "    ",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 1..40).prop_map(|pieces| pieces.concat())
}

fn formats() -> impl Strategy<Value = Format> {
    prop::sample::select(&[Format::Plain, Format::Markdown, Format::Html][..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_soup_maps_into_its_bytes(text in soup(), format in formats(), encoding in 0..3usize) {
        let input = match encoding {
            0 => text.into_bytes(),
            1 => utf16(&text, false, true),
            _ => WINDOWS_1252.encode(&text).0.into_owned(),
        };
        let options = ImportOptions { format: Some(format), examine_metadata: true, ..Default::default() };
        if let Ok(imported) = import(&input, &options) {
            check_ranges(&imported, &input);
            check_words(&imported, &input);
        }
    }

    #[test]
    fn any_bytes_are_read_or_refused(input in prop::collection::vec(any::<u8>(), 0..300), format in formats()) {
        let options = ImportOptions { format: Some(format), ..Default::default() };
        if let Ok(imported) = import(&input, &options) {
            check_ranges(&imported, &input);
        }
    }

    #[test]
    fn plain_words_stand_where_they_say(text in "[a-zà-ú0-9.,]{1,9}( [a-zà-ú0-9.,]{1,9}){0,30}") {
        let imported = read_as(text.as_bytes(), Format::Plain);
        let block = &imported.document.blocks[0];
        prop_assert_eq!(&block.text, &text);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for (index, start) in ends.iter().enumerate() {
            let end = ends[(index * 7 + 3) % ends.len()].max(*start);
            prop_assert_eq!(imported.map.source(&block.id, *start..end), Some(*start..end));
        }
    }
}
