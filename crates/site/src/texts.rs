//! What the theme says in each language.

use domain::document::Language;
use domain::workflow::ReviewKind;
use serde::Serialize;

#[derive(Serialize)]
pub struct Texts {
    pub lang: &'static str,
    pub og_locale: &'static str,
    pub skip: &'static str,
    pub demo: &'static str,
    pub main_navigation: &'static str,
    pub articles: &'static str,
    pub topics: &'static str,
    pub article_one: &'static str,
    pub article_many: &'static str,
    pub home: &'static str,
    pub breadcrumb: &'static str,
    pub footer: &'static str,
    pub emergency: &'static str,
    pub emergency_service: &'static str,
    pub technical_director: &'static str,
    pub published: &'static str,
    pub updated: &'static str,
    pub minutes: &'static str,
    pub review_label: &'static str,
    pub last_reviewed: &'static str,
    pub reviewed_short: &'static str,
    pub certificate_link: &'static str,
    pub in_this_article: &'static str,
    pub references: &'static str,
    pub back_to_text: &'static str,
    pub printed_from: &'static str,
    pub nothing_yet: &'static str,
    pub pages: &'static str,
    pub newer: &'static str,
    pub older: &'static str,
    pub back_home: &'static str,
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub home_intro: &'static str,
    pub promises: [Promise; 3],
    pub feed_description: &'static str,
    pub certificate: &'static str,
    pub certificate_intro: &'static str,
    pub page: &'static str,
    pub issued: &'static str,
    pub issue: &'static str,
    pub text_hash: &'static str,
    pub draft_hash: &'static str,
    pub key: &'static str,
    pub approvals: &'static str,
    pub components: &'static str,
    pub components_caption: &'static str,
    pub stage: &'static str,
    pub component: &'static str,
    pub verify_heading: &'static str,
    pub verify_text: &'static str,
    pub certificate_json: &'static str,
    pub archive: &'static str,
}

/// What the home page says for every article of the site.
#[derive(Serialize)]
pub struct Promise {
    pub name: &'static str,
    pub text: &'static str,
}

impl Texts {
    pub fn of(language: Language) -> &'static Texts {
        match language {
            Language::PtBr => &PT_BR,
            Language::En => &EN,
        }
    }

    pub fn review_kind(&self, kind: ReviewKind) -> &'static str {
        match (self.lang, kind) {
            ("en", ReviewKind::Technical) => "technical review",
            ("en", ReviewKind::Legal) => "legal review",
            (_, ReviewKind::Technical) => "revisão técnica",
            (_, ReviewKind::Legal) => "revisão jurídica",
        }
    }
}

/// The name of a language in itself, for the switch.
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::PtBr => "Português",
        Language::En => "English",
    }
}

