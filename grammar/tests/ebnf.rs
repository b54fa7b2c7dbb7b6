//! The grammar on half a page, run as it is written: it accepts what the compiler reads without a fault in the form, and
//! nothing else. What it says in words between question marks is said here in code, word for word.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::iter::Peekable;
use std::rc::Rc;
use std::str::Chars;
use std::sync::LazyLock;

use proptest::prelude::*;

use crate::agreement::{is_broken, piece, whole_plans};
use crate::files::{read, under};
use crate::tree::compile;

/// A part of a rule.
#[derive(Debug)]
enum Part {
    Exactly(String),
    Rule(String),
    /// What is said in words.
    Said(String),
    Maybe(Box<Part>),
    Many(Box<Part>),
    Then(Vec<Part>),
    Or(Vec<Part>),
}

/// The rules of an EBNF as ISO 14977 writes it.
struct Grammar(BTreeMap<String, Part>);

struct Reader<'a>(Peekable<Chars<'a>>);

impl Reader<'_> {
    fn skip(&mut self) {
        loop {
            while self.0.next_if(|char| char.is_whitespace()).is_some() {}
            let mut ahead = self.0.clone();
            if (ahead.next(), ahead.next()) != (Some('('), Some('*')) {
                return;
            }
            let mut last = ' ';
            self.0.nth(1);
            while let Some(char) = self.0.next().filter(|char| (last, *char) != ('*', ')')) {
                last = char;
            }
        }
    }

    fn take(&mut self, wanted: char) -> bool {
        self.skip();
        self.0.next_if_eq(&wanted).is_some()
    }

    fn until(&mut self, end: char) -> String {
        let text: String = std::iter::from_fn(|| self.0.next_if(|char| *char != end)).collect();
        assert_eq!(self.0.next(), Some(end), "`{text}` does not end");
        text
    }

    fn name(&mut self) -> String {
        self.skip();
        std::iter::from_fn(|| self.0.next_if(|char| char.is_alphanumeric() || *char == '_')).collect()
    }

    fn either(&mut self) -> Part {
        let mut parts = vec![self.sequence()];
        while self.take('|') {
            parts.push(self.sequence());
        }
        if parts.len() == 1 { parts.remove(0) } else { Part::Or(parts) }
    }

    fn sequence(&mut self) -> Part {
        let mut parts = vec![self.part()];
        while self.take(',') {
            parts.push(self.part());
        }
        if parts.len() == 1 { parts.remove(0) } else { Part::Then(parts) }
    }

    fn part(&mut self) -> Part {
        self.skip();
        let around = |reader: &mut Self, end| {
            reader.0.next();
            let inside = reader.either();
            assert!(reader.take(end), "{end} is missing behind {inside:?}");
            inside
        };
        match self.0.peek().copied().expect("a part of a rule") {
            '{' => Part::Many(Box::new(around(self, '}'))),
            '[' => Part::Maybe(Box::new(around(self, ']'))),
            '(' => around(self, ')'),
            mark @ ('"' | '\'') => {
                self.0.next();
                Part::Exactly(self.until(mark))
            }
            '?' => {
                self.0.next();
                Part::Said(self.until('?').split_whitespace().collect::<Vec<_>>().join(" "))
            }
            _ => Part::Rule(self.name()),
        }
    }
}

impl Grammar {
    fn read(text: &str) -> Self {
        let mut reader = Reader(text.chars().peekable());
        let mut rules = BTreeMap::new();
        loop {
            let name = reader.name();
            if name.is_empty() {
                break;
            }
            assert!(reader.take('='), "`{name}` has no rule");
            let rule = reader.either();
            assert!(reader.take(';'), "the rule of `{name}` does not end");
            assert!(rules.insert(name, rule).is_none(), "a rule stands twice");
        }
        Self(rules)
    }

