// _regex: PCRE2 under `re`. Patterns arrive translated to PCRE2's syntax (_re_translate.py);
// positions are code points of a str and bytes of a bytes object. A pattern that backtracks without
// end is stopped by a match limit, which no program with a sensible pattern reaches.
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <memory>

#include "models/python/bootstrap.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

constexpr uint32_t kMatchLimit = 20'000'000;  // about a second of real time
constexpr uint32_t kHeapLimitKib = 256 * 1024;

template <auto kFree>
struct Free {
  template <class T>
  void operator()(T* p) const {
    kFree(p);
  }
};
using Program = std::unique_ptr<pcre2_code, Free<pcre2_code_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, Free<pcre2_match_data_free>>;
using CompileContext = std::unique_ptr<pcre2_compile_context, Free<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, Free<pcre2_match_context_free>>;

struct Regex : Object {
  Regex(Type* t, Program p, bool is_binary)
      : Object(t, Kind::other),
        program(std::move(p)),
        limits(pcre2_match_context_create(nullptr)),
        binary(is_binary) {
    pcre2_set_match_limit(limits.get(), kMatchLimit);
    pcre2_set_heap_limit(limits.get(), kHeapLimitKib);
    pcre2_pattern_info(program.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
  }
  Program program;
  MatchContext limits;
  bool binary;
  uint32_t groups = 0;  // without the whole match
};

struct RegexType : ModuleState {
  Type* type = nullptr;
};

/// Code points before a byte offset. Remembers where it was: questions mostly go forward.
class Ruler {
 public:
  Ruler(std::string_view text, bool plain) : text_(text), plain_(plain) {}

  int64_t index(size_t offset) {
    if (plain_) return static_cast<int64_t>(offset);
    if (offset < offset_) offset_ = 0, index_ = 0;
    index_ += static_cast<int64_t>(std::count_if(at(offset_), at(offset), starts_character));
    offset_ = offset;
    return index_;
  }
  /// The inverse; past the end: the end.
  size_t offset(int64_t index) {
    if (plain_) return std::min(static_cast<size_t>(index), text_.size());
    size_t offset = 0;
    for (int64_t seen = 0; offset < text_.size(); ++offset) {
      if (starts_character(text_[offset]) && seen++ == index) break;
    }
    return offset;
  }

 private:
  static bool starts_character(char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }
  std::string_view::const_iterator at(size_t offset) const {
    return text_.begin() + static_cast<ptrdiff_t>(offset);
  }

  std::string_view text_;
  bool plain_;  // a byte is a character
  size_t offset_ = 0;
  int64_t index_ = 0;
};

std::string error_text(int code) {
  PCRE2_UCHAR text[256];
  pcre2_get_error_message(code, text, sizeof text);
  return reinterpret_cast<const char*>(text);
}

// compile(pattern, options): a Regex; ValueError(message, offset) if PCRE2 doesn't understand it.
Value regex_compile(Vm& vm, Value* a) {
  const bool binary = a[0].is(Kind::bytes);
  const std::string_view text = binary ? a[0].as<Bytes>()->view() : vm.to_text(a[0], "compile");
  const CompileContext context(pcre2_compile_context_create(nullptr));
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  auto options = static_cast<uint32_t>(vm.to_index(a[1])) | PCRE2_NEVER_BACKSLASH_C | PCRE2_ALT_CIRCUMFLEX;
  if (!binary) options |= PCRE2_UTF;
  // PCRE2 10.42 takes the character of a lookahead for one that comes before the next: (?=a)b?a misses "ba".
  if (text.find("(?=") != text.npos) options |= PCRE2_NO_START_OPTIMIZE;
  int error = 0;
  PCRE2_SIZE offset = 0;
  Program program(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options,
                                &error, &offset, context.get()));
  if (program == nullptr) {
    const Value arguments[] = {Value(vm.str(error_text(error))),
                               Value::integer(static_cast<int64_t>(offset))};
    vm.raise_value(vm.call(Value(vm.types().ValueError), arguments));
  }
  return vm.heap().make<Regex>(vm.interpreter().state<RegexType>().type, std::move(program),
                               binary);
}

/// One walk of a pattern over a subject.
class Search {
 public:
  Search(Vm& vm, const Regex& regex, const Value& subject, int64_t from, int64_t to)
      : vm_(vm),
        regex_(regex),
        text_(view(vm, regex, subject)),
        ruler_(text_, plain(subject)),
        data_(pcre2_match_data_create_from_pattern(regex.program.get(), nullptr)) {
    text_ = text_.substr(0, ruler_.offset(std::max<int64_t>(to, 0)));
    start_ = ruler_.offset(std::max<int64_t>(from, 0));
  }

