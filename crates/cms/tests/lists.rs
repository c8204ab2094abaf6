//! Lists with several pages, as articles come, change and go.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use cms::lists::Changed;
use cms::{access, lists};
use db::entries::{self, Entry};
use db::testing::TestDb;
use domain::document::Language;
use domain::id::PageId;
use domain::page::Page;
use jiff::Timestamp;
use policy::{Action, Permit, Resource, Service};
use support::{Clinic, World};

/// A page that is on the lists without having gone through the stages.
async fn list(world: &World, clinic: &Clinic, number: i64, category: &str) -> Entry {
    let (app, author) = (&world.app, clinic.who("author"));
    let page = Page {
        id: app.db.new_id(),
        tenant: clinic.tenant.id,
        slug: format!("artigo-{number:03}"),
        language: Language::PtBr,
        category: Some(category.to_owned()),
        author: author.principal.user().unwrap(),
        translation_of: None,
        live_revision: None,
    };
    let permit = access::permit(app, author, Action::PageSubmit, &access::new_page(&page)).await.unwrap();
    let mut tx = app.db.begin(&permit).await.unwrap();
    db::pages::create(&mut tx, &page).await.unwrap();
    tx.commit().await.unwrap();
    let at = Timestamp::from_second(1_790_000_000 + number * 60).unwrap();
    let entry = Entry {
        page: page.id,
        language: page.language,
        category: page.category,
        slug: page.slug,
        body: serde_json::json!({"title": "Um título", "description": "", "author": "Helena Prado", "reviewed": at}),
        published_at: at,
        updated_at: at,
    };
    put(world, clinic, &entry).await;
    entry
}

async fn site_permit(world: &World, clinic: &Clinic) -> Permit {
    let publisher = access::service(&world.app, Service::Publisher, clinic.tenant.id);
    access::permit(&world.app, &publisher, Action::SiteRender, &Resource::Tenant(clinic.tenant.id)).await.unwrap()
}

async fn put(world: &World, clinic: &Clinic, entry: &Entry) {
    let permit = site_permit(world, clinic).await;
    let mut tx = world.app.db.begin(&permit).await.unwrap();
    db::tenants::change_site(&mut tx).await.unwrap();
    entries::put(&mut tx, entry).await.unwrap();
    tx.commit().await.unwrap();
}

/// Numbers of the articles on each page of the list at `address`, from the newest page to the oldest.
async fn pages(world: &World, clinic: &Clinic, address: &str) -> Vec<Vec<u32>> {
    let mut pages = vec![articles(&world.get(clinic, address).await.1)];
    let mut numbered = Vec::new();
    for number in 1.. {
        let (status, html) = world.get(clinic, &format!("{address}arquivo/{number}")).await;
        if status == 404 {
            break;
        }
        numbered.push(articles(&html));
    }
    pages.extend(numbered.into_iter().rev());
    pages
}

/// Each article once, in the order of the page.
fn articles(html: &str) -> Vec<u32> {
    let mut found = Vec::new();
    for part in html.split("/artigo-").skip(1) {
        let number = part[..3].parse().unwrap();
        if !found.contains(&number) {
            found.push(number);
        }
    }
    found
}

async fn check(world: &World, clinic: &Clinic, expect: &[u32], sizes: &[usize]) {
    for address in ["/", "/temas/coracao/"] {
        let pages = pages(world, clinic, address).await;
        assert_eq!(pages.iter().map(Vec::len).collect::<Vec<_>>(), sizes, "{address}");
        assert_eq!(pages.concat(), expect, "{address}");
    }
}

async fn remove(world: &World, clinic: &Clinic, page: PageId) {
    let permit = site_permit(world, clinic).await;
    let mut tx = world.app.db.begin(&permit).await.unwrap();
    let changed = lists::remove(&mut tx, page).await.unwrap();
    tx.commit().await.unwrap();
    lists::render(&world.app, clinic.tenant.id, changed.as_ref()).await.unwrap();
}

db::testing::on_both_engines! {
    async fn every_article_stands_on_one_page_of_its_lists(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let mut all = Vec::new();
        for number in 0..99 {
            all.push(list(&world, &clinic, number, "Coração").await);
            // As a publication does; the pages that are full by then stay as they are.
            if number == 60 || number > 96 {
                lists::render(&world.app, clinic.tenant.id, None).await.unwrap();
            }
        }
        let mut expect: Vec<u32> = (0..99).rev().collect();
        check(&world, &clinic, &expect, &[3, 24, 24, 24, 24]).await;

        // An old one goes, and everything newer moves down by one.
        remove(&world, &clinic, all[30].page).await;
        expect.retain(|number| *number != 30);
        check(&world, &clinic, &expect, &[2, 24, 24, 24, 24]).await;
        // With two more the first page would be empty, so that the last numbered one becomes the first.
        for gone in [98, 0] {
            remove(&world, &clinic, all[gone as usize].page).await;
            expect.retain(|number| *number != gone);
        }
        check(&world, &clinic, &expect, &[24, 24, 24, 24]).await;
        assert_eq!(world.get(&clinic, "/arquivo/4").await.0, 404);

        // An old one gets another title.
        let before = all[5].clone();
        let changed = Entry { body: serde_json::json!({"title": "Outro nome"}), ..before.clone() };
        put(&world, &clinic, &changed).await;
        lists::render(&world.app, clinic.tenant.id, Some(&Changed::of(&before))).await.unwrap();
        assert!(world.get(&clinic, "/arquivo/1").await.1.contains("Outro nome"));

        // The last article of a topic takes the topic with it.
        let alone = list(&world, &clinic, 200, "Sono").await;
        lists::render(&world.app, clinic.tenant.id, None).await.unwrap();
        assert_eq!(articles(&world.get(&clinic, "/temas/sono/").await.1), [200]);
        remove(&world, &clinic, alone.page).await;
        assert_eq!(world.get(&clinic, "/temas/sono/").await.0, 404);
        for path in ["/", "/temas/", "/rss.xml", "/atom.xml", "/sitemap.xml"] {
            let (status, body) = world.get(&clinic, path).await;
            assert!(status == 200 && !body.contains("artigo-200") && !body.contains("temas/sono"), "{path}: {body}");
        }
    }

    async fn renderings_that_overtake_each_other_lose_nothing(test: TestDb) {
        let world = World::new(test).await;
        let clinic = world.clinic("aurora").await;
        let publish = async |numbers: std::ops::Range<i64>| {
            for number in numbers {
                list(&world, &clinic, number, "Coração").await;
                lists::render(&world.app, clinic.tenant.id, None).await.unwrap();
            }
        };
        tokio::join!(publish(0..7), publish(7..14), publish(14..21), publish(21..28));
        check(&world, &clinic, &(0..28).rev().collect::<Vec<_>>(), &[4, 24]).await;
    }
}
