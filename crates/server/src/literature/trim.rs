//! Cuts what a service sent to lengths that no honest record exceeds.

use domain::publication::Publication;

const MAX_TITLE: usize = 1_000;
const MAX_ABSTRACT: usize = 20_000;
const MAX_NAME: usize = 200;
const MAX_AUTHORS: usize = 100;

pub fn trim(publication: &mut Publication) {
    cut(&mut publication.title, MAX_TITLE);
    publication.authors.truncate(MAX_AUTHORS);
    for author in &mut publication.authors {
        cut(&mut author.family, MAX_NAME);
        cut(&mut author.given, MAX_NAME);
    }
    if let Some(text) = &mut publication.abstract_text {
        cut(text, MAX_ABSTRACT);
    }
    let Publication { key, container, volume, issue, pages, publisher, doi, pmid, pmcid, url, .. } = publication;
    cut(key, MAX_NAME);
    for field in [container, volume, issue, pages, publisher, doi, pmid, pmcid, url].into_iter().flatten() {
        cut(field, MAX_TITLE);
    }
    publication.languages.truncate(8);
    publication.types.truncate(16);
}

fn cut(text: &mut String, max: usize) {
    if text.len() > max {
        text.truncate(text.floor_char_boundary(max));
    }
}
