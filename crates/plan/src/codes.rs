//! The codes of this floor: words, values, names and files.

use milepost_diagnostics::entries;

entries! {
    UNKNOWN_WORD = "MP0201" "unknown-word" Error Plan None, "A line begins with a word that the language does not have.";
    MISPLACED_WORD = "MP0202" "misplaced-word" Error Plan None, "A word of the language stands where it cannot.";
    MISSING_ENTRY = "MP0203" "missing-entry" Error Plan None, "An entry is missing without which the block means nothing.";
    REPEATED_ENTRY = "MP0204" "repeated-entry" Error Plan None, "An entry that can stand once stands twice.";
    MISSING_VALUE = "MP0205" "missing-value" Error Plan None, "A value is missing, or something else stands in its place.";
    EXTRA_VALUE = "MP0206" "extra-value" Error Plan None, "A line goes on after everything that belongs to it.";
    IMPOSSIBLE_DATE = "MP0301" "impossible-date" Error Plan None, "A day or a period is not in the calendar.";
    BAD_NUMBER = "MP0302" "bad-number" Error Plan None, "A number cannot be read.";
    UNKNOWN_CURRENCY = "MP0303" "unknown-currency" Error Plan None, "A currency is named that does not exist.";
    FORMULA_MIXES = "MP0304" "formula-mixes-units" Error Plan None, "A formula puts together what does not go together.";
    FORMULA_UNIT = "MP0305" "formula-in-another-unit" Error Plan None, "A formula gives another unit than its metric.";
    FORMULA_CIRCLE = "MP0306" "formula-circle" Error Plan None, "A metric is computed from itself.";
    UNKNOWN_NAME = "MP0401" "unknown-name" Error Plan None, "A name is used that nothing in the plan has.";
    DUPLICATE_NAME = "MP0402" "duplicate-name" Error Plan None, "Two things have the same name.";
    WRONG_KIND = "MP0403" "wrong-kind-of-name" Error Plan None, "A name stands for something that cannot stand here.";
    IMPORT_NOT_READ = "MP0404" "import-not-read" Error Plan None, "An imported file cannot be read.";
    IMPORT_OUTSIDE = "MP0405" "import-outside" Error Plan None, "An import leads out of the project.";
    IMPORT_SEPARATOR = "MP0406" "import-separator" Error Plan None, "The path of an import is written as on one kind of computer only.";
}
