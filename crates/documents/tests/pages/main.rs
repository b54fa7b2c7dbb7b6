//! The report as people see it.
#![allow(clippy::disallowed_methods, reason = "the page is left in the target folder to be looked at")]

mod by_hand;
mod facts;
mod figures;
mod from_plan;
mod languages;
mod model;
mod site;

use milepost_documents::html;

#[test]
fn every_part_of_the_view_model_is_on_the_page() {
    let page = html(&by_hand::report());
    let path = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("by-hand.html");
    std::fs::write(path, &page).expect("the target folder takes a page");
    for part in
        ["<figure>", "class=\"chain\"", "class=\"spread\"", "class=\"values\"", "<ol class=\"list\">", "internal"]
    {
        assert!(page.contains(part), "{part} is missing");
    }
}

#[test]
fn what_is_left_out_of_a_list_is_opened_from_what_says_so() {
    let page = html(&by_hand::report());
    let list = |items: &str| format!("<ul class=\"list\">{items}</ul>");
    let opened = list("<li>Posts are open.</li><li>Winter came early.</li>");
    let more = format!("<details class=\"more\"><summary>And 2\u{a0}more.</summary>{opened}</details>");
    let shown = page.find(&list("<li>Beds are full.</li>")).expect("the first");
    let more = page.find(&more).expect("the others, which open");
    assert!(shown < more);
}
