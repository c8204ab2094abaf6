//! Guests for the tests, from core modules in text form: each test writes the few instructions that matter, and
//! `wit-component` makes a component of them as it does for a compiled language.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]
#![allow(dead_code, reason = "each test file uses some of these")]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use host::{Builtin, Deployment, Host, Limits, Settings};
use wit_component::{ComponentEncoder, StringEncoding, embed_component_metadata};
use wit_parser::Resolve;

/// Settings with a cache of compiled components that lasts from one run of the tests to the next.
pub fn cached() -> Settings {
    Settings { cache: Some(Path::new(env!("CARGO_TARGET_TMPDIR")).join("components")), ..Settings::default() }
}

pub fn started() -> Host {
    Host::start(cached()).unwrap()
}

pub fn contracts(package: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../wit").join(package)
}

/// A component of the world from a core module in text form.
pub fn component(package: &Path, world: &str, module: &str) -> Vec<u8> {
    let mut resolve = Resolve::default();
    let (package, _) = resolve.push_path(package).unwrap();
    encode(&resolve, resolve.select_world(&[package], Some(world)).unwrap(), module)
}

/// The same for a world that no file holds.
pub fn component_of(wit: &str, world: &str, module: &str) -> Vec<u8> {
    let mut resolve = Resolve::default();
    let package = resolve.push_source("test.wit", wit).unwrap();
    encode(&resolve, resolve.select_world(&[package], Some(world)).unwrap(), module)
}

fn encode(resolve: &Resolve, world: wit_parser::WorldId, module: &str) -> Vec<u8> {
    let mut core = wat::parse_str(module).unwrap();
    embed_component_metadata(&mut core, resolve, world, StringEncoding::UTF8, false).unwrap();
    ComponentEncoder::default().validate(true).module(&core).unwrap().encode().unwrap()
}

/// A calculator whose BMI is computed by `bmi` (text form; weight and height are locals 0 and 1). `extra` is put
/// beside the functions.
pub fn calculator_with(bmi: &str, extra: &str) -> Vec<u8> {
    let module = format!(
        r#"(module
            (memory (export "memory") 1)
            {extra}
            (func (export "medical:health-calc/calculations@0.1.0#calculate-health-metrics")
                (param f32 f32 i32 i32) (result i32) i32.const 0)
            (func (export "medical:health-calc/calculations@0.1.0#calculate-bmr")
                (param f32 f32 i32 i32) (result f32) local.get 0)
            (func $bmi (export "medical:health-calc/calculations@0.1.0#calculate-bmi")
                (param f32 f32) (result f32) (local i32) {bmi}))"#
    );
    component(&contracts("health-calc"), "health-calculator", &module)
}

pub fn calculator(bmi: &str) -> Vec<u8> {
    calculator_with(bmi, "")
}

/// A calculator whose every BMI is `value`.
pub fn constant(value: f32) -> Vec<u8> {
    calculator(&format!("f32.const {value}"))
}

/// A validator whose catalogue is computed by `catalogue` (leaves the address of pointer and length on the stack).
pub fn validator(catalogue: &str, validate: &str) -> Vec<u8> {
    let module = format!(
        r#"(module
            (memory (export "memory") 2)
            (global $free (mut i32) (i32.const 65536))
            (func (export "cabi_realloc") (param i32 i32 i32 i32) (result i32)
                (local $at i32)
                (local.set $at (i32.and (i32.add (global.get $free) (i32.const 7)) (i32.const -8)))
                (global.set $free (i32.add (local.get $at) (local.get 3)))
                (block (loop
                    (br_if 1 (i32.le_u (global.get $free) (i32.shl (memory.size) (i32.const 16))))
                    (drop (memory.grow (i32.const 1)))
                    (br 0)))
                local.get $at)
            (func (export "lauda:content/rules@0.1.0#validate") (param i32) (result i32) {validate})
            (func (export "lauda:content/rules@0.1.0#catalogue") (result i32) (local i32) {catalogue}))"#
    );
    component(&contracts("content"), "content-validator", &module)
}

pub fn deploy(host: &Host, name: &str, bytes: &[u8]) {
    host.deploy(&Deployment { name, bytes, by: "test", limits: None }).unwrap();
}

pub fn deploy_within(host: &Host, name: &str, bytes: &[u8], limits: Limits) {
    host.deploy(&Deployment { name, bytes, by: "test", limits: Some(limits) }).unwrap();
}

/// Limits that a test reaches soon.
pub fn tight() -> Limits {
    Limits { deadline_ms: 100, memory_bytes: 16 << 20, output_bytes: 1 << 20, ..Limits::default() }
}

/// Settings whose only component is this calculator, as if it came with the binary.
pub fn with_builtin(bytes: Vec<u8>) -> Settings {
    let digest = host::inspect(&bytes).unwrap().digest.leak();
    let builtin = Builtin { name: "health-calc", digest, bytes: bytes.leak() };
    Settings { builtins: vec![builtin], ..Settings::default() }
}

/// Waits for what another thread does, and fails the test when it never happens.
pub fn eventually(what: &str, condition: impl Fn() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !condition() {
        assert!(Instant::now() < until, "never: {what}");
        std::thread::sleep(Duration::from_millis(2));
    }
}
