//! From bytes to tokens.

use memchr::{memchr, memchr_iter, memchr2, memchr3};
use milepost_diagnostics::{Diagnostic, Edit, FileId, Fix, Safety, Span};

use crate::codes;
use crate::token::{Kind, Tokens, offset};

/// Cuts `text` into tokens and reports what cannot be cut.
pub(crate) fn lex(file: FileId, text: &str) -> (Tokens, Vec<Diagnostic>) {
    let mut lexer = Lexer::new(file, text);
    lexer.run();
    if lexer.runaway {
        // One unclosed long text turns all later ones inside out: read again, trusting indentation.
        lexer = Lexer { wary: true, ..Lexer::new(file, text) };
        lexer.run();
    }
    lexer.hidden_characters();
    (lexer.tokens, lexer.diagnostics)
}

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    LineBreak,
    Letter,
    Digit,
    Quote,
    Mark,
    Wide,
    Stray,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Stray; 256];
    let mut byte = 0u8;
    loop {
        classes[byte as usize] = match byte {
            b' ' | b'\t' | b'\r' => Class::Space,
            b'\n' => Class::LineBreak,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            b'"' => Class::Quote,
            b',' | b'>' | b'+' | b'-' | b'*' | b'/' | b'=' | b'(' | b')' | b'{' | b'}' | b';' => Class::Mark,
            128.. => Class::Wide,
            _ => Class::Stray,
        };
        if byte == u8::MAX {
            break classes;
        }
        byte += 1;
    }
};

