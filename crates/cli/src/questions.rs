//! The completeness report of the checks, as the documents draw it: neither floor knows the other.

use milepost_checks::{Answer, Completeness, Options, completeness};
use milepost_documents::{Extent, Point, Question};
use milepost_locale::Locale;
use milepost_plan::{ItemId, Node, Plan};
use milepost_tracking::Observations;

use crate::formats::completeness::reason;

/// The ten questions of a good delivery plan in the language of a locale, and how far `plan` answers them.
pub(crate) fn questions(plan: &Plan, options: &Options, observations: &Observations, locale: &Locale) -> Vec<Question> {
    answered(plan, options, observations).answers.iter().map(|answer| question(answer, locale)).collect()
}

/// How far `plan` answers them, with what was measured.
pub(crate) fn answered<'a>(plan: &'a Plan, options: &Options, observations: &Observations) -> Completeness<'a> {
    completeness(plan, options, &|metric| observations.first_measured(metric, options.as_of))
}

fn question(answer: &Answer<'_>, locale: &Locale) -> Question {
    Question {
        topic: in_words(locale, "topic", answer.name, answer.topic),
        question: in_words(locale, "question", answer.name, answer.question),
        extent: extent(answer.extent()),
        points: answer.points.iter().map(|of| point(of, locale)).collect(),
    }
}

/// The message of a question or a point; English stands with the checks.
fn in_words(locale: &Locale, kind: &str, name: &str, english: &str) -> String {
    locale.own(&format!("{kind}-{name}")).unwrap_or_else(|| english.to_owned())
}

fn point(point: &milepost_checks::Point<'_>, locale: &Locale) -> Point {
    Point {
        says: in_words(locale, "point", point.name, point.says),
        extent: extent(point.extent()),
        answered: ids(&point.answered),
        missing: ids(&point.missing),
        accepted: point.accepted.iter().map(|(node, allow)| (node.id, reason(*allow).to_owned())).collect(),
        write: in_words(locale, "write", point.name, point.write),
        ask: in_words(locale, "ask", point.name, point.ask),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_asks_every_question_and_says_what_to_write() {
        let parsed = milepost_syntax::parse(milepost_diagnostics::FileId(0), milepost_vocabulary::EVERY_CONSTRUCT);
        let (plan, _) = milepost_plan::compile(&[parsed]);
        let options = Options::as_of(chrono::NaiveDate::default());
        let completeness = completeness(&plan, &options, &|_| None);
        let names = completeness.answers.iter().flat_map(|answer| {
            let own = ["topic", "question"].map(|kind| format!("{kind}-{}", answer.name));
            let points = answer
                .points
                .iter()
                .flat_map(|point| ["point", "write", "ask"].map(|kind| format!("{kind}-{}", point.name)));
            own.into_iter().chain(points)
        });
        let names: Vec<String> = names.collect();
        assert!(names.len() > 80);
        for locale in Locale::all().iter().filter(|locale| locale.tag() != "en") {
            let missing: Vec<_> = names.iter().filter(|name| locale.own(name).is_none()).collect();
            assert!(missing.is_empty(), "{}.ftl lacks {missing:?}", locale.tag());
        }
    }

    #[test]
    fn every_language_says_every_finding() {
        for locale in Locale::all().iter().filter(|locale| locale.tag() != "en") {
            let codes = milepost_checks::CATALOGUE.iter().map(|entry| entry.code);
            let lacks = |code: &&str| locale.own(&format!("finding-{code}")).is_none_or(|said| said.ends_with('.'));
            let missing: Vec<_> = codes.filter(lacks).collect();
            assert!(missing.is_empty(), "{}.ftl lacks {missing:?}, or has a full stop", locale.tag());
        }
    }
}
