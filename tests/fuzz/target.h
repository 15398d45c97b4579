// What is fuzzed: one program through header, lexer, parser, symbol table, compiler and VM, under
// small limits. Whatever the program is, a run ends, with a status that python3 could end with and,
// if it failed, with a message; the same program run twice does the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace interleave::fuzz {

/// Runs it. Aborts, with the program on stderr, if it doesn't behave.
void check_program(std::string_view program);

/// The program that the bytes stand for: written from the grammar, or, behind a first byte of 255,
/// the bytes themselves.
void check_bytes(std::span<const uint8_t> bytes);

}  // namespace interleave::fuzz
