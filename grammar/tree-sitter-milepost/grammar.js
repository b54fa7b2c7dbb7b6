/**
 * The grammar of Milepost for editors: the one shape of grammar/milepost.ebnf.
 *
 * It knows no keyword; what the words mean comes in with the queries, which are generated from the vocabulary.
 * After a change here: cargo run --manifest-path grammar/regenerate/Cargo.toml
 */

// White space of Unicode but for the line break that ends an entry; \v and \f mean nothing in a plan.
const SPACE = /[ \t\r\n\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

const START = "[_\\p{XID_Start}]";
const PART = "\\p{XID_Continue}";
const NO_DIGIT = "[\\p{XID_Continue}--[0-9]]";
const REST = `(${NO_DIGIT}${PART}*)?`;
const DOTTED = `\\.${PART}+`;
const DASHED = `-${PART}+`;

const WORD = `${START}${PART}*(${DOTTED})*`;
const NUMBER = `[+-]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)${REST}(${DOTTED})*%?`;
const PERIOD = `([0-9]{4}${REST}|[fF][yY][0-9]${PART}*)(${DOTTED}|${DASHED})*%?`;

module.exports = grammar({
  name: "milepost",

  extras: ($) => [SPACE, $.comment],

  // What needs a look around: see src/scanner.c.
  externals: ($) => [$._newline, $._touching_sign, $._number_before_comma, $._recovering],

  rules: {
    source_file: ($) => repeat($._line),

    _line: ($) => choice($.entry, $._newline, ";"),

    // Values go on as long as they can, so that the next entry needs a line break before it.
    entry: ($) =>
      prec.right(seq(field("head", choice($.word, $.literal)), repeat($._value), optional(field("body", $.block)))),

    block: ($) => seq("{", repeat($._line), "}"),

    _value: ($) =>
      prec.right(choice(field("value", $._operand), seq($.joint, optional($.sign), field("value", $._operand)))),

    _operand: ($) => choice($.word, $.literal, $.text, $.long_text, $.group),

    group: ($) => seq("(", optional($.sign), field("value", $._operand), repeat($._value), ")"),

    joint: ($) => choice(",", ">", "+", "-", "*", "/", "=", $._touching_sign),

    sign: ($) => choice("+", "-"),

    word: ($) => new RustRegex(WORD),

    literal: ($) =>
      choice(
        token(prec(1, new RustRegex(PERIOD))),
        token(prec(1, new RustRegex(NUMBER))),
        $._number_before_comma,
      ),

    text: ($) => seq('"', optional($.content), token.immediate('"')),

    content: ($) => repeat1(choice($._plain, $.escape)),

    // Above comments, so that `"// as it stands"` is a text.
    _plain: ($) => token.immediate(prec(2, /[^"\\\n]+/)),

    escape: ($) => token.immediate(prec(2, /\\["\\]/)),

    long_text: ($) => seq('"""', optional(alias($._long_content, $.content)), token.immediate('"""')),

    _long_content: ($) => repeat1(choice($._long_plain, $._line_end, $._quotes, $.escape)),

    _long_plain: ($) => token.immediate(prec(2, /[^"\\]+/)),

    // A backslash at the end of a line is nothing but that.
    _line_end: ($) => token.immediate(prec(2, /\\\r?\n/)),

    _quotes: ($) => token.immediate(/""?/),

    comment: ($) => token(/\/\/[^\n]*/),
  },
});
