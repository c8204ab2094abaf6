//! A temporary folder with the specs, the client that they are for, and what runs them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// Our own, since the one of the checkout starts a server of its own.
pub const CONFIGURATION: &str = "conformance.config.js";

/// What the specs import, at the versions that the checkout has, and the client of Channels.
const PACKAGES: [&str; 3] = ["@playwright/test@1.60.0", "monocart-reporter@2.9.21", "phoenix@1.8.16"];

/// Retries as upstream runs them in CI: some specs leave the page before it has settled.
const SETTINGS: &str = "export default {
  testDir: './test/e2e/tests',
  workers: 1,
  retries: 2,
  reporter: [['list'], ['json', { outputFile: 'report.json' }]],
  use: { baseURL: 'http://localhost:4004/' },
  projects: [{
    name: 'chromium',
    use: {
      browserName: 'chromium',
      viewport: { width: 1280, height: 720 },
      launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] },
    },
  }],
};
";

/// The folder is removed when it is dropped.
pub fn prepare(checkout: &Path) -> Result<TempDir> {
    let specs = checkout.join("test/e2e/tests");
    ensure!(specs.is_dir(), "{} has no specs: it is no checkout of phoenix_live_view", checkout.display());
    let folder = tempfile::tempdir()?;
    for part in ["test/e2e", "priv/static"] {
        copy(&checkout.join(part), &folder.path().join(part))?;
    }
    std::fs::write(folder.path().join("package.json"), r#"{"type":"module","private":true}"#)?;
    std::fs::write(folder.path().join(CONFIGURATION), SETTINGS)?;
    let mut install = Command::new("npm");
    install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]).args(PACKAGES);
    let status = install.current_dir(folder.path()).status().context("npm is needed for the specs")?;
    ensure!(status.success(), "what runs the specs cannot be installed");
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).with_context(|| format!("{} is missing", from.display()))? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}
