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
    let mut out = String::new();
    for char in crate::terminal::one_line(&text.replace('\r', " ")).chars() {
        match char {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '@' | '#' => {
                out.push(char);
                out.push_str("<!-- -->");
            }
            ':' | '/' => {
                // Without its colon or its slashes nothing is taken for an address.
                out.push_str(if char == ':' { "&#58;" } else { "&#47;" });
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' | '"' => {
                out.push('\\');
                out.push(char);
            }
            char => out.push(char),
        }
    }
    out
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
        assert_eq!(escaped("[x](http://a)\n# b"), "\\[x\\]\\(http&#58;&#47;&#47;a\\) #<!-- --> b");
    }
}
