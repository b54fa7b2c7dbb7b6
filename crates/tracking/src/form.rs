//! The form of a collection: what is asked for one period of those who fill it in. All formats of templates are drawn
//! from it, and what comes back is read by it.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use milepost_locale::{Locale, say};
use milepost_plan::calendar::{self, Period, PeriodKind};
use milepost_plan::{Formula, Node, Plan, Unit, Value};
use rust_decimal::Decimal;

use crate::answer::{Answer, Quality};
use crate::layout::{AFTER_PARTS, Category, Dimension, Kind, Layout, PERIOD, Question};
use crate::observations::Observations;
use milepost_plan::languages::{languages, title_in};

/// The hidden sheet by which a workbook is recognised, with a key and a value in each row.
pub const FORM_SHEET: &str = "_milepost";

/// Combinations of categories are laid out as rows up to so many; beyond, those who fill in the form choose them.
const MOST_ROWS: usize = 5000;
/// The rows of a form in which the categories are chosen.
const BLANK_ROWS: usize = 200;
/// Every category that fills in a form gets one of its own, up to so many.
const MOST_FORMS: usize = 300;

/// What is asked for one period.
#[derive(Clone, Debug)]
pub struct Form<'a> {
    /// What the collection asks.
    pub layout: Layout<'a>,
    /// The language in which it asks, as far as the plan was translated.
    pub language: &'a str,
    /// How that language says what the plan does not say itself.
    pub locale: Locale,
    /// The period that it asks about; nothing where the plan does not say how often it asks.
    pub period: Option<Period>,
    /// The day on which it is due.
    pub due: Option<NaiveDate>,
    /// Who fills it in, where each category of a dimension has a form of its own.
    pub respondent: Option<Category<'a>>,
    /// The columns, in order.
    pub columns: Vec<Column>,
    /// The rows: the name of a category for each breakdown; empty where it is to be chosen.
    pub rows: Vec<Vec<&'a str>>,
    /// The last period before with answers.
    pub last_period: Option<Period>,
    last: HashMap<(usize, usize), Answer>,
}

/// A column of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name, by which it is found again.
    pub name: String,
    /// Its name in words.
    pub title: String,
    /// Its name in the other languages of the plan; nothing in a form, which is in one language.
    pub translated: Vec<String>,
    /// Which answer it takes, in a few words.
    pub hint: String,
    /// What stands in it.
    pub role: Role,
}

/// What stands in a column of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The period.
    Period,
    /// A category of the breakdown with this number.
    Part(usize),
    /// The answer to the question with this number.
    Answer(usize),
    /// How firm the answers of the row are.
    Quality,
    /// A remark.
    Note,
}

impl Column {
    /// The head of the column in a text file: words for people, then the name for the computer.
    pub fn head(&self) -> String {
        let hint = if self.hint.is_empty() { String::new() } else { format!(" ({})", self.hint) };
        format!("{}{hint} [{}]", self.title, self.name)
    }
}

