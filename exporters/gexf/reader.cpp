#include "exporters/gexf/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/graph/column_names.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/node_look.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/graphml/keys.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/scanner.hpp"

namespace sigloom {
namespace {

using namespace xml;

constexpr std::size_t piece_size = std::size_t{1} << 16;

ColumnType type_of(std::string_view name) {
    if (name == "integer" || name == "short" || name == "byte") return ColumnType::int32;
    if (name == "long") return ColumnType::int64;
    if (name == "double" || name == "float") return ColumnType::real;
    return name == "boolean" ? ColumnType::boolean : ColumnType::text;
}

/// A declared attribute.
struct Attribute {
    ColumnType type;
    std::uint32_t field;  ///< no_field for one whose values change over time
};
using Attributes = std::map<std::string, Attribute, std::less<>>;  ///< by id

class GexfReader {
  public:
    explicit GexfReader(const Import& what)
        : bytes_(what.bytes),
          scanner_(bytes_, bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0),
          assembly_(what) {}

    std::optional<KnowledgeGraph> read() {
        if (!read_document()) return std::nullopt;
        if (over_time_ > 0) {
            assembly_.faults().report(Oddity::graph_leftover,
                                      counted(over_time_, "value or spell over time was",
                                              "values and spells over time were") +
                                          " left out");
        }
        return assembly_.finish();
    }

  private:
    bool fail(std::size_t offset, std::string message) {
        assembly_.faults().report(Oddity::graph_syntax, offset, std::move(message));
        return false;
    }

    /// Elements that hold others that matter are entered, all that is inside of those is parsed in
    /// pieces.
    bool read_document() {
        bool is_gexf = false;
        bool has_graph = false;
        std::vector<std::string> open;
        while (const auto token = scanner_.next()) {
            const std::string_view name = local_name(token->name);
            switch (token->type) {
                case XmlToken::Type::start:
                case XmlToken::Type::empty:
                    if (!std::exchange(is_gexf, true) && name != "gexf") {
                        return fail(token->begin, fmt::format("expected <gexf>, got {}",
                                                              describe(bytes_, token->begin)));
                    }
                    if (name == "graph" && open.size() == 1) {
                        has_graph = true;
                        if (!read_graph_tag(*token)) return false;
                    } else if (name == "meta" || name == "attributes" || name == "node" ||
                               name == "edge") {
                        if (!read_elements(*token)) return false;
                        break;
                    }
                    if (token->type == XmlToken::Type::start) open.emplace_back(name);
                    break;
                case XmlToken::Type::end:
                    if (!open.empty()) open.pop_back();
                    break;
                case XmlToken::Type::file_end:
                    if (has_graph) return true;
                    return fail(token->begin, is_gexf ? "expected <graph>, got the end of the file"
                                                      : "expected <gexf>, got the end of the file");
                default:
                    break;
            }
        }
        return fail(scanner_.error()->offset, scanner_.error()->message);
    }

    bool read_graph_tag(const XmlToken& token) {
        std::string text(bytes_.substr(token.begin, token.end - token.begin));
        if (token.type == XmlToken::Type::start) text.insert(text.size() - 1, "/");
        Piece piece;
        piece.parse(text, 0, text.size());
        if (piece.error) return fail(token.begin + piece.error->offset, piece.error->message);
        if (attribute(*piece.root().first_node(), "defaultedgetype") == "directed") {
            assembly_.set_directed();
        }
        return true;
    }

    /// An element, and those of the same kind behind it up to the size of a piece.
    bool read_elements(const XmlToken& first) {
        const std::size_t outside =
            scanner_.depth() - (first.type == XmlToken::Type::start ? 1 : 0);
        std::size_t end = first.end;
        while (true) {
            while (scanner_.depth() > outside) {
                const auto token = scanner_.next();
                if (!token) return fail(scanner_.error()->offset, scanner_.error()->message);
                end = token->end;
            }
            if (end - first.begin >= piece_size) break;
            XmlScanner ahead = scanner_;
            const auto next = skip_to_tag(ahead);
            if (!next || local_name(next->name) != local_name(first.name) ||
                (next->type != XmlToken::Type::start && next->type != XmlToken::Type::empty)) {
                break;
            }
            scanner_ = ahead;
            end = next->end;
        }
        Piece piece;
        piece.parse(bytes_, first.begin, end);
        if (piece.error) return fail(piece.error->offset, piece.error->message);
        if (piece.invalid_utf8 && !std::exchange(invalid_utf8_, true)) {
            assembly_.faults().report(Oddity::invalid_utf8, first.begin,
                                      "bytes that are no UTF-8 were replaced by U+FFFD");
        }
        read_children(piece, piece.root());
        return true;
    }

