//! How something is rated: as it was computed, with its reasons, beside what people judged.

use milepost_locale::{capital, say};
use milepost_plan::trajectory::is_goal;
use milepost_plan::{ItemId, Node};
use milepost_tracking::Standing;
use milepost_tracking::rating::{Cause, Colour, Judged, Reason, State as Rated};

use super::scribe::Scribe;
use super::words;
use crate::view::{Cell, Part, Prose, Rating, State, Text, Tone};

/// A rating, or why there is none.
pub(crate) fn state(scribe: &Scribe<'_>, rated: &Rated) -> State {
    match rated {
        Rated::Rated(colour) => words::state(&scribe.locale, colour.word()),
        other => {
            let text = scribe.locale.text(&format!("state-{}", other.word()));
            State { tone: Tone::Plain, letters: String::new(), text }
        }
    }
}

/// A reason of a rating as a sentence.
pub(crate) fn sentence(scribe: &Scribe<'_>, reason: &Reason) -> String {
    scribe.locale.sentence(&capital(&reason.said(&scribe.locale)))
}

/// What a rating is about, with its reason as a sentence.
pub(crate) fn said(scribe: &Scribe<'_>, about: Node<'_>, reason: &Reason) -> Text {
    scribe.labelled(scribe.link(about), scribe.locale.sentence(&reason.said(&scribe.locale)))
}

/// How a priority is rated: as computed, then as people judged it.
pub(crate) fn ratings(scribe: &Scribe<'_>, standing: &Standing<'_>) -> Vec<Rating> {
    let computed = Rating {
        label: say!(scribe.locale, "rating-as-computed"),
        state: state(scribe, &standing.rating.state),
        note: String::new(),
    };
    let judged = judged(scribe, standing).map(|judged| {
        let before = judged.before.map(|(_, colour)| scribe.locale.word(colour.word()));
        let before = before.map(|colour| format!("{} · ", say!(scribe.locale, "was-rated", colour = colour)));
        let note = before.unwrap_or_default() + &scribe.locale.day(judged.date);
        Rating {
            label: scribe.locale.text(label_judged(judged)),
            state: words::state(&scribe.locale, judged.colour.word()),
            note,
        }
    });
    std::iter::once(computed).chain(judged).collect()
}

/// What keeps a priority from being better; what speaks for it where nothing does.
pub(crate) fn weighty<'a, 'b>(standing: &'b Standing<'a>) -> impl Iterator<Item = &'b Cause<'a>> {
    let worst = standing.rating.state.colour().unwrap_or(Colour::Green);
    standing.rating.causes.iter().filter(move |cause| worst == Colour::Green || cause.colour < Colour::Green)
}

/// Why a priority is rated as it is: the weightiest first, each with its own rating.
pub(crate) fn reasons<'a>(scribe: &Scribe<'a>, standing: &Standing<'a>) -> Vec<Text> {
    let cause = |cause: &Cause<'a>| {
        let letters = cause.own.map(|own| Text::strong(format!("{} ", words::letters(&scribe.locale, own))));
        let letters = letters.unwrap_or_default();
        if scribe.shown(cause.node) {
            letters.and(said(scribe, cause.node, &cause.reason))
        } else {
            letters.and(say!(scribe.locale, "something-that-is-not-public"))
        }
    };
    let mut reasons: Vec<(Option<ItemId>, Text)> =
        weighty(standing).map(|about| (Some(about.node.id), cause(about))).collect();
    let metrics = || standing.metrics.iter().filter(|rating| rating.part.is_none() && scribe.shown(rating.metric));
    if standing.rating.state.colour().is_none() {
        let silent = metrics().filter(|rating| is_goal(rating.metric)).filter_map(|rating| match &rating.state {
            Rated::NotComparable(why) => Some((Some(rating.metric.id), said(scribe, rating.metric, why))),
            Rated::NotDue => Some((Some(rating.metric.id), said(scribe, rating.metric, rating.reasons.first()?))),
            Rated::NotMeasured | Rated::Rated(_) => None,
        });
        let before = reasons.len();
        reasons.extend(silent);
        if let Rated::NotComparable(why) = &standing.rating.state
            && reasons.len() == before
        {
            reasons.push((None, sentence(scribe, why).into()));
        }
        // Who sees red beside a priority without a rating must read why that is so.
        let bad = metrics().filter(|rating| !is_goal(rating.metric)).filter_map(|rating| {
            let colour = rating.state.colour().filter(|colour| *colour <= Colour::AmberRed)?;
            let reason = rating.reasons.first()?.said(&scribe.locale);
            let reason = scribe.locale.sentence(&say!(scribe.locale, "reason-does-not-count", reason = reason));
            let letters = Text::strong(format!("{} ", words::letters(&scribe.locale, colour)));
            Some((Some(rating.metric.id), letters.and(scribe.labelled(scribe.link(rating.metric), reason))))
        });
        reasons.extend(bad);
    }
    // What is said of one thing stands together, where the weightiest of it stands.
    let order: Vec<Option<ItemId>> = reasons.iter().map(|(of, _)| *of).collect();
    reasons.sort_by_key(|(of, _)| order.iter().position(|other| other == of));
    reasons.into_iter().map(|(_, text)| text).collect()
}

