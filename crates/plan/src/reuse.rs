//! What a plan takes over from the one before it: the items of every entry at the top of a file whose text is the same.
//!
//! What comes of an entry at the top depends on its own text and the calendar alone, up to the numbers of items, the
//! places in the text, and what names stand for. The first two are moved; names are resolved anew.

use std::borrow::Borrow;
use std::sync::Arc;

use milepost_diagnostics::Span;
use milepost_syntax::{Body, Entry, Parse};

use crate::item::{Item, ItemId, Plan};
use crate::value::Value;

/// A plan with what it was made from, to be given up for the next one.
#[derive(Debug)]
pub struct Before {
    /// The plan.
    pub plan: Plan,
    /// The files that it was made from.
    pub files: Vec<Arc<Parse>>,
    /// What came of their entries.
    pub made: Made,
}

/// The first item of every entry at the top of the files, in their order; nothing where something is wrong with it.
#[derive(Debug, Default)]
pub struct Made(pub(crate) Vec<Option<ItemId>>);

/// The items of a former plan, taken from the front.
pub(crate) struct Former {
    /// Of so many entries at the front the items have stayed where they are.
    stayed: usize,
    /// The others with their numbers.
    items: std::iter::Peekable<std::iter::Zip<std::ops::RangeFrom<usize>, std::vec::IntoIter<Item>>>,
    /// For every entry at the top of the new files where its items lie and how far its text has moved; nothing where it
    /// is to be read.
    known: Vec<Option<Known>>,
}

#[derive(Clone, Copy)]
struct Known {
    first: ItemId,
    end: ItemId,
    moved: i64,
}

impl Former {
    /// What of `before` can be taken over by a plan made from `entries`; its `items` are those up to the first change.
    pub(crate) fn of(before: Before, entries: &[(&Parse, &Entry)], items: &mut Vec<Item>) -> Self {
        let Before { plan, files, made } = before;
        let old: Vec<_> = entries_of(&files).collect();
        let alike = |(one, other): &(&(&Parse, &Entry), &(&Parse, &Entry))| same(**one, **other);
        let leading = old.iter().zip(entries).take_while(alike).count();
        let rest = old.len().min(entries.len()) - leading;
        let trailing = old.iter().rev().zip(entries.iter().rev()).take(rest).take_while(alike).count();
        let known = entries.iter().enumerate().map(|(at, &(parse, entry))| {
            let from_end = entries.len() - at;
            let was = match at {
                at if at < leading => at,
                _ if from_end <= trailing => old.len() - from_end,
                _ => return None,
            };
            let first = made.0[was].filter(|_| !is_flawed(parse, entry))?;
            let end = ItemId(plan.node(first).last().0 + 1);
            let (before, now) = (start(old[was]), start((parse, entry)));
            Some(Known { first, end, moved: i64::from(now) - i64::from(before) })
        });
        let known: Vec<_> = known.collect();
        *items = plan.items;
        let mut end = 0;
        let stays = |known: &&Option<Known>| {
            let stays = known.filter(|known| known.first.0 == end && known.moved == 0);
            stays.inspect(|known| end = known.end.0).is_some()
        };
        let stayed = known.iter().take_while(stays).count();
        let rest = items.split_off(end as usize);
        for item in items {
            shift(item, 0, 0);
        }
        Self { stayed, items: (end as usize..).zip(rest).peekable(), known }
    }

    /// Puts the items of the entry with this number behind `items`, if they are known. The number of the first one.
    pub(crate) fn take(&mut self, entry: usize, items: &mut Vec<Item>) -> Option<ItemId> {
        let Known { first, end, moved } = self.known.get(entry).copied().flatten()?;
        if entry < self.stayed {
            return Some(first);
        }
        let id = ItemId(u32::try_from(items.len()).expect("fewer items than bytes"));
        let renumbered = i64::from(id.0) - i64::from(first.0);
        while self.items.next_if(|(number, _)| *number < first.0 as usize).is_some() {}
        while let Some((_, mut item)) = self.items.next_if(|(number, _)| *number < end.0 as usize) {
            shift(&mut item, renumbered, moved);
            items.push(item);
        }
        Some(id)
    }
}

/// The entries at the top of `files`.
pub(crate) fn entries_of<P: Borrow<Parse>>(files: &[P]) -> impl Iterator<Item = (&Parse, &Entry)> {
    files.iter().map(Borrow::borrow).flat_map(|parse| parse.entries.iter().map(move |entry| (parse, entry)))
}

