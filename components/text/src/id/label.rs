//! Words that say what the number beside them is. Longer phrases win over shorter ones that begin at the same word.

use crate::token::{Token, TokenKind};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Label {
    Cpf,
    Cnpj,
    Cns,
    Pis,
    Rg,
    Passport,
    DriverLicence,
    VoterId,
    CivilCertificate,
    Ssn,
    Nhs,
    Npi,
    Card,
    Bank,
    Pix,
    Mrn,
    HealthPlan,
    Plate,
    Ip,
    Device,
    Phone,
    PostalCode,
    Birth,
    /// Something that is no identifier of a person: a law, a lot, a registration of a product.
    Other,
}

/// Phrases of folded text.
const PHRASES: &[(&str, Label)] = &[
    ("account number", Label::Bank),
    ("agencia", Label::Bank),
    ("amil", Label::HealthPlan),
    ("anvisa", Label::Other),
    ("aniversario", Label::Birth),
    ("atendimento", Label::Mrn),
    ("banco", Label::Bank),
    ("beneficiaria", Label::HealthPlan),
    ("beneficiario", Label::HealthPlan),
    ("birth", Label::Birth),
    ("born", Label::Birth),
    ("c.p.f", Label::Cpf),
    ("cadastro de pessoa fisica", Label::Cpf),
    ("cadastro de pessoas fisicas", Label::Cpf),
    ("call", Label::Phone),
    ("card", Label::Card),
    ("card number", Label::Card),
    ("carro", Label::Plate),
    ("carteira de habilitacao", Label::DriverLicence),
    ("carteira de identidade", Label::Rg),
    ("carteira de motorista", Label::DriverLicence),
    ("carteira do convenio", Label::HealthPlan),
    ("carteira do plano", Label::HealthPlan),
    ("carteira nacional de habilitacao", Label::DriverLicence),
    ("carteira", Label::HealthPlan),
    ("carteira de trabalho", Label::Other),
    ("carteira de vacinacao", Label::Other),
    ("carteirinha", Label::HealthPlan),
    ("cartao", Label::Card),
    ("cartao da unimed", Label::HealthPlan),
    ("cartao de credito", Label::Card),
    ("cartao de debito", Label::Card),
    ("cartao do convenio", Label::HealthPlan),
    ("cartao do plano", Label::HealthPlan),
    ("cartao do sus", Label::Cns),
    ("cartao nacional de saude", Label::Cns),
    ("cartao sus", Label::Cns),
    ("cc", Label::Bank),
    ("cedula de identidade", Label::Rg),
    ("cel", Label::Phone),
    ("cell", Label::Phone),
    ("celular", Label::Phone),
    ("cep", Label::PostalCode),
    ("certidao", Label::CivilCertificate),
    ("certidao de casamento", Label::CivilCertificate),
    ("certidao de nascimento", Label::CivilCertificate),
    ("certidao de obito", Label::CivilCertificate),
    ("chart number", Label::Mrn),
    ("chave pix", Label::Pix),
    ("cin", Label::Cpf),
    ("cnh", Label::DriverLicence),
    ("cnpj", Label::Cnpj),
    ("cns", Label::Cns),
    ("codigo do paciente", Label::Mrn),
    ("conta", Label::Bank),
    ("conta corrente", Label::Bank),
    ("contato", Label::Phone),
    ("conv", Label::HealthPlan),
    ("contact", Label::Phone),
    ("convenio", Label::HealthPlan),
    ("cpf", Label::Cpf),
    ("credit card", Label::Card),
    ("d.n.", Label::Birth),
    ("data nascimento", Label::Birth),
    ("dt. nasc", Label::Birth),
    ("dt de nasc", Label::Birth),
    ("date born", Label::Birth),
    ("data de nascimento", Label::Birth),
    ("data nasc", Label::Birth),
    ("date of birth", Label::Birth),
    ("dn", Label::Birth),
    ("dob", Label::Birth),
    ("driver license", Label::DriverLicence),
    ("driver's license", Label::DriverLicence),
    ("dt nasc", Label::Birth),
    ("edital", Label::Other),
    ("endereco ip", Label::Ip),
    ("ficha", Label::Mrn),
    ("fone", Label::Phone),
    ("fones", Label::Phone),
    ("habilitacao", Label::DriverLicence),
    ("hapvida", Label::HealthPlan),
    ("hospital number", Label::Mrn),
    ("identidade", Label::Rg),
    ("imei", Label::Device),
    ("insurance id", Label::HealthPlan),
    ("internacao", Label::Mrn),
    ("ip", Label::Ip),
    ("lei", Label::Other),
    ("leito", Label::Mrn),
    ("liga", Label::Phone),
    ("ligar", Label::Phone),
    ("ligue", Label::Phone),
    ("lote", Label::Other),
    ("mac", Label::Device),
    ("mac address", Label::Device),
    ("mastercard", Label::Card),
    ("mat", Label::Mrn),
    ("matricula", Label::Mrn),
    ("medical record", Label::Mrn),
    ("medical record number", Label::Mrn),
    ("member id", Label::HealthPlan),
    ("mobile", Label::Phone),
    ("moto", Label::Plate),
    ("mrn", Label::Mrn),
    ("nasci", Label::Birth),
    ("nascida", Label::Birth),
    ("nascido", Label::Birth),
    ("nascimento", Label::Birth),
    ("nasc", Label::Birth),
    ("nasceu", Label::Birth),
    ("natalicio", Label::Birth),
    ("n. prontuario", Label::Mrn),
    ("numero do beneficiario", Label::HealthPlan),
    ("matricula do beneficiario", Label::HealthPlan),
    ("codigo do beneficiario", Label::HealthPlan),
    ("bradesco saude", Label::HealthPlan),
    ("notredame", Label::HealthPlan),
    ("intermedica", Label::HealthPlan),
    ("porto seguro saude", Label::HealthPlan),
    ("golden cross", Label::HealthPlan),
    ("cassi", Label::HealthPlan),
    ("geap", Label::HealthPlan),
    ("ipsemg", Label::HealthPlan),
    ("policy number", Label::HealthPlan),
    ("policy", Label::HealthPlan),
    ("medicare number", Label::HealthPlan),
    ("chart", Label::Mrn),
    ("patient number", Label::Mrn),
    ("file number", Label::Mrn),
    ("postcode", Label::PostalCode),
    ("post code", Label::PostalCode),
    ("codigo postal", Label::PostalCode),
    ("nhs", Label::Nhs),
    ("nis", Label::Pis),
    ("nit", Label::Pis),
    ("nota fiscal", Label::Other),
    ("npi", Label::Npi),
    ("numero da carteira", Label::HealthPlan),
    ("numero de serie", Label::Device),
    ("passaporte", Label::Passport),
    ("passport", Label::Passport),
    ("pasep", Label::Pis),
    ("patient id", Label::Mrn),
    ("phone", Label::Phone),
    ("pis", Label::Pis),
    ("pix", Label::Pix),
    ("placa", Label::Plate),
    ("placas", Label::Plate),
    ("plano", Label::HealthPlan),
    ("plano de saude", Label::HealthPlan),
    ("portaria", Label::Other),
    ("pront", Label::Mrn),
    ("prontuario", Label::Mrn),
    ("protocolo", Label::Other),
    ("pulseira", Label::Mrn),
    ("rdc", Label::Other),
    ("ramal", Label::Phone),
    ("rh", Label::Mrn),
    ("reg", Label::Mrn),
    ("registro", Label::Mrn),
    ("registro anvisa", Label::Other),
    ("registro civil", Label::Rg),
    ("registro geral", Label::Rg),
    ("registro hospitalar", Label::Mrn),
    ("registro ms", Label::Other),
    ("registro na anvisa", Label::Other),
    ("registro no conselho", Label::Other),
    ("resolucao", Label::Other),
    ("retornar no", Label::Phone),
    ("rg", Label::Rg),
    ("r.g", Label::Rg),
    ("same", Label::Mrn),
    ("serial", Label::Device),
    ("serial number", Label::Device),
    ("social security", Label::Ssn),
    ("social security number", Label::Ssn),
    ("ssn", Label::Ssn),
    ("ssp", Label::Rg),
    ("sulamerica", Label::HealthPlan),
    ("sus", Label::Cns),
    ("tel", Label::Phone),
    ("telefone", Label::Phone),
    ("telefones", Label::Phone),
    ("telephone", Label::Phone),
    ("text me", Label::Phone),
    ("titulo de eleitor", Label::VoterId),
    ("titulo eleitoral", Label::VoterId),
    ("unimed", Label::HealthPlan),
    ("veiculo", Label::Plate),
    ("visa", Label::Card),
    ("voter id", Label::VoterId),
    ("whats", Label::Phone),
    ("whatsapp", Label::Phone),
    ("wpp", Label::Phone),
    ("zap", Label::Phone),
    ("zip", Label::PostalCode),
    ("zip code", Label::PostalCode),
];

