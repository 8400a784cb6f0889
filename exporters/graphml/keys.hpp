// The `<key>` elements of a GraphML file: which columns it declares, of which types, and how a
// value of each is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/common/graph_assembly.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::graphml {

enum class Owner : std::uint8_t { node, edge, all, other };

/// A declared `<key>`.
struct Key {
    std::string id;
    std::string name;
    Owner owner = Owner::all;
    ColumnType type = ColumnType::text;
    std::optional<std::string> default_text;
    bool used = true;  ///< false for what programs keep beside a graph, such as drawings
    /// For nodes and edges: its number in the assembly; nothing where its values are not wanted.
    std::optional<std::uint32_t> node_field;
    std::optional<std::uint32_t> edge_field;

    [[nodiscard]] bool is_for(Owner one) const { return owner == one || owner == Owner::all; }
};

Key read_key(const xml::Element& element);

/// Gives every key its field. Label, kind and weight are known by their names in any case, but an
/// exact name goes before another.
void assign_fields(std::vector<Key>& keys, GraphAssembly& assembly);

/// Nothing if the text is no value of the type.
std::optional<Value> parse_value(std::string_view text, ColumnType type);

/// What a value of the type is, for `expected X`.
std::string_view type_in_words(ColumnType type);

}  // namespace sigloom::graphml
