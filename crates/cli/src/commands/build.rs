//! `milepost build`: the documents of a plan.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use clap::builder::PossibleValuesParser;
use indicatif::{ProgressBar, ProgressStyle};
use milepost_diagnostics::Severity;
use milepost_documents::{BACKENDS, Output};

use crate::documents::{PDF, Wishes, backends};
use crate::formats::Format;
use crate::{disk, terminal};

/// So often the bar shows that work goes on.
const TICK: Duration = Duration::from_millis(100);

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
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = PossibleValuesParser::new(BACKENDS.iter().map(|backend| backend.name).chain([PDF])))]
    only: Vec<String>,
    /// The period for which templates are made, such as 2026-11; without it, of each collection the one that is due next.
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    #[command(flatten)]
    wishes: Wishes,
}

impl Build {
    /// Writes the documents; status 1, and nothing written, when the plan has errors.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let (backends, press) = backends(&self.only)?;
        // It is drawn only where a terminal is there.
        let count = backends.len() as u64 + u64::from(press.is_some());
        let bar = ProgressBar::new(count).with_style(style()).with_message("reading and checking the plan");
        bar.enable_steady_tick(TICK);
        let made = self.wishes.make(&self.path, &backends, press, self.period.as_deref(), |next| {
            bar.set_message(next);
            bar.inc(1);
        });
        bar.finish_and_clear();
        let made = made?;
        if made.has_errors() {
            Format::Human.print(&made.loaded, Severity::Error)?;
            terminal::tell("Nothing was written: documents are made of plans without errors.\n");
            return Ok(ExitCode::from(1));
        }
        let contents: Vec<_> =
            made.outputs.iter().map(|output| (output.path.as_str(), output.bytes.as_slice())).collect();
        disk::write_all(&self.out, &contents)?;
        let said = told(&self.out, &made.outputs);
        let findings = match made.loaded.diagnostics.len() {
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

/// One line on every terminal: what does not fit is left out at its end.
fn style() -> ProgressStyle {
    ProgressStyle::with_template("{spinner} {pos}/{len} {bar:12} {wide_msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// What was written, and what to open.
fn told(out: &Path, outputs: &[Output]) -> String {
    let Some(first) = outputs.first() else {
        return "The plan asks for no such document; nothing was written.\n".to_owned();
    };
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for output in outputs {
        let kind = kind(&output.path);
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

/// What files are counted under: their folder, or their ending where they lie in none.
fn kind(path: &str) -> String {
    match (path.rsplit_once('/'), path.rsplit_once('.')) {
        (Some((folder, _)), _) => format!("{folder}/"),
        (None, Some((_, "html"))) => "pages".to_owned(),
        _ => path.to_owned(),
    }
}
