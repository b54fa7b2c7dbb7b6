//! Entries that many constructs share, and those that every block may have.

use super::words;
use crate::construct::{Head, Type, Word, any, link, list, may, must, one, opt, several, word};

/// Who can answer for something, or do something.
pub(crate) const WHO: Type = Type::Reference(&["post", "person", "organisation", "unit"]);
/// Who can be told, asked or reached: all of the above and those outside government.
pub(crate) const ANYONE: Type = Type::Reference(&["post", "person", "organisation", "unit", "stakeholder"]);
/// What is delivered: everything that can be reviewed, threatened or decided about.
pub(crate) const SUBJECT: Type = Type::Reference(&[
    "priority",
    "goal",
    "metric",
    "strategy",
    "action",
    "milestone",
    "task",
    "risk",
    "obstacle",
    "assumption",
    "chain",
    "collection",
    "plan",
]);
/// What comes before something else.
pub(crate) const WORK: Type = Type::Reference(&["strategy", "action", "milestone", "task"]);

pub(crate) const FIVE: &[Word] = &[
    word("very_low", "1 of 5"),
    word("low", "2 of 5"),
    word("medium", "3 of 5"),
    word("high", "4 of 5"),
    word("very_high", "5 of 5"),
];

pub(crate) const WORK_STATES: &[Word] = &[
    word("not_started", "Nothing was done yet."),
    word("on_track", "It will be done in time."),
    word("at_risk", "It will be late unless something changes."),
    word("late", "It is late."),
    word("done", "It is done, with evidence."),
    word("cancelled", "It will not be done."),
];

words! {
    VISIBILITY = "visibility" [one("visibility", Type::Choice(&[
        word("public", "May be shown to everyone."),
        word("internal", "Left out of what is published."),
    ]))] {} "Who may see this block: `internal` blocks are left out of public documents.";
    NOTE = "note" [one("text", Type::Text)] {} "A remark for the readers of the plan; it is printed small.";
    TAG = "tag" [list("tags", Type::Text)] {} "Words under which this block can be found.";
    ALLOW = "allow" [list("codes", Type::Word)] { must(&BECAUSE) }
        "Accepts a finding in this block, by its code, with the reason. A finding that no longer occurs is reported.";
    TRANSLATED = "translated" [one("language", Type::Word), several("text", Type::Text)] { any(&SAID) }
        "What the line around it says in another language of the plan, such as `fr` or `ar`; in its block, what the entries beside it say.";
    SAID = "said" head (Head::Entry) [list("text", Type::Text)] {}
        "The text of an entry of the block in the other language. Where the block has several such entries, the first row stands for the first of them.";
    BECAUSE = "because" [one("text", Type::Text)] {} "The reason, in a sentence.";

    OWNER = "owner" [list("owner", WHO)] {}
        "The one post that answers for this. Posts outlive people; a committee cannot answer the phone.";
    SPONSOR = "sponsor" [one("sponsor", WHO)] {}
        "The person with political authority who wants this delivered and chairs the top routine.";
    RESPONSIBLE = "responsible" [list("who", WHO)] {} "Those who do the work; the owner answers for it.";
    CONSULTED = "consulted" [list("who", ANYONE)] {} "Those who are asked before it is decided.";
    INFORMED = "informed" [list("who", ANYONE)] {} "Those who are told afterwards.";
    DEFINITION = "definition" [one("text", Type::Text)] {}
        "What exactly is counted, in words that leave no two readings.";
    SOURCE = "source" [one("text", Type::Text)] {} "Where the figure or the fact comes from.";
    EVIDENCE = "evidence" [one("text", Type::Text)] { may(&EVIDENCE_STRENGTH) } "What shows that it is so.";
    EVIDENCE_STRENGTH = "strength" in "evidence" [one("strength", Type::Choice(&[
        word("strong", "Trials, or several studies that agree."),
        word("moderate", "One good study, or a pilot that was evaluated."),
        word("weak", "A single example, or the opinion of people who know the field."),
    ]))] {} "How much the evidence can bear.";
    ACRONYM = "acronym" [one("text", Type::Text)] {} "The short form of the name.";
    STATUS_OF_WORK = "state" [one("state", Type::Choice(WORK_STATES))] {} "How far the work is.";
    WORK_PERIOD = "period" in "work" [one("period", Type::Span)] {} "From when to when the work is done.";
    AFTER = "after" [list("what", WORK)] {} "What must be finished before.";
    BY = "by" [one("date", Type::When)] {} "The day by which, or the period at whose end.";
    AT = "at" [one("when", Type::When)] {} "The day or the period that the value is from.";
    KEY = "key" [one("rank", Type::Choice(&[
        word("key", "One of the few that decide."),
        word("secondary", "It explains the key ones."),
        word("ancillary", "Kept for reference."),
    ]))] {} "How much it counts among its kind.";
    SECURED = "secured" [one("secured", Type::Choice(&[
        word("yes", "Allocated."),
        word("partly", "Allocated in part."),
        word("no", "Not allocated yet."),
    ]))] {} "Whether the money or the people are there.";
    BETWEEN = "between" [one("low", Type::Level), link("and"), one("high", Type::Level)] {}
        "The lowest and the highest value that is expected.";
    AS_OF = "as_of" [one("date", Type::When)] {} "When it was known like this; what is revised later gets a row of its own.";
    THROUGH = "through" [list("work", WORK)] {} "The work in this plan by which it is done.";
    PROGRESS = "progress" [one("share", Type::Percent)] {} "How much of the work is done, as a percentage.";
    REVIEW = "review" [one("date", Type::When)] {} "When it is looked at again.";
    FOR_CATEGORY = "for" [list("categories", Type::Reference(&["category"]))] {}
        "The part of the breakdown that this is about, such as one region.";
    COST = "cost" [one("amount", Type::Money)] {
        may(&SECURED), any(&SOURCE), may(&COST_PERIOD), any(&SPENT), any(&DISBURSED), may(&TO_BE_SECURED), may(&PRICES)
    } "What it costs, and whether the money is there.";
    COST_PERIOD = "over" in "cost" [one("period", Type::Span)] {} "From when to when the money is spent.";
    SPENT = "spent" [one("amount", Type::Money)] { may(&AT) } "What was spent so far.";
    DISBURSED = "disbursed" [one("amount", Type::Money)] { may(&AT) } "What was paid out so far to those who spend it.";
    TO_BE_SECURED = "to_be_secured" [one("text", Type::Text)] { may(&BY) }
        "How what is not allocated yet is to be obtained, and by when that is decided.";
    PRICES = "prices" [one("basis", Type::Choice(&[
        word("real", "Without inflation, in the prices of one year."),
        word("nominal", "In the money of each year."),
    ])), opt("base", Type::Period)] {} "Whether money is counted with or without inflation, and in the prices of which year.";
    RESOURCE = "resource" [one("kind", Type::Choice(&[
        word("money", "A budget."),
        word("people", "Staff, in full-time equivalents."),
        word("technology", "Systems and equipment."),
        word("estate", "Buildings and land."),
        word("legislation", "A law or a regulation that must be passed."),
        word("time", "Time of people who cannot be replaced."),
    ])), opt("amount", Type::Quantity), opt("text", Type::Text)] {
        may(&SECURED), any(&SOURCE), may(&WORK_PERIOD), may(&OWNER), may(&COST_CENTRE), any(&SPENT), any(&DISBURSED), may(&TO_BE_SECURED),
        may(&PRICES)
    } "What is needed besides goodwill: money, people, technology, buildings, laws, time.";
    COST_CENTRE = "cost_centre" [one("text", Type::Text)] {} "The account from which it is paid.";
}
