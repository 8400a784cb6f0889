#include "tools/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"
#include "tools/host.hpp"
#include "tools/table_fit.hpp"
#include "tools/text_width.hpp"

namespace sigloom {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;  // clang 16 does not make it

/// Tabs and line ends separate cells and rows: inside a cell they become spaces.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    for (char& byte : line) {
        if (byte == '\t' || byte == '\n' || byte == '\r') byte = ' ';
    }
    return line;
}

template <typename Number>
std::string shortest(Number value) {
    std::string text;
    append_number(text, value);
    return text;
}

std::string full_text(const Cell& cell) {
    return std::visit(Overloaded{[](std::monostate) { return std::string(); },
                                 [](const std::string& text) { return text; },
                                 [](bool value) { return std::string(value ? "true" : "false"); },
                                 [](auto number) { return shortest(number); }},
                      cell);
}

/// Control characters would reach a terminal that a table is printed on. Line ends and tabs are for
/// the escapes of a format.
std::string without_controls(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [value, size] = code_point_at(text, at);
        const std::string_view character = text.substr(at, size);
        const bool is_control = value < 0x20 || (value >= 0x7F && value <= 0x9F);
        const bool is_escaped = character == "\t" || character == "\n" || character == "\r";
        safe += is_control && !is_escaped ? replacement_character : character;
        at += size;
    }
    return safe;
}

std::string text_for_people(const Cell& cell) {
    if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{:.6g}", *number);
    if (const auto* truth = std::get_if<bool>(&cell)) return *truth ? "yes" : "no";
    return printable(on_one_line(full_text(cell)));
}

bool is_number(const Cell& cell) {
    return std::holds_alternative<double>(cell) || std::holds_alternative<std::int64_t>(cell);
}

bool is_numeric(const Table& table, std::size_t column) {
    const auto number = [&](const auto& row) { return is_number(row[column]); };
    const auto text = [&](const auto& row) {
        return !is_number(row[column]) && !std::holds_alternative<std::monostate>(row[column]);
    };
    return std::ranges::any_of(table.rows, number) && std::ranges::none_of(table.rows, text);
}

/// The texts of a table for people, column by column.
struct Aligned {
    std::vector<TableColumn> columns;
    std::vector<std::vector<std::string>> lines;  ///< the header first
    std::vector<bool> right;                      ///< by column: numbers
};

Aligned aligned(const Table& table) {
    Aligned result{{}, std::vector<std::vector<std::string>>(1), {}};
    for (const std::string& name : table.header) {
        result.lines[0].push_back(printable(on_one_line(name)));
    }
    for (const auto& row : table.rows) {
        auto& line = result.lines.emplace_back();
        for (const Cell& cell : row) line.push_back(text_for_people(cell));
    }
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        TableColumn column{.name = table.header[i], .width = 0, .is_text = !is_numeric(table, i)};
        for (const auto& line : result.lines) {
            column.width = std::max(column.width, display_width(line[i]));
        }
        result.columns.push_back(column);
        result.right.push_back(!column.is_text);
    }
    return result;
}

void write_aligned(const Table& table, Output& output, std::size_t room) {
    const Aligned all = aligned(table);
    const std::vector<std::size_t> width = fitted(all.columns, room);
    for (const auto& line : all.lines) {
        std::string text;
        for (std::size_t i = 0; i < width.size(); ++i) {
            const std::string cell = cut_to_width(line[i], width[i]);
            const std::string space(width[i] - display_width(cell), ' ');
            if (i > 0) text += "  ";
            text += all.right[i] ? space + cell : cell + space;
        }
        text.erase(text.find_last_not_of(' ') + 1);
        output.write(text + '\n');
    }
    output.write(table.remarks);
    std::vector<std::string_view> left_out;
    for (std::size_t i = width.size(); i < all.columns.size(); ++i) {
        left_out.push_back(all.lines[0][i]);
    }
    if (left_out.empty()) return;
    output.write(
        wrapped(fmt::format("Not shown, for lack of room: {} (--wide shows {})",
                            fmt::join(left_out, ", "), left_out.size() == 1 ? "it" : "them"),
                0, room));
}

std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char byte : text) {
        if (byte == '"') quoted += '"';
        quoted += byte;
    }
    return quoted + '"';
}

