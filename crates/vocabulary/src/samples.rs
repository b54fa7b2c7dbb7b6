//! Plans for tests and benches: well-formed and well-typed; for tests every choice of the author is left to the one who asks.

use std::fmt::Write as _;

use crate::construct::{Child, Construct, Head, Need, Scope, Slot, Type, Word};
use crate::{COMMON, TOP};

/// What is always there, so that every kind of reference has something to name.
const SKELETON: &str = r"post a_post
person a_person
organisation an_organisation
unit a_unit
stakeholder a_stakeholder
dimension a_dimension { a_category }
priority a_priority {
  goal a_goal
  metric a_metric { unit percent; trajectory a_path }
  strategy a_strategy
  action an_action { milestone a_milestone; task a_task }
  chain a_chain
}
collection a_collection { asks { a_question count } }
routine a_routine
risk a_risk
obstacle an_obstacle
assumption an_assumption
";

/// The names of the skeleton, each with the keyword of what has it.
const NAMES: &[(&str, &str)] = &[
    ("post", "a_post"),
    ("person", "a_person"),
    ("organisation", "an_organisation"),
    ("unit", "a_unit"),
    ("stakeholder", "a_stakeholder"),
    ("dimension", "a_dimension"),
    ("category", "a_dimension.a_category"),
    ("priority", "a_priority"),
    ("goal", "a_goal"),
    ("metric", "a_metric"),
    ("trajectory", "a_metric.a_path"),
    ("strategy", "a_strategy"),
    ("action", "an_action"),
    ("milestone", "an_action.a_milestone"),
    ("task", "an_action.a_task"),
    ("chain", "a_priority.a_chain"),
    ("collection", "a_collection"),
    ("question", "a_collection.a_question"),
    ("routine", "a_routine"),
    ("risk", "a_risk"),
    ("obstacle", "an_obstacle"),
    ("assumption", "an_assumption"),
    ("plan", "a_plan"),
];

/// How deep blocks are.
const DEEPEST: usize = 5;

/// A plan that the compiler reads without a finding, save on the units in a formula. Each of `choices` decides one thing
/// that the plan says, and each of `layout` one thing about how it is laid out; when they run out, the rest is as plain
/// as can be.
pub fn plan(choices: &[u16], layout: &[u16]) -> String {
    let mut author = Author { choices, names: NAMES.iter().map(|&(kind, name)| (kind, name.to_owned())).collect() };
    let mut top = Vec::new();
    for child in TOP.iter().filter(|child| child.construct.keyword == "plan") {
        top.push(author.entry(child.construct, 0, None));
    }
    let others: Vec<&Child> =
        TOP.iter().filter(|child| !matches!(child.construct.keyword, "plan" | "import")).collect();
    while let Some(&choice) = author.choices.first() {
        author.choices = &author.choices[1..];
        let child = others[usize::from(choice) % others.len()];
        top.push(author.entry(child.construct, 0, None));
    }
    author.choices = layout;
    let mut out = SKELETON.to_owned();
    for entry in &top {
        author.write(entry, 0, &mut out);
    }
    out
}

/// In each priority of [`large`].
const METRICS: usize = 7;
const ACTIONS: usize = 15;
const MILESTONES: usize = 25;
/// How many entries a priority of [`large`] is, with itself, its outcome and its sponsor.
pub const IN_A_PRIORITY: usize = 3 + METRICS + ACTIONS + MILESTONES;

