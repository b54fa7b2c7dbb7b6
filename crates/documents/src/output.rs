//! The files that are written, and the backends that make them.

use milepost_plan::Plan;

use crate::{Order, calendar, html, model, templates};

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Where it belongs, from the folder of all of them, with `/` between folders.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// One way to make files of a plan.
pub struct Backend {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it makes, in a few words.
    pub makes: &'static str,
    /// Makes the files. It is never asked about a plan with errors.
    pub make: fn(&Plan, &Order<'_>) -> Vec<Output>,
}

/// Every backend, in the order in which their files are named. The first file of the first one is opened first.
pub const BACKENDS: &[Backend] = &[
    Backend { name: "html", makes: "the documents as web pages", make: html::pages },
    Backend { name: "templates", makes: "what is filled in for each collection and period", make: templates },
    Backend { name: "calendar", makes: "meetings, due days and milestones as iCalendar", make: calendar::calendar },
    Backend { name: "json", makes: "the whole plan for other programs", make: model::documents },
];
