//! What the templates reckon: how the columns of a table share its width, how many tables stand beside each other, how many
//! lines what stands under a label takes. They would take long to do so each time themselves.
//!
//! Widths are in letters, as `data` has measured what stands in the columns.

use typst::Library;
use typst::diag::{At, HintedStrResult, SourceResult};
use typst::foundations::{
    Args, Array, Dict, FromValue, Func, IntoValue, NativeElement, NativeFuncData, Smart, Str, Value, array,
};
use typst::layout::{Em, Fr, Length};
use typst::model::TableCell;
use typst::text::TextElem;

use crate::functions::{define, function};

/// Lets templates ask.
pub(crate) fn prepare(library: &mut Library) {
    for function in [&CELLS, &COLUMNS, &LINES, &LINES_OF_VALUES, &TABLES_OF_VALUES, &WIDTH_OF_VALUES] {
        define(library, function);
    }
}

/// Texts in cells take no more lines than these where that is reckoned.
const MOST_LINES: f64 = 12.0;
/// What stands in a column is so much longer, as a part of it, than where its lines break by chance.
const LOOSE: f64 = 1.12;
/// Cells that stand farther from each other are not read as a row.
const WIDEST: f64 = 1.4;
/// Heads of numbers need what is left least.
const WISH_OF_NUMBERS: f64 = 1.0;
const WISH_OF_WORDS: f64 = 2.0;
/// By what part letters are smaller where words would have to break.
const SMALLER: [f64; 2] = [0.92, 0.85];
/// On how many lines what names the rows may stand so that letters are no smaller than that part.
const LINES_OF_NAMES: [(f64, f64); 4] = [(2.0, SMALLER[0]), (3.0, SMALLER[0]), (3.0, SMALLER[1]), (4.0, SMALLER[1])];
/// A column of values takes no more letters.
const WIDEST_VALUE: f64 = 60.0;
/// What stands between two tables of values, in points; how many stand beside each other; how many rows each has at least.
const BETWEEN_TABLES: f64 = 12.0;
const MOST_TABLES: u8 = 4;
const FEWEST_VALUES: usize = 4;
/// What is said about something that is said stands in smaller letters, which take so much less of a line.
const SMALL: f64 = 0.91;

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
struct Column {
    number: bool,
    /// What its longest word needs.
    least: f64,
    /// What its texts wish.
    ideal: f64,
    /// Its longest text, which counts where several take more than one line.
    longest: f64,
    /// What stands between it and the next one.
    after: f64,
}

impl Column {
    /// The columns of a table of the data.
    fn all(table: &Dict) -> HintedStrResult<Vec<Self>> {
        let column = |column: Value| {
            let column: Dict = column.cast()?;
            Ok(Self {
                number: entry(&column, "number")?,
                least: entry(&column, "least")?,
                ideal: entry(&column, "ideal")?,
                longest: entry(&column, "longest")?,
                after: entry(&column, "after")?,
            })
        };
        entry::<Array>(table, "columns")?.into_iter().map(column).collect()
    }

    /// The least that it takes with what stands after it.
    fn least(&self) -> f64 {
        self.least + self.after
    }

    /// What it would take with what stands after it.
    fn ideal(&self) -> f64 {
        self.ideal + self.after
    }

    /// What it takes where its texts stand on so many lines.
    fn on(&self, lines: f64) -> f64 {
        if self.number {
            self.least()
        } else {
            self.least().max(self.after + self.ideal.min((self.longest / lines * LOOSE).ceil()))
        }
    }
}

/// How wide a column is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Width {
    Letters(f64),
    /// So much of what there is.
    Share(f64),
}

/// How a table is set.
#[derive(Debug, PartialEq)]
struct Fit {
    /// By what part its letters are smaller.
    part: f64,
    /// Whether words may break.
    breaks: bool,
    widths: Vec<Width>,
}

/// Sets columns where so many letters stand on a line.
fn fit(columns: Vec<Column>, letters: f64) -> Fit {
    let needed = |columns: &[Column]| columns.iter().map(Column::least).sum::<f64>();
    let room = |part: f64| (letters / part).trunc();
    let fits = |columns: &[Column], part| needed(columns) <= room(part);
    let roomy = LINES_OF_NAMES.iter().find_map(|(lines, part)| {
        let mut roomy = columns.clone();
        let names = roomy.first_mut()?;
        names.least = names.least.max((names.ideal / lines * LOOSE).ceil());
        fits(&roomy, *part).then_some(roomy)
    });
    let columns = roomy.unwrap_or(columns);
    let part = [1.0, SMALLER[0]].into_iter().find(|part| fits(&columns, *part)).unwrap_or(SMALLER[1]);
    let room = room(part);
    Fit { part, breaks: needed(&columns) > room, widths: widths(&columns, room) }
}

