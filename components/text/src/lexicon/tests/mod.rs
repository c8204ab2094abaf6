#[cfg(feature = "names")]
mod names;
#[cfg(feature = "places")]
mod places;
