//! The way from a text to its tree.

use std::sync::Arc;

use chumsky::Parser;
use chumsky::error::EmptyErr;
use milepost_diagnostics::{Diagnostic, FileId, Fix, Span};

use crate::grammar::{self, Fault, Label};
use crate::repair::{pair_braces, pair_parentheses};
use crate::token::{Kind, Tokens};
use crate::tree::Parse;
use crate::{codes, lexer};

/// Takes `text` apart. There is always a tree; what is wrong is reported once a line.
pub fn parse(file: FileId, text: impl Into<Arc<str>>) -> Parse {
    let text = text.into();
    let (mut tokens, mut diagnostics) = lexer::lex(file, &text);
    pair_parentheses(file, &text, &mut tokens, &mut diagnostics);
    pair_braces(file, &text, &mut tokens, &mut diagnostics);
    // Most texts are well formed: they need no account of what else could have stood where.
    let quick = grammar::text::<EmptyErr>().parse(&tokens.kinds).into_result();
    let entries = quick.unwrap_or_else(|_| {
        let (entries, faults) = grammar::text::<Fault>().parse(&tokens.kinds).into_output_errors();
        for fault in faults {
            diagnostics.extend(explain(file, &text, &mut tokens, fault));
        }
        entries.unwrap_or_default()
    });
    once_a_line(&text, &mut diagnostics);
    Parse { file, text, tokens, entries, diagnostics }
}

/// Puts `fault` into words; nothing where the lexer has reported the token already. A mark that joins nothing is of
/// kind `Unknown` from now on, so that nobody reports its line again.
fn explain(file: FileId, text: &str, tokens: &mut Tokens, fault: Fault) -> Option<Diagnostic> {
    let found = tokens.kinds.get(fault.at).copied();
    let before = fault.at.checked_sub(1).map(|at| tokens.kinds[at]);
    let place = |at: usize| Span::new(file, tokens.spans[at].0, tokens.spans[at].1);
    let diagnostic = match (before, found) {
        (_, Some(Kind::Unknown)) => return None,
        (Some(Kind::LeftParen), Some(Kind::RightParen)) => empty_parentheses(place(fault.at - 1).to(place(fault.at))),
        (_, Some(found)) if fault.expects(Label::Head) => starts_with(text, found, place(fault.at)),
        (Some(before), _) if before.is_joint() => {
            let diagnostic = dangling(text, place(fault.at - 1), "after");
            tokens.kinds[fault.at - 1] = Kind::Unknown;
            diagnostic
        }
        (_, Some(_)) => {
            let diagnostic = dangling(text, place(fault.at), "before");
            tokens.kinds[fault.at] = Kind::Unknown;
            diagnostic
        }
        (_, None) => return None,
    };
    Some(diagnostic)
}

fn empty_parentheses(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::PARENTHESES, span, "There is nothing between these parentheses")
        .label("nothing inside")
        .why("Parentheses say what is calculated first.")
        .help("Take them away, or write between them what belongs together.")
}

fn starts_with(text: &str, found: Kind, span: Span) -> Diagnostic {
    let what = match found {
        Kind::Text => "a text".to_owned(),
        Kind::LeftBrace => "a block that has no word in front of it".to_owned(),
        _ => format!("`{}`", &text[span.range()]),
    };
    Diagnostic::new(&codes::STARTS_WITH_VALUE, span, format!("This line begins with {what}"))
        .label("a word is missing in front of this")
        .why("The first word of a line says what the line is about.")
        .help("Begin with a word, as in `owner chief_nurse`, or with a period, as in `2026-Q4 81%`.")
}

fn dangling(text: &str, span: Span, side: &str) -> Diagnostic {
    let mark = &text[span.range()];
    if mark == "-" && text[span.range().end..].starts_with('>') {
        return Diagnostic::new(&codes::DANGLING, span, "A chain is written with `>` alone")
            .label("not needed")
            .why("One sign stands between two links of a chain, so that all plans look alike.")
            .help("Leave the `-` out: `minister > director`.")
            .fix(Fix::safe("leave the `-` out", span, ""));
    }
    Diagnostic::new(&codes::DANGLING, span, format!("Nothing stands {side} this `{mark}`"))
        .label(format!("something is missing {side} this"))
        .why("A comma or an operator stands between two things.")
        .help(format!("Write what is missing, or take the `{mark}` away."))
}

/// Keeps the first finding of each line: what follows it is most often its consequence. What no other finding can
/// have caused is always kept.
fn once_a_line(text: &str, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.sort_by_key(Diagnostic::order);
    let mut last: Option<usize> = None;
    diagnostics.retain(|diagnostic| {
        let at = diagnostic.primary.span.range().start;
        if let Some(last) = last
            && !text[last..at].contains('\n')
            && !stands_alone(diagnostic)
        {
            return false;
        }
        last = Some(at);
        true
    });
}

fn stands_alone(diagnostic: &Diagnostic) -> bool {
    let alone = [&codes::TYPOGRAPHIC_QUOTES, &codes::UNKNOWN_ESCAPE, &codes::HIDDEN_DIRECTION, &codes::TOO_DEEP];
    alone.contains(&diagnostic.entry)
}
