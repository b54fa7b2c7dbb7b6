//! `milepost explain`: the pages of the catalogue.

use std::process::ExitCode;

use clap::Args;

/// The arguments of `milepost explain`.
#[derive(Args)]
pub(crate) struct Explain {
    /// The code, such as MP0401, or its name, such as unknown-name.
    #[arg(required_unless_present = "list")]
    code: Option<String>,
    /// List every code.
    #[arg(long)]
    list: bool,
}

impl Explain {
    /// Prints one page, or a line for each code.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let entries = || milepost_checks::catalogue();
        let Some(code) = self.code.as_deref() else {
            for entry in entries() {
                println!("{} {:<28} {:<8} {}", entry.code, entry.slug, entry.severity.word(), entry.summary);
            }
            return Ok(ExitCode::SUCCESS);
        };
        let wanted = code.to_ascii_lowercase();
        let found = entries().into_iter().find(|entry| entry.code.eq_ignore_ascii_case(code) || entry.slug == wanted);
        let Some(entry) = found else {
            let meant = milepost_diagnostics::did_you_mean(&wanted, entries().into_iter().map(|entry| entry.slug));
            return Err(format!(
                "no finding is called `{code}`. {}",
                meant.unwrap_or_else(|| "`milepost explain --list` shows all of them.".into())
            ));
        };
        println!("{} ({}, {})\n\n{}", entry.code, entry.slug, entry.severity.word(), entry.page.trim_end());
        Ok(ExitCode::SUCCESS)
    }
}
