//! `lauda check`: all stages and rules on files, without a data folder.
//!
//! Exit code 0: clean. 1: findings at or above `--fail-on`. 2: some input was bad; the others are checked all the same.

mod text;

use std::io::{IsTerminal as _, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use clap::{Args, ValueEnum};
use cms::checks::{self, Options};
use domain::document::Language;
use domain::finding::Severity;
use domain::import::{ImportError, Limits};
use domain::report::{FileReport, Report, sarif};
use host::{Host, Settings};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use super::Folder;
use super::client::fail;

/// The exit code when something could not be checked or not be told.
const NOT_CHECKED: u8 = 2;

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Sarif,
}

#[derive(Clone, Copy, ValueEnum)]
enum FailOn {
    Info,
    Warning,
    Error,
    Blocking,
}

#[derive(Args)]
pub struct Check {
    /// Markdown, HTML or text files; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
    /// The mildest finding that makes the exit code 1
    #[arg(long, value_enum, default_value = "error")]
    fail_on: FailOn,
    /// cfm, cfp, cfn, cfo or cofen; else by the author block, else the strictest
    #[arg(long, value_parser = |name: &str| checks::profession(name).map(|_| name.to_owned()))]
    profession: Option<String>,
    /// Day for which the rules are chosen (YYYY-MM-DD); else today
    #[arg(long, value_name = "DATE")]
    as_of: Option<Date>,
    /// pt-BR or en; else told by the text
    #[arg(long, value_parser = |name: &str| checks::language(name).map(|_| name.to_owned()))]
    lang: Option<String>,
    /// markdown, html or text; else told by name and content
    #[arg(long, value_parser = ["markdown", "html", "text"])]
    input_format: Option<String>,
}

impl Check {
    pub fn run(self, _: &Folder) -> ExitCode {
        let host = match Host::start(Settings { cache: cache_folder(), ..Settings::default() }) {
            Ok(host) => host,
            Err(error) => {
                fail(&error.to_string());
                return ExitCode::from(NOT_CHECKED);
            }
        };
        let options = self.options();
        let files = check_all(&host, &self.files, &options);
        let inputs: Vec<_> = files.iter().map(|(_, input)| input.as_slice()).collect();
        let report = Report::new(files.iter().map(|(report, _)| report.clone()).collect());
        let written = match self.format {
            Format::Json => to_json(&report),
            Format::Sarif => to_json(&sarif(&report, env!("CARGO_PKG_VERSION"))),
            Format::Text => text::report(&report, &inputs, options.language),
        };
        // Whoever has read enough of the report closes the pipe; what was found stays true.
        if let Err(error) = std::io::stdout().lock().write_all(written.as_bytes())
            && error.kind() != std::io::ErrorKind::BrokenPipe
        {
            fail(&error.to_string());
            return ExitCode::from(NOT_CHECKED);
        }
        ExitCode::from(report.exit_code(self.fail_on.into()))
    }

    fn options(&self) -> Options {
        let today = || jiff::Timestamp::now().to_zoned(site::date::brasilia()).date();
        Options {
            profession: self.profession.as_deref().and_then(|name| checks::profession(name).ok()),
            as_of: self.as_of.unwrap_or_else(today),
            language: self.lang.as_deref().and_then(|name| checks::language(name).ok()),
            format: self.input_format.clone(),
        }
    }
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Severity {
        match fail_on {
            FailOn::Info => Severity::Info,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
            FailOn::Blocking => Severity::Blocking,
        }
    }
}

fn to_json<T: serde::Serialize>(value: &T) -> String {
    let mut text = serde_json::to_string_pretty(value).expect("a report holds strings, numbers and lists only");
    text.push('\n');
    text
}

/// Where compiled components are kept when there is no data folder.
pub fn cache_folder() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = variable("XDG_CACHE_HOME").or_else(|| Some(variable("HOME")?.join(".cache")))?;
    Some(base.join("lauda"))
}

/// Several files at a time, in the order in which they were given.
fn check_all(host: &Host, files: &[PathBuf], options: &Options) -> Vec<(FileReport, Vec<u8>)> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let bar = progress(files.len());
    let work = || {
        while let Some((at, file)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, files.get(at)?)))
        {
            let result = check_one(host, file, options);
            done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
            bar.inc(1);
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from).min(files.len()) {
            scope.spawn(work);
        }
    });
    bar.finish_and_clear();
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

fn progress(files: usize) -> ProgressBar {
    if files < 2 || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}").unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(files as u64).with_style(style)
}

fn check_one(host: &Host, file: &Path, options: &Options) -> (FileReport, Vec<u8>) {
    let path = file.display().to_string();
    let (limit, language) = (Limits::default().bytes, options.language.unwrap_or(Language::PtBr));
    match read(file, limit) {
        Ok((input, size)) if input.len() > limit => {
            let size = usize::try_from(size).unwrap_or(usize::MAX).max(input.len());
            (FileReport::unreadable(&path, &ImportError::TooLarge { size, limit }, language), Vec::new())
        }
        Ok((input, _)) => (checks::check(host, &path, &input, options), input),
        Err(error) => {
            let problem = match language {
                Language::PtBr => "O arquivo não pode ser lido",
                Language::En => "The file cannot be read",
            };
            (FileReport::failed(&path, "unreadable", &format!("{problem}: {error}")), Vec::new())
        }
    }
}

/// One byte more than `limit` at most, so that what is too large is known without all of it being read; and the size that
/// the file says it has.
fn read(file: &Path, limit: usize) -> std::io::Result<(Vec<u8>, u64)> {
    let (limit, mut input) = (limit as u64 + 1, Vec::new());
    if file.as_os_str() == "-" {
        std::io::stdin().lock().take(limit).read_to_end(&mut input)?;
        return Ok((input, 0));
    }
    let file = std::fs::File::open(file)?;
    let size = file.metadata()?.len();
    file.take(limit).read_to_end(&mut input)?;
    Ok((input, size))
}
