//! The one form of each value: `1,200`, `80%`, `1 month`, `2 weeks`.

use std::ops::Range;

use milepost_diagnostics::{Edit, Span, apply_edits};
use milepost_syntax::{Kind, Parse, TokenId, parse};
use milepost_vocabulary::Type;

use crate::calendar::{FiscalYear, period};
use crate::value::{TimeUnit, Value};

/// The text of `parse` in the one layout, every value in its one form; a text with faults stays as it is.
pub fn format(parsed: &Parse) -> String {
    let edits = if parsed.diagnostics.is_empty() { canonical(parsed) } else { Vec::new() };
    match apply_edits(parsed.file, &parsed.text, &edits) {
        Ok(text) if !edits.is_empty() => milepost_syntax::format(&parse(parsed.file, text)),
        _ => milepost_syntax::format(parsed),
    }
}

/// The edits that bring every value of `parsed` into its one form. Values that cannot be read stay as they are.
fn canonical(parsed: &Parse) -> Vec<Edit> {
    let (plan, _) = crate::compile(std::slice::from_ref(parsed));
    let mut edits = Vec::new();
    for node in plan.nodes() {
        let item = node.item();
        for placed in &item.values {
            if matches!(placed.value, Value::Period(_) | Value::When(_) | Value::Span(..)) {
                periods(parsed, tokens(parsed, placed.span), plan.calendar().fiscal, &mut edits);
            }
            if let Some(slot) = item.construct.slots.iter().find(|slot| slot.name == placed.slot) {
                let tokens = tokens(parsed, placed.span);
                match slot.ty {
                    Type::Cadence => cadence(parsed, tokens, &mut edits),
                    Type::Unit if tokens.len() == 1 => plural(parsed, tokens.start, false, &mut edits),
                    Type::Level
                    | Type::Quantity
                    | Type::Change
                    | Type::Whole
                    | Type::Money
                    | Type::Percent
                    | Type::Share(_)
                    | Type::Duration
                    | Type::Formula
                    | Type::Unit => numbers(parsed, tokens, &mut edits),
                    _ => {}
                }
            }
        }
    }
    edits
}

/// The tokens inside `span`.
fn tokens(parsed: &Parse, span: Span) -> Range<TokenId> {
    let number = |place: u32| parsed.tokens.spans.partition_point(|&(start, _)| start < place);
    let id = |number: usize| TokenId::try_from(number).unwrap_or(TokenId::MAX);
    id(number(span.start))..id(number(span.end))
}

/// Periods with all their digits: `2026-W05`.
fn periods(parsed: &Parse, tokens: Range<TokenId>, fiscal: FiscalYear, edits: &mut Vec<Edit>) {
    for id in tokens.filter(|&id| parsed.kind(id) == Kind::Literal) {
        if let Ok(period) = period(parsed.text(id), fiscal) {
            replace(parsed, id, &period.text, edits);
        }
    }
}

/// Numbers with commas between thousands, each with the word after it in the number that fits.
fn numbers(parsed: &Parse, tokens: Range<TokenId>, edits: &mut Vec<Edit>) {
    for id in tokens.clone().filter(|&id| parsed.kind(id) == Kind::Literal) {
        let raw = parsed.text(id);
        let Some(grouped) = grouped(raw) else { continue };
        let next = Some(id + 1).filter(|next| tokens.contains(next) && parsed.kind(*next) == Kind::Word);
        let of_rate = id > tokens.start && parsed.text(id - 1) == "per";
        match next {
            Some(next) if parsed.text(next) == "percent" && !raw.ends_with('%') => {
                edits.push(Edit { span: parsed.span(id).to(parsed.span(next)), replacement: format!("{grouped}%") });
                continue;
            }
            Some(next) if !of_rate => plural(parsed, next, is_one(raw), edits),
            _ => {}
        }
        replace(parsed, id, &grouped, edits);
    }
}

