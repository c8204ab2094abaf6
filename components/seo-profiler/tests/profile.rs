//! What the search result shows: titles, description, address, outline, keywords, reading time.

mod support;

use seo_profiler::{Guest, SeoProfiler};
use support::request;
use text::contract::profile_types::{ProfileReport, ProfileRequest};
use text::contract::types::{Language, StageError};

fn optimize(request: ProfileRequest) -> ProfileReport {
    SeoProfiler::optimize(request).expect("a valid request")
}

#[test]
fn titles_and_addresses() {
    for (markdown, title, meta, slug) in [
        ("# Pressão alta", "Pressão alta", "Pressão alta", "pressao-alta"),
        ("Texto antes.\n# O  título \u{200b}", "O título \u{200b}", "O título \u{200b}", "o-titulo"),
        (
            "# Pressão alta: o que é, por que importa e o que muda no dia a dia",
            "Pressão alta: o que é, por que importa e o que muda no dia a dia",
            "Pressão alta: o que é, por que importa e o que muda no dia…",
            "pressao-alta-o-que-e-por-que-importa-e-o-que-muda-no-dia-a-dia",
        ),
        (
            "# Hipertensão arterial sistêmica em adultos: quando começar o tratamento",
            "Hipertensão arterial sistêmica em adultos: quando começar o tratamento",
            "Hipertensão arterial sistêmica em adultos",
            "hipertensao-arterial-sistemica-em-adultos-quando-comecar-o-tratamento",
        ),
        (
            "A febre é um sintoma comum. Beba água.",
            "A febre é um sintoma comum",
            "A febre é um sintoma comum",
            "a-febre-e-um-sintoma-comum",
        ),
        (
            "# 10 mitos & 3 verdades — ½ dose?",
            "10 mitos & 3 verdades — ½ dose?",
            "10 mitos & 3 verdades — ½ dose?",
            "10-mitos-3-verdades-1-2-dose",
        ),
        ("# 日本語", "日本語", "日本語", "pagina"),
        ("# \u{7}", "Clínica Aurora", "Clínica Aurora", "clinica-aurora"),
        ("![foto](a.jpg)", "Clínica Aurora", "Clínica Aurora", "clinica-aurora"),
        (
            "Dra. Ana Souza – MÉDICA – CRM/SP 123456\nO sono importa. Durma bem.",
            "O sono importa",
            "O sono importa",
            "o-sono-importa",
        ),
    ] {
        let report = optimize(request(markdown));
        assert_eq!(report.title, title);
        assert_eq!(report.meta_title, meta);
        assert_eq!(report.slug, slug);
    }
}

#[test]
fn descriptions() {
    let long = "palavra ".repeat(40);
    let cut = format!("{}…", "palavra ".repeat(19).trim_end());
    for (markdown, expect) in [
        (
            "# T\nA febre é um sintoma comum na infância e costuma passar. Beba água e descanse.",
            "A febre é um sintoma comum na infância e costuma passar. Beba água e descanse.",
        ),
        // The author's own line, a short call and an item describe nothing.
        (
            "# T\nPor Ana Souza, CRM/SP 123456, dermatologista em São Paulo há dez anos.\nLeia!\n- Um item que é bem mais longo do que cinquenta caracteres, de fato.\nO protetor solar reduz o risco de câncer de pele em adultos.",
            "O protetor solar reduz o risco de câncer de pele em adultos.",
        ),
        // A sentence from which something was taken out is passed over.
        (
            "# T\nO paciente [nome] chegou com dor de cabeça forte. A enxaqueca é comum e tem tratamento. Procure ajuda.",
            "A enxaqueca é comum e tem tratamento. Procure ajuda.",
        ),
        (&format!("# T\n{long}"), &cut),
        (&format!("# T\nCurto. {long}"), &format!("Curto. {}…", "palavra ".repeat(18).trim_end())),
        ("# T", ""),
    ] {
        let description = optimize(request(markdown)).description;
        assert_eq!(description, expect);
        assert!(description.chars().count() <= 155);
    }
}

