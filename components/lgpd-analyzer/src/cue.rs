//! What single words tell about people: titles, relatives, words for patients, heads of institutions. The tables are
//! the rules; one word may be in several. All words are folded.

use std::collections::HashMap;

/// A set of cues, one bit each.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Cues(u32);

impl Cues {
    /// Before the name of a professional.
    pub const TITLE: Self = Self(1);
    /// Before the name of anybody.
    pub const HONORIFIC: Self = Self(1 << 1);
    /// A relative, neighbour or friend.
    pub const KIN: Self = Self(1 << 2);
    pub const PATIENT: Self = Self(1 << 3);
    /// A word for one human being.
    pub const PERSON: Self = Self(1 << 4);
    /// Tells that the person is a minor.
    pub const MINOR: Self = Self(1 << 5);
    pub const FEMALE: Self = Self(1 << 6);
    pub const MALE: Self = Self(1 << 7);
    /// Announces a name: "chama-se", "nome".
    pub const NAMING: Self = Self(1 << 8);
    /// Head of the name of an institution.
    pub const INSTITUTION: Self = Self(1 << 9);
    pub const STREET: Self = Self(1 << 10);
    /// "Síndrome de", "escala de", "lei": what follows is no person here.
    pub const EPONYM_HEAD: Self = Self(1 << 11);
    /// What happened to one person: "perdeu", "foi internada", "procurou".
    pub const NARRATIVE: Self = Self(1 << 12);
    pub const PARTICLE: Self = Self(1 << 13);
    /// Never a part of a name.
    pub const STOP: Self = Self(1 << 14);
    /// A population: the sentence tells of many.
    pub const MANY: Self = Self(1 << 15);
    /// Says that somebody says something: what follows is quoted.
    pub const SAYS: Self = Self(1 << 16);
    /// Invites the reader to call or come: the contact is the author's.
    pub const INVITES: Self = Self(1 << 17);
    /// A health profession or speciality.
    pub const PROFESSION: Self = Self(1 << 18);
    /// A researcher, author, founder: cited.
    pub const AUTHORITY: Self = Self(1 << 19);
    /// Living together, blood, marriage: a relative in the strict sense.
    pub const FAMILY: Self = Self(1 << 20);
    pub const LOCATIVE: Self = Self(1 << 21);
    pub const SAINT: Self = Self(1 << 22);
    pub const POSSESSIVE: Self = Self(1 << 23);
    pub const ARTICLE: Self = Self(1 << 24);
    /// An event, month or colour of a campaign; no name though the lexicon has it.
    pub const CAMPAIGN: Self = Self(1 << 25);

    /// Head of the name of a part of a town, a landscape, a prize: what bears a name and can be asked nothing.
    pub const QUARTER: Self = Self(1 << 26);

    /// A surgical operation.
    pub const OPERATION: Self = Self(1 << 27);
    /// A text with such a word gives advice on health.
    pub const ADVICE: Self = Self(1 << 28);
    /// An address may begin here.
    pub const WAY: Self = Self(1 << 29);
    /// Somebody lives where is told behind it, or something is brought there.
    pub const RESIDENCE: Self = Self(1 << 30);

    /// The numbers of the cues that a word is.
    pub fn each(self) -> impl Iterator<Item = u32> {
        (0..u32::BITS).filter(move |bit| self.0 & 1 << bit != 0)
    }

