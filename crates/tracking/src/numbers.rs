//! The numbers of the rows of a text file, as a spreadsheet counts them.

use std::io::{self, BufRead, BufReader, Read};

/// So much of a file is looked at before its rows are numbered, in bytes.
const SAMPLE: usize = 64 * 1024;

/// Numbers the rows of a text file with columns as a spreadsheet does: one for each row, however many lines its cells
/// have. The reader of the file counts lines, and those of Windows in a way of its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct RowNumbers {
    /// Whether its lines end in a carriage return and a line feed, as on Windows.
    ends_in_two: bool,
    /// How many line ends were inside cells.
    inside: u64,
}

impl RowNumbers {
    /// For a file that begins with `sample`.
    pub fn of(sample: &[u8]) -> Self {
        Self { ends_in_two: sample.windows(2).any(|pair| pair == b"\r\n"), inside: 0 }
    }

    /// For the file `source`, of which nothing is lost.
    pub(crate) fn looking_at<R: Read>(source: R) -> (Self, BufReader<R>) {
        let mut source = BufReader::with_capacity(SAMPLE, source);
        loop {
            match source.fill_buf() {
                Ok(sample) => break (Self::of(sample), source),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // Whoever reads on is told.
                Err(_) => break (Self::default(), source),
            }
        }
    }

    /// The number of the row that the reader places at `position`.
    pub fn number(&self, position: Option<&csv::Position>) -> u64 {
        // Of a line end of two characters the reader counts the second with the row that follows.
        let uncounted = u64::from(self.ends_in_two && position.is_some_and(|place| place.record() > 0));
        position.map_or(0, csv::Position::line) + uncounted - self.inside
    }

    /// Takes note of the lines inside the cells of a row that was read.
    pub fn read<'a>(&mut self, cells: impl Iterator<Item = &'a [u8]>) {
        self.inside += cells.map(|cell| memchr::memchr_iter(b'\n', cell).count() as u64).sum::<u64>();
    }
}
