#![forbid(unsafe_code)]
use policy::Permit;

fn read<T: serde::de::DeserializeOwned>() {}

fn main() {
    read::<Permit>();
}
