//! Holds one row against the plan.

use std::collections::HashMap;

use chrono::NaiveDate;
use milepost_diagnostics::did_you_mean;
use milepost_locale::Locale;
use milepost_plan::calendar::{self, Period, PeriodKind};
use milepost_plan::{Formula, Operator};
use milepost_tracking::{Answer, Column, Dimension, Fault, Kind, Layout, Observations, Quality, Question, Role};
use rust_decimal::Decimal;

use crate::cell::{Cell, LONGEST};
use crate::form::Heads;
use crate::number::{
    Sign, day, number, serial_day, spreadsheet_month, with_latin_digits, without_marks, without_percent,
};
use crate::workbook::Identity;

/// What a row says, when all of it is right.
#[derive(Debug)]
pub(crate) struct Good {
    pub(crate) row: u64,
    pub(crate) period: String,
    pub(crate) parts: Vec<String>,
    pub(crate) answers: Vec<(usize, Answer, Quality)>,
    pub(crate) note: String,
}

/// What came of a row.
pub(crate) enum Read {
    /// Nothing was filled in.
    Blank,
    Good(Good),
    Bad(Vec<Fault>),
}

/// Reads the rows of one table.
pub(crate) struct Reader<'r, 'a> {
    pub(crate) file: &'r str,
    pub(crate) sheet: Option<&'r str>,
    pub(crate) layout: &'r Layout<'a>,
    pub(crate) columns: &'r [Column],
    pub(crate) heads: &'r Heads,
    pub(crate) identity: Option<&'r Identity>,
    /// The period of rows that name none.
    pub(crate) period: Option<&'r str>,
    pub(crate) sign: Sign,
    pub(crate) today: NaiveDate,
    pub(crate) observations: &'r Observations,
    /// The periods with answers, the earliest first.
    pub(crate) recorded: Vec<&'r Period>,
    pub(crate) periods: HashMap<String, Result<Period, String>>,
    pub(crate) categories: HashMap<(usize, String), Result<String, String>>,
    pub(crate) warnings: Vec<Fault>,
}

/// More warnings than these are not given.
const MOST_WARNINGS: usize = 100;

impl Reader<'_, '_> {
    pub(crate) fn read(&mut self, row: u64, cells: &[Cell]) -> Read {
        let mut faults = Vec::new();
        let at = |role: &dyn Fn(&Role) -> bool| {
            let (_, place) = self.columns.iter().zip(&self.heads.places).find(|(column, _)| role(&column.role))?;
            *place
        };
        let cell = |place: Option<usize>| place.and_then(|place| cells.get(place)).unwrap_or(&Cell::Empty);
        let (of_period, of_quality, of_note) =
            (at(&|role| *role == Role::Period), at(&|role| *role == Role::Quality), at(&|role| *role == Role::Note));
        let places: Vec<_> =
            (0..self.layout.questions.len()).map(|number| at(&|role| *role == Role::Answer(number))).collect();
        let of_parts: Vec<_> =
            (0..self.layout.dimensions.len()).map(|number| at(&|role| *role == Role::Part(number))).collect();
        let untouched = |place: &Option<usize>| cell(*place).is_empty();
        if places.iter().all(untouched) && untouched(&of_quality) && untouched(&of_note) {
            return Read::Blank;
        }
        let layout = self.layout;

        let period = match self.period(cell(of_period)) {
            Ok(period) => Some(period),
            Err(message) => {
                faults.push(self.fault(row, of_period, cell(of_period), message));
                None
            }
        };
        let mut parts = Vec::new();
        for (number, dimension) in layout.dimensions.iter().enumerate() {
            match self.part(number, dimension, cell(of_parts[number])) {
                Ok(part) => parts.push(part),
                Err(message) => faults.push(self.fault(row, of_parts[number], cell(of_parts[number]), message)),
            }
        }
        let stated = match quality(cell(of_quality)) {
            Ok(quality) => quality,
            Err(message) => {
                faults.push(self.fault(row, of_quality, cell(of_quality), message));
                None
            }
        };
        let note = match note(cell(of_note)) {
            Ok(note) => note,
            Err(message) => {
                faults.push(self.fault(row, of_note, cell(of_note), message));
                String::new()
            }
        };

        let mut answers: Vec<(usize, Answer, Quality)> = Vec::new();
        for (number, question) in layout.questions.iter().enumerate() {
            let found = cell(places[number]);
            let without = stated.filter(|quality| !quality.has_value());
            match answer(question, found, self.sign) {
                Ok(Some((_, None))) if without.is_some() => {
                    let word = without.map(Quality::word).unwrap_or_default().replace('_', " ");
                    let message = format!("this row says “{word}”, and so it has no answers");
                    faults.push(self.fault(row, places[number], found, message));
                }
                Ok(Some((answer, mark))) => {
                    let quality = mark.or(stated).unwrap_or_default();
                    answers.push((number, answer, quality));
                }
                Ok(None) => match without {
                    Some(quality) if places[number].is_some() => answers.push((number, Answer::Missing, quality)),
                    _ if question.optional || places[number].is_none() => {}
                    _ => {
                        let message = format!("expected {}; or [x] where there is no new data", expected(question));
                        faults.push(self.fault(row, places[number], found, message));
                    }
                },
                Err(message) => faults.push(self.fault(row, places[number], found, message)),
            }
        }
        for (question, message) in limits(layout, &answers) {
            faults.push(self.fault(row, places[question], cell(places[question]), message));
        }
        let Some(period) = period.filter(|_| faults.is_empty()) else { return Read::Bad(faults) };
        if note.is_empty() && self.warnings.len() < MOST_WARNINGS {
            for (question, message) in self.strange(&period, &parts, &answers, cells, &places) {
                let warning = self.fault(row, places[question], cell(places[question]), message);
                self.warnings.push(warning);
            }
        }
        Read::Good(Good { row, period: period.text, parts, answers, note })
    }