struct Lexer<'a> {
    file: FileId,
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    line: usize,
    /// Long texts end where indentation says that they must.
    wary: bool,
    /// A long text ran to the end of the file.
    runaway: bool,
    /// The line on which a stray character was reported last.
    strayed: Option<usize>,
    tokens: Tokens,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Lexer<'a> {
    fn new(file: FileId, text: &'a str) -> Self {
        Self {
            file,
            text,
            bytes: text.as_bytes(),
            at: 0,
            line: 0,
            wary: false,
            runaway: false,
            strayed: None,
            tokens: Tokens::for_text(text.len()),
            diagnostics: Vec::new(),
        }
    }

    fn run(&mut self) {
        while let Some(&byte) = self.bytes.get(self.at) {
            match CLASSES[byte as usize] {
                Class::Space => self.at += 1,
                Class::LineBreak => self.line_break(),
                Class::Letter => self.word(),
                Class::Digit => self.literal(self.at),
                Class::Quote => self.quoted(),
                Class::Mark => self.mark(byte),
                Class::Wide => self.wide(),
                Class::Stray => self.stray(),
            }
        }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.file, offset(start), offset(end))
    }

    /// Adds the token that runs from `start` to here.
    fn push(&mut self, kind: Kind, start: usize) {
        self.tokens.push(kind, (offset(start), offset(self.at)));
    }

    /// A line break ends the entry unless there is none, or its line ends with a comma or an operator.
    fn line_break(&mut self) {
        self.at += 1;
        self.line = self.at;
        let ends = |kind: &Kind| !kind.is_joint() && !matches!(kind, Kind::Newline | Kind::LeftBrace);
        if self.tokens.kinds.last().is_some_and(ends) {
            self.push(Kind::Newline, self.at - 1);
        }
    }

    /// Takes the last line break back when the entry before it goes on here.
    fn join_lines(&mut self) {
        let [.., before, Kind::Newline] = self.tokens.kinds[..] else { return };
        let broke = self.tokens.spans.last().is_some_and(|&(start, _)| self.byte(start as usize) == b'\n');
        if broke && before.ends_value() {
            self.tokens.pop();
        }
    }

    fn mark(&mut self, byte: u8) {
        let start = self.at;
        let next = self.byte(start + 1);
        if byte == b'/' && next == b'/' {
            self.at = self.line_end(start);
            return;
        }
        if matches!(byte, b'+' | b'-') && next.is_ascii_digit() && !self.touches_value() {
            return self.literal(start + 1);
        }
        let kind = match byte {
            b',' => Kind::Comma,
            b'>' => Kind::Arrow,
            b'+' => Kind::Plus,
            b'-' => Kind::Minus,
            b'*' => Kind::Star,
            b'/' => Kind::Slash,
            b'=' => Kind::Equals,
            b'(' => Kind::LeftParen,
            b')' => Kind::RightParen,
            b'{' => Kind::LeftBrace,
            b'}' => Kind::RightBrace,
            _ => Kind::Newline,
        };
        let spaced = matches!(next, b' ' | b'\t' | b'\r' | b'\n' | 0);
        if kind == Kind::LeftBrace || kind == Kind::Comma || (kind.is_joint() && spaced) {
            self.join_lines();
        }
        self.at += 1;
        self.push(kind, start);
    }

    fn touches_value(&self) -> bool {
        let touches = self.tokens.spans.last().is_some_and(|&(_, end)| end as usize == self.at);
        touches && self.tokens.kinds.last().is_some_and(|kind| kind.ends_value())
    }

    fn line_end(&self, from: usize) -> usize {
        memchr(b'\n', &self.bytes[from..]).map_or(self.bytes.len(), |length| from + length)
    }

    fn word(&mut self) {
        let start = self.at;
        self.at = self.letters(start);
        while self.byte(self.at) == b'.' {
            let part = self.letters(self.at + 1);
            if part == self.at + 1 {
                break;
            }
            self.at = part;
        }
        let word = &self.bytes[start..self.at];
        if word.len() > 2 && word[..2].eq_ignore_ascii_case(b"fy") && word[2].is_ascii_digit() {
            self.at = self.literal_end(start, true);
            self.push(Kind::Literal, start);
        } else {
            self.push(Kind::Word, start);
        }
    }

    /// Where the letters, digits and underscores from `at` on end.
    fn letters(&self, mut at: usize) -> usize {
        loop {
            match CLASSES[self.byte(at) as usize] {
                Class::Letter | Class::Digit => at += 1,
                Class::Wide => match self.text[at..].chars().next() {
                    Some(char) if unicode_ident::is_xid_continue(char) => at += char.len_utf8(),
                    _ => return at,
                },
                _ => return at,
            }
        }
    }

    /// A literal whose first digit is at `digit`; a sign may stand before it.
    fn literal(&mut self, digit: usize) {
        let start = self.at;
        let digits = self.digits(digit);
        let mut end = digit + digits;
        while digits <= 3 && self.byte(end) == b',' && self.digits(end + 1) == 3 {
            end += 4;
        }
        self.at = self.literal_end(end, start == digit && digits == 4);
        self.push(Kind::Literal, start);
    }

    fn digits(&self, from: usize) -> usize {
        self.bytes[from.min(self.bytes.len())..].iter().take_while(|byte| byte.is_ascii_digit()).count()
    }

    /// Where the rest of a literal ends: letters, dotted parts, for a period its dashed parts, and a percent sign.
    fn literal_end(&self, from: usize, period: bool) -> usize {
        let mut end = self.letters(from);
        while self.byte(end) == b'.' || (period && self.byte(end) == b'-') {
            let part = self.letters(end + 1);
            if part == end + 1 {
                break;
            }
            end = part;
        }
        if self.byte(end) == b'%' { end + 1 } else { end }
    }

    fn quoted(&mut self) {
        let start = self.at;
        if self.bytes[start..].starts_with(b"\"\"\"") { self.long_text(start) } else { self.short_text(start) }
    }

    fn short_text(&mut self, start: usize) {
        let mut at = start + 1;
        while let Some(length) = memchr3(b'"', b'\\', b'\n', &self.bytes[at..]) {
            at += length;
            match self.bytes[at] {
                b'"' => {
                    self.at = at + 1;
                    return self.push(Kind::Text, start);
                }
                b'\\' => at = self.escape(at),
                _ => break,
            }
        }
        self.unclosed(start, "Put a `\"` after the last word of the text.");
    }

    /// Checks the escape at `at`; where it ends.
    fn escape(&mut self, at: usize) -> usize {
        let Some(char) = self.text[at + 1..].chars().next() else { return at + 1 };
        let end = at + 1 + char.len_utf8();
        if char == '\n' || self.text[at + 1..].starts_with("\r\n") {
            return at + 1;
        }
        if !matches!(char, '"' | '\\') {
            let help = match char {
                'n' => "To break a line, put the text between `\"\"\"` and `\"\"\"` on several lines.",
                _ => "Write `\\\\` for a backslash and `\\\"` for a quotation mark; nothing else needs one.",
            };
            let span = self.span(at, end);
            self.diagnostics.push(
                Diagnostic::new(&codes::UNKNOWN_ESCAPE, span, format!("`\\{char}` means nothing in a text"))
                    .label("a backslash that is not needed here")
                    .why("Readers of the plan would see the backslash.")
                    .help(help)
                    .fix(Fix::suggested("write the backslash itself", span, format!("\\\\{char}"))),
            );
        }
        end
    }

    fn long_text(&mut self, start: usize) {
        let mut at = start + 3;
        let reported = self.diagnostics.len();
        while let Some(length) = memchr2(b'"', b'\\', &self.bytes[at..]) {
            at += length;
            if self.bytes[at] == b'\\' {
                at = self.escape(at);
            } else if self.bytes[at..].starts_with(b"\"\"\"") {
                if self.wary && self.leaves_indentation(start, at) {
                    break;
                }
                self.at = at + 3;
                return self.push(Kind::Text, start);
            } else {
                at += 1;
            }
        }
        self.diagnostics.truncate(reported);
        self.runaway = true;
        self.report_unclosed(start, self.line_end(start), "Put `\"\"\"` on a line of its own after the text.");
        self.at = start + self.text[start..self.indented_until(start)].trim_end().len();
        self.push(Kind::Unknown, start);
    }

    /// Whether the long text from `start` to its closing quotes at `end` has a line that stands no deeper than the
    /// entry that it belongs to; closing quotes alone on their line may.
    fn leaves_indentation(&self, start: usize, end: usize) -> bool {
        let until = self.indented_until(start).min(end);
        !self.text[until..end].trim().is_empty()
    }

    /// Where the lines after `start` end that stand deeper than its own line.
    fn indented_until(&self, start: usize) -> usize {
        let indentation = indentation(&self.text[self.line..]);
        let mut end = self.line_end(start);
        while end < self.bytes.len() {
            let next = self.line_end(end + 1);
            let line = &self.text[end + 1..next];
            if !line.trim().is_empty() && self::indentation(line) <= indentation {
                break;
            }
            end = next;
        }
        end
    }

    /// A text that does not end on its line; a brace at the end of the line is not part of it.
    fn unclosed(&mut self, start: usize, help: &'static str) {
        let line = self.text[start..self.line_end(start)].trim_end();
        let line = match line.strip_suffix(['{', '}']) {
            Some(rest) if rest.ends_with([' ', '\t']) => rest.trim_end(),
            _ => line,
        };
        self.at = start + line.len();
        self.report_unclosed(start, self.at, help);
        self.push(Kind::Unknown, start);
    }

    fn report_unclosed(&mut self, start: usize, end: usize, help: &'static str) {
        let end = start + self.text[start..end].trim_end().len();
        // A mark at the end of a word closes a text; it is the other one that is missing.
        if self.text[..start].ends_with(char::is_alphanumeric) {
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::UNCLOSED_TEXT,
                    self.span(start, start + 1),
                    "This text has no opening quotation mark",
                )
                .label("the text ends here")
                .why("Without it, the text cannot be told from the rest of the line.")
                .help("Put a `\"` before the first word of the text."),
            );
            return;
        }
        self.diagnostics.push(
            Diagnostic::new(&codes::UNCLOSED_TEXT, self.span(start, end), "This text has no closing quotation mark")
                .label("the text begins here")
                .why("Without it, the rest of the line cannot be told from the text.")
                .help(help),
        );
    }

    fn wide(&mut self) {
        let start = self.at;
        let Some(char) = self.text[start..].chars().next() else { return };
        if unicode_ident::is_xid_start(char) {
            return self.word();
        }
        if char.is_whitespace() || (char == '\u{feff}' && start == 0) {
            self.at += char.len_utf8();
            return;
        }
        match char {
            '“' | '”' | '„' | '«' | '»' => self.typographic_text(start, char),
            _ => self.stray(),
        }
    }

    /// A text in typographic quotes; with its partner on the line it is as good as a text.
    fn typographic_text(&mut self, start: usize, open: char) {
        let inside = start + open.len_utf8();
        let line = &self.text[inside..self.line_end(inside)];
        let Some((length, close)) = line.char_indices().find(|(_, char)| closes_text(*char)) else {
            self.at = start + self.text[start..self.line_end(start)].trim_end().len();
            self.report_typographic(start, open, None);
            return self.push(Kind::Unknown, start);
        };
        self.at = inside + length + close.len_utf8();
        let plain = !line[..length].contains('\\');
        let edits = [(start, inside), (inside + length, self.at)]
            .map(|(start, end)| Edit { span: self.span(start, end), replacement: "\"".into() });
        let fix = Fix { title: "write straight quotation marks".into(), safety: Safety::Safe, edits: edits.into() };
        self.report_typographic(start, open, plain.then_some(fix));
        self.push(Kind::Text, start);
    }

    fn report_typographic(&mut self, start: usize, open: char, fix: Option<Fix>) {
        let message = format!("`{open}` does not begin a text; only `\"` does");
        let mut diagnostic = Diagnostic::new(&codes::TYPOGRAPHIC_QUOTES, self.span(start, self.at), message)
            .label("typographic quotation marks")
            .why("Word processors put them in; in a plan, texts stand between straight quotation marks.")
            .help("Write `\"` on both sides of the text.");
        diagnostic.fixes.extend(fix);
        self.diagnostics.push(diagnostic);
    }

    /// A character without meaning; a run of them is one token, and a line is reported once.
    fn stray(&mut self) {
        let start = self.at;
        let char = self.text[start..].chars().next().unwrap_or(' ');
        self.at += char.len_utf8();
        while self.at < self.bytes.len() && CLASSES[self.byte(self.at) as usize] == Class::Stray {
            self.at += 1;
        }
        if self.strayed != Some(self.line) && !is_hidden(char) {
            self.strayed = Some(self.line);
            let message = if is_unseen(char) {
                format!("An invisible character (U+{:04X}) has no meaning here", char as u32)
            } else {
                format!("`{char}` has no meaning here")
            };
            let mut diagnostic = Diagnostic::new(&codes::STRAY_CHARACTER, self.span(start, self.at), message)
                .label("not part of the language")
                .why("A plan is made of words, values and texts, so that it can be checked.")
                .help(instead_of(char));
            let end = start + char.len_utf8();
            let value = self.tokens.iter().next_back().filter(|(kind, _)| kind.ends_value());
            let ends = value.map_or(0, |(_, (_, end))| end as usize);
            let apart = matches!(self.byte(end), b' ' | b'\t');
            match char {
                '–' | '—' if apart && ends < start => {
                    let fix = Fix::suggested("write `to`", self.span(start, end), "to");
                    diagnostic = diagnostic.help("Write `to` between two dates or numbers.").fix(fix);
                }
                '–' | '—' | '−' => {
                    diagnostic = diagnostic.fix(Fix::suggested("write `-`", self.span(start, end), "-"));
                }
                ':' if self.text[end..].starts_with("//") => {
                    let from =
                        value.map_or(start, |(_, (from, to))| if to as usize == start { from as usize } else { start });
                    let length = self.text[start..self.line_end(start)].find([' ', '\t', ';']);
                    let to = length.map_or(self.line_end(start), |length| start + length);
                    let quoted = format!("\"{}\"", self.text[from..to].trim_end());
                    diagnostic = diagnostic
                        .help(format!("Write the address between quotation marks: `{quoted}`."))
                        .fix(Fix::suggested("put the address between quotation marks", self.span(from, to), quoted));
                }
                ':' if apart && ends == start => {
                    diagnostic = diagnostic.fix(Fix::safe("leave the `:` out", self.span(start, end), ""));
                }
                '%' if matches!(value, Some((Kind::Literal, _)))
                    && self.text[ends..start].trim_matches(' ').is_empty()
                    && ends < start =>
                {
                    diagnostic =
                        diagnostic.fix(Fix::safe("write `%` right after the number", self.span(ends, end), "%"));
                }
                _ => {}
            }
            self.diagnostics.push(diagnostic);
        }
        self.push(Kind::Unknown, start);
    }

    /// Reports the characters that turn the reading direction around, wherever they are.
    fn hidden_characters(&mut self) {
        for at in memchr_iter(0xe2, self.bytes) {
            let Some(char) = self.text[at..].chars().next().filter(|char| is_hidden(*char)) else { continue };
            let span = self.span(at, at + char.len_utf8());
            self.diagnostics.push(
                Diagnostic::new(
                    &codes::HIDDEN_DIRECTION,
                    span,
                    format!(
                        "An invisible character (U+{:04X}) changes the order in which this line is shown",
                        char as u32
                    ),
                )
                .label("it stands here")
                .why("What people read would differ from what the plan says.")
                .help("Remove the character.")
                .fix(Fix::safe("remove the invisible character", span, "")),
            );
        }
    }
}

