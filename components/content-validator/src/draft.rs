//! A finding before it is told: which rule, where, how severe, what exactly. Merging, order and wording come after.

use crate::{
    page::Page,
    rule::{Rule, Severity, Text},
};
use std::ops::Range;
use text::contract::types::{self, Edit, Finding, Message, Span};

/// Words of a finding are shown up to this many bytes.
const SHOWN: usize = 80;

#[derive(Clone, Debug)]
pub struct Draft {
    pub rule: &'static Rule,
    pub severity: Severity,
    /// Block and bytes of its text; none where something is missing.
    pub at: Option<(u32, Range<usize>)>,
    /// What exactly is wrong here, after what the rule says.
    pub detail: Option<Message>,
    pub fix: Option<Edit>,
    /// Ids of the rules of other councils that say the same.
    pub also: Vec<&'static str>,
}

impl Draft {
    pub fn missing(rule: &'static Rule) -> Self {
        Self { rule, severity: rule.severity, at: None, detail: None, fix: None, also: Vec::new() }
    }

    pub fn at(rule: &'static Rule, block: u32, bytes: Range<usize>) -> Self {
        Self { at: Some((block, bytes)), ..Self::missing(rule) }
    }

    pub fn severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }

    /// Never blocking, whatever the rule says.
    pub fn doubtful(self) -> Self {
        let severity = lowered(self.severity);
        Self { severity, ..self }
    }

    pub fn detail(self, pt: impl Into<String>, en: impl Into<String>) -> Self {
        Self { detail: Some(Message { pt: pt.into(), en: en.into() }), ..self }
    }

    pub fn fix(self, fix: Option<Edit>) -> Self {
        Self { fix, ..self }
    }

    /// Whether both say the same of the same words.
    pub fn repeats(&self, other: &Draft) -> bool {
        match (&self.at, &other.at) {
            (None, None) => true,
            (Some((a, x)), Some((b, y))) => {
                a == b && x.start < y.end.max(y.start + 1) && y.start < x.end.max(x.start + 1)
            }
            _ => false,
        }
    }

    pub fn tell(self, page: &Page<'_>) -> Finding {
        let rule = self.rule;
        let also = match self.also.is_empty() {
            true => String::new(),
            false => format!(" (também/also {})", self.also.join(", ")),
        };
        let words = self.at.as_ref().and_then(|(block, bytes)| {
            let text = page.view(*block)?.block.text.get(bytes.clone())?;
            Some(shorten(text)).filter(|text| !text.is_empty())
        });
        let detail = self.detail.as_ref();
        let message = Message {
            pt: sentence(words.as_deref(), rule.says.pt, detail.map(|d| d.pt.as_str())),
            en: sentence(words.as_deref(), rule.says.en, detail.map(|d| d.en.as_str())),
        };
        let span = self.at.and_then(|(block, bytes)| {
            let id = page.view(block)?.block.id.clone();
            Some(Span { block: id, start: bytes.start as u32, end: bytes.end as u32 })
        });
        Finding {
            rule: rule.id.into(),
            source: format!("{}{also}", rule.source),
            severity: self.severity.into(),
            span,
            message,
            suggestion: told(rule.suggests),
            fix: self.fix,
        }
    }
}

/// One step down, and never blocking.
pub fn lowered(severity: Severity) -> Severity {
    match severity {
        Severity::Blocking => Severity::Error,
        Severity::Error => Severity::Warning,
        Severity::Warning | Severity::Info => Severity::Info,
    }
}

fn sentence(words: Option<&str>, says: &str, detail: Option<&str>) -> String {
    let mut text = words.map(|words| format!("“{words}”: ")).unwrap_or_default();
    text.push_str(says);
    if let Some(detail) = detail {
        text.push(' ');
        text.push_str(detail);
    }
    text
}

fn shorten(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.len() > SHOWN {
        true => format!("{}…", text[..text.floor_char_boundary(SHOWN)].trim_end()),
        false => text,
    }
}

pub fn told(text: Text) -> Option<Message> {
    (!text.pt.is_empty()).then(|| Message { pt: text.pt.into(), en: text.en.into() })
}

impl From<Severity> for types::Severity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Info => Self::Info,
            Severity::Warning => Self::Warning,
            Severity::Error => Self::Error,
            Severity::Blocking => Self::Blocking,
        }
    }
}
