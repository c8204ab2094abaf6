//! The components that come with the binary.

use crate::role::Role;

/// A component of `components/dist`, registered under its name.
#[derive(Clone, Copy, Debug)]
pub struct Builtin {
    /// The name of the default component of a role.
    pub name: &'static str,
    /// `sha256:…` of the bytes.
    pub digest: &'static str,
    pub bytes: &'static [u8],
}

/// All of them, by name.
pub static ALL: &[Builtin] = include!(concat!(env!("OUT_DIR"), "/builtin.rs"));

impl Builtin {
    /// The role whose default it is.
    pub fn role(&self) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.default_component() == self.name)
    }
}
