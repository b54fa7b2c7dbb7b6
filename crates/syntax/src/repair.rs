//! Makes parentheses and braces pair up before the grammar sees them, so that one slip is one finding and everything
//! around it keeps its place.

use milepost_diagnostics::{Diagnostic, FileId, Fix, Span};

use crate::codes;
use crate::token::{Kind, Tokens};

/// How deep blocks and parentheses may be nested.
const DEEPEST: usize = 128;

/// Joins the lines inside parentheses; parentheses without a partner become unknown.
pub(crate) fn pair_parentheses(file: FileId, text: &str, tokens: &mut Tokens, diagnostics: &mut Vec<Diagnostic>) {
    if !tokens.kinds.iter().any(|kind| matches!(kind, Kind::LeftParen | Kind::RightParen)) {
        return;
    }
    let partners = partners(text, tokens);
    let mut kept = Tokens::for_text(tokens.kinds.len() * 5);
    let mut close = None;
    let mut depth = 0;
    for (index, (kind, span)) in tokens.iter().enumerate() {
        match kind {
            Kind::Newline if close.is_some() => continue,
            Kind::LeftParen | Kind::RightParen if partners[index].is_none() => {
                diagnostics.push(lone_parenthesis(kind, Span::new(file, span.0, span.1)));
                kept.push(Kind::Unknown, span);
                continue;
            }
            Kind::LeftParen => {
                depth += 1;
                close = close.or(partners[index]);
                if depth > DEEPEST {
                    if depth == DEEPEST + 1 {
                        diagnostics.push(too_deep(Span::new(file, span.0, span.1), "Parentheses"));
                    }
                    kept.push(Kind::Unknown, span);
                    continue;
                }
            }
            Kind::RightParen => {
                depth -= 1;
                if close == Some(index) {
                    close = None;
                }
                if depth >= DEEPEST {
                    kept.push(Kind::Unknown, span);
                    continue;
                }
            }
            _ => {}
        }
        kept.push(kind, span);
    }
    *tokens = kept;
}

/// For each token the number of the parenthesis that pairs with it; a brace or a `;` ends the search.
fn partners(text: &str, tokens: &Tokens) -> Vec<Option<usize>> {
    let mut partners = vec![None; tokens.kinds.len()];
    let mut open = Vec::new();
    for (index, (kind, span)) in tokens.iter().enumerate() {
        match kind {
            Kind::LeftParen => open.push(index),
            Kind::RightParen => {
                if let Some(left) = open.pop() {
                    partners[left] = Some(index);
                    partners[index] = Some(left);
                }
            }
            Kind::LeftBrace | Kind::RightBrace => open.clear(),
            Kind::Newline if text.as_bytes()[span.0 as usize] == b';' => open.clear(),
            _ => {}
        }
    }
    partners
}

fn lone_parenthesis(kind: Kind, span: Span) -> Diagnostic {
    let (message, help) = if kind == Kind::LeftParen {
        ("This parenthesis is not closed", "Put a `)` where the group ends, or take the `(` away.")
    } else {
        ("This parenthesis closes nothing", "Take the `)` away, or put a `(` where the group begins.")
    };
    Diagnostic::new(&codes::PARENTHESES, span, message)
        .label("has no partner")
        .why("Parentheses say what is calculated first; without a partner that is open.")
        .help(help)
}

fn too_deep(span: Span, what: &str) -> Diagnostic {
    Diagnostic::new(&codes::TOO_DEEP, span, format!("{what} are nested more than {DEEPEST} deep"))
        .label("one level too many")
        .why("Nobody can follow a plan that is nested like this.")
        .help("Close what was opened before, or move the inner part to a place of its own.")
}

/// Puts in the braces that are missing, as indentation tells, and makes those that are too many unknown.
///
/// Afterwards braces pair up and are at most [`DEEPEST`] deep. When they pair up already, nothing changes.
pub(crate) fn pair_braces(file: FileId, text: &str, tokens: &mut Tokens, diagnostics: &mut Vec<Diagnostic>) {
    let mut depth = 0_usize;
    let mut deepest = 0;
    let mut paired = true;
    for kind in &tokens.kinds {
        match kind {
            Kind::LeftBrace => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            Kind::RightBrace if depth == 0 => paired = false,
            Kind::RightBrace => depth -= 1,
            _ => {}
        }
    }
    if !paired || depth > 0 {
        let mut repair = Repair::new(file, text, tokens);
        repair.run();
        diagnostics.append(&mut repair.diagnostics);
        *tokens = repair.repaired;
    }
    if deepest > DEEPEST {
        cut_depth(file, tokens, diagnostics);
    }
}