    pub fn is(self, cue: Self) -> bool {
        self.0 & cue.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

const F: Cues = Cues::FEMALE;
const M: Cues = Cues::MALE;
const KIN: Cues = Cues::KIN.or(Cues::FAMILY);
const PERSON_MINOR: Cues = Cues::PERSON.or(Cues::MINOR);

#[rustfmt::skip]
const TABLES: &[(Cues, &str)] = &[
    (Cues::TITLE, "dr dra drs dras doutor doutora doctor prof profa enf enfa nutri"),
    (Cues::TITLE.or(Cues::PROFESSION).or(M), "medico enfermeiro psicologo nutricionista fisioterapeuta dentista farmaceutico fonoaudiologo psicanalista terapeuta"),
    (Cues::TITLE.or(Cues::PROFESSION).or(F), "medica enfermeira psicologa farmaceutica fonoaudiologa"),
    (Cues::PROFESSION, "biomedico biomedica psiquiatra cardiologista dermatologista pediatra neurologista ginecologista obstetra ortopedista urologista oncologista endocrinologista endocrino gastroenterologista geriatra hematologista infectologista mastologista nefrologista nutrologo nutrologa oftalmologista otorrino otorrinolaringologista pneumologista reumatologista radiologista anestesista anestesiologista cirurgiao cirurgia coloproctologista proctologista angiologista alergista imunologista hepatologista intensivista neuropediatra neurocirurgiao odontologista ortodontista periodontista endodontista odontopediatra odontologo odontologa cirurgia clinico sexologo sexologa neuropsicologo neuropsicologa psicopedagoga psicopedagogo parteira obstetriz ecografista legista sanitarista esteticista podologo podologa quiropraxista acupunturista osteopata plantonista fisio recepcionista socorrista maqueiro instrumentadora physician psychiatrist cardiologist dermatologist pediatrician neurologist gynecologist nurse dentist psychologist nutritionist dietitian physiotherapist surgeon pharmacist gp md phd rn np bsn dpt lcsw otr dds pharmd dietician oncologist urologist epidemiologist neurosurgeon paediatrician midwife therapist psychotherapist anesthesiologist"),
    (Cues::HONORIFIC.or(M), "sr senhor seu mr mister"),
    (Cues::HONORIFIC.or(F), "sra senhora srta dona mrs ms miss"),
    (KIN.or(F), "filha mae irma avo avozinha vo vovo tia prima sobrinha neta esposa namorada companheira viuva noiva cunhada sogra nora madrasta enteada mamae titia bisavo daughter mother mum mummy mam sister wife widow fiancee aunt auntie granny gran nan nana stepmother stepmom stepdaughter stepsister grandmother niece granddaughter girlfriend mom grandma"),
    (KIN.or(M), "filho pai irmao tio primo sobrinho neto esposo marido namorado companheiro viuvo noivo cunhado sogro genro padrasto enteado papai titio bisneto son father brother husband hubby widower fiance uncle grandad granddad stepfather stepdad stepson stepbrother grandfather nephew grandson boyfriend dad grandpa"),
    (KIN, "cousin parent spouse partner twin stepchild bisneta filhinha filhinho irmazinha irmaozinho conjuge gemea gemeo"),
    (Cues::KIN.or(F), "vizinha amiga colega afilhada madrinha empregada baba cuidadora diarista amiguinha conhecida professorinha comadre cunhadinha"),
    (Cues::KIN.or(M), "vizinho amigo afilhado padrinho cuidador amiguinho conhecido chefe patrao compadre porteiro acompanhante responsavel"),
    (Cues::KIN, "neighbour neighbor friend colleague coworker caregiver boss classmate roommate"),
    (Cues::PATIENT, "paciente pct pcte pac cliente doente assistido patient pt client interno"),
    (Cues::PATIENT.or(F), "usuaria assistida internada puerpera gestante parturiente"),
    (Cues::PATIENT.or(M), "usuario internado"),
    (Cues::PERSON.or(F), "mulher senhora moca idosa velhinha dama woman lady female feminino feminina fem she ela"),
    (Cues::PERSON.or(M), "homem senhor rapaz idoso velhinho sujeito cidadao man gentleman male masculino masc he ele"),
    (Cues::PERSON, "jovem pessoa atleta aposentado aposentada professor professora motorista"),
    (PERSON_MINOR.or(F), "menina garota garotinha menininha girl mocinha"),
    (PERSON_MINOR.or(M), "menino garoto garotinho menininho boy"),
    (PERSON_MINOR, "crianca bebe adolescente lactente neonato prematuro rn escolar pre_escolar child baby infant toddler newborn teenager recem"),
    (Cues::NAMING, "nome chama chamo chamada chamado chamava chamam named called name batizado batizada apelido identificacao"),
    (Cues::INSTITUTION, "department departamento hospital hosp clinica instituto inst universidade univ faculdade fac escola colegio casa maternidade ubs upa usf psf ama caps laboratorio farmacia drogaria fundacao associacao igreja paroquia capela catedral santuario convento editora revista jornal ambulatorio auditorio biblioteca museu teatro grupo rede unidade consultorio creche asilo orfanato abrigo sociedade academia banco posto loja restaurante padaria supermercado mercado empresa companhia hotel estadio aeroporto terminal estacao shopping hospice college school university institute foundation clinic church society laboratory pharmacy hospitals policlinica sanatorio hemocentro pronto conselho sindicato secretaria prefeitura camara forum tribunal ministerio distrito asilo lar ong plano convenio seguradora operadora cooperativa"),
    (Cues::QUARTER, "centro center centre ala premio medalha trofeu taca copa serra rio lago ilha praia monte morro pico vale fazenda sitio cidade municipio estado pais regiao provincia comarca vila jardim parque conjunto condominio edificio predio bairro setor nucleo comunidade favela assentamento aldeia quilombo usina porto ponte viaduto tunel barragem represa navio"),
    (Cues::STREET, "rua avenida av travessa alameda rodovia estrada praca largo viela ladeira beco street avenue road"),
    (Cues::EPONYM_HEAD, "doenca doencas sindrome mal tireoidite linfoma sarcoma anemia escala teste testes manobra sinal sinais reflexo tecnica metodo operacao fratura hernia tumor esofago calculo formula equacao indice escore score criterios criterio classificacao lei premio codigo efeito fenomeno triangulo diverticulo canal nervo musculo ganglio corpusculo celula celulas trompa trompas trompas polipo ulcera granuloma coreia ataxia distrofia molestia virus bacilo bacteria vacina questionario inventario protocolo consenso regra principio teoria estagio grau tabela curva diagrama projeto programa campanha operacao declaracao tratado convencao pacto acordo estudo ensaio coorte furacao tempestade disease diseases syndrome sign test scale score law criteria act prize lymphoma sarcoma fracture hernia maneuver palsy thyroiditis dieta fator angina paralisia purpura trombose contratura osteocondrite nevralgia neuralgia afasia encefalopatia insuficiencia cirurgia procedimento sonda cateter valvula protese exercicio exercicios florais cardioversao massagem posicao aparelho luz ponto plano banho leite"),
    (Cues::NARRATIVE, "chegou veio procurou relatou relata refere referiu nega negou apresentou apresentava evoluiu internado internada operado operada atendi atendemos acompanhei acompanho diagnosticado diagnosticada diagnosticaram perdeu perdi emagreceu emagreci engordou melhorou piorou recebeu iniciou retornou retorna compareceu sofreu caiu faleceu morreu estava tinha teve queixa solicita toma tomava ligou trouxe trazido trazida encaminhado encaminhada encaminho descobriu descobri conseguiu voltou deu fez passou fui tive sou estou tenho presented reported complained admitted underwent lost denies came died was had diagnosed suffered called"),
    (Cues::PARTICLE, "da de do das dos e di del della von van der la y du ni bin ibn bint"),
    (Cues::STOP, "a o as os um uma uns umas eu tu ele ela nos voces voce eles elas que quem como quando onde porque por para pra pro com sem sob sobre ate entre em no na num numa nas ao aos a pelo pela pelos pelas se nao sim ja ainda mais menos muito pouco tudo nada todo toda todos todas cada outro outra este esta esse essa isso isto aquele aquela meu minha teu tua nosso nossa dele dela ser e foi era estar esta estava ter tem tinha tenho teve fazer fez faz ir vai vou foi vem vir poder pode deve dever dizer diz disse ficar ficou chegou veio falou relata refere nega apresenta apresentou apresentava evolui evoluiu procurou solicitou pediu ligou mora trabalha toma usa gosta quer precisa sente sentiu acha sabe mas porem entao agora hoje ontem amanha depois antes aqui ali la bem mal so tambem assim dia dias mes meses ano anos hora horas semana semanas manha tarde noite vez vezes the of and in on at for with from to is was are were has had have he she his her they their it its an or not who which that this after before new old data telefone tel cel celular fone email idade sexo cpf rg cns cep endereco peso altura pressao exame exames consulta retorno queixa historia conduta diagnostico tratamento medicacao receita cid atestado laudo encaminhamento guia termo obrigada obrigado oi ola bom boa gente pessoal abraco abracos beijo beijos ok obs hd hda hpp has dm dpoc pa fc fr ta covid sus anvisa cfm crm brasil brasileiro brasileira brasileiros portugal estados unidos america europa africa asia deus jesus nossa natal pascoa carnaval whatsapp instagram facebook youtube google internet site blog doenca saude vida corpo dor febre tosse segue favor prezado prezada atenciosamente att cordialmente caso dado resultado laudo alta uti enfermaria quarto leito dose mg ml seguinte gravida gestacao parto bebe paracetamol dipirona vacina remedio"),
    (Cues::MANY, "pessoas pacientes brasileiros brasileiras adultos criancas mulheres homens idosos idosas jovens adolescentes individuos populacao casos participantes voluntarios habitantes trabalhadores profissionais estudantes gestantes portadores diabeticos hipertensos fumantes people patients adults children women men participants individuals population subjects volunteers mundial globalmente prevalencia incidencia mortalidade"),
    (Cues::SAYS, "segundo conforme afirma afirmou explica explicou diz ressalta ressaltou destaca destacou alerta alertou orienta comenta comentou pondera defende descreveu descobriu publicou publicaram propos propuseram demonstrou demonstraram mostrou mostraram relataram observaram according describes described discovered published explains says showed reported"),
    (Cues::INVITES, "services helpline hotline switchboard enquiries reception closed agende agendar agendamento agendamentos marque marcar marcacao consultorio consultorios clinica atendimento atendimentos atendo atendemos acesse visite conheca secretaria recepcao nosso nossa nossos nossas informacoes book appointment appointments visit our office clinic loja funciona funcionamento sede siga sigam inscricoes inscreva matriz filial ouvidoria sac"),
    (Cues::AUTHORITY, "manager coordinator instrutor instrutora mediador mediadora moderador moderadora palestrante instructor pesquisador pesquisadora cientista autor autora autores autoras fundador fundadora presidente diretor diretora coordenador coordenadora chefe reitor ministro ministra escritor escritora filosofo ator atriz cantor cantora jornalista apresentador apresentadora cineasta imunologista epidemiologista bioquimico quimico fisico biologo biologa sociologo antropologo researcher scientist author founder president director actor actress singer writer nobel especialista scientists researchers authors spokesperson spokesman spokeswoman minister chairman ceo investigator senator mayor lecturer dame sir lord baroness president governor reporter columnist jornalista deputado deputada senador senadora vereador vereadora prefeito prefeita governador governadora reporter"),
    (Cues::LOCATIVE, "em no na nascido nascida natural moro mora morava moram reside residente residia vive vivia cidade municipio morador moradora proveniente procedente naturalidade procedencia from in interior"),
    (Cues::SAINT, "sao santo santa nossa frei padre irma madre papa beato bispo dom san saint"),
    (Cues::POSSESSIVE, "meu minha meus minhas seu sua teu tua nosso nossa dele dela my his her our your"),
    (Cues::ARTICLE, "o a os as um uma do da ao pro pra the"),
    (Cues::OPERATION, "cirurgia cirurgias cirurgico cirurgica cirurgicos cirurgicas bariatrica lipoaspiracao rinoplastia mastectomia implante implantes transplante transplantes surgery surgical liposuction cesarea cesariana artroscopia laparoscopia vasectomia laqueadura histerectomia otoplastia blefaroplastia mamoplastia abdominoplastia"),
    (Cues::ADVICE, "tratamento tratamentos sintoma sintomas saude dieta prevencao vacina vacinas health treatment symptoms diet vaccine alimentacao exercicio terapia"),
    (Cues::WAY, "rua r avenida via br estr passagem calcada av travessa tv trav alameda al praca pca pc rodovia rod estrada estr largo viela ladeira beco servidao sqn sqs shis shin qnm qnl qnn qsa cln cls quadra qd"),
    (Cues::RESIDENCE, "mora moro moram morava reside residente resido endereco vive vivo lives address residencia entrega entregar coleta bairro morador moradora residentes morando mudou mudei moramos morei mudamos end logradouro domiciliar buscar levar mandar manda mande enviar envie entregue lived living live resides residing home staying deliver send mail ship postal"),
    (Cues::CAMPAIGN, "outubro setembro novembro janeiro fevereiro marco abril maio junho julho agosto dezembro january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday christmas easter thanksgiving ramadan hanukkah halloween segunda terca quarta quinta sexta sabado domingo rosa_ azul amarelo branco roxo"),
];

/// The tables, by word.
pub struct Lookup(HashMap<&'static str, Cues>);

impl Lookup {
    pub fn new() -> Self {
        let mut map: HashMap<&'static str, Cues> = HashMap::with_capacity(2048);
        for &(cues, words) in TABLES {
            for word in words.split(' ') {
                let entry = map.entry(word).or_default();
                *entry = entry.or(cues);
            }
        }
        Self(map)
    }

    pub fn get(&self, word: &str) -> Cues {
        let specialist = word.len() >= 8
            && ["logista", "ologist", "iatrist", "iatra", "terapeuta", "ciologo", "ciologa"]
                .iter()
                .any(|ending| word.ends_with(ending));
        self.0.get(word).copied().unwrap_or(if specialist { Cues::PROFESSION } else { Cues::default() })
    }
}
