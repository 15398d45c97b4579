#include "models/python/lexer.h"

#include <cassert>
#include <cstdio>
#include <cstring>
#include <utility>

#include "models/python/identifier.h"

namespace interleave::models::python {
namespace {

constexpr int kTabSize = 8;

// Bytes of characters beyond ASCII may all be in names; check_identifier() knows better.
constexpr bool is_name_start(int c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}
constexpr bool is_digit(int c) { return c >= '0' && c <= '9'; }
constexpr bool is_name_part(int c) { return is_name_start(c) || is_digit(c); }

TokenKind keyword_or_name(std::string_view word) {
  struct Entry {
    std::string_view text;
    TokenKind kind;
  };
  static constexpr Entry kKeywords[] = {
#define X(name, text) {text, TokenKind::name},
      INTERLEAVE_PYTHON_KEYWORDS(X)
#undef X
  };
  if (word.size() < 2 || word.size() > 8) return TokenKind::Name;
  for (const Entry& keyword : kKeywords)
    if (keyword.text.size() == word.size() && keyword.text[0] == word[0] && keyword.text == word)
      return keyword.kind;
  return TokenKind::Name;
}

constexpr auto kOneCharacter = [] {
  std::array<TokenKind, 128> kinds{};
  for (TokenKind& kind : kinds) kind = TokenKind::Unknown;
  constexpr auto put = [](auto& table, std::string_view text, TokenKind kind) {
    if (text.size() == 1) table[static_cast<size_t>(text[0])] = kind;
  };
#define X(name, text) put(kinds, text, TokenKind::name);
  INTERLEAVE_PYTHON_OPERATORS(X)
#undef X
  return kinds;
}();

// The operator of more than one character that `text` starts with; Count if there is none.
TokenKind long_operator(const char* text) {
  struct Entry {
    std::string_view text;
    TokenKind kind;
  };
  static constexpr Entry kOperators[] = {
#define X(name, text) {text, TokenKind::name},
      INTERLEAVE_PYTHON_OPERATORS(X)
#undef X
  };
  constexpr std::string_view kSecond = "=<>*/.";
  if (kSecond.find(text[1]) == std::string_view::npos) return TokenKind::Count;
  const Entry* best = nullptr;
  for (const Entry& op : kOperators)
    if (op.text.size() > 1 && op.text[0] == text[0] && op.text[1] == text[1] &&
        (op.text.size() == 2 || op.text[2] == text[2]) &&
        (best == nullptr || op.text.size() > best->text.size()))
      best = &op;
  return best == nullptr ? TokenKind::Count : best->kind;
}

std::string quoted(char c) { return std::string("'") + c + "'"; }

}  // namespace

Lexer::Lexer(const Source& source, std::string_view text, Origin origin)
    : source_(source),
      text_(text),
      origin_(origin),
      cursor_(text.data()),
      line_start_(text.data()),
      line_end_(text.data()),
      line_(origin.line - 1) {
  assert(text.ends_with('\n') && *(text.data() + text.size()) == '\0');
}

// The next character, or kEnd. Reading the first one of a line makes that the current line.
int Lexer::advance() {
  if (*cursor_ == '\0') return kEnd;
  if (cursor_ == line_end_) {
    ++line_;
    line_start_ = cursor_;
    const auto rest = static_cast<size_t>(text_.data() + text_.size() - cursor_);
    line_end_ = static_cast<const char*>(std::memchr(cursor_, '\n', rest)) + 1;
  }
  return static_cast<unsigned char>(*cursor_++);
}

Token Lexer::next() {
  try {
    return lex();
  } catch (...) {
    healthy_ = false;
    throw;
  }
}

void Lexer::check_rest(uint32_t line) {
  checking_rest_ = true;
  try {
    while (lex().kind != TokenKind::EndMarker) {
    }
  } catch (const Unlexable&) {
    if (level_ > 0 && brackets_[static_cast<size_t>(level_) - 1].line < line) fail_unclosed();
  }
}

std::string_view Lexer::line_text(uint32_t line) const {
  std::string_view rest = text_;
  for (uint32_t i = origin_.line; i < line; ++i) {
    const size_t end = rest.find('\n');
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return rest.substr(0, rest.find('\n'));
}

Token Lexer::lex() {
  for (;;) {
    bool blank = false;
    if (at_line_start_) {
      at_line_start_ = false;
      blank = read_indentation();
    }
    start_ = cursor_;
    if (pending_indents_ != 0) {
      const bool dedent = pending_indents_ < 0;
      pending_indents_ += dedent ? 1 : -1;
      return token(dedent ? TokenKind::Dedent : TokenKind::Indent, false);
    }

    int c = advance();
    for (;;) {
      while (c == ' ' || c == '\t' || c == '\f') c = advance();
      start_ = c == kEnd ? cursor_ : cursor_ - 1;
      if (c == '#') {
        cursor_ = line_end_ - 1;
        c = advance();
      }
      if (c != '\\') break;
      continue_line();
      c = advance();
    }

    if (c == kEnd) {
      if (level_ > 0) {
        if (checking_rest_) throw Unlexable{};
        fail_unclosed();
      }
      return token(TokenKind::EndMarker, false);
    }
    if (is_name_start(c)) return name_or_string(c);
    if (c == '\n') {
      at_line_start_ = true;
      if (blank || level_ > 0) continue;
      Token newline = token(TokenKind::Newline);
      --newline.end;
      --newline.end_column;
      return newline;
    }
    if (is_digit(c)) return number(c);
    if (c == '.' && is_digit(static_cast<unsigned char>(*cursor_))) return number(c);
    if (c == '\'' || c == '"') return string(c);
    return operator_token(c);
  }
}

bool Lexer::read_indentation() {
  int column = 0, alternative = 0, continued = 0, c;
  for (;;) {
    c = advance();
    if (c == ' ') {
      ++column;
      ++alternative;
    } else if (c == '\t') {
      column = (column / kTabSize + 1) * kTabSize;
      ++alternative;
    } else if (c == '\f') {
      column = alternative = 0;
    } else if (c == '\\') {
      continued = continued != 0 ? continued : column;  // the first line part decides
      continue_line();
    } else {
      break;
    }
  }
  retreat(c);
  if (c == '#' || c == '\n') return true;
  if (level_ == 0) {
    if (continued != 0) column = alternative = continued;
    indent_to(column, alternative);
  }
  return false;
}

void Lexer::indent_to(int column, int alternative) {
  const auto here = [this] { return static_cast<size_t>(indent_); };
  const auto inconsistent = [this] {
    fail_at_line(SyntaxError::Kind::TabError, "inconsistent use of tabs and spaces in indentation",
                 1, 0);
  };
  if (column > indents_[here()]) {
    if (indent_ + 1 >= kMaxIndents)
      fail_at_line(SyntaxError::Kind::IndentationError, "too many levels of indentation", 1, 0);
    if (alternative <= alternatives_[here()]) inconsistent();
    ++pending_indents_;
    ++indent_;
    indents_[here()] = column;
    alternatives_[here()] = alternative;
    return;
  }
  while (indent_ > 0 && column < indents_[here()]) {
    --pending_indents_;
    --indent_;
  }
  if (column != indents_[here()]) {
    cursor_ = line_end_;
    fail_at_line(SyntaxError::Kind::IndentationError,
                 "unindent does not match any outer indentation level",
                 static_cast<int32_t>(column_here()), -1);
  }
  if (alternative != alternatives_[here()]) inconsistent();
}

// After a backslash.
void Lexer::continue_line() {
  if (advance() != '\n')
    fail_at_line(SyntaxError::Kind::SyntaxError,
                 "unexpected character after line continuation character",
                 static_cast<int32_t>(column_here()), 0);
  if (*cursor_ == '\0') {
    if (level_ > 0 && !checking_rest_) fail_unclosed();
    fail_at_line(SyntaxError::Kind::SyntaxError, "unexpected EOF while parsing",
                 static_cast<int32_t>(column_here()), -1);
  }
  peek();  // the current line is now the next one
}

Token Lexer::name_or_string(int c) {
  bool b = false, r = false, u = false, f = false;
  for (;;) {
    const int lower = c | 0x20;
    if (!(b || u || f) && lower == 'b') {
      b = true;
    } else if (!(b || u || r || f) && lower == 'u') {
      u = true;
    } else if (!(r || u) && lower == 'r') {
      r = true;
    } else if (!(f || b || u) && lower == 'f') {
      f = true;
    } else {
      break;
    }
    c = advance();
    if (c == '"' || c == '\'') return string(c);
  }
  bool ascii = true;
  const char* p = c == kEnd ? cursor_ : cursor_ - 1;
  for (; is_name_part(static_cast<unsigned char>(*p)); ++p) ascii &= (*p & 0x80) == 0;
  cursor_ = p;
  if (!ascii) check_identifier();
  Token name = token(TokenKind::Name);
  name.kind = keyword_or_name(text_.substr(name.begin, name.end - name.begin));
  return name;
}

void Lexer::check_identifier() {
  for (const char* p = start_; p < cursor_;) {
    const auto lead = static_cast<unsigned char>(*p);
    const int length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t character = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (int i = 1; i < length; ++i)
      character = character << 6 | (static_cast<unsigned char>(p[i]) & 0x3Fu);
    if (!(p == start_ ? is_identifier_start(character) : is_identifier_part(character))) {
      const std::string shown(p, static_cast<size_t>(length));
      cursor_ = p + length;
      char hex[16];
      std::snprintf(hex, sizeof hex, "U+%04X", static_cast<unsigned>(character));
      fail(is_printable(character) ? "invalid character '" + shown + "' (" + hex + ")"
                                   : std::string("invalid non-printable character ") + hex);
    }
    p += length;
  }
}

// At the opening quote, already read.
Token Lexer::string(int quote) {
  string_line_ = line_;
  string_line_start_ = line_start_;
  int quotes = 1;  // how many open it and must close it
  if (*cursor_ == quote) {
    if (cursor_[1] != quote) {
      ++cursor_;
      return token(TokenKind::String);
    }
    cursor_ += 2;
    quotes = 3;
  }
  for (int closing = 0; closing < quotes;) {
    int c = advance();
    if (c == kEnd || (quotes == 1 && c == '\n')) {
      const std::string detected = " (detected at line " + std::to_string(line_) + ")";
      cursor_ = start_ + 1;
      line_start_ = string_line_start_;
      line_ = string_line_;
      fail((quotes == 3 ? "unterminated triple-quoted string literal"
                        : "unterminated string literal") +
           detected);
    }
    closing = c == quote ? closing + 1 : 0;
    if (c == '\\') advance();
  }
  return token(TokenKind::String);
}

Token Lexer::operator_token(int c) {
  const TokenKind kind = long_operator(cursor_ - 1);
  if (kind != TokenKind::Count) {
    cursor_ += text_of(kind).size() - 1;
    return token(kind);
  }
  if (c == '<' && *cursor_ == '>') {
    ++cursor_;
    return token(TokenKind::Unknown);
  }
  switch (c) {
    case '(':
    case '[':
    case '{':
      open_bracket(static_cast<char>(c));
      break;
    case ')':
    case ']':
    case '}':
      close_bracket(static_cast<char>(c));
      break;
    default:
      break;
  }
  if (c < ' ' || c == 0x7F) {
    char hex[16];
    std::snprintf(hex, sizeof hex, "U+%04X", static_cast<unsigned>(c));
    fail(std::string("invalid non-printable character ") + hex);
  }
  return token(kOneCharacter[static_cast<size_t>(c)]);
}

void Lexer::open_bracket(char c) {
  if (level_ >= kMaxBrackets) fail("too many nested parentheses");
  brackets_[static_cast<size_t>(level_++)] = {c, line_,
                                              static_cast<uint32_t>(start_ - line_start_)};
}

void Lexer::close_bracket(char c) {
  if (level_ == 0) fail("unmatched " + quoted(c));
  const Bracket& open = brackets_[static_cast<size_t>(--level_)];
  const char expected = open.open == '(' ? ')' : open.open == '[' ? ']' : '}';
  if (c == expected) return;
  std::string message = "closing parenthesis " + quoted(c) +
                        " does not match opening parenthesis " + quoted(open.open);
  if (open.line != line_) message += " on line " + std::to_string(open.line);
  fail(std::move(message));
}

Token Lexer::token(TokenKind kind, bool with_text) const {
  Token token;
  token.kind = kind;
  token.level = static_cast<uint8_t>(level_);
  token.begin = static_cast<uint32_t>(start_ - text_.data());
  token.end = static_cast<uint32_t>(cursor_ - text_.data());
  token.line = token.end_line = line_;
  if (!with_text) return token;
  const char* line_start = line_start_;
  if (kind == TokenKind::String) {
    line_start = string_line_start_;
    token.line = string_line_;
  }
  const auto shift = line_ == origin_.line ? static_cast<int32_t>(origin_.column) : 0;
  token.column = static_cast<int32_t>(start_ - line_start) + shift;
  token.end_column = static_cast<int32_t>(cursor_ - line_start_) + shift;
  return token;
}

// Where CPython's tokenizer words the error itself: it points to the character read last.
void Lexer::fail(std::string message) {
  const auto column = static_cast<int32_t>(
      characters({line_start_, static_cast<size_t>(line_end_ - line_start_)}, column_here()));
  fail(std::move(message), column, column);
}

void Lexer::fail(std::string message, int32_t column, int32_t end_column) {
  SyntaxError error;
  error.message = std::move(message);
  error.file = source_.name();
  error.line = error.end_line = line_;
  error.column = column;
  error.end_column = end_column;
  error.text = std::string(line_text(line_));
  throw error;
}

// Where it only marks one, for the parser to word.
void Lexer::fail_at_line(SyntaxError::Kind kind, std::string message, int32_t column,
                         int32_t end_column) {
  if (checking_rest_) throw Unlexable{};
  SyntaxError error;
  error.kind = kind;
  error.message = std::move(message);
  error.file = source_.name();
  error.line = error.end_line = line_;
  error.text = std::string(line_text(line_));
  error.column = static_cast<int32_t>(characters(error.text, static_cast<uint32_t>(column)));
  error.end_column = end_column;
  throw error;
}

void Lexer::fail_unclosed() {
  const Bracket& open = brackets_[static_cast<size_t>(level_) - 1];
  SyntaxError error;
  error.message = quoted(open.open) + " was never closed";
  error.file = source_.name();
  error.line = error.end_line = open.line;
  error.text = std::string(line_text(open.line));
  error.column = static_cast<int32_t>(characters(error.text, open.column + 1));
  throw error;
}

}  // namespace interleave::models::python
