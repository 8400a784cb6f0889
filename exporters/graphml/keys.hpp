// The `<key>` elements of a GraphML file: which columns it declares, of which types.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exporters/common/graph_assembly.hpp"
#include "exporters/xml/markup.hpp"

namespace sigloom::graphml {

enum class Owner : std::uint8_t { node, edge, all, other };

/// A declared `<key>`.
struct Key {
    std::string id;
    std::string name;
    std::string owner_name;  ///< as the file has it
    Owner owner = Owner::all;
    ColumnType type = ColumnType::text;
    std::optional<std::string> default_text;
    /// What yEd keeps under it (`yfiles.type`), such as nodegraphics; empty for a column.
    std::string yfiles_type;
    /// For nodes and edges: its number in the assembly. A file may use a key for both, whatever it is
    /// declared for. Nothing where its values are not wanted.
    std::optional<std::uint32_t> node_field;
    std::optional<std::uint32_t> edge_field;

    [[nodiscard]] bool is_for(Owner one) const { return owner == one || owner == Owner::all; }
    [[nodiscard]] std::optional<std::uint32_t> field_of(Owner one) const {
        return one == Owner::node ? node_field : edge_field;
    }
};

/// What a file says of its nodes and edges elsewhere than in `<data>` of a named key.
struct OwnColumns {
    std::uint32_t group = 0;  ///< the node or the graph that a node is inside
    std::uint32_t node_description = 0;
    std::uint32_t edge_description = 0;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    std::uint32_t color = 0;
    std::uint32_t further_labels = 0;
    std::uint32_t edge_label = 0;
};

class Keys {
  public:
    /// Adds what a `<key>` says. False, and the key is not used, if there is one for the same elements
    /// already that has its id.
    bool add(const xml::Piece& piece, const xml::Element& element);
    /// Gives every key, and every other column, its field. Label, kind and weight are known by their
    /// names in any case, but an exact name goes before another.
    void assign_fields(GraphAssembly& assembly);

    [[nodiscard]] std::size_t size() const { return keys_.size(); }
    [[nodiscard]] const Key& operator[](std::size_t i) const { return keys_[i]; }
    [[nodiscard]] const OwnColumns& own() const { return own_; }
    /// Whether a field of a node tells how it is called.
    [[nodiscard]] bool is_name(std::uint32_t node_field) const;
    /// The numbers of the keys of an id, in their order; null if there are none.
    [[nodiscard]] const std::vector<std::size_t>* find(const std::string& id) const {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : &found->second;
    }

  private:
    void assign_roles(GraphAssembly& assembly, Owner owner,
                      std::optional<std::uint32_t> Key::*member, std::uint32_t field,
                      std::string_view role);
    void assign_columns(GraphAssembly& assembly, Owner owner,
                        std::optional<std::uint32_t> Key::*member);

    std::vector<Key> keys_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_id_;
    std::vector<std::uint32_t> name_fields_;
    OwnColumns own_;
};

}  // namespace sigloom::graphml
