//! What stays on its line: a number with what it counts, a day with its year, a sign with the word before it, and words
//! whose hyphen joins little. The same in every backend.

use std::borrow::Cow;

/// A space at which no line ends.
pub(crate) const NO_BREAK: char = '\u{a0}';
/// What stands after a hyphen at which no line ends.
pub(crate) const JOINT: char = '\u{2060}';
/// What stays together has no more letters: a narrow column must be able to break.
pub(crate) const LONGEST: usize = 22;
/// A longer word goes on the next line.
const LONGEST_WORD: usize = 10;
/// What follows a hyphen and is no longer stays with it: `amber-red`, `sont-ils`.
const SHORT: usize = 4;
/// A state of no more letters stays whole.
const LONGEST_STATE: usize = 24;
/// What stands in a cell stays whole where it is no longer: `d’ici à sept. 2028`.
const LONGEST_IN_CELL: usize = 18;

/// A text whose lines end where a reader would end them.
pub fn kept(text: &str) -> Cow<'_, str> {
    if breaks_anywhere(text) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    // How many letters stay together up to here.
    let mut since = 0;
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        push_joined(word, &mut out);
        since += seen(word).count();
        let Some(next) = words.peek() else { break };
        let together = is_sign(next) || word.ends_with('«') || {
            let fits = since + 1 + seen(next).count() <= LONGEST;
            fits && (is_number(word) && !is_year(word) && is_short_word(next) || is_short_word(word) && is_year(next))
        };
        out.push(if together { NO_BREAK } else { ' ' });
        since = if together { since + 1 } else { 0 };
    }
    out.into()
}

/// Whether a text is one word, or words without figures and signs, as most are: between them every line may end.
fn breaks_anywhere(text: &str) -> bool {
    let mut bytes = text.bytes().peekable();
    let (mut one_word, mut figures) = (true, false);
    while let Some(byte) = bytes.next() {
        match byte {
            b'-' | 0x80.. => return false,
            b' ' if !bytes.peek().is_some_and(u8::is_ascii_alphanumeric) => return false,
            b' ' => one_word = false,
            b'0'..=b'9' => figures = true,
            _ => {}
        }
    }
    one_word || !figures
}

/// A state that stays whole where it is short.
pub fn kept_state(text: &str) -> String {
    whole(text, LONGEST_STATE)
}

/// What stands in a cell of a table, whole where it is short.
pub(crate) fn kept_in_cell(text: &str) -> String {
    whole(text, LONGEST_IN_CELL)
}

/// A text that stays whole where it has no more than so many letters.
fn whole(text: &str, longest: usize) -> String {
    if seen(text).count() > longest {
        return kept(text).into_owned();
    }
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        out.push(if letter == ' ' { NO_BREAK } else { letter });
        if letter == '-' {
            out.push(JOINT);
        }
        out
    })
}

/// The parts of a text between which a line may end.
pub fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| letter.is_whitespace() && !matches!(letter, NO_BREAK | '\u{202f}'))
}

/// The letters that are seen, without the marks that steer their direction.
pub fn seen(text: &str) -> impl Iterator<Item = char> {
    let unseen = |letter: &char| matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
    text.chars().filter(move |letter| !unseen(letter))
}

/// Adds a word; a hyphen holds what is short.
fn push_joined(word: &str, out: &mut String) {
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('-') {
        out.push_str(before);
        out.push('-');
        let letters = after.chars().take_while(|letter| letter.is_alphabetic()).count();
        if before.ends_with(char::is_alphabetic) && (1..=SHORT).contains(&letters) {
            out.push(JOINT);
        }
        rest = after;
    }
    out.push_str(rest);
}

/// A sign that belongs to the word before it, alone or before a full stop.
fn is_sign(word: &str) -> bool {
    !word.is_empty()
        && seen(word).all(|letter| matches!(letter, '%' | '٪' | ':' | ';' | '?' | '!' | '»' | '·' | '.' | ',' | ')'))
}

fn is_number(word: &str) -> bool {
    // The first day of a month in French.
    let word = word.strip_suffix("er").filter(|day| day.ends_with(char::is_numeric)).unwrap_or(word);
    let word = seen(word).skip_while(|letter| matches!(letter, '(' | '“' | '«'));
    let (mut digits, mut others) = (false, false);
    for letter in word {
        digits |= letter.is_numeric();
        others |= !letter.is_numeric()
            && !matches!(letter, '.' | ',' | '٫' | '٬' | '%' | '٪' | '+' | '−' | '-' | NO_BREAK | '\u{202f}');
    }
    digits && !others
}

fn is_year(word: &str) -> bool {
    let mut digits = seen(word).take_while(|letter| letter.is_numeric());
    let begins = matches!(digits.next(), Some('1' | '2' | '١' | '٢'));
    let ends =
        seen(word).skip(4).all(|letter| letter.is_ascii_punctuation() && letter != '%' || matches!(letter, '،' | '؛'));
    begins && digits.count() == 3 && ends
}

fn is_short_word(word: &str) -> bool {
    let mut letters = seen(word).skip_while(|letter| matches!(letter, '(' | '“' | '«'));
    letters.next().is_some_and(char::is_alphabetic) && seen(word).count() <= LONGEST_WORD
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        text.replace(NO_BREAK, "~").replace(JOINT, "=")
    }

    #[test]
    fn a_number_stays_with_what_it_counts_and_a_day_with_its_year() {
        let kept = |text: &str| shown(&kept(text));
        assert_eq!(kept("by 18 Sept 2018, 212 days ago"), "by 18~Sept~2018, 212~days ago");
        assert_eq!(kept("d’ici au 1er juil. 2028"), "d’ici au 1er~juil.~2028");
        assert_eq!(kept("d’ici mars 2023"), "d’ici mars~2023");
        assert_eq!(kept("\u{2068}30\u{2069} سبتمبر 2022"), "\u{2068}30\u{2069}~سبتمبر~2022");
        assert_eq!(kept("In 2028 pupils read"), "In~2028 pupils read");
        assert_eq!(kept("1 2 3 by 4"), "1 2 3~by 4");
        assert_eq!(kept("12 intergovernmentalists"), "12 intergovernmentalists");
    }

    #[test]
    fn a_sign_stays_with_the_word_before_it() {
        let kept = |text: &str| shown(&kept(text));
        assert_eq!(kept("40,12 %. Vrai ? « Oui »"), "40,12~%. Vrai~? «~Oui~»");
        assert_eq!(kept("Owner · Source : a"), "Owner~· Source~: a");
    }

    #[test]
    fn a_hyphen_keeps_what_is_short() {
        let kept = |text: &str| shown(&kept(text));
        assert_eq!(kept("comment sont-ils, a-t-on"), "comment sont-=ils, a-=t-=on");
        assert_eq!(kept("long-running FY2024-25"), "long-running FY2024-25");
    }

    #[test]
    fn a_short_state_stays_whole() {
        assert_eq!(shown(&kept_state("orange-rouge")), "orange-=rouge");
        assert_eq!(shown(&kept_state("not known yet")), "not~known~yet");
        assert_eq!(shown(&kept_state("forecast for the end of the year")), "forecast for the end of the year");
        assert_eq!(shown(&kept_in_cell("d’ici à sept. 2028")), "d’ici~à~sept.~2028");
        assert_eq!(shown(&kept_in_cell("d’ici au 31 mars 2028")), "d’ici au 31~mars~2028");
    }

    #[test]
    fn a_text_breaks_between_its_parts() {
        assert_eq!(parts(&kept("by 3 May 2020")).collect::<Vec<_>>(), ["by", "3\u{a0}May\u{a0}2020"]);
    }
}