/// Whether the text has a finding in the lines of `entry`, so that what comes of it depends on more than its own words.
pub(crate) fn is_flawed(parse: &Parse, entry: &Entry) -> bool {
    if parse.diagnostics.is_empty() {
        return false;
    }
    let extent = parse.extent(entry).range();
    let line = parse.text[..extent.start].rfind('\n').map_or(0, |line| line + 1);
    let before = parse.diagnostics.partition_point(|finding| finding.primary.span.range().start < line);
    parse.diagnostics.get(before).is_some_and(|finding| finding.primary.span.range().start <= extent.end)
}

fn start((parse, entry): (&Parse, &Entry)) -> u32 {
    parse.span(entry.head).start
}

/// Whether the same stands in both entries, perhaps elsewhere in the file.
fn same((parse, one): (&Parse, &Entry), (other_parse, other): (&Parse, &Entry)) -> bool {
    if std::ptr::eq(one, other) {
        return true;
    }
    let text = |parse: &Parse, entry: &Entry| parse.extent(entry).range();
    let tokens = |entry: &Entry| entry.head as usize..end(entry) as usize;
    let places = |parse: &'_ Parse, entry: &Entry| {
        let first = parse.span(entry.head).start;
        let spans: Vec<_> = parse.tokens.spans[tokens(entry)].iter().map(|(a, b)| (a - first, b - first)).collect();
        spans
    };
    parse.file == other_parse.file
        && parse.text[text(parse, one)] == other_parse.text[text(other_parse, other)]
        && parse.tokens.kinds[tokens(one)] == other_parse.tokens.kinds[tokens(other)]
        && places(parse, one) == places(other_parse, other)
        && alike(one, other, i64::from(other.head) - i64::from(one.head))
}

/// The number of the token behind `entry`.
fn end(entry: &Entry) -> u32 {
    entry.body.as_ref().map_or(entry.values.end.max(entry.head + 1), |body| body.close + 1)
}

/// Whether the trees have the same shape over tokens whose numbers differ by `by`.
fn alike(one: &Entry, other: &Entry, by: i64) -> bool {
    let moved = |token: u32, now: u32| i64::from(token) + by == i64::from(now);
    let bodies = |one: &Body, other: &Body| {
        moved(one.open, other.open)
            && moved(one.close, other.close)
            && one.entries.len() == other.entries.len()
            && one.entries.iter().zip(&other.entries).all(|(one, other)| alike(one, other, by))
    };
    moved(one.head, other.head)
        && moved(one.values.start, other.values.start)
        && moved(one.values.end, other.values.end)
        && match (&one.body, &other.body) {
            (None, None) => true,
            (Some(one), Some(other)) => bodies(one, other),
            _ => false,
        }
}

/// Gives `item` its number and its place in the new plan; what its names stand for is open again.
fn shift(item: &mut Item, renumbered: i64, moved: i64) {
    let number = |id: &mut ItemId| id.0 = by(id.0, renumbered);
    item.parent.iter_mut().chain(&mut item.children).for_each(number);
    let place = |span: &mut Span| (span.start, span.end) = (by(span.start, moved), by(span.end, moved));
    [&mut item.head, &mut item.header, &mut item.extent].into_iter().chain(&mut item.name_at).for_each(place);
    for placed in &mut item.values {
        std::iter::once(&mut placed.span).chain(&mut placed.names).for_each(place);
        match &mut placed.value {
            Value::Reference(reference) => reference.target = None,
            Value::Formula(formula) => formula.names_mut().into_iter().for_each(|name| name.target = None),
            _ => {}
        }
    }
}

/// `number`, larger by `difference`; what it counts stays below 4 thousand million.
fn by(number: u32, difference: i64) -> u32 {
    u32::try_from(i64::from(number) + difference).expect("items and bytes are below 4 GiB")
}

#[cfg(test)]
mod tests {
    use milepost_diagnostics::FileId;
    use milepost_syntax::parse;

    use super::*;
    use crate::{compile, compile_after};

    const POST: &str = "post chief \"Chief\" { held_by \"Name\" from 2025-09-01 }\n";
    const PLAN: &str = "plan care \"Care\" { period 2026-04 to 2029-03; fiscal_year starts april; sponsor chief }\n";
    const METRIC: &str =
        "priority q { metric m \"Visits\" { unit percent; baseline 10% at FY2026-27-Q1; target -3 points by 2028 } }\n";
    const SUM: &str = "priority p { owner chief; metric sum \"A sum\" { unit percent; computed m + m / 2 } }\n";

    fn files(texts: &[&str]) -> Vec<Arc<Parse>> {
        (0..).zip(texts).map(|(number, text)| Arc::new(parse(FileId(number), *text))).collect()
    }

