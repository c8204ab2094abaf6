//! The schemas of both engines against each other and against the declared data classes.

use std::collections::BTreeSet;

use db::classes::{Class, TABLES};
use db::testing::{Engine, Raw, TestDb};

const SQLITE: &str = "select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c \
                      where m.type = 'table' and m.name not like 'sqlite_%'";
const POSTGRES: &str =
    "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'";

fn declared() -> BTreeSet<String> {
    TABLES.iter().flat_map(|table| table.columns().map(|(column, _)| format!("{}.{column}", table.name))).collect()
}

#[test]
fn every_column_has_one_class() {
    let mut seen = BTreeSet::new();
    for table in TABLES {
        for (column, _) in table.columns() {
            assert!(seen.insert((table.name, column)), "{}.{column} is declared twice", table.name);
        }
    }
}

db::testing::on_both_engines! {
    async fn every_column_is_declared(test: TestDb) {
        let raw = Raw::open(&test).await;
        let query = if matches!(raw, Raw::Sqlite(_)) { SQLITE } else { POSTGRES };
        let real: BTreeSet<String> = raw.texts(query).await.into_iter().collect();
        assert!(real.len() > 150);
        assert_eq!(real.difference(&declared()).collect::<Vec<_>>(), Vec::<&String>::new(), "undeclared columns");
        assert_eq!(declared().difference(&real).collect::<Vec<_>>(), Vec::<&String>::new(), "columns that are not there");
    }

    /// What is sealed is bytes; what is a row of a tenant says whose.
    async fn columns_have_the_shape_of_their_class(test: TestDb) {
        let raw = Raw::open(&test).await;
        for table in TABLES {
            if table.name != "meta" {
                assert!(table.internal.contains(&"tenant"), "{} has no tenant", table.name);
            }
            for (column, class) in table.columns() {
                let query = match raw {
                    Raw::Sqlite(_) => format!(
                        "select lower(type) from pragma_table_info('{}') where name = '{column}'", table.name
                    ),
                    Raw::Postgres(_) => format!(
                        "select data_type::text from information_schema.columns \
                         where table_name = '{}' and column_name = '{column}'", table.name
                    ),
                };
                let kind = raw.texts(&query).await.remove(0);
                if class == Class::Sealed {
                    assert!(["blob", "bytea"].contains(&kind.as_str()), "{}.{column} is {kind}", table.name);
                }
            }
        }
    }
}

#[test]
fn every_tenant_table_has_forced_row_level_security_and_one_wall() {
    db::testing::run(Engine::Postgres, async |test: TestDb| {
        let raw = Raw::open(&test).await;
        for table in TABLES.iter().filter(|table| table.name != "meta") {
            let forced = "select count(*) from pg_class where relrowsecurity and relforcerowsecurity and relname =";
            assert_eq!(raw.number(&format!("{forced} '{}'", table.name)).await, 1, "{}", table.name);
            let wall = "select count(*) from pg_policies where policyname = 'tenant_wall' and cmd = 'ALL' \
                        and qual = with_check and tablename =";
            assert_eq!(raw.number(&format!("{wall} '{}'", table.name)).await, 1, "{}", table.name);
        }
        let power = "select count(*) from pg_roles where rolname = 'lauda_work' \
                     and (rolsuper or rolbypassrls or rolcanlogin or rolcreaterole or rolcreatedb)";
        assert_eq!(raw.number(power).await, 0);
        let definers = "select count(*) from pg_proc p join pg_namespace n on n.oid = p.pronamespace \
                        where n.nspname = 'public' and p.prosecdef";
        assert_eq!(raw.number(definers).await, 0, "functions that run with their owner's power");
    });
}
