//! What may be written at a place.

use chrono::{Datelike, NaiveDate};
use milepost_diagnostics::{FileId, Span};
use milepost_plan::calendar::{self, Calendar};
use milepost_plan::languages::languages;
use milepost_plan::{Node, Plan, Wanted, expected};
use milepost_syntax::{Kind, Parse, text_value};
use milepost_vocabulary::{COMMON, Child, Construct, Head, Need, Scope, Type, Word, kinds_in_words};

use crate::cursor::{Cursor, Place, at};
use crate::host::{Analysis, Compiled};
use crate::{prose, snippet};

/// What a completion is, for its picture in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A word that begins a line.
    Keyword,
    /// A whole construct with places to fill in.
    Snippet,
    /// A name that is declared in the plan.
    Name,
    /// One of the words that can stand there.
    Choice,
    /// A fixed word between two values.
    Connective,
    /// A unit of measurement.
    Unit,
    /// A day or a period.
    Date,
    /// Another value.
    Value,
    /// A file.
    File,
}

/// One thing that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What the list shows, and what is searched in.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words behind the label.
    pub detail: String,
    /// What it means, in Markdown.
    pub documentation: String,
    /// What is replaced: the part of the word before the cursor.
    pub span: Span,
    /// What is written.
    pub text: String,
    /// The same with places to fill in, in the syntax of the protocol, where that says more.
    pub snippet: Option<String>,
    /// The order in the list: smaller first, then by the place in this list.
    pub rank: u8,
    /// Whether the list is to be opened again after it, for what comes next.
    pub goes_on: bool,
}

/// How many completions are given at most; what a person types narrows them down.
const MOST: usize = 300;

/// What may be written at `offset`, and whether more would come when more is typed.
pub fn complete(analysis: &Analysis, file: FileId, offset: u32) -> (Vec<Completion>, bool) {
    let (Some(document), Some(compiled)) = (analysis.document(file), analysis.plan_of(file)) else {
        return (Vec::new(), false);
    };
    let cursor = Cursor::new(document.parse(), offset);
    let parse = cursor.parse;
    let span = Span::new(file, cursor.prefix.start, cursor.prefix.end);
    let typed = parse.text[span.range()].to_lowercase();
    let mut list = List { analysis, compiled, parse, file, offset, span, typed, found: Vec::new() };
    match &cursor.place {
        Place::Head(allowed) => list.heads(&cursor, allowed),
        Place::Line { entry, construct, written } => {
            let at = expected(parse, construct, written.clone(), compiled.plan.calendar());
            for wanted in &at.values {
                list.value(wanted);
            }
            for (distance, owner) in at.owners.iter().enumerate() {
                let present: Vec<&str> = written.clone().map(|token| parse.text(token)).collect();
                list.entries(owner, &present, distance);
            }
            if entry.body.is_none() && !at.owners.is_empty() && !construct.children.is_empty() {
                list.block(construct);
            }
        }
        Place::Text { entry: Some(entry), token } => list.path(entry.head, *token),
        Place::Text { .. } | Place::Nowhere => {}
    }
    let List { mut found, typed, .. } = list;
    found.retain(|completion| is_spelt(&typed, &completion.label));
    found.sort_by_key(|completion| completion.rank);
    let more = found.len() > MOST;
    found.truncate(MOST);
    (found, more)
}

/// Whether the letters of `typed` occur in `label` in this order.
pub(crate) fn is_spelt(typed: &str, label: &str) -> bool {
    let mut letters = label.chars().flat_map(char::to_lowercase);
    typed.chars().all(|typed| letters.any(|letter| letter == typed))
}

struct List<'a> {
    analysis: &'a Analysis,
    compiled: &'a Compiled,
    parse: &'a Parse,
    file: FileId,
    offset: u32,
    span: Span,
    typed: String,
    found: Vec<Completion>,
}

