//! Findings as JUnit XML: a suite for each file, a case for each finding.

use milepost_diagnostics::{Diagnostic, FileId, Severity};
use milepost_plan::Loaded;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::{Place, advice};

/// The report. What fails the check is a failure; findings that weigh less are skipped cases with the same facts, so
/// that a report is red exactly when the check fails. A file without findings has one case that passes.
///
/// # Errors
/// One line that says why it cannot be written.
pub(super) fn report(loaded: &Loaded, fails: Severity) -> Result<String, String> {
    let mut report = Report::new("milepost check");
    for (file, source) in loaded.sources.iter() {
        let mut suite = TestSuite::new(source.name.as_str());
        let findings: Vec<&Diagnostic> = loaded.diagnostics.iter().filter(|f| f.primary.span.file == file).collect();
        if findings.is_empty() {
            suite.add_test_case(TestCase::new("no findings", TestCaseStatus::success()));
        }
        suite.add_test_cases(findings.into_iter().map(|finding| case(loaded, finding, file, fails)));
        report.add_test_suite(suite);
    }
    report.to_string().map(|text| text + "\n").map_err(|error| format!("the report cannot be written: {error}"))
}

fn case(loaded: &Loaded, finding: &Diagnostic, file: FileId, fails: Severity) -> TestCase {
    let Place { start, .. } = Place::new(loaded, finding.primary.span);
    let name = &loaded.sources.get(file).name;
    let mut status = if finding.severity >= fails {
        TestCaseStatus::non_success(NonSuccessKind::Failure)
    } else {
        TestCaseStatus::skipped()
    };
    let at = format!("{name}:{}:{}", start.line, start.column);
    let text: Vec<&str> = std::iter::once(at.as_str()).chain(advice(finding)).collect();
    status.set_type(finding.severity.word());
    status.set_message(finding.message.as_str());
    status.set_description(text.join("\n"));
    let mut case = TestCase::new(format!("{} {}", finding.entry.code, finding.message), status);
    case.set_classname(name.as_str());
    case.extra.insert("file".into(), name.as_str().into());
    case.extra.insert("line".into(), start.line.to_string().into());
    case
}
