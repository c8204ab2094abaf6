//! Prices, gifts, free services, products: what each council allows of commerce differs, so the lists stand apart.

/// A price, or a way to pay, beside a service.
pub const PRICE: &[&str] = &[
    "<service> ~~5 r_ #",
    "<service> ~~4 # reais",
    "r_ # ~~2 (por|a|cada|na|pela|o) [~1] (<service>|encontro)",
    "# reais (por|a|cada) (<service>|encontro)",
    "(valor|preco|investimento) (da|do|das|dos) <service> ~~6 #",
    "(invista|invistam|promocao|oferta|agende|marque|fechando|feche) ~~6 r_ #",
    "r_ # ~2 (no pix|a vista|sem juros|sem entrada|mensais)",
    "(<service>|<procedure>) ~~6 # (parcelas|vezes|x) de (r_|#)",
    "<procedure> ~~4 r_ #",
    "em # (x|vezes) (sem juros|no cartao|no boleto|sem entrada)",
    "(parcelamos|parcelo|parcele) ~3 (cartao|boleto|vezes|x|juros)",
    "(aceitamos|aceito) (cartao|cartoes|pix|boleto|todos os cartoes)",
    "(10|5|15|20) % (a vista|no pix)",
    "(consultation|session|appointment|treatment|consultations|sessions) ~~4 _ #",
    "(fee|price) ~3 (session|consultation|appointment)",
];

/// A price of something, perhaps of a service.
pub const PRICE_DOUBT: &[&str] = &[
    "(em ate|parcel*|dividid*|divide*) ~2 # (x|vezes)",
    "ate # (x|vezes) [sem juros]",
    "a partir de r_ #",
    "(apenas|so) r_ #",
    "por r_ #",
    "de r_ # por r_ #",
    "installments",
];

/// Money that is nobody's price.
pub const PRICE_NOT: &[&str] = &[
    "(custo|preco|gasto|valor) medio ~~10 r_ #",
    "(custa*|gasta*|custaria) ~3 em media ~3 r_ #",
    "(average|mean|median|estimated) (cost|costs|price) ~~10 _ #",
    "<service> ~3 (in the country|no pais|no brasil|na rede publica) ~~4 (_|r_) #",
    "(sus|governo|ministerio|prefeitura|estudo|pesquisa|economia|gasto*|gasta*|gastou|investimento publico|investiu|repass*|custo* (para o|do|ao) (sus|sistema|pais)|orcamento) ~~12 r_ #",
    "r_ # (bilhoes|milhoes|bilhao|milhao|mil por ano)",
    "r_ # ~8 (sus|governo|economia|bilhoes|milhoes|prefeitura)",
    "r_ # por (ano|habitante|paciente|pessoa)",
    "(entre|de) r_ # (e|a|ate) r_ #",
    "r_ # a r_ #",
    "_ # to _ #",
    "(multa|indenizacao|salario*|renda) ~4 r_ #",
    "<goods> ~~8 (r_|_) #",
    "(r_|_) # ~~4 <goods>",
    "aparelho* (de|para|auditiv*) ~~10 r_ #",
    "lentes de (oculos|contato gelatin*) ~~6 r_ #",
    "limpeza (da|do|de) (casa|caixa|terreno|ar) ~~6 r_ #",
    "ate # (x|vezes) (mais|maior|menor|por dia|ao dia|por semana|o risco|superior|na semana|por mes)",
    "dividid* ~2 # (grupos|vezes ao dia|doses|refeicoes|fases|porcoes|partes|tomadas|vezes por dia)",
    "dividid* em # (vezes|x) ao",
    "(dose|porcao|refeicoes|ingestao|consumo) ~6 # vezes",
    "parcel* (da|de|significativa) (populacao|pacientes|pessoas)",
];

/// Who tells of prices in general offers nothing.
pub const PRICE_TOLD: &[&str] = &[
    "(em media|cerca de|aproximadamente|estima*|costuma*|varia*|pode (custar|chegar)|podem (custar|chegar)|chega* a|quanto custa)",
    "(encontra|encontrar|clinica escola|clinicas escola|universidade*|faculdade*|ong|ongs)",
    "(plano|planos|convenio*|reembols*|tabela|segundo|dados|levantamento|pesquisa*|mercado|rede privada|rede particular|laboratorio*|importad*|brasileir*|fabricante*)",
    "(uma|cada|qualquer) <service> ~4 custa*",
    "(on average|average|about|around|may cost|can cost|estimated|medicare|medicaid|nhs|insurance|per year|a year|survey)",
];

