//! What a collection asks: its periods, its breakdowns and its questions, as its data file and its forms have them.

use std::collections::HashMap;
use std::sync::OnceLock;

use milepost_plan::{Cadence, Formula, Node, TimeUnit, Unit, Value};

use milepost_plan::languages::{title_in, titles};

/// The columns of a data file that do not come from the plan.
pub(crate) const PERIOD: &str = "period";
pub(crate) const AFTER_PARTS: [&str; 8] =
    ["question", "value", "quality", "status", "recorded_at", "source", "because", "note"];

/// What a collection asks.
#[derive(Clone, Debug)]
pub struct Layout<'a> {
    /// The collection.
    pub collection: Node<'a>,
    /// Its name, by which its data file is called.
    pub name: &'a str,
    /// For which periods it asks; nothing where it does not say so, and any period will do.
    pub cadence: Option<Cadence>,
    /// By what the answers are broken down: its breakdowns, then the dimensions that fill in the form.
    pub dimensions: Vec<Dimension<'a>>,
    /// Its questions, in the order of the plan.
    pub questions: Vec<Question<'a>>,
}

/// One breakdown of a collection.
#[derive(Clone, Debug)]
pub struct Dimension<'a> {
    /// The dimension.
    pub node: Node<'a>,
    /// Its column in the data file: its name, with `_` where a fixed column has the same.
    pub column: String,
    /// Whether its parts are those who fill in the form.
    pub respondent: bool,
    /// Its parts, looked up when somebody asks: a national register has a hundred thousand.
    categories: OnceLock<Categories<'a>>,
}

/// The parts of a dimension, and how they are found.
#[derive(Clone, Debug)]
struct Categories<'a> {
    all: Vec<Category<'a>>,
    /// Their places by their names.
    by_name: HashMap<&'a str, usize>,
    /// Their places by their names, in the form in which spellings are compared.
    by_spelling: HashMap<String, usize>,
    /// Their places by everything else by which they are known, in that form; nothing where two are known by it.
    by_alias: HashMap<String, Option<usize>>,
}

/// One part of a dimension.
#[derive(Clone, Debug)]
pub struct Category<'a> {
    /// The category.
    pub node: Node<'a>,
    /// Its name, by which it is recorded.
    pub name: &'a str,
    /// What forms call it: its title; its name where another one has the same title.
    pub label: &'a str,
}

/// One question.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The question.
    pub node: Node<'a>,
    /// Its name, by which it is recorded.
    pub name: &'a str,
    /// What kind of answer it takes.
    pub kind: Kind<'a>,
    /// Whether the answer may be left out.
    pub optional: bool,
}

/// The kinds of answers.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind<'a> {
    /// A whole number, not negative.
    Count,
    /// A number.
    Number,
    /// A percentage.
    Percent,
    /// An amount of money, with its ISO 4217 code where the plan says it.
    Money(Option<&'a str>),
    /// A short text.
    Text,
    /// A day.
    Date,
    /// One of the options, by name and title.
    Choice(Vec<(&'a str, &'a str)>),
    /// Yes or no.
    YesNo,
    /// A length of time, as a number of units.
    Duration(TimeUnit),
    /// A number on a scale.
    Scale,
}

impl Kind<'_> {
    /// Whether the answers are numbers.
    pub fn is_number(&self) -> bool {
        !matches!(self, Self::Text | Self::Date | Self::Choice(_) | Self::YesNo)
    }

    /// Whether the answers of parts add up to that of the whole.
    pub fn adds_up(&self) -> bool {
        matches!(self, Self::Count | Self::Number | Self::Money(_) | Self::YesNo | Self::Duration(_))
    }
}

