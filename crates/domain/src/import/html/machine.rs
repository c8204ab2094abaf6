//! The state between two tokens of HTML.

use html5gum::{StartTag, Token};

use super::element::{Role, attribute, breaks_out, role};
use super::fragment::Fragment;
use super::lens::Lens;
use super::shortcode;
use crate::document::{BlockKind, MarkKind};
use crate::import::flow::{Container, Flow};
use crate::import::metadata::{self, Metadata};
use crate::import::text::TextBuilder;
use crate::markup::url;

/// Elements nested deeper still part blocks, and are otherwise transparent.
const MAX_DEPTH: usize = 128;

#[derive(Debug)]
pub(super) struct Open {
    pub name: String,
    pub role: Role,
    /// How many marks were open when it began.
    pub marks: usize,
}

#[derive(Debug)]
pub(in crate::import) struct Machine<'a> {
    pub(super) html: &'a str,
    pub(super) lens: Lens,
    /// Whether blank lines part paragraphs.
    bare: bool,
    pub(super) stack: Vec<Open>,
    /// How many paragraphs and how many blocks of code are on the stack.
    paragraphs: usize,
    codes: usize,
    /// Elements open beyond the deepest that is kept.
    beyond: usize,
    /// The element whose content is dropped, and how many of its name are open in it.
    pub(super) dropping: Option<(String, usize)>,
    fragment: Option<Fragment>,
    pub(super) title: Option<TextBuilder>,
    pub metadata: Metadata,
}

impl<'a> Machine<'a> {
    pub fn new(html: &'a str, lens: Lens, bare: bool) -> Machine<'a> {
        Machine {
            html,
            lens,
            bare,
            stack: Vec::new(),
            paragraphs: 0,
            codes: 0,
            beyond: 0,
            dropping: None,
            fragment: None,
            title: None,
            metadata: Metadata::default(),
        }
    }

    pub fn html(&self) -> &'a str {
        self.html
    }

    /// Whether text that follows is not shown.
    pub fn is_dropping(&self) -> bool {
        self.dropping.is_some()
    }