#[test]
fn cuts_never_split_a_character() {
    let family = "👨‍👩‍👧‍👦";
    for title in [family.repeat(30), format!("{} {}", "a".repeat(58), family), "e\u{301}".repeat(80), "x".repeat(500)] {
        let report = optimize(request(&format!("# {title}")));
        assert!(report.meta_title.chars().count() <= 60, "{}", report.meta_title);
        let kept = report.meta_title.trim_end_matches('…');
        assert!(title.starts_with(kept));
        assert!(!title[kept.len()..].starts_with(['\u{301}', '\u{200d}']), "{kept}");
    }
}

#[test]
fn the_outline_is_the_headings() {
    let report = optimize(request("# Um\nTexto.\n## Dois\n### Três\n##  \n## Quatro"));
    let outline: Vec<_> = report.outline.iter().map(|h| (h.level, h.text.as_str(), h.block.as_str())).collect();
    assert_eq!(outline, [(1, "Um", "b0"), (2, "Dois", "b2"), (3, "Três", "b3"), (2, "Quatro", "b5")]);
}

#[test]
fn keywords_are_counted_without_accents_and_case() {
    let mut asked = request("# Pressão alta\nA pressao alta e a Pressão  Alta. Hipertensão, hipertensão; HIPERTENSÃO.");
    asked.keywords = vec!["pressão alta".into(), "PRESSÃO ALTA".into(), "sal".into(), " ".into()];
    let report = optimize(asked);
    let found: Vec<_> = report.keywords.iter().map(|k| (k.term.as_str(), k.count)).collect();
    assert_eq!(found, [("pressão alta", 3), ("sal", 0), ("pressão", 3), ("alta", 3), ("hipertensão", 3)]);
    assert!((report.keywords[0].percent - 25.0).abs() < 0.01, "{:?}", report.keywords);
}

#[test]
fn reading_time_and_index_cover_prose_only() {
    let report = optimize(request("# Título que não conta\nA febre é um sintoma comum. Beba água e descanse."));
    assert_eq!((report.readability.words, report.readability.sentences, report.readability.syllables), (10, 2, 18));
    assert!((report.readability.index - 91.480).abs() < 0.001);
    assert_eq!(report.readability.minutes, 1);
    let mut english = request("# T\nThe doctor helped.");
    english.document.language = Language::En;
    assert_eq!(optimize(english).readability.syllables, 4);
}

#[test]
fn what_breaks_the_contract_is_refused() {
    let refused = |change: &dyn Fn(&mut ProfileRequest)| {
        let mut asked = request("# T\nUm [link](/a) aqui.");
        change(&mut asked);
        SeoProfiler::optimize(asked).expect_err("refused")
    };
    let invalid: [&dyn Fn(&mut ProfileRequest); 6] = [
        &|r| r.document.blocks.clear(),
        &|r| r.document.blocks[1].id = "b0".into(),
        &|r| r.document.blocks[1].id.clear(),
        &|r| r.document.blocks[1].marks[0].end = 900,
        &|r| r.document.blocks[1].marks[0].start = 800,
        &|r| r.document.blocks[0].kind = text::contract::types::BlockKind::Heading(7),
    ];
    for change in invalid {
        assert!(matches!(refused(change), StageError::InvalidInput(_)));
    }
    let large: [&dyn Fn(&mut ProfileRequest); 6] = [
        &|r| r.document.blocks[1].text = "a ".repeat(2 << 20),
        &|r| r.document.blocks = vec![r.document.blocks[0].clone(); 60_000],
        &|r| r.document.blocks[1].marks = vec![r.document.blocks[1].marks[0].clone(); 300_000],
        &|r| r.references = vec![r.references[0].clone(); 3_000],
        &|r| r.keywords = vec!["a".into(); 51],
        &|r| r.keywords = vec!["a b c d e f g h i j k".into()],
    ];
    for change in large {
        assert!(matches!(refused(change), StageError::TooLarge(_)));
    }
}
