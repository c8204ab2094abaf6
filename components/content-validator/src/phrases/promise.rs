//! Promises: of results, of cure, of safety without exception, in both languages.

/// Said of a result: a guarantee or a promise, whoever says it.
pub const PROMISE: &[&str] = &[
    "(garantimos|garanto|garantindo|garantiremos) ~3 (resultado*|cura|sucesso|melhora|emagrecimento|satisfacao|alivio|perda)",
    "(garantia|garantias) [total|absoluta|plena] (de|do|da|dos|no|nos) [~2] (resultado*|cura|sucesso|melhora|emagrecimento|satisfacao)",
    "(resultado*|cura|sucesso|satisfacao|eficacia|emagrecimento|melhora|sorriso|alivio) ~1 [100 %] [totalmente] garantid*",
    "(nosso|nossa|meu|minha|este|esta|esse|essa) <method> ~3 (garante|assegura) ~3 (resultado*|cura|sucesso|melhora|emagrecimento)",
    "(100|cem) (%|por cento|porcento) [de] (sucesso|eficacia|eficaz|eficazes|eficiente|seguro|segura|seguros|seguras|garantid*|cura|resultado*|satisfacao|curado|curada)",
    "(eficacia|sucesso|seguranca|cura|satisfacao|aprovacao) ~2 (de|e|em|chega a) (100|cem) (%|por cento|porcento)",
    "(melhora|cura|resultado|sucesso|alivio) (e|sera|vem) (cert*|garantid*|infalive*)",
    "(problema|dor|coluna|joelho|pele|caso) ~3 solucao garantida",
    "solucao garantida",
    "(zero|nenhuma) (dor|risco|riscos) ~~4 (resultado*|cirurgia|procedimento|tratamento)",
    "zero dor ~~2 zero risco*",
    "em [apenas|ate|so] # <days> ~~3 (estara|ficara|vai estar|vai ficar|estaremos) (livre|curad*|sem dor)",
    "(isso|isto) [eu] (asseguro|garanto|prometo)",
    "(fecha|cura|resolve|elimina|acaba com) (qualquer|toda e qualquer|todo tipo de) (ferida|dor|doenca|mancha|cicatriz|ruga|caso|problema)",
    "resultado* ~1 (para a vida toda|para o resto da vida|vitalici*)",
    "(mancha*|ruga*|variz*|vasinho*|dor|dores|celulite|gordura|verruga*|espinha*|pelos|estria*) ~2 nao (volta|voltam) (nunca|jamais|mais)",
    "nunca mais (sinta|sofra|tenha|volte a ter|tera)",
    "(prometemos|prometo) ~6 (corpo|sorriso|pele|vida|cabelo*|peso|nova|novo)",
    "(cura|curas) (definitiva|garantida|total|permanente|milagrosa|certa)",
    "(cura|curado|curada|cure|curar) ~3 em [apenas|ate|so] # <days>",
    "(solucao|fim|resultados) definitiv*",
    "resultado definitivo (em|com|para|ja|na primeira)",
    "definitivamente ~2 (curad*|livre|resolvid*|sem dor)",
    "(resultado*|cura) ~1 definitivamente",
    "(tratamento|procedimento) definitivo (para|contra)",
    "<outcome> ~3 sem (nenhum|qualquer|quaisquer) (risco*|dor|dores)",
    "<outcome> ~3 sem (risco*|dor|dores|sofrimento)",
    "<outcome> ~3 (zero|livre de) (risco*|dor)",
    "<outcome> ~4 (vai|vao|ira|irao) [te|lhe] (resolver|curar|eliminar|acabar com)",
    "(vai|vamos|irei|vou) [te|lhe] (curar|resolver|eliminar) ~4 <outcome>",
    "(voce|voces) (vai|vao|ira|irao) (ficar [~1] curad*|se curar|sair curad*|eliminar ~3 para sempre)",
    "(acabe|acabar|elimine|livre se|resolva) de vez (com|a|o|as|os|da|do|das|dos|seu|sua)",
    "(acabe|elimine|livre se|cure|resolva) ~4 (para sempre|definitivamente|de uma vez por todas)",
    "prometemos ~2 (resultado*|cura|que voce)",
    "prometo ~2 (resultado*|cura|que voce)",
    "resultado (certo|infalivel|comprovado em #)",
    "metodo infalivel",
    "(sua|seu) ~2 de volta em # <days>",
    "guaranteed [~1] (result*|cure|success|weight loss|outcome*|relief)",
    "(result*|cure|success|satisfaction|relief|weight loss) (is|are) [~1] guaranteed",
    "(result*|success|cure) guaranteed",
    "(we|i) (guarantee|promise) ~3 (result*|cure|success|relief|you)",
    "(100|hundred) (%|percent|per cent) (safe|effective|success|guaranteed|cure*|risk free|painless)",
    "(permanent|definitive|miracle|definite) cure",
    "cure* ~3 in [just|only] # <days>",
    "(surgery|procedure|treatment) ~3 (without|with no|with zero) [any] (risk*|pain)",
    "(risk free|painless) (surgery|procedure|treatment|results)",
    "will [completely] (cure|eliminate) your",
    "get rid of ~3 (forever|for good|once and for all)",
    "you will be [completely] (pain free|cured|free of pain|healed)",
    "(i|we) promise $",
];

