//! The phrases, folded, parted by `|`. `*` at the end of a word stands for the rest of it, `#` for a number, `@` for a
//! professional or a clinic, and `º` for a 1 that is written as an ordinal ("nº 1").

/// What a phrase does that a council may mind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    SelfPromotion,
    Price,
    Discount,
    Free,
    Prize,
    Sensational,
    Promise,
}

pub const PROFESSIONALS: &str = "\
    medic* doutor* dr dra especialista* profissional profissionais clinica clinicas consultorio* hospital hospitais \
    dentista* cirurgiao cirurgia cirurgioes psicolog* psiquiatra* nutricionista* nutrolog* enfermeir* fisioterapeuta* \
    terapeuta* cardiologista* dermatologista* ginecologista* pediatra* ortopedista* oftalmologista* urologista* \
    endocrinologista* neurologista* equipe atendimento doctor* physician* dentist* specialist* surgeon* dermatologist* \
    psychologist* psychiatrist* clinic clinics hospitals nutritionist* therapist* expert experts team practice";

pub const PHRASES: &[(Kind, &str)] = &[
    (
        Kind::SelfPromotion,
        "melhor @|melhores @|melhor da cidade|melhor do brasil|melhor do pais|melhor da regiao|melhores do brasil|@ numero 1|\
         @ numero um|@ n º|@ no º|numero 1 do brasil|numero um do brasil|numero 1 em|numero um em|no º em|n º em|no º do brasil|\
         n º do brasil|referencia em|referencia no|referencia na|referencia nacional|referencia mundial|\
         mais premiad*|@ premiad*|medico do ano|lider em|lider no|lider de mercado|unic* @|unico da cidade|unico da regiao|\
         unico do brasil|mais modern* do|mais modern* da|mais avancad* do|mais avancad* da|o mais moderno|a mais moderna|\
         tecnologia exclusiva|tecnica exclusiva|metodo exclusivo|tratamento exclusivo|protocolo exclusivo|renomad* @|@ renomad*|\
         @ mais experiente|best @|top @|leading @|number one @|@ number one|world class|award winning|most advanced|most modern|\
         exclusive technique|exclusive treatment|exclusive technology|renowned @",
    ),
    (
        Kind::Price,
        "r $ #|preco* acessive*|preco* popular*|preco* baixo*|precos especiais|preco especial|valor* acessive*|valor social|\
         preco social|sem juros|parcel* em|em ate # x|a partir de r $ #|affordable price*|low price*|only $ #",
    ),
    (
        Kind::Discount,
        "desconto*|promocao|promocoes|promocional|promocionais|cupom|cupons|black friday|oferta especial|ofertas|liquidacao|\
         pacote promocional|barato|barata|baratos|baratas|discount*|promo code|special offer*|coupon*|cheap|cheapest",
    ),
    (
        Kind::Free,
        "gratis|consulta* gratuita*|avaliac* gratuita*|sessao gratuita|sessoes gratuitas|primeira consulta gratuita|\
         sem compromisso|free consultation*|free evaluation*|free session*|free assessment*",
    ),
    (
        Kind::Prize,
        "sorteio*|concorra a|ganhe um|ganhe uma|ganhe desconto*|brinde*|leve # pague #|indique e ganhe|giveaway*|raffle*|win a",
    ),
    (
        Kind::Sensational,
        "revolucionari*|milagros*|milagre*|imperdivel|imperdiveis|chocante*|segredo|segredos|ultimas vagas|vagas limitadas|\
         antes que seja tarde|voce nao vai acreditar|inacreditave*|nao perca tempo|corra para|so hoje|miracle*|miraculous|\
         revolutionary|shocking|secret|secrets|you won t believe|limited spots|last spots|hurry|before it s too late",
    ),
    (
        Kind::Promise,
        "resultado* garantido*|garanti* de resultado*|garantimos|garanti* o resultado|100 % eficaz|100 % segur*|100 % garantid*|\
         100 % de sucesso|100 % natural|cura garantida|cura definitiva|solucao definitiva|elimine de vez|livre se de vez|\
         acabe de vez|de uma vez por todas|perca # kg|perca # quilos|emagreca # kg|emagreca # quilos|emagreca em # dias|\
         sem nenhum risco|nunca mais|guaranteed result*|results guaranteed|guaranteed cure|permanent cure|definitive cure|\
         100 % effective|100 % safe|lose # pounds|lose # kg|once and for all|risk free",
    ),
];
