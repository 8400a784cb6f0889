#include <fmt/format.h>

#include <algorithm>

#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/doctor/table_separators.hpp"

namespace sigloom::doctor {
namespace {

std::string_view in_words(char separator) {
    switch (separator) {
        case ';':
            return "semicolons";
        case '\t':
            return "tabs";
        case '|':
            return "bars";
        default:
            return "commas";
    }
}

Mending separate(const Document& document, std::size_t number, Separators to) {
    const Table& table = document.tables[number];
    Separated separated = with_separators(document, number, to);
    return by({{{table.begin, table.end}, std::move(separated.text)}},
              separated.has_look_alikes ? Loses::content : Loses::nothing);
}

}  // namespace

void find_bars(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        const Table& table = document.tables[i];
        if (table.separator != '|') continue;
        hits.add(document.columns[table.first_column].at, "bars part the fields",
                 separate(document, i, {',', standard_array_separator(',')}));
    }
}

void find_two_separators(Document& document, Hits& hits) {
    if (document.tables.size() != 2) return;
    const std::size_t kept = document.tables.front().columns == 1 ? 1 : 0;
    const std::size_t other = 1 - kept;
    const char separator = document.tables[kept].separator;
    if (document.tables[other].separator == separator) return;
    const char standard = standard_array_separator(separator);
    const char of_arrays = array_separator(document, kept).value_or(standard);
    hits.add(document.columns[document.tables[other].first_column].at,
             fmt::format("{} part the fields of this table, and {} those of the other",
                         in_words(document.tables[other].separator), in_words(separator)),
             separate(document, other, {separator, of_arrays == separator ? standard : of_arrays}));
}

void find_parted_arrays(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        const Table& table = document.tables[i];
        if (array_separator(document, i) != table.separator) continue;
        const auto columns = std::span(document.columns).subspan(table.first_column, table.columns);
        const auto first = std::ranges::find_if(columns, holds_arrays);
        hits.add(
            first->at,
            fmt::format("{} part the elements of arrays, as they do the fields",
                        in_words(table.separator)),
            separate(document, i, {table.separator, standard_array_separator(table.separator)}));
    }
}

}  // namespace sigloom::doctor
