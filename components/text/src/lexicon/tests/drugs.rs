use crate::fold::fold;
use crate::lexicon::drugs::{List, get, lexicon, longest, nearest};

/// List ("-" for none) and substances, as Portaria 344/1998 and the leaflets have them.
const LISTS: &[(&str, &str)] = &[
    (
        "A1",
        "morfina fentanila metadona oxicodona petidina hidromorfona buprenorfina tapentadol remifentanila meperidina \
            sufentanila alfentanila opio tebaina racemorfano",
    ),
    ("A2", "tramadol codeina nalbufina folcodina dextropropoxifeno diidrocodeina"),
    ("A3", "metilfenidato lisdexanfetamina anfetamina dexanfetamina dronabinol"),
    (
        "B1",
        "alprazolam clonazepam diazepam lorazepam bromazepam clobazam cloxazolam midazolam flunitrazepam nitrazepam \
            zolpidem zopiclona eszopiclona fenobarbital tiopental perampanel clordiazepoxido estazolam carisoprodol",
    ),
    ("B2", "sibutramina anfepramona femproporex mazindol fentermina"),
    (
        "C1",
        "escitalopram sertralina fluoxetina citalopram paroxetina venlafaxina desvenlafaxina duloxetina mirtazapina \
            trazodona bupropiona amitriptilina nortriptilina imipramina clomipramina vortioxetina quetiapina olanzapina \
            risperidona aripiprazol haloperidol clorpromazina clozapina carbamazepina lamotrigina topiramato fenitoina \
            levetiracetam gabapentina pregabalina canabidiol donepezila rivastigmina memantina pramipexol biperideno \
            celecoxibe etoricoxibe misoprostol naltrexona propofol leflunomida buspirona atomoxetina litio \
            zuclopentixol homofenazina",
    ),
    ("C2", "isotretinoina acitretina tretinoina adapaleno bexaroteno"),
    ("C3", "talidomida lenalidomida pomalidomida"),
    ("C4", "lamivudina zidovudina dolutegravir efavirenz tenofovir darunavir raltegravir"),
    ("C5", "testosterona nandrolona oxandrolona estanozolol mesterolona gestrinona somatropina trembolona prasterona"),
    (
        "-",
        "metformina losartana enalapril sinvastatina omeprazol amoxicilina azitromicina prednisona levotiroxina \
           semaglutida tirzepatida liraglutida insulina varfarina rivaroxabana dipirona paracetamol ibuprofeno \
           nimesulida loratadina tadalafila finasterida adalimumabe trastuzumabe pembrolizumabe ivermectina",
    ),
];

#[test]
fn knows_the_lists() {
    let mut checked = 0;
    for (list, names) in LISTS {
        for name in names.split_whitespace() {
            let drug = get(name).unwrap_or_else(|| panic!("{name} is missing"));
            let found = drug.controlled.map_or("-".to_owned(), |list| format!("{list:?}"));
            assert_eq!(*list, found, "{name}");
            assert!(drug.prescription || drug.otc, "{name}");
            checked += 1;
        }
    }
    assert!(checked >= 130, "{checked}");
}

#[test]
fn has_every_controlled_substance() {
    let text = include_str!("../../../../lexicons/controlled.tsv");
    let rows: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).collect();
    assert!(rows.len() >= 480, "{}", rows.len());
    for row in rows {
        let (list, names) = row.split_once('\t').expect("two columns");
        for name in names.split('|') {
            let drug = get(fold(name).as_str()).unwrap_or_else(|| panic!("{row}"));
            assert_eq!(Some(list.to_owned()), drug.controlled.map(|list| format!("{list:?}")), "{row}");
        }
    }
}

#[test]
fn tells_prescription_otc_and_sedation() {
    for (name, prescription, otc, sedating, homograph) in [
        ("paracetamol", false, true, false, false),
        ("dipirona", false, true, false, false),
        ("ibuprofeno", true, true, false, false),
        ("loratadina", false, true, false, false),
        ("dexclorfeniramina", false, true, true, false),
        ("prometazina", true, false, true, false),
        ("clonazepam", true, false, true, false),
        ("ciclobenzaprina", true, false, true, false),
        ("sertralina", true, false, false, false),
        ("metformina", true, false, false, false),
        ("simeticona", false, true, false, false),
        ("loperamida", true, true, false, false),
        ("ferro", false, true, false, true),
        ("calcio", false, true, false, true),
        ("nicotina", false, true, false, true),
        ("agua oxigenada", false, true, false, true),
        ("insulina", true, false, false, true),
        ("vitamina d", false, true, false, true),
    ] {
        let drug = get(name).unwrap_or_else(|| panic!("{name} is missing"));
        let found = (drug.prescription, drug.otc, drug.sedating, drug.homograph);
        assert_eq!((prescription, otc, sedating, homograph), found, "{name}");
    }
}

#[test]
fn reads_salts_plurals_and_brazilian_spellings() {
    for (text, start, expect) in [
        ("cloridrato de sertralina 50 mg", 0, "cloridrato de sertralina"),
        ("o cloridrato de sertralina", 2, "cloridrato de sertralina"),
        ("losartana potassica", 0, "losartana potassica"),
        ("azitromicina diidratada 500", 0, "azitromicina diidratada"),
        ("maleato  de enalapril", 0, "maleato  de enalapril"),
        ("carbonato de litio", 0, "carbonato de litio"),
        ("benzodiazepinicos", 0, ""),
        ("insulinas", 0, "insulinas"),
        ("corticoide e prednisonas", 13, "prednisonas"),
        ("dipirona500mg", 0, "dipirona"),
        ("acido acetil salicilico", 0, ""),
        ("acido acetilsalicilico", 0, "acido acetilsalicilico"),
        ("vitamina b12", 0, "vitamina b12"),
        ("vitamina b 12", 0, "vitamina b 12"),
        ("sertraline", 0, "sertraline"),
        ("cloridrato", 0, ""),
        ("sertralinazinha", 0, ""),
    ] {
        let found = longest(text, start).map_or("", |found| &text[found.start..found.end]);
        assert_eq!(expect, found, "{text:?}");
    }
}

#[test]
fn forgives_one_letter_in_long_names_only() {
    for (text, expect) in [
        ("sertalina", Some(List::C1)),
        ("sertraalina", Some(List::C1)),
        ("setralina", Some(List::C1)),
        ("setrralina", Some(List::C1)),
        ("clonazepan", Some(List::B1)),
        ("cloanzepam", Some(List::B1)),
        ("escitalopran", Some(List::C1)),
        ("metilfenidado", Some(List::A3)),
        ("isotretinoima", Some(List::C2)),
    ] {
        let found = nearest(text, 0).unwrap_or_else(|| panic!("{text}"));
        assert_eq!((expect, true), (found.drug.controlled, found.misspelt), "{text}");
    }
    assert!(nearest("sertralina", 0).is_some_and(|found| !found.misspelt));
    for text in ["morfima", "sertxlima", "paciente", "tratamento", "consulta", "medicina", "dopaminas x", "vacinacao"] {
        assert!(nearest(text, 0).is_none_or(|found| !found.misspelt), "{text}");
    }
}

#[test]
fn has_folded_keys_enough() {
    let entries: Vec<_> = lexicon().entries().collect();
    assert!(entries.len() >= 2_500, "{}", entries.len());
    for (key, _) in entries {
        assert_eq!(fold(&key).as_str(), key);
    }
}
