//! What the actions add up to.

use milepost_plan::trajectory;
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
        let printed = |value| words::printed(value, self.node);
        let signed = |value: Decimal| {
            let sign = if value.is_sign_negative() { "−" } else { "+" };
            format!("{sign}{}", trajectory::printed_change(value, self.node))
        };
        let total = |label: String, value: Decimal| Step {
            kind: StepKind::Total,
            label,
            value: words::place(value),
            text: printed(value),
        };
        let better = trajectory::direction(self.node).unwrap_or(Decimal::ONE);
        let change = |label: &str, value: Decimal| {
            let kind = if value * better < Decimal::ZERO { StepKind::Loss } else { StepKind::Gain };
            Step { kind, label: label.to_owned(), value: words::place(value), text: signed(value) }
        };
        let when = words::when(&target.when);
        let start =
            if built.has_counterfactual { format!("Without action, {when}") } else { "Baseline, held".to_owned() };
        let mut steps = vec![total(start, built.start)];
        steps.extend(effects.iter().map(|effect| change(scribe.plan.node(effect.work).title(), effect.now)));
        if !built.overlap.is_zero() {
            steps.push(change("Counted twice, taken off", built.overlap));
        }
        steps.push(total("What the actions add up to".to_owned(), built.total));
        let gap = match built.gap {
            Some(gap) if gap > Decimal::ZERO => {
                format!(" The actions leave a gap of {} to the target.", trajectory::printed_change(gap, self.node))
            }
            _ => String::new(),
        };
        let (prefix, suffix, _) = words::axis(self.unit.as_ref());
        let chart = Waterfall {
            title: format!("{}: what the actions add up to", self.title()),
            description: format!(
                "From {} to {} by {when}, action by action; the target is {}.{gap}",
                printed(built.start),
                printed(built.total),
                target.text
            ),
            prefix,
            suffix,
            steps: steps.clone(),
            target: Some((words::place(target.number), format!("Target {}", target.text))),
        };
        let id = format!("{}-build-up", self.id(scribe));
        scribe.charts.insert(id.clone(), Chart::Waterfall(chart));
        let mut rows: Vec<_> =
            steps.into_iter().map(|step| vec![step.label.into(), step.text.into(), Cell::default()]).collect();
        for (row, effect) in rows.iter_mut().skip(1).zip(&effects) {
            row[2] = effect.method.as_str().into();
        }
        let columns = vec![Column::words("Step"), Column::numbers("Value"), Column::words("How it was found")];
        let values = Table { caption: format!("{}: the effects of the actions", self.title()), columns, rows };
        let note = format!("What each action adds by {when}.{gap}");
        let heading = Part::Heading { text: "What the actions add up to".to_owned() };
        vec![heading, Part::Figure { figure: Figure { chart: id, note, values } }]
    }
}
