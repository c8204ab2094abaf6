//! Tells files that are not text at all.

/// First bytes of files that people mistake for drafts, and what to call them.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive, as .docx and .odt are"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xD0\xCF\x11\xE0", "an old Word or Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, WAV, AVI)"),
    (b"\x1F\x8B", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"7z\xBC\xAF", "a 7-Zip archive"),
    (b"\xFD7zXZ", "an xz file"),
    (b"\x28\xB5\x2F\xFD", "a zstd file"),
    (b"\x7FELF", "a program"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x00asm", "a WebAssembly file"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"\xFF\xFE\x00\x00", "UTF-32 text"),
    (b"\x00\x00\xFE\xFF", "UTF-32 text"),
];

/// What a known binary format is called. "ID3" or "RIFF" may also begin a text, so control bytes must bear them out.
pub(super) fn binary(input: &[u8]) -> Option<&'static str> {
    let is = |bytes: &[u8]| {
        let letters = bytes.iter().all(u8::is_ascii_alphanumeric);
        input.starts_with(bytes) && (!letters || has_control_bytes(input))
    };
    let mp4 = input.get(4..8) == Some(b"ftyp") && has_control_bytes(input);
    SIGNATURES.iter().find(|(bytes, _)| is(bytes)).map(|(_, name)| *name).or(mp4.then_some("an MP4 recording"))
}

/// Text has no zero byte and next to no other control byte. One in 50 is more than any editor leaves behind.
pub(super) fn has_control_bytes(input: &[u8]) -> bool {
    let control = |byte: u8| matches!(byte, 0x01..=0x08 | 0x0E..=0x1A | 0x1C..=0x1F | 0x7F);
    input.contains(&0) || input.iter().filter(|&&byte| control(byte)).count() > input.len() / 50
}
