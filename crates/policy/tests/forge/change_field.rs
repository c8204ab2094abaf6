#![forbid(unsafe_code)]
use policy::{Action, Permit};

fn forge(mut permit: Permit) -> Permit {
    permit.action = Action::PagePublish;
    permit
}

fn main() {}
