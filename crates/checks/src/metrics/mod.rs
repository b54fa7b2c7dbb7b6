//! Metric quality, by theme.

pub(crate) mod baselines;
pub(crate) mod counted;
pub(crate) mod definitions;
pub(crate) mod parts;
pub(crate) mod rhythm;
pub(crate) mod units;
