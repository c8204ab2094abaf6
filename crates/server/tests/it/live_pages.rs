//! Pages that stay connected: who gets in, what they show, what they keep.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Request, header};
use cms::tenants::NewTenant;
use cms::{editorial, sessions, users};
use domain::document::Language;
use domain::user::Role;
use live::testing::TestView;
use policy::Origin;
use tokio::io::AsyncReadExt as _;

use crate::world::{Answer, World};

const AURORA: &str = "aurora.localhost";
const HORIZONTE: &str = "horizonte.localhost";

async fn world() -> World {
    let world = World::new().await;
    world.publish().await;
    let new = NewTenant {
        slug: "horizonte".to_owned(),
        name: "Espaço Horizonte".to_owned(),
        hosts: vec![HORIZONTE.to_owned()],
        base_url: Some("https://horizonte.localhost".to_owned()),
        language: Language::En,
        city: None,
        region: None,
        registration: None,
        technical_director: None,
        demo: false,
    };
    cms::tenants::create(&world.http.app, Origin::CommandLine, new).await.unwrap();
    world.http.sites.reload_hosts(&world.http.app).await.unwrap();
    world
}

async fn planner(world: &World) -> String {
    let people = users::list(&world.http.app, Origin::CommandLine, "aurora").await.unwrap();
    people.iter().find(|user| user.roles.contains(&Role::ContentPlanner)).unwrap().id.to_string()
}

async fn get(world: &World, host: &str, path: &str, cookie: Option<&str>) -> Answer {
    let request = Request::get(path).header("host", host);
    let request = cookie.into_iter().fold(request, |request, cookie| request.header("cookie", cookie));
    world.send(request.body(Body::empty()).unwrap()).await
}

async fn post(world: &World, host: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let request = Request::post(path).header("host", host).header("content-type", "application/x-www-form-urlencoded");
    let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
    world.send(request.body(body.into()).unwrap()).await
}

