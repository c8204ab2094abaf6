//! Limits, broken input, dates, editing aids, and the promise never to panic.

use super::example::read;
use crate::{
    ContentValidator,
    contract::exports::lauda::content::rules::{Guest, RulesRequest},
    input,
    rule::Day,
};
use text::contract::{
    privacy_types::{DatumKind, PersonalDatum, SubjectRole},
    types::{Block, BlockKind, Edit, Finding, Mark, MarkKind, Span, StageError},
};

const DAY: Day = Day(2026, 11, 20);

fn request(line: &str) -> RulesRequest {
    read(line, None, DAY).request
}

fn validate(request: RulesRequest) -> Result<Vec<Finding>, StageError> {
    ContentValidator::validate(request)
}

fn paragraph(id: usize, text: &str) -> Block {
    Block { id: format!("p{id}"), kind: BlockKind::Paragraph, text: text.into(), marks: Vec::new() }
}

fn datum(block: &str, start: u32, end: u32) -> PersonalDatum {
    let span = Span { block: block.into(), start, end };
    PersonalDatum { kind: DatumKind::Name, span, confidence: 1.0, role: SubjectRole::Patient, subject: 0 }
}

#[test]
fn refuses_what_is_too_large() {
    let mut many = request("x");
    many.document.blocks = (0..=input::MAX_BLOCKS).map(|id| paragraph(id, "a")).collect();
    let mut long = request("x");
    long.document.blocks = vec![paragraph(0, &"a ".repeat(text::limits::MOST_BYTES / 2 + 1))];
    let mut facts = request("x");
    facts.facts.data = vec![datum("b0", 0, 1); input::MAX_FACTS + 1];
    for (name, request) in [("blocks", many), ("bytes", long), ("facts", facts)] {
        assert!(matches!(validate(request), Err(StageError::TooLarge(_))), "{name}");
    }
}

#[test]
fn refuses_what_breaks_the_contract() {
    let mut empty = request("x");
    empty.document.blocks.clear();
    let mut twice = request("x");
    twice.document.blocks = vec![paragraph(1, "a"), paragraph(1, "b")];
    let mut mark = request("é");
    mark.document.blocks[0].marks = vec![Mark { start: 1, end: 2, kind: MarkKind::Strong }];
    let mut day = request("x");
    day.as_of.month = 13;
    let cases =
        [("no block", empty), ("one id twice", twice), ("a mark inside a character", mark), ("no such day", day)];
    for (name, request) in cases {
        assert!(matches!(validate(request), Err(StageError::InvalidInput(_))), "{name}");
    }
    for (block, start, end) in [("b0", 0, 9), ("b0", 1, 2), ("b0", 2, 1), ("zz", 0, 0)] {
        let mut request = request("éx");
        request.facts.data = vec![datum(block, start, end)];
        assert!(matches!(validate(request), Err(StageError::InvalidInput(_))), "{block} {start}..{end}");
    }
}

#[test]
fn spans_are_the_words_of_the_source() {
    let text =
        "🙂 Não há segredo, e “ｒｅｓｕｌｔａｄｏ\u{200b} garantido” não é; já o RESULTADO GARANTIDO em 30 dias, sim…";
    let found = validate(request(&format!("[cfm] {text}"))).expect("valid");
    let words: Vec<&str> = found
        .iter()
        .filter_map(|finding| finding.span.as_ref())
        .map(|span| &text[span.start as usize..span.end as usize])
        .collect();
    assert!(words.contains(&"RESULTADO GARANTIDO"), "{words:?}");
}

#[test]
fn disguised_words_are_found() {
    for text in [
        "RESULTADO GARANTIDO",
        "resul\u{200b}tado garan\u{ad}tido",
        "Ｒｅｓｕｌｔａｄｏ　ｇａｒａｎｔｉｄｏ",
        "rеsultаdo gаrаntido",
        "resultado\ngarantido",
    ] {
        let request = RulesRequest {
            document: text::contract::types::Document {
                language: text::contract::types::Language::PtBr,
                blocks: vec![paragraph(0, text)],
            },
            ..request("[cfm] x")
        };
        let found = validate(request).expect("valid");
        assert!(found.iter().any(|finding| finding.rule == "C-CFM-06"), "{text:?}");
    }
}

