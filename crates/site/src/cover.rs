//! A quiet landscape for each article, drawn from its slug: decoration without a download.

use serde::Serialize;
use sha2::{Digest, Sha256};

#[derive(Serialize)]
pub struct Cover {
    pub tone: u8,
    pub waves: Vec<String>,
    pub sun_x: u32,
    pub sun_y: u32,
    pub sun_r: u32,
}

pub fn cover(slug: &str) -> Cover {
    let seed = Sha256::digest(slug.as_bytes());
    let byte = |i: usize| u32::from(seed[i % seed.len()]);
    let wave = |i: usize| {
        let base = 55 + 18 * i as u32;
        let (a, b) = (base - byte(i) % 34, base + byte(i + 7) % 26);
        let (x1, x2) = (60 + byte(i + 13) % 70, 180 + byte(i + 19) % 80);
        format!("M0 {base}C{x1} {a} {x2} {b} 320 {}V120H0z", base - byte(i + 3) % 20)
    };
    Cover {
        tone: seed[29] % 4,
        waves: (0..3).map(wave).collect(),
        sun_x: 40 + byte(30) % 240,
        sun_y: 24 + byte(31) % 26,
        sun_r: 12 + byte(28) % 10,
    }
}
