//! What goes out: HTML that is sound whatever the document says, Markdown that comes back.
#![allow(clippy::unwrap_used)]

mod support;

use domain::document::{Block, BlockKind, CalloutTone, Document, Image, Language, ListItem, Mark, MarkKind, TableCell};
use domain::export::{html, markdown, plain};
use domain::import::Format;
use html5gum::{Token, Tokenizer};
use proptest::prelude::*;
use support::{dump, read_as};

/// Panics where an element is not closed in order, or where something stands that only an attack would bring.
fn check_sound(page: &str) {
    let mut open: Vec<String> = Vec::new();
    let mut ids = std::collections::HashSet::new();
    for Ok(token) in Tokenizer::new(page) {
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                assert!(!["script", "style", "iframe", "object", "svg"].contains(&name.as_str()), "{page}");
                assert!(name != "a" || !open.contains(&name), "a link in a link: {page}");
                for (attribute, value) in &tag.attributes {
                    let (attribute, value) = (String::from_utf8_lossy(attribute), String::from_utf8_lossy(value));
                    assert!(!attribute.starts_with("on") && attribute != "style", "{page}");
                    assert!(!value.trim().to_lowercase().starts_with("javascript:"), "{page}");
                    assert!(attribute != "id" || ids.insert(value.into_owned()), "an id twice: {page}");
                }
                if !["br", "img"].contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Token::EndTag(tag) => {
                assert_eq!(open.pop().as_deref(), Some(&*String::from_utf8_lossy(&tag.name)), "{page}");
            }
            Token::Error(error) => panic!("{error:?} in {page}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{open:?} left open: {page}");
}

fn html(input: &str, expect: &str) {
    let page = html::body(&read_as(input.as_bytes(), Format::Markdown).document);
    check_sound(&page);
    assert_eq!(page.trim_end(), expect, "input: {input}");
}

#[test]
fn html_is_semantic() {
    html("um *dois* **três** `q`", "<p>um <em>dois</em> <strong>três</strong> <code>q</code></p>");
    html("a & b < c \" '", "<p>a &amp; b &lt; c &quot; &#39;</p>");
    html(
        "[x](https://a.org/?a=1&b=2) [y](/z) [w](#t)",
        "<p><a href=\"https://a.org/?a=1&amp;b=2\" rel=\"noopener\">x</a> <a href=\"/z\">y</a> <a href=\"#t\">w</a></p>",
    );
    html("a\\\nb", "<p>a<br>b</p>");
    html(
        "Sal[^1] e mais[^1].",
        "<p>Sal<sup class=\"reference\"><a href=\"#ref-1\" id=\"cite-1\" role=\"doc-noteref\" aria-label=\"Referência 1\">1</a></sup> e mais<sup class=\"reference\"><a href=\"#ref-1\" id=\"cite-1-2\" role=\"doc-noteref\" aria-label=\"Referência 1\">1</a></sup>.</p>",
    );
    html(
        "- a\n  1. b\n- c\n\n  d\n- e",
        "<ul>\n<li>a<ol>\n<li>b</li>\n</ol>\n</li>\n<li>c<p>d</p>\n</li>\n<li>e</li>\n</ul>",
    );
    html("> a\n>\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>");
    html(
        "> [!CAUTION]\n> a",
        "<aside class=\"callout callout-danger\" role=\"note\">\n<p class=\"callout-title\">Alerta</p>\n<p>a</p>\n</aside>",
    );
    html(
        "![Pele](a.jpg \"Legenda\")",
        "<figure><img src=\"a.jpg\" alt=\"Pele\" loading=\"lazy\" decoding=\"async\"><figcaption>Legenda</figcaption></figure>",
    );
    html(
        "| A | B |\n|-|-|\n| | 1 |",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Tabela 1\"><table>\n<thead>\n<tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr>\n</thead>\n<tbody>\n<tr><td></td><td>1</td></tr>\n</tbody>\n</table></div>",
    );
    html("```\na < b\n```", "<pre tabindex=\"0\"><code>a &lt; b</code></pre>");
    html(
        "https://vimeo.com/76979871",
        "<figure class=\"embed embed-vimeo\"><a href=\"https://vimeo.com/76979871\" rel=\"noopener\">Ver em Vimeo</a></figure>",
    );
    html("{{calculator:bmi|Seu IMC}}", "<div class=\"calculator\" data-calculator=\"bmi\"><p>Seu IMC</p></div>");
    html("<dl><dt>IMC</dt><dd>b</dd></dl>", "<div class=\"html\"><dl><dt>IMC</dt><dd>b</dd></dl></div>");
}

#[test]
fn headings_skip_no_level_and_have_anchors() {
    let document = read_as("# Título\n\n#### Pressão Alta?\n\n## Sal".as_bytes(), Format::Markdown).document;
    let levels = |page: &str| page.matches("<h").map(|_| ()).count();
    let page = html::body(&document);
    let anchor = html::anchor(&document.blocks[1]);
    assert!(anchor.starts_with("pressao-alta-") && anchor.len() == "pressao-alta-".len() + 6);
    assert!(page.contains(&format!("<h3 id=\"{anchor}\">Pressão Alta?</h3>")), "{page}");
    assert!(page.contains("<h2 id=\"titulo-") && page.contains("<h2 id=\"sal-") && levels(&page) == 3);
    assert!(html::document(&document).contains("<h1 id=\"titulo-"));
    let check = |text: &str, expect: &str| assert_eq!(html::slug(text), expect);
    check("  Ácido fólico: 5 mg — ok! ", "acido-folico-5-mg-ok");
    check("日本", "");
    check(&"palavra ".repeat(20), "palavra-palavra-palavra-palavra-palavra-palavra-palavra");
}

fn block(kind: BlockKind, text: &str, marks: Vec<Mark>) -> Block {
    Block { id: format!("{:012x}", text.len()), kind, text: text.into(), marks }
}

fn mark(start: u32, end: u32, kind: MarkKind) -> Mark {
    Mark { start, end, kind }
}

fn page(blocks: Vec<Block>) -> String {
    let page = html::body(&Document { language: Language::En, blocks });
    check_sound(&page);
    page
}

#[test]
fn marks_of_any_kind_nest() {
    let check = |text: &str, marks: Vec<Mark>, expect: &str| {
        assert_eq!(page(vec![block(BlockKind::Paragraph, text, marks)]), format!("<p>{expect}</p>\n"));
    };
    let link = || MarkKind::Link("/x".into());
    check(
        "abcdef",
        vec![mark(0, 4, MarkKind::Strong), mark(2, 6, MarkKind::Emphasis)],
        "<strong>ab<em>cd</em></strong><em>ef</em>",
    );
    check(
        "abcdef",
        vec![mark(0, 4, MarkKind::Strong), mark(2, 6, link())],
        "<strong>ab</strong><a href=\"/x\"><strong>cd</strong>ef</a>",
    );
    check("abcdef", vec![mark(0, 4, link()), mark(2, 6, link())], "<a href=\"/x\">abcd</a>ef");
    check("abc", vec![mark(0, 2, MarkKind::Strong), mark(1, 3, MarkKind::Strong)], "<strong>abc</strong>");
    check("aé", vec![mark(0, 2, MarkKind::Strong), mark(2, 9, MarkKind::Strong), mark(3, 1, MarkKind::Code)], "aé");
    check("ab", vec![mark(0, 1, MarkKind::Link("javascript:x".into()))], "ab");
    let page =
        page(vec![block(BlockKind::Paragraph, "abcd", vec![mark(0, 4, link()), mark(2, 2, MarkKind::Reference(3))])]);
    assert!(page.contains("abcd</a><sup class=\"reference\"><a href=\"#ref-3\""), "{page}");
}

#[test]
fn hostile_documents_become_harmless_pages() {
    let evil = "\"><script>alert(1)</script>";
    page(vec![
        block(BlockKind::Heading(9), evil, vec![]),
        block(BlockKind::Image(Image { src: "javascript:x".into(), caption: evil.into() }), evil, vec![]),
        block(BlockKind::Image(Image { src: evil.into(), caption: evil.into() }), evil, vec![]),
        block(BlockKind::Embed("https://evil.org".into()), evil, vec![]),
        block(BlockKind::Calculator(evil.into()), evil, vec![]),
        block(BlockKind::Html(format!("{evil}<p onclick=x>")), evil, vec![]),
        block(BlockKind::ListItem(ListItem { list: 7, ordered: true, level: 200 }), evil, vec![]),
        block(
            BlockKind::TableCell(TableCell { table: 0, row: u32::MAX, column: u32::MAX, header: true }),
            evil,
            vec![],
        ),
        block(BlockKind::TableCell(TableCell { table: 0, row: 0, column: 0, header: false }), evil, vec![]),
    ]);
}

#[test]
fn raw_html_never_shows_more_than_its_text() {
    let html = BlockKind::Html("<dl><dt>Paciente</dt><dd>Maria Silva</dd></dl>".into());
    let redacted = page(vec![block(html.clone(), "Paciente\n[removido]", vec![])]);
    assert_eq!(redacted, "<p>Paciente<br>[removido]</p>\n");
    let document = Document { language: Language::PtBr, blocks: vec![block(html, "Paciente\n[removido]", vec![])] };
    assert!(!markdown::export(&document).contains("Maria"));
    assert!(!plain::export(&document).contains("Maria"));
}

#[test]
fn markdown_comes_back() {
    let check = |input: &str| {
        let first = read_as(input.as_bytes(), Format::Markdown).document;
        let text = markdown::export(&first);
        let second = read_as(text.as_bytes(), Format::Markdown).document;
        assert_eq!(first, second, "{}\n{text}\n{}", dump(&first), dump(&second));
        assert_eq!(markdown::export(&second), text);
    };
    check("# T\n\nUm *dois* **três *quatro*** ~~cinco~~ `a|b` [x](https://a.org/a_b?c=1&copy=2)  \n- não é item");
    check("- a\n  - b\n\n    p\n  - c\n- d\n\n  ```\n  x\n    y\n  ```\n- e\n\nfim");
    check("1. a\n2. b\n   - c\n     1. d\n3. e");
    check("- a\n\n<!-- -->\n\n- b");
    check("> a\n> b\n>\n> c\n\n> [!TIP]\n> d\n>\n> e\n\n> f");
    check("| A | B |\n|-|-|\n| x \\| y | **z** |\n| | `a\\|b` |");
    check("|  |  |\n|-|-|\n| a | b |");
    check(
        "![a *b*](c.png \"d\")\n\n*legenda*\n\n{{calculator:bmi|Seu IMC}}\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n[Vídeo](https://vimeo.com/1)",
    );
    check("Sal[^1] e[^x].\n\n[^1]: Um *a*.\n[^x]: Dois.");
    check("H<sub>2</sub>O in<b>tra</b>word **(a)** x<sup>2</sup>");
    check("\\# a\n\n1\\. b\n\n\\- c\n\n\\> d\n\n\\=== e \\`f\\` &amp;amp; \\[^1] \\<b> a\\|b ~~~ C# 2 * 3");
    check("<dl><dt>a</dt><dd>b</dd></dl>\n\nfim");
    check("`````\n```\n`````");
    check("a\\\n1. b\\\n\\# c");
}

#[test]
fn plain_text_is_what_a_reader_sees() {
    let document = read_as(
        "# T\n\nUm **dois**[^1]\\\ntrês\n\n- a\n  1. b\n  2. c\n- d\n\n| A | B |\n|-|-|\n| 1 | 2 |".as_bytes(),
        Format::Markdown,
    )
    .document;
    assert_eq!(plain::export(&document), "T\n\nUm dois[1]\ntrês\n\n- a\n  1. b\n  2. c\n- d\n\nA\tB\n1\t2\n");
}

fn any_kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        (0..8u8).prop_map(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        (0..3u32, any::<bool>(), 0..5u8).prop_map(|(list, ordered, level)| BlockKind::ListItem(ListItem {
            list,
            ordered,
            level
        })),
        (0..2u32, 0..4u32, 0..4u32, any::<bool>())
            .prop_map(|(table, row, column, header)| BlockKind::TableCell(TableCell { table, row, column, header })),
        Just(BlockKind::Quote),
        Just(BlockKind::Callout(CalloutTone::Tip)),
        Just(BlockKind::Image(Image { src: "/a.jpg".into(), caption: "c".into() })),
        Just(BlockKind::Embed("https://vimeo.com/1".into())),
        Just(BlockKind::Calculator("bmi".into())),
        "[a-z<>&\" ]{0,20}".prop_map(BlockKind::Html),
        Just(BlockKind::Code),
    ]
}