/// Makes the braces unknown that are too deep.
fn cut_depth(file: FileId, tokens: &mut Tokens, diagnostics: &mut Vec<Diagnostic>) {
    let mut depth = 0;
    let mut reported = false;
    for (kind, &(start, end)) in tokens.kinds.iter_mut().zip(&tokens.spans) {
        let level = match kind {
            Kind::LeftBrace => {
                depth += 1;
                depth
            }
            Kind::RightBrace => {
                depth -= 1;
                depth + 1
            }
            _ => continue,
        };
        if level > DEEPEST {
            *kind = Kind::Unknown;
            if !reported {
                diagnostics.push(too_deep(Span::new(file, start, end), "Blocks"));
                reported = true;
            }
        }
    }
}

/// A line of tokens, as far as braces are concerned.
#[derive(Clone, Copy)]
struct Line {
    /// The number of its first token.
    first: usize,
    /// One past its last token, line breaks not counted.
    end: usize,
    /// How far it is indented.
    column: usize,
}

/// A block that is open.
#[derive(Clone, Copy)]
struct Open {
    span: (u32, u32),
    /// The indentation of the line that the block's entry begins on.
    column: usize,
}

struct Repair<'a> {
    file: FileId,
    text: &'a str,
    tokens: &'a Tokens,
    lines: Vec<Line>,
    /// Whether bodies stand deeper than their heads, so that indentation can be trusted.
    indented: bool,
    open: Vec<Open>,
    repaired: Tokens,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Repair<'a> {
    fn new(file: FileId, text: &'a str, tokens: &'a Tokens) -> Self {
        let lines = lines(text, tokens);
        let bodies = lines.windows(2).filter(|pair| tokens.kinds[pair[0].end - 1] == Kind::LeftBrace);
        let (deeper, flat): (Vec<_>, Vec<_>) = bodies.partition(|pair| pair[1].column > pair[0].column);
        let repaired = Tokens::for_text(text.len());
        let indented = flat.is_empty() || deeper.len() > flat.len();
        Self { file, text, tokens, lines, indented, open: Vec::new(), repaired, diagnostics: Vec::new() }
    }

    fn run(&mut self) {
        for index in 0..self.lines.first().map_or(0, |line| line.first) {
            self.repaired.push(self.kind(index), self.tokens.spans[index]);
        }
        for number in 0..self.lines.len() {
            let line = self.lines[number];
            let until = self.lines.get(number + 1).map_or(self.tokens.kinds.len(), |next| next.first);
            if self.indented {
                self.close_shallower(line);
            }
            for index in line.first..until {
                let (kind, span) = (self.tokens.kinds[index], self.tokens.spans[index]);
                match kind {
                    Kind::LeftBrace => {
                        self.open.push(Open { span, column: line.column });
                        self.repaired.push(kind, span);
                    }
                    Kind::RightBrace => self.close(number, index),
                    _ => self.repaired.push(kind, span),
                }
                if index + 1 == line.end && self.indented && self.lacks_opening(number) {
                    self.insert_opening(line);
                }
            }
        }
        while let Some(open) = self.open.pop() {
            self.insert_closing(open);
        }
    }

    fn kind(&self, index: usize) -> Kind {
        self.tokens.kinds[index]
    }

    fn span(&self, (start, end): (u32, u32)) -> Span {
        Span::new(self.file, start, end)
    }

    /// A line cannot be inside a block whose entry begins as deep or deeper.
    fn close_shallower(&mut self, line: Line) {
        let closes = self.kind(line.first) == Kind::RightBrace;
        while let Some(&open) = self.open.last() {
            if line.column > open.column || (closes && line.column == open.column) {
                return;
            }
            // The last `}` there is must close something, however it is indented.
            if closes && self.open.len() == 1 {
                return;
            }
            self.open.pop();
            self.insert_closing(open);
        }
    }

    fn close(&mut self, number: usize, index: usize) {
        let span = self.tokens.spans[index];
        let leads = self.lines[number].first == index;
        if self.open.is_empty() || (leads && self.indented && self.closed_later(number)) {
            self.report_stray(span);
            self.repaired.push(Kind::Unknown, span);
        } else {
            self.open.pop();
            self.repaired.push(Kind::RightBrace, span);
        }
    }

    /// Whether the innermost block, deeper than which line `number` stands, has its own `}` further down.
    fn closed_later(&self, number: usize) -> bool {
        let Some(open) = self.open.last() else { return false };
        self.lines[number].column > open.column && self.closes_at(number + 1, open.column)
    }

    /// Whether the first line from `number` on that is not deeper than `column` is a `}` in that very column.
    fn closes_at(&self, number: usize, column: usize) -> bool {
        let next = self.lines[number..].iter().find(|line| line.column <= column);
        next.is_some_and(|line| line.column == column && self.kind(line.first) == Kind::RightBrace)
    }

    /// Whether line `number` is followed by deeper lines and a `}` in its own column, but opens no block.
    fn lacks_opening(&self, number: usize) -> bool {
        let line = self.lines[number];
        let heads = matches!(self.kind(line.first), Kind::Word | Kind::Literal);
        let deeper = self.lines.get(number + 1).is_some_and(|next| next.column > line.column);
        let braced = self.open.last().is_some_and(|open| open.column >= line.column)
            || matches!(self.kind(line.end - 1), Kind::RightBrace | Kind::LeftBrace);
        heads && deeper && !braced && self.closes_at(number + 1, line.column)
    }

    fn insert_opening(&mut self, line: Line) {
        let end = self.tokens.spans[line.end - 1].1;
        let place = self.span((end, end));
        let head = self.span(self.tokens.spans[line.first]);
        let name = &self.text[head.range()];
        self.diagnostics.push(
            Diagnostic::new(
                &codes::MISSING_OPENING_BRACE,
                head.to(place),
                format!("The block of `{name}` has no opening brace"),
            )
            .label("a `{` is missing at the end of this line")
            .why("The deeper lines below belong to this one only if they stand between `{` and `}`.")
            .help("End the line with ` {`.")
            .fix(Fix::suggested("add `{`", place, " {")),
        );
        self.repaired.push(Kind::LeftBrace, (end, end));
        self.open.push(Open { span: (end, end), column: line.column });
    }

    /// Closes `open` after what was read last; the line break after it stays behind the brace.
    fn insert_closing(&mut self, open: Open) {
        let mut breaks = Vec::new();
        while self.repaired.kinds.last() == Some(&Kind::Newline) {
            breaks.extend(self.repaired.pop());
        }
        let end = self.repaired.spans.last().map_or(0, |&(_, end)| end);
        self.repaired.push(Kind::RightBrace, (end, end));
        for (kind, span) in breaks.into_iter().rev() {
            self.repaired.push(kind, span);
        }
        // Beyond the limit there is one finding already: that it is too deep.
        if self.open.len() >= DEEPEST {
            return;
        }
        let place = self.span((end, end));
        let closing = format!("\n{}}}", " ".repeat(open.column));
        self.diagnostics.push(
            Diagnostic::new(&codes::BLOCK_NOT_CLOSED, self.span(open.span), "This block has no closing brace")
                .label("the block begins here")
                .related(place, "a `}` is missing after this")
                .why("Without it, the lines that follow would belong to this block.")
                .help("Put a `}` on a line of its own where the block ends, as deep as the line that opens it.")
                .fix(Fix::suggested("add `}`", place, closing)),
        );
    }

    fn report_stray(&mut self, span: (u32, u32)) {
        let span = self.span(span);
        self.diagnostics.push(
            Diagnostic::new(&codes::STRAY_CLOSING_BRACE, span, "This brace closes nothing")
                .label("no block is open here")
                .why("Each `}` ends the block that a `{` began; one too many would end the wrong one.")
                .help("Take it away, or put a `{` where its block begins.")
                .fix(Fix::suggested("remove `}`", span, "")),
        );
    }
}

/// The lines that entries and closing braces begin on; lines that an entry goes on over are part of its line.
fn lines(text: &str, tokens: &Tokens) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before = None;
    let mut gap_from = 0;
    for (index, (kind, (start, end))) in tokens.iter().enumerate() {
        if kind == Kind::Newline {
            before = Some(kind);
            gap_from = start as usize;
            continue;
        }
        let breaks = index == 0 || text[gap_from..start as usize].contains('\n');
        let begins = matches!(before, None | Some(Kind::Newline | Kind::LeftBrace)) || kind == Kind::RightBrace;
        if breaks && begins || lines.is_empty() {
            lines.push(Line { first: index, end: index + 1, column: column(text, start) });
        } else if let Some(line) = lines.last_mut() {
            line.end = index + 1;
        }
        before = Some(kind);
        gap_from = end as usize;
    }
    lines
}

/// How far the line of `at` is indented; a tab counts as four.
fn column(text: &str, at: u32) -> usize {
    let before = &text[..at as usize];
    let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    line.bytes().take_while(u8::is_ascii_whitespace).map(|byte| if byte == b'\t' { 4 } else { 1 }).sum()
}
