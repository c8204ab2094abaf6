//! Doses, medicines and what may not be said of them.

/// A dose given to whoever reads.
pub const PERSONAL_DOSE: &[&str] = &[
    "<take> ~4 # <solid>",
    "(tome|tomem|ingira) ~4 # gota*",
    "^ de # <doseunit> (de|do|da) <remedy>",
    "<take> ~3 (meio|metade de um) comprimido",
    "(voce|vc) [deve|pode|precisa|vai] (tomar|usar|aplicar|toma|usa) ~4 # <doseunit>",
    "(prescrevo|receito|prescrevi para voces|passo) ~6 # <doseunit>",
    "(basta|e so|so) (tomar|usar) ~4 # <doseunit>",
    "^ (tomar|usar|pingar|aplicar) ~4 # <doseunit> ~3 <schedule>",
    "@rx [de] # <doseunit> ~3 <schedule>",
    "(aumente|dobre|reduza|suspenda|pare) [a dose|o uso] (do|da|de) [seu|sua] @rx",
    "^ take ~4 # <solid>",
    "you (should|can|must|may) take ~4 # <doseunit>",
    "take # <doseunit> of ~6 (every|daily|twice|once|at night|in the morning)",
    "i prescribe ~4 # <doseunit>",
    "^ (start|begin) with # <solid>",
];
/// Grams and millilitres measure water and toothpaste too, and drops are those of artificial tears.
pub const PERSONAL_DOSE_DOUBT: &[&str] =
    &["<take> ~4 # <doseunit>", "^ take ~4 # <doseunit>", "^ (start|begin) with # <doseunit>"];

/// What leaves a dose to whoever prescribes, to the label or to a guideline, and so gives it to nobody in particular.
pub const DEFERENCE: &[&str] = &[
    "(conforme|segundo|seguindo|siga|respeite|de acordo com|como) ~3 (orienta*|prescri*|receita*|receito*|indica*|indico*|bula|rotulo|embalagem|medic*|dentista|pediatra|farmaceutic*|plano de acao|diretriz*|ministerio|sociedade|equipe)",
    "(se|quando|caso|que|quem) ~3 <prescriber> ~3 (indic*|recomend*|prescrev*|receit*|orient*|autoriz*|ped*|decid*)",
    "<prescriber> ~2 (pode|podem|deve|devem|costuma*|ira|vai|define|decide|ajusta|escolhe|prescreve|prescreveu|receita|receitou|indica|indicou|recomenda|orienta)",
    "(a|na|da|sua) (receita|prescricao|bula|diretriz)",
    "(foi|for|tiver sido|esta|seja|quando) (prescrit*|receitad*|indicad*)",
    "(diretriz*|consenso|ministerio da saude|organizacao mundial|oms|anvisa|sociedade brasileira)",
    "(em geral|geralmente|costuma*|usual*|habitual*|normalmente|a maioria|muita gente|por exemplo|varia|variam)",
    "(dose maxima|no maximo|sem passar de|sem ultrapassar)",
    "(dose|doses|esquema|posologia) ~1 (inicial|iniciais|media|padrao|alvo|comum|de manutencao|de ataque|recomendada|terapeutica)",
    "(estudo|ensaio|braco|comparador|placebo|bula|adultos|em adultos|comum|comuns|habitual|recomendad*)",
    "<schedule> ~6 (was|were|is|are|foi|era|sao|foram|reduziu|reduziram)",
    "(starting|initial|standard|target|maintenance|common|recommended|adult) dose*",
    "(trial|study|arm|comparator|placebo|in adults|for adults|adults|leaflet|common|commonly|recommended)",
    "(as|if|when|unless|how) ~3 (directed|prescribed|told|instructed|advised|recommended|needed)",
    "<prescriber> ~2 (may|might|will|can|prescribe*|recommend*|start*|told|advise*|suggest*|direct*|decide*|adjust*)",
    "(follow|read|check|on|per|the) (label|package|leaflet|prescription) [says|directions|instructions]",
    "(guideline*|usually|typical*|often|generally|most people|for example|the usual dose|maximum)",
];
pub const PERSONAL_DOSE_NOT: &[&str] = &[
    "# (ml|g|gramas|mililitros|colher|colheres) de (agua|leite|suco|cha|soro caseiro|alcool|sal|acucar|aveia|fibra*|proteina*|carboidrato*|azeite|farinha|chia|linhaca|sopa|sobremesa|cha verde|mel|fruta*|protetor)",
    "<take> ~4 # ml de agua",
    "# (g|gramas|grams|ml) por (dia|quilo)",
    "use ~3 # (gotas|jatos) de (repelente|alcool|protetor|sabonete|perfume)",
    "(who|to|patients|people|participants|women|men|adults|they|often|usually|and|or) take",
    "que ~1 (adultos|gestantes|lactantes|criancas|pacientes|pessoas|mulheres|homens|idosos|bebes|todas|todos|quem|o paciente|a paciente|a gestante|o adulto|a crianca) ~2 <take>",
    "quem <take>",
    "take # ml of (water|juice)",
    "# (mg|g|mcg) de (sodio|colesterol|calcio|potassio|acucar|cafeina|fibra*|sal)",
    "(estudo*|participante*|ensaio*|grupo*) ~8 (usou|usaram|tomou|tomaram|recebeu|receberam)",
];

