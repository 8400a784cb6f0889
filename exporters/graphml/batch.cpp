#include "exporters/graphml/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "exporters/common/numbers.hpp"
#include "exporters/graphml/yed.hpp"
#include "exporters/xml/values.hpp"

namespace sigloom::graphml {
namespace {

using namespace xml;
using namespace std::string_view_literals;

/// Attributes that say nothing of a graph that is not said elsewhere.
constexpr std::array needless{"id"sv,         "source"sv,     "target"sv,    "directed"sv,
                              "sourceport"sv, "targetport"sv, "xml:space"sv, "xml:lang"sv};

bool is_needless(std::string_view name) {
    return std::ranges::find(needless, name) != needless.end() || name.starts_with("xmlns") ||
           name.starts_with("parse.") || name.starts_with("yfiles.");
}

class BatchReader {
  public:
    BatchReader(Batch& batch, const Keys& keys) : batch_(batch), keys_(keys) {}

    void read(std::string_view bytes) {
        batch_.piece.parse(bytes, batch_.begin, batch_.end);
        if (!batch_.piece.error) read_graph(batch_.piece.root(), "");
    }

  private:
    void problem(Repair repair, const Element& element, std::string message) {
        batch_.problems.push_back({repair, batch_.piece.offset(element), std::move(message)});
    }

    void leftover(const Element& element) {
        if (is_element(element)) {
            problem(Repair::leftover, element,
                    fmt::format("<{}> was left out",
                                std::string_view(element.name(), element.name_size())));
        } else if (is_text(element)) {
            problem(Repair::leftover, element,
                    fmt::format("the text {} was left out",
                                in_quotes(trimmed({element.value(), element.value_size()}))));
        }
    }

    /// An attribute that stands twice makes the markup no XML.
    void check_attributes(const Element& element) {
        const auto name = repeated_attribute(element);
        if (!name || batch_.piece.error) return;
        batch_.piece.error =
            XmlError{batch_.piece.offset(element),
                     fmt::format("expected each attribute once, got {} twice", in_quotes(*name))};
    }

    /// What stands in a graph that is inside `group`.
    void read_graph(const Element& graph, std::string_view group) {
        for (const auto* at = graph.first_node(); at != nullptr; at = at->next_sibling()) {
            const std::string_view name = is_element(*at) ? name_of(*at) : "";
            if (name == "node") {
                read_node(*at, group);
            } else if (name == "edge") {
                read_edge(*at);
            } else if (name == "graph") {
                read_graph_inside(*at, attribute(*at, "id").value_or(group));
            } else if (name == "hyperedge") {
                problem(Repair::unsupported, *at, "a hyperedge was left out");
            } else if (name == "data") {
                if (has_content(*at)) {
                    problem(Repair::leftover, *at, "a value of the whole graph was left out");
                }
            } else if (name == "desc") {
                problem(Repair::leftover, *at, "the description of the graph was left out");
            } else if (name != "key") {
                leftover(*at);
            }
        }
    }

    void read_graph_inside(const Element& graph, std::string_view group) {
        check_attributes(graph);
        if (attribute(graph, "edgedefault") == "directed") batch_.directed = true;
        read_graph(graph, group);
    }

    void read_node(const Element& element, std::string_view group) {
        check_attributes(element);
        const std::size_t fields_begin = batch_.fields.size();
        const std::string_view id = attribute(element, "id").value_or("");
        std::string_view description;
        std::vector<const Element*> graphs;
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            const std::string_view name = is_element(*at) ? name_of(*at) : "";
            if (name == "data") {
                read_data(*at, Owner::node, fields_begin);
            } else if (name == "desc") {
                description = text_of(*at);
            } else if (name == "graph") {
                graphs.push_back(at);
            } else {
                leftover(*at);
            }
        }
        for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
            const std::string_view name(at->name(), at->name_size());
            const std::string_view value(at->value(), at->value_size());
            if (name == "label" && !has_field(fields_begin, GraphAssembly::label_field)) {
                add(GraphAssembly::label_field, value);
            } else if (name == "labels") {
                // APOC writes the labels of Neo4j so, :Person:Actor, and as a value, too.
                if (!has_field(fields_begin, GraphAssembly::kind_field)) {
                    add(GraphAssembly::kind_field,
                        value.starts_with(':') ? value.substr(1) : value);
                }
            } else if (!is_needless(name)) {
                unknown_attribute(element, name);
            }
        }
        // Gephi takes a description for the label; here it stands in for one.
        if (!description.empty()) {
            const bool has_name =
                std::any_of(batch_.fields.begin() + static_cast<std::ptrdiff_t>(fields_begin),
                            batch_.fields.end(),
                            [&](const GraphAssembly::Field& f) { return keys_.is_name(f.field); });
            add(has_name ? keys_.own().node_description : GraphAssembly::label_field, description);
        }
        if (!group.empty()) add(keys_.own().group, group);
        batch_.records.push_back({Record::Type::node, batch_.piece.offset(element), id, "",
                                  fields_begin, batch_.fields.size()});
        for (const Element* graph : graphs) read_graph_inside(*graph, id);
    }

