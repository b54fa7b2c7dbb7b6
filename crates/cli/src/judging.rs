//! How a plan is judged: the arguments that every command with findings takes.

use chrono::{Local, NaiveDate};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use milepost_checks::{Options, Profile, SETTINGS, Unfit, setting_value};
use milepost_diagnostics::did_you_mean;
use milepost_plan::Quantity;
use milepost_plan::calendar::{self, Unreadable};

/// The day, the profile and the thresholds, as far as they are not the plan's own.
#[derive(Args)]
pub(crate) struct Judging {
    /// Which findings are reported; without it the plan decides.
    #[arg(long, value_parser = profiles())]
    profile: Option<Profile>,
    /// The day as of which the plan is judged; without it today.
    #[arg(long, value_name = "DATE", value_parser = day)]
    as_of: Option<NaiveDate>,
    /// A threshold that stands over the plan's own, such as `most_priorities=6`.
    #[arg(long = "set", value_name = "NAME=NUMBER", value_parser = setting)]
    settings: Vec<(String, Quantity)>,
}

impl Judging {
    /// What the checks are told.
    pub(crate) fn options(&self) -> Options {
        let as_of = self.as_of.unwrap_or_else(|| Local::now().date_naive());
        Options { as_of, profile: self.profile, settings: self.settings.clone() }
    }
}

fn profiles() -> impl TypedValueParser<Value = Profile> {
    PossibleValuesParser::new(Profile::ALL.map(Profile::word)).map(|word| Profile::from_word(&word).unwrap_or_default())
}

/// The day that an argument names.
///
/// # Errors
/// Why it is none.
pub(crate) fn day(text: &str) -> Result<NaiveDate, String> {
    calendar::day(text).map_err(|why| match why {
        Unreadable::DoesNotExist(why) => format!("there is no such day: {why}"),
        _ => "a day is written like 2026-09-30".into(),
    })
}

fn setting(text: &str) -> Result<(String, Quantity), String> {
    let (name, number) = text.split_once('=').ok_or("a setting is written like most_priorities=6")?;
    let number = number.parse().map_err(|_| format!("`{number}` is not a number"))?;
    let quantity = Quantity { number, unit: None };
    match setting_value(name, &quantity) {
        Ok(_) => Ok((name.to_owned(), quantity)),
        Err(Unfit::Value(unit)) => Err(format!("`{name}` is a number of {unit}, not below zero")),
        Err(Unfit::Unknown) => {
            let meant = did_you_mean(name, SETTINGS.iter().map(|setting| setting.name));
            Err(format!("no check has a setting `{name}`. {}", meant.unwrap_or_default()).trim_end().to_owned())
        }
    }
}
