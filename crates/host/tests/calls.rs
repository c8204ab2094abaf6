//! The typed calls, on the components that come with the binary.

use domain::calculation::{GenderType, PatientMetrics};
use host::{Call, Host, Settings};

fn cached() -> Settings {
    let target = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("components");
    Settings { cache: Some(target), ..Settings::default() }
}

#[test]
fn body_measures_come_from_the_component() {
    let host = Host::start(cached()).unwrap();
    let metrics = PatientMetrics { weight: 70.0, height: 1.75, age: 30, gender: GenderType::Male };
    let answer = host.health_metrics(Call::CONFIGURED, &metrics).unwrap();
    assert!((answer.value.bmr - 1695.667).abs() < 0.01, "{answer:?}");
    assert!((host.bmi(Call::CONFIGURED, 68.0, 1.65).unwrap().value - 24.977).abs() < 0.001);
    assert_eq!(host.bmr(Call::CONFIGURED, &metrics).unwrap().value, answer.value.bmr);
    assert!(answer.cold && answer.version == 1 && answer.digest.starts_with("sha256:"));
}
