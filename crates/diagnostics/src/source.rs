//! Files, spans and the arithmetic between bytes and lines.

use std::collections::BTreeMap;
use std::sync::Arc;

/// A file of a compilation, as an index into its [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A range of bytes in one file; `end` is exclusive, both lie on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of `file`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        debug_assert!(start <= end, "a span runs forward");
        Self { file, start, end }
    }

    /// The empty span just before this one.
    pub fn before(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The empty span just after this one.
    pub fn after(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// From the start of `self` to the end of `other`, which lies in the same file.
    pub fn to(self, other: Self) -> Self {
        debug_assert_eq!(self.file, other.file, "a span stays in one file");
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether `offset` lies inside, both ends included: a cursor at the end of a word is on the word.
    pub fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// The span as a range to slice text with.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A place as people count: line and column from 1, the column in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in characters.
    pub column: u32,
}

/// Where each line of a text begins.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Indexes `text`; a line ends with `\n`.
    pub fn new(text: &str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0).chain(breaks.map(|at| offset(at + 1))).collect();
        Self { starts }
    }

    /// The line (from 0) that holds `offset`, and the byte at which it begins.
    pub fn line(&self, offset: u32) -> (usize, u32) {
        let line = self.starts.partition_point(|&start| start <= offset) - 1;
        (line, self.starts[line])
    }

    /// The byte at which line `line` (from 0) begins, if there is such a line.
    pub fn start(&self, line: usize) -> Option<u32> {
        self.starts.get(line).copied()
    }

    /// The number of lines, at least one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }
}

/// One text with the name that people know it by.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as it is shown in messages, with `/` between its parts.
    pub name: String,
    /// The whole text.
    pub text: Arc<str>,
    /// Its lines.
    pub lines: LineIndex,
}

impl SourceFile {
    /// A file called `name` that holds `text`.
    pub fn new(name: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let lines = LineIndex::new(&text);
        Self { name: name.into(), text, lines }
    }

    /// Line and column of the byte at `offset`; past the end means the end.
    pub fn position(&self, offset: u32) -> Position {
        let at = self.text.floor_char_boundary(offset as usize);
        let (line, start) = self.lines.line(self::offset(at));
        let column = self.text[start as usize..at].chars().count();
        Position { line: self::offset(line) + 1, column: self::offset(column) + 1 }
    }
}

/// The files of one compilation, addressed by [`FileId`]. Numbers may be missing where a keeper of many files gives
/// each its number once for all.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: BTreeMap<FileId, Arc<SourceFile>>,
}

impl Sources {
    /// Adds a file and says what it is called from now on.
    pub fn add(&mut self, file: impl Into<Arc<SourceFile>>) -> FileId {
        let id = self.next();
        self.insert(id, file);
        id
    }

    /// Adds a file that has its number already.
    pub fn insert(&mut self, id: FileId, file: impl Into<Arc<SourceFile>>) {
        self.files.insert(id, file.into());
    }

    /// A number above those of all files.
    pub fn next(&self) -> FileId {
        FileId(self.files.last_key_value().map_or(0, |(last, _)| last.0 + 1))
    }

    /// Calls every file by what `name` makes of its name: the same file is called otherwise from another folder.
    pub fn rename(&mut self, name: impl Fn(&str) -> String) {
        for file in self.files.values_mut() {
            let called = name(&file.name);
            Arc::make_mut(file).name = called;
        }
    }

    /// The file behind `id`.
    pub fn get(&self, id: FileId) -> &SourceFile {
        &self.files[&id]
    }

    /// All files with their ids, in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().map(|(&id, file)| (id, file.as_ref()))
    }

    /// The text that `span` covers.
    pub fn text(&self, span: Span) -> &str {
        &self.get(span.file).text[span.range()]
    }
}

/// Texts and tables are below 4 GiB: the reader of files refuses larger ones.
fn offset(value: usize) -> u32 {
    u32::try_from(value).expect("texts are below 4 GiB")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters() {
        let file = SourceFile::new("a.plan", "é\nCafé x\n");
        assert_eq!(file.position(0), Position { line: 1, column: 1 });
        assert_eq!(file.position(3), Position { line: 2, column: 1 });
        assert_eq!(file.position(9), Position { line: 2, column: 6 });
        assert_eq!(file.position(999), Position { line: 3, column: 1 });
    }
}
