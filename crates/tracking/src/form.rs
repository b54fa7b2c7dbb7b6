//! The form of a collection: what is asked for one period of those who fill it in. All formats of templates are drawn
//! from it, and what comes back is read by it.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use milepost_plan::calendar::{self, Period};
use milepost_plan::{Formula, Node, Plan, Unit};
use rust_decimal::Decimal;

use crate::answer::{Answer, Quality};
use crate::language::{languages, title_in};
use crate::layout::{AFTER_PARTS, Category, Dimension, Kind, Layout, PERIOD, Question};
use crate::observations::Observations;

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
        Self { language, columns: columns(&self.layout, language), ..self.clone() }
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
        let (columns, rows) = (columns(&layout, language), rows(&layout, respondent.as_ref()));
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
        Self { layout, language, period, due, respondent, columns, rows, last_period, last }
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
    /// The columns of its forms.
    pub fn columns(&self) -> Vec<Column> {
        columns(self, languages(self.collection.plan())[0])
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

fn columns(layout: &Layout<'_>, language: &str) -> Vec<Column> {
    let example = layout.cadence.as_ref().map(|cadence| cadence.example(layout.collection.plan().calendar()));
    let period = Column {
        name: PERIOD.into(),
        title: "Period".into(),
        hint: example.map(|example| example.replace('`', "")).unwrap_or_default(),
        role: Role::Period,
    };
    let mut columns = vec![period];
    columns.extend(layout.dimensions.iter().enumerate().map(|(at, dimension)| Column {
        name: dimension.column.clone(),
        title: title_in(dimension.node, language).into(),
        hint: String::new(),
        role: Role::Part(at),
    }));
    for (at, question) in layout.questions.iter().enumerate() {
        let mut name = question.name.to_owned();
        while columns.iter().any(|column| column.name == name) || AFTER_PARTS.contains(&name.as_str()) {
            name.push('_');
        }
        let title = title_in(question.node, language).into();
        columns.push(Column { name, title, hint: question.hint_in(language), role: Role::Answer(at) });
    }
    columns.push(Column {
        name: "quality".into(),
        title: "How firm are the figures?".into(),
        hint: "final if left empty".into(),
        role: Role::Quality,
    });
    columns.push(Column {
        name: "note".into(),
        title: "Remark".into(),
        hint: "may be left out".into(),
        role: Role::Note,
    });
    columns
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

    /// Which answer it takes, in a few words, with its options as forms in `language` call them: "whole number, at most
    /// attendances".
    pub fn hint_in(&self, language: &str) -> String {
        let kind = match &self.kind {
            Kind::Count => "whole number".to_owned(),
            Kind::Number => self
                .node
                .entry("unit")
                .and_then(|unit| unit.value("unit"))
                .map_or_else(|| "number".into(), ToString::to_string),
            Kind::Percent => "per cent, 78.4 for 78.4%".into(),
            Kind::Money(currency) => {
                currency.map_or_else(|| "amount of money".into(), |currency| format!("amount in {currency}"))
            }
            Kind::Text => "text".into(),
            Kind::Date => "day, such as 2026-09-30".into(),
            Kind::Choice(_) => {
                let titles: Vec<_> = self.options_in(language).into_iter().map(|(_, title)| title).collect();
                format!("one of: {}", titles.join(", "))
            }
            Kind::YesNo => "yes or no".into(),
            Kind::Duration(unit) => format!("number of {}", unit.word().replace('_', " ")),
            Kind::Scale => "number on the scale".into(),
        };
        let mut parts = vec![kind];
        for (keyword, words) in [("at_least", "at least"), ("at_most", "at most"), ("equals", "equal to")] {
            let limit = self.limit(keyword);
            // That a count is not negative needs no words.
            let idle = self.kind == Kind::Count && keyword == "at_least" && limit == Some(&Formula::Number(0.into()));
            if let Some(limit) = limit.filter(|_| !idle) {
                parts.push(format!("{words} {limit}"));
            }
        }
        if self.optional {
            parts.push("may be left out".into());
        }
        parts.join(", ")
    }
}

/// The words for how firm figures are, as a form offers them, with what they mean.
pub const QUALITIES: [(Quality, &str); 9] = [
    (Quality::Final, "will not change"),
    (Quality::Provisional, "may still change"),
    (Quality::Unvalidated, "not checked yet"),
    (Quality::Estimated, "an estimate"),
    (Quality::Imputed, "filled in for a missing value"),
    (Quality::Revised, "changed after it was first published"),
    (Quality::NotAvailable, "there is no new data"),
    (Quality::NotApplicable, "the questions do not apply here"),
    (Quality::Confidential, "cannot be given, because few people are counted"),
];
