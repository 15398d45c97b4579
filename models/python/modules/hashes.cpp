// _hashlib: message digests, from OpenSSL.
#include <array>
#include <memory>

#include <openssl/evp.h>

#include "models/python/builtins/buffer.h"
#include "models/python/interpreter.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

const unsigned char* data_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

const EVP_MD* algorithm_of(Vm& vm, const Value& value) {
  const std::string name(vm.to_text(value, "digest"));
  const EVP_MD* algorithm = EVP_get_digestbyname(name.c_str());
  if (algorithm == nullptr) vm.raise(vm.types().ValueError, "unsupported hash type {}", name);
  return algorithm;
}

// digest(name, data): the bytes of "sha256", "md5", …
Value hash_digest(Vm& vm, Value* a) {
  const EVP_MD* algorithm = algorithm_of(vm, a[0]);
  const std::string_view data = need_buffer(vm, a[1]);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  unsigned int size = 0;
  EVP_Digest(data.data(), data.size(), digest.data(), &size, algorithm, nullptr);
  return vm.interpreter().make_bytes({reinterpret_cast<const char*>(digest.data()), size});
}

// shake(name, data, length): a digest as long as is wanted.
Value hash_shake(Vm& vm, Value* a) {
  const EVP_MD* algorithm = algorithm_of(vm, a[0]);
  const std::string_view data = need_buffer(vm, a[1]);
  const int64_t length = vm.to_index(a[2]);
  if (length < 0) vm.raise(vm.types().ValueError, "value must be positive");
  if (length >= 1 << 29) vm.raise(vm.types().ValueError, "length is too large");
  vm.heap().charge(length);  // an absurd size ends in MemoryError before it is allocated
  std::string digest(static_cast<size_t>(length), '\0');
  vm.heap().charge(-length);
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestInit_ex(context.get(), algorithm, nullptr);
  EVP_DigestUpdate(context.get(), data.data(), data.size());
  EVP_DigestFinalXOF(context.get(), reinterpret_cast<unsigned char*>(digest.data()), digest.size());
  return vm.interpreter().make_bytes(digest);
}

// pbkdf2(name, password, salt, iterations, length)
Value hash_pbkdf2(Vm& vm, Value* a) {
  const EVP_MD* algorithm = algorithm_of(vm, a[0]);
  const std::string_view password = need_buffer(vm, a[1]), salt = need_buffer(vm, a[2]);
  const int64_t iterations = vm.to_index(a[3]), length = vm.to_index(a[4]);
  if (iterations < 1) vm.raise(vm.types().ValueError, "iteration value must be greater than 0.");
  if (length < 1) vm.raise(vm.types().ValueError, "key length must be greater than 0.");
  constexpr int64_t kMostIterations = 10'000'000, kLongest = 1 << 20;  // some seconds of real time
  if (iterations > kMostIterations || length > kLongest) {
    vm.raise(vm.types().ValueError, "pbkdf2_hmac: at most {} iterations and {} bytes are modelled", kMostIterations, kLongest);
  }
  std::string key(static_cast<size_t>(length), '\0');
  PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), data_of(salt), static_cast<int>(salt.size()),
                    static_cast<int>(iterations), algorithm, static_cast<int>(length),
                    reinterpret_cast<unsigned char*>(key.data()));
  return vm.interpreter().make_bytes(key);
}

constexpr NativeDef kFunctions[] = {
    {"digest", "(name, data, /)", hash_digest},
    {"shake", "(name, data, length, /)", hash_shake},
    {"pbkdf2", "(name, password, salt, iterations, length, /)", hash_pbkdf2},
};

}  // namespace

void init_hashlib(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
