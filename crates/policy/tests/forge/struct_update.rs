#![forbid(unsafe_code)]
use policy::{Action, Permit};

fn forge(permit: Permit) -> Permit {
    Permit { action: Action::PagePublish, ..permit }
}

fn main() {}
