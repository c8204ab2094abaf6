//! The text of a block with its marks as HTML.

use std::collections::HashMap;

use super::escape::push;
use super::{citation_id, reference_id};
use crate::document::{Block, Language, MarkKind};
use crate::export::marks::{Piece, pieces};
use crate::markup::url;

/// Writes inline HTML; remembers which references it has marked.
#[derive(Debug, Default)]
pub(super) struct Inline {
    cited: HashMap<u32, u32>,
}

impl Inline {
    pub fn write(&mut self, out: &mut String, block: &Block, language: Language) {
        for piece in pieces(block) {
            match piece {
                Piece::Text(range) => push(out, &block.text[range]),
                Piece::Break => out.push_str("<br>"),
                Piece::Open(kind, _) => open(out, kind),
                Piece::Close(kind) => close(out, kind),
                Piece::Reference(number) => self.reference(out, number, language),
            }
        }
    }

    fn reference(&mut self, out: &mut String, number: u32, language: Language) {
        let count = self.cited.entry(number).or_default();
        *count += 1;
        let id = citation_id(number) + &if *count > 1 { format!("-{count}") } else { String::new() };
        let label = match language {
            Language::PtBr => "Referência",
            Language::En => "Reference",
        };
        let target = reference_id(number);
        out.push_str(&format!(
            "<sup class=\"reference\"><a href=\"#{target}\" id=\"{id}\" role=\"doc-noteref\" aria-label=\"{label} {number}\">{number}</a></sup>"
        ));
    }
}

fn name(kind: &MarkKind) -> Option<&'static str> {
    match kind {
        MarkKind::Strong => Some("strong"),
        MarkKind::Emphasis => Some("em"),
        MarkKind::Code => Some("code"),
        MarkKind::Strikethrough => Some("s"),
        MarkKind::Superscript => Some("sup"),
        MarkKind::Subscript => Some("sub"),
        MarkKind::Link(address) => url::link(address).map(|_| "a"),
        MarkKind::LineBreak | MarkKind::Reference(_) => None,
    }
}

fn open(out: &mut String, kind: &MarkKind) {
    if let MarkKind::Link(address) = kind {
        if let Some(address) = url::link(address) {
            out.push_str("<a href=\"");
            push(out, &address);
            out.push_str(if url::is_external(&address) { "\" rel=\"noopener\">" } else { "\">" });
        }
    } else if let Some(name) = name(kind) {
        out.push_str(&format!("<{name}>"));
    }
}

fn close(out: &mut String, kind: &MarkKind) {
    if let Some(name) = name(kind) {
        out.push_str(&format!("</{name}>"));
    }
}
