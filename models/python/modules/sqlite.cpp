// _sqlite3: the parts of SQLite that sqlite3.py is made of: databases, statements, the errors.
//
// A database is a file of the simulated machine (sqlite_files.h). Nothing reaches the host: the
// clock is virtual and random numbers come from the seed. No call waits: a locked database raises
// "database is locked", and sqlite3.py waits and tries again.
#include <sqlite3.h>

#include <map>
#include <memory>
#include <string>

#include "models/python/bootstrap.h"
#include "models/python/modules/files.h"
#include "models/python/modules/sqlite_files.h"
#include "models/python/modules/table.h"
#include "models/python/vm.h"
#include "sim/random.h"

namespace interleave::models::python::modules {

namespace {

struct SqliteState : ModuleState {
  explicit SqliteState(std::shared_ptr<SqliteFiles> f) : files(std::move(f)) {}
  ~SqliteState() override { files->detach(); }
  std::shared_ptr<SqliteFiles> files;  // connections that live longer share it
  Type* database = nullptr;
  Type* statement = nullptr;
  std::map<std::string, Type*, std::less<>> errors;
};

SqliteState& state_of(Vm& vm) { return vm.interpreter().state<SqliteState>(nullptr); }

struct Database : Object {
  static constexpr Kind kKind = Kind::other;
  Database(Type* t, std::shared_ptr<SqliteFiles> f) : Object(t, kKind), files(std::move(f)) {}
  ~Database() { sqlite3_close_v2(handle); }
  sqlite3* handle = nullptr;
  std::shared_ptr<SqliteFiles> files;
  std::vector<std::unique_ptr<Value>> functions;  // that programs defined
};

struct Statement : Object {
  static constexpr Kind kKind = Kind::other;
  Statement(Type* t, Ref<Database> d) : Object(t, kKind), database(std::move(d)) {}
  ~Statement() { sqlite3_finalize(handle); }
  Ref<Database> database;
  sqlite3_stmt* handle = nullptr;
  int64_t tail = 0;  // bytes of the text that belong to the statement
};

Database& database(const Value& self) { return *self.as<Database>(); }
Statement& statement(const Value& self) { return *self.as<Statement>(); }

// The classes of PEP 249, each with its base.
constexpr std::pair<const char*, const char*> kErrors[] = {
    {"Error", ""},
    {"Warning", ""},
    {"InterfaceError", "Error"},
    {"DatabaseError", "Error"},
    {"InternalError", "DatabaseError"},
    {"OperationalError", "DatabaseError"},
    {"ProgrammingError", "DatabaseError"},
    {"IntegrityError", "DatabaseError"},
    {"DataError", "DatabaseError"},
    {"NotSupportedError", "DatabaseError"},
};

/// CPython 3.11 Modules/_sqlite/util.c, get_exception_class.
std::string_view error_name(int code) {
  switch (code) {
    case SQLITE_INTERNAL:
    case SQLITE_NOTFOUND:
      return "InternalError";
    case SQLITE_CORRUPT:
      return "DatabaseError";
    case SQLITE_TOOBIG:
      return "DataError";
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return "IntegrityError";
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
      return "InterfaceError";
    default:
      return code >= SQLITE_ERROR && code <= SQLITE_SCHEMA ? "OperationalError" : "DatabaseError";
  }
}

struct CodeName {
  int code;
  const char* name;
};
// The extended result codes that programs meet.
constexpr CodeName kCodeNames[] = {
    {SQLITE_ERROR, "SQLITE_ERROR"},
    {SQLITE_BUSY, "SQLITE_BUSY"},
    {SQLITE_LOCKED, "SQLITE_LOCKED"},
    {SQLITE_READONLY, "SQLITE_READONLY"},
    {SQLITE_CONSTRAINT_UNIQUE, "SQLITE_CONSTRAINT_UNIQUE"},
    {SQLITE_CONSTRAINT_PRIMARYKEY, "SQLITE_CONSTRAINT_PRIMARYKEY"},
    {SQLITE_CONSTRAINT_NOTNULL, "SQLITE_CONSTRAINT_NOTNULL"},
    {SQLITE_CONSTRAINT_CHECK, "SQLITE_CONSTRAINT_CHECK"},
    {SQLITE_CONSTRAINT_FOREIGNKEY, "SQLITE_CONSTRAINT_FOREIGNKEY"},
    {SQLITE_MISMATCH, "SQLITE_MISMATCH"},
    {SQLITE_AUTH, "SQLITE_AUTH"},
    {SQLITE_RANGE, "SQLITE_RANGE"},
    {SQLITE_TOOBIG, "SQLITE_TOOBIG"},
};

[[noreturn]] void raise_sqlite(Vm& vm, sqlite3* handle) {
  const int code = sqlite3_extended_errcode(handle);
  if ((code & 0xff) == SQLITE_NOMEM) vm.raise_value(vm.interpreter().memory_error());
  const Type* type = state_of(vm).errors.find(error_name(code & 0xff))->second;
  const Value error = vm.make_exception(const_cast<Type*>(type), sqlite3_errmsg(handle));
  const auto* name = std::find_if(std::begin(kCodeNames), std::end(kCodeNames),
                                  [code](const CodeName& c) { return c.code == code; });
  vm.set_attr(error, vm.intern("sqlite_errorcode").get(), Value::integer(code));
  vm.set_attr(error, vm.intern("sqlite_errorname").get(),
              vm.str(name == std::end(kCodeNames) ? "SQLITE_ERROR" : name->name));
  vm.raise_value(error);
}

// random() and randomblob() of SQL draw from the run's seed.
void sql_random(sqlite3_context* context, int, sqlite3_value**) {
  auto& random = *static_cast<sim::Random*>(sqlite3_user_data(context));
  sqlite3_result_int64(context, static_cast<int64_t>(random.getrandbits(64)));
}
void sql_random_blob(sqlite3_context* context, int, sqlite3_value** a) {
  auto& random = *static_cast<sim::Random*>(sqlite3_user_data(context));
  std::string bytes(static_cast<size_t>(std::clamp(sqlite3_value_int64(a[0]), sqlite3_int64{1},
                                                   sqlite3_int64{1'000'000})),
                    '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.getrandbits(8));
  sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

// connect(name): a Database.
Value sqlite_connect(Vm& vm, Value* a) {
  SqliteState& state = state_of(vm);
  const std::string name(vm.to_text(a[0], "connect"));
  const Ref<Database> made = vm.heap().make<Database>(state.database, state.files);
  constexpr int kFlags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(name.c_str(), &made->handle, kFlags, state.files->name()) != SQLITE_OK)
    raise_sqlite(vm, made->handle);
  sqlite3_extended_result_codes(made->handle, 1);
  sim::Random* random = &state.files->random();
  sqlite3_create_function(made->handle, "random", 0, SQLITE_UTF8, random, sql_random, nullptr,
                          nullptr);
  sqlite3_create_function(made->handle, "randomblob", 1, SQLITE_UTF8, random, sql_random_blob,
                          nullptr, nullptr);
  return made;
}

Value database_close(Vm&, Value* a) {
  sqlite3_close_v2(database(a[0]).handle);
  database(a[0]).handle = nullptr;
  return Value::none();
}

// prepare(sql): the first statement of the text; None if there is none.
Value database_prepare(Vm& vm, Value* a) {
  const std::string sql(vm.to_text(a[1], "prepare"));
  const Ref<Statement> made =
      vm.heap().make<Statement>(state_of(vm).statement, Ref<Database>(a[0].as<Database>()));
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(database(a[0]).handle, sql.c_str(), static_cast<int>(sql.size()) + 1,
                         &made->handle, &tail) != SQLITE_OK) {
    raise_sqlite(vm, database(a[0]).handle);
  }
  made->tail = tail - sql.c_str();
  return made->handle == nullptr ? Value::none() : Value(made);
}

Value database_interrupt(Vm&, Value* a) {
  sqlite3_interrupt(database(a[0]).handle);
  return Value::none();
}

Value get_changes(Vm&, const Value& self) {
  return Value::integer(sqlite3_changes64(database(self).handle));
}
Value get_total_changes(Vm&, const Value& self) {
  return Value::integer(sqlite3_total_changes64(database(self).handle));
}
Value get_last_row(Vm&, const Value& self) {
  return Value::integer(sqlite3_last_insert_rowid(database(self).handle));
}
Value get_in_transaction(Vm&, const Value& self) {
  return Value::boolean(database(self).handle != nullptr &&
                        sqlite3_get_autocommit(database(self).handle) == 0);
}

Value from_sql(Vm& vm, sqlite3_value* value) {
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER:
      return Value::integer(sqlite3_value_int64(value));
    case SQLITE_FLOAT:
      return Value::floating(sqlite3_value_double(value));
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(value));
      return vm.str({text, static_cast<size_t>(sqlite3_value_bytes(value))});
    }
    case SQLITE_BLOB: {
      const auto* data = static_cast<const char*>(sqlite3_value_blob(value));
      return vm.interpreter().make_bytes({data, static_cast<size_t>(sqlite3_value_bytes(value))});
    }
    default:
      return Value::none();
  }
}

