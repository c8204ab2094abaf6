use super::*;
use crate::fold::fold;

/// One column per family: the check, and what must pass and fail it (compliance.md §A, §E.5).
fn check(name: &str, is: fn(&str) -> bool, valid: &[&str], invalid: &[&str]) {
    for text in valid {
        assert!(is(text), "{name}: {text} is valid");
    }
    for text in invalid {
        assert!(!is(text), "{name}: {text} is not valid");
    }
}

#[test]
fn check_digits() {
    check(
        "CPF",
        tax::is_cpf,
        &["529.982.247-25", "390.533.447-05", "111.444.777-35", "123.456.789-09", "000.000.001-91", "52998224725"],
        &["123.456.789-00", "529.982.247-26", "111.111.111-11", "000.000.000-00", "390.533.447=05", "5299822472", ""],
    );
    check(
        "CNPJ",
        tax::is_cnpj,
        &[
            "11.222.333/0001-81",
            "11.444.777/0001-61",
            "16.727.230/0001-97",
            "00.000.000/0001-91",
            "12.ABC.345/01DE-35",
            "1A2B3C4D0001-79",
            "ABCDEFGH0001-95",
            "XYZ12345AB9C-02",
            "12abc34501de35",
        ],
        &["12.ABC.345/01DE-36", "16.727.230/0001-98", "1A2B3C4D0001-56", "00000000000000", "12ABC34501DEAB", "ção"],
    );
    check(
        "CNS",
        health::is_cns,
        &[
            "898 0000 0004 3208",
            "123456789010000",
            "200100000010008",
            "170332595040000",
            "100000000060018",
            "700000000000005",
            "701234567890125",
            "800000000000001",
        ],
        &["123456789012345", "700000000000000", "898000000043209", "300000000000000", "12345678901000"],
    );
    check(
        "PIS",
        work::is_pis,
        &["120.56412.54-5", "170.33259.50-4", "120.00000.00-4", "120.89876.54-0"],
        &["120.56412.54-6", "000.00000.00-0"],
    );
    check(
        "RG of São Paulo",
        civil::is_rg_sp,
        &["44.724.349-4", "45.206.259-7", "23.938.902-5", "30.172.651-6", "24.678.131-2"],
        &["44.724.349-5", "4.724.349-4"],
    );
    check("CNH", civil::is_cnh, &["98765432100", "987654321-00"], &["12345678901", "00000000000"]);
    check(
        "voter",
        civil::is_voter_id,
        &["690847092828", "163204010922", "6908 4709 28 28"],
        &["690847092829", "690847099928", "12345"],
    );
}

#[test]
fn identifiers_of_other_countries_and_contacts() {
    check(
        "SSN",
        foreign::is_ssn,
        &["111-22-3333"],
        &["078-05-1120", "219-09-9999", "000-12-3456", "666-12-3456", "900-12-3456", "123-00-4567", "123-45-0000"],
    );
    check(
        "NHS",
        foreign::is_nhs,
        &["943 476 5919", "943 476 5870", "401 023 2137", "987 654 3210"],
        &["943 476 5871", "1234567890"],
    );
    check("NPI", foreign::is_npi, &["1234567893", "1245319599", "1993999998", "1003000126"], &["1234567890"]);
    check(
        "card",
        bank::is_card,
        &["4111111111111111", "5555555555554444", "378282246310005", "6011111111111117", "30569309025904"],
        &["4111111111111112", "411111111111111"],
    );
    check("CEP", postal::is_cep, &["01310-200", "01310200"], &["0131020"]);
    check(
        "phone",
        phone::is_phone,
        &["11 99999-9999", "(11) 3333-4444", "+55 21 99876-5432", "61 3445-5900"],
        &["11 89999-9999", "(20) 99999-9999", "01987654321", "190", "0800 722 6001"],
    );
}

