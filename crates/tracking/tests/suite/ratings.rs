use chrono::NaiveDate;
use milepost_locale::Locale;
use milepost_plan::{Loaded, Texts, load};
use milepost_tracking::Observations;
use milepost_tracking::rating::{Colour, MetricRating, State, rate, rate_milestone};

struct Folder(&'static str);

impl Texts for Folder {
    fn read(&self, path: &str) -> Result<String, String> {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
        std::fs::read_to_string(format!("{root}/{}/{path}", self.0)).map_err(|error| error.to_string())
    }

    fn folder(&self, _: &str) -> Option<Vec<String>> {
        None
    }
}

fn england() -> Loaded {
    load("plan.plan", &Folder("emergency-care")).expect("the example is there")
}

fn end(month: &str) -> NaiveDate {
    let first = NaiveDate::parse_from_str(&format!("{month}-01"), "%Y-%m-%d").expect("a month");
    first + chrono::Months::new(1) - chrono::Days::new(1)
}

fn rated<'a>(loaded: &'a Loaded, metric: &str, month: &str) -> MetricRating<'a> {
    let plan = &loaded.plan;
    let metric = plan.all("metric").find(|node| node.name() == Some(metric)).expect("the metric is in the plan");
    rate(plan, metric, None, &Observations::default().readings(metric, &[], end(month)), end(month))
}

/// Rows of `01_uk_ae_4h.yaml`: month, straight line, seasonal path, actual; then the colour that each path gives with a
/// tolerance of one point.
const YEAR: [(&str, &str, &str, &str, Colour, Colour); 12] = {
    use Colour::{AmberGreen as AG, AmberRed as AR, Green as G, Red as R};
    [
        ("2018-04", "85.52", "90.12", "88.57", G, AG),
        ("2018-05", "86.41", "89.83", "90.39", G, G),
        ("2018-06", "87.31", "90.49", "90.76", G, G),
        ("2018-07", "88.21", "90.16", "89.32", G, AG),
        ("2018-08", "89.10", "90.48", "89.73", G, G),
        ("2018-09", "90.00", "90.00", "88.94", AG, AG),
        ("2018-10", "90.00", "89.34", "89.01", G, G),
        ("2018-11", "90.00", "88.42", "87.60", AR, G),
        ("2018-12", "90.00", "85.43", "86.45", AR, G),
        ("2019-01", "90.00", "85.06", "84.35", R, G),
        ("2019-02", "90.00", "86.13", "84.23", R, AG),
        ("2019-03", "90.00", "87.16", "86.60", AR, G),
    ]
};

#[test]
fn england_against_its_seasons() {
    let loaded = england();
    for (month, _, seasonal, actual, _, colour) in YEAR {
        let rating = rated(&loaded, "within_4h", month);
        let number = |text: &str| text.parse::<rust_decimal::Decimal>().expect("a number");
        assert_eq!(rating.latest().map(|latest| latest.value), Some(number(actual)), "{month}");
        let expected = rating.expected.as_ref().expect("the path covers the year").value;
        assert_eq!(expected.round_dp(2), number(seasonal), "{month}");
        assert_eq!(rating.state, State::Rated(colour), "{month}: {:#?}", rating.steps);
    }
}

/// The same plan with a straight line to September instead: praise in spring, a false red in winter.
struct Straight;

impl Texts for Straight {
    fn read(&self, path: &str) -> Result<String, String> {
        let text = Folder("emergency-care").read(path)?;
        Ok(if path == "four_hours.plan" {
            text.replacen("shape       seasonal", "shape       linear", 1)
        } else {
            text
        })
    }

    fn folder(&self, _: &str) -> Option<Vec<String>> {
        None
    }
}

#[test]
fn england_against_a_straight_line() {
    let loaded = load("plan.plan", &Straight).expect("the example is there");
    for (month, straight, _, _, colour, _) in YEAR {
        let rating = rated(&loaded, "within_4h", month);
        let expected = rating.expected.as_ref().expect("the path covers the year").value;
        assert_eq!(expected.round_dp(2), straight.parse().expect("a number"), "{month}");
        assert_eq!(rating.state, State::Rated(colour), "{month}: {:#?}", rating.steps);
    }
}

/// The reasons of a rating in a language.
fn said(rating: &MetricRating<'_>, language: &str) -> Vec<String> {
    let locale = Locale::of(language);
    rating.reasons.iter().map(|reason| reason.said(&locale)).collect()
}

#[test]
fn the_missed_target_is_told() {
    let loaded = england();
    let rating = rated(&loaded, "within_4h", "2018-09");
    // That it is worse than the same number that was expected is not said besides.
    assert_eq!(said(&rating, "en"), ["the target of 90% by Sept 2018 was missed by 1.06 points, with 88.94%"]);
    let french = said(&rating, "fr").join(" ").replace(['\u{a0}', '\u{202f}'], " ");
    assert!(
        french.contains("la cible de 90 % (sept. 2018) a été manquée de 1,06 point, avec une valeur de 88,94 %"),
        "{french}"
    );
}

