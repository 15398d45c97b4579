#include "gui/app/highlight.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace interleave::gui {

namespace {

// Sorted, for binary search.
constexpr std::array<std::string_view, 20> kKeywords{
    "and", "as", "async",  "await", "class",    "def", "del", "from", "global", "import",
    "in",  "is", "lambda", "match", "nonlocal", "not", "or",  "pass", "with",   "yield"};
constexpr std::array<std::string_view, 14> kControl{
    "assert",  "break", "case", "continue", "elif",   "else", "except",
    "finally", "for",   "if",   "raise",    "return", "try",  "while"};
constexpr std::array<std::string_view, 4> kConstants{"Ellipsis", "False", "None", "True"};
constexpr std::array<std::string_view, 45> kBuiltins{
    "BaseException", "Exception", "KeyError",  "RuntimeError", "TimeoutError", "TypeError",
    "ValueError",    "abs",       "all",       "any",          "bool",         "bytes",
    "callable",      "dict",      "enumerate", "filter",       "float",        "format",
    "getattr",       "hasattr",   "hash",      "id",           "input",        "int",
    "isinstance",    "iter",      "len",       "list",         "map",          "max",
    "min",           "next",      "open",      "print",        "range",        "repr",
    "reversed",      "round",     "set",       "setattr",      "sorted",       "str",
    "sum",           "super",     "tuple"};
static_assert(std::ranges::is_sorted(kKeywords) && std::ranges::is_sorted(kControl) &&
              std::ranges::is_sorted(kConstants) && std::ranges::is_sorted(kBuiltins));

bool starts_name(char c) {
  const auto u = static_cast<unsigned char>(c);
  return u >= 0x80 || std::isalpha(u) != 0 || c == '_';
}
bool digit(char c) { return c >= '0' && c <= '9'; }

class LineScanner {
 public:
  LineScanner(std::string_view line, std::vector<Stretch>& out) : line_(line), out_(out) {}

  Carry scan(Carry carry) {
    if (carry.quote != 0 && !string_body(0, carry, true)) return carry;
    while (at_ < line_.size()) {
      const char c = line_[at_];
      if (c == ' ' || c == '\t') {
        ++at_;
      } else if (c == '#') {
        add(at_, line_.size(), Token::comment);
        at_ = line_.size();
      } else if (starts_name(c)) {
        if (const auto open = name_or_string()) return *open;
      } else if (c == '"' || c == '\'') {
        if (const auto open = string(at_, {})) return *open;
      } else if (digit(c) || (c == '.' && at_ + 1 < line_.size() && digit(line_[at_ + 1]))) {
        number();
      } else if (c == '@' && line_.find_first_not_of(" \t") == at_) {
        const size_t begin = at_++;
        while (at_ < line_.size() && (name_char() || line_[at_] == '.')) ++at_;
        add(begin, at_, Token::decorator);
      } else {
        add(at_, at_ + 1, Token::symbol);
        ++at_;
      }
    }
    return {};
  }

 private:
  bool name_char() const { return starts_name(line_[at_]) || digit(line_[at_]); }

