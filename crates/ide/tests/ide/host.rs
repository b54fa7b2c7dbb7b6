//! Plans come and go as their texts do.

use milepost_ide::{Analysis, Host, diagnostics};

use crate::fixture::today;

fn codes(analysis: &Analysis, path: &str) -> Vec<&'static str> {
    let file = analysis.at(path).expect("the file is there").id;
    let found = diagnostics(analysis).remove(&file).unwrap_or_default();
    found.into_iter().map(|finding| finding.entry.code).filter(|code| code.starts_with("MP0")).collect()
}

const PLAN: &str = "import \"posts.plan\"\nplan p { period 2026; sponsor chief }";

#[test]
fn a_file_that_belongs_to_no_plan_is_not_blamed_for_what_others_declare() {
    let mut host = Host::new(today());
    host.set("w/part.plan", "unit u { head chief; ownr x }");
    assert_eq!(
        codes(&host.analysis(), "w/part.plan"),
        ["MP0201"],
        "the word is wrong in any plan, the name may be there"
    );
    host.set("w/plan.plan", "import \"part.plan\"\nplan p { period 2026 }");
    assert_eq!(codes(&host.analysis(), "w/part.plan"), ["MP0401", "MP0201"], "now the plan is known");
}

#[test]
fn findings_follow_files_that_come_and_go() {
    let mut host = Host::new(today());
    host.set("w/plan.plan", PLAN);
    assert_eq!(codes(&host.analysis(), "w/plan.plan"), ["MP0404"]);
    assert_eq!(host.analysis().plans().absent().into_iter().collect::<Vec<_>>(), ["w/posts.plan"]);
    host.set("w/posts.plan", "post chief");
    assert_eq!(codes(&host.analysis(), "w/plan.plan"), [""; 0]);
    host.remove("w/posts.plan");
    assert_eq!(codes(&host.analysis(), "w/plan.plan"), ["MP0404"]);
    host.set("w/posts.plan", "post chef");
    assert_eq!(codes(&host.analysis(), "w/plan.plan"), ["MP0401"]);
}

#[test]
fn a_folder_that_is_imported_is_read_again_when_a_file_comes_into_it() {
    let mut host = Host::new(today());
    host.set("/w/plan.plan", "import \"people\"\nplan p { period 2026; sponsor chief }");
    host.set("/w/people/one.plan", "post other");
    assert_eq!(codes(&host.analysis(), "/w/plan.plan"), ["MP0401"]);
    host.set("/w/people/two.plan", "post chief");
    assert_eq!(codes(&host.analysis(), "/w/plan.plan"), [""; 0]);
}

#[test]
fn several_plans_stand_side_by_side() {
    let mut host = Host::new(today());
    host.set("a/plan.plan", PLAN);
    host.set("a/posts.plan", "post chief");
    host.set("b/plan.plan", PLAN);
    host.set("b/posts.plan", "post boss");
    let analysis = host.analysis();
    assert_eq!(codes(&analysis, "a/plan.plan"), [""; 0]);
    assert_eq!(codes(&analysis, "b/plan.plan"), ["MP0401"]);
    assert_eq!(analysis.plans().all.len(), 2);
}

#[test]
fn a_plan_is_kept_while_its_texts_stay() {
    let mut host = Host::new(today());
    host.set("a/plan.plan", PLAN);
    host.set("a/posts.plan", "post chief");
    let other = host.set("b.plan", "post x");
    let first = host.analysis();
    let file = first.at("a/plan.plan").expect("it is there").id;
    let before = first.plan_of(file).expect("it has a plan").clone();
    host.set("b.plan", "post y");
    let second = host.analysis();
    let plan_of = |analysis: &Analysis, file| analysis.plan_of(file).expect("it has a plan").clone();
    assert!(std::sync::Arc::ptr_eq(&before, &plan_of(&second, file)), "another file's edit leaves it");
    assert!(!std::sync::Arc::ptr_eq(&plan_of(&first, other), &plan_of(&second, other)));
}

#[test]
fn all_pictures_of_a_revision_share_its_plans() {
    let mut host = Host::new(today());
    host.set("plan.plan", "plan p \"P\" { period 2026 }\n");
    let (one, other) = (host.analysis(), host.analysis());
    assert!(!one.is_read());
    let plans: *const _ = one.plans();
    assert!(other.is_read() && std::ptr::eq(plans, other.plans()));
    let revision = host.revision();
    host.set("plan.plan", "plan p \"P\" { period 2026 }\n");
    assert_eq!(host.revision(), revision, "the same text is no change");
    host.set("plan.plan", "plan p \"Q\" { period 2026 }\n");
    assert!(!host.analysis().is_read());
    assert!(std::ptr::eq(plans, other.plans()), "an earlier picture keeps its own");
}