impl<'a> List<'a> {
    fn plan(&self) -> &'a Plan {
        &self.compiled.plan
    }

    fn calendar(&self) -> &'a Calendar {
        self.compiled.plan.calendar()
    }

    fn add(
        &mut self,
        kind: CompletionKind,
        text: impl Into<String>,
        detail: impl Into<String>,
        doc: impl Into<String>,
    ) {
        let text = text.into();
        self.found.push(Completion {
            label: text.clone(),
            kind,
            detail: detail.into(),
            documentation: doc.into(),
            span: self.span,
            text,
            snippet: None,
            rank: 2,
            goes_on: false,
        });
    }

    fn last(&mut self) -> &mut Completion {
        self.found.last_mut().expect("one was added")
    }

    /// What may begin an entry in the block around the cursor.
    fn heads(&mut self, cursor: &Cursor<'_>, allowed: &'static [Child]) {
        let present: Vec<&str> = match cursor.around.last() {
            Some((entry, _)) => {
                let block = entry.body.iter().flat_map(|body| &body.entries);
                let others = block.filter(|entry| self.parse.span(entry.head).start != self.span.start);
                let modifiers = entry.values.clone();
                others.map(|entry| entry.head).chain(modifiers).map(|token| self.parse.text(token)).collect()
            }
            None => Vec::new(),
        };
        let of_a_translation = allowed.iter().any(|child| child.construct.head == Head::Entry);
        let common = COMMON.iter().filter(|_| !of_a_translation);
        for child in allowed.iter().chain(common) {
            let rank = if COMMON.iter().any(|common| std::ptr::eq(common, child)) { 5 } else { rank(child.need) };
            match child.construct.head {
                Head::Keyword => self.keyword(child, &present, rank, true),
                Head::Period => self.whens(false),
                Head::Reference(kinds) => self.names(kinds),
                Head::Choice(_, words) => self.choices(words),
                Head::Entry => self.texts_of_block(cursor, &present),
                Head::Name => {}
            }
        }
    }

    /// In a translation: the entries of the block around it that say a text, those first that stand there.
    fn texts_of_block(&mut self, cursor: &Cursor<'_>, present: &[&str]) {
        let Some((block, Some(construct))) = cursor.around.len().checked_sub(2).map(|at| cursor.around[at]) else {
            return;
        };
        let beside: Vec<&str> =
            block.body.iter().flat_map(|body| &body.entries).map(|entry| self.parse.text(entry.head)).collect();
        for (word, said) in construct.saying() {
            self.add(CompletionKind::Keyword, word, format!("{word} \"TEXT\""), prose::construct(said));
            let last = self.last();
            last.text.push(' ');
            (last.rank, last.goes_on) = match (beside.contains(&word), present.contains(&word)) {
                (true, false) => (0, true),
                (true, true) => (2, true),
                (false, _) => (4, true),
            };
        }
    }

    /// The entries of `owner` that may follow on the line.
    fn entries(&mut self, owner: &'static Construct, present: &[&str], distance: usize) {
        for child in owner.children.iter().filter(|child| child.construct.head == Head::Keyword) {
            let further = u8::try_from(distance).unwrap_or(u8::MAX);
            self.keyword(child, present, rank(child.need).saturating_add(further), false);
        }
        for child in COMMON {
            self.keyword(child, present, 5, false);
        }
    }

    fn keyword(&mut self, child: &'static Child, present: &[&str], rank: u8, blocks: bool) {
        let construct = child.construct;
        if !child.many && present.contains(&construct.keyword) {
            return;
        }
        let again = present.contains(&construct.keyword);
        let rank = if again && rank < 2 { 2 } else { rank };
        self.add(CompletionKind::Keyword, construct.keyword, construct.signature(), prose::construct(construct));
        let goes_on = !construct.slots.is_empty();
        let last = self.last();
        (last.rank, last.goes_on) = (rank, goes_on);
        if goes_on {
            last.text.push(' ');
        }
        if blocks && snippet::is_block(construct) {
            let snippet = snippet::whole(construct);
            self.add(
                CompletionKind::Snippet,
                construct.keyword,
                format!("{} {{ … }}", construct.signature()),
                format!("{}\n\n```plan\n{}\n```", construct.doc, snippet::plain(&snippet)),
            );
            let last = self.last();
            last.label = format!("{} {{ … }}", construct.keyword);
            last.text = snippet::plain(&snippet);
            last.snippet = Some(snippet);
            last.rank = rank;
        }
    }

    /// The block of the line, with what must stand in it.
    fn block(&mut self, construct: &'static Construct) {
        let snippet = snippet::body(construct);
        self.add(CompletionKind::Snippet, "{ … }", "the block", format!("The block of `{}`.", construct.keyword));
        let last = self.last();
        last.text = snippet::plain(&snippet);
        last.snippet = Some(snippet);
        last.rank = 4;
    }

    fn value(&mut self, wanted: &Wanted) {
        let slot = wanted.slot();
        let tokens: Vec<&str> = wanted.written.clone().map(|token| self.parse.text(token)).collect();
        if wanted.complete {
            return self.going_on(slot.ty, &tokens);
        }
        match slot.ty {
            Type::Name | Type::Whole | Type::Percent => {}
            Type::Title | Type::Text => {
                let quoted = || (!self.typed.starts_with('"')).then_some("\"$1\"");
                let snippet = quoted().map(str::to_owned);
                self.add(CompletionKind::Value, "\"…\"", slot.name.replace('_', " "), slot.ty.describe());
                let last = self.last();
                last.text = "\"\"".into();
                last.snippet = snippet;
            }
            Type::Period | Type::When => self.whens(slot.ty == Type::When),
            Type::Span if tokens.len() == 1 => self.connective("to"),
            Type::Date | Type::Span => self.whens(true),
            Type::Level => self.level(&tokens),
            Type::Quantity | Type::Money | Type::Change => self.quantity(slot.ty, &tokens),
            Type::Duration | Type::Cadence => self.duration(slot.ty, &tokens),
            Type::Day => self.days(&tokens),
            Type::Reference(kinds) | Type::Path(kinds) => self.names(kinds),
            Type::Choice(words) | Type::Share(words) => self.choices(words),
            Type::Connective(word) => self.connective(word),
            Type::Formula => self.formula(),
            Type::Unit => self.units(&tokens),
            Type::Word => self.words(wanted.construct),
        }
    }

    /// What may make a value longer that could end here.
    fn going_on(&mut self, ty: Type, tokens: &[&str]) {
        let bare = matches!(tokens, [number] if !number.ends_with('%'));
        match ty {
            Type::Span if tokens.len() == 1 => self.connective("to"),
            Type::Level | Type::Quantity | Type::Money | Type::Change if bare => self.units_of_number(ty),
            Type::Level | Type::Quantity | Type::Money
                if tokens.len() == 2 && ["million", "billion", "thousand", "trillion"].contains(&tokens[1]) =>
            {
                self.currencies();
            }
            Type::Path(_) => self.add(CompletionKind::Connective, ">", "the next link", "The next link of the chain."),
            Type::Unit if tokens == ["count"] => {
                self.add(CompletionKind::Connective, "of", "count of …", "What is counted: `count of patients`.");
            }
            _ => {}
        }
    }

    fn connective(&mut self, word: &'static str) {
        self.add(CompletionKind::Connective, word, "", "");
        let last = self.last();
        last.text.push(' ');
        (last.rank, last.goes_on) = (1, true);
    }

    fn choices(&mut self, words: &'static [Word]) {
        for word in words {
            self.add(CompletionKind::Choice, word.word, word.doc, word.doc);
        }
    }

    /// The names of items of these kinds; those of the blocks around the cursor in their short form.
    fn names(&mut self, kinds: &[&str]) {
        let plan = self.plan();
        let here = self.compiled.occurrences().item_at(plan, self.file, self.offset);
        let around: Vec<String> =
            std::iter::successors(here, |node| node.parent()).filter_map(Node::full_name).collect();
        let named = plan.nodes().filter(|node| kinds.contains(&node.item().construct.keyword));
        for node in named {
            let (Some(name), Some(full)) = (node.name(), node.full_name()) else { continue };
            let own = Some(node.id) == here.map(|here| here.id) && node.item().name_at.is_some();
            if own {
                continue;
            }
            let block = full.strip_suffix(name).and_then(|block| block.strip_suffix('.'));
            let near = block.is_some_and(|block| around.iter().any(|around| around == block));
            let label = if near { name.to_owned() } else { full };
            let detail = format!("{} · {}", node.item().construct.keyword.replace('_', " "), node.title());
            self.add(CompletionKind::Name, label, detail, prose::card(self.analysis, self.compiled, node, ""));
            self.last().rank = if near { 1 } else { 2 };
        }
        if self.found.is_empty() {
            let what = kinds_in_words(kinds);
            let keyword = kinds.first().copied().unwrap_or_default();
            // Nothing has such a name yet: say what is missing rather than nothing.
            self.add(
                CompletionKind::Value,
                "name",
                format!("{what}: none is declared yet"),
                format!("Declare one first: `{keyword} NAME \"TITLE\"`."),
            );
        }
    }

    fn formula(&mut self) {
        self.names(&["metric"]);
        let plan = self.plan();
        let from = self.collections_of_line();
        for question in plan.all("question") {
            let (Some(name), Some(full)) = (question.name(), question.full_name()) else { continue };
            let collection = std::iter::successors(question.parent(), |node| node.parent())
                .find(|node| node.item().construct.id == "collection");
            let near = collection.and_then(Node::name).is_some_and(|collection| from.contains(&collection));
            let detail = format!("question · {}", question.title());
            self.add(
                CompletionKind::Name,
                if near { name.to_owned() } else { full },
                detail,
                prose::card(self.analysis, self.compiled, question, ""),
            );
            self.last().rank = u8::from(!near);
        }
    }

    /// The names behind `from` on the line of the cursor; read from the text, since a formula that is being written
    /// hides what follows it.
    fn collections_of_line(&self) -> Vec<&'a str> {
        let parse = self.parse;
        let after = parse.tokens.spans.partition_point(|&(start, _)| start < self.offset);
        let line = (after..parse.tokens.spans.len()).map(at).take_while(|&token| parse.kind(token) != Kind::Newline);
        let words = line.filter(|&token| parse.kind(token) == Kind::Word).map(|token| parse.text(token));
        words.skip_while(|word| *word != "from").skip(1).collect()
    }

    fn level(&mut self, tokens: &[&str]) {
        if !tokens.is_empty() {
            return self.units_of_number(Type::Level);
        }
        if self.typed.starts_with(|char: char| char.is_ascii_digit()) {
            if let Some(unit) = self.unit_of_metric().filter(|unit| unit == "percent") {
                let label = format!("{}%", self.typed.trim_end_matches('%'));
                self.add(CompletionKind::Value, label, unit, "A percentage, the unit of the metric.");
            }
            return;
        }
        self.add(CompletionKind::Choice, "unknown", "still to be established", "The value is not known yet.");
        self.change_words();
    }

    fn change_words(&mut self) {
        self.add(CompletionKind::Choice, "halve", "to a half", "Half of the baseline.");
        self.add(CompletionKind::Choice, "double", "to the double", "Twice the baseline.");
    }

    fn quantity(&mut self, ty: Type, tokens: &[&str]) {
        if !tokens.is_empty() {
            return self.units_of_number(ty);
        }
        if ty == Type::Change {
            self.change_words();
        }
    }

    /// The unit of the metric around the cursor, as it is written.
    fn unit_of_metric(&self) -> Option<String> {
        let here = self.compiled.occurrences().item_at(self.plan(), self.file, self.offset)?;
        let metric = std::iter::successors(Some(here), |node| node.parent())
            .find(|node| node.item().construct.id == "metric")?;
        Some(metric.entry("unit")?.value("unit")?.to_string())
    }

    /// Units that may stand behind a number.
    fn units_of_number(&mut self, ty: Type) {
        for (word, doc) in
            [("million", "Times 1,000,000."), ("billion", "Times 1,000,000,000."), ("thousand", "Times 1,000.")]
        {
            self.add(CompletionKind::Unit, word, "scale", doc);
        }
        if ty == Type::Money {
            return self.currencies();
        }
        self.add(CompletionKind::Unit, "points", "percentage points", "The difference of two percentages.");
        for word in ["days", "weeks", "months", "years", "hours", "people"] {
            self.add(CompletionKind::Unit, word, "unit", "");
        }
        self.currencies();
        if let Some(noun) = self.unit_of_metric().and_then(|unit| unit.strip_prefix("count of ").map(str::to_owned)) {
            self.add(CompletionKind::Unit, noun, "the unit of the metric", "");
            self.last().rank = 0;
        }
        self.add(CompletionKind::Unit, "per 100,000", "rate", "So many of every 100,000.");
    }

    /// The currencies that the plan uses, and common ones.
    fn currencies(&mut self) {
        let used =
            self.plan().nodes().flat_map(|node| node.item().values.iter()).filter_map(|placed| match &placed.value {
                milepost_plan::Value::Quantity(milepost_plan::Quantity {
                    unit: Some(milepost_plan::Unit::Money(currency)),
                    ..
                }) => Some(currency.clone()),
                _ => None,
            });
        let used: std::collections::BTreeSet<String> = used.collect();
        for currency in &used {
            self.add(CompletionKind::Unit, currency.as_str(), "currency of this plan", "");
            self.last().rank = 1;
        }
        for currency in ["AUD", "CAD", "EUR", "GBP", "INR", "KES", "PKR", "USD", "ZAR"] {
            if !used.contains(currency) {
                self.add(CompletionKind::Unit, currency, "currency", "A currency by its ISO 4217 code.");
            }
        }
    }

    fn units(&mut self, tokens: &[&str]) {
        match tokens {
            [] => {
                for (label, detail, doc, snippet) in UNITS {
                    self.add(CompletionKind::Unit, *label, *detail, *doc);
                    self.last().snippet = snippet.map(str::to_owned);
                }
            }
            ["money"] => self.currencies(),
            ["rate"] => self.connective("per"),
            ["rate", "per"] => {
                for per in ["100", "1,000", "10,000", "100,000", "1 million"] {
                    self.add(CompletionKind::Unit, per, "of how many", "");
                }
            }
            _ => {}
        }
    }

    fn duration(&mut self, ty: Type, tokens: &[&str]) {
        const UNITS: [&str; 8] = ["days", "working_days", "weeks", "months", "quarters", "years", "hours", "minutes"];
        if tokens.is_empty() {
            if ty == Type::Cadence {
                let every = ["day", "week", "fortnight", "month", "2 months", "quarter", "half_year", "year"];
                for word in every {
                    self.add(CompletionKind::Value, word, format!("every {}", word.replace('_', " ")), "");
                }
            } else {
                for word in ["5 days", "3 working_days", "2 weeks", "1 month"] {
                    self.add(CompletionKind::Value, word, "a length of time", "");
                }
            }
            return;
        }
        for unit in UNITS {
            self.add(CompletionKind::Unit, unit, "unit of time", "");
        }
    }

    fn days(&mut self, tokens: &[&str]) {
        const DAYS: [&str; 6] = ["monday", "tuesday", "wednesday", "thursday", "friday", "working_day"];
        for day in DAYS {
            self.add(CompletionKind::Value, day, if tokens.is_empty() { "every such day" } else { "" }, "");
        }
        if tokens.is_empty() {
            for order in ["first", "second", "third", "fourth", "last"] {
                self.add(CompletionKind::Value, order, format!("the {order} such day of the period"), "");
                let last = self.last();
                last.text.push(' ');
                last.goes_on = true;
            }
            self.add(CompletionKind::Value, "day 15", "the 15th of the month", "");
        }
    }

    /// Codes of findings and languages: words that are no names of the plan.
    fn words(&mut self, construct: &Construct) {
        match construct.id {
            "allow" | "severity" => {
                let inside = self.compiled.occurrences().item_at(self.plan(), self.file, self.offset);
                let block = inside.and_then(Node::parent).map(|block| block.item().extent);
                for entry in milepost_checks::catalogue() {
                    let here = self.compiled.diagnostics().iter().any(|found| {
                        found.entry == entry
                            && block.is_some_and(|block| {
                                let at = found.primary.span;
                                at.file == block.file && block.start <= at.start && at.end <= block.end
                            })
                    });
                    self.add(CompletionKind::Value, entry.code, entry.summary, entry.page);
                    self.last().rank = if here { 0 } else { 2 };
                }
            }
            "setting" => {
                for setting in milepost_checks::SETTINGS {
                    let detail = format!("{} {} unless the plan says otherwise", setting.default, setting.unit);
                    self.add(CompletionKind::Value, setting.name, detail, setting.meaning);
                }
            }
            "translated" => {
                for tag in languages(self.plan()).into_iter().skip(1) {
                    self.add(CompletionKind::Value, tag, "a language of the plan", "");
                }
            }
            "language" => {
                let languages = [
                    ("en", "English"),
                    ("fr", "French"),
                    ("es", "Spanish"),
                    ("pt", "Portuguese"),
                    ("ar", "Arabic"),
                    ("sw", "Swahili"),
                    ("cy", "Welsh"),
                ];
                for (tag, name) in languages {
                    self.add(CompletionKind::Value, tag, name, "");
                }
            }
            _ => {}
        }
    }

    /// Days and periods near what was typed, with what they mean; days only when `days`.
    fn whens(&mut self, days: bool) {
        let calendar = self.calendar();
        for (name, term) in &calendar.terms {
            self.add(
                CompletionKind::Date,
                name.as_str(),
                format!("{} to {}", term.first, term.last),
                "A term of this plan.",
            );
            self.last().rank = 1;
        }
        for text in candidates(&self.typed, self.analysis.today(), self.plan(), days) {
            let Some(meaning) = prose::when(&text, calendar, self.analysis.today()) else { continue };
            self.add(CompletionKind::Date, text, meaning.clone(), meaning);
        }
    }

    /// Files that can be imported, inside the text of an `import`.
    fn path(&mut self, head: u32, token: u32) {
        if self.parse.text(head) != "import" || self.parse.kind(token) != Kind::Text {
            return;
        }
        let Some(own) = self.analysis.document(self.file) else { return };
        let whole = self.parse.span(token);
        let span = Span { start: whole.start + 1, end: whole.end.saturating_sub(1).max(whole.start + 1), ..whole };
        let others = self.parse.entries.iter().filter(|entry| entry.head != head && !entry.values.is_empty());
        let others = others.filter(|entry| self.parse.text(entry.head) == "import");
        let imported: Vec<_> = others.map(|entry| text_value(self.parse.text(entry.values.start))).collect();
        (self.span, self.typed) = (span, String::new());
        for document in self.analysis.documents() {
            if document.id == self.file || !document.path().starts_with(&self.compiled.project) {
                continue;
            }
            let path = relative(own.path(), document.path());
            if imported.iter().any(|imported| *imported == path) {
                continue;
            }
            self.add(CompletionKind::File, path, "a file of this project", "");
        }
    }
}

