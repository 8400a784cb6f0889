#include "exporters/doctor/table_separators.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "exporters/csv/parser.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/neo4j/heading.hpp"

namespace sigloom::doctor {
namespace {

/// Calls `look` with the text of every array and of every list of labels of a table.
template <typename Look>
void for_each_array(const Document& document, std::size_t table, const Look& look) {
    for (const Element& element : document.elements) {
        if (element.list != table) continue;
        if (!element.is_edge) look(element.label.text);
        for (std::size_t i = element.first_value; i < element.last_value; ++i) {
            const ValueOf& value = document.values[i];
            if (holds_arrays(document.columns[value.column])) look(value.token.text);
        }
    }
}

std::string_view look_alike(char separator) {
    if (separator == '|') return "\uFF5C";
    return separator == ',' ? "\uFF0C" : "\uFF1B";
}

/// An array with another separator.
std::string with_separator(std::string_view array, char from, char to, bool& has_look_alikes) {
    if (from == to) return std::string(array);
    std::string changed;
    for (const char c : array) {
        if (c == from) {
            changed += to;
        } else if (c == to) {
            changed += look_alike(to);
            has_look_alikes = true;
        } else {
            changed += c;
        }
    }
    return changed;
}

}  // namespace

bool holds_arrays(const Column& column) {
    return column.has_type &&
           (column.type.ends_with("[]") || take_heading_apart(column.name).role() == "LABEL");
}

char standard_array_separator(char separator) {
    return separator == ';' ? '|' : ';';
}

std::optional<char> array_separator(const Document& document, std::size_t table) {
    if (document.tables[table].separator != ';') return ';';
    constexpr std::string_view candidates = "|;,";
    std::array<bool, candidates.size()> is_used{};
    for_each_array(document, table, [&](std::string_view text) {
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            is_used[i] = is_used[i] || text.find(candidates[i]) != std::string_view::npos;
        }
    });
    const auto* found = std::ranges::find(is_used, true);
    if (found == is_used.end()) return std::nullopt;
    return candidates[static_cast<std::size_t>(found - is_used.begin())];
}

char array_separator(const Document& document) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        if (const auto separator = array_separator(document, i)) return *separator;
    }
    return standard_array_separator(document.tables.front().separator);
}

Separated with_separators(const Document& document, std::size_t table, Separators to) {
    const Table& there = document.tables[table];
    const std::string_view bytes =
        std::string_view(document.bytes).substr(there.begin, there.end - there.begin);
    const char from =
        array_separator(document, table).value_or(standard_array_separator(there.separator));
    Separated separated;
    std::size_t done = 0;
    csv::Parser parser(bytes);
    std::vector<csv::CsvField> row;
    for (bool is_heading = true; parser.next(row); is_heading = false) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const csv::CsvField& field = row[i];
            separated.text += bytes.substr(done, field.offset - done);
            if (i > 0) separated.text.back() = to.of_fields;
            done = field.end;
            const bool is_array = !is_heading && i < there.columns &&
                                  holds_arrays(document.columns[there.first_column + i]);
            const std::string text =
                is_array ? with_separator(field.text, from, to.of_arrays, separated.has_look_alikes)
                         : field.text;
            const std::string_view raw = bytes.substr(field.offset, field.end - field.offset);
            const bool is_in_quotes = field.quoted && raw.ends_with('"');
            const bool is_torn = !is_in_quotes && text.find(to.of_fields) != std::string::npos;
            if (text == field.text && !is_torn) {
                separated.text += raw;
            } else {
                separated.text += table_text(text, to.of_fields);
            }
        }
    }
    separated.text += bytes.substr(done);
    return separated;
}

void share_separator(Document& document) {
    if (document.tables.size() != 2) return;
    for (const std::size_t i : {0U, 1U}) {
        Table& table = document.tables[i];
        const Table& other = document.tables[1 - i];
        if (table.columns != 1 || other.columns == 1 || table.separator == other.separator)
            continue;
        const Separators theirs{other.separator, standard_array_separator(other.separator)};
        const std::string_view text =
            std::string_view(document.bytes).substr(table.begin, table.end - table.begin);
        if (with_separators(document, i, theirs).text == text) table.separator = other.separator;
    }
}

}  // namespace sigloom::doctor
