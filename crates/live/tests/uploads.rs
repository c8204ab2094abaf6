//! Files, as views take them: through the client without a browser.

#[path = "uploads/views.rs"]
mod views;

use std::path::PathBuf;

use live::testing::{FileInput, TestError, TestFile, TestView};
use live::{Limits, Live};
use serde_json::{Value, json};

fn live(limits: Limits) -> Live {
    let builder = Live::builder(&[7; 32]).unwrap().limits(limits);
    views::routes(builder).build().unwrap()
}

async fn open(query: &str) -> (Live, TestView) {
    let live = live(Limits::default());
    let view = TestView::open(&live, &format!("/?{query}")).await.unwrap();
    (live, view)
}

fn text(name: &str, content: &str) -> TestFile {
    TestFile::new(name, "text/plain", content.to_owned())
}

async fn choose(view: &mut TestView, files: Vec<TestFile>) -> FileInput {
    view.file_input("#inbox", "letters", files).await.unwrap()
}

/// A folder of this test alone.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("live-uploads-{name}-{}", std::process::id()));
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn files_in(folder: &PathBuf) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

/// The element of a file.
fn id(kind: &str, name: &str) -> String {
    format!("#{kind}-{}", name.replace('.', "-"))
}

/// What nobody tells: that something has ended elsewhere.
async fn eventually(holds: impl Fn() -> bool) {
    while !holds() {
        tokio::time::sleep(std::time::Duration::from_millis(2)).await;
    }
}

#[tokio::test]
async fn a_file_is_chosen_sent_and_consumed() {
    let folder = folder("whole");
    let (live, mut view) = open(&format!("folder={}", folder.display())).await;
    let mut letter = choose(&mut view, vec![text("a.txt", "dear reader, this is longer than a chunk")]).await;
    assert_eq!(view.text("#entry-a-txt").unwrap(), "a.txt 0");
    view.render_upload(&mut letter, "a.txt", 50).await.unwrap();
    assert_eq!(view.text("#entry-a-txt").unwrap(), "a.txt 50");
    assert_eq!((files_in(&folder), live.upload_bytes()), (1, 40));
    view.submit("#inbox", &[]).await.unwrap();
    assert!(view.text("#heard").unwrap().ends_with("some files are still on their way"));
    view.render_upload(&mut letter, "a.txt", 100).await.unwrap();
    view.click("#postpone").await.unwrap();
    assert_eq!(view.text("#entry-a-txt").unwrap(), "a.txt 100", "it was postponed");
    view.submit("#inbox", &[]).await.unwrap();
    assert!(!view.has("#entry-a-txt"));
    let letter = "dear reader, this is longer than a chunk";
    assert_eq!(view.text("#read").unwrap(), format!("{letter}, {letter}"));
    assert_eq!((files_in(&folder), live.upload_bytes()), (0, 0));
}

#[tokio::test]
async fn the_input_says_what_the_client_reads() {
    let (_live, mut view) = open("max=2&auto=1").await;
    let attribute = |view: &TestView, name: &str| {
        let html = view.html();
        let input = &html[html.find("<input").unwrap()..];
        let input = &input[..input.find('>').unwrap()];
        let value =
            input.split_once(&format!(" {name}=\"")).map(|(_, rest)| rest.split('"').next().unwrap().to_owned());
        (input.contains(&format!(" {name}")), value.unwrap_or_default())
    };
    let reference = attribute(&view, "data-phx-upload-ref").1;
    assert_eq!(attribute(&view, "id").1, reference);
    assert_eq!(attribute(&view, "accept").1, ".txt,image/*");
    assert_eq!(attribute(&view, "data-phx-hook").1, "Phoenix.LiveFileUpload");
    assert!(attribute(&view, "multiple").0 && attribute(&view, "data-phx-auto-upload").0);
    let files = vec![text("a.txt", "1"), TestFile::new("b.exe", "application/x-msdownload", "2")];
    let mut letters = choose(&mut view, files).await;
    let active = attribute(&view, "data-phx-active-refs").1;
    let (first, second) = active.split_once(',').unwrap();
    assert_eq!(attribute(&view, "data-phx-error-refs").1, second);
    assert_eq!(attribute(&view, "data-phx-preflighted-refs").1, "");
    view.render_upload(&mut letters, "a.txt", 100).await.unwrap();
    assert_eq!(attribute(&view, "data-phx-preflighted-refs").1, active);
    assert_eq!(attribute(&view, "data-phx-done-refs").1, first);
    assert!(view.html().contains(&format!("id=\"phx-preview-{first}\" data-phx-upload-ref=\"{reference}\"")));
}

