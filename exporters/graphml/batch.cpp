#include "exporters/graphml/batch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "exporters/common/numbers.hpp"

namespace sigloom::graphml {
namespace {

using namespace xml;

class BatchReader {
  public:
    BatchReader(Batch& batch, const std::vector<Key>& keys) : batch_(batch), keys_(keys) {}

    void read(std::string_view bytes) {
        batch_.piece.parse(bytes, batch_.begin, batch_.end);
        if (batch_.piece.error) return;
        for (const auto* at = batch_.piece.document.first_node(); at != nullptr;
             at = at->next_sibling()) {
            if (at->type() == rapidxml::node_element) read_child_of_graph(*at);
        }
    }

  private:
    void problem(Repair repair, const Element& element, std::string message) {
        batch_.problems.push_back({repair, batch_.piece.offset(element), std::move(message)});
    }

    void leftover(const Element& element) {
        problem(Repair::leftover, element,
                fmt::format("<{}> was left out",
                            std::string_view(element.name(), element.name_size())));
    }

    void read_child_of_graph(const Element& element) {
        const std::string_view name = name_of(element);
        if (name == "node") {
            read_node(element);
        } else if (name == "edge") {
            read_edge(element);
        } else if (name == "hyperedge") {
            problem(Repair::unsupported, element, "a hyperedge was left out");
        } else if (name == "data") {
            problem(Repair::leftover, element, "a value of the whole graph was left out");
        } else if (name != "desc") {
            leftover(element);
        }
    }

    void read_node(const Element& element) {
        const std::size_t fields_begin = batch_.fields.size();
        std::string_view description;
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (at->type() != rapidxml::node_element) continue;
            const std::string_view name = name_of(*at);
            if (name == "data") {
                read_data(*at, Record::Type::node);
            } else if (name == "desc") {
                description = text_of(*at);
            } else if (name == "graph") {
                problem(Repair::unsupported, *at, "the graph inside a node was left out");
            } else {
                leftover(*at);
            }
        }
        // Gephi takes a description for the label; here it stands in for one.
        if (!description.empty() && !has_field(fields_begin, GraphAssembly::label_field)) {
            batch_.fields.push_back({GraphAssembly::label_field, description});
        }
        batch_.records.push_back({Record::Type::node, batch_.piece.offset(element),
                                  attribute(element, "id").value_or(""), "", fields_begin,
                                  batch_.fields.size()});
    }

    void read_edge(const Element& element) {
        const std::size_t fields_begin = batch_.fields.size();
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (at->type() != rapidxml::node_element) continue;
            const std::string_view name = name_of(*at);
            if (name == "data") {
                read_data(*at, Record::Type::edge);
            } else if (name != "desc") {
                leftover(*at);
            }
        }
        std::string_view source;
        std::string_view target;
        for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
            const std::string_view name(at->name(), at->name_size());
            const std::string_view value(at->value(), at->value_size());
            if (name == "source") source = value;
            if (name == "target") target = value;
            if (name == "directed" && value == "true") batch_.directed = true;
            // Gephi writes the kind of an edge so.
            if (name == "label" && !has_field(fields_begin, GraphAssembly::kind_field)) {
                batch_.fields.push_back({GraphAssembly::kind_field, value});
            }
        }
        batch_.records.push_back({Record::Type::edge, batch_.piece.offset(element), source, target,
                                  fields_begin, batch_.fields.size()});
    }

    [[nodiscard]] bool has_field(std::size_t from, std::uint32_t field) const {
        return std::any_of(batch_.fields.begin() + static_cast<std::ptrdiff_t>(from),
                           batch_.fields.end(),
                           [&](const GraphAssembly::Field& f) { return f.field == field; });
    }

    /// The text of an element, whatever comments and CDATA sections it is cut into.
    std::string_view text_of(const Element& element) {
        const Element* first = element.first_node();
        if (first == nullptr) return {};
        if (first->next_sibling() == nullptr) return {first->value(), first->value_size()};
        std::string& joined = batch_.texts.emplace_back();
        for (const Element* at = first; at != nullptr; at = at->next_sibling()) {
            joined.append(at->value(), at->value_size());
        }
        return joined;
    }

    /// The key of a value of a node or an edge, which may have keys of the same id. Data mostly
    /// stands in the order of the keys: the search begins behind the last one found.
    const Key* find_key(std::string_view id, Record::Type owner) {
        const Key* of_the_other = nullptr;
        for (std::size_t i = 0; i < keys_.size(); ++i) {
            if (next_key_ >= keys_.size()) next_key_ = 0;
            const Key& key = keys_[next_key_++];
            if (key.id != id) continue;
            if (key.is_for(owner == Record::Type::node ? Owner::node : Owner::edge)) return &key;
            of_the_other = &key;
        }
        return of_the_other;
    }

    void read_data(const Element& element, Record::Type owner) {
        const std::string_view id = attribute(element, "key").value_or("");
        const Key* key = find_key(id, owner);
        if (key == nullptr) {
            problem(Repair::undeclared_key, element,
                    fmt::format("no <key> declares {}; the value was left out", in_quotes(id)));
            return;
        }
        const bool of_node = owner == Record::Type::node;
        const std::optional<std::uint32_t> field = of_node ? key->node_field : key->edge_field;
        if (!field) return;
        for (const Element* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (at->type() == rapidxml::node_element) {
                leftover(*at);
                return;
            }
        }
        const std::string_view text = text_of(element);
        std::optional<Value> value = parse_value(text, key->type);
        if (!value && !of_node && *field == GraphAssembly::weight_field) {
            value = trimmed(text);  // the assembly knows what a weight must be
        }
        if (!value) {
            problem(Repair::unusable_value, element,
                    fmt::format("expected {} for {}, got {}; the value was left out",
                                type_in_words(key->type), in_quotes(key->name), in_quotes(text)));
            return;
        }
        batch_.fields.push_back({*field, *value});
    }

    Batch& batch_;
    const std::vector<Key>& keys_;
    std::size_t next_key_ = 0;
};

}  // namespace

void read_batch(Batch& batch, const std::vector<Key>& keys, std::string_view bytes) {
    BatchReader(batch, keys).read(bytes);
}

}  // namespace sigloom::graphml