#[test]
fn literature_identifiers() {
    check(
        "DOI",
        citation::is_doi,
        &[
            "10.3389/fpubh.2025.1717303",
            "10.1161/CIRCULATIONAHA.123.067626",
            "10.1590/S0034-89101992000600009",
            "10.1016/S0140-6736(20)30183-5",
        ],
        &["10.12/abc", "11.1000/x", "doi.org/"],
    );
    assert_eq!(
        citation::doi("(https://doi.org/10.1016/S0140-6736(20)30183-5)."),
        Some("10.1016/S0140-6736(20)30183-5")
    );
    check("PMID", citation::is_pmid, &["37947085"], &["0", "123456789", "037947085"]);
    check("PMCID", citation::is_pmcid, &["PMC12813187"], &["12813187"]);
    check(
        "ISSN",
        citation::is_issn,
        &["0378-5955", "0034-8910", "1518-8787", "0102-311X", "1050-124X"],
        &["0378-5954"],
    );
    check(
        "ISBN",
        citation::is_isbn,
        &["978-0-306-40615-7", "0-306-40615-2", "0-8044-2957-X", "978-65-87360-17-1"],
        &["978-0-306-40615-8"],
    );
    check(
        "ORCID",
        citation::is_orcid,
        &["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"],
        &["0000-0002-1825-0098"],
    );
}

/// `expect` lists what is found, as `kind:text`, data about persons and institutions only.
fn found(text: &str, expect: &str) {
    let folded = fold(text);
    let hits: Vec<String> = scan(&Source::new(folded.as_str()))
        .into_iter()
        .filter_map(|hit| match hit.kind {
            Kind::Datum(kind) => {
                Some(format!("{kind:?}:{}", &text[folded.original(hit.range)]).replace("DatumKind::", ""))
            }
            _ => None,
        })
        .collect();
    assert_eq!(hits.join(" | "), expect, "{text}");
}

#[test]
fn finds_identifiers() {
    for (text, expect) in [
        ("CPF 529.982.247-25", "Cpf:529.982.247-25"),
        ("cpf:52998224725,", "Cpf:52998224725"),
        ("529․982․247-25", "Cpf:529․982․247-25"),
        ("５２９.９８２.２４７-２５", "Cpf:５２９.９８２.２４７-２５"),
        (
            "o cpf dela é cinco dois nove nove oito dois dois quatro sete dois cinco",
            "Cpf:cinco dois nove nove oito dois dois quatro sete dois cinco",
        ),
        (
            "cpf quinhentos e vinte e nove novecentos e oitenta e dois duzentos e quarenta e sete vinte e cinco",
            "Cpf:quinhentos e vinte e nove novecentos e oitenta e dois duzentos e quarenta e sete vinte e cinco",
        ),
        (
            "cinco dois nove ponto nove oito dois ponto dois quatro sete traço dois cinco",
            "Cpf:cinco dois nove ponto nove oito dois ponto dois quatro sete traço dois cinco",
        ),
        ("529 982 247 25", "Cpf:529 982 247 25"),
        ("leito 12. 529.982.247-25", "Cpf:529.982.247-25"),
        ("5 2 9 9 8 2 2 4 7 2 5", "Cpf:5 2 9 9 8 2 2 4 7 2 5"),
        ("CPF 529.982.247-25, tel 11 99999-8888", "Cpf:529.982.247-25 | Phone:11 99999-8888"),
        ("CNPJ 12.ABC.345/01DE-35", "Cnpj:12.ABC.345/01DE-35"),
        ("CNPJ 11.222.333/0001-81", "Cnpj:11.222.333/0001-81"),
        ("cartão SUS 898 0000 0004 3208", "Cns:898 0000 0004 3208"),
        ("CNS 700000000000005", "Cns:700000000000005"),
        ("PIS 120.56412.54-5", "Pis:120.56412.54-5"),
        ("NIT 12056412545", "Pis:12056412545"),
        ("RG 44.724.349-4 SSP/SP", "Rg:44.724.349-4"),
        ("RG nº MG-12.345.678", "Rg:MG-12.345.678"),
        ("identidade 23.456.789-X", "Rg:23.456.789-X"),
        ("passaporte FZ123456", "Passport:FZ123456"),
        ("CNH 98765432100", "DriverLicence:98765432100"),
        ("título de eleitor 1632 0401 0922", "VoterId:1632 0401 0922"),
        (
            "certidão de nascimento 104539 01 55 2013 1 00012 021 0000123 21",
            "CivilCertificate:104539 01 55 2013 1 00012 021 0000123 21",
        ),
        ("prontuário nº 123456", "Mrn:123456"),
        ("prontuario da paciente 4587-B2", "Mrn:4587-B2"),
        ("carteirinha Unimed 0 037 123456789012 3", "HealthPlan:0 037 123456789012 3"),
        ("cartão 4111 1111 1111 1111", "Card:4111 1111 1111 1111"),
        ("agência 1234, conta 12345-6", "BankAccount:agência 1234, conta 12345-6"),
        ("chave pix 123e4567-e89b-42d3-a456-426614174000", "PixKey:123e4567-e89b-42d3-a456-426614174000"),
        ("o carro, placa ABC1D23", "Plate:ABC1D23"),
        ("IP 192.168.0.15", "Ip:192.168.0.15"),
        ("IMEI 490154203237518", "DeviceId:490154203237518"),
        ("SSN 111-22-3333", "Ssn:111-22-3333"),
        ("NHS number 943 476 5919", "Nhs:943 476 5919"),
        ("NPI 1234567893", "Npi:1234567893"),
        ("CEP 01310-200", "PostalCode:01310-200"),
        ("Rua Augusta, 100, 01305-000", "PostalCode:01305-000"),
    ] {
        found(text, expect);
    }
}

