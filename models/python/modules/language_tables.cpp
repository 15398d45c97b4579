// _language_tables: the tables that the language is made of, as Python values, for _language.py.
#include <algorithm>
#include <set>
#include <string>

#include "models/python/ast_kinds.h"
#include "models/python/embedded_modules.h"
#include "models/python/header.h"
#include "models/python/import_check.h"
#include "models/python/interpreter.h"
#include "models/python/modules/table.h"
#include "models/python/step_costs.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

Value texts(Vm& vm, std::span<const std::string_view> names) {
  Ref<List> list = vm.list();
  for (const std::string_view name : names) list->items.push_back(Value(vm.str(name)));
  return Value(list);
}

// The kinds of nodes of a syntax tree, by the names of Python's ast module.
#define X(kind, type) #kind,
constexpr std::string_view kStatements[] = {INTERLEAVE_PYTHON_STATEMENTS(X)};
constexpr std::string_view kExpressions[] = {INTERLEAVE_PYTHON_EXPRESSIONS(X)};
constexpr std::string_view kPatterns[] = {INTERLEAVE_PYTHON_PATTERNS(X)};
#undef X

Value statements(Vm& vm, Value*) { return texts(vm, kStatements); }
Value expressions(Vm& vm, Value*) { return texts(vm, kExpressions); }
Value patterns(Vm& vm, Value*) { return texts(vm, kPatterns); }

/// "a__b" as a program writes it: "a.b".
std::string dotted(std::string_view file) {
  std::string name;
  for (size_t i = 0; i < file.size(); ++i) {
    if (i > 0 && file.substr(i).starts_with("__")) {
      name += '.';
      ++i;
    } else {
      name += file[i];
    }
  }
  return name;
}

// modules(): the dotted names of those that a program may import, sorted.
Value importable_modules(Vm& vm, Value*) {
  std::set<std::string> names;
  for (const ModuleDef& def : module_table()) names.emplace(def.name);
  for (const EmbeddedModule& embedded : embedded_modules()) {
    names.insert(dotted(embedded.name));
  }
  std::erase_if(names, [](const std::string& name) { return name.starts_with('_'); });
  return texts(vm, std::vector<std::string_view>(names.begin(), names.end()));
}

// header_keys(): tuples of name, meaning and default.
Value header_key_rows(Vm& vm, Value*) {
  Ref<List> rows = vm.list();
  for (const HeaderKey& key : header_keys()) {
    const Value row[] = {vm.str(key.name), vm.str(key.meaning), vm.str(key.fallback)};
    rows->items.push_back(Value(vm.tuple(row)));
  }
  return Value(rows);
}

// load(name): the module.
Value load(Vm& vm, Value* a) { return vm.interpreter().import(vm, vm.to_text(a[0], "load")); }

// standard_modules(): the names of CPython's standard modules.
Value standard_modules(Vm& vm, Value*) { return texts(vm, library_modules()); }

constexpr NativeDef kFunctions[] = {
    {"statements", "()", statements},
    {"expressions", "()", expressions},
    {"patterns", "()", patterns},
    {"modules", "()", importable_modules},
    {"header_keys", "()", header_key_rows},
    {"standard_modules", "()", standard_modules},
    {"load", "(name, /)", load},
};

}  // namespace

void init_language_tables(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
