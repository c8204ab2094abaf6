//! Lines of a tag and a value, which both PubMed and RIS write.

/// One field, with the lines that go on from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Field<'a> {
    /// Counted from 1.
    pub line: usize,
    pub tag: &'a str,
    pub value: String,
}

/// Longer values are cut.
const MAX_VALUE: usize = 128 * 1024;

/// Letters and digits, in capitals, with spaces after them.
pub(super) fn is_tag(tag: &str) -> bool {
    let name = tag.trim_end();
    name.len() >= 2
        && name.starts_with(|c: char| c.is_ascii_uppercase())
        && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

/// Fields and, as none, the blank lines between them. Tags take `width` bytes and are followed by a hyphen.
pub(super) fn fields(text: &str, width: usize) -> Vec<Option<Field<'_>>> {
    let mut fields: Vec<Option<Field<'_>>> = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        if line.trim().is_empty() {
            fields.push(None);
        } else if let Some((tag, value)) = split(line, width) {
            fields.push(Some(Field { line: index + 1, tag, value: value.to_owned() }));
        } else if let Some(Some(field)) = fields.last_mut()
            && field.value.len() < MAX_VALUE
        {
            field.value.push(' ');
            field.value.push_str(line.trim());
        }
    }
    fields
}

fn split(line: &str, width: usize) -> Option<(&str, &str)> {
    let tag = line.get(..width).filter(|tag| is_tag(tag))?;
    let rest = line[width..].strip_prefix('-')?;
    let value = rest.strip_prefix(' ').or_else(|| rest.is_empty().then_some(""))?;
    Some((tag.trim_end(), value.trim()))
}
