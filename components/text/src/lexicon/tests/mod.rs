#[cfg(feature = "names")]
mod names;
#[cfg(feature = "places")]
mod places;
#[cfg(feature = "drugs")]
mod drugs;
#[cfg(feature = "brands")]
mod brands;
