//! From trees to items: what the vocabulary says is checked here, for every construct in the same way.

mod advice;

use std::borrow::Borrow;
use std::collections::HashMap;

use milepost_diagnostics::{Diagnostic, Span};
use milepost_syntax::{Entry, Kind, Parse, TokenId};
use milepost_vocabulary::{COMMON, Child, Construct, Head, Need, Slot, TOP, Type};

use crate::calendar::{Calendar, Period, PeriodKind, day, month_name, period};
use crate::codes;
use crate::item::{Item, ItemId, Placed, Plan};
use crate::reader::{Read, Reader};
use crate::reuse::{Before, Former, Made, entries_of, is_flawed};
use crate::value::{Reference, Value};

/// How many tokens most items have at least, so that room for all is made at once.
const TOKENS_OF_AN_ITEM: usize = 3;

/// Types the entries of all `files` together, as far as they are not known from `before`. Nothing stops it: what cannot
/// be understood is reported and left out.
pub(crate) fn build<P: Borrow<Parse>>(files: &[P], before: Option<Before>) -> (Plan, Made, Vec<Diagnostic>) {
    let calendar = calendar(files);
    let entries: Vec<_> = entries_of(files).collect();
    let before = before.filter(|before| before.plan.calendar == calendar);
    let mut builder = Builder { plan: Plan::default(), diagnostics: Vec::new(), calendar: &calendar };
    let mut former = before.map(|before| Former::of(before, &entries, &mut builder.plan.items));
    let tokens: usize = files.iter().map(|file| file.borrow().tokens.kinds.len()).sum();
    let room = (tokens / TOKENS_OF_AN_ITEM).saturating_sub(builder.plan.items.len());
    builder.plan.items.reserve_exact(room);
    let mut made = Made::default();
    for (number, &(parse, entry)) in entries.iter().enumerate() {
        let known = former.as_mut().and_then(|former| former.take(number, &mut builder.plan.items));
        let said = builder.diagnostics.len();
        let id = known.or_else(|| builder.entry(parse, entry, None, TOP));
        builder.plan.top.extend(id);
        made.0.push(id.filter(|_| builder.diagnostics.len() == said && !is_flawed(parse, entry)));
    }
    drop(former);
    builder.one_plan();
    let Builder { mut plan, diagnostics, .. } = builder;
    plan.calendar = calendar;
    // A row of the table is found sooner by its address than by its id.
    let mut by_row: HashMap<*const Construct, Vec<ItemId>> = HashMap::new();
    for node in plan.nodes() {
        by_row.entry(std::ptr::from_ref(node.item().construct)).or_default().push(node.id);
    }
    let by_construct = by_row.into_values().map(|ids| (plan.node(ids[0]).item().construct.id, ids));
    plan.by_construct = by_construct.collect();
    (plan, made, diagnostics)
}

/// The plan's fiscal year and terms; they must be known before the first period is read.
fn calendar<P: Borrow<Parse>>(files: &[P]) -> Calendar {
    let mut calendar = Calendar::default();
    let entries = files.iter().map(Borrow::borrow).flat_map(|parse| {
        let plans = parse.entries.iter().filter(|entry| parse.text(entry.head) == "plan");
        let entries = plans.flat_map(|plan| &plan.body).flat_map(|body| &body.entries);
        entries.map(|entry| {
            let words: Vec<_> = entry.values.clone().map(|token| parse.text(token)).collect();
            (parse.text(entry.head), words)
        })
    });
    let entries: Vec<_> = entries.collect();
    // Terms may be given in periods of the fiscal year, which comes first.
    for keyword in ["fiscal_year", "term"] {
        for (_, words) in entries.iter().filter(|(head, _)| *head == keyword) {
            match (keyword, words.as_slice()) {
                ("fiscal_year", words) => {
                    let named = |month: &u32| words.contains(&month_name(*month).to_lowercase().as_str());
                    calendar.fiscal.starts = (1..=12).find(named).unwrap_or(1);
                    calendar.fiscal.named_by_end = words.contains(&"end");
                }
                ("term", &[name, ref rest @ ..]) => {
                    let read = |text: &str| {
                        let of_day = day(text).map(|day| (day, day));
                        of_day.or_else(|_| period(text, calendar.fiscal).map(|period| (period.first, period.last))).ok()
                    };
                    let days = match rest {
                        [first, "to", last, ..] => {
                            read(first).zip(read(last)).map(|((first, _), (_, last))| (first, last))
                        }
                        [both, ..] => read(both),
                        [] => None,
                    };
                    let text = name.to_owned();
                    match days {
                        Some((first, last)) => {
                            let term = Period { first, last, kind: PeriodKind::Term, text };
                            calendar.terms.insert(name.to_owned(), term);
                        }
                        None => {
                            calendar.unreadable.insert(text);
                        }
                    }
                }
                _ => {}
            }
        }
    }
    calendar
}

