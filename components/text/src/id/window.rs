//! A stretch of neighbouring parts of a run, as the families of identifiers see it.

use std::ops::Range;

use super::label::Label;
use super::run::{Part, Run, Sep};
use super::source::Source;

pub struct Window<'a> {
    pub source: &'a Source<'a>,
    pub run: &'a Run,
    pub first: usize,
    pub last: usize,
    digits: &'a str,
    parts: &'a [Part],
}

impl<'a> Window<'a> {
    pub fn new(source: &'a Source<'a>, run: &'a Run, first: usize, last: usize) -> Self {
        let parts = run.parts.get(first..=last).unwrap_or_default();
        Self { source, run, first, last, digits: run.window(first, last), parts }
    }

    pub fn digits(&self) -> &'a str {
        self.digits
    }

    pub fn parts(&self) -> &'a [Part] {
        self.parts
    }

    /// Byte range of the folded text.
    pub fn range(&self) -> Range<usize> {
        match (self.parts.first(), self.parts.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Whether the window cuts a number in two: its neighbour is tied to it by a dot, hyphen or slash, or a letter
    /// touches it.
    pub fn torn(&self) -> bool {
        let tight = |sep: Sep| matches!(sep, Sep::Dot | Sep::Hyphen | Sep::Slash | Sep::None);
        let Some(first) = self.parts().first() else { return true };
        let next = self.run.parts.get(self.last + 1);
        let glued = self.parts().iter().skip(1).any(|part| part.glued_before && !part.spoken);
        tight(first.sep) && !first.spoken || next.is_some_and(|next| tight(next.sep) && !next.spoken) || glued
    }

    /// Whether a letter touches the window.
    pub fn glued(&self) -> bool {
        let parts = self.parts();
        parts.first().is_some_and(|part| part.glued_before) || parts.last().is_some_and(|part| part.glued_after)
    }

    pub fn solid(&self) -> bool {
        self.first == self.last
    }

    pub fn spoken(&self) -> bool {
        self.parts().iter().all(|part| part.spoken)
    }

    /// Whether each digit stands alone ("5 2 9 …").
    pub fn singles(&self) -> bool {
        self.parts().len() > 1 && self.parts().iter().all(|part| part.len() == 1)
    }

    /// Whether the groups have these lengths.
    pub fn shape(&self, lengths: &[usize]) -> bool {
        self.parts().len() == lengths.len()
            && self.parts().iter().zip(lengths).all(|(part, &length)| part.len() == length)
    }

    /// Whether the separators are these, from the second part on.
    pub fn separated(&self, seps: &[Sep]) -> bool {
        self.parts().len() == seps.len() + 1
            && self.parts().iter().skip(1).zip(seps).all(|(part, &sep)| part.sep == sep)
    }

    /// Whether the window is one that a person would take for one number: unbroken, dictated, or in one of `shapes`.
    pub fn whole(&self, shapes: &[&[usize]]) -> bool {
        self.solid() || self.spoken() || self.singles() || shapes.iter().any(|shape| self.shape(shape))
    }

    /// Whether one of `labels` stands around the window.
    pub fn labelled(&self, labels: &[Label]) -> bool {
        self.source.labelled(&self.range(), labels)
    }

    /// Whether the nearest label before the window (or else right behind it) is one of `labels`.
    pub fn named(&self, labels: &[Label]) -> bool {
        self.source.named(&self.range(), labels)
    }
}
