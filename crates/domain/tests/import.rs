//! What comes in as which blocks.
#![allow(clippy::unwrap_used)]

mod support;

use domain::document::Language;
use domain::import::{Format, ImportError, ImportOptions, Limits, import};
use support::{dump, read, read_as};

fn check(format: Format, input: &str, expect: &str) {
    let imported = read_as(input.as_bytes(), format);
    assert_eq!(dump(&imported.document).trim_end(), expect.trim(), "input: {input:?}");
}

fn markdown(input: &str, expect: &str) {
    check(Format::Markdown, input, expect);
}

fn html(input: &str, expect: &str) {
    check(Format::Html, input, expect);
}

fn plain(input: &str, expect: &str) {
    check(Format::Plain, input, expect);
}

#[test]
fn markdown_blocks() {
    markdown(
        "# Título\n\nUm *texto* **forte**  \ncom quebra\ne linha.",
        "h1 Título\np Um <em>texto</em> <b>forte</b>⏎com quebra e linha.",
    );
    markdown("Título\n===\n\nOutro\n---", "h1 Título\nh2 Outro");
    markdown("- a\n  - b\n    1. c\n- d\n\n1. e", "li 0.0- a\nli 0.1- b\nli 0.2# c\nli 0.0- d\nli 1.0# e");
    markdown("- a\n\n  segundo\n- b", "li 0.0- a\np segundo\nli 0.0- b");
    markdown("| A | B |\n|---|---|\n| 1 | |\n| | 2 |", "th 0:0,0 A\nth 0:0,1 B\ntd 0:1,0 1\ntd 0:2,1 2");
    markdown("> um\n>\n> dois", "quote um\nquote dois");
    markdown("> [!WARNING]\n> Não se automedique.", "warning Não se automedique.");
    markdown("> [!NOTE]\n> - item", "li 0.0- item");
    markdown("![Pele seca](pele.jpg \"Foto: arquivo\")", "img(pele.jpg) Pele seca\np <em>Foto: arquivo</em>");
    markdown("Texto ![alt](a.png) segue.", "p Texto segue.\nimg(a.png) alt");
    markdown("```\nlinha 1\n  linha 2\n```", "code linha 1\n  linha 2");
    markdown("`a  b` ~~c~~ H<sub>2</sub>O x<sup>2</sup>", "p <code>a  b</code> <s>c</s> H<sub>2</sub>O x<sup>2</sup>");
    markdown("{{calculator:bmi|Seu IMC}}", "calculator(bmi) Seu IMC");
    markdown("https://youtu.be/dQw4w9WgXcQ", "embed(https://www.youtube.com/watch?v=dQw4w9WgXcQ)");
    markdown("veja https://youtu.be/dQw4w9WgXcQ", "p veja https://youtu.be/dQw4w9WgXcQ");
    markdown(
        "Um[^a] e dois[^2].\n\n[^a]: Silva, 2020.\n[^2]: Souza, 2021.",
        "p Um[1] e dois[2].\nli 0.0# Silva, 2020.\nli 0.0# Souza, 2021.",
    );
    markdown("Já listado[^7].", "p Já listado[7].");
    markdown(
        "[a](https://a.org) [b](javascript:x) <mailto:c@d.org> <c@d.org>",
        "p <a https://a.org>a</a> b <a mailto:c@d.org>mailto:c@d.org</a> <a mailto:c@d.org>c@d.org</a>",
    );
    markdown("a \\*b\\* &amp; &lt;c&gt; \\[^1]", "p a *b* & <c> [^1]");
    markdown("x <script>alert(1)</script> y <b onclick=z>n</b>", "p x y <b>n</b>");
    markdown("<script>\nalert(1)\n</script>\n\nfim", "p fim");
    markdown("<div class=\"x\">\n<p>Um &aacute;</p>\n</div>\n\n**dois**", "p Um á\np <b>dois</b>");
    markdown("> <b>a\n> b</b>", "quote <b>a b</b>");
    markdown("> <div>\n> um dois\n> </div>", "quote um dois");
}

