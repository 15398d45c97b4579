#include "models/python/ast_dump.h"

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>

#include <cstdio>
#include <limits>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "models/python/identifier.h"

namespace interleave::models::python {

using ast::ConstantKind;

namespace {

constexpr std::array kOperators = {"Add",    "Sub",    "Mult",    "MatMult", "Div",
                                   "Mod",    "Pow",    "LShift",  "RShift",  "BitOr",
                                   "BitXor", "BitAnd", "FloorDiv"};
constexpr std::array kUnaryOperators = {"Invert", "Not", "UAdd", "USub"};
constexpr std::array kCompareOperators = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                          "GtE", "Is",    "IsNot", "In",  "NotIn"};
constexpr std::array kContexts = {"Load", "Store", "Del"};
constexpr std::array kBoolOperators = {"And", "Or"};

// repr() of a str (or of bytes, byte for byte).
std::string quoted(std::string_view text, bool bytes) {
  const bool single = text.find('\'') != std::string_view::npos;
  const char quote = single && text.find('"') == std::string_view::npos ? '"' : '\'';
  std::string out = bytes ? "b" : "";
  out += quote;
  char escape[16];
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t length = bytes || lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (size_t k = 1; k < length; ++k)
      c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    const auto put = [&](const char* form) {
      std::snprintf(escape, sizeof escape, form, static_cast<unsigned>(c));
      out += escape;
    };
    if (c == '\\' || c == static_cast<char32_t>(quote)) {
      (out += '\\') += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\r') {
      out += "\\r";
    } else if (c == '\t') {
      out += "\\t";
    } else if (c < 0x80 ? is_printable(c) : !bytes && is_printable(c)) {
      out.append(text, i, length);
    } else if (c < 0x100) {
      put("\\x%02x");
    } else {
      put(c < 0x10000 ? "\\u%04x" : "\\U%08x");
    }
    i += length;
  }
  return out + quote;
}

// repr() of a float.
std::string shortest(double value) {
  if (value > std::numeric_limits<double>::max()) return "inf";
  char buffer[400];
  const auto exponent_form =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
  const std::string scientific(buffer, exponent_form.ptr);
  const int exponent = std::stoi(scientific.substr(scientific.find('e') + 1));
  if (exponent < -4 || exponent >= 16) return scientific;
  const auto fixed = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed);
  std::string text(buffer, fixed.ptr);
  return text.find('.') == std::string::npos ? text + ".0" : text;
}

// Lib/ast.py, dump()
class Dumper {
 public:
  explicit Dumper(const DumpOptions& options) : options_(options) {}

  std::string module(const Ast& ast) {
    return node("Module", {},
                [&] {
                  field("body", list(ast.body));
                  field("type_ignores", {"[]", true});
                })
               .text +
           "\n";
  }

 private:
  struct Text {
    std::string text;
    bool simple = false;  // has no fields of its own
  };
  using Fields = std::vector<std::string>;

  static Text word(std::string text) { return {std::move(text), true}; }
  static Text name(std::string_view identifier) { return word(quoted(identifier, false)); }
  template <size_t N, class Enum>
  static Text name_of(const std::array<const char*, N>& names, Enum value) {
    return word(std::string(names[static_cast<size_t>(value)]) + "()");
  }

  std::string break_line() const {
    return "\n" + std::string(static_cast<size_t>(level_ * options_.indent), ' ');
  }

  std::string joined(const Fields& items) const {
    std::string out;
    for (const std::string& item : items)
      out += (out.empty() ? break_line() : "," + break_line()) + item;
    return out;
  }

  // `fill` calls field() for each field.
  template <class Fill>
  Text node(std::string_view type, std::optional<ast::Span> span, Fill fill) {
    Fields outer = std::exchange(fields_, {});
    const bool outer_simple = std::exchange(all_simple_, true);
    ++level_;
    fill();
    if (options_.positions && span) {
      field("lineno", word(std::to_string(span->line)));
      field("col_offset", word(std::to_string(span->column)));
      field("end_lineno", word(std::to_string(span->end_line)));
      field("end_col_offset", word(std::to_string(span->end_column)));
    }
    std::string out(type);
    out += '(';
    const bool short_form = all_simple_ && fields_.size() <= 3;
    if (short_form) {
      for (size_t i = 0; i < fields_.size(); ++i) (out += i == 0 ? "" : ", ") += fields_[i];
    } else {
      out += joined(fields_);
    }
    const bool simple = short_form && fields_.empty();
    --level_;
    fields_ = std::move(outer);
    all_simple_ = outer_simple;
    return {out + ")", simple};
  }

