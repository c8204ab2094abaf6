//! `cargo xtask test`: installs what is missing where it may, runs every check and test, and ends with the one line
//! `N passed, N failed`.

mod count;
pub mod install;
mod steps;

use std::time::Instant;

use anyhow::Result;

use count::Count;

#[derive(clap::Args)]
pub struct Args {
    /// Only the steps whose names contain one of these.
    only: Vec<String>,
}

pub fn run(args: &Args) -> Result<()> {
    let root = crate::tidy::root()?;
    install::everything(&root)?;
    let (mut total, mut broken) = (Count::default(), Vec::new());
    for step in steps::all(&root) {
        if !args.only.is_empty() && !args.only.iter().any(|only| step.name.contains(only.as_str())) {
            continue;
        }
        println!("\n=== {}", step.name);
        let began = Instant::now();
        let count = step.run()?;
        println!("=== {}: {count} in {} s", step.name, began.elapsed().as_secs());
        if count.failed > 0 {
            broken.push(step.name);
        }
        total.add(count);
    }
    if !broken.is_empty() {
        println!("\nfailed: {}", broken.join(", "));
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    std::process::exit(i32::from(total.failed > 0));
}
