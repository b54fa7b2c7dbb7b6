//! The one layout.
//!
//! Two spaces a level; the first values of one-line neighbours in a column; at most one blank line between entries and
//! one around each block at the top; a body stays on one line if it was on one line and fits. Comments keep their
//! place. The layout depends on the tokens, on where lines break and on nothing else, so formatting twice changes
//! nothing.

use std::ops::Range;

use crate::text::{long_inside, long_lines};
use crate::token::Kind;
use crate::tree::{Body, Entry, Parse, TokenId};

/// One level of indentation.
const INDENT: usize = 2;
/// How far lines that go on are indented beyond their entry.
const CONTINUED: usize = 2 * INDENT;
/// The longest line that lines are joined to.
const WIDTH: usize = 100;
/// Heads longer than this do not push the column of the others.
const LONGEST_ALIGNED: usize = 14;
/// What stands between the longest head and the column.
const GUTTER: usize = 2;

/// The text of `parse` in the one layout; a text with faults stays as it is. Lines end as the first one did.
pub fn format(parse: &Parse) -> String {
    if !parse.diagnostics.is_empty() {
        return parse.text.to_string();
    }
    let mut printer = Printer { parse, out: String::with_capacity(parse.text.len() + 64) };
    printer.entries(&parse.entries, 0..parse.text.len(), 0, &[]);
    let first = parse.text.find('\n').map(|end| &parse.text[..end]);
    if first.is_some_and(|line| line.ends_with('\r')) { printer.out.replace('\n', "\r\n") } else { printer.out }
}

/// A comment in a gap.
struct Comment<'a> {
    text: &'a str,
    /// Whether it begins its line; otherwise it stands behind something.
    own_line: bool,
    /// Whether a blank line stands before it.
    spaced: bool,
}

/// What stands between two tokens.
struct Gap<'a> {
    comments: Vec<Comment<'a>>,
    /// Whether a line breaks before the next token.
    breaks: bool,
    /// Whether a blank line stands before the next token.
    spaced: bool,
}

impl<'a> Gap<'a> {
    /// Reads `text`, which holds spaces, line breaks, semicolons and comments.
    fn new(text: &'a str) -> Self {
        let mut gap = Self { comments: Vec::new(), breaks: false, spaced: false };
        let mut lines = text.split('\n').enumerate().peekable();
        let mut blank = false;
        while let Some((number, line)) = lines.next() {
            if let Some(at) = line.find("//") {
                gap.comments.push(Comment { text: line[at..].trim_end(), own_line: number > 0, spaced: blank });
                blank = false;
            } else if number > 0 && lines.peek().is_some() {
                blank = true;
            }
            gap.breaks = number > 0;
        }
        gap.spaced = blank;
        gap
    }
}

struct Printer<'a> {
    parse: &'a Parse,
    out: String,
}

impl<'a> Printer<'a> {
    /// Prints `entries`, which stand in the bytes `within`, and the comments around them. `behind` are comments from
    /// before the `{`: the first of them goes behind it.
    fn entries(&mut self, entries: &[Entry], within: Range<usize>, depth: usize, behind: &[Comment<'a>]) {
        let columns = self.columns(entries, depth);
        let mut from = within.start;
        for (index, entry) in entries.iter().enumerate() {
            let gap = self.gap(from..self.start(entry.head));
            let before = index.checked_sub(1).map(|index| &entries[index]);
            let apart =
                depth == 0 && before.is_some_and(|before| self.is_block(before, depth) || self.is_block(entry, depth));
            let behind = if index == 0 { behind } else { &[] };
            let spaced = self.comments(&gap, behind, depth, before.is_some(), apart);
            if spaced && gap.spaced || (apart && gap.comments.iter().all(|comment| !comment.own_line)) {
                self.blank_line();
            }
            self.entry(entry, depth, columns[index]);
            from = self.end(entry);
        }
        let gap = self.gap(from..within.end);
        let apart = depth == 0 && entries.last().is_some_and(|last| self.is_block(last, depth));
        let behind = if entries.is_empty() { behind } else { &[] };
        self.comments(&gap, behind, depth, !entries.is_empty(), apart);
        self.end_line();
    }

    /// Prints the comments of `gap`, those of `behind` before them. `follows` says that something stands before on this
    /// level, `apart` that a blank line has to come first. Whether a blank line may follow.
    fn comments(&mut self, gap: &Gap<'a>, behind: &[Comment<'a>], depth: usize, follows: bool, apart: bool) -> bool {
        let mut follows = follows;
        let mut apart = apart;
        for (number, comment) in behind.iter().chain(&gap.comments).enumerate() {
            let trails = number == 0 && (!behind.is_empty() || !comment.own_line) && !self.out.is_empty();
            if trails {
                self.out.push_str("  ");
            } else {
                self.end_line();
                if (comment.spaced || apart) && follows {
                    self.blank_line();
                }
                self.indent(depth * INDENT);
                (follows, apart) = (true, false);
            }
            self.out.push_str(comment.text);
        }
        self.end_line();
        follows
    }

