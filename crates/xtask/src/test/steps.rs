//! Every check, in the order in which it is cheapest to fail.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::count::Count;

pub struct Step {
    pub name: &'static str,
    folder: PathBuf,
    program: &'static str,
    arguments: Vec<&'static str>,
    /// Whether the program counts tests itself; a check that does not is one test.
    counts: bool,
}

pub fn all(root: &Path) -> Vec<Step> {
    let check = |name, folder: PathBuf, program, arguments: &[&'static str]| Step {
        name,
        folder,
        program,
        arguments: arguments.to_vec(),
        counts: false,
    };
    let tests = |name, folder: PathBuf, program, arguments: &[&'static str]| Step {
        name,
        folder,
        program,
        arguments: arguments.to_vec(),
        counts: true,
    };
    let (here, guests, web) = (root.to_owned(), root.join("components"), root.join("web"));
    vec![
        check("format", here.clone(), "cargo", &["fmt", "--all", "--check"]),
        check("format of the guests", guests.clone(), "cargo", &["fmt", "--all", "--check"]),
        check("tidy", here.clone(), "cargo", &["xtask", "tidy"]),
        check("built components", here.clone(), "cargo", &["xtask", "components", "--check"]),
        check("built browser code", here.clone(), "cargo", &["xtask", "web", "--check"]),
        check(
            "licences, bans, sources",
            here.clone(),
            "cargo",
            &["deny", "--offline", "check", "licenses", "bans", "sources"],
        ),
        check("lints", here.clone(), "cargo", &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]),
        check(
            "lints of the guests",
            guests.clone(),
            "cargo",
            &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        ),
        tests("guests", guests, "cargo", &["nextest", "run", "--workspace", "--no-fail-fast"]),
        tests("crates", here, "cargo", &["nextest", "run", "--workspace", "--no-fail-fast"]),
        tests("browser", web, "node", &["test/run.mjs"]),
    ]
}

impl Step {
    /// Shows the output as it comes, and reads the closing lines. A program that fails without saying how many counts
    /// as one failure.
    pub fn run(&self) -> Result<Count> {
        let mut command = Command::new(self.program);
        command.args(&self.arguments).current_dir(&self.folder).stdin(Stdio::null());
        let (reader, writer) = std::io::pipe()?;
        command.stdout(writer.try_clone()?).stderr(writer);
        let mut child = command.spawn().with_context(|| format!("{} is not there", self.program))?;
        drop(command);
        let mut output = String::new();
        for line in BufReader::new(reader).split(b'\n') {
            let line = String::from_utf8_lossy(&line?).into_owned();
            println!("{line}");
            output.push_str(&line);
            output.push('\n');
        }
        let succeeded = child.wait()?.success();
        let mut count =
            if self.counts { Count::read(&output) } else { Count { passed: u64::from(succeeded), failed: 0 } };
        if !succeeded && count.failed == 0 {
            count.failed = 1;
        }
        Ok(count)
    }
}