#[tokio::test]
async fn what_is_not_allowed_is_refused_with_the_form_and_one_by_one() {
    let cases = [
        ("a file that is too large", vec![text("a.txt", "").pretending(1_001)], json!("too_large")),
        ("another type", vec![TestFile::new("a.exe", "application/x-msdownload", "1")], json!("not_accepted")),
        ("too many", vec![text("a.txt", "1"), text("b.txt", "2")], json!("too_many_files")),
    ];
    for (case, files, expect) in cases {
        let (_live, mut view) = open("").await;
        let mut letters = choose(&mut view, files).await;
        let Err(TestError::Rejected(errors)) = view.preflight_upload(&mut letters).await else { panic!("{case}") };
        assert_eq!(errors[0][1], expect, "{case}");
    }
    let (_live, mut view) = open("auto=1&max=2").await;
    let files = vec![text("a.txt", "1"), text("b.txt", "").pretending(5_000), text("c.txt", "3")];
    let mut letters = choose(&mut view, files).await;
    assert_eq!(view.text("#error").unwrap(), "these are too many files");
    assert_eq!(view.text("#entry-b-txt").unwrap(), "b.txt 0 the file is too large");
    let response = view.preflight_upload(&mut letters).await.unwrap();
    assert_eq!(response["entries"].as_object().unwrap().len(), 1, "{response}");
    assert_eq!(response["errors"].as_object().unwrap().values().collect::<Vec<_>>(), [&json!(["too_large"])]);
    view.render_upload(&mut letters, "a.txt", 100).await.unwrap();
    assert_eq!(view.text("#entry-a-txt").unwrap(), "a.txt 100");
    view.click("#cancel-b-txt").await.unwrap();
    assert!(!view.has("#error"));
}

#[tokio::test]
async fn one_file_takes_the_place_of_another() {
    let (_live, mut view) = open("").await;
    choose(&mut view, vec![text("a.txt", "1")]).await;
    choose(&mut view, vec![text("b.txt", "1")]).await;
    assert!(!view.has("#entry-a-txt") && view.has("#entry-b-txt") && !view.has("#error"));
}

#[tokio::test]
async fn entries_that_are_kept_have_a_limit() {
    let live = live(Limits { upload_entries: 3, ..Limits::default() });
    let mut view = TestView::open(&live, "/").await.unwrap();
    choose(&mut view, (0..50).map(|at| text(&format!("{at}.txt"), "1")).collect()).await;
    assert_eq!(view.html().matches("phx-preview").count(), 3);
}

#[tokio::test]
async fn chunks_fit_the_frames_of_the_server() {
    for (chunk, expect) in [(10, 10), (10_000_000, 1024 * 1024 - 2048)] {
        let (_live, mut view) = open(&format!("chunk={chunk}")).await;
        let mut letter = choose(&mut view, vec![text("a.txt", "1")]).await;
        let response = view.preflight_upload(&mut letter).await.unwrap();
        assert_eq!(response["config"]["chunk_size"], expect);
    }
}

#[tokio::test]
async fn writers_keep_files_elsewhere_or_fail() {
    let (_live, mut view) = open("writer=memory").await;
    let mut letter = choose(&mut view, vec![text("now.txt", "at once")]).await;
    view.render_upload(&mut letter, "now.txt", 100).await.unwrap();
    assert_eq!(view.text("#read").unwrap(), "memory: at once", "consumed by handle_progress");
    assert!(!view.has("#entry-now-txt"));

    for (name, aborted) in [("open.txt", false), ("write.txt", true), ("close.txt", false)] {
        let (live, mut view) = open("writer=broken").await;
        let mut letter = choose(&mut view, vec![text(name, "1")]).await;
        let failed = view.render_upload(&mut letter, name, 100).await;
        assert_eq!(failed, Err(TestError::Rejected(json!({"reason": "writer_error"}))), "{name}");
        let shown = format!("{name} 0 the file could not be kept");
        view.until(|view| view.text(&id("entry", name)).is_ok_and(|text| text == shown)).await.unwrap();
        assert_eq!(views::ABORTED.lock().unwrap().iter().any(|known| known == name), aborted);
        assert!(
            matches!(view.preflight_upload(&mut letter).await, Err(TestError::Rejected(_))),
            "until it is cancelled"
        );
        view.click(&id("cancel", name)).await.unwrap();
        eventually(|| live.upload_bytes() == 0).await;
    }
}

#[tokio::test]
async fn a_writer_that_panics_hurts_only_its_file() {
    let (_live, mut view) = open("writer=broken&auto=1").await;
    let mut letter = choose(&mut view, vec![text("panic.txt", "1")]).await;
    view.preflight_upload(&mut letter).await.unwrap();
    assert!(view.render_upload(&mut letter, "panic.txt", 100).await.is_err());
    view.until(|view| !view.has("#entry-panic-txt")).await.unwrap();
}

