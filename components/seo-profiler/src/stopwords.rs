//! Words that say nothing of a text's subject, folded.

use std::collections::HashSet;
use std::sync::LazyLock;
use text::contract::types::Language;

const PORTUGUESE: &str = "\
    acima agora ainda alem alguem algum alguma algumas alguns ambos antes apenas apos aquela aquelas aquele aqueles aqui \
    aquilo assim atraves bastante bem cada caso coisa coisas como contra contudo cuja cujas cujo cujos dela delas dele \
    deles demais dentro depois desde dessa dessas desse desses desta destas deste destes deve devem dever devera diante \
    disso disto durante ela elas ele eles embora enquanto entao entre era eram essa essas esse esses esta estamos estao \
    estar estas estava estavam este esteja estes estive estou etc eu exemplo faca faz fazem fazer feita feito ficar foi \
    fora foram forma fosse geral geralmente grande grandes havia hoje houve inclusive isso isto jamais junto logo lugar \
    maior maiores maioria mais mal mas meio melhor menos mesma mesmas mesmo mesmos meu meus minha minhas muita muitas \
    muito muitos nada nao naquela naquele nela nele nem nenhum nenhuma nessa nesse nesta neste ninguem nisso nos nossa \
    nossas nosso nossos nova novo num numa nunca onde ora outra outras outro outros para parte pela pelas pelo pelos \
    perante pode podem poder podera pois por porem porque portanto possivel pouca poucas pouco poucos primeira primeiro \
    principalmente propria proprio quais qual qualquer quando quanta quantas quanto quantos quase quem quer segundo seja \
    sejam sem sempre sendo sera serao seria ser seu seus sido sob sobre somente somos sua suas tais tal talvez tambem \
    tampouco tanta tantas tanto tantos tem tempo tendo tenha tenho ter teria teve tinha tipo toda todas todavia todo \
    todos traz tres tudo ultima ultimo uma umas uns usada usado usar varia varias vario varios vezes vem voce voces \
    ficam algo existe existem precisa precisam quanto cerca partir dias anos meses semanas horas";

const ENGLISH: &str = "\
    about above after again against all almost along already also although always among another any anyone anything are \
    around because been before being below between both but came can cannot could did does doing done down during each \
    either else enough even ever every everyone example few first for from further gave get gets give given goes going \
    had has have having her here hers him his how however into its itself just keep know last least less like likely \
    made mainly make makes many may maybe means might more most much must near need needs never next none nor not \
    nothing now often once one only other others our out over own part people per perhaps put quite rather really same \
    says see seem seen several shall she should show since some someone something sometimes soon still such take taken \
    than that the their them then there these they thing things this those three through time times too toward two under \
    until upon use used using usually very want was way well were what when where whether which while who whole whom whose \
    why will with within without would year years days months weeks hours yet you your yours";

static SETS: LazyLock<[HashSet<&'static str>; 2]> =
    LazyLock::new(|| [PORTUGUESE, ENGLISH].map(|list| list.split_whitespace().collect()));

pub fn is_stopword(folded: &str, language: Language) -> bool {
    let [portuguese, english] = &*SETS;
    match language {
        Language::PtBr => portuguese.contains(folded),
        Language::En => english.contains(folded),
    }
}