    fn entry(&mut self, entry: &Entry, depth: usize, column: usize) {
        self.indent(depth * INDENT);
        if self.is_one_line(entry, depth) {
            return self.one_line(entry, column);
        }
        let joined = self.joins(entry, depth);
        self.header(entry, depth, joined);
        let Some(body) = &entry.body else { return };
        if self.is_bare(entry, body) {
            return self.out.push_str(" {}");
        }
        self.out.push_str(" {");
        let between = self.gap(self.header_end(entry)..self.start(body.open));
        let within = self.end_of(body.open)..self.start(body.close);
        self.entries(&body.entries, within, depth + 1, &between.comments);
        self.indent(depth * INDENT);
        self.out.push('}');
    }

    /// Prints head and values, on one line if `joined`, otherwise with the line breaks that were there.
    fn header(&mut self, entry: &Entry, depth: usize, joined: bool) {
        self.token(entry.head, depth);
        for id in entry.values.clone() {
            let gap = self.gap(self.end_of(id - 1)..self.start(id));
            for comment in &gap.comments {
                if comment.own_line {
                    self.end_line();
                    self.indent(depth * INDENT + CONTINUED);
                } else {
                    self.out.push_str("  ");
                }
                self.out.push_str(comment.text);
            }
            if gap.breaks && !joined {
                self.end_line();
                self.indent(depth * INDENT + CONTINUED);
            } else if self.spaced(entry, id) {
                self.out.push(' ');
            }
            self.token(id, depth);
        }
    }

    /// Prints an entry that [`is_one_line`](Self::is_one_line), its first value in `column`.
    fn one_line(&mut self, entry: &Entry, column: usize) {
        let mut line = String::new();
        self.line_of(entry, column, &mut line);
        self.out.push_str(&line);
    }

    /// Writes `entry` on one line, its first value in `column` if there is room.
    fn line_of(&self, entry: &Entry, column: usize, out: &mut String) {
        out.push_str(&self.canonical(entry.head));
        let head = self.width(entry.head);
        for id in entry.values.clone() {
            if self.spaced(entry, id) {
                out.push(' ');
            }
            if id == entry.values.start && self.is_alignable(entry) {
                out.extend(std::iter::repeat_n(' ', column.saturating_sub(head + 1)));
            }
            out.push_str(&self.canonical(id));
        }
        let Some(body) = &entry.body else { return };
        out.push_str(if body.entries.is_empty() { " {" } else { " { " });
        for (index, entry) in body.entries.iter().enumerate() {
            if index > 0 {
                out.push_str("; ");
            }
            self.line_of(entry, 0, out);
        }
        out.push_str(if body.entries.is_empty() { "}" } else { " }" });
    }

    /// For each entry the column of its first value: the same in a run of one-line neighbours.
    fn columns(&self, entries: &[Entry], depth: usize) -> Vec<usize> {
        let mut columns = vec![0; entries.len()];
        if depth == 0 {
            return columns;
        }
        let mut start = 0;
        while start < entries.len() {
            let mut end = start + 1;
            while end < entries.len() && self.runs_on(&entries[end - 1], &entries[end], depth) {
                end += 1;
            }
            let run = entries[start..end].iter().filter(|entry| self.is_alignable(entry));
            let widths = run.map(|entry| self.width(entry.head)).filter(|&width| width <= LONGEST_ALIGNED);
            if end - start > 1 {
                let column = widths.max().map_or(0, |width| width + GUTTER);
                columns[start..end].fill(column);
            }
            start = end;
        }
        columns
    }

    /// Whether `next` continues the run of one-line entries that `before` belongs to.
    fn runs_on(&self, before: &Entry, next: &Entry, depth: usize) -> bool {
        let gap = self.gap(self.end(before)..self.start(next.head));
        let adjoins = !gap.spaced && gap.comments.iter().all(|comment| !comment.own_line);
        adjoins && self.is_one_line(before, depth) && self.is_one_line(next, depth)
    }

    /// Whether the first value may be moved away from the head; in `a > b` it belongs to it.
    fn is_alignable(&self, entry: &Entry) -> bool {
        let first = entry.values.clone().next();
        first.is_some_and(|id| matches!(self.parse.kind(id), Kind::Word | Kind::Text | Kind::Literal))
    }

    /// Whether `entry` is printed over several lines.
    fn is_block(&self, entry: &Entry, depth: usize) -> bool {
        !self.is_one_line(entry, depth)
    }

