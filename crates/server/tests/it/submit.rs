//! Drafts and libraries that cannot be taken.

use crate::support::Folder;

const PLAIN: &str = "# Sono\n\nDormir bem faz parte do cuidado.\n";

struct Desk {
    folder: Folder,
    token: String,
}

impl Desk {
    fn new() -> Desk {
        let folder = Folder::new();
        assert!(folder.serve().stop().success());
        folder.clinic();
        let registration = ["--registration", "CRM/SP 9999901", "--feminine"];
        let token = folder.person("Helena Vasconcelos Prado", "content_creator", &registration);
        Desk { folder, token }
    }

    fn write(&self, name: &str, content: &[u8]) -> String {
        let file = self.folder.dir.path().join(name);
        std::fs::write(&file, content).unwrap();
        file.display().to_string()
    }

    /// What a command that must fail says.
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.folder.command(arguments).env("LAUDA_TOKEN", &self.token).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
        assert!(said.starts_with("lauda: ") && !said.contains("panicked"), "{said}");
        said
    }
}

#[test]
fn drafts_that_are_none_are_refused() {
    let desk = Desk::new();
    let large = vec![b'a'; 50 << 20];
    let cases: [(&str, &[u8], &str); 4] = [
        ("empty.md", b"", "no text"),
        ("binary.md", b"\x89PNG\r\n\x1a\n\x00\x00\x00", "not text"),
        ("pdf.md", b"%PDF-1.7\n\x00\x01", "not text"),
        ("large.md", &large, "more than the"),
    ];
    for serving in [false, true] {
        let server = serving.then(|| desk.folder.serve());
        for (name, content, expect) in cases {
            let file = desk.write(name, content);
            let said = desk.refused(&["submit", &file, "--slug", "sono"]);
            assert!(said.contains(expect), "{name}: {said}");
        }
        let file = desk.write("sono.md", PLAIN.as_bytes());
        for arguments in [
            &["submit", "/nada.md"][..],
            &["submit", "/"],
            &["submit", "/dev/zero"],
            &["submit", &file, "--slug", "Não Serve/../x"],
            &["submit", &file, "--slug", ""],
            &["submit", &file, "--page", "nada"],
            &["submit", &file, "--lang", "fr"],
            &["submit", &file, "--input-format", "docx"],
            &["submit", &file, "--translation-of", "nada"],
            &["references", "import", "/nada.ris"],
            &["references", "import", "/dev/zero"],
        ] {
            desk.refused(arguments);
        }
        let board = desk.folder.as_user(&desk.token, &["status"]);
        assert_eq!(board["pieces"].as_array().map(Vec::len), Some(0), "nothing of it was kept");
        assert!(server.is_none_or(|server| server.stop().success()));
    }
}

#[test]
fn a_page_is_submitted_once_and_revised_by_name() {
    let desk = Desk::new();
    let file = desk.write("sono.md", PLAIN.as_bytes());
    let piece = desk.folder.as_user(&desk.token, &["submit", &file, "--slug", "sono"]);
    assert_eq!(piece["slug"], "sono", "{piece}");
    assert!(desk.refused(&["submit", &file, "--slug", "sono"]).contains("exists"));
    let board = desk.folder.as_user(&desk.token, &["status"]);
    assert_eq!(board["pieces"].as_array().map(Vec::len), Some(1));
}

/// What can be read of a library is taken; what cannot is told.
#[test]
fn a_library_with_damaged_records_is_told() {
    let desk = Desk::new();
    let ris = "TY  - JOUR\nAU  - Appel, L J\nTI  - A clinical trial of dietary patterns\nPY  - 1997\nDO  - 10.1056/NEJM199704173361601\nER  - \n\
        TY  - JOUR\nAU  - Sem Título\nER  - \n";
    let import = |content: &[u8]| {
        let file = desk.write("library", content);
        desk.folder.as_user(&desk.token, &["references", "import", &file])
    };
    let answer = import(ris.as_bytes());
    assert_eq!(answer["imported"].as_array().map(Vec::len), Some(1), "{answer}");
    assert_eq!(answer["problems"].as_array().map(Vec::len), Some(1), "{answer}");
    for bad in [&b""[..], b"\x00\x01\x02", b"nada", b"{"] {
        let answer = import(bad);
        let said =
            answer["error"]["message"].is_string() || answer["problems"].as_array().is_some_and(|p| !p.is_empty());
        assert!(said, "{:?}: {answer}", String::from_utf8_lossy(bad));
    }
}
