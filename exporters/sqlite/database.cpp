#include "exporters/sqlite/database.hpp"

#include <sqlite3.h>

#include <utility>

namespace sigloom::sql {
namespace {

[[noreturn]] void fail(sqlite3* database) {
    throw Error(database == nullptr ? "out of memory" : sqlite3_errmsg(database));
}

}  // namespace

void Database::Close::operator()(sqlite3* database) const {
    sqlite3_close(database);
}

Database::Database(const std::string& path, Mode mode) {
    sqlite3* database = nullptr;
    const int flags =
        mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
    const int code = sqlite3_open_v2(path.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(database);
    if (code != SQLITE_OK) fail(database);
    if (mode == Mode::create) return;
    for (const auto& [option, value] :
         {std::pair(SQLITE_DBCONFIG_DEFENSIVE, 1), std::pair(SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
          std::pair(SQLITE_DBCONFIG_ENABLE_VIEW, 0),
          std::pair(SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)}) {
        sqlite3_db_config(database, option, value, nullptr);
    }
    execute("PRAGMA cell_size_check = ON");
}

void Database::execute(const std::string& statements) {
    if (sqlite3_exec(database_.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        fail(database_.get());
    }
}

bool Database::has_table(std::string_view name) {
    Statement find(
        *this, "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ? AND rootpage > 0");
    find.bind(0, name);
    return find.step();
}

void Database::close() {
    if (sqlite3_close(database_.get()) != SQLITE_OK) fail(database_.get());
    database_.release();
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement::Statement(Database& database, const std::string& text)
    : database_(database.database_.get()) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database_, text.c_str(), static_cast<int>(text.size() + 1), &statement,
                             nullptr));
    statement_.reset(statement);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) fail(database_);
}

void Statement::bind(int parameter, std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), parameter + 1, value));
}

void Statement::bind(int parameter, double value) {
    check(sqlite3_bind_double(statement_.get(), parameter + 1, value));
}

void Statement::bind(int parameter, std::string_view text) {
    // A null pointer would be NULL.
    const char* data = text.data() == nullptr ? "" : text.data();
    check(sqlite3_bind_text64(statement_.get(), parameter + 1, data, text.size(), SQLITE_STATIC,
                              SQLITE_UTF8));
}

void Statement::bind_null(int parameter) {
    check(sqlite3_bind_null(statement_.get(), parameter + 1));
}

bool Statement::step() {
    switch (sqlite3_step(statement_.get())) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            return false;
        default:
            fail(database_);
    }
}

void Statement::run() {
    step();
    check(sqlite3_reset(statement_.get()));
}

Statement::Type Statement::type(int column) const {
    switch (sqlite3_column_type(statement_.get(), column)) {
        case SQLITE_INTEGER:
            return Type::integer;
        case SQLITE_FLOAT:
            return Type::real;
        case SQLITE_TEXT:
            return Type::text;
        case SQLITE_BLOB:
            return Type::blob;
        default:
            return Type::null;
    }
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

double Statement::real(int column) const {
    return sqlite3_column_double(statement_.get(), column);
}

std::string_view Statement::text(int column) const {
    const auto* bytes = sqlite3_column_text(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::string quoted(std::string_view name) {
    std::string text = "\"";
    for (const char c : name) {
        text += c;
        if (c == '"') text += c;
    }
    return text += '"';
}

}  // namespace sigloom::sql
