//! What clinics write and councils forbid, in words other than those of the examples beside the rules; in Portuguese
//! also as a transcript would have it: no accents, no punctuation, in the middle of other talk.

use super::example::read;
use crate::{ContentValidator, contract::exports::lauda::content::rules::Guest, rule::Day};
use text::{contract::types::Severity, fold::fold};

fn tells(language: &str, profession: &str, rule: &str, text: &str) -> bool {
    let line = format!("[{profession} {language}] {text}");
    let found = ContentValidator::validate(read(&line, None, Day(2026, 11, 20)).request).expect("valid");
    found.iter().any(|finding| finding.rule == rule && finding.span.is_some() && finding.severity >= Severity::Error)
}

/// The text as it would be dictated.
fn dictated(text: &str) -> String {
    let folded = fold(text);
    let spoken: String = folded
        .as_str()
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| c.is_ascii_punctuation() && !matches!(c, '$' | '%')))
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    format!("oi gente tudo bem hoje eu vim falar com voces {spoken} e e isso um beijo")
}

#[test]
fn violations_are_told() {
    let missed: Vec<_> = PORTUGUESE
        .iter()
        .chain(WRITTEN_ONLY)
        .map(|row| ("", row))
        .chain(ENGLISH.iter().map(|row| ("en", row)))
        .filter(|(language, (profession, rule, text))| !tells(language, profession, rule, text))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn violations_are_told_in_transcripts() {
    let missed: Vec<_> =
        PORTUGUESE.iter().filter(|(profession, rule, text)| !tells("", profession, rule, &dictated(text))).collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

type Row = (&'static str, &'static str, &'static str);

const PORTUGUESE: &[Row] = &[
    ("cfm", "C-CFM-06", "Aqui o seu resultado é garantido ou devolvemos o dinheiro."),
    ("cfm", "C-CFM-06", "Procedimento totalmente sem dor e sem riscos."),
    ("cfm", "C-CFM-06", "Você vai sair curado depois da primeira sessão."),
    ("cfm", "C-CFM-06", "Elimine as varizes para sempre com uma única sessão."),
    ("cfm", "C-CFM-06", "Nosso protocolo assegura a melhora em poucas semanas."),
    ("cfm", "C-CFM-06", "cura em 7 dias comprovada"),
    ("cfm", "C-CFM-06", "Eficácia de 100% no tratamento da hiperidrose."),
    ("cfm", "C-CFM-06", "Cirurgia com taxa de sucesso de 100%."),
    ("cfm", "C-CFM-06", "Nunca mais sinta dor nas costas."),
    ("cfm", "C-CFM-06", "solução definitiva pra sua calvície"),
    ("cfm", "C-CFM-06", "Prometemos a você um corpo novo em três meses."),
    ("cfm", "C-CFM-06", "Nossos resultados são garantidos."),
    ("cfm", "C-CFM-06", "Satisfação garantida em todos os procedimentos."),
    ("cfm", "C-CFM-06", "Com certeza você vai ficar curado da enxaqueca."),
    ("cfm", "C-CFM-06", "100% eficaz contra a queda de cabelo"),
    ("cfm", "C-CFM-07", "Método inovador e exclusivo no Brasil para tratar melasma."),
    ("cfm", "C-CFM-07", "Desenvolvi uma técnica própria de preenchimento."),
    ("cfm", "C-CFM-07", "Um tratamento milagroso para dores articulares."),
    ("cfm", "C-CFM-07", "a terapia revolucionária que está mudando vidas"),
    ("cfm", "C-CFM-08", "Contamos com os equipamentos mais avançados do mercado."),
    ("cfm", "C-CFM-08", "Único da cidade com laser de CO2 fracionado."),
    ("cfm", "C-CFM-08", "A tecnologia mais moderna da América Latina."),
    ("cfm", "C-CFM-08", "Possuímos aparelho exclusivo de criolipólise."),
    ("cfm", "C-CFM-08", "Somos os únicos na região a realizar esta cirurgia robótica."),
    ("cfm", "C-CFM-09", "Dr. Caio, o melhor cirurgião plástico de Fortaleza."),
    ("cfm", "C-CFM-09", "Considerada a melhor clínica de dermatologia da região."),
    ("cfm", "C-CFM-09", "Referência nacional em cirurgia de coluna, a Dra. Lia atende aqui."),
    ("cfm", "C-CFM-09", "Clínica número um em estética facial."),
    ("cfm", "C-CFM-09", "Nosso médico recebeu o prêmio Melhores do Ano."),
    ("cfm", "C-CFM-09", "Fui premiado pelo Top of Mind."),
    ("cfm", "C-CFM-09", "A clínica mais premiada do estado."),
    ("cfm", "C-CFM-09", "os melhores dermatologistas de são paulo estão aqui"),
    ("cfm", "C-CFM-10", "Use 1 comprimido de 12 em 12 horas por sete dias."),
    ("cfm", "C-CFM-10", "Para dormir melhor, tome 3 mg de melatonina à noite."),
    ("cfm", "C-CFM-10", "Comente seus sintomas que eu te digo o que você tem."),
    ("cfm", "C-CFM-10", "Me manda a foto da mancha no direct que eu avalio."),
    ("cfm", "C-CFM-10", "Pingue 2 gotas do colírio três vezes ao dia."),
    ("cfm", "C-CFM-10", "o certo é você tomar 40 mg de omeprazol em jejum"),
    ("cfm", "C-CFM-11", "Hoje às 20h: lipoaspiração ao vivo no Instagram!"),
    ("cfm", "C-CFM-11", "Acompanhe a cirurgia da nossa paciente em tempo real pelos stories."),
    ("cfm", "C-CFM-11", "Transmissão ao vivo do parto da Camila."),
    ("cfm", "C-CFM-12", "Confira os resultados dos nossos pacientes na galeria."),
    ("cfm", "C-CFM-12", "Antes/depois de rinoplastia"),
    ("cfm", "C-CFM-12", "Arraste para o lado e veja o antes e depois"),
    ("cfm", "C-CFM-13", "Na compra de duas sessões, ganhe uma limpeza de pele."),
    ("cfm", "C-CFM-13", "Sorteio de uma rinoplastia entre os seguidores!"),
    ("cfm", "C-CFM-13", "Marque três amigas e concorra a um preenchimento."),
    ("cfm", "C-CFM-13", "Consórcio para cirurgia plástica em até 60 meses."),
    ("cfm", "C-CFM-14", "Consulta gratuita para avaliação de varizes."),
    ("cfm", "C-CFM-14", "Avaliação sem custo e sem compromisso."),
    ("cfm", "C-CFM-15", "Não deixe para depois: amanhã pode ser tarde demais!"),
    ("cfm", "C-CFM-15", "Corra! Restam poucas vagas."),
    ("cfm", "C-CFM-15", "Oferta por tempo limitado."),
    ("cfm", "C-CFM-15", "O que os médicos não querem que você saiba sobre o colesterol"),
    ("cfm", "C-CFM-16", "Indico o protetor da Vichy para todas as minhas pacientes."),
    ("cfm", "C-CFM-16", "Sou embaixador da Growth Supplements."),
    ("cfm", "C-CFM-16", "Produto recomendado por médicos."),
    ("cfm", "C-CFM-17", "Veja o que nossos pacientes dizem sobre nós."),
    ("cfm", "C-CFM-17", "A doutora é maravilhosa, mudou a minha vida!"),
    ("cfm", "C-CFM-17", "Depoimento de paciente: \"perfeito do começo ao fim\"."),
    ("cfm", "C-CFM-02", "Sou especialista em harmonização facial."),
    ("cfm", "C-CFM-02", "Dra. Bruna Lopes - Especialista em Nutrologia"),
    ("cfm", "C-CFM-02", "médico especialista em emagrecimento, venha me conhecer"),
    ("cfm", "C-CFM-03", "Médica pós-graduada em dermatologia, atendo em Curitiba. Sou pós-graduada em dermatologia."),
    ("cfp", "C-CFP-04", "Sessões a partir de R$ 80."),
    ("cfp", "C-CFP-04", "Valores acessíveis e pacotes promocionais."),
    ("cfp", "C-CFP-04", "Atendimento psicológico com preço popular."),
    ("cfp", "C-CFP-04", "Primeira sessão gratuita."),
    ("cfp", "C-CFP-05", "Vença a depressão em 10 sessões."),
    ("cfp", "C-CFP-05", "Livre-se da ansiedade de uma vez por todas."),
    ("cfp", "C-CFP-05", "Você vai superar esse trauma comigo."),
    ("cfp", "C-CFP-05", "Cura da ansiedade sem remédios."),
    ("cfp", "C-CFP-06", "A psicóloga mais bem avaliada da cidade."),
    ("cfp", "C-CFP-06", "Avaliação 5 estrelas no Doctoralia."),
    ("cfp", "C-CFP-07", "Últimas vagas! Agenda fechando."),
    ("cfp", "C-CFP-08", "Relato da paciente M., 34 anos, que superou o pânico."),
    ("cfp", "C-CFP-08", "Caso clínico: mulher de 30 anos com fobia."),
    ("cfp", "C-CFP-09", "Teste: você é ansioso? Responda e descubra."),
    ("cfp", "C-CFP-09", "Quiz: você tem TDAH?"),
    ("cfp", "C-CFP-11", "Psicóloga evangélica, atendimento com base na Bíblia."),
    ("cfn", "C-CFN-03", "Resultado da minha paciente em 60 dias de plano."),
    ("cfn", "C-CFN-04", "Perca até 8 kg em um mês."),
    ("cfn", "C-CFN-04", "Seque a barriga em 21 dias."),
    ("cfn", "C-CFN-04", "Emagreça rápido e sem sofrer."),
    ("cfn", "C-CFN-04", "Shake milagroso para emagrecer."),
    ("cfn", "C-CFN-05", "Promoção: consulta por apenas R$ 99."),
    ("cfn", "C-CFN-05", "Desconto especial para as 10 primeiras inscritas."),
    ("cfn", "C-CFN-06", "Parceria com a Herbalife: use meu cupom NUTRI10."),
    ("cfo", "C-CFO-02", "Aparelho a partir de R$ 99 mensais."),
    ("cfo", "C-CFO-02", "Parcelamos em até 24x no boleto."),
    ("cfo", "C-CFO-03", "Avaliação gratuita e sem compromisso."),
    ("cfo", "C-CFO-04", "Dentista popular no centro da cidade."),
    ("cfo", "C-CFO-05", "Veja o resultado das lentes da nossa paciente."),
    ("cfo", "C-CFO-05", "Sorriso perfeito garantido."),
    ("cofen", "C-COF-02", "Consultoria de amamentação pelo WhatsApp."),
    ("cofen", "C-COF-02", "Curativo com cura garantida."),
    ("none", "D-ANV-01", "Comprei Mounjaro e o efeito é ótimo."),
    ("none", "D-ANV-01", "Venvanse ajuda nos estudos."),
    ("none", "D-ANV-02", "Amoxicilina 500 mg de 8 em 8 horas por 7 dias."),
    ("none", "D-ANV-02", "tomar losartana 50 mg uma vez ao dia"),
    ("none", "D-ANV-03", "O zolpidem age rápido."),
    ("none", "D-ANV-05", "Minha vizinha tomou ivermectina e sarou."),
    ("none", "D-ANV-05", "Depois que comecei a tomar esse remédio emagreci 10 kg."),
    ("none", "D-ANV-06", "Esse medicamento não tem efeitos colaterais."),
    ("none", "D-ANV-06", "O remédio é totalmente natural e não tem contraindicação."),
    ("none", "D-ANV-07", "O chá verde cura o câncer."),
    ("none", "D-ANV-07", "Esse suplemento trata a artrose."),
    ("none", "D-ANV-08", "Creme que elimina a psoríase."),
    ("none", "D-ANV-09", "Semaglutida off label para emagrecer."),
];

/// Only a dash, a colon or the start of a sentence tells these apart from plain speech.
const WRITTEN_ONLY: &[Row] = &[
    ("cfn", "C-CFN-08", "Joana Reis - Nutricionista Esportiva"),
    ("cfm", "C-CFM-05", "Trato obesidade e diabetes há 15 anos."),
    ("cfp", "C-CFP-02", "Especialista em ansiedade e depressão, psicóloga clínica."),
    ("cfn", "C-CFN-03", "Olha a evolução da Carol: menos 12 kg!"),
];

const ENGLISH: &[Row] = &[
    ("cfm", "C-CFM-06", "Our surgery is 100% safe and painless."),
    ("cfm", "C-CFM-06", "We guarantee results or your money back."),
    ("cfm", "C-CFM-06", "Say goodbye to back pain forever with a permanent cure."),
    ("cfm", "C-CFM-06", "This treatment will cure your migraine in 7 days."),
    ("cfm", "C-CFM-06", "Results guaranteed after one session."),
    ("cfm", "C-CFM-07", "Try our revolutionary method for hair loss."),
    ("cfm", "C-CFM-08", "The most advanced laser technology in the city."),
    ("cfm", "C-CFM-08", "The only clinic in the region with this robot."),
    ("cfm", "C-CFM-09", "Voted the best dermatologist in town."),
    ("cfm", "C-CFM-09", "Our award-winning clinic is number one in facelifts."),
    ("cfm", "C-CFM-10", "Take 500 mg of amoxicillin every 8 hours for 7 days."),
    ("cfm", "C-CFM-10", "Send me your photos and I will diagnose you."),
    ("cfm", "C-CFM-11", "Watch a live surgery on our profile tonight."),
    ("cfm", "C-CFM-12", "Check out our before and after photos."),
    ("cfm", "C-CFM-13", "Refer a friend and win a botox session."),
    ("cfm", "C-CFM-14", "Book your free consultation today."),
    ("cfm", "C-CFM-15", "Hurry, limited spots available!"),
    ("cfm", "C-CFM-16", "I recommend La Roche-Posay to every patient."),
    ("cfm", "C-CFM-17", "Read testimonials from our patients."),
    ("cfp", "C-CFP-04", "Sessions from $40, special discount this month."),
    ("cfp", "C-CFP-05", "Overcome your anxiety in 5 sessions, guaranteed results."),
    ("cfp", "C-CFP-06", "The best therapist in the city."),
    ("cfp", "C-CFP-08", "I treated a woman who feared elevators."),
    ("cfp", "C-CFP-09", "Find out if you have ADHD with this quiz."),
    ("cfn", "C-CFN-03", "My client lost 20 pounds in two months."),
    ("cfn", "C-CFN-04", "Lose 15 pounds in 3 weeks with this miracle diet."),
    ("cfo", "C-CFO-03", "Free dental evaluation, no obligation."),
    ("none", "D-ANV-01", "Ozempic helps you slim down."),
    ("none", "D-ANV-06", "This medicine has no side effects."),
    ("none", "D-ANV-07", "This herbal tea cures diabetes."),
    ("none", "D-ANV-05", "I took this medicine and it changed my life."),
];
