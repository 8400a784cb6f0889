#include "core/report/table.hpp"

#include <algorithm>
#include <utility>

#include "core/report/limits.hpp"
#include "core/text/any_byte.hpp"
#include "core/text/fold.hpp"

namespace sigloom {
namespace {

constexpr std::size_t code_indentation = 4;

/// How many columns a beginning of a line takes.
std::size_t columns_of(std::string_view beginning) {
    std::size_t columns = 0;
    for (const char c : beginning) {
        columns += c == '\t' ? code_indentation - columns % code_indentation : 1;
    }
    return columns;
}

std::size_t indentation(std::string_view line) {
    return columns_of(line.substr(0, line.find_first_not_of(" \t")));
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

/// Where the text of a line begins that stands in so many quotes at most.
std::size_t skip_quotes(std::string_view line, std::uint32_t& quotes) {
    const std::uint32_t most = std::exchange(quotes, 0);
    std::size_t begin = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (is_blank_character(line[at])) continue;
        if (line[at] != '>' || quotes == most) break;
        ++quotes;
        begin = at + 1;
    }
    return begin;
}

/// A delimiter row: how many columns it gives its table, and in how many quotes it stands.
struct Delimiters {
    std::uint32_t columns = 0;  ///< 0 if the line is no delimiter row
    std::uint32_t quotes = 0;
    std::size_t begin = 0;  ///< of its text, in columns
};

Delimiters delimiters_of(std::string_view line, std::vector<Cell>& cells) {
    // Most lines are told by their first byte; a delimiter row is as long as its table is wide.
    if (line.empty() || !(is_in_delimiter_row(line.front()) || line.front() == '>')) return {};
    Delimiters found{0, limits::block_nesting, 0};
    const std::size_t begin = skip_quotes(line, found.quotes);
    const std::string_view row = line.substr(begin);
    if (any_byte(row, '-', [](Bytes byte) { return ~is_in_delimiter_row(byte); })) return {};
    const std::string_view content = trim_blanks(row);
    if (content.size() < 2 || content.starts_with("- ")) return {};
    split_row(line, cells, begin);
    if (!is_delimiter_row(cells)) return {};
    found.columns = static_cast<std::uint32_t>(cells.size());
    found.begin = columns_of(line.substr(0, line.find_first_not_of(" \t", begin)));
    return found;
}

bool is_header(std::string_view line, const Delimiters& delimiters, std::vector<Cell>& cells) {
    if (line.find('|') == std::string_view::npos) return false;
    std::uint32_t quotes = limits::block_nesting + 1;
    skip_quotes(line, quotes);
    if (quotes != delimiters.quotes) return false;
    const std::size_t row = header_begin(line);
    const std::size_t begin = columns_of(line.substr(0, line.find_first_not_of(" \t", row)));
    if (begin >= delimiters.begin + code_indentation ||
        delimiters.begin >= begin + code_indentation) {
        return false;
    }
    split_row(line, cells, row);
    return cells.size() == delimiters.columns;
}

bool is_thematic_break(std::string_view content) {
    const char mark = content.front();
    if (mark != '*' && mark != '-' && mark != '_') return false;
    const auto marks = std::ranges::count(content, mark);
    return marks >= 3 && std::ranges::all_of(content, [mark](char c) {
               return c == mark || is_blank_character(c);
           });
}

/// How long the marker of a list item is, and the blank behind it if there is one; 0 where none
/// begins.
std::size_t item_marker(std::string_view text) {
    constexpr std::size_t longest_number = 9;
    std::size_t end = 0;
    if (!text.empty() && std::string_view("-+*").find(text.front()) != std::string_view::npos) {
        end = 1;
    } else {
        end = std::min(text.find_first_not_of("0123456789"), text.size());
        if (end == 0 || end > longest_number || end == text.size()) return 0;
        if (text[end] != '.' && text[end] != ')') return 0;
        ++end;
    }
    if (end == text.size()) return end;
    return is_blank_character(text[end]) ? end + 1 : 0;
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
    return is_thematic_break(content) || item_marker(content) > 0;
}

/// Whether a line ends the table that stands in so many quotes, its delimiter row being indented so
/// far.
bool ends_table(std::string_view line, std::uint32_t quotes, std::size_t indented) {
    if (quotes == 0 && line.starts_with('|')) return false;
    std::uint32_t quotes_here = quotes;
    const std::string_view row = line.substr(skip_quotes(line, quotes_here));
    if (quotes_here != quotes || trim_blanks(row).empty()) return true;
    return indentation(row) >= indented + code_indentation || begins_block(row);
}

/// Whether a bar of a cell that begins at `begin` parts a wiki link, [[page|text]]: no other
/// bracket and no other bar stands between it and the pairs of brackets.
bool is_in_wiki_link(std::string_view row, std::size_t begin, std::size_t bar) {
    const std::size_t open = row.substr(0, bar).find_last_of("[]|");
    if (open == std::string_view::npos || open < begin + 1) return false;
    const std::size_t close = row.find_first_of("[]|", bar + 1);
    return row.substr(open - 1, 2) == "[[" && row.substr(std::min(close, row.size()), 2) == "]]";
}

}  // namespace

std::size_t header_begin(std::string_view line) {
    std::size_t begin = 0;  // behind quotes
    std::size_t at = 0;
    while (at < line.size()) {
        const std::size_t marker = item_marker(line.substr(at));
        if (line[at] == '>') {
            begin = ++at;
        } else if (marker > 0) {
            at += marker;
        } else if (is_blank_character(line[at])) {
            ++at;
        } else {
            break;
        }
    }
    // A marker before a text that no bar begins may be part of the first heading.
    return at < line.size() && line[at] == '|' ? at : begin;
}

std::size_t row_begin(std::string_view line, std::uint32_t quotes) {
    return quotes == 0 ? 0 : skip_quotes(line, quotes);
}

std::vector<TableLines> find_tables(std::span<const std::string_view> lines) {
    std::vector<TableLines> tables;
    std::vector<Cell> cells;
    for (std::size_t line = 1; line < lines.size(); ++line) {
        const Delimiters delimiters = delimiters_of(lines[line], cells);
        if (delimiters.columns == 0 || !is_header(lines[line - 1], delimiters, cells)) continue;
        const std::uint32_t quotes = delimiters.quotes;
        const std::size_t indented =
            indentation(lines[line].substr(row_begin(lines[line], quotes)));
        std::size_t end = line + 1;
        while (end < lines.size() && !ends_table(lines[end], quotes, indented)) ++end;
        tables.push_back({static_cast<std::uint32_t>(line - 1), static_cast<std::uint32_t>(end),
                          delimiters.columns, quotes});
        line = end;  // the next header stands here at the earliest
    }
    return tables;
}

bool is_delimiter_row(std::span<const Cell> cells) {
    return !cells.empty() && std::ranges::all_of(cells, [](const Cell& cell) {
        return is_delimiter_cell(cell.text);
    });
}

void split_row(std::string_view line, std::vector<Cell>& cells, std::size_t begin_of_row) {
    cells.clear();
    std::string_view content = trim_blanks(line.substr(begin_of_row));
    const char* const line_begin = line.data();
    if (content.starts_with('|')) content.remove_prefix(1);
    const auto add = [&](std::string_view raw) {
        const std::string_view text = trim(raw);
        cells.push_back({text, static_cast<std::uint32_t>(text.data() - line_begin) + 1});
    };
    const bool may_have_wiki_links = content.find("[[") != std::string_view::npos;
    std::size_t begin = 0;
    for (std::size_t bar = content.find('|'); bar != std::string_view::npos;
         bar = content.find('|', bar + 1)) {
        if (bar > 0 && content[bar - 1] == '\\') continue;
        if (may_have_wiki_links && is_in_wiki_link(content, begin, bar)) continue;
        add(content.substr(begin, bar - begin));
        begin = bar + 1;
        if (cells.size() > limits::table_columns) return;
    }
    if (begin < content.size()) add(content.substr(begin));
}

}  // namespace sigloom