/// Widths of columns where so many letters stand on a line.
fn widths(columns: &[Column], room: f64) -> Vec<Width> {
    let wanted: f64 = columns.iter().map(Column::ideal).sum();
    let Some(last) = columns.last() else { return Vec::new() };
    if wanted <= room {
        // A last column of words takes what is left over, and a table that ends with numbers is narrower.
        let wider = (room / wanted.max(1.0)).min(WIDEST);
        let mut widths: Vec<f64> = columns.iter().map(|column| column.ideal() * wider).collect();
        if wider == WIDEST && last.number {
            return widths.into_iter().map(Width::Letters).collect();
        }
        if let Some(last) = widths.last_mut() {
            *last += room - wanted * wider;
        }
        return widths.into_iter().map(Width::Share).collect();
    }
    // In as few lines as fit in every column; then single ones in fewer, those of most lines first.
    let mut lines = vec![1.0; columns.len()];
    let sum = |lines: &[f64]| columns.iter().zip(lines).map(|(column, lines)| column.on(*lines)).sum::<f64>();
    while sum(&lines) > room && lines[0] < MOST_LINES {
        for lines in &mut lines {
            *lines += 1.0;
        }
    }
    loop {
        let left = room - sum(&lines);
        let fewer = columns
            .iter()
            .zip(&mut lines)
            .filter(|(column, lines)| **lines > 1.0 && column.on(**lines - 1.0) - column.on(**lines) <= left);
        let rank = |(column, lines): &(&Column, &mut f64)| **lines * 1000.0 - column.on(**lines - 1.0);
        let Some((_, lines)) = fewer.max_by(|a, b| rank(a).total_cmp(&rank(b))) else { break };
        *lines -= 1.0;
    }
    let taken: Vec<f64> = columns.iter().zip(&lines).map(|(column, lines)| column.on(*lines)).collect();
    let wish = |(column, taken): (&Column, &f64)| {
        (column.ideal() - taken).max(0.0) * if column.number { WISH_OF_NUMBERS } else { WISH_OF_WORDS }
    };
    let wishes: Vec<f64> = columns.iter().zip(&taken).map(wish).collect();
    let share = (room - taken.iter().sum::<f64>()).max(0.0) / wishes.iter().sum::<f64>().max(1.0);
    taken.iter().zip(wishes).map(|(taken, wish)| Width::Share(taken + wish * share)).collect()
}

/// How many letters the columns of values take. The heads of numbers may break where it is `narrow`.
fn letters_of_values(columns: &[Column], narrow: bool) -> f64 {
    let of_one = |column: &Column| if narrow && column.number { column.least } else { column.ideal.min(WIDEST_VALUE) };
    columns.iter().map(|column| of_one(column) + column.after).sum()
}

/// In how many tables beside each other so many values stand: as many as fit in a width, of which a letter takes so much.
fn tables_of_values(columns: &[Column], rows: usize, width: f64, letter: f64) -> usize {
    let narrow = letters_of_values(columns, true) * letter + BETWEEN_TABLES;
    let most = (1..=MOST_TABLES).rev().find(|tables| narrow * f64::from(*tables) <= width).unwrap_or(1);
    rows.div_ceil(FEWEST_VALUES).clamp(1, most.into())
}

/// `columns-in(table, width, size, letter)`: how a table is set in a width, whose letters are of a size of which they
/// take so much: by what part they are smaller, whether words may break, and the widths of the columns.
static COLUMNS: NativeFuncData = function("columns-in", &|_, _, args| {
    let (columns, _) = table(args)?;
    let (width, size): (Length, Length) = (args.expect("width")?, args.expect("size")?);
    let letter: f64 = args.expect("letter")?;
    let Fit { part, breaks, widths } = fit(columns, width.abs / size.abs / letter);
    let width = |width| match width {
        Width::Letters(letters) => Length::from(Em::new(letters * letter)).into_value(),
        Width::Share(share) => Fr::new(share).into_value(),
    };
    Ok(array![part, breaks, widths.into_iter().map(width).collect::<Array>()].into_value())
});