struct Builder<'a> {
    plan: Plan,
    diagnostics: Vec<Diagnostic>,
    calendar: &'a Calendar,
}

impl Builder<'_> {
    /// Types `entry`, which stands where `allowed` may stand.
    fn entry(
        &mut self,
        parse: &Parse,
        entry: &Entry,
        parent: Option<ItemId>,
        allowed: &'static [Child],
    ) -> Option<ItemId> {
        let known = construct_of(parse, entry.head, allowed);
        if known.is_none() && follows_finding(parse, entry) {
            return None;
        }
        // A misspelt word was reported; it is read as the word that was meant, so that nothing follows from it.
        let construct = known.or_else(|| self.unknown_word(parse, entry, parent, allowed))?;
        let id = self.add(construct, parent, parse.span(entry.head), parse.header(entry), parse.extent(entry));
        let reported = self.diagnostics.len();
        let understood = self.head(parse, entry, construct, id) && self.header(parse, entry, construct, id);
        if known.is_none() {
            self.diagnostics.truncate(reported);
        }
        for child in entry.body.iter().flat_map(|body| &body.entries) {
            let child = self.entry(parse, child, Some(id), construct.children);
            self.plan.items[id.0 as usize].children.extend(child);
        }
        if understood {
            self.cardinality(id);
        }
        Some(id)
    }

    fn add(
        &mut self,
        construct: &'static Construct,
        parent: Option<ItemId>,
        head: Span,
        header: Span,
        extent: Span,
    ) -> ItemId {
        let id = ItemId(u32::try_from(self.plan.items.len()).expect("fewer items than bytes"));
        // Room for what is kept: a name has its own place, and a word that only connects has none.
        let kept = construct.slots.iter().filter(|slot| !matches!(slot.ty, Type::Name | Type::Connective(_)));
        let (children, values) = (Vec::new(), Vec::with_capacity(kept.count()));
        self.plan.items.push(Item {
            construct,
            parent,
            children,
            name: None,
            name_at: None,
            values,
            head,
            header,
            extent,
        });
        id
    }

    fn place(&mut self, id: ItemId, slot: &'static str, value: Value, span: Span) {
        self.plan.items[id.0 as usize].values.push(Placed { slot, value, span, names: Box::default() });
    }

    fn name(&mut self, id: ItemId, name: String, span: Span) {
        let item = &mut self.plan.items[id.0 as usize];
        (item.name, item.name_at) = (Some(name), Some(span));
    }

    /// Reads the first word of rows that begin with something else than a keyword.
    fn head(&mut self, parse: &Parse, entry: &Entry, construct: &'static Construct, id: ItemId) -> bool {
        let (slot, ty) = match construct.head {
            Head::Keyword => return true,
            Head::Name => ("name", Type::Name),
            Head::Period => ("period", Type::Period),
            Head::Reference(kinds) => ("path", Type::Reference(kinds)),
            Head::Choice(name, words) => (name, Type::Choice(words)),
            Head::Entry => return self.said(parse, entry, id),
        };
        let mut reader = Reader {
            parse,
            start: entry.head,
            at: entry.head,
            // A period that people write in another way goes on behind its first word: `March 2027`.
            end: if construct.head == Head::Period { entry.values.end.max(entry.head + 1) } else { entry.head + 1 },
            calendar: self.calendar,
            stops: &|_| false,
        };
        match reader.read(ty) {
            Read::Value(Value::Word(name)) if construct.head == Head::Name => {
                self.name(id, name, parse.span(entry.head));
            }
            Read::Value(value) => self.place(id, slot, value, parse.span(entry.head)),
            Read::Broken(broken) => {
                self.diagnostics.extend(broken.map(|broken| *broken));
                return false;
            }
            Read::Nothing => {
                let parent = self.plan.items[id.0 as usize].parent;
                let children = parent.map_or(TOP, |parent| self.plan.items[parent.0 as usize].construct.children);
                self.unknown_word(parse, entry, parent, children);
                return false;
            }
        }
        true
    }

    /// Reads the first word of a row that stands for an entry of the block around its own.
    fn said(&mut self, parse: &Parse, entry: &Entry, id: ItemId) -> bool {
        let around = |id: ItemId| self.plan.items[id.0 as usize].parent;
        let Some(block) = around(id).and_then(around) else { return false };
        let construct = self.plan.items[block.0 as usize].construct;
        let (word, span) = (parse.text(entry.head), parse.span(entry.head));
        if construct.saying().all(|(known, _)| known != word) {
            self.says_nothing(word, span, construct);
            return false;
        }
        self.place(id, "entry", Value::Word(word.to_owned()), span);
        true
    }

    /// Reads the values of the line, and then the modifiers that stand on it.
    fn header(&mut self, parse: &Parse, entry: &Entry, construct: &'static Construct, id: ItemId) -> bool {
        if entry.values.clone().any(|token| parse.kind(token) == Kind::Unknown) {
            // Its name is known all the same: nobody who uses it is to blame.
            let named = construct.slots.first().is_some_and(|slot| slot.ty == Type::Name && slot.required);
            let first = entry.values.start;
            if named && parse.kind(first) == Kind::Word {
                self.plan.items[id.0 as usize].name = Some(parse.text(first).to_owned());
            }
            return false;
        }
        let stops = |word: &str| find(construct, word).is_some() || connects(construct, word);
        let mut reader = Reader {
            parse,
            start: entry.values.start,
            at: entry.values.start,
            end: entry.values.end,
            calendar: self.calendar,
            stops: &stops,
        };
        if entry.values.is_empty() {
            reader.at = entry.head + 1;
            reader.end = entry.head + 1;
        }
        if !self.slots(&mut reader, construct, id) {
            return false;
        }
        while reader.at < reader.end {
            let head = reader.at;
            let modifier = reader.word().and_then(|word| find(construct, word));
            let Some(modifier) = modifier else {
                self.extra_value(&reader, construct, self.plan.items[id.0 as usize].parent);
                return false;
            };
            reader.at += 1;
            let stops = |word: &str| {
                find(construct, word).is_some() || find(modifier, word).is_some() || connects(modifier, word)
            };
            let mut inner = Reader {
                parse,
                start: reader.at,
                at: reader.at,
                end: reader.end,
                calendar: self.calendar,
                stops: &stops,
            };
            let span = parse.span(head);
            let child = self.add(modifier, Some(id), span, span, span);
            self.plan.items[id.0 as usize].children.push(child);
            let read =
                self.slots(&mut inner, modifier, child) && self.inner_modifiers(&mut inner, construct, modifier, child);
            let whole = span.to(parse.span(inner.at.max(head + 1) - 1));
            let item = &mut self.plan.items[child.0 as usize];
            (item.header, item.extent) = (whole, whole);
            if !read {
                return false;
            }
            self.cardinality(child);
            reader.at = inner.at;
        }
        true
    }

    /// Modifiers of a modifier, as in `held_by "…" from 2025-09`, unless they belong to the line itself. What the
    /// modifier cannot be without is its own: the reason after `allow MP4002 because "…"`.
    fn inner_modifiers(
        &mut self,
        reader: &mut Reader<'_>,
        line: &'static Construct,
        modifier: &'static Construct,
        id: ItemId,
    ) -> bool {
        let open = |builder: &Self, word: &str| {
            let needed = modifier.child(word).is_some_and(|child| child.need == Need::Required);
            let children = &builder.plan.items[id.0 as usize].children;
            needed && children.iter().all(|child| builder.plan.items[child.0 as usize].construct.keyword != word)
        };
        while let Some(inner) = reader
            .word()
            .filter(|word| find(line, word).is_none() || open(self, word))
            .and_then(|word| find(modifier, word))
        {
            let span = reader.span();
            reader.at += 1;
            let child = self.add(inner, Some(id), span, span, span);
            self.plan.items[id.0 as usize].children.push(child);
            if !self.slots(reader, inner, child) {
                return false;
            }
        }
        true
    }

    fn slots(&mut self, reader: &mut Reader<'_>, construct: &'static Construct, id: ItemId) -> bool {
        for slot in construct.slots {
            if matches!(slot.ty, Type::Path(_)) {
                if !self.path(reader, slot, id) {
                    return false;
                }
                continue;
            }
            loop {
                let span = reader.span();
                // A modifier's keyword is not an optional name.
                let modifier = !slot.required
                    && reader
                        .word()
                        .is_some_and(|word| (reader.stops)(word) && !matches!(slot.ty, Type::Connective(_)));
                let first = reader.at;
                if slot.ty == Type::Name {
                    let meant = reader.clone().name_with_hyphens().map(|(name, _)| name);
                    self.plan.items[id.0 as usize].name = meant;
                }
                match if modifier { Read::Nothing } else { reader.read(slot.ty) } {
                    Read::Value(Value::Word(name)) if slot.ty == Type::Name => {
                        self.name(id, name, span);
                    }
                    Read::Value(_) if matches!(slot.ty, Type::Connective(_)) => {}
                    Read::Value(value) => {
                        let whole = span.to(reader.parse.span(reader.at.max(first + 1) - 1));
                        let names =
                            if matches!(value, Value::Formula(_)) { reader.names_since(first) } else { Vec::new() };
                        self.place(id, slot.name, value, whole);
                        if let Some(placed) = self.plan.items[id.0 as usize].values.last_mut() {
                            placed.names = names.into();
                        }
                    }
                    Read::Broken(broken) => {
                        self.diagnostics.extend(broken.map(|broken| *broken));
                        return false;
                    }
                    Read::Nothing if slot.required => {
                        self.missing_value(reader, construct, slot);
                        return false;
                    }
                    Read::Nothing => break,
                }
                if !(slot.many && reader.kind() == Some(Kind::Comma)) {
                    break;
                }
                reader.at += 1;
            }
        }
        true
    }

    /// `> a > b > c`, each a reference.
    fn path(&mut self, reader: &mut Reader<'_>, slot: &'static Slot, id: ItemId) -> bool {
        while reader.kind() == Some(Kind::Arrow) {
            reader.at += 1;
            let span = reader.span();
            let Some(name) = reader.word() else { return false };
            reader.at += 1;
            self.place(id, slot.name, Value::Reference(Reference { name: name.to_owned(), target: None }), span);
        }
        true
    }

    fn cardinality(&mut self, id: ItemId) {
        let item = &self.plan.items[id.0 as usize];
        let (construct, header) = (item.construct, item.header);
        // Where any number may stand there is nothing to count.
        for child in construct.children.iter().filter(|child| !child.many || child.need == Need::Required) {
            let mut found = item
                .children
                .iter()
                .map(|&id| &self.plan.items[id.0 as usize])
                .filter(|item| item.construct == child.construct);
            let first = found.next();
            if first.is_none() && child.need == Need::Required {
                self.diagnostics.push(
                    Diagnostic::new(
                        &codes::MISSING_ENTRY,
                        header,
                        format!("This {} has no `{}`", spoken(construct), child.construct.keyword),
                    )
                    .label(format!("`{}` is missing", child.construct.keyword))
                    .why(child.construct.doc)
                    .help(format!("Add `{}`.", child.construct.signature())),
                );
            }
            if let (Some(first), Some(second)) = (first, found.next())
                && !child.many
            {
                self.diagnostics.push(
                    Diagnostic::new(
                        &codes::REPEATED_ENTRY,
                        second.head,
                        format!("`{}` stands twice in this {}", child.construct.keyword, spoken(construct)),
                    )
                    .label("the second one")
                    .related(first.head, "the first one")
                    .why("Where only one can hold, two leave open which one does.")
                    .help("Keep one of them."),
                );
            }
        }
    }

    /// Reports what can stand once at the top level and stands twice, in one file or in several.
    fn one_plan(&mut self) {
        for child in TOP.iter().filter(|child| !child.many) {
            let items = self.plan.top.iter().map(|&id| &self.plan.items[id.0 as usize]);
            let mut found = items.filter(|item| item.construct == child.construct);
            let (Some(first), Some(second)) = (found.next(), found.next()) else { continue };
            let keyword = child.construct.keyword;
            self.diagnostics.push(
                Diagnostic::new(&codes::REPEATED_ENTRY, second.header, format!("This is a second `{keyword}`"))
                    .label("the second one")
                    .related(first.header, "the first one")
                    .why("Everything in these files belongs to one plan, with one period and one sponsor.")
                    .help("Put what several plans share, such as posts, into files without `plan`, and import those."),
            );
        }
    }
}