impl<'a> Form<'a> {
    /// The forms for `period`, or else those that are due next on the day `as_of`: for every collection that asks about
    /// the period one, or one for each category that fills it in.
    pub fn all(plan: &'a Plan, observations: &Observations, as_of: NaiveDate, period: Option<&str>) -> Vec<Self> {
        let chosen = |layout: &Layout<'a>| match (period, &layout.cadence) {
            (None, _) => Some(next_due(layout, plan, as_of)),
            (Some(text), Some(cadence)) => cadence.read(text, plan.calendar()).ok().map(Some),
            (Some(text), None) => calendar::period(text, plan.calendar().fiscal).ok().map(Some),
        };
        plan.all("collection")
            .filter_map(Layout::of)
            .filter_map(|layout| Some((chosen(&layout)?, layout)))
            .flat_map(|(period, layout)| {
                let respondents = layout.dimensions.iter().find(|dimension| dimension.respondent);
                let respondents = respondents.map_or(&[][..], Dimension::categories);
                let whole = respondents.is_empty() || respondents.len() > MOST_FORMS;
                let each: Vec<_> = if whole { vec![None] } else { respondents.iter().cloned().map(Some).collect() };
                each.into_iter()
                    .map(|respondent| Self::new(layout.clone(), period.clone(), respondent, observations))
                    .collect::<Vec<_>>()
            })
            .collect()
    }

    /// The same form in another language of the plan, as far as it was translated.
    #[must_use]
    pub fn in_language(&self, language: &'a str) -> Self {
        let locale = Locale::of_plan_in(self.layout.collection.plan(), language);
        Self { language, columns: columns(&self.layout, language, &locale), locale, ..self.clone() }
    }

    /// The title of what the form is about in its language.
    pub fn title(&self, node: Node<'a>) -> &'a str {
        title_in(node, self.language)
    }

    /// The form of `layout` for `period`, in the leading language of the plan.
    pub fn new(
        layout: Layout<'a>,
        period: Option<Period>,
        respondent: Option<Category<'a>>,
        observations: &Observations,
    ) -> Self {
        let plan = layout.collection.plan();
        let due = layout.cadence.as_ref().zip(period.as_ref()).and_then(|(cadence, period)| cadence.due(period, plan));
        let language = languages(plan)[0];
        let locale = Locale::of_plan_in(plan, language);
        let (columns, rows) = (columns(&layout, language, &locale), rows(&layout, respondent.as_ref()));
        let before = |known: &&&Period| period.as_ref().is_none_or(|period| known.first < period.first);
        let last_period = observations.periods(&layout).iter().rev().find(before).map(|period| (*period).clone());
        let mut last = HashMap::new();
        if let Some(period) = &last_period {
            for (at, row) in rows.iter().enumerate() {
                for (number, question) in layout.questions.iter().enumerate() {
                    if let Some(found) = observations.find(&layout, question.name, period, row) {
                        last.insert((at, number), found.answer);
                    }
                }
            }
        }
        Self { layout, language, locale, period, due, respondent, columns, rows, last_period, last }
    }

    /// What was answered to question `question` of row `row` in the last period.
    pub fn last(&self, row: usize, question: usize) -> Option<&Answer> {
        self.last.get(&(row, question)).filter(|answer| **answer != Answer::Missing)
    }

    /// Whether the categories of the rows are to be chosen.
    pub fn is_open(&self) -> bool {
        self.rows.first().is_some_and(|row| row.iter().any(|part| part.is_empty()))
    }

    /// A number that changes when the form asks something else or takes other answers; new words do not change it.
    pub fn version(&self) -> String {
        version(&self.layout)
    }

    /// What the hidden sheet of a workbook says.
    pub fn identity(&self) -> Vec<(&'static str, String)> {
        let period = self.period.as_ref().map(|period| period.text.clone()).unwrap_or_default();
        let respondent = self.respondent.as_ref().map(|respondent| respondent.name.to_owned()).unwrap_or_default();
        vec![
            ("milepost_form", "1".into()),
            ("collection", self.layout.name.into()),
            ("version", self.version()),
            ("period", period),
            ("respondent", respondent),
        ]
    }

    /// The name of its file without the ending: `weekly_returns_2026-W45_north`, and `…_fr` in another language than the
    /// leading one.
    pub fn file_stem(&self) -> String {
        let period = self.period.as_ref().map(|period| period.text.as_str());
        let respondent = self.respondent.as_ref().map(|respondent| respondent.name);
        let leads = languages(self.layout.collection.plan())[0] == self.language;
        let language = (!leads).then_some(self.language);
        [Some(self.layout.name), period, respondent, language].into_iter().flatten().collect::<Vec<_>>().join("_")
    }
}

/// Whether any collection of `plan` asks about the period `text`.
///
/// # Errors
/// Why none does, in one line for each collection.
pub fn asked_about(plan: &Plan, text: &str) -> Result<(), String> {
    let mut refused = Vec::new();
    for layout in plan.all("collection").filter_map(Layout::of) {
        let read = match &layout.cadence {
            Some(cadence) => cadence.read(text, plan.calendar()),
            None => {
                calendar::period(text, plan.calendar().fiscal).map_err(|_| "expected a period such as 2026-11".into())
            }
        };
        match read {
            Ok(_) => return Ok(()),
            Err(why) => refused.push(format!("\n  {}: {why}", layout.name)),
        }
    }
    Err(format!("no collection asks about the period `{text}`{}", refused.concat()))
}

impl Layout<'_> {
    /// The columns of its forms, by their names in every language of the plan.
    pub fn columns(&self) -> Vec<Column> {
        let in_language = |tag: &&str| columns(self, tag, &Locale::of_plan_in(self.collection.plan(), tag));
        let mut others: Vec<_> = languages(self.collection.plan()).iter().map(in_language).collect();
        let mut columns = others.remove(0);
        for other in others {
            for (column, other) in columns.iter_mut().zip(other) {
                column.translated.push(other.title);
            }
        }
        columns
    }

    /// The version of its forms: see [`Form::version`].
    pub fn version(&self) -> String {
        version(self)
    }
}