#[test]
fn rules_follow_the_calendar() {
    let ids =
        |line: &str| -> Vec<String> { validate(request(line)).expect("valid").into_iter().map(|f| f.rule).collect() };
    let with = |line: &str, id: &str| assert!(ids(line).iter().any(|found| found == id), "{line}: {id} is missing");
    let without = |line: &str, id: &str| assert!(ids(line).iter().all(|found| found != id), "{line}: {id}");
    with("[cfm 2024-03-11] Resultado garantido.", "C-CFM-06");
    without("[cfm 2024-03-10] Resultado garantido.", "C-CFM-06");
    with("[cfm 2026-08-26] Nossa IA dá o diagnóstico.", "C-AI-01");
    without("[cfm 2026-08-25] Nossa IA dá o diagnóstico.", "C-AI-01");
    let source = |line: &str| {
        let found = validate(request(line)).expect("valid");
        found.into_iter().find(|finding| finding.rule == "C-CFN-03").map(|finding| finding.source).unwrap_or_default()
    };
    assert!(source("[cfn 2027-01-22] Veja o antes e depois da Maria").contains("599/2018"));
    assert!(source("[cfn 2027-01-23] Veja o antes e depois da Maria").contains("856/2026"));
}

/// The text of the first block after a fix.
fn mended(line: &str, rule: &str) -> String {
    let mut request = request(line);
    let text = request.document.blocks[0].text.clone();
    let found = validate(request.clone()).expect("valid");
    let fix: Option<Edit> = found.into_iter().filter(|finding| finding.rule == rule).find_map(|finding| finding.fix);
    let fix = fix.unwrap_or_else(|| panic!("{rule} has a fix for {line:?}"));
    let mended = format!("{}{}{}", &text[..fix.span.start as usize], fix.replacement, &text[fix.span.end as usize..]);
    request.document.blocks[0].text = mended.clone();
    request.facts.data.clear();
    mended
}

#[test]
fn fixes_mend() {
    assert_eq!(
        mended(
            "[cfm] Dra. Ana Souza – CRM/SP 1 || pro title=Dra., name=Ana Souza, council=crm, number=1, region=SP",
            "C-CFM-01"
        ),
        "Dra. Ana Souza – MÉDICA – CRM/SP 1"
    );
    assert_eq!(
        mended("[cfn] Os resultados aparecem logo", "C-CFN-02"),
        "Os resultados aparecem logo. Os resultados podem não ocorrer da mesma forma para todos."
    );
    assert!(
        mended("Dor? Tome dipirona!", "D-ANV-04")
            .ends_with("SE PERSISTIREM OS SINTOMAS, O MÉDICO DEVERÁ SER CONSULTADO.")
    );
    assert_eq!(
        mended("Não troque o Rivotril por conta própria.", "D-ANV-01"),
        "Não troque o clonazepam por conta própria."
    );
    let line = "[cfm] Sou médico com pós-graduação em nutrologia, não especialista.";
    assert!(mended(line, "C-CFM-03").contains("NÃO ESPECIALISTA"));
}

#[test]
fn the_same_input_gives_the_same_output() {
    let line = "[none] Resultado garantido! Consulta: R$ 350. O melhor médico da cidade indica Rivotril. || patient+minor name=R";
    let first = validate(request(line)).expect("valid");
    for _ in 0..5 {
        assert_eq!(validate(request(line)).expect("valid"), first);
    }
    let places: Vec<_> = first.iter().map(|finding| finding.span.as_ref().map(|span| span.start)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn no_text_makes_it_panic() {
    let seeds = [
        "resultado garantido",
        "“",
        "\"",
        "'",
        "é",
        "\u{301}",
        "🙂",
        "R$ 1.000,00",
        "100%",
        "CRM/SP",
        "\u{202e}",
        "\n",
        ".",
        "!",
        "tome 10 mg de",
        "ﬁ",
        "½",
        "  ",
        "https://a.b/c?d=e",
        "日本",
    ];
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    for _ in 0..400 {
        let mut text = String::new();
        for _ in 0..24 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            text.push_str(seeds[(state % seeds.len() as u64) as usize]);
            if state & 1024 == 0 {
                text.push(' ');
            }
        }
        let mut request = request("[none] x");
        request.document.blocks = vec![paragraph(0, &text), paragraph(1, ""), paragraph(2, &text)];
        for finding in validate(request).expect("valid") {
            if let Some(span) = finding.span {
                let source = if span.block == "p1" { "" } else { text.as_str() };
                assert!(source.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
            }
        }
    }
}