impl<'a> Layout<'a> {
    /// What `collection` asks; nothing where it has no name.
    pub fn of(collection: Node<'a>) -> Option<Self> {
        let name = collection.name()?;
        let cadence = collection.entry("every").and_then(Cadence::of);
        let breakdowns = collection.targets("breakdown").map(|node| (node, false));
        let respondents = collection.targets("from").map(|node| (node, true));
        let mut dimensions: Vec<Dimension<'a>> = Vec::new();
        for (node, respondent) in breakdowns.chain(respondents) {
            if node.item().construct.id != "dimension" {
                continue;
            }
            match dimensions.iter_mut().find(|known| known.node.id == node.id) {
                Some(known) => known.respondent |= respondent,
                None => dimensions.push(Dimension::of(node, respondent)),
            }
        }
        let questions = collection.each("asks").flat_map(Node::children);
        let questions = questions.filter(|node| node.item().construct.id == "question").filter_map(Question::of);
        Some(Self { collection, name, cadence, dimensions, questions: questions.collect() })
    }

    /// The question called `name`.
    pub fn question(&self, name: &str) -> Option<&Question<'a>> {
        self.questions.iter().find(|question| question.name == name)
    }
}

impl<'a> Dimension<'a> {
    fn of(node: Node<'a>, respondent: bool) -> Self {
        let name = node.name().unwrap_or_default();
        let reserved = name == PERIOD || AFTER_PARTS.contains(&name);
        let column = format!("{name}{}", if reserved { "_" } else { "" });
        Self { node, column, respondent, categories: OnceLock::new() }
    }

    /// Its parts. Without any, every text is one.
    pub fn categories(&self) -> &[Category<'a>] {
        &self.register().all
    }

    /// The category that `text` names: by its name, its title or another name under which it is known.
    pub fn category(&self, text: &str) -> Option<&Category<'a>> {
        let (text, register) = (comparable(text), self.register());
        let place = register.by_spelling.get(&text).copied();
        register.all.get(place.or_else(|| register.by_alias.get(&text).copied().flatten())?)
    }

    /// What forms in `language` call the category that is recorded as `name`: its title there, unless that is another
    /// one's too.
    pub fn label_in<'b>(&'b self, name: &'b str, language: &str) -> &'b str {
        let Some(category) = self.recorded_as(name) else { return name };
        let title = title_in(category.node, language);
        let is_its_own = self.category(title).is_some_and(|found| found.name == name);
        if title == category.node.title() || !is_its_own { category.label } else { title }
    }

    /// The category that is recorded as `name`.
    pub fn recorded_as(&self, name: &str) -> Option<&Category<'a>> {
        let register = self.register();
        register.all.get(*register.by_name.get(name)?)
    }

    fn register(&self) -> &Categories<'a> {
        self.categories.get_or_init(|| Categories::of(self.node))
    }
}

impl<'a> Categories<'a> {
    fn of(dimension: Node<'a>) -> Self {
        let nodes = dimension.children().filter(|child| child.item().construct.id == "category");
        let named: Vec<_> = nodes.filter_map(|node| Some((node, node.name()?))).collect();
        let mut titled = HashMap::new();
        for (node, _) in &named {
            *titled.entry(node.title()).or_insert(0_usize) += 1;
        }
        let label = |node: Node<'a>, name| if titled[node.title()] == 1 { node.title() } else { name };
        let all: Vec<_> = named.iter().map(|&(node, name)| Category { node, name, label: label(node, name) }).collect();
        let (mut by_name, mut by_spelling, mut by_alias) = (HashMap::new(), HashMap::new(), HashMap::new());
        for (place, category) in all.iter().enumerate() {
            by_name.entry(category.name).or_insert(place);
            by_spelling.entry(comparable(category.name)).or_insert(place);
            for alias in category.aliases() {
                let known = by_alias.entry(alias).or_insert(Some(place));
                *known = known.filter(|known| *known == place);
            }
        }
        Self { all, by_name, by_spelling, by_alias }
    }
}

