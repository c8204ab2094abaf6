//! What each HTML element means to a document.

use html5gum::StartTag;

use crate::document::{CalloutTone, MarkKind};

/// The part an element plays. What is not listed is transparent: its text counts, the element does not.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::import) enum Role {
    Block,
    Paragraph,
    Heading(u8),
    List {
        ordered: bool,
    },
    Item,
    Quote,
    Callout(CalloutTone),
    Table,
    /// A table within a cell: its rows are lines of the cell.
    InnerTable,
    Section {
        header: bool,
    },
    Row,
    Cell {
        header: bool,
        columns: u32,
        rows: u32,
    },
    Code,
    Mark(MarkKind),
    /// A paragraph under one mark: a caption, a summary, a term.
    Marked(MarkKind),
    Quotation,
    Break,
    Rule,
    Image,
    Frame,
    Terms,
    Dropped,
    Title,
    Meta,
    Root,
    Transparent,
}

impl Role {
    /// Whether the element parts the text before it from the text in it.
    pub fn is_block(&self) -> bool {
        !matches!(
            self,
            Role::Mark(_)
                | Role::Quotation
                | Role::Break
                | Role::Image
                | Role::Dropped
                | Role::Title
                | Role::Meta
                | Role::Root
                | Role::Transparent
        )
    }

    /// Whether its end tag may be left out, so that no count of open ones can be kept.
    pub fn is_implied(&self) -> bool {
        matches!(
            self,
            Role::Paragraph | Role::Item | Role::Row | Role::Cell { .. } | Role::Section { .. } | Role::Marked(_)
        )
    }
}

pub(in crate::import) fn attribute<'a>(tag: &'a StartTag<usize>, name: &str) -> Option<&'a str> {
    tag.attributes.get(name.as_bytes()).and_then(|value| std::str::from_utf8(value).ok())
}

pub(in crate::import) fn role(name: &str, tag: &StartTag<usize>) -> Role {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Heading(name.as_bytes()[1] - b'0'),
        "p" if has_class(tag, "wp-caption-text") => Role::Marked(MarkKind::Emphasis),
        "p" => Role::Paragraph,
        "ul" | "menu" | "dir" => Role::List { ordered: false },
        "ol" => Role::List { ordered: true },
        "li" => Role::Item,
        "blockquote" => Role::Quote,
        "div" | "section" | "aside" => callout(tag).map_or(Role::Block, Role::Callout),
        "article" | "main" | "header" | "footer" | "nav" | "address" | "center" | "figure" | "form" | "fieldset"
        | "legend" | "details" | "dd" | "body" | "hgroup" | "search" | "option" | "optgroup" | "dialog" => Role::Block,
        "table" => Role::Table,
        "thead" => Role::Section { header: true },
        "tbody" | "tfoot" => Role::Section { header: false },
        "tr" => Role::Row,
        "td" | "th" => Role::Cell { header: name == "th", columns: span(tag, "colspan"), rows: span(tag, "rowspan") },
        "pre" | "xmp" | "listing" => Role::Code,
        "figcaption" | "caption" => Role::Marked(MarkKind::Emphasis),
        "summary" | "dt" => Role::Marked(MarkKind::Strong),
        "dl" => Role::Terms,
        "q" => Role::Quotation,
        "br" => Role::Break,
        "hr" => Role::Rule,
        "img" => Role::Image,
        "iframe" => Role::Frame,
        "script" | "style" | "template" | "noscript" | "noembed" | "noframes" | "svg" => Role::Dropped,
        "title" => Role::Title,
        "meta" => Role::Meta,
        "html" => Role::Root,
        _ => mark(name, tag).map_or(Role::Transparent, Role::Mark),
    }
}

fn mark(name: &str, tag: &StartTag<usize>) -> Option<MarkKind> {
    let style = attribute(tag, "style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    match name {
        // Word processors wrap whole texts in a bold element that is not bold.
        "b" | "strong" if style.contains("font-weight:normal") || style.contains("font-weight:400") => None,
        "b" | "strong" => Some(MarkKind::Strong),
        "i" | "em" => Some(MarkKind::Emphasis),
        "code" | "kbd" | "samp" | "tt" => Some(MarkKind::Code),
        "del" | "s" | "strike" => Some(MarkKind::Strikethrough),
        "sup" => Some(MarkKind::Superscript),
        "sub" => Some(MarkKind::Subscript),
        "a" => attribute(tag, "href").and_then(crate::markup::url::link).map(MarkKind::Link),
        "span"
            if ["font-weight:bold", "font-weight:600", "font-weight:700"].iter().any(|bold| style.contains(bold)) =>
        {
            Some(MarkKind::Strong)
        }
        "span" if style.contains("font-style:italic") => Some(MarkKind::Emphasis),
        _ => None,
    }
}

fn has_class(tag: &StartTag<usize>, class: &str) -> bool {
    attribute(tag, "class").is_some_and(|classes| classes.split_ascii_whitespace().any(|one| one == class))
}

/// Our own callouts, and the alerts of the most used style sheets.
fn callout(tag: &StartTag<usize>) -> Option<CalloutTone> {
    let classes = attribute(tag, "class")?;
    classes.split_ascii_whitespace().find_map(|class| match class {
        "callout-note" | "alert-info" => Some(CalloutTone::Note),
        "callout-tip" | "alert-success" => Some(CalloutTone::Tip),
        "callout-warning" | "alert-warning" => Some(CalloutTone::Warning),
        "callout-danger" | "alert-danger" => Some(CalloutTone::Danger),
        _ => None,
    })
}

/// A `colspan` or `rowspan`; large ones are as good as 64.
fn span(tag: &StartTag<usize>, name: &str) -> u32 {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1).clamp(1, 64)
}

/// Elements that end a drawing which was never closed, as in browsers.
pub(super) fn breaks_out(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "blockquote"
            | "body"
            | "br"
            | "center"
            | "code"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "em"
            | "embed"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "hr"
            | "i"
            | "img"
            | "li"
            | "ol"
            | "p"
            | "pre"
            | "ruby"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "strike"
            | "sub"
            | "sup"
            | "table"
            | "u"
            | "ul"
    )
}
