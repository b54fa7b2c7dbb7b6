//! Words that people write where the language has another one.

use milepost_vocabulary::Type;

use crate::reader::is_currency;

/// What to write instead of `found` where a value of type `ty` must stand, if that is known.
pub(crate) fn instead_of(ty: Type, found: &str) -> Option<String> {
    let lower = found.to_lowercase();
    let word = match ty {
        Type::Cadence => match lower.as_str() {
            "daily" => "day",
            "weekly" => "week",
            "fortnightly" => "2 weeks",
            "monthly" => "month",
            "quarterly" => "quarter",
            "termly" => "term",
            "annual" | "annually" | "yearly" => "year",
            _ => return None,
        },
        Type::Unit => match lower.as_str() {
            "percentage" | "pct" | "per_cent" => "percent",
            "pp" | "ppt" | "percentage_points" => "points",
            "number" | "numbers" | "total" => "count",
            _ if is_currency(found) => return Some(format!("money {found}")),
            _ if found.starts_with(char::is_alphabetic) => return Some(format!("count of {found}")),
            _ => return None,
        },
        Type::Level | Type::Quantity => match lower.as_str() {
            "tbc" | "tbd" | "na" | "nk" => "unknown",
            _ => return None,
        },
        _ => return None,
    };
    Some(word.to_owned())
}