#[test]
fn front_matter() {
    let input = "---\ntitle: \"Hipertensão\"\nidioma: pt-BR\nautor: Dra. Ana Souza\npalavras-chave: [pressão, sal]\ndescription: >\n  Duas\n  linhas\n---\n\nTexto.";
    let imported = read_as(input.as_bytes(), Format::Markdown);
    assert_eq!(dump(&imported.document), "h1 Hipertensão\np Texto.\np Dra. Ana Souza\n");
    assert_eq!(imported.metadata.keywords, ["pressão", "sal"]);
    assert_eq!(imported.metadata.description.as_deref(), Some("Duas linhas"));
    let title = &imported.document.blocks[0];
    assert_eq!(&input[imported.map.source(&title.id, 0..title.text.len()).unwrap()], "Hipertensão");

    let options = ImportOptions { examine_metadata: true, format: Some(Format::Markdown), ..Default::default() };
    let examined = import(input.as_bytes(), &options).unwrap();
    assert_eq!(dump(&examined.document), "h1 Hipertensão\np Texto.\np Duas linhas\np pressão sal\np Dra. Ana Souza\n");
    let lines = examined.document.blocks.iter().find(|block| block.text == "Duas linhas").unwrap();
    assert_eq!(&input[examined.map.source(&lines.id, 0..11).unwrap()], "Duas\n  linhas");

    markdown(
        "---\nautora: Dra. Ana Souza\ncrm: 123456/SP\nrqe: RQE 789\n---\nTexto",
        "p Texto\np Dra. Ana Souza CRM 123456/SP RQE 789",
    );
    let login = read_as(b"---\nauthor: beatriz\nslug: a-b\nreferences: [x-1, y-2]\n---\ntexto", Format::Markdown);
    assert_eq!(dump(&login.document), "p texto\n");
    assert_eq!(login.metadata.other["references"], ["x-1", "y-2"]);
    assert_eq!(login.metadata.other["slug"], ["a-b"]);

    markdown("---\n\nTexto entre réguas.\n\n---\n\nfim", "p Texto entre réguas.\np fim");
    markdown("---\ntitle: a\n---\n# b", "h1 b");
}

#[test]
fn plain_text() {
    plain(
        "hoje a gente vai falar de pressão alta que é muito comum",
        "p hoje a gente vai falar de pressão alta que é muito comum",
    );
    plain("Pressão alta\n\nUm texto.\n\nOutro.", "h1 Pressão alta\np Um texto.\np Outro.");
    plain("Uma frase.\n\nOutra.", "p Uma frase.\np Outra.");
    plain("Ana: oi\nBruno: tudo bem?\nAna: sim", "p Ana: oi⏎Bruno: tudo bem?⏎Ana: sim");
    let wrapped = "A hipertensão arterial é uma condição crônica que\nafeta cerca de um terço dos adultos brasileiros, e\nraramente dá sintomas.";
    plain(wrapped, &format!("p {}", wrapped.replace('\n', " ")));
    plain("Conduta:\n- repouso\n- água\n  e chá\nfim", "p Conduta:\nli 0.0- repouso\nli 0.0- água e chá fim");
    plain("1. HAS\n2. DM2\n\n2. não é lista", "li 0.0# HAS\nli 0.0# DM2\np 2. não é lista");
    plain("a\r\n\r\nb\rc", "p a\np b⏎c");
    plain("x < y & **z** <b>w</b>", "p x < y & **z** <b>w</b>");
    plain("Ação\u{200b} \u{202e}oculta", "p Ação\u{200b} \u{202e}oculta");
}

