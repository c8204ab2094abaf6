//! Markdown: CommonMark with tables, strikethrough, footnotes and GitHub's alerts.

mod footnotes;
mod guard;
mod inline;

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::flow::{Container, Flow};
use super::html;
use super::segments::Segments;
use super::text::TextBuilder;
use crate::document::{CalloutTone, MarkKind};
use crate::markup::url;
use footnotes::Footnotes;
use inline::Inline;

/// Reads `text[start..]`; places are counted in all of `text`.
pub(super) fn import(text: &str, start: usize, flow: &mut Flow) {
    let body = &text[start..];
    let bounded = guard::bound_nesting(body);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_GFM;
    let mut reader = Reader::new(body, start);
    for (event, range) in Parser::new_ext(&bounded, options).into_offset_iter() {
        reader.event(flow, event, range);
        if flow.overflow {
            return;
        }
    }
    flow.end();
    reader.footnotes.append(flow);
}

/// An image that is being read: its text is the alternative text.
#[derive(Debug)]
struct OpenImage {
    src: String,
    title: String,
    alt: TextBuilder,
}

#[derive(Debug)]
struct Reader<'a> {
    text: &'a str,
    /// Where `text` begins in the file.
    base: usize,
    in_code: bool,
    html: Option<(String, Segments)>,
    image: Option<OpenImage>,
    /// Images within the alternative text of an image.
    inner_images: usize,
    links: Vec<Option<MarkKind>>,
    inline: Inline,
    footnotes: Footnotes,
    /// Text before this place was already read as a reference.
    done: usize,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, base: usize) -> Self {
        Reader {
            text,
            base,
            in_code: false,
            html: None,
            image: None,
            inner_images: 0,
            links: Vec::new(),
            inline: Inline::default(),
            footnotes: Footnotes::default(),
            done: 0,
        }
    }

    fn event(&mut self, flow: &mut Flow, event: Event<'_>, range: Range<usize>) {
        let source = self.base + range.start..self.base + range.end;
        match event {
            Event::Start(tag) => self.start(flow, tag),
            Event::End(tag) => self.end(flow, tag, range),
            Event::Text(text) => self.text(flow, &text, range),
            Event::Code(text) => self.code_span(flow, &text, range),
            Event::Html(text) => self.html_line(&text, range),
            Event::InlineHtml(raw) if self.image.is_none() => self.inline.html(flow, &raw, source),
            Event::FootnoteReference(label) => {
                let number = self.footnotes.number(&label);
                flow.text.reference(number);
            }
            Event::SoftBreak => self.out(flow).space(source),
            Event::HardBreak if self.image.is_some() => self.out(flow).space(source),
            Event::HardBreak => flow.text.line_break(source),
            Event::Rule => flow.finish(),
            _ => {}
        }
    }

    fn start(&mut self, flow: &mut Flow, tag: Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => flow.begin_heading(level as u8),
            Tag::BlockQuote(kind) => {
                flow.begin_container(kind.map_or(Container::Quote, |kind| Container::Callout(tone(kind))))
            }
            Tag::CodeBlock(_) => {
                flow.finish();
                self.in_code = true;
            }
            Tag::HtmlBlock => {
                flow.finish();
                self.html = Some((String::new(), Segments::default()));
            }
            Tag::List(first) => flow.begin_list(first.is_some()),
            Tag::Item => drop(flow.begin_item()),
            Tag::FootnoteDefinition(label) => self.footnotes.begin(flow, &label),
            Tag::Table(_) => flow.begin_table(),
            Tag::TableHead => flow.set_header(true),
            Tag::TableCell => flow.begin_cell(),
            Tag::Link { link_type, dest_url, .. } => self.open_link(flow, link_type, &dest_url),
            Tag::Image { dest_url, title, .. } => self.open_image(&dest_url, &title),
            tag => self.mark(flow, mark(&tag), true),
        }
    }

    fn end(&mut self, flow: &mut Flow, tag: TagEnd, range: Range<usize>) {
        if is_block(&tag) {
            self.inline.reset(flow);
        }
        match tag {
            TagEnd::Paragraph => flow.finish(),
            TagEnd::Heading(_) => flow.end_heading(),
            TagEnd::BlockQuote(_) => flow.end_container(),
            TagEnd::CodeBlock => {
                self.in_code = false;
                flow.end_code();
            }
            TagEnd::HtmlBlock => {
                if let Some((html, map)) = self.html.take() {
                    html::import_fragment(&html, map, flow);
                }
            }
            TagEnd::List(_) => flow.end_list(),
            TagEnd::Item => flow.end_container(),
            TagEnd::FootnoteDefinition => self.footnotes.end(flow),
            TagEnd::Table => flow.end_table(),
            TagEnd::TableHead => {
                flow.end_row();
                flow.set_header(false);
            }
            TagEnd::TableRow => flow.end_row(),
            TagEnd::TableCell => flow.end_cell(),
            TagEnd::Link => {
                let link = self.links.pop().flatten();
                self.mark(flow, link, false);
            }
            TagEnd::Image => self.close_image(flow, range),
            tag => self.mark(flow, end_mark(tag), false),
        }
    }

    fn out<'b>(&'b mut self, flow: &'b mut Flow) -> &'b mut TextBuilder {
        match &mut self.image {
            Some(image) => &mut image.alt,
            None => &mut flow.text,
        }
    }

    fn mark(&self, flow: &mut Flow, kind: Option<MarkKind>, open: bool) {
        match kind {
            Some(kind) if self.image.is_none() && open => flow.text.open(kind),
            Some(kind) if self.image.is_none() => flow.text.close(&kind),
            _ => {}
        }
    }

    fn text(&mut self, flow: &mut Flow, text: &str, range: Range<usize>) {
        if self.inline.is_dropping() || range.end <= self.done {
            return;
        }
        let start = range.start.max(self.done);
        if !self.in_code && self.image.is_none() && self.reference(flow, start) {
            return self.text(flow, text, start..range.end);
        }
        let (in_code, base, original) = (self.in_code, self.base, &self.text[start..range.end]);
        let out = self.out(flow);
        // Neutralised markers differ from the original in letters, never in length.
        if text.len() == range.len() && start == range.start && is_literal(text, original) || start > range.start {
            match in_code {
                true => out.literal(original, base + start),
                false => out.flow(original, base + start),
            }
        } else if !in_code && text.chars().all(super::text::is_space) {
            out.space(base + range.start..base + range.end);
        } else {
            out.words(text, original, base + start);
        }
    }

    /// `[^3]` without a definition is a reference to what is listed elsewhere.
    fn reference(&mut self, flow: &mut Flow, at: usize) -> bool {
        let Some(rest) = self.text[at..].strip_prefix("[^") else { return false };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let escaped = self.text[..at].bytes().rev().take_while(|&byte| byte == b'\\').count() % 2 == 1;
        if !(1..=4).contains(&digits) || !rest[digits..].starts_with(']') || escaped {
            return false;
        }
        let number = self.footnotes.number(&rest[..digits]);
        flow.text.reference(number);
        self.done = at + 2 + digits + 1;
        true
    }

    /// Space within code counts, space around it is space around it.
    fn code_span(&mut self, flow: &mut Flow, text: &str, range: Range<usize>) {
        let (base, code) = (self.base, text.trim_matches(super::text::is_space));
        let source = base + range.start..base + range.end;
        if text.starts_with(super::text::is_space) {
            self.out(flow).space(source.start..source.start);
        }
        self.mark(flow, Some(MarkKind::Code), true);
        let raw = &self.text[range];
        self.out(flow).words(code, raw, source.start);
        self.mark(flow, Some(MarkKind::Code), false);
        if text.ends_with(super::text::is_space) {
            self.out(flow).space(source.end..source.end);
        }
    }

    fn html_line(&mut self, text: &str, range: Range<usize>) {
        if let Some((html, map)) = &mut self.html {
            if text.len() == range.len() {
                html.push_str(&self.text[range.clone()]);
                map.push_literal(self.base + range.start, text.len());
            } else {
                html.push_str(text);
                map.push_whole(text.len(), self.base + range.start..self.base + range.end);
            }
        }
    }

    fn open_link(&mut self, flow: &mut Flow, kind: LinkType, address: &str) {
        let address = match kind {
            LinkType::Email => url::link(&format!("mailto:{address}")),
            _ => url::link(address),
        };
        let link = address.map(MarkKind::Link);
        self.mark(flow, link.clone(), true);
        self.links.push(link);
    }

    fn open_image(&mut self, src: &CowStr<'_>, title: &CowStr<'_>) {
        if self.image.is_some() {
            self.inner_images += 1;
            return;
        }
        self.image = Some(OpenImage { src: src.to_string(), title: title.to_string(), alt: TextBuilder::default() });
    }

    fn close_image(&mut self, flow: &mut Flow, range: Range<usize>) {
        if self.inner_images > 0 {
            self.inner_images -= 1;
            return;
        }
        let Some(mut image) = self.image.take() else { return };
        let mut caption = TextBuilder::default();
        if !image.title.is_empty() {
            // The title comes last in the syntax of an image.
            let raw = &self.text[range.clone()];
            let at = raw.rfind(&image.title).unwrap_or_default();
            caption.words(&image.title, &raw[at..], self.base + range.start + at);
        }
        flow.image(&image.src, image.alt.take().unwrap_or_default(), caption.take());
    }
}

