//! `milepost explain`: the pages of the catalogue, and the catalogue as a whole.

use std::process::ExitCode;

use clap::{Args, ValueEnum};
use milepost_checks::{LEFT_OUT, Profile, SETTINGS, Setting};
use milepost_diagnostics::{Entry, Question, Severity, did_you_mean};
use serde_json::{Map, Value, json};

/// The arguments of `milepost explain`.
#[derive(Args)]
pub(crate) struct Explain {
    /// The code, such as MP0401, or its name, such as unknown-name.
    #[arg(required_unless_present = "list")]
    code: Option<String>,
    /// List every code, and what is left out.
    #[arg(long, conflicts_with = "code")]
    list: bool,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Human,
    /// JSON, version 1, for other programs.
    Json,
}

impl Explain {
    /// Prints one page, or a line for each code.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let entries = match self.code.as_deref() {
            Some(code) => vec![find(code)?],
            None => milepost_checks::catalogue(),
        };
        let text = match self.format {
            Format::Json => {
                let left_out = LEFT_OUT.iter().map(|left| json!({ "what": left.what, "because": left.because }));
                let left_out: Vec<Value> = left_out.filter(|_| self.list).collect();
                let entries: Vec<Value> = entries.into_iter().map(described).collect();
                let catalogue = json!({ "version": 1, "entries": entries, "left_out": left_out });
                serde_json::to_string_pretty(&catalogue).map_err(|why| why.to_string())? + "\n"
            }
            Format::Human if self.list => list(&entries),
            Format::Human => entries.into_iter().map(page).collect(),
        };
        print!("{text}");
        Ok(ExitCode::SUCCESS)
    }
}

/// The entry with this code or name.
fn find(code: &str) -> Result<&'static Entry, String> {
    let entries = milepost_checks::catalogue();
    let wanted = code.to_lowercase().replace('_', "-");
    let fits = |entry: &&&Entry| entry.code.eq_ignore_ascii_case(code) || entry.slug == wanted;
    entries.iter().find(fits).copied().ok_or_else(|| {
        let meant = did_you_mean(&wanted, entries.iter().map(|entry| entry.slug));
        let meant = meant.unwrap_or_else(|| "`milepost explain --list` shows all of them.".into());
        format!("no finding is called `{code}`. {meant}")
    })
}

/// A line for each entry, by family, and what is left out.
fn list(entries: &[&Entry]) -> String {
    let widest = entries.iter().map(|entry| entry.slug.len()).max().unwrap_or_default();
    let mut lines = Vec::new();
    let mut family = None;
    for entry in entries {
        if family.replace(entry.family()) != Some(entry.family()) {
            lines.push(format!("{}{}", if lines.is_empty() { "" } else { "\n" }, entry.family().title()));
        }
        lines.push(format!("  {} {:<widest$} {:<8} {}", entry.code, entry.slug, entry.severity.word(), entry.summary));
    }
    lines.push("\nLeft out on purpose".into());
    lines.extend(LEFT_OUT.iter().map(|left| format!("  {}.\n    {}", left.what, left.because)));
    lines.join("\n") + "\n"
}

/// The page of an entry, with its place in the catalogue above it and its thresholds below.
fn page(entry: &Entry) -> String {
    let asked =
        entry.question.map_or_else(String::new, |question| format!(" It serves the question: {}", question.text()));
    let mut lines = vec![
        format!("{} ({}, {})", entry.code, entry.slug, entry.severity.word()),
        format!("{}.{asked}\n", entry.family().title()),
        entry.page.trim_end().to_owned(),
    ];
    let settings = settings(entry)
        .map(|setting| format!("- `{}` ({} {}): {}", setting.name, setting.default, setting.unit, setting.meaning));
    let settings: Vec<_> = settings.collect();
    if !settings.is_empty() {
        lines.push("\n## Settings\n".into());
        lines.extend(settings);
    }
    lines.join("\n") + "\n"
}

fn settings(entry: &Entry) -> impl Iterator<Item = &'static Setting> {
    SETTINGS.iter().copied().filter(move |setting| setting.entries.contains(&entry))
}

/// One entry as JSON; `schemas/explain.schema.json` describes it.
fn described(entry: &'static Entry) -> Value {
    let profiles = Profile::ALL.map(|profile| {
        let severity = profile.severity(entry).map_or(Value::Null, |severity| Severity::word(severity).into());
        (profile.word().to_owned(), severity)
    });
    let settings = settings(entry).map(|setting| {
        json!({
            "name": setting.name,
            "unit": setting.unit,
            "default": setting.default,
            "meaning": setting.meaning,
        })
    });
    json!({
        "code": entry.code,
        "name": entry.slug,
        "family": entry.family().title(),
        "severity": entry.severity.word(),
        "profiles": Map::from_iter(profiles),
        "needs": entry.phase.word(),
        "question": entry.question.map(Question::text),
        "summary": entry.summary,
        "why": entry.why(),
        "seen_in_practice": entry.section("Seen in practice"),
        "caught": entry.example("Not so"),
        "left_alone": entry.example("But so"),
        "settings": settings.collect::<Vec<_>>(),
        "page": entry.page,
    })
}