#[test]
fn html_blocks() {
    html("<h1>T&iacute;tulo</h1><p>Um <b>dois</b> tr&ecirc;s<p>quatro", "h1 Título\np Um <b>dois</b> três\np quatro");
    html("<ul><li>a<ul><li>b</ul><li>c</ul><ol><li>d</ol>", "li 0.0- a\nli 0.1- b\nli 0.0- c\nli 1.0# d");
    html("<li>solto</li>", "p solto");
    html("<p>a<br>b<br><br>c</p>", "p a⏎b\np c");
    html("<p>  a \n\n b&nbsp; c </p>", "p a b\u{a0} c");
    html(
        "<table><caption>Doses</caption><thead><tr><td>A<td>B<tbody><tr><th>x<td>1</table>",
        "p <em>Doses</em>\nth 0:0,0 A\nth 0:0,1 B\nth 0:1,0 x\ntd 0:1,1 1",
    );
    html(
        "<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<td>e<tr><td>f</table>",
        "td 0:0,0 a\ntd 0:0,2 b\ntd 0:1,0 c\ntd 0:1,1 d\ntd 0:1,2 e\ntd 0:2,1 f",
    );
    html(
        "<table><tr><td><p>a</p><p>b</p><ul><li>c</ul><table><tr><td>d</table></td><td>e</table>",
        "td 0:0,0 a⏎b⏎c⏎d\ntd 0:0,1 e",
    );
    html(
        "<figure><img src=a.jpg alt='Uma &amp; outra'><figcaption>Legenda</figcaption></figure>",
        "img(a.jpg) Uma & outra\np <em>Legenda</em>",
    );
    html(
        "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ' title='Vídeo'></iframe><iframe src='https://evil.org/x'>y</iframe>z",
        "embed(https://www.youtube.com/watch?v=dQw4w9WgXcQ) Vídeo\np z",
    );
    html(
        "<blockquote><p>um<p>dois</blockquote><aside class='callout callout-tip'><p>dica</aside>",
        "quote um\nquote dois\ntip dica",
    );
    html("<pre>\n a\n  b &lt;\n</pre>", "code  a\n  b <");
    html("a<!-- nada --><script>x</script><style>y</style>b<noscript>z</noscript>", "p ab");
    html("<a href='javascript:x'>a</a> <a href='/b'>b</a><sup><a href='#ref-2'>2</a></sup>", "p a <a /b>b</a>[2]");
    html("<b><i>a</b>b</i> <b>c<p>d</b>e", "p <em><b>a</b>b</em> <b>c</b>\np <b>d</b>e");
    html("<b style='font-weight:normal'><span style='font-weight:700'>a</span> b</b>", "p <b>a</b> b");
    html("<details><summary>P?</summary>R.</details>", "p <b>P?</b>\np R.");
    html("<p>a <q>b</q></p>", "p a “b”");
    html("<p>&nbsp;</p><p>a", "p a");
    html("<pre>a <b>b</b><br><br>c</pre>", "code a b\n\nc");
    html("<svg><text>x</text></svg>a<svg><text>y<p>b", "p a\np b");
}

#[test]
fn html_that_no_block_can_hold_is_kept_harmless() {
    html(
        "<dl><dt onclick=x>IMC</dt><dd>Peso &amp; altura<script>y</script><dd><a href='javascript:z'>b</a></dl><p>fim",
        "html(<dl><dt>IMC</dt><dd>Peso &amp; altura</dd><dd><a rel=\"noopener noreferrer\">b</a></dd></dl>) IMC\nPeso & altura\nb\np fim",
    );
}

#[test]
fn wordpress() {
    html(
        "<!-- wp:paragraph -->\n<p>Um</p>\n<!-- /wp:paragraph -->\n<!-- wp:embed -->\n<figure class=\"wp-block-embed\"><div>\nhttps://vimeo.com/76979871\n</div></figure>",
        "p Um\nembed(https://vimeo.com/76979871)",
    );
    html(
        "Um parágrafo.\n\nOutro <strong>forte</strong>\nsegue.\n\n[gallery ids=\"1,2\"]\n[caption id=\"a\"]<img src=\"/a.jpg\" alt=\"A\" /> Legenda[/caption]",
        "p Um parágrafo.\np Outro <b>forte</b> segue.\nimg(/a.jpg) A\np Legenda",
    );
}

#[test]
fn page_head() {
    let page = "<!doctype html><html lang=en><head><title>Asthma</title><meta name=author content='Dr. Ann Lee'><meta name=keywords content='a, b'></head><body><p>Text";
    let imported = read(page.as_bytes(), None);
    assert_eq!(imported.format, Format::Html);
    assert_eq!(imported.document.language, Language::En);
    assert_eq!(dump(&imported.document), "h1 Asthma\np Text\np Dr. Ann Lee\n");
    let author = &imported.document.blocks[2];
    assert_eq!(&page[imported.map.source(&author.id, 0..3).unwrap()], "Dr.");
}

