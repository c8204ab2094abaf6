//! Praise: of oneself ("o melhor da cidade"), of equipment and methods, by patients; and the fear and urgency that sell.

/// A superlative of a person or a clinic.
pub const SUPERLATIVE: &[&str] = &[
    "(melhor|melhores) [<clinic> de] <clinician> [~1] (da|de|do|das|dos|em|no|na) ~1 <area>",
    "(melhor|melhores) <clinic> [~2] (da|de|do|em|no|na) ~1 <area>",
    "(melhor|melhores) <clinician> [~1] (da|de|do|em|no|na) ~1 @name",
    "(sou|somos|eleit*|considerad*|conhecid* como) [~1] (o|a|os|as) melhor*",
    "^ (a|o) melhor <clinic> [$]",
    "(melhor|melhores) (clinica|consultorio|equipe) (de|em|para)",
    "(escolha|conheca|agende com|confie|conte com) (o|a) melhor <clinician>",
    "(a|o) melhor (nutri|nutricionista|psicologa|psicologo|dentista|enfermeira|dermatologista|dermato) [$]",
    "(somos|sou|dr|dra|eleit*|<clinic>|<clinician>) ~3 (numero|no|n) (1|um) (em|do|da|no|na|de)",
    "(numero|no|n) (1|um) em ~1 (<procedure>|<service>|terapia|estetica|implantes)",
    "referencia (nacional|internacional|mundial|absoluta|regional) em",
    "(<clinician>|<clinic>) ~3 (mais bem|melhor) avaliad*",
    "mais premiad* (da|do|de|no|na)",
    "(somos|sou) [o|a] (numero|no|n) 1",
    "(somos|sou) [a|uma|um|o] [maior|grande] referencia",
    "(dr|dra|doutor|doutora) ~5 (e|como|uma|a) [a|uma] [maior] referencia (em|no|na|nacional)",
    "(nossa|nosso) ~3 referencia (em|no|na|nacional|internacional)",
    "(clinica|clinicas|consultorio|consultorios|equipe) ~3 referencia (em|no|na|nacional|internacional)",
    "(ninguem|nenhum|nenhuma) ~5 (melhor|tao bem) (que|do que|quanto|como) (eu|nos|a gente)",
    "(nenhum|nenhuma) [outr*] (<clinician>|<clinic>) ~3 (tem|possui|domina|faz) [a|o] (minha|meu|nossa|nosso)",
    "(cirurgia|cirurgiao|medic*|dermatologista|dentista|psicolog*|nutricionista|profissional|especialista) referencia (em|no|na|nacional|internacional)",
    "(medic*|dentista|nutricionista|psicolog*|enfermeir*|cirurgiao|dermatologista|clinica|profissional) do ano",
    "melhores do ano",
    "top (doctor*|dermatolog*|dentist*|of mind)",
    "(clinica|medico|medica|dr|dra|fui|fomos|somos|sou|equipe|dentista|nutricionista|psicologa|psicologo) ~4 premiad*",
    "(recebi|recebemos|ganhei|ganhamos|conquistei|conquistamos) ~2 premio",
    "(nota|avaliacao) (5|10|maxima) (no|na|do) google",
    "(<clinic>|<clinician>|nota|avaliacao|avaliacoes|atendimento|google|doctoralia) ~3 (5|cinco) estrelas",
    "(5|cinco) estrelas (no|na|em|do|pelos|pelas)",
    "(nosso|nossa|temos|conquistamos|recebemos) ~2 selo",
    "(dr|dra|sou|somos|considerad*|clinica) ~6 (maior|principal) (autoridade|nome|referencia)",
    "(sou|somos) ~3 mais (indicad*|recomendad*|requisitad*|querid*)",
    "mais (procurad*|renomad*|conceituad*|famos*|competente*) <clinician>",
    "(<clinician>|<clinic>) mais (procurad*|renomad*|conceituad*|famos*|experiente*|competente*) (da|do|de|em|no|na)",
    "(nosso|nossa|somos|sou) ~6 (superior|melhor|melhores) (aos|que os|do que os) (outros|demais|concorrentes)",
    "diferente d(e|os|as) outr(os|as) <clinician>",
    "best (<clinician>|<clinic>) (in|of)",
    "no other (<clinic>|<clinician>) (has|offers|can|in|comes)",
    "(we are|i am|i m|voted) the best",
    "(is|are) the best (<clinician>|<clinic>)",
    "(number one|no 1) (<clinician>|<clinic>) in",
    "<clinic> ~3 number one in",
    "award winning (<clinician>|<clinic>)",
    "(doctor|dentist|clinic|nurse) of the year",
    "five star (<clinic>|<clinician>|reviews)",
    "leading (<clinician>|<clinic>) in",
];