/// Whether the parser's text is the original but for neutralised markers.
fn is_literal(text: &str, original: &str) -> bool {
    text.bytes().zip(original.bytes()).all(|(read, written)| read == written || read == b'x')
}

fn mark(tag: &Tag<'_>) -> Option<MarkKind> {
    match tag {
        Tag::Strong => Some(MarkKind::Strong),
        Tag::Emphasis => Some(MarkKind::Emphasis),
        Tag::Strikethrough => Some(MarkKind::Strikethrough),
        _ => None,
    }
}

fn end_mark(tag: TagEnd) -> Option<MarkKind> {
    match tag {
        TagEnd::Strong => Some(MarkKind::Strong),
        TagEnd::Emphasis => Some(MarkKind::Emphasis),
        TagEnd::Strikethrough => Some(MarkKind::Strikethrough),
        _ => None,
    }
}

fn is_block(tag: &TagEnd) -> bool {
    matches!(
        tag,
        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::FootnoteDefinition
    )
}

fn tone(kind: BlockQuoteKind) -> CalloutTone {
    match kind {
        BlockQuoteKind::Note | BlockQuoteKind::Important => CalloutTone::Note,
        BlockQuoteKind::Tip => CalloutTone::Tip,
        BlockQuoteKind::Warning => CalloutTone::Warning,
        BlockQuoteKind::Caution => CalloutTone::Danger,
    }
}
