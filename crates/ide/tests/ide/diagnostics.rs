//! Findings, and what can be done about them.

use milepost_diagnostics::apply_edits;
use milepost_ide::{actions, diagnostics, fix_all};

use crate::fixture::{PLAN, fixture};

#[test]
fn a_sound_plan_has_no_errors() {
    let fixture = fixture(PLAN);
    let errors = diagnostics(&fixture.analysis).into_values().flatten().filter(|f| f.entry.code.starts_with("MP0"));
    assert_eq!(errors.map(|finding| finding.message.clone()).collect::<Vec<_>>(), [""; 0]);
}

#[test]
fn a_fix_is_offered_where_its_finding_is() {
    let fixture = fixture("priority p { ow$0nr x }\npost x\nplan q { period 2026 }");
    let actions = actions(&fixture.analysis, fixture.file, fixture.offset..fixture.offset);
    let titles: Vec<_> = actions.iter().map(|action| action.title.as_str()).collect();
    assert_eq!(titles, ["Write `owner`"]);
    assert!(actions[0].preferred);
    let text = fixture.analysis.document(fixture.file).expect("there").text();
    let fixed = apply_edits(fixture.file, text, &actions[0].edits).expect("one edit");
    assert!(fixed.starts_with("priority p { owner x }"), "{fixed}");
}

#[test]
fn everything_certain_is_mended_at_once() {
    let fixture = fixture("plan q { perod 2026 }\npriority p { ownr x; outcme \"y\" }\npost x");
    let all = fix_all(&fixture.analysis, fixture.file).expect("there is something to mend");
    let text = fixture.analysis.document(fixture.file).expect("there").text();
    let fixed = apply_edits(fixture.file, text, &all.edits).expect("the edits agree");
    assert_eq!(fixed, "plan q { period 2026 }\npriority p { owner x; outcome \"y\" }\npost x");
}
