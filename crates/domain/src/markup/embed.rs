//! Sites whose players may stand in a page, each address in one canonical form.

/// Who plays it, and what it is called there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provider {
    YouTube,
    Vimeo,
    Spotify,
    Maps,
}

impl Provider {
    pub fn name(self) -> &'static str {
        match self {
            Provider::YouTube => "YouTube",
            Provider::Vimeo => "Vimeo",
            Provider::Spotify => "Spotify",
            Provider::Maps => "Google Maps",
        }
    }
}

/// The provider and the canonical address of a known embeddable address.
pub fn known(address: &str) -> Option<(Provider, String)> {
    let address = address.trim();
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
    let rest = rest.or_else(|| address.strip_prefix("//"))?;
    let (host, path) = rest.split_once('/')?;
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(&host);
    match host {
        "youtube.com" | "youtube-nocookie.com" => youtube(path),
        "youtu.be" => youtube_id(path),
        "vimeo.com" => vimeo(path),
        "player.vimeo.com" => vimeo(path.strip_prefix("video/")?),
        "open.spotify.com" => spotify(path),
        "google.com" if path.starts_with("maps/embed?") => {
            Some((Provider::Maps, format!("https://www.google.com/{}", plain(path)?)))
        }
        _ => None,
    }
}

fn youtube(path: &str) -> Option<(Provider, String)> {
    if let Some(query) = path.strip_prefix("watch?") {
        let id = query.split(['&', '#']).find_map(|pair| pair.strip_prefix("v="))?;
        return youtube_id(id);
    }
    ["embed/", "shorts/", "live/", "v/"].into_iter().find_map(|kind| path.strip_prefix(kind)).and_then(youtube_id)
}

fn youtube_id(rest: &str) -> Option<(Provider, String)> {
    let id = rest.split(['?', '&', '#', '/']).next()?;
    let valid = id.len() == 11 && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    valid.then(|| (Provider::YouTube, format!("https://www.youtube.com/watch?v={id}")))
}

fn vimeo(rest: &str) -> Option<(Provider, String)> {
    let id = rest.split(['?', '#', '/']).next()?;
    let valid = (1..=12).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_digit());
    valid.then(|| (Provider::Vimeo, format!("https://vimeo.com/{id}")))
}

fn spotify(path: &str) -> Option<(Provider, String)> {
    let path = path.strip_prefix("embed/").unwrap_or(path);
    let (kind, rest) = path.split_once('/')?;
    let id = rest.split(['?', '#', '/']).next()?;
    let valid = matches!(kind, "episode" | "show" | "track" | "playlist")
        && (8..=40).contains(&id.len())
        && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    valid.then(|| (Provider::Spotify, format!("https://open.spotify.com/{kind}/{id}")))
}

fn plain(path: &str) -> Option<&str> {
    let fits = path.len() <= 2000
        && path.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'`'));
    fits.then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_canonical() {
        let check = |address: &str, expect: Option<&str>| {
            assert_eq!(known(address).map(|(_, address)| address).as_deref(), expect, "{address}");
        };
        let video = Some("https://www.youtube.com/watch?v=dQw4w9WgXcQ");
        check("https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3", video);
        check("https://youtu.be/dQw4w9WgXcQ?si=x", video);
        check("//www.youtube-nocookie.com/embed/dQw4w9WgXcQ?rel=0", video);
        check("http://m.youtube.com/shorts/dQw4w9WgXcQ", video);
        check("https://player.vimeo.com/video/76979871?h=8", Some("https://vimeo.com/76979871"));
        check(
            "https://open.spotify.com/embed/episode/4rOoJ6Egrf8K2IrywzwOMk",
            Some("https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk"),
        );
        check("https://www.youtube.com/watch?v=short", None);
        check("https://youtube.com.evil.org/watch?v=dQw4w9WgXcQ", None);
        check("https://vimeo.com/about", None);
        check("ftp://youtu.be/dQw4w9WgXcQ", None);
    }
}
