//! `lauda check`: the binary on files.

mod formats;
mod hidden;
mod hostile;
mod offsets;
mod options;

use std::io::Write as _;
use std::path::Path;
use std::process::{Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::lauda;

const AUTHOR: &str = "\n\nDra. Helena Vasconcelos Prado – MÉDICA – CRM/SP 9999901\n";

/// A folder of files to check.
struct Files(TempDir);

impl Files {
    fn new() -> Files {
        Files(tempfile::tempdir().unwrap())
    }

    fn of(files: &[(&str, &str)]) -> Files {
        let folder = Files::new();
        files.iter().for_each(|(name, text)| folder.write(name, text));
        folder
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path().join(name), content).unwrap();
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// The command, with the folder as the working one.
    fn check(&self, arguments: &[&str]) -> Output {
        lauda().current_dir(self.path()).arg("check").args(arguments).output().unwrap()
    }

    fn check_input(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut command = lauda();
        command.current_dir(self.path()).arg("check").args(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Whoever has read enough closes the pipe.
        stdin.write_all(input).ok();
        drop(stdin);
        child.wait_with_output().unwrap()
    }

    /// Exit code and report.
    fn report(&self, arguments: &[&str]) -> (i32, Value) {
        report(&self.check(&[&["--format", "json"], arguments].concat()))
    }

    /// The entry of each file of the folder, in the order of their names.
    fn reports(&self) -> Vec<Value> {
        let mut names: Vec<String> = std::fs::read_dir(self.path())
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let (_, report) = self.report(&names.iter().map(String::as_str).collect::<Vec<_>>());
        let files = report["files"].as_array().unwrap().clone();
        assert_eq!(files.len(), names.len());
        files
    }
}

fn report(output: &Output) -> (i32, Value) {
    let json = serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no report: {output:?}"));
    (output.status.code().expect("it ends by itself"), json)
}

/// Entries of a list of a file's report.
fn list<'a>(file: &'a Value, name: &str) -> &'a [Value] {
    file[name].as_array().unwrap_or_else(|| panic!("no {name} in {file}"))
}

/// Texts of the personal data of one kind.
fn data<'a>(file: &'a Value, kind: &str) -> Vec<&'a str> {
    let all = list(file, "personal_data").iter().filter(|datum| datum["kind"] == kind);
    all.map(|datum| datum["text"].as_str().unwrap()).collect()
}

fn rules(file: &Value) -> Vec<&str> {
    list(file, "findings").iter().map(|finding| finding["rule"].as_str().unwrap()).collect()
}
