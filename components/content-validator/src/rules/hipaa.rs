//! The 18 identifiers of HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i), from memory. In English documents they are the rule for
//! identifiers of patients and third parties; in Portuguese ones the LGPD's findings name them, and only the items that
//! those leave out (12-15) stand here, as warnings. Places, dates and ages are hints, not identifiers, to the LGPD's score.

use crate::rule::{Check, Datum, RULE, Rule, Severity, When, cases, text};

const HIPAA: Rule = Rule { verified: false, when: &[When::English], ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "HIPAA-01",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(A); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Name])),
        says: text("nomes de paciente ou de terceiro.", "names of a patient or third party."),
        suggests: text("Troque o nome por “um paciente”.", "Replace the name by “a patient”."),
        fires: cases![
            "[en] John Carter has asthma. || patient name=John Carter",
            "[en] his wife mary carter agreed || third name=mary carter",
            "[en] Little Tim has asthma. || patient+minor name=Tim",
            "~ [en] In January 1922 they treated Leonard Thompson. || third name=Leonard Thompson",
            "~ [en] Rosalind Franklin was a researcher in London. || third name=Rosalind Franklin",
            "[en] Her neighbour Ann Lee is a researcher. || third name=Ann Lee"
        ],
        passes: cases![
            "[en] Dr. Jane Roe explains. || prof name=Jane Roe",
            "[en] As Peter Libby wrote, inflammation matters. || cited name=Peter Libby",
            "João tem asma. || patient name=João"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-02",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(B); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Address])),
        says: text("endereços de paciente ou de terceiro.", "street addresses of a patient or third party."),
        suggests: text("Deixe só o estado.", "Keep the state only."),
        fires: cases![
            "[en] She lives at 12 Elm Street. || patient address=12 Elm Street",
            "[en] the family home at 5 oak road || third address=5 oak road",
            "[en] Home: 7 Pine Ave || patient+minor address=7 Pine Ave"
        ],
        passes: cases![
            "[en] Our clinic is at 12 Elm Street. || inst address=12 Elm Street",
            "[en] Dengue is common in Brazil.",
            "Mora na Rua A, 5. || patient address=Rua A, 5"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-02",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(B); LGPD, art. 5º",
        severity: Severity::Info,
        check: Some(Check::Datum(&[Datum::Place])),
        says: text(
            "lugares menores que o estado de paciente ou de terceiro.",
            "places below the state of a patient or third party.",
        ),
        suggests: text("Deixe só o estado.", "Keep the state only."),
        fires: cases![
            "[en] A man from Springfield had a stroke. || patient place=Springfield",
            "[en] zip 62704 || patient postal-code=62704",
            "[en] she lives in a hamlet near bonito || patient small-place=bonito"
        ],
        passes: cases![
            "[en] Our clinic is at 12 Elm Street. || inst address=12 Elm Street",
            "[en] Dengue is common in Brazil.",
            "A paciente mora em Itu. || patient small-place=Itu"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-03",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::BirthDate])),
        says: text("datas de nascimento de paciente ou de terceiro.", "birth dates of a patient or third party."),
        suggests: text("Deixe o ano.", "Keep the year."),
        fires: cases![
            "[en] Born on May 3 1980. || patient birth-date=May 3 1980",
            "[en] dob 05/03/1980 || patient birth-date=05/03/1980",
            "[en] his brother, born 1 June 1990 || third birth-date=1 June 1990"
        ],
        passes: cases![
            "[en] She is 45 years old. || patient age=45 years old",
            "[en] Freud was born on 6 May 1856. || cited birth-date=6 May 1856",
            "Nascida em 3/4/1980 || patient birth-date=3/4/1980"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-03",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(C); LGPD, art. 5º",
        severity: Severity::Info,
        check: Some(Check::Datum(&[Datum::Date, Datum::Age])),
        says: text(
            "datas além do ano e idades acima de 89 de paciente ou de terceiro.",
            "dates more exact than the year, and ages over 89 of a patient or third party.",
        ),
        suggests: text("Deixe o ano; diga “90 anos ou mais”.", "Keep the year; say “90 or older”."),
        fires: cases![
            "[en] Discharged on June 5. || patient date=June 5",
            "[en] Admitted on 10/12/2025. || patient date=10/12/2025",
            "[en] She is 93 years old. || patient age=93 years old"
        ],
        passes: cases![
            "[en] She is 45 years old. || patient age=45 years old",
            "[en] Freud was born on 6 May 1856. || cited birth-date=6 May 1856",
            "[en] In 2025 the rate fell."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-04",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(D); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Phone])),
        says: text("telefones de paciente ou de terceiro.", "telephone numbers of a patient or third party."),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] Call her at 217-555-0142. || patient phone=217-555-0142",
            "[en] the son is at 217 555 0199 || third phone=217 555 0199",
            "[en] Mobile: +44 7700 900123 || patient phone=+44 7700 900123"
        ],
        passes: cases![
            "[en] Our front desk: 217-555-0100 || inst phone=217-555-0100",
            "[en] In an emergency call 911.",
            "Ligue 11 99999-9999. || patient phone=11 99999-9999"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-05",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(E); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Fax])),
        says: text("números de fax de paciente ou de terceiro.", "fax numbers of a patient or third party."),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] Her fax: 217-555-0143 || patient phone=217-555-0143",
            "[en] send the fax 217 555 0144 to him || patient phone=217 555 0144",
            "[en] Fax no. 217-555-0145 || third phone=217-555-0145"
        ],
        passes: cases![
            "[en] Phone 217-555-0142 || patient phone=217-555-0142",
            "[en] Clinic fax 217-555-0100 || inst phone=217-555-0100",
            "[en] Nobody uses a fax today."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-06",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(F); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Email])),
        says: text("e-mails de paciente ou de terceiro.", "e-mail addresses of a patient or third party."),
        suggests: text("Apague o endereço.", "Delete the address."),
        fires: cases![
            "[en] Write to tim@example.com. || patient email=tim@example.com",
            "[en] mother is ann@example.org || third email=ann@example.org",
            "[en] her mail: a.b@example.net || patient email=a.b@example.net"
        ],
        passes: cases![
            "[en] contact@clinic.example || inst email=contact@clinic.example",
            "[en] Do not email symptoms.",
            "[en] Dr. Roe: roe@clinic.example || prof email=roe@clinic.example"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-07",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(G); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Ssn])),
        says: text(
            "número da seguridade social (SSN) de paciente ou de terceiro.",
            "Social Security numbers of a patient or third party.",
        ),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] SSN 111-22-3333 || patient ssn=111-22-3333",
            "[en] his social is 111 22 3333 || patient ssn=111 22 3333",
            "[en] The widow (111-22-3334) || third ssn=111-22-3334"
        ],
        passes: cases![
            "[en] The trial had 111 participants.",
            "[en] Do not share your SSN.",
            "SSN 111-22-3333 || patient ssn=111-22-3333"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-08",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(H); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Mrn])),
        says: text(
            "números de prontuário de paciente ou de terceiro.",
            "medical record numbers of a patient or third party.",
        ),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] MRN 884422 || patient mrn=884422",
            "[en] chart number 7781-A || patient mrn=7781-A",
            "[en] record 99123 of the sister || third mrn=99123"
        ],
        passes: cases![
            "[en] Keep a record of your blood pressure.",
            "Prontuário 884422 || patient mrn=884422",
            "[en] Study 884422 was registered."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-09",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(I); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::HealthPlan])),
        says: text(
            "números de plano de saúde de paciente ou de terceiro.",
            "health-plan beneficiary numbers of a patient or third party.",
        ),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] Member ID 123456789 || patient health-plan=123456789",
            "[en] his plan card 00112233 || patient health-plan=00112233",
            "[en] Medicare 1EG4-TE5-MK73 || third health-plan=1EG4-TE5-MK73"
        ],
        passes: cases![
            "[en] Check with your health plan.",
            "Carteirinha 123456789 || patient health-plan=123456789",
            "[en] The plan covers 12 visits."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-10",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(J); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Account])),
        says: text(
            "números de conta ou cartão de paciente ou de terceiro.",
            "account numbers of a patient or third party.",
        ),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] Card 4111111111111111 || patient card=4111111111111111",
            "[en] account 12345-6 || patient bank-account=12345-6",
            "[en] pix key 529.982.247-25 || third pix-key=529.982.247-25"
        ],
        passes: cases![
            "[en] We accept cards.",
            "Conta 12345-6 || patient bank-account=12345-6",
            "[en] Clinic account 999-1 || inst bank-account=999-1"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-11",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(K); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Certificate])),
        says: text(
            "números de certidão, RG ou habilitação de paciente ou de terceiro.",
            "certificate and licence numbers of a patient or third party.",
        ),
        suggests: text("Apague o número.", "Delete the number."),
        fires: cases![
            "[en] Passport AB123456 || patient passport=AB123456",
            "[en] driver licence 00123456789 || patient driver-licence=00123456789",
            "[en] RG 24.678.131-2 || third rg=24.678.131-2"
        ],
        passes: cases![
            "[en] Bring your passport to the visit.",
            "RG 24.678.131-2 || patient rg=24.678.131-2",
            "[en] Dr. Roe, licence 123 || prof driver-licence=123"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-12",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(L); LGPD, art. 5º",
        severity: Severity::Warning,
        when: &[],
        check: Some(Check::Datum(&[Datum::Plate])),
        says: text(
            "placa ou identificador de veículo de paciente ou de terceiro.",
            "vehicle identifiers of a patient or third party.",
        ),
        suggests: text("Apague a placa.", "Delete the plate."),
        fires: cases![
            "O carro da paciente, placa ABC1D23. || patient plate=ABC1D23",
            "[en] car plate ABC1234 || patient plate=ABC1234",
            "placa do marido abc 1d23 || third plate=abc 1d23"
        ],
        passes: cases![
            "A ambulância chegou em dez minutos.",
            "Carro da clínica, ABC1D23 || inst plate=ABC1D23",
            "[en] Drivers should rest."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-13",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(M); LGPD, art. 5º",
        severity: Severity::Warning,
        when: &[],
        check: Some(Check::Datum(&[Datum::Device])),
        says: text(
            "número de série de dispositivo de paciente ou de terceiro.",
            "device identifiers and serial numbers of a patient or third party.",
        ),
        suggests: text("Apague o número de série.", "Delete the serial number."),
        fires: cases![
            "Marca-passo de série PM-88123. || patient device-id=PM-88123",
            "[en] pump serial 77AX12 || patient device-id=77AX12",
            "imei 490154203237518 do filho || third device-id=490154203237518"
        ],
        passes: cases![
            "O marca-passo é programado na consulta.",
            "[en] The clinic's scanner SN-1 || inst device-id=SN-1",
            "Bombas de insulina têm alarme."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-14",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(N); LGPD, art. 5º",
        severity: Severity::Warning,
        when: &[],
        check: Some(Check::Datum(&[Datum::Url])),
        says: text(
            "endereço de página da pessoa de paciente ou de terceiro.",
            "web addresses of the person of a patient or third party.",
        ),
        suggests: text("Apague o endereço.", "Delete the address."),
        fires: cases![
            "Veja o blog dela: joana.exemplo.com || patient url=joana.exemplo.com",
            "[en] his page tim.example.com || patient url=tim.example.com",
            "site do irmao rui.exemplo.org || third url=rui.exemplo.org"
        ],
        passes: cases![
            "Saiba mais em gov.br/saude.",
            "[en] Visit clinic.example || inst url=clinic.example",
            "Site da Dra. Ana: ana.exemplo.com || prof url=ana.exemplo.com"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-15",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(O); LGPD, art. 5º",
        severity: Severity::Warning,
        when: &[],
        check: Some(Check::Datum(&[Datum::Ip])),
        says: text("endereço IP de paciente ou de terceiro.", "IP addresses of a patient or third party."),
        suggests: text("Apague o endereço.", "Delete the address."),
        fires: cases![
            "Acessou do IP 200.10.20.30. || patient ip=200.10.20.30",
            "[en] from 203.0.113.7 || patient ip=203.0.113.7",
            "o ip do tio 2001:db8::1 || third ip=2001:db8::1"
        ],
        passes: cases![
            "A versão 10.2.3.4 do protocolo saiu.",
            "[en] Server 203.0.113.9 || inst ip=203.0.113.9",
            "O índice subiu de 1.2 para 3.4."
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-16",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(P); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Voice])),
        says: text(
            "identificadores biométricos, inclusive a voz de paciente ou de terceiro.",
            "biometric identifiers, voice included of a patient or third party.",
        ),
        suggests: text("Retire a gravação.", "Remove the recording."),
        fires: cases![
            "[en] Listen to the patient's audio || patient voice=patient's audio",
            "[en] her voice note || patient voice=voice note",
            "[en] the recording of the son || third voice=recording of the son"
        ],
        passes: cases![
            "[en] Voice therapy helps singers.",
            "Áudio da paciente || patient voice=Áudio da paciente",
            "[en] Dr. Roe's podcast || prof voice=podcast"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-17",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(Q); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Image])),
        says: text(
            "fotografias de rosto de paciente ou de terceiro.",
            "full-face photographs of a patient or third party.",
        ),
        suggests: text("Retire a fotografia.", "Remove the photograph."),
        fires: cases![
            "[en] ![Face of Ann]() || patient image=Face of Ann",
            "[en] ![The boy in bed]() || patient+minor image=The boy in bed",
            "[en] ![Wife at home]() || third image=Wife at home"
        ],
        passes: cases![
            "[en] ![Portrait of Dr. Roe]() || prof image=Portrait of Dr. Roe",
            "![Rosto de Ana]() || patient image=Rosto de Ana",
            "[en] ![Drawing of a knee]()"
        ],
        ..HIPAA
    },
    Rule {
        id: "HIPAA-18",
        source: "HIPAA Safe Harbor, 45 CFR 164.514(b)(2)(i)(R); LGPD, art. 5º",
        check: Some(Check::Datum(&[Datum::Unique, Datum::Social])),
        says: text(
            "qualquer outro número, código ou perfil único de paciente ou de terceiro.",
            "any other unique number, code or handle of a patient or third party.",
        ),
        suggests: text("Apague-o.", "Delete it."),
        fires: cases![
            "[en] CPF 529.982.247-25 || patient cpf=529.982.247-25",
            "[en] NHS number 943 476 5919 || patient nhs=943 476 5919",
            "[en] follow @ann.test || patient social-account=@ann.test"
        ],
        passes: cases![
            "[en] Company 11.222.333/0001-81 || inst cnpj=11.222.333/0001-81",
            "CPF 529.982.247-25 || patient cpf=529.982.247-25",
            "[en] Trial NCT01234567 was registered."
        ],
        ..HIPAA
    },
];
