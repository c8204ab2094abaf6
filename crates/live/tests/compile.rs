//! Markup that must not compile, and what the compiler says of it; markup that must compile without a warning.

#[test]
fn errors_point_at_the_markup() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/compile/*.rs");
    cases.pass("tests/compile/fine/*.rs");
}
