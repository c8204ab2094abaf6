//! Documents go out: HTML that a page can show as it is, Markdown that comes back as the same document, plain text.

pub mod html;
pub mod markdown;
pub mod plain;

mod caption;
mod lists;
mod marks;
mod tables;