/// Perhaps a promise, perhaps a plain statement about a disease.
pub const PROMISE_DOUBT: &[&str] = &[
    "(garante|garantem|assegura|asseguram) ~3 (resultado*|cura|sucesso)",
    "(voce|paciente|procedimento|tecnica|cirurgia|tratamento|metodo) ~3 nao (corre|tem|oferece|traz|apresenta) (risco nenhum|nenhum risco|risco algum)",
    "com certeza absoluta",
    "resultado definitivo",
    "resultado* (em|com) [apenas|ate] # <days>",
    "diga adeus (a|as|ao|aos)",
    "resultado* (imediat*|permanente*)",
    "(100|cem) (%|por cento) (natural|comprovad*)",
    "results in [just|only] # <days>",
    "say goodbye to",
];

/// Other senses of the words of a promise.
pub const PROMISE_NOT: &[&str] = &[
    "(estiver|esteja|ficar|fica|ficou|esta|estava|estou|permanec*|continu*|acordar|dormir|dias|meses|tempo|anos|semanas|paciente*|pessoa*|se|quando|viver) sem (dor|dores|risco*)",
    "(o|do|ao|no) tratamento definitivo",
    "(diagnostico|laudo|dente|dentes|ensaio) definitiv*",
    "eliminar (o|a|os|as) (bacteria*|virus|parasita*|celula*|fungo*|verme*|infeccao|tumor|restos|calculo*|toxina*|germe*|agente)",
    "(potencial|chance*|possibilidade*|busca*|possivel|esperanca|taxa*|probabilidade|criterio*) ~2 cura",
    "resultado* (do|da|dos|de) (exame*|biopsia*|teste*|cultura*|laboratori*|sorologia) ~6 # <days>",
    "(exame*|biopsia*|teste*|laudo*|cultura) ~6 resultado* ~3 # <days>",
    "resultado* ~2 (sai|saem|fica|ficam|chega|demora*) ~4 # <days>",
    "resultado* sem (risco*|dor) de (erro|vies)",
    "sem risco* (aparente*|conhecid*|de (contaminacao|transmissao))",
    "direito garantido",
    "resultado* (do|da|de) (estudo*|pesquisa*|ensaio*)",
    "tratamento ~2 garantido (por lei|pelo sus|pela lei|por direito)",
    "(tratamento|cirurgia*|procedimento*) em (pacientes|pessoas|homens|mulheres|criancas) sem",
    "medo (de|do|da|dos|das) (dentista|agulha*|injecao|exame*|vacina*|cirurgia|parto|medico|hospital)",
    "(elimine|eliminar|acabe com|livre se) ~3 (agua parada|foco*|mosquito*|larva*|criadouro*|mofo|barata*|rato*|cigarro|lixo|entulho|gordura trans)",
    "adeus (ao|a|aos|as) (cigarro|sedentarismo|acucar|sal|telas|fumo|tabaco|refrigerante*)",
    "resultado definitivo (do|da|de) (exame*|biopsia*|teste*)",
    "se cura* ~3 em",
    "(pode|podem|puderam|conseguem) ser curad*",
    "(can|could|may|is|are) [~1] [be] cured",
    "cura (total|permanente) (do|da) (queijo|concreto|resina)",
    "test results in",
];

