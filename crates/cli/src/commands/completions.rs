//! `milepost completions`: what a shell needs to complete the command.

use std::process::ExitCode;

use clap::{Args, Command};
use clap_complete::{Shell, generate};

use crate::terminal;

/// The arguments of `milepost completions`.
#[derive(Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Prints the script that the shell is to read, for the command as it is declared.
    pub(crate) fn run(&self, mut command: Command) -> Result<ExitCode, String> {
        let mut script = Vec::new();
        generate(self.shell, &mut command, "milepost", &mut script);
        terminal::print(&String::from_utf8_lossy(&script))?;
        Ok(ExitCode::SUCCESS)
    }
}
