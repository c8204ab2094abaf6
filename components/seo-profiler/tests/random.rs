//! Input that nobody wrote: never a panic, always the same answer, always within the limits.

mod support;

use proptest::prelude::*;
use seo_profiler::{Guest, SeoProfiler};
use support::request;
use text::contract::types::{Block, BlockKind, CalloutTone, Document, Image, Language, Mark, MarkKind};

fn kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        (1..=6_u8).prop_map(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        Just(BlockKind::Quote),
        Just(BlockKind::Code),
        Just(BlockKind::Callout(CalloutTone::Tip)),
        ".{0,8}".prop_map(BlockKind::Html),
        Just(BlockKind::Image(Image { src: "a".into(), caption: String::new() })),
    ]
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zà-ÿ]{1,12}",
        1 => "\\PC{1,6}",
        1 => prop::sample::select(vec!["melhor", "médico", "nº 1", "R$", "350", "cura", "garantida", "não", "CRM/SP 12", ".", "!", "—", "“", "\n", "\u{301}", "\u{200b}", "👩‍⚕️"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(word, 0..60).prop_map(|words| words.join(" "))
}

prop_compose! {
    fn block()(kind in kind(), text in words(), link in any::<(u8, u8)>(), address in "\\PC{0,20}|https://aurora.example/a|/b|http://c") -> Block {
        let place = |at: u8| text.floor_char_boundary(usize::from(at)) as u32;
        let (a, b) = (place(link.0), place(link.1));
        let marks = vec![Mark { start: a.min(b), end: a.max(b), kind: MarkKind::Link(address) }];
        Block { id: String::new(), kind, text, marks }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_document_is_profiled(blocks in prop::collection::vec(block(), 1..12), keywords in prop::collection::vec("\\PC{0,20}", 0..4), name in "\\PC{0,40}", english in any::<bool>()) {
        let mut asked = request("# T");
        let blocks = blocks.into_iter().enumerate().map(|(at, block)| Block { id: format!("x{at}"), ..block }).collect();
        asked.document = Document { language: if english { Language::En } else { Language::PtBr }, blocks };
        asked.keywords = keywords;
        asked.author.name = name;
        let report = SeoProfiler::optimize(asked.clone()).expect("valid");
        prop_assert_eq!(&report, &SeoProfiler::optimize(asked.clone()).expect("valid"));
        prop_assert!(report.meta_title.chars().count() <= 60);
        prop_assert!(report.description.chars().count() <= 155);
        let good = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        prop_assert!(report.slug.split('-').all(good) && report.slug.len() <= 80, "{}", report.slug);
        serde_json::from_str::<serde_json::Value>(&report.json_ld).expect("JSON");
        for warning in &report.warnings {
            if let Some(span) = &warning.span {
                let block = asked.document.blocks.iter().find(|b| b.id == span.block).expect("a block of the document");
                prop_assert!(block.text.get(span.start as usize..span.end as usize).is_some(), "{warning:?}");
            }
        }
    }
}

#[test]
fn long_input_is_taken_in_linear_time() {
    for text in [
        "a ".repeat(100_000),
        "melhor médico ".repeat(20_000),
        "[](".repeat(40_000),
        "\u{301}".repeat(180_000),
        "x".repeat(400_000),
        "1,".repeat(90_000),
    ] {
        let mut asked = request("# T\nB");
        asked.document.blocks[0].text = text.clone();
        asked.document.blocks[1].text = String::new();
        SeoProfiler::optimize(asked.clone()).expect("valid");
        asked.document.blocks[0].text = "T".into();
        asked.document.blocks[1].text = text;
        SeoProfiler::optimize(asked).expect("valid");
    }
}
