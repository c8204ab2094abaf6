//! Images of patients and of results, said in words.

/// "Antes e depois" of a patient; of the gym it is another sense, which the patterns leave out by what stands beside.
pub const BEFORE_AFTER: &[&str] = &[
    "(o|os|nosso|nossos|meu|meus|seu|lindo|incrivel|este|esse|aquele|um|mais um) antes [e|x|versus|vs] depois",
    "antes [e|x|versus|vs] depois (da|do|das|dos|de|com a|com o) (nossa|nosso|minha|meu|uma|um) <person_treated>",
    "antes [e|x|versus|vs] depois (da|do|das|dos|de) (<person_treated>|@name)",
    "(veja|vejam|confira|confiram|olha|olhem|mostro|mostramos|galeria de|album de|arraste) ~2 antes [e|x|versus|vs] depois",
    "(olha|olhem|veja|vejam) (so|como|so como) ~~10 antes [e|x] depois",
    "(foto*|imagem|imagens|video*|serie|registro*|comparativo|caso*|resultado*) ~2 [de] antes [e|x|versus|vs] depois",
    "^ antes [e|x|versus|vs] depois $",
    "^ antes [e|x|versus|vs] depois (real|reais|incrivel|chocante|surpreendente)",
    "antes x depois",
    "foto* do antes",
    "antes depois (de|da|do) <procedure>",
    "^ antes x depois (de|da|do) <procedure>",
    "before and after (photo*|picture*|image*|gallery|results|of our|of my|of a patient)",
    "(see|view|check out|our|my|the) before and after[s]",
    "^ before and after $",
];

pub const BEFORE_AFTER_NOT: &[&str] = &[
    "antes e depois (do|da|dos|das|de) (treino*|exercicio*|refeic*|almoco|jantar|cafe|atividade*|sono|banho|dormir|comer|uso|consulta*|parto|gravidez|gestacao|menopausa|quimio*|vacina*|pandemia|exame*|cada|corrida*|prova*|jogo*|tomar|intervenc*|medic*|lei|amamentar|viagem|jejum|trabalho|aula*|covid*|ferias|natal|preparo|manipular|tocar|usar|beber)",
    "(o que|quando|como|quanto) ~4 antes e depois",
    "before and after (exercise|meals|eating|training|each|every|the workout|use|surgery|treatment|handling|touching|sleep)",
];

/// Who explains the tricks of such pictures shows none.
pub const BEFORE_AFTER_TOLD: &[&str] = &[
    "(redes sociais|rede social|internet|escond*|truque*|filtro*|manipul*|editad*|engan*|iluminacao|angulo*)",
    "(social media|hide*|trick*|filter*|lighting|edited|misleading|staged)",
];

/// A result of a named or counted patient used as publicity.
pub const PATIENT_RESULT: &[&str] = &[
    "(minha|meu|nossa|nosso|uma|um|a|o) <person_treated> ~8 (perdeu|eliminou|emagreceu|secou|reduziu) ~2 # <kilos>",
    "<person_treated> (que|ja) (perdeu|perderam|eliminou|eliminaram|emagreceu|emagreceram) # <kilos>",
    "(resultado*|evolucao|transformacao) (da|do|das|dos|de) (minha|meu|nossa|nosso|minhas|meus|nossas|nossos) <person_treated>",
    "(veja|vejam|confira|olha|olhem) ~3 (resultado*|evolucao|transformacao) (da|do|das|dos|de) ~2 (<person_treated>|@name)",
    "(veja|vejam|confira|olha|olhem) ~3 (resultado*|evolucao|transformacao) ~5 (minha|meu|nossa|nosso|minhas|meus|nossas|nossos) <person_treated>",
    "(perdi|emagreci|eliminei|sequei) # <kilos> (com|usando|tomando|seguindo|gracas)",
    "(mais de|ja sao) # (<person_treated>|pessoas) (emagrec*|transformad*|curad*|atendid* e satisfeit*)",
    "(my|our) <person_treated> lost # <kilos>",
    "(results|transformation) of (my|our) <person_treated>",
];

/// A case told of one patient.
pub const CLINICAL_CASE: &[&str] = &[
    "(atendi|atendemos|recebi|acompanhei|acompanho|tratei) ~2 (uma|um) (paciente|mulher|homem|menina|menino|crianca|adolescente|cliente|jovem|senhora|senhor|casal)",
    "(uma|um) (mulher|homem|menina|menino|crianca|adolescente|jovem|senhora|senhor|casal) que [eu] (atendi|atendo|acompanhei|acompanho|tratei)",
    "(lembro|lembrei|recordo|conto a historia|atendo) (de|da) (uma|um) (paciente|cliente)",
    "(minha|meu|uma|um) (paciente|cliente) (me contou|relatou|chegou|disse|procurou|veio|chorou|confessou|desabafou|sonhou)",
    "(minha|meu) (paciente|cliente) de # anos",
    "(paciente|cliente) (minha|meu) ~3 (contou|relatou|chegou|disse|procurou|veio|chorou|confessou|desabafou|sonhou)",
    "caso clinico (de|da|do|real)",
    "caso clinico ~~3 (mulher|homem|paciente|crianca|menina|menino)",
    "(historia|relato|caso) [real] (de|da|do) (minha|meu|nossa|nosso) (paciente|cliente)",
    "(i|we) (treated|saw) a (patient|woman|man|girl|boy|child)",
    "a patient of mine",
    "my patient (told|said|came|who)",
    "case report of (my|our)",
];

/// One patient may stand for all of them.
pub const CLINICAL_CASE_DOUBT: &[&str] = &[
    "relato (da|do|de) [uma|um] (paciente|cliente) ~~4 (#|que)",
    "(historia|caso) [real] (de|da|do) (uma|um) (paciente|cliente)",
    "(paciente|cliente) de # anos ~6 (que|chegou|procurou|tinha|sofria|relatou|contou|superou|veio)",
    "case report of a",
];

/// Live pictures of care.
pub const LIVE: &[&str] = &[
    "(cirurgia*|procedimento*|aplicacao|parto|consulta*|atendimento*|<procedure>) [~1] ao vivo",
    "(transmit*|transmissao|transmitiremos|live|lives|stories|filmagem|assista|acompanhe|veja|vejam|video) ~6 (cirurgia*|procedimento*|consulta*|atendimento*|parto*) ~3 em tempo real",
    "(assista|acompanhe|acompanhem|live|lives) ~4 (da|do|de|a|o|uma|um|minha|minhas|nossa|nossas) (cirurgia*|procedimento*|consulta*|atendimento*|aplicacao|parto)",
    "ao vivo (da|do|direto da|direto do) (sala de cirurgia|centro cirurgico|consultorio|minha cirurgia|bloco cirurgico)",
    "(transmit*|transmissao) ~2 ao vivo ~4 (cirurgia*|procedimento*|consulta*|atendimento*|aplicacao|parto)",
    "(transmitiremos|transmitimos|vamos transmitir|vou transmitir) ~4 (cirurgia*|procedimento*|consulta*|atendimento*|aplicacao|parto)",
    "live (surgery|surgeries|procedure|consultation)",
    "(watch|stream*) ~3 (surgery|procedure|consultation) live",
    "livestream* ~3 (surgery|procedure|consultation)",
];
pub const LIVE_NOT: &[&str] = &[
    "acompanhe (o|a) (atendimento|consulta|parto|cirurgia) (como|com|e)",
    "(doula|familia|acompanhante|obstetra|pai) ~4 acompanhe*",
    "acompanhe (a|o) (gestante|paciente|crianca)",
];
