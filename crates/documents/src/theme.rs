//! The look of an office: its colours, its logo and its paper, as a theme file says them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The paper by day and by night, on which the colours of a theme must be readable.
const PAPER: Colour = Colour([255, 255, 255]);
const DARK_PAPER: Colour = Colour([0x16, 0x1c, 0x22]);
/// The contrast that text needs: WCAG 2.2, success criterion 1.4.3.
const LEAST_CONTRAST: f64 = 4.5;
/// A larger logo would make every document heavy.
const LARGEST_LOGO: usize = 512 * 1024;

/// The look of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// The colour of links, headings and trajectories on white.
    pub accent: Option<Colour>,
    /// The same on dark paper.
    pub accent_dark: Option<Colour>,
    /// The logo on the cover.
    pub logo: Option<Logo>,
    /// The paper on which the office prints.
    pub paper: PaperSize,
}

/// The size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PaperSize {
    /// 210 by 297 mm.
    #[default]
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

/// A picture with the words that stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// What is in its file.
    pub bytes: Vec<u8>,
    /// Its type: `image/png`.
    pub media_type: &'static str,
    /// What it says, for those who do not see it.
    pub text: String,
}

/// A colour: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Colour(pub [u8; 3]);

/// A theme file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    accent: Option<String>,
    accent_dark: Option<String>,
    logo: Option<String>,
    logo_text: Option<String>,
    #[serde(default)]
    paper: PaperSize,
}

impl Theme {
    /// Reads a theme file; `open` gives the bytes of the logo by the path that the theme says.
    ///
    /// # Errors
    /// What is wrong with it, and what to write instead.
    pub fn read(text: &str, open: impl FnOnce(&str) -> Result<Vec<u8>, String>) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| said(text, &error))?;
        let accent = written.accent.map(|text| colour("accent", &text, PAPER)).transpose()?;
        let accent_dark = written.accent_dark.map(|text| colour("accent_dark", &text, DARK_PAPER)).transpose()?;
        // By night the same colour, as much lighter as it must be.
        let accent_dark = accent_dark.or_else(|| accent.map(|accent| accent.readable_on(DARK_PAPER)));
        let logo = match (written.logo, written.logo_text) {
            (Some(path), Some(text)) => Some(Logo::read(&path, text, open)?),
            (Some(_), None) => {
                return Err("`logo` needs `logo_text`: what the logo says, for those who do not see it".to_owned());
            }
            (None, _) => None,
        };
        Ok(Self { accent, accent_dark, logo, paper: written.paper })
    }
}

/// Where a theme file cannot be read, and what is known.
fn said(text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
    let what = error.message().lines().next().unwrap_or_default();
    format!(
        "line {line}: {what}. A theme says `accent`, `accent_dark`, `logo`, `logo_text` and `paper`, each like `accent = \"#0b4f6c\"`"
    )
}

fn colour(name: &str, text: &str, paper: Colour) -> Result<Colour, String> {
    let Some(colour) = Colour::read(text) else {
        return Err(format!("`{name} = \"{text}\"` is no colour; one is written like `#0b4f6c`"));
    };
    let contrast = colour.contrast(paper);
    if contrast < LEAST_CONTRAST {
        let paper = if paper == PAPER { "white" } else { "dark paper" };
        let better = colour.readable_on(if paper == "white" { PAPER } else { DARK_PAPER });
        return Err(format!(
            "`{name} = \"{text}\"` cannot be read on {paper}: its contrast is {contrast:.1}, and text needs {LEAST_CONTRAST}. `{better}` is close to it and can be read"
        ));
    }
    Ok(colour)
}

impl Colour {
    fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The relative luminance, from 0 to 1, as WCAG 2.2 defines it.
    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast to another colour, from 1 to 21, as WCAG 2.2 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The colour, as much darker or lighter as it must be to be read on `paper`.
    fn readable_on(self, paper: Self) -> Self {
        let towards: i32 = if paper.luminance() > 0.5 { 0 } else { 255 };
        let mixed = |step: i32| {
            let part = |part: u8| i32::from(part) + (towards - i32::from(part)) * step / 40;
            Self(self.0.map(|own| u8::try_from(part(own)).unwrap_or(own)))
        };
        let found = (0..=40).map(mixed).find(|colour| colour.contrast(paper) >= LEAST_CONTRAST);
        found.unwrap_or(self)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Logo {
    fn read(path: &str, text: String, open: impl FnOnce(&str) -> Result<Vec<u8>, String>) -> Result<Self, String> {
        let bytes = open(path)?;
        let is_svg = || std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("<svg"));
        let media_type = match bytes.as_slice() {
            [0x89, b'P', b'N', b'G', ..] => "image/png",
            [0xff, 0xd8, 0xff, ..] => "image/jpeg",
            _ if is_svg() => "image/svg+xml",
            _ => return Err(format!("`logo = \"{path}\"` is no picture that can be shown: SVG, PNG or JPEG")),
        };
        if bytes.len() > LARGEST_LOGO {
            return Err(format!("`logo = \"{path}\"` is larger than {} kB; make it smaller", LARGEST_LOGO / 1024));
        }
        Ok(Self { bytes, media_type, text })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Theme, String> {
        Theme::read(text, |_| Ok(b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()))
    }

    #[test]
    fn a_theme_has_colours_that_can_be_read() {
        let theme = read("accent = \"#1d70b8\"\nlogo = \"l.svg\"\nlogo_text = \"Ministry\"").expect("a theme");
        assert_eq!(theme.accent, Some(Colour([0x1d, 0x70, 0xb8])));
        assert!(theme.accent_dark.expect("one for the night").contrast(DARK_PAPER) >= LEAST_CONTRAST);
        assert_eq!(
            (theme.paper, read("paper = \"letter\"").expect("a theme").paper),
            (PaperSize::A4, PaperSize::Letter)
        );
        assert_eq!(theme.logo.expect("a logo").media_type, "image/svg+xml");
        assert!((Colour([0, 0, 0]).contrast(PAPER) - 21.0).abs() < 1e-9);
    }

    #[test]
    fn what_is_wrong_is_said_with_what_to_write() {
        insta::assert_snapshot!(read("accent = \"#ffcc00\"").expect_err("too light"), @r##"`accent = "#ffcc00"` cannot be read on white: its contrast is 1.5, and text needs 4.5. `#8d7100` is close to it and can be read"##);
        insta::assert_snapshot!(read("accent = \"blue\"").expect_err("no colour"), @r##"`accent = "blue"` is no colour; one is written like `#0b4f6c`"##);
        insta::assert_snapshot!(read("logo = \"l.svg\"").expect_err("no text"), @"`logo` needs `logo_text`: what the logo says, for those who do not see it");
        assert!(read("\ncolour = 1").expect_err("unknown").starts_with("line 2: unknown field `colour`"));
        assert!(read("paper = \"a5\"").expect_err("unknown").contains("expected `a4` or `letter`"));
        assert!(Theme::read("logo = \"a\"\nlogo_text = \"b\"", |_| Ok(b"text".to_vec())).is_err());
    }
}