/// Texts of which `shown` stand there at least, and the others where there is room; none where there are none. To say that
/// there is one more takes its room.
pub(crate) fn long_list(scribe: &Scribe<'_>, items: Vec<Text>, shown: usize) -> Option<Part> {
    if items.len() <= shown + 1 {
        return (!items.is_empty()).then_some(Part::List { items, ordered: false });
    }
    let more = (2..=items.len() - shown).map(|more| and_more(scribe, more)).collect();
    Some(Part::LongList { items, shown, more })
}

fn and_more(scribe: &Scribe<'_>, more: usize) -> String {
    scribe.locale.sentence(&capital(&say!(scribe.locale, "and-more", number = more)))
}

/// How many of `all` rows are shown where there is room for `most`, and the row that says how many more there are. To say
/// that there is one more takes its room.
pub(crate) fn shown(scribe: &Scribe<'_>, all: usize, most: usize) -> (usize, Option<Vec<Cell>>) {
    match all.saturating_sub(most) {
        0 | 1 => (all, None),
        more => (most, Some(vec![and_more(scribe, more).into(), Cell::default(), Cell::default()])),
    }
}

/// At most so many of some texts, and how many more there are.
pub(crate) fn cut(scribe: &Scribe<'_>, mut texts: Vec<Text>, most: usize) -> Vec<Text> {
    let more = cut_off(scribe, &mut texts, most);
    texts.extend(more);
    texts
}

/// Leaves so many of some texts, and gives how many more there are. To say that there is one more takes its room.
pub(crate) fn cut_off(scribe: &Scribe<'_>, texts: &mut Vec<Text>, most: usize) -> Option<Text> {
    let more = Some(texts.len().saturating_sub(most)).filter(|more| *more > 1)?;
    texts.truncate(most);
    Some(and_more(scribe, more).into())
}

/// What people judged, as far as it may be seen.
pub(crate) fn judged<'a, 'b>(scribe: &Scribe<'a>, standing: &'b Standing<'a>) -> Option<&'b Judged<'a>> {
    standing.rating.judged.as_ref().filter(|judged| scribe.shown(judged.assessment))
}

/// What was put in place of the computed rating is not the likelihood that the same assessment states.
fn label_judged(judged: &Judged<'_>) -> &'static str {
    if judged.overrides { "rating-as-judged" } else { "likelihood-of-delivery-as-judged" }
}

/// Why people judged as they did, and whether that flatters.
pub(crate) fn why_judged<'a>(scribe: &Scribe<'a>, standing: &Standing<'a>) -> Prose {
    let Some(judged) = judged(scribe, standing) else { return Prose::default() };
    let likelihood = scribe.entry_of(judged.assessment, "likelihood").filter(|_| !judged.overrides);
    let likelihood = likelihood.map(|entry| scribe.line_without(entry, "rating")).unwrap_or_default();
    let because = || judged.because.map_or_else(|| scribe.prose(judged.assessment, "because"), Prose::new);
    let mut prose = if likelihood.is_empty() { because() } else { likelihood.into() };
    if let Some(first) = prose.0.first_mut() {
        let rating = scribe.locale.word(judged.colour.word());
        let label = scribe.locale.text(label_judged(judged));
        let label = say!(scribe.locale, "judged-on", label = label, when = judged.date, rating = rating);
        first.text = scribe.labelled(label.into(), std::mem::take(&mut first.text));
    }
    if standing.rating.is_flattered() {
        prose.0.extend(Prose::from(Text::from(say!(scribe.locale, "judged-too-good"))).0);
    }
    prose
}
