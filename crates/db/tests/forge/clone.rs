#![forbid(unsafe_code)]
use db::Tx;

fn twice<T: Clone>(_: T) {}

fn forge(tx: Tx<'_>) {
    twice(tx);
}

fn main() {}
