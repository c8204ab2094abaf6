//! Writes the compiled tables: one transducer from words and stems to groups of symbols, and arrays for the rest.

use crate::{Use, compile::Compiler};
use std::{collections::BTreeSet, env, error::Error, fmt::Write, fs, path::Path};

/// # Errors
/// When the output folder cannot be written.
pub fn write(compiler: &Compiler, uses: &mut Vec<Use>) -> Result<(), Box<dyn Error>> {
    let folder = env::var("OUT_DIR")?;
    let mut groups = Groups::default();
    let mut builder = fst::MapBuilder::memory();
    let keys: BTreeSet<&String> = compiler.words.keys().chain(compiler.stems.keys()).collect();
    for key in keys {
        let word = groups.index(compiler.words.get(key));
        let stem = groups.index(compiler.stems.get(key));
        builder.insert(key, u64::from(word) | u64::from(stem) << 16)?;
    }
    fs::write(Path::new(&folder).join("symbols.fst"), builder.into_inner()?)?;

    let mut text = String::new();
    array(&mut text, "OPS", "u32", compiler.ops.iter().copied())?;
    array(&mut text, "ENTRIES", "u32", compiler.entries.iter().copied())?;
    array(&mut text, "NEGATIVE", "u16", compiler.negative.iter().copied())?;
    array(&mut text, "GROUP_OFFSETS", "u16", groups.offsets.iter().copied())?;
    array(&mut text, "GROUPS", "u16", groups.symbols.iter().copied())?;
    let starts =
        (0..compiler.symbol_count() as u16).map(|symbol| compiler.starts.get(&symbol).cloned().unwrap_or_default());
    lists(&mut text, "START", starts)?;
    uses.sort_by_key(|use_| (use_.pattern, use_.owner, use_.role as u8));
    uses.dedup_by_key(|use_| (use_.pattern, use_.owner, use_.role as u8));
    writeln!(text, "pub static USES: &[(u16, u16, u8)] = &[")?;
    for Use { pattern, owner, role } in uses {
        writeln!(text, "({pattern}, {owner}, {}),", *role as u8)?;
    }
    writeln!(text, "];")?;
    fs::write(Path::new(&folder).join("tables.rs"), text)?;
    Ok(())
}

/// Lists of symbols, each stored once; group 0 is the empty one.
#[derive(Default)]
struct Groups {
    offsets: Vec<u16>,
    symbols: Vec<u16>,
    known: std::collections::HashMap<Vec<u16>, u16>,
}

impl Groups {
    fn index(&mut self, symbols: Option<&Vec<u16>>) -> u16 {
        if self.offsets.is_empty() {
            self.offsets.extend([0, 0]);
        }
        let Some(symbols) = symbols else { return 0 };
        if let Some(&index) = self.known.get(symbols) {
            return index;
        }
        let index = self.offsets.len() as u16 - 1;
        self.symbols.extend(symbols);
        self.offsets.push(self.symbols.len() as u16);
        self.known.insert(symbols.clone(), index);
        index
    }
}

fn lists(text: &mut String, name: &str, lists: impl Iterator<Item = Vec<u16>>) -> Result<(), Box<dyn Error>> {
    let (mut offsets, mut flat) = (vec![0u16], Vec::new());
    for list in lists {
        flat.extend(list);
        offsets.push(flat.len() as u16);
    }
    array(text, &format!("{name}_OFFSETS"), "u16", offsets)?;
    array(text, &format!("{name}S"), "u16", flat)
}

fn array<T: std::fmt::Display>(
    text: &mut String,
    name: &str,
    kind: &str,
    items: impl IntoIterator<Item = T>,
) -> Result<(), Box<dyn Error>> {
    write!(text, "pub static {name}: &[{kind}] = &[")?;
    for item in items {
        write!(text, "{item},")?;
    }
    writeln!(text, "];")?;
    Ok(())
}
