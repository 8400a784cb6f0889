#include "tools/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "core/text/fold.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};

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

void write_aligned(const Table& table, Output& output) {
    const std::size_t columns = table.header.size();
    std::vector<std::vector<std::string>> lines(1);
    for (const std::string& name : table.header) lines[0].push_back(printable(on_one_line(name)));
    for (const auto& row : table.rows) {
        auto& line = lines.emplace_back();
        for (const Cell& cell : row) line.push_back(text_for_people(cell));
    }
    std::vector<std::size_t> width(columns);
    std::vector<bool> right(columns);
    for (std::size_t i = 0; i < columns; ++i) {
        for (const auto& line : lines) width[i] = std::max(width[i], display_width(line[i]));
        right[i] = is_numeric(table, i);
    }
    for (const auto& line : lines) {
        std::string text;
        for (std::size_t i = 0; i < columns; ++i) {
            const std::string space(width[i] - display_width(line[i]), ' ');
            text += right[i] ? space + line[i] : line[i] + space;
            text += "  ";
        }
        text.erase(text.find_last_not_of(' ') + 1);
        output.write(text + '\n');
    }
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

void write_table(const Table& table, TableFormat format, Output& output) {
    switch (format) {
        case TableFormat::table:
            return write_aligned(table, output);
        case TableFormat::csv:
            return write_separated(table, csv_field, {"", ",", "\r\n"}, output);
        case TableFormat::tsv:
            return write_separated(table, on_one_line, {"", "\t", "\n"}, output);
        case TableFormat::json:
            return write_json(table, output);
        case TableFormat::markdown:
            return write_markdown(table, output);
    }
}

}  // namespace sigloom
