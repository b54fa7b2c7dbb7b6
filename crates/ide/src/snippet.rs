//! Whole constructs with places to fill in, in the snippet syntax of the protocol: `${1:name}`, `${2|yes,no|}`.
#![allow(clippy::format_push_string, reason = "a snippet is short")]

use milepost_vocabulary::{Child, Construct, Head, Need, Slot, Type};

/// Whether writing the whole of `construct` saves something: it has entries that are needed.
pub(crate) fn is_block(construct: &'static Construct) -> bool {
    construct.head == Head::Keyword && needed(construct).next().is_some()
}

/// The line of `construct` and its block with what a complete plan has in it.
pub(crate) fn whole(construct: &'static Construct) -> String {
    let mut places = Places(0);
    let mut out = line(construct, &mut places, true);
    out.push(' ');
    out.push_str(&block(construct, &mut places));
    out
}

/// The block of `construct` alone.
pub(crate) fn body(construct: &'static Construct) -> String {
    block(construct, &mut Places(0))
}

/// `snippet` as plain text, with what stands in its places.
pub(crate) fn plain(snippet: &str) -> String {
    let mut out = String::new();
    let mut rest = snippet;
    while let Some(at) = rest.find(['$', '\\']) {
        out.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        if rest[at..].starts_with('\\') {
            out.push_str(tail.get(..1).unwrap_or(""));
            rest = tail.get(1..).unwrap_or("");
            continue;
        }
        let Some(inner) = tail.strip_prefix('{') else {
            rest = tail.trim_start_matches(|char: char| char.is_ascii_digit());
            continue;
        };
        let end = inner.find('}').unwrap_or(inner.len());
        let place = inner[..end].trim_start_matches(|char: char| char.is_ascii_digit());
        let first = place.trim_start_matches([':', '|']).trim_end_matches('|');
        out.push_str(first.split(',').next().filter(|_| place.starts_with('|')).unwrap_or(first));
        rest = inner.get(end + 1..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

struct Places(usize);

impl Places {
    fn next(&mut self) -> usize {
        self.0 += 1;
        self.0
    }
}

/// The entries of `construct` that a complete plan has, those that must be there first.
fn needed(construct: &'static Construct) -> impl Iterator<Item = &'static Child> {
    let of = |need| {
        let children = construct.children.iter();
        children.filter(move |child| child.need == need && child.construct.head == Head::Keyword)
    };
    of(Need::Required).chain(of(Need::Expected))
}

fn block(construct: &'static Construct, places: &mut Places) -> String {
    let mut out = String::from("{\n");
    for child in needed(construct) {
        out.push_str("  ");
        out.push_str(&entry(child.construct, places));
        out.push('\n');
    }
    out.push_str("  $0\n}");
    out
}

/// An entry with what it needs: on its line, or in a block of its own where it has no values.
fn entry(construct: &'static Construct, places: &mut Places) -> String {
    let mut out = line(construct, places, construct.declares_name());
    if construct.slots.iter().any(|slot| slot.required) {
        // Of what has a name, the block is written when its turn comes.
        for inner in needed(construct).filter(|_| !construct.declares_name()) {
            out.push(' ');
            out.push_str(&line(inner.construct, places, false));
        }
        return out;
    }
    let mut rows: Vec<String> = needed(construct).map(|inner| line(inner.construct, places, false)).collect();
    rows.extend(construct.row().map(|row| line(row.construct, places, false)));
    if !rows.is_empty() {
        out.push_str(&format!(" {{\n    {}\n  }}", rows.join("\n    ")));
    }
    out
}

fn line(construct: &'static Construct, places: &mut Places, title: bool) -> String {
    let mut out = match construct.head {
        Head::Keyword => construct.keyword.to_owned(),
        Head::Name => format!("${{{}:name}}", places.next()),
        Head::Period => format!("${{{}:2026-12}}", places.next()),
        Head::Reference(kinds) => format!("${{{}:{}}}", places.next(), kinds.first().unwrap_or(&"name")),
        Head::Choice(_, words) => format!("${{{}:{}}}", places.next(), words.first().map_or("", |word| word.word)),
        Head::Entry => format!("${{{}:note}}", places.next()),
    };
    for slot in construct.slots.iter().filter(|slot| {
        slot.required
            || (title
                && slot.ty == Type::Title
                && construct.declares_name()
                && construct.slots.iter().any(|slot| slot.ty == Type::Name && slot.required))
    }) {
        out.push(' ');
        out.push_str(&place(slot, places));
    }
    out
}

fn place(slot: &Slot, places: &mut Places) -> String {
    let example = match slot.ty {
        Type::Connective(word) => return word.to_owned(),
        Type::Choice(words) | Type::Share(words) => {
            let words: Vec<&str> = words.iter().map(|word| word.word).collect();
            return format!("${{{}|{}|}}", places.next(), words.join(","));
        }
        Type::Title | Type::Text => {
            return format!("\"${{{}:{}}}\"", places.next(), slot.name.replace('_', " "));
        }
        Type::Date => "2026-09-30",
        Type::When | Type::Period => "2026-09",
        Type::Span => "2026-04 to 2027-03",
        Type::Level => "92%",
        Type::Quantity => "1.5 points",
        Type::Change => "4 points",
        Type::Percent => "80%",
        Type::Whole => "1",
        Type::Money => "42 million GBP",
        Type::Duration => "5 days",
        Type::Cadence => "month",
        Type::Day => "first tuesday",
        Type::Unit => "percent",
        Type::Formula => "part / whole",
        Type::Path(kinds) => return format!("> ${{{}:{}}}", places.next(), kinds.first().unwrap_or(&"name")),
        Type::Reference(kinds) => kinds.first().copied().unwrap_or("name"),
        Type::Name => "name",
        Type::Word => slot.name,
    };
    format!("${{{}:{example}}}", places.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_snippet_without_its_places_is_a_plan() {
        for construct in milepost_vocabulary::constructs().into_iter().filter(|construct| is_block(construct)) {
            let text = plain(&whole(construct));
            assert!(!text.contains(['$', '|']), "{text}");
            let parsed = milepost_syntax::parse(milepost_diagnostics::FileId(0), text.as_str());
            assert_eq!(parsed.diagnostics, [], "{text}");
        }
    }
}
