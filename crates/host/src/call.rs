//! What a caller says about a call, and what it gets back.

use std::sync::Arc;
use std::time::Duration;

/// Which component is called.
#[derive(Clone, Copy, Debug, Default)]
pub struct Call<'a> {
    component: Option<&'a str>,
}

impl<'a> Call<'a> {
    /// The component that is configured for the role.
    pub const CONFIGURED: Call<'static> = Call { component: None };

    /// The component of this name, as a tenant may have chosen.
    pub fn of(component: &'a str) -> Self {
        Self { component: Some(component) }
    }

    pub(crate) fn component(&self) -> Option<&'a str> {
        self.component
    }
}

impl<'a> From<Option<&'a str>> for Call<'a> {
    /// A tenant's choice, or the configured component where it made none.
    fn from(component: Option<&'a str>) -> Self {
        Self { component }
    }
}

/// The value of a call with what made it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<T> {
    pub value: T,
    pub component: Arc<str>,
    /// `sha256:…` of the component.
    pub digest: Arc<str>,
    /// Its number within the component's history.
    pub version: u32,
    /// Time of the call with its own instance, loading included where `cold`.
    pub took: Duration,
    /// Whether this call had to load the component.
    pub cold: bool,
}

impl<T> Answer<T> {
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Answer<U> {
        let Answer { value, component, digest, version, took, cold } = self;
        Answer { value: change(value), component, digest, version, took, cold }
    }
}

/// The check of a caller that has nothing to check.
///
/// # Errors
/// Never.
pub fn accept<T>(_: &T) -> Result<(), String> {
    Ok(())
}
