//! Why something is rated as it is: facts with their values, which each face says in the language of its readers.

use std::fmt;

use chrono::NaiveDate;
use milepost_locale::{Locale, say};
use milepost_plan::calendar::Period;
use milepost_plan::trajectory::Silence;
use milepost_plan::{Quantity, When};

use crate::answer::Quality;

/// A fact for which something is rated as it is. Values and differences are rounded as the metric prints them;
/// differences have no sign.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "a fact is explained as a whole")]
pub enum Reason {
    /// Nothing was measured yet, and nothing is due.
    NothingMeasured,
    /// There is a value and nothing to compare it with.
    NothingToCompare { value: Quantity, why: Silence },
    /// Nothing is expected.
    NothingExpected(Silence),
    /// A priority has no goal metric.
    NoGoalMetric,
    /// The value is what was expected.
    AsExpected { value: Quantity, period: Period },
    /// The value is on the worse side of what was expected, perhaps within a tolerance.
    Worse { value: Quantity, period: Period, gap: Quantity, expected: Quantity, within: Option<Quantity> },
    /// The value is on the better side of what was expected.
    Better { value: Quantity, period: Period, gap: Quantity, expected: Quantity },
    /// Below the path, and further below each time.
    FurtherBelow,
    /// Off the path, and the last two values are worse than the baseline.
    WorseThanBaseline,
    /// So many days ago the trajectory had the value.
    DaysBehind(i64),
    /// More is needed every month than was ever gained over as long a time.
    BeyondExperience { needed: Quantity, best: Quantity },
    /// A target whose day is over was missed, perhaps by a metric that is on its path all the same.
    TargetMissed { target: Quantity, by: When, gap: Quantity, value: Quantity, on_path: bool },
    /// A target whose day is over was met.
    TargetMet { target: Quantity, by: When, value: Quantity },
    /// Nothing was measured for the day of a target.
    TargetNotMeasured(When),
    /// Where the metric ends if it goes on like this, which is not at the target.
    OffTarget { value: Quantity, by: When, low: Quantity, high: Quantity, target: Quantity },
    /// A value is overdue.
    ValueOverdue { period: Period, due: NaiveDate },
    /// Several values are overdue.
    ValuesOverdue { count: usize, first: Period, last: Period, due: NaiveDate },
    /// The value may still change, or was never checked.
    Soft { period: Period, quality: Quality },
    /// The value is put together from some of the parts.
    Incomplete { period: Period, parts: usize, all: usize },
    /// A milestone is done; nobody says when.
    Done,
    /// A milestone was done in time.
    DoneOn(NaiveDate),
    /// A milestone was done so many days after its day.
    DoneLate { day: NaiveDate, days: i64 },
    /// A milestone was due so many days ago.
    WasDue { due: When, days: i64, critical: bool },
    /// A milestone is expected so many days after its day.
    ExpectedLate { due: When, forecast: NaiveDate, days: i64, critical: bool },
    /// The plan says that a milestone is late.
    SaidLate(When),
    /// The plan says that a milestone is at risk.
    AtRisk(When),
    /// A milestone is due, and nothing speaks against it.
    Due(When),
    /// An open obstacle of this severity.
    Obstacle { severity: i64 },
}