/// A function that a program defined: its Value is the user data.
void call_function(sqlite3_context* context, int count, sqlite3_value** values) {
  const Value& function = *static_cast<const Value*>(sqlite3_user_data(context));
  Vm& vm = *Interpreter::of(function.as_object()).current_vm();
  bool failed = false;
  try {
    std::vector<Value> arguments;
    for (int i = 0; i < count; ++i) arguments.push_back(from_sql(vm, values[i]));
    const Value result = vm.call(function, arguments);
    if (result.is_bool()) {
      sqlite3_result_int(context, result.as_bool() ? 1 : 0);
    } else if (result.is_int()) {
      sqlite3_result_int64(context, result.as_int());
    } else if (result.is_float()) {
      sqlite3_result_double(context, result.as_float());
    } else if (const Str* text = result.try_as<Str>()) {
      sqlite3_result_text(context, text->view().data(), static_cast<int>(text->view().size()),
                          SQLITE_TRANSIENT);
    } else if (const Bytes* bytes = result.try_as<Bytes>()) {
      sqlite3_result_blob(context, bytes->data(), static_cast<int>(bytes->size), SQLITE_TRANSIENT);
    } else {
      failed = !result.is_none();
    }
  } catch (const PythonError&) {
    failed = true;
  }
  if (failed) sqlite3_result_error(context, "user-defined function raised exception", -1);
}