/// Whether a finding of the text stands before `entry` on its line: whatever is wrong with the entry follows from it.
fn follows_finding(parse: &Parse, entry: &Entry) -> bool {
    let at = parse.span(entry.head).start;
    let before = parse.diagnostics.partition_point(|finding| finding.primary.span.start < at);
    let last = before.checked_sub(1).map(|index| parse.diagnostics[index].primary.span.start);
    last.is_some_and(|last| !parse.text[last as usize..at as usize].contains('\n'))
}

/// The construct that an entry with this `head` is where `allowed` may stand: by its keyword, or else a row.
pub(crate) fn construct_of(parse: &Parse, head: TokenId, allowed: &'static [Child]) -> Option<&'static Construct> {
    let word = (parse.kind(head) == Kind::Word).then(|| parse.text(head));
    let constructs = || allowed.iter().map(|child| child.construct);
    // In a translation a `note` is that of the block around it.
    let row = constructs().find(|construct| construct.head == Head::Entry);
    let common = COMMON.iter().map(|child| child.construct);
    let common = common.filter(|construct| row.is_none() || construct.texts().next().is_none());
    constructs()
        .chain(common)
        .find(|construct| construct.head == Head::Keyword && Some(construct.keyword) == word)
        .or_else(|| constructs().find(|construct| construct.head != Head::Keyword))
}

pub(crate) fn find(construct: &'static Construct, word: &str) -> Option<&'static Construct> {
    construct
        .child(word)
        .map(|child| child.construct)
        .or_else(|| COMMON.iter().map(|child| child.construct).find(|common| common.keyword == word))
}

pub(crate) fn connects(construct: &Construct, word: &str) -> bool {
    construct.slots.iter().any(|slot| matches!(slot.ty, Type::Connective(link) if link == word))
}

/// The construct as people call it: `held_by` is a "held by".
fn spoken(construct: &Construct) -> String {
    construct.keyword.replace('_', " ")
}
