#include "exporters/sqlite/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exporters/common/graph_assembly.hpp"
#include "exporters/sqlite/database.hpp"
#include "exporters/xml/values.hpp"

namespace sigloom {
namespace {

using sql::Database;
using sql::Statement;

/// A column of the graph, as the database lists it.
struct ListedColumn {
    std::string name;
    ColumnType type;
    std::uint32_t field;
};

Value value_in(const Statement& row, int column, ColumnType type) {
    if (row.is_null(column)) return {};
    switch (type) {
        case ColumnType::int32:
        case ColumnType::int64:
            return row.integer(column);
        case ColumnType::real:
            return row.real(column);
        case ColumnType::boolean:
            return row.integer(column) != 0;
        case ColumnType::text:
            break;
    }
    return row.text(column);
}

/// A number from 0 up to, but not including, a limit; nothing for any other.
std::optional<std::uint32_t> number_below(const Statement& row, int column, std::size_t limit) {
    const std::int64_t number = row.integer(column);
    if (number < 0 || static_cast<std::uint64_t>(number) >= limit) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

class SqliteReader {
  public:
    SqliteReader(const std::string& path, const ColumnRoles& roles, Reporter& reporter)
        : database_(path, Database::Mode::read_only), assembly_({{}, path, reporter, roles}) {}

    std::optional<KnowledgeGraph> read() {
        for (const char* table : {"columns", "nodes", "edges"}) {
            if (database_.has_table(table)) continue;
            assembly_.faults().report(Oddity::graph_syntax,
                                      fmt::format("expected a table {} of a graph", table));
            return std::nullopt;
        }
        read_nodes();
        read_edges();
        Evidence evidence;
        if (database_.has_table("reports") && database_.has_table("evidence") &&
            database_.has_table("mentions") && database_.has_table("build")) {
            evidence = read_evidence();
        }
        return assembly_.finish(std::move(evidence));
    }

  private:
    template <typename AddField>
    std::vector<ListedColumn> columns_of(std::string_view owner, AddField add) {
        std::vector<ListedColumn> columns;
        Statement rows(database_,
                       "SELECT name, type FROM columns WHERE owner = ? ORDER BY position");
        rows.bind(0, owner);
        while (rows.step()) {
            const std::string name(rows.text(0));
            const ColumnType type = xml::column_type(rows.text(1));
            columns.push_back({name, type, (assembly_.*add)(name, type, IfEmpty::keep)});
        }
        return columns;
    }

    static std::string names_in_sql(const std::vector<ListedColumn>& columns) {
        std::string names;
        for (const ListedColumn& column : columns) {
            names += fmt::format(", rows.{}", sql::quoted(column.name));
        }
        return names;
    }

    void set_values(const Statement& row, int first, const std::vector<ListedColumn>& columns) {
        for (const ListedColumn& column : columns) {
            const Value value = value_in(row, first++, column.type);
            if (!std::holds_alternative<std::monostate>(value)) {
                fields_.push_back({column.field, value});
            }
        }
    }

    void read_nodes() {
        const auto columns = columns_of("node", &GraphAssembly::node_field);
        Statement rows(
            database_,
            fmt::format("SELECT rows.node, rows.id, rows.label, rows.kind{} FROM nodes AS rows "
                        "ORDER BY rows.node",
                        names_in_sql(columns)));
        while (rows.step()) {
            fields_.clear();
            fields_.push_back({GraphAssembly::label_field, rows.text(2)});
            if (const std::string_view kind = rows.text(3); !kind.empty()) {
                fields_.push_back({GraphAssembly::kind_field, kind});
            }
            set_values(rows, 4, columns);
            const auto row = assembly_.add_node(rows.text(1), fields_, 0);
            numbers_are_rows_ = numbers_are_rows_ && row && rows.integer(0) == std::int64_t{*row};
        }
    }

    void read_edges() {
        const auto columns = columns_of("edge", &GraphAssembly::edge_field);
        Statement rows(
            database_,
            fmt::format("SELECT source.id, target.id, rows.weight, rows.kind{} FROM edges AS rows "
                        "JOIN nodes AS source ON source.node = rows.source "
                        "JOIN nodes AS target ON target.node = rows.target ORDER BY rows.edge",
                        names_in_sql(columns)));
        while (rows.step()) {
            fields_.clear();
            fields_.push_back({GraphAssembly::weight_field, rows.real(2)});
            if (const std::string_view kind = rows.text(3); !kind.empty()) {
                fields_.push_back({GraphAssembly::kind_field, kind});
            }
            set_values(rows, 4, columns);
            assembly_.add_edge(rows.text(0), rows.text(1), fields_, 0);
        }
    }

    /// Nothing where it does not fit the nodes and the reports, which is reported.
    Evidence read_evidence() {
        Evidence evidence;
        bool fits = numbers_are_rows_;
        Statement reports(database_,
                          "SELECT report, path, title, url, date FROM reports ORDER BY report");
        while (reports.step()) {
            fits = fits && reports.integer(0) == std::ssize(evidence.reports);
            evidence.reports.push_back({std::string(reports.text(1)), std::string(reports.text(2)),
                                        std::string(reports.text(3)),
                                        static_cast<std::int32_t>(reports.integer(4))});
        }
        if (evidence.empty()) return {};
        Statement build(database_, "SELECT pairs, is_of_part FROM build");
        if (build.step()) {
            evidence.pairs = value_named<PairChoice>(build.text(0)).value_or(evidence.pairs);
            evidence.is_of_part = build.integer(1) != 0;
        }
        constexpr std::size_t most_relevancy = 1'000'000;
        fits =
            fits &&
            read_lists("SELECT node, report, line, relevancy FROM evidence ORDER BY node, report",
                       evidence.places, [&](const Statement& row) -> std::optional<Place> {
                           const auto report = number_below(row, 1, evidence.reports.size());
                           const auto line = number_below(row, 2, UINT32_MAX);
                           const auto relevancy = number_below(row, 3, most_relevancy + 1);
                           if (!report || !line || !relevancy) return std::nullopt;
                           return Place{*report, *line, static_cast<std::int32_t>(*relevancy)};
                       });
        fits = fits &&
               read_lists("SELECT node, report, named FROM mentions ORDER BY node, report, named",
                          evidence.mentions, [&](const Statement& row) -> std::optional<Mention> {
                              const auto report = number_below(row, 1, evidence.reports.size());
                              const auto named = number_below(row, 2, assembly_.node_rows());
                              if (!report || !named) return std::nullopt;
                              return Mention{*report, *named};
                          });
        if (fits) return evidence;
        assembly_.faults().report(
            Oddity::graph_content,
            "the evidence does not fit the nodes and the reports; it was left out");
        return {};
    }

    /// The rows of a query, of which the first column is the node, in rising order. False where one does
    /// not fit.
    template <typename T, typename Make>
    bool read_lists(const char* query, ListPerNode<T>& lists, const Make& make) {
        const std::size_t nodes = assembly_.node_rows();
        lists.begin.assign(nodes + 1, 0);
        Statement rows(database_, query);
        while (rows.step()) {
            const auto node = number_below(rows, 0, nodes);
            const std::optional<T> item = make(rows);
            if (!node || !item) return false;
            lists.items.push_back(*item);
            lists.begin[*node + 1] = static_cast<std::uint32_t>(lists.items.size());
        }
        for (std::size_t node = 0; node < nodes; ++node) {
            lists.begin[node + 1] = std::max(lists.begin[node + 1], lists.begin[node]);
        }
        return true;
    }

    Database database_;
    GraphAssembly assembly_;
    std::vector<GraphAssembly::Field> fields_;  ///< of the row that is being read
    bool numbers_are_rows_ = true;
};

}  // namespace

std::optional<KnowledgeGraph> read_sqlite(const std::string& path, const ColumnRoles& roles,
                                          Reporter& reporter) {
    try {
        return SqliteReader(path, roles, reporter).read();
    } catch (const sql::Error& error) {
        reporter.report({Oddity::unreadable_input, path, 0, 0, error.what()});
        return std::nullopt;
    }
}

Likeness recognize_sqlite(std::string_view first_bytes) {
    return first_bytes.starts_with("SQLite format 3") ? Likeness::certain : Likeness::none;
}

}  // namespace sigloom