/// A plan of so many priorities, with what people write in them, to measure how long something takes.
pub fn large(priorities: usize) -> String {
    let mut text = String::from(
        "post minister \"Minister\"\nplan big \"A large plan\" { period 2026-04 to 2029-03; sponsor minister }\n",
    );
    for priority in 0..priorities {
        let mut add = |line: std::fmt::Arguments<'_>| writeln!(text, "{line}").expect("a text takes it");
        add(format_args!("post director_{priority} \"Director of programme {priority}\""));
        add(format_args!("priority p{priority} \"Faster service {priority} for everybody who needs it\" {{"));
        add(format_args!("  owner director_{priority}\n  sponsor minister"));
        add(format_args!("  outcome \"People are seen, treated and discharged within the time that was promised.\""));
        for metric in 0..METRICS {
            // Of 140 metrics no two have the same values, nor the same charts.
            let value = |tenths: usize| {
                let tenths = tenths + (priority * METRICS + metric) * 37 % 140;
                format!("{}.{}%", tenths / 10, tenths % 10)
            };
            add(format_args!("  metric m{priority}_{metric} \"Cases completed in time, stream {metric}\" {{"));
            add(format_args!("    unit percent\n    better higher\n    source \"Returns of the offices\""));
            add(format_args!("    definition \"Cases that end within the promised time, as a share of all cases.\""));
            add(format_args!("    baseline {} at 2026-03\n    target 90% by 2028-12", value(550)));
            add(format_args!("    trajectory {{ 2027-03 70%; 2027-12 80%; 2028-12 90% }}"));
            let observed = [("2026-06", 557), ("2026-09", 575), ("2026-12", 603), ("2027-03", 634)];
            let observed = observed.map(|(month, tenths)| format!("{month} {}", value(tenths)));
            add(format_args!("    observed {{ {} }}\n  }}", observed.join("; ")));
        }
        for action in 0..ACTIONS {
            add(format_args!("  action a{priority}_{action} \"Open another counter in region {action}\" {{"));
            add(format_args!("    owner director_{priority}\n    period 2026-07 to 2027-12\n    cost 2 million GBP"));
            add(format_args!(
                "    note \"What is opened, by whom, and with which money, in a sentence that fills a line.\""
            ));
            if action < METRICS {
                add(format_args!("    raises m{priority}_{action} by 6 points over 2027-01 to 2027-12"));
            }
            for milestone in (0..MILESTONES).filter(|milestone| milestone % ACTIONS == action) {
                add(format_args!(
                    "    milestone s{milestone} \"Counter {milestone} is open\" by 2027-{:02}-28 owner director_{priority}",
                    milestone % 12 + 1
                ));
            }
            add(format_args!("  }}"));
        }
        add(format_args!("}}"));
    }
    text
}

struct Author<'a> {
    choices: &'a [u16],
    /// Every name so far that can be referred to, with the keyword of what has it.
    names: Vec<(&'static str, String)>,
}

/// An entry before it has a layout.
struct Draft {
    head: String,
    values: Vec<String>,
    /// Entries that stand on the line.
    modifiers: Vec<Draft>,
    /// Entries that stand in the block.
    block: Vec<Draft>,
}

