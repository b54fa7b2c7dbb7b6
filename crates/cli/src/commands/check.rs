//! `milepost check`: what is wrong with a plan, all at once.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use milepost_diagnostics::{Diagnostic, Severity};
use milepost_plan::Loaded;

use crate::formats::Format;
use crate::judging::Judging;
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
        let fails = if self.deny.is_some() { Severity::Warning } else { Severity::Error };
        self.format.print(&loaded, fails)?;
        let failed = loaded.diagnostics.iter().any(|finding| finding.severity >= fails);
        Ok(ExitCode::from(u8::from(failed)))
    }

    /// The plan with everything that is found in it and in its data.
    fn findings(&self) -> Result<Loaded, String> {
        let (mut loaded, folder) = disk::load(&self.path)?;
        let options = self.judging.options();
        // How a plan stands that cannot be read whole would be noise beside what is wrong with it.
        let broken = loaded.diagnostics.iter().any(|finding| finding.severity == Severity::Error);
        let found = if broken {
            milepost_checks::check(&loaded.plan, &options)
        } else {
            let (observations, faults) = milepost_tracking::load(&loaded.plan, &folder);
            milepost_tracking::check(&loaded.plan, &observations, &faults, &options)
        };
        loaded.diagnostics.extend(found);
        loaded.diagnostics.sort_by_key(Diagnostic::order);
        Ok(loaded)
    }
}
