//! All that is said about a metric.

use milepost_locale::{capital, say};
use milepost_plan::{Node, Unit};
use milepost_tracking::rating::Reason;

use super::{Dated, Metric};
use crate::view::{Block, Cell, Column, Fact, Part, Table, Text};
use crate::writing::scribe::Scribe;
use crate::writing::{rating, whole};

impl<'a> Metric<'a> {
    /// All that is said about the metric; the chart only where it was not shown before.
    pub(crate) fn block(&self, scribe: &mut Scribe<'a>, with_chart: bool) -> Block {
        let figure = if with_chart { self.figure(scribe) } else { None };
        let of_paths = ["definition", "trajectory", "scenario", "season"];
        let numbers = ["baseline", "target", "benchmark", "without_action", "forecast", "tolerance"];
        let all = scribe.block(self.node, &of_paths);
        let said = self.node.children().map(|child| child.item().construct);
        let said = said.filter(|construct| numbers.contains(&construct.keyword));
        let labels: Vec<_> = said.map(|construct| scribe.locale.label(construct)).collect();
        let (beside, technical): (Vec<_>, Vec<_>) = all.rows.into_iter().partition(|row| labels.contains(&row.label));
        let mut parts = Vec::new();
        if figure.is_none() && with_chart && !self.observed.is_empty() {
            parts.push(Part::Table { table: self.values(scribe) });
        }
        parts.extend(self.by_part(scribe));
        parts.extend(self.build_up(scribe));
        parts.extend(self.paths(scribe));
        let note = Part::Heading { text: say!(scribe.locale, "how-it-is-measured") };
        if !technical.is_empty() {
            parts.extend([note, Part::Rows { rows: technical }]);
        }
        let kind = match self.unit.as_ref().filter(|unit| **unit != Unit::Ordinal) {
            Some(unit) => say!(scribe.locale, "metric-in", unit = scribe.locale.unit(unit)),
            None => say!(scribe.locale, "metric"),
        };
        let state = self.rating().map(|rating| rating::state(scribe, &rating.state));
        if let Some(reasons) = self.reasons(scribe) {
            parts.insert(0, reasons);
        }
        Block { state, kind, lead: scribe.prose(self.node, "definition"), rows: beside, figure, parts, ..all }
    }

    /// Why it is rated as it is.
    pub(crate) fn reasons(&self, scribe: &Scribe<'a>) -> Option<Part> {
        self.reasons_without(scribe, &[])
    }

    /// The same where the reasons `told` stand near it already.
    pub(crate) fn reasons_without(&self, scribe: &Scribe<'a>, told: &[&Reason]) -> Option<Part> {
        let reasons = self.rating()?.reasons.iter().filter(|reason| !told.contains(reason));
        let items: Vec<Text> = reasons.map(|reason| rating::sentence(scribe, reason).into()).collect();
        (!items.is_empty()).then_some(Part::List { items, ordered: false })
    }

    /// The parts of a breakdown side by side.
    fn by_part(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let parts = self.parts(scribe);
        let rows: Vec<_> = parts.iter().map(|part| part.row(scribe)).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let caption = say!(scribe.locale, "the-parts-side-by-side-of", title = self.title(scribe));
        let mut found = vec![
            Part::Heading { text: say!(scribe.locale, "the-parts-of-it") },
            Part::Table {
                table: whole::without_empty(Table { caption, columns: Self::columns(scribe, "part"), rows }),
            },
        ];
        let values =
            parts.iter().filter(|part| !part.lines.is_empty()).map(|part| Part::Values { table: part.values(scribe) });
        found.extend(values);
        found
    }

    /// The trajectories and scenarios with their points and reasons, and the seasons.
    fn paths(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut blocks = Vec::new();
        for entry in scribe.entries(self.node, &["trajectory", "scenario"]) {
            let block = scribe.block(entry, &["point", "season"]);
            let points = self.points(scribe, entry);
            let seasons =
                scribe.entries(entry, &["season"]).into_iter().flat_map(|season| Self::season(scribe, season));
            let parts = points.into_iter().chain(seasons).collect();
            let title =
                if entry.name().is_none() && entry.text("title").is_none() && entry.item().construct.id == "trajectory"
                {
                    say!(scribe.locale, "the-path-that-is-expected")
                } else {
                    capital(&block.title)
                };
            blocks.push(Block { title, parts, ..block });
        }
        if !blocks.is_empty() {
            parts.push(Part::Blocks { blocks });
        }
        parts
            .extend(scribe.entries(self.node, &["season"]).into_iter().flat_map(|season| Self::season(scribe, season)));
        parts
    }

    /// The points of a path, each with what is said about it.
    fn points(&self, scribe: &Scribe<'a>, entry: Node<'a>) -> Vec<Part> {
        let values = self.rows(scribe, entry);
        if values.iter().all(|value| value.notes.is_empty()) {
            let facts: Vec<_> = values
                .into_iter()
                .filter_map(|value| Fact::new(&scribe.locale.when(&value.when), value.text))
                .collect();
            if facts.is_empty() {
                return Vec::new();
            }
            return vec![Part::Heading { text: say!(scribe.locale, "the-points") }, Part::Facts { facts }];
        }
        let columns = vec![
            Column::words(&say!(scribe.locale, "period")),
            Column::numbers(&say!(scribe.locale, "value")),
            Column::words(&scribe.locale.keyword("note")),
        ];
        let row = |value: Dated| {
            vec![
                Cell::from(scribe.locale.when(&value.when)),
                Cell::from(value.text),
                Text::joined(value.notes, " · ").into(),
            ]
        };
        let rows = values.into_iter().map(row).collect();
        let caption = say!(scribe.locale, "the-points-of", title = self.title(scribe));
        vec![Part::Table { table: Table { caption, columns, rows } }]
    }

    /// How the seasons move the metric.
    fn season(scribe: &Scribe<'a>, season: Node<'a>) -> Vec<Part> {
        let months = season.children().filter(|row| row.item().construct.id == "index" && scribe.shown(*row));
        let facts = months.filter_map(|row| {
            let change = scribe.line_without(row, "month").and(Text::joined(scribe.rest(row, &[], &[]), " · "));
            Fact::new(&capital(&scribe.locale.word(row.text("month")?)), change)
        });
        let facts: Vec<_> = facts.collect();
        let line = scribe.line(season);
        let text = if line.is_empty() {
            say!(scribe.locale, "seasons")
        } else {
            say!(scribe.locale, "seasons-of", what = line.plain())
        };
        let mut parts = vec![Part::Heading { text }];
        if !facts.is_empty() {
            parts.push(Part::Facts { facts });
        }
        let rows = scribe.rows(season, &["index"], &[]);
        if !rows.is_empty() {
            parts.push(Part::Rows { rows });
        }
        parts
    }
}