    /// Where `part` may end that begins at the byte `at` of `text`.
    fn ends(&self, part: &Part, text: &str, at: usize) -> BTreeSet<usize> {
        let rest = &text[at..];
        let first = rest.chars().next();
        let one = |fits: bool| first.filter(|_| fits).map(|char| at + char.len_utf8()).into_iter().collect();
        match part {
            Part::Exactly(wanted) => rest.starts_with(wanted).then_some(at + wanted.len()).into_iter().collect(),
            Part::Rule(name) => {
                let mut ends = self.ends(&self.0[name], text, at);
                if name == "three" || (name == "year" && first.is_some_and(|first| first.is_ascii_digit())) {
                    // And no digit more.
                    ends.retain(|end| !text[*end..].starts_with(|char: char| char.is_ascii_digit()));
                }
                ends
            }
            Part::Said(words) => match words.as_str() {
                "any character of Unicode's XID_Start" => one(first.is_some_and(unicode_ident::is_xid_start)),
                "any character of Unicode's XID_Continue: letters, digits, \"_\" and marks" => {
                    one(first.is_some_and(unicode_ident::is_xid_continue))
                }
                "any character but '\"', \"\\\" and a line break" => {
                    one(!matches!(first, None | Some('"' | '\\' | '\n')))
                }
                "any character but \"\\\", as long as it begins no '\"\"\"'" => {
                    one(first != Some('\\') && !rest.starts_with("\"\"\""))
                }
                "a line break" => {
                    let found = ["\n", "\r\n"].into_iter().find(|found| rest.starts_with(found));
                    found.map(|found| at + found.len()).into_iter().collect()
                }
                words => panic!("the grammar says `{words}`, and no code says it too"),
            },
            Part::Maybe(part) => self.ends(part, text, at).into_iter().chain([at]).collect(),
            Part::Many(part) => {
                let mut found = BTreeSet::from([at]);
                let mut open = vec![at];
                while let Some(at) = open.pop() {
                    open.extend(self.ends(part, text, at).into_iter().filter(|end| found.insert(*end)));
                }
                found
            }
            Part::Then(parts) => parts.iter().fold(BTreeSet::from([at]), |starts, part| {
                starts.into_iter().flat_map(|at| self.ends(part, text, at)).collect()
            }),
            Part::Or(parts) => parts.iter().flat_map(|part| self.ends(part, text, at)).collect(),
        }
    }

    /// The tokens of `text`; nothing where a character belongs to none. Between them stand spaces and comments.
    fn tokens(&self, text: &str) -> Option<Vec<Token>> {
        let mut tokens: Vec<Token> = Vec::new();
        let (mut at, mut depth) = (0, 0_usize);
        while let Some(first) = text[at..].chars().next() {
            if first == '\n' {
                // Inside parentheses, and after a joint, the entry goes on.
                let goes_on = depth > 0 || tokens.last().is_some_and(Token::is_joint);
                tokens.extend((!goes_on).then_some(Token { kind: "newline", text: "\n".into(), end: at + 1 }));
                at += 1;
                continue;
            }
            if first.is_whitespace() || (at == 0 && first == '\u{feff}') {
                at += first.len_utf8();
                continue;
            }
            if text[at..].starts_with("//") {
                at += text[at..].find('\n').unwrap_or(text.len() - at);
                continue;
            }
            let touches = tokens.last().is_some_and(|before| before.end == at && before.ends_value());
            let signed = matches!(first, '+' | '-');
            // The longest token wins; a sign that touches the value before it is a joint.
            let kinds = ["word", "text", "literal"].into_iter().filter(|_| !(signed && touches));
            let longest =
                kinds.filter_map(|kind| Some((*self.ends(&self.0[kind], text, at).last()?, kind))).max_by_key(
                    // FY and a digit begin a period.
                    |(end, kind)| (*end, *kind == "literal"),
                );
            let (end, kind) = match longest {
                // What begins like a long text is one, or nothing.
                Some((end, "text")) if text[at..].starts_with("\"\"\"") && end < at + 6 => return None,
                Some(found) => found,
                None if "{}()".contains(first) || ",>+-*/=;".contains(first) => (at + 1, "mark"),
                None => return None,
            };
            let token = Token { kind, text: text[at..end].to_owned(), end };
            depth = match first {
                '(' => depth + 1,
                ')' => depth.saturating_sub(1),
                _ => depth,
            };
            let spaced = text[end..].chars().next().is_none_or(|next| matches!(next, ' ' | '\t' | '\r' | '\n'));
            if token.text == "{" || token.text == "," || (token.is_joint() && spaced) {
                // The entry goes on in this line.
                while tokens.last().is_some_and(|last| last.kind == "newline" && last.text == "\n") {
                    tokens.pop();
                }
            }
            tokens.push(token);
            at = end;
        }
        Some(tokens)
    }

