//! What one character becomes when it is folded. Tables of our own rather than a normalisation crate, because the whole
//! of Unicode's data would weigh more than the guest that carries it; what matters is Latin, and what imitates Latin.

/// What a character contributes to the folded text.
pub enum Fold {
    /// Nothing: it is invisible (zero-width, bidi control, variation selector).
    Drop,
    /// Nothing of its own: it decorates the character before it (a combining accent, a keycap).
    Combine,
    Char(char),
    Text(&'static str),
}

/// U+00C0..=U+024F. A dot stands for a letter that is handled elsewhere or kept.
const LATIN: &[u8] =
    b"aaaaaa.ceeeeiiiidnoooooxouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yaaaaaaccccccccddddeeeeeeeeeegggg\
gggghhhhiiiiiiiiii..jjkk.llllllllllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs\
bb....occdddd.eeeffg..iikkl.unnooo..pp...s.ttttuu.vyyzzz.....................aaiioouuuuuuuuuueaa\
aa..ggggkkoooozzj...gg..nnaa..ooaaaaeeeeiiiioooorrrruuuusstt..hhn...zzaaeeooooooooyy...j..accl..\
...bu.eejj..rryy";

/// U+1E00..=U+1EFF.
const LATIN_ADDITIONAL: &[u8] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr\
ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyas....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// First characters of the decimal digits of other scripts (general category Nd), in order.
const ZEROS: &[u32] = &[
    0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6, 0xE50, 0xED0, 0xF20,
    0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0,
    0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0x1FBF0,
];

/// Letters of other scripts that look like Latin ones, after lower-casing; sorted by the letter imitated.
const LOOK_ALIKES: &[(char, &str)] = &[
    ('a', "аαɑᴀ"),
    ('b', "βвʙᏏ"),
    ('c', "сϲᴄ"),
    ('d', "ԁᴅժ"),
    ('e', "еεєᴇ℮ҽ"),
    ('f', "ꜰϝ"),
    ('g', "ɡɢց"),
    ('h', "һнʜհ"),
    ('i', "іιɪ"),
    ('j', "јϳᴊ"),
    ('k', "кκᴋ"),
    ('l', "ӏʟℓ"),
    ('m', "мᴍ"),
    ('n', "ηɴո"),
    ('o', "оοσᴏօ"),
    ('p', "рρᴘ"),
    ('q', "ԛզ"),
    ('r', "гʀ"),
    ('s', "ѕꜱ"),
    ('t', "тτᴛ"),
    ('u', "υμᴜս"),
    ('v', "νѵᴠ"),
    ('w', "ԝωᴡ"),
    ('x', "хχ"),
    ('y', "уүγʏ"),
    ('z', "ζᴢ"),
];

/// Signs that stand for an ASCII sign.
const SIGNS: &[(char, &str)] = &[
    ('.', "․‧·・。。｡•∙⋅﹒܁܂۔ꓸ"),
    (',', "‚٫٬،、﹐﹑"),
    ('-', "‐‑‒–—―−﹘﹣⁃˗➖⁻₋"),
    ('/', "⁄∕⧸⟋"),
    (':', "∶꞉։׃﹕"),
    (';', "；﹔"),
    ('\'', "‘’‛′ʼ´ʹ"),
    ('"', "“”„‟«»″❝❞"),
    ('@', "﹫"),
    ('_', "‿‗﹍"),
    ('+', "⁺₊﹢"),
    ('(', "⁽₍"),
    (')', "⁾₎"),
    ('x', "✕✖"),
    ('!', "¡"),
    ('?', "¿"),
    ('|', "¦ǀ"),
];

/// Folds one character; the input is not ASCII.
pub fn fold(c: char) -> Fold {
    let code = c as u32;
    match code {
        0x300..=0x36F | 0x483..=0x489 | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F => {
            Fold::Combine
        }
        0xFE00..=0xFE0F | 0xE0100..=0xE01EF => Fold::Combine,
        0x80..=0x84 | 0x86..=0x9F | 0xAD | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F => Fold::Drop,
        0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x206F | 0xFEFF | 0xFFF9..=0xFFFB | 0xE0000..=0xE00FF => {
            Fold::Drop
        }
        0x85 | 0x2028 | 0x2029 => Fold::Char('\n'),
        0xA0 | 0x1680 | 0x2000..=0x200A | 0x202F | 0x205F | 0x2800 | 0x3000 | 0x3164 | 0xFFA0 => Fold::Char(' '),
        0xC0..=0x24F => latin(LATIN, code - 0xC0, c),
        0x1E00..=0x1EFF => latin(LATIN_ADDITIONAL, code - 0x1E00, c),
        0xFF01..=0xFF5E => ascii(code - 0xFEE0),
        _ => number(code).or_else(|| letter(code)).unwrap_or_else(|| special(c)),
    }
}

fn ascii(code: u32) -> Fold {
    Fold::Char(char::from(code as u8).to_ascii_lowercase())
}

fn latin(table: &[u8], index: u32, c: char) -> Fold {
    match table.get(index as usize) {
        Some(&b) if b != b'.' => Fold::Char(char::from(b)),
        _ => special(c),
    }
}

/// Decimal digits of any script, of styled alphabets, in circles, raised and lowered.
fn number(code: u32) -> Option<Fold> {
    let digit = match code {
        0xB9 => 1,
        0xB2 | 0xB3 => code - 0xB0,
        0x2070 | 0x2074..=0x2079 => code - 0x2070,
        0x2080..=0x2089 => code - 0x2080,
        0x2460..=0x2468 => code - 0x245F,
        0x24EA | 0x24FF => 0,
        0x24F5..=0x24FD => code - 0x24F4,
        0x2776..=0x277E => code - 0x2775,
        0x2780..=0x2788 => code - 0x277F,
        0x278A..=0x2792 => code - 0x2789,
        0x1D7CE..=0x1D7FF => (code - 0x1D7CE) % 10,
        _ => {
            let zero = ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code))?;
            code - zero
        }
    };
    Some(ascii(u32::from(b'0') + digit))
}

