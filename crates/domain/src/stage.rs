//! The five automated tasks of the pipeline, and what depends on what.

use serde::{Deserialize, Serialize};

/// In the order in which they run. Each reads only what an earlier one gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// S.1.1: people and risk; gives the sanitised document.
    Privacy,
    /// S.1.2: statements that need support.
    Claims,
    /// S.2-1.2: publications for each claim.
    Evidence,
    /// S.3-2: title, description, readability, structured data.
    Profile,
    /// S.4-1.1-3: the derived revision.
    Compose,
}

impl Stage {
    pub const ALL: [Stage; 5] = [Stage::Privacy, Stage::Claims, Stage::Evidence, Stage::Profile, Stage::Compose];

    pub fn name(self) -> &'static str {
        match self {
            Stage::Privacy => "privacy",
            Stage::Claims => "claims",
            Stage::Evidence => "evidence",
            Stage::Profile => "profile",
            Stage::Compose => "compose",
        }
    }

    pub fn parse(name: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.name() == name)
    }

    /// The component that runs the stage unless a tenant configures another.
    pub fn default_component(self) -> &'static str {
        match self {
            Stage::Privacy => "lgpd-analyzer",
            Stage::Claims => "claims-extractor",
            Stage::Evidence => "reference-finder",
            Stage::Profile => "seo-profiler",
            Stage::Compose => "text-composer",
        }
    }

    /// Whether the stage reads the decisions on references, and so waits for them.
    pub fn needs_references(self) -> bool {
        matches!(self, Stage::Profile | Stage::Compose)
    }
}
