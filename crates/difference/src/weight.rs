//! How much a change weighs: the one table of it.

use milepost_plan::Node;

/// How much a change weighs, the weightiest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// What is promised: priorities, metrics, targets, baselines, trajectories.
    Promise,
    /// Who answers for it.
    Accountability,
    /// How it is delivered: actions, milestones, money, risks.
    Delivery,
    /// How it is followed: routines, data, decisions, the checks.
    Practice,
    /// Words and names.
    Wording,
}

impl Weight {
    /// Every weight, the weightiest first.
    pub const ALL: [Self; 5] = [Self::Promise, Self::Accountability, Self::Delivery, Self::Practice, Self::Wording];

    /// The word used in every format.
    pub fn word(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Accountability => "accountability",
            Self::Delivery => "delivery",
            Self::Practice => "practice",
            Self::Wording => "wording",
        }
    }

    /// The weight of a change to `entry`: that of its construct, else of the nearest around it.
    pub(crate) fn of(entry: Node<'_>) -> Self {
        let around = std::iter::successors(Some(entry), |node| node.parent());
        around.map(|node| node.item().construct.id).find_map(known).unwrap_or(Self::Practice)
    }
}

/// The weight of the construct `id`, where it has one of its own.
fn known(id: &str) -> Option<Weight> {
    Some(match id {
        "plan" | "plan.period" | "plan.status" | "priority" | "goal" | "metric" | "target" | "baseline"
        | "trajectory" | "better" | "metric.unit" | "bounds" | "computed" | "definition" | "includes" | "excludes"
        | "numerator" | "denominator" | "threshold" | "without_action" | "outcome" | "aspiration" | "promise"
        | "statement" | "tolerance" | "measured_by" | "range" => Weight::Promise,
        "owner" | "sponsor" | "head" | "chair" | "responsible" | "held_by" | "unit" | "plan.unit" | "authority"
        | "coalition" | "escalation" | "steward" | "collector" | "post" | "person" | "organisation" | "approved" => {
            Weight::Accountability
        }
        "strategy" | "action" | "milestone" | "task" | "risk" | "obstacle" | "dependency" | "resource" | "budget"
        | "cost" | "chain" | "stakeholder" | "assumption" | "state" | "raises" | "lowers" => Weight::Delivery,
        "note" | "tag" | "translated" | "because" | "evidence" | "source" | "rationale" | "problem" | "opportunity"
        | "theory" | "alias" | "acronym" | "glossary" | "achievement" | "contributes_to" | "contact" | "version"
        | "decimals" => Weight::Wording,
        "routine" | "feedback" | "collection" | "dimension" | "allow" | "setting" | "severity" | "profile"
        | "assessment" | "correction" | "decision" | "meeting" | "change" | "benchmark" | "observed" | "forecast"
        | "scenario" | "breakdown" | "role" => Weight::Practice,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use milepost_vocabulary::constructs;

    use super::*;

    /// A row of the table that no construct has would weigh nothing.
    #[test]
    fn every_construct_at_the_top_has_a_weight() {
        for child in milepost_vocabulary::TOP.iter().filter(|child| child.construct.id != "import") {
            assert!(known(child.construct.id).is_some(), "{}", child.construct.id);
        }
        let ids: Vec<&str> = constructs().iter().map(|construct| construct.id).collect();
        for id in ["plan.period", "metric.unit", "plan.unit", "target", "trajectory", "tolerance", "range", "breakdown"]
        {
            assert!(ids.contains(&id), "{id}");
        }
    }
}
