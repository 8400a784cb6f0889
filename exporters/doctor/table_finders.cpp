#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>

#include "core/text/utf8.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/doctor/column_types.hpp"
#include "exporters/doctor/edits.hpp"
#include "exporters/doctor/finders.hpp"
#include "exporters/neo4j/heading.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

/// From how many rows Gephi guesses the types of columns.
constexpr std::size_t guessed_from = 25;

bool are_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_ascii_digit);
}

/// 2024-01 or 2024-01-31, and what follows a date of day and time.
bool is_iso_date(std::string_view text) {
    constexpr std::size_t month_size = 7;
    constexpr std::size_t day_size = 10;
    if (text.size() < month_size || text[4] != '-') return false;
    if (!are_digits(text.substr(0, 4)) || !are_digits(text.substr(5, 2))) return false;
    if (text.size() == month_size) return true;
    return text.size() >= day_size && text[month_size] == '-' && are_digits(text.substr(8, 2));
}

/// Without the brackets around it.
std::string_view inside_of(std::string_view text) {
    for (const auto& [begin, end] : {std::pair("<["sv, "]>"sv), std::pair("["sv, "]"sv)}) {
        if (text.size() < begin.size() + end.size()) continue;
        if (!text.starts_with(begin) || !text.ends_with(end)) continue;
        return text.substr(begin.size(), text.size() - begin.size() - end.size());
    }
    return text;
}

/// Numbers with commas between them, or in brackets: what Gephi reads as times.
bool is_number_list(std::string_view text) {
    std::string_view rest = inside_of(text);
    if (rest.size() == text.size() && text.find(',') == std::string_view::npos) return false;
    while (true) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (!parse_number<double>(xml::trimmed(rest.substr(0, end)))) return false;
        if (end == rest.size()) return true;
        rest.remove_prefix(end + 1);
    }
}

/// Whether Gephi takes a column for one of such values: those of the first rows that are not empty.
template <typename Is>
bool is_guessed(const Document& document, std::uint32_t column, const Is& is) {
    bool any = false;
    std::size_t row = 0;
    for (const std::uint32_t number : document.values_of(column)) {
        const std::string_view text = xml::trimmed(document.values[number].token.text);
        if (row++ == guessed_from) break;
        if (text.empty()) continue;
        any = true;
        if (!is(text)) return false;
    }
    return any;
}

/// Every value of such a column mended, as one hit at the first.
template <typename Is, typename Mend>
void find_columns(Document& document, Hits& hits, const Is& is, const Mend& mend,
                  std::string_view message) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        if (!is_guessed(document, i, is)) continue;
        Edits edits;
        const Token* first = nullptr;
        for (const std::uint32_t number : document.values_of(i)) {
            const Token& token = document.values[number].token;
            if (!is(xml::trimmed(token.text))) continue;
            if (first == nullptr) first = &token;
            edits.push_back(replace(document, token, mend(xml::trimmed(token.text))));
        }
        hits.add(first->at.begin,
                 fmt::format("the column {} has {}", in_quotes(document.columns[i].name), message),
                 by(std::move(edits)));
    }
}

bool is_called(const Column& column, std::initializer_list<std::string_view> names) {
    const std::string name = ascii_lower(column.name);
    return std::ranges::find(names, name) != names.end();
}

/// A further column for each row of a table.
Edits add_column(const Document& document, std::size_t table_number, std::string_view heading,
                 std::string_view value) {
    const Table& table = document.tables[table_number];
    Edits edits{insert(table.headings_end, table.separator + std::string(heading))};
    for (const Element& element : document.elements) {
        if (element.list != table_number) continue;
        edits.push_back(insert(element.end, table.separator + std::string(value)));
    }
    return edits;
}

bool lacks_ids(const Table& table) {
    return !table.of_edges && !table.id_heading.is_there() && table.columns != 0;
}

std::span<const Column> columns_of(const Document& document, const Table& table) {
    return std::span(document.columns).subspan(table.first_column, table.columns);
}

std::string_view role_of(const Column& column) {
    return column.has_type ? take_heading_apart(column.name).role() : std::string_view();
}

bool has_role_of_edges(const Document& document, const Table& table) {
    return document.kind == Kind::neo4j &&
           std::ranges::any_of(columns_of(document, table), [](const Column& column) {
               const std::string_view role = role_of(column);
               return role == "START_ID" || role == "END_ID" || role == "TYPE";
           });
}

/// The column called id or else the first; nothing where all have roles of their own.
std::optional<std::size_t> column_for_ids(const Document& document, const Table& table) {
    std::optional<std::size_t> first;
    std::size_t number = table.first_column;
    for (const Column& column : columns_of(document, table)) {
        const std::size_t here = number++;
        if (!role_of(column).empty()) continue;
        if (ascii_lower(column.id) == "id") return here;
        if (!first) first = here;
    }
    return first;
}

