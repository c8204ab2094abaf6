//! What a rule is: plain data, so that the build script can compile every phrase into one automaton and a reader can see
//! a rule whole. Nothing here knows how a rule is evaluated.

/// A text for people in both languages of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub pt: &'static str,
    pub en: &'static str,
}

pub const fn text(pt: &'static str, en: &'static str) -> Text {
    Text { pt, en }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Info,
    Warning,
    Error,
    Blocking,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profession {
    Cfm,
    Cfp,
    Cfn,
    Cfo,
    Cofen,
}

/// Year, month, day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub u16, pub u8, pub u8);

/// What a rule is about. Where the profession is unknown every council's rules apply, and findings of the same topic on
/// the same words are merged into the strictest one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    Identification,
    Specialty,
    Title,
    Promise,
    Method,
    Superlative,
    Consultation,
    Images,
    Price,
    Gift,
    Free,
    Sensation,
    Endorsement,
    Testimony,
    Establishment,
    Sponsorship,
    /// Never merged with another rule.
    Own,
}

/// A condition on the request, beside profession and date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Readers are the general public.
    Public,
    /// A piece for third-party media.
    Press,
    Establishment,
    /// No participating physician shows an RQE.
    NoRqe,
    /// The document is in English: a Portuguese one names the HIPAA item in the finding of the LGPD.
    English,
}

/// How the sense of the sentence around a phrase is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Negation clears it, quotation lowers it to an error.
    Full,
    /// Negation clears it; quotation does not matter, because the words are a quotation by nature (testimonials).
    Speech,
    /// Neither matters: the mention itself is what the rule looks for.
    Literal,
}

/// Phrases that trigger a rule. Every field is a list of lists, so that rules can share lists.
// Most lists are read by the build script alone.
#[allow(dead_code)]
#[derive(Clone, Copy, Debug)]
pub struct Phrases {
    /// The severity of the rule.
    pub certain: &'static [&'static [&'static str]],
    /// One step lower, and never blocking.
    pub doubtful: &'static [&'static [&'static str]],
    /// Another sense of the same words: clears a match that it overlaps.
    pub unless: &'static [&'static [&'static str]],
    /// Clears every match in its sentence.
    pub without: &'static [&'static [&'static str]],
    /// At least one must stand in the same sentence.
    pub with: &'static [&'static [&'static str]],
    /// One in its sentence makes a match doubtful: a dose that is left to the prescriber, a price that is nobody's offer.
    pub soften: &'static [&'static [&'static str]],
    /// The rule asks for these: one anywhere in the document clears it.
    pub absent: &'static [&'static [&'static str]],
    pub sense: Sense,
    /// Reported at its first match in the document only.
    pub once: bool,
}

pub const PHRASES: Phrases = Phrases {
    certain: &[],
    doubtful: &[],
    unless: &[],
    without: &[],
    with: &[],
    soften: &[],
    absent: &[],
    sense: Sense::Full,
    once: false,
};

/// What a rule looks for beyond phrases; each is a function in `checks`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    Identification,
    SpecialtyWithoutRqe,
    PostgraduateNotSpecialist,
    TooManySpecialties,
    IdentificationDiminished,
    Establishment,
    TitleOfNutritionist,
    OtherCouncil,
    PatientImages,
    DentalImages,
    PressContacts,
    ConsentedPatient,
    BrandNamed,
    DoseInstruction,
    ControlledNamed,
    OverTheCounter,
    Datum(&'static [Datum]),
    CitedProfessional,
    Minor,
    Consented,
    ClinicalCalculator,
    MentalHealthWithoutHelp,
    Title,
    HeadingOrder,
    AlternativeText,
    References,
    Stale,
    /// What the privacy stage left in the place of a datum.
    Placeholder,
    PriceTable,
}

/// Kinds of personal data, as the contract names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Datum {
    Name,
    Place,
    Date,
    Phone,
    Fax,
    Email,
    Ssn,
    Mrn,
    HealthPlan,
    Account,
    Certificate,
    Plate,
    Device,
    Url,
    Social,
    Ip,
    Voice,
    Image,
    Unique,
    Address,
    BirthDate,
    Age,
}

/// One rule. `says` is its summary in the catalogue and, after the offending words, the message of its findings.
#[cfg_attr(not(test), allow(dead_code))]
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    pub id: &'static str,
    /// None: for everyone.
    pub profession: Option<Profession>,
    pub topic: Topic,
    pub source: &'static str,
    pub severity: Severity,
    /// First day on which it applies.
    pub in_force: Option<Day>,
    /// Last day on which it applies.
    pub until: Option<Day>,
    /// False where the article stands from memory ([M] in the list of facts).
    pub verified: bool,
    pub when: &'static [When],
    pub phrases: Phrases,
    pub check: Option<Check>,
    pub says: Text,
    pub suggests: Text,
    /// A sentence whose insertion after the offending block mends the text.
    pub inserts: Option<Text>,
    /// Examples, present in tests only.
    pub fires: &'static [&'static str],
    pub passes: &'static [&'static str],
}

/// The base that records are written over (`Rule { id: …, ..RULE }`).
pub const RULE: Rule = Rule {
    id: "",
    profession: None,
    topic: Topic::Own,
    source: "",
    severity: Severity::Blocking,
    in_force: None,
    until: None,
    verified: true,
    when: &[],
    phrases: PHRASES,
    check: None,
    says: text("", ""),
    suggests: text("", ""),
    inserts: None,
    fires: &[],
    passes: &[],
};

impl Phrases {
    pub fn is_empty(&self) -> bool {
        self.certain.is_empty() && self.doubtful.is_empty()
    }
}

/// Examples belong to the record, and to no shipped guest.
#[cfg(test)]
macro_rules! cases { ($($case:expr),* $(,)?) => { &[$($case),*] } }
#[cfg(not(test))]
macro_rules! cases {
    ($($case:expr),* $(,)?) => {
        &[]
    };
}
pub(crate) use cases;
