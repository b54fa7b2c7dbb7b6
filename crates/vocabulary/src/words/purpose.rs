//! What: priorities and goals.

use super::common::{BECAUSE, CONSULTED, INFORMED, KEY, OWNER, RESOURCE, RESPONSIBLE, SPONSOR};
use super::delivery::{
    ACTION, ASSUMPTION, BUDGET, CHAIN, DEPENDENCY, MILESTONE, OBSTACLE, RISK, STAKEHOLDER, STRATEGY,
};
use super::measurement::METRIC;
use super::organisation::SUPERSEDES;
use super::words;
use crate::construct::{Type, any, list, may, one, opt, should, should_each};

words! {
    PRIORITY = "priority" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&OWNER), should(&OUTCOME), may(&SPONSOR), may(&ASPIRATION), may(&PROMISE), may(&RATIONALE), may(&PROBLEM),
        may(&OPPORTUNITY), may(&EQUITY), any(&GOAL), should_each(&METRIC), any(&STRATEGY), should_each(&ACTION), any(&MILESTONE),
        any(&CHAIN), any(&STAKEHOLDER), any(&ASSUMPTION), should_each(&RISK), any(&OBSTACLE), any(&DEPENDENCY), any(&RESOURCE),
        may(&BUDGET), any(&RESPONSIBLE), any(&CONSULTED), any(&INFORMED), any(&ACHIEVEMENT), any(&CONTRIBUTES_TO), may(&THEORY)
    } "One of the few things that must get better, with one accountable owner.";
    OUTCOME = "outcome" [one("text", Type::Text)] {} "What is different for citizens when it is delivered.";
    ASPIRATION = "aspiration" [one("text", Type::Text)] {} "What improves, for whom, by when, in one sentence.";
    PROMISE = "promise" [one("text", Type::Text)] {} "The promise as a citizen would hear it.";
    RATIONALE = "rationale" [one("text", Type::Text)] {} "Why this is a priority.";
    PROBLEM = "problem" [one("text", Type::Text)] {} "What is wrong today.";
    OPPORTUNITY = "opportunity" [one("text", Type::Text)] {} "What could be gained.";
    EQUITY = "equity" [one("text", Type::Text)] {} "Between whom the gap is to close.";
    ACHIEVEMENT = "achievement" [one("text", Type::Text)] {} "What was already reached.";
    CONTRIBUTES_TO = "contributes_to" [list("what", Type::Text)] {} "The wider objective that this serves, such as a development goal.";
    THEORY = "theory" [one("text", Type::Text)] {} "The theory of action: why what is done leads to what is wanted.";

    GOAL = "goal" [one("name", Type::Name), opt("title", Type::Title)] {
        should(&OWNER), may(&STATEMENT), should(&MEASURED_BY), may(&HORIZON), may(&PROBLEM), may(&OPPORTUNITY), any(&ACHIEVEMENT),
        any(&CONTRIBUTES_TO), may(&SUPERSEDES), any(&METRIC), any(&STRATEGY), any(&ACTION), any(&MILESTONE), any(&RISK),
        any(&RESPONSIBLE), any(&CONSULTED), any(&INFORMED), any(&CHAIN), any(&STAKEHOLDER), any(&ASSUMPTION), any(&OBSTACLE),
        any(&DEPENDENCY), any(&RESOURCE), may(&BUDGET), may(&KEY), may(&THEORY), may(&BECAUSE)
    } "A part of a priority that has its own metrics and its own owner.";
    STATEMENT = "statement" [one("text", Type::Text)] {} "The goal in one sentence, with its number and its date.";
    MEASURED_BY = "measured_by" [list("metrics", Type::Reference(&["metric"]))] {} "The metrics that say whether the goal is reached.";
    HORIZON = "horizon" [one("date", Type::When)] {} "When the goal is to be reached.";
}