/// Makes a column an :ID that keeps its name; a type is lost.
Mending make_ids(Document& document, std::size_t number) {
    const Column& column = document.columns[number];
    const bool has_name = !xml::trimmed(column.id).empty();
    const std::string name = fmt::format("{}:ID", has_name ? column.id : "id");
    return by(rename_column(document, number, name, name),
              column.has_type ? Loses::content : Loses::nothing);
}

}  // namespace

void find_other_headings(Document& document, Hits& hits) {
    for (const Table& table : document.tables) {
        if (!table.ends_have_other_names) continue;
        hits.add(
            table.source_heading.at.begin,
            fmt::format("the ends of edges are called {} and {}",
                        in_quotes(table.source_heading.text), in_quotes(table.target_heading.text)),
            by({{table.source_heading.at, "Source"}, {table.target_heading.at, "Target"}}));
    }
}

void find_untyped_edges(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        const Table& table = document.tables[i];
        if (!table.of_edges) continue;
        if (!table.type_heading.is_there()) {
            hits.add(table.source_heading.at.begin, "the table of edges has no column Type",
                     by(add_column(document, i, "Type", "Undirected")));
            continue;
        }
        for (const Element& edge : document.elements) {
            const std::string said = ascii_lower(xml::trimmed(edge.direction.text));
            if (edge.list != i || said == "directed" || said == "undirected") continue;
            if (!edge.direction.is_there()) continue;  // of a row that is too short
            hits.add(edge.direction.at.begin,
                     fmt::format("the type of the edge is {}", in_quotes(edge.direction.text)),
                     by({{edge.direction.at, "Undirected"}},
                        said.empty() ? Loses::nothing : Loses::content));
        }
    }
}

void find_no_id_heading(Document& document, Hits& hits) {
    for (const Table& table : document.tables) {
        if (!lacks_ids(table)) continue;
        const Column& first = document.columns[table.first_column];
        hits.add(first.at, "the table of nodes has no column Id",
                 by(rename_column(document, table.first_column, "Id", "Id"),
                    xml::trimmed(first.name).empty() ? Loses::nothing : Loses::content));
    }
}

void find_empty_headings(Document& document, Hits& hits) {
    const auto becomes_id = [&](std::size_t column) {
        return std::ranges::any_of(document.tables, [&](const Table& table) {
            return column == table.first_column && lacks_ids(table);
        });
    };
    for (std::size_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        if (!xml::trimmed(column.name).empty() || becomes_id(i)) continue;
        const std::string name =
            document.free_name(column.owner, fmt::format("column_{}", column.place + 1));
        hits.add(column.at, fmt::format("column {} has no heading", column.place + 1),
                 by(rename_column(document, i, name, name)));
    }
}

void find_ragged_rows(Document& document, Hits& hits) {
    for (const Table& table : document.tables) {
        for (const Table::Ragged& row : table.ragged) {
            const bool is_short = row.fields < table.columns;
            const Edit edit =
                is_short ? insert(row.end, std::string(table.columns - row.fields, table.separator))
                         : Edit{{row.surplus_begin, row.end}, {}};
            hits.add(row.at,
                     fmt::format("the row has {}, and there are {}", counted(row.fields, "field"),
                                 counted(table.columns, "heading")),
                     by({edit}, is_short ? Loses::nothing : Loses::content));
        }
    }
}

void find_escaping_backslashes(Document& document, Hits& hits) {
    const std::string& text = document.clean;
    const auto check = [&](const Token& token) {
        if (!token.is_there() || token.at.empty() || text[token.at.begin] != '"') return;
        for (std::size_t at = token.at.begin + 1; at + 1 < token.at.end; ++at) {
            if (text[at] != '\\' || text[at + 1] != '"') continue;
            std::size_t begin = at;
            while (text[begin - 1] == '\\') --begin;
            if ((at - begin) % 2 == 1) continue;
            hits.add(at, "a backslash stands before a quotation mark",
                     by({insert(at, "\\")}, Loses::content));
        }
    };
    for (const Element& element : document.elements) {
        if (!element.is_edge) check(element.id);
        if (!element.is_edge) check(element.label);
        check(element.source);
        check(element.target);
        for (std::size_t i = element.first_value; i < element.last_value; ++i) {
            check(document.values[i].token);
        }
    }
}

void find_iso_dates(Document& document, Hits& hits) {
    find_columns(
        document, hits, is_iso_date,
        [](std::string_view text) {
            std::string date(text);
            std::ranges::replace(date, '-', '/');
            return date;
        },
        "ISO dates");
}

void find_number_lists(Document& document, Hits& hits) {
    find_columns(
        document, hits, is_number_list,
        [](std::string_view text) { return '{' + std::string(inside_of(text)) + '}'; },
        "lists of numbers");
}