fn any_mark() -> impl Strategy<Value = Mark> {
    let kind = prop_oneof![
        Just(MarkKind::Strong),
        Just(MarkKind::Emphasis),
        Just(MarkKind::Code),
        Just(MarkKind::Strikethrough),
        Just(MarkKind::Superscript),
        Just(MarkKind::LineBreak),
        Just(MarkKind::Link("https://a.org".into())),
        (1..4u32).prop_map(MarkKind::Reference),
    ];
    (0..14u32, 0..14u32, kind).prop_map(|(start, end, kind)| Mark { start, end, kind })
}

fn any_document() -> impl Strategy<Value = Document> {
    let block = (any_kind(), "[a-zé<>&\"'\\\\*_`|#\\[\\] \n]{0,12}", prop::collection::vec(any_mark(), 0..6));
    prop::collection::vec(block, 0..12).prop_map(|blocks| {
        let block = |(index, (kind, text, marks)): (usize, (BlockKind, String, Vec<Mark>))| Block {
            id: format!("{index:06x}"),
            kind,
            text,
            marks,
        };
        Document { language: Language::PtBr, blocks: blocks.into_iter().enumerate().map(block).collect() }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_document_is_a_sound_page(document in any_document()) {
        check_sound(&html::body(&document));
        plain::export(&document);
    }

    #[test]
    fn markdown_of_any_document_settles(document in any_document()) {
        // The first trip may lose what Markdown cannot say; the second loses nothing.
        let first = markdown::export(&document);
        if let Ok(read) = domain::import::import(first.as_bytes(), &domain::import::ImportOptions { format: Some(Format::Markdown), ..Default::default() }) {
            let second = markdown::export(&read.document);
            let again = read_as(second.as_bytes(), Format::Markdown).document;
            prop_assert_eq!(&read.document, &again, "{}", second);
        }
    }
}
