//! The documents of a plan as it lies on the disk: what `build` writes and `serve` shows.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;
use milepost_diagnostics::{Diagnostic, Severity};
use milepost_documents::{Audience, BACKENDS, Backend, Order, Output, Theme};
use milepost_locale::Locale;
use milepost_plan::{Loaded, Plan};
use milepost_tracking::{Files, languages};

use crate::disk;
use crate::judging::Judging;
use crate::questions::questions;

/// The file beside a plan that says how its documents look.
const THEME: &str = "theme.toml";
/// More than this is read of no picture; what is too large is said by the theme.
const MOST_BYTES: u64 = 1024 * 1024;

/// What the backend for PDF is called, whether or not it is there.
pub(crate) const PDF: &str = "pdf";
#[cfg(feature = "pdf")]
const PRESS: Option<Press> = Some(milepost_pdf::pdf);
#[cfg(not(feature = "pdf"))]
const PRESS: Option<Press> = None;
/// Makes the PDF of a plan, or says what is in the way.
pub(crate) type Press = fn(&Plan, &Order<'_>) -> Result<Vec<Output>, String>;
/// What is said where PDF is asked for and not there.
const WITHOUT_PDF: &str = "PDF is not in this `milepost`: it takes much longer to build. Run the same with `cargo run --profile pdf -p milepost-cli --features pdf -- build …`";

/// The backends called by the names of `only`, and the press for PDF; all of them where it names none.
///
/// # Errors
/// One line that says how to get PDF, where it is asked for and was left out when the program was built.
pub(crate) fn backends(only: &[String]) -> Result<(Vec<&'static Backend>, Option<Press>), String> {
    if PRESS.is_none() && only.iter().any(|name| name == PDF) {
        return Err(WITHOUT_PDF.to_owned());
    }
    let is_wanted = |wanted: &str| only.is_empty() || only.iter().any(|name| name == wanted);
    let backends = BACKENDS.iter().filter(|backend| is_wanted(backend.name)).collect();
    Ok((backends, PRESS.filter(|_| is_wanted(PDF))))
}

/// For whom documents are made, and how they look.
#[derive(Args)]
pub(crate) struct Wishes {
    /// Leave out what the plan marks as internal.
    #[arg(long)]
    public: bool,
    /// Write the documents in another language of the plan: `fr`, `ar`; without it in the one that leads.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The file with the colours and the logo of the office; without it `theme.toml` beside the plan, where it is there.
    #[arg(long, value_name = "FILE")]
    theme: Option<PathBuf>,
    #[command(flatten)]
    judging: Judging,
}

/// What was made of a plan.
pub(crate) struct Made {
    /// The files; none where the plan has errors.
    pub outputs: Vec<Output>,
    /// The plan with all its findings.
    pub loaded: Loaded,
}

impl Made {
    /// Whether the plan has errors, of which no documents are made.
    pub(crate) fn has_errors(&self) -> bool {
        self.loaded.diagnostics.iter().any(|finding| finding.severity == Severity::Error)
    }
}

impl Wishes {
    /// Makes the files that `backends` make of the plan at `path`; `begun` hears what is made next.
    ///
    /// # Errors
    /// One line that says why there is no plan to read, or what is wrong with the theme or the period.
    pub(crate) fn make(
        &self,
        path: &Path,
        backends: &[&Backend],
        press: Option<Press>,
        period: Option<&str>,
        mut begun: impl FnMut(&'static str),
    ) -> Result<Made, String> {
        let (mut loaded, files) = disk::load(path)?;
        let options = self.judging.options();
        loaded.diagnostics.extend(milepost_checks::check(&loaded.plan, &options));
        loaded.diagnostics.sort_by_key(Diagnostic::order);
        let mut made = Made { outputs: Vec::new(), loaded };
        if made.has_errors() {
            return Ok(made);
        }
        let theme = self.theme(path)?;
        let language = self.language.as_deref().map(|tag| language(&made.loaded.plan, tag)).transpose()?;
        let translated = language.map(|tag| made.loaded.plan.in_language(&tag));
        let plan = translated.as_ref().unwrap_or(&made.loaded.plan);
        // What is wrong in the data is said by `milepost status`: documents show what can be used.
        let (observations, _) = milepost_tracking::load(plan, &files);
        if let Some(period) = period {
            milepost_tracking::asked_about(plan, period)?;
        }
        // What is still to be written is for those who write the plan.
        let locale = Locale::of_plan(plan);
        let questions = || if self.public { Vec::new() } else { questions(plan, &options, &observations, &locale) };
        let order = Order {
            audience: if self.public { Audience::Public } else { Audience::Unit },
            questions: &questions,
            finding: &|code| milepost_checks::entry(code).map(|entry| (entry.code, entry.summary)),
            language: Some(&locale),
            theme: theme.as_ref(),
            period,
            ..Order::new(options.as_of, &observations)
        };
        let mut outputs = Vec::new();
        for backend in backends {
            begun(backend.makes);
            outputs.extend((backend.make)(plan, &order));
        }
        if let Some(press) = press {
            outputs.extend(press(plan, &order)?);
        }
        made.outputs = outputs;
        Ok(made)
    }

    /// The file of the theme, where it is named.
    pub(crate) fn theme_file(&self) -> Option<&Path> {
        self.theme.as_deref()
    }

    fn theme(&self, path: &Path) -> Result<Option<Theme>, String> {
        let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new(".")) };
        let beside = folder.join(THEME);
        let file = match &self.theme {
            Some(file) => file.clone(),
            None if beside.is_file() => beside,
            None => return Ok(None),
        };
        let text = disk::read(&file)?;
        let near = file.parent().unwrap_or(Path::new(".")).to_owned();
        let open = |name: &str| picture(&near, name);
        let theme = Theme::read(&text, open).map_err(|why| format!("`{}`: {why}", file.display()))?;
        Ok(Some(theme))
    }
}

/// The language `tag` of a plan, as the plan writes it.
fn language(plan: &Plan, tag: &str) -> Result<String, String> {
    let known = languages(plan);
    if let Some(known) = known.iter().find(|known| known.eq_ignore_ascii_case(tag)) {
        return Ok((*known).to_owned());
    }
    let named = |tag: &&str| format!("`{tag}` ({})", Locale::of(tag).name());
    let there = match known.as_slice() {
        [only] => format!("its only language is {}", named(only)),
        several => format!("its languages are {}", several.iter().map(named).collect::<Vec<_>>().join(", ")),
    };
    let more = known.iter().chain([&tag]).copied().collect::<Vec<_>>().join(", ");
    Err(format!(
        "the plan is not written in `{tag}`; {there}. To add one, write in the entry `plan`: `language {more}`"
    ))
}

/// The bytes of the picture at `path`, from `folder` and never out of it.
fn picture(folder: &Path, path: &str) -> Result<Vec<u8>, String> {
    let folder = disk::beside(folder);
    let named = |why: &str| format!("the logo `{path}`: {why}");
    let file = folder.open(path).map_err(|why| named(&why))?.ok_or_else(|| named("there is no such file"))?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes).map_err(|error| named(&error.to_string()))?;
    Ok(bytes)
}
