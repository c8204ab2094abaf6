//! The tasks of the repository that are programs: `cargo xtask TASK`. One file for each task.

#![warn(clippy::unwrap_used)]

mod bench;
mod components;
mod eval;
mod live_conformance;
mod live_fuzz;
mod test;
mod tidy;
mod web;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks of the repository")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Measure the product's budgets beside a peer.
    Bench(bench::Args),
    /// Build the guests and write components/dist.
    Components(components::Args),
    /// Measure the privacy stage and the rules on labelled passages.
    Eval(eval::Args),
    /// Run phoenix_live_view's own end-to-end specs against `crates/live`.
    LiveConformance(live_conformance::Args),
    /// Run the fuzz of crates/live against the newest client, or one that is named.
    LiveFuzz(live_fuzz::Args),
    /// Run every check and test.
    Test(test::Args),
    /// Check the rules of the house.
    Tidy,
    /// Test the sites in a real browser, take their pictures, or bundle their code.
    Web(web::Args),
}

fn main() -> ExitCode {
    let result = match Cli::parse().task {
        Task::Bench(args) => bench::run(&args),
        Task::Components(args) => components::run(&args),
        Task::Eval(args) => eval::run(&args),
        Task::LiveConformance(args) => live_conformance::run(&args),
        Task::LiveFuzz(args) => live_fuzz::run(&args),
        Task::Test(args) => test::run(&args),
        Task::Tidy => tidy::run(),
        Task::Web(args) => web::run(&args),
    };
    let Err(error) = result else { return ExitCode::SUCCESS };
    eprintln!("error: {error:#}");
    ExitCode::FAILURE
}
