//! The compiler of the guests.
//!
//! The standard library is compiled along with the guests (`-Z build-std`), so that a panic is one instruction and
//! its formatting code is gone: half of a small guest's size. All guests share one profile and one set of flags,
//! because every other set compiles the library again; what differs (the stack) goes to the last crate only.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use super::guest::Guest;

const TARGET: &str = "wasm32-unknown-unknown";
pub const RUST_FLAGS: &str = "-Zunstable-options -Cpanic=immediate-abort";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_LINKER: &str = "/usr/bin/wasm-ld-22";

pub struct Toolchain {
    kind: Kind,
    /// `rustc --version` and where it is from.
    pub version: String,
}

enum Kind {
    /// The toolchain of rustup with the sources of the standard library (`rust-src`).
    Rustup,
    /// The toolchain of rustup with the compiled library of the target.
    RustupPrebuilt,
    /// Debian's compiler for web browsers.
    Debian,
}

impl Toolchain {
    /// In this order: rustup with sources, Debian, rustup with the compiled library (which makes larger guests),
    /// Debian installed now.
    pub fn find(root: &Path) -> Result<Self> {
        let library = sysroot(root).map(|sysroot| sysroot.join("lib/rustlib"));
        let has = |part: &str| library.as_ref().is_some_and(|library| library.join(part).is_dir());
        let kind = if has("src/rust/library") {
            Kind::Rustup
        } else if debian_is_there() {
            Kind::Debian
        } else if has(TARGET) {
            Kind::RustupPrebuilt
        } else {
            install_debian()?;
            Kind::Debian
        };
        let (rustc, from) = match kind {
            Kind::Rustup => ("rustc", "rustup, rust-src"),
            Kind::RustupPrebuilt => ("rustc", "rustup"),
            Kind::Debian => ("/usr/bin/rustc", "Debian"),
        };
        let output = Command::new(rustc).arg("--version").current_dir(root).output()?;
        ensure!(output.status.success(), "{rustc} --version failed");
        Ok(Self { kind, version: format!("{} ({from})", String::from_utf8_lossy(&output.stdout).trim()) })
    }

    /// Compiles the guest and returns the path of its core module.
    pub fn build(&self, guest: &Guest, components: &Path, target: &Path) -> Result<PathBuf> {
        let mut command = self.cargo()?;
        command.current_dir(components).args(["rustc", "--release", "--lib", "--crate-type", "cdylib"]);
        if !matches!(self.kind, Kind::RustupPrebuilt) {
            command.args(["-Z", "build-std=std,panic_abort"]);
        }
        command.args(["--target", TARGET, "--package", &guest.name, "--target-dir"]).arg(target);
        command.arg("--").arg(format!("-Clink-arg=-zstack-size={}", guest.stack_bytes));
        let status = command.status().context("run cargo for the guests")?;
        ensure!(status.success(), "does not compile");
        Ok(target.join(TARGET).join("release").join(format!("{}.wasm", guest.name.replace('-', "_"))))
    }

    /// What to do when a guest is too large.
    pub fn size_hint(&self) -> &'static str {
        match self.kind {
            Kind::RustupPrebuilt => {
                "; the compiled standard library makes guests larger: `rustup component add rust-src` and try again"
            }
            Kind::Rustup | Kind::Debian => "",
        }
    }

    /// Cargo without what the outer cargo and rustup left in the environment: it would choose the compiler of the
    /// host's toolchain file, its flags and its target folder.
    fn cargo(&self) -> Result<Command> {
        let debian = matches!(self.kind, Kind::Debian);
        let mut command = Command::new(if debian { "/usr/bin/cargo" } else { "cargo" });
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            let ours = text.starts_with("CARGO") && text != "CARGO_HOME" && !text.starts_with("CARGO_NET")
                || text.starts_with("RUSTUP_TOOLCHAIN")
                || ["RUSTC", "RUSTFLAGS", "RUSTC_WRAPPER", "LD_LIBRARY_PATH"].contains(&&*text);
            if ours && !is_network_setting(&text) {
                command.env_remove(&name);
            }
        }
        if !matches!(self.kind, Kind::RustupPrebuilt) {
            command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", RUST_FLAGS);
        }
        if debian {
            command.env("PATH", path_with("/usr/bin")?).env("RUSTC", "/usr/bin/rustc");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER);
        }
        Ok(command)
    }
}

/// Settings of how to reach a registry are the user's and stay.
fn is_network_setting(name: &str) -> bool {
    ["CARGO_HTTP_", "CARGO_REGISTR", "CARGO_SOURCE_"].iter().any(|prefix| name.starts_with(prefix))
}

fn path_with(first: &str) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    Ok(env::join_paths(std::iter::once(PathBuf::from(first)).chain(env::split_paths(&rest)))?)
}

fn sysroot(root: &Path) -> Option<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).current_dir(root).output().ok()?;
    output.status.success().then(|| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

fn debian_is_there() -> bool {
    ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/lib/rustlib/src/rust/library", DEBIAN_LINKER]
        .iter()
        .all(|path| Path::new(path).exists())
}

/// Installs Debian's packages where this process may, and says what to install where it may not.
fn install_debian() -> Result<()> {
    let advice = format!(
        "no compiler for {TARGET}: `rustup component add rust-src`, or as root \
         `apt-get install {}`",
        DEBIAN_PACKAGES.join(" ")
    );
    let root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout.trim_ascii() == b"0");
    if !root || !Path::new("/usr/bin/apt-get").exists() {
        bail!(advice);
    }
    println!("installing {}", DEBIAN_PACKAGES.join(" "));
    let status = Command::new("apt-get")
        .args(["install", "--yes", "--quiet", "--no-install-recommends"])
        .args(DEBIAN_PACKAGES)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .status()?;
    ensure!(status.success() && debian_is_there(), "apt-get could not install the packages; {advice}");
    Ok(())
}
