//! `milepost new`: a starter plan, with what is still to be written marked.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::{Datelike, Local, NaiveDate};
use clap::Args;
use milepost_diagnostics::FileId;

use crate::{disk, terminal};

/// The plan, with its name, its title and its years to be filled in.
const STARTER: &str = include_str!("starter.plan");

/// The arguments of `milepost new`.
#[derive(Args)]
pub(crate) struct New {
    /// What the plan is called in other files: a letter, then letters, digits and `_`.
    #[arg(value_parser = name)]
    name: String,
    /// What people call the plan.
    #[arg(long, default_value = "TODO: what people call the plan")]
    title: String,
    /// The folder in which NAME.plan is written.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl New {
    /// Writes the plan; never over a file that is there.
    pub(crate) fn run(&self) -> Result<ExitCode, String> {
        let text = starter(&self.name, &self.title, Local::now().date_naive());
        let file = format!("{}.plan", self.name);
        let path = self.out.as_deref().map_or_else(|| PathBuf::from(&file), |folder| folder.join(&file));
        disk::write_new(&path, &text)?;
        let path = terminal::one_line(&path.display().to_string());
        terminal::print(&format!("Wrote {path}. `milepost check {path}` says what is still to be written.\n"))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The starter plan for the three years after `today`.
fn starter(name: &str, title: &str, today: NaiveDate) -> String {
    let year = |after: i32| (today.year() + after).to_string();
    let quoted = milepost_syntax::quote(&title.split_whitespace().collect::<Vec<_>>().join(" "));
    let values = [
        ("{before}", year(0)),
        ("{first}", year(1)),
        ("{last}", year(3)),
        ("{name}", name.to_owned()),
        ("\"{title}\"", quoted),
    ];
    let text = values.iter().fold(STARTER.to_owned(), |text, (mark, value)| text.replace(mark, value));
    milepost_plan::format(&milepost_syntax::parse(FileId(0), text))
}

/// A name as the language takes it, and as it can be a name of a file.
fn name(text: &str) -> Result<String, String> {
    let plan = milepost_syntax::parse(FileId(0), format!("plan {text} {{ period 2027 to 2029 }}\n"));
    let (read, _) = milepost_plan::compile(std::slice::from_ref(&plan));
    let whole = read.root().and_then(milepost_plan::Node::name) == Some(text) && plan.diagnostics.is_empty();
    if whole { Ok(text.to_owned()) } else { Err("a name begins with a letter and has letters, digits and `_`".into()) }
}
