//! The command `milepost`: what is asked for, where it is printed, and with which exit status it ends.
//! Must never be here: anything about plans.
#![allow(clippy::disallowed_methods, reason = "this is the face that reads files and writes to the terminal")]
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "this is the face that prints")]

mod commands;
mod disk;
mod documents;
mod fixing;
mod formats;
mod judging;
mod questions;
mod revision;
mod terminal;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use commands::{build, check, completions, diff, explain, fmt, lsp, new, record, serve, status};

/// Documents are very many small texts, and the typesetter makes more of them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the exit status says.
const STATUS: &str = "Exit status: 0 when all is well; 1 when the plan has errors, or warnings that are denied; 2 when the command could not run.";

/// Government delivery plans that can be checked: `milepost check` says what is wrong, where, and what to write instead.
#[derive(Parser)]
#[command(name = "milepost", version, arg_required_else_help = true, after_help = STATUS)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write a starter plan, which says what is still to be written.
    New(new::New),
    /// Say what is wrong with a plan, all at once.
    Check(check::Check),
    /// Write the documents of a plan, and the templates that are filled in.
    Build(build::Build),
    /// Show the documents in a browser, made anew whenever something is saved.
    Serve(serve::Serve),
    /// Write plan files in the one layout.
    Fmt(fmt::Fmt),
    /// Record what was sent back: filled workbooks, text files, exports of phone forms.
    Record(record::Record),
    /// Say how every priority stands against its trajectory, and why.
    Status(status::Status),
    /// Make the pack of a stocktake, and the file in which its decisions are written down.
    Stocktake(status::Stocktake),
    /// Say what changed in meaning between two versions of a plan.
    Diff(diff::Diff),
    /// Explain a finding by its code.
    Explain(explain::Explain),
    /// Print what a shell needs to complete this command.
    Completions(completions::Completions),
    /// Serve an editor on standard input and output.
    Lsp(lsp::Lsp),
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::New(new) => new.run(),
        Command::Check(check) => check.run(),
        Command::Build(build) => build.run(),
        Command::Serve(serve) => serve.run(),
        Command::Fmt(fmt) => fmt.run(),
        Command::Record(record) => record.run(),
        Command::Status(status) => status.run(),
        Command::Stocktake(stocktake) => stocktake.run(),
        Command::Diff(diff) => diff.run(),
        Command::Explain(explain) => explain.run(),
        Command::Completions(completions) => completions.run(Arguments::command()),
        Command::Lsp(lsp) => lsp.run(),
    };
    done.unwrap_or_else(|message| {
        eprintln!("milepost: {message}");
        ExitCode::from(2)
    })
}
