//! `milepost build`: the documents of a plan.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;
use milepost_diagnostics::{Diagnostic, Severity};
use milepost_documents::{Audience, BACKENDS, Order, Output};

use crate::formats::Format;
use crate::judging::Judging;
use crate::{disk, terminal};

/// The arguments of `milepost build`.
#[derive(Args)]
#[command(after_help = crate::STATUS)]
pub(crate) struct Build {
    /// A plan file, or the folder that holds one plan.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// The folder into which the documents are written; it is made where it is missing.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Make only some documents, with commas between.
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = PossibleValuesParser::new(BACKENDS.iter().map(|backend| backend.name)))]
    only: Vec<String>,
    /// The period for which templates are made, such as 2026-11; without it, of each collection the one that is due next.
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Leave out what the plan marks as internal.
    #[arg(long)]
    public: bool,
    #[command(flatten)]
    judging: Judging,
}

impl Build {
    /// Writes the documents; status 1, and nothing written, when the plan has errors.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let (mut loaded, files) = disk::load(&self.path)?;
        let options = self.judging.options();
        loaded.diagnostics.extend(milepost_checks::check(&loaded.plan, &options));
        loaded.diagnostics.sort_by_key(Diagnostic::order);
        if loaded.diagnostics.iter().any(|finding| finding.severity == Severity::Error) {
            Format::Human.print(&loaded, Severity::Error)?;
            terminal::tell("Nothing was written: documents are made of plans without errors.\n");
            return Ok(ExitCode::from(1));
        }
        // What is wrong in the data is said by `milepost status`: the report and the templates show what can be used.
        let (observations, _) = milepost_tracking::load(&loaded.plan, &files);
        if let Some(period) = &self.period {
            milepost_tracking::asked_about(&loaded.plan, period)?;
        }
        let order = Order {
            as_of: options.as_of,
            audience: if self.public { Audience::Public } else { Audience::Unit },
            files: &files,
            observations: &observations,
            period: self.period.as_deref(),
        };
        let wanted =
            BACKENDS.iter().filter(|backend| self.only.is_empty() || self.only.iter().any(|only| only == backend.name));
        let documents: Vec<Output> = wanted.flat_map(|backend| (backend.make)(&loaded.plan, &order)).collect();
        let contents: Vec<_> =
            documents.iter().map(|document| (document.path.as_str(), document.bytes.as_slice())).collect();
        disk::write_all(&self.out, &contents)?;
        let said = told(&self.out, &documents);
        let findings = match loaded.diagnostics.len() {
            0 => String::new(),
            count => format!(
                "The plan has {count} finding{}: `milepost check {}` shows what a reviewer would send back.\n",
                if count == 1 { "" } else { "s" },
                self.path.display()
            ),
        };
        terminal::print(&terminal::visible(&(said + &findings)))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// What was written, and what to open.
fn told(out: &Path, documents: &[Output]) -> String {
    let Some(first) = documents.first() else {
        return "The plan asks for no such document; nothing was written.\n".to_owned();
    };
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for document in documents {
        let kind = document.path.rsplit_once('/').map_or(document.path.clone(), |(folder, _)| format!("{folder}/"));
        match kinds.iter_mut().find(|(name, _)| *name == kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((kind, 1)),
        }
    }
    let kinds = kinds.into_iter().map(|(kind, count)| if count > 1 { format!("{kind} ({count} files)") } else { kind });
    let written = kinds.collect::<Vec<_>>().join(", ");
    let open = out.join(&first.path);
    format!("Wrote to {}: {written}\nOpen {}\n", out.display(), open.display())
}