/// Of most people, and with a word that hedges.
pub const PROMISE_HEDGED: &[&str] = &[
    "(em geral|geralmente|costuma*|quase sempre|quase toda*|maioria|maior parte|na media|pode|podem|chance*|probabilidade)",
    "(usually|generally|often|most|almost|may|might|can|chance*)",
];

/// Predictions of what therapy will do, which psychologists may not make.
pub const PREDICTION: &[&str] = &[
    "supere ~3 <psychic>",
    "(supere|venca|elimine|cure) [de vez] [a|o|sua|seu] <psychic>",
    "resultado* em [apenas|ate|so] # (sessoes|sessao|encontros|consultas)",
    "(curo|curamos|cura|curar) [a|o|as|os|sua|seu] <psychic> (em|com|de vez|para sempre)",
    "(cura|curo|curamos) (da|do|de|sua|seu|a) <psychic>",
    "(sua vida|sua ansiedade|sua depressao|seu casamento|seu relacionamento|sua autoestima) [so] (vai|ira) (melhorar|superar|mudar|transformar|se curar)",
    "voce [so] (vai|ira) (superar|transformar sua|se curar|mudar de vida|mudar sua vida)",
    "em [apenas|ate] # (sessoes|encontros|semanas) ~3 (voce|sua|seu) ~3 ((vai|ira) (mudar|melhorar|superar|vencer|se curar|ser outr*)|estara livre|livre|curad*)",
    "(sua|seu) <psychic> ~1 (acaba|some|desaparece|termina|passa|vai (acabar|sumir|passar|embora)) ~2 em [apenas|ate|so] # <days>",
    "(sua|seu) <psychic> ~1 (acaba|some|desaparece) (aqui|comigo|hoje|agora)",
    "em [apenas|ate|so] # (sessoes|encontros|semanas|meses) ~2 voce (deixa|larga|vence|supera|elimina|esquece|abandona) ~2 <psychic>",
    "(transforme|mude|transformar) sua vida em # <days>",
    "overcome ~2 <psychic> in # <days>",
    "cure your <psychic>",
    "your <psychic> will (improve|disappear)",
    "you will overcome",
];

/// Of therapy it predicts; of a flu it comforts.
pub const PREDICTION_DOUBT: &[&str] = &[
    "(comigo|terapia|sessoes|psicolog*) ~~8 voce [so] (vai|ira) (melhorar|mudar)",
    "voce [so] (vai|ira) (melhorar|mudar) ~~6 (comigo|terapia|sessoes|psicolog*)",
];

/// Weight that a text promises away.
pub const WEIGHT_PROMISE: &[&str] = &[
    "(perca|elimine|seque|emagreca|reduza|enxugue) [ate|mais de|de] # [a #] <kilos>",
    "(perder|emagrecer|eliminar|secar) [ate|mais de] # [a #] <kilos> (em|por) [apenas|ate|so] # <days>",
    "emagreca ~3 em [apenas|ate|so] # <days>",
    "(perca|elimine|seque) ~2 (barriga|gordura|peso) ~2 em [apenas|ate|so] # <days>",
    "# <kilos> a menos em [apenas|ate|so] # <days>",
    "(perdeu|perdi|emagreceu|emagreci|eliminou|eliminei|secou) [mais de|ate] # <kilos> em [apenas|ate|so] # <days>",
    "^ menos # <kilos> em # <days>",
    "menos # <kilos> ~~6 (prometo|garanto|garantid*)",
    "(seca|secar) barriga em # <days>",
    "(dieta|shake|metodo|cha|protocolo|plano|jejum|suco|receita) ~1 (milagros*|infalivel|secret*|revolucionari*)",
    "(milagros*|infalivel) ~1 (dieta|shake|metodo|cha|protocolo)",
    "emagreca (comendo de tudo|sem dieta|sem esforco|dormindo|rapido)",
    "lose [up to] # <kilos> (in|every|per)",
    "(miracle|magic) (diet|shake|tea)",
];
