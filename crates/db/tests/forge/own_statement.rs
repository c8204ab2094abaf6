#![forbid(unsafe_code)]
use db::Tx;

async fn forge(tx: &mut Tx<'_>) {
    let _rows = tx.all(db::sql::Sql("select * from users"), vec![]).await;
}

fn main() {}
