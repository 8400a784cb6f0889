// SQLite, as far as it is needed: a database, statements, and errors that are thrown.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace sigloom::sql {

/// what() is what SQLite says.
struct Error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Database {
  public:
    enum class Mode : std::uint8_t { create, read_only };
    /// What is only read may come from anybody: its views and triggers are not run. All functions
    /// throw Error.
    Database(const std::string& path, Mode mode);

    /// One or several statements.
    void execute(const std::string& statements);
    /// Whether a table of this name is there, which holds its rows itself.
    [[nodiscard]] bool has_table(std::string_view name);
    /// Without it, errors of closing are lost.
    void close();

  private:
    friend class Statement;
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
};

/// A statement of a database, which outlives it. Parameters and columns count from 0.
class Statement {
  public:
    Statement(Database& database, const std::string& text);

    void bind(int parameter, std::int64_t value);
    void bind(int parameter, double value);
    /// The text must stay until the step.
    void bind(int parameter, std::string_view text);
    void bind_null(int parameter);

    /// True: there is a row.
    bool step();
    /// A step without a row; ready for the next.
    void run();

    enum class Type : std::uint8_t { null, integer, real, text, blob };
    [[nodiscard]] Type type(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    /// Valid until the next step.
    [[nodiscard]] std::string_view text(int column) const;

  private:
    void check(int code) const;

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A name in double quotes.
std::string quoted(std::string_view name);

}  // namespace sigloom::sql
