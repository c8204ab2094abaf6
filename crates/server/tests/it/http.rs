//! The HTTP API through the router, and published pages through a real listener.

use std::collections::BTreeSet;
use std::io::Write as _;

use crate::world::{Answer, World};
use axum::body::Body;
use axum::http::{Request, StatusCode};
use serde_json::{Value, json};

const CALCULATIONS: &str = "/api/v1/calculations";
const CHECKS: &str = "/api/v1/checks";

fn measures() -> Value {
    json!({"weight_kg": 70.0, "height_m": 1.75, "age": 30, "sex": "male"})
}

fn with(field: &str, value: Value) -> String {
    let mut measures = measures();
    measures[field] = value;
    measures.to_string()
}

fn assert_problem(answer: &Answer, status: u16, kind: &str) {
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(answer.header("content-type"), "application/problem+json", "{answer:?}");
    assert_eq!(answer.header("cache-control"), "no-store");
    let problem = answer.json();
    assert_eq!(problem["type"], kind, "{problem}");
    assert_eq!(problem["status"], status);
    assert!(problem["title"].is_string() && problem["detail"].is_string());
    assert!(!answer.header("x-request-id").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_are_computed_in_the_component() {
    let world = World::new().await;
    // compliance.md §G1, G3, G5, G7, G8: bmi, bmr, daily calories, body fat, ideal weight.
    for (body, expect) in [
        (measures(), [22.857, 1695.667, 2034.800, 18.129, 68.75]),
        (
            json!({"weight_kg": 60, "height_m": 1.65, "age": 25, "sex": "female"}),
            [22.039, 1405.333, 1686.400, 26.796, 59.0],
        ),
        (
            json!({"weight_kg": 85, "height_m": 1.80, "age": 45, "sex": "male"}),
            [26.235, 1835.462, 2202.554, 25.631, 72.5],
        ),
        (
            json!({"weight_kg": 55, "height_m": 1.58, "age": 60, "sex": "female"}),
            [22.032, 1185.862, 1423.034, 34.838, 54.8],
        ),
    ] {
        let answer = world.post_json(CALCULATIONS, &body.to_string()).await;
        assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
        let results = answer.json();
        let fields = ["bmi", "bmr_kcal_day", "daily_calories_kcal", "body_fat_percent", "ideal_weight_kg"];
        for (field, expect) in fields.iter().zip(expect) {
            let found = results[field].as_f64().unwrap();
            assert!((found - expect).abs() < 0.01, "{body} {field}: {found}, not {expect}");
        }
        assert_eq!(results["computed_by"], "wasm_component");
        assert_eq!(results["component"], "health-calc");
        assert_eq!(results["component_digest"].as_str().unwrap().trim_start_matches("sha256:").len(), 64);
        assert!(results["processing_time_us"].as_f64().unwrap() > 0.0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn measures_out_of_range_name_field_and_range() {
    let world = World::new().await;
    for (field, [least, most]) in [("weight_kg", [0.5, 500.0]), ("height_m", [0.4, 2.6]), ("age", [18.0, 120.0])] {
        for limit in [least, most] {
            let answer = world.post_json(CALCULATIONS, &with(field, json!(limit))).await;
            assert_eq!(answer.status, 200, "{field} {limit} is within: {answer:?}");
        }
        for outside in [least - 0.1, most + 0.1, 0.0, -0.0, -1.0, -1e300, 1e300, f64::MIN_POSITIVE, 4_294_967_314.0] {
            let answer = world.post_json(CALCULATIONS, &with(field, json!(outside))).await;
            assert_problem(&answer, 422, "out-of-range");
            assert_eq!(answer.json()["field"], field, "{outside}");
            assert_eq!(answer.json()["range"], json!([least, most]));
        }
    }
    let half = world.post_json(CALCULATIONS, &with("age", json!(30.5))).await;
    assert_problem(&half, 422, "out-of-range");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_measure_is_refused() {
    let world = World::new().await;
    let mut bodies =
        vec![String::new(), "{".to_owned(), "[]".to_owned(), "null".to_owned(), "\u{0}".to_owned(), "{}".to_owned()];
    for field in ["weight_kg", "height_m", "age", "sex"] {
        for value in [json!(null), json!("70"), json!("NaN"), json!([]), json!({}), json!(true)] {
            bodies.push(with(field, value));
        }
        bodies.push(with("", json!(1)));
    }
    for word in ["NaN", "Infinity", "-Infinity", "1e999", "0x10", "1_000"] {
        bodies.push(measures().to_string().replace("70.0", word));
    }
    bodies.push(with("sex", json!("other")));
    bodies.push(measures().to_string() + "{}");
    bodies.push("[".repeat(10_000));
    for body in bodies {
        let answer = world.post_json(CALCULATIONS, &body).await;
        assert_problem(&answer, 400, "bad-request");
    }
    let huge = with("sex", json!("m".repeat(20_000)));
    assert_problem(&world.post_json(CALCULATIONS, &huge).await, 413, "too-large");
    let text =
        Request::post(CALCULATIONS).header("content-type", "text/plain").body(Body::from(measures().to_string()));
    assert_problem(&world.send(text.unwrap()).await, 415, "unsupported-media-type");
    for method in ["GET", "PUT", "DELETE", "PATCH"] {
        let request = Request::builder().method(method).uri(CALCULATIONS).body(Body::empty()).unwrap();
        assert_problem(&world.send(request).await, 405, "method-not-allowed");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_checked_and_forgotten() {
    let world = World::new().await;
    let text = "O paciente João Carlos Pereira, CPF 529.982.247-25, tem diabetes. Cura garantida!";
    let answer = world.check("text/plain", "", text.as_bytes()).await;
    assert_eq!((answer.status, answer.header("cache-control")), (200, "no-store"));
    let report = answer.json();
    assert_eq!(report["version"], 1);
    let file = &report["files"][0];
    let cpf = file["personal_data"].as_array().unwrap().iter().find(|datum| datum["kind"] == "cpf").unwrap();
    let (start, end) = (cpf["start"].as_u64().unwrap() as usize, cpf["end"].as_u64().unwrap() as usize);
    assert_eq!((&text[start..end], cpf["subject"].as_str().unwrap()), ("529.982.247-25", "patient"));
    assert!(file["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == "C-CFM-06"));

    // The same text in each of its forms, with each parameter.
    for (kind, query, body) in [
        ("text/markdown; charset=utf-8", "?profession=cfp", "# Título\n\nTexto *simples*."),
        ("text/html", "?lang=pt-BR", "<h1>Título</h1><p>Texto <b>simples</b>."),
        ("text/plain", "?lang=en&as_of=2026-01-31", "A plain text."),
        ("application/octet-stream", "?profession=COFEN", "Texto"),
    ] {
        let answer = world.check(kind, query, body.as_bytes()).await;
        assert_eq!(answer.status, 200, "{kind} {query}: {answer:?}");
        assert!(answer.json()["files"][0]["findings"].is_array(), "{kind}");
    }
    // What cannot be read says so in the report, as for a file among others.
    for body in [&b""[..], &[0, 1, 2, 255, 0, 0], b"%PDF-1.7\n\x00\x01"] {
        let answer = world.check("text/plain", "", body).await;
        assert!(answer.status == 200 && answer.json()["files"][0]["error"]["code"].is_string(), "{answer:?}");
    }
    // None of it is in the files of the database.
    for file in std::fs::read_dir(world.folder()).unwrap().flatten().filter(|file| file.path().is_file()) {
        let bytes = std::fs::read(file.path()).unwrap();
        assert!(!bytes.windows(14).any(|part| part == b"529.982.247-25"), "{file:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn checks_refuse_what_they_cannot_take() {
    let world = World::new().await;
    for query in [
        "?profession=crea",
        "?lang=fr",
        "?as_of=ontem",
        "?as_of=2026-02-30",
        "?unknown=1",
        "?profession=cfm&profession=cfp",
    ] {
        assert_problem(&world.check("text/plain", query, b"Texto").await, 400, "bad-request");
    }
    let large = vec![b'a'; (2 << 20) + 1];
    assert_problem(&world.check("text/plain", "", &large).await, 413, "too-large");
    // A hundred times larger inside than outside.
    let bomb = vec![b'a'; 64 << 20];
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bomb).unwrap();
    let gzip = gzip.finish().unwrap();
    let mut br = Vec::new();
    brotli::BrotliCompress(
        &mut &bomb[..],
        &mut br,
        &brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() },
    )
    .unwrap();
    for (encoding, body) in [("gzip", &gzip), ("br", &br)] {
        assert!(body.len() < 1 << 20);
        assert_problem(&world.compressed(encoding, body.clone()).await, 413, "too-large");
    }
    let mut small = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    small.write_all("Dormir bem faz parte do cuidado.".as_bytes()).unwrap();
    let small = small.finish().unwrap();
    assert_eq!(world.compressed("gzip", small.clone()).await.status, 200);
    assert_problem(&world.compressed("gzip", b"no gzip at all".to_vec()).await, 400, "bad-request");
    assert_problem(&world.compressed("gzip", small[..small.len() / 2].to_vec()).await, 400, "bad-request");
    assert_problem(&world.compressed("zstd", small).await, 415, "unsupported-media-type");
    let get = Request::get(CHECKS).body(Body::empty()).unwrap();
    assert_problem(&world.send(get).await, 405, "method-not-allowed");
}

#[tokio::test(flavor = "multi_thread")]
async fn checks_have_a_rate_for_each_client() {
    let world = World::new().await;
    let mut refused = 0;
    for _ in 0..30 {
        let answer = world.check_from("192.0.2.1:1", "Texto").await;
        if answer.status == 429 {
            assert_problem(&answer, 429, "too-many-requests");
            assert_eq!(answer.header("retry-after"), "1");
            refused += 1;
        }
    }
    assert!(refused >= 10, "{refused}");
    assert_eq!(world.check_from("192.0.2.2:1", "Texto").await.status, 200, "another client is not held up");
    // A network of IPv6 is one client, whatever address it asks from.
    let mut statuses = BTreeSet::new();
    for host in 0..30 {
        statuses.insert(world.check_from(&format!("[2001:db8::{host:x}]:1"), "Texto").await.status);
    }
    assert_eq!(statuses, BTreeSet::from([200, 429]));
}

#[tokio::test(flavor = "multi_thread")]
async fn health_says_what_works() {
    let world = World::new().await;
    for host in ["aurora.localhost", "nobody.example", ""] {
        let answer = world.send(Request::get("/health").header("host", host).body(Body::empty()).unwrap()).await;
        let health = answer.json();
        assert_eq!((answer.status, health["status"].as_str()), (200, Some("ok")), "{host}");
        for (part, field) in [("database", "status"), ("policy", "status"), ("components", "status")] {
            assert_eq!(health[part][field], "ok", "{health}");
        }
        assert!(health["memory"]["resident"].as_u64().unwrap() > 1 << 20);
        assert_eq!(health["database"]["engine"], "sqlite");
    }
    let ready = || Request::get("/ready").body(Body::empty()).unwrap();
    assert_eq!(world.send(ready()).await.status, 200);
    world.http.stop.cancel();
    assert_eq!(world.send(ready()).await.status, 503, "nothing new is sent to a server that stops");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_gone_fails_the_health() {
    let world = World::new().await;
    world.http.app.db.close().await;
    let answer = world.send(Request::get("/health").body(Body::empty()).unwrap()).await;
    assert_eq!((answer.status, answer.json()["database"]["status"].as_str()), (503, Some("failing")));
    assert_eq!(world.send(Request::get("/ready").body(Body::empty()).unwrap()).await.status, 503);
}

/// The paths and methods that the document names and those that the router has are the same, and each is tried above.
#[tokio::test(flavor = "multi_thread")]
async fn the_document_describes_the_router() {
    let world = World::new().await;
    let document = world.send(Request::get("/api/openapi.json").body(Body::empty()).unwrap()).await.json();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1."));
    assert_eq!(document["info"]["title"], "Lauda");
    let source = include_str!("../../src/router.rs");
    let mut routed: BTreeSet<&str> =
        source.split(".route(\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(routed.remove("/api/openapi.json"), "the document does not describe itself");
    let paths = document["paths"].as_object().unwrap();
    assert_eq!(paths.keys().map(String::as_str).collect::<BTreeSet<_>>(), routed);
    let tried = [("/health", "get"), ("/ready", "get"), (CALCULATIONS, "post"), (CHECKS, "post")];
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().unwrap() {
            assert!(tried.contains(&(path, method)), "nobody tries {method} {path}");
            let answers = operation["responses"].as_object().unwrap();
            assert!(answers.contains_key("200"), "{path}");
            let request =
                Request::builder().method(method.to_uppercase().as_str()).uri(path).body(Body::empty()).unwrap();
            let status = world.send(request).await.status.to_string();
            assert!(answers.contains_key(&status), "{path} answers {status}, which the document does not know");
        }
    }
    assert_references(&document, &document);
    for path in ["/api/v2/calculations", "/api/", "/api/v1/calculations/", "/api/v1/%00", "/api/../health"] {
        assert_problem(&world.send(Request::get(path).body(Body::empty()).unwrap()).await, 404, "not-found");
    }
}

/// Each `$ref` leads somewhere.
fn assert_references(document: &Value, value: &Value) {
    match value {
        Value::Object(fields) => {
            if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
                assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference}");
            }
            fields.values().for_each(|value| assert_references(document, value));
        }
        Value::Array(all) => all.iter().for_each(|value| assert_references(document, value)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_served_as_they_were_compiled() {
    let world = World::new().await;
    world.publish().await;
    let site = world.listen().await;
    let page = site.get("/sono", &[]).await;
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    assert!(page.text().contains("Sono e descanso"));
    for (name, part) in [
        ("content-security-policy", "default-src 'none'"),
        ("x-content-type-options", "nosniff"),
        ("vary", "Accept-Encoding"),
        ("x-robots-tag", "noindex"),
    ] {
        assert!(page.header(name).contains(part), "{name}: {}", page.header(name));
    }
    // Each encoding is the same text, with a tag of its own.
    let mut tags = BTreeSet::new();
    for (accept, encoding) in
        [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", ""), ("", ""), ("zstd", "")]
    {
        let coded = site.get("/sono", &[("accept-encoding", accept)]).await;
        assert_eq!(coded.header("content-encoding"), encoding, "{accept}");
        assert_eq!(coded.decoded(), page.body, "{accept}");
        let tag = coded.header("etag").to_owned();
        let fresh = site.get("/sono", &[("accept-encoding", accept), ("if-none-match", &tag)]).await;
        assert_eq!((fresh.status, fresh.body.len(), fresh.header("etag")), (304, 0, tag.as_str()));
        let stale = site.get("/sono", &[("accept-encoding", accept), ("if-none-match", "\"other\"")]).await;
        assert_eq!(stale.status, 200);
        tags.insert(tag);
    }
    assert_eq!(tags.len(), 3);
    let head = site.send("HEAD", "/sono", &[]).await;
    assert_eq!(
        (head.status, head.body.len(), head.header("content-length")),
        (200, 0, page.body.len().to_string().as_str())
    );
    for method in ["POST", "PUT", "DELETE", "OPTIONS"] {
        let refused = site.send(method, "/sono", &[]).await;
        assert_eq!((refused.status, refused.header("allow")), (405, "GET, HEAD"), "{method}");
    }
    for (path, kind) in [
        ("/", "text/html"),
        ("/rss.xml", "application/rss+xml"),
        ("/atom.xml", "application/atom+xml"),
        ("/robots.txt", "text/plain"),
        ("/sitemap.xml", "xml"),
    ] {
        let answer = site.get(path, &[]).await;
        assert!(answer.status == 200 && answer.header("content-type").contains(kind), "{path}: {answer:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hosts_and_paths_that_lead_nowhere_are_not_found() {
    let world = World::new().await;
    world.publish().await;
    let site = world.listen().await;
    for host in ["nobody.example", "aurora.localhost.evil.example", "192.0.2.7", "aurora"] {
        let answer = site.get("/sono", &[("host", host)]).await;
        assert_eq!(answer.status, 404, "{host}");
        assert_eq!(site.get("/health", &[("host", host)]).await.status, 200, "{host}");
        assert_eq!(site.get("/api/openapi.json", &[("host", host)]).await.status, 200, "{host}");
    }
    for host in ["aurora.localhost", "AURORA.LOCALHOST:4000", "aurora.localhost."] {
        assert_eq!(site.get("/sono", &[("host", host)]).await.status, 200, "{host}");
    }
    let long = format!("/{}", "a".repeat(20_000));
    for path in
        ["/nada", "/sono/", "/SONO", "/sono%00", "/../sono", "//sono", "/en/sono", "/404", "/assets/none.css", &long]
    {
        let answer = site.get(path, &[]).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains("<html"), "{path}");
        assert_eq!(site.send("HEAD", path, &[]).await.status, 404);
    }
    assert_eq!(site.get("/sono", &[("host", "")]).await.status, 400);
    // A head that never ends and a request that is none are cut off; others go on.
    let flood = format!("GET / HTTP/1.1\r\nx: {}\r\n\r\n", "a".repeat(64 << 10));
    for raw in ["GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", &flood] {
        let answer = site.raw(raw.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with(b"HTTP/1.1 4"), "{:?}", String::from_utf8_lossy(&answer));
    }
    assert_eq!(site.get("/sono", &[]).await.status, StatusCode::OK.as_u16());
}

/// The short way and the HTTP library give the same answers, and a connection goes from one to the other without a loss.
#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_answered_alike_on_both_ways() {
    let world = World::new().await;
    world.publish().await;
    let site = world.listen().await;
    let general = site.get("/sono", &[("accept-encoding", "br")]).await;
    let names = |answer: &Answer| {
        answer.headers.keys().map(ToString::to_string).filter(|name| name != "connection").collect::<BTreeSet<_>>()
    };
    let mut open = site.open().await;
    let page = open.ask("GET /sono?a=b", "accept-encoding: br\r\n", "").await;
    assert_eq!((page.status, &page.body, names(&page)), (200, &general.body, names(&general)));
    let tag = format!("if-none-match: {}\r\naccept-encoding: br\r\n", page.header("etag"));
    let fresh = open.ask("GET /sono", &tag, "").await;
    assert_eq!((fresh.status, fresh.header("etag"), fresh.header("content-length")), (304, page.header("etag"), ""));

    let (path, json) = (format!("POST {CALCULATIONS}"), "content-type: application/json\r\n");
    let (good, bad) = (measures().to_string(), with("age", json!(17)));
    let (first, second) = (open.ask(&path, json, &good).await, open.ask(&path, json, &good).await);
    let routed = world.post_json(CALCULATIONS, &good).await;
    assert_eq!((first.status, &first.json()["bmi"]), (200, &routed.json()["bmi"]));
    assert_eq!((first.header("content-type"), first.header("cache-control")), ("application/json", "no-store"));
    assert_ne!(first.header("x-request-id"), second.header("x-request-id"));
    // Several at once; the last of them is not for the short way, nor is what comes after it.
    let request = |line: &str, body: &str| {
        format!("{line} HTTP/1.1\r\nhost: a\r\n{json}content-length: {}\r\n\r\n{body}", body.len())
    };
    open.write(&[request(&path, &good), request(&path, &good), request(&path, &bad)].concat()).await;
    let refused = (open.read().await.status, open.read().await.status, open.read().await);
    assert_eq!((refused.0, refused.1), (200, 200));
    assert_problem(&refused.2, 422, "out-of-range");
    let later = open.ask(&path, json, &good).await;
    assert_eq!((later.status, names(&later)), (200, names(&first)));
    assert_eq!(open.ask("GET /sono", "accept-encoding: br\r\n", "").await.body, page.body);

    // A request in pieces.
    let mut slow = site.open().await;
    let whole = request(&path, &good);
    let (head, tail) = whole.split_at(20);
    slow.write(head).await;
    tokio::task::yield_now().await;
    slow.write(tail).await;
    assert_eq!(slow.read().await.json()["bmi"], first.json()["bmi"]);
}
