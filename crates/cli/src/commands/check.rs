//! `milepost check`: what is wrong with a plan, all at once.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use milepost_diagnostics::{Diagnostic, Severity};

use crate::judging::Judging;
use crate::{disk, draw, json};

/// The arguments of `milepost check`.
#[derive(Args)]
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
    #[command(flatten)]
    judging: Judging,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// With the lines of the plan, for people.
    Human,
    /// One line for each finding.
    Short,
    /// For machines.
    Json,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    /// Warnings are errors.
    Warnings,
}

impl Check {
    /// Prints every finding; status 1 when one of them is an error.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let mut loaded = disk::load(&self.path)?;
        loaded.diagnostics.extend(milepost_checks::check(&loaded.plan, &self.judging.options()));
        loaded.diagnostics.sort_by_key(Diagnostic::order);
        match self.format {
            Format::Human => {
                draw::human(&loaded, std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none());
            }
            Format::Short => draw::short(&loaded),
            Format::Json => println!("{:#}", json::findings(&loaded)),
        }
        let worst = if self.deny.is_some() { Severity::Warning } else { Severity::Error };
        let failed = loaded.diagnostics.iter().any(|finding| finding.severity >= worst);
        Ok(ExitCode::from(u8::from(failed)))
    }
}
