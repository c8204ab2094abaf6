//! Doses, medicines and what may not be said of them.

/// A dose given to whoever reads.
pub const PERSONAL_DOSE: &[&str] = &[
    "<take> ~4 # <doseunit>",
    "<take> ~3 (meio|metade de um) comprimido",
    "(voce|vc) [deve|pode|precisa|vai] (tomar|usar|aplicar|toma|usa) ~4 # <doseunit>",
    "(prescrevo|receito|prescrevi para voces|passo) ~6 # <doseunit>",
    "(basta|e so|so) (tomar|usar) ~4 # <doseunit>",
    "^ (tomar|usar|pingar|aplicar) ~4 # <doseunit> ~3 <schedule>",
    "@rx [de] # <doseunit> ~3 <schedule>",
    "(aumente|dobre|reduza|suspenda|pare) [a dose|o uso] (do|da|de) [seu|sua] @rx",
    "^ take ~4 # <doseunit>",
    "you (should|can|must|may) take ~4 # <doseunit>",
    "take # <doseunit> of ~6 (every|daily|twice|once|at night|in the morning)",
    "i prescribe ~4 # <doseunit>",
    "^ (start|begin) with # <doseunit>",
];
pub const PERSONAL_DOSE_NOT: &[&str] = &[
    "# (ml|g|gramas|mililitros|colher|colheres) de (agua|leite|suco|cha|soro caseiro|alcool|sal|acucar|aveia|fibra*|proteina*|carboidrato*|azeite|farinha|chia|linhaca|sopa|sobremesa|cha verde|mel|fruta*|protetor)",
    "<take> ~4 # ml de agua",
    "# (g|gramas|grams|ml) por (dia|quilo)",
    "use ~3 # (gotas|jatos) de (repelente|alcool|protetor|sabonete|perfume)",
    "(who|to|patients|people|participants|women|men|adults|they|often|usually|and|or) take",
    "take # ml of (water|juice)",
    "# (mg|g|mcg) de (sodio|colesterol|calcio|potassio|acucar|cafeina|fibra*|sal)",
    "(estudo*|participante*|ensaio*|grupo*) ~8 (usou|usaram|tomou|tomaram|recebeu|receberam)",
];

/// Diagnosis and advice to strangers by message.
pub const MASS_CONSULTATION: &[&str] = &[
    "(mande|manda|envie|envia|mandem|enviem|poste|comente|conte) ~4 (caso|exame*|foto*|sintoma*|duvida*|laudo*|queixa*) ~6 (respondo|responderei|respondemos|avalio|avaliamos|analiso|analisamos|diagnostic*|oriento|dou o diagnostico|digo)",
    "(diagnostico|diagnosticos|prescricao|receita|receitas|laudo) (pelo|por|via|no|pela) (direct|whatsapp|instagram|comentario*|inbox|facebook|tiktok|telegram|mensagem)",
    "(respondo|avalio|analiso|diagnostico|atendo|prescrevo) ~5 (pelo|por|via|no|pela|nos) (direct|instagram|comentario*|inbox|tiktok|stories)",
    "consultoria ~3 (pelo|por|via|no|pela|pelas) (direct|whatsapp|instagram|redes sociais|inbox|telegram|stories)",
    "caixinha de perguntas ~8 (respondo|seu caso|diagnostic*)",
    "(send|post|dm) [me] your (case|symptoms|exam*|photo*|question*) ~6 (answer|diagnose|evaluate|tell you|reply)",
    "diagnos* (via|by|over) (dm|instagram|whatsapp|chat)",
];
pub const MASS_CONSULTATION_NOT: &[&str] =
    &["(agend*|marc*|horario*) ~6 (whatsapp|direct|mensagem)", "(receita digital|receita eletronica)"];

/// Words of a medicine where no lexicon knows its name.
pub const ABSOLUTE_DRUG: &[&str] = &[
    "(sem|nenhum|livre de|isento de|zero) [qualquer|nenhum] efeito* colatera*",
    "(sem|zero) contraindicac*",
    "nao tem (efeito* colatera*|contraindicac*)",
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
    "(no|without|zero) side effects",
    "(100|hundred) (%|percent) natural",
    "(completely|totally) safe",
    "miracle (drug|pill|injection|medicine)",
    "works for everyone",
    "the only (drug|medicine|medication) that",
];
pub const DRUG_WORD: &[&str] = &[
    "@rx",
    "@otc",
    "@brand",
    "@controlled",
    "(remedio*|medicamento*|comprimido*|capsula*|injecao|injecoes|caneta*|farmaco*|pilula*|xarope*|pomada*|antibiotico*|antidepressivo*|ansiolitico*|analgesico*|anti inflamatorio*|antialergico*|vacina*|formula*|manipulado*)",
    "(drug|drugs|medicine*|medication*|pill|pills|injection*|tablet*|antibiotic*)",
];

/// What a lay person says of a medicine or a therapy.
pub const LAY_DRUG_TESTIMONY: &[&str] = &[
    "(tomei|tomo|usei|uso|comecei a (tomar|usar)|estou tomando|estou usando) ~6 (@rx|@otc|@brand|@controlled|<supplement>|remedio*|medicamento*|injecao|caneta*|capsula*|formula) ~~10 (curou|curei|melhorei|emagreci|perdi|funcionou|sarei|sumiu|sumiram|resolveu|acabou|passou|mudou)",
    "(minha|meu) (mae|pai|marido|esposa|filho|filha|avo|tia|amiga|amigo|vizinha) (tomou|usou|toma|usa) ~6 (@rx|@otc|@brand|@controlled|<supplement>|remedio*|medicamento*|injecao|capsula*|formula) ~~10 (curou|melhorou|emagreceu|perdeu|sarou|sumiu|passou|funcionou)",
    "(emagreci|perdi # <kilos>|melhorei|sarei|me curei|curei minh*) ~3 (com|usando|tomando|gracas) ~3 (@rx|@otc|@brand|@controlled|<supplement>|remedio*|medicamento*|injecao|caneta*|capsula*|formula)",
    "(remedio*|medicamento*|capsula*|formula|caneta*|@brand|@rx|@otc) ~3 (me curou|salvou minha vida|mudou minha vida|curou (minha|meu))",
    "(i took|i take|i started|my (mother|husband|wife|son) took) ~6 (@rx|@otc|@brand|drug|medicine|medication|pill*|<supplement>) ~~8 (cured|lost|better|worked|gone)",
    "(drug|medicine|medication|pills|<supplement>) ~2 (cured me|changed my life|saved my life)",
];

pub const OFF_LABEL: &[&str] =
    &["off label", "fora da bula", "(uso|indicacao) nao (aprovad*|previst*|descrit*) (em|na|pela) (bula|anvisa)"];
pub const OFF_LABEL_NOTICE: &[&str] = &[
    "(nao consta|nao esta (previst*|aprovad*|descrit*)|nao foi aprovad*|nao aprovad*|sem (aprovacao|registro)) ~6 (bula|anvisa|fda)",
    "(responsabilidade|decisao) (do|da) medic*",
    "not approved (by|for) ~3 (fda|anvisa|this use|label)",
    "not approved",
];
