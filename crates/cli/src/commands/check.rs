//! `milepost check`: what is wrong with a plan, all at once.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use milepost_diagnostics::{Diagnostic, Severity};
use milepost_plan::Loaded;

use crate::formats::completeness::Completed;
use crate::formats::{self, Format};
use crate::judging::Judging;
use crate::questions::answered;
use crate::{disk, fixing, terminal};

/// The arguments of `milepost check`.
#[derive(Args)]
#[command(after_help = crate::STATUS)]
pub(crate) struct Check {
    /// A plan file, or the folder that holds one plan.
    #[arg(default_value = ".")]
    path: PathBuf,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Let warnings fail the check as errors do.
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
    /// Say how far the plan answers the ten questions of a good delivery plan, in place of the findings.
    #[arg(long, conflicts_with = "fix")]
    report: bool,
    /// Apply the fixes that leave no doubt, and report what is left.
    #[arg(long)]
    fix: bool,
    #[command(flatten)]
    judging: Judging,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    /// Warnings are errors.
    Warnings,
}

impl Check {
    /// Prints every finding; status 1 when one of them is an error.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let loaded = if self.fix {
            let (loaded, done) = fixing::apply(|| self.findings())?;
            terminal::tell(&done.iter().map(|line| terminal::one_line(line) + "\n").collect::<String>());
            loaded
        } else {
            self.findings()?
        };
        if self.report {
            self.report(&loaded)?;
        } else {
            self.format.print(&loaded, self.fails())?;
        }
        let failed = loaded.diagnostics.iter().any(|finding| finding.severity >= self.fails());
        Ok(ExitCode::from(u8::from(failed)))
    }

    /// How much a finding weighs at least that fails the check.
    fn fails(&self) -> Severity {
        if self.deny.is_some() { Severity::Warning } else { Severity::Error }
    }

    /// Prints the completeness report, and tells how many findings there are beside it.
    fn report(&self, loaded: &Loaded) -> Result<(), String> {
        let form = self.format.of_report().ok_or("a report is printed as `human`, `markdown` or `json`")?;
        let (_, folder) = disk::load(&self.path)?;
        let (observations, _) = milepost_tracking::load(&loaded.plan, &folder);
        let completeness = answered(&loaded.plan, &self.judging.options(), &observations);
        terminal::print(&Completed { loaded, completeness: &completeness }.text(form))?;
        if !loaded.diagnostics.is_empty() {
            let line = format!("{} `milepost check {}` shows them.", formats::total(loaded), self.path.display());
            terminal::tell(&(terminal::one_line(&line) + "\n"));
        }
        Ok(())
    }

    /// The plan with everything that is found in it and in its data.
    fn findings(&self) -> Result<Loaded, String> {
        let (mut loaded, folder) = disk::load(&self.path)?;
        let options = self.judging.options();
        let whole = milepost_tracking::is_whole(&loaded.diagnostics);
        let measured = whole.then(|| milepost_tracking::load(&loaded.plan, &folder));
        let measured = measured.as_ref().map(|(observations, faults)| (observations, faults.as_slice()));
        let found = milepost_tracking::check(&loaded.plan, measured, &options);
        loaded.diagnostics.extend(found);
        loaded.diagnostics.sort_by_key(Diagnostic::order);
        Ok(loaded)
    }
}
