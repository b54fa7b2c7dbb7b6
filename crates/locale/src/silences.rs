//! Why the plan says nothing of a time, and how much of an effect shows at one.

use milepost_plan::trajectory::{Showing, Silence};

use crate::{Locale, say};

impl Locale {
    /// Why nothing is expected, without a full stop.
    pub fn silence(&self, silence: &Silence) -> String {
        match silence {
            Silence::NoPoints => say!(self, "silence-no-points"),
            Silence::Before(first) => say!(self, "silence-before", when = first),
            Silence::ThroughZero => say!(self, "silence-through-zero"),
            Silence::NoSeason(months) if months.is_empty() => say!(self, "silence-no-season"),
            Silence::NoSeason(months) => {
                let months = self.list(months.iter().map(|month| self.word(month)));
                say!(self, "silence-months", months = months)
            }
            Silence::OtherPeriod(when) => say!(self, "silence-other-period", when = when),
            Silence::NoStart => say!(self, "silence-no-start"),
            Silence::Parts(parts) => say!(self, "silence-parts", parts = self.list(parts.iter().cloned())),
            Silence::NoRule => say!(self, "silence-no-rule"),
            Silence::TooLarge => say!(self, "silence-too-large"),
        }
    }

    /// How much of an effect shows.
    pub fn showing(&self, showing: &Showing) -> String {
        match showing {
            Showing::Unsaid => say!(self, "effect-unsaid"),
            Showing::NothingYet => say!(self, "effect-nothing-yet"),
            Showing::InFull { since } => say!(self, "effect-in-full", day = *since),
            Showing::Reached { share, of } => {
                let change = self.quantity(of, None);
                say!(self, "effect-reached", share = self.percent(*share), change = change)
            }
            Showing::Growing { share, of, ramp, until } => say!(
                self,
                "effect-growing",
                share = self.percent(*share),
                change = self.quantity(of, None),
                ramp = self.word(ramp),
                day = *until
            ),
        }
    }
}
