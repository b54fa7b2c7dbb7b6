//! Plans in colours.

use std::fmt::Write as _;

use milepost_diagnostics::FileId;
use milepost_syntax::{Entry, Kind, parse};
use milepost_vocabulary::{fixed_words, keywords};

/// `text` as HTML, its words marked with classes: `k` a keyword, `w` a fixed word, `s` a text, `n` a literal, `c` a
/// comment.
pub(crate) fn plan(text: &str) -> String {
    let parsed = parse(FileId(0), text);
    let mut heads = vec![false; parsed.tokens.kinds.len()];
    mark(&parsed.entries, &mut heads);
    let (keywords, fixed) = (keywords(), fixed_words());
    let (mut html, mut end) = (String::new(), 0);
    for (index, (&kind, &(start, after))) in parsed.tokens.kinds.iter().zip(&parsed.tokens.spans).enumerate() {
        let (start, after) = (start as usize, after as usize);
        if start < end || start == after {
            continue;
        }
        gap(&mut html, &text[end..start]);
        let token = &text[start..after];
        let class = match kind {
            Kind::Text => "s",
            Kind::Literal => "n",
            Kind::Word if heads[index] && keywords.contains(token) => "k",
            Kind::Word if keywords.contains(token) || fixed.contains(token) => "w",
            _ => "",
        };
        span(&mut html, class, token);
        end = after;
    }
    gap(&mut html, &text[end..]);
    html
}

fn mark(entries: &[Entry], heads: &mut [bool]) {
    for entry in entries {
        heads[entry.head as usize] = true;
        mark(entry.body.as_ref().map_or(&[], |body| &body.entries), heads);
    }
}

/// What stands between tokens: spaces and comments.
fn gap(html: &mut String, gap: &str) {
    for line in gap.split_inclusive('\n') {
        let comment = line.find("//").unwrap_or(line.len());
        html.push_str(&line[..comment]);
        if comment < line.len() {
            let said = line[comment..].trim_end();
            span(html, "c", said);
            html.push_str(&line[comment + said.len()..]);
        }
    }
}

fn span(html: &mut String, class: &str, text: &str) {
    let text = escaped(text);
    if class.is_empty() {
        html.push_str(&text);
    } else {
        let _ = write!(html, "<span class=\"{class}\">{text}</span>");
    }
}

/// A text as HTML.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(letter),
        }
    }
    html
}
