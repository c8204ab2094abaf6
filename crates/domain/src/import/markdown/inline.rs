//! HTML tags within a line of Markdown: marks, line breaks and images count, the rest is dropped and its text kept.

use std::ops::Range;

use html5gum::{StartTag, Token};

use crate::document::MarkKind;
use crate::import::flow::Flow;
use crate::import::html::{Role, attribute, role, tokens};
use crate::import::text::TextBuilder;

const MAX_OPEN: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Inline {
    open: Vec<(String, MarkKind)>,
    dropping: Option<String>,
}

impl Inline {
    /// Whether text that follows is not shown, as within a script.
    pub fn is_dropping(&self) -> bool {
        self.dropping.is_some()
    }

    pub fn html(&mut self, flow: &mut Flow, raw: &str, source: Range<usize>) {
        for token in tokens(raw) {
            match token {
                Token::StartTag(tag) => self.start(flow, &tag, raw, &source),
                Token::EndTag(tag) => self.end(flow, &String::from_utf8_lossy(&tag.name)),
                _ => {}
            }
        }
    }

    /// Marks end with the block that they began in.
    pub fn reset(&mut self, flow: &mut Flow) {
        for (_, kind) in self.open.drain(..).rev() {
            flow.text.close(&kind);
        }
        self.dropping = None;
    }

    fn start(&mut self, flow: &mut Flow, tag: &StartTag<usize>, raw: &str, source: &Range<usize>) {
        if self.is_dropping() {
            return;
        }
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        match role(&name, tag) {
            Role::Mark(MarkKind::Link(href)) if href.starts_with("#ref-") => {
                if let Ok(number) = href["#ref-".len()..].parse() {
                    flow.text.reference(number);
                    self.dropping = Some(name);
                }
            }
            Role::Mark(kind) if self.open.len() < MAX_OPEN => {
                flow.text.open(kind.clone());
                self.open.push((name, kind));
            }
            Role::Break => flow.text.line_break(source.clone()),
            Role::Image => image(flow, tag, raw, source),
            Role::Dropped if !tag.self_closing => self.dropping = Some(name),
            _ => {}
        }
    }

    fn end(&mut self, flow: &mut Flow, name: &str) {
        if self.dropping.as_deref() == Some(name) {
            self.dropping = None;
        } else if let Some(at) = self.open.iter().rposition(|(open, _)| open == name) {
            let (_, kind) = self.open.remove(at);
            flow.text.close(&kind);
        }
    }
}

fn image(flow: &mut Flow, tag: &StartTag<usize>, raw: &str, source: &Range<usize>) {
    let alt = attribute(tag, "alt").unwrap_or_default();
    let mut builder = TextBuilder::default();
    match raw.rfind(alt) {
        Some(at) if raw.len() == source.len() => builder.flow(alt, source.start + at),
        _ => builder.whole(alt, source.clone()),
    }
    flow.image(attribute(tag, "src").unwrap_or_default(), builder.take().unwrap_or_default(), None);
}
