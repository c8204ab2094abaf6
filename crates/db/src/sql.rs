//! SQL texts. `sql!` takes only a text that is bound to a tenant, and is checked when the crate is compiled.
//!
//! `$1` is always the tenant of the transaction; `Tx` binds it and no function can bind another.

/// The text of one statement, the same for both engines.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sql(pub(crate) &'static str);

/// A statement on rows of one tenant.
macro_rules! sql {
    ($text:expr) => {
        const { $crate::sql::Sql::of_one_tenant($text) }
    };
}

/// The values of `$2`, `$3`, ….
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::value::Value::from($value)),*] };
}

pub(crate) use {args, sql};

impl Sql {
    /// The first wall, as far as a compiler can see it: a statement names `tenant = $1`, or inserts `$1` as the tenant. The
    /// test `walls::every_table_of_a_statement_is_bound` looks closer.
    pub(crate) const fn of_one_tenant(text: &'static str) -> Sql {
        assert!(
            contains(text.as_bytes(), b"tenant = $1") || contains(text.as_bytes(), b"values ($1,"),
            "a statement must be bound to its tenant by `tenant = $1`, or insert `$1` first"
        );
        Sql(text)
    }
}

const fn contains(text: &[u8], part: &[u8]) -> bool {
    let mut at = 0;
    while at + part.len() <= text.len() {
        let mut n = 0;
        while n < part.len() && text[at + n] == part[n] {
            n += 1;
        }
        if n == part.len() {
            return true;
        }
        at += 1;
    }
    false
}
