//! One supervised call: admission, a fresh instance, the attempt, another after a passing fault of the host, and the
//! outcome with whose fault it was.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use wasmtime::{PoolConcurrencyLimitError, Store, Trap};

use crate::call::{Answer, Call};
use crate::error::{CallError, Failure};
use crate::health::Verdict;
use crate::host::{Host, Inner};
use crate::registry::Slot;
use crate::role::Role;
use crate::state::{Refused, State};
use crate::ticker::Ticker;
use crate::version::{Loaded, Version};

/// Waits before the second and the third attempt.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(5), Duration::from_millis(25)];

/// What is called, and with how much.
pub struct Request<'a> {
    pub call: Call<'a>,
    /// None for a call that takes any component.
    pub role: Option<Role>,
    pub function: &'a str,
    pub input_bytes: usize,
}

/// Everything that an attempt needs to make its instance.
pub struct Ready<'a> {
    pub loaded: &'a Loaded,
    pub version: &'a Version,
    pub inner: &'a Inner,
}

impl Ready<'_> {
    /// A store of its own for one instance, with all limits set.
    pub fn store(&self) -> Store<State> {
        let limits = &self.version.limits;
        let state = State::new(self.inner.memory.clone(), limits.memory_bytes);
        let mut store = Store::new(&self.inner.engine.wasmtime, state);
        store.limiter(|state| state);
        store.set_epoch_deadline(Ticker::ticks(limits.deadline()));
        store.set_hostcall_fuel(limits.output_bytes);
        store
    }

    /// Why there is no instance.
    pub fn not_started(&self, error: wasmtime::Error) -> Failure {
        self.known(&error).unwrap_or_else(|| Failure::Engine(format!("{error:#}")))
    }

    /// Why the call gave no answer. What is no trap is an answer that does not fit its type.
    pub fn failed(&self, error: wasmtime::Error) -> Failure {
        self.known(&error).unwrap_or_else(|| Failure::Malformed(error.root_cause().to_string()))
    }

    fn known(&self, error: &wasmtime::Error) -> Option<Failure> {
        let limits = &self.version.limits;
        if let Some(refused) = error.downcast_ref::<Refused>() {
            return Some(match *refused {
                Refused::Limit { asked, limit } => Failure::Memory { asked, limit },
                Refused::Pool => Failure::PoolMemory,
            });
        }
        if error.is::<PoolConcurrencyLimitError>() {
            return Some(Failure::Busy);
        }
        match error.downcast_ref::<Trap>() {
            Some(Trap::Interrupt) => Some(Failure::Deadline { limit_ms: limits.deadline_ms }),
            Some(trap) => Some(Failure::Trap(trap.to_string())),
            // The error has no public type.
            None if error.root_cause().to_string().contains("fuel allocated for hostcalls") => {
                Some(Failure::Output { limit: limits.output_bytes })
            }
            None => None,
        }
    }
}

/// A call that was let in, on the version that it will run on to its end.
struct Admitted {
    slot: Arc<Slot>,
    version: Arc<Version>,
}