/// Of a public hospital, or of food, it informs.
pub const SUPERLATIVE_DOUBT: &[&str] = &[
    "<clinic> ~3 referencia (em|no|na|nacional|internacional)",
    "(<clinic>|<clinician>) ~4 selo ~1 (qualidade|excelencia|ouro)",
    "(5|cinco) estrelas",
    "(<clinician>|equipe) ~4 premiad*",
];

/// Other senses.
pub const SUPERLATIVE_NOT: &[&str] = &[
    "(causa|fator|inimig*|motivo|doenca|queixa|problema|passo|dica|regra|tipo|grau|fase|tabela|figura|fibra*|causas|item|exercicio|segundo|parte|grupo|pergunta|capitulo|etapa|lugar) ~1 (numero|no|n) (1|um)",
    "(valor*|faixa*|intervalo*|dose*|unidade*|padrao|centro*|servico*|laboratorio*|rede) ~1 [de] referencia",
    "(o|a) melhor (<clinician>|<clinic>) ~6 e (aquele|aquela|quem|o que|a que)",
    "hospital das clinicas ~2 referencia",
    "como (escolher|encontrar|achar|saber) ~4 melhor",
    "(procure|procurar|escolher|encontrar|encontre|buscar|indicar|indicara) (o|a|um|uma) melhor",
    "qual ~2 melhor",
    "tipo 1",
    "best practice*",
    "(premiad*|premio) ~4 (nobel|ciencia|cientific*|literatura)",
    "nobel",
    "(diabetes|fase|grau) ~1 1",
    "mais (experiente|antig*|procurad*|competente) (da|do) (equipe|grupo|turma|plantao|setor)",
    "hospital de referencia",
    "hospitais ~2 referencia",
    "(no|n|numero) 1 (de|do) (whatsapp|telefone|calendario|cartao)",
];

/// Equipment or technique with powers of its own.
pub const EQUIPMENT: &[&str] = &[
    "<device> [cirurgico|cirurgica|capilar|dental|facial|medico] mais (modern*|avancad*|potente*|complet*|precis*|segur*) [~1] (do|da|de|no|na|que existe*|em|disponive*)",
    "(o|a|os|as) mais (modern*|avancad*|complet*|potente*) <device>",
    "(o|a|os|as) mais modern* (do|da|de|em|no|na) ~2 (<area>|laser|tecnologia|estetica)",
    "(unic*) (da|do|na|no|em) <area> (com|a|que)",
    "(unic*) (clinica|consultorio|hospital|medic*|centro) (da|do|na|no|em) [~1] <area>",
    "<device> [~1] (exclusiv*|inigualave*|unic* no)",
    "exclusiv* <device>",
    "unic* (da|na) (cidade|regiao)",
    "unico (da|na) (cidade|regiao) ",
    "(tecnologia|aparelho|laser) (que so|que somente|que apenas) (nos|eu|a gente|a clinica|aqui)",
    "most (advanced|modern|powerful) [laser] <device> (in|of|available)",
    "only (clinic|practice|doctor) in ~3 <area>",
    "exclusive (technology|device|laser|equipment)",
    "(nenhum|nenhuma) [outr*] <clinic> ~4 (tem|possui|oferece|conta com|dispoe)",
    "only <clinic> in <area>",
];

pub const EQUIPMENT_DOUBT: &[&str] = &[
    "<device> de ultima geracao",
    "<device> mais modern*",
    "ultimo modelo de <device>",
    "state of the art <device>",
    "cutting edge <device>",
];

/// A method said to be revolutionary, secret or one's own.
pub const METHOD: &[&str] = &[
    "<method> ~2 (revolucionari*|milagros*|exclusiv*|inedit*|secret*|inigualave*)",
    "(revolucionari*|milagros*|exclusiv*|inedit*|secret*) ~1 <method>",
    "<method> ~2 (que|eu) [eu] (desenvolvi|criei|inventei|patenteei|desenvolvemos|criamos|inventamos)",
    "(desenvolvi|criei|inventei|desenvolvemos|criamos) ~2 [proprio|propria] <method>",
    "<method> (proprio|propria) (que|da clinica|do dr|da dra|desenvolvid*)",
    "(meu|nosso) (metodo|protocolo) (proprio|exclusivo|unico)",
    "descoberta (revolucionaria|milagrosa)",
    "(metodo|protocolo) (do|da) (dr|dra)",
    "revolutionary <method>",
    "(miracle|miraculous|secret) <method>",
    "<method> [that|which] (i|we) [have] (developed|created|invented)",
    "my own <method>",
    "exclusive <method>",
];