#[test]
fn a_tolerance_holds_for_its_time() {
    let plan = super::plan(
        "priority a \"A\" { metric x \"X\" { unit percent; better higher; tolerance 1 point; tolerance 3 points over 2026-03 to 2026-04
  baseline 50% at 2025-12; target 60% by 2026-12
  trajectory { 2026-01 50%; 2026-12 60% }
  observed { 2026-02 48.9%; 2026-03 49.3%; 2026-04 50.2%; 2026-05 51.1% } } }",
    );
    let metric = plan.all("metric").next().expect("it is there");
    let size = |month: &str| {
        let day = end(month);
        let rating = rate(&plan, metric, None, &Observations::default().readings(metric, &[], day), day);
        rating.tolerance.map(|tolerance| tolerance.size.to_string())
    };
    let sizes = ["2026-02", "2026-03", "2026-04", "2026-05"].map(size);
    assert_eq!(sizes, ["1", "3", "3", "1"].map(|size| Some(size.to_owned())));
}

#[test]
fn a_value_that_is_due_and_missing_is_no_colour() {
    let loaded = england();
    let metric = loaded.plan.all("metric").find(|node| node.name() == Some("within_4h")).expect("it is there");
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let none = rate(&loaded.plan, metric, None, &[], day("2018-06-11"));
    assert_eq!(none.state, State::NotMeasured);
    let overdue = "2 values are overdue, from Apr 2018 to May 2018; the first was due on 10 May 2018";
    assert_eq!(said(&none, "en"), [overdue]);
    assert_eq!(rate(&loaded.plan, metric, None, &[], day("2018-05-10")).state, State::NotDue);
}

/// Every second month is counted from the last value, or else from the beginning of the plan.
#[test]
fn what_comes_every_second_month_is_due_every_second_month() {
    let text = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"A\" { owner m; metric x \"X\" { unit percent; frequency 2 months; lag 10 days } }";
    let parsed = milepost_syntax::parse(milepost_diagnostics::FileId(0), text);
    let (plan, found) = milepost_plan::compile(std::slice::from_ref(&parsed));
    assert!(found.iter().all(|finding| finding.severity < milepost_diagnostics::Severity::Error), "{found:#?}");
    let metric = plan.all("metric").next().expect("the metric");
    let day = NaiveDate::from_ymd_opt(2026, 9, 20).expect("a day");
    let rating = rate(&plan, metric, None, &[], day);
    let periods: Vec<_> = rating.overdue.iter().map(|overdue| overdue.period.text.as_str()).collect();
    assert_eq!(periods, ["2026-01", "2026-03", "2026-05", "2026-07"]);
}

#[test]
fn what_was_done_later_was_not_done_on_the_day() {
    let text = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"A\" { owner m; action x \"X\" { milestone y \"Y\" by 2026-03-31 state done done_on 2026-05-10 } }";
    let parsed = milepost_syntax::parse(milepost_diagnostics::FileId(0), text);
    let (plan, _) = milepost_plan::compile(std::slice::from_ref(&parsed));
    let milestone = plan.all("milestone").next().expect("the milestone");
    let on = |day: &str| {
        let rating = rate_milestone(milestone, day.parse().expect("a day")).expect("it has a day");
        (rating.is_done, rating.colour, rating.slip)
    };
    assert_eq!(on("2026-03-01"), (false, Colour::Green, 0));
    assert_eq!(on("2026-04-10"), (false, Colour::AmberGreen, 10));
    assert_eq!(on("2026-05-10"), (true, Colour::Green, 0));
}

/// In a plan that counts fiscal quarters the missing ones are fiscal quarters, written as those that are there.
#[test]
fn overdue_periods_are_named_as_the_known_ones() {
    let text = "post m \"Minister\"
plan p \"Plan\" { period 2021-10-01 to 2023-09-30; sponsor m; fiscal_year starts october named_by end }
priority a \"A\" { owner m; metric x \"X\" { unit percent; frequency quarter; observed { FY2022-Q4 50% } } }";
    let parsed = milepost_syntax::parse(milepost_diagnostics::FileId(0), text);
    let (plan, found) = milepost_plan::compile(std::slice::from_ref(&parsed));
    assert!(found.iter().all(|finding| finding.severity < milepost_diagnostics::Severity::Error), "{found:#?}");
    let metric = plan.all("metric").next().expect("the metric");
    let day = NaiveDate::from_ymd_opt(2023, 9, 20).expect("a day");
    let rating = rate(&plan, metric, None, &Observations::default().readings(metric, &[], day), day);
    let periods: Vec<_> = rating.overdue.iter().map(|overdue| overdue.period.text.as_str()).collect();
    assert_eq!(periods, ["FY2023-Q1", "FY2023-Q2"]);
}

