//! Sets of words that patterns name as `<set>`. Members are words, stems or short rows of words, in both languages.

/// Classes of words that a pattern names as `@class`: numbers, and the entries of the lexicons.
pub const CLASSES: &[&str] = &["number", "brand", "rx", "controlled", "otc", "disease", "name", "brandword", "common"];

/// Numbers that transcripts spell out.
pub const NUMBER_WORDS: &str = "um, uma, dois, duas, tres, quatro, cinco, seis, sete, oito, nove, dez, onze, doze, treze, catorze, quatorze, \
     quinze, dezesseis, dezessete, dezoito, dezenove, vinte, trinta, quarenta, cinquenta, sessenta, setenta, \
     oitenta, noventa, cem, cento, duzentos, trezentos, quatrocentos, quinhentos, mil, meio, meia, one, two, \
     three, four, five, six, seven, eight, nine, ten, twenty, thirty, forty, fifty, hundred";

/// The most frequent words, which begin no entry of any lexicon (a test compares them): the matcher skips the lexicons.
pub const COMMON: &str = "das, dos, que, uma, para, com, nao, nos, nas, por, mais, como, mas, aos, ser, quando, muito, esta, tambem, \
     pelo, pela, ate, isso, ele, entre, depois, sem, mesmo, seus, quem, esse, eles, voce, essa, num, nem, suas, \
     meu, minha, numa, pelos, elas, qual, lhe, este, dele, tem, foi, sao, pode, podem, deve, devem, cada, anos, \
     dias, pessoas, risco, vida, tratamento, sintomas, exame, exames, medico, pacientes, paciente, doencas, \
     corpo, meses, semanas, vez, vezes, antes, ainda, assim, outras, sobre, alguns, algumas, todos, todas, toda, \
     todo, dia, casos, caso, consulta, ajuda, ajudam, parte, forma, maior, menor, menos, bem, the, and, that, \
     for, you, with, are, this, have, not, your, can, from, may, more, who, their, they, will, which, when, \
     about, than, people, patients, doctor, after, before, also, some, most, should, other, years, days, risk, \
     care, seu, sua, voces, ter, fazer, faz, onde, porque, quanto, tanto, sempre, nunca, hoje, agora, dois, duas, \
     tres, ano, mes, semana, hora, horas, manha, noite, comum, causa, causas, evitar, melhor, pior, quase, \
     apenas, mesma, durante, embora, enquanto, segundo, desde, sob, alem, atraves, cerca, partir, tipo, tipos, \
     usar, usado, usada, indicado, indicada, avaliacao, orientacao, equipe, familia, crianca, criancas, adultos, \
     mulheres, homens, idosos, estudos, estudo, resultado, resultados, pessoal, gente, muita, muitos, muitas, \
     pouco, poucos, outra, outro, only, such, over, between, into, under, during, while, them, these, those, was, \
     were, has, had, been, does, how, why, what, where, any, all, each, both";