// create_function(name, argument count, callable)
Value database_create_function(Vm& vm, Value* a) {
  Database& db = database(a[0]);
  const std::string name(vm.to_text(a[1], "create_function"));
  db.functions.push_back(std::make_unique<Value>(a[3]));
  if (sqlite3_create_function(db.handle, name.c_str(), static_cast<int>(vm.to_index(a[2])),
                              SQLITE_UTF8, db.functions.back().get(), call_function, nullptr,
                              nullptr) != SQLITE_OK) {
    raise_sqlite(vm, db.handle);
  }
  return Value::none();
}

/// False: the value has no type that SQLite knows.
bool bind_value(Vm& vm, sqlite3_stmt* handle, int place, const Value& value) {
  if (value.is_none()) return sqlite3_bind_null(handle, place) == SQLITE_OK;
  if (value.is_bool()) return sqlite3_bind_int(handle, place, value.as_bool() ? 1 : 0) == SQLITE_OK;
  if (value.is_int()) return sqlite3_bind_int64(handle, place, value.as_int()) == SQLITE_OK;
  if (value.is_float()) return sqlite3_bind_double(handle, place, value.as_float()) == SQLITE_OK;
  if (const Str* text = value.try_as<Str>()) {
    return sqlite3_bind_text(handle, place, text->view().data(),
                             static_cast<int>(text->view().size()), SQLITE_TRANSIENT) == SQLITE_OK;
  }
  if (const Bytes* bytes = value.try_as<Bytes>()) {
    return sqlite3_bind_blob(handle, place, bytes->data(), static_cast<int>(bytes->size),
                             SQLITE_TRANSIENT) == SQLITE_OK;
  }
  if (vm.is_instance(value, vm.types().integer)) {
    vm.raise(vm.types().OverflowError, "Python int too large to convert to SQLite INTEGER");
  }
  return false;
}

// bind(place, value): places count from 1. False if SQLite has no type for the value.
Value statement_bind(Vm& vm, Value* a) {
  return Value::boolean(
      bind_value(vm, statement(a[0]).handle, static_cast<int>(vm.to_index(a[1])), a[2]));
}

// parameters(): the names of the parameters, None for a `?`.
Value statement_parameters(Vm& vm, Value* a) {
  sqlite3_stmt* handle = statement(a[0]).handle;
  std::vector<Value> names;
  for (int place = 1; place <= sqlite3_bind_parameter_count(handle); ++place) {
    const char* name = sqlite3_bind_parameter_name(handle, place);
    names.push_back(name == nullptr ? Value::none() : Value(vm.str(name)));
  }
  return vm.list(std::move(names));
}