    /// A fault in a cell; in the row where the column is not there.
    pub(crate) fn fault(&self, row: u64, place: Option<usize>, found: &Cell, message: String) -> Fault {
        let mut fault = Fault::of_file(self.file, message).in_row(row);
        fault.place.sheet = self.sheet.map(str::to_owned);
        match place {
            Some(place) => {
                let column = self.heads.places.iter().position(|at| *at == Some(place));
                let head = column.map_or("", |column| self.columns[column].title.as_str());
                fault.in_column(place, head).with_found(found.shown())
            }
            None => fault,
        }
    }

    fn period(&mut self, cell: &Cell) -> Result<Period, String> {
        let shown = cell.shown().into_owned();
        let key = if let Cell::Day(day) = cell { format!("day {day}") } else { shown.clone() };
        if let Some(known) = self.periods.get(&key) {
            return known.clone();
        }
        let read = self.period_of(cell, &without_marks(&with_latin_digits(&shown)));
        self.periods.insert(key, read.clone());
        read
    }

    fn period_of(&self, cell: &Cell, shown: &str) -> Result<Period, String> {
        let calendar = self.layout.collection.plan().calendar();
        let text = |text: &str| match &self.layout.cadence {
            Some(cadence) => cadence.read(text, calendar),
            None => calendar::period(text, calendar.fiscal).map_err(|_| "expected a period such as 2026-11".to_owned()),
        };
        let from_day = |day: NaiveDate| -> Option<Period> {
            let cadence = self.layout.cadence.as_ref()?;
            // Spreadsheets make the first day of 2026-11; any other day was typed by somebody who meant something else.
            let period = cadence.holding(day, calendar)?;
            (period.first == day || cadence.kind() == PeriodKind::Day)
                .then(|| cadence.read(&period.text, calendar).ok())?
        };
        let given = self.identity.map(|identity| identity.period.as_str()).filter(|period| !period.is_empty());
        let read = match cell {
            Cell::Empty => match given.or(self.period) {
                Some(given) => text(given),
                None => Err(text("").err().unwrap_or_default()),
            },
            Cell::Day(day) => from_day(day.date()).ok_or_else(|| text("").err().unwrap_or_default()),
            Cell::Error(_) | Cell::Formula(_) => Err(format!("it is computed; {}", text("").err().unwrap_or_default())),
            _ => text(shown).or_else(|why| {
                let month = spreadsheet_month(shown).and_then(|(year, month)| NaiveDate::from_ymd_opt(year, month, 1));
                let serial = shown.parse().ok().and_then(serial_day);
                let whole = day(shown).ok();
                month.or(serial).or(whole).and_then(from_day).ok_or(why)
            }),
        }?;
        if given.is_some_and(|given| text(given).is_ok_and(|given| given != read)) {
            return Err(format!("this form was made for {}", given.unwrap_or_default()));
        }
        if read.first > self.today {
            return Err("this period has not begun".into());
        }
        Ok(read)
    }

