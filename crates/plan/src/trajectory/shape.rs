//! The arithmetic of shapes, over places in time and values.

use rust_decimal::{Decimal, MathematicalOps};

/// How the values between the points are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The same step in every period.
    Linear,
    /// A value holds until the next one begins.
    Steps,
    /// The same share in every period.
    Geometric,
    /// Slow, fast, slow.
    SCurve,
    /// A level that moves with the seasons.
    Seasonal,
}

impl Shape {
    /// The shape that the language calls `word`.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Linear, Self::Steps, Self::Geometric, Self::SCurve, Self::Seasonal]
            .into_iter()
            .find(|shape| shape.word() == word)
    }

    /// Its word in the language.
    pub fn word(self) -> &'static str {
        match self {
            Self::Linear => "linear",
            Self::Steps => "steps",
            Self::Geometric => "geometric",
            Self::SCurve => "s_curve",
            Self::Seasonal => "seasonal",
        }
    }
}

/// A place in time and the value there.
pub(super) type Place = (Decimal, Decimal);

/// The share of the way from `from` to `to` that is behind at `at`.
pub(super) fn share(from: Decimal, to: Decimal, at: Decimal) -> Option<Decimal> {
    at.checked_sub(from)?.checked_div(to.checked_sub(from)?)
}

/// On the straight line from `a` to `b`. The product comes before the quotient: whole parts of a step are exact.
pub(super) fn linear(a: Place, b: Place, at: Decimal) -> Option<Decimal> {
    let rise = b.1.checked_sub(a.1)?.checked_mul(at.checked_sub(a.0)?)?;
    a.1.checked_add(rise.checked_div(b.0.checked_sub(a.0)?)?)
}

/// On the path of equal shares from `a` to `b`; nothing where one of them is zero or they differ in sign.
pub(super) fn geometric(a: Place, b: Place, at: Decimal) -> Option<Decimal> {
    if at == b.0 {
        return Some(b.1);
    }
    let ratio = b.1.checked_div(a.1)?;
    if ratio <= Decimal::ZERO {
        return None;
    }
    a.1.checked_mul(ratio.checked_powd(share(a.0, b.0, at)?)?)
}

/// By which share the path of equal shares from `a` to `b` grows in a `year`.
pub(super) fn growth(a: Place, b: Place, year: Decimal) -> Option<Decimal> {
    let ratio = b.1.checked_div(a.1)?;
    geometric((a.0, Decimal::ONE), (b.0, ratio), a.0.checked_add(year)?)?.checked_sub(Decimal::ONE)
}

/// From zero to one as `u` does, but slow, fast and slow.
pub(super) fn smooth(u: Decimal) -> Decimal {
    let u = u.clamp(Decimal::ZERO, Decimal::ONE);
    u * u * (Decimal::from(3) - Decimal::TWO * u)
}

/// On the curve through `places` that is flat at both ends and never overshoots: piecewise cubic, with slopes by
/// Fritsch and Butland. Between two places it is `smooth`.
pub(super) fn s_curve(places: &[Place], at: Decimal) -> Option<Decimal> {
    let next = places.iter().position(|place| at <= place.0)?.max(1);
    let (a, b) = (*places.get(next - 1)?, *places.get(next)?);
    let width = b.0.checked_sub(a.0)?;
    let u = share(a.0, b.0, at)?;
    let rest = Decimal::ONE - u;
    let rise = b.1.checked_sub(a.1)?.checked_mul(smooth(u))?;
    let leaving = slope(places, next - 1)?.checked_mul(width)?.checked_mul(u * rest * rest)?;
    let arriving = slope(places, next)?.checked_mul(width)?.checked_mul(u * u * rest)?;
    a.1.checked_add(rise)?.checked_add(leaving)?.checked_sub(arriving)
}

fn slope(places: &[Place], index: usize) -> Option<Decimal> {
    if index == 0 || index + 1 == places.len() {
        return Some(Decimal::ZERO);
    }
    let (before, here, after) = (places[index - 1], places[index], places[index + 1]);
    let (left, right) = (here.0.checked_sub(before.0)?, after.0.checked_sub(here.0)?);
    let into = here.1.checked_sub(before.1)?.checked_div(left)?;
    let out = after.1.checked_sub(here.1)?.checked_div(right)?;
    if into.is_zero() || out.is_zero() || into.is_sign_negative() != out.is_sign_negative() {
        return Some(Decimal::ZERO);
    }
    let (first, second) = (Decimal::TWO * right + left, right + Decimal::TWO * left);
    (first + second).checked_div(first.checked_div(into)?.checked_add(second.checked_div(out)?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn place(at: i64, value: &str) -> Place {
        (Decimal::from(at), d(value))
    }

    #[test]
    fn the_same_step_and_the_same_share() {
        assert_eq!(linear(place(0, "84.62"), place(6, "90"), Decimal::from(3)), Some(d("87.31")));
        let middle = geometric(place(0, "4"), place(4, "16"), Decimal::TWO).expect("both are positive");
        assert_eq!(middle.round_dp(20), d("8"));
        assert_eq!(geometric(place(0, "-4"), place(4, "-16"), Decimal::TWO).map(|v| v.round_dp(20)), Some(d("-8")));
        assert_eq!(geometric(place(0, "103"), place(4, "0"), Decimal::TWO), None);
        assert_eq!(geometric(place(0, "0"), place(4, "10"), Decimal::TWO), None);
        assert_eq!(geometric(place(0, "-1"), place(4, "10"), Decimal::TWO), None);
    }

    #[test]
    fn an_s_curve_is_symmetric_passes_its_points_and_stays_between_them() {
        let two = [place(0, "10"), place(4, "20")];
        let at = |x: &str| s_curve(&two, d(x)).expect("on the curve").normalize();
        assert_eq!(
            [at("0"), at("1"), at("2"), at("3"), at("4")],
            [d("10"), d("11.5625"), d("15"), d("18.4375"), d("20")]
        );
        let four = [place(0, "10"), place(4, "11"), place(6, "18"), place(10, "20")];
        for known in four {
            assert_eq!(s_curve(&four, known.0).map(|value| value.round_dp(20)), Some(known.1));
        }
        let mut last = d("10");
        for tenth in 0..=100 {
            let value = s_curve(&four, Decimal::new(tenth, 1)).expect("on the curve");
            assert!(value >= last, "it falls at {tenth}");
            last = value;
        }
    }

    #[test]
    fn numbers_too_large_give_nothing() {
        let huge = Decimal::MAX;
        assert_eq!(linear((Decimal::ZERO, -huge), (Decimal::ONE, huge), d("0.5")), None);
        assert_eq!(s_curve(&[(Decimal::ZERO, -huge), (Decimal::ONE, huge)], d("0.5")), None);
        assert_eq!(geometric((Decimal::ZERO, Decimal::new(1, 28)), (Decimal::ONE, huge), d("0.5")), None);
    }
}
