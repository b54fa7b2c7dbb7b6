//! How it is judged and corrected: assessments, decisions, corrections, changes; and the glossary.

use super::common::{ANYONE, BECAUSE, EVIDENCE, OWNER, REVIEW, STATUS_OF_WORK, SUBJECT, THROUGH, WHO};
use super::organisation::APPROVED_CHANGE;
use super::routines::ABOUT;
use super::words;
use crate::construct::{Head, Type, any, link, list, may, must, one, opt, should, word};

/// The four-point scale: a middle that nobody could hide in is left out.
pub(crate) const RATING: Type = Type::Choice(&[
    word("green", "Good: refine and go on."),
    word("amber_green", "Mixed, some of it good: some aspects need substantial attention."),
    word("amber_red", "Problematic: substantial attention, some of it urgent."),
    word("red", "Highly problematic: urgent and decisive action."),
]);

words! {
    ASSESSMENT = "assessment" [one("date", Type::Date)] {
        must(&ASSESSED), should(&ASSESSOR), may(&CHALLENGE), should(&PLANNING), should(&CAPACITY), may(&STAGE), should(&LIKELIHOOD_OF_DELIVERY),
        may(&OWNERS_VIEW), may(&SELF_STATUS), may(&BECAUSE), any(&EVIDENCE), any(&OVERRIDES)
    } "The judgement of people at a date, on four points without a middle.";
    ASSESSED = "of" [one("what", SUBJECT)] {} "What is judged.";
    ASSESSOR = "assessor" [one("who", WHO)] {} "Who judges.";
    CHALLENGE = "challenge" [one("degree", Type::Choice(&[
        word("low", "Routine work."),
        word("medium", "Some of it is new."),
        word("high", "Much must change."),
        word("very_high", "Nobody has done it before."),
    ])), opt("text", Type::Text)] {} "How hard it is.";
    PLANNING = "planning" [one("rating", RATING), opt("text", Type::Text)] {} "The quality of planning, implementation and performance management.";
    CAPACITY = "capacity" [one("rating", RATING), opt("text", Type::Text)] {} "The capacity to drive progress.";
    STAGE = "stage" [one("stage", Type::Choice(&[
        word("policy", "1 of 4: the policy is being made."),
        word("implementation", "2 of 4: it is being put in place."),
        word("embedding", "3 of 4: the change is taking root."),
        word("irreversible", "4 of 4: it would go on without the unit."),
    ])), opt("text", Type::Text)] {} "How far delivery has come.";
    LIKELIHOOD_OF_DELIVERY = "likelihood" in "assessment" [one("rating", RATING), opt("text", Type::Text)] {} "The likelihood of delivery, all considered.";
    OWNERS_VIEW = "owners_view" [one("rating", RATING), opt("text", Type::Text)] {} "How the owner sees it.";
    SELF_STATUS = "self_status" [one("status", Type::Choice(&[
        word("ahead", "Further than planned."),
        word("on_track", "As planned."),
        word("delayed", "Later than planned."),
        word("blocked", "It cannot go on without help from above."),
    ])), opt("text", Type::Text)] {} "The status that the owner reports in the four words of United States agencies.";
    OVERRIDES = "overrides" [one("rating", RATING)] { must(&BECAUSE), should(&OVERRIDE_UNTIL) } "The rating that the assessor puts in the place of the computed one, with the reason.";
    OVERRIDE_UNTIL = "until" in "overrides" [one("date", Type::When)] {} "How long the override holds.";

    CORRECTION = "correction" [one("date", Type::Date)] {
        should(&DECIDED_AT), must(&ABOUT), should(&BECAUSE), should(&DECISION_TEXT), should(&OWNER), should(&DUE), may(&TRIGGERED_BY),
        may(&DIAGNOSIS), any(&CORRECTION_OPTION), any(&THROUGH), may(&EXPECTED_EFFECT), may(&REVIEW), may(&STATUS_OF_WORK), any(&AGREED_ACTION)
    } "A change of course: what was seen, what was decided, who does it by when.";
    DECIDED_AT = "decided_at" [one("routine", Type::Reference(&["routine"]))] {} "The routine at which it was decided.";
    DECISION_TEXT = "decision" in "correction" [one("text", Type::Text)] {} "What was decided.";
    DUE = "due" [one("date", Type::When)] {} "When it must be done.";
    TRIGGERED_BY = "triggered_by" [one("text", Type::Text)] {} "What brought it up.";
    DIAGNOSIS = "diagnosis" [one("text", Type::Text)] {} "Why it is so.";
    CORRECTION_OPTION = "option" in "correction" [one("text", Type::Text)] {} "What could have been decided as well.";
    EXPECTED_EFFECT = "expected" [one("text", Type::Text)] {} "What it is expected to change.";

    DECISION = "decision" [one("date", Type::Date), one("text", Type::Text)] {
        should(&DECIDED_AT), may(&DECIDED_BY), may(&ABOUT), may(&BECAUSE), any(&AGREED_ACTION)
    } "What was decided in a routine, with the actions that follow.";
    DECIDED_BY = "decided_by" [one("who", WHO)] {} "Who decided.";
    AGREED_ACTION = "agreed" in "decision" [one("text", Type::Text)] {
        should(&OWNER), should(&DUE), may(&STATUS_OF_WORK), may(&CLOSED_ON), may(&EVIDENCE)
    } "An action that was agreed, with its owner and its day.";
    CLOSED_ON = "closed_on" [one("date", Type::Date)] {} "When it was done.";

    MEETING = "meeting" [one("date", Type::Date), opt("title", Type::Text)] {
        must(&MEETING_OF), may(&MEETING_STATE), any(&ATTENDED), may(&MOVED_TO), may(&BECAUSE)
    } "One meeting of a routine, as it took place or did not. Its decisions are entries of their own, with the same day.";
    MEETING_OF = "of" in "meeting" [one("routine", Type::Reference(&["routine"]))] {} "The routine.";
    MEETING_STATE = "state" in "meeting" [one("state", Type::Choice(&[
        word("held", "It took place."),
        word("postponed", "It was moved to another day."),
        word("cancelled", "It did not take place."),
    ]))] {} "Whether it took place.";
    ATTENDED = "attended" [list("who", ANYONE)] {} "Who was there.";
    MOVED_TO = "moved_to" [one("date", Type::Date)] {} "The day to which it was moved.";

    CHANGE = "change" [one("date", Type::Date), one("what", SUBJECT)] { may(&CHANGED_FROM), may(&CHANGED_TO), must(&BECAUSE), should(&APPROVED_CHANGE) }
        "A change to the plan itself: what it said before, what it says now, why, and who approved it.";
    CHANGED_FROM = "from" in "change" [one("text", Type::Text)] {} "What it said before.";
    CHANGED_TO = "to" in "change" [one("text", Type::Text)] {} "What it says now.";

    GLOSSARY = "glossary" [] { any(&DEFINE), any(&NOUN) } "The words of the plan, explained.";
    DEFINE = "define" [one("term", Type::Text), link("as"), one("meaning", Type::Text)] {} "A term or an acronym, and what it means.";
    NOUN = "noun" [one("word", Type::Word)] { any(&FORM) }
        "A word by which the plan counts, such as `districts` in `12 districts`, with the forms that it takes after numbers. Regular English words need none.";
    FORM = "form" head (Head::Choice("number", &[
        word("zero", "After 0, where the language has a form for it."),
        word("one", "After 1, and in French after 0 and 1.5."),
        word("two", "After 2, where the language has a form for it."),
        word("few", "After a few, such as 3 to 10 in Arabic."),
        word("many", "After many, such as 11 to 99 in Arabic, or a million in French."),
        word("other", "After all other numbers, and alone; in the leading language it is the word itself."),
    ])) [one("text", Type::Text)] {} "The form after numbers of one kind, which are those of the Unicode CLDR.";
}