    fn part(&mut self, number: usize, dimension: &Dimension<'_>, cell: &Cell) -> Result<String, String> {
        let respondent = self
            .identity
            .map(|identity| identity.respondent.as_str())
            .filter(|respondent| dimension.respondent && !respondent.is_empty());
        if let (Cell::Empty, Some(respondent)) = (cell, respondent) {
            return Ok(respondent.to_owned());
        }
        if matches!(cell, Cell::Formula(_) | Cell::Error(_)) {
            return Err("it is computed; write the name".into());
        }
        let key = (number, cell.shown().into_owned());
        if let Some(known) = self.categories.get(&key) {
            return known.clone();
        }
        let read = category(dimension, &key.1).and_then(|name| match respondent {
            Some(respondent) if respondent != name => Err(format!("this form was made for {respondent}")),
            _ => Ok(name),
        });
        self.categories.insert(key, read.clone());
        read
    }

    /// What is not wrong and yet to be looked at again.
    fn strange(
        &self,
        period: &Period,
        parts: &[String],
        answers: &[(usize, Answer, Quality)],
        cells: &[Cell],
        places: &[Option<usize>],
    ) -> Vec<(usize, String)> {
        let mut found = Vec::new();
        for (number, answer, _) in answers {
            let question = &self.layout.questions[*number];
            let Answer::Number(now) = answer else { continue };
            let is_share =
                places[*number].and_then(|place| cells.get(place)).is_some_and(|cell| matches!(cell, Cell::Share(_)));
            if question.kind == Kind::Percent && *now > Decimal::ZERO && *now < Decimal::ONE && !is_share {
                found.push((
                    *number,
                    format!("is less than one per cent: was {}% meant?", (now * Decimal::ONE_HUNDRED).normalize()),
                ));
            }
            let Some(jump) = question.jump() else { continue };
            let before = self.recorded.partition_point(|known| known.first < period.first);
            let Some(last_period) = before.checked_sub(1).map(|at| self.recorded[at]) else { continue };
            let names: Vec<&str> = parts.iter().map(String::as_str).collect();
            let last = self.observations.find(self.layout, question.name, last_period, &names);
            if let Some(last) = last.and_then(|last| last.answer.number()).filter(|last| jump.is_passed(*last, *now)) {
                let message =
                    format!("it was {last} in {last_period}, a larger step than expected; the remark can say why");
                found.push((*number, message));
            }
        }
        found
    }
}

/// The category that `text` names; empty for all together.
fn category(dimension: &Dimension<'_>, text: &str) -> Result<String, String> {
    if dimension.categories().is_empty() {
        return match text.chars().count() {
            0 => Err("expected a name".into()),
            1..=200 => Ok(text.to_owned()),
            _ => Err("expected a name of at most 200 letters".into()),
        };
    }
    if let Some(category) = dimension.category(text) {
        return Ok(category.name.to_owned());
    }
    if matches!(text.to_lowercase().as_str(), "all" | "total") {
        return Ok(String::new());
    }
    let titles = dimension.categories().iter().map(|category| category.node.title());
    let meant = did_you_mean(text, titles.clone()).filter(|_| !text.is_empty());
    let few: Vec<_> = titles.take(8).collect();
    let more = dimension.categories().len().saturating_sub(few.len());
    let more = if more > 0 { format!(" or {more} more") } else { String::new() };
    let meant = meant.map(|meant| format!(". {meant}")).unwrap_or_default();
    Err(format!("expected one of {}{more}{meant}", few.join(", ")))
}

fn quality(cell: &Cell) -> Result<Option<Quality>, String> {
    if cell.is_empty() {
        return Ok(None);
    }
    // Phone forms say what a word means after it; from right to left with marks around both that nobody sees.
    let is_mark = |letter: &char| matches!(letter, '\u{2066}'..='\u{2069}');
    let shown: String = cell.shown().chars().filter(|letter| !is_mark(letter)).collect();
    let word = shown.split(':').next().unwrap_or_default().trim();
    let known = || Locale::meant(word, &Quality::ALL.map(Quality::word)).and_then(Quality::from_word);
    let plain = word.to_lowercase().replace(' ', "_");
    let read = Quality::from_word(&plain).or_else(|| Quality::from_mark(&plain)).or_else(known);
    read.map(Some).ok_or_else(|| format!("expected one of {}", Quality::ALL.map(Quality::word).join(", ")))
}

