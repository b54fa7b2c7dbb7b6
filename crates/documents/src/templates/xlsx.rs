//! Templates as workbooks: a cover, the sheet to fill in, and a hidden sheet by which the workbook is recognised.

use chrono::{Datelike, NaiveDate};
use milepost_locale::say;
use milepost_plan::{Formula, Operator, Reference};
use milepost_tracking::{
    Answer, Column, FORM_SHEET, Form, Jump, Kind, QUALITIES, Question, Role, column_letters, last_time, text_in,
};
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, DocProperties,
    ExcelDateTime, Format, FormatAlign, FormatBorder, Formula as Rule, ProtectionOptions, Workbook, Worksheet,
    XlsxError,
};

use super::cover::{about, due, facts, heading};
use super::{choices, label, qualities};

/// The row of the heads, counted from 0; above it stand the title and what to do.
const HEAD: u32 = 3;

/// The workbook of `form`; its date of creation is `as_of`, so that the same form gives the same bytes.
/// Nothing for a form that has more columns than a sheet.
pub(super) fn workbook(form: &Form<'_>, as_of: NaiveDate) -> Option<Vec<u8>> {
    written(form, as_of).ok()
}

fn written(form: &Form<'_>, as_of: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(form.title(form.layout.collection), as_of)?);
    cover(workbook.add_worksheet(), form)?;
    let lists = Lists::of(form);
    sheet(workbook.add_worksheet(), form, &lists)?;
    hidden(workbook.add_worksheet(), form, &lists)?;
    workbook.save_to_buffer()
}

/// The properties of a workbook that was made for the day `as_of`.
pub(super) fn properties(title: &str, as_of: NaiveDate) -> Result<DocProperties, XlsxError> {
    let year = u16::try_from(as_of.year()).unwrap_or(1900).max(1900);
    let byte = |number: u32| u8::try_from(number).unwrap_or(1);
    let created = ExcelDateTime::from_ymd(year, byte(as_of.month()), byte(as_of.day()))?;
    Ok(DocProperties::new().set_title(cut(title, 200)).set_creation_datetime(&created))
}

// The colours of the form: the cells to fill in are the only coloured ones, so that they are found at once.
const INK: Color = Color::RGB(0x1F_2933);
const QUIET: Color = Color::RGB(0x5F_6B7A);
const OPEN: Color = Color::RGB(0xFF_F8DB);
const HEADS: Color = Color::RGB(0xE4_EAF1);
const LINE: Color = Color::RGB(0xB8_C2CC);
const WRONG: Color = Color::RGB(0xF9_C6C1);
const STRANGE: Color = Color::RGB(0xFF_DDA6);

fn text(form: &Form<'_>) -> Format {
    sided(Format::new().set_font_color(INK).set_align(FormatAlign::Top).set_text_wrap(), form)
}

/// Where the language is written from right to left, so is a text in another one: it would run out of the sheet.
fn sided(format: Format, form: &Form<'_>) -> Format {
    if form.locale.is_right_to_left() { format.set_align(FormatAlign::Right).set_reading_direction(2) } else { format }
}

fn boxed() -> Format {
    Format::new()
        .set_font_color(INK)
        .set_border(FormatBorder::Thin)
        .set_border_color(LINE)
        .set_align(FormatAlign::VerticalCenter)
}

/// Names a sheet, and turns it round where the language is written from right to left.
fn named(sheet: &mut Worksheet, name: &str, form: &Form<'_>) -> Result<(), XlsxError> {
    // Spreadsheets take no more letters than these, and none of those that stand for something in formulas.
    let name: String = name.chars().filter(|letter| !r"[]:*?/\'".contains(*letter)).collect();
    sheet.set_name(cut(&name, 31))?;
    sheet.set_right_to_left(form.locale.is_right_to_left());
    Ok(())
}