/// Diagnosis and advice to strangers by message.
pub const MASS_CONSULTATION: &[&str] = &[
    "(mande|manda|envie|envia|mandem|enviem|poste|comente|conte) ~4 (caso|exame*|foto*|sintoma*|duvida*|laudo*|queixa*) ~6 (respondo|responderei|respondemos|avalio|avaliamos|analiso|analisamos|diagnostic*|oriento|dou o diagnostico|digo)",
    "(diagnostico|diagnosticos) (pelo|por|via|no|pela) (direct|whatsapp|instagram|comentario*|inbox|facebook|tiktok|telegram|mensagem)",
    "(prescricao|receita|receitas|laudo) (pelo|por|via|no|pela) (direct|instagram|comentario*|inbox|facebook|tiktok)",
    "(respondo|avalio|analiso|diagnostico|atendo|prescrevo) ~5 (pelo|por|via|no|pela|nos) (direct|instagram|comentario*|inbox|tiktok|stories)",
    "consultoria ~3 (pelo|por|via|no|pela|pelas) (direct|whatsapp|instagram|redes sociais|inbox|telegram|stories)",
    "(escreve|escreva|escrevam|chama|chame|chamem|conta|conte|contem) ~4 (direct|whatsapp|inbox|privado|mensagem|comentarios) ~~10 (passo|prescrevo|receito|mando|digo)",
    "caixinha de perguntas ~8 (respondo|seu caso|diagnostic*)",
    "(send|post|dm) [me] your (case|symptoms|exam*|photo*|question*) ~6 (answer|diagnose|evaluate|tell you|reply)",
    "diagnos* (via|by|over) (dm|instagram|whatsapp|chat)",
];
/// Clinics also send what was prescribed in a consultation.
pub const MASS_CONSULTATION_DOUBT: &[&str] =
    &["(prescricao|receita|receitas|laudo) (pelo|por|via|no|pela) (whatsapp|telegram|mensagem)"];
pub const MASS_CONSULTATION_NOT: &[&str] =
    &["(agend*|marc*|horario*) ~6 (whatsapp|direct|mensagem)", "(receita digital|receita eletronica)"];

/// Words of a medicine where no lexicon knows its name.
pub const ABSOLUTE_DRUG: &[&str] = &[
    "(sem|nenhum|livre de|isento de|zero) [qualquer|nenhum] efeito* colatera*",
    "nao tem efeito* colatera*",
    "nao (tem|traz|oferece|apresenta) (risco nenhum|nenhum risco|risco algum)",
    "(serve|indicad*|segur*) (para|a) (qualquer pessoa|toda pessoa|todo mundo)",
    "(100|cem) (%|por cento) natural",
    "totalmente (seguro|segura|natural)",
    "(e|sao) milagros*",
    "(remedio|medicamento|comprimido|injecao|caneta) milagros*",
    "sem nenhum risco",
    "(unico|unica) (remedio|medicamento|tratamento) (capaz|que (cura|resolve|funciona|trata|elimina|garante))",
    "(o|a) (mais eficaz|mais potente) (do mercado|que existe|remedio|medicamento)",
    "(aprovado|recomendado) por (especialistas|medicos|todos os medicos)",
    "nao (vicia|causa dependencia) (nunca|de jeito nenhum)",
    "efeito (garantido|imediato e garantido)",
    "funciona para (todos|todo mundo)",
    "nao faz mal nenhum",
    "(no|without|zero) side effects",
    "(100|hundred) (%|percent) natural",
    "(completely|totally) safe",
    "miracle (drug|pill|injection|medicine)",
    "works for everyone",
];
/// Of a person, a contraindication may well be absent.
pub const ABSOLUTE_DRUG_DOUBT: &[&str] = &[
    "the only (drug|medicine|medication) that",
    "<remedy> ~3 sem contraindicac*",
    "(zero|sem (nenhuma|qualquer)) contraindicac*",
    "nao tem contraindicac*",
];
/// Of some people, whom a medicine may well do no harm.
pub const ABSOLUTE_DRUG_OF_SOME: &[&str] = &[
    "(maioria|muit*|alguns|algumas|pacientes|pessoas) ~8 sem",
    "(most|many|some|people|patients) ~8 (without|no)",
    "no side effects (were|was|have|has)",
];
pub const DRUG_WORD: &[&str] = &[
    "@rx",
    "@otc",
    "@brand",
    "@controlled",
    "(remedio*|medicamento*|comprimido*|capsula*|injecao|injecoes|caneta*|farmaco*|pilula*|xarope*|pomada*|vermifug*|hormonio*|colirio*|fitoterapic*|homeopat*|laxante*|anticoncepciona*|emagrecedor*|antibiotico*|antidepressivo*|ansiolitico*|analgesico*|anti inflamatorio*|antialergico*|vacina*|formula*|manipulado*)",
    "(drug|drugs|medicine*|medication*|pill|pills|injection*|tablet*|antibiotic*)",
];