#[tokio::test]
async fn files_go_elsewhere() {
    let (_live, mut view) = open("external=1&max=2").await;
    let mut letters = choose(&mut view, vec![text("a.txt", "1"), text("b.txt", "2")]).await;
    let response = view.preflight_upload(&mut letters).await.unwrap();
    let metas: Vec<&Value> = response["entries"].as_object().unwrap().values().collect();
    assert!(metas.contains(&&json!({"uploader": "Bucket", "to": "bucket/a.txt"})), "{response}");
    view.render_upload(&mut letters, "a.txt", 40).await.unwrap();
    view.render_upload(&mut letters, "a.txt", 100).await.unwrap();
    view.render_upload(&mut letters, "b.txt", 100).await.unwrap();
    view.submit("#inbox", &[]).await.unwrap();
    assert_eq!(view.text("#read").unwrap(), r#"elsewhere: "bucket/a.txt", elsewhere: "bucket/b.txt""#);

    for (name, reason) in [("refused.txt", "no bucket for this"), ("nameless.txt", "no uploader")] {
        let (_live, mut view) = open("external=1").await;
        let mut letter = choose(&mut view, vec![text(name, "1")]).await;
        let Err(TestError::Rejected(errors)) = view.preflight_upload(&mut letter).await else { panic!("{name}") };
        assert_eq!(errors[0][1]["reason"], reason);
        assert_eq!(view.text(&id("entry", name)).unwrap(), format!("{name} 0 the file could not be sent"));
        let (_live, mut view) = open("external=1&auto=1").await;
        let mut letter = choose(&mut view, vec![text(name, "1")]).await;
        let response = view.preflight_upload(&mut letter).await.unwrap();
        assert_eq!(response["errors"].as_object().unwrap().values().next().unwrap()[0]["reason"], reason);
    }
}

#[tokio::test]
async fn files_end_with_their_view() {
    for end in ["#panic", "", "#again", "#cancel-a-txt"] {
        let folder = folder(&format!("end-{}", end.trim_start_matches('#')));
        let (live, mut view) = open(&format!("max=2&folder={}", folder.display())).await;
        let mut letters = choose(&mut view, vec![text("a.txt", "half of this"), text("b.txt", "all")]).await;
        view.render_upload(&mut letters, "a.txt", 50).await.unwrap();
        view.render_upload(&mut letters, "b.txt", 100).await.unwrap();
        assert_eq!((files_in(&folder), live.upload_bytes()), (2, 15));
        let left = match end {
            "" => {
                drop(view);
                0
            }
            "#panic" => {
                assert_eq!(view.click(end).await, Err(TestError::Crashed));
                0
            }
            _ => {
                view.click(end).await.unwrap();
                usize::from(end == "#cancel-a-txt")
            }
        };
        eventually(|| files_in(&folder) == left).await;
        eventually(|| live.upload_bytes() == 3 * left as u64).await;
    }
}

#[tokio::test]
async fn uploads_end_and_begin_again() {
    let (_live, mut view) = open("").await;
    view.click("#nowhere").await.unwrap();
    assert_eq!(view.text("#heard").unwrap(), "no upload \"nothing\" is allowed here");
    let mut letter = choose(&mut view, vec![text("a.txt", "1")]).await;
    view.click("#disallow").await.unwrap();
    assert!(view.text("#heard").unwrap().ends_with("the upload has entries: consume or cancel them first"));
    view.click("#cancel-a-txt").await.unwrap();
    view.click("#disallow").await.unwrap();
    assert!(view.text("#heard").unwrap().ends_with("disallowed"));
    choose(&mut view, vec![text("b.txt", "1")]).await;
    assert!(!view.has("#entry-b-txt"));
    let Err(TestError::Rejected(errors)) = view.preflight_upload(&mut letter).await else { panic!("it is disallowed") };
    assert_eq!(errors[0][1], "disallowed");
    view.click("#again").await.unwrap();
    choose(&mut view, vec![TestFile::new("c.exe", "", "1")]).await;
    assert!(view.has("#entry-c-exe"), "now every file is accepted, and the view need not know");
    let old = view.preflight_upload(&mut letter).await;
    assert_eq!(old, Err(TestError::Rejected(json!({"reason": "unknown upload"}))));
}

#[tokio::test]
async fn components_take_files_of_their_own() {
    let (live, mut view) = open("own=1").await;
    choose(&mut view, vec![text("a.txt", "1")]).await;
    assert_eq!(view.text("#own-entries").unwrap(), "0");
    let file = vec![text("b.txt", "to the component")];
    let mut letter = view.file_input("#own-form", "letters", file).await.unwrap();
    assert_eq!(view.text("#own-entries").unwrap(), "1");
    view.render_upload(&mut letter, "b.txt", 100).await.unwrap();
    assert_eq!(view.text("#own-progress").unwrap(), "100");
    view.submit("#own-form", &[]).await.unwrap();
    assert_eq!(view.text("#own-read").unwrap(), "to the component");
    assert!(view.has("#entry-a-txt"), "the view's own is as it was");
    let file = vec![text("c.txt", "never consumed")];
    let mut letter = view.file_input("#own-form", "letters", file).await.unwrap();
    view.render_upload(&mut letter, "c.txt", 100).await.unwrap();
    assert_eq!(live.upload_bytes(), 14);
    view.click("#toggle").await.unwrap();
    eventually(|| live.upload_bytes() == 0).await;
}
