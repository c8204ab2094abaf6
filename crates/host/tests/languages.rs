//! The calculator in other languages takes the same role under the same kind of limits.
//!
//! The compilers are found or installed (clang from Debian where this user may, the JavaScript compiler from npm). Where
//! they cannot be had the test says so and passes, except where `CI` is set.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]

mod guests;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::calculation::{GenderType, PatientMetrics};
use guests::{cached, component, contracts, deploy_within};
use host::{Call, Host, Limits, Role};

/// Runs a command, or says what failed.
fn run(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| format!("{command:?}: {error}"))?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(format!("{command:?}: {}", text(&output.stderr)))
    }
}

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../components/examples").join(name)
}

/// The component, or None (and the reason on standard output) where its compiler cannot be had.
fn or_skip(built: Result<Vec<u8>, String>) -> Option<Vec<u8>> {
    if let Err(reason) = &built {
        assert!(std::env::var_os("CI").is_none(), "{reason}");
        println!("skipped, for want of a compiler: {reason}");
    }
    built.ok()
}

fn clang() -> Result<String, String> {
    let names = || ["clang".to_owned()].into_iter().chain((14..=24).rev().map(|version| format!("clang-{version}")));
    let there =
        || names().find(|name| run(Command::new(name).arg("--print-targets")).is_ok_and(|t| t.contains("wasm32")));
    if let Some(name) = there() {
        return Ok(name);
    }
    let install = ["install", "--yes", "--quiet", "--no-install-recommends", "clang"];
    run(Command::new("apt-get").args(install).env("DEBIAN_FRONTEND", "noninteractive"))?;
    there().ok_or_else(|| "clang has no WebAssembly".to_owned())
}

/// The linker that comes with the Rust toolchain.
fn linker() -> Result<PathBuf, String> {
    let sysroot = run(Command::new("rustc").args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim()).join("lib/rustlib");
    let folders = fs::read_dir(&libraries).map_err(|error| error.to_string())?;
    let mut linkers = folders.flatten().map(|folder| folder.path().join("bin/rust-lld"));
    linkers.find(|path| path.is_file()).ok_or_else(|| format!("no rust-lld in {}", libraries.display()))
}

fn c() -> Result<Vec<u8>, String> {
    let (clang, linker, folder) = (clang()?, linker()?, folder("c"));
    let (object, core) = (folder.join("health_calc.o"), folder.join("core.wasm"));
    let source = source("c-health-calc").join("health_calc.c");
    let compile = ["--target=wasm32-unknown-unknown", "-Oz", "-Wall", "-Werror", "-c", "-o"];
    run(Command::new(clang).args(compile).arg(&object).arg(source))?;
    run(Command::new(linker)
        .args(["-flavor", "wasm", "--no-entry", "-z", "stack-size=16384", "-o"])
        .arg(&core)
        .arg(object))?;
    let text = wasm_text(&fs::read(core).map_err(|error| error.to_string())?);
    Ok(component(&contracts("health-calc"), "health-calculator", &text))
}

/// A binary module in the text form that the helper takes.
fn wasm_text(core: &[u8]) -> String {
    let bytes: String = core.iter().map(|byte| format!("\\{byte:02x}")).collect();
    format!("(module binary \"{bytes}\")")
}

fn javascript() -> Result<Vec<u8>, String> {
    let (source, folder) = (source("js-health-calc"), folder("javascript"));
    let mut key = fs::read(contracts("health-calc").join("health-calc.wit")).unwrap();
    for file in ["package.json", "build.mjs", "health-calc.js"] {
        let bytes = fs::read(source.join(file)).unwrap();
        fs::write(folder.join(file), &bytes).unwrap();
        key.extend(bytes);
    }
    // Compiling takes half a minute, so what was compiled from the same files is kept.
    let (output, made_of) = (folder.join("health-calc.wasm"), folder.join("made-of"));
    if !(fs::read(&made_of).is_ok_and(|before| before == key) && output.is_file()) {
        let install = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
        run(Command::new("npm").args(install).current_dir(&folder))?;
        run(Command::new("node").arg("build.mjs").arg(contracts("health-calc")).arg(&output).current_dir(&folder))?;
        fs::write(made_of, key).unwrap();
    }
    fs::read(output).map_err(|error| error.to_string())
}

/// Takes the role, imports nothing, and computes what the component of the binary computes.
fn takes_the_role(bytes: &[u8], limits: Limits) {
    let host = Host::start(cached()).unwrap();
    deploy_within(&host, "foreign", bytes, limits);
    let inspection = host.inspect("foreign").unwrap();
    assert_eq!(inspection.role, Some(Role::HealthCalc));
    assert!(inspection.imports.iter().all(|item| item.functions.is_empty()), "{:?}", inspection.imports);
    host.assign(Role::HealthCalc, "foreign").unwrap();
    for (weight, height, age) in
        [(70.0, 1.75, 30), (0.5, 0.4, 18), (500.0, 2.6, 120), (70.0, 1.75, 17), (0.0, 1.75, 30)]
    {
        for gender in [GenderType::Male, GenderType::Female] {
            let person = PatientMetrics { weight, height, age, gender };
            let theirs = host.health_metrics(Call::CONFIGURED, &person).unwrap();
            let ours = host.health_metrics(Call::of("health-calc"), &person).unwrap().value;
            assert_eq!(&*theirs.component, "foreign");
            let fields = |r: &domain::calculation::HealthResults| {
                [r.bmi, r.bmr, r.ideal_weight, r.body_fat_percentage, r.daily_calories]
            };
            for (theirs, ours) in fields(&theirs.value).into_iter().zip(fields(&ours)) {
                let same = (theirs - ours).abs() <= ours.abs() * 1e-5 || theirs.is_nan() && ours.is_nan();
                assert!(same, "{theirs} is not {ours} for {person:?}");
            }
            let bmr = host.bmr(Call::CONFIGURED, &person).unwrap().value;
            assert_eq!(bmr.to_bits(), theirs.value.bmr.to_bits());
        }
    }
    assert!((host.bmi(Call::CONFIGURED, 68.0, 1.65).unwrap().value - 24.977).abs() < 0.001);
}

#[test]
fn a_calculator_in_c() {
    let Some(bytes) = or_skip(c()) else { return };
    takes_the_role(&bytes, Limits::for_role(Role::HealthCalc));
}

#[test]
fn a_calculator_in_javascript() {
    let Some(bytes) = or_skip(javascript()) else { return };
    // The engine in the component needs more memory than a calculator, and is held to it.
    takes_the_role(&bytes, Limits { memory_bytes: 64 << 20, ..Limits::default() });
    let host = Host::start(cached()).unwrap();
    let small = Limits { memory_bytes: 4 << 20, ..Limits::default() };
    let deployment = host::Deployment { name: "small", bytes: &bytes, by: "test", limits: Some(small) };
    let refused = host.deploy(&deployment).unwrap_err().to_string();
    assert!(refused.contains("the limit is 4194304"), "{refused}");
}