/// The first sheet: what this is about, until when, and how to answer.
fn cover(sheet: &mut Worksheet, form: &Form<'_>) -> Result<(), XlsxError> {
    let locale = &form.locale;
    named(sheet, &say!(locale, "form-cover"), form)?;
    sheet.set_screen_gridlines(false);
    sheet.set_column_width(0, 24)?.set_column_width(1, 92)?;
    let title = text(form).set_bold().set_font_size(18).unset_text_wrap();
    let head = text(form).set_bold().set_font_size(13).unset_text_wrap();
    let name = text(form).set_font_color(QUIET);
    let collection = form.layout.collection;
    sheet.set_row_height(0, 30)?;
    sheet.write_string_with_format(0, 0, cut(form.title(collection), 200), &title)?;
    let mut row = 2;
    let mut line = |sheet: &mut Worksheet, label: &str, value: &str, bold: bool| -> Result<(), XlsxError> {
        sheet.write_string_with_format(row, 0, cut(label, 200), &name)?;
        sheet.write_string_with_format(
            row,
            1,
            cut(value, 8000),
            &if bold { text(form).set_bold() } else { text(form) },
        )?;
        sheet.set_row_height(row, height(&[value]))?;
        row += 1;
        Ok(())
    };
    let about = Some((say!(locale, "form-about"), about(form))).filter(|(_, about)| !about.is_empty());
    for (at, (label, text)) in about.iter().chain(&facts(form)).enumerate() {
        // The period and the day are what people look for.
        line(sheet, label, text, at < 2)?;
    }
    row += 1;

    sheet.write_string_with_format(row, 0, say!(locale, "form-how-to"), &head)?;
    let steps = [
        say!(locale, "form-step-cells", sheet = say!(locale, "form-sheet")),
        say!(locale, "form-step-numbers", note = say!(locale, "form-note")),
        say!(locale, "form-step-values"),
        say!(locale, "form-marks"),
        say!(locale, "form-step-send"),
    ];
    for (number, step) in steps.iter().enumerate() {
        row += 1;
        sheet.write_string_with_format(
            row,
            0,
            format!("{}", number + 1),
            &name.clone().set_align(FormatAlign::Right),
        )?;
        sheet.write_string_with_format(row, 1, step, &text(form))?;
        sheet.set_row_height(row, height(&[step]))?;
    }
    row += 2;

    sheet.write_string_with_format(row, 0, say!(locale, "form-questions"), &head)?;
    let wrapped = text(form);
    for question in &form.layout.questions {
        row += 1;
        let answer = form.columns.iter().find(|column| column.role == Role::Answer(index(form, question)));
        sheet.write_string_with_format(row, 0, cut(answer.map_or(question.name, |column| &column.name), 200), &name)?;
        let definition = text_in(question.node, "definition", form.language).unwrap_or_default();
        let hint = question.hint_in(form.language, locale);
        let quiet = Format::new().set_font_color(QUIET);
        let plain = Format::new().set_font_color(INK);
        let title = format!("{}\n", cut(form.title(question.node), 2000));
        let definition = if definition.is_empty() { String::new() } else { format!("{}\n", cut(definition, 4000)) };
        let bold = Format::new().set_font_color(INK).set_bold();
        let mut parts = vec![(&bold, title.as_str())];
        if !definition.is_empty() {
            parts.push((&plain, definition.as_str()));
        }
        let hint = cut(&hint, 2000);
        parts.push((&quiet, hint.as_str()));
        sheet.write_rich_string_with_format(row, 1, &parts, &wrapped)?;
        sheet.set_row_height(row, height(&parts.iter().map(|(_, part)| *part).collect::<Vec<_>>()) + 4.0)?;
    }
    row += 2;

    sheet.write_string_with_format(row, 0, say!(locale, "form-quality"), &head)?;
    for (quality, shown) in QUALITIES.iter().zip(qualities(form)) {
        row += 1;
        sheet.write_string_with_format(row, 0, shown, &name)?;
        sheet.write_string_with_format(row, 1, locale.text(&format!("quality-{}", quality.word())), &text(form))?;
    }
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// How many letters `text` has, as a measure of length.
fn letters(text: &str) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX))
}

