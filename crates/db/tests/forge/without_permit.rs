#![forbid(unsafe_code)]
use db::Db;

async fn forge(db: &Db) {
    let _tx = db.begin().await;
}

fn main() {}
