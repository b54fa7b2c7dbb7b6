//! The codes of this floor: what can be wrong with a text before any word has a meaning.

use milepost_diagnostics::entries;

entries! {
    UNCLOSED_TEXT = "MP0101" "unclosed-text" Error Plan None, "A text has no closing quotation mark.";
    BLOCK_NOT_CLOSED = "MP0102" "block-not-closed" Error Plan None, "A block has no closing brace.";
    STRAY_CLOSING_BRACE = "MP0103" "stray-closing-brace" Error Plan None, "A closing brace closes nothing.";
    MISSING_OPENING_BRACE = "MP0104" "missing-opening-brace" Error Plan None, "A block has no opening brace.";
    STRAY_CHARACTER = "MP0105" "stray-character" Error Plan None, "A character has no meaning in a plan.";
    STARTS_WITH_VALUE = "MP0106" "entry-starts-with-value" Error Plan None,
        "A line begins with something other than a word, a period or a number.";
    PARENTHESES = "MP0107" "parentheses" Error Plan None, "Parentheses do not pair up, or hold nothing.";
    DANGLING = "MP0108" "dangling-comma-or-operator" Error Plan None,
        "A comma or an operator has nothing on one of its sides.";
    TYPOGRAPHIC_QUOTES = "MP0109" "typographic-quotes" Error Plan None, "A text stands in typographic quotation marks.";
    UNKNOWN_ESCAPE = "MP0110" "unknown-escape" Error Plan None, "A backslash stands before a character that needs none.";
    TOO_DEEP = "MP0111" "too-deep" Error Plan None, "Blocks or parentheses are nested too deeply.";
    HIDDEN_DIRECTION = "MP0112" "hidden-direction-character" Error Plan None,
        "An invisible character changes the order in which the text is shown.";
}