/// Members are parted by commas.
pub const SETS: &[(&str, &str)] = &[
    // What treatment brings about; a promise is about one of these.
    (
        "outcome",
        "resultado*, cura, curas, tratamento*, solucao, solucoes, procedimento*, cirurgia*, emagrecimento, \
         result, results, cure, cures, treatment*, solution*, procedure*, surger*",
    ),
    (
        "days",
        "dia, dias, semana, semanas, mes, meses, hora, horas, sessao, sessoes, consultas, encontros, aplicacao, \
         aplicacoes, day, days, week, weeks, month, months, session, sessions",
    ),
    ("kilos", "kg, kgs, quilo, quilos, kilo, kilos, quilinhos, pounds, lbs"),
    (
        "clinician",
        "medic*, doutor, doutora, doutores, dermatologista*, cardiologista*, psiquiatra*, neurologista*, \
         ginecologista*, ortopedista*, pediatra*, oftalmologista*, urologista*, endocrinologista*, nutrolog*, \
         geriatra*, oncologista*, cirurgia, cirurgiao, cirurgioes, especialista*, dentista*, ortodontista*, \
         implantodontista*, psicolog*, terapeuta*, nutricionista*, nutri, enfermeir*, esteticista*, profissional, \
         profissionais, doctor, doctors, physician*, surgeon*, dentist*, psychologist*, therapist*, \
         nutritionist*, dietitian*, nurse, nurses, dermatologist*, cardiologist*, psychiatrist*, pediatrician*, \
         specialist, specialists",
    ),
    (
        "clinic",
        "clinica, clinicas, consultorio, consultorios, hospital, equipe, centro, instituto, clinic, clinics, \
         practice, team",
    ),
    (
        "area",
        "cidade, regiao, estado, brasil, pais, mundo, bairro, capital, america, nordeste, sudeste, sul, norte, \
         interior, litoral, mercado, planeta, sao paulo, rio, fortaleza, recife, salvador, curitiba, brasilia, \
         manaus, belem, goiania, porto alegre, belo horizonte, florianopolis, campinas, town, city, region, \
         country, state, brazil, world",
    ),
    (
        "device",
        "laser, lasers, equipamento*, aparelho*, tecnologia*, maquina*, plataforma*, ultrassom, tomografo*, robo, \
         radiofrequencia, criolipolise, scanner, technology, equipment, device, devices, machine",
    ),
    (
        "method",
        "metodo*, tecnica, tecnicas, tratamento*, protocolo*, procedimento*, terapia*, abordagem, programa, \
         method*, technique*, treatment*, protocol*, therap*, approach",
    ),
    (
        "procedure",
        "lipo, lipoaspiracao, rinoplastia*, mamoplastia*, abdominoplastia*, blefaroplastia*, otoplastia*, \
         bichectomia*, harmonizacao, preenchimento*, botox, peeling, lifting, implante*, clareamento, lente*, \
         faceta*, cirurgia*, laser, transplante capilar, microagulhamento, rhinoplasty, liposuction, facelift, \
         filler*, veneers",
    ),
    // What a clinician sells.
    (
        "service",
        "consulta, consultas, sessao, sessoes, avaliacao, avaliacoes, atendimento, procedimento, procedimentos, \
         pacote, pacotes, botox, harmonizacao, preenchimento, clareamento, implante, implantes, limpeza, \
         aplicacao, tratamento, psicoterapia, terapia, peeling, depilacao, aparelho, lente, lentes, consultation, \
         consultations, appointment, appointments, session, sessions, treatment, check up, bioimpedancia, plano \
         alimentar, acompanhamento, cirurgia, lipo",
    ),
    // What a clinic gives away to attract; treatment and care as such may be a right.
    (
        "offered",
        "consulta, consultas, sessao, sessoes, avaliacao, avaliacoes, botox, harmonizacao, preenchimento, clareamento, \
         implante, implantes, limpeza, peeling, depilacao, lentes, bioimpedancia, consultation, consultations, \
         appointment, appointments, session, sessions",
    ),
    (
        "gift",
        "desconto*, brinde*, botox, sessao, sessoes, consulta, consultas, avaliacao, limpeza, clareamento, kit, \
         voucher, presente*, procedimento*, aplicacao, bonus, vale, cupom, harmonizacao, peeling, premio*, \
         preenchimento, discount*, gift*, free session",
    ),
    ("currency", "r_, reais, real, brl, usd, dollars"),
    (
        "doseunit",
        "mg, mcg, ug, g, ml, ui, gota, gotas, comprimido*, capsula*, ampola*, jato*, colher, colheres, \
         miligrama*, micrograma*, grama*, mililitro*, tablet, tablets, capsule, capsules, pill, pills, drops, iu, \
         puffs, milligram*",
    ),
    (
        "solid",
        "mg, mcg, ug, ui, comprimido*, capsula*, ampola*, jato*, miligrama*, micrograma*, tablet, \
         tablets, capsule, capsules, pill, pills, iu, puffs, milligram*",
    ),
    (
        "prescriber",
        "medic*, doutor, doutora, dentista*, pediatra*, obstetra*, psiquiatra*, cardiologista*, geriatra*, \
         nutricionista*, enfermeir*, farmaceutic*, profissional, equipe, especialista*, doctor*, physician*, \
         dentist*, pediatrician*, pharmacist*, nurse*, prescriber*, provider*, clinician*, care team",
    ),
    (
        "remedy",
        "@rx, @otc, @brand, @controlled, <supplement>, remedio*, medicamento*, injecao, injecoes, caneta*, capsula*, \
         formula, drug, medicine, medication, pill*",
    ),
    ("i_took", "tomei, tomo, usei, uso, comecei a tomar, comecei a usar, estou tomando, estou usando"),
    ("took", "tomou, usou, toma, usa"),
    (
        "kin",
        "minha mae, meu pai, meu marido, minha esposa, minha mulher, meu filho, minha filha, minha avo, meu avo, \
         minha tia, meu tio, minha amiga, meu amigo, minha vizinha, meu vizinho, minha irma, meu irmao",
    ),
    (
        "schedule",
        "por dia, ao dia, vez ao dia, vezes ao dia, vezes por dia, a cada #, de # em #, # em #, pela manha, de \
         manha, a noite, noite, manha, em jejum, antes de dormir, ao deitar, apos as refeicoes, antes das \
         refeicoes, durante # dias, por # dias, diariamente, por semana, daily, a day, per day, every # hours, \
         every day, every morning, every night, at night, at bedtime, in the morning, twice a day, once a day, \
         once daily, twice daily, for # days",
    ),
    // Imperatives, which address the reader; third persons are left out.
    ("take", "tome, tomem, use, usem, aplique, apliquem, ingira, pingue, inicie, administre"),
    (
        "psychic",
        "ansiedade, depressao, trauma, traumas, medo, medos, fobia*, luto, panico, burnout, timidez, termino, \
         vicio*, inseguranca*, ciume*, estresse, compulsao, dependencia emocional, anxiety, depression, fear, \
         fears, phobia*, grief, panic",
    ),
    (
        "skin",
        "acne, psoriase, dermatite, melasma, micose, rosacea, vitiligo, eczema, alopecia, calvicie, queda de \
         cabelo, foliculite, psoriasis, dermatitis, hair loss, baldness",
    ),
    (
        "cosmetic",
        "creme, cremes, serum, shampoo, sabonete, locao, cosmetico*, hidratante*, tonico, mascara facial, \
         dermocosmetico*, cream, lotion, soap, moisturizer, moisturiser",
    ),
    (
        "supplement",
        "suplemento*, cha, chas, colageno, whey, curcuma, shake, shakes, capsula natural, fitoterapico*, \
         probiotico*, omega, propolis, espirulina, moringa, vinagre de maca, agua alcalina, suco detox, produto \
         natural, gummy, supplement*, herbal tea, collagen, turmeric, detox tea, superalimento*, alho, gengibre, \
         limao, oleo de coco, creatina",
    ),
    ("therapeutic", "cura, curam, cure, cures, curar, curou"),
    (
        "treats",
        "trata, tratam, combate, combatem, elimina, eliminam, reverte, revertem, previne, previnem, treats, \
         reverses, prevents, fights, eliminates",
    ),
    // Names of consumer products that health pages are known to endorse.
    (
        "product",
        "herbalife, nestle, danone, nutren, shake ensure, suplemento ensure, ensure plus, ensure advance, ensure protein, centrum, lavitan, neutrogena, cerave, bioderma, la roche \
         posay, vichy, eucerin, cetaphil, isdin, darrow, adcos, mantecorp, principia, colgate, oral b, sensodyne, \
         listerine, curaprox, elmex, growth supplements, max titanium, integralmedica, integral medica, \
         vitafor, essential nutrition, puravida, atlhetica, dux nutrition, whey protein da growth, \
         sundown, puritan s pride, nature s bounty, nivea, johnson s, pampers, huggies, nan supreme, aptamil, \
         yakult, activia, coca cola",
    ),
    // Organs, systems and complaints that a physician may announce only as a registered specialist.
    (
        "treated",
        "coluna, joelho*, quadril, ombro*, pele, cabelo*, coracao, varizes, vasinho*, enxaqueca*, emagrecimento, \
         obesidade, diabetes, tireoide, hernia*, dor cronica, dores cronicas, figado, rim, rins, prostata, mama, \
         intestino, estomago, pulmao, olho*, visao, calvicie, lipedema, menopausa, endometriose, ansiedade, \
         depressao, autismo, tdah, insonia, ronco, hemorroida*, zumbido, labirintite, acne, melasma, hormonios, \
         disfuncao eretil, reposicao hormonal, knee*, spine, skin, hair, migraine*, obesity, back pain",
    ),
    (
        "place_public",
        "sus, ubs, upa, posto*, publica, publico, governo, prefeitura*, mutirao, cvv, samu, capes, caps, \
         universidade*, faculdade*, ministerio, campanha nacional, secretaria, hemocentro*, nhs, public",
    ),
    // Who talks on the networks and at the market.
    (
        "voices",
        "video*, post, posts, mensagem, mensagens, corrente, audio*, boato*, blog*, site*, influenciador*, anuncio*, \
         propaganda*, folheto*, panfleto*, rotulo*, embalagem, vendedor*, manchete*, internet, redes, vizinh*, gente, \
         pessoas, alguns, muitos, povo, crenca, crendice, depoimento*, relato*, headline*, rumor*, message*, influencer*, magazine*, ad, ads, \
         advert*, website*, label, labels, seller*",
    ),
    // What shops sell, whose price is nobody's fee.
    (
        "goods",
        "frasco*, caixa*, cartela*, repelente*, teste rapido, testes rapidos, teste de, autoteste*, remedio*, medicamento*, comprimido*, generico*, \
         vacina*, farmacia*, drogaria*, estacionamento, alimento*, arroz, feijao, ovo, ovos, feira, \
         supermercado*, cesta, cigarro*, maco, livro*, ingresso*, academia, plano de saude, \
         planos de saude, fralda*, leite, preservativo*, absorvente*, termometro*, vendid*, taxa, curso, multa, bolsa, \
         salario, passagem, taxi, bottle*, box, pharmac*, drugstore*, medicine*, medication*, vaccine*, premium*, \
         insurance, groceries, copay*",
    ),
    (
        "mental",
        "depressao, depressiv*, deprimid*, ansiedade, ansios*, tdah, autis*, borderline, bipolar*, narcisis*, \
         psicopata*, burnout, toc, panico, adhd, autism, depress*, anxi*, dependencia emocional, dependente \
         emocional, trauma*",
    ),
    (
        "person_treated",
        "paciente, pacientes, cliente, clientes, aluna, aluno, alunas, alunos, patient, patients, client, clients",
    ),
];