/// Adjectives and baits of price, which psychologists may not use.
pub const PRICE_WORDS: &[&str] = &[
    "(preco|valor|valores|precos) (social|sociais|popular|populares|promociona*|imperdive*|especia*)",
    "(<service>|psicologic*) ~~4 (preco|valor|valores|precos) (acessive*|justo*|que cabe* no)",
    "^ (preco|valor|valores|precos) acessive*",
    "pacote* (de|com) # (sessoes|consultas|encontros)",
    "pacote* promociona*",
    "(fech*|contrat*|compr*|leve|paga*|pague) ~2 # (sessoes|sessao|consultas|encontros|aplicacoes) ~~6 (pag*|lev*|ganh*) ~1 #",
    "cupom ~2 (desconto|de)",
    "(use|com) o cupom",
    "desconto* (especia*|imperdive*|exclusiv*)",
    "<service> ~~4 desconto*",
    "desconto* ~4 (<service>|primeir* inscrit*|nov* (paciente*|cliente*))",
    "ganhe desconto*",
    "promocao (imperdivel|relampago|especial|de <service>|de (natal|aniversario|inauguracao|verao|outubro))",
    "black friday",
    "cashback",
    "social price",
    "(affordable|discounted) (price*|fees|sessions)",
    "(session*|consultation*|appointment*|therapy) ~~4 (discount*|# % off|package)",
    "(discount*|# % off) ~~4 (session*|consultation*|appointment*|therapy)",
    "special offer",
];

/// The same words may speak of medicines, food or health.
pub const PRICE_WORDS_DOUBT: &[&str] = &[
    "(preco|valor|valores|precos) (acessive*|justo*|que cabe* no)",
    "desconto* (de (#|ate)|para|na|no)",
    "com desconto*",
    "# % de desconto",
    "promocao (de|do|da|para) ~2 (<service>|<procedure>|semana|mes)",
    "discount*",
    "# % off",
    "(use|with) the coupon",
];

pub const PRICE_WORDS_NOT: &[&str] = &[
    "promocao (de|da|do) (saude|bem estar|habitos|qualidade|prevencao|atividade|alimentacao|igualdade|higiene|aleitamento|vida|envelhecimento|cultura|paz|direitos|autonomia)",
    "(acoes|programa*|politica*) ~2 promocao",
    "farmacia popular",
    "desconto* (em folha|do inss|no salario|de dor)",
    "<goods> ~~8 desconto*",
    "programa* de desconto*",
    "desconto* ~~6 <goods>",
    "<goods> ~~8 (preco|precos|valor) (acessive*|justo*|popular*)",
];

/// Raffles, prizes, tied offers.
pub const GIFT: &[&str] = &[
    "sorteio (de|do|da|no|na|para|especial|entre)",
    "(grande|nosso|participe do|participar do|vamos fazer um|faremos um|fazendo um|super) sorteio",
    "(vou|vamos|iremos) sortear",
    "sorteare*",
    "sorteando",
    "concorra a",
    "concorrer a",
    "rifa (de|para|solidaria de)",
    "(ganhe|ganha|ganham|ganhar|leve|receba) [gratis] (um|uma|#|o|a) ~2 <gift>",
    "ganhe <gift>",
    "brinde* (exclusiv*|especia*|para|na|no|ao)",
    "de brinde",
    "consorcio (de|para) ~1 (cirurgia*|procedimento*|plastica*|implante*|silicone|lipo*|protese*)",
    "leve # [e] pague #",
    "compre # [e] (leve|ganhe) #",
    "pague # [e] leve #",
    "(faca|feche|agende|indique|marque|traga|coloque|contrate|inicie|comece|compre) ~6 e (ganhe|concorra)",
    "(na compra|comprando|fechando|na contratacao) ~~8 (de graca|gratis|brinde|pela metade)",
    "(faca|feche|agende|indique|marque|traga) ~6 e (leve|receba) ~2 <gift>",
    "(fech*|contrat*|compr*|leve|paga*|pague) ~2 # (sessoes|sessao|consultas|encontros|aplicacoes) ~~6 (pag*|lev*|ganh*) ~1 #",
    "participe do sorteio",
    "indique (um|uma|#) (amig*|paciente*)",
    "(traga|indique) (um|uma|#|sua|seu|suas|seus) (amig*|paciente*|familia*|mae|irma) ~~6 ganh*",
    "amigo ganha",
    "vale (presente|procedimento|botox)",
    "enter to win",
    "win [a|an] [free] <gift>",
    "giveaway",
    "raffle",
    "buy one get one",
    "free gift",
    "refer a friend",
];

