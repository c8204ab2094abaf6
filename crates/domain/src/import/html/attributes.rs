//! Elements whose attributes are their content: images, frames, the head of a page.

use html5gum::StartTag;

use super::element::attribute;
use super::machine::Machine;
use crate::import::flow::Flow;
use crate::import::metadata::Entry;
use crate::import::text::{Piece, TextBuilder};
use crate::markup::url;

impl Machine<'_> {
    pub(super) fn frame(&mut self, flow: &mut Flow, tag: &StartTag<usize>) {
        self.close_paragraph(flow);
        flow.finish();
        let address = ["src", "data-src"].into_iter().find_map(|name| attribute(tag, name));
        let title = self.attribute_text(tag, "title");
        if let Some(address) = address {
            flow.embed(address, title);
        }
        if !tag.self_closing {
            self.dropping = Some(("iframe".to_owned(), 1));
        }
    }

    pub(super) fn image(&mut self, flow: &mut Flow, tag: &StartTag<usize>) {
        let lazy = ["src", "data-src", "data-lazy-src", "data-original"];
        let src = lazy.into_iter().filter_map(|name| attribute(tag, name)).find(|src| url::resource(src).is_some());
        let alt = self.attribute_text(tag, "alt");
        match src {
            Some(src) => flow.image(src, alt, None),
            None if alt.text.is_empty() => {}
            // Its words would be lost with it, and with them whatever must not be published.
            None => self.lens.whole(&mut flow.text, &alt.text, tag.span.start..tag.span.end),
        }
    }

    /// An attribute read as a text of its own.
    pub(super) fn attribute_text(&self, tag: &StartTag<usize>, name: &str) -> Piece {
        let Some(value) = tag.attributes.get(name.as_bytes()) else { return Piece::default() };
        let text = String::from_utf8_lossy(&value.value);
        let span = value.span.start.min(self.html.len())..value.span.end.min(self.html.len());
        let mut builder = TextBuilder::default();
        match self.html.get(span.clone()).and_then(|raw| raw.rfind(text.as_ref())) {
            Some(at) => {
                self.lens.literal(&mut builder, self.html, span.start + at..span.start + at + text.len(), false)
            }
            None => self.lens.whole(&mut builder, text.trim(), span),
        }
        builder.take().unwrap_or_default()
    }

    pub(super) fn meta(&mut self, tag: &StartTag<usize>) {
        let name =
            attribute(tag, "name").or_else(|| attribute(tag, "property")).unwrap_or_default().to_ascii_lowercase();
        let piece = self.attribute_text(tag, "content");
        if piece.text.is_empty() {
            return;
        }
        match name.as_str() {
            "author" => self.metadata.author = Some(Entry { piece }),
            "description" => self.metadata.description = Some(Entry { piece }),
            "keywords" => {
                for word in piece.text.split(',').map(str::trim).filter(|word| !word.is_empty()) {
                    let at = word.as_ptr() as usize - piece.text.as_ptr() as usize;
                    let segments = piece.segments.slice(at..at + word.len());
                    self.metadata
                        .keywords
                        .push(Entry { piece: Piece { text: word.to_owned(), marks: Vec::new(), segments } });
                }
            }
            _ => {}
        }
    }

    pub(super) fn end_title(&mut self) {
        if let Some(piece) = self.title.take().and_then(|mut title| title.take()) {
            self.metadata.title.get_or_insert(Entry { piece });
        }
    }
}
