// Patterns of `case` that can't be: names bound twice or not by every alternative, patterns behind
// one that matches everything (Python/compile.c, compiler_pattern_…).
#include <algorithm>
#include <string>

#include "models/python/ast_dump.h"
#include "models/python/placement_impl.h"

namespace interleave::models::python {

using ast::ExprKind;
using ast::PatternKind;

namespace {

std::string quoted(ast::Identifier name) { return "'" + std::string(name) + "'"; }

bool same_key(const ast::Constant& a, const ast::Constant& b) {
  using K = ast::ConstantKind;
  const auto number = [](const ast::Constant& c) {
    return c.type == K::True                            ? 1.0
           : c.type == K::Int                           ? static_cast<double>(c.integer)
           : c.type == K::Float || c.type == K::Complex ? c.real
                                                        : 0.0;
  };
  const auto is_number = [](const ast::Constant& c) {
    return c.type == K::Int || c.type == K::Float || c.type == K::True || c.type == K::False;
  };
  if (is_number(a) && is_number(b)) return number(a) == number(b);
  return a.type == b.type && a.text == b.text && a.real == b.real;
}

}  // namespace

void Placement::match(const ast::Match& m) {
  expression(m.subject);
  for (const ast::match_case& c : m.cases) {
    Captures captures;
    captures.allow_irrefutable = c.guard != nullptr || &c == &m.cases.back();
    pattern(*c.pattern, captures);
    expression(c.guard);
    body(c.body);
  }
}

void Placement::pattern(const ast::Pattern& p, Captures& captures) {
  last_pattern_ = p.span;
  switch (p.kind) {
    case PatternKind::MatchValue:
      expression(ast::as<ast::MatchValue>(p).value);
      break;
    case PatternKind::MatchSingleton:
      break;
    case PatternKind::MatchSequence:
      sequence(ast::as<ast::MatchSequence>(p), captures);
      break;
    case PatternKind::MatchMapping:
      mapping(ast::as<ast::MatchMapping>(p), captures);
      break;
    case PatternKind::MatchClass:
      class_pattern(ast::as<ast::MatchClass>(p), captures);
      break;
    case PatternKind::MatchStar: {
      const auto& star = ast::as<ast::MatchStar>(p);
      if (!star.name.empty()) capture(star.name, captures);
      break;
    }
    case PatternKind::MatchAs: {
      const auto& as = ast::as<ast::MatchAs>(p);
      if (as.pattern == nullptr) {
        if (!captures.allow_irrefutable)
          fail(p.span, as.name.empty() ? "wildcard makes remaining patterns unreachable"
                                       : "name capture " + quoted(as.name) +
                                             " makes remaining patterns unreachable");
        if (!as.name.empty()) capture(as.name, captures);
      } else {
        pattern(*as.pattern, captures);
        capture(as.name, captures);
      }
      break;
    }
    case PatternKind::MatchOr:
      alternatives(ast::as<ast::MatchOr>(p), captures);
      break;
  }
}

// Inside another pattern anything may match everything.
void Placement::subpatterns(ast::Sequence<ast::Pattern*> patterns, Captures& captures) {
  const bool outer = captures.allow_irrefutable;
  captures.allow_irrefutable = true;
  for (const ast::Pattern* p : patterns) pattern(*p, captures);
  captures.allow_irrefutable = outer;
}

void Placement::sequence(const ast::MatchSequence& s, Captures& captures) {
  const auto stars = std::count_if(s.patterns.begin(), s.patterns.end(), [](const ast::Pattern* p) {
    return p->kind == PatternKind::MatchStar;
  });
  if (stars > 1) fail(s.span, "multiple starred names in sequence pattern");
  subpatterns(s.patterns, captures);
}

void Placement::mapping(const ast::MatchMapping& m, Captures& captures) {
  for (size_t i = 0; i < m.keys.size(); ++i) {
    const auto* key = ast::try_as<ast::Constant>(m.keys[i]);
    for (size_t k = 0; key != nullptr && k < i; ++k) {
      const auto* other = ast::try_as<ast::Constant>(m.keys[k]);
      if (other == nullptr || !same_key(*key, *other)) continue;
      fail(m.span, "mapping pattern checks duplicate key (" + dump(*key) + ")");
    }
    expression(m.keys[i]);
  }
  subpatterns(m.patterns, captures);
  if (!m.rest.empty()) capture(m.rest, captures);
}

void Placement::class_pattern(const ast::MatchClass& c, Captures& captures) {
  for (size_t i = 0; i < c.kwd_attrs.size(); ++i) {
    check_name(c.kwd_attrs[i], ast::Context::Store, c.kwd_patterns[i]->span);
    for (size_t k = i + 1; k < c.kwd_attrs.size(); ++k)
      if (ast::same_name(c.kwd_attrs[i], c.kwd_attrs[k]))
        fail(c.kwd_patterns[k]->span,
             "attribute name repeated in class pattern: " + std::string(c.kwd_attrs[i]));
  }
  expression(c.cls);
  subpatterns(c.patterns, captures);
  subpatterns(c.kwd_patterns, captures);
}

void Placement::alternatives(const ast::MatchOr& o, Captures& captures) {
  std::vector<ast::Identifier> bound;
  for (const ast::Pattern* alternative : o.patterns) {
    Captures own;
    own.allow_irrefutable = alternative == o.patterns.back() && captures.allow_irrefutable;
    pattern(*alternative, own);
    const auto by_address = [](ast::Identifier a, ast::Identifier b) {
      return a.data() < b.data();
    };
    std::sort(own.names.begin(), own.names.end(), by_address);
    if (alternative == o.patterns.front()) {
      bound = own.names;
    } else if (own.names != bound) {
      fail(last_pattern_, "alternative patterns bind different names");
    }
  }
  for (const ast::Identifier name : bound) capture(name, captures);
}

void Placement::capture(ast::Identifier name, Captures& captures) {
  check_name(name, ast::Context::Store, last_pattern_);
  for (const ast::Identifier other : captures.names)
    if (ast::same_name(name, other))
      fail(last_pattern_, "multiple assignments to name " + quoted(name) + " in pattern");
  captures.names.push_back(name);
}

}  // namespace interleave::models::python