/// How tall a row of the cover is, in points, with `parts` below each other: programs do not agree on working it out.
fn height(parts: &[&str]) -> f64 {
    let lines = parts.iter().flat_map(|part| part.trim_end_matches('\n').split('\n'));
    lines.map(|line| (letters(line) / 88.0).ceil().max(1.0) * 15.0).sum::<f64>().min(400.0)
}

fn index(form: &Form<'_>, question: &Question<'_>) -> usize {
    form.layout.questions.iter().position(|known| known.node.id == question.node.id).unwrap_or_default()
}

/// Lists to choose from, each in a column of the hidden sheet.
struct Lists {
    /// By the number of their column in the form.
    columns: Vec<(usize, Vec<String>)>,
}

/// The first column of the lists in the hidden sheet; before it stands what the workbook is.
const FIRST_LIST: u16 = 3;

impl Lists {
    fn of(form: &Form<'_>) -> Self {
        let list = |column: &Column| -> Option<Vec<String>> {
            match column.role {
                Role::Part(at) if form.rows.iter().any(|row| row[at].is_empty()) => {
                    let dimension = &form.layout.dimensions[at];
                    let labels = dimension.categories().iter().map(|known| label(form, at, known.name).to_owned());
                    Some(labels.collect()).filter(|labels: &Vec<_>| !labels.is_empty())
                }
                Role::Answer(at) => choices(form, &form.layout.questions[at]),
                Role::Quality => Some(qualities(form)),
                _ => None,
            }
        };
        let columns = form.columns.iter().enumerate().filter_map(|(at, column)| Some((at, list(column)?)));
        Self { columns: columns.collect() }
    }

    /// Where the list of the form's column `at` stands.
    fn range(&self, at: usize) -> Option<String> {
        let place = self.columns.iter().position(|(column, list)| *column == at && !list.is_empty())?;
        let letters = column_letters(place + usize::from(FIRST_LIST));
        Some(format!("={FORM_SHEET}!${letters}$1:${letters}${}", self.columns[place].1.len()))
    }
}

/// What stands in the columns of the sheet: those of the form, and between them what was answered last.
struct Placed<'a> {
    column: &'a Column,
    /// Its place in the form.
    at: usize,
    /// Its column in the sheet.
    place: u16,
    /// The column with the last answers.
    last: Option<u16>,
}

fn placed<'a>(form: &'a Form<'_>) -> Vec<Placed<'a>> {
    let mut next = 0;
    let mut placed = Vec::new();
    for (at, column) in form.columns.iter().enumerate() {
        let has_last = match column.role {
            Role::Answer(question) => (0..form.rows.len()).any(|row| form.last(row, question).is_some()),
            _ => false,
        };
        placed.push(Placed { column, at, place: next, last: has_last.then_some(next + 1) });
        next += if has_last { 2 } else { 1 };
    }
    placed
}

