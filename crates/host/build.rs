//! Lists the committed components of `components/dist` with their digests, so that the one binary carries them and need
//! not hash them at each start.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

use sha2::{Digest, Sha256};

fn main() -> io::Result<()> {
    let manifest = env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?;
    let dist = Path::new(&manifest).join("../../components/dist").canonicalize()?;
    println!("cargo::rerun-if-changed={}", dist.display());
    let mut names: Vec<String> = fs::read_dir(&dist)?
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".wasm").map(str::to_owned))
        .collect();
    names.sort();
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    let mut list = String::from("&[\n");
    for name in names {
        let path = dist.join(format!("{name}.wasm"));
        println!("cargo::rerun-if-changed={}", path.display());
        let bytes = fs::read(&path)?;
        let hash = Sha256::digest(&bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        // A copy, so that bytes and digest belong together even if the file is built anew in this moment.
        let copy = Path::new(&out).join(format!("{name}.wasm"));
        fs::write(&copy, bytes)?;
        let line = format!("Builtin {{ name: {name:?}, digest: \"sha256:{hash}\", bytes: include_bytes!({copy:?}) }},");
        writeln!(list, "    {line}").map_err(io::Error::other)?;
    }
    list.push(']');
    fs::write(Path::new(&out).join("builtin.rs"), list)
}
