//! What is said about the thing under the cursor.

use milepost_diagnostics::{FileId, Span};
use milepost_plan::languages::{self, Texts};
use milepost_plan::{Node, Wanted, construct_of, expected};
use milepost_syntax::{Entry, Kind, TokenId};
use milepost_vocabulary::{Child, Construct, Head, TOP, Type};

use crate::cursor::token_at;
use crate::host::{Analysis, Compiled};
use crate::{drawing, method, prose, stocktake};

/// What is said, in Markdown, and about which place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The place.
    pub span: Span,
    /// The text, in Markdown.
    pub markdown: String,
}

/// What is to be said about the thing at `offset`.
pub fn hover(analysis: &Analysis, file: FileId, offset: u32) -> Option<Hover> {
    let compiled = analysis.plan_of(file)?;
    let parse = analysis.document(file)?.parse();
    let token = token_at(parse, offset)?;
    let span = parse.span(token);
    let text = parse.text(token);
    if let Some(occurrence) = compiled.occurrences().at(file, offset) {
        let node = compiled.plan.node(occurrence.target);
        return Some(Hover { span: occurrence.span, markdown: standing_card(analysis, compiled, node) });
    }
    let say = |markdown: String| Some(Hover { span, markdown });
    if parse.kind(token) == Kind::Literal {
        if let Some(said) = method::of(compiled, span) {
            return say(said);
        }
        let when = prose::when(text, compiled.plan.calendar(), analysis.today());
        if let Some(when) = when {
            return say(format!("`{text}`: {when}"));
        }
    }
    let (entry, construct) = line_of(parse, token)?;
    if token == entry.head {
        let of = item_with_head(compiled, span);
        return say(match of.filter(|node| construct.head == Head::Keyword && node.name().is_some()) {
            Some(node) => {
                let card = standing_card(analysis, compiled, node);
                format!("{card}\n\n---\n\n{}", prose::construct(construct))
            }
            None => match of.and_then(translated) {
                Some(said) => format!("{said}\n\n---\n\n{}", prose::construct(construct)),
                None => prose::construct(construct),
            },
        });
    }
    match meaning(parse, entry, construct, token, compiled)? {
        Meaning::Keyword(keyword) => say(prose::construct(keyword)),
        Meaning::Value(wanted) => match wanted.slot().ty {
            Type::Choice(words) | Type::Share(words) => {
                let word = words.iter().find(|word| word.word == text)?;
                say(format!("`{}`: {}\n\n{}", word.word, word.doc, wanted.construct.doc))
            }
            Type::Word => {
                let entry = milepost_checks::catalogue().into_iter().find(|e| e.code.eq_ignore_ascii_case(text))?;
                say(entry.page.to_owned())
            }
            _ => say(format!("{}\n\n{}", wanted.slot().ty.describe(), wanted.construct.doc)),
        },
    }
}

/// The card of an item, with how it stands, and of a metric the trajectory.
fn standing_card(analysis: &Analysis, compiled: &Compiled, node: Node<'_>) -> String {
    let mut facts = Vec::new();
    if ["priority", "metric", "milestone", "collection"].contains(&node.item().construct.id) {
        let ratings = compiled.ratings();
        facts.extend(ratings.latest(node.id).map(|latest| format!("latest value: {latest}")));
        facts.extend(ratings.sentence(node.id).map(|said| format!("standing: {said}")));
        facts.extend(ratings.reasons(node.id).iter().skip(1).map(|reason| format!("also: {reason}")));
        facts.extend(ratings.missing(node.id).iter().map(|late| format!("has not come in: {late}")));
    }
    facts.extend(stocktake::next(compiled, node, analysis.today()).map(|next| next.title));
    let mut standing: String = facts.iter().flat_map(|fact| ["\n- ".to_owned(), prose::escape(fact)]).collect();
    if node.item().construct.id == "metric"
        && let Some(drawn) = drawing::trajectory(node, analysis.today())
    {
        standing.push_str("\n\n```text\n");
        standing.push_str(&drawn);
        standing.push_str("\n```\n");
    }
    prose::card(analysis, compiled, node, &standing)
}

/// What a token on a line is.
pub(crate) enum Meaning {
    /// The first word of an entry that stands on the line.
    Keyword(&'static Construct),
    /// A value, or a part of one.
    Value(Wanted),
}

/// What `token` is on the line of `entry`: found out by asking what could stand there.
pub(crate) fn meaning(
    parse: &milepost_syntax::Parse,
    entry: &Entry,
    construct: &'static Construct,
    token: TokenId,
    compiled: &Compiled,
) -> Option<Meaning> {
    let before = expected(parse, construct, entry.head + 1..token, compiled.plan.calendar());
    let text = parse.text(token);
    let fits = |wanted: &&Wanted| match wanted.slot().ty {
        Type::Connective(word) => word == text,
        Type::Choice(words) | Type::Share(words) => words.iter().any(|word| word.word == text),
        _ => !wanted.complete,
    };
    let keyword = || {
        let mut owners = before.owners.iter();
        owners.find_map(|owner| milepost_plan::entry_of(owner, text))
    };
    let value = || before.values.iter().find(fits).cloned();
    let required = before.owners.is_empty();
    match (required, parse.kind(token) == Kind::Word) {
        (false, true) => keyword().map(Meaning::Keyword).or_else(|| value().map(Meaning::Value)),
        _ => value().map(Meaning::Value),
    }
}

/// The entry on whose line `token` stands, with what it is.
pub(crate) fn line_of(parse: &milepost_syntax::Parse, token: TokenId) -> Option<(&Entry, &'static Construct)> {
    let mut entries = parse.entries.as_slice();
    let mut allowed: &'static [Child] = TOP;
    loop {
        let next = entries.partition_point(|entry| entry.head <= token);
        let entry = entries[..next].last()?;
        let construct = construct_of(parse, entry.head, allowed)?;
        if token == entry.head || entry.values.contains(&token) {
            return Some((entry, construct));
        }
        entries = &entry.body.as_ref()?.entries;
        allowed = construct.children;
    }
}

/// The item whose first word stands at `span`.
/// What a translation, or a row in its block, translates: the texts of the leading language.
fn translated(node: Node<'_>) -> Option<String> {
    let translation = languages::translations(node.plan()).find(|translation| translation.written == node)?;
    let original = translation.original?;
    let texts = Texts::of(original).at;
    let texts = texts.iter().map(|at| prose::escape(&original.item().values[*at].value.to_string()));
    let said: Vec<String> = texts.map(|text| format!("“{text}”")).collect();
    (!said.is_empty()).then(|| format!("`{}` for {}", translation.language, said.join(", ")))
}

fn item_with_head(compiled: &Compiled, span: Span) -> Option<Node<'_>> {
    let node = compiled.occurrences().item_at(&compiled.plan, span.file, span.start)?;
    std::iter::successors(Some(node), |node| node.parent()).find(|node| node.item().head == span)
}
