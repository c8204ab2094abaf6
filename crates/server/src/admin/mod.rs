//! The administration of a tenant in a browser.

pub mod board_live;
pub mod layout;
pub mod login;
pub mod viewer;

mod card;
mod texts;
