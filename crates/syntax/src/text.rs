//! Texts: from the way they are written to what they say, and back.

use std::borrow::Cow;

/// What the text token `raw` says: without its quotes, escapes resolved, the common indentation of a long text removed.
pub fn text_value(raw: &str) -> Cow<'_, str> {
    if let Some(inside) = long_inside(raw) {
        let lines = long_lines(inside);
        return Cow::Owned(unescape(&lines.join("\n")).into_owned());
    }
    let mut inside = raw.chars();
    inside.next();
    inside.next_back();
    unescape(inside.as_str())
}

/// `text` as a text token that says it: on one line, or as a long text when it has line breaks.
pub fn quote(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\");
    if text.contains('\n') {
        return format!("\"\"\"\n{}\n\"\"\"", escaped.replace("\"\"\"", "\\\"\\\"\\\""));
    }
    format!("\"{}\"", escaped.replace('"', "\\\""))
}

/// What stands between the quotes of a long text.
pub(crate) fn long_inside(raw: &str) -> Option<&str> {
    raw.strip_prefix("\"\"\"")?.strip_suffix("\"\"\"")
}

/// The lines of a long text as written, without the blank line at either end and without their common indentation.
/// The line of the closing quotes counts for the indentation, so that a text may itself be indented.
pub(crate) fn long_lines(inside: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = inside.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line)).collect();
    let first = lines.remove(0).trim_start();
    let closing = lines.pop_if(|line| line.trim().is_empty());
    let inner = lines.iter().copied().filter(|line| !line.trim().is_empty());
    let indentation = inner.chain(closing).map(leading_space).reduce(common_prefix).unwrap_or("");
    for line in &mut lines {
        *line = line.strip_prefix(indentation).unwrap_or(line.trim_start());
    }
    if !first.is_empty() {
        lines.insert(0, first);
    }
    lines
}

fn leading_space(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn common_prefix<'a>(one: &'a str, other: &str) -> &'a str {
    let length = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    &one[..length]
}

fn unescape(text: &str) -> Cow<'_, str> {
    if !text.contains('\\') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, chars.peek()) {
            ('\\', Some(&next @ ('"' | '\\'))) => {
                out.push(next);
                chars.next();
            }
            _ => out.push(char),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_lose_their_quotes_and_escapes() {
        assert_eq!(text_value(r#""one \"line\" \\ \x""#), r#"one "line" \ \x"#);
        assert_eq!(text_value("“curly”"), "curly");
        assert_eq!(text_value("\"\""), "");
    }

    #[test]
    fn long_texts_lose_their_common_indentation() {
        assert_eq!(text_value("\"\"\"\n    one\n      two\n\n    three\n    \"\"\""), "one\n  two\n\nthree");
        assert_eq!(text_value("\"\"\"one\r\n    two\"\"\""), "one\ntwo");
        assert_eq!(text_value("\"\"\"\n  one\n\"\"\""), "  one");
        assert_eq!(text_value("\"\"\"\"\"\""), "");
    }
}
