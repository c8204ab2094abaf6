//! What readers and search engines expect of a health page (YMYL, E-E-A-T, WCAG), as far as a text shows it.

use crate::rule::{Check, PHRASES, Phrases, RULE, Rule, Sense, Severity, cases, text};

const EDITORIAL: Rule = Rule { severity: Severity::Warning, ..RULE };

pub const RULES: &[Rule] = &[
    Rule {
        id: "E-STR-01",
        source: "boa prática: um só título de nível 1",
        check: Some(Check::Title),
        says: text(
            "a página precisa de exatamente um título de nível 1.",
            "a page needs exactly one heading of level 1.",
        ),
        suggests: text(
            "Deixe um título de nível 1 e rebaixe os outros.",
            "Keep one heading of level 1 and lower the others.",
        ),
        fires: cases!["# Um\nTexto.\n# Dois\nTexto.", "## Só subtítulo\nTexto.", "[en] # One\nText\n# Two"],
        passes: cases!["# Um\n## Dois\nTexto.", "Texto sem títulos.", "[en] # One\nText"],
        ..EDITORIAL
    },
    Rule {
        id: "E-STR-02",
        source: "WCAG 2.2, 1.3.1",
        severity: Severity::Info,
        check: Some(Check::HeadingOrder),
        says: text("nível de título pulado.", "a heading level is skipped."),
        suggests: text("Desça um nível de cada vez.", "Go down one level at a time."),
        fires: cases!["# Um\n### Três", "# A\n## B\n#### D", "[en] # A\n### C"],
        passes: cases!["# Um\n## Dois\n### Três\n## Dois", "Texto.", "# Só um"],
        ..EDITORIAL
    },
    Rule {
        id: "E-IMG-01",
        source: "WCAG 2.2, 1.1.1",
        check: Some(Check::AlternativeText),
        says: text("imagem sem texto alternativo.", "an image without alternative text."),
        suggests: text(
            "Descreva em uma frase o que a imagem mostra.",
            "Describe in one sentence what the image shows.",
        ),
        fires: cases!["![]()", "Texto.\n![  ](legenda)", "[en] ![]()"],
        passes: cases!["![Desenho do coração]()", "Texto sem imagem.", "[en] ![A heart]()"],
        ..EDITORIAL
    },
    Rule {
        id: "E-REF-01",
        source: "Google, diretrizes YMYL e E-E-A-T: fontes",
        check: Some(Check::References),
        says: text("artigo longo sem nenhuma referência.", "a long article without any reference."),
        suggests: text(
            "Cite ao menos uma fonte científica para cada afirmação de saúde.",
            "Cite at least one scientific source for each health statement.",
        ),
        fires: cases!["%long A pressão alta tem causas.", "%long o diabetes e comum", "[en] %long Diabetes is common."],
        passes: cases![
            "Texto curto.",
            "%long Texto.\n# Referências\n- Silva A. 2020.",
            "[en] %long Text.\n## References\n- Smith J. 2020."
        ],
        ..EDITORIAL
    },
    Rule {
        id: "E-REF-02",
        source: "Google, E-E-A-T; Lei 9.294/1996, art. 7º, § 2º",
        phrases: Phrases {
            certain: &[&[
                "(cientificamente comprovad*|comprovad* cientificamente|comprovacao cientifica)",
                "(estudos|pesquisas) (comprovam|provam|demonstram|garantem)",
                "a ciencia (comprova|provou|ja provou|garante)",
                "(scientifically|clinically) proven",
                "(studies|research|science) (prove|proves|have proven)",
            ]],
            without: &[&["(ref|refs|referencia) ~1 #", "et al"]],
            ..PHRASES
        },
        says: text("apelo à ciência sem a referência.", "an appeal to science without the reference."),
        suggests: text(
            "Cite o estudo, ou diga “há indícios de que …”.",
            "Cite the study, or say “there are signs that …”.",
        ),
        fires: cases![
            "Método cientificamente comprovado.",
            "estudos comprovam que o cafe faz bem",
            "[en] Clinically proven to help."
        ],
        passes: cases![
            "Estudos comprovam o efeito (Silva et al., 2020).",
            "Estudos sugerem que o exercício pode reduzir a pressão arterial (ref. 2).",
            "Não há comprovação científica.",
        ],
        ..EDITORIAL
    },
    Rule {
        id: "E-DAT-01",
        source: "Google, E-E-A-T: conteúdo revisto há menos de 12 meses",
        severity: Severity::Info,
        check: Some(Check::Stale),
        says: text(
            "a data de revisão que o texto traz passou de 12 meses.",
            "the date of review in the text is more than 12 months old.",
        ),
        suggests: text("Revise o conteúdo e atualize a data.", "Review the content and update the date."),
        fires: cases!["Atualizado em 10/03/2022.", "última revisão: maio de 2019", "[en] Last reviewed May 2020."],
        passes: cases!["Atualizado em 10/10/2026.", "A vacina chegou em maio de 2019.", "[en] Reviewed on 2026."],
        ..EDITORIAL
    },
    Rule {
        id: "E-TXT-01",
        source: "boa prática: nada por preencher",
        severity: Severity::Error,
        phrases: Phrases {
            certain: &[&[
                "lorem ipsum",
                "(inserir|inclua|incluir|colocar|preencher) (aqui|texto aqui|nome aqui|imagem aqui|link aqui)",
                "(nome|crm|rqe|data|telefone|titulo) (aqui|a preencher|a definir)",
                "(texto|titulo|imagem) (de exemplo|provisori*)",
                "xxx*",
                "your (name|text|title) here",
                "placeholder text",
                "tbd",
            ]],
            sense: Sense::Literal,
            ..PHRASES
        },
        says: text("texto por preencher.", "text left to fill in."),
        suggests: text("Complete ou apague.", "Complete or delete it."),
        fires: cases!["Lorem ipsum dolor sit amet.", "Dra. Ana – CRM a preencher", "inserir imagem aqui"],
        passes: cases!["Preencha a ficha na recepção.", "O exemplo do texto é claro.", "A agulha é inserida no braço."],
        ..EDITORIAL
    },
    Rule {
        id: "E-TXT-02",
        source: "LGPD, art. 6º, III; boa prática: nada por preencher",
        severity: Severity::Error,
        check: Some(Check::Placeholder),
        says: text("lugar de um dado que foi retirado.", "the place of a datum that was taken out."),
        suggests: text(
            "Reescreva a frase sem o dado: “uma paciente contou que…”.",
            "Write the sentence anew without the datum: “a patient told us that…”.",
        ),
        fires: cases![
            "A paciente [nome] dormia sentada.",
            "O laudo de [nome], CPF [documento], veio normal.",
            "[en] Our patient [name] slept in a chair.",
        ],
        passes: cases![
            "O nome do remédio está na caixa.",
            "Veja a figura [1] e o anexo [dados].",
            "Escreva o nome e o telefone na etiqueta.",
        ],
        ..EDITORIAL
    },
];
