#![forbid(unsafe_code)]
use db::Db;

fn forge(db: &Db) {
    let _pools = db.pools();
}

fn main() {}