/// The path `to` as the file `from` would import it.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let shared = from.bytes().zip(to.bytes()).take_while(|(one, other)| one == other).count();
    let shared = from[..shared].rfind('/').map_or(0, |slash| slash + 1);
    "../".repeat(from[shared..].matches('/').count()) + &to[shared..]
}

/// Units of a metric: label, what it is, what it means, snippet.
const UNITS: &[(&str, &str, &str, Option<&str>)] = &[
    ("percent", "a share of a hundred", "Values are written `92%`. Differences are `points`.", None),
    ("count", "a number of things", "Values are written `1,200`.", None),
    ("count of …", "a number of named things", "Values are written `1,200 patients`.", Some("count of ${1:patients}")),
    (
        "rate per 100,000",
        "so many of every 100,000",
        "Values are written `1.4 per 100,000`.",
        Some("rate per ${1:100,000}"),
    ),
    ("money …", "an amount of money", "Values are written `42 million GBP`.", Some("money ${1:GBP}")),
    ("days", "a length of time", "Values are written `18 days`.", None),
    ("weeks", "a length of time", "Values are written `18 weeks`.", None),
    ("months", "a length of time", "Values are written `18 months`.", None),
    ("hours", "a length of time", "Values are written `4 hours`.", None),
    ("minutes", "a length of time", "Values are written `12 minutes`.", None),
    ("points", "percentage points", "The difference of two percentages.", None),
    ("index", "a level relative to a base", "Values are plain numbers.", None),
    ("score", "points on a scale", "Values are plain numbers.", None),
    ("ratio", "one count divided by another", "Values are plain numbers.", None),
    ("ordinal", "one of several steps", "The steps are in `order`, the worst first.", None),
];

