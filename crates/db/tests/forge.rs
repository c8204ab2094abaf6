//! Nobody but `Db` opens a transaction, and only with a permit: none of these compile.

#[test]
fn no_transaction_is_forged() {
    trybuild::TestCases::new().compile_fail("tests/forge/*.rs");
}
