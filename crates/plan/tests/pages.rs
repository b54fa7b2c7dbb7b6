//! Every page's bad plan gives exactly its code, and its good plan gives nothing.

use milepost_plan::{CATALOGUE, Texts, load};

/// The plan of an example, with one more file that it may import.
struct Example<'a>(&'a str);

impl Texts for Example<'_> {
    fn read(&self, path: &str) -> Result<String, String> {
        match path {
            "example.plan" => Ok(self.0.to_owned()),
            "posts.plan" => Ok(String::new()),
            _ => Err("there is no such file".into()),
        }
    }

    fn folder(&self, _: &str) -> Option<Vec<String>> {
        None
    }
}

fn codes(plan: &str) -> Vec<&'static str> {
    let loaded = load("example.plan", &Example(plan)).expect("the example is there");
    loaded.diagnostics.iter().map(|finding| finding.entry.code).collect()
}

fn block<'a>(page: &'a str, heading: &str) -> &'a str {
    let section = page.split_once(heading).expect("the page has this section").1;
    section.split_once("```plan\n").and_then(|(_, rest)| rest.split_once("```")).expect("the section has a plan").0
}

#[test]
fn the_examples_of_every_page_do_what_it_says() {
    for entry in CATALOGUE {
        assert_eq!(codes(block(entry.page, "## Not so")), [entry.code], "bad example of {}", entry.code);
        assert_eq!(codes(block(entry.page, "## But so")), [""; 0], "good example of {}", entry.code);
    }
}
