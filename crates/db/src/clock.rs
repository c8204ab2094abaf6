//! The one place that reads the clock and makes ids.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use uuid::{Builder, Uuid};

/// Microseconds since 1970 in UTC.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    #[default]
    System,
    /// Moves only when told to.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    pub fn manual(start: Timestamp) -> Clock {
        Clock::Manual(Arc::new(AtomicI64::new(start.as_microsecond())))
    }

    /// Moves a manual clock on. The system's clock cannot be moved.
    pub fn advance(&self, by: Duration) {
        if let Clock::Manual(now) = self {
            now.fetch_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX), Ordering::SeqCst);
        }
    }

    pub fn now(&self) -> Timestamp {
        timestamp(self.micros())
    }

    pub(crate) fn micros(&self) -> i64 {
        match self {
            Clock::System => Timestamp::now().as_microsecond(),
            Clock::Manual(now) => now.load(Ordering::SeqCst),
        }
    }

    /// A version 7 id: sorts by the millisecond in which it was made.
    pub(crate) fn uuid(&self) -> Uuid {
        let millis = u64::try_from(self.micros() / 1000).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random::<10>()).into_uuid()
    }
}

pub(crate) fn timestamp(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MIN)
}

pub(crate) fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// Bytes from the operating system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes once it has started");
    bytes
}
