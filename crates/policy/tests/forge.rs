//! Nobody but `authorize` makes a permit: none of these compile.

#[test]
fn no_permit_is_forged() {
    trybuild::TestCases::new().compile_fail("tests/forge/*.rs");
}
