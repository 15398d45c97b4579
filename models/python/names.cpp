#include "models/python/names.h"

#include <string>

#include "models/python/interpreter.h"

namespace interleave::models::python {
namespace {

struct OpName {
  std::string_view name, symbol;
};
constexpr OpName kBinary[kBinaryOpCount] = {
    {"add", "+"},    {"sub", "-"},    {"mul", "*"},     {"matmul", "@"}, {"truediv", "/"},
    {"floordiv", "//"}, {"mod", "%"}, {"pow", "** or pow()"}, {"lshift", "<<"}, {"rshift", ">>"},
    {"and", "&"},    {"or", "|"},     {"xor", "^"}};
constexpr OpName kCompare[] = {{"lt", "<"}, {"le", "<="}, {"eq", "=="},
                               {"ne", "!="}, {"gt", ">"}, {"ge", ">="}};

std::string dunder(std::string_view member) {
  if (member.ends_with('_')) member.remove_suffix(1);  // new_: a C++ keyword
  return "__" + std::string(member) + "__";
}

}  // namespace

std::string_view binary_name(BinaryOp op) { return kBinary[static_cast<int>(op)].name; }
std::string_view binary_symbol(BinaryOp op) { return kBinary[static_cast<int>(op)].symbol; }
std::string_view compare_name(CompareOp op) { return kCompare[static_cast<int>(op)].name; }
std::string_view compare_symbol(CompareOp op) { return kCompare[static_cast<int>(op)].symbol; }

Names::Names(Interpreter& interpreter) {
  const auto intern = [&](std::string_view text) { return interpreter.intern(text).get(); };
#define X(member) member = intern(dunder(#member));
  INTERLEAVE_DUNDERS(X)
#undef X
  for (int i = 0; i < kBinaryOpCount; ++i) {
    const std::string word(kBinary[i].name);
    binary[i] = intern(dunder(word));
    reflected[i] = intern(dunder("r" + word));
    inplace[i] = intern(dunder("i" + word));
  }
  for (int i = 0; i < 6; ++i) compare[i] = intern(dunder(kCompare[i].name));
  send = intern("send");
  throw_ = intern("throw");
  close = intern("close");
  keys = intern("keys");
  items = intern("items");
  value = intern("value");
}

}  // namespace interleave::models::python
