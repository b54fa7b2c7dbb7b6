//! Edits that mend a finding.

use crate::{FileId, Span};

/// Whether a fix may be applied without a person looking at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Safety {
    /// The meaning is certain: `--fix` applies it.
    Safe,
    /// A person must choose: shown as a suggestion.
    Suggested,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Edit {
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

/// Edits that belong together, with what they do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fix {
    /// What the fix does, as an imperative: "write `owner`".
    pub title: String,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// The edits, not overlapping.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// A fix that `--fix` applies.
    pub fn safe(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self::one(Safety::Safe, title.into(), span, replacement.into())
    }

    /// A fix that a person has to choose.
    pub fn suggested(title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        Self::one(Safety::Suggested, title.into(), span, replacement.into())
    }

    fn one(safety: Safety, title: String, span: Span, replacement: String) -> Self {
        Self { title, safety, edits: vec![Edit { span, replacement }] }
    }
}

/// Two edits touch the same text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict;

/// Applies the edits that concern `file` to its `text`.
///
/// # Errors
/// [`Conflict`] when two of the edits overlap; the text is then as it was.
pub fn apply_edits(file: FileId, text: &str, edits: &[Edit]) -> Result<String, Conflict> {
    let mut edits: Vec<&Edit> = edits.iter().filter(|edit| edit.span.file == file).collect();
    edits.sort();
    edits.dedup();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        let range = edit.span.range();
        if range.start < done {
            return Err(Conflict);
        }
        out.push_str(&text[done..range.start]);
        out.push_str(&edit.replacement);
        done = range.end;
    }
    out.push_str(&text[done..]);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edit(start: u32, end: u32, replacement: &str) -> Edit {
        Edit { span: Span::new(FileId(0), start, end), replacement: replacement.into() }
    }

    #[test]
    fn edits_apply_in_the_order_of_the_text() {
        let edits = [edit(6, 11, "there"), edit(0, 5, "hallo"), edit(11, 11, "!")];
        assert_eq!(apply_edits(FileId(0), "hello world", &edits).as_deref(), Ok("hallo there!"));
    }

    #[test]
    fn overlapping_edits_change_nothing() {
        assert_eq!(apply_edits(FileId(0), "hello", &[edit(0, 3, "a"), edit(2, 4, "b")]), Err(Conflict));
    }
}
