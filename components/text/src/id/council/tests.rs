use super::*;
use crate::fold::fold;

fn check(text: &str, expect: &str) {
    let folded = fold(text);
    let source = Source::new(folded.as_str());
    let found: Vec<String> = scan(&source)
        .into_iter()
        .map(|r| {
            let or = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
            format!(
                "{} {} {}{}",
                or(r.region),
                or(r.number),
                r.category.map_or(String::new(), |c| c + " "),
                &folded.as_str()[r.range]
            )
        })
        .collect();
    assert_eq!(found.join(" | "), expect, "{text}");
}

#[test]
fn vectors_of_a_6() {
    for (text, expect) in [
        ("CRM-SP 123456", "SP 123456 crm-sp 123456"),
        ("CRM/SP 123.456.", "SP 123456 crm/sp 123.456"),
        ("CRM 123456/SP", "SP 123456 crm 123456/sp"),
        ("CRM 52-12345-6", "RJ 52-12345-6 crm 52-12345-6"),
        ("CRM-RJ 52.12345-6", "RJ 52-12345-6 crm-rj 52.12345-6"),
        ("CRM 5212345-6", "RJ 52-12345-6 crm 5212345-6"),
        ("CRM: 98765", "? 98765 crm: 98765"),
        ("CRM-XX 123", "? 123 crm-xx 123"),
        ("CRM-SP nº 123456, RQE nº 12345", "SP 123456 crm-sp no 123456 | ? 12345 rqe no 12345"),
        ("CRP 06/167326", "06 167326 crp 06/167326"),
        ("CRP 06/12.345", "06 12345 crp 06/12.345"),
        ("CRP 99/12345", "? 12345 crp 99/12345"),
        ("CRP 12345", "? 12345 crp 12345"),
        ("CRN-3 12345", "3 12345 crn-3 12345"),
        ("CRN3 nº 13008", "3 13008 crn3 no 13008"),
        ("CRN4 nº 03100160", "4 03100160 crn4 no 03100160"),
        ("CRN 12345", "? 12345 crn 12345"),
        ("CRN-10 1234/P", "10 1234 P crn-10 1234/p"),
        ("COREN-SP 123.456-ENF", "SP 123456 ENF coren-sp 123.456-enf"),
        ("COREN-SP 123456", "SP 123456 coren-sp 123456"),
        ("CRO-SP 12345", "SP 12345 cro-sp 12345"),
        ("CRO-SP CD 12345", "SP 12345 CD cro-sp cd 12345"),
        ("CREFITO-3 12345-F", "3 12345 F crefito-3 12345-f"),
        ("CRF-SP 12345", "SP 12345 crf-sp 12345"),
        ("CRFa 2-12345", "2 12345 crfa 2-12345"),
        ("CREF 012345-G/SP", "SP 012345 G cref 012345-g/sp"),
        ("RQE 123 / 456", "? 123 rqe 123 | ? 456 456"),
    ] {
        check(text, expect);
    }
}

#[test]
fn as_people_write_and_say_it() {
    for (text, expect) in [
        (
            "crm sp cento e vinte e três mil quatrocentos e cinquenta e seis",
            "SP 123456 crm sp cento e vinte e tres mil quatrocentos e cinquenta e seis",
        ),
        (
            "meu crm de minas gerais é um dois três quatro cinco",
            "MG 12345 crm de minas gerais e um dois tres quatro cinco",
        ),
        ("Cremesp 98.765", "SP 98765 cremesp 98.765"),
        ("CRMSP 98765", "SP 98765 crmsp 98765"),
        ("CRM 98765 SP", "SP 98765 crm 98765 sp"),
        ("CRM 98765 se precisar", "? 98765 crm 98765"),
        ("crn três doze mil e oito", "3 12008 crn tres doze mil e oito"),
        ("o sistema CRM da clínica", ""),
        ("procure o CRM do seu estado", ""),
        ("CRM", ""),
    ] {
        check(text, expect);
    }
}

#[test]
fn knows_what_is_missing() {
    let complete = |text: &str| {
        let folded = fold(text);
        scan(&Source::new(folded.as_str())).iter().all(Registration::complete)
    };
    assert!(complete("CRM-SP 123") && complete("CRN-3 12345") && complete("COREN-SP 123456-TEC") && complete("RQE 12"));
    assert!(!complete("CRM 12345") && !complete("CRN 12345") && !complete("COREN-SP 123456"));
}
