//! Titles inside sentences.

use std::collections::BTreeSet;

use milepost_plan::{Plan, Value};

use crate::small;

/// The words that a plan writes with a capital inside its own sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// Those of `plan`: with a capital, behind a word with a small letter at its end.
    pub fn of(plan: &Plan) -> Self {
        let values = plan.nodes().flat_map(|node| &node.item().values);
        let texts = values.filter_map(|placed| match &placed.value {
            Value::Text(text) => Some(text.as_str()),
            _ => None,
        });
        let within = texts.flat_map(|text| {
            let gaps = text.match_indices(' ').filter(|(at, _)| text[..*at].ends_with(char::is_lowercase));
            gaps.map(|(at, gap)| letters(&text[at + gap.len()..]))
        });
        Self(within.filter(|word| word.starts_with(char::is_uppercase)).map(str::to_owned).collect())
    }

    /// A title as it stands inside a sentence: as [`small`] writes it, unless its first word is a name.
    pub fn within(&self, title: &str) -> String {
        if self.0.contains(letters(title)) { title.to_owned() } else { small(title) }
    }
}

/// The letters with which a text begins.
fn letters(text: &str) -> &str {
    text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use milepost_diagnostics::FileId;
    use milepost_syntax::parse;

    use super::*;

    #[test]
    fn a_title_begins_small_unless_the_plan_writes_its_first_word_with_a_capital() {
        let text = "priority p \"Schools\" { outcome \"More children of Ontario read. Regions follow.\" }";
        let (plan, _): (Plan, _) = milepost_plan::compile(&[parse(FileId(0), text)]);
        let names = Names::of(&plan);
        let within = ["Region", "Ontario's regions", "Regions follow", "NHS trusts"].map(|title| names.within(title));
        assert_eq!(within, ["region", "Ontario's regions", "regions follow", "NHS trusts"]);
    }
}