/// Letters of styled alphabets: mathematical, in circles, in squares, regional indicators.
fn letter(code: u32) -> Option<Fold> {
    let offset = match code {
        0x1D400..=0x1D6A3 => (code - 0x1D400) % 26,
        0x249C..=0x24B5 => code - 0x249C,
        0x24B6..=0x24E9 => (code - 0x24B6) % 26,
        0x1F110..=0x1F129 => code - 0x1F110,
        0x1F130..=0x1F149 => code - 0x1F130,
        0x1F150..=0x1F169 => code - 0x1F150,
        0x1F170..=0x1F189 => code - 0x1F170,
        0x1F1E6..=0x1F1FF => code - 0x1F1E6,
        _ => return None,
    };
    Some(ascii(u32::from(b'a') + offset))
}

fn special(c: char) -> Fold {
    let text = match c {
        'º' => "o",
        'ª' => "a",
        'µ' => "u",
        'ß' | 'ẞ' => "ss",
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' | 'Ǣ' | 'ǣ' => "ae",
        'Œ' | 'œ' => "oe",
        'Þ' | 'þ' => "th",
        'Ĳ' | 'ĳ' => "ij",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        '№' => "no",
        '…' => "...",
        '½' => "1/2",
        '¼' => "1/4",
        '¾' => "3/4",
        '℃' => "°c",
        '㎎' => "mg",
        '㎏' => "kg",
        '㎝' => "cm",
        '㎜' => "mm",
        _ => return alike(c),
    };
    Fold::Text(text)
}

fn alike(c: char) -> Fold {
    let mut lower = c.to_lowercase();
    let low = match (lower.next(), lower.next()) {
        (Some(low), None) => low,
        _ => c,
    };
    // Accented Greek and Cyrillic letters are left as they are: nobody reads them as Latin.
    let found = LOOK_ALIKES.iter().chain(SIGNS).find(|(_, alikes)| alikes.contains(low));
    Fold::Char(found.map_or(low, |&(ascii, _)| ascii))
}
