//! The fonts inside the program: Latin, Greek, Cyrillic and Arabic, and one for what is written letter by letter. Their licences lie beside them.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts of charts, in the order in which a letter is looked for, as a style sheet says them.
pub(crate) const OF_CHARTS: &str = "\"Source Sans 3\", \"IBM Plex Sans Arabic\"";

const FILES: &[&[u8]] = &[
    include_bytes!("../fonts/SourceSans3-Regular.ttf"),
    include_bytes!("../fonts/SourceSans3-SemiBold.ttf"),
    include_bytes!("../fonts/SourceSans3-Italic.ttf"),
    include_bytes!("../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../fonts/SourceSerif4-SemiBold.ttf"),
    include_bytes!("../fonts/SourceCodePro-Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSansArabic-Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSansArabic-SemiBold.ttf"),
];

/// The fonts with the book in which typst looks them up.
pub(crate) struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let fonts: Vec<_> = FILES.iter().flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

impl Fonts {
    /// Whether some font has the letter.
    pub(crate) fn have(&self, letter: char) -> bool {
        self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(letter)))
    }

    /// Whether the letter stands in every face that is looked into first, or in the one for Arabic.
    pub(crate) fn all_have(&self, letter: char) -> bool {
        let (first, others): (Vec<_>, Vec<_>) =
            self.fonts.iter().partition(|font| font.info().family.starts_with("Source"));
        let has = |font: &&Font| font.info().coverage.contains(u32::from(letter));
        first.iter().all(has) || others.iter().any(has)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_greek_cyrillic_and_arabic_can_be_written() {
        let letters = "AZaz09àçœŁżőğışñßÆø αωΑΩάήώ абвЖЯёіїє ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأإؤئةى ٠١٢٣٩٪،؛؟ گچپژک “”‘’«»…—–·→↑↓−≤≥×□";
        assert_eq!(letters.chars().filter(|letter| !FONTS.have(*letter)).collect::<String>(), "");
    }

    #[test]
    fn each_family_has_the_weights_that_are_used() {
        let families: Vec<_> = FONTS.book.families().map(|(name, fonts)| (name.to_owned(), fonts.count())).collect();
        let expected =
            [("IBM Plex Sans Arabic", 2), ("Source Code Pro", 1), ("Source Sans 3", 3), ("Source Serif 4", 2)];
        assert_eq!(families, expected.map(|(name, count)| (name.to_owned(), count)));
    }
}
