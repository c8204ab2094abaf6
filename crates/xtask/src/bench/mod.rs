//! `cargo xtask bench`: the budgets of the product, each measured beside a peer in the same run and printed as a ratio.
//!
//! Everything listens on loopback addresses and every process has an end of its own, so that a bench that is cut short
//! leaves nothing behind. Nothing is asserted on time: the exit code says whether the bench could measure.

mod binaries;
mod figures;
mod http;
mod live;
mod load;
mod nginx;
mod process;
mod start;
mod table;
mod web;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::test::install;
use binaries::Binaries;
use process::Cores;
use table::Table;

#[derive(clap::Args)]
pub struct Args {
    /// Only the parts whose names contain one of these: calls, policy, web, stages, start, sizes; and live, which is not
    /// measured unless it is named.
    only: Vec<String>,
    /// Seconds of each run of the load generator.
    #[arg(long, default_value_t = 4)]
    seconds: u32,
    /// Pages in the data folder whose start is measured.
    #[arg(long, default_value_t = 10_000)]
    pages: u32,
    /// A folder with release builds (target/release of some tree) to measure instead of building this tree.
    #[arg(long, value_name = "DIR")]
    built: Option<PathBuf>,
}

/// What only this task needs besides the toolchain.
const PACKAGES: [(&str, &str); 3] =
    [("/usr/sbin/nginx", "nginx"), ("/usr/bin/wrk", "wrk"), ("/usr/bin/taskset", "util-linux")];

/// The part that is measured only when it is named.
const ON_REQUEST: &str = "live";

/// What the parts share.
struct Bench<'a> {
    args: &'a Args,
    root: PathBuf,
    /// Built when the first part needs them.
    binaries: OnceCell<Binaries>,
    cores: Cores,
    /// Data folders and everything else that is made; removed at the end.
    scratch: Scratch,
}

pub fn run(args: &Args) -> Result<()> {
    let root = crate::tidy::root()?;
    install::packages(&PACKAGES)?;
    let bench =
        Bench { args, root, binaries: OnceCell::new(), cores: Cores::of_this_process()?, scratch: Scratch::new()? };
    println!("server on core {}, load on core {}", bench.cores.server, bench.cores.load);
    let began = Instant::now();
    let mut table = Table::default();
    bench.measure(&mut table)?;
    println!("\n{table}\nmeasured in {} s", began.elapsed().as_secs());
    Ok(())
}

impl Bench<'_> {
    fn measure(&self, table: &mut Table) -> Result<()> {
        type Part = fn(&Bench<'_>, &mut Table) -> Result<()>;
        let parts: [(&str, Part); 7] = [
            ("calls", figures::calls),
            ("policy", figures::policy),
            ("web", web::measure),
            ("stages", figures::stages),
            ("start", start::measure),
            ("sizes", figures::sizes),
            (ON_REQUEST, live::measure),
        ];
        for (name, measure) in parts {
            let named = self.args.only.iter().any(|only| name.contains(only.as_str()));
            if named || (self.args.only.is_empty() && name != ON_REQUEST) {
                println!("measuring: {name}");
                measure(self, table).with_context(|| name.to_owned())?;
            }
        }
        Ok(())
    }

    fn binaries(&self) -> Result<&Binaries> {
        if let Some(binaries) = self.binaries.get() {
            return Ok(binaries);
        }
        let binaries = match &self.args.built {
            Some(folder) => Binaries::of(&folder.canonicalize()?),
            None => Binaries::build(&self.root)?,
        };
        Ok(self.binaries.get_or_init(|| binaries))
    }

    /// The folder with the demo, made at its first use by the server itself.
    fn demo(&self) -> Result<PathBuf> {
        let data = self.scratch.0.join("data");
        if !data.join("VERSION").is_file() {
            web::serve(self, &data)?.stop();
        }
        Ok(data)
    }

    /// What a program prints on one line of JSON.
    fn json(&self, program: &Path, arguments: &[&str]) -> Result<Value> {
        let output =
            Command::new("timeout").arg("120").arg(program).args(arguments).current_dir(&self.root).output()?;
        ensure!(output.status.success(), "{}: {}", program.display(), String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).with_context(|| format!("{} gave no JSON", program.display()))
    }
}

/// A folder that goes when the bench ends.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Scratch> {
        let folder = std::env::temp_dir().join(format!("lauda-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Scratch(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("{} could not be removed: {error}", self.0.display());
        }
    }
}
