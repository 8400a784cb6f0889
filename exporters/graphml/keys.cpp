#include "exporters/graphml/keys.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/graph/column_names.hpp"
#include "core/text/utf8.hpp"
#include "exporters/xml/values.hpp"

namespace sigloom::graphml {
namespace {

using namespace xml;

Owner owner_named(std::string_view text) {
    const std::string name = ascii_lower(text);
    if (name == "node") return Owner::node;
    if (name == "edge") return Owner::edge;
    return name == "all" ? Owner::all : Owner::other;
}

}  // namespace

bool Keys::add(const Piece& piece, const Element& element) {
    Key key;
    key.id = attribute(element, "id").value_or("");
    key.yfiles_type = attribute(element, "yfiles.type").value_or("");
    key.name = trimmed(attribute(element, "attr.name").value_or(key.id));
    if (key.name.empty()) key.name = key.id;
    key.owner_name = attribute(element, "for").value_or("all");
    key.owner = owner_named(key.owner_name);
    key.type = column_type(attribute(element, "attr.type").value_or("string"));
    for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
        if (!is_element(*at) || name_of(*at) != "default") continue;
        std::string text;
        for (const auto* part = at->first_node(); part != nullptr; part = part->next_sibling()) {
            if (is_text(*part)) text += piece.trimmed_text(*part);
        }
        key.default_text = std::move(text);
    }
    std::vector<std::size_t>& same_id = by_id_[key.id];
    for (const std::size_t i : same_id) {
        const Key& other = keys_[i];
        if (other.owner == key.owner || other.owner == Owner::all || key.owner == Owner::all) {
            return false;
        }
    }
    same_id.push_back(keys_.size());
    keys_.push_back(std::move(key));
    return true;
}

void Keys::assign_roles(GraphAssembly& assembly, Owner owner,
                        std::optional<std::uint32_t> Key::*member, std::uint32_t field,
                        std::string_view role) {
    Key* best = nullptr;
    int best_rank = 0;
    for (Key& key : keys_) {
        if (!key.yfiles_type.empty() || ascii_lower(key.name) != ascii_lower(role)) continue;
        const int rank = 1 + (key.name == role ? 1 : 0) + (key.is_for(owner) ? 2 : 0);
        if (rank > best_rank) best = &key;
        best_rank = std::max(best_rank, rank);
    }
    if (best == nullptr || best->*member) return;
    // Where only keys of other elements are called so, it is a role if it turns out to be used.
    const std::uint32_t claimed =
        owner == Owner::node ? assembly.node_field(best->name) : assembly.edge_field(best->name);
    if (claimed == field) best->*member = field;
}

void Keys::assign_columns(GraphAssembly& assembly, Owner owner,
                          std::optional<std::uint32_t> Key::*member) {
    const auto field = [&](std::string_view name, std::optional<ColumnType> type,
                           IfEmpty if_empty) {
        return owner == Owner::node ? assembly.node_field(name, type, if_empty)
                                    : assembly.edge_field(name, type, if_empty);
    };
    std::set<std::string> taken;
    std::unordered_map<std::string, int> next;  // number for a name that is taken
    const auto free_name = [&](const std::string& name) {
        std::string free = name;
        for (int& i = next.emplace(name, 2).first->second; !taken.insert(free).second; ++i) {
            free = fmt::format("{}_{}", name, i);
        }
        return free;
    };
    // Those of the nodes, or the edges, themselves go first.
    for (Key& key : keys_) {
        if (key.*member && key.is_for(owner)) taken.insert(key.name);
    }
    for (Key& key : keys_) {
        // What an edge is called in its file does not matter: its ends name it.
        const bool is_edge_id = owner == Owner::edge && key.name == "id";
        if (key.*member || !key.is_for(owner) || !key.yfiles_type.empty() || is_edge_id) continue;
        key.*member = field(free_name(key.name), key.type,
                            key.owner == Owner::all ? IfEmpty::leave_out : IfEmpty::keep);
    }
    for (Key& key : keys_) {
        if (key.*member || key.is_for(owner) || !key.yfiles_type.empty()) continue;
        key.*member = field(free_name(key.name), key.type, IfEmpty::leave_out);
    }
    const auto own = [&](const std::string& name, std::optional<ColumnType> type) {
        return field(free_name(name), type, IfEmpty::leave_out);
    };
    if (owner == Owner::node) {
        own_.group = own("group", ColumnType::text);
        own_.node_description = own(column_names::description, ColumnType::text);
        own_.x = own(column_names::x, ColumnType::real);
        own_.y = own(column_names::y, ColumnType::real);
        own_.color = own(column_names::color, ColumnType::text);
        own_.further_labels = own("further_labels", ColumnType::text);
    } else {
        own_.edge_description = own(column_names::description, ColumnType::text);
        own_.edge_label = own(column_names::label, ColumnType::text);
    }
}

void Keys::assign_fields(GraphAssembly& assembly) {
    const auto assign_role = [&](Owner owner, auto member, std::uint32_t field) {
        assign_roles(assembly, owner, member, field,
                     owner == Owner::node ? assembly.node_role(field) : assembly.edge_role(field));
    };
    assign_role(Owner::node, &Key::node_field, GraphAssembly::label_field);
    assign_role(Owner::node, &Key::node_field, GraphAssembly::kind_field);
    assign_role(Owner::edge, &Key::edge_field, GraphAssembly::weight_field);
    assign_role(Owner::edge, &Key::edge_field, GraphAssembly::kind_field);
    assign_columns(assembly, Owner::node, &Key::node_field);
    assign_columns(assembly, Owner::edge, &Key::edge_field);
    for (const Key& key : keys_) {
        const std::string name = ascii_lower(key.name);
        if (key.node_field && (name == "name" || name == "title")) {
            name_fields_.push_back(*key.node_field);
        }
        if (!key.default_text) continue;
        const std::optional<Value> value = parse_value(*key.default_text, key.type);
        if (!value || std::holds_alternative<std::monostate>(*value)) continue;
        if (key.node_field && key.is_for(Owner::node)) {
            assembly.set_node_default(*key.node_field, *value);
        }
        if (key.edge_field && key.is_for(Owner::edge)) {
            assembly.set_edge_default(*key.edge_field, *value);
        }
    }
}

bool Keys::is_name(std::uint32_t node_field) const {
    return node_field == GraphAssembly::label_field ||
           std::ranges::find(name_fields_, node_field) != name_fields_.end();
}

}  // namespace sigloom::graphml
