//! Blocks as HTML: lists rebuilt from levels, tables from cells, quotes and callouts from their paragraphs.

use std::collections::HashMap;

use super::escape::{escape, push};
use super::inline::Inline;
use super::{Levels, anchor};
use crate::document::{Block, BlockKind, CalloutTone, Document, Image, Language};
use crate::export::{caption, lists, tables};
use crate::markup::{directive, embed, sanitize, url};

pub(super) struct Renderer<'a> {
    blocks: &'a [Block],
    language: Language,
    levels: Levels,
    /// The level of the heading before.
    level: u8,
    inline: Inline,
    /// How many items of the first level each list has had.
    counted: HashMap<u32, u32>,
    tables: u32,
    out: String,
}

impl<'a> Renderer<'a> {
    pub fn new(document: &'a Document, levels: Levels) -> Self {
        let level = match levels {
            Levels::Below(level) => level,
            Levels::AsTheyAre => 0,
        };
        Renderer {
            blocks: &document.blocks,
            language: document.language,
            levels,
            level,
            inline: Inline::default(),
            counted: HashMap::new(),
            tables: 0,
            out: String::new(),
        }
    }

    pub fn run(mut self) -> String {
        let mut at = 0;
        while at < self.blocks.len() {
            at = match &self.blocks[at].kind {
                BlockKind::ListItem(_) => self.list(at),
                _ => self.block(at, self.blocks.len()),
            };
        }
        self.out
    }

    /// Writes the block at `at`, and those before `end` that make one element with it; gives the next.
    fn block(&mut self, at: usize, end: usize) -> usize {
        let block = &self.blocks[at];
        let next = self.blocks[..end].get(at + 1);
        match &block.kind {
            BlockKind::Heading(level) => self.heading(block, *level),
            BlockKind::Paragraph if caption::is_caption(block) && next.and_then(tables::cell).is_some() => {
                return self.table(at + 1, end, Some(block));
            }
            BlockKind::Paragraph | BlockKind::ListItem(_) => self.paragraph(block),
            BlockKind::TableCell(_) => return self.table(at, end, None),
            BlockKind::Quote => return self.group(at, end, "<blockquote>", "</blockquote>"),
            BlockKind::Callout(tone) => return self.callout(at, end, *tone),
            BlockKind::Image(image) => {
                let caption = next.filter(|next| caption::is_caption(next));
                self.image(block, image, caption);
                return at + 1 + usize::from(caption.is_some());
            }
            BlockKind::Embed(address) => self.embed(block, address),
            BlockKind::Calculator(name) => self.calculator(block, name),
            BlockKind::Html(html) => self.raw(block, html),
            BlockKind::Code => self.code(block),
        }
        at + 1
    }

    fn text(&mut self, block: &Block) {
        self.inline.write(&mut self.out, block, self.language);
    }

    fn paragraph(&mut self, block: &Block) {
        self.out.push_str("<p>");
        self.text(block);
        self.out.push_str("</p>\n");
    }

    /// No level is skipped on the way down, or readers who walk by headings get lost.
    fn heading(&mut self, block: &Block, level: u8) {
        let least = match self.levels {
            Levels::Below(level) => level + 1,
            Levels::AsTheyAre => 1,
        };
        self.level = level.clamp(least, 6).min(self.level + 1);
        let level = self.level;
        self.out.push_str(&format!("<h{level} id=\"{}\">", anchor(block)));
        self.text(block);
        self.out.push_str(&format!("</h{level}>\n"));
    }

    /// Blocks of one kind in a row make one element of paragraphs.
    fn group(&mut self, at: usize, end: usize, open: &str, close: &str) -> usize {
        self.out.push_str(open);
        self.out.push('\n');
        let run = self.blocks[at..end].iter().take_while(|block| block.kind == self.blocks[at].kind).count();
        for index in at..at + run {
            self.paragraph(&self.blocks[index]);
        }
        self.out.push_str(close);
        self.out.push('\n');
        at + run
    }

    fn callout(&mut self, at: usize, end: usize, tone: CalloutTone) -> usize {
        let (class, pt, en) = match tone {
            CalloutTone::Note => ("note", "Nota", "Note"),
            CalloutTone::Tip => ("tip", "Dica", "Tip"),
            CalloutTone::Warning => ("warning", "Atenção", "Warning"),
            CalloutTone::Danger => ("danger", "Alerta", "Danger"),
        };
        let title = self.either(pt, en);
        let open =
            format!("<aside class=\"callout callout-{class}\" role=\"note\">\n<p class=\"callout-title\">{title}</p>");
        self.group(at, end, &open, "</aside>")
    }

    fn image(&mut self, block: &Block, image: &Image, caption: Option<&Block>) {
        let Some(src) = url::resource(&image.src) else { return self.paragraph(block) };
        self.out.push_str(&format!(
            "<figure><img src=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">",
            escape(&src),
            escape(&block.text)
        ));
        if let Some(caption) = caption {
            self.out.push_str("<figcaption>");
            self.text(&caption::content(caption));
            self.out.push_str("</figcaption>");
        } else if !image.caption.is_empty() {
            self.out.push_str(&format!("<figcaption>{}</figcaption>", escape(&image.caption)));
        }
        self.out.push_str("</figure>\n");
    }

