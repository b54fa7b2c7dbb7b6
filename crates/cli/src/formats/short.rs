//! One line for each finding, as compilers print it.

use milepost_diagnostics::Diagnostic;
use milepost_plan::Loaded;

use super::{Place, total};
use crate::terminal::one_line;

/// `file:line:column: severity code: message`, a line each, and a last one that counts them.
pub(super) fn text(loaded: &Loaded) -> String {
    let lines: String = loaded.diagnostics.iter().map(|finding| line(loaded, finding) + "\n").collect();
    lines + &total(loaded) + "\n"
}

/// The finding on one line, without a line end.
pub(super) fn line(loaded: &Loaded, finding: &Diagnostic) -> String {
    let Place { file, start, .. } = Place::new(loaded, finding.primary.span);
    let (severity, code) = (finding.severity.word(), finding.entry.code);
    one_line(&format!("{file}:{}:{}: {severity} {code}: {}", start.line, start.column, finding.message))
}