fn version(layout: &Layout<'_>) -> String {
    let mut hash = crc32fast::Hasher::new();
    let mut add = |text: &str| {
        hash.update(text.as_bytes());
        hash.update(&[0]);
    };
    for dimension in &layout.dimensions {
        add(&dimension.column);
        for category in dimension.categories() {
            add(category.name);
        }
    }
    for question in &layout.questions {
        add(question.name);
        add(question.node.text("type").unwrap_or_default());
        add(if question.optional { "optional" } else { "" });
        for keyword in ["at_least", "at_most", "equals"] {
            add(&question.limit(keyword).map(ToString::to_string).unwrap_or_default());
        }
        if let Some(unit) = question.node.entry("unit").and_then(|unit| unit.value("unit")) {
            add(&unit.to_string());
        }
        if let Kind::Choice(options) = &question.kind {
            for (name, _) in options {
                add(name);
            }
        }
    }
    format!("{:08x}", hash.finalize())
}

/// The first period whose return is due on `as_of` or later; without a due day, the first that ends then or later.
fn next_due(layout: &Layout<'_>, plan: &Plan, as_of: NaiveDate) -> Option<Period> {
    /// Returns are due within a year and a bit after the end of their period.
    const LATEST: u64 = 400;
    let cadence = layout.cadence.as_ref()?;
    let mut period = cadence.next(as_of.checked_sub_days(Days::new(LATEST))?, plan.calendar())?;
    while cadence.due(&period, plan).unwrap_or(period.last) < as_of {
        match cadence.after(&period, plan.calendar()) {
            Some(next) => period = next,
            // It was asked for the last time: the last form stays.
            None => break,
        }
    }
    Some(period)
}

fn columns(layout: &Layout<'_>, language: &str, locale: &Locale) -> Vec<Column> {
    let column = |name: &str, title: &str, hint: String, role: Role| Column {
        name: name.to_owned(),
        title: title.to_owned(),
        translated: Vec::new(),
        hint,
        role,
    };
    let mut columns = vec![column(PERIOD, &say!(locale, "form-period"), period_hint(layout, locale), Role::Period)];
    columns.extend(layout.dimensions.iter().enumerate().map(|(at, dimension)| {
        column(&dimension.column, title_in(dimension.node, language), String::new(), Role::Part(at))
    }));
    for (at, question) in layout.questions.iter().enumerate() {
        let mut name = question.name.to_owned();
        while columns.iter().any(|column| column.name == name) || AFTER_PARTS.contains(&name.as_str()) {
            name.push('_');
        }
        let hint = question.hint_in(language, locale);
        columns.push(column(&name, title_in(question.node, language), hint, Role::Answer(at)));
    }
    let (quality, note) = (say!(locale, "form-quality"), say!(locale, "form-note"));
    columns.push(column("quality", &quality, say!(locale, "form-quality-hint"), Role::Quality));
    columns.push(column("note", &note, say!(locale, "answer-optional"), Role::Note));
    columns
}

/// What a period of the form looks like: "a month such as 2026-11".
fn period_hint(layout: &Layout<'_>, locale: &Locale) -> String {
    let Some(cadence) = &layout.cadence else { return String::new() };
    let example = cadence.example(layout.collection.plan().calendar());
    match cadence.kind() {
        PeriodKind::Day => say!(locale, "form-day-such-as", example = example),
        PeriodKind::Week => say!(locale, "form-week-such-as", example = example),
        PeriodKind::FourWeeks => say!(locale, "form-four-weeks-such-as", example = example),
        PeriodKind::Month => say!(locale, "form-month-such-as", example = example),
        PeriodKind::Quarter => say!(locale, "form-quarter-such-as", example = example),
        PeriodKind::Term => say!(locale, "form-term-such-as", example = example),
        PeriodKind::Half => say!(locale, "form-half-such-as", example = example),
        PeriodKind::Year => say!(locale, "form-year-such-as", example = example),
    }
}

/// A row for every combination of categories.
fn rows<'a>(layout: &Layout<'a>, respondent: Option<&Category<'a>>) -> Vec<Vec<&'a str>> {
    let mut rows = vec![Vec::new()];
    for dimension in &layout.dimensions {
        let names: Vec<&str> = match respondent.filter(|_| dimension.respondent) {
            Some(respondent) => vec![respondent.name],
            None if dimension.categories().is_empty() => vec![""],
            None => dimension.categories().iter().map(|category| category.name).collect(),
        };
        if rows.len().saturating_mul(names.len()) > MOST_ROWS {
            return vec![vec![""; layout.dimensions.len()]; BLANK_ROWS];
        }
        let added = rows
            .iter()
            .flat_map(|row: &Vec<&str>| names.iter().map(move |name| row.iter().copied().chain([*name]).collect()));
        rows = added.collect();
    }
    if rows.iter().any(|row| row.iter().any(|part| part.is_empty())) {
        // Somebody has to say which part is meant, perhaps of many.
        return rows.iter().cycle().take(BLANK_ROWS.max(rows.len())).cloned().collect();
    }
    rows
}

/// A change since the last period that is asked about again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Jump {
    /// By more than so many per cent of the last answer.
    Share(Decimal),
    /// By more than this, in the unit of the question.
    By(Decimal),
}

