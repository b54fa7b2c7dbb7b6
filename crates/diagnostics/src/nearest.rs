//! "Did you mean …?": one way to find the word that was meant.

use crate::{Fix, Span};

/// The candidate that `word` was most likely meant to be, if one is near enough.
///
/// Near enough is one slip for every three letters (swapped neighbours count as one), at least one; case and the
/// difference between `-` and `_` do not count. Of equally near ones the first stands.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = folded(word);
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        .into_iter()
        // Every letter too many or too few is a slip. Letters change their number with their case in few scripts only.
        .filter(|candidate| !candidate.is_ascii() || candidate.len().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::osa_distance(&word, &folded(candidate)), candidate))
        .filter(|&(distance, candidate)| distance <= allowed && distance < candidate.chars().count())
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

/// The sentence that offers the nearest candidate, if there is one.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, candidates).map(|candidate| format!("Did you mean `{candidate}`?"))
}

/// The candidate that was most likely meant by the `word` at `span`, with the fix that writes it: safe where no other
/// candidate is as near, so that there is no doubt; else a suggestion.
pub fn rewrite<'a>(
    word: &str,
    span: Span,
    candidates: impl Iterator<Item = &'a str> + Clone,
) -> Option<(&'a str, Fix)> {
    let meant = nearest(word, candidates.clone())?;
    let slips = |candidate: &str| strsim::osa_distance(&folded(word), &folded(candidate));
    let doubt = candidates.into_iter().any(|other| other != meant && slips(other) <= slips(meant));
    let title = format!("write `{meant}`");
    Some((meant, if doubt { Fix::suggested(title, span, meant) } else { Fix::safe(title, span, meant) }))
}

fn folded(word: &str) -> String {
    word.to_lowercase().replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{FileId, Safety};

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let words = ["owner", "outcome", "metric", "milestone"];
        assert_eq!(nearest("ownr", words), Some("owner"));
        assert_eq!(nearest("OWNER", words), Some("owner"));
        assert_eq!(nearest("mielstone", words), Some("milestone"));
        assert_eq!(nearest("budget", words), None);
        assert_eq!(nearest("x", ["y"]), None);
    }

    #[test]
    fn a_fix_is_safe_only_without_doubt() {
        let span = Span::new(FileId(0), 0, 4);
        let safety =
            |word, words: &[&'static str]| rewrite(word, span, words.iter().copied()).map(|(_, fix)| fix.safety);
        assert_eq!(safety("ownr", &["owner", "outcome"]), Some(Safety::Safe));
        assert_eq!(safety("lover", &["lower", "cover"]), Some(Safety::Suggested));
        assert_eq!(safety("budget", &["owner"]), None);
    }
}
