//! The report: its view model, and how it is made from the plan.

pub mod prose;
pub mod view;
