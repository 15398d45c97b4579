#include "models/python/import_check.h"

#include <algorithm>

#include <fmt/format.h>

#include "models/python/exceptions.h"
#include "models/python/interpreter.h"
#include "models/python/unmodelled.h"
#include "models/python/vm.h"

namespace interleave::models::python {

namespace {

// The modules of CPython 3.11 on Linux (sys.stdlib_module_names): whoever imports one of these didn't
// mistype it. A blank before and behind each name.
constexpr std::string_view kLibrary =
    " "
    "abc aifc argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii "
    "bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop "
    "collections colorsys compileall concurrent configparser contextlib contextvars copy copyreg "
    "crypt csv ctypes curses dataclasses datetime dbm decimal difflib dis distutils doctest email "
    "encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib "
    "functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac "
    "html http imaplib imghdr imp importlib inspect io ipaddress itertools json keyword linecache "
    "locale logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder multiprocessing "
    "netrc nis nntplib ntpath nturl2path numbers opcode operator optparse os pathlib pdb pickle "
    "pickletools pipes pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty "
    "pwd py_compile pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib "
    "resource rlcompleter runpy sched secrets select selectors shelve shlex shutil signal site "
    "smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse "
    "ssl stat statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog "
    "tabnanny tarfile telnetlib tempfile termios textwrap threading time timeit tkinter token "
    "tokenize tomllib trace traceback tracemalloc tty turtle types typing unicodedata unittest "
    "urllib uu uuid venv warnings wave weakref webbrowser wsgiref xdrlib xml xmlrpc zipapp "
    "zipfile zipimport zlib zoneinfo ";

std::string_view top_of(std::string_view module) { return module.substr(0, module.find('.')); }

bool is_in_library(std::string_view module) {
  return kLibrary.find(fmt::format(" {} ", top_of(module))) != std::string_view::npos;
}

std::string advice(std::string_view module) {
  if (is_in_library(module)) {
    return fmt::format("the module {} of the standard library isn't supported", module);
  }
  if (!is_known_package(top_of(module))) return {};
  return fmt::format(
      "the module {0} isn't modelled; say in the header's [cost] what its calls take, such as "
      "\"{0}.NAME\" = {{ wait = \"10ms\" }}",
      top_of(module));
}

/// Walks the statements that are executed whatever happens.
class Checker {
 public:
  explicit Checker(Vm& vm) : vm_(vm) {}

  void check(const ast::Body& body) {
    for (const ast::Stmt* statement : body) {
      if (const auto* import = ast::try_as<ast::Import>(statement)) {
        for (const ast::alias& each : import->names) import_module(each.name, each.span);
      } else if (const auto* from = ast::try_as<ast::ImportFrom>(statement)) {
        if (from->level == 0) check_from(*from);
      } else if (const auto* with = ast::try_as<ast::With>(statement)) {
        check(with->body);
      } else if (const auto* attempt = ast::try_as<ast::Try>(statement)) {
        if (attempt->handlers.empty()) check(attempt->body);
        check(attempt->finalbody);
      } else if (const auto* branch = ast::try_as<ast::If>(statement)) {
        if (is_main_test(*branch->test)) check(branch->body);
      }
    }
  }

  std::vector<Unsupported> places;

 private:
  /// `__name__ == "__main__"`
  static bool is_main_test(const ast::Expr& test) {
    const auto* compare = ast::try_as<ast::Compare>(&test);
    if (compare == nullptr || compare->comparators.size() != 1 ||
        compare->ops[0] != ast::CompareOperator::Eq)
      return false;
    const auto* name = ast::try_as<ast::Name>(compare->left);
    const auto* value = ast::try_as<ast::Constant>(compare->comparators[0]);
    return name != nullptr && name->id == "__name__" && value != nullptr &&
           value->text == "__main__";
  }

  /// Undefined if that fails.
  Value import_module(std::string_view name, ast::Span span) {
    Value module;
    const Value error =
        vm_.interpreter().contain([&] { module = vm_.interpreter().import(vm_, name); });
    if (error.is_defined() && vm_.is_instance(error, vm_.types().ModuleNotFoundError)) {
      const Value missing = vm_.find_attr(error, "name");
      const std::string_view module_name = missing.is(Kind::str) ? missing.as<Str>()->view() : name;
      if (std::string text = advice(module_name); !text.empty())
        places.push_back({span, std::move(text)});
    }
    return module;
  }

  void check_from(const ast::ImportFrom& from) {
    const ast::Span name_span = span_of_module(from);
    const Value module = import_module(from.module, name_span);
    if (!module.is(Kind::module) || !is_in_library(from.module)) return;
    for (const ast::alias& each : from.names) {
      if (each.name == "*") continue;
      bool found = false;
      vm_.interpreter().contain([&] {
        found = vm_.find_attr(module, each.name).is_defined();
        if (found) return;
        vm_.interpreter().import_submodule(vm_, fmt::format("{}.{}", from.module, each.name));
        found = vm_.find_attr(module, each.name).is_defined();
      });
      if (!found)
        places.push_back({each.span, fmt::format("{}.{} isn't supported", from.module, each.name)});
    }
  }

  /// Of the dotted name behind `from`, which has no span of its own.
  static ast::Span span_of_module(const ast::ImportFrom& from) {
    constexpr uint32_t kFrom = 5;
    ast::Span span = from.span;
    span.column += kFrom;
    span.end_line = span.line;
    span.end_column = span.column + static_cast<uint32_t>(from.module.size());
    return span;
  }

  Vm& vm_;
};

}  // namespace

std::vector<std::string_view> library_modules() {
  std::vector<std::string_view> names;
  for (std::string_view rest = kLibrary.substr(1); !rest.empty();
       rest.remove_prefix(names.back().size() + 1)) {
    names.push_back(rest.substr(0, rest.find(' ')));
  }
  return names;
}

void check_imports(Vm& vm, const Ast& program, const Source& source) {
  Checker checker(vm);
  checker.check(program.body);
  if (checker.places.empty()) return;
  UnsupportedImports error;
  error.places = std::move(checker.places);
  error.file = source.name();
  for (const Unsupported& place : error.places)
    error.lines.emplace_back(source.line(place.span.line));
  throw error;
}

std::string format(const UnsupportedImports& error) {
  std::string text;
  std::vector<std::string_view> told;
  std::string advice_lines;
  for (size_t i = 0; i < error.places.size(); ++i) {
    const auto& [span, what] = error.places[i];
    const std::string_view line = error.lines[i];
    const size_t indent = std::min(line.find_first_not_of(" \t\f"), line.size());
    const uint32_t end =
        span.end_line == span.line ? span.end_column : static_cast<uint32_t>(line.size());
    const uint32_t first = characters(line, span.column),
                   last = characters(line, std::max(end, span.column + 1));
    text += fmt::format(
        "  File \"{}\", line {}\n    {}\n    {}{}\n", error.file, span.line, line.substr(indent),
        std::string(first - std::min<size_t>(indent, first), ' '), std::string(last - first, '^'));
    if (std::find(told.begin(), told.end(), what) != told.end()) continue;
    told.push_back(what);
    advice_lines += "  " + what + "\n";
  }
  return text + "NotSupported: the program imports what Interleave doesn't have:\n" + advice_lines;
}

}  // namespace interleave::models::python
