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
    PriceAlone,
    Service,
}

/// The owner of patterns that belong to no rule.
pub const MARK: u16 = u16::MAX;
