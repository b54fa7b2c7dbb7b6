//! How findings are printed: one module for each form. All carry the same facts.

mod github;
mod human;
mod json;
mod junit;
mod sarif;
mod short;

use clap::ValueEnum;
use milepost_diagnostics::{Diagnostic, Position, Severity, Span};
use milepost_plan::Loaded;

use crate::terminal;

/// The forms.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// With the lines of the plan, for people.
    Human,
    /// One line for each finding.
    Short,
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
            Self::Json => terminal::print(&format!("{:#}\n", json::findings(loaded))),
            Self::Sarif => terminal::print(&format!("{:#}\n", sarif::log(loaded))),
            Self::Github => terminal::print(&github::commands(loaded)),
            Self::Junit => terminal::print(&junit::report(loaded, fails)?),
        }
    }
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
    finding.why.iter().chain(&finding.help).map(String::as_str)
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
