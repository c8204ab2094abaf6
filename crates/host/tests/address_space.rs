//! Where a container limits the address space there is no pool, and calls run all the same.

#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests panic and wait")]
#![cfg(target_os = "linux")]

mod guests;

use std::process::Command;

use host::Call;

const CHILD: &str = "LAUDA_TEST_LIMITED_ADDRESS_SPACE";

#[test]
fn a_limited_address_space_costs_the_pool_and_nothing_else() {
    if std::env::var_os(CHILD).is_some() {
        return limited();
    }
    let host = guests::started();
    assert!(host.load().pooled, "this machine limits the address space already");
    let program = std::env::current_exe().unwrap();
    let output = Command::new("sh")
        .args(["-c", r#"ulimit -v 6291456 && exec "$0" --nocapture"#])
        .arg(program)
        .env(CHILD, "1")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("on demand"), "the child did not run");
}

fn limited() {
    let host = guests::started();
    assert!(!host.load().pooled);
    for _ in 0..50 {
        let answer = host.bmi(Call::CONFIGURED, 70.0, 1.75).unwrap();
        assert!((answer.value - 22.857).abs() < 0.001);
    }
    guests::deploy_within(
        &host,
        "greedy",
        &guests::calculator("(drop (memory.grow (i32.const 4096))) f32.const 1"),
        guests::tight(),
    );
    assert!(host.bmi(Call::of("greedy"), 70.0, 1.75).is_err());
    println!("on demand");
}