// step(): the next row as a tuple, or None at the end.
Value statement_step(Vm& vm, Value* a) {
  sqlite3_stmt* handle = statement(a[0]).handle;
  const int result = sqlite3_step(handle);
  if (result == SQLITE_DONE) {
    sqlite3_reset(handle);
    return Value::none();
  }
  if (result != SQLITE_ROW) {
    sqlite3_reset(handle);
    raise_sqlite(vm, statement(a[0]).database->handle);
  }
  std::vector<Value> row;
  for (int column = 0; column < sqlite3_column_count(handle); ++column)
    row.push_back(from_sql(vm, sqlite3_column_value(handle, column)));
  return vm.tuple(row);
}

Value statement_reset(Vm&, Value* a) {
  sqlite3_reset(statement(a[0]).handle);
  return Value::none();
}

// columns(): the names of the result's columns; declared(): the types that the table gives them, or
// None.
Value statement_columns(Vm& vm, Value* a) {
  sqlite3_stmt* handle = statement(a[0]).handle;
  std::vector<Value> names;
  for (int column = 0; column < sqlite3_column_count(handle); ++column)
    names.push_back(vm.str(sqlite3_column_name(handle, column)));
  return vm.list(std::move(names));
}
Value statement_declared(Vm& vm, Value* a) {
  sqlite3_stmt* handle = statement(a[0]).handle;
  std::vector<Value> types;
  for (int column = 0; column < sqlite3_column_count(handle); ++column) {
    const char* type = sqlite3_column_decltype(handle, column);
    types.push_back(type == nullptr ? Value::none() : Value(vm.str(type)));
  }
  return vm.list(std::move(types));
}

Value get_readonly(Vm&, const Value& self) {
  return Value::boolean(sqlite3_stmt_readonly(statement(self).handle) != 0);
}
Value get_tail(Vm&, const Value& self) { return Value::integer(statement(self).tail); }

// complete(text): whether the text ends a statement.
Value sqlite_complete(Vm& vm, Value* a) {
  return Value::boolean(
      sqlite3_complete(std::string(vm.to_text(a[0], "complete_statement")).c_str()) != 0);
}

constexpr NativeDef kDatabase[] = {
    {"close", "(self, /)", database_close},
    {"create_function", "(self, name, narg, function, /)", database_create_function},
    {"interrupt", "(self, /)", database_interrupt},
    {"prepare", "(self, sql, /)", database_prepare},
};
constexpr GetSetDef kDatabaseAttributes[] = {
    {"changes", get_changes},
    {"in_transaction", get_in_transaction},
    {"last_row", get_last_row},
    {"total_changes", get_total_changes},
};
constexpr NativeDef kStatement[] = {
    {"bind", "(self, place, value, /)", statement_bind},
    {"columns", "(self, /)", statement_columns},
    {"declared", "(self, /)", statement_declared},
    {"parameters", "(self, /)", statement_parameters},
    {"reset", "(self, /)", statement_reset},
    {"step", "(self, /)", statement_step},
};
constexpr GetSetDef kStatementAttributes[] = {
    {"readonly", get_readonly},
    {"tail", get_tail},
};
constexpr NativeDef kFunctions[] = {
    {"complete", "(text, /)", sqlite_complete},
    {"connect", "(name, /)", sqlite_connect},
};

}  // namespace

void init_sqlite(Vm& vm, Dict& module) {
  Interpreter& interpreter = vm.interpreter();
  auto files = std::make_shared<SqliteFiles>(file_system(vm), interpreter.simulator(),
                                             interpreter.scenario().machine.seed);
  auto& state = interpreter.state<SqliteState>(std::move(files));
  vm.add_natives(module, kFunctions);
  state.database = make_type<Database>(interpreter, {.name = "Database",
                                                     .module = "_sqlite3",
                                                     .subclassable = false,
                                                     .methods = kDatabase,
                                                     .getsets = kDatabaseAttributes});
  state.statement = make_type<Statement>(interpreter, {.name = "Statement",
                                                       .module = "_sqlite3",
                                                       .subclassable = false,
                                                       .methods = kStatement,
                                                       .getsets = kStatementAttributes});
  for (const auto& [name, base] : kErrors) {
    Type* parent = *base == '\0' ? vm.types().Exception_ : state.errors.at(base);
    Type* type =
        make_type<Exception>(interpreter, {.name = name, .module = "sqlite3", .base = parent});
    state.errors[name] = type;
    module.set(vm.intern(name).get(), Value(type));
  }
  module.set(vm.intern("version").get(), Value(vm.str(sqlite3_libversion())));
}

}  // namespace interleave::models::python::modules
