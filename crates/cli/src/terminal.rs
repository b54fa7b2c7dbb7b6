//! What may go to a terminal, and how.

use std::io::{BufWriter, ErrorKind, IsTerminal, Write};

use serde::Serialize;

/// Whether findings are drawn in colour: only on a terminal, and not against `NO_COLOR`.
pub(crate) fn colour() -> bool {
    std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// How many characters a line of a table may have: as many as the terminal shows, or else 120.
pub(crate) fn width() -> u16 {
    terminal_size::terminal_size().map_or(120, |(width, _)| width.0.max(60))
}

/// Prints `text` to standard output. A reader that has gone away, as in `milepost … | head`, is no failure.
///
/// # Errors
/// One line that says why it cannot be printed.
pub(crate) fn print(text: &str) -> Result<(), String> {
    printed(|out| out.write_all(text.as_bytes()))
}

/// Prints `value` as JSON to standard output, piece by piece.
///
/// # Errors
/// One line that says why it cannot be printed.
pub(crate) fn print_json(value: &impl Serialize) -> Result<(), String> {
    printed(|out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        out.write_all(b"\n")
    })
}

fn printed(write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>) -> Result<(), String> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

/// Prints `text` to standard error, as far as that is possible.
pub(crate) fn tell(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}

/// `text` without control characters, which would steer the terminal; every other character keeps its place.
pub(crate) fn visible(text: &str) -> String {
    let shown = |char: char| match char {
        '\n' | '\t' => char,
        char if char.is_control() && char.len_utf8() == 1 => '?',
        char if char.is_control() => '¿',
        char => char,
    };
    text.chars().map(shown).collect()
}

/// `text` on one line, without control characters.
pub(crate) fn one_line(text: &str) -> String {
    visible(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        let hostile = "a\u{1b}[2Jb\u{9b}c\r\nd\te";
        assert_eq!(visible(hostile), "a?[2Jb¿c?\nd\te");
        assert_eq!(visible(hostile).len(), hostile.len());
        assert_eq!(one_line(hostile), "a?[2Jb¿c? d e");
    }
}
