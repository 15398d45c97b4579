// _json: reading through nlohmann-json, and quoting. The rest of the module is json.py.
#include <nlohmann/json.hpp>

#include "models/python/modules/table.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python::modules {

namespace {

using nlohmann::json;

/// Builds Python values while the text is read. Numbers keep their text, so that ints of any size
/// become ints.
class Builder : public json::json_sax_t {
 public:
  explicit Builder(Vm& vm) : vm_(vm) {}
  const Value& result() const { return result_; }
  size_t error_position() const { return error_; }

  bool null() override { return put(Value::none()); }
  bool boolean(bool value) override { return put(Value::boolean(value)); }
  bool number_integer(number_integer_t value) override { return put(Value::integer(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    return value <= static_cast<number_unsigned_t>(INT64_MAX) ? put(Value::integer(static_cast<int64_t>(value)))
                                                              : put(number(std::to_string(value)));
  }
  bool number_float(number_float_t value, const string_t& text) override {
    const bool is_int = text.find_first_of(".eE") == string_t::npos;
    return put(is_int ? number(text) : Value::floating(value));
  }
  bool string(string_t& value) override { return put(vm_.str(value)); }
  bool binary(binary_t&) override { return false; }
  bool start_object(size_t) override { return open(vm_.dict()); }
  bool key(string_t& name) override {
    keys_.push_back(vm_.str(name));
    return true;
  }
  bool end_object() override { return close(); }
  bool start_array(size_t) override { return open(vm_.list()); }
  bool end_array() override { return close(); }
  bool parse_error(size_t position, const std::string&, const json::exception&) override {
    error_ = position;
    return false;
  }

 private:
  Value number(const std::string& digits) {
    const Value text = vm_.str(digits);
    return vm_.call(Value(vm_.types().integer), std::span(&text, 1));
  }
  bool put(Value value) {
    if (open_.empty()) {
      result_ = std::move(value);
    } else if (auto* list = open_.back().try_as<List>()) {
      list->items.push_back(std::move(value));
    } else {
      vm_.set_item(open_.back(), keys_.back(), value);
      keys_.pop_back();
    }
    return true;
  }
  bool open(Value container) {
    put(container);
    open_.push_back(std::move(container));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  Vm& vm_;
  Value result_;
  std::vector<Value> open_;
  std::vector<Value> keys_;
  size_t error_ = 0;
};

// parse(text): the value, or the character offset at which the text stops making sense, as an int in a
// one-item tuple.
Value json_parse(Vm& vm, Value* a) {
  Builder builder(vm);
  if (json::sax_parse(vm.to_text(a[0], "loads"), &builder)) return builder.result();
  const Value position[] = {Value::integer(static_cast<int64_t>(builder.error_position()))};
  return vm.tuple(position);
}

Value json_quote(Vm& vm, Value* a) {
  const std::string text(vm.to_text(a[0], "quote"));
  return vm.str(json(text).dump(-1, ' ', vm.truth(a[1]), json::error_handler_t::replace));
}

constexpr NativeDef kFunctions[] = {
    {"parse", "(text, /)", json_parse},
    {"quote", "(text, ensure_ascii, /)", json_quote},
};

}  // namespace

void init_json(Vm& vm, Dict& module) { vm.add_natives(module, kFunctions); }

}  // namespace interleave::models::python::modules
