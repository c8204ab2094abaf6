//! `cargo xtask eval`: recall and precision of the privacy stage and the rules on labelled passages, through the command
//! that users run (`lauda check`).
//!
//! `eval/passages/tune` may be looked at while rules are written; `eval/passages/held` was written after the rules and
//! is for measuring only.

mod passage;
mod report;
mod score;

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use passage::Passage;
use score::Score;

#[derive(clap::Args)]
pub struct Args {
    /// Show every miss, false alarm and wrongly blocked passage of the tuning set; the held set stays unseen.
    #[arg(long)]
    verbose: bool,
    /// Exit with an error where a goal is not reached.
    #[arg(long)]
    gate: bool,
}

pub fn run(args: &Args) -> Result<()> {
    let root = crate::tidy::root()?;
    let (mut all, mut met) = (Score::default(), true);
    for set in ["tune", "held"] {
        let passages = passage::read(&root.join("eval/passages").join(set))?;
        let score = measure(&root, &passages, args.verbose && set == "tune")?;
        report::print(set, &passages, &score);
        report::goals(&score).iter().for_each(|goal| println!("  {goal}"));
        all.add(&score);
    }
    println!("\nAll passages");
    for goal in report::goals(&all) {
        met &= goal.met;
        println!("  {goal}");
    }
    ensure!(met || !args.gate, "a goal was not reached");
    Ok(())
}

/// One file for each passage, one run for all.
fn measure(root: &Path, passages: &[Passage], verbose: bool) -> Result<Score> {
    let folder = std::env::temp_dir().join(format!("lauda-eval-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let mut files = Vec::new();
    for (number, passage) in passages.iter().enumerate() {
        let file = folder.join(format!("{number:04}.txt"));
        std::fs::write(&file, &passage.text)?;
        files.push(file);
    }
    let mut score = Score::default();
    for language in ["pt-BR", "en"] {
        let chosen: Vec<usize> = (0..passages.len()).filter(|i| passages[*i].language() == language).collect();
        if chosen.is_empty() {
            continue;
        }
        let report = check(root, language, chosen.iter().map(|i| files[*i].as_path()))?;
        let results = report["files"].as_array().context("the report has no files")?;
        ensure!(results.len() == chosen.len(), "the report has {} files for {}", results.len(), chosen.len());
        for (i, result) in chosen.iter().zip(results) {
            score.note(&passages[*i], result, verbose);
        }
    }
    std::fs::remove_dir_all(&folder)?;
    Ok(score)
}

fn check<'a>(root: &Path, language: &str, files: impl Iterator<Item = &'a Path>) -> Result<Value> {
    let mut command = lauda();
    command.current_dir(root).arg("check");
    command
        .args(["--format", "json", "--input-format", "text", "--fail-on", "blocking", "--lang", language])
        .args(files);
    let output = command.output()?;
    let ran = matches!(output.status.code(), Some(0 | 1));
    ensure!(ran, "lauda check failed: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).context("lauda check gave no JSON")
}

/// The binary that `LAUDA_BIN` names (an absolute path), or a release build of this tree.
fn lauda() -> Command {
    if let Some(binary) = std::env::var_os("LAUDA_BIN") {
        return Command::new(binary);
    }
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--release", "--package", "lauda-server", "--bin", "lauda", "--"]);
    command
}
