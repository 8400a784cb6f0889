#include "exporters/csv/reader.hpp"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "core/base/read_file.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/encoding.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/packing.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/csv/parser.hpp"

namespace sigloom {
namespace {

using csv::CsvField;
using csv::Parser;
using Row = std::vector<CsvField>;

constexpr std::size_t no_column = SIZE_MAX;

/// As the writer has it: what a spreadsheet would compute has an apostrophe before it.
std::string_view without_guard(std::string_view text) {
    constexpr std::string_view beginnings = "=+-@\t\r";
    const std::size_t at = text.find_first_not_of('\'');
    const bool is_guarded = at != 0 && at != std::string_view::npos &&
                            beginnings.find(text[at]) != std::string_view::npos;
    return is_guarded ? text.substr(1) : text;
}

/// A number without zeros that would be lost, true, false, or the text itself.
Value value_of(std::string_view text) {
    if (text.empty()) return Value{};
    if (text == "true") return true;
    if (text == "false") return false;
    const std::string_view digits = text.front() == '-' ? text.substr(1) : text;
    const bool is_number = !digits.empty() && digits.front() >= '0' && digits.front() <= '9' &&
                           (digits.front() != '0' || digits.size() == 1 || digits[1] == '.' ||
                            digits[1] == 'e' || digits[1] == 'E');
    if (!is_number) return text;
    if (const auto whole = parse_number<std::int64_t>(text)) return *whole;
    const auto real = parse_number<double>(text);
    if (real && std::isfinite(*real)) return *real;
    return text;
}

std::size_t find_heading(const Row& headings, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (ascii_lower(headings[i].text) == name) return i;
        }
    }
    return no_column;
}

/// A file, its text in UTF-8.
struct Table {
    std::string path;
    std::string bytes;
};

class CsvReader {
  public:
    CsvReader(const Table& first, const ColumnRoles& roles, Reporter& reporter)
        : import_{first.bytes, first.path, reporter, roles}, assembly_(import_) {}

    bool read_nodes(const Table& table) {
        return read(table, [&](Parser& parser, const Row& headings) {
            std::size_t id = find_heading(headings, {"id"});
            if (id == no_column) id = 0;
            set_fields(headings, {id}, &GraphAssembly::node_field);
            Row row;
            while (parser.next(row)) {
                set_values(row);
                assembly_.add_node(field(row, id), fields_, row.front().offset);
            }
            return true;
        });
    }

    bool read_edges(const Table& table) {
        return read(table, [&](Parser& parser, const Row& headings) {
            const std::size_t source = find_heading(headings, {"source", "from"});
            const std::size_t target = find_heading(headings, {"target", "to"});
            const std::size_t type = find_heading(headings, {"type"});
            if (source == no_column || target == no_column) {
                assembly_.faults().report(Oddity::graph_syntax, headings.front().offset,
                                          "expected columns source and target in a table of edges");
                return false;
            }
            set_fields(headings, {source, target, type, find_heading(headings, {"id"})},
                       &GraphAssembly::edge_field);
            Row row;
            while (parser.next(row)) {
                if (ascii_lower(field(row, type)) == "directed") assembly_.set_directed();
                set_values(row);
                assembly_.add_edge(field(row, source), field(row, target), fields_,
                                   row.front().offset);
            }
            return true;
        });
    }

    void set_nodes_from_edges() { assembly_.set_nodes_from_edges(); }
    KnowledgeGraph finish() { return assembly_.finish(); }

  private:
    template <typename ReadRows>
    bool read(const Table& table, const ReadRows& read_rows) {
        assembly_.faults().begin_file(table.bytes, table.path);
        Parser parser(table.bytes);
        Row headings;
        if (!parser.next(headings)) {
            assembly_.faults().report(Oddity::graph_syntax, 0,
                                      "expected a line of headings, got the end of the file");
            return false;
        }
        all_quoted_ = is_all_quoted(table.bytes);
        if (!read_rows(parser, headings)) return false;
        if (parser.is_cut_off()) {
            assembly_.faults().report(Oddity::graph_syntax, table.bytes.size(),
                                      "expected '\"', got the end of the file");
            return false;
        }
        return true;
    }

    static bool is_all_quoted(std::string_view bytes) {
        Parser parser(bytes);
        Row row;
        parser.next(row);
        while (parser.next(row)) {
            for (const CsvField& each : row) {
                if (!each.quoted && !each.text.empty()) return false;
            }
        }
        return true;
    }

