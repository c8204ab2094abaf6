//! Who speaks in a text: its author, who says what they are, and others, whose words it repeats or whose life it tells.

/// Others say it: a video, the neighbours, a label. What follows is mentioned and perhaps not meant.
pub const REPORTED: &[&str] = &[
    "<voices> ~5 (diz*|dizem|afirm*|aleg*|promet*|jura|juram|garant*|suger*|ensina*|recomenda*|acredita*|acha|acham|anuncia*|defende*)",
    "(dizem|diziam) que",
    "(acredita se|ha quem diga|ouvi dizer|ouve se|le se|reza a lenda|segundo a lenda)",
    "(circula*|viraliz*|corre) ~2 (na|nas|pelo|pela|pelas|no) (rede|redes|internet|whatsapp|tiktok|instagram|grupos)",
    "(diz|dizia|promete|prometia|prometiam|anunciava|afirmava|garantia) (o|a|os|as|um|uma) <voices>",
    "<voices> ~4 (say|says|said|claim*|promis*|insist*|swear*|suggest*)",
    "(some|many) people (say|claim|believe|think|swear)",
    "(says|said|claims|claimed|promises|promised) (the|a|an|one) <voices>",
    "is the kind of headline",
];

/// Words of a private life, which set a patient's neighbour apart from somebody in a book of history.
pub const PRIVATE: &[&str] = &[
    "(paciente*|vizinh*|amig*|colega*|esposa|esposo|marido|mulher|mae|pai|filh*|irmao|irma|irmas|irmaos|avo|neto|neta|tia|tio|sobrinh*|primo|prima|primos|primas|cunhad*|sogr*|namorad*|companheir*|cuidador*|acompanhante)",
    "(dona|seu|sr|sra|senhor|senhora|menin*|bebe)",
    "(me|nos|lhe) (contou|disse|ligou|mostrou|procurou|escreveu)",
    "(patient*|neighbor*|neighbour*|friend|friends|wife|husband|mother|father|son|daughter|brother|sister|aunt|uncle|cousin*|grandmother|grandfather|grandson|granddaughter|partner|carer|caregiver|mr|mrs|ms|miss|boy|girl|baby)",
    "told (us|me)",
];

/// A case that is made up to teach.
pub const INVENTED: &[&str] = &[
    "(caso|casos|paciente|personagem|personagens|nome|nomes|exemplo|situacao|vinheta|historia) ~1 (hipotetic*|fictici*|inventad*|simulad*)",
    "(imagine|suponha|digamos) (que|um|uma|o|a)",
    "(hypothetical|fictional|fictitious|imaginary|invented) (case|patient|person|example|name*|character|vignette|scenario)",
    "^ (exemplo|example|vinheta|vignette|cenario|scenario)",
    "(o que|que) (voce|voces|vc) (faria|fariam|sugeriria|pediria|pediriam|responderia)",
    "what would you (do|order|suggest|say|ask)",
    "(discuta|discutam|debata) (em|com|o|a)",
    "imagine (a|an|that)",
];

/// Persons of public life and of history: who is told of so is nobody's patient.
pub const PUBLIC: &[&str] = &[
    "(nobel|descobriu|descobriram|inventou|inventaram|pioneir*|fundou|fundaram|cientista*|pesquisador*|escritor*|filosof*|ministr*|president*|imperador*|rainha|cantor*|ator|atriz|atleta|jogador*|cartunista)",
    "(descreveu|descreveram|publicou|publicaram|escreveu) ~4 (doenca|sindrome|artigo|livro|estudo|primeir*|tratado|obra|em #)",
    "(segundo|(estudo|estudos|pesquisa|artigo|livro|ensaio|revisao|relatorio|teoria|escala|metodo) (de|do|da|dos))",
    "(according to|(study|studies|survey|paper|book|report|review|trial|theory|research|work) (by|of)|and colleagues|et al)",
    "(professor*|autor|autora|autores|author|authors|historiador*|historian*|jornalista*|journalist*|deputad*|senador*|senator|charity|foundation|documentary|documentario|novel|romance|film|filme)",
    "(feit*|criad*|realizad*|descrit*|desenvolvid*|propost*|dirigid*|fundad*) por",
    "(created|performed|proposed|designed|developed|described|led) by",
    "(discovered|invented|pioneer*|founded|scientist*|researcher*|philosopher|president|minister|king|queen|emperor|singer|actor|actress|athlete|player)",
    "(described|published|wrote|first|showed|introduced|developed) ~5 (disease|syndrome|paper|book|study|vaccine|score|scale|in #)",
];

