// How the table was made: we counted how many instructions of each class below, and how many items,
// the programs of bench/programs and some forty loops around one operation execute, and looked for
// the costs that foretell CPython's CPU time best (least squares of the relative errors, the
// programs counting most). bench/step_cost.py shows what is left of the error: a quarter at most
// for the programs. A loop around a single operation may be off by half: it shares its price with
// its class.
//
// cpython-3.11: Debian 12's python3.11 (3.11.2) on an x86-64 server core, 2026.
// cpython-3.13t: a rule instead of a measurement: 3.13.0 took 0.8 times 3.11's time on
// bench/programs, and its free-threaded build 1.4 times that
// (docs.python.org/3.13/howto/free-threading-python.html).
#include "models/python/step_costs.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace interleave::models::python {

namespace {

struct CostClass {
  std::string_view name;
  uint64_t picoseconds;
  std::vector<Op> members;
};

constexpr uint64_t kItemCost = 6'600;
constexpr double kFreeThreaded = 0.8 * 1.4;

// An instruction that is in none costs nothing: it belongs to the one before it.
const std::vector<CostClass>& classes() {
  using enum Op;
  static const std::vector<CostClass> kClasses{
      {"moves",
       4'000,
       {MOVE, LOAD_CONST, CLEAR, CHECK_BOUND, DELETE_LOCAL, MAKE_CELL, LOAD_CELL, STORE_CELL,
        DELETE_CELL, LOAD_FREE, STORE_FREE, DELETE_FREE, LOAD_CLOSURE, POP_EXC, HANDLE}},
      {"globals",
       23'300,
       {LOAD_GLOBAL, STORE_GLOBAL, DELETE_GLOBAL, LOAD_NAME, STORE_NAME, DELETE_NAME,
        LOAD_CLASS_FREE}},
      {"arithmetic", 13'600, {ADD,        SUB,       MUL,    MATMUL,   TRUEDIV,  FLOORDIV,
                              MOD,        POW,       LSHIFT, RSHIFT,   BIT_AND,  BIT_OR,
                              BIT_XOR,    ADD_K,     SUB_K,  MUL_K,    MATMUL_K, TRUEDIV_K,
                              FLOORDIV_K, MOD_K,     POW_K,  LSHIFT_K, RSHIFT_K, BIT_AND_K,
                              BIT_OR_K,   BIT_XOR_K, NEG,    POS,      INVERT}},
      {"comparisons",
       8'900,
       {LT, LE, EQ, NE, GT, GE, LT_K, LE_K, EQ_K, NE_K, GT_K, GE_K, IS, IS_NOT, IN, NOT_IN, NOT}},
      {"jumps", 4'000, {JUMP, JUMP_IF_TRUE, JUMP_IF_FALSE, JUMP_IF_NONE, JUMP_IF_NOT_NONE}},
      {"loops", 8'300, {FOR_ITER, JUMP_BACK}},
      {"calls", 4'000, {CALL, CALL_KW, CALL_STAR}},
      {"returns", 4'000, {RETURN}},
      {"method calls", 15'500, {CALL_METHOD, CALL_METHOD_KW}},
      {"attributes", 15'500, {LOAD_ATTR, STORE_ATTR, DELETE_ATTR, LOAD_METHOD}},
      {"items", 4'900, {LOAD_ITEM, LOAD_ITEM_K, STORE_ITEM, DELETE_ITEM}},
      {"building",
       58'100,
       {GET_ITER, BUILD_SLICE, BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_DICT, LIST_TO_TUPLE,
        MAKE_FUNCTION}},
      {"collecting",
       13'900,
       {LIST_APPEND, LIST_EXTEND, SET_ADD, SET_UPDATE, DICT_SET, DICT_UPDATE, DICT_MERGE, UNPACK,
        UNPACK_STAR}},
      {"text", 64'200, {BUILD_STRING, FORMAT}},
      {"suspending",
       20'300,
       {YIELD, GET_YIELD_ITER, GET_AWAITABLE, SEND, GET_AITER, GET_ANEXT, END_ASYNC_FOR}},
      {"exceptions",
       20'400,
       {RAISE, PUSH_EXC, RERAISE, EXC_MATCH, EXC_GROUP_MATCH, EXC_GROUP_RAISE, WITH_ENTER,
        ASYNC_WITH_ENTER, WITH_EXIT, ASSERTION_ERROR}},
      {"modules and patterns",
       100'000,
       {IMPORT, IMPORT_FROM, IMPORT_STAR, LOAD_BUILD_CLASS, MATCH_SEQUENCE, MATCH_MAPPING, LENGTH,
        MATCH_KEYS, MATCH_REST, MATCH_CLASS}},
  };
  return kClasses;
}

StepCosts measured(double factor) {
  StepCosts costs;
  const auto scaled = [factor](uint64_t picoseconds) {
    return static_cast<uint64_t>(static_cast<double>(picoseconds) * factor);
  };
  for (const CostClass& each : classes()) {
    for (const Op op : each.members)
      costs.picoseconds[static_cast<size_t>(op)] = scaled(each.picoseconds);
  }
  costs.item = scaled(kItemCost);
  return costs;
}

const std::array<StepTable, 2>& tables() {
  static const std::array<StepTable, 2> kTables{
      {{"cpython-3.11", measured(1)}, {"cpython-3.13t", measured(kFreeThreaded)}}};
  return kTables;
}

}  // namespace

const StepTable* find_step_table(std::string_view name) {
  const auto found = std::find_if(tables().begin(), tables().end(),
                                  [&](const StepTable& t) { return t.name == name; });
  return found == tables().end() ? nullptr : &*found;
}

std::string step_table_names() {
  std::string names;
  for (const StepTable& table : tables())
    names += fmt::format("{}\"{}\"", names.empty() ? "" : ", ", table.name);
  return names;
}

StepCosts uniform_costs(sim::Duration each) {
  StepCosts costs;
  costs.picoseconds.fill(static_cast<uint64_t>(each.ns()) * 1'000);
  return costs;
}

}  // namespace interleave::models::python
