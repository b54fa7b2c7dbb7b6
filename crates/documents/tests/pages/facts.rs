//! The documents of one plan and one day say the same of one thing, and claim no more than is known.

use chrono::NaiveDate;
use milepost_documents::charts::Chart;
use milepost_documents::{Audience, Extent, Order, Point, Question, documents, html};
use milepost_plan::Plan;

use super::from_plan::{observations, plan, words};

/// What people read in the document `id` on the day `as_of`.
fn read(plan: &Plan, id: &str, as_of: &str) -> String {
    let as_of: NaiveDate = as_of.parse().expect("a day");
    let all = documents(plan, &Order { audience: Audience::Unit, ..Order::new(as_of, &observations(plan)) });
    let found = all.iter().find(|document| document.id == id).unwrap_or_else(|| panic!("there is no {id}"));
    words(&html(found)).replace(['\u{2068}', '\u{2069}'], "")
}

const UNRATED: &str = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"First\" { owner m; metric x \"X\" { unit percent; better higher; frequency month; lag 10 days } }
priority b \"Second\" { owner m; metric y \"Y\" { unit percent; better higher } }";

#[test]
fn where_nothing_is_rated_nothing_is_claimed() {
    let plan = plan(UNRATED);
    let stocktake = read(&plan, "stocktake", "2026-01-20");
    assert!(stocktake.contains("None can be named: no priority is rated yet."), "{stocktake}");
    let note = read(&plan, "monthly-note", "2026-01-20");
    assert!(note.contains("ConcernNot known: it is not rated yet."), "{note}");
    let league = read(&plan, "league-table", "2026-01-20");
    assert!(!league.contains("Place") && !league.contains("by likelihood"), "{league}");
}

#[test]
fn milestones_are_counted_on_their_own_days() {
    let plan = plan(
        "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"First\" {
  owner m
  action w \"Work\" {
    milestone one \"One\" by 2026-02-10
    milestone two \"Two\" by 2026-06-20
  }
}",
    );
    let as_of = NaiveDate::from_ymd_opt(2026, 3, 5).expect("a day");
    let all = documents(&plan, &Order { audience: Audience::Unit, ..Order::new(as_of, &observations(&plan)) });
    let chart = all.iter().find_map(|document| document.charts.get("milestones-counted")).expect("the chart");
    let Chart::Line(chart) = chart.as_ref() else { panic!("{chart:?}") };
    let due: Vec<_> = chart.series[0].points.iter().map(|point| (point.date.to_string(), point.value)).collect();
    let rises = due.windows(2).filter(|two| two[0].1 < two[1].1).map(|two| two[1].0.as_str());
    assert_eq!(rises.collect::<Vec<_>>(), ["2026-02-10", "2026-06-20"]);
    assert!(
        due.last().is_some_and(|last| *last.0 > *"2026-06-20" && last.1 > 1.5),
        "the last step has an end: {due:?}"
    );
}