impl Author<'_> {
    /// One of `count` possibilities; the first when the choices have run out.
    fn pick(&mut self, count: usize) -> usize {
        let Some((&choice, rest)) = self.choices.split_first() else { return 0 };
        self.choices = rest;
        usize::from(choice) % count
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.pick(of.len())]
    }

    /// An entry of `construct`, inside what is called `around`.
    fn entry(&mut self, construct: &'static Construct, depth: usize, around: Option<&str>) -> Draft {
        let mut name = None;
        let head = match construct.head {
            // There is one plan, and others name it.
            Head::Keyword if construct.keyword == "plan" => {
                name = Some("a_plan".to_owned());
                "plan a_plan".to_owned()
            }
            Head::Keyword => construct.keyword.to_owned(),
            Head::Name => self.name(construct, around, &mut name),
            Head::Period => self.period(),
            Head::Reference(kinds) => self.reference(kinds),
            Head::Choice(_, words) => self.one(words).word.to_owned(),
            // It may stand in every block.
            Head::Entry => "note".to_owned(),
        };
        let mut values = Vec::new();
        let mut slots = construct.slots.iter().peekable();
        while let Some(slot) = slots.next() {
            if construct.keyword == "plan" && slot.ty == Type::Name {
                continue;
            }
            let more = slots.peek().copied();
            if !slot.required && self.pick(3) == 0 {
                // A connective and its value stand or fall together.
                if matches!(slot.ty, Type::Connective(_)) {
                    slots.next();
                }
                continue;
            }
            self.value(construct, slot, around, &mut name, &mut values);
            if let (Type::Connective(_), false, Some(next)) = (slot.ty, slot.required, more) {
                slots.next();
                self.value(construct, next, around, &mut name, &mut values);
            }
        }
        let inside = name.as_deref().or(around).map(str::to_owned);
        let mut draft = Draft { head, values, modifiers: Vec::new(), block: Vec::new() };
        for child in construct.children.iter().chain(COMMON) {
            let wanted = match child.need {
                Need::Required => 1,
                _ if depth >= DEEPEST || self.choices.is_empty() => 0,
                _ if child.many => self.pick(8).saturating_sub(5),
                _ => usize::from(self.pick(4) == 3),
            };
            for _ in 0..wanted {
                let entry = self.entry(child.construct, depth + 1, inside.as_deref());
                let plain =
                    child.construct.head == Head::Keyword && entry.block.is_empty() && entry.modifiers.is_empty();
                if plain && self.pick(2) == 1 {
                    draft.modifiers.push(entry);
                } else {
                    draft.block.push(entry);
                }
            }
        }
        draft
    }

    /// A new name, known from now on.
    fn name(&mut self, construct: &Construct, around: Option<&str>, name: &mut Option<String>) -> String {
        let new = format!("n{}", self.names.len());
        let full = match (construct.scope, around) {
            (Scope::Block, Some(around)) => format!("{around}.{new}"),
            _ => new.clone(),
        };
        self.names.push((construct.keyword, full));
        *name = Some(new.clone());
        new
    }

    fn reference(&mut self, kinds: &[&str]) -> String {
        let fitting: Vec<String> =
            self.names.iter().filter(|(kind, _)| kinds.contains(kind)).map(|(_, name)| name.clone()).collect();
        let index = self.pick(fitting.len());
        fitting[index].clone()
    }

    fn value(
        &mut self,
        construct: &Construct,
        slot: &Slot,
        around: Option<&str>,
        name: &mut Option<String>,
        values: &mut Vec<String>,
    ) {
        if let Type::Path(kinds) = slot.ty {
            for _ in 0..=self.pick(3) {
                values.push(">".to_owned());
                values.push(self.reference(kinds));
            }
            return;
        }
        let count = if slot.many { 1 + self.pick(3) } else { 1 };
        for index in 0..count {
            let written = match slot.ty {
                Type::Name => self.name(construct, around, name),
                Type::Title | Type::Text => self.text(),
                Type::Date => self.date(),
                Type::Period => self.period(),
                Type::When => self.when(),
                Type::Span => self.span(),
                Type::Level => self.level(),
                Type::Quantity => self.quantity(),
                Type::Change => self.change(),
                Type::Whole => self.one(&["0", "7", "95", "1850", "1,850", "310000"]).to_owned(),
                Type::Money => self.one(&["42 million GBP", "1200000 EUR", "0.5 billion PKR", "19,500 USD"]).to_owned(),
                Type::Percent => self.one(&["80%", "7.5 percent", "0%"]).to_owned(),
                Type::Duration => self.duration(),
                Type::Cadence => self.cadence(),
                Type::Day => self.one(&["first tuesday", "friday", "day 15", "last working_day"]).to_owned(),
                Type::Reference(kinds) | Type::Path(kinds) => self.reference(kinds),
                Type::Choice(words) => self.word(words),
                Type::Share(words) if self.pick(2) == 0 => self.word(words),
                Type::Share(_) => self.one(&["80%", "30"]).to_owned(),
                Type::Connective(word) => word.to_owned(),
                Type::Formula => self.formula(),
                Type::Unit => self.unit(),
                Type::Word => self.one(&["en", "MP4002", "a_word"]).to_owned(),
            };
            let comma = if index + 1 < count { "," } else { "" };
            values.push(format!("{written}{comma}"));
        }
    }

    fn word(&mut self, words: &[Word]) -> String {
        self.one(words).word.to_owned()
    }

    fn text(&mut self) -> String {
        self.one(&[
            "\"Plain\"",
            "\"\"",
            "\"Said \\\"so\\\" // no remark\"",
            "\"Les élèves; l'été { }\"",
            "\"A path C:\\\\data\"",
            "\"\"\"\n  One\n    two\n\n  three\n  \"\"\"",
            "\"\"\"one line\"\"\"",
            "\"A sentence that goes on for so long that no line of a hundred characters could hold it together with its keyword.\"",
        ])
        .to_owned()
    }

    fn date(&mut self) -> String {
        self.one(&["2026-09-30", "2028-02-29", "2027-01-01"]).to_owned()
    }

    fn period(&mut self) -> String {
        self.one(&[
            "2026",
            "2026-Q4",
            "2026-q4",
            "2027-11",
            "2026-W45",
            "2026-h1",
            "FY2026-27",
            "fy2026-27-p07",
            "FY2027-28-Q2",
        ])
        .to_owned()
    }

    fn when(&mut self) -> String {
        if self.pick(2) == 0 { self.date() } else { self.period() }
    }

    fn span(&mut self) -> String {
        self.one(&["2026", "2026-04 to 2029-03", "2026-09-01 to 2026-12-18", "2026-q1 to FY2028-29"]).to_owned()
    }

    fn level(&mut self) -> String {
        self.one(&[
            "92%",
            "78.4 percent",
            "1200",
            "1,200",
            "unknown",
            "+3 points",
            "+15%",
            "halve",
            "1.36 per 100 million",
            "9400 pupils",
            "-2",
            "3.5 million",
            "18 weeks",
        ])
        .to_owned()
    }

    fn quantity(&mut self) -> String {
        self.one(&["1.5 points", "1 points", "40 people", "12000 pupils", "5%", "3"]).to_owned()
    }

    fn change(&mut self) -> String {
        self.one(&["4 points", "15%", "halve", "double", "4700 pupils", "+1 point", "-3"]).to_owned()
    }

    fn duration(&mut self) -> String {
        self.one(&["5 days", "1 months", "3 working_days", "45 minutes", "2 week"]).to_owned()
    }

    fn cadence(&mut self) -> String {
        self.one(&["month", "1 weeks", "2 months", "fortnight", "half_year", "term", "ad_hoc", "quarter", "3 year"])
            .to_owned()
    }

    fn formula(&mut self) -> String {
        let first = self.reference(&["metric", "question"]);
        let second = self.reference(&["metric", "question"]);
        match self.pick(4) {
            0 => first,
            1 => format!("{first} / {second}"),
            2 => format!("({first}+{second}) * 2"),
            _ => format!("{first} - ({second} - 1000)"),
        }
    }

    fn unit(&mut self) -> String {
        self.one(&[
            "percent",
            "points",
            "count",
            "count of pupils",
            "money GBP",
            "rate per 100,000",
            "rate per 100 million miles",
            "days",
            "index",
            "score",
            "ratio",
            "ordinal",
        ])
        .to_owned()
    }

    /// Writes `draft` as an author in a hurry would.
    fn write(&mut self, draft: &Draft, depth: usize, out: &mut String) {
        out.push_str(&" ".repeat(self.pick(2 * depth + 1)));
        self.line(draft, out);
        if !draft.block.is_empty() {
            out.push_str(self.one(&[" {\n", "{ // what follows\n", "\n{\n", " {\n\n"]));
            for entry in &draft.block {
                self.write(entry, depth + 1, out);
            }
            out.push_str(self.one(&["}", "\n  }", "// the end\n}"]));
        }
        out.push_str(self.one(&["\n", "\n\n\n", " // a remark\n", "\n// on a line of its own\n", ";\n", "; "]));
    }

    fn line(&mut self, draft: &Draft, out: &mut String) {
        out.push_str(&draft.head);
        for value in &draft.values {
            out.push_str(self.one(&[" ", "   ", "\t"]));
            out.push_str(value);
        }
        for modifier in &draft.modifiers {
            out.push_str(self.one(&[" ", "  "]));
            self.line(modifier, out);
        }
    }
}