fn note(cell: &Cell) -> Result<String, String> {
    match cell {
        Cell::Formula(_) | Cell::Error(_) => Err("it is a formula; write the text".into()),
        cell if cell.shown().chars().count() > LONGEST => Err(format!("expected at most {LONGEST} letters")),
        cell => Ok(cell.shown().into_owned()),
    }
}

/// The answer in `cell`, with the mark that says how firm it is; nothing where it is empty.
fn answer(question: &Question<'_>, cell: &Cell, sign: Sign) -> Result<Option<(Answer, Option<Quality>)>, String> {
    let wrong = || format!("expected {}", expected(question));
    match cell {
        Cell::Empty => return Ok(None),
        Cell::Formula(_) => return Err(format!("it is a formula: paste what it says as a value; {}", wrong())),
        Cell::Error(_) => return Err(wrong()),
        _ => {}
    }
    let shown = cell.shown();
    let mut text = shown.as_ref();
    let mut mark = None;
    if let Some(at) = text.rfind('[').filter(|_| text.ends_with(']'))
        && let Some(quality) = Quality::from_mark(&text[at..].to_lowercase())
    {
        let rest = text[..at].trim();
        if !quality.has_value() {
            return if rest.is_empty() { Ok(Some((Answer::Missing, Some(quality)))) } else { Err(wrong()) };
        }
        if rest.is_empty() {
            return Err(wrong());
        }
        (text, mark) = (rest, Some(quality));
    }
    let answer = if question.kind.is_number() {
        Answer::Number(amount(question, cell, text, sign)?)
    } else {
        Answer::Text(worded(question, cell, text)?)
    };
    Ok(Some((answer, mark)))
}

fn amount(question: &Question<'_>, cell: &Cell, text: &str, sign: Sign) -> Result<Decimal, String> {
    let wrong = || format!("expected {}", expected(question));
    let read = match cell {
        Cell::Number(number) => *number,
        Cell::Share(share) if question.kind == Kind::Percent => {
            share.checked_mul(Decimal::ONE_HUNDRED).ok_or_else(wrong)?.normalize()
        }
        Cell::Text(_) => {
            let text = without_marks(text);
            let bare = if question.kind == Kind::Percent { without_percent(&text) } else { &text };
            number(bare, sign).or_else(|two| match two {
                // Nobody counts in thousandths: the mark is between thousands.
                Some((thousands, _)) if question.kind == Kind::Count => thousands.parse().map_err(|_| wrong()),
                Some((one, other)) => {
                    Err(format!("it may be {one} or {other}: write it without marks between thousands"))
                }
                None => Err(wrong()),
            })?
        }
        _ => return Err(wrong()),
    };
    let whole = question.kind != Kind::Count || (read.is_integer() && (read.is_zero() || !read.is_sign_negative()));
    if whole { Ok(if question.kind == Kind::Count { read.normalize() } else { read }) } else { Err(wrong()) }
}

fn worded(question: &Question<'_>, cell: &Cell, text: &str) -> Result<String, String> {
    let wrong = || format!("expected {}", expected(question));
    match &question.kind {
        Kind::Date => match cell {
            Cell::Day(day) => Ok(day.date().to_string()),
            Cell::Number(number) => serial_day(*number).map(|day| day.to_string()).ok_or_else(wrong),
            Cell::Text(_) => match day(text) {
                Ok(day) => Ok(day.to_string()),
                Err(Some((one, other))) => Err(format!("it may be {one} or {other}: write it like 2026-09-30")),
                Err(None) => with_latin_digits(text)
                    .parse()
                    .ok()
                    .and_then(serial_day)
                    .map(|day| day.to_string())
                    .ok_or_else(wrong),
            },
            _ => Err(wrong()),
        },
        Kind::YesNo => match (cell, text.to_lowercase().as_str()) {
            (Cell::Flag(true), _) | (_, "yes" | "true") => Ok("yes".into()),
            (Cell::Flag(false), _) | (_, "no" | "false") => Ok("no".into()),
            _ => Locale::meant(text, &["yes", "no"]).map(str::to_owned).ok_or_else(wrong),
        },
        Kind::Choice(options) => question.option_called(text).map(str::to_owned).ok_or_else(|| {
            let meant = did_you_mean(text, options.iter().map(|(_, title)| *title));
            meant.map_or_else(wrong, |meant| format!("{}. {meant}", wrong()))
        }),
        _ if text.chars().count() > LONGEST => Err(format!("expected at most {LONGEST} letters")),
        _ => Ok(text.to_owned()),
    }
}

