//! What publication keeps: artifacts, paths, keys, certificates; and the library.

use std::time::Duration;

use crate::drafts::{fill, mapping, publication, write};
use db::artifacts::{self, Encoding, NewArtifact};
use db::library_search::Searcher;
use db::testing::{Clinic, TestDb};
use db::{Error, certificates, keys, library, pages, unscoped};
use domain::certificate::Envelope;
use domain::id::PageId;
use domain::publication::Publication;
use domain::user::Role;
use policy::{Action, Permit, Resource, Service};

fn render(clinic: &Clinic) -> Permit {
    clinic.permit(Role::ContentPlanner, Action::SiteRender, &Resource::Tenant(clinic.id()))
}

fn html(text: &str) -> NewArtifact<'_> {
    NewArtifact { media_type: "text/html; charset=utf-8", identity: text.as_bytes(), br: Some(b"brotli"), gzip: None }
}

fn on_library(clinic: &Clinic, action: Action) -> Permit {
    clinic.permit(Role::ContentPlanner, action, &Resource::Library(clinic.id()))
}

fn record(key: &str, title: &str, year: u16) -> Publication {
    let year = Some(year);
    Publication { title: title.into(), year, doi: None, pmid: None, abstract_text: None, ..publication(key) }
}

db::testing::on_both_engines! {
    async fn a_path_answers_what_was_put_there(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let digest = write(&clinic, &render(&clinic), async |tx| {
            let digest = artifacts::put(tx, &html("<p>Olá</p>")).await.unwrap();
            assert_eq!(artifacts::put(tx, &html("<p>Olá</p>")).await.unwrap(), digest, "the same content again");
            artifacts::map(tx, &mapping("/artigo", Some(digest.clone()))).await.unwrap();
            digest
        })
        .await;
        let found = unscoped::mapping(&test.db, clinic.id(), "/artigo").await.unwrap();
        assert_eq!(found, Some(mapping("/artigo", Some(digest.clone()))));
        for (encoding, expect) in [
            (Encoding::Identity, Some("<p>Olá</p>".as_bytes())),
            (Encoding::Br, Some(b"brotli".as_slice())),
            (Encoding::Gzip, None),
        ] {
            let body = unscoped::artifact(&test.db, clinic.id(), &digest, encoding).await.unwrap();
            assert_eq!(body.as_ref().map(|body| body.bytes.as_slice()), expect, "{encoding:?}");
        }
        for path in ["/Artigo", "/artigo/", "", "/' or 1=1 --"] {
            assert_eq!(unscoped::mapping(&test.db, clinic.id(), path).await.unwrap(), None, "{path}");
        }
    }

    async fn a_path_is_mapped_to_what_is_there(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = render(&clinic);
        let mut tx = test.db.begin(&permit).await.unwrap();
        let missing = artifacts::map(&mut tx, &mapping("/", Some("00".repeat(32)))).await;
        assert!(matches!(missing, Err(Error::NotFound(_))), "{missing:?}");
        artifacts::map(&mut tx, &artifacts::Mapping { status: 301, ..mapping("/velho", None) }).await.unwrap();
        let huge = vec![b'x'; artifacts::MAX_BYTES + 1];
        let huge = NewArtifact { media_type: "text/plain", identity: &huge, br: None, gzip: None };
        assert!(matches!(artifacts::put(&mut tx, &huge).await, Err(Error::TooLarge(_))));
    }

    async fn artifacts_without_a_path_are_removed_after_a_while(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let (old, new) = write(&clinic, &render(&clinic), async |tx| {
            let old = artifacts::put(tx, &html("old")).await.unwrap();
            let new = artifacts::put(tx, &html("new")).await.unwrap();
            artifacts::map(tx, &mapping("/", Some(old.clone()))).await.unwrap();
            artifacts::map(tx, &mapping("/", Some(new.clone()))).await.unwrap();
            (old, new)
        })
        .await;
        let tenant = Resource::Tenant(clinic.id());
        let permit = clinic.service_permit(Service::Housekeeper, Action::StorageMaintain, &tenant);
        let purge = async || {
            let before = test.clock.now() - Duration::from_secs(60);
            write(&clinic, &permit, async |tx| artifacts::purge(tx, before).await.unwrap()).await
        };
        assert_eq!(purge().await, 0, "somebody may still be reading it");
        test.clock.advance(Duration::from_secs(61));
        assert_eq!(purge().await, 2, "two encodings");
        for (digest, there) in [(old, false), (new, true)] {
            let body = unscoped::artifact(&test.db, clinic.id(), &digest, Encoding::Br).await.unwrap();
            assert_eq!(body.is_some(), there);
        }
    }

    async fn an_archived_page_takes_its_paths_along(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let piece = fill(&clinic).await;
        write(&clinic, &render(&clinic), async |tx| {
            for path in ["/b", "/a"] {
                let page = Some(piece.page);
                artifacts::map(tx, &artifacts::Mapping { page, ..mapping(path, None) }).await.unwrap();
            }
            pages::set_live(tx, piece.page, Some(piece.derived)).await.unwrap();
        })
        .await;
        let permit = clinic.page_permit(Role::ContentPlanner, Action::PageArchive, piece.page).await;
        let paths = write(&clinic, &permit, async |tx| {
            pages::set_live(tx, piece.page, None).await.unwrap();
            artifacts::unmap_page(tx, piece.page).await.unwrap()
        })
        .await;
        assert_eq!(paths, ["/a", "/b"]);
        assert!(unscoped::mapping(&test.db, clinic.id(), "/").await.unwrap().is_some(), "of no page");
        let other: PageId = test.db.new_id();
        let permit = clinic.page_permit(Role::ContentPlanner, Action::PageArchive, piece.page).await;
        let mut tx = test.db.begin(&permit).await.unwrap();
        assert!(matches!(artifacts::unmap_page(&mut tx, other).await, Err(Error::NotCovered(_))));
    }

    async fn keys_rotate_and_old_ones_only_verify(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let tenant = Resource::Tenant(clinic.id());
        let manage = clinic.permit(Role::Administrator, Action::KeyManage, &tenant);
        let first = write(&clinic, &manage, async |tx| {
            keys::rotate(tx, "certificate", "ed25519", b"public 1", b"secret 1").await.unwrap()
        })
        .await;
        write(&clinic, &manage, async |tx| {
            let again = keys::rotate(tx, "other", "ed25519", b"public 2", b"secret 2").await;
            again.unwrap();
            keys::rotate(tx, "certificate", "ed25519", b"public 3", b"secret 3").await.unwrap();
            assert!(matches!(keys::signing(tx, "certificate").await, Err(Error::NotCovered(_))), "managing is not signing");
        })
        .await;
        let permit = clinic.service_permit(Service::Publisher, Action::KeyUse, &tenant);
        let mut tx = test.db.read(&permit).await.unwrap();
        let key = keys::signing(&mut tx, "certificate").await.unwrap();
        assert_eq!((key.key.public.as_slice(), key.secret.as_slice()), (b"public 3".as_slice(), b"secret 3".as_slice()));
        assert!(!format!("{key:?}").contains("secret 3"), "{key:?}");
        let all = keys::list(&mut tx).await.unwrap();
        assert_eq!(all.iter().map(|key| key.retired_at.is_some()).collect::<Vec<_>>(), [true, false, false]);
        assert_eq!(all[0].fingerprint, first);
        assert!(matches!(keys::signing(&mut tx, "none").await, Err(Error::NotFound(_))));
    }

    async fn certificates_are_issued_in_order(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let piece = fill(&clinic).await;
        let permit = render(&clinic);
        let mut tx = test.db.begin(&permit).await.unwrap();
        let key = keys::list(&mut tx).await.unwrap().remove(0).fingerprint;
        let envelope = |n: u32| Envelope { payload_type: "t".into(), payload: n.to_string(), signatures: vec![] };
        for issue in 2..=3 {
            assert_eq!(certificates::next_issue(&mut tx, piece.page, &piece.derived_hash).await.unwrap(), issue);
            certificates::put(&mut tx, piece.page, &piece.derived_hash, issue, &key, &envelope(issue)).await.unwrap();
        }
        let newest = certificates::newest(&mut tx, &piece.derived_hash).await.unwrap().unwrap();
        assert_eq!((newest.issue, newest.envelope), (3, envelope(3)));
        assert_eq!(certificates::of_page(&mut tx, piece.page).await.unwrap().len(), 3);
        assert_eq!(certificates::next_issue(&mut tx, piece.page, "other").await.unwrap(), 1);
        let taken = certificates::put(&mut tx, piece.page, &piece.derived_hash, 3, &key, &envelope(3)).await;
        assert!(matches!(taken, Err(Error::Exists(_))), "{taken:?}");
    }

    async fn publications_are_found_by_key_and_number(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = on_library(&clinic, Action::ReferenceImport);
        let mut tx = test.db.begin(&permit).await.unwrap();
        let mut first = publication("pmid:1");
        first.doi = Some("10.1000/ABC".into());
        assert_eq!(library::put(&mut tx, &first).await.unwrap(), library::Put::New);
        first.retracted = true;
        assert_eq!(library::put(&mut tx, &first).await.unwrap(), library::Put::Replaced);
        for doi in ["10.1000/abc", "https://doi.org/10.1000/ABC", " doi:10.1000/abc "] {
            assert_eq!(library::by_doi(&mut tx, doi).await.unwrap(), Some(first.clone()), "{doi}");
        }
        assert_eq!(library::by_doi(&mut tx, "10.1000/ab").await.unwrap(), None);
        assert_eq!(library::by_pmid(&mut tx, "1").await.unwrap(), Some(first.clone()));
        assert_eq!(library::get(&mut tx, "pmid:1").await.unwrap(), Some(first));
        assert_eq!(library::count(&mut tx).await.unwrap(), 1);
        library::remove(&mut tx, "pmid:1").await.unwrap();
        assert!(Searcher::default().search(&mut tx, &["hipertensao".into()], None, 9).await.unwrap().is_empty());
        assert!(matches!(library::remove(&mut tx, "pmid:1").await, Err(Error::NotFound(_))));
    }

    async fn publications_are_found_by_what_they_are_about(test: TestDb) {
        let clinic = Clinic::new(&test.db, "aurora").await;
        let permit = on_library(&clinic, Action::ReferenceImport);
        let mut tx = test.db.begin(&permit).await.unwrap();
        let mut long = record("e", "Diabetes care", 2020);
        long.abstract_text = Some("A trial of metformin in hypertension.".into());
        for publication in [
            record("a", "Hypertension and salt intake", 2010),
            record("b", "Hypertension and exercise", 2022),
            record("c", "Statins in primary prevention", 2021),
            record("d", "Hipertensão arterial no Brasil", 2019),
            long,
        ] {
            library::put(&mut tx, &publication).await.unwrap();
        }
        let (mut kept, mut ahead) = (Searcher::default(), Searcher::default());
        ahead.read_ahead(&mut tx, &["Statin hypertension", "salt", "HIPERTENSÃO metformin"]).await.unwrap();
        for (words, since, expect) in [
            ("hypertension", None, vec!["b", "a", "e"]),
            ("hypertension salt", None, vec!["a", "b", "e"]),
            ("hypertension", Some(2015), vec!["b", "e"]),
            ("HIPERTENSÃO", None, vec!["d"]),
            ("statin", None, vec!["c"]),
            ("metformin", None, vec!["e"]),
            ("of in and", None, vec![]),
            ("", None, vec![]),
            ("' or 1=1 --", None, vec![]),
        ] {
            let words: Vec<String> = words.split(' ').map(str::to_owned).collect();
            let found = Searcher::default().search(&mut tx, &words, since, 10).await.unwrap();
            assert_eq!(found.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(), expect, "{words:?}");
            assert_eq!(kept.search(&mut tx, &words, since, 10).await.unwrap(), found, "{words:?}");
            if since.is_none() {
                assert_eq!(ahead.recall(&words, since, 10).as_ref(), Some(&found), "{words:?}");
            }
            assert_eq!(kept.recall(&words, since, 10), Some(found), "{words:?}");
        }
        assert_eq!(kept.recall(&["hypertension".into()], Some(2015), 10).map(|found| found.len()), Some(2));
        assert_eq!(kept.recall(&["statin".into()], Some(2015), 10), None, "this word was not read for these years");
        let found = Searcher::default().search(&mut tx, &["hypertension".into()], None, 1).await.unwrap();
        assert_eq!(found.len(), 1);
        let keys: Vec<String> = library::list(&mut tx, "b", 2).await.unwrap().into_iter().map(|p| p.key).collect();
        assert_eq!(keys, ["c", "d"]);
    }
}
