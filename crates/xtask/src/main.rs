//! The tasks of the repository that are programs: `cargo xtask TASK`. One file for each task.

mod components;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Tasks of the repository")]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build the guests and write components/dist.
    Components(components::Args),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().task {
        Task::Components(args) => components::run(&args),
    }
}
