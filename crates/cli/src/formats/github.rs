//! Findings as annotations of GitHub Actions, which shows ten in a step.

use milepost_diagnostics::{Diagnostic, Severity};
use milepost_plan::Loaded;

use super::{Place, advice, counts, short, total};
use crate::terminal::visible;

/// How many annotations of a step are shown; GitHub drops the others without a word.
const SHOWN: usize = 10;

/// The annotations, the errors first. What does not fit stands as lines in the log, and one last annotation says so.
pub(super) fn commands(loaded: &Loaded) -> String {
    let mut findings: Vec<&Diagnostic> = loaded.diagnostics.iter().collect();
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let fitting = if findings.len() > SHOWN { SHOWN - 1 } else { findings.len() };
    let (annotated, logged) = findings.split_at(fitting);
    let mut lines: Vec<String> = annotated.iter().map(|finding| annotation(loaded, finding)).collect();
    if let Some(first) = logged.first() {
        lines.push("::group::All other findings".into());
        lines.extend(logged.iter().map(|finding| short::line(loaded, finding)));
        lines.push("::endgroup::".into());
        let (command, rest) = (command(first.severity), counts(logged));
        lines.push(format!("::{command} title=Milepost::Not shown here: {rest}. The log of this step lists them."));
    }
    lines.push(total(loaded));
    lines.join("\n") + "\n"
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    }
}

fn annotation(loaded: &Loaded, finding: &Diagnostic) -> String {
    let Place { file, start, end } = Place::new(loaded, finding.primary.span);
    // GitHub accepts no end on another line together with a column.
    let until = if start.line == end.line && end.column > start.column + 1 {
        format!(",endLine={},endColumn={}", end.line, end.column - 1)
    } else {
        String::new()
    };
    let text: Vec<&str> = std::iter::once(finding.message.as_str()).chain(advice(finding)).collect();
    format!(
        "::{} file={},line={},col={}{until},title={}::{}",
        command(finding.severity),
        property(file),
        start.line,
        start.column,
        property(finding.entry.code),
        data(&text.join("\n")),
    )
}

/// `text` after the second `::`.
fn data(text: &str) -> String {
    visible(text).replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// `text` as the value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_the_runner_is_escaped() {
        assert_eq!(data("100%\n::error::x"), "100%25%0A::error::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
