//! `lauda:content/types`.

use domain::{document, finding};

use super::{record, variant};
use crate::contract::shared::types;

variant!(document::Language => types::Language { PtBr, En });
record!(document::Span => types::Span { block, start, end });
record!(document::Block => types::Block { id, kind, text, marks });
variant!(document::BlockKind => types::BlockKind {
    Paragraph, Quote, Code;
    Heading, ListItem, TableCell, Callout, Image, Embed, Calculator, Html,
});
record!(document::ListItem => types::ListItem { list, ordered, level });
record!(document::TableCell => types::TableCell { table, row, column, header });
variant!(document::CalloutTone => types::CalloutTone { Note, Tip, Warning, Danger });
record!(document::Image => types::Image { src, caption });
record!(document::Mark => types::Mark { start, end, kind });
variant!(document::MarkKind => types::MarkKind {
    Strong, Emphasis, Code, Strikethrough, Superscript, Subscript, LineBreak;
    Link, Reference,
});
record!(document::Document => types::Document { language, blocks });
record!(document::Edit => types::Edit { span, replacement });
record!(finding::Message => types::Message { pt, en });
variant!(finding::Severity => types::Severity { Info, Warning, Error, Blocking });
record!(finding::Finding => types::Finding { rule, source, severity, span, message, suggestion, fix });
variant!(finding::Profession => types::Profession { Cfm, Cfp, Cfn, Cfo, Cofen });
