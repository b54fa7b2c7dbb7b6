//! What the actions add up to.

use std::collections::BTreeSet;
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
        // What some actions bring is not said: the sum is no more than what is said so far.
        let unsaid: BTreeSet<_> =
            effects.iter().filter(|effect| effect.showing == Showing::Unsaid).map(|effect| effect.work).collect();
        let is_any_said = effects.iter().any(|effect| effect.showing != Showing::Unsaid);
        if is_any_said {
            let sum = if unsaid.is_empty() { "what-the-actions-add-up-to" } else { "effects-said-so-far" };
            steps.push(total(scribe.locale.text(sum), built.total));
        }
        let gap = built.gap.filter(|gap| *gap > Decimal::ZERO && is_any_said).map(|gap| {
            let gap = scribe.locale.printed_change(gap, self.node);
            let message = if unsaid.is_empty() { "actions-leave-a-gap" } else { "actions-leave-a-gap-so-far" };
            scribe.locale.message(message, &[("gap", gap.into())])
        });
        let without = match (unsaid.len(), is_any_said) {
            (0, _) => None,
            (_, false) => Some(say!(scribe.locale, "actions-without-any-effect")),
            (number, true) => Some(say!(scribe.locale, "actions-without-effect", number = number)),
        };
        let rest: Vec<String> = gap.into_iter().chain(without).collect();
        let with_rest =
            |first: String| std::iter::once(first).chain(rest.iter().cloned()).collect::<Vec<_>>().join(" ");
        let described = if is_any_said {
            say!(
                scribe.locale,
                "build-up-described",
                start = printed(built.start),
                end = printed(built.total),
                when = when,
                target = &target.text
            )
        } else {
            let start = printed(built.start);
            say!(scribe.locale, "build-up-begun", start = start, when = when, target = &target.text)
        };
        let (prefix, suffix, _) = words::axis(&scribe.locale, self.unit.as_ref());
        let chart = Waterfall {
            locale: scribe.locale.clone(),
            title: say!(scribe.locale, "build-up-title", title = self.title(scribe)),
            description: with_rest(described),
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
        let note = with_rest(say!(scribe.locale, "build-up-note", when = when)) + &cut;
        let heading = Part::Heading { text: say!(scribe.locale, "what-the-actions-add-up-to") };
        vec![heading, Part::Figure { figure: Figure { chart: id, note, values, ..Figure::default() } }]
    }
}
