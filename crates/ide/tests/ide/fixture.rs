//! Workspaces in a text: `//- path` begins a file, `$0` is the cursor.

use chrono::NaiveDate;
use milepost_checks::Options;
use milepost_diagnostics::{FileId, Span};
use milepost_ide::{Analysis, Content, Host};

pub(crate) struct Fixture {
    pub analysis: Analysis,
    pub file: FileId,
    pub offset: u32,
}

/// How the plans of the tests are judged.
pub(crate) fn today() -> Options {
    Options::as_of(NaiveDate::from_ymd_opt(2026, 11, 24).expect("a day"))
}

/// Reads `text`, in which files that are no plans lie beside one; without `//- path` it is the file `plan.plan`.
pub(crate) fn fixture(text: &str) -> Fixture {
    let mut host = Host::new(today());
    let mut cursor = None;
    for (path, text) in files(text) {
        if path.strip_suffix(".plan").is_none() {
            host.set_data(&path, Content::File(text.into_bytes().into()));
            continue;
        }
        let at = text.find("$0");
        let file = host.set(&path, text.replacen("$0", "", 1));
        cursor = cursor.or(at.map(|at| (file, u32::try_from(at).expect("short"))));
    }
    let (file, offset) = cursor.unwrap_or((FileId(0), 0));
    Fixture { analysis: host.analysis(), file, offset }
}

fn files(text: &str) -> Vec<(String, String)> {
    if !text.contains("//- ") {
        return vec![("plan.plan".to_owned(), text.to_owned())];
    }
    let parts = text.split("//- ").skip(1);
    parts.filter_map(|part| part.split_once('\n')).map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

impl Fixture {
    /// Where `span` is and what stands there: `plan.plan:3 streaming`.
    pub(crate) fn show(&self, span: Span) -> String {
        let document = self.analysis.document(span.file).expect("the file is there");
        let line = document.source.position(span.start).line;
        let text = document.text()[span.range()].lines().next().unwrap_or_default();
        format!("{}:{line} {text}", document.path())
    }
}

/// A small plan in two files to ask about.
pub(crate) const PLAN: &str = r#"//- plan.plan
import "posts.plan"
plan care "Faster care" {
  period 2026-04 to 2029-03
  sponsor minister
  fiscal_year starts april
  term autumn_2026 2026-09-01 to 2026-12-18
}
priority ae "Emergency care" {
  owner minister
  outcome "Patients are seen within four hours."
  metric within_4h "Seen within four hours" {
    unit percent
    better higher
    definition "Attendances that end within four hours of arrival."
    source "Hospital returns"
    baseline 78.4% at 2026-03
    target 92% by 2028-12
    trajectory { shape linear; 2026-Q4 81%; 2027-12 87%; 2028-12 92% }
  }
  action streaming "Streaming at the door" {
    owner director
    period 2026-06 to 2027-03
    raises within_4h by 4 points over 2026-10 to 2027-06
    milestone pilot "Ten pilot sites live" by 2026-09-30 owner director
    milestone rollout "All sites live" by 2027-03-31 after pilot
  }
}
routine stocktake "Stocktake" { every 2 months on first tuesday; chair minister; reviews ae, streaming.pilot; output "Decisions" }
//- posts.plan
post minister "Minister for health"
post director "Director of access"
"#;