const LATE: &str = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"First\" {
  owner m
  metric x \"X\" { unit percent; better higher; baseline 10% at 2025; target 20% by 2026-12; observed { 2026-01 9.994%; 2026-02 10.006% } trajectory { 2026-01 10%; 2026-12 20% } }
  action w \"Work\" { milestone y \"Half is done\" by 2026-01-31 }
}
priority b \"Second\" { owner m; metric z \"Z\" { unit percent; better higher } }
correction 2026-01-10 { about a; decision \"Hire more\"; owner m; due 2026-02-28; state on_track }";

#[test]
fn a_milestone_and_a_correction_stand_alike_in_every_document() {
    let plan = plan(LATE);
    let day = "2026-04-10";
    let delivery = read(&plan, "delivery-plan", day);
    // 69 days are red in the tracker; a priority is one step above a milestone that is not critical.
    for (id, said) in [
        ("milestones", "R ■ redWas due by 31 Jan 2026, 69 days ago"),
        ("delivery-plan", "R Half is done: was due by 31 Jan 2026, 69 days ago"),
        ("stocktake", "R Half is done: was due by 31 Jan 2026, 69 days ago"),
        ("delivery-plan", "69 days late"),
        ("delivery-plan", "41 days late · plan: on track"),
        ("stocktake", "41 days lateplan: on track"),
        ("owners", "41 days lateplan: on track"),
    ] {
        let text = if id == "delivery-plan" { delivery.clone() } else { read(&plan, id, day) };
        assert!(text.contains(said), "{id} does not say “{said}”: {text}");
    }
}

const COLLECTED: &str = "post m \"Minister\"
post first \"Goal leader\"
post second \"Goal leader\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m; status closed }
priority a \"First\" {
  owner first, second
  metric x \"X\" {
    unit percent; better higher; frequency month; computed yes / all from returns
    release 2026-05 on 2026-06-04
    observed { 2026-02 unknown because \"The offices were closed.\"; 2026-03 50% }
  }
  action w \"Work\" { owner first; milestone y \"Half is done\" by 2026-08-31 }
}
collection returns \"Returns\" {
  every month due 10 days after from 2026-02
  asks { yes count \"Yes\"; all count \"All\" }
}
routine r \"Review\" { kind stocktake; every month on day 20 from 2026-01; chair m; reviews a }";

#[test]
fn what_is_due_and_who_answers_is_the_same_everywhere() {
    let plan = plan(COLLECTED);
    let day = "2026-06-01";
    // The figure of March is there, and why there is none of February, so nobody is chased for them.
    let stocktake = read(&plan, "stocktake", day);
    assert!(stocktake.contains("the value of Apr 2026 was due on 10 May 2026 and is not there"), "{stocktake}");
    let missing = stocktake.split("Who has not reported").last().unwrap_or_default();
    assert!(missing.contains("Apr 2026"), "{missing}");
    assert!(["Feb 2026", "Mar 2026", "Jan 2026"].iter().all(|month| !missing.contains(month)), "{missing}");
    // What is announced is known on its day.
    let calendar = read(&plan, "calendar", day);
    assert!(calendar.contains("May 2026 31 May 2026 4 Jun 2026"), "{calendar}");
    // Two leaders of one title are two everywhere, and answer for what is inside.
    assert!(stocktake.contains("Goal leader (first); Goal leader (second)"), "{stocktake}");
    let owners = read(&plan, "owners", day);
    assert!(owners.contains("Half is done Milestone 31 Aug 2026"), "{owners}");
    // A plan that is closed is neither good nor bad.
    assert!(!owners.contains("● closed"), "{owners}");
}

#[test]
fn what_is_missing_for_months_on_end_is_one_row_and_a_post_answers_for_all_that_it_owns() {
    let silent =
        COLLECTED.replace("observed { 2026-02 unknown because \"The offices were closed.\"; 2026-03 50% }", "");
    let plan = plan(&silent);
    let stocktake = read(&plan, "stocktake", "2026-06-01");
    let missing = stocktake.split("Who has not reported").last().unwrap_or_default();
    let said = "Returns Feb 2026 to Apr 2026 10 Mar 2026 to 10 May 2026 nobody has reported";
    assert!(missing.contains(said), "{missing}");
    let delivery = read(&plan, "delivery-plan", "2026-06-01");
    let posts = delivery.split("Posts, and what they answer for").last().unwrap_or_default();
    assert!(posts.contains("Goal leader (first) FirstWorkHalf is done Goal leader (second) First"), "{posts}");
}

/// A plan with so many priorities of one milestone, and one with thirty.
fn with_steps(others: usize) -> Plan {
    let step = |day| format!("milestone s{day} \"Step {day}\" by 2026-06-{day:02}\n");
    let steps = (1..=30).map(step).collect::<Vec<_>>().concat();
    let other = |number| format!("priority o{number} \"Other {number}\" {{ owner m }}\n");
    let others = (1..=others).map(other).collect::<Vec<_>>().concat();
    plan(&format!(
        "post m \"Minister\"\nplan p \"Plan\" {{ period 2026-01 to 2026-12; sponsor m }}\n\
         priority a \"First\" {{ owner m; action w \"Work\" {{ owner m\n{steps} }} }}\n{others}"
    ))
}

