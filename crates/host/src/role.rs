//! What a component is for. A role is a world of `wit/`; any component that implements the world can take it.

use std::fmt;

use domain::stage::Stage;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Privacy,
    Claims,
    Evidence,
    Profile,
    Compose,
    Rules,
    Formatting,
    HealthCalc,
}

impl Role {
    pub const ALL: [Role; 8] = [
        Role::Privacy,
        Role::Claims,
        Role::Evidence,
        Role::Profile,
        Role::Compose,
        Role::Rules,
        Role::Formatting,
        Role::HealthCalc,
    ];

    /// The name in configuration and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Role::Privacy => "privacy",
            Role::Claims => "claims",
            Role::Evidence => "evidence",
            Role::Profile => "profile",
            Role::Compose => "compose",
            Role::Rules => "rules",
            Role::Formatting => "formatting",
            Role::HealthCalc => "health-calc",
        }
    }

    pub fn parse(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.name() == name)
    }

    /// The component that takes the role unless another is configured.
    pub fn default_component(self) -> &'static str {
        match self {
            Role::Privacy => Stage::Privacy.default_component(),
            Role::Claims => Stage::Claims.default_component(),
            Role::Evidence => Stage::Evidence.default_component(),
            Role::Profile => Stage::Profile.default_component(),
            Role::Compose => Stage::Compose.default_component(),
            Role::Rules => "content-validator",
            Role::Formatting => "formatter",
            Role::HealthCalc => "health-calc",
        }
    }

    /// The world of `wit/`, without its package.
    pub(crate) fn world(self) -> &'static str {
        match self {
            Role::HealthCalc => "health-calculator",
            other => other.default_component(),
        }
    }

    /// The interface that the world exports.
    pub(crate) fn interface(self) -> &'static str {
        match self {
            Role::Privacy => "lauda:content/privacy@0.1.0",
            Role::Claims => "lauda:content/claims@0.1.0",
            Role::Evidence => "lauda:content/evidence@0.1.0",
            Role::Profile => "lauda:content/profile@0.1.0",
            Role::Compose => "lauda:content/compose@0.1.0",
            Role::Rules => "lauda:content/rules@0.1.0",
            Role::Formatting => "lauda:content/formatting@0.1.0",
            Role::HealthCalc => "medical:health-calc/calculations@0.1.0",
        }
    }

    /// The functions of the interface; statistics are kept for each.
    pub fn functions(self) -> &'static [&'static str] {
        match self {
            Role::Privacy => &["analyze"],
            Role::Claims => &["extract"],
            Role::Evidence => &["find"],
            Role::Profile => &["optimize"],
            Role::Compose => &["compose"],
            Role::Rules => &["validate", "catalogue"],
            Role::Formatting => &["format-quantity", "format-date", "format-citation"],
            Role::HealthCalc => &["calculate-health-metrics", "calculate-bmi", "calculate-bmr"],
        }
    }
}

impl From<Stage> for Role {
    fn from(stage: Stage) -> Self {
        match stage {
            Stage::Privacy => Role::Privacy,
            Stage::Claims => Role::Claims,
            Stage::Evidence => Role::Evidence,
            Stage::Profile => Role::Profile,
            Stage::Compose => Role::Compose,
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