impl Host {
    /// Runs `attempt` on the live version of the component, in an instance that it makes and drops.
    pub(crate) fn supervise<T>(
        &self,
        request: &Request<'_>,
        mut attempt: impl FnMut(&Ready<'_>) -> Result<T, Failure>,
    ) -> Result<Answer<T>, CallError> {
        let admitted = self.admit(request)?;
        let Admitted { slot, version } = &admitted;
        // At debug, because a log that might show a span formats its fields at once: a quarter of a small call.
        let span = tracing::debug_span!(
            "component_call",
            component = &*slot.name,
            digest = &*version.digest,
            function = request.function,
            outcome = tracing::field::Empty,
        );
        let _entered = span.enter();
        let start = Instant::now();
        let mut cold = false;
        let result = self.attempts(version, &mut cold, &mut attempt);
        let took = start.elapsed();
        let failure = result.as_ref().err();
        span.record("outcome", failure.map_or("ok", Failure::kind));
        if let Some(stats) = slot.stats(request.function) {
            stats.record(took, cold, failure);
        }
        self.judge(&admitted, failure);
        let meta = |value| Answer {
            value,
            component: slot.name.clone(),
            digest: version.digest.clone(),
            version: version.number,
            took,
            cold,
        };
        result.map(meta).map_err(|failure| request.error(slot.name.clone(), Some(version.digest.clone()), failure))
    }

    fn admit(&self, request: &Request<'_>) -> Result<Admitted, CallError> {
        let directory = self.0.directory.load();
        let name = match (request.call.component(), request.role) {
            (Some(name), _) => name,
            (None, Some(role)) => directory.assigned(role),
            (None, None) => "",
        };
        let Some(slot) = directory.named(name) else {
            return Err(request.error(name.into(), None, Failure::UnknownComponent));
        };
        let version = slot.live();
        let refused = |failure: Failure| {
            if let Some(stats) = slot.stats(request.function) {
                stats.refuse(&failure);
            }
            request.error(slot.name.clone(), Some(version.digest.clone()), failure)
        };
        if let Some(wanted) = request.role.filter(|&role| role != slot.role) {
            return Err(refused(Failure::WrongRole { is: slot.role, wanted }));
        }
        let limits = &version.limits;
        if request.input_bytes > limits.input_bytes {
            return Err(refused(Failure::InputTooLarge { bytes: request.input_bytes, limit: limits.input_bytes }));
        }
        let per_second = limits.calls_per_second;
        slot.rate.take(per_second).map_err(|retry_after| refused(Failure::TooOften { per_second, retry_after }))?;
        version.admit().map_err(|retry_after| refused(Failure::Quarantined { retry_after }))?;
        Ok(Admitted { slot: slot.clone(), version: version.clone() })
    }

    /// Tries again after faults of the host that pass, with a growing wait.
    #[allow(clippy::disallowed_methods, reason = "calls block, and their callers know it")]
    fn attempts<T>(
        &self,
        version: &Version,
        cold: &mut bool,
        attempt: &mut impl FnMut(&Ready<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut waits = BACK_OFF.iter();
        loop {
            let failure = match self.attempt(version, cold, attempt) {
                Err(failure) if failure.is_passing() => failure,
                other => return other,
            };
            let Some(&wait) = waits.next() else { return Err(failure) };
            tracing::debug!(%failure, "trying again");
            thread::sleep(wait);
        }
    }

    fn attempt<T>(
        &self,
        version: &Version,
        cold: &mut bool,
        attempt: &mut impl FnMut(&Ready<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let inner = &*self.0;
        let (loaded, was_cold) = version.load(&inner.engine, inner.cache.as_ref()).map_err(Failure::Load)?;
        *cold |= was_cold;
        let _pass = inner.gate.enter().ok_or(Failure::Busy)?;
        let _clock = inner.engine.ticker.run();
        attempt(&Ready { loaded, version, inner })
    }

    /// Counts the outcome for or against the version, and acts when there were too many failures.
    fn judge(&self, admitted: &Admitted, failure: Option<&Failure>) {
        let Admitted { slot, version } = admitted;
        let failed = match failure {
            None | Some(Failure::Stage(_)) => false,
            Some(failure) if failure.condemns() => {
                tracing::warn!(%failure, "a component failed");
                true
            }
            // The host's own fault says nothing about the version.
            Some(_) => return,
        };
        match version.record(failed, failed && slot.replaceable(version)) {
            Verdict::GoOn => {}
            Verdict::RollBack { failures, calls } => {
                self.roll_back_failing(slot, version, &format!("{failures} of the last {calls} calls failed"));
            }
            Verdict::Quarantine(time) => {
                metrics::counter!("wasm_component_quarantines_total", "component" => slot.name.to_string())
                    .increment(1);
                tracing::warn!(milliseconds = time.as_millis(), "the component is left alone");
            }
        }
    }
}

impl Request<'_> {
    fn error(&self, component: Arc<str>, digest: Option<Arc<str>>, failure: Failure) -> CallError {
        CallError { component, digest, function: self.function.to_owned(), failure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Blame;
    use crate::settings::Settings;

    /// The outcome of a call whose attempts fail like this, one after another, and how many there were.
    fn attempts(failures: &[Failure]) -> (Result<usize, Failure>, usize) {
        let host = Host::start(Settings::default()).unwrap();
        let role = Some(Role::HealthCalc);
        let request = Request { call: Call::CONFIGURED, role, function: "calculate-bmi", input_bytes: 0 };
        let mut made = 0;
        let outcome = host.supervise(&request, |_| {
            made += 1;
            failures.get(made - 1).map_or(Ok(made), |failure| Err(failure.clone()))
        });
        (outcome.map(|answer| answer.value).map_err(|error| error.failure), made)
    }

    #[test]
    fn only_passing_faults_of_the_host_are_tried_again() {
        let engine = || Failure::Engine("mmap".into());
        assert_eq!(attempts(&[]), (Ok(1), 1));
        assert_eq!(attempts(&[engine()]), (Ok(2), 2));
        assert_eq!(attempts(&[engine(), Failure::PoolMemory]), (Ok(3), 3));
        assert_eq!(attempts(&[engine(), engine(), engine()]), (Err(engine()), 3));
        for failure in [Failure::Trap("t".into()), Failure::Deadline { limit_ms: 1 }, Failure::Busy] {
            assert_eq!(attempts(std::slice::from_ref(&failure)), (Err(failure), 1));
        }
        assert_eq!(attempts(&[engine(), Failure::Trap("t".into())]), (Err(Failure::Trap("t".into())), 2));
        assert_eq!(engine().blame(), Blame::Host);
    }
}
