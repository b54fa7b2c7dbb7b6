//! Layout is no meaning: however a plan is laid out, it has not changed.

use milepost_diagnostics::FileId;
use milepost_difference::difference;
use milepost_plan::{Plan, compile, format};
use milepost_syntax::parse;
use milepost_vocabulary::EVERY_CONSTRUCT;
use proptest::prelude::*;

fn read(text: &str) -> Plan {
    let parsed = parse(FileId(0), text);
    assert_eq!(parsed.diagnostics, [], "{text}");
    let (plan, found) = compile(&[parsed]);
    assert_eq!(found, [], "{text}");
    plan
}

/// What may stand in place of a line break, and of a space, without another meaning.
const BREAKS: &[&str] = &["\n", "\n\n", "  \n", "\r\n", "\n\t", " // a remark\n", "\n// a line of its own\n", "\n   "];
const SPACES: &[&str] = &[" ", "  ", "\t", "     "];

/// `text` with other breaks and spaces, as `chosen` says; what stands in quotes or behind `//` stays.
fn laid_out(text: &str, chosen: &[usize]) -> String {
    let mut choices = chosen.iter().cycle().copied();
    let mut pick = |from: &[&'static str]| from[choices.next().unwrap_or_default() % from.len()];
    let (mut out, mut quoted, mut remark, mut spaced) = (String::new(), false, false, false);
    for (at, char) in text.char_indices() {
        quoted ^= char == '"' && !remark;
        remark = (remark || (!quoted && text[at..].starts_with("//"))) && char != '\n';
        match char {
            '\n' => out.push_str(pick(BREAKS)),
            ' ' if spaced && !quoted && !remark => {}
            ' ' if !quoted && !remark => out.push_str(pick(SPACES)),
            char => out.push(char),
        }
        spaced = char == ' ';
    }
    out
}

fn changes(old: &str, new: &str) -> Vec<String> {
    difference(&read(old), &read(new)).changes().map(|change| change.sentence.clone()).collect()
}

#[test]
fn what_the_formatter_writes_is_the_same_plan() {
    for text in [
        EVERY_CONSTRUCT,
        include_str!("../../../examples/us-agency-goals-behavioral-health/behavioral-health.plan"),
        include_str!("../../../examples/us-agency-goals-unemployment-insurance/unemployment-insurance.plan"),
    ] {
        let loose = laid_out(text, &[4, 1, 7, 5, 2]);
        assert_ne!(loose, text);
        assert_eq!(changes(&loose, &format(&parse(FileId(0), loose.as_str()))), [""; 0]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_layout_is_no_difference(chosen in prop::collection::vec(0..64_usize, 1..97)) {
        prop_assert_eq!(changes(EVERY_CONSTRUCT, &laid_out(EVERY_CONSTRUCT, &chosen)), [""; 0]);
    }

    /// The same comparison sees a number that changed by one, whatever the layout.
    #[test]
    fn a_change_is_seen_in_any_layout(chosen in prop::collection::vec(0..64_usize, 1..97), value in 60..75_u32) {
        let text = EVERY_CONSTRUCT.replacen("baseline        62% at 2026-06", &format!("baseline {value}% at 2026-06"), 1);
        let found = changes(EVERY_CONSTRUCT, &laid_out(&text, &chosen));
        let baseline = found.iter().filter(|sentence| sentence.starts_with("Baseline of “Nine-year-olds")).count();
        prop_assert_eq!((found.len(), baseline), (usize::from(value != 62), usize::from(value != 62)));
    }
}
