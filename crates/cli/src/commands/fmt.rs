//! `milepost fmt`: the one layout.

use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use milepost_diagnostics::FileId;

use crate::disk;

/// The arguments of `milepost fmt`.
#[derive(Args)]
#[command(
    after_help = "Exit status: 0 when all is well; 1 when a file cannot be formatted, or with --check differs; 2 when the command could not run."
)]
pub(crate) struct Fmt {
    /// Plan files, folders of them, or `-` for standard input.
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Change nothing; only say which files are not in the layout.
    #[arg(long)]
    check: bool,
}

impl Fmt {
    /// Writes the files that differ; with `--check` status 1 when there are any.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        if self.paths.iter().any(|path| path.as_os_str() == "-") {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
            print!("{}", milepost_plan::format(&milepost_syntax::parse(FileId(0), text)));
            return Ok(ExitCode::SUCCESS);
        }
        let mut differs = false;
        let files: Vec<Vec<PathBuf>> =
            self.paths.iter().map(|path| disk::plan_files(path)).collect::<Result<_, _>>()?;
        for file in files.into_iter().flatten() {
            let text = disk::read(&file)?;
            let parsed = milepost_syntax::parse(FileId(0), text.as_str());
            if !parsed.diagnostics.is_empty() {
                eprintln!("{}: left as it is, since it has errors; `milepost check` shows them", file.display());
                differs = true;
                continue;
            }
            let formatted = milepost_plan::format(&parsed);
            if formatted == text {
                continue;
            }
            if self.check {
                eprintln!("{}: not in the one layout; `milepost fmt` writes it", file.display());
                differs = true;
            } else {
                disk::write(&file, &formatted)?;
            }
        }
        Ok(ExitCode::from(u8::from(differs)))
    }
}