impl Jump {
    /// Whether the step from `last` to `now` is larger.
    pub fn is_passed(self, last: Decimal, now: Decimal) -> bool {
        let change = now.saturating_sub(last).abs();
        match self {
            Self::By(most) => change > most,
            // From nothing every step is without bounds, and says nothing.
            Self::Share(share) => {
                !last.is_zero() && change.saturating_mul(Decimal::ONE_HUNDRED) > last.abs().saturating_mul(share)
            }
        }
    }
}

impl Question<'_> {
    /// The change since the last period above which the answer is asked for again.
    pub fn jump(&self) -> Option<Jump> {
        let size = self.node.entry("jump")?.quantity("size")?;
        Some(if size.unit == Some(Unit::Percent) { Jump::Share(size.number) } else { Jump::By(size.number) })
    }

    /// Which answer it takes, in a few words of `language`, with its options as forms call them: "whole number, at most
    /// “Attendances”".
    pub fn hint_in(&self, language: &str, locale: &Locale) -> String {
        let mut parts = vec![self.kind_in(language, locale)];
        for keyword in ["at_least", "at_most", "equals"] {
            let limit = self.limit(keyword);
            // That a count is not negative needs no words.
            let idle = self.kind == Kind::Count && keyword == "at_least" && limit == Some(&Formula::Number(0.into()));
            let Some(limit) = limit.filter(|_| !idle) else { continue };
            let limit = self.in_words(limit, language, locale);
            parts.push(match keyword {
                "at_least" => say!(locale, "answer-at-least", limit = limit),
                "at_most" => say!(locale, "answer-at-most", limit = limit),
                _ => say!(locale, "answer-equal-to", limit = limit),
            });
        }
        if self.optional {
            parts.push(say!(locale, "answer-optional"));
        }
        locale.list(parts)
    }

    fn kind_in(&self, language: &str, locale: &Locale) -> String {
        match &self.kind {
            Kind::Count => say!(locale, "answer-whole"),
            Kind::Number => match self.node.entry("unit").and_then(|unit| unit.value("unit")) {
                Some(Value::Unit(unit)) => locale.unit(unit),
                _ => say!(locale, "answer-number"),
            },
            Kind::Percent => {
                let example = Decimal::new(784, 1);
                say!(locale, "answer-percent", number = locale.number(example), percent = locale.percent(example))
            }
            Kind::Money(None) => say!(locale, "answer-money"),
            Kind::Money(Some(currency)) => say!(locale, "answer-money-in", currency = *currency),
            Kind::Text => say!(locale, "answer-text"),
            Kind::Date => say!(locale, "answer-date", example = "2026-09-30"),
            Kind::Choice(_) => {
                let options = self.options_in(language).into_iter().map(|(_, title)| title.to_owned());
                say!(locale, "answer-one-of", options = locale.list(options))
            }
            Kind::YesNo => say!(locale, "answer-yes-no"),
            Kind::Duration(unit) => say!(locale, "answer-duration", unit = locale.unit(&Unit::Time(*unit))),
            Kind::Scale => say!(locale, "answer-scale"),
        }
    }

    /// A limit as people read it, with the questions by their titles.
    fn in_words(&self, formula: &Formula, language: &str, locale: &Locale) -> String {
        match formula {
            Formula::Number(number) => locale.number(*number),
            Formula::Name(name) => match name.target {
                Some(id) => say!(locale, "answer-named", title = title_in(self.node.plan().node(id), language)),
                None => name.name.clone(),
            },
            Formula::Pair(left, operator, right) => {
                let side = |formula: &Formula| match formula {
                    Formula::Pair(..) => format!("({})", self.in_words(formula, language, locale)),
                    _ => self.in_words(formula, language, locale),
                };
                format!("{} {} {}", side(left), operator.sign(), side(right))
            }
        }
    }
}

/// The head of a column that shows what was answered for `period`.
pub fn last_time(period: &Period, locale: &Locale) -> String {
    say!(locale, "form-last-time", period = locale.period(period))
}

/// Whether `head` is one that [`last_time`] writes, in any language.
pub fn is_last_time(head: &str) -> bool {
    const PERIOD: &str = "\u{1}";
    Locale::all().iter().any(|locale| {
        let said = say!(locale, "form-last-time", period = PERIOD);
        said.split_once(PERIOD).is_some_and(|(before, after)| head.starts_with(before) && head.ends_with(after))
    })
}

/// How firm figures may be, in the order in which a form offers it.
pub const QUALITIES: [Quality; 9] = [
    Quality::Final,
    Quality::Provisional,
    Quality::Unvalidated,
    Quality::Estimated,
    Quality::Imputed,
    Quality::Revised,
    Quality::NotAvailable,
    Quality::NotApplicable,
    Quality::Confidential,
];
