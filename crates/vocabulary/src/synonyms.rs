//! Words that people know from other plans, and the words of the language that say the same.

/// What people write, and the keywords that may be meant: the first one that can stand there is.
const SYNONYMS: &[(&str, &[&str])] = &[
    ("activity", &["task", "action"]),
    ("aim", &["aspiration", "goal"]),
    ("attendees", &["attends"]),
    ("chaired_by", &["chair"]),
    ("comment", &["note"]),
    ("date", &["by", "at", "due"]),
    ("deadline", &["by", "due"]),
    ("deliverable", &["milestone"]),
    ("depends_on", &["after"]),
    ("description", &["definition", "note"]),
    ("due", &["by"]),
    ("duration", &["length", "period"]),
    ("end", &["until", "ends", "by"]),
    ("impact", &["raises", "lowers"]),
    ("indicator", &["metric"]),
    ("initiative", &["action", "strategy"]),
    ("issue", &["obstacle"]),
    ("kpi", &["metric"]),
    ("lead", &["owner"]),
    ("leader", &["owner"]),
    ("max", &["at_most"]),
    ("maximum", &["at_most"]),
    ("measure", &["metric"]),
    ("meeting", &["routine"]),
    ("min", &["at_least"]),
    ("minimum", &["at_least"]),
    ("mitigated_by", &["mitigation"]),
    ("objective", &["goal"]),
    ("organization", &["organisation"]),
    ("participants", &["attends"]),
    ("project", &["action", "strategy"]),
    ("reason", &["because"]),
    ("reduces", &["lowers"]),
    ("remark", &["note"]),
    ("responsible_owner", &["owner"]),
    ("role", &["post"]),
    ("sro", &["owner"]),
    ("start", &["from", "period"]),
    ("status", &["state"]),
    ("until", &["by"]),
    ("vision", &["aspiration"]),
    ("workstream", &["strategy"]),
];

/// The keyword that most likely is meant by `word`, among those that can stand `there`.
pub fn meant_by(word: &str, mut there: impl FnMut(&str) -> bool) -> Option<&'static str> {
    let lower = word.to_lowercase();
    let (_, meant) = SYNONYMS.iter().find(|(written, _)| *written == lower)?;
    meant.iter().copied().find(|keyword| there(keyword))
}

#[cfg(test)]
mod tests {
    use super::SYNONYMS;
    use crate::constructs;

    #[test]
    fn every_meant_word_is_a_keyword_and_the_list_is_in_order() {
        let keywords: Vec<_> = constructs().into_iter().map(|construct| construct.keyword).collect();
        for (written, meant) in SYNONYMS {
            let unknown: Vec<_> = meant.iter().filter(|word| !keywords.contains(word)).collect();
            assert!(unknown.is_empty(), "{written}: {unknown:?}");
        }
        assert!(SYNONYMS.is_sorted_by_key(|(written, _)| *written));
    }
}
