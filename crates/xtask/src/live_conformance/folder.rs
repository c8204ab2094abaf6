//! A temporary folder with the specs, the client that they are for, and what runs them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

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

/// Removed when it is dropped.
pub struct Folder {
    pub path: PathBuf,
}

impl Folder {
    pub fn prepare(checkout: &Path) -> Result<Folder> {
        let specs = checkout.join("test/e2e/tests");
        ensure!(specs.is_dir(), "{} has no specs: it is no checkout of phoenix_live_view", checkout.display());
        let path = std::env::temp_dir().join(format!("lauda-live-conformance-{}", std::process::id()));
        let folder = Folder { path };
        for part in ["test/e2e", "priv/static"] {
            copy(&checkout.join(part), &folder.path.join(part))?;
        }
        std::fs::write(folder.path.join("package.json"), r#"{"type":"module","private":true}"#)?;
        std::fs::write(folder.path.join(CONFIGURATION), SETTINGS)?;
        let mut install = Command::new("npm");
        install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel", "error"]).args(PACKAGES);
        let status = install.current_dir(&folder.path).status().context("npm is needed for the specs")?;
        ensure!(status.success(), "what runs the specs cannot be installed");
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.path) {
            eprintln!("{} could not be removed: {error}", self.path.display());
        }
    }
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
