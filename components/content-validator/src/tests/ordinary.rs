//! Ordinary health education in Portuguese, articles and dictated texts: nothing here may be blocked for anything but the
//! missing identification, whoever's rules apply, and nothing but a controlled substance's name needs a review.

use super::example::read;
use crate::{ContentValidator, contract::exports::lauda::content::rules::Guest, rule::Day};
use text::contract::types::Severity;

/// What an ordinary text may be told of at the severity of an error.
const REVIEWED: &[&str] = &["D-ANV-03"];

pub fn check(language: &str, paragraphs: &[&str]) {
    let mut wrong = Vec::new();
    for paragraph in paragraphs {
        for profession in ["none", "cfm", "cfp", "cfn", "cfo", "cofen"] {
            let line = format!("[{profession} {language}] {paragraph}");
            let found = ContentValidator::validate(read(&line, None, Day(2026, 11, 20)).request).expect("valid");
            let harsh = found.into_iter().filter(|finding| {
                finding.severity >= Severity::Error
                    && finding.span.is_some()
                    && !REVIEWED.contains(&finding.rule.as_str())
            });
            wrong.extend(
                harsh.map(|f| format!("{profession} {} {:?} {} <- {paragraph}", f.rule, f.severity, f.message.pt)),
            );
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

const ARTICLES: &[&str] = &[
    "A hipertensão arterial costuma não dar sintomas. Por isso, medir a pressão ao menos uma vez por ano é a melhor forma de descobrir o problema cedo. Valores a partir de 140 por 90, medidos em dias diferentes, pedem avaliação.",
    "O diabetes tipo 2 aparece quando o corpo passa a responder mal à insulina. Alimentação equilibrada, atividade física e, quando indicado, remédios como a metformina ajudam a controlar a glicose. Não há cura definitiva, mas há bom controle.",
    "A asma não tem cura, mas o tratamento regular reduz as crises. A bombinha de resgate não substitui o remédio de uso contínuo. Leve o plano de ação à escola da criança.",
    "O infarto é a causa número 1 de morte no mundo. Dor no peito que irradia para o braço, suor frio e falta de ar pedem socorro imediato: ligue 192.",
    "Na suspeita de AVC, não perca tempo: peça à pessoa que sorria, levante os braços e fale uma frase. Se algo estiver estranho, ligue para o SAMU, 192.",
    "Lave as mãos antes e depois de preparar alimentos, de trocar fraldas e de visitar alguém no hospital. Água, sabão e vinte segundos bastam.",
    "A vacina da gripe muda todo ano porque o vírus muda. O SUS oferece a dose de graça aos grupos prioritários. Dor no local da aplicação é comum e passa em dois dias.",
    "O aleitamento materno exclusivo é recomendado até os seis meses. Depois, outros alimentos entram aos poucos, e o leite materno segue até os dois anos ou mais.",
    "Não existe exame perfeito. O resultado da mamografia pode precisar de complemento com ultrassom, e isso não quer dizer câncer. O laudo definitivo vem da biópsia.",
    "A dengue causa febre alta, dor atrás dos olhos e manchas na pele. Beba bastante líquido e não tome ácido acetilsalicílico nem anti-inflamatórios. Dor forte na barriga é sinal de alarme.",
    "O protetor solar com FPS 30 ou mais deve ser reaplicado a cada duas horas. Chapéu e sombra ajudam tanto quanto o creme. Nenhum protetor bloqueia 100% dos raios.",
    "A acne da adolescência tem tratamento. Lavar o rosto duas vezes ao dia com sabonete suave e evitar espremer as espinhas já ajuda. Casos graves precisam do dermatologista.",
    "A queda de cabelo depois do parto é comum e passa em alguns meses. Se durar mais de um ano ou vier com falhas, procure avaliação.",
    "A enxaqueca é mais que uma dor de cabeça: vem com náusea e sensibilidade à luz. Anotar o que antecede as crises ajuda o médico a escolher o tratamento.",
    "A depressão é uma doença, não falta de vontade. Tristeza que dura mais de duas semanas, perda de interesse e alteração do sono merecem avaliação. Em crise, ligue para o CVV, 188.",
    "A ansiedade faz parte da vida; vira transtorno quando atrapalha a rotina. Psicoterapia e, às vezes, medicamentos ajudam. Exercício físico e sono regular também.",
    "O luto não tem prazo. Cada pessoa vive a perda de um jeito, e a terapia pode ajudar quando a dor impede de seguir a rotina.",
    "Birras entre um e três anos são esperadas. Nomear o que a criança sente e manter a calma funciona melhor do que castigos.",
    "Dormir bem começa durante o dia: luz natural pela manhã, pouca cafeína à tarde e telas longe da cama. Quem ronca alto e acorda cansado deve investigar apneia.",
    "A alimentação saudável não precisa ser cara. Arroz, feijão, legumes da estação e frutas compõem um prato completo. Evite ultraprocessados no dia a dia.",
    "Perder de 5% a 10% do peso já melhora a pressão e a glicemia. Dietas muito restritivas funcionam por pouco tempo, e o peso volta. Desconfie de promessas de perder 10 kg em uma semana.",
    "A creatina é um dos suplementos mais estudados. Pode ajudar no ganho de força em treinos curtos e intensos. Quem tem doença dos rins deve conversar com o médico antes de usar.",
    "O jejum intermitente não é melhor do que outras dietas com a mesma quantidade de calorias, segundo revisões recentes. Gestantes e pessoas com diabetes não devem fazê-lo sem orientação.",
    "Fibras regulam o intestino e ajudam a controlar o colesterol. Adultos precisam de cerca de 25 g por dia. Aumente aos poucos e beba água.",
    "A intolerância à lactose não é alergia. Ela causa gases e desconforto depois de tomar leite. Queijos curados e iogurtes costumam ser mais bem tolerados.",
    "A cárie começa com uma mancha branca. Escovar os dentes com creme dental fluoretado duas vezes ao dia e passar fio dental evita a maior parte do problema.",
    "O canal não precisa doer: a anestesia controla a dor durante o procedimento. Nos dias seguintes, algum incômodo ao mastigar é esperado.",
    "A gengiva que sangra está inflamada. A limpeza profissional e a escovação correta resolvem a maioria dos casos; sem cuidado, a inflamação chega ao osso.",
    "O clareamento dental pode causar sensibilidade passageira. Não é indicado para gestantes nem para quem tem cárie ativa. O dentista avalia cada caso.",
    "O dente do siso nem sempre precisa ser extraído. A radiografia mostra se há espaço. Depois da cirurgia, faça repouso e use compressa fria nas primeiras 24 horas.",
    "Pressão na pele por muito tempo causa feridas em quem fica acamado. Mude a posição da pessoa a cada duas horas e mantenha a pele seca e hidratada.",
    "O curativo deve ser trocado quando estiver úmido ou sujo. Lave as mãos, retire com soro fisiológico e observe se há pus, cheiro ou vermelhidão.",
    "A insulina aberta dura cerca de 28 dias fora da geladeira. Mude o local da aplicação para evitar caroços na pele. A dose é definida pelo médico.",
    "A pressão do idoso pode cair ao levantar. Sentar na beira da cama por um minuto antes de ficar de pé reduz o risco de queda.",
    "A osteoporose não dói até que um osso quebre. Cálcio na dieta, vitamina D quando há deficiência e exercícios com peso ajudam a prevenir fraturas.",
    "A vitamina D previne o raquitismo nas crianças. A suplementação de rotina em adultos saudáveis não mostrou benefício em estudos grandes.",
    "O pré-natal tem ao menos seis consultas. O ácido fólico, recomendado antes da gravidez, reduz o risco de defeitos do tubo neural.",
    "A pílula do dia seguinte funciona melhor quanto antes for usada. Não protege contra infecções e não deve ser o método de rotina. Nenhum método é 100% eficaz.",
    "O teste de HIV é gratuito no SUS e fica pronto em meia hora. Com tratamento, a carga viral fica indetectável e o vírus não é transmitido.",
    "A endometriose pode levar anos para ser diagnosticada. Cólica que impede de trabalhar não é normal. O ultrassom com preparo e a ressonância ajudam.",
    "A próstata aumenta com a idade. Levantar à noite para urinar e jato fraco são queixas comuns. O PSA tem limites, e a decisão de rastrear deve ser compartilhada.",
    "A quimioterapia pode causar náusea, queda de cabelo e cansaço. Hoje há remédios que controlam bem o enjoo. Febre durante o tratamento é emergência.",
    "Quando descoberto cedo, o câncer de mama tem mais de 90% de chance de cura. O rastreamento com mamografia começa aos 40 ou 50 anos, conforme a diretriz.",
    "A fisioterapia depois da prótese de joelho começa no primeiro dia. A maioria das pessoas volta a caminhar sem apoio em seis semanas, mas o prazo varia.",
    "Dor lombar costuma melhorar em poucas semanas. Ficar na cama atrasa a recuperação. Volte ao treino quando estiver sem dor e aumente a carga devagar.",
    "Coma carboidrato antes e depois do treino se a sessão passar de uma hora. Para caminhadas, a alimentação do dia basta.",
    "Segundo estudo com 1.200 voluntários divididos por sorteio, a dieta mediterrânea reduziu eventos cardíacos em cerca de 30%. O grupo controle recebeu orientação de reduzir gordura.",
    "O tratamento da tuberculose dura seis meses e é gratuito pelo SUS. Parar antes, mesmo sem sintomas, favorece bactérias resistentes.",
    "Antibiótico não funciona contra vírus. Usá-lo sem necessidade causa efeitos colaterais e resistência. Nunca guarde sobras para depois.",
    "O SUS gasta mais de R$ 3 bilhões por ano com doenças ligadas ao cigarro. Parar de fumar traz benefício em qualquer idade, e o programa de cessação é gratuito.",
    "A cirurgia bariátrica é indicada em casos definidos e não dispensa mudança de hábitos. Há riscos, como em toda cirurgia: sangramento, infecção e falta de vitaminas.",
    "A toxina botulínica relaxa o músculo por três a quatro meses. Dor de cabeça e pálpebra caída podem acontecer. A aplicação é feita por profissional habilitado, e os resultados variam.",
    "O preenchimento com ácido hialurônico tem riscos, e o mais grave é a obstrução de um vaso. Dor forte e pele pálida depois da aplicação exigem atendimento imediato.",
    "Procure um psicólogo ou psiquiatra se os pensamentos ruins não passam. O CAPS da sua cidade atende sem encaminhamento e de graça. Em crise, ligue 188.",
    "A esquizofrenia costuma começar no início da vida adulta. Com remédio, terapia e apoio da família, muitas pessoas estudam e trabalham. Em emergência, ligue 192.",
    "Como escolher um bom cirurgião? Verifique o registro no conselho, o título de especialista e converse sobre riscos. Desconfie de quem garante resultado ou anuncia promoção.",
    "É proibido ao médico divulgar antes e depois sem caráter educativo, prometer cura ou fazer sorteio de procedimentos. A norma protege o paciente da propaganda enganosa.",
    "Existe remédio sem efeitos colaterais? Não. Todo medicamento tem riscos e benefícios, e por isso a bula e o médico devem ser consultados.",
    "O melhor remédio para a gripe é repouso e hidratação. Febre que dura mais de três dias, falta de ar ou confusão pedem avaliação.",
    "O minoxidil pode ajudar na calvície, com resposta em quatro a seis meses. Quando o uso é suspenso, o efeito se perde.",
    "A escala de Glasgow, o sinal de Babinski e a doença de Crohn têm nomes de médicos. Nenhum deles diz respeito a um paciente em particular.",
];

const DICTATED: &[&str] = &[
    "oi gente hoje eu quero falar de pressao alta muita gente acha que sente alguma coisa mas nao sente nada por isso tem que medir e se der alto repetir em outro dia com o braço apoiado",
    "pessoal voces me perguntam muito se cafe faz mal e a resposta e que depende da quantidade ate tres xicaras por dia costuma ser seguro pra maioria dos adultos gestante tem que tomar menos",
    "entao a gente sabe que o exercicio ajuda na ansiedade nao precisa ser academia pode ser caminhada meia hora por dia cinco vezes na semana e ja faz diferença no sono tambem",
    "a criança com febre precisa beber liquido e ficar com roupa leve nao da remedio sem falar com o pediatra e se ela ficar molinha ou com manchas no corpo leva no pronto socorro",
    "nao existe alimento milagroso nem cha que cura diabetes o que existe e um conjunto de habitos e acompanhamento e quem prometer outra coisa desconfia",
    "o pessoal pergunta do antes e depois do treino o que comer antes uma banana ja ajuda e depois proteina e carboidrato numa refeicao normal",
    "escovar os dentes antes de dormir e a escovacao mais importante do dia porque a saliva diminui durante a noite e a bacteria aproveita",
    "quando o idoso cai a gente tem que investigar remedio pressao visao e a casa tapete solto e banheiro sem barra sao os campeoes",
];

#[test]
fn articles_are_not_blocked() {
    assert!(ARTICLES.len() >= 60);
    check("", ARTICLES);
}

#[test]
fn dictated_texts_are_not_blocked() {
    check("", DICTATED);
}
