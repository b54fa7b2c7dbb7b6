//! Colours, folds, steps of selection, links, and the layout while typing.

use milepost_ide::{folds, format_typed, import_links, selection, tokens};

use crate::fixture::{PLAN, fixture};

#[test]
fn every_word_has_its_kind() {
    let fixture = fixture(&format!("{PLAN}// a comment\n").replace("//- posts", "// é\n//- posts"));
    let all = fixture.analysis.documents().flat_map(|document| tokens(&fixture.analysis, document.id));
    let shown = all.map(|token| {
        let declares = if token.declares { " declared" } else { "" };
        format!("{}: {:?}{declares}", fixture.show(token.span), token.kind)
    });
    insta::assert_snapshot!(shown.collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_name_that_nothing_has_is_no_word_of_the_language() {
    let fixture = fixture("plan p { period 2026; sponsor chef }\npost chief\n");
    let coloured: Vec<_> =
        tokens(&fixture.analysis, fixture.file).iter().map(|token| fixture.show(token.span)).collect();
    assert!(coloured.iter().any(|shown| shown.ends_with(" sponsor")), "{coloured:?}");
    assert!(!coloured.iter().any(|shown| shown.ends_with(" chef")), "{coloured:?}");
}

#[test]
fn words_do_not_overlap() {
    let every = include_str!("../../../vocabulary/src/every-construct.plan");
    let fixture = fixture(every);
    let found = tokens(&fixture.analysis, fixture.file);
    assert!(found.len() > 1000);
    assert!(found.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
}

#[test]
fn blocks_comments_and_imports_fold() {
    let text = "import \"a.plan\"\nimport \"b.plan\"\n// one\n// two\n\n// alone\npost a // not this\npriority p {\n  owner a\n}\n";
    let fixture = fixture(text);
    let shown = folds(&fixture.analysis, fixture.file).into_iter().map(|(span, kind)| {
        let lines = text[..span.start as usize].matches('\n').count()..=text[..span.end as usize].matches('\n').count();
        format!("{kind:?} {lines:?}")
    });
    assert_eq!(shown.collect::<Vec<_>>(), ["Imports 0..=1", "Comment 2..=3", "Block 7..=9"]);
}

#[test]
fn a_selection_grows_step_by_step() {
    let fixture = fixture(&PLAN.replace("Hospital returns", "Hospital$0 returns"));
    let steps = selection(&fixture.analysis, fixture.file, fixture.offset);
    let shown = steps.iter().map(|span| fixture.show(*span)).collect::<Vec<_>>();
    assert!(steps.windows(2).all(|pair| pair[1].start <= pair[0].start && pair[0].end <= pair[1].end));
    assert_eq!(
        shown[..3],
        [
            "plan.plan:15 Hospital returns",
            "plan.plan:15 \"Hospital returns\"",
            "plan.plan:15 source \"Hospital returns\""
        ]
    );
    assert_eq!(steps.len(), 8, "{shown:?}");
}

#[test]
fn imports_are_links() {
    let fixture = fixture(PLAN);
    let links = import_links(&fixture.analysis, fixture.file);
    assert_eq!(links.len(), 1);
    assert_eq!(fixture.show(links[0].0), "plan.plan:1 posts.plan");
    assert_eq!(fixture.analysis.document(links[0].1).map(|target| target.path()), Some("posts.plan"));
}

/// The text after what typing `typed` at the cursor sets right.
fn typed(text: &str, typed: &str) -> String {
    let fixture = fixture(text);
    let mut text = text.replacen("$0", "", 1);
    let mut edits = format_typed(&fixture.analysis, fixture.file, fixture.offset, typed);
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        text.replace_range(edit.span.range(), &edit.replacement);
    }
    text
}

#[test]
fn a_closed_block_and_a_finished_line_are_set_right() {
    let block = "post  a\n\npost b\n\npriority p {\nowner   b\n}$0\n";
    assert_eq!(typed(block, "}"), "post  a\n\npost b\n\npriority p {\n  owner b\n}\n");
    let line = "priority p {\n  outcome   \"x\"\nowner   b\n  $0\n}\n";
    let after = typed(line, "\n");
    assert!(after.contains("  outcome   \"x\"\n  owner    b\n  \n"), "the new line stays: {after}");
    let broken = "post \"a\npriority p {\nowner   b\n}$0\n";
    assert_eq!(typed(broken, "}"), broken.replace("$0", ""), "a broken text stays");
}