    /// A link, not a frame: nobody else learns of the reader before the reader wants it.
    fn embed(&mut self, block: &Block, address: &str) {
        let Some((provider, address)) = embed::known(address) else { return self.paragraph(block) };
        let name = provider.name();
        let class = super::slug(name);
        let title = match block.text.is_empty() {
            true => format!("{} {name}", self.either("Ver em", "Open on")),
            false => format!("{} ({name})", escape(&block.text)),
        };
        self.out.push_str(&format!(
            "<figure class=\"embed embed-{class}\"><a href=\"{}\" rel=\"noopener\">{title}</a></figure>\n",
            escape(&address)
        ));
    }

    fn calculator(&mut self, block: &Block, name: &str) {
        if !directive::is_name(name) {
            return self.paragraph(block);
        }
        self.out.push_str(&format!("<div class=\"calculator\" data-calculator=\"{name}\">"));
        if !block.text.is_empty() {
            self.out.push_str("<p>");
            self.text(block);
            self.out.push_str("</p>");
        }
        self.out.push_str("</div>\n");
    }

    /// The text is what counts: where the HTML says anything else, as after words were taken out of the text, the text is
    /// shown in its place.
    fn raw(&mut self, block: &Block, html: &str) {
        let same = sanitize::visible_letters(html) == sanitize::letters(&block.text);
        match sanitize::sanitize(html).filter(|_| same) {
            Some(html) => self.out.push_str(&format!("<div class=\"html\">{html}</div>\n")),
            None => {
                let lines: Vec<String> = block.text.lines().map(escape).collect();
                self.out.push_str(&format!("<p>{}</p>\n", lines.join("<br>")));
            }
        }
    }

    fn code(&mut self, block: &Block) {
        self.out.push_str("<pre tabindex=\"0\"><code>");
        push(&mut self.out, &block.text);
        self.out.push_str("</code></pre>\n");
    }

    /// Writes a list and the blocks between its items; gives the next block.
    fn list(&mut self, start: usize) -> usize {
        let run = lists::run(self.blocks, start);
        let mut open: Vec<bool> = Vec::new();
        let mut at = start;
        while at < run.end {
            let block = &self.blocks[at];
            let Some(item) = lists::item(block) else {
                at = self.block(at, run.end);
                continue;
            };
            let level = usize::from(item.level).min(open.len());
            while open.len() > level + 1 {
                self.close_list(&mut open);
            }
            if open.len() == level + 1 && open[level] != item.ordered {
                self.close_list(&mut open);
            }
            if open.len() == level + 1 {
                self.out.push_str("</li>\n");
            } else {
                self.open_list(item.list, item.ordered, level);
                open.push(item.ordered);
            }
            *self.counted.entry(item.list).or_default() += u32::from(level == 0);
            self.out.push_str("<li>");
            self.text(block);
            at += 1;
        }
        while !open.is_empty() {
            self.close_list(&mut open);
        }
        run.end
    }

    /// A list that something interrupted goes on counting.
    fn open_list(&mut self, list: u32, ordered: bool, level: usize) {
        let counted = self.counted.get(&list).copied().unwrap_or_default();
        match (ordered, level, counted) {
            (true, 0, 1..) => self.out.push_str(&format!("<ol start=\"{}\">\n", counted + 1)),
            (true, ..) => self.out.push_str("<ol>\n"),
            (false, ..) => self.out.push_str("<ul>\n"),
        }
    }

    fn close_list(&mut self, open: &mut Vec<bool>) {
        match open.pop() {
            Some(true) => self.out.push_str("</li>\n</ol>\n"),
            Some(false) => self.out.push_str("</li>\n</ul>\n"),
            None => {}
        }
    }

    fn table(&mut self, at: usize, end: usize, caption: Option<&Block>) -> usize {
        let run = tables::run(&self.blocks[at..end]);
        let grid = tables::grid(&self.blocks[at..at + run]);
        self.tables += 1;
        let label = match caption {
            Some(caption) => escape(&caption.text),
            None => format!("{} {}", self.either("Tabela", "Table"), self.tables),
        };
        self.out
            .push_str(&format!("<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>\n"));
        if let Some(caption) = caption {
            self.out.push_str("<caption>");
            self.text(&caption::content(caption));
            self.out.push_str("</caption>\n");
        }
        let (head, body) = grid.rows.split_at(grid.head);
        self.section("thead", "col", head);
        self.section("tbody", "row", body);
        self.out.push_str("</table></div>\n");
        at + run
    }

    fn section(&mut self, name: &str, scope: &str, rows: &[Vec<Option<(&crate::document::TableCell, &Block)>>]) {
        if rows.is_empty() {
            return;
        }
        self.out.push_str(&format!("<{name}>\n"));
        for row in rows {
            self.out.push_str("<tr>");
            for cell in row {
                match cell {
                    Some((cell, block)) if cell.header => {
                        self.out.push_str(&format!("<th scope=\"{scope}\">"));
                        self.text(block);
                        self.out.push_str("</th>");
                    }
                    Some((_, block)) => {
                        self.out.push_str("<td>");
                        self.text(block);
                        self.out.push_str("</td>");
                    }
                    None => self.out.push_str("<td></td>"),
                }
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str(&format!("</{name}>\n"));
    }

    fn either(&self, pt: &'static str, en: &'static str) -> &'static str {
        match self.language {
            Language::PtBr => pt,
            Language::En => en,
        }
    }
}
