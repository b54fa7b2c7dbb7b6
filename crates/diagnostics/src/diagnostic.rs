//! One type for everything that Milepost has to say about a text.

use std::borrow::Cow;

use crate::{Entry, Fix, Span};

/// Words of a finding. Most are the same in every finding of their kind, and a plan may have thousands.
pub type Words = Cow<'static, str>;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a thought.
    Hint,
    /// A delivery unit would send the plan back.
    Warning,
    /// The plan contradicts itself or cannot be read.
    Error,
}

impl Severity {
    /// The word used in every format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// A place with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// A few words, without a full stop; may be empty.
    pub message: Words,
}

/// One finding: what is wrong, where, why it matters, and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Diagnostic {
    /// The catalogue's entry.
    pub entry: &'static Entry,
    /// The severity in force; the entry's own unless a profile changed it.
    pub severity: Severity,
    /// What is wrong: one sentence without a full stop, with the names involved.
    pub message: String,
    /// The place to look at first.
    pub primary: Label,
    /// Other places that explain it.
    pub related: Vec<Label>,
    /// Why it matters: a sentence or two in the field's words.
    pub why: Option<Words>,
    /// What to write instead.
    pub help: Option<Words>,
    /// Edits that would mend it, the best first.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of `entry` at `span`, to be filled in by the methods below.
    pub fn new(entry: &'static Entry, span: Span, message: impl Into<String>) -> Self {
        Self {
            entry,
            severity: entry.severity,
            message: message.into(),
            primary: Label { span, message: Words::default() },
            related: Vec::new(),
            why: None,
            help: None,
            fixes: Vec::new(),
        }
    }

    /// Says what is to be seen at the primary place.
    #[must_use]
    pub fn label(mut self, message: impl Into<Words>) -> Self {
        self.primary.message = message.into();
        self
    }

    /// Adds another place that explains the finding.
    #[must_use]
    pub fn related(mut self, span: Span, message: impl Into<Words>) -> Self {
        self.related.push(Label { span, message: message.into() });
        self
    }

    /// Says why it matters.
    #[must_use]
    pub fn why(mut self, why: impl Into<Words>) -> Self {
        self.why = Some(why.into());
        self
    }

    /// Says what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<Words>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Offers an edit that mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }

    /// The key that puts findings in reading order: file, place, code.
    pub fn order(&self) -> (Span, &'static str) {
        (self.primary.span, self.entry.code)
    }
}
