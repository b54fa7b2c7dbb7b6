//! Priority goals of United States agencies for 2022 and 2023, as they were published: the defects that readers found in
//! them by hand, and nothing else, are found.

use std::collections::BTreeSet;

use milepost_checks::Profile;

use crate::findings;

/// What the published form does not say at all, in every goal: levels, trajectories, actions, risks, reviews, and how
/// the sources are verified.
const NOT_IN_THE_FORM: [&str; 6] = ["MP1012", "MP4002", "MP5016", "MP6001", "MP7003", "MP7016"];

/// A goal, and its defects under the law's own profile: the code and of what it is said.
type Goal = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const GOALS: [Goal; 6] = [
    (
        "behavioral health",
        include_str!("../../../../examples/us-agency-goals-behavioral-health/behavioral-health.plan"),
        &[
            ("MP2002", "“Behavioral health” has 2 owners"),
            ("MP1013", "“Naloxone prescriptions dispensed” reached its target in FY2022-Q3"),
            ("MP4005", "The target of “Individuals referred” is announced as +20%"),
        ],
    ),
    (
        "unemployment insurance",
        include_str!("../../../../examples/us-agency-goals-unemployment-insurance/unemployment-insurance.plan"),
        &[
            ("MP2002", "has 2 owners"),
            ("MP3004", "baseline of “First payment timeliness”"),
            ("MP3003", "10% of a percentage can be read in two ways"),
        ],
    ),
    (
        "identity",
        include_str!("../goals/identity.plan"),
        &[
            ("MP2002", "“Adoption of Login.gov” has 2 owners"),
            ("MP1013", "“Active users” reached its target in FY2022-Q3"),
            ("MP1013", "“Partner agencies” reached its target in FY2022-Q2"),
            ("MP1013", "“Applications served by Login.gov” reached its target in FY2022-Q2"),
        ],
    ),
    (
        "broadband",
        include_str!("../goals/broadband.plan"),
        &[
            ("MP2001", "Nobody answers for the priority"),
            ("MP1013", "“Unserved households with broadband” reached its target in FY2022-Q2"),
        ],
    ),
    ("housing", include_str!("../goals/housing.plan"), &[("MP2002", "“Environmental justice” has 2 owners")]),
    (
        "antimicrobial resistance",
        include_str!("../goals/antimicrobial.plan"),
        &[
            ("MP2002", "has 2 owners"),
            ("MP1013", "“Participating laboratories” reached its target in FY2022-Q1"),
            ("MP1013", "“Isolates with whole genome sequencing” reached its target in FY2022-Q3"),
        ],
    ),
];

#[test]
fn the_defects_of_real_goals_are_found_and_no_others() {
    for (name, plan, defects) in GOALS {
        let found = findings(plan, None);
        let found = found.iter().filter(|finding| !NOT_IN_THE_FORM.contains(&finding.entry.code));
        let found: Vec<_> = found.map(|finding| (finding.entry.code, finding.message.as_str())).collect();
        assert_eq!(found.len(), defects.len(), "{name}: {found:#?}");
        for (place, (code, says)) in defects.iter().enumerate() {
            assert_eq!(found[place].0, *code, "{name}: {found:#?}");
            assert!(found[place].1.contains(says), "{name}: {found:#?}");
        }
    }
}

#[test]
fn a_goal_with_eight_metrics_has_too_many() {
    let broadband = GOALS[3].1;
    let codes: BTreeSet<_> =
        findings(broadband, Some(Profile::Agreed)).iter().map(|finding| finding.entry.code).collect();
    assert!(codes.contains("MP1006"), "{codes:?}");
}
