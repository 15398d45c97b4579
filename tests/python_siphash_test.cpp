// The expected numbers: PYTHONHASHSEED=0 python3.11 -c "print(hash('a'), …)"
#include "models/python/builtins/siphash.h"

#include "tests/catch.h"

using namespace interleave::models::python;

TEST_CASE("text hashes as in CPython with seed 0") {
  struct Row {
    const char* text;
    int64_t hash;
  };
  const Row row =
      GENERATE(Row{"", 0}, Row{"a", 4644417185603328019}, Row{"ab", 6148830537548944441},
               Row{"hello world", -5642461784034726774}, Row{"12345678", 3785724242978802311},
               Row{"123456789abcdef0", 8726573004867270221}, Row{"é", 6047309291227476195},
               Row{"naïve café", -3140414782110216922}, Row{"日本語", 7116994712188270},
               Row{"mixed ü 日", 4950465796851524518}, Row{"😀 smile", -7081235564700944928});
  const std::string_view text = row.text;
  bool ascii = true;
  for (const char c : text) ascii = ascii && (c & 0x80) == 0;
  INFO(row.text);
  CHECK(hash_text(text, ascii) == row.hash);
}

TEST_CASE("bytes hash as ASCII text does") {
  CHECK(hash_bytes("abc") == hash_text("abc", true));
  CHECK(hash_bytes("") == 0);
}
