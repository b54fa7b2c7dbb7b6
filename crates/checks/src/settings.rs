//! The thresholds of the checks: one table, its defaults, and what a plan sets instead.

use std::collections::BTreeMap;

use milepost_diagnostics::{Diagnostic, Entry, Fix, nearest};
use milepost_plan::{Duration, Node, Plan, Quantity, Unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::view::{Findings, View};
use crate::{Options, codes};

/// One threshold.
#[derive(Debug)]
pub struct Setting {
    /// The word for it in a plan: `most_priorities`.
    pub name: &'static str,
    /// In what it is counted: `days`, `percent`, or the things themselves.
    pub unit: &'static str,
    /// Its value where the plan sets none.
    pub default: u32,
    /// What it decides.
    pub meaning: &'static str,
    /// The checks that use it.
    pub entries: &'static [&'static Entry],
}

macro_rules! settings {
    ($($name:ident = $word:literal $default:literal $unit:literal [$($entry:ident),*] $meaning:literal;)*) => {
        $(
            #[doc = $meaning]
            pub static $name: Setting = Setting {
                name: $word,
                unit: $unit,
                default: $default,
                meaning: $meaning,
                entries: &[$(&codes::$entry),*],
            };
        )*
        /// Every threshold, in the order of the checks.
        pub static SETTINGS: &[&Setting] = &[$(&$name),*];
    };
}

settings! {
    MOST_PRIORITIES = "most_priorities" 8 "priorities" [TOO_MANY_PRIORITIES]
        "How many priorities a unit can keep in view: with more the plan is sent back.";
    MANY_PRIORITIES = "many_priorities" 6 "priorities" [TOO_MANY_PRIORITIES]
        "With more priorities than this, a hint is given.";
    MOST_GOAL_METRICS = "most_goal_metrics" 5 "metrics" [TOO_MANY_GOAL_METRICS]
        "How many goal metrics a goal or a priority may have.";
    LONGEST_ASPIRATION = "longest_aspiration" 40 "words" [LONG_ASPIRATION]
        "How many words an aspiration or a promise may have.";
    EARLY_TARGET = "early_target" 50 "percent" [REACHED_EARLY]
        "Before which share of the plan's time has gone a target that is reached was too easy.";
    MOST_OWNED = "most_owned" 7 "things" [OVERLOADED_OWNER]
        "For how many things one post may answer, besides what lies inside them.";
    OLDEST_BASELINE = "oldest_baseline" 365 "days" [OLD_BASELINE]
        "How old a baseline may be when the plan begins; two cycles of the metric are always allowed.";
    SLOWEST_STOCKTAKE = "slowest_stocktake" 92 "days" [TOP_ROUTINE, NO_LEADING_METRIC]
        "How many days may pass between two times that the sponsor looks at results.";
    LONGEST_CHAIN = "longest_chain" 6 "links" [LONG_CHAIN]
        "How many links a delivery chain may have.";
    WIDEST_LINK = "widest_link" 100 "times" [LONG_CHAIN]
        "How many one actor of a chain may reach in the next link without training.";
    LONGEST_GAP = "longest_gap" 90 "days" [MILESTONE_GAP]
        "How many days a priority may have no milestone: above it a hint is given, above its double the plan is sent back.";
    MOST_AT_THE_END = "most_at_the_end" 40 "percent" [MILESTONES_BUNCHED]
        "Which share of a priority's milestones may fall into the last quarter of the plan.";
    NEXT_MILESTONE = "next_milestone" 90 "days" [NOTHING_DUE]
        "Within how many days the next milestone of running work must lie.";
    HIGH_RISK = "high_risk" 15 "points" [UNMANAGED_HIGH_RISK]
        "From which product of likelihood and impact, each from 1 to 5, a risk is high.";
    LATE_DATA = "late_data" 25 "percent" [DATA_TOO_LATE]
        "For which share of the meetings the newest figures may come too late.";
    MOST_REVIEWS = "most_reviews" 3 "routines" [REVIEWED_TOO_OFTEN]
        "In how many routines the same metric may be looked at.";
    MOST_HOURS = "most_hours" 12 "hours" [TOO_MANY_HOURS]
        "How many hours a month somebody may sit in routines.";
    LATE_SHARE = "late_share" 60 "percent" [LATE_IMPROVEMENT]
        "Which share of the improvement may fall into the last quarter of the time.";
    FASTEST_PACE = "fastest_pace" 100 "percent" [FASTER_THAN_EVER]
        "How fast a metric may have to move, against the best pace among its benchmarks.";
    SEASON_SHARE = "season_share" 25 "percent" [SEASON_IGNORED]
        "From which share of the improvement a swing of the seasons belongs into the trajectory.";
    MOST_EFFECT = "most_effect" 130 "percent" [EFFECTS_BEYOND_TARGET]
        "How much all effects together may come to, against what the target asks of them.";
    ROLL_UP_TOLERANCE = "roll_up_tolerance" 1 "percent" [PARTS_DIFFER]
        "How far the parts together may lie from the whole, as a share of it.";
    LARGEST_JUMP = "largest_jump" 100 "times" [DOUBTFUL_VALUE]
        "How many times as large, or as small, as the last one a value may be.";
    UNCHANGED_VALUES = "unchanged_values" 4 "values" [UNCHANGED_VALUE]
        "How many equal values in a row make one ask where they come from.";
}

