//! Whatever comes in: no word is lost, marks lie in their texts, the same input gives the same output.

mod support;

use proptest::prelude::*;
use support::{asked, claim, publication, reference};
use text::contract::types::{
    Block, BlockKind, CalloutTone, Image, ListItem, Mark, MarkKind, Span, StageError, TableCell,
};
use text_composer::{Guest, TextComposer};

fn kind() -> impl Strategy<Value = BlockKind> {
    prop_oneof![
        (1..=6_u8).prop_map(BlockKind::Heading),
        Just(BlockKind::Paragraph),
        Just(BlockKind::ListItem(ListItem { list: 0, ordered: false, level: 0 })),
        Just(BlockKind::TableCell(TableCell { table: 0, row: 0, column: 0, header: false })),
        Just(BlockKind::Quote),
        Just(BlockKind::Code),
        Just(BlockKind::Callout(CalloutTone::Tip)),
        Just(BlockKind::Html("<b>x</b>".into())),
        Just(BlockKind::Image(Image { src: "a".into(), caption: String::new() })),
    ]
}

fn text() -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => "[a-zà-ÿ0-9]{1,9}", 1 => "\\PC{0,4}", 1 => "[ \t\n]{1,3}", 1 => "[.,!?”…)]{1,3}"];
    prop::collection::vec(word, 0..25).prop_map(|words| words.join(" "))
}

fn mark_kind() -> impl Strategy<Value = MarkKind> {
    prop_oneof![
        Just(MarkKind::Strong),
        Just(MarkKind::Code),
        Just(MarkKind::LineBreak),
        Just(MarkKind::Link("https://a".into())),
        (1..9_u32).prop_map(MarkKind::Reference),
    ]
}

prop_compose! {
    fn block()(kind in kind(), text in text(), marks in prop::collection::vec((any::<u8>(), any::<u8>(), mark_kind()), 0..4)) -> Block {
        let place = |at: u8| text.floor_char_boundary(usize::from(at)) as u32;
        let marks = marks.into_iter().map(|(a, b, kind)| Mark { start: place(a.min(b)), end: place(a.max(b)), kind }).collect();
        Block { id: String::new(), kind, text, marks }
    }
}

/// The words of the blocks that have any.
fn words(blocks: &[Block]) -> Vec<String> {
    let joined = blocks.iter().map(|b| b.text.split_whitespace().collect::<Vec<_>>().join(" "));
    joined.filter(|text| !text.is_empty()).collect()
}

proptest! {
    #[test]
    fn nothing_is_lost(blocks in prop::collection::vec(block(), 1..10), claims in prop::collection::vec((any::<prop::sample::Index>(), any::<(u8, u8)>(), any::<bool>()), 0..6)) {
        let mut request = asked("x", &[]);
        request.document.blocks = blocks.into_iter().enumerate().map(|(at, b)| Block { id: format!("b{at}"), ..b }).collect();
        for (number, (block, (a, b), moved)) in claims.into_iter().enumerate() {
            let block = block.get(&request.document.blocks);
            let place = |at: u8| block.text.floor_char_boundary(usize::from(at));
            let (start, end) = (place(a.min(b)), place(a.max(b)));
            let quote = block.text[start..end].to_owned();
            let shift = u32::from(moved);
            let span = Span { block: block.id.clone(), start: start as u32 + shift, end: end as u32 + shift };
            request.claims.push(claim(&format!("C{number}"), &quote, span));
            request.references.push(reference(&format!("C{number}"), publication(&format!("p{}", number % 3), 2024)));
        }
        let report = match TextComposer::compose(request.clone()) {
            // A claim of nothing stands nowhere.
            Err(StageError::InvalidInput(what)) => {
                prop_assert!(request.claims.iter().any(|c| text::fold::fold(c.quote.trim()).as_str().trim().is_empty()), "{what}");
                return Ok(());
            }
            other => other.expect("not too large"),
        };
        prop_assert_eq!(words(&report.document.blocks), words(&request.document.blocks));
        for block in &report.document.blocks {
            for mark in &block.marks {
                prop_assert!(block.text.get(mark.start as usize..mark.end as usize).is_some(), "{block:?}");
                if let MarkKind::Reference(number) = mark.kind {
                    prop_assert!((1..=report.references.len() as u32).contains(&number));
                }
            }
        }
        // Every reference of the list is referred to.
        for entry in &report.references {
            let marked = report.document.blocks.iter().flat_map(|b| &b.marks).any(|m| m.kind == MarkKind::Reference(entry.number));
            prop_assert!(marked && !entry.claims.is_empty());
        }
        let again = TextComposer::compose(request).expect("the same");
        prop_assert_eq!(format!("{report:?}"), format!("{again:?}"));
    }
}

#[test]
fn large_documents_are_taken_in_linear_time() {
    for text in ["um  dois\t".repeat(40_000), " ".repeat(400_000), "“”.".repeat(80_000)] {
        let mut request = asked("x", &[]);
        request.document.blocks[0].text = text.clone();
        request.document.blocks[0].marks = (0..5_000)
            .map(|at| Mark { start: at, end: at, kind: MarkKind::LineBreak })
            .filter(|m| text.is_char_boundary(m.start as usize))
            .collect();
        TextComposer::compose(request).expect("valid");
    }
}