/// What an advertisement of a medicine leaves out.
pub const HARM: &[&str] = &[
    "(risco|riscos|dependencia|vicia|viciam|abuso|overdose|intoxicacao|falsificad*|falsificac*|pirata|recolh*|suspens*|proibi*|perigos*)",
    "(sem receita|sem prescricao|por conta propria|efeito* colatera*|efeito* advers*|(pode|podem) (causar|provocar|levar))",
    "(avise|avisar|informe|informar|interrompa|interromper|suspenda|suspender|interac*|interag*|alergi*|lote|lotes)",
    "(patente*|generico*|descobert*|lancad*|expirou|recolhimento|retencao|retem|nome comercial|nomes comerciais|marca|marcas)",
    "(patent*|generic*|discovered|launched|tell your|avoid|stop*|interact*|allerg*|batch|brand name*|shortage*)",
    "(risk*|dependence|addict*|abuse|overdose|counterfeit*|fake|recall*|side effect*|adverse|(can|may) cause|without a prescription)",
];

/// What a lay person says of a medicine or a therapy.
pub const LAY_DRUG_TESTIMONY: &[&str] = &[
    "<i_took> ~6 <remedy> ~~10 (curou|curei|emagreci|perdi|salvou|mudou|renasci|nunca mais)",
    "<kin> <took> ~6 <remedy> ~~10 (curou|emagreceu|perdeu|mudou|salvou|renasceu|voltou a|melhorou (do|da|dos|das))",
    "(emagreci|perdi # <kilos>|me curei|curei minh*) ~3 (com|usando|tomando|gracas) ~3 <remedy>",
    "<remedy> ~3 (me curou|salvou minha vida|mudou minha vida|curou (minha|meu))",
    "(i took|i take|i started|my (mother|husband|wife|son) took) ~6 <remedy> ~~8 (cured|lost|gone)",
    "(drug|medicine|medication|pills|<supplement>) ~2 (cured me|changed my life|saved my life)",
];
/// Patients also tell their doctor so.
pub const LAY_DRUG_TESTIMONY_DOUBT: &[&str] = &[
    "<i_took> ~6 <remedy> ~~10 (melhorei|funcionou|sarei|sumiu|sumiram|resolveu|acabou|passou)",
    "<kin> <took> ~6 <remedy> ~~10 (melhorou|sarou|sumiu|passou|funcionou)",
    "(melhorei|sarei) ~3 (com|usando|tomando|gracas) ~3 <remedy>",
    "(i took|i take|i started|my (mother|husband|wife|son) took) ~6 <remedy> ~~8 (better|worked)",
];

pub const OFF_LABEL: &[&str] =
    &["off label", "fora da bula", "(uso|indicacao) nao (aprovad*|previst*|descrit*) (em|na|pela) (bula|anvisa)"];
pub const OFF_LABEL_NOTICE: &[&str] = &[
    "(nao consta|nao esta (previst*|aprovad*|descrit*)|nao foi aprovad*|nao aprovad*|sem (aprovacao|registro)) ~6 (bula|anvisa|fda)",
    "(responsabilidade|decisao) (do|da) medic*",
    "not approved (by|for) ~3 (fda|anvisa|this use|label)",
    "not approved",
];
