#include "models/python/syntax_error.h"

#include <algorithm>

namespace interleave::models::python {
std::string_view to_string(SyntaxError::Kind kind) {
  switch (kind) {
    case SyntaxError::Kind::SyntaxError:
      return "SyntaxError";
    case SyntaxError::Kind::IndentationError:
      return "IndentationError";
    case SyntaxError::Kind::TabError:
      return "TabError";
  }
  return "";
}

SyntaxError syntax_error(const Source& source, ast::Span span, std::string message) {
  SyntaxError error;
  error.message = std::move(message);
  error.file = source.name();
  error.line = span.line;
  error.end_line = span.end_line;
  error.text = std::string(source.line(span.line));
  error.column = static_cast<int32_t>(span.column) + 1;
  error.end_column = static_cast<int32_t>(span.end_column) + 1;
  return error;
}

// CPython 3.11 Python/pythonrun.c, print_exception_file_and_line and print_error_text
std::string format_place(const SyntaxError& error) {
  std::string out = "  File \"" + error.file + "\", line " + std::to_string(error.line) + "\n";
  if (error.text.empty() && error.column <= 0) return out;

  const auto size = static_cast<int32_t>(error.text.size()) + 1;  // its line end too
  int32_t end = error.end_line > error.line ? size : std::min(error.end_column, size + 1);
  if (error.kind != SyntaxError::Kind::SyntaxError) end = -1;
  const int32_t carets = end > 0 && end > error.column ? end - error.column : 1;

  const size_t indent = std::min(error.text.find_first_not_of(" \t\f"), error.text.size());
  const std::string shown = error.text.substr(indent);
  out += "    " + shown + "\n";
  const int32_t offset =
      std::min(error.column - 1 - static_cast<int32_t>(indent), static_cast<int32_t>(shown.size()));
  if (offset >= 0)
    out += "    " + std::string(static_cast<size_t>(offset), ' ') +
           std::string(static_cast<size_t>(carets), '^') + "\n";
  return out;
}

std::string format(const SyntaxError& error) {
  return format_place(error) + std::string(to_string(error.kind)) + ": " + error.message + "\n";
}

}  // namespace interleave::models::python