/// What a neighbourhood has only one of.
pub const EQUIPMENT_NOT: &[&str] = &[
    "<device> ~2 mais ~1 (do que|que)",
    "(ubs|upa|caps|posto|hospital|maternidade|pronto socorro|hemocentro|escola|universidade) ~6 unic*",
];

pub const METHOD_NOT: &[&str] = &[
    "aleitamento ~1 exclusiv*",
    "(uso|dedicacao|alimentacao|amamentacao|atendimento) exclusiv*",
    "exclusivo (do|da|de|para) (mulheres|homens|criancas|adultos|pacientes|uso|sus|hospital)",
    "<method> ~2 exclusivamente",
    "exclusivamente",
    "<method> ~1 exclusiv* (de|do|da|para) (uso|ambiente|hospital*|mulheres|homens|criancas)",
    "(metodo|protocolo) (do|da) (dr|dra) ~2 (kegel|apgar)",
    "(metodo|tecnica) (que|para) ~2 exclusiv*",
];

/// History, which may call a discovery what it was.
pub const HISTORY: &[&str] = &[
    "(epoca|seculo|decada|decadas|antigamente|historicamente)",
    "(descobert*|inventad*|criad*|descrit*) em #",
    "(century|decade|at the time|discovered in #)",
];

/// Practices that the medical council does not recognise; who offers them owes an explanation.
pub const UNRECOGNISED_MEDICAL: &[&str] = &[
    "modulacao hormonal",
    "chip da beleza",
    "terapia antienvelhecimento",
    "medicina antienvelhecimento",
    "terapia anti aging",
    "hidrocolonterapia",
    "hidroterapia de colon",
    "biorressonancia",
    "auto hemoterapia",
    "autohemoterapia",
    "soroterapia",
    "ozonioterapia",
    "iridologia",
    "radiestesia",
    "protocolo coimbra",
    "solucao mineral milagrosa",
    "mms",
    "dioxido de cloro",
    "quelacao para autismo",
    "bioresonance",
    "chelation for autism",
    "ozone therapy",
    "anti aging hormone*",
];

/// The same for psychologists.
pub const UNRECOGNISED_PSYCHOLOGICAL: &[&str] = &[
    "constelacao familiar",
    "constelacoes familiares",
    "barras de access",
    "thetahealing",
    "theta healing",
    "reiki",
    "florais",
    "terapia de vidas passadas",
    "regressao a vidas passadas",
    "radiestesia",
    "apometria",
    "mapa astral",
    "tarot",
    "taro terapeutico",
    "hipnose quantica",
    "terapia quantica",
    "cura quantica",
    "alinhamento de chakras",
    "family constellation*",
    "past life regression",
    "access bars",
    "quantum healing",
];

pub const OFFERS: &[&str] = &[
    "(faco|fazemos|ofereco|oferecemos|trabalho com|trabalhamos com|atendo com|realizo|realizamos|aplico|aplicamos|agende|marque|conheca|venha|experimente|utilizo|utilizamos|temos|disponibilizamos|sessao de|sessoes de|indico|recomendo)",
    "(i|we) (offer|use|provide|perform|recommend)",
    "(book|schedule|try)",
];

/// What patients say.
pub const TESTIMONY: &[&str] = &[
    "(depoimento*|feedback*) (de|da|do|das|dos|da nossa|do nosso) [~2] (paciente*|cliente*|quem)",
    "(veja|leia|confira|assista|ouca|olha|olhem) ~3 (depoimento*|feedback*)",
    "o que (nossos|nossas|meus|minhas|os) (paciente*|cliente*) (dizem|falam|acham|contam)",
    "(dr|dra|doutor|doutora|medica|medico|psicologa|psicologo|dentista|nutri|nutricionista|enfermeira|terapeuta) ~~6 (mudou|salvou|transformou) [a] minha vida",
    "(mudou|salvou|transformou) (a) minha vida ~8 (dr|dra|doutor*|clinica|equipe)",
    "(super|mega|hiper) recomendo",
    "(recomendo muito|recomendo demais|recomendo a todos|recomendo de olhos fechados)",
    "(obrigad*|gratidao|gratid*) ~~3 (dr|dra|doutor|doutora) ~~5 por (mudar|salvar|transformar)",
    "(fiz|realizei) ~5 com (o|a) (dr|dra|doutor*) ~12 (amei|adorei|recomendo|maravilh*|perfeit*|incrivel)",
    "(amei|adorei) (o|meu) (resultado|atendimento|procedimento)",
    "melhor (medica|medico|profissional|dentista|psicologa|nutri|nutricionista) que (eu) [ja] (conheci|fui|tive|passei)",
    "(patient|client) testimonial*",
    "testimonials from",
    "what our (patients|clients) say",
    "(dr|doctor) ~4 changed my life",
    "highly recommend ~4 (dr|doctor|clinic)",
];

