// What the regular tokens of grammar.js cannot say: where a line break ends an entry, when a sign is an operator,
// and when a comma separates numbers instead of thousands. It keeps no state.

#include "tree_sitter/parser.h"

enum { NEWLINE, TOUCHING_SIGN, NUMBER_BEFORE_COMMA, RECOVERING };

static bool is_digit(int32_t c) { return c >= '0' && c <= '9'; }

static bool is_space(int32_t c) {
  return c == ' ' || c == '\t' || c == '\r' || c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) ||
         c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

static void skip(TSLexer *lexer) { lexer->advance(lexer, true); }

/// Whether what stands after a line break takes up the entry before it: a `{`, a comma, or an operator and a space.
static bool goes_on(TSLexer *lexer) {
  for (;;) {
    while (is_space(lexer->lookahead) || lexer->lookahead == '\n') advance(lexer);
    switch (lexer->lookahead) {
      case '{':
      case ',':
        return true;
      case '>':
      case '+':
      case '-':
      case '*':
      case '/':
      case '=': {
        bool slash = lexer->lookahead == '/';
        advance(lexer);
        if (slash && lexer->lookahead == '/') {
          while (lexer->lookahead != '\n' && !lexer->eof(lexer)) advance(lexer);
          continue;
        }
        int32_t next = lexer->lookahead;
        return next == ' ' || next == '\t' || next == '\r' || next == '\n' || lexer->eof(lexer);
      }
      default:
        return false;
    }
  }
}

/// A number such as the 1 of `1,2345`: what follows its comma are not three digits, though they begin with three.
static bool number_before_comma(TSLexer *lexer) {
  if (lexer->lookahead == '+' || lexer->lookahead == '-') advance(lexer);
  int digits = 0;
  for (; is_digit(lexer->lookahead); digits++) advance(lexer);
  if (digits < 1 || digits > 3) return false;
  for (;;) {
    lexer->mark_end(lexer);
    if (lexer->lookahead != ',') return false;
    advance(lexer);
    int group = 0;
    for (; is_digit(lexer->lookahead); group++) advance(lexer);
    if (group > 3) return true;
    if (group < 3) return false;
  }
}

bool tree_sitter_milepost_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  (void)payload;
  bool recovering = valid[RECOVERING];

  if (valid[TOUCHING_SIGN] && !recovering && (lexer->lookahead == '+' || lexer->lookahead == '-')) {
    advance(lexer);
    lexer->mark_end(lexer);
    lexer->result_symbol = TOUCHING_SIGN;
    return is_digit(lexer->lookahead);
  }

  while (is_space(lexer->lookahead) || (lexer->lookahead == '\n' && !valid[NEWLINE])) skip(lexer);

  if (lexer->lookahead == '\n') {
    advance(lexer);
    lexer->mark_end(lexer);
    lexer->result_symbol = NEWLINE;
    return !goes_on(lexer);
  }

  if (valid[NUMBER_BEFORE_COMMA] && !recovering) {
    lexer->result_symbol = NUMBER_BEFORE_COMMA;
    return number_before_comma(lexer);
  }
  return false;
}

void *tree_sitter_milepost_external_scanner_create(void) { return NULL; }

void tree_sitter_milepost_external_scanner_destroy(void *payload) { (void)payload; }

unsigned tree_sitter_milepost_external_scanner_serialize(void *payload, char *buffer) {
  (void)payload;
  (void)buffer;
  return 0;
}

void tree_sitter_milepost_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  (void)payload;
  (void)buffer;
  (void)length;
}
