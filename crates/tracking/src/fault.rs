//! What is wrong in a file of data, with the place where it stands.

use std::fmt;

/// Where in a file something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as it was named.
    pub file: String,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The row, counted from 1 as spreadsheets do.
    pub row: Option<u64>,
    /// The column, counted from 0.
    pub column: Option<usize>,
    /// The question or the column in words, as its head says it.
    pub head: Option<String>,
}

/// Something that keeps a value from being used.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Where it stands.
    pub place: Box<Place>,
    /// What was found there, where it can be shown.
    pub found: Option<String>,
    /// What is wrong or was expected, in a few words without a full stop.
    pub message: String,
}

impl Fault {
    /// A fault of a whole file.
    pub fn of_file(file: &str, message: impl Into<String>) -> Self {
        let place = Box::new(Place { file: file.to_owned(), ..Place::default() });
        Self { place, found: None, message: message.into() }
    }

    /// The same fault in row `row`.
    pub fn in_row(mut self, row: u64) -> Self {
        self.place.row = Some(row);
        self
    }

    /// The same fault in column `column`, whose head says `head`.
    pub fn in_column(mut self, column: usize, head: impl Into<String>) -> Self {
        self.place.column = Some(column);
        self.place.head = Some(head.into());
        self
    }

    /// The same fault with what was found; long texts are cut.
    pub fn with_found(mut self, found: impl AsRef<str>) -> Self {
        const MOST: usize = 60;
        let found = found.as_ref();
        let line: String =
            found.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).take(MOST).collect();
        self.found = Some(if found.chars().nth(MOST).is_some() { format!("{line}…") } else { line });
        self
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(sheet) = &self.sheet {
            write!(f, ", sheet “{sheet}”")?;
        }
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = self.column {
            write!(f, ", column {}", column_letters(column))?;
        }
        match &self.head {
            Some(head) => write!(f, ", “{head}”"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.place)?;
        match self.found.as_deref() {
            Some("") => write!(f, "it is empty; {}", self.message),
            Some(found) => write!(f, "found `{found}`; {}", self.message),
            None => f.write_str(&self.message),
        }
    }
}

/// The letters by which spreadsheets know column `column`, counted from 0: `A`, `Z`, `AA`.
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 51, 52, 701, 702].map(column_letters), ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
