//! Body measures from a fresh instance of the calculator. Nothing is stored or logged.

use domain::calculation::{HealthResults, OutOfRange, PatientMetrics};
use host::{Answer, Call, CallError, Host};

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    #[error(transparent)]
    Component(#[from] CallError),
}

/// Needs no permit: it reads and writes nothing that belongs to anybody.
///
/// # Errors
/// `OutOfRange` names the field; `Component` where the calculator failed.
pub fn calculate(host: &Host, metrics: &PatientMetrics) -> Result<Answer<HealthResults>, Error> {
    metrics.validate()?;
    Ok(host.health_metrics(Call::CONFIGURED, metrics)?)
}
