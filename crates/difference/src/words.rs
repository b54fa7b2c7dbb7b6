//! Texts, word by word.

use similar::{ChangeTag, TextDiff};

/// What happened to some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// They stayed.
    Same,
    /// They are gone.
    Removed,
    /// They are new.
    Added,
}

/// Words that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What happened to them.
    pub said: Said,
    /// The words.
    pub text: String,
}

/// How many words stay around a change, so that its place is known.
const AROUND: usize = 4;

/// `text` with one space between its words: how a text is broken into lines means nothing.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The way from `old` to `new`, word by word; long stretches that stayed are cut short.
pub(crate) fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (flat(old), flat(new));
    let diff = TextDiff::from_words(&old, &new);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let said = match change.tag() {
            ChangeTag::Equal => Said::Same,
            ChangeTag::Delete => Said::Removed,
            ChangeTag::Insert => Said::Added,
        };
        match pieces.last_mut() {
            Some(last) if last.said == said => last.text.push_str(change.value()),
            _ => pieces.push(Piece { said, text: change.value().to_owned() }),
        }
    }
    let last = pieces.len().saturating_sub(1);
    for (index, piece) in pieces.iter_mut().enumerate().filter(|(_, piece)| piece.said == Said::Same) {
        piece.text = shortened(&piece.text, index == 0, index == last);
    }
    pieces
}

/// A stretch that stayed, with the words next to the changes around it.
fn shortened(text: &str, first: bool, last: bool) -> String {
    let words: Vec<&str> = text.split_inclusive(' ').collect();
    let count = words.iter().filter(|word| !word.trim().is_empty()).count();
    let (head, tail) = (if first { 0 } else { AROUND }, if last { 0 } else { AROUND });
    if count <= head + tail + 2 {
        return text.to_owned();
    }
    // A stretch between two changes begins with the space after the first one.
    let lead = words.iter().take_while(|word| word.trim().is_empty()).count();
    let left: String = words[..(lead + head).min(words.len())].concat();
    let right: String = words[words.len() - tail.min(words.len())..].concat();
    match (first, last) {
        (true, _) => format!("… {right}"),
        (_, true) => format!("{}…", with_space(&left)),
        _ => format!("{}… {right}", with_space(&left)),
    }
}

fn with_space(text: &str) -> String {
    if text.ends_with(' ') { text.to_owned() } else { format!("{text} ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(old: &str, new: &str) -> String {
        let mark = |piece: Piece| match piece.said {
            Said::Same => piece.text,
            Said::Removed => format!("[-{}-]", piece.text),
            Said::Added => format!("{{+{}+}}", piece.text),
        };
        pieces(old, new).into_iter().map(mark).collect()
    }

    #[test]
    fn only_what_changed_is_marked() {
        assert_eq!(marked("seen in four hours", "seen in\n  six hours"), "seen in [-four-]{+six+} hours");
        assert_eq!(marked("a b", "a b"), "a b");
    }

    #[test]
    fn long_stretches_are_cut_short() {
        let old = "one two three four five six seven OLD eight nine ten eleven twelve thirteen fourteen";
        assert_eq!(
            marked(old, &old.replace("OLD", "NEW")),
            "… four five six seven [-OLD-]{+NEW+} eight nine ten eleven …"
        );
    }
}
