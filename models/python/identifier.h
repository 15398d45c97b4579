// Which characters may be in a name (PEP 3131), and which can be seen.
#pragma once

namespace interleave::models::python {

bool is_identifier_start(char32_t c);
bool is_identifier_part(char32_t c);
bool is_printable(char32_t c);

}  // namespace interleave::models::python
