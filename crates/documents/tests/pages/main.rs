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
