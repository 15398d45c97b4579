#include "models/python/symtable.h"

#include <cassert>
#include <string>
#include <utility>

#include "models/python/placement.h"
#include "models/python/scope_collector.h"
#include "models/python/syntax_error.h"

namespace interleave::models::python {
namespace {

/// The second half: decides what each noted name means, from the outer scopes to the inner ones,
/// and lays out locals, cells and free variables (Python/symtable.c, analyze_block).
class Resolver {
 public:
  Resolver(const Source& source, SymbolTable& table, std::vector<Draft>& drafts, Arena& arena)
      : source_(source), table_(table), drafts_(drafts), class_name_(arena.intern("__class__")) {}

  void run() {
    for (uint32_t scope = 0; scope < drafts_.size(); ++scope) {
      // What inner scopes capture through this one is put behind its own names.
      for (size_t i = 0; i < drafts_[scope].symbols.size(); ++i)
        resolve(scope, drafts_[scope].symbols[i]);
    }
    for (uint32_t scope = 0; scope < drafts_.size(); ++scope) lay_out(scope);
  }

 private:
  Scope& at(uint32_t scope) { return table_.scopes[scope]; }

  void resolve(uint32_t scope, const Symbol& symbol) {
    const auto set = [&](Binding binding) {
      at(scope).names[symbol.name.data()] = {binding, 0, symbol.name};
    };
    if ((symbol.uses & kGlobal) != 0) {
      if ((symbol.uses & kNonlocal) != 0) fail(scope, symbol, " is nonlocal and global");
      set(Binding::GlobalExplicit);
    } else if ((symbol.uses & kNonlocal) != 0) {
      if (scope == 0) fail(scope, symbol, {});
      if (!capture(scope, symbol.name)) fail(scope, symbol, {});
      set(Binding::Free);
    } else if ((symbol.uses & kBound) != 0) {
      set(Binding::Local);
    } else {
      set(capture(scope, symbol.name) ? Binding::Free : Binding::GlobalImplicit);
    }
  }

  // Finds the function around `scope` that binds `name`, makes it a cell there and free on the way.
  bool capture(uint32_t scope, ast::Identifier name) {
    if (scope == 0) return false;
    for (uint32_t outer = at(scope).parent; outer != 0; outer = at(outer).parent) {
      if (at(outer).kind == ScopeKind::Class) {
        if (!ast::same_name(name, class_name_)) continue;
        at(outer).needs_class_cell = true;
      } else {
        const Symbol* symbol = drafts_[outer].find(name);
        if (symbol == nullptr) continue;
        if ((symbol->uses & kGlobal) != 0) return false;
        if ((symbol->uses & kNonlocal) != 0 || (symbol->uses & kBound) == 0) continue;
        at(outer).names[name.data()] = {Binding::Cell, 0, name};
      }
      for (uint32_t via = at(scope).parent; via != outer; via = at(via).parent) pass(via, name);
      return true;
    }
    return false;
  }

  // A class keeps its own meaning of the name and passes the captured one on beside it.
  void pass(uint32_t scope, ast::Identifier name) {
    const auto [known, is_new] = at(scope).names.try_emplace(name.data());
    if (is_new) known->second = {Binding::Free, 0, name};
    if (known->second.binding != Binding::Free) {
      for (const ast::Identifier passed : at(scope).frees)
        if (ast::same_name(passed, name)) return;
      at(scope).frees.push_back(name);
      return;
    }
    if (is_new) drafts_[scope].symbols.push_back({name});
  }

  void lay_out(uint32_t index) {
    Scope& scope = at(index);
    const Draft& draft = drafts_[index];
    const size_t parameters = scope.locals.size();
    const auto append = [](std::vector<ast::Identifier>& list, Resolution& name) {
      name.index = static_cast<uint32_t>(list.size());
      list.push_back(name.name);
    };
    for (size_t i = 0; i < parameters; ++i)
      scope.names[scope.locals[i].data()].index = static_cast<uint32_t>(i);
    if (scope.needs_class_cell) scope.cells.push_back(class_name_);
    for (const Symbol& symbol : draft.symbols) {
      Resolution& name = scope.names[symbol.name.data()];
      if (name.binding == Binding::Cell) {
        append(scope.cells, name);
      } else if (name.binding == Binding::Free) {
        append(scope.frees, name);
      } else if (name.binding == Binding::Local && scope.is_function() &&
                 (symbol.uses & kParameter) == 0) {
        append(scope.locals, name);
      }
    }
    scope.is_async_generator = draft.is_generator && draft.is_coroutine;
    scope.is_generator = draft.is_generator && !draft.is_coroutine;
    scope.is_coroutine = draft.is_coroutine && !draft.is_generator;
    scope.has_annotations = draft.has_annotations;
  }

  [[noreturn]] void fail(uint32_t scope, const Symbol& symbol, std::string_view what) const {
    ast::Span span;
    for (const Draft::Directive& directive : drafts_[scope].directives)
      if (ast::same_name(directive.name, symbol.name)) {
        span = directive.span;
        break;
      }
    const std::string quoted = "'" + std::string(symbol.name) + "'";
    if (!what.empty()) throw syntax_error(source_, span, "name " + quoted + std::string(what));
    throw syntax_error(source_, span,
                       scope == 0 ? "nonlocal declaration not allowed at module level"
                                  : "no binding for nonlocal " + quoted + " found");
  }

  const Source& source_;
  SymbolTable& table_;
  std::vector<Draft>& drafts_;
  ast::Identifier class_name_;
};

}  // namespace

Resolution Scope::resolve(ast::Identifier as_written) const {
  const ast::Identifier mangled_name = mangle(as_written);
  const auto found = names.find(mangled_name.data());
  if (found == names.end()) return {Binding::GlobalImplicit, 0, mangled_name};
  return found->second;
}

Resolution Scope::captured(ast::Identifier free) const {
  for (uint32_t i = 0; i < cells.size(); ++i)
    if (ast::same_name(cells[i], free)) return {Binding::Cell, i, free};
  for (uint32_t i = 0; i < frees.size(); ++i)
    if (ast::same_name(frees[i], free)) return {Binding::Free, i, free};
  assert(false);
  return {};
}

ast::Identifier Scope::mangle(ast::Identifier as_written) const {
  if (mangled == nullptr || !as_written.starts_with("__")) return as_written;
  const auto found = mangled->find(as_written.data());
  return found == mangled->end() ? as_written : found->second;
}

SymbolTable analyse(Ast& ast, const Source& source) {
  SymbolTable table;
  table.future_annotations = check_future_imports(ast, source);
  std::vector<Draft> drafts = ScopeCollector(ast, source, table).collect();
  Resolver(source, table, drafts, ast.arena).run();
  check_placement(ast, source, table);
  return table;
}

}  // namespace interleave::models::python
