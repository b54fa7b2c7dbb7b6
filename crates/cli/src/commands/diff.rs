//! `milepost diff`: what changed in meaning between two versions of a plan.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use milepost_diagnostics::Severity;
use milepost_plan::Loaded;

use crate::formats::Form;
use crate::formats::difference::Compared;
use crate::{disk, revision, terminal};

/// The arguments of `milepost diff`.
#[derive(Args)]
#[command(
    after_help = "Exit status: 0 when the versions were compared; 1 with --deny warnings when a change lacks its reason; 2 when the command could not run."
)]
pub(crate) struct Diff {
    /// The version before: a plan file, the folder of one plan, or a revision of git such as `main` or `HEAD~1`.
    old: String,
    /// The version after, named in the same way; without it the plan as it stands on disk.
    new: Option<String>,
    /// The plan of which git's revisions are read: a plan file, or the folder of one plan.
    #[arg(long, value_name = "PATH", default_value = ".")]
    plan: PathBuf,
    /// How the changes are printed.
    #[arg(long, value_enum, default_value_t = Form::Human)]
    format: Form,
    /// Let a change without its reason fail the command.
    #[arg(long, value_name = "WHAT")]
    deny: Option<Deny>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Deny {
    /// Warnings are errors.
    Warnings,
}

impl Diff {
    /// Prints every change; status 1 when warnings are denied and there is one.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let old = self.version(&self.old)?;
        let new = match &self.new {
            Some(new) => self.version(new)?,
            None => disk::load(&self.plan)?.0,
        };
        let difference = milepost_difference::difference(&old.plan, &new.plan);
        for (version, name) in [(&old, self.old.as_str()), (&new, self.new.as_deref().unwrap_or("the plan on disk"))] {
            let errors = errors(version);
            if errors > 0 {
                let errors = crate::formats::plural(errors, "error");
                let line = format!("{name} has {errors}; what cannot be read there is not compared.");
                terminal::tell(&(terminal::one_line(&line) + "\n"));
            }
        }
        let compared = Compared { old: &old, new: &new, difference: &difference };
        terminal::print(&compared.text(self.format))?;
        let unexplained = difference.changes().any(|change| change.warning.is_some());
        Ok(ExitCode::from(u8::from(self.deny.is_some() && unexplained)))
    }

    /// The version that `name` names: what is on disk comes first, and `./` before a name says that it is meant.
    fn version(&self, name: &str) -> Result<Loaded, String> {
        if Path::new(name).exists() {
            disk::load(Path::new(name)).map(|(loaded, _)| loaded)
        } else {
            revision::load(name, &self.plan)
        }
    }
}

/// How many errors there are in the text of a version.
pub(crate) fn errors(version: &Loaded) -> usize {
    version.diagnostics.iter().filter(|finding| finding.severity == Severity::Error).count()
}