/// What a question takes, in a few words.
fn expected(question: &Question<'_>) -> String {
    match &question.kind {
        Kind::Count => "a whole number such as 1020, not negative".into(),
        Kind::Number | Kind::Scale => "a number such as 1020.5".into(),
        Kind::Percent => "a percentage such as 78.4".into(),
        Kind::Money(Some(currency)) => format!("an amount in {currency} such as 1200.50"),
        Kind::Money(None) => "an amount of money such as 1200.50".into(),
        Kind::Duration(unit) => format!("a number of {}", unit.word().replace('_', " ")),
        Kind::Text => "a text".into(),
        Kind::Date => "a day such as 2026-09-30".into(),
        Kind::YesNo => "yes or no".into(),
        Kind::Choice(options) => {
            format!("one of {}", options.iter().map(|(_, title)| *title).collect::<Vec<_>>().join(", "))
        }
    }
}

/// The answers that break a rule of their question, with what they must be.
fn limits(layout: &Layout<'_>, answers: &[(usize, Answer, Quality)]) -> Vec<(usize, String)> {
    let mut broken = Vec::new();
    let number = |question: usize| {
        answers.iter().find(|(at, ..)| *at == question).and_then(|(_, answer, _)| match answer {
            Answer::Number(number) => Some(*number),
            _ => None,
        })
    };
    let reference = |name: &milepost_plan::Reference| {
        let at = layout.questions.iter().position(|question| Some(question.node.id) == name.target)?;
        number(at)
    };
    for (at, answer, _) in answers {
        let Answer::Number(value) = answer else { continue };
        let question = &layout.questions[*at];
        for (keyword, words) in [("at_least", "at least"), ("at_most", "at most"), ("equals", "equal to")] {
            let Some(formula) = question.limit(keyword) else { continue };
            let Some(limit) = work_out(formula, &reference) else { continue };
            let holds = match keyword {
                "at_least" => *value >= limit,
                "at_most" => *value <= limit,
                _ => *value == limit,
            };
            if !holds {
                let which = match formula {
                    Formula::Number(_) => limit.normalize().to_string(),
                    _ => format!("{formula}, which is {}", limit.normalize()),
                };
                broken.push((*at, format!("it must be {words} {which}")));
            }
        }
    }
    broken
}

fn work_out(formula: &Formula, number: &dyn Fn(&milepost_plan::Reference) -> Option<Decimal>) -> Option<Decimal> {
    match formula {
        Formula::Number(number) => Some(*number),
        Formula::Name(name) => number(name),
        Formula::Pair(left, operator, right) => {
            let (left, right) = (work_out(left, number)?, work_out(right, number)?);
            match operator {
                Operator::Plus => left.checked_add(right),
                Operator::Minus => left.checked_sub(right),
                Operator::Times => left.checked_mul(right),
                Operator::Over => left.checked_div(right),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use milepost_locale::say;

    use super::*;

    /// What a document says, copied into a form.
    #[test]
    fn a_percentage_is_read_as_documents_write_it() {
        for tag in ["en", "fr", "ar"] {
            let said = Locale::of(tag).percent("-15.5".parse().expect("a number"));
            let comma = said.contains(',').then_some(Sign::Comma);
            let bare = without_marks(&said);
            assert_eq!(
                number(without_percent(&bare), comma.unwrap_or(Sign::Point)),
                Ok("-15.5".parse().expect("a number")),
                "{said}"
            );
        }
        assert_eq!(without_percent("15٪"), "15");
    }

    /// What forms offer in a language comes back as what it was, as it stands in a workbook and as phone forms say it.
    #[test]
    fn what_a_form_offers_is_read_in_every_language() {
        for locale in Locale::all() {
            for known in Quality::ALL {
                let word = locale.word(known.word());
                let meaning = locale.text(&format!("quality-{}", known.word()));
                let said = say!(locale, "quality-means", word = word.as_str(), meaning = meaning);
                for text in [word, said] {
                    assert_eq!(quality(&Cell::of_text(&text)), Ok(Some(known)), "{}: {text}", locale.tag());
                }
            }
            for answer in ["yes", "no"] {
                assert_eq!(Locale::meant(&locale.word(answer), &["yes", "no"]), Some(answer), "{}", locale.tag());
            }
        }
    }
}
