//! What a formula gives: its unit, worked out from the units of what stands in it.

use rust_decimal::Decimal;

use super::{Formula, Operator};
use crate::item::Node;
use crate::value::{Reference, TimeUnit, Unit, Value, number};

/// What a number measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// In what it is measured.
    pub of: Of,
    /// By which powers of ten it was multiplied on the way: 100 in `completed * 100 / all`.
    pub tens: Decimal,
}

/// In what a number is measured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// In nothing: a plain number.
    Number,
    /// One count, amount or time divided by another of its kind: from 0 to 1 if it is a part of it.
    Share,
    /// In a unit.
    Unit(Unit),
}

/// Why a formula measures nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mixed {
    /// What stands left and right of a sign does not go together: the part of the formula, what each side is, and what
    /// to do instead.
    Pair(String, String, String, &'static str),
    /// A question that is not answered by a number: its name and its type.
    NotANumber(String, String),
}

impl From<Of> for Measure {
    fn from(of: Of) -> Self {
        Self { of, tens: Decimal::ONE }
    }
}

impl Measure {
    /// What `number` measures where it stands in a formula.
    pub(super) fn of_number(number: Decimal) -> Self {
        let powers = std::iter::successors(Some(Decimal::TEN), |ten| ten.checked_mul(Decimal::TEN));
        let is_ten = powers.take_while(|ten| *ten <= number).any(|ten| ten == number);
        Self { of: Of::Number, tens: if is_ten { number } else { Decimal::ONE } }
    }

    /// What an answer to `question` measures; nothing where it is no number.
    pub fn of_question(question: Node<'_>) -> Option<Self> {
        let unit = question.entry("unit").and_then(|entry| match entry.value("unit")? {
            Value::Unit(unit) => Some(unit.clone()),
            _ => None,
        });
        let of = match question.text("type")? {
            "count" => Of::Unit(unit.unwrap_or(Unit::Count(None))),
            // Each yes counts one.
            "yes_no" => Of::Unit(Unit::Count(None)),
            "percent" => Of::Unit(Unit::Percent),
            "money" => Of::Unit(unit.unwrap_or_else(|| Unit::Money(String::new()))),
            "duration" => Of::Unit(unit.unwrap_or(Unit::Time(TimeUnit::Days))),
            "scale" => Of::Unit(Unit::Score),
            "number" => unit.map_or(Of::Number, Of::Unit),
            _ => return None,
        };
        Some(of.into())
    }

    /// In words, for a message: "a count of pupils", "a share".
    pub fn words(&self) -> String {
        let words = match &self.of {
            Of::Number => return "a plain number".to_owned(),
            Of::Share => "a share",
            Of::Unit(unit) => match unit {
                Unit::Percent => "a percentage",
                Unit::Points => "points",
                Unit::Count(None) => "a count",
                Unit::Count(Some(noun)) => return format!("a count of {}", noun.replace('_', " ")),
                Unit::Money(currency) if currency.is_empty() => "money",
                Unit::Money(currency) => return format!("money in {currency}"),
                Unit::Time(time) => return format!("a time in {}", time.word().replace('_', " ")),
                Unit::Rate { per, .. } => return format!("a rate per {}", number(*per)),
                Unit::Index => "an index",
                Unit::Score => "a score",
                Unit::Ratio => "a ratio",
                Unit::Ordinal => "a step of several",
            },
        };
        words.to_owned()
    }

    /// By what a value is multiplied to be one of a metric in `unit`; nothing where it cannot be. A share becomes a
    /// percentage, an index or a rate, unless the author has made it one: `completed / all * 100`.
    pub fn into_unit(&self, unit: &Unit) -> Option<Decimal> {
        let made = |scale: Decimal| Some(if self.tens == scale { Decimal::ONE } else { scale });
        match (&self.of, unit) {
            (Of::Share, Unit::Percent | Unit::Index) => made(Decimal::ONE_HUNDRED),
            (Of::Share, Unit::Rate { per, .. }) => made(*per),
            (Of::Share, Unit::Ratio)
            | (Of::Number, Unit::Count(_) | Unit::Index | Unit::Score | Unit::Ratio | Unit::Ordinal) => {
                Some(Decimal::ONE)
            }
            // A scale is answered with the number of a step.
            (Of::Unit(Unit::Score), Unit::Ordinal) => Some(Decimal::ONE),
            (Of::Unit(own), unit) => alike(own, unit).then_some(Decimal::ONE),
            _ => None,
        }
    }
}

/// Whether two values in these units can be added.
fn alike(left: &Unit, right: &Unit) -> bool {
    match (left, right) {
        (Unit::Count(left), Unit::Count(right)) => left.is_none() || right.is_none() || left == right,
        (Unit::Money(left), Unit::Money(right)) => left.is_empty() || right.is_empty() || left == right,
        (Unit::Rate { per: left, .. }, Unit::Rate { per: right, .. }) => left == right,
        _ => left == right,
    }
}

