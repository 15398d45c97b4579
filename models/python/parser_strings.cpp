// String literals: prefixes, implicit concatenation and what is in the braces of an f-string.
// Follows CPython 3.11 Parser/string_parser.c, which reads f-strings outside the grammar: first it
// looks for the end of an expression, then it parses what is between as a text of its own.
#include <algorithm>
#include <string>

#include "models/python/literal.h"
#include "models/python/parser_impl.h"

namespace interleave::models::python {

using ast::ConstantKind;
using ast::ExprKind;

namespace {

struct StringToken {
  bool bytes = false, raw = false, formatted = false;
  std::string_view inside;
};

StringToken split(std::string_view text) {
  StringToken result;
  size_t prefix = 0;
  for (; text[prefix] != '\'' && text[prefix] != '"'; ++prefix) {
    const int lower = text[prefix] | 0x20;
    result.bytes |= lower == 'b';
    result.raw |= lower == 'r';
    result.formatted |= lower == 'f';
  }
  text.remove_prefix(prefix);
  const bool triple = text.size() >= 6 && text[1] == text[0] && text[2] == text[0];
  const size_t quotes = triple ? 3 : 1;
  result.inside = text.substr(quotes, text.size() - 2 * quotes);
  return result;
}

}  // namespace

// What is read of adjacent strings: finished parts, and the text after the last of them.
class Parser::FString {
 public:
  FString(Parser& parser, const Token& first, const Token& token, const Token& last)
      : parser_(parser), first_(first), token_(token), last_(last) {}

  void start(const Token& token) { token_ = token; }
  void add_text(std::string_view text) { text_ += text; }
  void add_formatted(std::string_view inside, bool raw);
  Expr* finish() { return finish(parser_.span_from_to(first_, last_)); }

 private:
  static constexpr int kMaxNesting = 2;
  static constexpr size_t kMaxBrackets = 200;

  FString(const FString& outer, std::string_view whole)
      : parser_(outer.parser_),
        first_(outer.first_),
        token_(outer.token_),
        last_(outer.last_),
        nesting_(outer.nesting_ + 1),
        formatted_(true),
        whole_(whole),
        at_(outer.at_),
        raw_(outer.raw_) {}

  void read();
  bool read_literal();
  void read_expression();
  Expr* compile(size_t begin, size_t end);
  size_t find_expression_end();
  void end_text();
  Expr* finish(const ast::Span& span);
  std::string unescape(std::string_view text) const;
  [[noreturn]] void fail(const std::string& message) const { parser_.raise_here(message); }

