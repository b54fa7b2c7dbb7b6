//! The catalogue: every code that Milepost can report, with the page that explains it.

use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use crate::Severity;

/// The families of codes; the first digit of a code says which one it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// `MP0…`: text, words, values, names and files.
    Language,
    /// `MP1…`: purpose and focus.
    Purpose,
    /// `MP2…`: ownership.
    Ownership,
    /// `MP3…`: metric quality.
    Metrics,
    /// `MP4…`: targets and trajectories.
    Trajectories,
    /// `MP5…`: delivery chain, milestones, resources.
    Delivery,
    /// `MP6…`: risks, obstacles, stakeholders.
    Risks,
    /// `MP7…`: routines, collection and feedback.
    Routines,
    /// `MP8…`: status and data.
    Status,
    /// `MP9…`: the checks themselves: profiles and suppressions.
    Catalogue,
}

impl Family {
    /// The family's name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Language => "The language",
            Self::Purpose => "Purpose and focus",
            Self::Ownership => "Ownership",
            Self::Metrics => "Metric quality",
            Self::Trajectories => "Targets and trajectories",
            Self::Delivery => "Delivery chain, milestones and resources",
            Self::Risks => "Risks, obstacles and stakeholders",
            Self::Routines => "Routines, collection and feedback",
            Self::Status => "Status and data",
            Self::Catalogue => "Profiles and suppressions",
        }
    }
}

/// What a check needs to know before it can speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Only the plan.
    Plan,
    /// The plan and the as-of date.
    Date,
    /// The plan and its observations.
    Data,
}

/// The four questions of delivery; each craft check belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// What are you trying to do?
    What,
    /// How are you planning to do it?
    How,
    /// At any given moment, how will you know whether you are on track?
    Know,
    /// If not, what are you going to do about it?
    IfNot,
}

impl Phase {
    /// What the check needs, in a word: `plan`, `date` or `data`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::Date => "date",
            Self::Data => "data",
        }
    }
}

impl Question {
    /// The question as it is asked.
    pub fn text(self) -> &'static str {
        match self {
            Self::What => "What are you trying to do?",
            Self::How => "How are you planning to do it?",
            Self::Know => "At any given moment, how will you know whether you are on track?",
            Self::IfNot => "If not, what are you going to do about it?",
        }
    }
}

/// One code of the catalogue.
#[derive(Debug)]
pub struct Entry {
    /// `MP` and four digits; never given to anything else once it was published.
    pub code: &'static str,
    /// The same in words, for suppressions and addresses: `trajectory-misses-target`.
    pub slug: &'static str,
    /// The severity unless a profile says otherwise.
    pub severity: Severity,
    /// What the check needs.
    pub phase: Phase,
    /// The question of delivery that the check serves; none for the language itself.
    pub question: Option<Question>,
    /// One line: what is wrong when this is reported.
    pub summary: &'static str,
    /// The page in Markdown: why it matters, an example of the harm, a bad and a good plan.
    pub page: &'static str,
    /// What [`Entry::why`] gives, once it was looked up.
    #[doc(hidden)]
    pub reason: OnceLock<String>,
}

impl Entry {
    /// Where its page is published, as `docs/site` lays out the documentation.
    pub fn address(&self) -> String {
        format!("{}/findings/{}.html", env!("CARGO_PKG_REPOSITORY"), self.code)
    }

    /// The part of the page under the heading `## HEADING`, up to the next one; nothing where there is no such part.
    pub fn section(&self, heading: &str) -> Option<&'static str> {
        let mut parts = self.page.split("\n## ").skip(1);
        let part = parts.find_map(|part| part.strip_prefix(heading)?.strip_prefix('\n'))?;
        Some(part.trim())
    }

    /// The plan of the section `heading`: that under `Not so` is caught, that under `But so` is not.
    pub fn example(&self, heading: &str) -> Option<&'static str> {
        Some(self.section(heading)?.split_once("```plan\n")?.1.split_once("```")?.0)
    }

    /// Why it matters, in a sentence or two: the first paragraph under that heading, on one line.
    pub fn why(&self) -> &str {
        self.reason.get_or_init(|| {
            let first = self.section("Why it matters").and_then(|section| section.split("\n\n").next());
            first.unwrap_or(self.summary).lines().collect::<Vec<_>>().join(" ")
        })
    }

    /// The family, from the code's first digit.
    pub fn family(&self) -> Family {
        match self.code.as_bytes().get(2) {
            Some(b'1') => Family::Purpose,
            Some(b'2') => Family::Ownership,
            Some(b'3') => Family::Metrics,
            Some(b'4') => Family::Trajectories,
            Some(b'5') => Family::Delivery,
            Some(b'6') => Family::Risks,
            Some(b'7') => Family::Routines,
            Some(b'8') => Family::Status,
            Some(b'9') => Family::Catalogue,
            _ => Family::Language,
        }
    }
}

/// Entries are their code.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

impl Eq for Entry {}

impl Hash for Entry {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

/// The entries that one floor brings.
pub type Catalogue = &'static [&'static Entry];

/// Declares the entries of one floor and the `CATALOGUE` that lists them; the page of a code is the file
/// `pages/CODE.md` of the crate that declares it.
#[macro_export]
macro_rules! entries {
    ($($name:ident = $code:literal $slug:literal $severity:ident $phase:ident $question:expr, $summary:literal;)*) => {
        $(
            #[doc = $summary]
            pub static $name: $crate::Entry = $crate::Entry {
                code: $code,
                slug: $slug,
                severity: $crate::Severity::$severity,
                phase: $crate::Phase::$phase,
                question: $question,
                summary: $summary,
                page: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/pages/", $code, ".md")),
                reason: ::std::sync::OnceLock::new(),
            };
        )*
        /// Every entry of this floor, in the order of their codes.
        pub static CATALOGUE: $crate::Catalogue = &[$(&$name),*];
    };
}