#[test]
fn a_note_says_as_much_as_there_is_room_for_and_counts_the_rest() {
    for (others, said, rest) in [(0, 24, "And 6 more."), (5, 5, "And 25 more.")] {
        let note = read(&with_steps(others), "monthly-note", "2026-06-01");
        let steps = note.split("Next step").nth(1).unwrap_or_default();
        assert!(steps.contains(&format!("Step {said},")) && !steps.contains(&format!("Step {},", said + 1)), "{steps}");
        assert!(steps.contains(rest), "{steps}");
    }
}

const UNJUDGED: &str = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m; language fr }
priority a \"First\" {
  owner m
  metric x \"X\" { unit count of patients; better lower; baseline unknown at 2025; target 20 by 2026-12; observed { 2026-01 25 } trajectory { 2026-01 20; 2026-12 20 } }
  metric u \"U\" { unit percent; better higher; target unknown by 2026-12; observed { 2026-01 25% } }
  metric v \"V\" { unit percent; better higher; target 30% by 2026-12; observed { 2026-01 25% } }
  action w \"Work\" { task t \"Write it.\" { state done } milestone y \"Half is done.\" by 2026-03-31 }
}
priority b \"Second\" { owner m; metric z \"Z\" { unit percent; better higher; target 30% by 2026-12; observed { 2026-01 25% } } metric q \"Q\" { unit percent; better higher; observed { 2026-01 25% } } }";

#[test]
fn french_agrees_and_reads_on() {
    let plan = plan(UNJUDGED);
    let french = |id| read(&plan, id, "2026-02-20").replace(['\u{a0}', '\u{202f}'], " ");
    let delivery = french("delivery-plan");
    for said in [
        "réalisée",
        "pas encore connue (pour 2025)",
        "pas encore connue (pour déc. 2026)",
        "X : les valeurs (patients)",
    ] {
        assert!(delivery.contains(said), "no “{said}”: {delivery}");
    }
    // A text that ends with a full stop reads on without it.
    let note = french("monthly-note");
    assert!(note.contains("Half is done, 31 mars 2026"), "{note}");
    // Nobody has judged.
    let league = french("league-table");
    assert!(league.contains("Les priorités, par cotation") && !league.contains("difficulté"), "{league}");
    // What cannot be compared is named, all of it.
    let stocktake = french("stocktake");
    let why = |letter| format!("{letter} : le plan ne trace pas de trajectoire.");
    assert!(stocktake.contains(&why('Z')) && stocktake.contains(&why('Q')), "{stocktake}");
}

const WANTED: &str = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"First\" {
  owner m
  metric x \"X\" { unit percent; better higher; role progress; baseline 10% at 2025; target 20% by 2026-12; observed { 2026-01 2% } trajectory { 2026-01 10%; 2026-12 20% } }
  metric g \"G\" { unit percent; better higher; target 50% by 2026-12; observed { 2026-01 5% } }
}
priority b \"Second\" {
  owner m
  metric t \"T\" { unit percent; better higher; target 15% by 2026-01; target 20% by 2026-12; observed { 2026-01 10%; 2026-02 16% } trajectory { 2026-01 10%; 2026-12 20% } }
  action w \"Work\" { milestone y \"Half is done\" by 2026-01-31; milestone n \"All is done\" by 2026-05-31 }
}
obstacle o \"No offices\" { severity 2; raised 2026-01-01; resolved 2026-02-01; owner m; blocks a }
routine r \"Review\" { every month on day 20 from 2026-01; chair m; reviews a }";

