//! Metrics that count how many units reach a threshold: which units, and what each must reach.

use std::fmt;

use rust_decimal::Decimal;

use crate::item::Node;
use crate::trajectory::{baseline, direction, level_of, unit};
use crate::value::{Level, Unit, Value, same_noun};

/// What a metric of the kind `count_meeting` counts.
#[derive(Clone, Debug)]
pub struct Counting<'a> {
    /// The metric whose values are held against the threshold.
    pub of: Node<'a>,
    /// The breakdown whose categories are the units.
    pub by: Node<'a>,
    /// What a unit must reach, in the unit of that metric.
    pub threshold: Decimal,
    /// Whether the threshold as the plan writes it is reached from above: 1 for at least, -1 for at most.
    better: Decimal,
    shown: &'a Level,
}

/// Why nothing can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uncountable<'a> {
    /// The metric is of another kind, or does not say what is held against which threshold.
    NoThreshold,
    /// The other metric does not say which way is better.
    NoDirection(Node<'a>),
    /// The other metric is not broken down, or by several dimensions of which none is named.
    NoUnits(Node<'a>),
    /// The units are called otherwise than the only breakdown.
    OtherUnits(Node<'a>, Node<'a>),
    /// What is counted is neither a number nor a share.
    NotANumber,
}

impl<'a> Counting<'a> {
    /// What `metric` counts. The units are the categories of its own breakdown; where it has none, of the only one of
    /// the metric that it looks at.
    ///
    /// # Errors
    /// [`Uncountable`]: why it counts nothing.
    pub fn of(metric: Node<'a>) -> Result<Self, Uncountable<'a>> {
        let threshold = metric.entry("threshold").filter(|_| is_counting(metric)).ok_or(Uncountable::NoThreshold)?;
        let of = threshold.targets("of").next().ok_or(Uncountable::NoThreshold)?;
        let Some(Value::Level(shown)) = threshold.value("value") else { return Err(Uncountable::NoThreshold) };
        let start = baseline(of, None).map(|(_, value, _)| value);
        let wanted = level_of(of, shown, start).ok_or(Uncountable::NoThreshold)?;
        let better = direction(of).ok_or(Uncountable::NoDirection(of))?;
        let noun = match unit(metric) {
            Some(Unit::Count(noun)) => noun.as_deref(),
            Some(Unit::Percent | Unit::Ratio) => None,
            _ => return Err(Uncountable::NotANumber),
        };
        let named = metric.targets("breakdown").next();
        let by = match (named, of.targets("breakdown").collect::<Vec<_>>().as_slice()) {
            (Some(named), _) => named,
            (None, [only]) if noun.is_none_or(|noun| is_called(*only, noun)) => *only,
            (None, [only]) => return Err(Uncountable::OtherUnits(of, *only)),
            (None, all) => match all.iter().find(|one| noun.is_some_and(|noun| is_called(**one, noun))) {
                Some(one) => *one,
                None => return Err(Uncountable::NoUnits(of)),
            },
        };
        Ok(Self { of, by, threshold: wanted, better, shown })
    }

    /// The units.
    pub fn units(&self) -> impl Iterator<Item = Node<'a>> + use<'a> {
        self.by.children().filter(|category| category.item().construct.id == "category")
    }

    /// Whether a unit with this value reaches the threshold, as exactly as the value is known.
    pub fn meets(&self, value: Decimal) -> bool {
        value.checked_sub(self.threshold).is_some_and(|above| above * self.better >= Decimal::ZERO)
    }

    /// The value of `metric` where `meeting` of `known` units reach the threshold: their number, or their share.
    pub fn value(metric: Node<'_>, meeting: usize, known: usize) -> Option<Decimal> {
        let (meeting, known) = (Decimal::from(meeting), Decimal::from(known));
        match unit(metric)? {
            Unit::Percent => meeting.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(known),
            Unit::Ratio => meeting.checked_div(known),
            _ => Some(meeting).filter(|_| !known.is_zero()),
        }
    }
}

impl fmt::Display for Counting<'_> {
    /// `at least 70% of “Nine-year-olds who read well”`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side = if self.better.is_sign_positive() { "at least" } else { "at most" };
        write!(f, "{side} {} of “{}”", self.shown, self.of.title())
    }
}

/// Whether `metric` counts units that reach a threshold.
pub fn is_counting(metric: Node<'_>) -> bool {
    metric.word_of("kind") == Some("count_meeting")
}

/// Whether people call the parts of `dimension` so: by its name, in the singular or the plural.
fn is_called(dimension: Node<'_>, noun: &str) -> bool {
    dimension.name().is_some_and(|name| same_noun(name, noun))
}