void find_late_texts(Document& document, Hits& hits) {
    const auto is_number = [](std::string_view text) {
        return parse_number<double>(text).has_value();
    };
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        if (is_called(document.columns[i], {"weight"})) continue;
        if (!is_guessed(document, i, is_number)) continue;
        for (const std::uint32_t number : document.values_of(i)) {
            const ValueOf& value = document.values[number];
            const std::string_view text = xml::trimmed(value.token.text);
            if (text.empty() || is_number(text)) continue;
            // Its row goes before the others.
            const auto row = std::ranges::find_if(document.elements, [&](const Element& one) {
                return number >= one.first_value && number < one.last_value;
            });
            const auto index = static_cast<std::size_t>(row - document.elements.begin());
            const std::string moved = document.bytes.substr(row->at, row->end - row->at);
            const std::size_t before = document.tables[row->list].headings_end;
            hits.add(
                value.token.at.begin,
                fmt::format("{} is no number, as the first {} values of {} are", in_quotes(text),
                            guessed_from, in_quotes(document.columns[i].name)),
                by({insert(before, "\n" + moved), remove_element(document, index)}));
            break;
        }
    }
}

void find_leading_zeros(Document& document, Hits& hits) {
    const auto is_number = [](std::string_view text) { return are_digits(text); };
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        if (!is_guessed(document, i, is_number)) continue;
        const auto values = document.values_of(i);
        const auto has_zero = [&](std::uint32_t number) {
            const std::string_view text = xml::trimmed(document.values[number].token.text);
            return text.size() > 1 && text.front() == '0' && are_digits(text);
        };
        const auto found = std::ranges::find_if(values, has_zero);
        if (found == values.end()) continue;
        const Token& token = document.values[*found].token;
        hits.add(token.at.begin, fmt::format("{} has zeros before it", in_quotes(token.text)));
    }
}

void find_headings_without_roles(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        const Table& table = document.tables[i];
        const auto rename = [&](const Token& heading, std::string_view name) {
            return Edit{heading.at, std::string(name)};
        };
        if (!table.of_edges) {
            if (document.kind == Kind::neo4j && table.id_heading.is_there()) continue;
            const std::size_t first = document.columns[table.first_column].at;
            if (has_role_of_edges(document, table)) {
                hits.add(first, "no headings are :START_ID and :END_ID");
                continue;
            }
            const auto ids = column_for_ids(document, table);
            hits.add(ids ? document.columns[*ids].at : first, "no heading is an :ID",
                     ids ? make_ids(document, *ids) : Mending());
            continue;
        }
        if (document.kind == Kind::neo4j) continue;
        Edits edits{rename(table.source_heading, ":START_ID"),
                    rename(table.target_heading, ":END_ID")};
        if (table.type_heading.is_there()) {
            edits.push_back(rename(table.type_heading, "direction"));
        }
        for (Edit& edit : add_column(document, i, ":TYPE", "LINKED"))
            edits.push_back(std::move(edit));
        hits.add(table.source_heading.at.begin, "no headings are :START_ID, :END_ID and :TYPE",
                 by(std::move(edits)));
    }
}

void find_unknown_table_types(Document& document, Hits& hits) {
    for (std::uint32_t i = 0; i < document.columns.size(); ++i) {
        const Column& column = document.columns[i];
        const Neo4jHeading heading = take_heading_apart(column.name);
        if (!column.has_type || !heading.role().empty()) continue;
        std::string type = ascii_lower(column.type);
        const bool is_ignored = type == "ignore";
        if (type.ends_with("[]")) type.resize(type.size() - 2);
        if (is_known_type(document.kind, type)) continue;
        const std::string name =
            heading.with_type(is_ignored ? "IGNORE" : type_of_values(document, i).neo4j);
        hits.add(column.at,
                 fmt::format("{} has the type {}", in_quotes(column.id), in_quotes(column.type)),
                 by(rename_column(document, i, column.id, name)));
    }
}

void find_untyped_rows(Document& document, Hits& hits) {
    for (std::size_t i = 0; i < document.tables.size(); ++i) {
        const Table& table = document.tables[i];
        if (!table.of_edges) continue;
        if (!table.type_heading.is_there()) {
            hits.add(table.source_heading.at.begin, "no heading is a :TYPE",
                     by(add_column(document, i, ":TYPE", "LINKED")));
            continue;
        }
        for (const Element& edge : document.elements) {
            if (edge.list != i || !edge.direction.is_there()) continue;
            if (!xml::trimmed(edge.direction.text).empty()) continue;
            hits.add(edge.at, "the relationship has no type", by({{edge.direction.at, "LINKED"}}));
        }
    }
}

}  // namespace sigloom::doctor
