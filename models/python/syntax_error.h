// What is wrong with a program's text, in CPython's words and with CPython's position, so that it
// prints as python3 prints it. Thrown by the lexer, the parser, the symbol table and the compiler.
#pragma once

#include <cstdint>
#include <exception>
#include <string>
#include <string_view>

#include "models/python/ast_kinds.h"
#include "models/python/source.h"

namespace interleave::models::python {

struct SyntaxError : std::exception {
  enum class Kind { SyntaxError, IndentationError, TabError };

  Kind kind = Kind::SyntaxError;
  std::string message;
  std::string file;
  // The attributes lineno, offset, end_lineno, end_offset: columns from 1, in characters, the end
  // exclusive; 0 or less where CPython knows none.
  uint32_t line = 0;
  int32_t column = 0;
  uint32_t end_line = 0;
  int32_t end_column = 0;
  std::string text;  // the line

  const char* what() const noexcept override { return message.c_str(); }
};

std::string_view to_string(SyntaxError::Kind kind);

/// The error at a span of the tree; its columns stay bytes, as in CPython's symbol table.
SyntaxError syntax_error(const Source& source, ast::Span span, std::string message);

/// The first lines of format(): file and line, the text, carets.
std::string format_place(const SyntaxError& error);

/// As python3 prints it on stderr: file and line, the text, carets, the message; "\n" at the end.
std::string format(const SyntaxError& error);

}  // namespace interleave::models::python
