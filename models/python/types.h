// Every built-in type of an interpreter by name. The exception classes come from one X-macro table, so
// that hierarchy and names are written once.
#pragma once

#include "models/python/type.h"

namespace interleave::models::python {

// X(C++ name, base): the hierarchy of CPython 3.11, Doc/library/exceptions.rst, parents first.
#define INTERLEAVE_EXCEPTIONS(X)                                                                    \
  X(BaseException, object) X(SystemExit, BaseException) X(KeyboardInterrupt, BaseException)         \
  X(GeneratorExit, BaseException) X(BaseExceptionGroup, BaseException) X(Exception_, BaseException) \
  X(ExceptionGroup, BaseExceptionGroup) X(StopIteration, Exception_)                                \
  X(StopAsyncIteration, Exception_) X(ArithmeticError, Exception_)                                  \
  X(FloatingPointError, ArithmeticError) X(OverflowError, ArithmeticError)                          \
  X(ZeroDivisionError, ArithmeticError) X(AssertionError, Exception_) X(AttributeError, Exception_) \
  X(BufferError, Exception_) X(EOFError, Exception_) X(ImportError, Exception_)                     \
  X(ModuleNotFoundError, ImportError) X(LookupError, Exception_) X(IndexError, LookupError)         \
  X(KeyError, LookupError) X(MemoryError, Exception_) X(NameError, Exception_)                      \
  X(UnboundLocalError, NameError) X(OSError, Exception_) X(BlockingIOError, OSError)                \
  X(ChildProcessError, OSError) X(ConnectionError, OSError) X(BrokenPipeError, ConnectionError)     \
  X(ConnectionAbortedError, ConnectionError) X(ConnectionRefusedError, ConnectionError)             \
  X(ConnectionResetError, ConnectionError) X(FileExistsError, OSError) X(FileNotFoundError, OSError) \
  X(InterruptedError, OSError) X(IsADirectoryError, OSError) X(NotADirectoryError, OSError)         \
  X(PermissionError, OSError) X(ProcessLookupError, OSError) X(TimeoutError, OSError)               \
  X(ReferenceError, Exception_) X(RuntimeError, Exception_) X(NotImplementedError, RuntimeError)    \
  X(RecursionError, RuntimeError) X(SyntaxError, Exception_) X(IndentationError, SyntaxError)       \
  X(TabError, IndentationError) X(SystemError, Exception_) X(TypeError, Exception_)                 \
  X(ValueError, Exception_) X(UnicodeError, ValueError) X(UnicodeDecodeError, UnicodeError)         \
  X(UnicodeEncodeError, UnicodeError) X(UnicodeTranslateError, UnicodeError) X(Warning, Exception_) \
  X(BytesWarning, Warning) X(DeprecationWarning, Warning) X(EncodingWarning, Warning)               \
  X(FutureWarning, Warning)                                                                         \
  X(ImportWarning, Warning) X(PendingDeprecationWarning, Warning) X(ResourceWarning, Warning)       \
  X(RuntimeWarning, Warning) X(SyntaxWarning, Warning) X(UnicodeWarning, Warning)                   \
  X(UserWarning, Warning)

struct Types {
  Type *object, *type, *none, *boolean, *integer, *floating, *str, *bytes, *tuple, *list, *dict, *set,
      *frozenset, *range, *slice, *ellipsis, *not_implemented, *function, *native_function,
      *bound_method, *cell, *code, *module, *generator, *coroutine, *async_generator, *property,
      *static_method, *class_method, *super, *traceback, *list_iterator, *dict_keys, *dict_values,
      *dict_items, *enumerate, *zip, *map, *filter, *reversed, *range_iterator, *str_iterator,
      *set_iterator, *dict_iterator, *tuple_iterator, *coroutine_wrapper, *callable_iterator,
      *async_generator_asend, *async_generator_athrow, *frame, *getset, *bytearray, *memory_view,
      *complex;
#define X(name, base) Type* name;
  INTERLEAVE_EXCEPTIONS(X)
#undef X
};

}  // namespace interleave::models::python
