#![forbid(unsafe_code)]
use policy::Permit;

fn forge(permit: &Permit) -> Permit {
    permit.clone()
}

fn twice<T: Clone>(_: T) {}

fn main() {
    twice::<Permit>;
}