    static std::optional<XmlToken> skip_to_tag(XmlScanner& scanner) {
        while (auto token = scanner.next()) {
            if (token->type != XmlToken::Type::text && token->type != XmlToken::Type::skipped) {
                return token;
            }
        }
        return std::nullopt;
    }

    void read_children(const Piece& piece, const Element& parent) {
        for (const auto* at = parent.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = local_name(name_of(*at));
            if (name == "attributes") {
                read_attributes(piece, *at);
            } else if (name == "node") {
                read_node(piece, *at);
            } else if (name == "edge") {
                read_edge(piece, *at);
            } else if (name == "nodes" || name == "edges") {
                read_children(piece, *at);
            }
        }
    }

    void read_attributes(const Piece& piece, const Element& list) {
        const bool of_nodes = attribute(list, "class").value_or("node") == "node";
        const bool changes = attribute(list, "mode").value_or("static") == "dynamic";
        for (const auto* at = list.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at) || local_name(name_of(*at)) != "attribute") continue;
            const std::string_view id = attribute(*at, "id").value_or("");
            const std::string_view title = attribute(*at, "title").value_or(id);
            const ColumnType type = type_of(attribute(*at, "type").value_or("string"));
            Attributes& attributes = of_nodes ? node_attributes_ : edge_attributes_;
            const auto [place, is_new] =
                attributes.try_emplace(std::string(id), Attribute{type, GraphAssembly::no_field});
            if (!is_new) {
                assembly_.faults().report(
                    Repair::repeated_value, piece.offset(*at),
                    fmt::format("attribute {} is declared twice; the second was left out",
                                in_quotes(id)));
                continue;
            }
            if (changes) continue;
            const std::string_view name = title.empty() ? id : title;
            place->second.field =
                of_nodes ? assembly_.node_field(name, type) : assembly_.edge_field(name, type);
            read_default(*at, of_nodes, place->second);
        }
    }

