//! The versions of one component over time. Pure: what is live, what it replaced, and what to go back to.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::DeployError;
use crate::limits::Limits;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VersionState {
    /// Takes the calls.
    Live,
    /// Was live until another was deployed; may be gone back to.
    Superseded,
    /// Was taken back, by a person or for its failures.
    RolledBack,
}

/// One deployed version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct VersionRecord {
    /// Counts from 1 within its component.
    pub number: u32,
    /// `sha256:…`
    pub digest: String,
    pub bytes: usize,
    pub limits: Limits,
    pub deployed_at: Timestamp,
    /// A user, or the binary that brought it.
    pub deployed_by: String,
    /// Whether it came with the binary.
    pub builtin: bool,
    pub state: VersionState,
    /// Since when it is in this state.
    pub since: Timestamp,
    /// Why it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// What is deployed, before it has a number.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub digest: String,
    pub bytes: usize,
    pub limits: Limits,
    pub by: String,
    pub builtin: bool,
    pub at: Timestamp,
}

/// In order of their numbers; exactly one is live.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct History(Vec<VersionRecord>);

impl History {
    pub fn begin(first: Arrival) -> Self {
        let mut history = Self(Vec::new());
        history.deploy(first);
        history
    }

    pub fn versions(&self) -> &[VersionRecord] {
        &self.0
    }

    /// Whether numbers rise and one version is live, as they must in a file that we wrote.
    pub fn is_sound(&self) -> bool {
        let live = self.0.iter().filter(|version| version.state == VersionState::Live).count();
        live == 1 && self.0.is_sorted_by(|a, b| a.number < b.number)
    }

    pub fn live(&self) -> Option<&VersionRecord> {
        self.0.iter().find(|version| version.state == VersionState::Live)
    }

    /// What a rollback goes back to: the latest version before the live one that was not taken back itself.
    pub fn previous(&self) -> Option<&VersionRecord> {
        let live = self.live()?.number;
        self.0.iter().rev().find(|version| version.number < live && version.state == VersionState::Superseded)
    }

    /// Whether the live version is the newest and replaced another: then failures send it back without asking. A
    /// version that a rollback brought back stays, or there would be no end to going back.
    pub fn on_probation(&self) -> bool {
        self.previous().is_some() && self.0.last().is_some_and(|last| last.state == VersionState::Live)
    }

    /// The new version is live and the one that was is superseded.
    pub fn deploy(&mut self, arrival: Arrival) -> &VersionRecord {
        let Arrival { digest, bytes, limits, by, builtin, at } = arrival;
        for version in self.0.iter_mut().filter(|version| version.state == VersionState::Live) {
            (version.state, version.since) = (VersionState::Superseded, at);
        }
        let record = VersionRecord {
            number: self.0.last().map_or(1, |last| last.number + 1),
            digest,
            bytes,
            limits,
            deployed_at: at,
            deployed_by: by,
            builtin,
            state: VersionState::Live,
            since: at,
            reason: None,
        };
        self.0.push(record);
        self.0.last().expect("a version was just pushed")
    }

    /// Takes the live version back; `to` is the previous one unless named.
    ///
    /// # Errors
    /// There is no such version.
    pub fn roll_back(
        &mut self,
        to: Option<u32>,
        reason: String,
        now: Timestamp,
    ) -> Result<&VersionRecord, DeployError> {
        let live = self.live().map_or(0, |version| version.number);
        let number = match to {
            Some(number) => number,
            None => self.previous().ok_or(DeployError::NothingEarlier)?.number,
        };
        if number == live || !self.0.iter().any(|version| version.number == number) {
            return Err(DeployError::UnknownVersion(number));
        }
        for version in &mut self.0 {
            if version.number == live {
                (version.state, version.since) = (VersionState::RolledBack, now);
                version.reason = Some(reason.clone());
            } else if version.number == number {
                (version.state, version.since, version.reason) = (VersionState::Live, now, None);
            }
        }
        self.live().ok_or(DeployError::UnknownVersion(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arrival(digest: &str) -> Arrival {
        let at = Timestamp::UNIX_EPOCH;
        Arrival { digest: digest.into(), bytes: 1, limits: Limits::default(), by: "ana".into(), builtin: false, at }
    }

    fn states(history: &History) -> String {
        let letter = |version: &VersionRecord| match version.state {
            VersionState::Live => 'L',
            VersionState::Superseded => 's',
            VersionState::RolledBack => 'x',
        };
        assert!(history.is_sound());
        history.versions().iter().map(letter).collect()
    }

    #[test]
    fn a_rollback_goes_to_the_last_version_that_was_good() {
        let mut history = History::begin(arrival("a"));
        let back = |history: &mut History, to| {
            history.roll_back(to, "why".into(), Timestamp::UNIX_EPOCH).map(|version| version.number)
        };
        assert_eq!(back(&mut history, None), Err(DeployError::NothingEarlier));
        assert!(!history.on_probation());
        history.deploy(arrival("b"));
        history.deploy(arrival("c"));
        assert_eq!(states(&history), "ssL");
        assert_eq!(back(&mut history, None), Ok(2));
        assert_eq!(states(&history), "sLx");
        assert!(!history.on_probation());
        history.deploy(arrival("d"));
        assert_eq!(states(&history), "ssxL");
        assert!(history.on_probation());
        assert_eq!(back(&mut history, None), Ok(2), "not to the one that was taken back");
        assert_eq!(back(&mut history, None), Ok(1));
        assert_eq!(back(&mut history, None), Err(DeployError::NothingEarlier));
        assert_eq!(back(&mut history, Some(4)), Ok(4), "a person may choose any");
        assert_eq!(states(&history), "xxxL");
        assert_eq!(back(&mut history, Some(4)), Err(DeployError::UnknownVersion(4)));
        assert_eq!(back(&mut history, Some(9)), Err(DeployError::UnknownVersion(9)));
    }

    #[test]
    fn a_history_is_the_same_after_json() {
        let mut history = History::begin(arrival("a"));
        history.deploy(arrival("b"));
        history.roll_back(None, "12 of 100 calls failed".into(), Timestamp::UNIX_EPOCH).unwrap();
        let json = serde_json::to_string(&history).unwrap();
        assert_eq!(serde_json::from_str::<History>(&json).unwrap(), history);
    }
}
