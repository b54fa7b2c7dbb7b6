//! The completeness report of the checks, as the documents draw it: neither floor knows the other.

use milepost_checks::{Answer, Options, completeness};
use milepost_documents::{Extent, Point, Question};
use milepost_plan::{ItemId, Node, Plan};

use crate::formats::completeness::reason;

/// The ten questions of a good delivery plan, and how far `plan` answers them.
pub(crate) fn questions(plan: &Plan, options: &Options) -> Vec<Question> {
    completeness(plan, options).answers.iter().map(question).collect()
}

fn question(answer: &Answer<'_>) -> Question {
    Question {
        topic: answer.topic.to_owned(),
        question: answer.question.to_owned(),
        extent: extent(answer.extent()),
        points: answer.points.iter().map(point).collect(),
    }
}

fn point(point: &milepost_checks::Point<'_>) -> Point {
    Point {
        says: point.says.to_owned(),
        extent: extent(point.extent()),
        answered: ids(&point.answered),
        missing: ids(&point.missing),
        accepted: point.accepted.iter().map(|(node, allow)| (node.id, reason(*allow).to_owned())).collect(),
        write: point.write.to_owned(),
    }
}

fn ids(nodes: &[Node<'_>]) -> Vec<ItemId> {
    nodes.iter().map(|node| node.id).collect()
}

fn extent(extent: milepost_checks::Extent) -> Extent {
    match extent {
        milepost_checks::Extent::Wholly => Extent::Wholly,
        milepost_checks::Extent::Partly => Extent::Partly,
        milepost_checks::Extent::Not => Extent::Not,
    }
}
