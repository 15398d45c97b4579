// Text to tokens, one at a time and only as far as the parser asks: a mistake further down must not
// hide the one that the parser meets first. Follows CPython 3.11 Parser/tokenizer.c, tok_get, in
// what is an error, where it is and how it is worded.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "models/python/source.h"
#include "models/python/syntax_error.h"
#include "models/python/token.h"

namespace interleave::models::python {

class Lexer {
 public:
  /// Where the text stands in the file: an f-string's expression is a text of its own.
  struct Origin {
    uint32_t line = 1;
    uint32_t column = 0;  // added to the columns of the first line
  };

  /// Requires: `text` ends in "\n", a null byte stands behind it, and it outlives the lexer.
  Lexer(const Source& source, std::string_view text, Origin origin);

  /// Throws SyntaxError. After EndMarker, EndMarker again.
  Token next();

  /// Reads on to the end after the parser failed at `line`: a bracket that was left open above it,
  /// or a word that is none, explains more than what the parser found. Throws that SyntaxError.
  void check_rest(uint32_t line);

  /// False once next() has thrown.
  bool healthy() const { return healthy_; }

  // Where reading stands, for errors that point to "here".
  uint32_t line_here() const { return line_; }
  uint32_t column_here() const { return static_cast<uint32_t>(cursor_ - line_start_); }

  std::string_view text() const { return text_; }
  /// A line of this text (lines count as in the file).
  std::string_view line_text(uint32_t line) const;
  Origin origin() const { return origin_; }

 private:
  static constexpr int kMaxBrackets = 200;
  static constexpr int kMaxIndents = 100;
  static constexpr int kEnd = -1;

  struct Bracket {
    char open;
    uint32_t line;
    uint32_t column;
  };
  // Errors that check_rest() passes over: CPython's tokenizer only marks them.
  struct Unlexable {};

  int advance();
  void retreat(int c) { cursor_ -= c != kEnd; }
  int peek() {
    const int c = advance();
    retreat(c);
    return c;
  }

  Token lex();
  bool read_indentation();  // true if the line is blank
  void indent_to(int column, int alternative);
  void continue_line();
  Token name_or_string(int c);
  Token string(int quote);
  Token number(int c);
  int digits(int c, int base, std::string_view kind);
  int decimal_tail();
  Token zero_prefixed();
  Token fraction_and_exponent(int c);
  void check_end_of_number(int c, std::string_view kind);
  bool followed_by(std::string_view rest);
  Token operator_token(int c);
  void open_bracket(char c);
  void close_bracket(char c);
  void check_identifier();

  Token token(TokenKind kind, bool with_text = true) const;
  [[noreturn]] void fail(std::string message);
  [[noreturn]] void fail(std::string message, int32_t column, int32_t end_column);
  [[noreturn]] void fail_at_line(SyntaxError::Kind kind, std::string message, int32_t column,
                                 int32_t end_column);
  [[noreturn]] void fail_unclosed();

  const Source& source_;
  std::string_view text_;
  Origin origin_;
  const char* cursor_;
  const char* line_start_;
  const char* line_end_;         // past its "\n": reading there starts the next line
  const char* start_ = nullptr;  // of the current token
  const char* string_line_start_ = nullptr;
  uint32_t string_line_ = 0;
  uint32_t line_;
  bool at_line_start_ = true;
  bool healthy_ = true;
  bool checking_rest_ = false;
  int pending_indents_ = 0;
  int indent_ = 0;
  int level_ = 0;
  std::array<int, kMaxIndents> indents_{};
  std::array<int, kMaxIndents> alternatives_{};  // the same with a tab as one column
  std::array<Bracket, kMaxBrackets> brackets_{};
};

}  // namespace interleave::models::python
