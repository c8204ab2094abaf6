//! Which files are welcome, by the name and the type that the browser says they have. Both are the client's word: what
//! is in a file is for its consumer to find out.

use super::entry::ClientFile;

/// Extensions and the type that browsers give to their files.
const TYPES: &[(&str, &str)] = &[
    (".aac", "audio/aac"),
    (".avi", "video/x-msvideo"),
    (".avif", "image/avif"),
    (".bmp", "image/bmp"),
    (".css", "text/css"),
    (".csv", "text/csv"),
    (".doc", "application/msword"),
    (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (".epub", "application/epub+zip"),
    (".flac", "audio/flac"),
    (".gif", "image/gif"),
    (".gz", "application/gzip"),
    (".htm", "text/html"),
    (".html", "text/html"),
    (".ico", "image/vnd.microsoft.icon"),
    (".ics", "text/calendar"),
    (".jpeg", "image/jpeg"),
    (".jpg", "image/jpeg"),
    (".js", "text/javascript"),
    (".json", "application/json"),
    (".md", "text/markdown"),
    (".mov", "video/quicktime"),
    (".mp3", "audio/mpeg"),
    (".mp4", "video/mp4"),
    (".odp", "application/vnd.oasis.opendocument.presentation"),
    (".ods", "application/vnd.oasis.opendocument.spreadsheet"),
    (".odt", "application/vnd.oasis.opendocument.text"),
    (".oga", "audio/ogg"),
    (".ogg", "audio/ogg"),
    (".ogv", "video/ogg"),
    (".pdf", "application/pdf"),
    (".png", "image/png"),
    (".ppt", "application/vnd.ms-powerpoint"),
    (".pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (".rtf", "application/rtf"),
    (".svg", "image/svg+xml"),
    (".tar", "application/x-tar"),
    (".tif", "image/tiff"),
    (".tiff", "image/tiff"),
    (".txt", "text/plain"),
    (".wav", "audio/wav"),
    (".weba", "audio/webm"),
    (".webm", "video/webm"),
    (".webp", "image/webp"),
    (".xls", "application/vnd.ms-excel"),
    (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (".xml", "text/xml"),
    (".zip", "application/zip"),
];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Accept {
    #[default]
    Any,
    /// Extensions with their point, types, and `image/*`; in lower case.
    Only(Vec<String>),
}

impl Accept {
    pub fn html(&self) -> Option<String> {
        match self {
            Accept::Any => None,
            Accept::Only(filters) => Some(filters.join(",")),
        }
    }

    pub fn allows(&self, file: &ClientFile) -> bool {
        let Accept::Only(filters) = self else { return true };
        let kind = file.kind.to_ascii_lowercase();
        let name = file.name.to_ascii_lowercase();
        filters.iter().any(|filter| match (filter.strip_suffix('*'), filter.starts_with('.')) {
            (Some(family), _) => kind.starts_with(family),
            (None, true) => extension(&name) == Some(filter) || type_of(filter) == Some(kind.as_str()),
            (None, false) => *filter == kind,
        })
    }
}

/// From the last point on; a name that begins with its only point has none.
fn extension(name: &str) -> Option<&str> {
    let at = name.rfind('.').filter(|at| *at > 0)?;
    Some(&name[at..])
}

fn type_of(extension: &str) -> Option<&'static str> {
    TYPES.iter().find(|(known, _)| *known == extension).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::{Accept, ClientFile};

    fn check(filters: &[&str], name: &str, kind: &str, expect: bool) {
        let accept = Accept::Only(filters.iter().map(|filter| (*filter).to_owned()).collect());
        let file = ClientFile { name: name.to_owned(), kind: kind.to_owned(), ..ClientFile::default() };
        assert_eq!(accept.allows(&file), expect, "{filters:?} {name} {kind}");
    }

    #[test]
    fn goes_by_name_and_type() {
        check(&[".jpg", ".png"], "a.JPG", "", true);
        check(&[".jpg"], "a.jpeg", "image/jpeg", true);
        check(&[".jpg"], "a.exe", "application/x-msdownload", false);
        check(&[".jpg"], "a.jpg.exe", "", false);
        check(&[".jpg"], ".jpg", "", false);
        check(&[".lauda"], "a.lauda", "", true);
        check(&[".lauda"], "a.other", "", false);
        check(&["image/*"], "a", "IMAGE/webp", true);
        check(&["image/*"], "image/a.png", "text/plain", false);
        check(&["image/*"], "a", "images/png", false);
        check(&["application/pdf"], "a.pdf", "text/plain", false);
        check(&["application/pdf"], "a", "application/pdf", true);
        check(&[], "a", "", false);
        assert!(Accept::Any.allows(&ClientFile::default()));
    }
}
