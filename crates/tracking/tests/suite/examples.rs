//! The data beside the examples: all of it is read, and England's trusts, types of departments and the country agree.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use milepost_plan::{Loaded, Node, Texts};
use milepost_tracking::{Answer, Files, Layout, Observations, load};
use rust_decimal::Decimal;

struct Example(PathBuf);

impl Texts for Example {
    fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.0.join(path)).map_err(|error| error.to_string())
    }

    fn folder(&self, _: &str) -> Option<Vec<String>> {
        None
    }
}

impl Files for Example {
    fn open(&self, path: &str) -> Result<Option<Box<dyn Read + '_>>, String> {
        let file = self.0.join(path);
        if !file.exists() {
            return Ok(None);
        }
        File::open(file).map(|file| Some(Box::new(file) as Box<dyn Read>)).map_err(|error| error.to_string())
    }
}

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples")
}

impl Example {
    fn plan(&self) -> Loaded {
        let is_root = |file: &PathBuf| {
            file.extension().is_some_and(|ending| ending == "plan")
                && fs::read_to_string(file).expect("a file").lines().any(|line| line.starts_with("plan "))
        };
        let files = fs::read_dir(&self.0).expect("the example is there").flatten().map(|entry| entry.path());
        let root = files.into_iter().find(is_root).expect("one file has the plan");
        let name = root.file_name().and_then(|name| name.to_str()).expect("a plain name").to_owned();
        milepost_plan::load(&name, self).expect("the plan is there")
    }
}

#[test]
fn the_data_of_every_example_is_read_without_a_fault() {
    let mut with_data = Vec::new();
    for folder in fs::read_dir(examples()).expect("there are examples").flatten().map(|entry| entry.path()) {
        let example = Example(folder);
        let loaded = example.plan();
        let (observations, faults) = load(&loaded.plan, &example);
        assert_eq!(faults, [], "{}", example.0.display());
        // What lies in `data/` is used by the plan: by a collection, or by a metric observed from it.
        let Ok(data) = fs::read_dir(example.0.join("data")) else { continue };
        for file in data.flatten() {
            let name = file.file_name().into_string().expect("a plain name");
            let of_collection =
                loaded.plan.all("collection").filter_map(Layout::of).any(|layout| {
                    name == format!("{}.csv", layout.name) && observations.current(&layout).next().is_some()
                });
            let observed = loaded.plan.all("observed").any(|node| node.text("path") == Some(&format!("data/{name}")));
            assert!(of_collection || observed, "nothing in {} uses data/{name}", example.0.display());
        }
        with_data.push(example.0.file_name().expect("a folder").to_owned());
    }
    with_data.sort();
    assert_eq!(with_data, ["canada-indicators", "emergency-care"]);
}

fn named<'a>(loaded: &'a Loaded, construct: &'static str, name: &str) -> Node<'a> {
    loaded.plan.all(construct).find(|node| node.name() == Some(name)).expect("the plan has it")
}

/// The values of a metric by month, to two decimals.
fn values(observations: &Observations, metric: Node<'_>, part: &[Node<'_>]) -> BTreeMap<String, Decimal> {
    let readings = observations.readings(metric, part, chrono::NaiveDate::MAX).into_iter();
    readings.map(|reading| (reading.period.text, reading.value.expect("a value").round_dp(2).normalize())).collect()
}

#[test]
fn england_adds_up_from_its_trusts_to_what_was_published() {
    let example = Example(examples().join("emergency-care"));
    let loaded = example.plan();
    let (computed, _) = load(&loaded.plan, &example);
    let published = Observations::default();
    // What stands in the plan was published by month; what lies beside it are counts. Sums come before ratios.
    for name in ["within_4h", "type_1_within_4h", "attendances_a_month"] {
        let metric = named(&loaded, "metric", name);
        let found = values(&computed, metric, &[]);
        assert_eq!(found.len(), 36, "{name}");
        assert_eq!(found, values(&published, metric, &[]), "{name}");
    }
    // The part of the whole and the sum of 134 to 139 trusts are the same thing.
    let (all, major) = (named(&loaded, "metric", "within_4h"), named(&loaded, "metric", "type_1_within_4h"));
    let type_1 = named(&loaded, "category", "type_1");
    assert_eq!(values(&computed, all, &[type_1]), values(&computed, major, &[]));
    // A mean of the trusts' percentages would be another number: 81.68% in place of 81.16% in November 2018.
    let layout = Layout::of(named(&loaded, "collection", "figures_by_trust")).expect("the collection asks");
    let shares = shares_by_trust(&layout, &computed);
    let november = &shares["2018-11"];
    let mean = november.iter().sum::<Decimal>() / Decimal::from(november.len());
    assert_eq!(mean.round_dp(2).to_string(), "81.68");
    assert_eq!(values(&computed, major, &[])["2018-11"].to_string(), "81.16");
    // Trusts at 95% or more were counted from the same figures.
    let counted = shares.iter().map(|(month, shares)| {
        let reached = shares.iter().filter(|share| **share >= Decimal::from(95)).count();
        (month.clone(), Decimal::from(reached))
    });
    let at_95 = named(&loaded, "metric", "trusts_at_95");
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), values(&published, at_95, &[]));
}

/// By month, the share within four hours of every trust.
fn shares_by_trust(layout: &Layout<'_>, observations: &Observations) -> BTreeMap<String, Vec<Decimal>> {
    let mut answers: BTreeMap<(String, String), BTreeMap<String, Decimal>> = BTreeMap::new();
    for found in observations.current(layout) {
        let Answer::Number(number) = found.answer else { panic!("every answer is a number") };
        let key = (found.period.text.clone(), found.parts[0].to_owned());
        answers.entry(key).or_default().insert(found.question.to_owned(), number);
    }
    let mut shares: BTreeMap<String, Vec<Decimal>> = BTreeMap::new();
    for ((month, _), answers) in answers {
        let (all, late) = (answers["attendances"], answers["breaches"]);
        shares.entry(month).or_default().push((all - late) / all * Decimal::ONE_HUNDRED);
    }
    shares
}
