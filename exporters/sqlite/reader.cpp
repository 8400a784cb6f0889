#include "exporters/sqlite/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/cancelled.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/evidence_fits.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/sqlite/database.hpp"

namespace sigloom {
namespace {

using sql::Database;
using sql::Statement;

constexpr std::size_t steps_of_a_row = 256;  // more or less

/// A column of the graph.
struct GraphColumn {
    std::string name;  ///< in the table
    std::optional<ColumnType> type;
    std::uint32_t field;
};

/// The nodes of a table, by the numbers that other tables know them by.
class NodeNumbers {
  public:
    void add(std::int64_t number, std::uint32_t row) {
        if (number == std::int64_t{row} && row_of_.empty()) {
            count_ = row + 1;
            return;
        }
        for (; row_of_.size() < count_;) {
            const auto before = static_cast<std::uint32_t>(row_of_.size());
            row_of_.emplace(before, before);
        }
        row_of_.emplace(number, row);
    }
    [[nodiscard]] std::optional<std::uint32_t> row(std::int64_t number) const {
        if (row_of_.empty()) {
            if (number < 0 || number >= std::int64_t{count_}) return std::nullopt;
            return static_cast<std::uint32_t>(number);
        }
        const auto found = row_of_.find(number);
        return found == row_of_.end() ? std::nullopt : std::optional(found->second);
    }

  private:
    std::uint32_t count_ = 0;  ///< of those whose number is their row, before the map is needed
    std::unordered_map<std::int64_t, std::uint32_t> row_of_;
};

/// A whole number from 0 up to, but not including, a limit; nothing for anything else.
std::optional<std::uint32_t> number_below(const Statement& row, int column, std::size_t limit) {
    if (row.type(column) != Statement::Type::integer) return std::nullopt;
    const std::int64_t number = row.integer(column);
    if (number < 0 || static_cast<std::uint64_t>(number) >= limit) return std::nullopt;
    return static_cast<std::uint32_t>(number);
}

class SqliteReader {
  public:
    SqliteReader(const std::string& path, const ColumnRoles& roles, Reporter& reporter)
        : path_(path),
          database_(path, Database::Mode::read_only),
          assembly_({{}, path, reporter, roles}) {}

    std::optional<KnowledgeGraph> read() {
        for (const char* table : {"columns", "nodes", "edges"}) {
            if (database_.has_table(table)) continue;
            assembly_.faults().report(
                Oddity::graph_syntax,
                fmt::format("expected a database that sigloom wrote, got one without a table {}",
                            table));
            return std::nullopt;
        }
        read_nodes();
        read_edges();
        Evidence evidence;
        if (database_.has_table("reports") && database_.has_table("evidence") &&
            database_.has_table("mentions") && database_.has_table("build")) {
            evidence = read_evidence();
        }
        assembly_.faults().begin_table(path_);
        return assembly_.finish(std::move(evidence));
    }

  private:
    using AddField = std::uint32_t (GraphAssembly::*)(std::string_view, std::optional<ColumnType>,
                                                      IfEmpty);

    void begin_table(std::string_view table) {
        assembly_.faults().begin_table(fmt::format("{} (table {})", path_, table));
    }
    std::vector<GraphColumn> columns_of(std::string_view owner, std::string_view table,
                                        const std::vector<std::string_view>& own, AddField add);
    /// The text of a row, valid until the next row.
    std::string_view text(const Statement& row, int column, std::size_t number);
    Value value(const Statement& row, int column, const GraphColumn& of, std::size_t number);
    void set_values(const Statement& row, int first, const std::vector<GraphColumn>& columns,
                    std::size_t number);
    void read_nodes();
    void read_edges();
    Evidence read_evidence();
    bool read_reports(Evidence& evidence);
    template <typename T, typename Make>
    bool read_lists(const char* query, ListPerNode<T>& lists, const Make& make);