    /// Which field of the assembly each column is, but for those that are something else.
    template <typename AddField>
    void set_fields(const Row& headings, std::initializer_list<std::size_t> others, AddField add) {
        field_of_column_.clear();
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const bool is_other = std::find(others.begin(), others.end(), i) != others.end();
            const std::string_view name = without_guard(headings[i].text);
            field_of_column_.push_back(is_other || name.empty()
                                           ? GraphAssembly::no_field
                                           : (assembly_.*add)(name, {}, IfEmpty::keep));
        }
    }

    void set_values(const Row& row) {
        fields_.clear();
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i >= field_of_column_.size()) {
                assembly_.faults().report(Repair::leftover, row[i].offset,
                                          "fields without a heading were left out");
                break;
            }
            const std::uint32_t number = field_of_column_[i];
            if (number == GraphAssembly::no_field) continue;
            const bool is_text = row[i].quoted && !all_quoted_;
            Value value = is_text ? Value(std::string_view(row[i].text)) : value_of(row[i].text);
            if (const auto* text = std::get_if<std::string_view>(&value))
                value = without_guard(*text);
            if (!std::holds_alternative<std::monostate>(value)) fields_.push_back({number, value});
        }
    }

    static std::string_view field(const Row& row, std::size_t column) {
        return column < row.size() ? without_guard(row[column].text) : std::string_view();
    }

    Import import_;
    GraphAssembly assembly_;
    std::vector<std::uint32_t> field_of_column_;
    std::vector<GraphAssembly::Field> fields_;
    bool all_quoted_ = false;
};

std::optional<Table> read_table(const std::string& path, Reporter& reporter) {
    const std::optional<FileBytes> bytes = read_whole_file(path, SIZE_MAX);
    if (!bytes) {
        reporter.report({Oddity::unreadable_input, path, 0, 0, reading_error(SIZE_MAX)});
        return std::nullopt;
    }
    Unpacked unpacked = unpack(bytes->view(), most_unpacked(bytes->view().size()));
    if (!unpacked.error.empty()) {
        reporter.report({Oddity::graph_syntax, path, 0, 0, std::move(unpacked.error)});
        return std::nullopt;
    }
    Table table{path, std::move(unpacked.bytes)};
    if (auto converted = to_utf8(table.bytes).text) table.bytes = std::move(*converted);
    if (find_invalid_utf8(table.bytes) != table.bytes.size()) {
        reporter.report(
            {Oddity::invalid_utf8, path, 0, 0, "bytes that are no UTF-8 were replaced by U+FFFD"});
        table.bytes = repair_utf8(table.bytes);
    }
    return table;
}

}  // namespace

std::vector<std::string> csv_tables(const std::string& path) {
    const std::string packing(packing_suffix(path));
    std::string stem = path.substr(0, path.size() - packing.size());
    for (const std::string_view suffix : {".nodes.csv", ".edges.csv", ".csv"}) {
        if (!ascii_lower(stem).ends_with(suffix)) continue;
        stem.resize(stem.size() - suffix.size());
        break;
    }
    const std::string nodes_path = stem + ".nodes.csv" + packing;
    const std::string edges_path = stem + ".edges.csv" + packing;
    const bool is_pair =
        std::filesystem::exists(nodes_path) &&
        (path == nodes_path || std::filesystem::exists(edges_path)) &&
        (path == nodes_path || path == edges_path || !std::filesystem::exists(path));
    return is_pair ? std::vector{nodes_path, edges_path} : std::vector{path};
}

std::optional<KnowledgeGraph> read_csv(const std::string& path, const ColumnRoles& roles,
                                       Reporter& reporter) {
    const std::vector<std::string> paths = csv_tables(path);
    const std::optional<Table> edges = read_table(paths.back(), reporter);
    if (!edges) return std::nullopt;
    if (paths.size() == 1) {
        CsvReader reader(*edges, roles, reporter);
        reader.set_nodes_from_edges();
        return reader.read_edges(*edges) ? std::optional(reader.finish()) : std::nullopt;
    }
    const std::optional<Table> nodes = read_table(paths.front(), reporter);
    if (!nodes) return std::nullopt;
    CsvReader reader(*nodes, roles, reporter);
    return reader.read_nodes(*nodes) && reader.read_edges(*edges) ? std::optional(reader.finish())
                                                                  : std::nullopt;
}

}  // namespace sigloom