/// `cells-of(rows, head, body)`: the cells of rows, made by `body` where they say more than one text; the first one of each
/// row goes through `head`, and one that is `long` may be parted.
static CELLS: NativeFuncData = function("cells-of", &|engine, context, args| {
    let rows: Array = args.expect("rows")?;
    let (head, body): (Func, Func) = (args.expect("head")?, args.expect("body")?);
    let mut cells = Array::new();
    for row in rows {
        let row: Array = row.cast().at(args.span)?;
        for (at, cell) in row.into_iter().enumerate() {
            let mut said = if let Value::Str(said) = cell {
                TextElem::packed(said)
            } else {
                let is_long = matches!(&cell, Value::Dict(cell) if cell.contains("long"));
                let said = body.call(engine, context, [cell])?.display();
                if is_long { TableCell::new(said).with_breakable(Smart::Custom(true)).pack() } else { said }
            }
            .into_value();
            if at == 0 {
                said = head.call(engine, context, [said])?;
            }
            cells.push(said);
        }
    }
    Ok(cells.into_value())
});

/// `width-of-values(table, letter)`: how wide the columns of values are, where a letter takes so much.
static WIDTH_OF_VALUES: NativeFuncData = function("width-of-values", &|_, _, args| {
    let (columns, _) = table(args)?;
    let letter: Length = args.expect("letter")?;
    Ok((letter * letters_of_values(&columns, false)).into_value())
});

/// `tables-of-values(table, width, letter)`: in how many tables beside each other values stand in a width, of which a letter
/// takes so much.
static TABLES_OF_VALUES: NativeFuncData = function("tables-of-values", &|_, _, args| {
    let (tables, _) = values(args)?;
    Ok(tables.into_value())
});

/// `lines-of-values(table, width, letter)`: how many lines they take there.
static LINES_OF_VALUES: NativeFuncData = function("lines-of-values", &|_, _, args| {
    let (tables, rows) = values(args)?;
    Ok(rows.div_ceil(tables).into_value())
});

/// In how many tables values stand, and how many rows they have.
fn values(args: &mut Args) -> SourceResult<(usize, usize)> {
    let (columns, rows) = table(args)?;
    let (width, letter): (Length, Length) = (args.expect("width")?, args.expect("letter")?);
    Ok((tables_of_values(&columns, rows, width.abs.to_pt(), letter.abs.to_pt()), rows))
}

/// The columns of a table, and how many rows it has.
fn table(args: &mut Args) -> SourceResult<(Vec<Column>, usize)> {
    let table: Dict = args.expect("table")?;
    let rows: Array = entry(&table, "rows").at(args.span)?;
    Ok((Column::all(&table).at(args.span)?, rows.len()))
}

/// What the data says of something.
fn entry<T: FromValue>(of: &Dict, name: &str) -> HintedStrResult<T> {
    of.get(name)?.clone().cast()
}

/// `lines-of(rows, letters)`: how many lines each of some rows takes, about, where so many letters stand on a line.
static LINES: NativeFuncData = function("lines-of", &|_, _, args| {
    let rows: Array = args.expect("rows")?;
    let letters: f64 = args.expect("letters")?;
    let lines = |row| lines(row, letters).map(IntoValue::into_value);
    Ok(rows.into_iter().map(lines).collect::<HintedStrResult<Array>>().at(args.span)?.into_value())
});

fn lines(row: Value, letters: f64) -> HintedStrResult<f64> {
    let entries: Array = entry(&row.cast()?, "entries")?;
    let lines = |of: Value| {
        let of: Dict = of.cast()?;
        let below = entry::<Array>(&of, "rows")?.into_iter().map(|row| {
            let entries: Array = entry(&row.cast()?, "entries")?;
            entries.into_iter().map(|of| letters_of(&of.cast()?)).sum::<HintedStrResult<f64>>()
        });
        let below: f64 = below.sum::<HintedStrResult<_>>()?;
        Ok((letters_of(&of)? / letters).ceil() + (below / letters * SMALL).ceil())
    };
    if entries.is_empty() { Ok(1.0) } else { entries.into_iter().map(lines).sum() }
}

/// How long what an entry says is.
fn letters_of(of: &Dict) -> HintedStrResult<f64> {
    let mut letters = 0;
    for paragraph in entry::<Array>(of, "prose")? {
        for piece in entry::<Array>(&paragraph.cast()?, "text")? {
            let text: Str = if let Value::Str(text) = piece { text } else { entry(&piece.cast()?, "text")? };
            letters += text.len();
        }
    }
    Ok(f64::from(u32::try_from(letters).unwrap_or(u32::MAX)))
}

#[cfg(test)]
mod tests {
    use typst::foundations::dict;

