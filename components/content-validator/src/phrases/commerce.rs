//! Prices, gifts, free services, products: what each council allows of commerce differs, so the lists stand apart.

/// A price, or a way to pay, beside a service.
pub const PRICE: &[&str] = &[
    "<service> ~~5 r_ #",
    "<service> ~~4 # reais",
    "r_ # ~~2 (por|a|cada|na|pela|o) [~1] <service>",
    "# reais (por|a|cada) <service>",
    "(valor|preco|investimento) (da|do|das|dos) <service> ~~6 #",
    "(em ate|parcel*|dividid*|divide*) ~2 # (x|vezes)",
    "ate # (x|vezes) [sem juros]",
    "(parcelamos|parcelo|parcele) ~3 (cartao|boleto|vezes|x|juros)",
    "(aceitamos|aceito) (cartao|cartoes|pix|boleto|todos os cartoes)",
    "(10|5|15|20) % (a vista|no pix)",
    "a partir de r_ #",
    "apenas r_ #",
    "por r_ #",
    "de r_ # por r_ #",
    "(consultation|session|appointment|treatment|consultations|sessions) ~~4 _ #",
    "(fee|price) ~3 (session|consultation|appointment)",
    "installments",
];

/// Money that is nobody's price.
pub const PRICE_NOT: &[&str] = &[
    "(custo|preco|gasto|valor) medio ~~10 r_ #",
    "(custa*|gasta*|custaria) ~3 em media ~3 r_ #",
    "(average|mean|median|estimated) (cost|costs|price) ~~10 _ #",
    "<service> ~3 (in the country|no pais|no brasil|na rede publica) ~~4 (_|r_) #",
    "(sus|governo|ministerio|estudo|pesquisa|economia|gasto*|gasta*|gastou|investimento publico|investiu|custo* (para o|do|ao) (sus|sistema|pais)|orcamento) ~~12 r_ #",
    "r_ # (bilhoes|milhoes|bilhao|milhao|mil por ano)",
    "r_ # ~8 (sus|governo|economia|bilhoes|milhoes)",
    "(multa|indenizacao|salario*|renda) ~4 r_ #",
    "ate # (x|vezes) (mais|maior|menor|por dia|ao dia|por semana|o risco|superior|na semana|por mes)",
    "dividid* ~2 # (grupos|vezes ao dia|doses|refeicoes|fases|porcoes|partes|tomadas|vezes por dia)",
    "dividid* em # (vezes|x) ao",
    "(dose|porcao|refeicoes|ingestao|consumo) ~6 # vezes",
    "parcel* (da|de|significativa) (populacao|pacientes|pessoas)",
];

/// Adjectives and baits of price, which psychologists may not use.
pub const PRICE_WORDS: &[&str] = &[
    "(preco|valor|valores|precos) (social|sociais|acessive*|popular|populares|promociona*|imperdive*|especia*|justo*|que cabe* no)",
    "pacote* (de|com) # (sessoes|consultas|encontros)",
    "pacote* promociona*",
    "cupom ~2 (desconto|de)",
    "(use|com) o cupom",
    "desconto* (de (#|ate)|especia*|para|na|no|imperdive*|exclusiv*)",
    "# % de desconto",
    "(ganhe|com) desconto*",
    "promocao (de|do|da|imperdivel|relampago|especial)",
    "black friday",
    "cashback",
    "social price",
    "affordable (price*|fees|sessions)",
    "discount*",
    "(use|with) the coupon",
    "special offer",
    "# % off",
];

pub const PRICE_WORDS_NOT: &[&str] = &[
    "promocao (de|da) (saude|bem estar|habitos|qualidade|prevencao|atividade|alimentacao|igualdade|higiene)",
    "(acoes|programa*|politica*) ~2 promocao",
    "farmacia popular",
    "desconto* (em folha|do inss|no salario)",
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
    "(ganhe|ganha|ganhar|leve|receba) [gratis] (um|uma|#|o|a) ~2 <gift>",
    "ganhe <gift>",
    "brinde* (exclusiv*|especia*|para|na|no|ao)",
    "de brinde",
    "consorcio (de|para) ~1 (cirurgia*|procedimento*|plastica*|implante*|silicone|lipo*|protese*)",
    "leve # [e] pague #",
    "compre # [e] (leve|ganhe) #",
    "pague # [e] leve #",
    "(faca|feche|agende|indique|marque|traga) ~6 e (ganhe|leve|concorra|receba)",
    "indique (um|uma|#) (amig*|paciente*)",
    "amigo ganha",
    "vale (presente|procedimento|botox)",
    "(win|enter to win) a",
    "giveaway",
    "raffle",
    "buy one get one",
    "free gift",
    "refer a friend",
];

pub const GIFT_NOT: &[&str] = &[
    "por sorteio",
    "(sorteio|sorteando) ~3 (grupo*|participante*|estudo|amostra|aleatori*)",
    "ganha* ~1 (peso|massa|forca|altura|musculo*|tempo|qualidade|autonomia|confianca|saude)",
    "risco de ~2 concorrer",
    "concorrer a (vaga|bolsa|uma vaga|cargo|eleicao)",
    "receba (a vacina|uma dose|o tratamento|alta|um diagnostico|uma avaliacao)",
];

/// Free services.
pub const FREE: &[&str] = &[
    "<service> ~2 (gratis|gratuit*|de graca|cortesia|sem custo|sem compromisso|free)",
    "(gratis|gratuit*|cortesia|free) ~1 <service>",
    "(primeira|1a) (consulta|sessao|avaliacao) ~2 (gratis|gratuit*|sem custo|de graca|por nossa conta|e por minha conta|cortesia|nao paga*)",
    "(avaliacao|orcamento|consulta) sem compromisso",
    "atendo de graca",
    "free [dental|skin|initial|online] (consultation|session|evaluation|assessment|check up|first)",
    "first (session|consultation) [is] free",
];

pub const FREE_NOT: &[&str] = &[
    "ligacao gratuita",
    "distribuicao gratuita",
    "(gratuit*|gratis) (pelo|no|na|nas|nos|em) ~2 <place_public>",
    "(tratamento|atendimento|terapia) ~2 gratuit* (pelo|no|na|nas|nos|e|em) ",
];

/// Products recommended by whoever signs.
pub const ENDORSEMENT: &[&str] = &[
    "(recomendo|indico|recomendamos|indicamos|uso|usamos|aprovo|aprovamos|adoro|amo|confio|prescrevo|favorit*) ~5 (<product>|@brand)",
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
