//! HTML as people have it: unclosed, WordPress's, pasted from word processors. Tokens drive a stack of bounded depth;
//! nothing recurses.

mod align;
mod attributes;
mod element;
mod fragment;
mod lens;
mod machine;
mod shortcode;
mod table;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use super::flow::Flow;
use super::metadata::Metadata;
use super::segments::Segments;
use lens::Lens;
use machine::Machine;

pub(super) use element::{Role, attribute, role};

/// Reads a whole file.
pub(super) fn import(text: &str, flow: &mut Flow, metadata: &mut Metadata) {
    let mut machine = Machine::new(text, Lens::Same, is_bare(text));
    run(&mut machine, flow);
    machine.end(flow);
    metadata.absorb(machine.metadata);
}

/// Reads an HTML block of another format; `map` leads from bytes of `html` to bytes of the file.
pub(super) fn import_fragment(html: &str, map: Segments, flow: &mut Flow) {
    let mut machine = Machine::new(html, Lens::Through(map), false);
    run(&mut machine, flow);
    machine.end(flow);
}

fn run(machine: &mut Machine<'_>, flow: &mut Flow) {
    for token in tokens(machine.html()) {
        machine.token(flow, &token);
        if flow.overflow {
            return;
        }
    }
}

/// The tokens of HTML with their places in it.
pub(super) fn tokens(html: &str) -> impl Iterator<Item = Token<usize>> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    Tokenizer::new_with_emitter(html, emitter).map(|Ok(token)| token)
}

/// Whether blank lines part paragraphs, as in texts of WordPress's classic editor, which have no paragraph elements.
fn is_bare(text: &str) -> bool {
    let has = |tag: &str| text.as_bytes().windows(tag.len()).any(|window| window.eq_ignore_ascii_case(tag.as_bytes()));
    !(has("<p>") || has("<p ") || has("<body") || has("<br"))
}
