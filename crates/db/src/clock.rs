//! The one place that reads the clock and makes ids.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
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
}

/// Makes version 7 ids (RFC 9562) that rise within the process, also within one millisecond (its § 6.2, method 3), so that
/// lists in the order of ids are in the order of making.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    /// Of the last id: milliseconds since 1970, and 12 bits that count within them.
    last: AtomicU64,
}

impl Ids {
    pub(crate) fn next(&self, clock: &Clock) -> Uuid {
        let micros = u64::try_from(clock.micros()).unwrap_or_default();
        let now = (micros / 1000) << 12 | (micros % 1000) << 2;
        let step = |last: u64| Some(now.max(last + 1));
        let last = self.last.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step).unwrap_or_else(|last| last);
        let mark = now.max(last + 1);
        let mut bytes = random::<10>();
        bytes[..2].copy_from_slice(&((mark & 0xfff) as u16).to_be_bytes());
        Builder::from_unix_timestamp_millis(mark >> 12, &bytes).into_uuid()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_rise_though_the_clock_stands_still() {
        let (ids, clock) = (Ids::default(), Clock::manual("2026-11-21T12:00:00.000999Z".parse().unwrap()));
        let mut last = Uuid::nil();
        for n in 0..10_000 {
            let next = ids.next(&clock);
            assert!(next > last, "{n}: {next} after {last}");
            assert_eq!((next.get_version_num(), next.get_variant()), (7, uuid::Variant::RFC4122));
            last = next;
        }
        clock.advance(Duration::from_secs(60));
        let (seconds, _) = ids.next(&clock).get_timestamp().unwrap().to_unix();
        assert_eq!(seconds as i64, clock.now().as_second());
    }
}
