//! What is expected of a metric, when, and by which method.
//!
//! A value of a period stands at its last day: "87% in 2027-Q4" is reached at the end of December. Between two points
//! time is counted in months where both lie at the end of one, so that each month brings the same step whatever its
//! length; elsewhere in days. After its last point a line is held. Before its first point nothing is expected.
//!
//! | shape | between two points |
//! |---|---|
//! | linear | the same step in every month, or day |
//! | steps | the earlier value, until the first day of the next point |
//! | geometric | the same share in every month; it can neither touch nor cross zero |
//! | `s_curve` | slow, fast, slow: the cubic through all points, flat at both ends, that never overshoots (3u² − 2u³ between two) |
//! | seasonal | a level plus the index of the season; the level is constant before the first point and after the last, linear between |
//!
//! Lines of all shapes but seasonal begin at the baseline. Without a `shape` a line is linear. Values are exact decimals
//! as long as the arithmetic is; powers are right to some 25 digits. Nothing is rounded but what is printed: see
//! [`printed`].

mod account;
mod build_up;
mod line;
mod metric;
mod roll_up;
mod season;
mod shape;
#[cfg(test)]
mod tests;
mod time;

pub use account::{Account, accounts, origin};
pub use build_up::{BuildUp, Effect, Showing, build_up, effects};
pub use line::{Expected, Knot, Line, Silence};
pub(crate) use metric::number_words;
pub use metric::{
    Reading, aims, aims_for, as_printed, baseline, change_as_printed, current, decimals, direction, expected,
    floors_for, is_about, is_goal, level_of, parts, printed, printed_change, readings, signed_change, size, step,
    steps, unit, value_of, versions, without_action,
};
pub use roll_up::{Part, RollUp, Weights, combine, populations, roll_up};
pub use season::{Season, Swing};
pub use shape::Shape;
