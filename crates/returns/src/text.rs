//! Text files with columns, as any spreadsheet writes them, as a stream.

use std::borrow::Cow;
use std::cell::Cell as Slot;
use std::io::{self, Cursor, Read};
use std::rc::Rc;

use csv::ByteRecord;
use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use milepost_tracking::RowNumbers;

use crate::cell::Cell;
use crate::number::{Sign, evidence};

/// So much of a file is looked at before it is read.
const SAMPLE: usize = 256 * 1024;
/// The largest file in UTF-16, which is turned into UTF-8 in memory, in bytes.
const LARGEST_WIDE: u64 = 256 * 1024 * 1024;
/// The marks that spreadsheets put between columns.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// The rows of a text file.
pub(crate) struct Text<'a> {
    reader: csv::Reader<Box<dyn Read + 'a>>,
    record: ByteRecord,
    /// Which sign is before decimals.
    pub(crate) sign: Sign,
    numbers: RowNumbers,
    skipped: u64,
    checksum: Rc<Slot<u32>>,
    ended: bool,
}

/// Takes the checksum of all that is read through it.
struct Summed<R> {
    inner: R,
    hasher: crc32fast::Hasher,
    sum: Rc<Slot<u32>>,
}

impl<R: Read> Read for Summed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..read]);
        self.sum.set(self.hasher.clone().finalize());
        Ok(read)
    }
}

impl<'a> Text<'a> {
    /// Looks at the beginning of `source`. `score` says how many of the heads of a row are known.
    ///
    /// # Errors
    /// Why it is no text file with columns, in a few words.
    pub(crate) fn open(source: impl Read + 'a, score: impl Fn(&[String]) -> usize) -> Result<Self, String> {
        let checksum = Rc::new(Slot::new(0));
        let mut source: Box<dyn Read + 'a> =
            Box::new(Summed { inner: source, hasher: crc32fast::Hasher::new(), sum: Rc::clone(&checksum) });
        let mut sample = sampled(&mut source)?;
        if let Some(wide) =
            [(&b"\xff\xfe"[..], UTF_16LE), (b"\xfe\xff", UTF_16BE)].iter().find(|w| sample.starts_with(w.0))
        {
            source.take(LARGEST_WIDE).read_to_end(&mut sample).map_err(|error| error.to_string())?;
            let (text, _) = wide.1.decode_with_bom_removal(&sample);
            source = Box::new(Cursor::new(text.into_owned().into_bytes()));
            sample = sampled(&mut source)?;
        }
        if sample.contains(&0) {
            return Err("it is neither a workbook nor a text file with columns".into());
        }
        let mut start = if sample.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
        let mut skipped = 0;
        let mut stated = None;
        // Excel reads the mark between columns from a first line `sep=;`, and some programs write it.
        if let Some(rest) = sample[start..].strip_prefix(b"sep=") {
            stated = rest.first().copied().filter(|mark| DELIMITERS.contains(mark));
            start += sample[start..].iter().position(|byte| *byte == b'\n').map_or(sample.len() - start, |at| at + 1);
            skipped = 1;
        }
        let shown = sample[start..].to_vec();
        if shown.iter().all(u8::is_ascii_whitespace) {
            return Err("it is empty".into());
        }
        let best = |mark: &u8| {
            let head = reader(Cursor::new(&shown), *mark).byte_records().next();
            let heads: Vec<String> = head
                .and_then(Result::ok)
                .map(|head| head.iter().map(|head| decoded(head).into_owned()).collect())
                .unwrap_or_default();
            // Where no head is known, more columns are more likely.
            (score(&heads), heads.len())
        };
        let delimiter =
            stated.unwrap_or_else(|| *DELIMITERS.iter().rev().max_by_key(|mark| best(mark)).unwrap_or(&b','));
        let sign = sign(&shown, delimiter);
        let numbers = RowNumbers::of(&shown);
        let whole: Box<dyn Read + 'a> = Box::new(Cursor::new(shown).chain(source));
        Ok(Self {
            reader: reader(whole, delimiter),
            record: ByteRecord::new(),
            sign,
            numbers,
            skipped,
            checksum,
            ended: false,
        })
    }

    /// The next row with its number, as a spreadsheet counts.
    pub(crate) fn next_row(&mut self) -> Option<Result<(u64, Vec<Cell>), String>> {
        if self.ended {
            return None;
        }
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {
                let row = self.numbers.number(self.record.position()) + self.skipped;
                self.numbers.read(self.record.iter());
                Some(Ok((row, self.record.iter().map(|cell| Cell::of_text(&decoded(cell))).collect())))
            }
            Ok(false) => None,
            Err(error) => {
                self.ended = true;
                Some(Err(format!("it cannot be read: {error}")))
            }
        }
    }

    /// The checksum of what was read.
    pub(crate) fn checksum(&self) -> u32 {
        self.checksum.get()
    }
}

fn reader<R: Read>(source: R, delimiter: u8) -> csv::Reader<R> {
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(source)
}

fn sampled(source: &mut dyn Read) -> Result<Vec<u8>, String> {
    let mut sample = Vec::new();
    source.take(SAMPLE as u64).read_to_end(&mut sample).map_err(|error| format!("it cannot be read: {error}"))?;
    Ok(sample)
}

/// A cell in UTF-8, or else as Windows wrote text before.
fn decoded(cell: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => text.into(),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(cell).0,
    }
}

/// Which sign the numbers of the sample show; where none does, programs that write `;` between columns write `,` before decimals.
fn sign(sample: &[u8], delimiter: u8) -> Sign {
    let (mut points, mut commas) = (0_usize, 0_usize);
    for record in reader(Cursor::new(sample), delimiter).byte_records().map_while(Result::ok) {
        for cell in &record {
            match std::str::from_utf8(cell).ok().and_then(evidence) {
                Some(Sign::Point) => points += 1,
                Some(Sign::Comma) => commas += 1,
                None => {}
            }
        }
    }
    match points.cmp(&commas) {
        std::cmp::Ordering::Less => Sign::Comma,
        std::cmp::Ordering::Equal if delimiter == b';' => Sign::Comma,
        _ => Sign::Point,
    }
}
