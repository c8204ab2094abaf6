//! Every rule of this stage, as data. To add one: a line here, a check in the module of its topic, a row in `tests`.

use text::contract::types::{Finding, Message, Severity, Span};

/// A rule; its id never changes its meaning.
#[derive(Debug)]
pub struct Rule {
    pub id: &'static str,
    pub severity: Severity,
    /// Where the advice comes from. Rules on wording name the article of the author's council in the finding.
    pub source: &'static str,
    pub pt: &'static str,
    pub en: &'static str,
}

macro_rules! rules {
    ($($name:ident $id:literal $severity:ident $source:literal $pt:literal $en:literal)*) => {
        $(pub static $name: Rule = Rule { id: $id, severity: Severity::$severity, source: $source, pt: $pt, en: $en };)*
        /// All rules in the order of their ids.
        pub static ALL: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    TITLE_MISSING "E-SEO-01" Warning "WCAG 2.2, 2.4.2; HTML (WHATWG), 4.3.11"
        "A página não tem título (título de nível 1)." "The page has no title (heading of level 1)."
    TITLE_REPEATED "E-SEO-02" Warning "HTML (WHATWG), 4.3.11"
        "A página tem mais de um título de nível 1." "The page has more than one heading of level 1."
    LEVEL_SKIPPED "E-SEO-03" Warning "WCAG 2.2, 1.3.1 (técnica H42)"
        "A ordem dos títulos pula um nível." "The order of headings skips a level."
    HEADING_EMPTY "E-SEO-04" Warning "WCAG 2.2, 2.4.6"
        "Um título está vazio." "A heading is empty."
    HEADINGS_FEW "E-SEO-05" Info "WCAG 2.2, 2.4.10"
        "Um trecho longo não tem subtítulos." "A long stretch has no subheadings."
    TITLE_LONG "E-SEO-06" Info "Google Search Central, links de título"
        "O título passa de 60 caracteres e aparece cortado na busca." "The title has more than 60 characters and is cut in search results."
    DESCRIPTION_POOR "E-SEO-07" Info "Google Search Central, snippets"
        "O texto não oferece uma descrição de ao menos 50 caracteres." "The text offers no description of at least 50 characters."
    KEYWORD_STUFFED "E-SEO-08" Warning "Google Search Essentials, políticas de spam (repetição de palavras-chave)"
        "Uma palavra se repete em excesso." "A word is repeated too often."
    KEYWORD_ABSENT "E-SEO-09" Info "Google Search Essentials"
        "Uma palavra-chave pedida não está no texto." "A requested keyword is not in the text."
    SELF_PROMOTION "E-SEO-10" Warning "Código de ética do conselho do autor (autopromoção)"
        "Título ou descrição se compara a colegas ou se elogia." "Title or description compares itself to colleagues or praises itself."
    COMMERCIAL "E-SEO-11" Warning "Código de ética do conselho do autor (preço e promoção)"
        "Título ou descrição usa preço, gratuidade, promoção ou prêmio como apelo." "Title or description attracts by price, gifts, promotions or prizes."
    SENSATIONAL "E-SEO-12" Warning "Código de ética do conselho do autor (sensacionalismo)"
        "Título ou descrição é sensacionalista ou cria urgência." "Title or description is sensational or makes things urgent."
    PROMISE "E-SEO-13" Warning "Código de ética do conselho do autor (promessa de resultado)"
        "Título ou descrição promete resultado." "Title or description promises a result."
    ALT_MISSING "E-SEO-14" Warning "WCAG 2.2, 1.1.1; Lei 13.146/2015, art. 63"
        "Uma imagem não tem texto alternativo." "An image has no alternative text."
    ALT_POOR "E-SEO-15" Info "WCAG 2.2, 1.1.1 (falha F30)"
        "Um texto alternativo não descreve a imagem." "An alternative text does not describe its image."
    PARAGRAPH_LONG "E-SEO-16" Info "ISO 24495-1:2023 (linguagem simples)"
        "Um parágrafo é longo demais." "A paragraph is too long."
    SENTENCE_LONG "E-SEO-17" Info "ISO 24495-1:2023 (linguagem simples)"
        "Uma frase é longa demais." "A sentence is too long."
    HARD_TO_READ "E-SEO-18" Warning "Flesch 1948; Martins et al. 1996"
        "O texto é difícil para pacientes." "The text is hard to read for patients."
    SENTENCES_LONG "E-SEO-19" Warning "ISO 24495-1:2023 (linguagem simples)"
        "Muitas frases têm mais de 20 palavras." "Many sentences have more than 20 words."
    LINKS_INTERNAL "E-SEO-20" Info "Google Search Central, boas práticas de links"
        "O texto não leva a nenhuma outra página do site." "The text leads to no other page of the site."
    LINK_INSECURE "E-SEO-21" Warning "RFC 9110, 4.2.2; Google Search Central, HTTPS"
        "Um link leva a um endereço sem criptografia." "A link leads to an address without encryption."
    LINK_VAGUE "E-SEO-22" Info "WCAG 2.2, 2.4.4"
        "O texto de um link não diz aonde ele leva." "The text of a link does not say where it leads."
    REFERENCES_NONE "E-SEO-23" Warning "Google, Search Quality Rater Guidelines (YMYL, E-E-A-T)"
        "O texto não cita nenhuma referência." "The text cites no reference."
    AUTHOR_INCOMPLETE "E-SEO-24" Warning "Google, Search Quality Rater Guidelines (YMYL, E-E-A-T)"
        "A identificação do autor está incompleta." "The author's identification is incomplete."
    REFERENCES_OLD "E-SEO-25" Info "Google, Search Quality Rater Guidelines (YMYL, E-E-A-T)"
        "Nenhuma referência é dos últimos 5 anos." "No reference is from the last 5 years."
    SPECIALTY_UNREGISTERED "E-SEO-26" Warning "Res. CFM 2.336/2023, art. 4º, II; normas do conselho do autor"
        "A especialidade não tem número de registro e fica fora dos dados da página." "The specialty has no registration number and is left out of the page's data."
    REFERENCE_REFUSED "E-SEO-27" Error "ICMJE, Recommendations (retratações); Lauda: só referências confirmadas"
        "Uma referência retratada ou não confirmada ficou fora dos dados da página." "A retracted or unconfirmed reference was left out of the page's data."
    TEXT_SHORT "E-SEO-28" Info "Google, Search Quality Rater Guidelines (YMYL, E-E-A-T)"
        "O texto é curto para um tema de saúde." "The text is short for a subject of health."
    DIRECTOR_UNNAMED "E-SEO-29" Info "Res. CFM 2.336/2023, art. 5º; Google, Search Quality Rater Guidelines"
        "O site não informa o registro do estabelecimento ou o diretor técnico." "The site does not give the establishment's registration or its technical director."
}

impl Rule {
    /// What the rule says of the whole page, or of what is missing.
    pub fn finding(&self) -> Finding {
        Finding {
            rule: self.id.to_owned(),
            source: self.source.to_owned(),
            severity: self.severity,
            span: None,
            message: message(self.pt, self.en),
            suggestion: None,
            fix: None,
        }
    }

    /// The finding at a place of a block.
    pub fn at(&self, block: &str, range: std::ops::Range<usize>) -> Finding {
        // A document has at most 2 MiB of text, so offsets fit.
        let (start, end) = (range.start as u32, range.end as u32);
        Finding { span: Some(Span { block: block.to_owned(), start, end }), ..self.finding() }
    }
}

pub fn message(pt: impl Into<String>, en: impl Into<String>) -> Message {
    Message { pt: pt.into(), en: en.into() }
}

/// Adds to a finding what it cannot know as data.
pub trait Detail {
    /// Replaces the rule's summary.
    fn saying(self, pt: impl Into<String>, en: impl Into<String>) -> Self;
    fn suggesting(self, pt: impl Into<String>, en: impl Into<String>) -> Self;
}

impl Detail for Finding {
    fn saying(mut self, pt: impl Into<String>, en: impl Into<String>) -> Self {
        self.message = message(pt, en);
        self
    }

    fn suggesting(mut self, pt: impl Into<String>, en: impl Into<String>) -> Self {
        self.suggestion = Some(message(pt, en));
        self
    }
}
