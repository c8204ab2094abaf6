use crate::lexicon::{occupations, specialties};

#[test]
fn knows_specialties_and_practitioners() {
    for (name, council, field, practitioner, area) in [
        ("dermatologia", "cfm", "dermatologia", false, false),
        ("dermatologista", "cfm", "dermatologia", true, false),
        ("dermatologistas", "cfm", "dermatologia", true, false),
        ("cirurgia plastica", "cfm", "cirurgia plástica", false, false),
        ("cirurgia plastica", "cfm", "cirurgia plástica", false, false),
        ("cirurgia-plastica", "cfm", "cirurgia plástica", false, false),
        ("ginecologista", "cfm", "ginecologia e obstetrícia", true, false),
        ("otorrino", "cfm", "otorrinolaringologia", true, false),
        ("nutrologa", "cfm", "nutrologia", true, false),
        ("geriatra", "cfm", "geriatria", true, false),
        ("neonatologista", "cfm", "neonatologia", true, true),
        ("medicina do sono", "cfm", "medicina do sono", false, true),
        ("hebiatra", "cfm", "medicina do adolescente", true, true),
        ("ortodontista", "cfo", "ortodontia", true, false),
        ("harmonizacao orofacial", "cfo", "harmonização orofacial", false, false),
        ("dentista", "cfo", "odontologia", true, false),
        ("neuropsicologa", "cfp", "neuropsicologia", true, false),
        ("psicologa", "cfp", "psicologia", true, false),
        ("nutricionista", "cfn", "nutrição", true, false),
        ("enfermeira obstetra", "cofen", "enfermagem obstétrica", true, false),
        ("fisioterapeuta", "coffito", "fisioterapia", true, false),
        ("farmaceutico", "cff", "farmácia", true, false),
        ("fonoaudiologa", "cffa", "fonoaudiologia", true, false),
        ("personal trainer", "confef", "treinamento físico", true, false),
        ("biomedica esteta", "cfbm", "biomedicina estética", true, false),
        ("assistente social", "cfess", "serviço social", true, false),
    ] {
        let (found, specialty) = specialties::longest(name, 0).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!(name.len(), found.end, "{name}");
        let view = (specialty.council, specialty.field, specialty.practitioner, specialty.area);
        assert_eq!((council, field, practitioner, area), view, "{name}");
    }
}

#[test]
fn has_the_specialties_of_cfm() {
    let text = include_str!("../../../../lexicons/specialties.tsv");
    let rows = text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect::<Vec<_>>());
    let cfm: Vec<_> = rows.filter(|row| row[2] == "cfm" && row[0] != "medicina").collect();
    let areas = cfm.iter().filter(|row| row.get(3).is_some_and(|flags| flags.contains('a'))).count();
    assert_eq!(55, cfm.len() - areas);
    assert!(areas >= 60, "{areas}");
}

#[test]
fn knows_occupations_in_both_genders() {
    for (name, homograph) in [
        ("advogado", false),
        ("advogada", false),
        ("juiza", false),
        ("professora", false),
        ("professores", false),
        ("policial militar", false),
        ("caixa", true),
        ("modelo", true),
        ("tecnica em enfermagem", false),
        ("pedreiros", false),
        ("escriva", false),
        ("dona de casa", false),
        ("motorista", false),
        ("artesa", false),
        ("aposentada", false),
        ("cuidadora de idosos", false),
        ("bombeiro", false),
        ("trabalhadora rural", false),
    ] {
        let (found, occupation) = occupations::longest(name, 0).unwrap_or_else(|| panic!("{name} is missing"));
        assert_eq!((name.len(), homograph), (found.end, occupation.homograph), "{name}");
    }
    assert!(occupations::lexicon().len() >= 700, "{}", occupations::lexicon().len());
}