#[test]
fn a_decision_is_asked_for_and_a_rating_says_what_does_not_count_for_it() {
    let plan = plan(WANTED);
    let day = "2026-02-28";
    let stocktake = read(&plan, "stocktake", day);
    for said in [
        "What is to be done about this, by whom and by when?Half is done: was due by 31 Jan 2026, 28 days ago. (Owner: Minister)",
        "G: the plan draws no trajectory.R X: 2% in Jan 2026, 8 points worse than the 10% expected; that does not count \
         for the rating of the priority, since this is no goal metric.",
        "missed by 5 points, with 10%; that does not change the rating, which looks at the path and at the targets to come.",
    ] {
        assert!(stocktake.contains(said), "no “{said}”: {stocktake}");
    }
    let note = read(&plan, "monthly-note", day);
    assert!(note.contains("by whom and by when?"), "{note}");
    // What nothing is due of says that.
    let unrated = read(&self::plan(UNRATED), "stocktake", "2026-01-20");
    assert!(unrated.contains("X: nothing has been measured yet, and no value is due yet."), "{unrated}");
}

#[test]
fn what_is_owned_says_whose_it_is_and_what_stands_alone_has_no_place() {
    let plan = plan(WANTED);
    let day = "2026-02-28";
    let calendar = read(&plan, "calendar", day);
    assert!(calendar.contains("Milestone: All is done Part of: WorkOwner: Minister"), "{calendar}");
    let owners = read(&plan, "owners", day);
    assert!(owners.contains("No offices Obstacle resolved"), "{owners}");
    let league = read(&plan, "league-table", day);
    assert!(league.contains("Gap to the path") && !league.contains("Place"), "{league}");
}

#[test]
fn a_calendar_says_which_figures_have_come_and_what_falls_due_when_nobody_works() {
    let source = COLLECTED.replace("sponsor m;", "sponsor m; holiday 2026-07-10 \"Founding day\";");
    let on = |source: &str, day| read(&plan(source), "calendar", day);
    let known = "May 2026 31 May 2026 4 Jun 2026";
    let planned = on(&source, "2026-06-04");
    assert!(planned.contains(&format!("{known} ● 16 days")), "{planned}");
    let missing = on(&source, "2026-06-10");
    assert!(missing.contains(&format!("{known} ■ not received, 6 days late")), "{missing}");
    assert!(!missing.contains("16 days"), "{missing}");
    let come = on(&source.replace("2026-03 50%", "2026-03 50%; 2026-05 52%"), "2026-06-10");
    assert!(come.contains(&format!("{known} received")) && !come.contains("16 days"), "{come}");
    for said in [
        "10 Jul 2026 Friday Return due: Returns, Jun 2026a holiday: Founding day",
        "10 Oct 2026 Saturday Return due: Returns, Sept 2026a Saturday",
        "10 Nov 2026 Tuesday Return due: Returns, Oct 2026 ",
    ] {
        assert!(planned.contains(said), "no “{said}”: {planned}");
    }
}

#[test]
fn the_papers_of_a_stocktake_are_headed_by_their_meeting() {
    let title_of = |source: &str, audience, day: &str| {
        let plan = plan(source);
        let observations = observations(&plan);
        let all = documents(&plan, &Order { audience, ..Order::new(day.parse().expect("a day"), &observations) });
        all.into_iter().find(|document| document.id == "stocktake").map(|document| (document.title, document.as_of))
    };
    let title = |day| title_of(COLLECTED, Audience::Unit, day);
    let said = |title: &str, as_of: &str| Some((title.to_owned(), as_of.to_owned()));
    assert_eq!(title("2026-06-01"), said("Stocktake of 20 Jun 2026", "1 Jun 2026"));
    assert_eq!(title("2026-06-20"), said("Stocktake of 20 Jun 2026", "20 Jun 2026"));
    // The routine meets no more.
    assert_eq!(title("2026-12-21"), said("Stocktake, 21 Dec 2026", "21 Dec 2026"));
    // Nor does the public read when a routine meets that is kept from it.
    let internal = COLLECTED.replace("chair m; reviews a", "visibility internal; chair m; reviews a");
    assert_eq!(title_of(&internal, Audience::Public, "2026-06-01"), said("Stocktake, 1 Jun 2026", "1 Jun 2026"));
}

#[test]
fn a_rating_and_a_state_are_two_things_in_every_table() {
    let plan = plan(&WANTED.replace("kind stocktake; ", ""));
    let day = "2026-02-28";
    let milestones = read(&plan, "milestones", day);
    assert!(milestones.contains("Due Days late Rating"), "{milestones}");
    let owners = read(&plan, "owners", day);
    assert!(owners.contains("What Kind Due Rating State"), "{owners}");
}