std::string markdown_cell(std::string_view text) {
    std::string escaped;
    for (const char byte : on_one_line(text)) {
        if (byte == '|' || byte == '\\') escaped += '\\';
        escaped += byte;
    }
    return escaped;
}

struct Separators {
    std::string_view before, between, after;
};

/// The formats in which a table is lines of escaped cells.
void write_line(const std::vector<std::string>& cells, std::string (*escape)(std::string_view),
                const Separators& separators, Output& output) {
    output.write(separators.before);
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) output.write(separators.between);
        output.write(escape(without_controls(cells[i])));
    }
    output.write(separators.after);
}

void write_rows(const Table& table, std::string (*escape)(std::string_view),
                const Separators& separators, Output& output) {
    for (const auto& row : table.rows) {
        std::vector<std::string> cells;
        for (const Cell& cell : row) cells.push_back(full_text(cell));
        write_line(cells, escape, separators, output);
    }
}

void write_separated(const Table& table, std::string (*escape)(std::string_view),
                     const Separators& separators, Output& output) {
    write_line(table.header, escape, separators, output);
    write_rows(table, escape, separators, output);
}

/// Text that begins like a formula begins with an apostrophe instead, which spreadsheets take for
/// "this is text" (OWASP, CSV injection).
std::string without_formula(std::string text) {
    constexpr std::string_view begins_formula = "=+-@\t\r";
    if (!text.empty() && begins_formula.find(text[0]) != std::string_view::npos)
        text.insert(0, "'");
    return text;
}

Table without_formulas(Table table) {
    for (std::string& name : table.header) name = without_formula(name);
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            if (auto* text = std::get_if<std::string>(&cell)) *text = without_formula(*text);
        }
    }
    return table;
}

void write_csv(const Table& table, Output& output) {
    write_separated(table, csv_field, {"", ",", "\r\n"}, output);
}

void write_markdown(const Table& table, Output& output) {
    constexpr Separators pipes{"| ", " | ", " |\n"};
    write_line(table.header, markdown_cell, pipes, output);
    std::vector<std::string> rule;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        rule.emplace_back(is_numeric(table, i) ? "---:" : "---");
    }
    write_line(rule, markdown_cell, pipes, output);
    write_rows(table, markdown_cell, pipes, output);
}

std::string json_string(std::string_view text) {
    std::string quoted = "\"";
    json_escape(quoted, text);
    return quoted + '"';
}

std::string json_value(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return json_string(*text);
    if (std::holds_alternative<std::monostate>(cell)) return "null";
    return full_text(cell);
}

void write_json(const Table& table, Output& output) {
    output.write('[');
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        output.write(i == 0 ? "\n  {" : ",\n  {");
        for (std::size_t j = 0; j < table.header.size(); ++j) {
            if (j > 0) output.write(", ");
            output.write(json_string(table.header[j]) + ": " + json_value(table.rows[i][j]));
        }
        output.write('}');
    }
    output.write(table.rows.empty() ? "]\n" : "\n]\n");
}

}  // namespace

Cell cell_of(const ColumnData& data, std::size_t row) {
    return std::visit(
        Overloaded{[&](const TextColumn& texts) { return Cell(std::string(texts[row])); },
                   [&](const std::vector<bool>& truths) { return Cell(bool{truths[row]}); },
                   [&](const std::vector<double>& numbers) { return Cell(numbers[row]); },
                   [&](const auto& numbers) { return Cell(std::int64_t{numbers[row]}); }},
        data);
}

Cell cell_of(const Column& column, std::size_t row) {
    return column.has(row) ? cell_of(column.data, row) : Cell();
}

void write_table(const Table& table, TableFormat format, Output& output, std::size_t width) {
    if (Host* host = current_host(); host != nullptr && host->takes_tables) {
        host->tables.push_back(table);
        return;
    }
    switch (format) {
        case TableFormat::table:
            return write_aligned(table, output, width);
        case TableFormat::csv:
            return write_csv(table, output);
        case TableFormat::csv_excel:
            output.write("\uFEFF");
            return write_csv(without_formulas(table), output);
        case TableFormat::tsv:
            return write_separated(table, on_one_line, {"", "\t", "\n"}, output);
        case TableFormat::json:
            return write_json(table, output);
        case TableFormat::markdown:
            return write_markdown(table, output);
    }
}

}  // namespace sigloom