impl Category<'_> {
    /// Everything by which it is known beside its name, in the form in which spellings are compared.
    fn aliases(&self) -> Vec<String> {
        let mut known = vec![comparable(self.node.title())];
        for organisation in self.node.targets("run_by") {
            known.extend([organisation.name(), Some(organisation.title())].into_iter().flatten().map(comparable));
            known.extend(texts_of(organisation, "acronym").map(comparable));
            known.extend(texts_of(organisation, "alias").map(comparable));
        }
        known.extend(texts_of(self.node, "alias").map(comparable));
        known.extend(titles(self.node).map(comparable));
        known
    }
}

fn texts_of<'a>(node: Node<'a>, keyword: &'a str) -> impl Iterator<Item = &'a str> {
    let entries = node.children().filter(move |child| child.item().construct.keyword == keyword);
    entries.flat_map(|entry| &entry.item().values).filter_map(|placed| match &placed.value {
        Value::Text(text) => Some(text.as_str()),
        _ => None,
    })
}

/// The form in which spellings are compared: small letters, single spaces.
pub(crate) fn comparable(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl<'a> Question<'a> {
    fn of(node: Node<'a>) -> Option<Self> {
        let name = node.name()?;
        let unit = node.entry("unit").and_then(|unit| unit.value("unit"));
        let kind = match node.text("type")? {
            "count" => Kind::Count,
            "number" => Kind::Number,
            "percent" => Kind::Percent,
            "money" => Kind::Money(match unit {
                Some(Value::Unit(Unit::Money(currency))) => Some(currency),
                _ => None,
            }),
            "text" => Kind::Text,
            "date" => Kind::Date,
            "choice" => {
                let options = node.each("options").flat_map(Node::children);
                let options = options.filter(|option| option.item().construct.id == "option");
                Kind::Choice(options.filter_map(|option| Some((option.name()?, option.title()))).collect())
            }
            "yes_no" => Kind::YesNo,
            "duration" => Kind::Duration(match unit {
                Some(Value::Unit(Unit::Time(unit))) => *unit,
                _ => TimeUnit::Days,
            }),
            "scale" => Kind::Scale,
            _ => return None,
        };
        Some(Self { node, name, kind, optional: node.entry("optional").is_some() })
    }

    /// The question in words.
    pub fn title(&self) -> &'a str {
        self.node.title()
    }

    /// The options of a question that has some: their names, and what forms in `language` call them. Titles that two of
    /// them have are not used.
    pub fn options_in(&self, language: &str) -> Vec<(&'a str, &'a str)> {
        let options: Vec<_> = self.options().filter_map(|option| Some((option, option.name()?))).collect();
        let title = |option: Node<'a>| title_in(option, language);
        let is_its_own =
            |option: Node<'a>| options.iter().filter(|(other, _)| title(*other) == title(option)).count() == 1;
        options.iter().map(|&(option, name)| (name, if is_its_own(option) { title(option) } else { name })).collect()
    }

    /// The name of the option that `text` names: by its name, or by a title in any language that no other one has.
    pub fn option_called(&self, text: &str) -> Option<&'a str> {
        let text = comparable(text);
        let named = self.options().find(|option| option.name().is_some_and(|name| comparable(name) == text));
        let is_called = |option: &Node<'a>| {
            std::iter::once(option.title()).chain(titles(*option)).any(|title| comparable(title) == text)
        };
        let mut called = self.options().filter(is_called);
        named.or_else(|| called.next().filter(|_| called.next().is_none()))?.name()
    }

    fn options(&self) -> impl Iterator<Item = Node<'a>> {
        let options = self.node.each("options").flat_map(Node::children);
        options.filter(|option| option.item().construct.id == "option")
    }

    /// The limit of the entry `keyword`: `at_most`, `at_least` or `equals`.
    pub fn limit(&self, keyword: &'a str) -> Option<&'a Formula> {
        match &self.node.entry(keyword)?.item().values.first()?.value {
            Value::Formula(formula) => Some(formula),
            _ => None,
        }
    }
}
