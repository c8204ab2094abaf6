#[cfg(feature = "abbreviations")]
mod abbreviations;
#[cfg(feature = "brands")]
mod brands;
#[cfg(feature = "diseases")]
mod diseases;
#[cfg(feature = "drugs")]
mod drugs;
#[cfg(feature = "english_names")]
mod english_names;
#[cfg(feature = "names")]
mod names;
#[cfg(all(feature = "brands", feature = "diseases", feature = "drugs"))]
mod openings;
#[cfg(feature = "places")]
mod places;
#[cfg(all(feature = "occupations", feature = "specialties"))]
mod professions;
mod sources;
#[cfg(feature = "terms")]
mod terms;
