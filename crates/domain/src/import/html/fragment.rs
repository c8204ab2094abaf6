//! Raw HTML that is kept because no block can hold it: a list of terms. It is rebuilt from its tokens, balanced.

use crate::markup::sanitize;

const MAX_DEPTH: usize = 24;

#[derive(Debug, Default)]
pub(super) struct Fragment {
    html: String,
    open: Vec<String>,
}

impl Fragment {
    pub fn start(&mut self, name: &str, href: Option<&str>) {
        if !sanitize::allows(name) || self.open.len() >= MAX_DEPTH {
            return;
        }
        if matches!(name, "dt" | "dd" | "li" | "p") {
            self.close_last_of(&["dt", "dd", "li", "p"]);
        }
        self.html.push('<');
        self.html.push_str(name);
        if let Some(href) = href {
            self.html.push_str(" href=\"");
            self.text(href);
            self.html.push('"');
        }
        self.html.push('>');
        if name != "br" {
            self.open.push(name.to_owned());
        }
    }

    pub fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.html.push_str("&amp;"),
                '<' => self.html.push_str("&lt;"),
                '>' => self.html.push_str("&gt;"),
                '"' => self.html.push_str("&quot;"),
                c => self.html.push(c),
            }
        }
    }

    /// Closes the innermost open element of that name, and what is open in it; true when nothing is open any more.
    pub fn end(&mut self, name: &str) -> bool {
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            while self.open.len() > at {
                self.pop();
            }
        }
        self.open.is_empty()
    }

    /// The fragment, closed and sanitised; none where it is too large.
    pub fn finish(mut self) -> Option<String> {
        while !self.open.is_empty() {
            self.pop();
        }
        sanitize::sanitize(&self.html)
    }

    /// Terms, definitions, items and paragraphs end where the next one begins, unless a list began in between.
    fn close_last_of(&mut self, names: &[&str]) {
        let list =
            self.open.iter().rposition(|open| matches!(open.as_str(), "dl" | "ul" | "ol")).map_or(0, |at| at + 1);
        if let Some(at) = self.open[list..].iter().position(|open| names.contains(&open.as_str())) {
            while self.open.len() > list + at {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        if let Some(name) = self.open.pop() {
            self.html.push_str("</");
            self.html.push_str(&name);
            self.html.push('>');
        }
    }
}
