//! When it is reviewed: routines, feedback and the ladder of escalation.

use super::collection::{STARTS, UNTIL};
use super::common::{ANYONE, OWNER, SUBJECT, WHO};
use super::words;
use crate::construct::{Type, any, link, list, may, one, opt, should, should_each, word};

words! {
    ROUTINE = "routine" [one("name", Type::Name), opt("title", Type::Title)] {
        may(&KIND_OF_ROUTINE), should(&EVERY_ROUTINE), may(&ONCE), may(&ON_DEMAND), should(&CHAIR), should(&ATTENDS), should_each(&REVIEWS), any(&INPUT),
        should_each(&OUTPUT), may(&PRESENTER), may(&INVITED), may(&LENGTH), may(&ESCALATES_TO), may(&IF_HOLIDAY)
    } "A regular conversation about results: who meets, how often, with which figures, and what comes out.";
    KIND_OF_ROUTINE = "kind" in "routine" [one("kind", Type::Choice(&[
        word("check_in", "A short look at open actions."),
        word("data_meeting", "New data, and what it says."),
        word("monthly_note", "A note to the sponsor; nobody meets."),
        word("stocktake", "The sponsor looks at results and decides."),
        word("delivery_report", "All priorities side by side."),
        word("priority_review", "A close look at one priority."),
        word("lab", "Weeks of work on one plan, together."),
        word("annual_review", "Once a year, with outsiders."),
        word("lessons", "What was learned, at the end."),
    ]))] {} "What kind of routine it is.";
    EVERY_ROUTINE = "every" in "routine" [one("every", Type::Cadence)] { may(&ON), may(&STARTS), may(&UNTIL) } "How often it happens.";
    ONCE = "once" [one("when", Type::When)] {} "It takes place once: in these days, or in this period.";
    ON_DEMAND = "on_demand" [] {} "It takes place when somebody asks for it, such as a priority review.";
    ON = "on" [one("day", Type::Day)] {} "On which day of the period.";
    CHAIR = "chair" [one("who", WHO)] {} "Who leads it.";
    ATTENDS = "attends" [list("who", ANYONE)] {} "Who must be there.";
    INVITED = "invited" [list("who", ANYONE)] {} "Who may be there.";
    PRESENTER = "presenter" [one("who", WHO)] {} "Who presents.";
    REVIEWS = "reviews" [list("what", SUBJECT)] {} "Which priorities, goals or metrics are looked at.";
    INPUT = "input" [one("text", Type::Text)] { may(&INPUT_DUE), may(&PREPARED_BY) } "What must be on the table.";
    INPUT_DUE = "due" in "input" [one("duration", Type::Duration), link("before")] {} "How long before the meeting it is due.";
    PREPARED_BY = "prepared_by" [one("who", WHO)] {} "Who prepares it.";
    OUTPUT = "output" [one("text", Type::Text)] {} "What comes out: decisions, actions, a note.";
    LENGTH = "length" [one("duration", Type::Duration)] {} "How long it takes.";
    ESCALATES_TO = "escalates_to" [one("routine", Type::Reference(&["routine"]))] {} "Where what cannot be solved here goes next.";
    IF_HOLIDAY = "if_holiday" [one("rule", Type::Choice(&[
        word("next_working_day", "The next working day."),
        word("previous_working_day", "The working day before."),
        word("skip", "It does not take place."),
    ]))] {} "What happens when the day is a holiday.";

    FEEDBACK = "feedback" [one("name", Type::Name), opt("title", Type::Title)] {
        may(&KIND_OF_FEEDBACK), should(&FEEDBACK_FROM), should(&VIA), should(&ABOUT), should(&RESPOND), should(&OWNER), may(&FEEDBACK_EVERY),
        should(&HEARD_AT)
    } "A point at which the front line or citizens tell the unit how it really is, as it happens.";
    KIND_OF_FEEDBACK = "kind" in "feedback" [one("kind", Type::Choice(&[
        word("data", "Performance data."),
        word("visit", "Visits to the front line."),
        word("citizens", "What citizens say."),
        word("panel", "A panel of those who serve."),
        word("problem_log", "Problems as they are reported."),
    ]))] {} "What kind of feedback it is.";
    FEEDBACK_FROM = "from" in "feedback" [list("who", ANYONE)] {} "Who tells.";
    VIA = "via" [one("text", Type::Text)] {} "Through which channel.";
    ABOUT = "about" [list("what", SUBJECT)] {} "What it is about.";
    RESPOND = "respond" [link("within"), one("duration", Type::Duration)] {} "How fast the unit answers.";
    FEEDBACK_EVERY = "every" in "feedback" [one("every", Type::Cadence)] {} "How often it comes in.";
    HEARD_AT = "heard_at" [one("routine", Type::Reference(&["routine"]))] {} "The routine that hears it.";

    ESCALATION = "escalation" [opt("name", Type::Name), opt("title", Type::Title)] { any(&LADDER_LEVEL) }
        "The ladder that an unsolved problem climbs, the lowest level first, the sponsor last.";
    LADDER_LEVEL = "level" in "escalation" [one("level", Type::Whole), one("who", WHO)] { should(&WITHIN), may(&WHEN) }
        "Who deals with it at this level.";
    WITHIN = "within" [one("duration", Type::Duration)] {} "How long it may stay there.";
    WHEN = "when" [one("text", Type::Text)] {} "What brings a problem to this level.";
}
