//! Vancouver: the recommendations of ICMJE in the form of Citing Medicine (NLM).

use super::citation::{Fields, Form};
use super::date::nlm_date;
use super::journal::abbreviate;
use super::name::Name;
use super::plain::sentence;
use crate::contract::types::Language;

/// With more authors than this, six and "et al" (ICMJE).
const MOST_AUTHORS: usize = 6;

pub(super) fn citation(fields: &Fields, language: Language) -> String {
    let mut out = authors(fields);
    let internet = fields.address.is_some() && fields.accessed.is_some() && fields.form != Form::Article;
    sentence(&mut out, &title(fields, internet, language));
    match fields.form {
        Form::Article => sentence(&mut out, &journal(fields, language)),
        Form::Book | Form::WebPage => sentence(&mut out, &imprint(fields, language)),
        Form::Chapter => chapter(&mut out, fields, language),
    }
    if let Some(names) = languages(fields, language) {
        sentence(&mut out, &names);
    }
    online(&mut out, fields, language);
    out
}

/// Persons are set apart by commas, organisations by semicolons.
fn authors(fields: &Fields) -> String {
    let mut out = String::new();
    for (index, name) in fields.authors.iter().take(MOST_AUTHORS).enumerate() {
        if index > 0 {
            let apart = name.is_organisation() || fields.authors.get(index - 1).is_some_and(Name::is_organisation);
            out.push_str(if apart { "; " } else { ", " });
        }
        out.push_str(&name.vancouver());
    }
    if fields.authors.len() > MOST_AUTHORS {
        out.push_str(", et al");
    }
    out
}

fn title(fields: &Fields, internet: bool, language: Language) -> String {
    let mut title = fields.title.clone();
    if title.is_empty() {
        return title;
    }
    if fields.retracted {
        title.push_str(if language == Language::PtBr { " [retratado]" } else { " [retracted]" });
    }
    if internet {
        title.push_str(" [Internet]");
    }
    title
}

/// `Arq Bras Cardiol. 2021;116(3):516-658`; with a date of access `Arq Bras Cardiol [Internet]. 2021 [cited …];…`.
fn journal(fields: &Fields, language: Language) -> String {
    let mut out = fields.container.as_deref().map(abbreviate).unwrap_or_default();
    if fields.preprint && !out.is_empty() {
        out.push_str(" [Preprint]");
    } else if fields.address.is_some() && fields.accessed.is_some() && !out.is_empty() {
        out.push_str(" [Internet]");
    }
    let volume = fields.volume.clone().unwrap_or_default();
    let issue = fields
        .issue
        .as_ref()
        .map(|i| format!("({})", i.replace("Supl.", "Suppl").replace("supl.", "Suppl")))
        .unwrap_or_default();
    let place = format!("{volume}{issue}");
    let mut date = fields.year.map(|y| y.to_string()).unwrap_or_default();
    date.push_str(&cited(fields, language));
    let pages = fields.pages.as_ref().map(|p| p.vancouver()).unwrap_or_default();
    let mut numbers = [date.trim(), &place].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(";");
    if !pages.is_empty() {
        numbers = if numbers.is_empty() { pages } else { format!("{numbers}:{pages}") };
    }
    sentence(&mut out, &numbers);
    out
}

/// `Editora; 2023`.
fn imprint(fields: &Fields, language: Language) -> String {
    let publisher = fields.publisher.as_ref().or(fields.container.as_ref());
    let author = |p: &&String| {
        !fields.authors.iter().any(|n| n.is_organisation() && n.vancouver().to_lowercase() == p.to_lowercase())
    };
    let mut date = fields.year.map(|y| y.to_string()).unwrap_or_default();
    date.push_str(&cited(fields, language));
    let parts = [publisher.filter(author).cloned().unwrap_or_default(), date.trim().to_owned()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; ")
}

fn chapter(out: &mut String, fields: &Fields, language: Language) {
    if let Some(book) = &fields.container {
        sentence(out, &format!("In: {book}"));
    }
    let publisher = fields.publisher.clone().unwrap_or_default();
    let date = format!("{}{}", fields.year.map(|y| y.to_string()).unwrap_or_default(), cited(fields, language));
    let parts = [publisher, date.trim().to_owned()];
    sentence(out, &parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join("; "));
    if let Some(pages) = &fields.pages {
        sentence(out, &format!("p. {}", pages.vancouver()));
    }
}

fn cited(fields: &Fields, language: Language) -> String {
    let word = if language == Language::PtBr { "citado" } else { "cited" };
    match fields.accessed {
        Some(date) if fields.address.is_some() => format!(" [{word} {}]", nlm_date(date, language)),
        _ => String::new(),
    }
}

/// The languages of a work that is not in English, as Citing Medicine asks.
fn languages(fields: &Fields, language: Language) -> Option<String> {
    if fields.languages.is_empty() || fields.languages.iter().any(|code| code == "en" || code == "eng") {
        return None;
    }
    let mut names: Vec<&str> = fields.languages.iter().filter_map(|code| language_name(code, language)).collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}

fn language_name(code: &str, language: Language) -> Option<&'static str> {
    let (pt, en) = match code {
        "pt" | "por" | "pt-br" => ("Português", "Portuguese"),
        "es" | "spa" => ("Espanhol", "Spanish"),
        "fr" | "fre" | "fra" => ("Francês", "French"),
        "de" | "ger" | "deu" => ("Alemão", "German"),
        "it" | "ita" => ("Italiano", "Italian"),
        "zh" | "chi" | "zho" => ("Chinês", "Chinese"),
        "ja" | "jpn" => ("Japonês", "Japanese"),
        "ru" | "rus" => ("Russo", "Russian"),
        _ => return None,
    };
    Some(if language == Language::PtBr { pt } else { en })
}

/// An address ends the citation without a full stop, so that nobody copies one with it.
fn online(out: &mut String, fields: &Fields, language: Language) {
    match &fields.address {
        Some(address) if fields.accessed.is_some() => {
            let available = if language == Language::PtBr { "Disponível em" } else { "Available from" };
            sentence(out, &format!("{available}: {address}"));
        }
        Some(address) if fields.doi.is_some() || fields.pmid.is_none() => sentence(out, address),
        _ => {
            if let Some(pmid) = &fields.pmid {
                sentence(out, &format!("PMID: {pmid}"));
            }
            super::plain::end_sentence(out);
        }
    }
}