static PT_BR: Texts = Texts {
    lang: "pt-BR",
    og_locale: "pt_BR",
    skip: "Ir para o conteúdo",
    demo: "Site de demonstração: a clínica, as pessoas e os registros profissionais são fictícios.",
    main_navigation: "Principal",
    articles: "Artigos",
    topics: "Temas",
    article_one: "artigo",
    article_many: "artigos",
    home: "Início",
    breadcrumb: "Você está em",
    footer: "O conteúdo deste site é educativo e não substitui a avaliação individual por um profissional de saúde.",
    emergency: "Em emergências, ligue",
    emergency_service: "192 (SAMU)",
    technical_director: "Direção técnica",
    published: "Publicado em",
    updated: "Atualizado em",
    minutes: "min de leitura",
    review_label: "Revisão deste artigo",
    last_reviewed: "Última revisão em",
    reviewed_short: "Revisado em",
    certificate_link: "Certificado desta página",
    in_this_article: "Neste artigo",
    references: "Referências",
    back_to_text: "Voltar ao texto, referência",
    printed_from: "Versão atual desta página:",
    nothing_yet: "Ainda não há artigos publicados aqui.",
    pages: "Páginas",
    newer: "Mais recentes",
    older: "Anteriores",
    back_home: "Voltar ao início",
    not_found: "Página não encontrada",
    not_found_text: "O endereço pode ter mudado ou o artigo foi retirado do ar.",
    home_intro: "Saúde explicada com clareza, com referências e revisão de quem cuida.",
    promises: [
        Promise {
            name: "Revisão profissional",
            text: "Cada artigo é aprovado por profissional com registro no conselho.",
        },
        Promise {
            name: "Referências abertas", text: "As publicações em que o texto se apoia estão no fim da página."
        },
        Promise {
            name: "Certificado verificável",
            text: "Qualquer pessoa pode conferir quem aprovou o texto e quando.",
        },
    ],
    feed_description: "Artigos de saúde revisados, com referências",
    certificate: "Certificado da página",
    certificate_intro: "O que esta página prova sobre si mesma: de que texto veio, quem aprovou, em que se apoia e com que componentes foi feita.",
    page: "Página",
    issued: "Emitido em",
    issue: "emissão",
    text_hash: "Hash do texto aprovado (SHA-256)",
    draft_hash: "Hash do original (SHA-256)",
    key: "Chave de assinatura",
    approvals: "Aprovações",
    components: "Componentes",
    components_caption: "Que programa fez cada etapa, pelo resumo de seus bytes",
    stage: "Etapa",
    component: "Componente",
    verify_heading: "Como conferir",
    verify_text: "Com o programa lauda, qualquer pessoa recalcula os resumos a partir do que o site serve e confere a assinatura. Confie apenas em uma chave obtida da própria clínica.",
    certificate_json: "Certificado assinado (JSON)",
    archive: "Arquivo",
};

static EN: Texts = Texts {
    lang: "en",
    og_locale: "en_US",
    skip: "Skip to content",
    demo: "Demonstration site: the clinic, its people and their registrations are fictional.",
    main_navigation: "Main",
    articles: "Articles",
    topics: "Topics",
    article_one: "article",
    article_many: "articles",
    home: "Home",
    breadcrumb: "You are here",
    footer: "The content of this site is educational and does not replace an individual assessment by a health professional.",
    emergency: "In an emergency in Brazil, call",
    emergency_service: "192 (SAMU)",
    technical_director: "Technical director",
    published: "Published",
    updated: "Updated",
    minutes: "min read",
    review_label: "Review of this article",
    last_reviewed: "Last reviewed",
    reviewed_short: "Reviewed",
    certificate_link: "Certificate of this page",
    in_this_article: "In this article",
    references: "References",
    back_to_text: "Back to the text, reference",
    printed_from: "Current version of this page:",
    nothing_yet: "Nothing has been published here yet.",
    pages: "Pages",
    newer: "Newer",
    older: "Older",
    back_home: "Back to the home page",
    not_found: "Page not found",
    not_found_text: "The address may have changed or the article was withdrawn.",
    home_intro: "Health explained clearly, with references, and reviewed by people who care for patients.",
    promises: [
        Promise { name: "Professional review", text: "Each article is approved by a registered health professional." },
        Promise { name: "Open references", text: "The publications that a text rests on are listed at its end." },
        Promise { name: "Verifiable certificate", text: "Anybody can check who approved the text, and when." },
    ],
    feed_description: "Reviewed health articles with references",
    certificate: "Certificate of the page",
    certificate_intro: "What this page proves about itself: which text it came from, who approved it, what it rests on and which components made it.",
    page: "Page",
    issued: "Issued",
    issue: "issue",
    text_hash: "Hash of the approved text (SHA-256)",
    draft_hash: "Hash of the draft (SHA-256)",
    key: "Signing key",
    approvals: "Approvals",
    components: "Components",
    components_caption: "Which program made each stage, by the digest of its bytes",
    stage: "Stage",
    component: "Component",
    verify_heading: "How to verify",
    verify_text: "With the lauda program anybody can recompute the digests from what the site serves and check the signature. Trust only a key that you got from the clinic itself.",
    certificate_json: "Signed certificate (JSON)",
    archive: "Archive",
};