#[test]
fn finds_phones() {
    for (text, expect) in [
        ("WhatsApp 11 99999-9999", "Phone:11 99999-9999"),
        ("ligue (11) 3333-4444.", "Phone:(11) 3333-4444"),
        ("+55 21 99876-5432", "Phone:+55 21 99876-5432"),
        ("5521998765432", "Phone:5521998765432"),
        ("61 3445-5900", "Phone:61 3445-5900"),
        ("11 3862-4400", "Phone:11 3862-4400"),
        ("zap 11987654321", "Phone:11987654321"),
        (
            "o telefone dela é onze nove oito sete meia cinco quatro três dois um",
            "Phone:onze nove oito sete meia cinco quatro três dois um",
        ),
        ("cel 9 8765 4321", "Phone:9 8765 4321"),
        ("98765-4321", "Phone:98765-4321"),
        ("tel 3333-4444", "Phone:3333-4444"),
        ("whats 11 9 8765 4321 falar com ana", "Phone:11 9 8765 4321"),
        ("(0xx11) 3333-4444", "Phone:11) 3333-4444"),
        ("phone (415) 555-2671", "Phone:(415) 555-2671"),
        ("+351 912 345 678", "Phone:+351 912 345 678"),
    ] {
        found(text, expect);
    }
}

#[test]
fn leaves_what_is_nobodys() {
    for text in [
        "ligue 190, 192, 193, 188, 136, 180 ou 181",
        "0800 722 6001 e 4004-1234",
        "doi 10.1590/S0034-89101992000600009",
        "DOI: 10.1016/j.jacc.2020.11.010",
        "PMID: 37947085; ISSN 0034-8910; ISBN 978-65-87360-17-1; NCT01234567",
        "ORCID 0000-0002-1825-0097",
        "custa R$ 1.234,56 ou R$ 12345678900",
        "500 mg de 8/8 horas, 1.000.000 UI",
        "pressão 12 por 8, 120/80 mmHg",
        "Lei 13.709/2018, RDC 96/2008, Resolução CFM 2.336/2023",
        "CRM-SP 123456, CRP 06/167326, CRN-3 12345",
        "entre 1998-2004, p. 1234-1245",
        "em 2023, 27,9% de 210.000.000 de brasileiros",
        "123.456.789-00 e 111.111.111-11",
        "390.533.447=05",
        "123456789012345",
        "(20) 99999-9999 e 11 89999-9999",
        "CYP2C19 e ABC1D23",
        "registro ANVISA 1.2345.6789",
        "atendimento 24 horas, leito 12",
        "044 724 349 4",
        "seção 1.2.3.4",
        "um dois três e já",
    ] {
        found(text, "");
    }
}

#[test]
fn survives_anything() {
    let alphabet: Vec<char> = "a1 9.-/(@+:5٣é\u{301}\u{200b}“\n日🙂xcpf".chars().collect();
    let mut seed = 7u64;
    for _ in 0..3000 {
        let text: String = (0..40)
            .map(|_| {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                alphabet[(seed >> 33) as usize % alphabet.len()]
            })
            .collect();
        let folded = fold(&text);
        let source = Source::new(folded.as_str());
        for hit in scan(&source) {
            assert!(text.get(folded.original(hit.range)).is_some());
        }
        age::scan(&source);
    }
}
