//! The automaton behind every lexicon: an `fst` map from folded keys to numbers of distinct packed values, read where it
//! lies in the guest's data.

use fst::raw::{Fst, Node, Output};

use super::{inflect, layout};

/// An entry that begins where it was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// End in the folded text, exclusive.
    pub end: usize,
    /// The packed value; the typed views read it.
    pub value: u64,
}

/// A compiled lexicon.
pub struct Lexicon {
    fst: Fst<&'static [u8]>,
    values: &'static [u8],
    texts: &'static str,
    inflects: bool,
}

/// How far a walk has come: what of the automaton is left, what was added up, where in the text it stands.
#[derive(Clone, Copy)]
struct Step {
    node: usize,
    sum: Output,
    at: usize,
}

/// A search from one start: the best end so far, and how many readings may still be followed.
struct Walk<'a> {
    text: &'a str,
    best: Option<(usize, Output)>,
    left: usize,
}

/// More readings of one start than this are not followed; no entry has that many words.
const STEPS: usize = 64;

impl Lexicon {
    /// The three files that the build script wrote for one lexicon. `inflects`: plural forms are found too.
    pub(super) fn new(fst: &'static [u8], values: &'static [u8], texts: &'static [u8], inflects: bool) -> Self {
        let fst = Fst::new(fst).expect("the build script wrote a whole automaton");
        let texts = std::str::from_utf8(texts).expect("the build script wrote text");
        Lexicon { fst, values, texts, inflects }
    }

    /// Number of keys.
    pub fn len(&self) -> usize {
        self.fst.len()
    }

    pub fn is_empty(&self) -> bool {
        self.fst.is_empty()
    }

    /// Bytes that the lexicon adds to a guest.
    pub fn size(&self) -> usize {
        self.fst.as_bytes().len() + self.values.len() + self.texts.len()
    }

    /// The value of a folded name, whole; hyphens, apostrophes and the seams of letters and digits count as spaces.
    pub fn get(&self, name: &str) -> Option<u64> {
        let plain = name.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
        let number = if plain { self.fst.get(name) } else { self.fst.get(layout::key(name)) };
        self.value(number?.value())
    }

    /// The longest entry at `start`, from one token boundary of the folded text to another. In the text a hyphen, an
    /// apostrophe, a line break or several spaces may stand for the space of the key.
    pub fn longest(&self, text: &str, start: usize) -> Option<Match> {
        if !boundary(text, start) {
            return None;
        }
        let root = Step { node: self.fst.root().addr(), sum: Output::zero(), at: start };
        let mut walk = Walk { text, best: None, left: STEPS };
        self.word(&mut walk, root);
        let (end, sum) = walk.best?;
        Some(Match { end, value: self.value(sum.value())? })
    }

    /// Whether an entry may begin with a folded word: where it says no, [`longest`](Self::longest) finds nothing.
    pub fn opens(&self, word: &str) -> bool {
        let root = Step { node: self.fst.root().addr(), sum: Output::zero(), at: 0 };
        let goes = |form: &str| self.feed(form, root).is_some();
        goes(word) || self.inflects && inflect::singulars(word).into_iter().flatten().any(|form| goes(&form))
    }

    /// The text that a packed place names: 24 bits of offset, 8 bits of length.
    pub fn text(&self, place: u64) -> &'static str {
        let (start, length) = ((place >> 8) as usize, (place & 0xFF) as usize);
        self.texts.get(start..start + length).unwrap_or_default()
    }

    /// All keys with their values, in order.
    pub fn entries(&self) -> impl Iterator<Item = (String, u64)> + '_ {
        let keys = self.fst.stream().into_str_vec().unwrap_or_default();
        keys.into_iter().filter_map(|(key, number)| Some((key, self.value(number)?)))
    }

    /// Entries within one edit of `word` that begin with its first letter.
    pub fn near(&self, word: &str) -> Vec<(String, u64)> {
        let found = super::typo::near(&self.fst, word);
        found.into_iter().filter_map(|(key, number)| Some((key, self.value(number)?))).collect()
    }

    fn value(&self, number: u64) -> Option<u64> {
        let at = usize::try_from(number).ok()?.checked_mul(8)?;
        let bytes = self.values.get(at..at + 8)?;
        Some(u64::from_le_bytes(bytes.try_into().ok()?))
    }

    /// Goes over the next word of the text, as it stands and, where the lexicon inflects, in the singular.
    fn word(&self, walk: &mut Walk<'_>, step: Step) {
        let end = word_end(walk.text, step.at);
        let Some(word) = walk.text.get(step.at..end).filter(|word| !word.is_empty()) else { return };
        self.go(walk, self.feed(word, step), end);
        if self.inflects {
            for form in inflect::singulars(word).into_iter().flatten() {
                self.go(walk, self.feed(&form, step), end);
            }
        }
    }

    /// Notes the entry that may end here, and goes on behind the gap to the next word.
    fn go(&self, walk: &mut Walk<'_>, step: Option<Step>, at: usize) {
        let (Some(step), Some(left)) = (step, walk.left.checked_sub(1)) else { return };
        walk.left = left;
        let node = self.fst.node(step.node);
        if node.is_final() && walk.best.is_none_or(|(end, _)| at > end) {
            walk.best = Some((at, step.sum.cat(node.final_output())));
        }
        if let Some(next) = self.gap(walk.text, Step { at, ..step }, &node) {
            self.word(walk, next);
        }
    }

    fn feed(&self, word: &str, step: Step) -> Option<Step> {
        let (mut addr, mut sum) = (step.node, step.sum);
        for byte in word.bytes() {
            let node = self.fst.node(addr);
            let transition = node.transition(node.find_input(byte)?);
            sum = sum.cat(transition.out);
            addr = transition.addr;
        }
        Some(Step { node: addr, sum, at: step.at })
    }

    fn gap(&self, text: &str, step: Step, node: &Node<'_>) -> Option<Step> {
        let at = gap_end(text, step.at)?;
        let transition = node.transition(node.find_input(b' ')?);
        Some(Step { node: transition.addr, sum: step.sum.cat(transition.out), at })
    }
}

/// Whether a token may begin or end at `at`: no letter meets a letter there and no digit a digit.
pub(super) fn boundary(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    match (before.chars().next_back(), after.chars().next()) {
        (Some(a), Some(b)) => !(a.is_alphanumeric() && b.is_alphanumeric() && a.is_ascii_digit() == b.is_ascii_digit()),
        _ => true,
    }
}

/// End of the run of letters, or of digits, at `at`.
pub(super) fn word_end(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let digits = rest.starts_with(|c: char| c.is_ascii_digit());
    at + rest.find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits).unwrap_or(rest.len())
}

/// End of what parts two words of one entry: up to four white spaces with at most one line break, one hyphen, or one
/// apostrophe. `None` where nothing of the kind stands; `at` itself where a digit meets a letter.
fn gap_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    match bytes.get(at)? {
        b'-' | b'\'' => Some(at + 1),
        b' ' | b'\n' => {
            let length = bytes[at..].iter().take_while(|b| matches!(b, b' ' | b'\n')).count();
            let breaks = bytes[at..at + length].iter().filter(|&&b| b == b'\n').count();
            (length <= 4 && breaks <= 1).then_some(at + length)
        }
        b if b.is_ascii_alphanumeric() => Some(at),
        _ => None,
    }
}
