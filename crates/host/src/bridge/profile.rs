//! `lauda:content/profile-types`.

use domain::profile;

use super::record;
use crate::contract::shared::profile_types as wit;

record!(profile::ProfileRequest => wit::ProfileRequest { document, references, author, site, keywords, as_of });
record!(profile::Heading => wit::Heading { level, text, block });
record!(profile::Keyword => wit::Keyword { term, count, percent });
record!(profile::Readability => wit::Readability { index, words, sentences, syllables, minutes });
record!(profile::ProfileReport => wit::ProfileReport {
    title, meta_title, description, slug, outline, keywords, readability, json_ld, warnings,
});
