//! Slips of one letter: a walk of the automaton that may once leave a letter out, put one in, change one, or swap two.

use fst::raw::{Fst, Output};

/// Where a walk stands: node, sum, bytes of the word read, key so far, whether the one edit is spent.
struct Walk {
    node: usize,
    sum: Output,
    read: usize,
    key: Vec<u8>,
    spent: bool,
}

/// Keys exactly one edit from `word` that share its first letter, with their numbers. Work is bounded by the length of
/// the word times the size of the alphabet.
pub fn near(fst: &Fst<&'static [u8]>, word: &str) -> Vec<(String, u64)> {
    let bytes = word.as_bytes();
    let mut found = Vec::new();
    let root = Walk { node: fst.root().addr(), sum: Output::zero(), read: 0, key: Vec::new(), spent: false };
    let mut open = vec![root];
    while let Some(walk) = open.pop() {
        let node = fst.node(walk.node);
        if walk.spent && walk.read == bytes.len() && node.is_final() {
            let number = walk.sum.cat(node.final_output()).value();
            found.extend(String::from_utf8(walk.key.clone()).ok().map(|key| (key, number)));
        }
        open.extend(steps(fst, &walk, bytes));
    }
    found.sort();
    found.dedup();
    found
}

fn steps(fst: &Fst<&'static [u8]>, walk: &Walk, word: &[u8]) -> Vec<Walk> {
    let node = fst.node(walk.node);
    let (here, next) = (word.get(walk.read).copied(), word.get(walk.read + 1).copied());
    let step = |node, out, bytes: &[u8], read, spent| {
        let key = [walk.key.as_slice(), bytes].concat();
        Walk { node, sum: walk.sum.cat(out), read: walk.read + read, key, spent }
    };
    let mut steps = Vec::new();
    let free = !walk.spent && walk.read > 0;
    for transition in node.transitions() {
        let (addr, out, byte) = (transition.addr, transition.out, transition.inp);
        if here == Some(byte) {
            steps.push(step(addr, out, &[byte], 1, walk.spent));
        }
        if !free || !byte.is_ascii_lowercase() {
            continue;
        }
        steps.push(step(addr, out, &[byte], 0, true));
        let Some(letter) = here.filter(|&letter| letter != byte) else { continue };
        steps.push(step(addr, out, &[byte], 1, true));
        if next == Some(byte)
            && let after = fst.node(addr)
            && let Some(index) = after.find_input(letter)
        {
            let second = after.transition(index);
            steps.push(step(second.addr, out.cat(second.out), &[byte, letter], 2, true));
        }
    }
    if free && here.is_some() {
        steps.push(step(walk.node, Output::zero(), &[], 1, true));
    }
    steps
}
