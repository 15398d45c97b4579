#include "models/python/unmodelled.h"

#include <algorithm>
#include <array>

#include "models/python/costs.h"
#include "models/python/interpreter.h"
#include "models/python/types.h"
#include "models/python/vm.h"

namespace interleave::models::python {

namespace {

// Packages that programs about concurrency import and that aren't modelled, sorted. For these the
// error says what to do.
constexpr std::array<std::string_view, 71> kKnownPackages{
    "PIL",        "PyQt5",      "aio_pika", "aiobotocore", "aiogram",      "aiokafka",
    "aiomysql",   "aioredis",   "anyio",    "asyncssh",    "boto3",        "botocore",
    "bs4",        "celery",     "click",    "colorama",    "cryptography", "curio",
    "cv2",        "dask",       "discord",  "django",      "dotenv",       "elasticsearch",
    "faker",      "feedparser", "flask",    "gevent",      "greenlet",     "grpc",
    "joblib",     "jwt",        "kafka",    "lxml",        "matplotlib",   "mysql",
    "networkx",   "nltk",       "numba",    "numpy",       "openai",       "pandas",
    "paramiko",   "peewee",     "pika",     "psutil",      "psycopg",      "psycopg2",
    "pygame",     "pymongo",    "pymysql",  "pytest",      "quart",        "ray",
    "rich",       "sanic",      "scipy",    "scrapy",      "selenium",     "sklearn",
    "sqlalchemy", "sqlmodel",   "sympy",    "tabulate",    "telegram",     "tenacity",
    "tensorflow", "torch",      "tornado",  "trio",        "yaml",
};
static_assert(std::is_sorted(kKnownPackages.begin(), kKnownPackages.end()));

}  // namespace

bool is_known_package(std::string_view name) {
  return std::binary_search(kKnownPackages.begin(), kKnownPackages.end(), name);
}

bool make_unmodelled_module(Vm& vm, std::string_view name, Dict& module) {
  if (!costs(vm).names_module(name)) {
    if (!is_known_package(name)) return false;
    const Ref<Exception> error =
        vm.make_exception(vm.types().ModuleNotFoundError,
                          fmt::format("No module named '{0}': it isn't modelled; with lines such "
                                      "as \"{0}.NAME\" = {{ wait = \"10ms\" }} under [cost] "
                                      "in the header it can be imported",
                                      name));
    vm.set_attr(error, vm.intern("name").get(), vm.str(name));
    vm.raise_value(error);
  }
  const Value synthetic = vm.interpreter().import(vm, "_synthetic");
  // A module's `__getattr__` (PEP 562) answers for every attribute.
  const Value text = vm.str(name);
  const Value root =
      vm.call(vm.get_attr(synthetic, vm.intern("Synthetic").get()), std::span(&text, 1));
  module.set(vm.intern("__getattr__").get(), vm.get_attr(root, vm.intern("__getattr__").get()));
  return true;
}

}  // namespace interleave::models::python
