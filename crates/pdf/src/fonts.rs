//! The fonts inside the program: Latin, Greek, Cyrillic and Arabic, and one for what is written letter by letter. Their licences lie beside them.

use std::sync::LazyLock;

use typst::Library;
use typst::foundations::{Array, Bytes, IntoValue};
use typst::text::{Font, FontBook, FontInfo};
use typst::utils::LazyHash;

/// The fonts of text, in the order in which a letter is looked for; templates call them `sans`.
pub(crate) const OF_TEXT: [&str; 2] = ["Source Sans 3", "IBM Plex Sans Arabic"];
/// Those of charts, as a style sheet says them.
pub(crate) const OF_CHARTS: &str = "\"Charts\", \"IBM Plex Sans Arabic\"";
const CHARTS: &str = "Charts";

const SANS: [&[u8]; 2] =
    [include_bytes!("../fonts/SourceSans3-Regular.ttf"), include_bytes!("../fonts/SourceSans3-SemiBold.ttf")];
const OTHERS: &[&[u8]] = &[
    include_bytes!("../fonts/SourceSans3-Italic.ttf"),
    include_bytes!("../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../fonts/SourceSerif4-SemiBold.ttf"),
    include_bytes!("../fonts/SourceCodePro-Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSansArabic-Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSansArabic-SemiBold.ttf"),
];

/// Lets templates name the fonts of text.
pub(crate) fn prepare(library: &mut Library) {
    library.global.scope_mut().define("sans", OF_TEXT.into_iter().map(IntoValue::into_value).collect::<Array>());
}

/// The fonts with the book in which typst looks them up.
pub(crate) struct Fonts {
    pub book: LazyHash<FontBook>,
    pub fonts: Vec<Font>,
}

pub(crate) static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let mut fonts: Vec<_> = SANS.iter().chain(OTHERS).flat_map(|file| Font::iter(Bytes::new(*file))).collect();
    let mut book = FontBook::from_fonts(&fonts);
    for font in SANS.iter().flat_map(|file| Font::iter(Bytes::new(without_substitutions(file)))) {
        book.push(FontInfo { family: CHARTS.to_owned(), ..font.info().clone() });
        fonts.push(font);
    }
    Fonts { book: LazyHash::new(book), fonts }
});

/// A font that replaces no letters by others, such as by small capitals. What reads a chart goes through all that a font
/// could replace for each of its texts, which takes longer than anything else there.
fn without_substitutions(file: &[u8]) -> Vec<u8> {
    /// Where a font says how many tables it has, and where their list begins, each by its name.
    const COUNT: usize = 4;
    const LIST: usize = 12;
    const ENTRY: usize = 16;
    let mut font = file.to_vec();
    let count = u16::from_be_bytes([font[COUNT], font[COUNT + 1]]);
    let mut tables = font[LIST..].chunks_exact_mut(ENTRY).take(count.into());
    if let Some(table) = tables.find(|table| table.starts_with(b"GSUB")) {
        // No table is called so, and the list stays in its order.
        table[..4].copy_from_slice(b"GSUA");
    }
    font
}

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
    use typst::layout::Abs;
    use typst::text::{FontVariant, FontVariations};

    use super::*;

    #[test]
    fn latin_greek_cyrillic_and_arabic_can_be_written() {
        let letters = "AZaz09àçœŁżőğışñßÆø αωΑΩάήώ абвЖЯёіїє ابتثجحخدذرزسشصضطظعغفقكلمنهوي ءآأإؤئةى ٠١٢٣٩٪،؛؟ گچپژک “”‘’«»…—–·→↑↓−≤≥×□";
        assert_eq!(letters.chars().filter(|letter| !FONTS.have(*letter)).collect::<String>(), "");
    }

    #[test]
    fn each_family_has_the_weights_that_are_used() {
        let families: Vec<_> = FONTS.book.families().map(|(name, fonts)| (name.to_owned(), fonts.count())).collect();
        let expected = [
            (CHARTS, 2),
            ("IBM Plex Sans Arabic", 2),
            ("Source Code Pro", 1),
            ("Source Sans 3", 3),
            ("Source Serif 4", 2),
        ];
        assert_eq!(families, expected.map(|(name, count)| (name.to_owned(), count)));
    }

    #[test]
    fn the_font_of_charts_is_the_same_but_for_what_replaces_letters() {
        let font = |file: Vec<u8>| {
            let font = Font::iter(Bytes::new(file)).next().expect("a font");
            font.instantiate(FontVariant::default(), Abs::pt(10.0), &FontVariations::default())
        };
        for sans in SANS {
            let (sans, charts) = (font(sans.to_vec()), font(without_substitutions(sans)));
            let (sans, charts) = (sans.ttf(), charts.ttf());
            assert!(sans.tables().gsub.is_some() && charts.tables().gsub.is_none());
            assert!(charts.tables().gpos.is_some());
            assert_eq!(charts.glyph_index('é'), sans.glyph_index('é'));
        }
    }
}