/// The sheet to fill in.
fn sheet(sheet: &mut Worksheet, form: &Form<'_>, lists: &Lists) -> Result<(), XlsxError> {
    let locale = &form.locale;
    named(sheet, &say!(locale, "form-sheet"), form)?;
    let title = sided(Format::new().set_font_color(INK).set_bold().set_font_size(16), form);
    let quiet = sided(Format::new().set_font_color(QUIET), form);
    sheet.set_row_height(0, 26)?;
    sheet.write_string_with_format(0, 0, cut(&heading(form), 1000), &title)?;
    let what_to_do = match due(form) {
        Some(day) => say!(locale, "form-yellow-cells-due", day = day),
        None => say!(locale, "form-yellow-cells"),
    };
    sheet.write_string_with_format(1, 0, what_to_do, &quiet)?;

    let placed = placed(form);
    let place_of = |question: usize| {
        placed.iter().find(|found| found.column.role == Role::Answer(question)).map(|found| found.place)
    };
    let head = sided(boxed().set_background_color(HEADS).set_text_wrap().set_align(FormatAlign::Top), form);
    let (strong, small) =
        (Format::new().set_font_color(INK).set_bold(), Format::new().set_font_color(QUIET).set_font_size(8));
    let locked = sided(boxed().set_text_wrap(), form);
    let last_row = HEAD + u32::try_from(form.rows.len()).unwrap_or(0);
    let first = HEAD + 1;
    let mut tallest: f64 = 1.0;
    for found in &placed {
        let (column, place) = (found.column, found.place);
        let width = width(form, column);
        sheet.set_column_width(place, width)?;
        let words = cut(&column.title, 2000);
        let below = if column.hint.is_empty() {
            format!("\n[{}]", column.name)
        } else {
            format!("\n{}\n[{}]", cut(&column.hint, 2000), column.name)
        };
        sheet.write_rich_string_with_format(
            HEAD,
            place,
            &[(&strong, words.as_str()), (&small, below.as_str())],
            &head,
        )?;
        let lines = |text: &str, per_line: f64| (letters(text) / per_line).ceil().max(1.0);
        let height = lines(&words, width * 0.85) * 15.0 + lines(&column.hint, width * 1.15) * 11.5 + 13.0;
        tallest = tallest.max(height);

        let open = boxed().set_background_color(OPEN).set_unlocked();
        let open = match &column.role {
            Role::Answer(at) => match &form.layout.questions[*at].kind {
                Kind::Count => open.set_num_format("#,##0"),
                Kind::Date => open.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left),
                Kind::Text => open.set_num_format("@").set_text_wrap(),
                Kind::Choice(_) | Kind::YesNo => open,
                _ => open.set_num_format("#,##0.###"),
            },
            _ => open.set_num_format("@").set_text_wrap(),
        };
        for (row, parts) in (first..).zip(&form.rows) {
            match column.role {
                Role::Period => match &form.period {
                    Some(period) => sheet.write_string_with_format(row, place, &period.text, &locked)?,
                    None => sheet.write_blank(row, place, &open)?,
                },
                Role::Part(at) if !parts[at].is_empty() => {
                    sheet.write_string_with_format(row, place, cut(label(form, at, parts[at]), 1000), &locked)?
                }
                _ => sheet.write_blank(row, place, &open)?,
            };
        }
        if let (Some(last), Some(period), Role::Answer(question)) = (found.last, &form.last_period, column.role) {
            sheet.set_column_width(last, 12)?;
            let quiet_head = head.clone().set_font_color(QUIET);
            sheet.write_string_with_format(HEAD, last, last_time(period, locale), &quiet_head)?;
            for (row, number) in (first..).zip(0..form.rows.len()) {
                before(sheet, row, last, form.last(number, question))?;
            }
        }
        if last_row < first {
            continue;
        }
        validate(sheet, (first, last_row), found, form, lists, &place_of)?;
    }
    sheet.set_row_height(HEAD, tallest.min(300.0))?;
    let answers =
        placed.iter().find(|found| matches!(found.column.role, Role::Answer(_))).map_or(0, |found| found.place);
    sheet.set_freeze_panes(first, answers)?;
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(HEAD, HEAD)?;
    sheet.set_footer(format!("&L&A&R{}", say!(locale, "form-page", page = "&P", pages = "&N")));
    if last_row >= first {
        sheet.set_selection(first, answers, first, answers)?;
    }
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

fn width(form: &Form<'_>, column: &Column) -> f64 {
    match column.role {
        Role::Period => 12.0,
        Role::Part(at) => {
            let dimension = &form.layout.dimensions[at];
            let longest = dimension.categories().iter().map(|known| letters(label(form, at, known.name)));
            longest.fold(14.0, f64::max).min(36.0)
        }
        Role::Answer(at) => match &form.layout.questions[at].kind {
            Kind::Text => 40.0,
            Kind::Choice(_) => 28.0,
            _ => 22.0,
        },
        Role::Quality => 16.0,
        Role::Note => 36.0,
    }
}

