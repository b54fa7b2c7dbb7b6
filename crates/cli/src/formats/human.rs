//! Findings for people, with the lines that they are about.

use ariadne::{Config, IndexType, Label, Report, ReportKind};
use milepost_diagnostics::{Diagnostic, Fix, Safety, Severity, Span};
use milepost_plan::Loaded;

use super::{counts, short, total};
use crate::terminal::visible;

/// Every finding with its lines, and a last line that counts them.
pub(super) fn text(loaded: &Loaded, colour: bool) -> String {
    let sources = loaded.sources.iter().map(|(_, file)| (file.name.clone(), visible(&file.text)));
    let mut cache = ariadne::sources(sources);
    let mut out = Vec::new();
    for finding in &loaded.diagnostics {
        if report(loaded, finding, colour).write(&mut cache, &mut out).is_err() {
            out.extend_from_slice(short::line(loaded, finding).as_bytes());
        }
        out.push(b'\n');
    }
    let mut text = String::from_utf8_lossy(&out).into_owned();
    text.push_str(&summary(loaded));
    text.push('\n');
    text
}

type Drawn = (String, std::ops::Range<usize>);

fn report<'a>(loaded: &Loaded, finding: &Diagnostic, colour: bool) -> Report<'a, Drawn> {
    let kind = match finding.severity {
        Severity::Error => ReportKind::Error,
        Severity::Warning => ReportKind::Warning,
        Severity::Hint => ReportKind::Advice,
    };
    let place = |span: Span| (loaded.sources.get(span.file).name.clone(), span.range());
    let first = finding.primary.span.file;
    let mut labels: Vec<_> = std::iter::once(&finding.primary).chain(&finding.related).collect();
    // In the order of the lines, the file of the finding first: otherwise the drawing jumps up and down.
    labels.sort_by_key(|label| (label.span.file != first, label.span));
    let labels = (0..).zip(labels).map(|(order, label)| {
        let message = if label.message.is_empty() { "here" } else { &label.message };
        Label::new(place(label.span)).with_message(visible(message)).with_order(order)
    });
    let mut report = Report::build(kind, place(finding.primary.span))
        .with_config(Config::default().with_index_type(IndexType::Byte).with_color(colour))
        .with_code(finding.entry.code)
        .with_message(visible(&finding.message))
        .with_labels(labels);
    if let Some(why) = &finding.why {
        report.add_note(visible(why));
    }
    if let Some(help) = &finding.help {
        report.add_help(visible(help));
    }
    for fix in finding.fixes.iter().filter(|fix| !says(finding.help.as_deref(), fix)) {
        report.add_help(visible(&suggestion(fix)));
    }
    report.finish()
}

/// Whether the help already says what the fix does: “Write `owner`.”
fn says(help: Option<&str>, fix: &Fix) -> bool {
    help.is_some_and(|help| fix.edits.iter().all(|edit| help.contains(edit.replacement.trim())))
}

fn suggestion(fix: &Fix) -> String {
    match fix.safety {
        Safety::Safe => format!("`milepost check --fix` does this: {}.", fix.title),
        Safety::Suggested => format!("Perhaps: {}.", fix.title),
    }
}

fn summary(loaded: &Loaded) -> String {
    let findings: Vec<&Diagnostic> = loaded.diagnostics.iter().collect();
    let Some(first) = findings.first() else {
        return total(loaded);
    };
    let more = if findings.len() == 1 { "says more" } else { "says more about the first" };
    let mut sentences = vec![counts(&findings), format!("`milepost explain {}` {more}", first.entry.code)];
    let mended = findings.iter().filter(|finding| finding.fixes.iter().any(|fix| fix.safety == Safety::Safe)).count();
    if mended > 0 {
        let of = if findings.len() == 1 { "it".to_owned() } else { format!("{mended} of them") };
        sentences.push(format!("`milepost check --fix` mends {of}"));
    }
    sentences.join(". ") + "."
}
