//! How it is delivered: strategies, actions, milestones, the chain, stakeholders, risks.

use super::common::{
    AFTER, ANYONE, BECAUSE, BY, CONSULTED, COST, EVIDENCE, FIVE, FOR_CATEGORY, INFORMED, OWNER, PRICES, PROGRESS,
    RESOURCE, RESPONSIBLE, REVIEW, SECURED, SOURCE, STATUS_OF_WORK, SUBJECT, THROUGH, TO_BE_SECURED, WHO, WORK_PERIOD,
};
use super::measurement::{ASSUMES, CONFIDENCE, LAG};
use super::organisation::{ACTOR_COUNT, ACTOR_LEVEL};
use super::purpose::THEORY;
use super::words;
use crate::construct::{Head, Scope, Type, any, link, list, may, one, opt, should, should_each, word};

const CHAIN_ACTOR: &[&str] = &["post", "person", "organisation", "unit", "stakeholder"];

words! {
    STRATEGY = "strategy" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&OWNER), may(&THEORY), may(&TYPE), may(&REACHES), may(&SCALE_UP), may(&WORK_PERIOD), any(&COST), may(&BUDGET), any(&RESOURCE),
        any(&RAISES), any(&LOWERS), any(&ACTION), any(&MILESTONE), any(&TASK), any(&CHAIN), any(&ASSUMPTION), any(&RISK), any(&OBSTACLE),
        any(&DEPENDENCY), any(&AFTER), may(&JOINT_WITH), any(&RESPONSIBLE), any(&CONSULTED), any(&INFORMED), may(&STATUS_OF_WORK), may(&PROGRESS),
        may(&BECAUSE), any(&EVIDENCE)
    } "A lever of reform: several actions with one idea behind them.";
    TYPE = "type" [one("type", Type::Choice(&[
        word("practice", "How the front line works."),
        word("people", "Who works there, and their skills."),
        word("accountability", "Who answers for what."),
        word("market", "Choice and competition."),
        word("capacity", "More of what is short."),
        word("regulation", "Rules."),
        word("funding", "Money and incentives."),
        word("communication", "What people know."),
    ]))] {} "Which kind of lever it is.";
    REACHES = "reaches" [one("text", Type::Text)] {} "Whom it reaches, and how many.";
    SCALE_UP = "scale_up" [one("text", Type::Text)] {} "How it spreads from where it begins to everywhere.";
    BUDGET = "budget" [one("amount", Type::Money)] { may(&SECURED), any(&SOURCE), may(&TO_BE_SECURED), may(&PRICES) }
        "The money that is there for all of it.";
    ACTION = "action" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&OWNER), should(&WORK_PERIOD), any(&COST), any(&RESOURCE), any(&RAISES), any(&LOWERS), any(&AFTER),
        should_each(&MILESTONE), any(&TASK), may(&TYPE), may(&REACHES), may(&SCALE_UP), may(&THEORY), may(&STATUS_OF_WORK), may(&PROGRESS),
        any(&CHAIN), any(&ASSUMPTION), any(&RISK), any(&OBSTACLE), any(&DEPENDENCY), any(&RESPONSIBLE), any(&CONSULTED), any(&INFORMED), may(&JOINT_WITH), may(&BECAUSE), any(&EVIDENCE)
    } "What is done, by whom, from when to when, at what cost, with which effect.";
    RAISES = "raises" [one("metric", Type::Reference(&["metric"])), opt("by_word", Type::Connective("by")), opt("by", Type::Change)] {
        may(&EFFECT_PERIOD), may(&LAG), may(&RAMP), may(&COVERAGE_OF_EFFECT), may(&ROLLOUT), may(&CONFIDENCE), may(&BETWEEN_CHANGES),
        any(&ASSUMES), any(&EVIDENCE), may(&BECAUSE), may(&FOR_CATEGORY)
    } "The metric that goes up through this work, by how much, and when.";
    LOWERS = "lowers" [one("metric", Type::Reference(&["metric"])), opt("by_word", Type::Connective("by")), opt("by", Type::Change)] {
        may(&EFFECT_PERIOD), may(&LAG), may(&RAMP), may(&COVERAGE_OF_EFFECT), may(&ROLLOUT), may(&CONFIDENCE), may(&BETWEEN_CHANGES),
        any(&ASSUMES), any(&EVIDENCE), may(&BECAUSE), may(&FOR_CATEGORY)
    } "The metric that goes down through this work, by how much, and when.";
    EFFECT_PERIOD = "over" in "effect" [one("period", Type::Span)] {} "From when to when the work comes to bear: not at all before, in full at the end. Without this entry it is the period of the work. The effect shows in the metric later by its `lag`.";
    ROLLOUT = "rollout" [] { any(&ROLLOUT_POINT) } "How the work spreads: the share of those whom the metric counts that it has reached by the end of each period. It takes the place of `over` and `ramp`.";
    ROLLOUT_POINT = "reached" head (Head::Period) [one("share", Type::Percent)] {} "The share that is reached at the end of a period, as a percentage.";
    RAMP = "ramp" [one("shape", Type::Choice(&[
        word("linear", "Evenly."),
        word("s_curve", "Slow, fast, slow."),
        word("steps", "All at once at the end."),
    ]))] {} "How the effect grows to its full size.";
    COVERAGE_OF_EFFECT = "coverage" in "effect" [one("share", Type::Percent)] {} "The share of those whom the metric counts that the work reaches; the effect counts by it.";
    BETWEEN_CHANGES = "between" in "effect" [one("low", Type::Change), link("and"), one("high", Type::Change)] {} "The smallest and the largest effect that is expected.";
    JOINT_WITH = "joint_with" [list("organisations", Type::Reference(&["organisation"]))] {} "The other organisations that have agreed to do this together.";
    MILESTONE = "milestone" scope (Scope::Block) [one("name", Type::Name), opt("title", Type::Title)] {
        should(&BY), may(&OWNER), any(&AFTER), may(&EVIDENCE), may(&CRITICAL), may(&STATUS_OF_WORK), may(&DONE_ON), may(&FORECAST_DATE),
        may(&ORIGINALLY), any(&MOVES), may(&KIND_OF_MILESTONE), any(&RESPONSIBLE), any(&DEPENDENCY)
    } "An event that can be checked: at that day it has happened or it has not.";
    CRITICAL = "critical" [] {} "If it is late, everything is late.";
    DONE_ON = "done_on" [one("date", Type::Date)] {} "The day on which it was done.";
    FORECAST_DATE = "forecast" in "milestone" [one("date", Type::When)] {} "When it will be done, as things stand.";
    ORIGINALLY = "originally" [one("date", Type::When)] { may(&BECAUSE) } "The first date that was agreed, and why it moved.";
    MOVES = "moves" [list("metrics", Type::Reference(&["metric"]))] {} "The metrics on which it has an effect.";
    KIND_OF_MILESTONE = "kind" in "milestone" [one("kind", Type::Choice(&[
        word("delivery", "Something changes at the front line."),
        word("legal", "A law or a rule comes into force."),
        word("foundation", "Something that later work stands on."),
        word("decision", "Somebody decides."),
    ]))] {} "What kind of event it is.";
    TASK = "task" scope (Scope::Block) [one("name", Type::Name), opt("title", Type::Title)] {
        may(&OWNER), may(&WORK_PERIOD), any(&AFTER), any(&RESPONSIBLE), any(&CONSULTED), any(&INFORMED), may(&STATUS_OF_WORK), may(&PROGRESS)
    } "A piece of work inside an action.";
    DEPENDENCY = "dependency" [one("text", Type::Text)] { should(&DEPENDENCY_FROM), should(&BY), may(&OWNER), any(&BLOCKS), may(&STATUS_OF_WORK) } "What this needs from somebody outside the plan.";
    DEPENDENCY_FROM = "from" in "dependency" [one("who", ANYONE)] {} "From whom it is needed.";

    CHAIN = "chain" scope (Scope::Block) [opt("name", Type::Name), opt("title", Type::Title)] { any(&LINK) }
        "The delivery chain: through whom the intent of the sponsor reaches the citizen.";
    LINK = "link" head (Head::Reference(CHAIN_ACTOR)) [list("path", Type::Path(CHAIN_ACTOR))] {
        any(&LEVER), may(&STRENGTH), may(&RETURNS), may(&LINK_FREQUENCY), any(&LINK_RISK)
    } "One link after the other, from those who decide to those who serve: `minister > director > ward_sister`.";
    LEVER = "lever" [list("levers", Type::Choice(&[
        word("funding", "Money, with or without conditions."),
        word("instruction", "Orders that must be followed."),
        word("guidance", "Advice that may be followed."),
        word("inspection", "Visits and audits."),
        word("training", "Skills."),
        word("data", "Knowledge of one's own results."),
        word("contract", "An agreement that both have signed."),
        word("persuasion", "Arguments and example."),
    ]))] {} "By what the one moves the other.";
    STRENGTH = "strength" [one("strength", Type::Choice(&[
        word("strong", "It works."),
        word("adequate", "It mostly works."),
        word("weak", "It fails under load."),
    ]))] {} "How well the link holds.";
    RETURNS = "returns" [one("text", Type::Text)] {} "What comes back up the link, so that the top knows.";
    LINK_FREQUENCY = "every" in "link" [one("every", Type::Cadence)] {} "How often it comes back.";
    LINK_RISK = "risk" in "link" [one("risk", Type::Reference(&["risk"]))] {} "The risk that the link fails.";

    STAKEHOLDER = "stakeholder" [one("name", Type::Name), opt("title", Type::Title)] {
        may(&INTEREST), may(&INFLUENCE), may(&STANCE), may(&NEEDED), may(&ENGAGEMENT), may(&OWNER), may(&ACTOR_LEVEL), may(&ACTOR_COUNT)
    } "Those outside the chain of command whose help is needed, or whom the plan serves.";
    INTEREST = "interest" [one("text", Type::Text)] {} "What matters to them.";
    INFLUENCE = "influence" [one("influence", Type::Choice(FIVE))] {} "How much they can help or stop it.";
    STANCE = "stance" [one("stance", Type::Choice(&[
        word("champion", "Works for it."),
        word("supporter", "Is for it."),
        word("neutral", "Has not decided."),
        word("sceptic", "Doubts it."),
        word("opponent", "Works against it."),
    ]))] {} "Where they stand today.";
    NEEDED = "needed" [one("text", Type::Text)] {} "What is needed from them.";
    ENGAGEMENT = "engagement" [one("text", Type::Text)] {} "How they are brought on board.";

    ASSUMPTION = "assumption" [one("name", Type::Name), opt("title", Type::Title)] {
        any(&EVIDENCE), may(&CHECKED_BY), may(&REVIEW), may(&IF_FALSE)
    } "Something that must be true for the plan to work, and that nobody here controls.";
    CHECKED_BY = "checked_by" [one("who", WHO)] {} "Who looks whether it still holds.";
    IF_FALSE = "if_false" [list("risks", Type::Reference(&["risk"]))] {} "The risks that it becomes when it does not hold.";

    RISK = "risk" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&LIKELIHOOD), should(&IMPACT), should(&OWNER), any(&MITIGATION), may(&TRIGGER), may(&CONTINGENCY), any(&THREATENS),
        may(&PROXIMITY), may(&RISK_STATUS), may(&REVIEW), may(&BECAUSE), may(&CONSEQUENCE)
    } "What could happen, how likely, how bad, and what is done about it.";
    LIKELIHOOD = "likelihood" in "risk" [one("likelihood", Type::Choice(FIVE))] {} "How likely it is.";
    IMPACT = "impact" [one("impact", Type::Choice(FIVE))] {} "How bad it would be.";
    CONSEQUENCE = "consequence" [one("text", Type::Text)] {} "What follows when it happens.";
    MITIGATION = "mitigation" [one("text", Type::Text)] { may(&OWNER), may(&BY), may(&THROUGH) } "What is done to make it less likely or less bad.";
    TRIGGER = "trigger" [one("text", Type::Text)] {} "The sign by which one knows that it is happening.";
    CONTINGENCY = "contingency" [one("text", Type::Text)] {} "What is done when it happens.";
    THREATENS = "threatens" [list("what", SUBJECT)] {} "What would suffer.";
    PROXIMITY = "proximity" [one("when", Type::When)] {} "When it could happen.";
    RISK_STATUS = "status" in "risk" [one("status", Type::Choice(&[
        word("open", "It can still happen."),
        word("closed", "It cannot happen any more."),
        word("occurred", "It has happened."),
    ]))] {} "Whether it can still happen.";

    OBSTACLE = "obstacle" [one("name", Type::Name), opt("title", Type::Title)] {
        may(&KIND_OF_OBSTACLE), should(&SEVERITY_OF_OBSTACLE), should(&RAISED), should(&OWNER), may(&OBSTACLE_LEVEL), may(&ASKED_OF),
        may(&NEEDED_BY), may(&RESOLVED), any(&BLOCKS)
    } "A problem that is there now, with the person who is asked to remove it.";
    KIND_OF_OBSTACLE = "kind" in "obstacle" [one("kind", Type::Choice(&[
        word("coordination", "Offices work past each other."),
        word("capacity", "There are too few people or skills."),
        word("project_management", "The work is poorly run."),
        word("unclear_target", "It is not clear what is wanted."),
        word("funding", "The money is not there, or comes too late."),
        word("legal", "The law stands in the way."),
        word("data", "What one would have to know is not known."),
        word("procurement", "Buying takes too long, or goes wrong."),
        word("political", "Those who decide do not agree."),
        word("front_line", "Resistance at the front line."),
    ]))] {} "What kind of problem it is.";
    SEVERITY_OF_OBSTACLE = "severity" in "obstacle" [one("severity", Type::Whole)] {} "How bad it is, from 1 to 4, the crisis.";
    RAISED = "raised" [one("date", Type::Date)] { may(&RAISED_BY) } "When it was raised.";
    RAISED_BY = "by" in "raised" [one("who", ANYONE)] {} "Who raised it.";
    OBSTACLE_LEVEL = "level" in "obstacle" [one("level", Type::Whole)] { may(&SINCE) } "The level of the escalation ladder at which it is now.";
    SINCE = "since" [one("date", Type::Date)] {} "Since when.";
    ASKED_OF = "asked" [one("who", WHO), link("to"), one("text", Type::Text)] {} "Who is asked to do what about it.";
    NEEDED_BY = "needed_by" [one("date", Type::When)] {} "When an answer is needed.";
    RESOLVED = "resolved" [one("date", Type::Date), opt("text", Type::Text)] {} "When it was resolved, and how.";
    BLOCKS = "blocks" [list("what", SUBJECT)] {} "What cannot go on because of it.";
}