fn cadence(parsed: &Parse, tokens: Range<TokenId>, edits: &mut Vec<Edit>) {
    let first = tokens.start;
    match parsed.text(first) {
        "fortnight" => replace(parsed, first, "2 weeks", edits),
        "half_year" => replace(parsed, first, "6 months", edits),
        _ if tokens.len() == 1 => plural(parsed, first, true, edits),
        count if is_one(count) => {
            if let Some(unit) = TimeUnit::from_word(parsed.text(first + 1)) {
                let span = parsed.span(first).to(parsed.span(first + 1));
                edits.push(Edit { span, replacement: singular(unit).to_owned() });
            }
        }
        _ => numbers(parsed, tokens, edits),
    }
}

/// The unit at `id` in singular or plural; what is no unit stays.
fn plural(parsed: &Parse, id: TokenId, one: bool, edits: &mut Vec<Edit>) {
    match (parsed.text(id), one) {
        ("point", false) => replace(parsed, id, "points", edits),
        ("points", true) => replace(parsed, id, "point", edits),
        (word, one) => {
            if let Some(unit) = TimeUnit::from_word(word) {
                replace(parsed, id, if one { singular(unit) } else { unit.word() }, edits);
            }
        }
    }
}

fn singular(unit: TimeUnit) -> &'static str {
    unit.word().strip_suffix('s').unwrap_or(unit.word())
}

fn replace(parsed: &Parse, id: TokenId, written: &str, edits: &mut Vec<Edit>) {
    if parsed.text(id) != written {
        edits.push(Edit { span: parsed.span(id), replacement: written.to_owned() });
    }
}

fn is_one(raw: &str) -> bool {
    matches!(raw.trim_start_matches(['+', '-']), "1")
}

/// `raw` with commas between thousands; nothing when it is no number.
fn grouped(raw: &str) -> Option<String> {
    let unsigned = raw.trim_start_matches(['+', '-']);
    let (whole, rest) = unsigned.split_at(unsigned.find(['.', '%']).unwrap_or(unsigned.len()));
    let digits = whole.replace(',', "");
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut out = raw[..raw.len() - unsigned.len()].to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    Some(out + rest)
}

#[cfg(test)]
mod tests {
    use milepost_diagnostics::FileId;

    use super::*;

    fn formatted(text: &str) -> String {
        format(&parse(FileId(0), text))
    }

    #[test]
    fn values_have_one_form() {
        let text = "plan a { period 2026 to 2027; setting most 1 points; holiday 2027 }
unit u { staff 1850 }
priority p {
  metric m \"Seen in 2026, of 9400\" {
    unit day
    frequency fortnight
    lag 1 months
    smoothing rolling 3 month
    margin 0.5 point
    bounds 0 percent to 100%
    baseline 9400 pupils at 2026
    target -1200000.50 by 2027 as +1 points
    forecast 12 week by 2027 confidence 70 percent
    computed (q*1000) / 2026
    benchmark 1.36 per 100000 days
  }
  resource money 42000 million GBP
}
collection c { every 1 weeks due 5 day after; opens 1 working_days before; asks { q count unit rate per 10000 } }
routine r { every half_year }
";
        insta::assert_snapshot!(formatted(text), @r#"
        plan a { period 2026 to 2027; setting most 1 point; holiday 2027 }
        unit u { staff 1,850 }

        priority p {
          metric m "Seen in 2026, of 9400" {
            unit       days
            frequency  2 weeks
            lag        1 month
            smoothing  rolling 3 months
            margin     0.5 points
            bounds     0% to 100%
            baseline   9,400 pupils at 2026
            target     -1,200,000.50 by 2027 as +1 point
            forecast   12 weeks by 2027 confidence 70%
            computed (q * 1,000) / 2,026
            benchmark  1.36 per 100,000 days
          }
          resource money 42,000 million GBP
        }

        collection c {
          every  week due 5 days after
          opens  1 working_day before
          asks { q count unit rate per 10,000 }
        }

        routine r { every 6 months }
        "#);
    }

    #[test]
    fn what_cannot_be_read_stays() {
        assert_eq!(
            formatted("unit u { staff 18x50 }\nunit v { staff 1850"),
            "unit u { staff 18x50 }\nunit v { staff 1850"
        );
        assert_eq!(formatted("unit u { staff 18x50; acronym \"1850\" }"), "unit u { staff 18x50; acronym \"1850\" }\n");
        assert_eq!(formatted("nothing 1850"), "nothing 1850\n");
    }
}
