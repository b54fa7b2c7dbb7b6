//! The look of documents on white paper, for backends that know no style sheets. It is read from the style sheet of the
//! pages, so that both have one look.

use std::collections::BTreeMap;

use crate::Theme;
use crate::html::STYLE;

const CHARTS: &str = include_str!("../templates/charts.css");
/// Where the style sheet says the colours for printing.
const PRINTED: &str = "@media print {\n  :root {";

/// The colours of documents on white paper, by their names: `ink`, `accent`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look(BTreeMap<&'static str, String>);

impl Look {
    /// The look on paper, in the colours of an office.
    pub fn on_paper(theme: Option<&Theme>) -> Self {
        let rules = STYLE.split_once(PRINTED).and_then(|(_, rest)| rest.split_once('}'));
        let (rules, _) = rules.expect("the style sheet has colours for printing");
        let colour = |rule: &'static str| rule.trim().strip_prefix("--")?.split_once(": ");
        let mut colours: BTreeMap<_, _> =
            rules.split(';').filter_map(colour).map(|(name, colour)| (name, colour.to_owned())).collect();
        if let Some(accent) = theme.and_then(|theme| theme.accent) {
            colours.insert("accent", accent.to_string());
        }
        Self(colours)
    }

    /// The colours by their names, each as `#rrggbb`.
    pub fn colours(&self) -> &BTreeMap<&'static str, String> {
        &self.0
    }

    /// The style sheet of charts with the colours put in, and `font` as the fonts of their texts.
    pub fn of_charts(&self, font: &str) -> String {
        let mut parts = CHARTS.split("var(--");
        let mut style = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once(')').expect("a variable ends");
            let value = if name == "sans" { font } else { self.0.get(name).map_or("", String::as_str) };
            style.push_str(value);
            style.push_str(rest);
        }
        style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_of_a_chart_is_known_on_paper() {
        let look = Look::on_paper(None);
        for part in CHARTS.split("var(--").skip(1) {
            let name = part.split(')').next().unwrap_or_default();
            assert!(name == "sans" || look.0.contains_key(name), "{name} has no colour on paper");
        }
        assert!(look.colours().values().all(|colour| colour.len() == 7 && colour.starts_with('#')), "{look:?}");
    }

    #[test]
    fn the_style_of_charts_has_colours_in_it() {
        let theme = Theme::read("accent = \"#1d70b8\"", |_| Ok(Vec::new())).expect("a theme");
        let style = Look::on_paper(Some(&theme)).of_charts("Some Sans");
        assert!(style.contains("text.c-expected, text.c-aimed { font-weight: 600; fill: #1d70b8; }"), "{style}");
        assert!(style.contains(".c-tick { font: 10.5px Some Sans;") && !style.contains("var("), "{style}");
    }
}