    /// Whether `text` is a file.
    fn accepts(&self, text: &str) -> bool {
        let Some(tokens) = self.tokens(text) else { return false };
        let mut known = BTreeMap::new();
        self.rule("file", &tokens, 0, &mut known).contains(&tokens.len())
    }

    fn rule<'a>(&'a self, name: &'a str, tokens: &[Token], at: usize, known: &mut Known<'a>) -> Rc<BTreeSet<usize>> {
        if let Some(found) = known.get(&(name, at)) {
            return Rc::clone(found);
        }
        let found = Rc::new(match name {
            "word" | "text" | "literal" => one(tokens.get(at).is_some_and(|token| token.kind == name), at),
            _ => self.reach(&self.0[name], tokens, at, known),
        });
        known.insert((name, at), Rc::clone(&found));
        found
    }

    /// Behind which tokens `part` may end that begins with the token `at`.
    fn reach<'a>(&'a self, part: &'a Part, tokens: &[Token], at: usize, known: &mut Known<'a>) -> BTreeSet<usize> {
        match part {
            Part::Exactly(wanted) => one(tokens.get(at).is_some_and(|token| token.text == *wanted), at),
            Part::Rule(name) => (*self.rule(name, tokens, at, known)).clone(),
            Part::Said(words) if words.starts_with("a line break, unless the entry goes on") => {
                one(tokens.get(at).is_some_and(|token| token.kind == "newline"), at)
            }
            Part::Said(words) if words == "a \"}\" or the end of the text follows" => {
                tokens.get(at).is_none_or(|token| token.text == "}").then_some(at).into_iter().collect()
            }
            Part::Said(words) => panic!("the grammar says `{words}`, and no code says it too"),
            Part::Maybe(part) => self.reach(part, tokens, at, known).into_iter().chain([at]).collect(),
            Part::Many(part) => {
                let mut found = BTreeSet::from([at]);
                let mut open = vec![at];
                while let Some(at) = open.pop() {
                    open.extend(self.reach(part, tokens, at, known).into_iter().filter(|end| found.insert(*end)));
                }
                found
            }
            Part::Then(parts) => parts.iter().fold(BTreeSet::from([at]), |starts, part| {
                starts.into_iter().flat_map(|at| self.reach(part, tokens, at, known)).collect()
            }),
            Part::Or(parts) => parts.iter().flat_map(|part| self.reach(part, tokens, at, known)).collect(),
        }
    }
}

type Known<'a> = BTreeMap<(&'a str, usize), Rc<BTreeSet<usize>>>;

fn one(fits: bool, at: usize) -> BTreeSet<usize> {
    fits.then_some(at + 1).into_iter().collect()
}

#[derive(Debug)]
struct Token {
    kind: &'static str,
    text: String,
    end: usize,
}

impl Token {
    fn is_joint(&self) -> bool {
        self.kind == "mark" && ",>+-*/=".contains(&self.text)
    }

    fn ends_value(&self) -> bool {
        matches!(self.kind, "word" | "text" | "literal") || self.text == ")"
    }
}

/// The half page.
static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::read(&read("grammar/milepost.ebnf")));

#[test]
fn it_is_half_a_page() {
    assert!(read("grammar/milepost.ebnf").lines().count() <= 45);
}

#[test]
fn every_example_is_a_file_of_the_grammar() {
    for (name, text) in whole_plans() {
        assert!(GRAMMAR.accepts(&text), "{name}");
    }
}

#[test]
fn no_broken_file_is_one() {
    for path in under("grammar/tests/broken", ".plan") {
        assert!(!GRAMMAR.accepts(&fs::read_to_string(&path).expect("the file is UTF-8")), "{}", path.display());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn it_says_of_any_text_what_the_compiler_says(pieces in prop::collection::vec(piece(), 0..14)) {
        let text = pieces.concat();
        let compiled = compile(&text);
        prop_assert_eq!(GRAMMAR.accepts(&text), !is_broken(&compiled), "{:?}\n{:?}", text, compiled.diagnostics);
    }
}
