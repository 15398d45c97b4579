#include "models/python/symtable.h"

#include <string>

#include "models/python/parser.h"
#include "tests/catch.h"

using namespace interleave::models::python;

namespace {

std::string joined(const std::vector<ast::Identifier>& names) {
  std::string out;
  for (const ast::Identifier name : names) out += (out.empty() ? "" : " ") + std::string(name);
  return out;
}

// A program and its scopes; everything by the scope's qualified name.
struct Analysed {
  Source source;
  Ast ast;
  SymbolTable table;

  explicit Analysed(std::string_view text)
      : source("x.py", text), ast(parse(source)), table(analyse(ast, source)) {}

  const Scope& scope(std::string_view qualname) const {
    for (const Scope& s : table.scopes)
      if (s.qualname == qualname) return s;
    FAIL("no scope " << qualname);
    return table.scopes[0];
  }
  Resolution resolve(std::string_view qualname, std::string_view name) {
    return scope(qualname).resolve(ast.arena.intern(name));
  }
  Binding binding(std::string_view qualname, std::string_view name) {
    return resolve(qualname, name).binding;
  }
};

}  // namespace

TEST_CASE("parameters come first, in the order of a call's registers") {
  const Analysed a("def f(a, /, b, *args, c, d=1, **kw):\n  x = b\n  y: int = 2\n");
  const Scope& f = a.scope("f");
  CHECK(joined(f.locals) == "a b c d args kw x y");
  CHECK(f.posonly_count == 1);
  CHECK(f.arg_count == 2);
  CHECK(f.kwonly_count == 2);
  CHECK(f.has_varargs);
  CHECK(f.has_varkeywords);
  CHECK(f.parameter_count() == 6);
}

TEST_CASE("names are local, global or builtin") {
  Analysed a("x = 1\ndef f():\n  global g\n  g = x\n  y = print\n");
  CHECK(a.binding("f", "g") == Binding::GlobalExplicit);
  CHECK(a.binding("f", "x") == Binding::GlobalImplicit);
  CHECK(a.binding("f", "print") == Binding::GlobalImplicit);
  CHECK(a.binding("f", "y") == Binding::Local);
  CHECK(a.binding("<module>", "x") == Binding::Local);
}

TEST_CASE("captured names are cells outside and free inside, all the way") {
  Analysed a(
      "def f(p):\n  v = 1\n  def g():\n    def h():\n      nonlocal v\n      v = p\n    return "
      "h\n");
  CHECK(joined(a.scope("f").cells) == "p v");
  CHECK(joined(a.scope("f").locals) == "p g");
  CHECK(joined(a.scope("f.<locals>.g").frees) == "v p");
  CHECK(joined(a.scope("f.<locals>.g.<locals>.h").frees) == "v p");
  CHECK(a.resolve("f.<locals>.g.<locals>.h", "p").index == 1);
  CHECK(a.binding("f", "p") == Binding::Cell);
}

TEST_CASE("a class body is no scope for its methods") {
  Analysed a(
      "def f(x):\n  class C:\n    x = x\n    y = 1\n    def m(self): return x, y, __class__\n");
  CHECK(a.binding("f.<locals>.C", "x") == Binding::Local);
  CHECK(joined(a.scope("f.<locals>.C").frees) == "x");
  CHECK(a.binding("f.<locals>.C.m", "x") == Binding::Free);
  CHECK(a.binding("f.<locals>.C.m", "y") == Binding::GlobalImplicit);
  CHECK(a.scope("f.<locals>.C").needs_class_cell);
  CHECK(joined(a.scope("f.<locals>.C").cells) == "__class__");
  CHECK(a.scope("f.<locals>.C").captured(a.resolve("f", "x").name).binding == Binding::Free);
}

TEST_CASE("super() needs the class") {
  const Analysed a("class A:\n  def f(self): super().f()\n  def g(self): pass\n");
  CHECK(a.scope("A").needs_class_cell);
  CHECK(joined(a.scope("A.f").frees) == "__class__");
  CHECK(joined(a.scope("A.g").frees).empty());
}

TEST_CASE("private names carry their class") {
  Analysed a("class _A:\n  def f(self, __x):\n    self.__y = __x\n    return __z__\n");
  CHECK(a.resolve("_A.f", "__x").name == "_A__x");
  CHECK(a.scope("_A.f").mangle(a.ast.arena.intern("__y")) == "_A__y");
  CHECK(a.resolve("_A.f", "__z__").name == "__z__");
  CHECK(joined(a.scope("_A.f").locals) == "self _A__x");
}

TEST_CASE("comprehensions are functions of one argument") {
  Analysed a("def f(n):\n  return [x * n for x in range(3) if (last := x)]\n");
  const Scope& comprehension = a.scope("f.<locals>.<listcomp>");
  CHECK(joined(comprehension.locals) == ".0 x");
  CHECK(joined(comprehension.frees) == "last n");
  CHECK(a.binding("f", "last") == Binding::Cell);
}

TEST_CASE("what kind of function it is, its body tells") {
  const Analysed a(
      "def g(): yield 1\n"
      "async def c(): await x\n"
      "async def ag(): yield 1\n"
      "def plain(): return (await y for y in z)\n"
      "async def lc(): return [y async for y in z]\n"
      "l = lambda: (yield)\n");
  CHECK(a.scope("g").is_generator);
  CHECK(a.scope("c").is_coroutine);
  CHECK(a.scope("ag").is_async_generator);
  CHECK(!a.scope("ag").is_generator);
  CHECK(!a.scope("plain").is_coroutine);
  CHECK(a.scope("plain.<locals>.<genexpr>").is_async_generator);
  CHECK(a.scope("lc.<locals>.<listcomp>").is_coroutine);
  CHECK(a.scope("<lambda>").is_generator);
}

TEST_CASE("nodes know their scope") {
  const Analysed a("class A:\n  def f(self):\n    return lambda: 0\n");
  const auto& cls = ast::as<ast::ClassDef>(*a.ast.body[0]);
  const auto& function = ast::as<ast::FunctionDef>(*cls.body[0]);
  CHECK(a.table.scopes[cls.scope].qualname == "A");
  CHECK(a.table.scopes[function.scope].qualname == "A.f");
  CHECK(a.table.scopes[function.scope].children.size() == 1);
  CHECK(a.table.scopes[a.table.scopes[function.scope].children[0]].kind == ScopeKind::Lambda);
}
