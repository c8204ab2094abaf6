//! What the tests need besides the Rust toolchain: Debian packages, npm modules, cargo tools.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

pub const BROWSER: (&str, &str) = ("/usr/bin/chromium", "chromium");

/// A file that a package brings, and the package.
const PACKAGES: [(&str, &str); 4] =
    [("/usr/lib/postgresql", "postgresql"), BROWSER, ("/usr/bin/clang", "clang"), ("/usr/bin/wasm-ld-22", "lld-22")];

/// Folders with a lock file of npm.
const MODULES: [&str; 2] = ["web", "crates/live/tests/js"];

/// Cargo subcommands and the versions that the rules were written for.
const TOOLS: [(&str, &str); 2] = [("cargo-nextest", "0.9.143"), ("cargo-deny", "0.20.2")];

pub fn everything(root: &Path) -> Result<()> {
    packages(&PACKAGES)?;
    modules(root)?;
    for (tool, version) in TOOLS {
        cargo_tool(tool, version)?;
    }
    Ok(())
}

/// What only the browser needs.
pub fn browser(root: &Path) -> Result<()> {
    packages(&[BROWSER])?;
    modules(root)
}

/// Installs Debian packages that are missing, where it may.
pub fn packages(wanted: &[(&str, &str)]) -> Result<()> {
    let missing: Vec<_> =
        wanted.iter().filter(|(file, _)| !Path::new(file).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !is_root() || !Path::new("/usr/bin/apt-get").exists() {
        bail!("this needs {}; install them (on Debian: apt-get install {})", missing.join(", "), missing.join(" "));
    }
    println!("installing {}", missing.join(", "));
    run(Command::new("apt-get").args(["update", "-qq"]))?;
    let install = ["install", "-y", "-qq", "--no-install-recommends"];
    run(Command::new("apt-get").args(install).args(missing).env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.starts_with(b"0\n"))
}

/// The npm packages of all folders that have a lock file.
pub fn modules(root: &Path) -> Result<()> {
    for folder in MODULES.map(|folder| root.join(folder)) {
        if folder.join("package-lock.json").is_file() && !folder.join("node_modules").is_dir() {
            run(Command::new("npm").args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(folder))?;
        }
    }
    Ok(())
}

fn cargo_tool(tool: &str, version: &str) -> Result<()> {
    let found =
        |program: PathBuf| Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    if found(tool.into()) || found(home().join("bin").join(tool)) {
        return Ok(());
    }
    println!("installing {tool} {version}");
    let mut install = Command::new(env!("CARGO"));
    install.args(["install", "--locked", "--quiet", tool, "--version", version]);
    // The tools are built with the toolchain that runs the tests, wherever the build folder is.
    run(install.env_remove("RUSTFLAGS"))
}

fn home() -> PathBuf {
    std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))
        .unwrap_or_default()
}

fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
