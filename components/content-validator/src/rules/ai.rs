//! Artificial intelligence in medicine: Res. CFM 2.454/2026, published 27 February 2026, in force 180 days later. The full
//! text was not read; what stands here follows its summary.

use crate::rule::{Day, PHRASES, Phrases, Profession, RULE, Rule, Severity, cases, text};

const AI: Rule = Rule {
    profession: Some(Profession::Cfm),
    in_force: Some(Day(2026, 8, 26)),
    severity: Severity::Error,
    verified: false,
    ..RULE
};

/// The text says of itself that a machine wrote it.
const WRITTEN_BY_AI: &[&str] = &[
    "(texto|artigo|conteudo|post|resumo|materia|publicacao) ~3 (gerado|escrito|criado|produzido|elaborado|redigido|feito) ~3 (inteligencia artificial|ia|chatgpt|gemini|claude|copilot|modelo de linguagem)",
    "(gerado|escrito|criado|redigido) (por|pela|pelo|com|com ajuda (de|da|do)) (uma|a|o) ~1 (inteligencia artificial|ia|chatgpt|gemini|copilot)",
    "(gerado|escrito|criado|redigido) (por|pela|pelo|com) (inteligencia artificial|ia|chatgpt|gemini|copilot)",
    "(written|generated|created|drafted) (by|with) [the] [help of] (ai|artificial intelligence|chatgpt|gemini|copilot|a language model)",
    "ai generated (text|article|content)",
];

/// Words that only a machine leaves behind.
const LEFT_BEHIND: &[&str] = &[
    "como (um|uma) (modelo de linguagem|inteligencia artificial|ia|assistente virtual)",
    "aqui (esta|vai) (o|a|um|uma|seu|sua) (texto|artigo|versao|post) (sobre|solicitad*|revisad*|reescrit*|que voce pediu|com as)",
    "espero que (este|esse) (texto|artigo|conteudo|resumo) (ajude|atenda)",
    "(posso|gostaria que eu) (ajustar|adaptar|reescrever) (o|este|esse) (texto|tom)",
    "minha ultima atualizacao de (conhecimento|dados)",
    "ate a minha data de corte",
    "as an ai [language] model",
    "here (is|s) (the|a|your) (text|article|draft|post) (about|on|you asked|you requested)",
    "my (knowledge cutoff|last update)",
    "regenerate response",
];

