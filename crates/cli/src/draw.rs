//! Findings for people.

use ariadne::{Config, IndexType, Label, Report, ReportKind};
use milepost_diagnostics::{Diagnostic, Severity, Span};
use milepost_plan::Loaded;

/// Draws every finding with the lines it is about, and a last line that counts them.
pub(crate) fn human(loaded: &Loaded, colour: bool) {
    let sources = loaded.sources.iter().map(|(_, file)| (file.name.clone(), file.text.to_string()));
    let mut cache = ariadne::sources(sources);
    for finding in &loaded.diagnostics {
        let drawn = report(loaded, finding, colour).eprint(&mut cache);
        if let Err(error) = drawn {
            eprintln!("{}: {} ({error})", finding.entry.code, finding.message);
        }
    }
    if !loaded.diagnostics.is_empty() {
        let first = loaded.diagnostics[0].entry.code;
        eprintln!("{}. `milepost explain {first}` says more about the first.", summary(loaded));
    }
}

type Place = (String, std::ops::Range<usize>);

fn report<'a>(loaded: &Loaded, finding: &Diagnostic, colour: bool) -> Report<'a, Place> {
    let kind = match finding.severity {
        Severity::Error => ReportKind::Error,
        Severity::Warning => ReportKind::Warning,
        Severity::Hint => ReportKind::Advice,
    };
    let place = |span: Span| (loaded.sources.get(span.file).name.clone(), span.range());
    let label = |span: Span, message: &str| {
        let message = if message.is_empty() { "here" } else { message };
        Label::new(place(span)).with_message(message.to_owned())
    };
    let mut report = Report::build(kind, place(finding.primary.span))
        .with_config(Config::default().with_index_type(IndexType::Byte).with_color(colour))
        .with_code(finding.entry.code)
        .with_message(&finding.message)
        .with_label(label(finding.primary.span, &finding.primary.message).with_order(-1));
    report.add_labels(finding.related.iter().map(|related| label(related.span, &related.message)));
    if let Some(why) = &finding.why {
        report.add_note(why);
    }
    if let Some(help) = &finding.help {
        report.add_help(help);
    }
    report.finish()
}

/// One line for each finding, as compilers print it.
pub(crate) fn short(loaded: &Loaded) {
    for finding in &loaded.diagnostics {
        let file = loaded.sources.get(finding.primary.span.file);
        let at = file.position(finding.primary.span.start);
        eprintln!(
            "{}:{}:{}: {} {}: {}",
            file.name,
            at.line,
            at.column,
            finding.severity.word(),
            finding.entry.code,
            finding.message
        );
    }
}

/// How many findings of each weight there are, in words.
fn summary(loaded: &Loaded) -> String {
    let count = |severity| loaded.diagnostics.iter().filter(|finding| finding.severity == severity).count();
    let parts = [Severity::Error, Severity::Warning, Severity::Hint].map(|severity| (count(severity), severity.word()));
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    parts.join(", ")
}
