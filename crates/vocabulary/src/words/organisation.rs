//! Who: the plan, the unit, posts, people and organisations.

use super::common::{ACRONYM, BECAUSE, OWNER, SPONSOR, WHO};
use super::words;
use crate::construct::{Type, Word, any, link, list, may, must, one, opt, should, word};

pub(crate) const MONTHS: &[Word] = &[
    word("january", "Month 1."),
    word("february", "Month 2."),
    word("march", "Month 3."),
    word("april", "Month 4."),
    word("may", "Month 5."),
    word("june", "Month 6."),
    word("july", "Month 7."),
    word("august", "Month 8."),
    word("september", "Month 9."),
    word("october", "Month 10."),
    word("november", "Month 11."),
    word("december", "Month 12."),
];

const LEVELS: Type = Type::Choice(&[
    word("centre", "The heart of government."),
    word("department", "A ministry."),
    word("agency", "A body at arm's length."),
    word("region", "A region or state."),
    word("district", "A district or local authority."),
    word("provider", "Who runs the service: a trust, a school board."),
    word("facility", "Where the service happens: a hospital, a school."),
    word("front_line", "Who serves the citizen."),
    word("beneficiary", "Whose life is to become better."),
    word("partner", "An organisation outside government that helps."),
    word("contractor", "An organisation paid for a task."),
    word("vendor", "An organisation that sells a product."),
]);