  void field(std::string_view key, const Text& value) {
    all_simple_ = all_simple_ && value.simple;
    fields_.push_back(std::string(key) + "=" + value.text);
  }
  void optional(std::string_view key, const ast::Expr* value) {
    if (value != nullptr) field(key, any(value));
  }
  void optional(std::string_view key, ast::Identifier value) {
    if (!value.empty()) field(key, name(value));
  }

  template <class Item>
  Text list(std::span<Item> items) {
    if (items.empty()) return {"[]", true};
    ++level_;
    Fields texts;
    for (const auto& item : items) texts.push_back(any(item).text);
    std::string out = "[";
    out += joined(texts);
    out += ']';
    --level_;
    return {std::move(out), false};
  }

  Text any(const ast::Expr* e) {
    if (e == nullptr) return word("None");
    return ast::visit(*e, [this](const auto& n) { return expr(n); });
  }
  Text any(const ast::Stmt* s) {
    return ast::visit(*s, [this](const auto& n) { return stmt(n); });
  }
  Text any(const ast::Pattern* p) {
    return ast::visit(*p, [this](const auto& n) { return pattern(n); });
  }
  Text any(ast::Identifier identifier) { return name(identifier); }
  Text any(ast::CompareOperator op) { return name_of(kCompareOperators, op); }
  Text any(const ast::comprehension& c) {
    return node("comprehension", {}, [&] {
      field("target", any(c.target));
      field("iter", any(c.iter));
      field("ifs", list(c.ifs));
      field("is_async", word(c.is_async ? "1" : "0"));
    });
  }
  Text any(const ast::keyword& k) {
    return node("keyword", k.span, [&] {
      optional("arg", k.arg);
      field("value", any(k.value));
    });
  }
  Text any(const ast::arg& a) {
    return node("arg", a.span, [&] {
      field("arg", name(a.name));
      optional("annotation", a.annotation);
    });
  }
  Text any(const ast::alias& a) {
    return node("alias", a.span, [&] {
      field("name", name(a.name));
      optional("asname", a.asname);
    });
  }
  Text any(const ast::withitem& w) {
    return node("withitem", {}, [&] {
      field("context_expr", any(w.context_expr));
      optional("optional_vars", w.optional_vars);
    });
  }
  Text any(const ast::ExceptHandler& h) {
    return node("ExceptHandler", h.span, [&] {
      optional("type", h.type);
      optional("name", h.name);
      field("body", list(h.body));
    });
  }
  Text any(const ast::match_case& c) {
    return node("match_case", {}, [&] {
      field("pattern", any(c.pattern));
      optional("guard", c.guard);
      field("body", list(c.body));
    });
  }
  Text arguments(const ast::arguments& a) {
    return node("arguments", {}, [&] {
      field("posonlyargs", list(a.posonlyargs));
      field("args", list(a.args));
      if (a.vararg != nullptr) field("vararg", any(*a.vararg));
      field("kwonlyargs", list(a.kwonlyargs));
      field("kw_defaults", list(a.kw_defaults));
      if (a.kwarg != nullptr) field("kwarg", any(*a.kwarg));
      field("defaults", list(a.defaults));
    });
  }

  template <class Node>
  Text expr(const Node& n);
  template <class Node>
  Text stmt(const Node& n);
  template <class Node>
  Text pattern(const Node& n);

  const DumpOptions& options_;
  Fields fields_;
  bool all_simple_ = true;
  int level_ = 0;
};

#define X(kind, type)       \
  case ast::ExprKind::kind: \
    return #kind;
std::string_view kind_name(ast::ExprKind kind) {
  switch (kind) { INTERLEAVE_PYTHON_EXPRESSIONS(X) }
  return "";
}
#undef X
#define X(kind, type)       \
  case ast::StmtKind::kind: \
    return #kind;
std::string_view kind_name(ast::StmtKind kind) {
  if (kind == ast::StmtKind::ExprStmt) return "Expr";
  switch (kind) { INTERLEAVE_PYTHON_STATEMENTS(X) }
  return "";
}
#undef X
#define X(kind, type)          \
  case ast::PatternKind::kind: \
    return #kind;
