//! Measurements inside one process for `cargo xtask bench`: `measure policy`, `measure stages DATA DRAFT…` and
//! `measure seed DATA PAGES`. Each prints one line of JSON.

mod policies;
mod seed;
mod stages;

use std::path::PathBuf;

use anyhow::{Result, bail};
use server::cli::Folder;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let line = match *arguments.as_slice() {
        ["policy"] => policies::measure()?,
        ["stages", data, ref drafts @ ..] => stages::measure(&folder(data), drafts).await?,
        ["seed", data, pages] => seed::pages(&folder(data), pages.parse()?).await?,
        _ => bail!("use: measure policy | measure stages DATA DRAFT... | measure seed DATA PAGES"),
    };
    println!("{line}");
    Ok(())
}

fn folder(data: &str) -> Folder {
    Folder { data: PathBuf::from(data), database_url: None, token_file: None, json: false }
}

/// The value below which this share of the others lies.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    sorted.get((last as f64 * share) as usize).copied().unwrap_or_default()
}
