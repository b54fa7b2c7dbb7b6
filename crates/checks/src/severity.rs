//! How much each finding weighs: the profile, and what the plan says of single codes.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Entry, Family, Fix, Severity, Span, nearest};
use milepost_plan::{Node, Plan};

use crate::view::{Findings, View};
use crate::{Options, Profile, catalogue, codes};

/// What United States law asks of an agency's performance plan: 31 U.S.C. 1115(b), 1120(b) and 1121.
pub(crate) const STATUTORY: &[&Entry] = &[
    &codes::NO_METRIC,
    &codes::NO_TARGET,
    &codes::REACHED_EARLY,
    &codes::UNBALANCED_METRICS,
    &codes::NO_OWNER,
    &codes::SEVERAL_OWNERS,
    &codes::NO_BASELINE,
    &codes::PERCENT_OR_POINTS,
    &codes::BASELINE_NEVER_ESTABLISHED,
    &codes::NO_DEFINITION,
    &codes::NO_TRAJECTORY,
    &codes::UNVERIFIABLE_MILESTONE,
    &codes::MILESTONE_WITHOUT_DATE,
    &codes::MILESTONE_GAP,
    &codes::NO_MILESTONE,
    &codes::NO_ACTION,
    &codes::UNSECURED,
    &codes::NO_RISK,
    &codes::UNMANAGED_HIGH_RISK,
    &codes::NO_COLLECTION,
    &codes::NOT_REVIEWED,
    &codes::TOP_ROUTINE,
    &codes::UNDESCRIBED_COLLECTION,
    &codes::UNDESCRIBED_SOURCE,
];

/// Gives every finding the severity in force, and takes away those that are not to be reported.
pub(crate) fn apply(plan: &Plan, options: &Options, found: &mut Findings) {
    let profile = Profile::of(plan, options);
    let own: BTreeMap<&str, Option<Severity>> = written(plan)
        .filter(|(entry, severity, line)| stands(entry, *severity, *line))
        .map(|(entry, severity, _)| (entry.code, severity))
        .collect();
    found.retain_mut(|finding| {
        let weight = match own.get(finding.entry.code) {
            Some(own) => *own,
            None => profile.weighs(finding.severity, STATUTORY.contains(&finding.entry)),
        };
        finding.severity = weight.unwrap_or(finding.severity);
        weight.is_some()
    });
}

/// The entry that `word` names: by its code, or by its name with `_` for `-`.
pub fn entry(word: &str) -> Option<&'static Entry> {
    let slug = word.to_lowercase().replace('_', "-");
    catalogue().into_iter().find(|entry| entry.code.eq_ignore_ascii_case(word) || entry.slug == slug)
}

/// The severities that the plan gives to single codes.
fn written(plan: &Plan) -> impl Iterator<Item = (&'static Entry, Option<Severity>, Node<'_>)> {
    let lines = plan.root().into_iter().flat_map(|root| root.each("severity"));
    lines.filter_map(|line| {
        let severity = match line.text("severity")? {
            "hint" => Some(Severity::Hint),
            "warning" => Some(Severity::Warning),
            "error" => Some(Severity::Error),
            _ => None,
        };
        Some((entry(line.text("code")?)?, severity, line))
    })
}

/// Whether the line changes anything: to say less than the catalogue takes a reason, and the language is not
/// negotiable.
fn stands(entry: &Entry, severity: Option<Severity>, line: Node<'_>) -> bool {
    entry.family() != Family::Language && (severity >= Some(entry.severity) || line.entry("because").is_some())
}

pub(crate) fn unknown_code(view: &View<'_>, found: &mut Findings) {
    let severities = view.plan.root().into_iter().flat_map(|root| root.each("severity"));
    for placed in severities.chain(view.plan.all("allow")).flat_map(|line| &line.item().values) {
        if !matches!(placed.slot, "code" | "codes") {
            continue;
        }
        let word = placed.value.to_string();
        match entry(&word) {
            None => found.push(no_such_code(&word, placed.span)),
            Some(entry) if entry.family() == Family::Language => found.push(
                Diagnostic::new(
                    &codes::UNKNOWN_CODE,
                    placed.span,
                    format!("`{word}` belongs to the language and always holds"),
                )
                .label("cannot be changed")
                .why("What cannot be read, or points nowhere, is missing from the plan; no reason can bring it back.")
                .help("Take this away, and mend what the finding is about."),
            ),
            Some(_) => {}
        }
    }
}

fn no_such_code(word: &str, span: Span) -> Diagnostic {
    let finding = Diagnostic::new(&codes::UNKNOWN_CODE, span, format!("No finding is called `{word}`"))
        .why("An exception that names nothing excepts nothing, and whoever wrote it thinks that it does.");
    let codes = catalogue().into_iter().filter(|entry| entry.family() != Family::Language);
    match nearest(word, codes.flat_map(|entry| [entry.code, entry.slug])).map(|meant| meant.replace('-', "_")) {
        Some(meant) => finding
            .label(format!("did you mean `{meant}`?"))
            .help(format!("Write `{meant}`; `milepost explain --list` shows all."))
            .fix(Fix::suggested(format!("write `{meant}`"), span, meant)),
        None => finding.label("not a code").help("Write the code of a finding; `milepost explain --list` shows all."),
    }
}

pub(crate) fn severity_without_reason(view: &View<'_>, found: &mut Findings) {
    for (entry, severity, line) in written(view.plan) {
        if entry.family() == Family::Language || stands(entry, severity, line) {
            continue;
        }
        found.push(
            Diagnostic::new(
                &codes::SEVERITY_WITHOUT_REASON,
                line.item().header,
                format!("No reason says why {} ({}) weighs less in this plan", entry.code, entry.slug),
            )
            .label("no `because`; it weighs what it always does")
            .why("Whoever reads the plan in a year must know why a question was left out.")
            .help("Add `because \"…\"`."),
        );
    }
}