words! {
    IMPORT = "import" [one("path", Type::Text)] {}
        "Takes in another file, or all plan files of a folder, by its path from this file. Plans may share files of the project.";
    PLAN = "plan" [one("name", Type::Name), opt("title", Type::Title)] {
        must(&PLAN_PERIOD), should(&SPONSOR), should(&PLAN_UNIT), should(&MISSION), may(&OWNER), may(&PLAN_STATUS),
        may(&VERSION), may(&JURISDICTION), may(&LANGUAGE), may(&FISCAL_YEAR), any(&TERM), any(&HOLIDAY),
        may(&APPROVED), may(&SUPERSEDES), may(&COALITION), may(&PROFILE), any(&SETTING), any(&SEVERITY), any(&AVOID)
    } "The delivery plan: what it is called, for which years, who wants it and who supports its delivery. Exactly one in a compilation.";
    PLAN_PERIOD = "period" in "plan" [one("period", Type::Span)] {} "The first and the last period of the plan.";
    PLAN_UNIT = "unit" in "plan" [one("unit", Type::Reference(&["unit"]))] {} "The delivery unit that supports and checks the delivery.";
    MISSION = "mission" [one("text", Type::Text)] {} "What the plan or the unit is for, in one sentence.";
    PLAN_STATUS = "status" in "plan" [one("status", Type::Choice(&[
        word("draft", "Being written."),
        word("agreed", "Agreed with the sponsor."),
        word("live", "Being delivered."),
        word("closed", "Over."),
    ]))] {} "Where the plan is in its life.";
    VERSION = "version" [one("text", Type::Text)] {} "The version of the plan, as its readers know it.";
    JURISDICTION = "jurisdiction" [one("text", Type::Text)] {} "The country, state or city for which the plan is made.";
    LANGUAGE = "language" [list("tags", Type::Word)] {} "The languages of the plan, the first one leading: `en`, `fr`, `ar`.";
    FISCAL_YEAR = "fiscal_year" [link("starts"), one("month", Type::Choice(MONTHS))] { may(&NAMED_BY) }
        "The month in which the budget year begins. It gives `FY2026-27` and its quarters their days.";
    NAMED_BY = "named_by" [one("end", Type::Choice(&[
        word("start", "FY2026 begins in 2026."),
        word("end", "FY2026 ends in 2026."),
    ]))] {} "Whether a fiscal year with one number is named by the year in which it starts or ends.";
    TERM = "term" [one("name", Type::Name), one("period", Type::Span)] {}
        "An academic or parliamentary term, to be used like a period.";
    HOLIDAY = "holiday" [one("period", Type::When), opt("title", Type::Text)] {}
        "A day, or a period, on which no routine can meet.";
    APPROVED = "approved" [link("on"), one("date", Type::Date)] { may(&APPROVED_BY) } "When the plan was approved.";
    APPROVED_BY = "by" in "approved" [one("who", WHO)] {} "Who approved it.";
    SUPERSEDES = "supersedes" [one("text", Type::Text)] {} "The plan or goal that this one replaces.";
    COALITION = "coalition" [list("who", WHO)] {} "The guiding coalition: the seven to ten people in key positions who want it to happen.";
    PROFILE = "profile" [one("profile", Type::Choice(&[
        word("draft", "Errors only."),
        word("agreed", "Errors and warnings."),
        word("strict", "Everything, hints included, as warnings."),
        word("gprama", "What United States law asks of an agency's performance plan."),
    ]))] {} "Which checks apply to this plan.";
    SETTING = "setting" [one("name", Type::Word), one("value", Type::Quantity)] { may(&BECAUSE) }
        "A threshold of the checks, such as `setting most_priorities 8`.";
    AVOID = "avoid" [list("words", Type::Text)] {}
        "Words that promise nothing in this plan, besides those that the checks know: where a number or an event belongs, they are reported.";
    SEVERITY = "severity" [one("code", Type::Word), one("severity", Type::Choice(&[
        word("off", "Not reported."),
        word("hint", "Worth a thought."),
        word("warning", "Sent back for rework."),
        word("error", "The plan cannot stand like this."),
    ]))] { may(&BECAUSE) } "How much a finding weighs in this plan, by its code.";

    UNIT = "unit" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&HEAD), should(&SEAT), should(&MISSION), should(&SPONSOR), may(&ESTABLISHED), may(&ENDS), may(&STAFF), may(&AUTHORITY),
        may(&ACRONYM)
    } "The delivery unit: the small team that helps the sponsor to get results. It supports; departments deliver.";
    HEAD = "head" [one("post", WHO)] {} "The post that leads the unit.";
    SEAT = "seat" [one("where", Type::Reference(&["organisation"]))] {} "The organisation in which the unit sits.";
    ESTABLISHED = "established" [one("date", Type::When)] {} "Since when the unit exists.";
    ENDS = "ends" [one("date", Type::When)] {} "When the unit is to be closed.";
    STAFF = "staff" [one("number", Type::Whole)] {} "How many people work in the unit.";
    AUTHORITY = "authority" [one("text", Type::Text)] {} "What the unit may ask for, and from whom.";

    POST = "post" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&POST_ORGANISATION), any(&HELD_BY), any(&CONTACT), may(&DEPUTY_OF), may(&DIVISION), may(&ACTOR_LEVEL), may(&ACTOR_COUNT)
    } "A position in government, such as the permanent secretary for health. Plans refer to posts; people hold them.";
    POST_ORGANISATION = "organisation" in "post" [one("organisation", Type::Reference(&["organisation"]))] {} "The organisation to which the post or the person belongs.";
    HELD_BY = "held_by" [one("who", Type::Text)] { may(&HELD_FROM), may(&HELD_TO), may(&ACTING) }
        "Who holds the post, and from when. A change of holder changes nothing else in the plan.";
    HELD_FROM = "from" in "held_by" [one("date", Type::When)] {} "The first day.";
    HELD_TO = "to" in "held_by" [one("date", Type::When)] {} "The last day.";
    ACTING = "acting" [] {} "The holder stands in until the post is filled.";
    CONTACT = "contact" [one("text", Type::Text)] {} "How to reach them.";
    DEPUTY_OF = "deputy_of" [one("post", Type::Reference(&["post"]))] {} "The post for which this one stands in.";
    DIVISION = "division" [list("parts", Type::Text)] {} "The part of the organisation, and the part of that part: the larger one first.";
    ACTOR_LEVEL = "level" in "actor" [one("level", LEVELS)] {} "Where in the delivery chain they stand.";
    ACTOR_COUNT = "count" in "actor" [one("number", Type::Whole)] {} "How many there are, such as 150 local authorities.";

    PERSON = "person" [one("name", Type::Name), opt("title", Type::Title)] {
        any(&PERSON_POST), may(&POST_ORGANISATION), any(&CONTACT)
    } "Somebody by name. Prefer a post: people move on, posts stay.";
    PERSON_POST = "holds" [one("post", Type::Reference(&["post"]))] { may(&HELD_FROM), may(&HELD_TO), may(&ACTING) }
        "The post that the person holds, and from when.";

    ORGANISATION = "organisation" [one("name", Type::Name), opt("title", Type::Title)] {
        may(&PARENT), any(&ALIAS), may(&ACRONYM), may(&ACTOR_LEVEL), may(&ACTOR_COUNT), may(&LOCATION), may(&POPULATION), any(&CONTACT)
    } "A department, agency, region, provider or partner.";
    PARENT = "parent" [one("organisation", Type::Reference(&["organisation"]))] {} "The organisation to which it belongs.";
    ALIAS = "alias" [list("names", Type::Text)] {} "Other names under which it appears in data.";
    LOCATION = "location" [one("text", Type::Text)] {} "Where it is.";
    POPULATION = "population" [one("number", Type::Quantity)] {} "How many people live there or are served.";

    APPROVED_CHANGE = "approved_by" [one("who", WHO)] {} "Who approved the change.";
}