pub const RULES: &[Rule] = &[
    Rule {
        id: "C-AI-01",
        source: "Res. CFM 2.454/2026: diagnóstico, prognóstico e decisão terapêutica não se delegam à IA",
        phrases: Phrases {
            certain: &[&[
                "(ia|inteligencia artificial|algoritmo|robo|chatbot|aplicativo) ~4 (diagnostica|da o diagnostico|decide|define|prescreve|escolhe|fecha o diagnostico|comunica o diagnostico|indica o tratamento) ~3",
                "(diagnostico|prescricao|laudo|prognostico|tratamento) (feito|feita|dado|dada|definido|definida|decidido|emitido|emitida|gerado|gerada) (por|pela|pelo) (ia|inteligencia artificial|algoritmo|robo|chatbot)",
                "(ai|algorithm|chatbot) ~2 (diagnoses|decides|prescribes|makes the diagnosis|chooses your treatment)",
                "diagnosis (made|given) by (ai|artificial intelligence|an algorithm)",
            ]],
            ..PHRASES
        },
        says: text(
            "atribui diagnóstico, prognóstico ou decisão de tratamento à inteligência artificial.",
            "leaves diagnosis, prognosis or treatment decisions to artificial intelligence.",
        ),
        suggests: text(
            "Diga que a IA apoia e que o médico decide e comunica.",
            "Say that AI supports and that the physician decides and communicates.",
        ),
        fires: cases![
            "Nossa IA dá o diagnóstico em segundos.",
            "O laudo emitido por inteligência artificial fica pronto na hora.",
            "o algoritmo decide qual remedio voce vai usar",
        ],
        passes: cases![
            "A IA não dá o diagnóstico: quem decide é o médico.",
            "O algoritmo ajuda o radiologista a revisar imagens.",
            "Nenhum chatbot prescreve tratamento aqui.",
            "[2026-08-25] Nossa IA dá o diagnóstico em segundos.",
        ],
        ..AI
    },
    Rule {
        id: "C-AI-01",
        source: "Res. CFM 2.454/2026: supervisão humana",
        phrases: Phrases {
            certain: &[WRITTEN_BY_AI],
            absent: &[&[
                "(revisado|revisada|revisao|conferido|supervisionado|supervisao|validado|aprovado) ~4 (medico|medica|dr|dra|por @name|profissional)",
                "(reviewed|supervised|checked) by",
            ]],
            once: true,
            ..PHRASES
        },
        says: text(
            "texto feito com IA sem o nome do médico que o revisou.",
            "a text made with AI without the name of the physician who reviewed it.",
        ),
        suggests: text(
            "Acrescente “revisado por Dr(a). Nome, CRM/UF nnnn” depois da revisão de fato.",
            "Add “reviewed by Dr. Name, CRM/UF nnnn” once it has been reviewed.",
        ),
        fires: cases![
            "Este artigo foi escrito com inteligência artificial.",
            "Conteúdo gerado por IA.",
            "[en] This article was written with the help of AI.",
        ],
        passes: cases![
            "Este artigo foi escrito com inteligência artificial e revisado pela Dra. Ana Souza, CRM/SP 1.",
            "A inteligência artificial ajuda a ler mamografias.",
            "Este texto não foi escrito por IA.",
        ],
        ..AI
    },
    Rule {
        id: "C-AI-02",
        source: "Res. CFM 2.454/2026: registro do modelo, da versão e das fontes",
        severity: Severity::Info,
        phrases: Phrases {
            certain: &[WRITTEN_BY_AI],
            absent: &[&["(versao|modelo) ~3 #", "(gpt|gemini|claude) #", "version #"]],
            once: true,
            ..PHRASES
        },
        says: text(
            "texto feito com IA sem dizer com que modelo e versão.",
            "a text made with AI without saying which model and version.",
        ),
        suggests: text(
            "Guarde o modelo, a versão, a instrução e as fontes de cada geração.",
            "Keep the model, version, prompt and sources of each generation.",
        ),
        fires: cases![
            "Conteúdo gerado por IA e revisado pela Dra. Ana Souza.",
            "O post foi criado com ChatGPT.",
            "[en] AI-generated content.",
        ],
        passes: cases![
            "Resumo gerado por IA (modelo Aurora, versão 3), revisado pela equipe.",
            "O ChatGPT virou assunto nos congressos.",
            "Texto escrito pela Dra. Ana Souza.",
        ],
        ..AI
    },
    Rule {
        id: "C-AI-03",
        source: "Res. CFM 2.454/2026: uso de IA dito às claras",
        phrases: Phrases { certain: &[LEFT_BEHIND], ..PHRASES },
        says: text(
            "frase típica de texto gerado por IA, sem aviso ao leitor.",
            "a phrase typical of machine-written text, without telling the reader.",
        ),
        suggests: text(
            "Apague a frase, revise o trecho e avise no texto que houve uso de IA.",
            "Delete the phrase, review the passage and disclose the use of AI.",
        ),
        fires: cases![
            "Como um modelo de linguagem, não posso diagnosticar.",
            "Claro! Aqui está o texto sobre hipertensão.",
            "[en] As an AI language model, I cannot give medical advice.",
        ],
        passes: cases![
            "Aqui está a lista de cuidados.",
            "O modelo de linguagem foi testado em prontuários.",
            "[en] The AI model was tested on X-rays.",
        ],
        ..AI
    },
];
