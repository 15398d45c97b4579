// _zlib: whole buffers through zlib. `wbits` is zlib's: 15 with a zlib header, 31 gzip, -15 bare.
#include <zlib.h>

#include "models/python/bootstrap.h"
#include "models/python/builtins/buffer.h"
#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

struct Compression : ModuleState {
  Type* error = nullptr;
};


/// Runs `step` until the input is used up or the stream ends; the status it ended with.
template <class Step>
int pump(Vm& vm, z_stream& stream, std::string_view input, std::string& output, Step step) {
  constexpr size_t kChunk = 65536;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(input.data()));
  stream.avail_in = static_cast<uInt>(input.size());
  int status = Z_OK;
  do {
    const size_t used = output.size();
    vm.heap().charge(kChunk);  // an archive that unpacks without end meets the memory limit
    output.resize(used + kChunk);
    stream.next_out = reinterpret_cast<Bytef*>(output.data() + used);
    stream.avail_out = kChunk;
    status = step(&stream);
    output.resize(used + kChunk - stream.avail_out);
  } while (status == Z_OK && stream.avail_out == 0);
  return status;
}

Value zlib_compress(Vm& vm, Value* a) {
  const std::string_view data = need_buffer(vm, a[0]);
  z_stream stream{};
  constexpr int kMemoryLevel = 8;
  if (deflateInit2(&stream, static_cast<int>(vm.to_index(a[1])), Z_DEFLATED,
                   static_cast<int>(vm.to_index(a[2])), kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK) {
    vm.raise(vm.interpreter().state<Compression>().error, "Bad compression level");
  }
  std::string output;
  try {
    pump(vm, stream, data, output, [](z_stream* s) { return deflate(s, Z_FINISH); });
  } catch (...) {
    deflateEnd(&stream);
    throw;
  }
  deflateEnd(&stream);
  vm.heap().charge(-static_cast<ptrdiff_t>((output.size() + 65535) / 65536 * 65536));
  return vm.interpreter().make_bytes(output);
}

Value zlib_decompress(Vm& vm, Value* a) {
  const std::string_view data = need_buffer(vm, a[0]);
  z_stream stream{};
  if (inflateInit2(&stream, static_cast<int>(vm.to_index(a[1]))) != Z_OK) {
    vm.raise(vm.types().ValueError, "Invalid initialization option");
  }
  std::string output;
  int status = Z_OK;
  try {
    status = pump(vm, stream, data, output, [](z_stream* s) { return inflate(s, Z_NO_FLUSH); });
  } catch (...) {
    inflateEnd(&stream);
    throw;
  }
  const std::string message = stream.msg != nullptr ? fmt::format(": {}", stream.msg) : "";
  inflateEnd(&stream);
  if (status == Z_STREAM_END) return vm.interpreter().make_bytes(output);
  const bool truncated = status == Z_OK || status == Z_BUF_ERROR;
  vm.raise(vm.interpreter().state<Compression>().error, "Error {} while decompressing data{}",
           truncated ? Z_BUF_ERROR : status,
           truncated ? ": incomplete or truncated stream" : message);
}

constexpr NativeDef kFunctions[] = {
    {"compress", "(data, level, wbits, /)", zlib_compress},
    {"decompress", "(data, wbits, /)", zlib_decompress},
};

}  // namespace

void init_zlib(Vm& vm, Dict& module) {
  vm.add_natives(module, kFunctions);
  Type* error = make_type<Exception>(
      vm.interpreter(), {.name = "error", .module = "zlib", .base = vm.types().Exception_});
  vm.interpreter().state<Compression>().error = error;
  module.set(vm.intern("error").get(), Value(error));
}

}  // namespace interleave::models::python::modules