  Parser& parser_;
  Token first_, token_, last_;  // of the adjacent strings; the one being read
  int nesting_ = 0;             // of format specs
  bool formatted_ = false;
  std::string text_;
  Exprs parts_;
  std::string_view whole_;  // the inside of the string being read
  size_t at_ = 0;
  bool raw_ = false;
};

ast::Expr* Parser::strings() {
  return memo(Rule::Strings, [this]() -> Expr* {
    List<Token> tokens;
    for (; at(T::String); ++position_) tokens.push_back(peek());
    const Token first = tokens.front();
    const ast::Span span = span_from_to(first, tokens.back());
    FString reader(*this, first, first, tokens.back());
    std::string bytes;
    const bool bytes_mode = split(text_of(first)).bytes;
    for (const Token& token : tokens) {
      const StringToken string = split(text_of(token));
      reader.start(token);
      if (string.formatted) {
        if (bytes_mode) raise_here("cannot mix bytes and nonbytes literals");
        reader.add_formatted(string.inside, string.raw);
        continue;
      }
      if (string.bytes)
        for (const char c : string.inside)
          if ((c & 0x80) != 0) raise_here("bytes can only contain ASCII literal characters");
      const bool plain = string.raw || string.inside.find('\\') == std::string_view::npos;
      try {
        std::string escaped;
        if (!plain)
          escaped = string.bytes ? unescape_bytes(string.inside) : unescape_string(string.inside);
        if (string.bytes != bytes_mode) raise_here("cannot mix bytes and nonbytes literals");
        if (string.bytes) {
          bytes += plain ? string.inside : std::string_view(escaped);
        } else {
          reader.add_text(plain ? string.inside : std::string_view(escaped));
        }
      } catch (const EscapeError& error) {
        raise_here(error.message);
      }
    }
    if (!bytes_mode) return reader.finish();
    return make<ast::Constant>(ExprKind::Constant, span, ConstantKind::Bytes, false, int64_t{0},
                               0.0, arena_.copy(std::string_view(bytes)));
  });
}

void Parser::FString::add_formatted(std::string_view inside, bool raw) {
  formatted_ = true;
  whole_ = inside;
  at_ = 0;
  raw_ = raw;
  read();
}

// Up to the end of the string; in a format spec, up to its brace.
void Parser::FString::read() {
  for (;;) {
    if (read_literal()) continue;
    if (at_ >= whole_.size() || whole_[at_] == '}') break;
    read_expression();
  }
  if (nesting_ > 0 && (at_ >= whole_.size() || whole_[at_] != '}')) fail("f-string: expecting '}'");
}

// True if more of it follows, after a doubled brace.
bool Parser::FString::read_literal() {
  const size_t begin = at_;
  const auto take = [&](size_t end) {
    const std::string_view piece = whole_.substr(begin, end - begin);
    text_ += raw_ ? std::string(piece) : unescape(piece);
  };
  while (at_ < whole_.size()) {
    char c = whole_[at_++];
    if (!raw_ && c == '\\' && at_ < whole_.size()) {
      c = whole_[at_++];
      if (c == 'N') {  // the braces of \N{…} are no expression
        if (at_ < whole_.size() && whole_[at_++] == '{')
          while (at_ < whole_.size() && whole_[at_++] != '}') {
          }
        continue;
      }
    }
    if (c != '{' && c != '}') continue;
    if (nesting_ == 0) {
      if (at_ < whole_.size() && whole_[at_] == c) {
        take(at_);
        ++at_;
        return true;
      }
      if (c == '}') fail("f-string: single '}' is not allowed");
    }
    --at_;
    break;
  }
  take(at_);
  return false;
}

// From its opening brace on.
void Parser::FString::read_expression() {
  const std::string unfinished = "f-string: expecting '}'";
  if (nesting_ >= kMaxNesting) fail("f-string: expressions nested too deeply");
  const size_t begin = ++at_;
  const size_t end = find_expression_end();
  at_ = end;
  if (at_ >= whole_.size()) fail(unfinished);
  Expr* value = compile(begin, end);

  const bool show_text = whole_[at_] == '=';
  if (show_text) {
    ++at_;
    while (at_ < whole_.size() &&
           std::string_view(" \t\n\v\f\r").find(whole_[at_]) != std::string_view::npos)
      ++at_;
    if (at_ >= whole_.size()) fail(unfinished);
    text_ += whole_.substr(begin, at_ - begin);
  }
  char conversion = 0;
  if (whole_[at_] == '!') {
    if (++at_ >= whole_.size()) fail(unfinished);
    conversion = whole_[at_++];
    if (conversion != 's' && conversion != 'r' && conversion != 'a')
      fail("f-string: invalid conversion character: expected 's', 'r', or 'a'");
  }
  if (at_ >= whole_.size()) fail(unfinished);
  Expr* spec = nullptr;
  if (whole_[at_] == ':') {
    if (++at_ >= whole_.size()) fail(unfinished);
    FString inner(*this, whole_);
    inner.read();
    at_ = inner.at_;
    spec = inner.finish(span_of(token_));
  }
  if (at_ >= whole_.size() || whole_[at_] != '}') fail(unfinished);
  ++at_;
  if (show_text && !spec && conversion == 0) conversion = 'r';
  end_text();
  parts_.push_back(parser_.make<ast::FormattedValue>(
      ExprKind::FormattedValue, span_from_to(first_, last_), value, conversion, spec));
}

// Finds `!`, `:`, `=` or `}` outside of brackets and strings.
size_t Parser::FString::find_expression_end() {
  std::string open;  // brackets
  char quote = 0;
  bool triple = false;
  size_t i = at_;
  for (; i < whole_.size(); ++i) {
    const char c = whole_[i];
    const char next = i + 1 < whole_.size() ? whole_[i + 1] : '\0';
    const bool three = i + 2 < whole_.size() && next == c && whole_[i + 2] == c;
    if (c == '\\') fail("f-string expression part cannot include a backslash");
    if (quote != 0) {
      if (c == quote && (!triple || three)) {
        quote = 0;
        if (triple) i += 2;
      }
    } else if (c == '\'' || c == '"') {
      quote = c;
      triple = three;
      if (triple) i += 2;
    } else if (c == '(' || c == '[' || c == '{') {
      if (open.size() >= kMaxBrackets) fail("f-string: too many nested parenthesis");
      open += c;
    } else if (c == '#') {
      fail("f-string expression part cannot include '#'");
    } else if (open.empty() && std::string_view("!:}=><").find(c) != std::string_view::npos) {
      if (next == '=' && std::string_view("!=<>").find(c) != std::string_view::npos) {
        ++i;
      } else if (c != '>' && c != '<') {
        break;
      }
    } else if (c == ')' || c == ']' || c == '}') {
      if (open.empty()) fail(std::string("f-string: unmatched '") + c + "'");
      const char opening = open.back();
      open.pop_back();
      if (c != (opening == '(' ? ')' : opening == '[' ? ']' : '}'))
        fail(std::string("f-string: closing parenthesis '") + c +
             "' does not match opening parenthesis '" + opening + "'");
    }
  }
  if (quote != 0) fail("f-string: unterminated string");
  if (!open.empty()) fail(std::string("f-string: unmatched '") + open.back() + "'");
  return i;
}

ast::Expr* Parser::FString::compile(size_t begin, size_t end) {
  const std::string_view code = whole_.substr(begin, end - begin);
  if (code.find_first_not_of(" \t\n\f") == std::string_view::npos) {
    const char after = whole_[end];
    if (after == '!' || after == ':' || after == '=')
      fail(std::string("f-string: expression required before '") + after + "'");
    fail("f-string: empty expression not allowed");
  }
  // Where the opening brace stands (string_parser.c, fstring_find_expr_location).
  const std::string_view token = parser_.text_of(token_);
  const auto brace = static_cast<size_t>(whole_.data() + begin - 1 - token.data());
  const std::string_view before = token.substr(0, brace);
  const auto lines = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n'));
  uint32_t column = 0;
  const size_t first_word = token.find_first_not_of(" \t\f", brace + 1);
  if (first_word == std::string_view::npos ||
      (token[first_word] != '\n' && token[first_word] != '}')) {
    const size_t line_end = before.rfind('\n');
    column =
        static_cast<uint32_t>(line_end == std::string_view::npos ? brace : brace - line_end - 1);
  }
  if (lines == 0) column += static_cast<uint32_t>(token_.column);

  const std::string text = "(" + std::string(code) + ")\n" + '\0';
  std::string_view kept = parser_.arena_.copy(std::string_view(text));
  kept.remove_suffix(1);
  return parser_.parse_fstring_expression(kept, {token_.line + lines, column});
}

void Parser::FString::end_text() {
  if (text_.empty()) return;
  parts_.push_back(parser_.make<ast::Constant>(ExprKind::Constant, span_from_to(first_, last_),
                                               ConstantKind::Str, parser_.text_of(first_)[0] == 'u',
                                               int64_t{0}, 0.0,
                                               parser_.arena_.copy(std::string_view(text_))));
  text_.clear();
}

ast::Expr* Parser::FString::finish(const ast::Span& span) {
  if (formatted_) {
    // A format spec's parts carry the span of all adjacent strings, its last text that of its own.
    const Token first = first_, last = last_;
    if (nesting_ > 0) first_ = last_ = token_;
    end_text();
    first_ = first;
    last_ = last;
    return parser_.make<ast::JoinedStr>(ExprKind::JoinedStr, span, parser_.keep(parts_));
  }
  return parser_.make<ast::Constant>(ExprKind::Constant, span, ConstantKind::Str,
                                     parser_.text_of(first_)[0] == 'u', int64_t{0}, 0.0,
                                     parser_.arena_.copy(std::string_view(text_)));
}

std::string Parser::FString::unescape(std::string_view text) const {
  if (text.find('\\') == std::string_view::npos) return std::string(text);
  try {
    return unescape_string(text);
  } catch (const EscapeError& error) {
    fail(error.message);
  }
}

}  // namespace interleave::models::python
