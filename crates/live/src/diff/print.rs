//! What the server keeps of what it sent: 16 bytes for each value.

/// What a client has in one place.
#[derive(Debug, Default)]
pub enum Print {
    /// Nothing yet.
    #[default]
    None,
    Text(u64),
    Tree(Box<TreePrint>),
    Keyed(Box<KeyedPrint>),
    /// The fingerprint of a stream's template; the rows are forgotten.
    Stream(u64),
    Component(u32),
}

#[derive(Debug)]
pub struct TreePrint {
    pub fingerprint: u64,
    pub values: Box<[Print]>,
}

#[derive(Debug)]
pub struct KeyedPrint {
    pub fingerprint: u64,
    pub keys: Vec<u64>,
    pub rows: Vec<Box<[Print]>>,
}

/// As many places as a template has values.
pub fn blank(count: usize) -> Box<[Print]> {
    std::iter::repeat_with(Print::default).take(count).collect()
}