std::string_view kind_name(ast::PatternKind kind) {
  switch (kind) { INTERLEAVE_PYTHON_PATTERNS(X) }
  return "";
}
#undef X

template <class Node>
Dumper::Text Dumper::expr(const Node& n) {
  return node(kind_name(n.kind), n.span, [&] {
    if constexpr (std::is_same_v<Node, ast::BoolOp>) {
      field("op", name_of(kBoolOperators, n.op));
      field("values", list(n.values));
    } else if constexpr (std::is_same_v<Node, ast::NamedExpr>) {
      field("target", any(n.target));
      field("value", any(n.value));
    } else if constexpr (std::is_same_v<Node, ast::BinOp>) {
      field("left", any(n.left));
      field("op", name_of(kOperators, n.op));
      field("right", any(n.right));
    } else if constexpr (std::is_same_v<Node, ast::UnaryOp>) {
      field("op", name_of(kUnaryOperators, n.op));
      field("operand", any(n.operand));
    } else if constexpr (std::is_same_v<Node, ast::Lambda>) {
      field("args", arguments(*n.args));
      field("body", any(n.body));
    } else if constexpr (std::is_same_v<Node, ast::IfExp>) {
      field("test", any(n.test));
      field("body", any(n.body));
      field("orelse", any(n.orelse));
    } else if constexpr (std::is_same_v<Node, ast::Dict>) {
      field("keys", list(n.keys));
      field("values", list(n.values));
    } else if constexpr (std::is_same_v<Node, ast::Set>) {
      field("elts", list(n.elts));
    } else if constexpr (std::is_same_v<Node, ast::ComprehensionExpr>) {
      field(n.value != nullptr ? "key" : "elt", any(n.elt));
      optional("value", n.value);
      field("generators", list(n.generators));
    } else if constexpr (std::is_same_v<Node, ast::Compare>) {
      field("left", any(n.left));
      field("ops", list(n.ops));
      field("comparators", list(n.comparators));
    } else if constexpr (std::is_same_v<Node, ast::Call>) {
      field("func", any(n.func));
      field("args", list(n.args));
      field("keywords", list(n.keywords));
    } else if constexpr (std::is_same_v<Node, ast::FormattedValue>) {
      field("value", any(n.value));
      field("conversion", word(std::to_string(n.conversion == 0 ? -1 : int{n.conversion})));
      optional("format_spec", n.format_spec);
    } else if constexpr (std::is_same_v<Node, ast::JoinedStr>) {
      field("values", list(n.values));
    } else if constexpr (std::is_same_v<Node, ast::Constant>) {
      field("value", word(dump(n)));
      if (n.u_prefix) field("kind", word("'u'"));
    } else if constexpr (std::is_same_v<Node, ast::Name>) {
      field("id", name(n.id));
    } else if constexpr (std::is_same_v<Node, ast::List> || std::is_same_v<Node, ast::Tuple>) {
      field("elts", list(n.elts));
    } else if constexpr (std::is_same_v<Node, ast::Slice>) {
      optional("lower", n.lower);
      optional("upper", n.upper);
      optional("step", n.step);
    } else {  // Await, Yield, YieldFrom, Attribute, Subscript, Starred
      optional("value", n.value);
      if constexpr (std::is_same_v<Node, ast::Attribute>) field("attr", name(n.attr));
      if constexpr (std::is_same_v<Node, ast::Subscript>) field("slice", any(n.slice));
    }
    if constexpr (requires { n.ctx; }) field("ctx", name_of(kContexts, n.ctx));
  });
}

template <class Node>
Dumper::Text Dumper::pattern(const Node& n) {
  return node(kind_name(n.kind), n.span, [&] {
    if constexpr (std::is_same_v<Node, ast::MatchValue>) {
      field("value", any(n.value));
    } else if constexpr (std::is_same_v<Node, ast::MatchSingleton>) {
      field("value", word(n.value == ConstantKind::None   ? "None"
                          : n.value == ConstantKind::True ? "True"
                                                          : "False"));
    } else if constexpr (std::is_same_v<Node, ast::MatchMapping>) {
      field("keys", list(n.keys));
      field("patterns", list(n.patterns));
      optional("rest", n.rest);
    } else if constexpr (std::is_same_v<Node, ast::MatchClass>) {
      field("cls", any(n.cls));
      field("patterns", list(n.patterns));
      field("kwd_attrs", list(n.kwd_attrs));
      field("kwd_patterns", list(n.kwd_patterns));
    } else if constexpr (std::is_same_v<Node, ast::MatchStar>) {
      optional("name", n.name);
    } else if constexpr (std::is_same_v<Node, ast::MatchAs>) {
      if (n.pattern != nullptr) field("pattern", any(n.pattern));
      optional("name", n.name);
    } else {  // MatchSequence, MatchOr
      field("patterns", list(n.patterns));
    }
  });
}