  /// The spans of the next match as a tuple of starts and ends, -1 where a group took no part;
  /// undefined: there is none.
  Value next(uint32_t options) {
    if (start_ > text_.size()) return {};
    const int count =
        pcre2_match(regex_.program.get(), reinterpret_cast<PCRE2_SPTR>(text_.data()), text_.size(),
                    start_, options | (empty_ ? PCRE2_NOTEMPTY_ATSTART : 0) | PCRE2_NO_UTF_CHECK,
                    data_.get(), regex_.limits.get());
    if (count == PCRE2_ERROR_NOMATCH) return {};
    if (count == PCRE2_ERROR_MATCHLIMIT || count == PCRE2_ERROR_HEAPLIMIT) {
      vm_.raise(vm_.types().RuntimeError,
                "regular expression gave up after {} steps of backtracking; make the pattern less "
                "ambiguous",
                kMatchLimit);
    }
    if (count < 0)
      vm_.raise(vm_.types().RuntimeError, "regular expression failed: {}", error_text(count));
    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(data_.get());
    std::vector<Value> spans;
    for (uint32_t i = 0; i < 2 * (regex_.groups + 1); ++i) {
      spans.push_back(Value::integer(places[i] == PCRE2_UNSET ? -1 : ruler_.index(places[i])));
    }
    start_ = places[1];
    empty_ = places[0] == places[1];  // the next one may begin here, but not be empty here again
    return vm_.tuple(spans);
  }

 private:
  static bool plain(const Value& subject) {
    return subject.is(Kind::bytes) || subject.as<Str>()->is_ascii();
  }
  static std::string_view view(Vm& vm, const Regex& regex, const Value& subject) {
    if (regex.binary) {
      if (const Bytes* bytes = subject.try_as<Bytes>()) return bytes->view();
      if (subject.is(Kind::str))
        vm.raise(vm.types().TypeError, "cannot use a bytes pattern on a string-like object");
    } else {
      if (const Str* text = subject.try_as<Str>()) return text->view();
      if (subject.is(Kind::bytes))
        vm.raise(vm.types().TypeError, "cannot use a string pattern on a bytes-like object");
    }
    vm.raise(vm.types().TypeError, "expected string or bytes-like object, got '{}'",
             vm.type_of(subject)->name);
  }

  Vm& vm_;
  const Regex& regex_;
  std::string_view text_;
  Ruler ruler_;
  MatchData data_;
  size_t start_ = 0;
  bool empty_ = false;
};

// find(subject, pos, endpos, where): the first match; where is 0 anywhere, 1 at pos, 2 all of it.
Value regex_find(Vm& vm, Value* a) {
  constexpr uint32_t kWhere[] = {0, PCRE2_ANCHORED, PCRE2_ANCHORED | PCRE2_ENDANCHORED};
  Search search(vm, *a[0].as<Regex>(), a[1], vm.to_index(a[2]), vm.to_index(a[3]));
  const Value found = search.next(kWhere[vm.to_index(a[4])]);
  return found.is_undefined() ? Value::none() : found;
}

// find_all(subject, pos, endpos, most): a list of matches from left to right; most 0: all.
Value regex_find_all(Vm& vm, Value* a) {
  Search search(vm, *a[0].as<Regex>(), a[1], vm.to_index(a[2]), vm.to_index(a[3]));
  const int64_t most = vm.to_index(a[4]);
  const Ref<List> found = vm.list();
  while (most == 0 || static_cast<int64_t>(found->items.size()) < most) {
    Value match = search.next(0);
    if (match.is_undefined()) break;
    found->items.push_back(std::move(match));
  }
  return found;
}

constexpr NativeDef kMethods[] = {
    {"find", "(self, subject, pos, endpos, where, /)", regex_find},
    {"find_all", "(self, subject, pos, endpos, most, /)", regex_find_all},
};
constexpr NativeDef kFunctions[] = {{"compile", "(pattern, options, /)", regex_compile}};

}  // namespace

void init_regex(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  vm.interpreter().state<RegexType>().type = make_type<Regex>(
      vm.interpreter(), {.name = "Regex", .module = "_regex", .methods = kMethods});
  const std::pair<std::string_view, uint32_t> options[] = {
      {"CASELESS", PCRE2_CASELESS}, {"MULTILINE", PCRE2_MULTILINE},
      {"DOTALL", PCRE2_DOTALL},     {"EXTENDED", PCRE2_EXTENDED},
      {"UCP", PCRE2_UCP},
  };
  for (const auto& [name, value] : options)
    module.set(vm.intern(name).get(), Value::integer(value));
}

}  // namespace interleave::models::python::modules