/// Thanks to those who give blood, and what public campaigns hand out.
pub const DONATION: &[&str] = &[
    "(doar|doa|doe|doador*|doacao|doacoes|hemocentro|campanha|mutirao|escola*|unidade basica|ubs|prefeitura|secretaria)",
];
pub const GIFT_NOT: &[&str] = &[
    "por sorteio",
    "sorteio (de|do|da|para|entre) ~2 (vaga*|curso*|livro*|ingresso*|inscric*|bolsa*|amostra*|casa*|grupo*|participante*|lugar*|sala*|tema*)",
    "(sorteio|sorteando) ~3 (grupo*|participante*|estudo|amostra|aleatori*)",
    "ganha* ~1 (peso|massa|forca|altura|musculo*|tempo|qualidade|autonomia|confianca|saude)",
    "risco de ~2 concorrer",
    "concorrer a (vaga|bolsa|uma vaga|cargo|eleicao)",
    "leve (o|a|um|uma) ~3 (a|ao|na|para a|para o) (consulta|medic*|exame|retorno)",
    "receba (a vacina|uma dose|o tratamento|alta|um diagnostico|uma avaliacao)",
];

/// Free services.
pub const FREE: &[&str] = &[
    "<offered> ~2 (gratis|gratuit*|de graca|cortesia|sem custo|sem compromisso|free)",
    "<service> ~1 (gratis|cortesia|sem compromisso|free)",
    "(gratis|cortesia|free) ~1 <service>",
    "gratuit* ~1 <offered>",
    "<service> ~4 por (nossa|minha) conta",
    "(primeira|1a) (consulta|sessao|avaliacao) ~2 (gratis|gratuit*|sem custo|de graca|por nossa conta|e por minha conta|cortesia|nao paga*)",
    "(avaliacao|orcamento|consulta) sem compromisso",
    "atendo de graca",
    "free [dental|skin|initial|online] (consultation|session|evaluation|assessment|check up|first)",
    "first (session|consultation) [is] free",
];

/// Perhaps a right of everybody's, told as such.
pub const FREE_DOUBT: &[&str] =
    &["<service> ~2 (gratuit*|de graca|sem custo)", "gratuit* ~1 <service>", "<offered> (e|sao) gratuit*"];

pub const FREE_NOT: &[&str] = &[
    "ligacao gratuita",
    "(pain|drug|symptom|gluten|stress|smoke|sugar|hormone|risk|needle|medication) free",
    "distribuicao gratuita",
    "(gratuit*|gratis) (pelo|no|na|nas|nos|em) ~2 <place_public>",
    "(tratamento|atendimento|terapia) ~2 gratuit* (pelo|no|na|nas|nos|e|em) ",
];

/// Products recommended by whoever signs.
pub const ENDORSEMENT: &[&str] = &[
    "(eu|tambem|so|sempre) [so|sempre|tambem] uso ~4 (<product>|@brand)",
    "^ uso ~4 (<product>|@brand)",
    "(minha casa|meu dia|minha rotina|meu cafe da manha) ~3 <product>",
    "<product> ~~6 (indico|recomendo|prescrevo) ~2 (meus|minhas|pacientes|clientes)",
    "(recomendo|indico|recomendamos|indicamos|usamos|aprovo|aprovamos|adoro|amo|confio|prescrevo|favorit*) ~5 (<product>|@brand)",
    "(parceir*|embaixador*) ~1 (de|da|do) <product>",
    "meu[s] (whey|produto|suplemento|colageno|creme|protetor) (preferid*|favorit*)",
    "(parceria com|parceir* (de|da|do)|embaixador* (de|da|do)|patrocinad* (por|pela|pelo)|apoio da|a convite da|cupom da|loja da|linha da) ~3 (<product>|@brand|@otc)",
    "(use|compre|garanta|experimente) ~4 <product>",
    "(produto*|creme*|pasta|suplemento*|formula|marca|escova|sabonete|protetor) ~3 (aprovad*|recomendad*|indicad*|testad*) (por|pelos|pelas) (medicos|dermatologistas|dentistas|nutricionistas|especialistas|pediatras|enfermeiros)",
    "(numero|no|n) 1 em recomendacao",
    "selo de aprovacao",
    "meu[s] (produto|produtos|suplemento|creme|protetor) favorit*",
    "(i|we) (recommend|use|love|endorse) ~4 <product>",
    "(sponsored by|partnership with|ambassador for) ~3 <product>",
    "recommended by (dermatologists|dentists|doctors|nutritionists|pediatricians)",
    "use my code",
];

pub const SPONSOR: &[&str] = &[
    "(parceria com|em parceria com|a convite (de|da|do)|recebi (de|da|do)|enviad* (pela|pelo|pelas|pelos)|recebidos (de|da|do)|cupom|codigo de desconto|link de afiliad*|comissao por)",
    "(gifted by|in partnership with|affiliate link|use my code|sponsor*)",
];

pub const SPONSOR_LABEL: &[&str] = &[
    "publi",
    "publicidade",
    "conteudo patrocinado",
    "post patrocinado",
    "parceria paga",
    "conteudo pago",
    "patrocinado por",
    "anuncio",
    "sponsored content",
    "paid partnership",
    "advertisement",
    "sponsored post",
    "ad",
];