fn rank(need: Need) -> u8 {
    match need {
        Need::Required => 0,
        Need::Expected => 1,
        Need::Optional => 3,
    }
}

/// Days and periods that may be meant by what was `typed`, the likeliest first.
fn candidates(typed: &str, today: NaiveDate, plan: &Plan, days: bool) -> Vec<String> {
    let typed = typed.to_ascii_uppercase();
    let digits = typed.trim_start_matches("FY");
    let fiscal = plan.calendar().fiscal;
    let two = |year: i32| format!("FY{year}-{:02}", (year + 1).rem_euclid(100));
    let mut found: Vec<String> = Vec::new();
    let year = digits.get(..4).and_then(|year| year.parse::<i32>().ok()).filter(|year| (1..=9998).contains(year));
    if let Some(year) = year {
        let month = digits.get(5..7).and_then(|month| month.parse::<u32>().ok()).filter(|m| (1..=12).contains(m));
        if let Some(month) = month {
            found.push(format!("{year}-{month:02}"));
            if days {
                let last = calendar::period(&format!("{year}-{month:02}"), fiscal).map(|period| period.last);
                found.extend([1, 15].map(|day| format!("{year}-{month:02}-{day:02}")));
                found.extend(last.map(|last| last.to_string()));
            }
        } else {
            found.push(format!("{year}"));
            found.extend((1..=4).map(|quarter| format!("{year}-Q{quarter}")));
            found.extend((1..=12).map(|month| format!("{year}-{month:02}")));
            found.push(if fiscal.named_by_end || fiscal.starts == 1 { format!("FY{year}") } else { two(year) });
            found.extend((1..=4).map(|quarter| {
                let year = if fiscal.named_by_end || fiscal.starts == 1 { format!("FY{year}") } else { two(year) };
                format!("{year}-Q{quarter}")
            }));
            found.extend((1..=2).map(|half| format!("{year}-H{half}")));
        }
    } else {
        if days {
            found.push(today.to_string());
        }
        let (from, to) = period_of(plan).unwrap_or((today, today));
        found.push(format!("{}-{:02}", today.year(), today.month()));
        found.push(format!("{}-Q{}", today.year(), today.month0() / 3 + 1));
        for year in from.year()..=to.year().max(today.year() + 1).min(from.year() + 12) {
            found.push(format!("{year}"));
            if fiscal.starts != 1 && !fiscal.named_by_end {
                found.push(two(year));
            }
        }
        if days {
            found.extend([from.to_string(), to.to_string()]);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|text| seen.insert(text.clone()));
    found
}

/// The first and the last day of the plan.
pub(crate) fn period_of(plan: &Plan) -> Option<(NaiveDate, NaiveDate)> {
    match plan.root()?.entry("period")?.value("period")? {
        milepost_plan::Value::Span(from, to) => Some((from.first(), to.last())),
        _ => None,
    }
}

/// Where a construct's name is known, in words.
pub(crate) fn scope_in_words(construct: &Construct) -> Option<&'static str> {
    (construct.declares_name() && construct.scope == Scope::Block)
        .then_some("Its name is known in its block, and elsewhere as `block.name`.")
}