/// Thanks, which a message to the clinic may carry too.
pub const TESTIMONY_DOUBT: &[&str] = &[
    "(obrigad*|gratidao|gratid*) ~~3 (dr|dra|doutor|doutora) ~~5 (por (tudo|cuidar|me)|pelo|pela)",
    "thank you (dr|doctor)",
];

pub const TESTIMONY_NOT: &[&str] = &[
    "depoimento* (judicia*|especial|a policia|em juizo|na delegacia)",
    "recomendo muito (repouso|cuidado|que procure|cautela|atencao)",
];

/// Fear, hurry and scarcity.
pub const SENSATION: &[&str] = &[
    "vagas (limitadas|limitadissimas|restritas)",
    "ultimas (vagas|unidades)",
    "ultimos (horarios|lugares)",
    "(ultimas horas|ultimos dias) (para|de|da) (garant*|agend*|inscri*|promoc*|oferta|desconto|aproveit*|matricul*)",
    "(restam|sobraram|so tem) ~2 vagas",
    "(so|somente|apenas) (hoje|ate amanha|esta semana|ate sexta|ate domingo)",
    "por tempo limitado",
    "(ultima|unica) (chance|oportunidade)",
    "(corra|corre) (que|e (garanta|agende|marque|aproveite)|antes que)",
    "nao perca (esta|essa|sua|mais) (oportunidade|chance|vaga|promocao)",
    "nao perca a (vaga|promocao|oportunidade)",
    "(segredo|verdade) que (os|as) (medicos|dentistas|nutricionistas|industria) (esconde*|nao [te|lhe|nos] (conta*|revela*|quer*))",
    "o que (os medicos|seu medico|a industria) (esconde*|nao [te|lhe|nos] (conta*|revela*|quer*))",
    "o que ninguem [te|lhe] (conta*|revela*)",
    "(medicos|dentistas) (odeiam|escondem)",
    "(chocante|inacreditavel|bombastico|surpreendente) (resultado|transformacao|descoberta)",
    "(resultado|transformacao) (chocante|inacreditavel|impressionante|surreal)",
    "limited (spots|slots|places|time offer)",
    "(last|final) (chance|spots)",
    "act now",
    "today only",
    "don t miss (this|out)",
    "what (doctors|your doctor) (don t|won t|doesn t) (want|tell)",
    "secret (doctors|dentists) hide",
    "shocking (results|transformation)",
];

pub const SENSATION_DOUBT: &[&str] = &[
    "antes que seja tarde [demais]",
    "amanha pode ser tarde [demais]",
    "pode nao (ter|haver) (outra|nova|segunda) (chance|oportunidade)",
    "antes que (piore|aconteca o pior)",
    "voce pode (estar|ser) ~2 (morrendo|proxima vitima)",
    "before it s too late",
];

pub const SENSATION_NOT: &[&str] = &[
    "(last|final) chance (for|to|of) (cure|survival|surviv*|live|treatment|transplant|life)",
    "(ultima|unica) (chance|oportunidade) (de|para) (cura*|trata*|sobreviv*|viver|vida|transplante|a terapia)",
    "(se|caso|quando|if|when) ~~8 act now",
    "act now ~~4 (911|192|999|ambulance|emergency|help)",
    "(so|somente|apenas) hoje ~6 (pessoas|casos|mortes|brasileir*|doses|pacientes)",
    "(estudo*|pesquisa*|ensaio*|study|trial) ~8 (resultado|resultados|results) (impressionante|surpreendente)",
    "(so|somente|apenas) hoje ~2 (sabe*|entende*|conhece*|foi|ha|existe*)",
    "ultimas horas de (vida|sono|jejum|trabalho)",
    "(nas|das|as) ultimas (horas|vagas de leito)",
    "(nos|dos) ultimos (dias|horarios)",
    "(uma|a) ultima (chance|oportunidade) (de|para) (terapia|tratamento curativo)",
    "vagas ~2 (uti|sus|creche|residencia)",
];