#[test]
fn formats_are_told_apart() {
    let check = |name: Option<&str>, text: &str, expect: Format| {
        assert_eq!(read(text.as_bytes(), name).format, expect, "{name:?} {text:?}");
    };
    check(Some("a.md"), "<p>x</p>", Format::Markdown);
    check(Some("a.HTM"), "x", Format::Html);
    check(Some("a.txt"), "# x", Format::Plain);
    check(None, "# x\n\ny", Format::Markdown);
    check(None, "<p>x</p>", Format::Html);
    check(None, "Dose <1 mg e > 2 mg; 2 * 3 * 4", Format::Plain);
    check(Some("-"), "veja [isto](http://a.org)", Format::Markdown);
    check(Some("ditado"), "oi tudo bem", Format::Plain);
}

#[test]
fn languages_are_told_apart() {
    let check =
        |text: &str, expect: Language| assert_eq!(read(text.as_bytes(), None).document.language, expect, "{text}");
    check("A hipertensão é comum e não dá sintomas.", Language::PtBr);
    check("High blood pressure is common and has no symptoms.", Language::En);
    check("IMC", Language::PtBr);
}

#[test]
fn ids_stay_with_their_text() {
    let before = read(b"# T\n\num\n\ndois\n\num", Some("a.md")).document;
    let after = read("# T\n\nnovo\n\num\n\n*dois*  \n\num\n".as_bytes(), Some("a.md")).document;
    let ids = |blocks: &[domain::document::Block]| blocks.iter().map(|block| block.id.clone()).collect::<Vec<_>>();
    let (before, after) = (ids(&before.blocks), ids(&after.blocks));
    assert_eq!(before, [&after[..1], &after[2..]].concat());
    assert!(before.iter().all(|id| id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit())));
    assert_ne!(before[1], before[3]);
}

#[test]
fn bad_input_is_refused_with_a_reason() {
    let check = |input: &[u8], code: &str| {
        let error = import(input, &ImportOptions::default()).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(!error.message().pt.is_empty() && !error.message().en.is_empty());
    };
    check(b"", "empty");
    check(b" \n\t\n", "empty");
    check(b"<html><head><style>x</style></head><body></body></html>", "empty");
    check(b"\xEF\xBB\xBF", "empty");
    check(b"%PDF-1.7 \x00\x01", "binary");
    check(b"PK\x03\x04abc", "binary");
    check(b"{\\rtf1 texto}", "binary");
    check(&[0, 1, 2, 3, 250, 251].repeat(50), "binary");
    check(&vec![b'a'; 50 * 1024 * 1024], "too_large");
    let few = ImportOptions { limits: Limits { blocks: 3, ..Limits::default() }, ..Default::default() };
    assert_eq!(import(b"a\n\nb\n\nc\n\nd", &few).unwrap_err(), ImportError::TooManyBlocks { limit: 3 });
}

#[test]
fn nesting_of_any_depth_is_read() {
    let last = |input: String, name: &str| read(input.as_bytes(), Some(name)).document.blocks.pop().unwrap();
    assert_eq!(last("<ul><li>".repeat(100_000) + "fim", "a.html").text, "fim");
    assert_eq!(last("<ul><li>x".repeat(5_000) + &"</li></ul>".repeat(5_000) + "<p>fim", "a.html").text, "fim");
    assert_eq!(last("<div><b><table>".repeat(20_000) + "fim", "a.html").text, "fim");
    assert_eq!(last("<svg><template>".repeat(10_000) + "<p>fim", "a.html").text, "fim");
    assert!(last("- ".repeat(100_000) + "fim\n" + &"linha\n".repeat(2000), "a.md").text.contains("fim"));
    assert!(last(">".repeat(100_000) + "fim\n" + &">x\n".repeat(2000), "a.md").text.contains("fim"));
    assert!(last("[".repeat(100_000), "a.md").text.len() == 100_000);
    assert!(last("<b>".repeat(100_000) + "x", "a.md").text == "x");
    assert!(last("&amp;&ampx".repeat(20_000), "a.html").text.starts_with("&&x"));
}
