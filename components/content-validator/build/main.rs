//! Compiles the phrases of all rules into tables, so that a call of the guest compiles nothing and a mistake in a pattern
//! is an error of the build.

#[path = "../src/rule.rs"]
#[allow(dead_code)]
mod rule;

#[path = "../src/rules/mod.rs"]
#[allow(dead_code)]
mod rules;

#[path = "../src/phrases/mod.rs"]
#[allow(dead_code)]
mod phrases;

mod compile;
mod emit;
mod syntax;

use compile::Compiler;
use phrases::Role;
use std::error::Error;

type Lists = &'static [&'static [&'static str]];

/// Who asked for a pattern, and as what.
pub struct Use {
    pattern: u16,
    owner: u16,
    role: Role,
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build");
    println!("cargo:rerun-if-changed=src");
    let mut compiler = Compiler::new()?;
    let mut uses = Vec::new();
    let mut mistakes = Vec::new();
    for (index, rule) in rules::all().enumerate() {
        let phrases = &rule.phrases;
        for (role, lists) in [
            (Role::Certain, phrases.certain),
            (Role::Doubtful, phrases.doubtful),
            (Role::Unless, phrases.unless),
            (Role::Without, phrases.without),
            (Role::With, phrases.with),
            (Role::Soften, phrases.soften),
            (Role::Absent, phrases.absent),
        ] {
            let owner = index as u16;
            mistakes.extend(
                collect(&mut compiler, &mut uses, (owner, role), lists).map(|error| format!("{}: {error}", rule.id)),
            );
        }
    }
    for &(ref role, lists) in phrases::marks::MARKS {
        let owner = (phrases::MARK, *role);
        mistakes.extend(collect(&mut compiler, &mut uses, owner, lists).map(|error| format!("{role:?}: {error}")));
    }
    if !mistakes.is_empty() {
        return Err(mistakes.join("\n").into());
    }
    emit::write(&compiler, &mut uses)?;
    Ok(())
}

/// Compiles all patterns of some lists; gives what is wrong with those that are no patterns.
fn collect(
    compiler: &mut Compiler,
    uses: &mut Vec<Use>,
    (owner, role): (u16, Role),
    lists: Lists,
) -> impl Iterator<Item = String> {
    let mut mistakes = Vec::new();
    for pattern in lists.iter().copied().flatten() {
        match compiler.pattern(pattern) {
            Ok(pattern) => uses.push(Use { pattern, owner, role }),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    mistakes.into_iter()
}