/// Why a value cannot be that of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No setting has this name.
    Unknown,
    /// The value is negative, or in another unit than this one.
    Value(&'static str),
}

impl Setting {
    /// Its value for `plan` under `options`.
    pub fn in_force(&'static self, plan: &Plan, options: &Options) -> Decimal {
        Settings::of(plan, options).get(self)
    }

    /// The value that `quantity` gives this setting; nothing when it is negative or in another unit.
    fn read(&self, quantity: &Quantity) -> Option<Decimal> {
        let number = quantity.number;
        let value = match &quantity.unit {
            None => number,
            Some(Unit::Percent) if self.unit == "percent" => number,
            Some(Unit::Time(unit)) if self.unit == "days" => {
                Decimal::from(Duration { count: number.to_u32()?, unit: *unit }.days())
            }
            Some(Unit::Time(unit)) if self.unit == unit.word() => number,
            Some(Unit::Count(Some(noun))) if self.unit == noun => number,
            Some(_) => return None,
        };
        (value >= Decimal::ZERO).then_some(value)
    }
}

/// The thresholds in force.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    set: BTreeMap<&'static str, Decimal>,
}

impl Settings {
    /// Those of the plan, with those of the options over them.
    pub(crate) fn of(plan: &Plan, options: &Options) -> Self {
        let own = written(plan).filter_map(|(name, quantity, _)| value(name, quantity).ok());
        let over = options.settings.iter().filter_map(|(name, quantity)| value(name, quantity).ok());
        Self { set: own.chain(over).collect() }
    }

    /// The value of `setting`.
    pub(crate) fn get(&self, setting: &Setting) -> Decimal {
        self.set.get(setting.name).copied().unwrap_or(Decimal::from(setting.default))
    }

    /// The value of `setting` as a count of things.
    pub(crate) fn count(&self, setting: &Setting) -> usize {
        self.get(setting).to_usize().unwrap_or(usize::MAX)
    }
}

/// The setting `name` with the value that `quantity` gives it.
///
/// # Errors
/// [`Unfit`] when there is no such setting, or the value cannot be its.
pub fn value(name: &str, quantity: &Quantity) -> Result<(&'static str, Decimal), Unfit> {
    let setting = SETTINGS.iter().find(|setting| setting.name == name).ok_or(Unfit::Unknown)?;
    setting.read(quantity).map(|value| (setting.name, value)).ok_or(Unfit::Value(setting.unit))
}

/// The settings as the plan writes them.
fn written(plan: &Plan) -> impl Iterator<Item = (&str, &Quantity, Node<'_>)> {
    let settings = plan.root().into_iter().flat_map(|root| root.each("setting"));
    settings.filter_map(|setting| Some((setting.text("name")?, setting.quantity("value")?, setting)))
}

pub(crate) fn unknown_setting(view: &View<'_>, found: &mut Findings) {
    for (name, quantity, setting) in written(view.plan) {
        if value(name, quantity) != Err(Unfit::Unknown) {
            continue;
        }
        let Some(span) = setting.values("name").next().map(|placed| placed.span) else { continue };
        let finding = Diagnostic::new(&codes::UNKNOWN_SETTING, span, format!("No check has a setting `{name}`"))
            .why("A threshold that no check reads changes nothing, and whoever wrote it thinks that it does.");
        found.push(match nearest(name, SETTINGS.iter().map(|setting| setting.name)) {
            Some(meant) => finding
                .label(format!("did you mean `{meant}`?"))
                .help(format!("Write `{meant}`."))
                .fix(Fix::safe(format!("write `{meant}`"), span, meant)),
            None => finding
                .label("not a setting")
                .help("Take it away; `milepost explain --list` shows the settings of every check."),
        });
    }
}

pub(crate) fn unfit_setting(view: &View<'_>, found: &mut Findings) {
    let mut seen: BTreeMap<&str, Node<'_>> = BTreeMap::new();
    for (name, quantity, setting) in written(view.plan) {
        if let Err(Unfit::Value(unit)) = value(name, quantity) {
            let span = setting.values("value").next().map_or(setting.item().header, |placed| placed.span);
            found.push(
                Diagnostic::new(
                    &codes::UNFIT_SETTING,
                    span,
                    format!("`{name}` cannot be {quantity}: it is counted in {unit}"),
                )
                .label(format!("not a number of {unit}"))
                .why("A threshold that cannot be read leaves the usual one in force.")
                .help(format!("Write the number of {unit}.")),
            );
        }
        if let Some(first) = seen.insert(name, setting) {
            found.push(
                Diagnostic::new(&codes::UNFIT_SETTING, setting.item().header, format!("`{name}` is set twice"))
                    .label("the second time; this one holds")
                    .related(first.item().header, "the first time")
                    .why("Of two thresholds only one can hold, and readers do not know which.")
                    .help("Keep one of them."),
            );
        }
    }
}