    std::string path_;
    Database database_;
    GraphAssembly assembly_;
    NodeNumbers node_numbers_;
    TextColumn ids_;                            ///< of the nodes by row
    std::vector<GraphAssembly::Field> fields_;  ///< of the row that is being read
    std::deque<std::string> repaired_;          ///< texts of that row
    bool invalid_utf8_ = false;
    PacedCheck check_;
};

std::string names_in_sql(const std::vector<GraphColumn>& columns) {
    std::string names;
    for (const GraphColumn& column : columns) names += ", " + sql::quoted(column.name);
    return names;
}

/// Those that the database lists as columns of the graph, and behind them those that it does not know
/// of: somebody added them.
std::vector<GraphColumn> SqliteReader::columns_of(std::string_view owner, std::string_view table,
                                                  const std::vector<std::string_view>& own,
                                                  AddField add) {
    std::vector<GraphColumn> columns;
    Statement listed(database_,
                     "SELECT name, type, title FROM columns WHERE owner = ? ORDER BY position");
    listed.bind(0, owner);
    while (listed.step()) {
        const std::optional<ColumnType> type = value_named<ColumnType>(listed.text(1));
        columns.push_back({std::string(listed.text(0)), type,
                           (assembly_.*add)(listed.text(2), type, IfEmpty::keep)});
    }
    Statement all(database_, "SELECT name FROM pragma_table_info(?)");
    all.bind(0, table);
    while (all.step()) {
        const std::string_view name = all.text(0);
        const bool is_known = std::ranges::find(own, name) != own.end() ||
                              std::ranges::find(columns, name, &GraphColumn::name) != columns.end();
        if (is_known) continue;
        columns.push_back({std::string(name), std::nullopt,
                           (assembly_.*add)(name, std::nullopt, IfEmpty::leave_out)});
    }
    return columns;
}

std::string_view SqliteReader::text(const Statement& row, int column, std::size_t number) {
    const std::string_view text = row.text(column);
    const std::size_t at = find_invalid_utf8(text);
    if (at == text.size()) return text;
    if (!std::exchange(invalid_utf8_, true)) {
        assembly_.faults().report(Oddity::invalid_utf8, number,
                                  "bytes that are no UTF-8 were replaced by U+FFFD");
    }
    return repaired_.emplace_back(repair_utf8(text));
}

Value SqliteReader::value(const Statement& row, int column, const GraphColumn& of,
                          std::size_t number) {
    switch (row.type(column)) {
        case Statement::Type::null:
            return {};
        case Statement::Type::integer: {
            const std::int64_t whole = row.integer(column);
            if (of.type == ColumnType::boolean && (whole == 0 || whole == 1)) return whole == 1;
            if (of.type == ColumnType::real) return row.real(column);
            return whole;
        }
        case Statement::Type::real:
            return row.real(column);
        case Statement::Type::text:
            return text(row, column, number);
        case Statement::Type::blob:
            break;
    }
    assembly_.faults().report(
        Repair::unusable_value, number,
        fmt::format("expected a number or a text as {}, got a blob; the value was left out",
                    in_quotes(of.name)));
    return {};
}

void SqliteReader::set_values(const Statement& row, int first,
                              const std::vector<GraphColumn>& columns, std::size_t number) {
    for (const GraphColumn& column : columns) {
        const Value found = value(row, first++, column, number);
        if (!std::holds_alternative<std::monostate>(found))
            fields_.push_back({column.field, found});
    }
}

void SqliteReader::read_nodes() {
    begin_table("nodes");
    const auto columns =
        columns_of("node", "nodes", {"node", "id", "label", "kind"}, &GraphAssembly::node_field);
    const std::uint32_t label = assembly_.node_field("label");
    const std::uint32_t kind = assembly_.node_field("kind");
    Statement rows(database_, fmt::format("SELECT node, id, label, kind{} FROM nodes ORDER BY node",
                                          names_in_sql(columns)));
    for (std::size_t number = 1; rows.step(); ++number) {
        check_.after(steps_of_a_row);
        fields_.clear();
        repaired_.clear();
        fields_.push_back({label, text(rows, 2, number)});
        fields_.push_back({kind, text(rows, 3, number)});
        set_values(rows, 4, columns, number);
        const std::string_view id = text(rows, 1, number);
        const std::optional<std::uint32_t> row = assembly_.add_node(id, fields_, number);
        if (!row) continue;
        node_numbers_.add(rows.integer(0), *row);
        ids_.push_back(id);
    }
}

void SqliteReader::read_edges() {
    begin_table("edges");
    const auto columns = columns_of("edge", "edges", {"edge", "source", "target", "weight", "kind"},
                                    &GraphAssembly::edge_field);
    const std::uint32_t weight = assembly_.edge_field("weight");
    const std::uint32_t kind = assembly_.edge_field("kind");
    Statement rows(database_,
                   fmt::format("SELECT source, target, weight, kind{} FROM edges ORDER BY edge",
                               names_in_sql(columns)));
    const GraphColumn of_weight{"weight", ColumnType::real, weight};
    for (std::size_t number = 1; rows.step(); ++number) {
        check_.after(steps_of_a_row);
        fields_.clear();
        repaired_.clear();
        const auto source = node_numbers_.row(rows.integer(0));
        const auto target = node_numbers_.row(rows.integer(1));
        if (!source || !target) {
            assembly_.faults().report(
                Repair::edge_without_end, number,
                fmt::format("expected two nodes that are there, got {} and {}; the edge was left "
                            "out",
                            rows.integer(0), rows.integer(1)));
            continue;
        }
        fields_.push_back({weight, value(rows, 2, of_weight, number)});
        fields_.push_back({kind, text(rows, 3, number)});
        set_values(rows, 4, columns, number);
        assembly_.add_edge(ids_[*source], ids_[*target], fields_, number);
    }
}

/// False where the numbers of the reports are not 0, 1, 2, ...
bool SqliteReader::read_reports(Evidence& evidence) {
    Statement reports(database_,
                      "SELECT report, path, title, url, date FROM reports ORDER BY report");
    while (reports.step()) {
        const std::size_t number = evidence.reports.size();
        if (number_below(reports, 0, number + 1) != number) return false;
        repaired_.clear();
        const auto kept = [&](int column) {
            return std::string(text(reports, column, number + 1));
        };
        evidence.reports.push_back(
            {kept(1), kept(2), kept(3), static_cast<std::int32_t>(reports.integer(4))});
    }
    return true;
}

/// The rows of a query, of which the first column is the node, in rising order. False where one does
/// not fit.
template <typename T, typename Make>
bool SqliteReader::read_lists(const char* query, ListPerNode<T>& lists, const Make& make) {
    const std::size_t nodes = assembly_.node_rows();
    lists.begin.assign(nodes + 1, 0);
    Statement rows(database_, query);
    while (rows.step()) {
        check_.after(steps_of_a_row);
        const auto node = node_numbers_.row(rows.integer(0));
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

/// Nothing where it does not fit the nodes and the reports, which is reported.
Evidence SqliteReader::read_evidence() {
    constexpr std::size_t most_relevancy = 1'000'000;
    begin_table("reports");
    Evidence evidence;
    bool is_fitting = read_reports(evidence);
    if (is_fitting && evidence.empty()) return {};
    Statement build(database_, "SELECT pairs, is_of_part FROM build");
    if (build.step()) {
        evidence.pairs = value_named<PairChoice>(build.text(0)).value_or(evidence.pairs);
        evidence.is_of_part = build.integer(1) != 0;
    }
    const std::size_t reports = evidence.reports.size();
    is_fitting =
        is_fitting &&
        read_lists("SELECT node, report, line, relevancy FROM evidence ORDER BY node, report",
                   evidence.places,
                   [&](const Statement& row) -> std::optional<Place> {
                       const auto report = number_below(row, 1, reports);
                       const auto line = number_below(row, 2, UINT32_MAX);
                       const auto relevancy = number_below(row, 3, most_relevancy + 1);
                       if (!report || !line || !relevancy) return std::nullopt;
                       return Place{*report, *line, static_cast<std::int32_t>(*relevancy)};
                   }) &&
        read_lists("SELECT node, report, named FROM mentions ORDER BY node, report, named",
                   evidence.mentions, [&](const Statement& row) -> std::optional<Mention> {
                       const auto report = number_below(row, 1, reports);
                       const auto named = node_numbers_.row(row.integer(2));
                       if (!report || !named) return std::nullopt;
                       return Mention{*report, *named};
                   });
    if (is_fitting && fits(evidence, assembly_.node_rows())) return evidence;
    assembly_.faults().begin_table(path_);
    assembly_.faults().report(
        Oddity::graph_content,
        "the evidence does not fit the nodes and the reports; both were left out");
    return {};
}

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