    void read_edge(const Element& element) {
        check_attributes(element);
        const std::size_t fields_begin = batch_.fields.size();
        std::vector<const Element*> graphs;
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            const std::string_view name = is_element(*at) ? name_of(*at) : "";
            if (name == "data") {
                read_data(*at, Owner::edge, fields_begin);
            } else if (name == "desc") {
                add(keys_.own().edge_description, text_of(*at));
            } else if (name == "graph") {
                graphs.push_back(at);
            } else {
                leftover(*at);
            }
        }
        std::string_view source;
        std::string_view target;
        for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
            const std::string_view name(at->name(), at->name_size());
            const std::string_view value(at->value(), at->value_size());
            if (name == "source") {
                source = value;
            } else if (name == "target") {
                target = value;
            } else if (name == "directed" && value == "true") {
                batch_.directed = true;
            } else if (name == "label") {
                // Gephi writes the kind of an edge so.
                if (!has_field(fields_begin, GraphAssembly::kind_field)) {
                    add(GraphAssembly::kind_field, value);
                }
            } else if (!is_needless(name)) {
                unknown_attribute(element, name);
            }
        }
        batch_.records.push_back({Record::Type::edge, batch_.piece.offset(element), source, target,
                                  fields_begin, batch_.fields.size()});
        for (const Element* graph : graphs) {
            read_graph_inside(*graph, attribute(*graph, "id").value_or(""));
        }
    }

    void unknown_attribute(const Element& element, std::string_view name) {
        problem(Repair::leftover, element,
                fmt::format("attribute {} was left out", in_quotes(name)));
    }

    void add(std::uint32_t field, const Value& value) { batch_.fields.push_back({field, value}); }

    [[nodiscard]] bool has_field(std::size_t from, std::uint32_t field) const {
        return std::any_of(batch_.fields.begin() + static_cast<std::ptrdiff_t>(from),
                           batch_.fields.end(),
                           [&](const GraphAssembly::Field& f) { return f.field == field; });
    }

    std::string_view keep(std::string text) { return batch_.texts.emplace_back(std::move(text)); }

    /// The text of an element, whatever comments and CDATA sections it is cut into.
    std::string_view text_of(const Element& element) {
        const Element* first = element.first_node();
        if (first == nullptr) return {};
        if (first->next_sibling() == nullptr && is_text(*first)) {
            return batch_.piece.trimmed_text(*first);
        }
        std::string joined;
        for (const Element* at = first; at != nullptr; at = at->next_sibling()) {
            if (!is_text(*at)) continue;
            // White space counts between two parts.
            const bool is_inside = at != first && at->next_sibling() != nullptr;
            const std::string_view trimmed = batch_.piece.trimmed_text(*at);
            const std::string_view whole(at->value(), at->value_size());
            if (is_inside) {
                joined += whole;
            } else if (at == first) {
                joined += whole.substr(static_cast<std::size_t>(trimmed.data() - whole.data()));
            } else {
                joined += whole.substr(
                    0, static_cast<std::size_t>(trimmed.data() + trimmed.size() - whole.data()));
            }
        }
        return keep(std::move(joined));
    }

    /// The key of a value of a node or an edge, which may have keys of the same id. Data mostly
    /// stands in the order of the keys: the search begins behind the last one found.
    std::optional<std::size_t> find_key(std::string_view id, Owner owner) {
        constexpr std::size_t looked_at = 32;
        for (std::size_t i = next_key_; i < std::min(keys_.size(), next_key_ + looked_at); ++i) {
            if (keys_[i].id != id || !keys_[i].is_for(owner)) continue;
            next_key_ = i + 1;
            return i;
        }
        const std::vector<std::size_t>* found = keys_.find(std::string(id));
        if (found == nullptr) return std::nullopt;
        std::size_t best = found->front();
        for (const std::size_t i : *found) {
            if (keys_[i].is_for(owner)) best = i;
        }
        next_key_ = best + 1;
        return best;
    }

    void odd_use(OddUse::Sort sort, std::string_view key, const Element& element,
                 std::string message) {
        if (!said_.emplace(sort, key).second) return;
        batch_.odd_uses.push_back({sort, key, batch_.piece.offset(element), std::move(message)});
    }

    void read_yed(const Element& element, const Key& key, Owner owner, std::size_t fields_begin) {
        const bool is_drawing =
            key.yfiles_type == "nodegraphics" || key.yfiles_type == "edgegraphics";
        if (!is_drawing) {
            if (has_content(element)) leftover(element);
            return;
        }
        const Drawing drawing = read_drawing(batch_.piece, element);
        std::string further;
        for (std::size_t i = 0; i < drawing.labels.size(); ++i) {
            const bool is_label = i == 0 && owner == Owner::node &&
                                  !has_field(fields_begin, GraphAssembly::label_field);
            if (is_label) {
                add(GraphAssembly::label_field, keep(drawing.labels[i]));
            } else {
                if (!further.empty()) further += " | ";
                further += drawing.labels[i];
            }
        }
        const OwnColumns& own = keys_.own();
        if (!further.empty()) {
            add(owner == Owner::node ? own.further_labels : own.edge_label, keep(further));
        }
        if (owner == Owner::edge) return;
        if (drawing.x) add(own.x, *drawing.x);
        if (drawing.y) add(own.y, *drawing.y);
        if (!drawing.color.empty()) add(own.color, keep(drawing.color));
    }

    /// A value under a key that the file does not declare: its column is called as the key is.
    void read_undeclared(const Element& element, std::string_view id) {
        if (id.empty()) {
            problem(Repair::unusable_value, element,
                    "expected <data> with a key; the value was left out");
            return;
        }
        const auto next = static_cast<std::uint32_t>(batch_.undeclared.size());
        const auto [known, is_new] = undeclared_.emplace(id, next);
        const std::uint32_t i = known->second;
        if (is_new) batch_.undeclared.push_back(id);
        const std::string_view text = text_of(element);
        std::optional<Value> value = parse_value(text, ColumnType::int32);
        if (!value) value = text;
        odd_use(OddUse::Sort::undeclared, id, element,
                fmt::format("no <key> declares {}; its values are those of a column of that name",
                            in_quotes(id)));
        add(undeclared_field + i, *value);
    }

    void read_data(const Element& element, Owner owner, std::size_t fields_begin) {
        check_attributes(element);
        const std::string_view id = attribute(element, "key").value_or("");
        const std::optional<std::size_t> number = find_key(id, owner);
        if (!number) return read_undeclared(element, id);
        const Key& key = keys_[*number];
        if (!key.yfiles_type.empty()) return read_yed(element, key, owner, fields_begin);
        const std::optional<std::uint32_t> field = key.field_of(owner);
        if (!field) return;
        for (const Element* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (is_element(*at)) {
                problem(Repair::unusable_value, element,
                        fmt::format("expected a text for {}, got <{}>; the value was left out",
                                    in_quotes(key.name),
                                    std::string_view(at->name(), at->name_size())));
                return;
            }
        }
        const std::string_view text = text_of(element);
        std::optional<Value> value = parse_value(text, key.type);
        const bool is_weight = owner == Owner::edge && *field == GraphAssembly::weight_field;
        if (!value && is_weight) value = trimmed(text);  // the assembly knows what a weight must be
        if (!value) {
            problem(Repair::unusable_value, element,
                    fmt::format("expected a finite number for {}, got {}; the value was left out",
                                in_quotes(key.name), in_quotes(text)));
            return;
        }
        if (is_weight && std::holds_alternative<std::monostate>(*value) && !trimmed(text).empty()) {
            value = trimmed(text);
        }
        if (!key.is_for(owner)) {
            odd_use(
                OddUse::Sort::other_element, key.id, element,
                fmt::format("key {} is declared for {} and used for {}", in_quotes(key.id),
                            in_quotes(key.owner_name), owner == Owner::node ? "nodes" : "edges"));
        }
        if (!is_weight && !is_of_type(*value, key.type)) {
            odd_use(OddUse::Sort::other_type, key.id, element,
                    fmt::format("{} holds {}, which is not of the type that its key declares",
                                in_quotes(key.name), in_quotes(text)));
        }
        batch_.fields.push_back({*field, *value});
    }

    Batch& batch_;
    const Keys& keys_;
    std::size_t next_key_ = 0;
    std::unordered_map<std::string_view, std::uint32_t> undeclared_;  ///< keys, by their ids
    std::set<std::pair<OddUse::Sort, std::string_view>> said_;
};

}  // namespace

bool has_content(const Element& data) {
    for (const auto* at = data.first_node(); at != nullptr; at = at->next_sibling()) {
        if (is_text(*at)) return true;
        if (is_element(*at) && (at->first_node() != nullptr || at->first_attribute() != nullptr)) {
            return true;
        }
    }
    return false;
}

void read_batch(Batch& batch, const Keys& keys, std::string_view bytes) {
    BatchReader(batch, keys).read(bytes);
}

}  // namespace sigloom::graphml