impl Reason {
    /// The fact in the language of a locale, without a full stop.
    #[allow(clippy::too_many_lines, reason = "a table of facts and their messages")]
    pub fn said(&self, locale: &Locale) -> String {
        match self {
            Self::NothingMeasured => say!(locale, "reason-nothing-measured"),
            Self::NothingToCompare { value, why } => {
                say!(locale, "reason-nothing-to-compare", value = amount(locale, value), why = locale.silence(why))
            }
            Self::NothingExpected(why) => locale.silence(why),
            Self::NoGoalMetric => say!(locale, "reason-no-goal-metric"),
            Self::AsExpected { value, period } => {
                say!(locale, "reason-as-expected", value = amount(locale, value), period = period)
            }
            Self::Worse { value, period, gap, expected, within } => {
                let reason = beside(locale, "reason-worse-than-expected", value, period, gap, expected);
                match within {
                    Some(size) => {
                        say!(locale, "reason-within-tolerance", reason = reason, tolerance = locale.change_behind(size))
                    }
                    None => reason,
                }
            }
            Self::Better { value, period, gap, expected } => {
                beside(locale, "reason-better-than-expected", value, period, gap, expected)
            }
            Self::FurtherBelow => say!(locale, "reason-further-below"),
            Self::WorseThanBaseline => say!(locale, "reason-worse-than-baseline"),
            Self::DaysBehind(days) => say!(locale, "reason-days-behind", days = *days),
            Self::BeyondExperience { needed, best } => {
                say!(locale, "reason-beyond-experience", needed = amount(locale, needed), best = amount(locale, best))
            }
            Self::TargetMissed { target, by, gap, value, on_path } => {
                let reason = say!(
                    locale,
                    "reason-target-missed",
                    target = amount(locale, target),
                    by = by,
                    gap = amount(locale, gap),
                    value = amount(locale, value)
                );
                if *on_path { say!(locale, "reason-target-missed-on-path", reason = reason) } else { reason }
            }
            Self::TargetMet { target, by, value } => say!(
                locale,
                "reason-target-met",
                target = amount(locale, target),
                by = by,
                value = amount(locale, value)
            ),
            Self::TargetNotMeasured(by) => say!(locale, "reason-target-not-measured", by = by),
            Self::OffTarget { value, by, low, high, target } => say!(
                locale,
                "reason-off-target",
                value = amount(locale, value),
                by = by,
                low = locale.short(low, None),
                high = locale.short(high, None),
                target = locale.short(target, None)
            ),
            Self::ValueOverdue { period, due } => {
                say!(locale, "reason-value-overdue", period = period, due = *due)
            }
            Self::ValuesOverdue { count, first, last, due } => {
                say!(locale, "reason-values-overdue", number = *count, first = first, last = last, due = *due)
            }
            Self::Soft { period, quality } => {
                say!(locale, "reason-soft", period = period, quality = locale.word_as("quality", quality.word()))
            }
            Self::Incomplete { period, parts, all } => {
                say!(locale, "reason-incomplete", period = period, parts = *parts, all = *all)
            }
            Self::Done => say!(locale, "reason-done"),
            Self::DoneOn(day) => say!(locale, "reason-done-on", day = *day),
            Self::DoneLate { day, days } => say!(locale, "reason-done-late", day = *day, days = *days),
            Self::WasDue { due, days, critical: false } => {
                say!(locale, "reason-was-due", due = due, days = *days)
            }
            Self::WasDue { due, days, critical: true } => {
                say!(locale, "reason-was-due-critical", due = due, days = *days)
            }
            Self::ExpectedLate { due, forecast, days, critical } => {
                if *critical {
                    say!(locale, "reason-expected-late-critical", due = due, forecast = *forecast, days = *days)
                } else {
                    say!(locale, "reason-expected-late", due = due, forecast = *forecast, days = *days)
                }
            }
            Self::SaidLate(due) => say!(locale, "reason-said-late", due = due),
            Self::AtRisk(due) => say!(locale, "reason-at-risk", due = due),
            Self::Due(due) => say!(locale, "reason-due", due = due),
            Self::Obstacle { severity } => say!(locale, "reason-obstacle", severity = *severity),
        }
    }

    /// Whether it says that a target was missed, or will be.
    pub fn misses_target(&self) -> bool {
        matches!(self, Self::TargetMissed { .. } | Self::TargetNotMeasured(_) | Self::OffTarget { .. })
    }

    /// Whether the target that was due `by` then was met, where it says so.
    pub fn met_target(&self, by: &When) -> Option<bool> {
        match self {
            Self::TargetMet { by: due, .. } if due == by => Some(true),
            Self::TargetMissed { by: due, .. } if due == by => Some(false),
            _ => None,
        }
    }

    /// Whether a target that was missed says the same of the same value.
    pub(super) fn is_said_by(&self, missed: &Self) -> bool {
        let Self::Worse { value, period, gap, expected, within: None } = self else { return false };
        let by = When::Period(period.clone());
        let (target, gap, value) = (expected.clone(), gap.clone(), value.clone());
        *missed == Self::TargetMissed { target, by, gap, value, on_path: false }
    }

    /// Whether it says that values are overdue.
    pub fn is_overdue(&self) -> bool {
        matches!(self, Self::ValueOverdue { .. } | Self::ValuesOverdue { .. })
    }
}

/// In English, as on a terminal.
impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.said(&Locale::english()))
    }
}

/// The message `id` about a value beside what was expected.
fn beside(locale: &Locale, id: &str, value: &Quantity, period: &Period, gap: &Quantity, expected: &Quantity) -> String {
    let arguments = [
        ("value", amount(locale, value).into()),
        ("period", period.into()),
        ("gap", locale.change_behind(gap).into()),
        ("expected", amount(locale, expected).into()),
    ];
    locale.message(id, &arguments)
}

fn amount(locale: &Locale, amount: &Quantity) -> String {
    locale.quantity(amount, None)
}
