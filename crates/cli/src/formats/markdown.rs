//! Findings as Markdown, and words of a plan in it.

use std::fmt::Write;

use milepost_diagnostics::Severity;
use milepost_plan::Loaded;

use super::{Place, total};

/// Every finding, what weighs most first.
pub(super) fn findings(loaded: &Loaded) -> String {
    let mut text = format!("## What was found in the plan\n\n{}\n", total(loaded));
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        let mut lead = format!("\n### {}s\n\n", capital(severity.word()));
        for finding in loaded.diagnostics.iter().filter(|finding| finding.severity == severity) {
            let Place { file, start, .. } = Place::new(loaded, finding.primary.span);
            let place = code(&format!("{file}:{}", start.line));
            let help = finding.help.as_deref().map(|help| format!(" {}", escaped(help))).unwrap_or_default();
            let (entry, message) = (finding.entry.code, escaped(&finding.message));
            let _ = writeln!(text, "{}- **{entry}** {place}: {message}.{help}", std::mem::take(&mut lead));
        }
    }
    crate::terminal::visible(&text)
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// `text` as words of Markdown on one line: nothing in it is markup, calls a person or points to an issue, and nothing
/// steers a terminal.
pub(crate) fn escaped(text: &str) -> String {
    let line = crate::terminal::one_line(&text.replace('\r', " "));
    let mut out = String::new();
    for (at, char) in line.char_indices() {
        let (before, after) = (&line[..at], &line[at + char.len_utf8()..]);
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' | '#' => {
                out.push(char);
                out.push_str("<!-- -->");
            }
            // Without its colon, its slashes or its first dot nothing is taken for an address.
            ':' if after.starts_with('/') => out.push_str("&#58;"),
            '/' if before.ends_with([':', '/']) => out.push_str("&#47;"),
            '.' if ends_in_www(before) => out.push_str("&#46;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '!' | '|' | '~' | '$' => {
                out.push('\\');
                out.push(char);
            }
            char => out.push(char),
        }
    }
    out
}

fn ends_in_www(text: &str) -> bool {
    text.len().checked_sub(3).and_then(|from| text.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// A name or a place, letter by letter.
pub(crate) fn code(text: &str) -> String {
    let plain = !text.contains(['`', '\n', '\r']);
    if plain { format!("`{text}`") } else { escaped(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_plan_says_is_no_markup() {
        assert_eq!(escaped("a *b* <img src=x>"), "a \\*b\\* &lt;img src=x&gt;");
        assert_eq!(escaped("ask @team in #7"), "ask @<!-- -->team in #<!-- -->7");
        assert_eq!(escaped("see www.a.org: at 1/2 (\"b\")"), "see www&#46;a.org: at 1/2 (\"b\")");
        assert_eq!(escaped("[x](http://a)\n# b"), "\\[x\\](http&#58;&#47;&#47;a) #<!-- --> b");
    }
}
