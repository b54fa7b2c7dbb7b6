//! The completeness report: the ten questions of a good delivery plan, for people, as Markdown, as JSON.

use std::fmt::Write;

use milepost_checks::{Answer, Completeness, Extent, Point};
use milepost_plan::{Loaded, Node};
use serde_json::{Value, json};

use super::markdown::{code, escaped};
use super::{Form, Place};

/// So many places are shown of what answers a point, and of what lacks it; JSON has all.
const SHOWN: (usize, usize) = (3, 8);

/// A plan, and what it answers.
pub(crate) struct Completed<'a> {
    pub loaded: &'a Loaded,
    pub completeness: &'a Completeness<'a>,
}

impl Completed<'_> {
    /// The report in one of the forms.
    pub(crate) fn text(&self, form: Form) -> String {
        form.text(|| self.human(), || self.markdown(), || self.json())
    }

    /// `6 answered, 3 partly, 1 open`
    fn counted(&self) -> String {
        let counts = Extent::ALL.map(|extent| (self.completeness.count(extent), extent.word()));
        let counts: Vec<_> =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| format!("{count} {word}")).collect();
        counts.join(", ")
    }

    fn human(&self) -> String {
        let mut text = format!("The ten questions of a good delivery plan: {}.\n", self.counted());
        for answer in &self.completeness.answers {
            let Answer { number, topic, question, .. } = answer;
            let _ = write!(text, "\n{number:>2}. {topic}: {}\n    {question}\n", answer.extent().word());
            for point in &answer.points {
                let mark = if point.extent() == Extent::Wholly { '✓' } else { '✗' };
                let _ = writeln!(text, "    {mark} {}{}", point.says, lacking(point));
                self.places(&point.answered, SHOWN.0, |place, what| {
                    let _ = writeln!(text, "        {place}: {what}");
                });
                for (node, allow) in &point.accepted {
                    let _ = writeln!(
                        text,
                        "        {}: {}, left open: {}",
                        self.place(*node),
                        called(*node),
                        reason(*allow)
                    );
                }
                self.places(&point.missing, SHOWN.1, |place, what| {
                    let _ = writeln!(text, "      ✗ {place}: {what}");
                });
                if !point.missing.is_empty() {
                    let _ = writeln!(text, "        {}", point.write);
                    if let Some(check) = point.check {
                        let _ = writeln!(text, "        `milepost explain {}` says more.", check.code);
                    }
                }
            }
        }
        text
    }

    fn markdown(&self) -> String {
        let mut text = format!("## The ten questions of a good delivery plan\n\n{}.\n", self.counted());
        for answer in &self.completeness.answers {
            let Answer { number, topic, question, .. } = answer;
            let _ = write!(text, "\n### {number}. {topic}: {}\n\n{question}\n\n", answer.extent().word());
            for point in &answer.points {
                let tick = if point.extent() == Extent::Wholly { 'x' } else { ' ' };
                let _ = writeln!(text, "- [{tick}] {}{}", point.says, lacking(point));
                self.places(&point.answered, SHOWN.0, |place, what| {
                    let _ = writeln!(text, "  - {}: {}", code(&place), escaped(&what));
                });
                for (node, allow) in &point.accepted {
                    let said = escaped(&format!("{}, left open: {}", called(*node), reason(*allow)));
                    let _ = writeln!(text, "  - {}: {said}", code(&self.place(*node)));
                }
                self.places(&point.missing, SHOWN.1, |place, what| {
                    let _ = writeln!(text, "  - **missing** {}: {}", code(&place), escaped(&what));
                });
                if !point.missing.is_empty() {
                    let _ = writeln!(text, "  - {}", point.write);
                }
            }
        }
        text
    }

    /// Says the places of the first `most` of `nodes`, and how many there are beyond them.
    fn places(&self, nodes: &[Node<'_>], most: usize, mut say: impl FnMut(String, String)) {
        let most = if nodes.len() == most + 1 { most + 1 } else { most };
        nodes.iter().take(most).for_each(|node| say(self.place(*node), called(*node)));
        if let Some(next) = nodes.get(most) {
            say(self.place(*next), format!("and {} more from here on", nodes.len() - most));
        }
    }

    /// `plan.plan:12`
    fn place(&self, node: Node<'_>) -> String {
        let Place { file, start, .. } = Place::new(self.loaded, node.item().header);
        format!("{file}:{}", start.line)
    }

    fn json(&self) -> Value {
        let answer = |answer: &Answer<'_>| {
            json!({
                "number": answer.number,
                "topic": answer.topic,
                "question": answer.question,
                "extent": answer.extent().word(),
                "points": answer.points.iter().map(|point| self.point(point)).collect::<Vec<_>>(),
            })
        };
        let counts = Extent::ALL.map(|extent| (extent.word().to_owned(), self.completeness.count(extent).into()));
        json!({
            "version": 1,
            "counts": serde_json::Map::from_iter(counts),
            "answers": self.completeness.answers.iter().map(answer).collect::<Vec<_>>(),
        })
    }

    fn point(&self, point: &Point<'_>) -> Value {
        let all = |nodes: &[Node<'_>]| nodes.iter().map(|node| self.node(*node)).collect::<Vec<_>>();
        let accepted = point.accepted.iter().map(|(node, allow)| {
            let mut value = self.node(*node);
            value["because"] = reason(*allow).into();
            value
        });
        json!({
            "says": point.says,
            "extent": point.extent().word(),
            "of": point.of,
            "answered": all(&point.answered),
            "missing": all(&point.missing),
            "accepted": accepted.collect::<Vec<_>>(),
            "write": point.write,
            "code": point.check.map(|check| check.code),
        })
    }

    fn node(&self, node: Node<'_>) -> Value {
        let Place { file, start, .. } = Place::new(self.loaded, node.item().header);
        json!({
            "keyword": node.item().construct.keyword,
            "name": node.full_name(),
            "called": called(node),
            "file": file,
            "line": start.line,
            "column": start.column,
        })
    }
}

/// `: missing for 3 of 5`
fn lacking(point: &Point<'_>) -> String {
    match (point.missing.len(), point.of) {
        (0, _) => String::new(),
        (missing, of) if missing == of => ": missing".to_owned(),
        (missing, of) => format!(": missing for {missing} of {of}"),
    }
}

/// `action streaming “GPs at the front door”`, and of an entry without a name `outcome of priority four_hours`.
fn called(node: Node<'_>) -> String {
    let keyword = node.item().construct.keyword;
    let title = node.text("title").map(|title| format!(" “{title}”")).unwrap_or_default();
    match (node.full_name(), node.around().find(|block| block.name().is_some())) {
        (Some(name), _) if node.name().is_some() => format!("{keyword} `{name}`{title}"),
        (_, Some(block)) => {
            let name = block.full_name().unwrap_or_default();
            format!("{keyword}{title} of {} `{name}`", block.item().construct.keyword)
        }
        _ => format!("{keyword}{title}"),
    }
}

/// Why the authors accept that something is missing.
pub(crate) fn reason(allow: Node<'_>) -> &str {
    allow.word_of("because").unwrap_or_default()
}