    /// How many entries the plan of `new` takes over from that of `old`. It is the same as one that is made from nothing.
    fn taken_over(old: &[&str], new: &[&str]) -> usize {
        let (old, new) = (files(old), files(new));
        let (plan, made, _) = compile_after(&old, None);
        let before = |plan: &Plan, made: Made| Before { plan: plan.clone(), files: old.clone(), made };
        let entries: Vec<_> = entries_of(&new).collect();
        let again = compile_after(&new, Some(before(&plan, Made(made.0.clone()))));
        let (fresh, said) = compile(&new);
        assert_eq!(format!("{:#?}", again.0), format!("{fresh:#?}"));
        assert_eq!(again.2, said);
        assert_eq!(again.1.0, compile_after(&new, None).1.0);
        if plan.calendar() != fresh.calendar() {
            return 0;
        }
        Former::of(before(&plan, made), &entries, &mut Vec::new()).known.iter().flatten().count()
    }

    /// The same for one file of all entries.
    fn after(old: &str, new: &str) -> usize {
        let text = [PLAN, POST, METRIC, SUM].concat();
        assert!(text.contains(old), "{old}");
        taken_over(&[&text], &[&text.replace(old, new)])
    }

    #[test]
    fn entries_with_the_same_text_are_taken_over() {
        assert_eq!(after("", ""), 4);
        assert_eq!(after("\"Name\"", "\"Another name\""), 3);
        assert_eq!(after("post chief", "\n// Somebody.\npost chief"), 4, "they only move");
        assert_eq!(after(POST, ""), 3, "a name is lost");
        assert_eq!(after("post chief", "post boss"), 3);
        assert_eq!(after(METRIC, &METRIC.repeat(2)), 4, "a name is there twice");
        assert_eq!(after("unit percent; baseline", "unit count; baseline"), 3);
    }

    #[test]
    fn what_depends_on_more_than_its_text_is_read_again() {
        assert_eq!(after("starts april", "starts july"), 0);
        assert_eq!(after("2029-03;", "2029-03; term spring 2027-01-08 to 2027-03-27;"), 0);
        assert_eq!(after("\"Chief\" {", "\"Chief {"), 3, "a text is not closed");
        assert_eq!(after("2025-09-01 }", "2025-09-01"), 3, "a brace is missing");
        let flawed = [PLAN, POST, "owner chief\n", METRIC, "= post other\n"].concat();
        assert_eq!(taken_over(&[&flawed], &[&flawed.replace("2028", "2027")]), 2);
        assert_eq!(taken_over(&[&flawed], &[&flawed.replace("= post", "post")]), 3);
    }

    #[test]
    fn files_keep_their_own() {
        assert_eq!(taken_over(&[PLAN, POST, METRIC], &[PLAN, "", METRIC]), 2);
        assert_eq!(taken_over(&[PLAN, POST, METRIC], &[PLAN, POST, METRIC, SUM]), 3);
        assert_eq!(taken_over(&[PLAN, POST, METRIC], &[PLAN, METRIC, POST]), 1, "a file is known by its number");
        assert_eq!(taken_over(&[PLAN, POST], &[]), 0);
    }

    /// Numbers that look random and are the same every time.
    fn below(dice: &mut u64, end: usize) -> usize {
        *dice ^= *dice << 13;
        *dice ^= *dice >> 7;
        *dice ^= *dice << 17;
        usize::try_from(*dice % end.max(1) as u64).expect("it is below a length")
    }

    #[test]
    fn after_every_edit_the_plan_is_that_of_a_first_reading() {
        const PIECES: [&str; 14] = [
            "\n",
            "{",
            "}",
            "\"",
            "\"\"\"",
            ";",
            "é",
            POST,
            METRIC,
            "m",
            "owner chief\n",
            "// note\n",
            "term t 2027\n",
            "\r\n",
        ];
        let start = [PLAN, POST, METRIC, SUM].map(str::to_owned);
        let (mut dice, mut texts) = (0x2545_F491_4F6C_DD1D, start.clone());
        let mut parses = files(&texts.each_ref().map(String::as_str));
        let mut known = None;
        for step in 0..300 {
            let at = below(&mut dice, texts.len());
            let text = &mut texts[at];
            let from = text.floor_char_boundary(below(&mut dice, text.len() + 1));
            let until = text.floor_char_boundary((from + below(&mut dice, 5)).min(text.len())).max(from);
            text.replace_range(from..until, PIECES[below(&mut dice, PIECES.len())]);
            if text.len() > 600 || below(&mut dice, 40) == 0 {
                text.clone_from(&start[at]);
            }
            parses[at] = Arc::new(parse(parses[at].file, text.as_str()));
            let (plan, made, said) = compile_after(&parses, known.take());
            let fresh = compile_after(&parses, None);
            assert_eq!(format!("{plan:?}"), format!("{:?}", fresh.0), "step {step}");
            assert_eq!((&made.0, &said), (&fresh.1.0, &fresh.2), "step {step}");
            known = Some(Before { plan, files: parses.clone(), made });
        }
    }
}
