// Repairs of the text of a document, in each syntax.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "exporters/doctor/rules.hpp"

namespace sigloom::doctor {

/// A text as a value of the document's syntax, with the quotes that belong to it.
std::string written(const Document& document, std::string_view text);

/// A text as a field of a table, in quotation marks if it needs them.
std::string table_text(std::string_view text, char separator);

Edit insert(std::size_t at, std::string text);
Edit replace(const Document& document, const Token& token, std::string_view text);

/// Sets or adds an attribute of the tag that begins at `at`.
Edit set_attribute(Document& document, std::size_t at, std::string_view name,
                   std::string_view value);
/// Takes an attribute away with the space before it.
Edit remove_attribute(const Document& document, const Token& value);
/// Markup with an attribute set, or added, in its first tag.
std::string with_attribute(std::string_view markup, std::string_view name, std::string_view value);

/// Takes a node or an edge away, and the line that it stands in if nothing else does.
Edit remove_element(const Document& document, std::size_t element);
/// Takes markup away, and its line.
Edit remove_markup(const Document& document, Span span);

/// Adds a value to a node or an edge of GraphML.
Edit add_data(const Document& document, const Element& element, std::string_view key,
              std::string_view text);
/// Adds a member, its value as JSON, to the beginning of an object that begins at `at`.
Edit add_member(const Document& document, std::size_t at, std::string_view name,
                std::string_view value);
/// Takes away the member of an object whose name begins at `at`.
Edit remove_member(const Document& document, std::size_t at);

/// Moves the members of a node or an edge whose names begin at these offsets into an object inside of it.
Edit move_members(const Document& document, const Element& element, std::string_view into,
                  const std::set<std::size_t>& members);

/// Declares a node of which nothing but its id is known.
Edit declare_node(Document& document, std::string_view id);

/// Gives a column another id and name, and its values the id. Of tables: the heading.
Edits rename_column(Document& document, std::size_t column, std::string_view id,
                    std::string_view name);

}  // namespace sigloom::doctor
