//! How data comes in: dimensions, collections and their questions.

use super::common::{AT, DEFINITION, OWNER, SOURCE, WHO};
use super::judgement::RATING;
use super::measurement::{LAG, MARGIN, REVISIONS, STEWARD};
use super::organisation::{ALIAS, POPULATION};
use super::words;
use crate::construct::{Head, Scope, Type, any, link, list, may, one, opt, should, should_each, word};

words! {
    DIMENSION = "dimension" [one("name", Type::Name), opt("title", Type::Title)] { any(&CATEGORY), may(&SOURCE) }
        "By what values are broken down: regions, sexes, providers.";
    CATEGORY = "category" head (Head::Name) scope (Scope::Block) [opt("title", Type::Title)] { any(&ALIAS), may(&POPULATION), may(&CATEGORY_ORGANISATION) }
        "One part of a dimension.";
    CATEGORY_ORGANISATION = "run_by" [one("organisation", Type::Reference(&["organisation"]))] {} "The organisation that stands for this part.";

    COLLECTION = "collection" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&EVERY_COLLECTION), should(&RESPONDENTS), should(&METHOD_OF_COLLECTION), should(&COLLECTOR), may(&VERIFIED), may(&VALIDATED),
        may(&COVERAGE), may(&SAMPLE), any(&COLLECTION_BREAKDOWN), any(&CHANNEL), may(&LAG), may(&ACCURACY), any(&LIMITATION),
        any(&COMPENSATION), may(&CONFIDENTIAL), may(&OPENS), may(&REMINDER), may(&SIGN_OFF), may(&LATE), may(&REVISIONS), may(&INSTRUCTIONS),
        may(&SOURCE), may(&INSTRUMENT), may(&ACCESS), may(&RETURN_RATE), any(&DATA_QUALITY), may(&OWNER), may(&STEWARD), should_each(&ASKS)
    } "How the data comes in: who asks whom, what, how often, by when, and who checks it.";
    EVERY_COLLECTION = "every" in "collection" [one("every", Type::Cadence)] { may(&COLLECTION_DUE), may(&GRACE), may(&STARTS), may(&UNTIL) }
        "How often it is collected.";
    COLLECTION_DUE = "due" in "collection" [one("duration", Type::Duration), link("after")] {} "How long after the end of a period the return is due.";
    GRACE = "grace" [one("duration", Type::Duration)] {} "How long after the due day a return is still taken.";
    STARTS = "from" in "every" [one("when", Type::When)] {} "The first time.";
    UNTIL = "until" [one("when", Type::When)] {} "The last time.";
    RESPONDENTS = "from" in "collection" [list("who", Type::Reference(&["organisation", "dimension", "stakeholder", "post"]))] {} "Who fills in the form.";
    METHOD_OF_COLLECTION = "method" in "collection" [one("method", Type::Choice(&[
        word("administrative", "From the records of the service."),
        word("survey", "From a sample of people."),
        word("inspection", "From visits."),
        word("sensor", "From machines."),
        word("self_report", "As those who are measured report it."),
        word("census", "From everybody."),
    ]))] {} "Where the numbers come from.";
    COLLECTOR = "collector" [one("who", WHO)] {} "Who gathers the returns.";
    VERIFIED = "verified" [link("by"), one("who", WHO)] { may(&VERIFIED_HOW) } "Who checks that the data is true.";
    VERIFIED_HOW = "how" [one("text", Type::Text)] {} "How it is checked.";
    VALIDATED = "validated" [one("text", Type::Text)] {} "How it is made sure that the right thing is measured.";
    COVERAGE = "coverage" [one("text", Type::Text)] {} "Who is covered, and who is not.";
    SAMPLE = "sample" [one("size", Type::Whole)] { may(&MARGIN) } "How many are asked.";
    COLLECTION_BREAKDOWN = "breakdown" in "collection" [list("dimensions", Type::Reference(&["dimension"]))] {} "By what the answers are broken down.";
    CHANNEL = "channel" [list("channels", Type::Choice(&[
        word("spreadsheet", "An Excel workbook."),
        word("csv", "A text file with columns."),
        word("phone", "A form on a phone."),
        word("paper", "A printed form."),
        word("web", "A web page."),
    ]))] {} "How the form goes out and comes back.";
    ACCURACY = "accuracy" [one("text", Type::Text)] {} "How exact the data must be for its use.";
    LIMITATION = "limitation" [one("text", Type::Text)] {} "What the data cannot say.";
    COMPENSATION = "compensation" [one("text", Type::Text)] {} "What is done about its limits.";
    CONFIDENTIAL = "confidential" [] {} "Single answers are not published.";
    OPENS = "opens" [one("duration", Type::Duration), link("before")] {} "How long before the end of the period the form goes out.";
    REMINDER = "reminder" [one("duration", Type::Duration), link("before")] {} "How long before the return is due a reminder goes out.";
    SIGN_OFF = "sign_off" [one("who", WHO)] {} "Who signs the return.";
    LATE = "late" [one("text", Type::Text)] {} "What happens with late returns.";
    INSTRUCTIONS = "instructions" [one("text", Type::Text)] {} "What those who fill in the form read first.";

    INSTRUMENT = "instrument" [one("text", Type::Text)] {} "The form, the survey or the information system from which the data comes.";
    ACCESS = "access" [one("text", Type::Text)] {} "Who may use the data, and where it is found.";
    RETURN_RATE = "return_rate" [one("share", Type::Percent)] {} "The share of the expected returns that must be in before the figures are used.";
    DATA_QUALITY = "data_quality" [one("dimension", Type::Choice(&[
        word("completeness", "Nothing is missing."),
        word("timeliness", "It comes in time."),
        word("validity", "It measures what it should."),
        word("consistency", "It does not contradict itself or other data."),
        word("accuracy", "It is close to the truth."),
        word("plausibility", "It can be believed."),
    ])), one("rating", RATING), opt("text", Type::Text)] { may(&AT) } "How good the data is in one respect, as somebody who knows it judges it.";

    ASKS = "asks" [] { any(&QUESTION) } "The questions of the form, one a line.";
    QUESTION = "question" head (Head::Name) scope (Scope::Block) [one("type", Type::Choice(&[
        word("count", "A whole number, not negative."),
        word("number", "A number."),
        word("percent", "A percentage."),
        word("money", "An amount of money."),
        word("text", "A short text."),
        word("date", "A day."),
        word("choice", "One of the options."),
        word("yes_no", "Yes or no."),
        word("duration", "A length of time."),
        word("scale", "A number on a scale."),
    ])), opt("title", Type::Title)] {
        may(&AT_MOST), may(&AT_LEAST), may(&EQUALS), may(&UNIT_OF_QUESTION), may(&OPTIONAL), any(&OPTIONS), may(&DEFINITION), may(&JUMP)
    } "One question: its short name, what kind of answer it takes, and its words.";
    AT_MOST = "at_most" [one("limit", Type::Formula)] {} "The largest answer: a number or another question.";
    AT_LEAST = "at_least" [one("limit", Type::Formula)] {} "The smallest answer: a number or another question.";
    EQUALS = "equals" [one("formula", Type::Formula)] {} "What the answer must be equal to, such as the sum of others.";
    UNIT_OF_QUESTION = "unit" in "question" [one("unit", Type::Unit)] {} "The unit of the answer.";
    OPTIONAL = "optional" [] {} "The answer may be left out.";
    OPTIONS = "options" [] { any(&OPTION) } "The answers among which to choose.";
    OPTION = "option" head (Head::Name) scope (Scope::Block) [opt("title", Type::Title)] {} "One answer.";
    JUMP = "jump" [one("size", Type::Quantity)] {} "The change since the last period above which the answer is asked for again.";
}