/// Whoever subtracts the two values that are printed finds the gap that is printed.
#[test]
fn the_gap_is_that_of_the_printed_values() {
    let text = "post m \"Minister\"
plan p \"Plan\" { period 2026-01 to 2026-12; sponsor m }
priority a \"A\" { owner m; metric x \"X\" {
  unit percent; better higher; baseline 80.0% at 2025-12; target 90.0% by 2026-12
  observed { 2026-01 79.44% }
  trajectory { 2026-01 86.56%; 2026-12 90.0% }
  decimals 1
} }";
    let parsed = milepost_syntax::parse(milepost_diagnostics::FileId(0), text);
    let (plan, _) = milepost_plan::compile(std::slice::from_ref(&parsed));
    let metric = plan.all("metric").next().expect("the metric");
    let day = NaiveDate::from_ymd_opt(2026, 2, 20).expect("a day");
    let rating = rate(&plan, metric, None, &Observations::default().readings(metric, &[], day), day);
    // 79.4 and 86.6 are printed; the values themselves are 7.12 apart.
    assert_eq!(rating.shown_gap(), "-7.2".parse().ok());
    assert_eq!(rating.gap, "-7.12".parse().ok());
    assert_eq!(said(&rating, "en")[0], "79.4% in Jan 2026, 7.2 points worse than the 86.6% expected");
}

/// The colours of the values of `observed`, each on the last day of its period.
fn colours(metric: &str, observed: &[(&str, &str)]) -> Vec<State> {
    let rows = observed.iter().map(|(period, value)| format!("{period} {value}")).collect::<Vec<_>>().join("; ");
    let text =
        format!("plan p {{ period 2025 to 2030 }}\npriority a {{ metric x {{ {metric}\n observed {{ {rows} }} }} }}");
    let plan = super::plan(&text);
    let metric = plan.all("metric").next().expect("it is there");
    let readings = |day| Observations::default().readings(metric, &[], day);
    let all = readings(NaiveDate::MAX);
    assert_eq!(all.len(), observed.len());
    let rating = |day| rate(&plan, metric, None, &readings(day), day).state;
    all.iter().map(|reading| rating(reading.period.last)).collect()
}

#[test]
fn a_change_below_zero_is_held_against_its_path() {
    use Colour::{AmberGreen, AmberRed, Green, Red};
    // Emissions against 2005. The tolerance is a twentieth of the way from -10% to -40%: 1.5 points.
    let emissions = "unit percent; kind change; better lower; baseline -10% at 2025; target -40% by 2030
        trajectory { 2026 -16%; 2027 -22%; 2028 -28%; 2029 -34%; 2030 -40% }";
    // 1 point too little is within it; 2.5 are more than one of it, 5 more than two, 7 more than four.
    let observed = [("2026", "-15%"), ("2027", "-19.5%"), ("2028", "-23%"), ("2029", "-27%"), ("2030", "-41%")];
    let expected = [Green, AmberGreen, AmberRed, Red, Green].map(State::Rated);
    assert_eq!(colours(emissions, &observed), expected);
    // A rise after a fall is worse than the start, twice running.
    assert_eq!(colours(emissions, &[("2026", "-8%"), ("2027", "3%")])[1], State::Rated(Red));
    // Prices that were to rise by at most so much: 0.5 points above the path are one tolerance of 0.5.
    let prices = "unit percent; kind change; better lower; baseline 12.0% at 2025-12; target 2.0% by 2026-12
        trajectory { 2026-06 7.0%; 2026-12 2.0% }";
    assert_eq!(colours(prices, &[("2026-06", "7.5%"), ("2026-12", "3.1%")]), [Green, AmberRed].map(State::Rated));
}

#[test]
fn yes_or_no_is_as_expected_or_red() {
    use Colour::{Green, Red};
    let stepped = "unit count; kind binary; better higher; baseline 0 at 2025-12; target 1 by 2026-06
        trajectory { shape steps; 2026-06 1 }";
    // No is what is expected until June; then it is all that can be missed.
    let observed = [("2026-03", "0"), ("2026-06", "0"), ("2026-07", "1"), ("2026-08", "0")];
    assert_eq!(colours(stepped, &observed), [Green, Red, Green, Red].map(State::Rated));
    // Without a path it is compared with the target from its day on.
    let bare = "unit count; kind binary; better higher; baseline 0 at 2025-12; target 1 by 2026-06";
    let states = colours(bare, &observed[..3]);
    assert!(matches!(states[0], State::NotComparable(_)), "{states:?}");
    assert_eq!(states[1..], [Red, Green].map(State::Rated));
}