#[test]
fn a_floor_is_called_one_beside_targets() {
    let plan = plan(&WANTED.replace("target 50% by 2026-12;", "target 50% by 2026-12 kind floor;"));
    let stocktake = read(&plan, "stocktake", "2026-02-28");
    assert!(stocktake.contains("floor 50%by Dec 2026") && stocktake.contains(" 20%by Dec 2026"), "{stocktake}");
}

#[test]
fn a_page_with_room_says_what_to_write() {
    let plan = plan(&format!("{WANTED}\npriority c \"Third\" {{ owner m }}"));
    let asked = |name: &'static str| {
        let node = plan.all("priority").find(|node| node.name() == Some(name)).expect("the priority");
        let point = |number: usize| Point {
            says: "It is said.".to_owned(),
            extent: Extent::Not,
            answered: Vec::new(),
            missing: vec![node.id],
            accepted: Vec::new(),
            write: "In the priority: `say`.".to_owned(),
            ask: format!("Say it {number} times (`say`)"),
        };
        let (topic, question) = ("All".to_owned(), "Is it said?".to_owned());
        vec![Question { topic, question, extent: Extent::Not, points: (1..=20).map(point).collect() }]
    };
    let page = |name: &'static str, of: &'static str| {
        let (observations, questions) = (observations(&plan), || asked(of));
        let as_of = NaiveDate::from_ymd_opt(2026, 2, 28).expect("a day");
        let order = Order { questions: &questions, ..Order::new(as_of, &observations) };
        let all = documents(&plan, &order);
        let found = all.iter().find(|document| document.id == format!("plan-on-a-page-{name}")).expect("the page");
        words(&html(found))
    };
    // Of the first nothing is done; of the second everything stands on the page.
    let first = page("a", "a");
    assert!(first.contains("What to write Say it 1 times (say)"), "{first}");
    assert!(!first.contains("In the priority") && first.contains("And 14 more.Say it 7 times"), "{first}");
    // Where not even a metric is there the page says where and how to write it.
    let bare = page("c", "c");
    assert!(bare.contains("Say it 12 times (say). In the priority: say. And 8 more.Say it 13 times"), "{bare}");
    assert!(!page("b", "b").contains("What to write"), "{}", page("b", "b"));
    assert!(!page("a", "b").contains("What to write"), "{}", page("a", "b"));
}

#[test]
fn a_breakdown_begins_small_inside_a_sentence_unless_the_plan_writes_it_as_a_name() {
    let plan = plan(
        "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m; mission \"Every ward in Osterland is quick.\" }
dimension type \"Type of department\" { major \"Major\"; minor \"Minor\" }
dimension district \"Osterland districts\" { north \"North\"; south \"South\" }
priority a \"First\" { owner m; metric x \"Patients seen\" {
  unit percent; better higher; frequency month; breakdown type, district
  observed { for type.major; 2026-02 61% }
  observed { for type.minor; 2026-02 72% }
  observed { for district.north; 2026-02 63% }
  observed { for district.south; 2026-02 74% }
} }",
    );
    let league = read(&plan, "league-table", "2026-03-15");
    assert!(league.contains("Patients seen, by type of department"), "{league}");
    assert!(league.contains("Patients seen, by Osterland districts"), "{league}");
}

#[test]
fn what_is_on_track_past_its_day_is_late_in_the_sheet_of_its_owner() {
    let plan = plan(
        "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2027-12; sponsor m }
organisation o \"Roads\"
priority a \"First\" { owner m; dependency \"Cables\" from o by 2026-01 owner m state on_track }",
    );
    let sheet = read(&plan, "owners", "2026-02-10");
    assert!(sheet.contains("10 days lateplan: on track"), "{sheet}");
    assert!(read(&plan, "owners", "2026-01-10").contains("on track"));
    assert!(!read(&plan, "owners", "2026-01-10").contains("late"));
}