impl Operator {
    /// What the sum, difference, product or quotient of two numbers measures, and by what the result is multiplied so
    /// that it is in that measure.
    ///
    /// # Errors
    /// What to do instead, in a sentence.
    pub(super) fn measure(self, left: &Measure, right: &Measure) -> Result<(Measure, Decimal), &'static str> {
        let (of, factor) = match self {
            Self::Plus | Self::Minus => (self.sum(&left.of, &right.of)?, Decimal::ONE),
            Self::Times => product(&left.of, &right.of).or_else(|_| product(&right.of, &left.of))?,
            Self::Over => (quotient(&left.of, &right.of)?, Decimal::ONE),
        };
        let tens = match self {
            Self::Plus | Self::Minus => left.tens.max(right.tens),
            Self::Times => left.tens.checked_mul(right.tens).unwrap_or(Decimal::ONE),
            Self::Over => left.tens,
        };
        Ok((Measure { of, tens }, factor))
    }

    fn sum(self, left: &Of, right: &Of) -> Result<Of, &'static str> {
        use Of::{Number, Share};
        use Unit::{Count, Money, Percent, Points, Rate, Time};
        match (left, right) {
            (Number, Number) => Ok(Number),
            (Share | Number, Share | Number) => Ok(Share),
            (Number, Of::Unit(unit @ Count(_))) | (Of::Unit(unit @ Count(_)), Number) => Ok(Of::Unit(unit.clone())),
            (Of::Unit(Percent), Number) | (Number, Of::Unit(Percent)) => Err(
                "A number without a unit is neither a percentage nor points: compute with the counts behind the percentage.",
            ),
            (Of::Unit(left), Of::Unit(right)) => match (left, right) {
                (Percent, Percent) if self == Self::Minus => Ok(Of::Unit(Points)),
                (Percent, Points) => Ok(Of::Unit(Percent)),
                (Points, Percent) if self == Self::Plus => Ok(Of::Unit(Percent)),
                // Pupils and teachers are people: what they have in common has no noun here.
                (Count(a), Count(b)) => Ok(Of::Unit(Count(if a == b { a.clone() } else { None }))),
                (Money(none), other @ Money(_)) if none.is_empty() => Ok(Of::Unit(other.clone())),
                (a, b) if alike(a, b) => Ok(Of::Unit(a.clone())),
                (Rate { .. }, Rate { .. }) => Err("Rates per different numbers must be brought to the same one first."),
                (Money(_), Money(_)) => Err("Different currencies must be collected in one of them."),
                (Time(_), Time(_)) => {
                    Err("Different units of time must be collected in one of them; working days are not days.")
                }
                _ => Err("Only what is measured in the same unit can be added or subtracted."),
            },
            _ => Err("Only what is measured in the same unit can be added or subtracted."),
        }
    }
}

fn product(left: &Of, right: &Of) -> Result<(Of, Decimal), &'static str> {
    use Unit::{Count, Money, Percent, Time};
    match (left, right) {
        (of, Of::Number | Of::Share) => Ok((if *of == Of::Number { right.clone() } else { of.clone() }, Decimal::ONE)),
        (Of::Unit(unit @ (Count(_) | Money(_) | Time(_) | Percent)), Of::Unit(Percent)) => {
            Ok((Of::Unit(unit.clone()), Decimal::new(1, 2)))
        }
        (Of::Unit(unit @ (Money(_) | Time(_))), Of::Unit(Count(_))) => Ok((Of::Unit(unit.clone()), Decimal::ONE)),
        (Of::Unit(Count(_)), Of::Unit(Count(_))) => Err("A count times a count is a count of nothing."),
        _ => Err("A product needs a number, a share or a percentage on one side."),
    }
}

fn quotient(left: &Of, right: &Of) -> Result<Of, &'static str> {
    use Unit::{Count, Money, Percent, Score, Time};
    match (left, right) {
        (of, Of::Number) => Ok(of.clone()),
        (Of::Share, Of::Share) | (Of::Unit(Count(_)), Of::Unit(Count(_))) => Ok(Of::Share),
        (Of::Unit(a), Of::Unit(b)) if alike(a, b) => Ok(Of::Share),
        (Of::Unit(unit @ (Money(_) | Time(_) | Score)), Of::Unit(Count(_))) => Ok(Of::Unit(unit.clone())),
        (Of::Unit(Percent), _) | (_, Of::Unit(Percent)) => {
            Err("Divide the counts behind the percentage: the quotient of sums is right, that of percentages is not.")
        }
        _ => Err("A quotient needs two counts, two amounts in one unit, or an amount or a time for each of a count."),
    }
}

impl Formula {
    /// What the formula measures, given what each name measures.
    ///
    /// # Errors
    /// The first part of it that mixes what does not go together.
    pub fn measure(&self, of: &mut dyn FnMut(&Reference) -> Result<Measure, Mixed>) -> Result<Measure, Mixed> {
        match self {
            Self::Number(number) => Ok(Measure::of_number(*number)),
            Self::Name(reference) => of(reference),
            Self::Pair(left, operator, right) => {
                let (a, b) = (left.measure(of)?, right.measure(of)?);
                let mixed = |help| Mixed::Pair(self.to_string(), a.words(), b.words(), help);
                operator.measure(&a, &b).map(|(measure, _)| measure).map_err(mixed)
            }
        }
    }
}