    pub fn token(&mut self, flow: &mut Flow, token: &Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(flow, tag),
            Token::EndTag(tag) => self.end_tag(flow, &String::from_utf8_lossy(&tag.name)),
            Token::String(text) => {
                let range = text.span.start.min(self.html.len())..text.span.end.min(self.html.len());
                self.text(flow, &String::from_utf8_lossy(text), range);
            }
            _ => {}
        }
    }

    /// All that is open ends.
    pub fn end(&mut self, flow: &mut Flow) {
        self.end_title();
        self.end_fragment(flow);
        self.pop_to(flow, 0);
        flow.end();
    }

    fn text(&mut self, flow: &mut Flow, text: &str, range: std::ops::Range<usize>) {
        let Some(raw) = self.html.get(range.clone()) else { return };
        if let Some(title) = &mut self.title {
            return self.lens.decoded(title, text, self.html, range);
        }
        if self.is_dropping() {
            return;
        }
        if let Some(fragment) = &mut self.fragment {
            fragment.text(text);
        }
        if self.in_code(flow) {
            return self.code(flow, text, range);
        }
        if raw != text {
            return self.lens.decoded(&mut flow.text, text, self.html, range);
        }
        shortcode::without(raw, |part| self.prose(flow, range.start + part.start..range.start + part.end));
    }

    fn in_code(&self, flow: &Flow) -> bool {
        self.codes > 0 && !flow.in_cell()
    }

    /// Text that stands for itself; in bare HTML a blank line ends a paragraph.
    fn prose(&self, flow: &mut Flow, range: std::ops::Range<usize>) {
        let mut at = range.start;
        while self.bare && flow.is_paragraph() && self.fragment.is_none() {
            let Some(blank) = blank_line(&self.html[at..range.end]) else { break };
            self.lens.literal(&mut flow.text, self.html, at..at + blank, false);
            flow.finish();
            at += blank + 1;
        }
        self.lens.literal(&mut flow.text, self.html, at..range.end, false);
    }

    fn code(&self, flow: &mut Flow, text: &str, range: std::ops::Range<usize>) {
        use super::align::{Part, align};
        let mut skip = flow.text.is_empty();
        align(text, &self.html[range.clone()], |part| match part {
            Part::Literal(found) => {
                let first = skip && self.html[range.start + found.start..].starts_with('\n');
                skip = false;
                let found = range.start + found.start + usize::from(first)..range.start + found.end;
                self.lens.literal(&mut flow.text, self.html, found, true);
            }
            Part::Whole(text, _) if std::mem::take(&mut skip) && text == "\n" => {}
            Part::Whole(text, found) => {
                flow.text.whole(text, self.lens.range(range.start + found.start..range.start + found.end));
            }
        });
    }

    fn start(&mut self, flow: &mut Flow, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.still_dropping(&name, tag.self_closing) {
            return;
        }
        let role = role(&name, tag);
        if self.fragment.is_some() && self.start_in_fragment(flow, &name, tag, &role) {
            return;
        }
        match role {
            Role::Transparent => {}
            Role::Root => self.metadata.language = attribute(tag, "lang").and_then(metadata::language),
            Role::Meta => self.meta(tag),
            Role::Title => self.title = Some(TextBuilder::default()),
            Role::Dropped if tag.self_closing => {}
            Role::Dropped => self.dropping = Some((name, 1)),
            Role::Frame => self.frame(flow, tag),
            Role::Break if self.in_code(flow) => flow.text.whole("\n", self.source(tag)),
            Role::Break if flow.is_paragraph() && flow.text.at_break() => flow.finish(),
            Role::Break => flow.text.line_break(self.source(tag)),
            Role::Rule => {
                self.close_paragraph(flow);
                flow.finish();
            }
            Role::Image => self.image(flow, tag),
            Role::Mark(MarkKind::Link(href)) if reference(&href).is_some() => {
                flow.text.reference(reference(&href).unwrap_or_default());
                self.dropping = Some((name, 1));
            }
            role => self.open(flow, name, role, tag),
        }
    }

    fn open(&mut self, flow: &mut Flow, name: String, role: Role, tag: &StartTag<usize>) {
        if role.is_block() {
            self.close_paragraph(flow);
        }
        self.close_implied(flow, &role);
        if self.stack.len() >= MAX_DEPTH {
            self.beyond += usize::from(!role.is_implied());
            if role.is_block() {
                flow.finish();
            }
            return;
        }
        let marks = flow.text.depth();
        let role = self.begin(flow, role, tag);
        self.paragraphs += usize::from(name == "p");
        self.codes += usize::from(role == Role::Code);
        self.stack.push(Open { name, role, marks });
    }

    /// What an element does where it begins; gives the part that it plays here.
    fn begin(&mut self, flow: &mut Flow, role: Role, tag: &StartTag<usize>) -> Role {
        match &role {
            Role::Heading(level) => flow.begin_heading(*level),
            Role::List { ordered } => flow.begin_list(*ordered),
            Role::Item => {
                if !flow.begin_item() {
                    return Role::Block;
                }
            }
            Role::Quote => flow.begin_container(Container::Quote),
            Role::Callout(tone) => flow.begin_container(Container::Callout(*tone)),
            Role::Table | Role::Section { .. } | Role::Row | Role::Cell { .. } => {
                return self.begin_table_part(flow, role);
            }
            Role::Mark(kind) => flow.text.open(kind.clone()),
            Role::Marked(kind) => {
                flow.finish();
                flow.text.open(kind.clone());
            }
            Role::Quotation => flow.text.whole("“", self.source(tag)),
            Role::Terms if flow.is_paragraph() && !flow.in_table() => {
                flow.finish();
                let mut fragment = Fragment::default();
                fragment.start("dl", None);
                self.fragment = Some(fragment);
            }
            _ => flow.finish(),
        }
        role
    }

    fn end_tag(&mut self, flow: &mut Flow, name: &str) {
        if let Some((dropped, count)) = &mut self.dropping {
            *count -= usize::from(dropped == name);
            if *count == 0 {
                self.dropping = None;
            }
            return;
        }
        match name {
            "title" => return self.end_title(),
            "p" | "br" if !self.stack.iter().any(|open| open.name == name) => return flow.finish(),
            _ => {}
        }
        if let Some(fragment) = &mut self.fragment {
            if fragment.end(name) {
                return self.end_fragment(flow);
            }
            if matches!(name, "dt" | "dd" | "li" | "p") {
                flow.text.line_break(0..0);
            }
            return;
        }
        let found = self.find(name);
        if self.beyond > 0 && found.is_none_or(|at| !self.stack[at].role.is_implied()) {
            self.beyond -= 1;
            return flow.finish();
        }
        match found {
            Some(at) if self.stack[at].role.is_block() => self.pop_to(flow, at),
            Some(at) => {
                let open = self.stack.remove(at);
                close(flow, &open.role);
            }
            None => {}
        }
    }

    /// The innermost open element of that name. An end tag in a cell ends nothing outside it, but for the table's own.
    fn find(&self, name: &str) -> Option<usize> {
        let table_part = matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th");
        for (at, open) in self.stack.iter().enumerate().rev() {
            if open.name == name {
                return Some(at);
            }
            let wall = matches!(open.role, Role::Cell { .. }) && !table_part;
            if wall || (matches!(open.role, Role::Table | Role::InnerTable) && name != "table") {
                return None;
            }
        }
        None
    }

    /// Closes the innermost elements until `depth` are left.
    pub(super) fn pop_to(&mut self, flow: &mut Flow, depth: usize) {
        while self.stack.len() > depth {
            if let Some(open) = self.stack.pop() {
                self.paragraphs -= usize::from(open.name == "p");
                self.codes -= usize::from(open.role == Role::Code);
                if open.role.is_block() {
                    flow.text.close_to(open.marks);
                }
                close(flow, &open.role);
            }
        }
    }

    /// A paragraph ends where the next block begins, unless a cell, an item or a quote stands in between.
    pub(super) fn close_paragraph(&mut self, flow: &mut Flow) {
        if self.paragraphs == 0 {
            return;
        }
        let walls =
            |role: &Role| matches!(role, Role::Cell { .. } | Role::Item | Role::Quote | Role::Table | Role::Callout(_));
        let inner = self.stack.iter().rposition(|open| walls(&open.role)).map_or(0, |at| at + 1);
        let paragraph = |open: &Open| matches!(open.role, Role::Paragraph | Role::Marked(_)) && open.name == "p";
        if let Some(at) = self.stack[inner..].iter().position(paragraph) {
            self.pop_to(flow, inner + at);
        }
    }

    fn still_dropping(&mut self, name: &str, self_closing: bool) -> bool {
        let Some((dropped, count)) = &mut self.dropping else { return false };
        if dropped == "svg" && breaks_out(name) {
            self.dropping = None;
            return false;
        }
        *count += usize::from(dropped == name && !self_closing);
        true
    }

    /// A start tag within a list of terms: true when it is dealt with. A heading ends the list, closed or not.
    fn start_in_fragment(&mut self, flow: &mut Flow, name: &str, tag: &StartTag<usize>, role: &Role) -> bool {
        match role {
            Role::Heading(_) | Role::Table | Role::Frame => {
                self.end_fragment(flow);
                return false;
            }
            Role::Dropped | Role::Image | Role::Meta | Role::Title => return false,
            _ => {}
        }
        if role.is_block() {
            flow.text.line_break(0..0);
        } else if *role == Role::Break {
            flow.text.line_break(self.source(tag));
        }
        let href = (name == "a").then(|| attribute(tag, "href").and_then(url::link)).flatten();
        if let Some(fragment) = &mut self.fragment {
            fragment.start(name, href.as_deref());
        }
        true
    }

    fn end_fragment(&mut self, flow: &mut Flow) {
        let Some(fragment) = self.fragment.take() else { return };
        if let Some(at) = self.stack.iter().rposition(|open| open.role == Role::Terms) {
            self.stack.truncate(at);
        }
        match fragment.finish() {
            Some(html) => {
                if let Some(mut piece) = flow.text.take() {
                    piece.marks.clear();
                    flow.push(BlockKind::Html(html), piece);
                }
                flow.finish();
            }
            None => flow.finish(),
        }
    }

    fn source(&self, tag: &StartTag<usize>) -> std::ops::Range<usize> {
        self.lens.range(tag.span.start.min(self.html.len())..tag.span.end.min(self.html.len()))
    }
}

/// What an element does where it ends.
fn close(flow: &mut Flow, role: &Role) {
    match role {
        Role::Heading(_) => flow.end_heading(),
        Role::List { .. } => flow.end_list(),
        Role::Item | Role::Quote | Role::Callout(_) => flow.end_container(),
        Role::Table => flow.end_table(),
        Role::Section { .. } => flow.set_header(false),
        Role::Row => flow.end_row(),
        Role::Cell { header, columns, rows } => flow.end_wide_cell(*header, *columns, *rows),
        Role::Code => flow.end_code(),
        Role::Mark(kind) => flow.text.close(kind),
        Role::Quotation => flow.text.whole("”", 0..0),
        _ => flow.finish(),
    }
}

/// `#ref-3`, as our own pages mark a reference.
fn reference(href: &str) -> Option<u32> {
    href.strip_prefix("#ref-").and_then(|number| number.parse().ok())
}

/// Where the first line break of a blank line stands.
fn blank_line(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('\n') {
        let line = at + found;
        let rest = text[line + 1..].trim_start_matches([' ', '\t', '\r']);
        if rest.starts_with('\n') {
            return Some(line);
        }
        at = line + 1;
    }
    None
}