template <class Node>
Dumper::Text Dumper::stmt(const Node& n) {
  return node(kind_name(n.kind), n.span, [&] {
    if constexpr (std::is_same_v<Node, ast::FunctionDef>) {
      field("name", name(n.name));
      field("args", arguments(*n.args));
      field("body", list(n.body));
      field("decorator_list", list(n.decorator_list));
      optional("returns", n.returns);
    } else if constexpr (std::is_same_v<Node, ast::ClassDef>) {
      field("name", name(n.name));
      field("bases", list(n.bases));
      field("keywords", list(n.keywords));
      field("body", list(n.body));
      field("decorator_list", list(n.decorator_list));
    } else if constexpr (std::is_same_v<Node, ast::Return> || std::is_same_v<Node, ast::ExprStmt>) {
      optional("value", n.value);
    } else if constexpr (std::is_same_v<Node, ast::Delete>) {
      field("targets", list(n.targets));
    } else if constexpr (std::is_same_v<Node, ast::Assign>) {
      field("targets", list(n.targets));
      field("value", any(n.value));
    } else if constexpr (std::is_same_v<Node, ast::AugAssign>) {
      field("target", any(n.target));
      field("op", name_of(kOperators, n.op));
      field("value", any(n.value));
    } else if constexpr (std::is_same_v<Node, ast::AnnAssign>) {
      field("target", any(n.target));
      field("annotation", any(n.annotation));
      optional("value", n.value);
      field("simple", word(n.simple ? "1" : "0"));
    } else if constexpr (std::is_same_v<Node, ast::For>) {
      field("target", any(n.target));
      field("iter", any(n.iter));
      field("body", list(n.body));
      field("orelse", list(n.orelse));
    } else if constexpr (std::is_same_v<Node, ast::While> || std::is_same_v<Node, ast::If>) {
      field("test", any(n.test));
      field("body", list(n.body));
      field("orelse", list(n.orelse));
    } else if constexpr (std::is_same_v<Node, ast::With>) {
      field("items", list(n.items));
      field("body", list(n.body));
    } else if constexpr (std::is_same_v<Node, ast::Match>) {
      field("subject", any(n.subject));
      field("cases", list(n.cases));
    } else if constexpr (std::is_same_v<Node, ast::Raise>) {
      optional("exc", n.exc);
      optional("cause", n.cause);
    } else if constexpr (std::is_same_v<Node, ast::Try>) {
      field("body", list(n.body));
      field("handlers", list(n.handlers));
      field("orelse", list(n.orelse));
      field("finalbody", list(n.finalbody));
    } else if constexpr (std::is_same_v<Node, ast::Assert>) {
      field("test", any(n.test));
      optional("msg", n.msg);
    } else if constexpr (std::is_same_v<Node, ast::ImportFrom>) {
      optional("module", n.module);
      field("names", list(n.names));
      field("level", word(std::to_string(n.level)));
    } else if constexpr (requires { n.names; }) {  // Import, Global, Nonlocal
      field("names", list(n.names));
    }
  });
}

}  // namespace

std::string dump(const ast::Constant& c) {
  switch (c.type) {
    case ConstantKind::None:
      return "None";
    case ConstantKind::True:
      return "True";
    case ConstantKind::False:
      return "False";
    case ConstantKind::Ellipsis:
      return "Ellipsis";
    case ConstantKind::Int:
      return std::to_string(c.integer);
    case ConstantKind::BigInt:
      return boost::multiprecision::cpp_int(std::string(c.text)).str();
    case ConstantKind::Float:
      return shortest(c.real);
    case ConstantKind::Complex: {
      std::string text = shortest(c.real);
      if (text.ends_with(".0")) text.resize(text.size() - 2);
      return text + "j";
    }
    case ConstantKind::Str:
      return quoted(c.text, false);
    case ConstantKind::Bytes:
      return quoted(c.text, true);
  }
  return "";
}

std::string dump(const Ast& ast, const DumpOptions& options) { return Dumper(options).module(ast); }

}  // namespace interleave::models::python
