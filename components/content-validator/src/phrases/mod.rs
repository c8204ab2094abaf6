//! Phrases that several rules share, the sets of words that patterns name, and the marks that say how a sentence is
//! meant. Folded words only: lower case, no accents. The language is described in `build/syntax.rs`.

pub mod commerce;
pub mod image;
// Read by the build script, which compiles them.
#[allow(dead_code)]
pub mod marks;
pub mod medicine;
pub mod praise;
pub mod promise;
#[allow(dead_code)]
pub mod sets;
#[allow(dead_code)]
pub mod voice;

/// What a match of a pattern means to its owner: a rule, or the reading of the sentence ([`MARK`]).
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    // Of a rule, as in `rule::Phrases`.
    Certain,
    Doubtful,
    Unless,
    Without,
    With,
    Soften,
    Absent,
    // Of the sentence.
    /// Negates the few words after it.
    Negator,
    /// Negates the rest of the sentence.
    Denial,
    /// Looks like a negation and is none ("não perca", "não só").
    Pseudo,
    /// Ends the reach of a negation ("mas").
    Turn,
    /// Negates what stands before it in the sentence ("é proibida", "não existe").
    Refusal,
    /// Refuses even from the next sentence ("o CFM veda").
    Ban,
    /// The sentence warns of what it names ("desconfie", "é mito").
    Warning,
    /// Others say what follows, or what stands before it ("circula um vídeo que diz").
    Reported,
    /// A label that denies what follows it ("Mito: …").
    MythLabel,
    /// The sentence asks ("existe … ?").
    Question,
    // Read by checks.
    Brand,
    /// A brand that is a word too, after what makes it a medicine; the brand is the end of the match.
    BrandBehind,
    Prescription,
    Controlled,
    OverTheCounter,
    Promotion,
    Dose,
    Instruction,
    Schedule,
    /// Leaves the dose to a prescriber, a label or a guideline.
    Deference,
    /// Tells of harm, which no advertisement does.
    Harm,
    /// A clinical record, which tells of one patient and addresses nobody.
    Record,
    Study,
    PersistWarning,
    LeafletWarning,
    Indications,
    Complications,
    Director,
    RegistryNumber,
    Appointment,
    MentalHealth,
    MentalHealthHelp,
    ImageBefore,
    ImageAfter,
    ImagePatient,
    ImageInside,
    MedicalWord,
    PsychologyWord,
    NutritionWord,
    PostGraduate,
    FirstPerson,
    ReferencesHeading,
    MythHeading,
    Revised,
    /// Told in private ("her husband", "dona"), so that a name is no public figure's.
    Private,
    /// Says that a case is made up.
    Invented,
    Public,
    /// The author says which profession is theirs.
    Physician,
    Psychologist,
    Nutritionist,
    Dentist,
    Nurse,
    PriceAlone,
    Service,
}

/// The owner of patterns that belong to no rule.
pub const MARK: u16 = u16::MAX;
