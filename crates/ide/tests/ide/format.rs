//! The one layout, as edits.

use milepost_diagnostics::apply_edits;
use milepost_ide::{format, format_range};

use crate::fixture::fixture;

#[test]
fn only_lines_that_differ_are_touched() {
    let fixture = fixture("post a \"A\"\npost   b \"B\"\npost c \"C\"\n");
    let edits = format(&fixture.analysis, fixture.file);
    assert_eq!(edits.len(), 1);
    let text = fixture.analysis.document(fixture.file).expect("there").text();
    assert_eq!(apply_edits(fixture.file, text, &edits).as_deref(), Ok("post a \"A\"\npost b \"B\"\npost c \"C\"\n"));
}

#[test]
fn a_range_leaves_the_rest() {
    let fixture = fixture("post  a\npost b\npost  c\n");
    let edits = format_range(&fixture.analysis, fixture.file, 16..18);
    assert_eq!(edits.iter().map(|edit| edit.replacement.as_str()).collect::<Vec<_>>(), ["post c\n"]);
}

#[test]
fn a_text_with_faults_stays() {
    let fixture = fixture("post   a {\n");
    assert_eq!(format(&fixture.analysis, fixture.file), []);
}
