//! What the actions add up to.

use std::sync::Arc;

use milepost_locale::say;
use milepost_plan::trajectory::{self, Showing};
use rust_decimal::Decimal;

use super::Metric;
use crate::charts::{Chart, Step, StepKind, Waterfall};
use crate::view::{Cell, Column, Figure, Part, Table};
use crate::writing::scribe::Scribe;
use crate::writing::words;

impl<'a> Metric<'a> {
    /// From what happens without action to what is expected on the day of the last target, action by action.
    pub(super) fn build_up(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let Some(target) = self.targets.last() else { return Vec::new() };
        let Ok(built) = trajectory::build_up(self.node, &target.when) else { return Vec::new() };
        let effects: Vec<_> =
            built.effects.iter().filter(|effect| scribe.shown(scribe.plan.node(effect.entry))).collect();
        if effects.is_empty() {
            return Vec::new();
        }
        let printed = |value| scribe.locale.printed(value, self.node);
        let signed = |value: Decimal| scribe.locale.printed_gap(value, self.node);
        let total = |label: String, value: Decimal| Step {
            kind: StepKind::Total,
            label,
            value: words::place(value),
            text: printed(value),
        };
        let better = trajectory::direction(self.node).unwrap_or(Decimal::ONE);
        let change = |label: &str, value: Decimal| -> Step {
            let kind = if value * better < Decimal::ZERO { StepKind::Loss } else { StepKind::Gain };
            Step { kind, label: label.to_owned(), value: words::place(value), text: signed(value) }
        };
        let when = &target.when;
        let start = if built.has_counterfactual {
            say!(scribe.locale, "without-action-at", when = when)
        } else {
            say!(scribe.locale, "baseline-held")
        };
        let mut steps = vec![total(start, built.start)];
        steps.extend(effects.iter().map(|effect| {
            let step = change(scribe.plan.node(effect.work).title(), effect.now);
            // What nobody has said is not nothing.
            if effect.showing == Showing::Unsaid {
                return Step { text: say!(scribe.locale, "not-said"), ..step };
            }
            step
        }));
        if !built.overlap.is_zero() {
            steps.push(change(&say!(scribe.locale, "counted-twice"), built.overlap));
        }
        steps.push(total(say!(scribe.locale, "what-the-actions-add-up-to"), built.total));
        let gap = match built.gap {
            Some(gap) if gap > Decimal::ZERO => {
                let gap = scribe.locale.printed_change(gap, self.node);
                format!(" {}", say!(scribe.locale, "actions-leave-a-gap", gap = gap))
            }
            _ => String::new(),
        };
        let (prefix, suffix, _) = words::axis(&scribe.locale, self.unit.as_ref());
        let chart = Waterfall {
            locale: scribe.locale.clone(),
            title: say!(scribe.locale, "build-up-title", title = self.title(scribe)),
            description: say!(
                scribe.locale,
                "build-up-described",
                start = printed(built.start),
                end = printed(built.total),
                when = when,
                target = &target.text
            ) + &gap,
            prefix,
            suffix,
            names: trajectory::steps(self.node).map(str::to_owned).collect(),
            steps: steps.clone(),
            target: Some((words::place(target.number), say!(scribe.locale, "target-of", value = &target.text))),
        };
        let cut = if chart.is_cut() { format!(" {}", say!(scribe.locale, "bars-are-cut")) } else { String::new() };
        let id = format!("{}-build-up", self.id(scribe));
        scribe.charts.insert(id.clone(), Arc::new(Chart::Waterfall(chart)));
        let mut rows: Vec<_> =
            steps.into_iter().map(|step| vec![step.label.into(), step.text.into(), Cell::default()]).collect();
        for (row, effect) in rows.iter_mut().skip(1).zip(&effects) {
            row[2] = scribe.locale.showing(&effect.showing).into();
        }
        let columns = vec![
            Column::words(&say!(scribe.locale, "step")),
            Column::numbers(&say!(scribe.locale, "value")),
            Column::words(&say!(scribe.locale, "how-it-was-found")),
        ];
        let values =
            Table { caption: say!(scribe.locale, "build-up-values", title = self.title(scribe)), columns, rows };
        let note = say!(scribe.locale, "build-up-note", when = when) + &gap + &cut;
        let heading = Part::Heading { text: say!(scribe.locale, "what-the-actions-add-up-to") };
        vec![heading, Part::Figure { figure: Figure { chart: id, note, values, ..Figure::default() } }]
    }
}
