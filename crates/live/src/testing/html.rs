//! Just enough of HTML to find an element in what `html!` wrote: every value quoted, every element closed.

/// An element with its attributes and what is in it.
#[derive(Debug)]
pub struct Element<'a> {
    pub name: &'a str,
    attributes: Vec<(&'a str, String)>,
    pub inner: &'a str,
}

impl<'a> Element<'a> {
    /// The first element that a selector means: `tag`, `#id`, `.class`, `[name]`, `[name=value]`, or some of them
    /// together.
    pub fn find(html: &'a str, selector: &str) -> Option<Element<'a>> {
        let parts = parts(selector);
        let starts = html.match_indices('<').map(|(at, _)| &html[at..]);
        starts.filter_map(open).find(|element| parts.iter().all(|part| element.is(part)))
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// `phx-value-a="1"` as `("a", "1")`.
    pub fn values(&self) -> impl Iterator<Item = (&str, &str)> {
        self.attributes.iter().filter_map(|(name, value)| Some((name.strip_prefix("phx-value-")?, value.as_str())))
    }

    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut rest = self.inner;
        while let Some((before, tag)) = rest.split_once('<') {
            text.push_str(before);
            rest = tag.split_once('>').map_or("", |(_, after)| after);
        }
        text.push_str(rest);
        unescape(&text)
    }

    fn is(&self, part: &str) -> bool {
        match part.split_at(1) {
            ("#", id) => self.attribute("id") == Some(id),
            (".", class) => self.attribute("class").is_some_and(|list| list.split(' ').any(|known| known == class)),
            ("[", rest) => match rest.trim_end_matches(']').split_once('=') {
                Some((name, value)) => self.attribute(name) == Some(value.trim_matches(['"', '\''])),
                None => self.attribute(rest.trim_end_matches(']')).is_some(),
            },
            _ => self.name == part,
        }
    }
}

/// `li.a[b=c]` is `["li", ".a", "[b=c]"]`.
fn parts(selector: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut within = false;
    for (at, c) in selector.char_indices() {
        if at > start && !within && "#.[".contains(c) {
            parts.push(&selector[start..at]);
            start = at;
        }
        within = (within || c == '[') && c != ']';
    }
    parts.push(&selector[start..]);
    parts.retain(|part| !part.is_empty());
    parts
}

/// The element that begins here.
fn open(html: &str) -> Option<Element<'_>> {
    let rest = html.strip_prefix('<')?;
    let end = rest.find([' ', '>']).filter(|end| rest[..*end].starts_with(|c: char| c.is_ascii_alphabetic()))?;
    let (name, mut rest) = rest.split_at(end);
    let mut attributes = Vec::new();
    while let Some(more) = rest.strip_prefix(' ') {
        let end = more.find(['=', ' ', '>'])?;
        let (attribute, after) = more.split_at(end);
        let (value, after) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"')?,
            None => ("", after),
        };
        attributes.push((attribute, unescape(value)));
        rest = after;
    }
    let rest = rest.strip_prefix('>')?;
    Some(Element { name, attributes, inner: &rest[..inner_length(name, rest)] })
}

/// Up to the end tag that belongs to it; elements of the same name may stand within.
fn inner_length(name: &str, html: &str) -> usize {
    let (start, end) = (format!("<{name}"), format!("</{name}>"));
    let mut depth = 1;
    for (at, _) in html.match_indices('<') {
        let rest = &html[at..];
        if rest.starts_with(&end) {
            depth -= 1;
        } else if rest.strip_prefix(&start).is_some_and(|rest| rest.starts_with([' ', '>'])) {
            depth += 1;
        }
        if depth == 0 {
            return at;
        }
    }
    0
}

fn unescape(text: &str) -> String {
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::Element;

    #[test]
    fn finds_elements() {
        let html = r#"<div id="a" class="x y"><div><b>1 &lt; 2</b></div></div><input id="i" checked><p data-n="a&amp;b">z</p>"#;
        let find = |selector| Element::find(html, selector);
        assert_eq!(find("#a").unwrap().text(), "1 < 2");
        assert_eq!(find("div.y").unwrap().inner, "<div><b>1 &lt; 2</b></div>");
        assert_eq!(find("input[checked]").unwrap().attribute("id"), Some("i"));
        assert_eq!(find("[data-n=\"a&b\"]").unwrap().text(), "z");
        assert!(find("#b").is_none() && find("p.x").is_none());
    }
}
