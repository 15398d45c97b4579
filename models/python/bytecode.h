// The instructions of the register machine, in one table.
//
// An instruction is 8 bytes: opcode, flags, and three 16-bit operands a, b, c; b and c together are
// the 32-bit operand d. Operands are registers of the frame unless the table says otherwise:
//   registers  [parameters, other locals, cells, temporaries]
// `a` is where the result goes. Flags kTakeB and kTakeC say that an operand is a temporary that dies
// with its use: the handler moves or releases it. So a dead temporary never holds an object, and
// objects die when CPython's value stack would drop them.
//
// Invariants: a local that an instruction reads is bound (the compiler emits CHECK_BOUND where it
// can't prove it); `next` in the table means the instruction word behind, which is a JUMP or an EXTRA.
#pragma once

#include <cstdint>
#include <string_view>

namespace interleave::models::python {

// X(name, operands): how the operands read in a disassembly: a = result register, A = register that is
// read, b, c = registers, K = constant c, D = constant d, N = name d, G = global cache d, T = attribute
// cache c, J = jump target d, # = number c, % = number d, - = unused.
// clang-format off
#define INTERLEAVE_OPCODES(X)                                                                      \
  X(NOP, "")               /* */                                                                   \
  X(EXTRA, "%")            /* operands of the instruction before */                                \
  /* moves */                                                                                      \
  X(MOVE, "ab")            /* a = b */                                                             \
  X(LOAD_CONST, "aD")                                                                              \
  X(CLEAR, "A")            /* releases a temporary */                                              \
  X(CHECK_BOUND, "A")      /* raises UnboundLocalError */                                          \
  X(DELETE_LOCAL, "A")                                                                             \
  X(MAKE_CELL, "ab")       /* a = a new cell; with kTakeB it starts with parameter b */            \
  X(LOAD_CELL, "ab")       X(STORE_CELL, "Ab")      X(DELETE_CELL, "A")                            \
  X(LOAD_FREE, "a%")       X(STORE_FREE, "A%")      X(DELETE_FREE, "%")                            \
  X(LOAD_CLOSURE, "a%")    /* a = the cell itself of free variable d */                            \
  X(LOAD_GLOBAL, "aG")     X(STORE_GLOBAL, "AN")    X(DELETE_GLOBAL, "N")                          \
  X(LOAD_NAME, "aN")       X(STORE_NAME, "AN")      X(DELETE_NAME, "N")                            \
  X(LOAD_CLASS_FREE, "a#N") /* namespace first, else free variable b; name is c */                 \
  /* operators; the flag kInplace: an augmented assignment */                                      \
  X(ADD, "abc") X(SUB, "abc") X(MUL, "abc") X(MATMUL, "abc") X(TRUEDIV, "abc")                     \
  X(FLOORDIV, "abc") X(MOD, "abc") X(POW, "abc") X(LSHIFT, "abc") X(RSHIFT, "abc")                 \
  X(BIT_AND, "abc") X(BIT_OR, "abc") X(BIT_XOR, "abc")                                             \
  X(ADD_K, "abK") X(SUB_K, "abK") X(MUL_K, "abK") X(MATMUL_K, "abK") X(TRUEDIV_K, "abK")           \
  X(FLOORDIV_K, "abK") X(MOD_K, "abK") X(POW_K, "abK") X(LSHIFT_K, "abK") X(RSHIFT_K, "abK")       \
  X(BIT_AND_K, "abK") X(BIT_OR_K, "abK") X(BIT_XOR_K, "abK")                                       \
  X(NEG, "ab") X(POS, "ab") X(INVERT, "ab") X(NOT, "ab")                                           \
  /* comparisons; the flag kBranches: next is a JUMP_IF on the result, which isn't stored */       \
  X(LT, "abc") X(LE, "abc") X(EQ, "abc") X(NE, "abc") X(GT, "abc") X(GE, "abc")                    \
  X(LT_K, "abK") X(LE_K, "abK") X(EQ_K, "abK") X(NE_K, "abK") X(GT_K, "abK") X(GE_K, "abK")        \
  X(IS, "abc") X(IS_NOT, "abc") X(IN, "abc") X(NOT_IN, "abc")                                      \
  /* control */                                                                                    \
  X(JUMP, "J")             X(JUMP_BACK, "J")                                                       \
  X(JUMP_IF_TRUE, "AJ")    X(JUMP_IF_FALSE, "AJ")                                                  \
  X(JUMP_IF_NONE, "AJ")    X(JUMP_IF_NOT_NONE, "AJ")                                               \
  X(GET_ITER, "ab")                                                                                \
  X(FOR_ITER, "ab")        /* a = the next item of b; next: where to go at the end */              \
  X(RETURN, "-b")                                                                                  \
  /* attributes and items */                                                                       \
  X(LOAD_ATTR, "abT")      X(STORE_ATTR, "AbT")     X(DELETE_ATTR, "-bT")                          \
  X(LOAD_METHOD, "abT")    /* a, a+1 = function and receiver; or bound callable and undefined */   \
  X(LOAD_ITEM, "abc")      X(LOAD_ITEM_K, "abK")                                                   \
  X(STORE_ITEM, "Abc")     X(DELETE_ITEM, "-bc")                                                   \
  /* building */                                                                                   \
  X(BUILD_SLICE, "ab")     X(BUILD_TUPLE, "ab#")    X(BUILD_LIST, "ab#")   X(BUILD_SET, "ab#")     \
  X(BUILD_DICT, "ab#")     /* c pairs */                                                           \
  X(BUILD_STRING, "ab#")   X(LIST_TO_TUPLE, "ab")                                                  \
  X(LIST_APPEND, "Ab")     X(LIST_EXTEND, "Abc")    X(SET_ADD, "Ab")       X(SET_UPDATE, "Ab")     \
  X(DICT_SET, "Abc")       X(DICT_UPDATE, "Ab")                                                    \
  X(DICT_MERGE, "Abc")     /* as DICT_UPDATE, for the call of c: a key that is there is an error */ \
  X(FORMAT, "abc")         /* flags: conversion, kHasSpec */                                       \
  X(UNPACK, "ab#")         /* a, a+1, … = the c items of b */                                      \
  X(UNPACK_STAR, "ab#")    /* c: how many before the star, and after it << 8 */                    \
  /* calls: b is the callee, its arguments follow */                                               \
  X(CALL, "ab#")           X(CALL_METHOD, "ab#")    /* b+1 is the receiver or undefined */         \
  X(CALL_KW, "ab#")        /* next: D, the names of the last arguments */                          \
  X(CALL_METHOD_KW, "ab#")                                                                         \
  X(CALL_STAR, "ab")       /* b+1: tuple or list, b+2: dict or undefined */                        \
  X(MAKE_FUNCTION, "abK")  /* of code c; flags kHasDefaults…: what lies in b, b+1, … */            \
  /* coroutines and generators */                                                                  \
  X(YIELD, "ab")           /* a = what is sent; the flag kWrap: of an async generator */           \
  X(GET_YIELD_ITER, "ab")  /* of `yield from` */                                                   \
  X(GET_AWAITABLE, "ab")   /* flags kOfEnter, kOfExit: for the error message */                    \
  X(SEND, "abc")           /* drives b with c; a = its result at the end */                        \
  X(GET_AITER, "ab")       X(GET_ANEXT, "ab")                                                      \
  X(END_ASYNC_FOR, "-b")   /* reraises b unless it is StopAsyncIteration */                        \
  /* exceptions and with */                                                                        \
  X(RAISE, "-bc")          /* flags kHasExc, kHasCause */                                          \
  X(PUSH_EXC, "a")         /* a = the exception handled so far, a+1 = the new one */               \
  X(POP_EXC, "A")          /* what a holds is being handled again */                               \
  X(RERAISE, "-b")         /* as if it had never been caught */                                    \
  X(HANDLE, "ab")          /* a = the exception handled so far; b is handled from now on */        \
  X(EXC_MATCH, "abc")                                                                              \
  X(EXC_GROUP_MATCH, "abc") /* splits group b by type c: a = match or None, a+1 = rest or None */   \
  X(EXC_GROUP_RAISE, "abc") /* a = None, or what to raise of list c, of the handlers of group b */ \
  X(WITH_ENTER, "ab")      X(ASYNC_WITH_ENTER, "ab") /* a = exit, a+1 = what enter gives */        \
  X(WITH_EXIT, "abc")      /* a = exit b, called with exception c */                               \
  X(ASSERTION_ERROR, "a")                                                                          \
  /* modules and classes */                                                                        \
  X(IMPORT, "a#N")         /* name c; b: constant of the from-list; next: % level */               \
  X(IMPORT_FROM, "abN")    X(IMPORT_STAR, "-b")                                                    \
  X(SETUP_ANNOTATIONS, "")                                                                         \
  X(LOAD_BUILD_CLASS, "a")                                                                         \
  /* match */                                                                                      \
  X(MATCH_SEQUENCE, "ab")  X(MATCH_MAPPING, "ab")   X(LENGTH, "ab")                                \
  X(MATCH_KEYS, "abc")     /* a = a tuple of values of the keys c in b, or None */                 \
  X(MATCH_REST, "abc")     /* a = dict(b) without the keys c */                                    \
  X(MATCH_CLASS, "ab#")    /* a = a tuple of attributes, or None; b = subject, class, names */
// clang-format on

enum class Op : uint8_t {
#define X(name, operands) name,
  INTERLEAVE_OPCODES(X)
#undef X
};

enum Flag : uint8_t {
  kTakeB = 1,
  kTakeC = 2,
  kTakeA = 4,     // of an operand `a` that is read
  kInplace = 8,   // operators
  kBranches = 8,  // comparisons
  kHasSpec = 4,   // FORMAT; the conversion is flags >> 4
  kHasDefaults = 1, kHasKwDefaults = 2, kHasAnnotations = 4, kHasClosure = 8,  // MAKE_FUNCTION
  kWrap = 8,      // YIELD
  kHasExc = 4, kHasCause = 8,  // RAISE
  kOfCall = 8,    // LIST_EXTEND: of the arguments for c
  kOfEnter = 4, kOfExit = 8,   // GET_AWAITABLE
};

struct Instruction {
  Op op;
  uint8_t flags;
  uint16_t a;
  union {
    __extension__ struct {
      uint16_t b, c;
    };
    uint32_t d;
  };
};
static_assert(sizeof(Instruction) == 8);

std::string_view op_name(Op op);

}  // namespace interleave::models::python
