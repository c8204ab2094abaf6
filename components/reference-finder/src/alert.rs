//! What a person should know before deciding on a claim's references, in both languages.

use text::contract::types::Message;

use crate::EvidenceAlert;

/// Every alert, by the id that `evidence-alert.kind` carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    Insufficient,
    Contradictory,
    Retracted,
    Preprint,
    Unresolved,
    NumberMissing,
    NumberUnchecked,
    OldSource,
    OtherPopulation,
    CitedNotFound,
    CitedRetracted,
    CitedOffTopic,
    SpecialistSignOff,
    AbsoluteWording,
    NameTheStudy,
    SearchIncomplete,
    OnlyTitles,
}

/// What each alert is called, and what it says in Portuguese and English.
const TEXTS: &[(Alert, &str, &str, &str)] = &[
    (
        Alert::Insufficient,
        "insufficient-evidence",
        "As referências encontradas não bastam para a prioridade desta afirmação. Importe outras, ou escreva menos do que se pode apoiar.",
        "The references found are fewer or weaker than this claim's priority asks for. Import others, or claim less.",
    ),
    (
        Alert::Contradictory,
        "contradictory-evidence",
        "Há publicações que contradizem esta afirmação. Leia-as antes de decidir.",
        "Some publications contradict this claim. Read them before you decide.",
    ),
    (
        Alert::Retracted,
        "retracted",
        "Uma publicação sobre o tema foi retratada e não pode ser usada.",
        "A publication on the subject was retracted and cannot be used.",
    ),
    (
        Alert::Preprint,
        "preprint",
        "Há preprint entre as propostas: sem revisão por pares, ele sozinho nunca basta.",
        "A preprint is among the proposals: without peer review it is never enough alone.",
    ),
    (
        Alert::Unresolved,
        "unresolved",
        "Há registro que nenhuma fonte confirmou: ele não conta como referência enquanto não for confirmado ou importado.",
        "A record was confirmed by no source: it does not count until it is confirmed or imported.",
    ),
    (
        Alert::NumberMissing,
        "number-missing",
        "Os números da afirmação não aparecem no resumo das publicações encontradas. Confira a fonte ou corrija os números.",
        "The numbers of the claim are not in the abstracts found. Check the source or correct the numbers.",
    ),
    (
        Alert::NumberUnchecked,
        "number-unchecked",
        "Não foi possível conferir os números: as publicações encontradas não têm resumo. Confira no texto completo.",
        "The numbers could not be checked: the publications found have no abstract. Check the full text.",
    ),
    (
        Alert::OldSource,
        "old-source",
        "Dado estatístico com fonte de mais de cinco anos. Procure um levantamento mais recente.",
        "A figure whose sources are more than five years old. Look for a newer survey.",
    ),
    (
        Alert::OtherPopulation,
        "other-population",
        "As fontes não são da população de que a afirmação fala. Diga de onde vem o dado ou procure outra fonte.",
        "The sources are not about the population of the claim. Say where the figure is from, or look for another source.",
    ),
    (
        Alert::CitedNotFound,
        "cited-not-found",
        "Uma referência que o texto cita não foi encontrada. Confira o DOI, o PMID ou a citação.",
        "A reference that the text cites was not found. Check its DOI, PMID or wording.",
    ),
    (
        Alert::CitedRetracted,
        "cited-retracted",
        "Uma referência que o texto cita foi retratada. Retire-a e reveja a afirmação.",
        "A reference that the text cites was retracted. Remove it and review the claim.",
    ),
    (
        Alert::CitedOffTopic,
        "cited-off-topic",
        "Uma referência que o texto cita não parece tratar desta afirmação.",
        "A reference that the text cites does not seem to be about this claim.",
    ),
    (
        Alert::SpecialistSignOff,
        "specialist-sign-off",
        "Afirmação crítica: um especialista precisa aprovar as referências.",
        "A critical claim: a specialist must approve its references.",
    ),
    (
        Alert::AbsoluteWording,
        "absolute-wording",
        "Afirmação absoluta: nenhuma evidência sustenta \"sempre\", \"nunca\" ou \"o melhor\". Suavize a redação.",
        "Absolute wording: no evidence carries \"always\", \"never\" or \"the best\". Soften it.",
    ),
    (
        Alert::NameTheStudy,
        "name-the-study",
        "O texto apela a estudos sem dizer quais. Cite a referência.",
        "The text appeals to studies without naming them. Cite the reference.",
    ),
    (
        Alert::SearchIncomplete,
        "search-incomplete",
        "A busca não foi concluída: a literatura não respondeu ou o limite de buscas acabou.",
        "The search is incomplete: the literature did not answer, or the budget of searches was spent.",
    ),
    (
        Alert::OnlyTitles,
        "only-titles",
        "As propostas foram avaliadas só pelo título, porque não têm resumo. Leia a publicação antes de aceitar.",
        "The proposals were judged by their titles alone, for want of abstracts. Read before you accept.",
    ),
];

impl Alert {
    pub fn into_record(self) -> EvidenceAlert {
        let row = TEXTS.iter().find(|row| row.0 == self);
        let (kind, pt, en) = row.map_or(("", "", ""), |&(_, kind, pt, en)| (kind, pt, en));
        EvidenceAlert { kind: kind.to_owned(), message: Message { pt: pt.to_owned(), en: en.to_owned() } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_alert_has_a_name_and_both_texts() {
        for (at, row) in TEXTS.iter().enumerate() {
            assert_eq!(row.0 as usize, at, "the table is in the order of the enum");
            let record = row.0.into_record();
            assert!([&record.kind, &record.message.pt, &record.message.en].iter().all(|text| !text.is_empty()));
        }
        assert_eq!(TEXTS.len(), Alert::OnlyTitles as usize + 1);
    }
}
