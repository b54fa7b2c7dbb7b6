//! How something is rated: as it was computed, with its reasons, beside what people judged.

use milepost_tracking::Standing;
use milepost_tracking::rating::{Cause, Colour, Judged, State as Rated};

use super::scribe::Scribe;
use super::words;
use crate::view::{Prose, Rating, State, Text, Tone};

const COMPUTED: &str = "Rating, as computed";
const JUDGED: &str = "Likelihood of delivery, as judged";
const FLATTERED: &str = "Judged better than the figures say, and no reason is given.";
const NOT_PUBLIC: &str = "Something that is not public.";

/// A rating, or why there is none.
pub(crate) fn state(rated: &Rated) -> State {
    match rated {
        Rated::Rated(colour) => words::state(colour.word()),
        other => State { tone: Tone::Plain, letters: "", text: other.to_string() },
    }
}

/// A reason of a rating as a sentence.
pub(crate) fn sentence(reason: &str) -> String {
    let reason = words::capital(reason);
    if reason.ends_with(['.', '!', '?']) { reason } else { format!("{reason}.") }
}

/// How a priority is rated: as computed, then as people judged it.
pub(crate) fn ratings(scribe: &Scribe<'_>, standing: &Standing<'_>) -> Vec<Rating> {
    let computed = Rating { label: COMPUTED.to_owned(), state: state(&standing.rating.state), note: String::new() };
    let judged = judged(scribe, standing).map(|judged| {
        let before = judged.before.map(|(_, colour)| format!("was {colour} · ")).unwrap_or_default();
        let note = format!("{before}{}", words::day(judged.date));
        Rating { label: JUDGED.to_owned(), state: words::state(judged.colour.word()), note }
    });
    std::iter::once(computed).chain(judged).collect()
}

/// What keeps a priority from being better; what speaks for it where nothing does.
pub(crate) fn weighty<'a, 'b>(standing: &'b Standing<'a>) -> impl Iterator<Item = &'b Cause<'a>> {
    let worst = standing.rating.state.colour().unwrap_or(Colour::Green);
    standing.rating.causes.iter().filter(move |cause| worst == Colour::Green || cause.colour < Colour::Green)
}

/// Why a priority is rated as it is: the weightiest first, at most `most`.
pub(crate) fn reasons<'a>(scribe: &Scribe<'a>, standing: &Standing<'a>, most: usize) -> Vec<Text> {
    let cause = |cause: &Cause<'a>| {
        let letters = Text::strong(format!("{} ", cause.colour.letters()));
        if scribe.shown(cause.node) {
            letters.and(scribe.link(cause.node)).and(format!(": {}", cause.reason))
        } else {
            letters.and(NOT_PUBLIC)
        }
    };
    let mut reasons: Vec<Text> = weighty(standing).take(most).map(cause).collect();
    if let Rated::NotComparable(why) = &standing.rating.state {
        reasons.push(sentence(why).into());
    }
    reasons
}

/// What people judged, as far as it may be seen.
pub(crate) fn judged<'a, 'b>(scribe: &Scribe<'a>, standing: &'b Standing<'a>) -> Option<&'b Judged<'a>> {
    standing.rating.judged.as_ref().filter(|judged| scribe.shown(judged.assessment))
}

/// Why people judged as they did, and whether that flatters.
pub(crate) fn why_judged<'a>(scribe: &Scribe<'a>, standing: &Standing<'a>) -> Prose {
    let Some(judged) = judged(scribe, standing) else { return Prose::default() };
    let likelihood = scribe.entry_of(judged.assessment, "likelihood");
    let likelihood = likelihood.map(|entry| scribe.line_without(entry, "rating")).unwrap_or_default();
    let because = || judged.because.map_or_else(|| scribe.prose(judged.assessment, "because"), Prose::new);
    let mut prose = if likelihood.is_empty() { because() } else { likelihood.into() };
    if standing.rating.is_flattered() {
        prose.0.extend(Prose::from(Text::from(FLATTERED)).0);
    }
    prose
}
