//! The rating of one milestone: on its day it has happened or it has not.

use chrono::NaiveDate;
use milepost_plan::{Node, When};

use super::{Colour, Reason};

/// A slip of so many days still gives amber-green.
const SHORT_SLIP: i64 = 14;
/// A slip of so many days still gives amber-red.
const LONG_SLIP: i64 = 60;

/// How a milestone stands.
#[derive(Clone, Debug)]
pub struct MilestoneRating<'a> {
    /// The milestone.
    pub milestone: Node<'a>,
    /// When it is due.
    pub due: When,
    /// Its colour.
    pub colour: Colour,
    /// Whether it is done.
    pub is_done: bool,
    /// How many days it is late, or is thought to become; 0 when it is in time.
    pub slip: i64,
    /// Why it is rated like this.
    pub reason: Reason,
}

/// Rates `milestone` on `as_of`; nothing for one that was cancelled or has no day.
pub fn rate_milestone(milestone: Node<'_>, as_of: NaiveDate) -> Option<MilestoneRating<'_>> {
    let due = milestone.when_of("by")?;
    let state = milestone.word_of("state");
    if state == Some("cancelled") {
        return None;
    }
    let critical = milestone.entry("critical").is_some();
    let day = due.last();
    let done_on = milestone.when_of("done_on").map(|done| done.last());
    let done = done_on.filter(|done| *done <= as_of);
    let forecast = milestone.when_of("forecast").map(|when| when.last());
    // What was done later was not done on that day, whatever the plan says of it today.
    let is_done = done.is_some() || (state == Some("done") && done_on.is_none());
    let late = if is_done { 0 } else { (as_of - day).num_days().max(0) };
    let slip = if is_done { 0 } else { forecast.map_or(0, |forecast| (forecast - day).num_days().max(0)).max(late) };
    let (colour, reason) = if let Some(day_done) = done {
        let days = (day_done - day).num_days();
        let reason = if days > 0 { Reason::DoneLate { day: day_done, days } } else { Reason::DoneOn(day_done) };
        (Colour::Green, reason)
    } else if is_done {
        (Colour::Green, Reason::Done)
    } else if late > 0 {
        let colour = if critical { Colour::Red } else { by_slip(slip) };
        (colour, Reason::WasDue { due: due.clone(), days: late, critical })
    } else if let Some(forecast) = forecast.filter(|_| slip > 0) {
        let colour = if critical { by_slip(slip).min(Colour::AmberRed) } else { by_slip(slip) };
        (colour, Reason::ExpectedLate { due: due.clone(), forecast, days: slip, critical })
    } else {
        match state {
            Some("late") => (Colour::AmberRed, Reason::SaidLate(due.clone())),
            Some("at_risk") => (Colour::AmberGreen, Reason::AtRisk(due.clone())),
            _ => (Colour::Green, Reason::Due(due.clone())),
        }
    };
    Some(MilestoneRating { milestone, due, colour, is_done, slip, reason })
}

fn by_slip(slip: i64) -> Colour {
    if slip <= 0 {
        Colour::Green
    } else if slip <= SHORT_SLIP {
        Colour::AmberGreen
    } else if slip <= LONG_SLIP {
        Colour::AmberRed
    } else {
        Colour::Red
    }
}