    use super::*;

    fn column(number: bool, least: f64, ideal: f64) -> Column {
        Column { number, least, ideal, longest: ideal * 4.0, after: 2.0 }
    }

    fn shares(fit: &Fit) -> Vec<f64> {
        let share = |width: &Width| match width {
            Width::Share(share) => *share,
            Width::Letters(letters) => panic!("{letters} letters are no share"),
        };
        fit.widths.iter().map(share).collect()
    }

    #[test]
    fn columns_that_fit_are_a_little_wider_and_the_last_one_takes_the_rest() {
        let fit = fit(vec![column(true, 6.0, 8.0), column(false, 6.0, 18.0)], 60.0);
        assert_eq!((fit.part, fit.breaks), (1.0, false));
        assert_eq!(shares(&fit), [14.0, 46.0]);
    }

    #[test]
    fn a_table_that_ends_with_numbers_is_no_wider_than_it_is_read() {
        let fit = fit(vec![column(false, 6.0, 18.0), column(true, 6.0, 8.0)], 60.0);
        assert_eq!(fit.widths, [Width::Letters(28.0), Width::Letters(14.0)]);
    }

    #[test]
    fn columns_of_long_texts_share_the_width_and_their_words_stay_whole() {
        let columns = [column(false, 10.0, 60.0), column(true, 8.0, 12.0), column(false, 9.0, 40.0)];
        let fit = fit(columns.to_vec(), 70.0);
        assert_eq!((fit.part, fit.breaks), (1.0, false));
        let shares = shares(&fit);
        assert!((shares.iter().sum::<f64>() - 70.0).abs() < 1e-9, "{shares:?}");
        assert!(columns.iter().zip(&shares).all(|(column, share)| column.least() <= *share), "{shares:?}");
        assert!(shares[0] > shares[2] && shares[2] > shares[1], "{shares:?}");
    }

    #[test]
    fn letters_are_smaller_where_words_would_break_and_words_break_at_last() {
        let of = |letters: f64| {
            let fit = fit(vec![column(false, 20.0, 20.0), column(true, 16.0, 16.0)], letters);
            (fit.part, fit.breaks)
        };
        assert_eq!(of(40.0), (1.0, false));
        assert_eq!(of(37.0), (0.92, false));
        assert_eq!(of(34.0), (0.85, false));
        assert_eq!(of(30.0), (0.85, true));
    }

    #[test]
    fn what_names_the_rows_stands_on_few_lines_where_there_is_room_for_it() {
        let names = |ideal: f64, letters: f64| {
            shares(&fit(vec![column(false, 5.0, ideal), column(false, 20.0, 200.0)], letters))[0]
        };
        assert!(names(60.0, 100.0) >= 36.0, "{}", names(60.0, 100.0));
        assert!(names(60.0, 50.0) >= 22.0, "{}", names(60.0, 50.0));
    }

    #[test]
    fn a_row_takes_as_many_lines_as_its_entries_and_what_is_said_about_them() {
        let text = |letters: usize| {
            let half = "x".repeat(letters / 2);
            array![dict! { "text" => array![half.as_str(), dict! { "text" => half.as_str() }] }]
        };
        let entry = |letters, rows: Array| dict! { "prose" => text(letters), "rows" => rows };
        let below = array![dict! { "entries" => array![entry(60, array![])] }];
        let row = |entries: Array| dict! { "entries" => entries }.into_value();
        let rows = [
            row(array![]),
            row(array![entry(40, array![])]),
            row(array![entry(42, array![]), entry(10, array![])]),
            row(array![entry(10, below)]),
        ];
        assert_eq!(rows.map(|row| lines(row, 40.0)), [Ok(1.0), Ok(1.0), Ok(3.0), Ok(3.0)]);
    }

    #[test]
    fn so_many_tables_of_values_stand_beside_each_other_as_fit_and_as_have_rows() {
        let columns = [column(false, 6.0, 8.0), column(true, 6.0, 100.0)];
        // One takes 18 letters of 4 points each, and 12 points between it and the next.
        let letters = |narrow| letters_of_values(&columns, narrow);
        assert_eq!((letters(true), letters(false)), (18.0, 72.0));
        let of = |rows, width| tables_of_values(&columns, rows, width, 4.0);
        assert_eq!([of(40, 500.0), of(40, 260.0), of(40, 50.0)], [4, 3, 1]);
        assert_eq!([of(9, 500.0), of(8, 500.0), of(4, 500.0), of(0, 500.0)], [3, 2, 1, 1]);
    }
}
