//! Ten thousand random edits: what is known after them is what a fresh reading of the texts would know.

use milepost_ide::{Analysis, Host, complete, diagnostics, folds, hints, symbols, tokens};

use crate::fixture::today;

const STEPS: usize = 10_000;
/// After how many edits the findings are asked for, so that what was known is taken over or read anew.
const ASKED: usize = 10;
/// After how many edits everything is compared.
const COMPARED: usize = 100;

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % end.max(1) as u64).expect("it is below a length")
    }
}

const PATHS: [&str; 4] = ["care/plan.plan", "care/posts.plan", "care/more.plan", "other/plan.plan"];

const START: [&str; 4] = [
    "import \"posts.plan\"\nimport \"more.plan\"\nplan care \"Care\" {\n  period 2026-04 to 2029-03\n  sponsor chief\n}\n",
    "post chief \"Chief\"\npost lead \"Lead\"\n",
    "priority p \"P\" {\n  owner lead\n  metric m \"M\" {\n    unit percent\n    better higher\n    baseline 70% at 2026-03\n    target 90% by 2028-12\n  }\n}\n",
    "plan other { period 2026 }\npost x\n",
];

const PIECES: [&str; 24] = [
    "\n",
    " ",
    "{",
    "}",
    "\"",
    "\"\"\"",
    "post q \"Q\"\n",
    "owner lead\n",
    "owner chief",
    "import \"more.plan\"\n",
    "import \"gone.plan\"\n",
    "é",
    "😀",
    "// note\n",
    "2026-13",
    "82%",
    "milestone s \"S\" by 2027-01-31\n",
    "action a \"A\" { raises m by 4 points }\n",
    "p",
    "m",
    ",",
    ";",
    "plan again\n",
    "\r\n",
];

/// Everything that can be said about the findings.
fn findings(analysis: &Analysis) -> Vec<String> {
    let found = diagnostics(analysis)
        .into_iter()
        .filter_map(|(file, found)| Some((analysis.document(file)?.path().to_owned(), found)));
    let mut shown: Vec<_> = found
        .flat_map(|(path, found)| {
            found.into_iter().map(move |found| {
                let places = found.related.iter().map(|label| label.span.range()).collect::<Vec<_>>();
                format!("{path} {} {:?} {} {places:?}", found.entry.code, found.primary.span.range(), found.message)
            })
        })
        .collect();
    shown.sort();
    shown
}

/// What else an editor asks of the text at `path`.
fn asked(analysis: &Analysis, path: &str, offset: usize) -> String {
    let Some(document) = analysis.at(path) else { return String::new() };
    let (file, offset) = (document.id, u32::try_from(offset).expect("short"));
    let labels: Vec<_> = complete(analysis, file, offset).0.into_iter().map(|found| found.label).collect();
    let kinds: Vec<_> = tokens(analysis, file).into_iter().map(|token| (token.span.range(), token.kind)).collect();
    let names: Vec<_> = symbols(analysis, file).into_iter().map(|symbol| symbol.detail).collect();
    let folded: Vec<_> = folds(analysis, file).into_iter().map(|(span, kind)| (span.range(), kind)).collect();
    let hinted: Vec<_> = hints(analysis, file, 0..u32::MAX).into_iter().map(|hint| (hint.offset, hint.label)).collect();
    format!("{labels:?}\n{kinds:?}\n{names:?}\n{folded:?}\n{hinted:?}")
}

#[test]
fn the_state_after_many_edits_is_that_of_a_fresh_start() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let mut texts: Vec<Option<String>> = START.iter().map(|text| Some((*text).to_owned())).collect();
    let mut host = Host::new(today());
    for (path, text) in PATHS.iter().zip(&texts) {
        host.set(path, text.clone().expect("all begin with a text"));
    }
    for step in 0..STEPS {
        let at = dice.below(PATHS.len());
        match (&mut texts[at], dice.below(400)) {
            (text @ Some(_), 0) => {
                *text = None;
                host.remove(PATHS[at]);
            }
            (text @ Some(_), 1..=3) | (text @ None, _) => {
                *text = Some(START[at].to_owned());
                host.set(PATHS[at], START[at]);
            }
            (Some(text), _) => {
                let from = text.floor_char_boundary(dice.below(text.len() + 1));
                let until = text.floor_char_boundary((from + dice.below(6)).min(text.len())).max(from);
                let grown = text.len() > 800;
                let piece = if grown { "" } else { PIECES[dice.below(PIECES.len())] };
                text.replace_range(from..if dice.below(2) == 0 || grown { until } else { from }, piece);
                host.set(PATHS[at], text.as_str());
            }
        }
        let analysis = host.analysis();
        if step % ASKED == 0 {
            analysis.plans();
        }
        if step % COMPARED != 0 {
            continue;
        }
        let mut fresh = Host::new(today());
        for (path, text) in PATHS.iter().zip(&texts) {
            if let Some(text) = text {
                fresh.set(path, text.as_str());
            }
        }
        let fresh = fresh.analysis();
        assert_eq!(findings(&analysis), findings(&fresh), "step {step}");
        let offset = texts[at].as_ref().map_or(0, |text| text.floor_char_boundary(dice.below(text.len() + 1)));
        assert_eq!(asked(&analysis, PATHS[at], offset), asked(&fresh, PATHS[at], offset), "step {step}");
    }
}
