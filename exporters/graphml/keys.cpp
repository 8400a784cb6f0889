#include "exporters/graphml/keys.hpp"

#include <charconv>
#include <cmath>

namespace sigloom::graphml {
namespace {

using namespace xml;

ColumnType column_type(std::string_view graphml_type) {
    const std::string type = lower_case(graphml_type);
    if (type == "boolean" || type == "bool") return ColumnType::boolean;
    if (type == "int" || type == "integer" || type == "short" || type == "byte") {
        return ColumnType::int32;
    }
    if (type == "long") return ColumnType::int64;
    if (type == "float" || type == "double") return ColumnType::real;
    return ColumnType::text;
}

}  // namespace

Key read_key(const Element& element) {
    Key key;
    key.id = attribute(element, "id").value_or("");
    key.name = attribute(element, "attr.name").value_or(key.id);
    const std::string_view owner = attribute(element, "for").value_or("all");
    key.owner = owner == "node"   ? Owner::node
                : owner == "edge" ? Owner::edge
                : owner == "all"  ? Owner::all
                                  : Owner::other;
    key.type = column_type(attribute(element, "attr.type").value_or("string"));
    key.used = !attribute(element, "yfiles.type") && !key.name.empty();
    for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
        if (at->type() == rapidxml::node_element && name_of(*at) == "default") {
            key.default_text = std::string(at->value(), at->value_size());
        }
    }
    return key;
}

void assign_fields(std::vector<Key>& keys, GraphAssembly& assembly) {
    const auto assign = [&](Owner owner, std::string_view role, auto member, std::uint32_t field) {
        Key* best = nullptr;
        for (Key& key : keys) {
            if (!key.used || !key.is_for(owner)) continue;
            if (key.name == role) {
                best = &key;
                break;
            }
            if (best == nullptr && lower_case(key.name) == role) best = &key;
        }
        if (best != nullptr) best->*member = field;
    };
    assign(Owner::node, "label", &Key::node_field, GraphAssembly::label_field);
    assign(Owner::node, "kind", &Key::node_field, GraphAssembly::kind_field);
    assign(Owner::edge, "weight", &Key::edge_field, GraphAssembly::weight_field);
    assign(Owner::edge, "kind", &Key::edge_field, GraphAssembly::kind_field);
    for (Key& key : keys) {
        if (!key.used) continue;
        if (!key.node_field && key.is_for(Owner::node)) {
            key.node_field = assembly.node_field(key.name, key.type);
        }
        // What an edge is called in its file does not matter: its ends name it.
        if (!key.edge_field && key.is_for(Owner::edge) && key.name != "id") {
            key.edge_field = assembly.edge_field(key.name, key.type);
        }
        if (!key.default_text) continue;
        const std::optional<Value> value = parse_value(*key.default_text, key.type);
        if (!value || std::holds_alternative<std::monostate>(*value)) continue;
        if (key.node_field) assembly.set_node_default(*key.node_field, *value);
        if (key.edge_field) assembly.set_edge_default(*key.edge_field, *value);
    }
}

std::optional<Value> parse_value(std::string_view text, ColumnType type) {
    if (type == ColumnType::text) return text;
    text = trimmed(text);
    if (text.empty()) return Value{};
    if (type == ColumnType::boolean) {
        if (text == "true" || text == "True" || text == "TRUE" || text == "1") return true;
        if (text == "false" || text == "False" || text == "FALSE" || text == "0") return false;
        return std::nullopt;
    }
    if (text.front() == '+') text.remove_prefix(1);
    const auto parse = [text](auto number) -> std::optional<Value> {
        const auto end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc{} || stop != end) return std::nullopt;
        return number;
    };
    if (type == ColumnType::real) {
        const auto number = parse(double{});
        if (!number || !std::isfinite(std::get<double>(*number))) return std::nullopt;
        return number;
    }
    return parse(std::int64_t{});
}

std::string_view type_in_words(ColumnType type) {
    if (type == ColumnType::boolean) return "true or false";
    return type == ColumnType::real ? "a finite number" : "a whole number";
}

}  // namespace sigloom::graphml
