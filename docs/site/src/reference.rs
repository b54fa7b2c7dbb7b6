//! The reference of the language, made from the vocabulary: a page for each construct that has a block of its own, every
//! entry with what it means, what may stand on its line, and an example.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use milepost_vocabulary::{
    COMMON, Child, Construct, EVERY_CONSTRUCT, Head, Need, Slot, TOP, Type, constructs, parents,
};

use crate::Page;
use crate::example::Examples;

const GENERATED: &str =
    "<!-- Made from the vocabulary by `UPDATE_DOCS=1 cargo test -p milepost-site`. Changes here are lost. -->\n\n";

/// How many entries a block must have to get a page, if it is not at the top level.
const LARGE: usize = 6;

/// All pages of the reference, the list first and the plan of every construct last.
pub fn reference() -> Vec<Page> {
    let examples = Examples::new();
    let with_page: Vec<_> = constructs().into_iter().filter(|construct| has_page(construct)).collect();
    let mut pages = vec![page("README", &list(&with_page))];
    pages.extend(with_page.iter().map(|construct| page(&file(construct), &of_construct(construct, &examples))));
    pages.push(page("every-block", &every_block(&examples)));
    pages.push(page("every-construct", &appendix()));
    pages
}

fn page(name: &str, text: &str) -> Page {
    Page { path: format!("reference/{name}.md"), text: format!("{GENERATED}{}\n", text.trim_end()) }
}

/// Whether the construct has a page of its own; the others stand on the pages of those in whose blocks they are.
fn has_page(construct: &Construct) -> bool {
    let top = TOP.iter().any(|child| child.construct == construct);
    top || (construct.children.len() >= LARGE && construct.head == Head::Keyword)
}

/// The name of its page, without its ending.
fn file(construct: &Construct) -> String {
    construct.id.replace('.', "-")
}

/// A link to the page or the section of `construct`, as seen from a page of the reference.
fn link(construct: &Construct) -> String {
    if has_page(construct) {
        return format!("[`{}`]({}.md)", construct.keyword, file(construct));
    }
    let around = parents(construct);
    match around.iter().find(|parent| has_page(parent)) {
        Some(parent) => format!("[`{}`]({}.md#{})", construct.keyword, file(parent), anchor(construct.keyword)),
        None => format!("`{}`", construct.keyword),
    }
}

/// The address of a heading on its page.
pub(crate) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn list(with_page: &[&'static Construct]) -> String {
    let mut text = String::from(
        "# The language\n\nEvery line has one shape:\n\n```text\nkeyword [name] [\"title\"] values… [{ entries }]\n```\n\n\
         An entry stands on a line of its own in the block of what it belongs to, or behind the values on its line. \
         What an author fills in has capitals here; what stands in square brackets may be left out. `required` means \
         that nothing can be said without the entry, `expected` that a complete plan has it.\n\n\
         [Values](../values.md) says how numbers, days, periods and units are written.\n\n## At the top level of a file\n\n",
    );
    text.push_str(&table_of(TOP));
    text.push_str("\n## Large blocks inside others\n\n| entry | in | meaning |\n|---|---|---|\n");
    for construct in with_page.iter().filter(|construct| !TOP.iter().any(|child| child.construct == **construct)) {
        let around: Vec<_> = parents(construct).into_iter().map(link).collect();
        let _ = writeln!(text, "| {} | {} | {} |", link(construct), around.join(", "), cell(construct.doc));
    }
    text.push_str("\n## In every block\n\n");
    text.push_str(&table_with(COMMON, |child| {
        format!("[{}](every-block.md#{})", code(&signature(child.construct)), anchor(&heading(child.construct)))
    }));
    text.push_str("\n## All of it\n\n[The plan of every construct](every-construct.md) uses each line of the language once or more.\n");
    text
}

/// The entries with links to their pages.
fn table_of(children: &[Child]) -> String {
    table_with(children, |child| link(child.construct))
}

fn table_with(children: &[Child], link: impl Fn(&Child) -> String) -> String {
    let mut text = String::from("| entry | needed | meaning |\n|---|---|---|\n");
    for child in children {
        let _ = writeln!(text, "| {} | {} | {} |", link(child), need(child), cell(child.construct.doc));
    }
    text
}

fn need(child: &Child) -> &'static str {
    match (child.need, child.many) {
        (Need::Required, false) => "required",
        (Need::Required, true) => "required, may be repeated",
        (Need::Expected, false) => "expected",
        (Need::Expected, true) => "expected, may be repeated",
        (Need::Optional, false) => "",
        (Need::Optional, true) => "may be repeated",
    }
}

/// A text inside a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

/// Code inside a table; the bars between choices would end the cell.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('|', "\\|"))
}

/// The line of the construct, choices by their name where they are many.
fn signature(construct: &Construct) -> String {
    let full = construct.signature();
    if full.len() <= 72 {
        return full;
    }
    let head = match construct.head {
        Head::Keyword => construct.keyword.to_owned(),
        Head::Choice(..) => construct.keyword.to_uppercase(),
        _ => full.split(' ').next().unwrap_or_default().to_owned(),
    };
    let values = construct.slots.iter().map(|slot| match slot.ty {
        Type::Choice(_) | Type::Share(_) => {
            let name = slot.name.to_uppercase();
            let name = if slot.many { format!("{name}, …") } else { name };
            if slot.required { name } else { format!("[{name}]") }
        }
        _ => slot.signature(),
    });
    std::iter::once(head).chain(values).collect::<Vec<_>>().join(" ")
}

