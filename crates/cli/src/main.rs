//! The command `milepost`: what is asked for, where it is printed, and with which exit status it ends.
//! Must never be here: anything about plans.
#![allow(clippy::disallowed_methods, reason = "this is the face that reads files and writes to the terminal")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the face that prints")]

mod disk;
mod draw;
mod json;

use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use milepost_diagnostics::{Diagnostic, FileId, Severity};
use milepost_plan::Loaded;

/// Government delivery plans that can be checked: `milepost check` says what is wrong, where, and what to write instead.
#[derive(Parser)]
#[command(name = "milepost", version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Say what is wrong with a plan, all at once.
    Check {
        /// A plan file, or the folder that holds one plan.
        #[arg(default_value = ".")]
        path: PathBuf,
        /// How findings are printed.
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
        /// Let warnings fail the check as errors do.
        #[arg(long, value_name = "WHAT")]
        deny: Option<Deny>,
    },
    /// Write plan files in the one layout.
    Fmt {
        /// A plan file, a folder of them, or `-` for standard input.
        #[arg(default_value = ".")]
        path: PathBuf,
        /// Change nothing; only say which files are not in the layout.
        #[arg(long)]
        check: bool,
    },
    /// Explain a finding by its code.
    Explain {
        /// The code, such as MP0401, or its name, such as unknown-name.
        #[arg(required_unless_present = "list")]
        code: Option<String>,
        /// List every code.
        #[arg(long)]
        list: bool,
    },
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

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Check { path, format, deny } => check(&path, format, deny.is_some()),
        Command::Fmt { path, check } => fmt(&path, check),
        Command::Explain { code, .. } => explain(code.as_deref()),
    };
    done.unwrap_or_else(|message| {
        eprintln!("milepost: {message}");
        ExitCode::from(2)
    })
}

fn check(path: &Path, format: Format, deny_warnings: bool) -> Result<ExitCode, String> {
    let mut loaded = disk::load(path)?;
    loaded.diagnostics.extend(milepost_checks::check(&loaded.plan));
    loaded.diagnostics.sort_by_key(Diagnostic::order);
    match format {
        Format::Human => {
            draw::human(&loaded, std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none())
        }
        Format::Short => draw::short(&loaded),
        Format::Json => println!("{:#}", json::findings(&loaded)),
    }
    let worst = if deny_warnings { Severity::Warning } else { Severity::Error };
    let failed = loaded.diagnostics.iter().any(|finding| finding.severity >= worst);
    Ok(ExitCode::from(u8::from(failed)))
}

fn fmt(path: &Path, only_check: bool) -> Result<ExitCode, String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map_err(|error| format!("standard input: {error}"))?;
        print!("{}", milepost_syntax::format(&milepost_syntax::parse(FileId(0), text)));
        return Ok(ExitCode::SUCCESS);
    }
    let mut differs = false;
    for file in disk::plan_files(path)? {
        let text = disk::read(&file)?;
        let parsed = milepost_syntax::parse(FileId(0), text.as_str());
        if !parsed.diagnostics.is_empty() {
            eprintln!("{}: left as it is, since it has errors; `milepost check` shows them", file.display());
            differs = true;
            continue;
        }
        let formatted = milepost_syntax::format(&parsed);
        if formatted == text {
            continue;
        }
        if only_check {
            eprintln!("{}: not in the one layout; `milepost fmt` writes it", file.display());
            differs = true;
        } else {
            disk::write(&file, &formatted)?;
        }
    }
    Ok(ExitCode::from(u8::from(differs)))
}

fn explain(code: Option<&str>) -> Result<ExitCode, String> {
    let entries = || milepost_checks::catalogue();
    let Some(code) = code else {
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

/// How many findings of each weight there are, in words.
fn summary(loaded: &Loaded) -> String {
    let count = |severity| loaded.diagnostics.iter().filter(|finding| finding.severity == severity).count();
    let parts = [Severity::Error, Severity::Warning, Severity::Hint].map(|severity| (count(severity), severity.word()));
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}{}", if *count == 1 { "" } else { "s" }))
        .collect();
    parts.join(", ")
}