/// A label at a byte range of the folded text.
#[derive(Clone, Copy, Debug)]
pub struct At {
    pub start: usize,
    pub end: usize,
    pub label: Label,
}

/// All labels of folded text, in order, none inside another.
pub fn labels(text: &str, tokens: &[Token]) -> Vec<At> {
    let index = Index::new();
    let mut found: Vec<At> = Vec::new();
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        if found.last().is_some_and(|last| token.start < last.end) {
            continue;
        }
        if let Some((label, end)) = index.longest(text, token.start) {
            found.push(At { start: token.start, end, label });
        }
    }
    found
}

/// The phrases by their first letter, so that a word is compared with few of them.
struct Index {
    by_letter: [Vec<(&'static str, Label)>; 26],
    /// The second letters of those phrases.
    seconds: [Vec<u8>; 26],
}

impl Index {
    fn new() -> Self {
        let mut by_letter: [Vec<(&'static str, Label)>; 26] = Default::default();
        for &(phrase, label) in PHRASES {
            let letter = phrase.bytes().next().map_or(0, |b| usize::from(b.wrapping_sub(b'a')));
            if let Some(list) = by_letter.get_mut(letter) {
                list.push((phrase, label));
            }
        }
        let seconds = by_letter.each_ref().map(|list| {
            let mut seconds: Vec<u8> =
                list.iter().filter_map(|(phrase, _)| phrase.as_bytes().get(1).copied()).collect();
            seconds.sort_unstable();
            seconds.dedup();
            seconds
        });
        Self { by_letter, seconds }
    }

    fn longest(&self, text: &str, start: usize) -> Option<(Label, usize)> {
        let rest = text.get(start..)?;
        let letter = usize::from(rest.bytes().next()?.wrapping_sub(b'a'));
        let second = rest.as_bytes().get(1).copied().unwrap_or_default();
        if !self.seconds.get(letter)?.contains(&second) {
            return None;
        }
        self.by_letter
            .get(letter)?
            .iter()
            .filter(|(phrase, _)| {
                rest.strip_prefix(phrase).is_some_and(|after| !after.starts_with(char::is_alphabetic))
            })
            .max_by_key(|(phrase, _)| phrase.len())
            .map(|&(phrase, label)| (label, start + phrase.len()))
    }
}