    /// Whether `entry` is printed on one line, body included.
    fn is_one_line(&self, entry: &Entry, depth: usize) -> bool {
        let Some(body) = entry.body.as_ref().filter(|body| !self.is_bare(entry, body)) else {
            return self.joins(entry, depth);
        };
        let source = &self.parse.text[self.start(entry.head)..self.end_of(body.close)];
        !source.contains('\n') && self.fits(entry, depth)
    }

    /// Whether there is nothing in the braces of `entry`, no comment either.
    fn is_bare(&self, entry: &Entry, body: &Body) -> bool {
        let gaps = [self.header_end(entry)..self.start(body.open), self.end_of(body.open)..self.start(body.close)];
        body.entries.is_empty() && gaps.into_iter().all(|gap| self.gap(gap).comments.is_empty())
    }

    /// Whether the header of `entry` is printed on one line: it was, or it can be.
    fn joins(&self, entry: &Entry, depth: usize) -> bool {
        let source = &self.parse.text[self.start(entry.head)..self.header_end(entry)];
        if !source.contains('\n') {
            return true;
        }
        let plain = entry.values.clone().all(|id| {
            !self.parse.text(id).contains('\n') && self.gap(self.end_of(id - 1)..self.start(id)).comments.is_empty()
        });
        plain && self.fits(&Entry { head: entry.head, values: entry.values.clone(), body: None }, depth)
    }

    /// Whether `entry` on one line, not aligned, is short enough.
    fn fits(&self, entry: &Entry, depth: usize) -> bool {
        let mut line = String::new();
        self.line_of(entry, 0, &mut line);
        depth * INDENT + line.chars().count() <= WIDTH
    }

    /// Whether a space stands before the value `id` of `entry`.
    fn spaced(&self, entry: &Entry, id: TokenId) -> bool {
        let kind = self.parse.kind(id);
        let before = self.parse.kind(id - 1);
        let touches = self.end_of(id - 1) == self.start(id);
        match (before, kind) {
            (_, Kind::Comma | Kind::RightParen) | (Kind::LeftParen, _) => false,
            (Kind::Word, Kind::LeftParen) => !touches,
            (Kind::Plus | Kind::Minus, _) if touches => !self.is_sign(entry, id - 1),
            _ => true,
        }
    }

    /// Whether the `+` or `-` at `id` belongs to what follows: it stands where a value is due.
    fn is_sign(&self, entry: &Entry, id: TokenId) -> bool {
        let before = self.parse.kind(id - 1);
        id > entry.values.start && (before.is_joint() || before == Kind::LeftParen)
    }

    fn token(&mut self, id: TokenId, depth: usize) {
        let raw = self.parse.text(id);
        match long_inside(raw).filter(|inside| inside.contains('\n')) {
            Some(inside) => self.long_text(inside, (depth + 1) * INDENT),
            None => self.out.push_str(&self.canonical(id)),
        }
    }

    fn long_text(&mut self, inside: &'a str, indentation: usize) {
        self.out.push_str("\"\"\"\n");
        for line in long_lines(inside) {
            if !line.is_empty() {
                self.indent(indentation);
                self.out.push_str(line);
            }
            self.out.push('\n');
        }
        self.indent(indentation);
        self.out.push_str("\"\"\"");
    }

    /// The token as it is written in the one layout: periods have capitals.
    fn canonical(&self, id: TokenId) -> String {
        let raw = self.parse.text(id);
        if self.parse.kind(id) == Kind::Literal && is_period(raw) { raw.to_ascii_uppercase() } else { raw.to_owned() }
    }

    fn width(&self, id: TokenId) -> usize {
        self.parse.text(id).chars().count()
    }

    fn gap(&self, range: Range<usize>) -> Gap<'a> {
        Gap::new(&self.parse.text[range])
    }

    fn start(&self, id: TokenId) -> usize {
        self.parse.span(id).range().start
    }

    fn end_of(&self, id: TokenId) -> usize {
        self.parse.span(id).range().end
    }

    fn header_end(&self, entry: &Entry) -> usize {
        self.parse.header(entry).range().end
    }

    fn end(&self, entry: &Entry) -> usize {
        self.parse.extent(entry).range().end
    }

    fn indent(&mut self, columns: usize) {
        self.out.extend(std::iter::repeat_n(' ', columns));
    }

    /// Ends the line unless nothing stands on it.
    fn end_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn blank_line(&mut self) {
        self.out.push('\n');
    }
}

/// Whether a literal is a period: `2026-q4`, `fy2026-27-p07`, `2026-09-30`.
fn is_period(raw: &str) -> bool {
    let lower = raw.to_ascii_lowercase();
    let mut parts = lower.strip_prefix("fy").unwrap_or(&lower).split('-');
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(|year| year.len() == 4 && digits(year))
        && parts.all(|part| digits(part.strip_prefix(['h', 'q', 'w', 'p']).unwrap_or(part)))
}
