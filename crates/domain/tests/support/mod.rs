//! A document in a form that fits on a line of a test.
#![allow(dead_code)]

use domain::document::{Block, BlockKind, CalloutTone, Document, MarkKind};
use domain::import::{Format, ImportOptions, Imported, import};

pub fn read(input: &[u8], name: Option<&str>) -> Imported {
    import(input, &ImportOptions { name: name.map(str::to_owned), ..Default::default() }).unwrap()
}

pub fn read_as(input: &[u8], format: Format) -> Imported {
    import(input, &ImportOptions { format: Some(format), ..Default::default() }).unwrap()
}

/// One line for each block: what it is, and its text with its marks.
pub fn dump(document: &Document) -> String {
    document
        .blocks
        .iter()
        .map(|block| format!("{} {}", kind(block), marked(block)).trim_end().to_owned() + "\n")
        .collect()
}

fn kind(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading(level) => format!("h{level}"),
        BlockKind::Paragraph => "p".into(),
        BlockKind::ListItem(item) => format!("li {}.{}{}", item.list, item.level, if item.ordered { "#" } else { "-" }),
        BlockKind::TableCell(cell) => {
            format!("{} {}:{},{}", if cell.header { "th" } else { "td" }, cell.table, cell.row, cell.column)
        }
        BlockKind::Quote => "quote".into(),
        BlockKind::Callout(CalloutTone::Note) => "note".into(),
        BlockKind::Callout(CalloutTone::Tip) => "tip".into(),
        BlockKind::Callout(CalloutTone::Warning) => "warning".into(),
        BlockKind::Callout(CalloutTone::Danger) => "danger".into(),
        BlockKind::Image(image) => format!("img({})", image.src),
        BlockKind::Embed(address) => format!("embed({address})"),
        BlockKind::Calculator(name) => format!("calculator({name})"),
        BlockKind::Html(html) => format!("html({html})"),
        BlockKind::Code => "code".into(),
    }
}

fn marked(block: &Block) -> String {
    let mut out = String::new();
    let mut opens: Vec<(u32, u32, String, String)> = Vec::new();
    for mark in &block.marks {
        let (open, close) = match &mark.kind {
            MarkKind::Strong => ("<b>".into(), "</b>".into()),
            MarkKind::Emphasis => ("<em>".into(), "</em>".into()),
            MarkKind::Code => ("<code>".into(), "</code>".into()),
            MarkKind::Strikethrough => ("<s>".into(), "</s>".into()),
            MarkKind::Superscript => ("<sup>".into(), "</sup>".into()),
            MarkKind::Subscript => ("<sub>".into(), "</sub>".into()),
            MarkKind::Link(address) => (format!("<a {address}>"), "</a>".into()),
            MarkKind::LineBreak => continue,
            MarkKind::Reference(number) => (format!("[{number}]"), String::new()),
        };
        opens.push((mark.start, mark.end, open, close));
    }
    for at in 0..=block.text.len() as u32 {
        let mut ends: Vec<_> = opens.iter().filter(|open| open.1 == at && open.0 < at).collect();
        ends.sort_by_key(|open| std::cmp::Reverse(open.0));
        ends.iter().for_each(|end| out.push_str(&end.3));
        opens.iter().filter(|open| open.0 == at).for_each(|open| out.push_str(&open.2));
        if let Some(c) = block.text.get(at as usize..).and_then(|rest| rest.chars().next()) {
            let broken = block.marks.iter().any(|mark| mark.kind == MarkKind::LineBreak && mark.start == at);
            out.push(if broken { '⏎' } else { c });
        }
    }
    out
}