    void read_default(const Element& element, bool of_nodes, const Attribute& of) {
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at) || local_name(name_of(*at)) != "default") continue;
            const std::string& kept = defaults_.emplace_back(at->value(), at->value_size());
            const auto value = graphml::parse_value(kept, of.type);
            if (!value || std::holds_alternative<std::monostate>(*value)) continue;
            if (of_nodes) {
                assembly_.set_node_default(of.field, *value);
            } else {
                assembly_.set_edge_default(of.field, *value);
            }
        }
    }

    void read_values(const Piece& piece, const Element& list, const Attributes& attributes) {
        for (const auto* at = list.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at) || local_name(name_of(*at)) != "attvalue") continue;
            // Version 1.0 calls it id.
            const auto id = attribute(*at, "for") ? attribute(*at, "for") : attribute(*at, "id");
            const auto found = attributes.find(id.value_or(""));
            if (found == attributes.end()) {
                assembly_.faults().report(
                    Repair::undeclared_key, piece.offset(*at),
                    fmt::format("no <attribute> declares {}; the value was left out",
                                in_quotes(id.value_or(""))));
                continue;
            }
            if (found->second.field == GraphAssembly::no_field) {
                ++over_time_;
                continue;
            }
            const std::string_view text = attribute(*at, "value").value_or("");
            if (const auto value = graphml::parse_value(text, found->second.type)) {
                fields_.push_back({found->second.field, *value});
            } else {
                assembly_.faults().report(
                    Repair::unusable_value, piece.offset(*at),
                    fmt::format("an infinite number for {}; the value was left out",
                                in_quotes(id.value_or(""))));
            }
        }
    }

    void add_number(std::string_view column, std::optional<std::string_view> text) {
        if (!text) return;
        if (const auto number = parse_number<double>(*text)) {
            fields_.push_back({assembly_.node_field(column, ColumnType::real), *number});
        }
    }

    void add_color(const Element& element) {
        std::string color;
        if (const auto hex = attribute(element, "hex")) {
            color = std::string(hex->starts_with('#') ? "" : "#") + ascii_lower(*hex);
        } else {
            color = "#";
            for (const char* part : {"r", "g", "b"}) {
                const auto number =
                    parse_number<std::uint8_t>(attribute(element, part).value_or(""));
                if (!number) return;
                color += fmt::format("{:02x}", *number);
            }
        }
        if (!rgb_of(color)) return;
        texts_.push_back(std::move(color));
        fields_.push_back({assembly_.node_field(column_names::color, ColumnType::text),
                           std::string_view(texts_.back())});
    }

    void read_node(const Piece& piece, const Element& element) {
        fields_.clear();
        texts_.clear();
        if (const auto label = attribute(element, "label"); label && !label->empty()) {
            fields_.push_back({GraphAssembly::label_field, *label});
        }
        std::vector<const Element*> inside;
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = local_name(name_of(*at));
            if (name == "attvalues") {
                read_values(piece, *at, node_attributes_);
            } else if (name == "position") {
                add_number(column_names::x, attribute(*at, "x"));
                add_number(column_names::y, attribute(*at, "y"));
            } else if (name == "size") {
                add_number(column_names::size, attribute(*at, "value"));
            } else if (name == "color") {
                add_color(*at);
            } else if (name == "nodes" || name == "edges") {
                inside.push_back(at);
            } else if (name == "spells") {
                ++over_time_;
            }
        }
        assembly_.add_node(attribute(element, "id").value_or(""), fields_, piece.offset(element));
        for (const Element* list : inside) read_children(piece, *list);
    }

    void read_edge(const Piece& piece, const Element& element) {
        fields_.clear();
        if (const auto type = attribute(element, "type"); type == "directed" || type == "mutual") {
            assembly_.set_directed();
        }
        for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = local_name(name_of(*at));
            if (name == "attvalues") read_values(piece, *at, edge_attributes_);
            if (name == "spells") ++over_time_;
        }
        const auto has = [&](std::uint32_t field) {
            return std::any_of(fields_.begin(), fields_.end(),
                               [&](const auto& each) { return each.field == field; });
        };
        if (const auto weight = attribute(element, "weight");
            weight && !has(GraphAssembly::weight_field)) {
            const auto number = parse_number<double>(trimmed(*weight));
            fields_.push_back(
                {GraphAssembly::weight_field, number ? Value(*number) : Value(*weight)});
        }
        if (const auto kind = attribute(element, "kind"); kind && !has(GraphAssembly::kind_field)) {
            fields_.push_back({GraphAssembly::kind_field, *kind});
        }
        if (const auto label = attribute(element, "label"); label && !label->empty()) {
            fields_.push_back({assembly_.edge_field("label"), *label});
        }
        assembly_.add_edge(attribute(element, "source").value_or(""),
                           attribute(element, "target").value_or(""), fields_,
                           piece.offset(element));
    }

    std::string_view bytes_;
    XmlScanner scanner_;
    GraphAssembly assembly_;
    Attributes node_attributes_;
    Attributes edge_attributes_;
    std::deque<std::string> defaults_;
    std::vector<GraphAssembly::Field> fields_;  ///< of the element that is being read
    std::deque<std::string> texts_;             ///< of those, what does not stand in the file
    std::size_t over_time_ = 0;
    bool invalid_utf8_ = false;
};

}  // namespace

std::optional<KnowledgeGraph> read_gexf(const Import& what) {
    return GexfReader(what).read();
}

Likeness recognize_gexf(std::string_view first_bytes) {
    if (root_name(first_bytes) == "gexf") return Likeness::certain;
    return first_bytes.starts_with('<') ? Likeness::possible : Likeness::none;
}

}  // namespace sigloom
