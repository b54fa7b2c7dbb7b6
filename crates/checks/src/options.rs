//! What the checks are told besides the plan: the day, the profile and the thresholds.

use chrono::NaiveDate;
use milepost_diagnostics::{Entry, Family, Severity};
use milepost_plan::{Plan, Quantity};

use crate::severity::STATUTORY;

/// What holds for one run of the checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The day as of which the plan is judged.
    pub as_of: NaiveDate,
    /// The profile, where another than the plan's own is wanted.
    pub profile: Option<Profile>,
    /// Thresholds that stand over the plan's own, as the plan would write them: `most_priorities` and `6`.
    pub settings: Vec<(String, Quantity)>,
}

impl Options {
    /// The plan's own profile and thresholds, as of `day`.
    pub fn as_of(day: NaiveDate) -> Self {
        Self { as_of: day, profile: None, settings: Vec::new() }
    }
}

/// Which findings are reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Errors only, for a plan that is being written.
    Draft,
    /// Errors and warnings.
    #[default]
    Agreed,
    /// Everything, hints as warnings.
    Strict,
    /// Errors, and what United States law asks of an agency's performance plan (31 U.S.C. 1115, 1120 and 1121).
    Gprama,
}

impl Profile {
    /// Every profile.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Agreed, Self::Strict, Self::Gprama];

    /// The word for it in a plan and on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Agreed => "agreed",
            Self::Strict => "strict",
            Self::Gprama => "gprama",
        }
    }

    /// The profile that `word` names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.word() == word)
    }

    /// The severity with which a finding of `entry` is reported under this profile, where the plan says nothing else;
    /// nothing when it is not reported.
    pub fn severity(self, entry: &Entry) -> Option<Severity> {
        match entry.family() {
            Family::Language => Some(entry.severity),
            _ => self.weighs(entry.severity, STATUTORY.contains(&entry)),
        }
    }

    /// The profile in force: that of the options, else the plan's own, else [`Profile::Agreed`].
    pub(crate) fn of(plan: &Plan, options: &Options) -> Self {
        let own = || plan.root().and_then(|root| root.word_of("profile")).and_then(Self::from_word);
        options.profile.or_else(own).unwrap_or_default()
    }

    /// The severity with which a finding of `severity` is reported; nothing when it is not.
    pub(crate) fn weighs(self, severity: Severity, statutory: bool) -> Option<Severity> {
        match self {
            Self::Agreed => (severity >= Severity::Warning).then_some(severity),
            Self::Gprama if statutory => Some(severity.max(Severity::Warning)),
            Self::Strict => Some(severity.max(Severity::Warning)),
            Self::Draft | Self::Gprama => (severity == Severity::Error).then_some(severity),
        }
    }
}