/// What was answered last, in a locked cell.
fn before(sheet: &mut Worksheet, row: u32, column: u16, answer: Option<&Answer>) -> Result<(), XlsxError> {
    let quiet = boxed().set_font_color(QUIET);
    match answer {
        None | Some(Answer::Missing) => sheet.write_blank(row, column, &quiet)?,
        Some(Answer::Text(text)) => sheet.write_string_with_format(row, column, cut(text, 1000), &quiet)?,
        Some(Answer::Number(number)) => {
            let decimals = "0".repeat(number.scale().min(6) as usize);
            let form = if decimals.is_empty() { "#,##0".to_owned() } else { format!("#,##0.{decimals}") };
            sheet.write_number_with_format(
                row,
                column,
                number.to_f64().unwrap_or_default(),
                &quiet.set_num_format(form),
            )?
        }
    };
    Ok(())
}

/// What the cells of a column take, what is said when something else is typed, and how what was pasted is marked.
fn validate(
    sheet: &mut Worksheet,
    (first, last): (u32, u32),
    found: &Placed<'_>,
    form: &Form<'_>,
    lists: &Lists,
    place_of: &dyn Fn(usize) -> Option<u16>,
) -> Result<(), XlsxError> {
    let (column, place) = (found.column, found.place);
    let title = cut(&column.title, 32);
    let hint = if column.hint.is_empty() { cut(&column.title, 255) } else { cut(&column.hint, 255) };
    let told = |validation: DataValidation, style: DataValidationErrorStyle| -> Result<DataValidation, XlsxError> {
        let validation = validation
            .set_error_style(style)
            .set_error_title(&title)?
            .set_error_message(cut(&say!(form.locale, "form-expected", hint = &hint), 255))?;
        validation.set_input_title(&title)?.set_input_message(&hint)
    };
    if let Some(range) = lists.range(found.at) {
        let one_of = DataValidation::new().allow_list_formula(Rule::new(range));
        sheet.add_data_validation(first, place, last, place, &told(one_of, DataValidationErrorStyle::Stop)?)?;
        return Ok(());
    }
    let Role::Answer(at) = column.role else { return Ok(()) };
    let question = &form.layout.questions[at];
    let cell = format!("{}{}", column_letters(place.into()), first + 1);
    let Some(right) = right(question, &cell, form, first, place_of) else {
        let any = DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(8000));
        sheet.add_data_validation(first, place, last, place, &told(any, DataValidationErrorStyle::Stop)?)?;
        return Ok(());
    };
    // Where the whole rule does not fit, what is typed is held to be a number, and `milepost record` checks the rest.
    let marks = format!("{cell}=\"[c]\",{cell}=\"[x]\",{cell}=\"[z]\"");
    let whole = format!("=OR({right},{marks})");
    let rule = if whole.chars().count() <= 255 { whole } else { format!("=OR(ISNUMBER({cell}),{marks})") };
    let custom = DataValidation::new().allow_custom(Rule::new(&rule));
    sheet.add_data_validation(first, place, last, place, &told(custom, DataValidationErrorStyle::Stop)?)?;
    let wrong = format!("=AND(NOT(ISBLANK({cell})),NOT({}))", rule.trim_start_matches('='));
    let red = Format::new().set_background_color(WRONG);
    sheet.add_conditional_format(
        first,
        place,
        last,
        place,
        &ConditionalFormatFormula::new().set_rule(wrong.as_str()).set_format(red),
    )?;
    if let (Some(last_place), Some(jump)) = (found.last, question.jump()) {
        let before = format!("{}{}", column_letters(last_place.into()), first + 1);
        let most = match jump {
            Jump::Share(share) => format!("{before}<>0,ABS({cell}-{before})>ABS({before})*{share}/100"),
            Jump::By(most) => format!("ABS({cell}-{before})>{most}"),
        };
        let moved = format!("=AND(ISNUMBER({cell}),ISNUMBER({before}),{most})");
        let orange = Format::new().set_background_color(STRANGE);
        sheet.add_conditional_format(
            first,
            place,
            last,
            place,
            &ConditionalFormatFormula::new().set_rule(moved.as_str()).set_format(orange),
        )?;
    }
    Ok(())
}

