#include "core/report/table.hpp"

#include <algorithm>

#include "core/report/limits.hpp"
#include "core/text/any_byte.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

constexpr std::size_t code_indentation = 4;

std::size_t indentation(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
        if (c == ' ') {
            ++columns;
        } else if (c == '\t') {
            columns += code_indentation - columns % code_indentation;
        } else {
            break;
        }
    }
    return columns;
}

bool is_blank_character(char c) {
    return c == ' ' || c == '\t';
}

std::string_view trim_blanks(std::string_view text) {
    while (!text.empty() && is_blank_character(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank_character(text.back())) text.remove_suffix(1);
    return text;
}

/// `:---`, `---:`, `:--:` or `---`.
bool is_delimiter_cell(std::string_view cell) {
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

/// Of one byte or many.
constexpr auto is_in_delimiter_row = [](auto byte) {
    return (byte == '-') | (byte == '|') | (byte == ':') | (byte == ' ') | (byte == '\t');
};

/// How many columns a delimiter row gives its table; 0 if the line is none.
std::size_t delimiter_columns(std::string_view line, std::vector<Cell>& cells) {
    // Most lines are told by their first byte; a delimiter row is as long as its table is wide.
    if (line.empty() || !is_in_delimiter_row(line.front())) return 0;
    if (any_byte(line, '-', [](Bytes byte) { return ~is_in_delimiter_row(byte); })) return 0;
    const std::string_view content = trim_blanks(line);
    if (content.size() < 2 || content.starts_with("- ") || indentation(line) >= code_indentation) {
        return 0;
    }
    split_row(line, cells);
    const bool all =
        std::ranges::all_of(cells, [](const Cell& cell) { return is_delimiter_cell(cell.text); });
    return all ? cells.size() : 0;
}

bool is_header(std::string_view line, std::size_t columns, std::vector<Cell>& cells) {
    if (line.find('|') == std::string_view::npos || indentation(line) >= code_indentation) {
        return false;
    }
    split_row(line, cells);
    return cells.size() == columns;
}

bool is_thematic_break(std::string_view content) {
    const char mark = content.front();
    if (mark != '*' && mark != '-' && mark != '_') return false;
    const auto marks = std::ranges::count(content, mark);
    return marks >= 3 && std::ranges::all_of(content, [mark](char c) {
               return c == mark || is_blank_character(c);
           });
}

bool is_list_item(std::string_view content) {
    std::size_t marker = 0;
    if (std::string_view("-+*").find(content.front()) != std::string_view::npos) {
        marker = 1;
    } else {
        const std::size_t digits =
            std::min(content.find_first_not_of("0123456789"), content.size());
        if (digits == 0 || digits > 9 || digits == content.size()) return false;
        if (content[digits] != '.' && content[digits] != ')') return false;
        marker = digits + 1;
    }
    return marker == content.size() || is_blank_character(content[marker]);
}

/// A line that begins another block and so ends a table.
bool begins_block(std::string_view line) {
    const std::string_view content = trim_blanks(line);
    if (content.front() == '|') return false;
    if (content.front() == '>') return true;
    if (content.starts_with("```") || content.starts_with("~~~")) return true;
    if (content.front() == '#') {
        const std::size_t level = std::min(content.find_first_not_of('#'), content.size());
        return level <= 6 && (level == content.size() || is_blank_character(content[level]));
    }
    if (content.front() == '<') {
        // A line of HTML begins a block, a row that begins with an inline element does not.
        return content.find('|') == std::string_view::npos;
    }
    return is_thematic_break(content) || is_list_item(content);
}

bool ends_table(std::string_view line) {
    if (line.starts_with('|')) return false;
    return trim_blanks(line).empty() || indentation(line) >= code_indentation || begins_block(line);
}

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    lines.reserve(text.size() / 64 + 1);
    const bool has_carriage_returns = text.find('\r') != std::string_view::npos;
    const std::string_view ends = has_carriage_returns ? "\r\n" : "\n";
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end =
            has_carriage_returns ? text.find_first_of(ends, begin) : text.find('\n', begin);
        if (end == std::string_view::npos) {
            lines.push_back(text.substr(begin));
            break;
        }
        lines.push_back(text.substr(begin, end - begin));
        begin = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
    }
    return lines;
}

std::vector<TableLines> find_tables(std::span<const std::string_view> lines) {
    std::vector<TableLines> tables;
    std::vector<Cell> cells;
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const std::size_t columns = delimiter_columns(lines[line], cells);
        if (columns == 0 || !is_header(lines[line - 1], columns, cells)) continue;
        std::size_t end = line + 1;
        while (end < lines.size() && !ends_table(lines[end])) ++end;
        tables.push_back({static_cast<std::uint32_t>(line - 1), static_cast<std::uint32_t>(end),
                          static_cast<std::uint32_t>(columns)});
        line = end;  // the next header stands here at the earliest
    }
    return tables;
}

void split_row(std::string_view line, std::vector<Cell>& cells) {
    cells.clear();
    std::string_view content = trim_blanks(line);
    const char* const line_begin = line.data();
    if (content.starts_with('|')) content.remove_prefix(1);
    const auto add = [&](std::string_view raw) {
        const std::string_view text = trim(raw);
        cells.push_back({text, static_cast<std::uint32_t>(text.data() - line_begin) + 1});
    };
    std::size_t begin = 0;
    for (std::size_t bar = content.find('|'); bar != std::string_view::npos;
         bar = content.find('|', bar + 1)) {
        if (bar > 0 && content[bar - 1] == '\\') continue;
        add(content.substr(begin, bar - begin));
        begin = bar + 1;
        if (cells.size() > limits::table_columns) return;
    }
    if (begin < content.size()) add(content.substr(begin));
}

}  // namespace sigloom
