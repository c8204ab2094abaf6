//! What the administration says in each language.

use domain::document::Language;
use domain::stage::Stage;
use domain::workflow::Column;

pub struct Texts {
    pub lang: &'static str,
    pub board: &'static str,
    pub view_page: &'static str,
    pub logout: &'static str,
    pub reconnecting: &'static str,
    pub login: &'static str,
    pub ask_for_link: &'static str,
    pub link_command: &'static str,
    pub link_intro: &'static str,
    pub link_refused: &'static str,
    pub enter: &'static str,
    pub for_source: &'static str,
    pub in_stage: &'static str,
    pub stage_failed: &'static str,
    pub for_references: &'static str,
    pub blocking_findings: &'static str,
    pub for_answers: &'static str,
    pub approvals: &'static str,
    columns: [&'static str; 7],
    stages: [&'static str; 5],
}

impl Texts {
    pub fn of(language: Language) -> &'static Texts {
        match language {
            Language::PtBr => &PT_BR,
            Language::En => &EN,
        }
    }

    pub fn column(&self, column: Column) -> &'static str {
        self.columns[column as usize]
    }

    pub fn stage(&self, stage: Stage) -> &'static str {
        self.stages[stage as usize]
    }
}

static PT_BR: Texts = Texts {
    lang: "pt-BR",
    board: "Quadro editorial",
    view_page: "Ver a página",
    logout: "Sair",
    reconnecting: "Sem conexão. Tentando de novo…",
    login: "Entrar",
    ask_for_link: "O acesso é por um link que vale uma vez, por uma hora. Peça um a quem opera o servidor:",
    link_command: "lauda user link --tenant CLÍNICA SEU-E-MAIL",
    link_intro: "Este link vale uma vez. Depois de entrar, este navegador fica conectado por doze horas.",
    link_refused: "Este link não vale mais",
    enter: "Entrar",
    for_source: "Aguarda um rascunho",
    in_stage: "Etapa em andamento:",
    stage_failed: "Etapa com falha:",
    for_references: "referências a decidir",
    blocking_findings: "achados impedem a publicação",
    for_answers: "Aguarda respostas a pedidos de mudança",
    approvals: "aprovações",
    columns: ["Rascunho", "Revisão técnica", "Revisão jurídica", "Em correção", "Aprovado", "Publicado", "Arquivado"],
    stages: ["privacidade", "alegações", "evidências", "perfil", "texto final"],
};

static EN: Texts = Texts {
    lang: "en",
    board: "Editorial board",
    view_page: "View the page",
    logout: "Log out",
    reconnecting: "Not connected. Trying again…",
    login: "Log in",
    ask_for_link: "You log in by a link that is good once, for one hour. Ask whoever runs the server for one:",
    link_command: "lauda user link --tenant CLINIC YOUR-E-MAIL",
    link_intro: "This link is good once. After that this browser stays logged in for twelve hours.",
    link_refused: "This link is no longer good",
    enter: "Log in",
    for_source: "Waits for a draft",
    in_stage: "Stage in progress:",
    stage_failed: "Stage failed:",
    for_references: "references to decide",
    blocking_findings: "findings forbid publication",
    for_answers: "Waits for answers to change requests",
    approvals: "approvals",
    columns: ["Draft", "Technical review", "Legal review", "In revision", "Approved", "Published", "Archived"],
    stages: ["privacy", "claims", "evidence", "profile", "final text"],
};
