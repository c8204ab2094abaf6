use super::*;

fn check(text: &str, language: Language, counts: (u32, u32, u32), index: f32) {
    let found = measure([text], language);
    assert_eq!((found.words, found.sentences, found.syllables), counts, "{text}");
    assert!((found.index - index).abs() < 0.0006, "{text}: {}", found.index);
}

/// The rows of compliance.md §F.4, hand-counted.
#[test]
fn flesch_of_martins() {
    let pt = Language::PtBr;
    check("A febre é um sintoma comum. Beba água e descanse.", pt, (10, 2, 18), 91.480);
    check("Quem tem diabetes deve medir a glicose todos os dias.", pt, (10, 1, 19), 77.945);
    check(
        "A hipertensão arterial sistêmica é uma condição clínica multifatorial caracterizada por elevação sustentada dos \
         níveis pressóricos.",
        pt,
        (16, 1, 50),
        -31.780,
    );
    assert!((index(170, 10, 374, pt) - 45.460).abs() < 0.0006);
}

#[test]
fn flesch_in_english() {
    // 206.835 - 1.015·6 - 84.6·7/6
    check("The cat sat on the mat again.", Language::En, (7, 1, 8), 206.835 - 1.015 * 7.0 - 84.6 * 8.0 / 7.0);
    check("Drink water. Rest well.", Language::En, (4, 2, 5), 206.835 - 1.015 * 2.0 - 84.6 * 5.0 / 4.0);
}

#[test]
fn nothing_to_count_is_zero() {
    for text in ["", " \n ", "12,5 — 30%", "…"] {
        check(text, Language::PtBr, (0, 0, 0), 0.0);
    }
    assert_eq!(measure([], Language::En).minutes, 0);
}

#[test]
fn digits_are_skipped_and_each_piece_ends_a_sentence() {
    let found = measure(["Meça 2 vezes", "Pressão de 12,8 em repouso"], Language::PtBr);
    assert_eq!((found.words, found.sentences), (6, 2));
}

#[test]
fn minutes_are_rounded_up() {
    let text = "casa ".repeat(182);
    assert_eq!(measure([text.as_str()], Language::PtBr).minutes, 2);
    assert_eq!(measure([text.as_str()], Language::En).minutes, 1);
}

#[test]
fn a_written_sentence_is_not_parted_at_its_connectives() {
    let text = "O tratamento da pressão alta começa por mudanças de hábito que cada pessoa pode fazer em casa mas precisa de \
                acompanhamento regular com a equipe de saúde do posto.";
    assert_eq!(written_sentences(text).len(), 1);
    let speech = "gente hoje eu queria falar de uma coisa que todo mundo pergunta ".repeat(20);
    assert!(written_sentences(&speech).len() > 1);
    assert_eq!(written_sentences("Um. Dois\nTrês").len(), 3);
}
