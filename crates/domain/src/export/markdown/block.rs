//! Blocks as Markdown.

use super::inline::{Place, address, write};
use crate::document::{Block, BlockKind, CalloutTone, ListItem};
use crate::export::{lists, tables};
use crate::markup::sanitize;

/// A marker of a list that is open: how far its text is indented, what kind it is, its last number.
struct Level {
    indent: usize,
    ordered: bool,
    number: u32,
}

pub(super) struct Writer<'a> {
    blocks: &'a [Block],
    out: String,
}

impl<'a> Writer<'a> {
    pub fn new(blocks: &'a [Block]) -> Self {
        Writer { blocks, out: String::new() }
    }

    pub fn run(mut self) -> String {
        let mut at = 0;
        while at < self.blocks.len() {
            if !self.out.is_empty() {
                self.out.push('\n');
            }
            at = match &self.blocks[at].kind {
                BlockKind::ListItem(_) => self.list(at),
                _ => self.block(at, self.blocks.len(), 0),
            };
        }
        self.out
    }

    /// Writes lines, each indented, and a line end.
    fn lines(&mut self, text: &str, prefix: &str, indent: usize) {
        for line in text.split('\n') {
            let line = format!("{prefix}{line}");
            let line = line.trim_end_matches(' ');
            if !line.is_empty() {
                self.out.push_str(&" ".repeat(indent));
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
    }

    /// Writes the block at `at`, and those before `end` that make one with it; gives the next.
    fn block(&mut self, at: usize, end: usize, indent: usize) -> usize {
        let block = &self.blocks[at];
        match &block.kind {
            BlockKind::Heading(level) => {
                let hashes = "#".repeat(usize::from((*level).clamp(1, 6)));
                self.lines(&format!("{hashes} {}", write(block, Place::Heading)), "", indent);
            }
            BlockKind::Quote => return self.group(at, end, indent, None),
            BlockKind::Callout(tone) => return self.group(at, end, indent, Some(*tone)),
            BlockKind::TableCell(_) => return self.table(at, end, indent),
            BlockKind::Image(image) => {
                let title = match image.caption.is_empty() {
                    true => String::new(),
                    false => {
                        format!(" \"{}\"", image.caption.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', " "))
                    }
                };
                let alt = write(block, Place::Alternative);
                self.lines(&format!("![{alt}]({}{title})", address(&image.src)), "", indent);
            }
            BlockKind::Embed(link) if block.text.is_empty() => self.lines(link, "", indent),
            BlockKind::Embed(link) => {
                let title = write(block, Place::Alternative);
                self.lines(&format!("[{title}]({})", address(link)), "", indent);
            }
            BlockKind::Calculator(name) => self.calculator(block, name, indent),
            BlockKind::Html(html) => self.raw(block, html, indent),
            BlockKind::Code => self.code(block, indent),
            BlockKind::Paragraph | BlockKind::ListItem(_) => self.lines(&write(block, Place::Block), "", indent),
        }
        at + 1
    }

    fn calculator(&mut self, block: &Block, name: &str, indent: usize) {
        let caption = write(block, Place::Alternative).replace("}}", "} }").replace("\\|", "|");
        let bar = if caption.is_empty() { "" } else { "|" };
        self.lines(&format!("{{{{calculator:{name}{bar}{caption}}}}}"), "", indent);
    }

    /// As in HTML, the text is what counts.
    fn raw(&mut self, block: &Block, html: &str, indent: usize) {
        let same = sanitize::visible_letters(html) == sanitize::letters(&block.text);
        match sanitize::sanitize(html).filter(|_| same) {
            // A blank line would end the block of HTML.
            Some(html) => {
                let lines: Vec<&str> = html.lines().filter(|line| !line.trim().is_empty()).collect();
                self.lines(&lines.join("\n"), "", indent);
            }
            None => self.lines(&write(block, Place::Block), "", indent),
        }
    }

    fn code(&mut self, block: &Block, indent: usize) {
        let longest = block.text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.lines(&fence, "", indent);
        for line in block.text.split('\n') {
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.lines(&fence, "", indent);
    }

    fn group(&mut self, at: usize, end: usize, indent: usize, tone: Option<CalloutTone>) -> usize {
        let name = tone.map(|tone| match tone {
            CalloutTone::Note => "[!NOTE]",
            CalloutTone::Tip => "[!TIP]",
            CalloutTone::Warning => "[!WARNING]",
            CalloutTone::Danger => "[!CAUTION]",
        });
        if let Some(name) = name {
            self.lines(name, "> ", indent);
        }
        let run = self.blocks[at..end].iter().take_while(|block| block.kind == self.blocks[at].kind).count();
        for index in 0..run {
            if index > 0 {
                self.lines("", ">", indent);
            }
            self.lines(&write(&self.blocks[at + index], Place::Block), "> ", indent);
        }
        at + run
    }

    fn table(&mut self, at: usize, end: usize, indent: usize) -> usize {
        let run = tables::run(&self.blocks[at..end]);
        let grid = tables::grid(&self.blocks[at..at + run]);
        let row = |cells: &[Option<(&crate::document::TableCell, &Block)>]| -> String {
            let cells = (0..grid.columns).map(|column| cells.get(column).copied().flatten());
            cells
                .map(|cell| cell.map_or("  ".into(), |(_, block)| format!(" {} ", write(block, Place::Cell))))
                .collect::<Vec<_>>()
                .join("|")
        };
        let (head, body) = grid.rows.split_at(grid.head.min(1));
        let header = head.first().map_or_else(|| row(&[]), |cells| row(cells));
        self.lines(&format!("|{header}|"), "", indent);
        self.lines(&format!("|{}", " --- |".repeat(grid.columns)), "", indent);
        for cells in body {
            self.lines(&format!("|{}|", row(cells)), "", indent);
        }
        at + run
    }

    /// Writes a list and the blocks between its items; gives the next block.
    fn list(&mut self, start: usize) -> usize {
        let run = lists::run(self.blocks, start);
        // Two lists in a row would be one.
        if start > 0 && lists::item(&self.blocks[start - 1]).is_some() {
            self.out.push_str("<!-- -->\n\n");
        }
        let mut levels: Vec<Level> = Vec::new();
        let mut at = start;
        while at < run.end {
            let block = &self.blocks[at];
            match lists::item(block) {
                Some(item) => {
                    self.item(block, item, &mut levels);
                    at += 1;
                }
                None => {
                    self.out.push('\n');
                    at = self.block(at, run.end, levels.last().map_or(0, |level| level.indent));
                    if self.blocks.get(at).and_then(lists::item).is_some() {
                        self.out.push('\n');
                    }
                }
            }
        }
        run.end
    }

    fn item(&mut self, block: &Block, item: &ListItem, levels: &mut Vec<Level>) {
        let depth = usize::from(item.level).min(levels.len());
        levels.truncate(depth + 1);
        if levels.get(depth).is_some_and(|level| level.ordered != item.ordered) {
            levels.truncate(depth);
        }
        let outer = depth.checked_sub(1).and_then(|above| levels.get(above)).map_or(0, |level| level.indent);
        if levels.len() == depth {
            levels.push(Level { indent: outer, ordered: item.ordered, number: 0 });
        }
        let Some(level) = levels.last_mut() else { return };
        level.number += 1;
        let marker = if level.ordered { format!("{}. ", level.number) } else { "- ".to_owned() };
        level.indent = outer + marker.len();
        let text = write(block, Place::Block).replace('\n', &format!("\n{}", " ".repeat(level.indent)));
        self.out.push_str(&" ".repeat(outer));
        self.out.push_str(marker.as_str());
        self.out.push_str(&text);
        self.out.push('\n');
    }
}