fn indentation(line: &str) -> usize {
    line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count()
}

fn closes_text(char: char) -> bool {
    matches!(char, '“' | '”' | '„' | '«' | '»' | '"')
}

fn is_hidden(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether nothing is to be seen of the character.
fn is_unseen(char: char) -> bool {
    char.is_control() || matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// What to write instead of a character that has no meaning.
fn instead_of(char: char) -> &'static str {
    match char {
        '%' => "Write the percent sign right after its number: `5%`. The unit is called `percent`.",
        '£' => "Write the currency after the amount: `42 million GBP`.",
        '€' => "Write the currency after the amount: `42 million EUR`.",
        '$' => "Write the currency after the amount: `42 million USD`.",
        '¥' => "Write the currency after the amount: `42 million JPY`.",
        '₹' => "Write the currency after the amount: `42 million INR`.",
        '–' | '—' | '−' => "Write `-` for a minus or in a period, and `to` between two dates or numbers.",
        '\'' | '‘' | '’' | '`' => "Put texts between straight double quotation marks: `\"…\"`.",
        ':' => "Leave it out: a line is a word followed by its values.",
        '#' => "A remark begins with `//`.",
        '[' | ']' => "Leave the brackets out: a list is `one, two, three`.",
        '&' => "Write a comma between the parts of a list, or put the text in quotation marks.",
        '<' => "A limit is written `at_most` or `at_least`; a chain runs from the top down with `>`.",
        '×' | '·' => "Write `*` to multiply.",
        '÷' => "Write `/` to divide.",
        '.' => "A full stop belongs between two parts of a name or inside a number: `returns.attendances`, `1.5`.",
        '→' => "Write `>`.",
        _ if is_unseen(char) => "Remove it: such characters come along when text is pasted from elsewhere.",
        _ => "Take it away, or put the text that it belongs to in quotation marks.",
    }
}
