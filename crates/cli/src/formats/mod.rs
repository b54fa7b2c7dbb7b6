//! How findings are printed: one module for each form. All carry the same facts.

pub(crate) mod completeness;
pub(crate) mod difference;
mod github;
mod human;
mod json;
mod junit;
pub(crate) mod markdown;
mod sarif;
mod short;

use clap::ValueEnum;
use milepost_diagnostics::{Diagnostic, Position, Severity, Span};
use milepost_plan::Loaded;
use serde_json::Value;

use crate::terminal;

/// The forms of what is read by people and by programs.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// For people, at a terminal.
    Human,
    /// Markdown, for a note or the comment on a pull request.
    Markdown,
    /// JSON, version 1, for other programs.
    Json,
}

impl Form {
    /// What is printed in this form, of which only that one is made.
    fn text(
        self,
        human: impl FnOnce() -> String,
        markdown: impl FnOnce() -> String,
        json: impl FnOnce() -> Value,
    ) -> String {
        match self {
            Self::Human => terminal::visible(&human()),
            Self::Markdown => terminal::visible(&markdown()),
            Self::Json => format!("{:#}\n", json()),
        }
    }
}

/// The forms of findings.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the plan, for people.
    Human,
    /// One line for each finding.
    Short,
    /// Markdown, for a note or the comment on a pull request.
    Markdown,
    /// JSON, version 1, for other programs.
    Json,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// JUnit XML, for the reports of GitLab, Jenkins and others.
    Junit,
}

impl Format {
    /// Prints every finding: for people to standard error, for machines to standard output. What weighs at least
    /// `fails` fails the check.
    ///
    /// # Errors
    /// One line that says why it cannot be printed.
    pub(crate) fn print(self, loaded: &Loaded, fails: Severity) -> Result<(), String> {
        match self {
            Self::Human => {
                terminal::tell(&human::text(loaded, terminal::colour()));
                Ok(())
            }
            Self::Short => {
                terminal::tell(&short::text(loaded));
                Ok(())
            }
            Self::Markdown => terminal::print(&markdown::findings(loaded)),
            Self::Json => terminal::print(&format!("{:#}\n", json::findings(loaded))),
            Self::Sarif => terminal::print(&format!("{:#}\n", sarif::log(loaded))),
            Self::Github => terminal::print(&github::commands(loaded)),
            Self::Junit => terminal::print(&junit::report(loaded, fails)?),
        }
    }
}

impl Format {
    /// The form of a report, which not every form of findings has.
    pub(crate) fn of_report(self) -> Option<Form> {
        match self {
            Self::Human => Some(Form::Human),
            Self::Markdown => Some(Form::Markdown),
            Self::Json => Some(Form::Json),
            Self::Short | Self::Sarif | Self::Github | Self::Junit => None,
        }
    }
}

/// Every finding with its lines, without colour.
pub(crate) fn for_people(loaded: &Loaded) -> String {
    human::text(loaded, false)
}

/// A place as every form says it: lines and columns from 1, columns in characters, the end not included.
struct Place<'a> {
    file: &'a str,
    start: Position,
    end: Position,
}

impl<'a> Place<'a> {
    fn new(loaded: &'a Loaded, span: Span) -> Self {
        let file = loaded.sources.get(span.file);
        Self { file: &file.name, start: file.position(span.start), end: file.position(span.end) }
    }
}

/// What to say after the message: why it matters and what to write instead.
fn advice(finding: &Diagnostic) -> impl Iterator<Item = &str> {
    finding.why.iter().chain(&finding.help).map(AsRef::as_ref)
}

/// `2 errors, 1 warning.`, or that nothing was found.
pub(crate) fn total(loaded: &Loaded) -> String {
    if loaded.diagnostics.is_empty() {
        let files = plural(loaded.sources.iter().count(), "file");
        return match loaded.plan.top().next() {
            Some(_) => format!("No findings in {files}."),
            None => format!("There is nothing in {files} yet. `milepost new NAME` writes a plan to start from."),
        };
    }
    counts(&loaded.diagnostics.iter().collect::<Vec<_>>()) + "."
}

/// How many findings of each weight there are, in words: `2 errors, 1 warning`.
fn counts(findings: &[&Diagnostic]) -> String {
    let parts = [Severity::Error, Severity::Warning, Severity::Hint].map(|severity| {
        let count = findings.iter().filter(|finding| finding.severity == severity).count();
        (count > 0).then(|| plural(count, severity.word()))
    });
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `1 error`, `2 errors`.
pub(crate) fn plural(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use milepost_plan::Texts;
    use proptest::prelude::*;

    struct One(String);

    impl Texts for One {
        fn read(&self, _: &str) -> Result<String, String> {
            Ok(self.0.clone())
        }

        fn folder(&self, _: &str) -> Option<Vec<String>> {
            None
        }
    }

    const PLANTED: &str = include_str!("../../tests/recovery/all.plan");

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever stands in a plan, every form can say what is wrong with it.
        #[test]
        fn no_text_is_too_strange(at in 0..PLANTED.len(), length in 0..40_usize, put in "[\\PC\\p{Cc}{}\"\n]{0,6}") {
            let at = PLANTED.floor_char_boundary(at);
            let end = PLANTED.ceil_char_boundary(at + length);
            let text = [&PLANTED[..at], &put, &PLANTED[end.min(PLANTED.len())..]].concat();
            let loaded = milepost_plan::load("a.plan", &One(text)).expect("it can be read");
            prop_assert!(markdown::findings(&loaded).lines().count() > loaded.diagnostics.len());
            prop_assert!(human::text(&loaded, false).lines().count() > loaded.diagnostics.len());
            prop_assert_eq!(short::text(&loaded).lines().count(), loaded.diagnostics.len() + 1);
            prop_assert_eq!(sarif::log(&loaded)["runs"][0]["results"].as_array().map(Vec::len), Some(loaded.diagnostics.len()));
            prop_assert_eq!(json::findings(&loaded)["diagnostics"].as_array().map(Vec::len), Some(loaded.diagnostics.len()));
            prop_assert!(github::commands(&loaded).lines().count() <= loaded.diagnostics.len() + 5);
            prop_assert!(junit::report(&loaded, Severity::Error).is_ok());
        }
    }
}
