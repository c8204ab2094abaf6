#![forbid(unsafe_code)]
use db::{Db, Tx};
use policy::Permit;

fn forge<'a>(db: &'a Db, permit: &'a Permit) -> Tx<'a> {
    Tx { db, permit }
}

fn main() {}