/// The language of clinical records.
pub const RECORD: &[&str] = &[
    "(paciente|pcte|pct|pac) ~3 (refere|nega|relata|em uso|evolui|mantem|queixa|retorna|comparece|estavel|internad*|hipertens*|diabetic*)",
    "(mantenho|mantida|mantido|mantidos|solicito|solicitad*|encaminho|reavaliar|reavaliacao em|suspendo|nega alergia*|nega febre)",
    "oriento (retorno|repouso|hidratacao|sinais|familia*|a paciente|o paciente|a mae|dieta)",
    "retorno em # (dias|semanas|meses) com exame*",
    "(ao exame|exame fisico|hipotese diagnostica|queixa principal|historia da doenca|alta hospitalar|leito #|em uso de|em uso continuo)",
    "(hd|hda|hma|hpp|qp|bcf|mv|raf|sao2|spo2|pa # x #|eupneic*|anicteric*|acianotic*|normocorad*)",
    "(pediu|pede|preciso (de|da)|renovar|renovacao (de|da)) ~2 receita",
    "(dieta oral aceita|dieta por sonda|acesso venoso|sinais vitais estaveis|prescrit* de # em #)",
    "(pt|patient) (reports|denies|presents|complains|seen|admitted|discharged)",
];

pub const PHYSICIAN: &[&str] = &[
    "(sou|somos) [um|uma|o|a] (medico|medica|medicos|medicas|dermatologista*|cardiologista*|psiquiatra*|neurologista*|ginecologista*|obstetra*|ortopedista*|pediatra*|oftalmologista*|urologista*|endocrinologista*|nutrolog*|geriatra*|oncologista*|infectologista*|reumatologista*|pneumologista*|gastroenterologista*|otorrino*|anestesi*|cirurgia plastica|cirurgiao plastico|clinico geral|clinica geral)",
    "aqui [quem fala] e [o|a] (dr|dra|doutor|doutora) ~2 (medico|medica|dermatologista|cardiologista|psiquiatra|neurologista|ginecologista|obstetra|ortopedista|pediatra|oftalmologista|urologista|endocrinologista|nutrologo|nutrologa|geriatra|oncologista)",
    "i am a [~1] (physician|medical doctor|dermatologist|cardiologist|psychiatrist|pediatrician|surgeon|family doctor|general practitioner)",
];

pub const PSYCHOLOGIST: &[&str] =
    &["(sou|somos) [um|uma|o|a] (psicolog*|neuropsicolog*|psicoterapeuta*)", "i am a [~1] psychologist"];

pub const NUTRITIONIST: &[&str] = &["(sou|somos) [um|uma|o|a] nutricionista*", "i am a [~1] (dietitian|nutritionist)"];

pub const DENTIST: &[&str] = &[
    "(sou|somos) [um|uma|o|a] (dentista*|cirurgiao dentista|cirurgia dentista|cirurgioes dentistas|ortodontista*|odontopediatra*|periodontista*|endodontista*|implantodontista*)",
    "i am a [~1] (dentist|orthodontist)",
];

pub const NURSE: &[&str] =
    &["(sou|somos) [um|uma|o|a] (enfermeir*|tecnic* de enfermagem|obstetriz)", "i am a [~1] (nurse|midwife)"];
