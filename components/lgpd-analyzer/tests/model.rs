//! The committed model is what the trainer makes of the committed passages. `UPDATE_MODEL=1` writes it anew.

mod labelled;
mod training;

use std::path::Path;

#[test]
fn the_model_is_what_the_passages_make() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = |name| labelled::read(&root.join("../../eval/passages").join(name));
    let passages: Vec<_> = ["tune", "ordinary"].into_iter().flat_map(folder).collect();
    let trained = training::model(&passages.iter().collect::<Vec<_>>());
    let file = root.join("../lexicons/names.model");
    if std::env::var_os("UPDATE_MODEL").is_some() {
        std::fs::write(&file, &trained).expect("the file of the model");
    }
    let same = std::fs::read(&file).is_ok_and(|committed| committed == trained);
    assert!(same, "passages, candidates or facts changed: UPDATE_MODEL=1 cargo test -p lgpd-analyzer --test model");
}
