// What parts the fields of tables, and the elements of arrays in those for Neo4j.
#pragma once

#include <optional>
#include <string>

#include "exporters/doctor/document.hpp"

namespace sigloom::doctor {

/// Whether a column holds arrays for Neo4j: `string[]`, or labels.
bool holds_arrays(const Column& column);

/// What stands between elements, and between labels, that Neo4j's import cannot take for anything else: a bar
/// where semicolons part fields, as in its manual, else a semicolon.
char standard_array_separator(char separator);

/// What parts the elements of a table's arrays; nothing where none tells. Where semicolons part fields it is what
/// the arrays have: bars, semicolons inside quotation marks or commas.
std::optional<char> array_separator(const Document& document, std::size_t table);

/// The same for both tables of a graph.
char array_separator(const Document& document);

struct Separators {
    char of_fields;
    char of_arrays;
};

/// A table with other separators and, where one of these stands in a text already, with quotation marks around it or,
/// in an element of an array, with a look-alike in its place.
struct Separated {
    std::string text;
    bool has_look_alikes = false;
};
Separated with_separators(const Document& document, std::size_t table, Separators to);

/// A table of one column is parted by whatever parts the other, unless that stands in it.
void share_separator(Document& document);

}  // namespace sigloom::doctor