/// The cookie of a browser that logs in.
async fn log_in(world: &World, user: &str) -> String {
    let link = sessions::link(&world.http.app, Origin::CommandLine, "aurora", user).await.unwrap();
    let answer = post(world, AURORA, "/admin/login", &[], format!("link={link}")).await;
    assert_eq!((answer.status, answer.header("location")), (303, "/admin"));
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_lets_in_once_and_at_its_own_site() {
    let world = world().await;
    let anonymous = get(&world, AURORA, "/admin", None).await;
    assert_eq!((anonymous.status, anonymous.header("location")), (302, "/admin/login"));
    let planner = planner(&world).await;
    let link = sessions::link(&world.http.app, Origin::CommandLine, "aurora", &planner).await.unwrap();
    let form = format!("link={link}");
    let page = get(&world, AURORA, &format!("/admin/login/{link}"), None).await;
    assert!(page.status == 200 && page.text().contains(&link) && page.header("cache-control") == "no-store");
    assert_eq!(page.header("x-robots-tag"), "noindex, nofollow");
    for (host, headers, expect) in [
        (AURORA, [("sec-fetch-site", "cross-site")].as_slice(), 403),
        (HORIZONTE, &[], 403),
        (AURORA, &[("sec-fetch-site", "same-origin")], 303),
        (AURORA, &[], 403),
    ] {
        let answer = post(&world, host, "/admin/login", headers, form.clone()).await;
        assert_eq!(answer.status, expect, "{host} {headers:?}");
        assert_eq!(answer.headers.contains_key("set-cookie"), expect == 303, "{host} {headers:?}");
    }
    for bad in ["link=", "link=lauda_0", "link=%00"] {
        assert_eq!(post(&world, AURORA, "/admin/login", &[], bad).await.status, 403, "{bad}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_is_logged_in_until_it_logs_out_or_is_locked_out() {
    let world = world().await;
    let planner = planner(&world).await;
    let cookie = log_in(&world, &planner).await;
    let board = get(&world, AURORA, "/admin", Some(&cookie)).await;
    assert!(board.status == 200 && board.text().contains("Quadro editorial") && board.text().contains("sono"));
    for (host, cookie) in [(HORIZONTE, cookie.as_str()), (AURORA, "lauda_session=lauda_1"), (AURORA, "other=1")] {
        assert_eq!(get(&world, host, "/admin", Some(cookie)).await.status, 302, "{host} {cookie}");
    }
    let foreign =
        post(&world, AURORA, "/admin/logout", &[("cookie", &cookie), ("sec-fetch-site", "cross-site")], "").await;
    assert_eq!((foreign.status, get(&world, AURORA, "/admin", Some(&cookie)).await.status), (403, 200));
    assert_eq!(post(&world, AURORA, "/admin/logout", &[("cookie", &cookie)], "").await.status, 303);
    assert_eq!(get(&world, AURORA, "/admin", Some(&cookie)).await.status, 302, "logged out");
    let cookie = log_in(&world, &planner).await;
    users::disable(&world.http.app, Origin::CommandLine, "aurora", &planner).await.unwrap();
    assert_eq!(get(&world, AURORA, "/admin", Some(&cookie)).await.status, 302, "locked out");
}

#[tokio::test(flavor = "multi_thread")]
async fn pieces_move_over_the_board_as_jobs_run() {
    let world = world().await;
    let cookie = log_in(&world, &planner(&world).await).await;
    let headers = HeaderMap::from_iter([
        (header::HOST, HeaderValue::from_static(AURORA)),
        (header::COOKIE, cookie.parse().unwrap()),
    ]);
    let mut view = TestView::open_with(&world.live, "/admin", headers).await.unwrap();
    let counts = |view: &TestView| {
        ["draft", "technical_review", "published", "archived"]
            .map(|column| view.text(&format!("#{column}-count")).unwrap())
    };
    assert_eq!(counts(&view), ["0", "0", "1", "0"]);
    assert_eq!(view.title(), Some("Quadro editorial · Clínica Aurora"));
    let author = world.caller_with(Role::ContentCreator).await;
    editorial::submit(&world.http.app, &author, World::draft("ferias", "# Férias\n\nDescansar faz bem.\n"))
        .await
        .unwrap();
    view.until(|view| counts(view) == ["1", "0", "1", "0"]).await.unwrap();
    server::worker::drain(&world.http.app).await;
    view.until(|view| counts(view) == ["0", "1", "1", "0"]).await.unwrap();
    assert!(view.html().contains("ferias"));
    editorial::archive(&world.http.app, &author, "sono", "revista").await.unwrap();
    view.until(|view| counts(view) == ["0", "1", "0", "1"]).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_calculator_answers_plain_forms_in_both_languages() {
    let world = world().await;
    for (path, body, status, expect) in [
        ("/calculadoras", "weight=70%2C5&height=1%2C75&age=30&sex=female", 200, "23,0 kg/m², eutrofia"),
        ("/calculators", "weight=70.5&height=1.75&age=30&sex=male", 200, "23.0 kg/m², normal range"),
        ("/calculadoras", "weight=70&height=175&age=30&sex=female", 200, "Isto parece estar em centímetros"),
        ("/calculadoras", "", 200, "Preencha este campo."),
        ("/calculators", "weight=%3Cb%3E&height=1&age=30&sex=male", 200, "&lt;b&gt;"),
        ("/calculators", "weight=%FF", 400, "cannot be read"),
    ] {
        let answer = post(&world, AURORA, path, &[], body).await;
        assert!(answer.status == status && answer.text().contains(expect), "{path} {body}: {}", answer.text());
        assert!(answer.header("content-security-policy").contains("script-src 'self'"), "{path} {body}");
    }
    assert_eq!(post(&world, AURORA, "/calculadoras", &[], "x".repeat(5000)).await.status, 413);
    for (host, path, expect) in [
        (AURORA, "/calculadoras", 200),
        (HORIZONTE, "/calculators", 200),
        ("unknown.localhost", "/calculadoras", 404),
        ("unknown.localhost", "/admin", 404),
        ("unknown.localhost", "/live/websocket", 404),
        (AURORA, "/calculadoras/x", 404),
        (AURORA, "/admin/x", 404),
    ] {
        assert_eq!(get(&world, host, path, None).await.status, expect, "{host}{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn browser_code_comes_compressed_and_stays() {
    let world = world().await;
    let page = get(&world, AURORA, "/calculadoras", None).await.text();
    let script = page.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let request = Request::get(&script).header("host", AURORA).header("accept-encoding", "gzip, br");
    let compressed = world.send(request.body(Body::empty()).unwrap()).await;
    let plain = get(&world, AURORA, &script, None).await;
    assert!(compressed.body.len() < 60 << 10 && compressed.header("cache-control").contains("immutable"));
    assert!(plain.status == 200 && compressed.decoded() == plain.body);
    assert_eq!(get(&world, AURORA, "/live/assets/live-000000000000.js", None).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_board_closes_when_its_user_is_locked_out() {
    let world = world().await;
    let site = world.listen().await;
    let planner = planner(&world).await;
    let cookie = log_in(&world, &planner).await;
    let page = get(&world, AURORA, "/admin", Some(&cookie)).await.text();
    let token = page.split("name=\"csrf-token\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let path = format!("/live/websocket?_csrf_token={token}&vsn=2.0.0");
    let mut socket = site.upgrade(&path, &[("cookie", &cookie)]).await;
    users::disable(&world.http.app, Origin::CommandLine, "aurora", &planner).await.unwrap();
    // The runner ends a test that waits for ever.
    let mut rest = Vec::new();
    socket.read_to_end(&mut rest).await.unwrap();
    // A close frame (RFC 6455 §5.5.1) with 1001, not the one of a socket that was idle.
    assert!(rest.first() == Some(&0x88) && rest[2..4] == 1001_u16.to_be_bytes(), "{rest:?}");
    assert_eq!(get(&world, AURORA, "/admin", Some(&cookie)).await.status, 302);
}
