// _hashlib: message digests, from OpenSSL.
#include <array>

#include <openssl/evp.h>

#include "models/python/interpreter.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

// digest(name, data): the bytes of "sha256", "md5", …
Value hash_digest(Vm& vm, Value* a) {
  const std::string name(vm.to_text(a[0], "digest"));
  const Bytes* data = a[1].try_as<Bytes>();
  if (data == nullptr) {
    vm.raise(vm.types().TypeError, "a bytes-like object is required, not '{}'", vm.type_of(a[1])->name);
  }
  const EVP_MD* algorithm = EVP_get_digestbyname(name.c_str());
  if (algorithm == nullptr) vm.raise(vm.types().ValueError, "unsupported hash type {}", name);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  EVP_Digest(data->data(), data->size, digest.data(), &size, algorithm, nullptr);
  return vm.interpreter().make_bytes({reinterpret_cast<const char*>(digest.data()), size});
}

constexpr NativeDef kFunctions[] = {{"digest", "(name, data, /)", hash_digest}};

}  // namespace

void init_hashlib(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
