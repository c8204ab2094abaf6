#![forbid(unsafe_code)]
use db::Db;

async fn forge<M>(db: &Db, mode: M) {
    let _conn = db.unscoped(mode, "login").await;
}

fn main() {}
