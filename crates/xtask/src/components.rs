//! `cargo xtask components`: builds the guests and writes `components/dist/NAME.wasm` with a manifest of what each was
//! built from. The files are committed, so that building the host asks for no second toolchain; `--check` says whether
//! they still belong to the sources.

pub mod fingerprint;
mod guest;
mod manifest;
mod optimise;
mod toolchain;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};

use guest::Guest;
use manifest::{Entry, Manifest};
use toolchain::Toolchain;

#[derive(clap::Args)]
pub struct Args {
    /// Build nothing; fail where a committed component does not belong to the sources.
    #[arg(long)]
    check: bool,
    /// Build even what is up to date.
    #[arg(long, conflicts_with = "check")]
    force: bool,
    /// Guests by name; all that export something where none is named.
    names: Vec<String>,
}

/// The folders of the guest workspace.
struct Workspace {
    root: PathBuf,
    components: PathBuf,
    dist: PathBuf,
    target: PathBuf,
}

impl Workspace {
    fn find() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
        let components = root.join("components");
        Ok(Self { dist: components.join("dist"), target: components.join("target"), components, root })
    }
}

pub fn run(args: &Args) -> Result<()> {
    let workspace = Workspace::find()?;
    let guests = guest::find(&workspace.components)?;
    let guests = select(&guests, &args.names)?;
    if args.check { check(&workspace, &guests) } else { build_all(&workspace, &guests, args.force) }
}

fn select<'a>(guests: &'a [Guest], names: &[String]) -> Result<Vec<&'a Guest>> {
    if names.is_empty() {
        return Ok(guests.iter().filter(|guest| guest.exports).collect());
    }
    names
        .iter()
        .map(|name| {
            guests.iter().find(|guest| guest.name == *name).with_context(|| format!("there is no guest {name}"))
        })
        .collect()
}

fn check(workspace: &Workspace, guests: &[&Guest]) -> Result<()> {
    let manifest = Manifest::read(&workspace.dist)?;
    let mut stale = Vec::new();
    for guest in guests {
        let reasons = staleness(workspace, guest, manifest.components.get(&guest.name))?;
        stale.extend(reasons.into_iter().map(|reason| format!("{}: {reason}", guest.name)));
    }
    for name in manifest.components.keys().filter(|name| !guests.iter().any(|guest| guest.name == **name)) {
        if !workspace.components.join(name).is_dir() {
            stale.push(format!("{name}: is in the manifest, and there is no such guest"));
        }
    }
    ensure!(stale.is_empty(), "stale components, run `cargo xtask components`:\n  {}", stale.join("\n  "));
    println!("{} components belong to the sources", guests.len());
    Ok(())
}

/// Why the committed file does not belong to the sources; empty if it does.
fn staleness(workspace: &Workspace, guest: &Guest, entry: Option<&Entry>) -> Result<Vec<String>> {
    let Some(entry) = entry else { return Ok(vec!["was never built".into()]) };
    let mut reasons = fingerprint::differences(&entry.inputs, &fingerprint::inputs(&workspace.root, guest)?);
    match fs::read(workspace.dist.join(&guest.file)) {
        Ok(bytes) if digest(&bytes) == entry.digest => {}
        Ok(_) => reasons.push(format!("{} is not the file that was built", guest.file)),
        Err(_) => reasons.push(format!("{} is missing", guest.file)),
    }
    Ok(reasons)
}

fn build_all(workspace: &Workspace, guests: &[&Guest], force: bool) -> Result<()> {
    fs::create_dir_all(&workspace.dist)?;
    fs::create_dir_all(&workspace.target)?;
    // Two builds at once would write each other's entries away.
    let lock = fs::File::create(workspace.target.join("xtask-components.lock"))?;
    lock.lock()?;
    let manifest = Manifest::read(&workspace.dist)?;
    let mut stale = Vec::new();
    for guest in guests {
        if force || !staleness(workspace, guest, manifest.components.get(&guest.name))?.is_empty() {
            stale.push(*guest);
        }
    }
    if stale.is_empty() {
        println!("{} components are up to date", guests.len());
        return Ok(());
    }
    let toolchain = Toolchain::find(&workspace.root)?;
    println!("building with {}", toolchain.version);
    let mut failed = Vec::new();
    for guest in stale {
        if let Err(error) = build(workspace, &toolchain, guest) {
            eprintln!("{}: {error:#}", guest.name);
            failed.push(guest.name.as_str());
        }
    }
    if !failed.is_empty() {
        bail!("not built: {}", failed.join(", "));
    }
    Ok(())
}

fn build(workspace: &Workspace, toolchain: &Toolchain, guest: &Guest) -> Result<()> {
    // Taken first: what changes while the guest is built leaves it stale.
    let inputs = fingerprint::inputs(&workspace.root, guest)?;
    let core = toolchain.build(guest, &workspace.components, &workspace.target)?;
    let core = optimise::optimise(&core, &workspace.target)?;
    let component = wit_component::ComponentEncoder::default()
        .validate(true)
        .module(&core)
        .and_then(|encoder| encoder.encode())
        .context("the core module is no component of its world (is `export!` there?)")?;
    ensure!(
        component.len() <= guest.max_bytes,
        "{} bytes, the limit is {}{}",
        component.len(),
        guest.max_bytes,
        toolchain.size_hint()
    );
    write(&workspace.dist.join(&guest.file), &component)?;
    let entry =
        Entry { digest: digest(&component), bytes: component.len(), toolchain: toolchain.version.clone(), inputs };
    println!("{:20} {:>9} bytes  {}", guest.name, entry.bytes, entry.digest);
    // Read again for each guest: a build that fails later keeps what was built.
    let mut manifest = Manifest::read(&workspace.dist)?;
    manifest.components.insert(guest.name.clone(), entry);
    manifest.write(&workspace.dist)
}

/// `sha256:` and 64 hexadecimal digits, as the host names components.
fn digest(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    hash.iter().fold(String::from("sha256:"), |text, byte| text + &format!("{byte:02x}"))
}

/// Writes beside and renames, so that a reader never sees half a file.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_extension("new");
    fs::write(&beside, bytes).with_context(|| format!("write {}", beside.display()))?;
    fs::rename(&beside, path).with_context(|| format!("rename to {}", path.display()))
}