/// What the section of an entry is called.
fn heading(construct: &Construct) -> String {
    match construct.head {
        Head::Keyword => construct.keyword.to_owned(),
        _ => format!("rows of {}", construct.keyword.replace('_', " ")),
    }
}

fn of_construct(construct: &Construct, examples: &Examples) -> String {
    let mut text = format!("# {}\n\n", heading(construct));
    text.push_str(&meaning(construct));
    let around = parents(construct);
    let top = TOP.iter().any(|child| child.construct == construct);
    let mut places: Vec<_> = top.then(|| "at the top level of a file".to_owned()).into_iter().collect();
    places.extend(around.iter().map(|parent| format!("in {}", link(parent))));
    let _ = writeln!(text, "Stands {}.\n", places.join(", "));
    if construct.keyword == "import" {
        // It cannot stand in a plan that is one file.
        text.push_str("```plan import\nimport \"people.plan\"\n```\n\n");
    } else if let Some(example) = examples.block(construct, has_page) {
        text.push_str(&fence(&example));
    }
    if construct.children.is_empty() {
        return text;
    }
    text.push_str("## Entries\n\n");
    text.push_str(&table_with(construct.children, |child| {
        let shown = code(&signature(child.construct));
        if has_page(child.construct) {
            format!("[{shown}]({}.md)", file(child.construct))
        } else {
            format!("[{shown}](#{})", anchor(&heading(child.construct)))
        }
    }));
    text.push_str("\nWhat may stand [in every block](every-block.md) may stand here too.\n\n");
    for child in construct.children.iter().filter(|child| !has_page(child.construct)) {
        entry(&mut text, child, construct, examples, &mut BTreeSet::new(), "");
    }
    text
}

/// The doc, the signature and the values of a construct.
fn meaning(construct: &Construct) -> String {
    let mut text = format!("{}\n\n```text\n{}\n```\n\n", construct.doc, signature(construct));
    text.push_str(&values(construct));
    text
}

/// What may stand where on the line.
fn values(construct: &Construct) -> String {
    let mut lines = String::new();
    match construct.head {
        Head::Choice(_, words) => lines.push_str(&choices("The first word", words, "")),
        Head::Reference(kinds) => {
            let _ = writeln!(lines, "- The first word: {}.", Type::Reference(kinds).describe());
        }
        Head::Period => {
            lines.push_str("- The first word: a period such as `2026-11`, `2026-Q4`, `2026` or `FY2026-27`.\n");
        }
        Head::Name => lines.push_str("- The first word: a name of your choice.\n"),
        Head::Entry => {
            lines.push_str("- The first word: that of an entry of the block around, such as `outcome` or `note`.\n");
        }
        Head::Keyword => {}
    }
    for slot in construct.slots {
        lines.push_str(&value(slot));
    }
    if lines.is_empty() { lines } else { format!("{lines}\n") }
}

fn value(slot: &Slot) -> String {
    let name = match slot.ty {
        Type::Title | Type::Text => format!("`\"{}\"`", slot.name.to_uppercase()),
        Type::Path(_) => "`> …`".to_owned(),
        _ => format!("`{}`", slot.name.to_uppercase()),
    };
    let several = if slot.many { ", or several with commas between them" } else { "" };
    match slot.ty {
        Type::Connective(_) => String::new(),
        Type::Choice(words) => choices(&name, words, several),
        Type::Share(words) => choices(&name, words, ", or a number or a share such as `80%`"),
        _ => format!("- {name}: {}{several}.\n", slot.ty.describe()),
    }
}

fn choices(name: &str, words: &[milepost_vocabulary::Word], more: &str) -> String {
    let mut text = format!("- {name}: one of these words{more}.\n");
    for word in words {
        let _ = writeln!(text, "  - `{}`: {}", word.word, word.doc);
    }
    text
}

/// The section of an entry, and those of what may stand in its own block.
fn entry(
    text: &mut String,
    child: &Child,
    parent: &Construct,
    examples: &Examples,
    around: &mut BTreeSet<&'static str>,
    path: &str,
) {
    let construct = child.construct;
    if !around.insert(construct.id) {
        return;
    }
    let name = format!("{path}{}", heading(construct));
    let level = if path.is_empty() { "##" } else { "###" };
    let _ = writeln!(text, "{level} {name}\n");
    text.push_str(&meaning(construct));
    let said = need(child);
    if !said.is_empty() {
        let mut letters = said.chars();
        let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        let _ = writeln!(text, "{first}{}.\n", letters.as_str());
    }
    if let Some(example) = examples.of(construct, Some(parent)) {
        text.push_str(&fence(&example));
    }
    for inner in construct.children {
        if has_page(inner.construct) {
            let _ = writeln!(text, "In its block: {}.\n", link(inner.construct));
        } else {
            entry(text, inner, construct, examples, around, &format!("{name}: "));
        }
    }
    around.remove(construct.id);
}

fn fence(example: &str) -> String {
    format!("```plan every-construct\n{example}\n```\n\n")
}

fn every_block(examples: &Examples) -> String {
    let mut text = String::from("# In every block\n\nThese entries may stand in every block.\n\n");
    for child in COMMON {
        entry(&mut text, child, child.construct, examples, &mut BTreeSet::new(), "");
    }
    text
}

fn appendix() -> String {
    format!(
        "# The plan of every construct\n\nA complete plan of a country that does not exist. Every line of the language occurs in \
         it, and `milepost check` reads it without an error. [The reference](README.md) explains each line.\n\n```plan\n{}\n```\n",
        EVERY_CONSTRUCT.trim_end()
    )
}
