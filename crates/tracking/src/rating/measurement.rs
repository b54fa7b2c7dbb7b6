//! A value to be rated.

use milepost_plan::trajectory;
use milepost_plan::{When, calendar::Period};
use rust_decimal::Decimal;

use crate::answer::Quality;
use crate::series::Reading;

/// A measured value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measurement {
    /// The period.
    pub period: Period,
    /// The value, in the unit of the metric.
    pub value: Decimal,
    /// How firm it is.
    pub quality: Quality,
    /// The source, as the plan says it.
    pub source: Option<String>,
    /// How it was worked out, where it was.
    pub method: Option<String>,
    /// From how many parts of how many it is put together, where some are missing.
    pub incomplete: Option<(usize, usize)>,
}

impl Measurement {
    /// What is rated of a reading; nothing where it holds no value.
    pub(super) fn of(reading: &Reading) -> Option<Self> {
        let incomplete = reading.expected.filter(|expected| reading.parts < *expected);
        Some(Self {
            period: reading.period.clone(),
            value: reading.value?,
            quality: reading.quality,
            source: reading.source.clone(),
            method: reading.method.clone(),
            incomplete: incomplete.map(|expected| (reading.parts, expected)),
        })
    }

    /// When it is from.
    pub(super) fn when(&self) -> When {
        When::Period(self.period.clone())
    }

    /// As the trajectory takes it.
    pub(super) fn plain(&self) -> trajectory::Reading {
        trajectory::Reading { when: self.when(), value: self.value }
    }

    /// Whether it may still change or was never checked: a status that rests on it must say so.
    pub fn is_soft(&self) -> bool {
        self.quality.is_soft()
    }
}
