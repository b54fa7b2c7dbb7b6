//! Between bytes and what the protocol counts: lines, and columns in the units that were agreed.

use milepost_diagnostics::{FileId, Span};
use milepost_ide::Analysis;
use tower_lsp::ls_types::{Location, Position, PositionEncodingKind, Range, TextEdit, Uri};

use crate::state::Names;

/// What a column counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The best of those that the editor offers; bytes need no counting.
    pub(crate) fn choose(offered: Option<&[PositionEncodingKind]>) -> Self {
        let offers = |kind: &PositionEncodingKind| offered.is_some_and(|offered| offered.contains(kind));
        if offers(&PositionEncodingKind::UTF8) {
            Self::Utf8
        } else if offers(&PositionEncodingKind::UTF16) || !offers(&PositionEncodingKind::UTF32) {
            Self::Utf16
        } else {
            Self::Utf32
        }
    }

    pub(crate) fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
            Self::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, char: char) -> usize {
        match self {
            Self::Utf8 => char.len_utf8(),
            Self::Utf16 => char.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// How many units `text` has.
    pub(crate) fn units(self, text: &str) -> u32 {
        let units = if text.is_ascii() || self == Self::Utf8 {
            text.len()
        } else {
            text.chars().map(|char| self.width(char)).sum()
        };
        narrow(units)
    }
}

/// Where the lines of a text begin, as the protocol counts them: they end with `\n`, `\r\n` or `\r`.
#[derive(Debug)]
pub(crate) struct Lines(Vec<u32>);

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Self(std::iter::once(0).chain(ends.map(|at| narrow(at + 1))).collect())
    }

    pub(crate) fn position(&self, text: &str, offset: u32, encoding: Encoding) -> Position {
        let at = text.floor_char_boundary(offset as usize);
        let line = self.0.partition_point(|&start| start as usize <= at) - 1;
        let column = encoding.units(&text[self.0[line] as usize..at]);
        Position { line: narrow(line), character: column }
    }

    /// The byte at `position`; beyond the end of a line is its end, beyond the end of the text that one's.
    pub(crate) fn offset(&self, text: &str, position: Position, encoding: Encoding) -> u32 {
        let Some(&start) = self.0.get(position.line as usize) else { return narrow(text.len()) };
        let end = self.0.get(position.line as usize + 1).map_or(text.len(), |&next| next as usize);
        let line = text[start as usize..end].trim_end_matches(['\n', '\r']);
        let mut units = position.character as usize;
        if encoding == Encoding::Utf8 || line.is_ascii() {
            return start + narrow(line.floor_char_boundary(units));
        }
        let mut at = 0;
        for char in line.chars() {
            let width = encoding.width(char);
            if units < width {
                break;
            }
            units -= width;
            at += char.len_utf8();
        }
        start + narrow(at)
    }
}

/// Turns places of an analysis into those of the protocol. It remembers the lines of the files that it has met.
pub(crate) struct Places<'a> {
    pub analysis: &'a Analysis,
    pub encoding: Encoding,
    names: &'a Names,
    lines: std::cell::RefCell<std::collections::BTreeMap<FileId, std::rc::Rc<Lines>>>,
    uris: std::cell::RefCell<std::collections::BTreeMap<FileId, Option<Uri>>>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(analysis: &'a Analysis, encoding: Encoding, names: &'a Names) -> Self {
        Self { analysis, encoding, names, lines: std::cell::RefCell::default(), uris: std::cell::RefCell::default() }
    }

    pub(crate) fn text(&self, file: FileId) -> &'a str {
        self.analysis.document(file).map_or("", |document| document.text())
    }

    fn lines(&self, file: FileId) -> std::rc::Rc<Lines> {
        let mut known = self.lines.borrow_mut();
        known.entry(file).or_insert_with(|| std::rc::Rc::new(Lines::new(self.text(file)))).clone()
    }

    pub(crate) fn position(&self, file: FileId, offset: u32) -> Position {
        self.lines(file).position(self.text(file), offset, self.encoding)
    }

    pub(crate) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.file, span.start), end: self.position(span.file, span.end) }
    }

    pub(crate) fn offset(&self, file: FileId, position: Position) -> u32 {
        self.lines(file).offset(self.text(file), position, self.encoding)
    }

    pub(crate) fn offsets(&self, file: FileId, range: Range) -> std::ops::Range<u32> {
        let (start, end) = (self.offset(file, range.start), self.offset(file, range.end));
        start..end.max(start)
    }

    pub(crate) fn uri(&self, file: FileId) -> Option<Uri> {
        let mut known = self.uris.borrow_mut();
        known.entry(file).or_insert_with(|| self.names.uri(self.analysis.document(file)?.path())).clone()
    }

    pub(crate) fn location(&self, span: Span) -> Option<Location> {
        Some(Location { uri: self.uri(span.file)?, range: self.range(span) })
    }

    pub(crate) fn edit(&self, edit: &milepost_diagnostics::Edit) -> TextEdit {
        TextEdit { range: self.range(edit.span), new_text: edit.replacement.clone() }
    }
}

/// Texts are below 4 GiB.
pub(crate) fn narrow(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_goes_there_and_back() {
        let text = "a é 😀\r\nzwei\rthree\u{2028}x\n\n😀";
        let lines = Lines::new(text);
        assert_eq!(lines.0.len(), 5, "\\r\\n, \\r and \\n end a line, other separators do not");
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for (at, char) in text.char_indices() {
                if matches!(char, '\n') && text[..at].ends_with('\r') {
                    continue;
                }
                let position = lines.position(text, narrow(at), encoding);
                assert_eq!(lines.offset(text, position, encoding), narrow(at), "{encoding:?} {position:?}");
            }
        }
        let after = Position { line: 0, character: 6 };
        assert_eq!(lines.offset(text, after, Encoding::Utf16), 9, "the emoji has two units");
        assert_eq!(lines.offset(text, Position { line: 0, character: 5 }, Encoding::Utf16), 5, "half a character");
        assert_eq!(lines.offset(text, Position { line: 0, character: 99 }, Encoding::Utf16), 9);
        assert_eq!(lines.offset(text, Position { line: 99, character: 0 }, Encoding::Utf8), narrow(text.len()));
    }
}