/// What holds for a right answer in `cell`, as a spreadsheet says it; nothing where any text will do.
fn right(
    question: &Question<'_>,
    cell: &str,
    form: &Form<'_>,
    row: u32,
    place_of: &dyn Fn(usize) -> Option<u16>,
) -> Option<String> {
    if !question.kind.is_number() && question.kind != Kind::Date {
        return None;
    }
    let mut rules = vec![format!("ISNUMBER({cell})")];
    if question.kind == Kind::Count {
        rules.extend([format!("{cell}=INT({cell})"), format!("{cell}>=0")]);
    }
    for (keyword, sign) in [("at_least", ">="), ("at_most", "<="), ("equals", "=")] {
        let Some(limit) = question.limit(keyword) else { continue };
        let mut cells = Vec::new();
        let reference = |name: &Reference| -> Option<String> {
            let at = form.layout.questions.iter().position(|known| Some(known.node.id) == name.target)?;
            Some(format!("{}{}", column_letters(place_of(at)?.into()), row + 1))
        };
        let Some(limit) = expression(limit, &reference, &mut cells) else { continue };
        let rule = if sign == "=" { format!("ABS({cell}-({limit}))<0.000001") } else { format!("{cell}{sign}{limit}") };
        // As long as the other answers are missing, there is nothing to compare with.
        rules.push(if cells.is_empty() {
            rule
        } else {
            format!("OR(COUNT({})<{},{rule})", cells.join(","), cells.len())
        });
    }
    Some(format!("AND({})", rules.join(",")))
}

/// `formula` as a spreadsheet writes it; `cells` are those that it uses.
fn expression(
    formula: &Formula,
    reference: &dyn Fn(&Reference) -> Option<String>,
    cells: &mut Vec<String>,
) -> Option<String> {
    Some(match formula {
        Formula::Number(number) => number.normalize().to_string(),
        Formula::Name(name) => {
            let cell = reference(name)?;
            if !cells.contains(&cell) {
                cells.push(cell.clone());
            }
            cell
        }
        Formula::Pair(left, operator, right) => {
            let sign = match operator {
                Operator::Plus => '+',
                Operator::Minus => '-',
                Operator::Times => '*',
                Operator::Over => '/',
            };
            format!("({}{sign}{})", expression(left, reference, cells)?, expression(right, reference, cells)?)
        }
    })
}

/// The sheet that says what the workbook is, and holds the lists.
fn hidden(sheet: &mut Worksheet, form: &Form<'_>, lists: &Lists) -> Result<(), XlsxError> {
    sheet.set_name(FORM_SHEET)?;
    for (row, (key, value)) in (0..).zip(form.identity()) {
        sheet.write_string(row, 0, key)?;
        sheet.write_string(row, 1, &value)?;
    }
    for (place, (_, list)) in (FIRST_LIST..).zip(&lists.columns) {
        for (row, choice) in (0..).zip(list) {
            sheet.write_string(row, place, cut(choice, 1000))?;
        }
    }
    sheet.set_very_hidden(true);
    sheet.protect();
    Ok(())
}

/// The first `most` letters of `text`.
fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut left = most.saturating_sub(1);
    let fits = |letter: &char| {
        let fits = letter.len_utf16() <= left;
        left = left.saturating_sub(letter.len_utf16());
        fits
    };
    let start: String = text.chars().take_while(fits).collect();
    format!("{start}…")
}