  void add(size_t begin, size_t end, Token token) {
    if (begin == end || token == Token::plain) return;
    if (!out_.empty() && out_.back().token == token && out_.back().end == begin) {
      out_.back().end = static_cast<uint32_t>(end);
    } else {
      out_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end), token});
    }
  }

  std::optional<Carry> name_or_string() {
    const size_t begin = at_;
    while (at_ < line_.size() && name_char()) ++at_;
    const std::string_view word = line_.substr(begin, at_ - begin);
    if (at_ < line_.size() && (line_[at_] == '"' || line_[at_] == '\'') && word.size() <= 2) {
      Carry kind;
      const bool prefix = std::ranges::all_of(word, [&](char c) {
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        kind.raw |= c == 'r';
        kind.formatted |= c == 'f';
        return c == 'r' || c == 'f' || c == 'b' || c == 'u';
      });
      if (prefix) return string(begin, kind);
    }
    add(begin, at_, classify(word, begin));
    after_def_ = word == "def" || word == "class";
    return std::nullopt;
  }

  Token classify(std::string_view word, size_t begin) const {
    const bool attribute = begin > 0 && line_[begin - 1] == '.';
    if (after_def_) return Token::function;
    if (!attribute) {
      if (std::ranges::binary_search(kControl, word) && !(word == "case" && !opens_block())) {
        return Token::control;
      }
      if (std::ranges::binary_search(kKeywords, word) && !(word == "match" && !opens_block())) {
        return Token::keyword;
      }
      if (std::ranges::binary_search(kConstants, word)) return Token::constant;
      if (std::ranges::binary_search(kBuiltins, word)) return Token::builtin;
    }
    const size_t next = line_.find_first_not_of(" \t", at_);
    return next != line_.npos && line_[next] == '(' ? Token::function : Token::plain;
  }

  /// `match` and `case` are keywords only in lines that open a block.
  bool opens_block() const {
    const size_t last = line_.find_last_not_of(" \t");
    return last != line_.npos && line_[last] == ':';
  }

  void number() {
    const size_t begin = at_;
    while (at_ < line_.size() &&
           (name_char() || line_[at_] == '.' ||
            ((line_[at_] == '-' || line_[at_] == '+') && (line_[at_ - 1] | 0x20) == 'e' &&
             line_.substr(begin, 2) != "0x"))) {
      ++at_;
    }
    add(begin, at_, Token::number);
  }

  /// at_ is on the opening quote, the literal begins at `begin`. A value: it stays open.
  std::optional<Carry> string(size_t begin, Carry kind) {
    kind.quote = line_[at_];
    const bool triple = line_.substr(at_, 3) == std::string(3, kind.quote);
    at_ += triple ? 3 : 1;
    if (string_body(begin, kind, triple) || !triple) return std::nullopt;
    return kind;
  }

  /// True if the string ends in this line.
  bool string_body(size_t begin, Carry kind, bool triple) {
    const std::string end(triple ? 3 : 1, kind.quote);
    while (at_ < line_.size()) {
      if (line_.substr(at_, end.size()) == end) {
        at_ += end.size();
        add(begin, at_, Token::string);
        return true;
      }
      if (line_[at_] == '\\' && at_ + 1 < line_.size()) {
        if (!kind.raw) {
          add(begin, at_, Token::string);
          add(at_, at_ + 2, Token::escape);
          begin = at_ + 2;
        }
        at_ += 2;
      } else if (kind.formatted && line_.substr(at_, 2) == "{{") {
        at_ += 2;
      } else if (kind.formatted && line_[at_] == '{') {
        add(begin, at_, Token::string);
        begin = field(end);
      } else {
        ++at_;
      }
    }
    add(begin, at_, Token::string);
    return false;
  }

  /// A replacement field of an f-string; returns where the string goes on.
  size_t field(std::string_view end) {
    int depth = 0;
    const size_t begin = at_;
    size_t stop = at_;
    while (stop < line_.size() && line_.substr(stop, end.size()) != end) {
      if (line_[stop] == '{') ++depth;
      if (line_[stop++] == '}' && --depth == 0) break;
    }
    if (depth != 0 || stop == begin + 1) return at_ = stop, begin;
    add(begin, begin + 1, Token::escape);
    LineScanner inner(line_.substr(0, stop - 1), out_);
    inner.at_ = begin + 1;
    inner.scan({});
    add(stop - 1, stop, Token::escape);
    return at_ = stop;
  }

  std::string_view line_;
  std::vector<Stretch>& out_;
  size_t at_ = 0;
  bool after_def_ = false;
};

}  // namespace

Carry highlight_line(std::string_view line, Carry carry, std::vector<Stretch>& stretches) {
  return LineScanner(line, stretches).scan(carry);
}

void Highlighter::update(const TextBuffer& buffer) {
  if (buffer.state() == state_ && lines_.size() == buffer.line_count()) return;
  state_ = buffer.state();
  lines_.resize(buffer.line_count());
  Carry carry;
  for (size_t i = 0; i < lines_.size(); ++i) {
    lines_[i].clear();
    carry = highlight_line(buffer.line(i), carry, lines_[i]);
  }
}

}  // namespace interleave::gui
