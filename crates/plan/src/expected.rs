//! What may stand next on a line that is being written: what an editor offers there.

use std::ops::Range;

use milepost_syntax::{Kind, Parse, TokenId};
use milepost_vocabulary::{Child, Construct, Slot, Type};

use crate::build::{connects, find};
use crate::calendar::Calendar;
use crate::reader::{Read, Reader};

/// What may stand at the end of the part of a line that was written.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    /// The values that may stand there, in their order.
    pub values: Vec<Wanted>,
    /// The constructs whose entries may follow on the line, the innermost first. Empty while a value must come.
    pub owners: Vec<&'static Construct>,
}

/// A value that is being written, or that comes next.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Whose value it is.
    pub construct: &'static Construct,
    /// Which of its values, as an index into its slots.
    pub slot: usize,
    /// The tokens of it that stand there already.
    pub written: Range<TokenId>,
    /// Whether these are a value by themselves, which may still go on: `2026-04` or `42`.
    pub complete: bool,
}

impl Wanted {
    /// The slot itself.
    pub fn slot(&self) -> &'static Slot {
        &self.construct.slots[self.slot]
    }
}

/// The construct that an entry with this `head` is where `allowed` may stand; nothing for a word that means nothing
/// there.
pub fn construct_of(parse: &Parse, head: TokenId, allowed: &'static [Child]) -> Option<&'static Construct> {
    crate::build::construct_of(parse, head, allowed)
}

/// The entry of `construct` that begins with `word`, those that stand in every block included.
pub fn entry_of(construct: &'static Construct, word: &str) -> Option<&'static Construct> {
    find(construct, word)
}

/// What may follow the tokens `written`, which stand behind the head of a line that is a `construct`.
pub fn expected(
    parse: &Parse,
    construct: &'static Construct,
    written: Range<TokenId>,
    calendar: &Calendar,
) -> Expected {
    let mut line = Line { parse, calendar, at: written.start, end: written.end, expected: Expected::default() };
    if line.slots(construct, construct) {
        line.modifiers(construct);
    }
    line.expected
}

struct Line<'a> {
    parse: &'a Parse,
    calendar: &'a Calendar,
    at: TokenId,
    end: TokenId,
    expected: Expected,
}

impl Line<'_> {
    fn word(&self) -> Option<&str> {
        (self.at < self.end && self.parse.kind(self.at) == Kind::Word).then(|| self.parse.text(self.at))
    }

    fn want(&mut self, construct: &'static Construct, slot: usize, from: TokenId, complete: bool) {
        self.expected.values.push(Wanted { construct, slot, written: from..self.end, complete });
    }

    /// Steps over the values of `construct` on the line of `line`. Whether entries may follow.
    fn slots(&mut self, line: &'static Construct, construct: &'static Construct) -> bool {
        let stops =
            |word: &str| find(line, word).is_some() || find(construct, word).is_some() || connects(construct, word);
        for (index, slot) in construct.slots.iter().enumerate() {
            if matches!(slot.ty, Type::Path(_)) {
                if !self.path(construct, index) {
                    return false;
                }
                continue;
            }
            loop {
                if self.at >= self.end {
                    self.want(construct, index, self.end, false);
                    if slot.required {
                        return false;
                    }
                    break;
                }
                let modifier =
                    !slot.required && !matches!(slot.ty, Type::Connective(_)) && self.word().is_some_and(stops);
                if modifier {
                    break;
                }
                let first = self.at;
                let mut reader = Reader {
                    parse: self.parse,
                    start: first,
                    at: first,
                    end: self.end,
                    calendar: self.calendar,
                    stops: &stops,
                };
                let read = reader.read(slot.ty);
                self.at = reader.at;
                match read {
                    Read::Value(_) if self.at == self.end => self.want(construct, index, first, true),
                    Read::Value(_) => {}
                    Read::Broken(_) => {
                        self.want(construct, index, first, false);
                        return false;
                    }
                    Read::Nothing if slot.required || self.parse.kind(first) == Kind::Literal => {
                        self.want(construct, index, first, false);
                        return false;
                    }
                    Read::Nothing => break,
                }
                let comma = self.at < self.end && self.parse.kind(self.at) == Kind::Comma;
                if !(slot.many && comma) {
                    break;
                }
                self.at += 1;
                if self.at == self.end {
                    self.want(construct, index, self.end, false);
                    return false;
                }
            }
        }
        true
    }

    fn path(&mut self, construct: &'static Construct, slot: usize) -> bool {
        while self.at < self.end && self.parse.kind(self.at) == Kind::Arrow {
            self.at += 1;
            if self.at == self.end {
                self.want(construct, slot, self.end, false);
                return false;
            }
            self.at += 1;
        }
        true
    }

    /// Steps over the entries of `line` that stand on it, and over theirs.
    fn modifiers(&mut self, line: &'static Construct) {
        let mut last = None;
        while self.at < self.end {
            let inner = last.and_then(|last| self.word().and_then(|word| find(last, word)));
            let Some(modifier) = self.word().and_then(|word| find(line, word)).or(inner) else {
                self.expected = Expected::default();
                return;
            };
            self.at += 1;
            if !self.slots(line, modifier) {
                return;
            }
            if find(line, modifier.keyword).is_some() {
                last = Some(modifier);
            }
        }
        self.expected.owners.extend(last.filter(|last| !last.children.is_empty()));
        self.expected.owners.push(line);
    }
}
