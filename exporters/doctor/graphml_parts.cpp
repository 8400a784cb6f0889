#include <string>
#include <string_view>
#include <vector>

#include "exporters/doctor/markup_places.hpp"
#include "exporters/doctor/xml_parts.hpp"

namespace sigloom::doctor {
namespace {

using xml::is_element;
using xml::name_of;
using xml::Piece;

class GraphmlParts final : public XmlParts {
  public:
    using XmlParts::XmlParts;

  private:
    bool holds_others(std::string_view name, std::size_t depth) override {
        return depth == 0 || (depth == 1 && name == "graph");
    }

    void open(const Piece& piece, const xml::Element& element, std::size_t depth) override {
        if (depth == 0) {
            if (name_of(element) == "graphml") return take_root(piece, element);
            document_.damage = {piece.offset(element), "expected <graphml>, got another element"};
            return;
        }
        if (document_.xml.graph != 0) {
            document_.odd.push_back({Odd::Sort::second_graph, piece.offset(element)});
            return;
        }
        document_.xml.graph = piece.offset(element);
        document_.xml.direction = attribute(piece, element, "edgedefault");
    }

    void close(std::string_view, std::size_t) override {}

    void take(const Piece& piece, const xml::Element& element, std::size_t end) override {
        const std::string_view name = name_of(element);
        if (name == "key") {
            take_key(piece, element);
        } else if (name == "node" || name == "edge") {
            take_element(piece, element, name == "edge", end);
        } else if (name == "hyperedge") {
            const std::size_t at = piece.offset(element);
            document_.odd.push_back({Odd::Sort::hyperedge, at, {}, {at, end}});
        } else if (name == "graph") {
            take_graph(piece, element);
        }
    }

    void finish() override {
        if (document_.xml.graph == 0) {
            document_.damage = {clean_.size(), "expected <graph>, got the end of the file"};
        }
        find_columns();
    }

    void take_key(const Piece& piece, const xml::Element& element) {
        Column& key = document_.columns.emplace_back();
        const Token owner = attribute(piece, element, "for");
        const Token name = attribute(piece, element, "attr.name");
        const Token type = attribute(piece, element, "attr.type");
        key.at = piece.offset(element);
        key.id = attribute(piece, element, "id").text;
        key.has_name = name.is_there();
        key.name = key.has_name ? name.text : key.id;
        key.has_type = type.is_there();
        key.type = type.text;
        if (document_.xml.graph != 0) {
            const Span span{key.at, element_end(clean_, key.at)};
            document_.odd.push_back({Odd::Sort::late_columns, key.at, {}, span});
        }
        key.owner = owner.text == "node"                               ? Owner::node
                    : owner.text == "edge"                             ? Owner::edge
                    : owner.text == "all" || !owner.is_there()         ? Owner::all
                    : owner.text == "graph" || owner.text == "graphml" ? Owner::graph
                                                                       : Owner::other;
        if (xml::attribute(element, "yfiles.type")) {
            document_.odd.push_back({Odd::Sort::yed_drawing, key.at});
            key.owner = Owner::other;
        }
        if (const xml::Element* standard = element.first_node("default")) {
            key.standard = std::string(tokens_.content(piece, *standard).text);
        }
    }

    void take_element(const Piece& piece, const xml::Element& element, bool is_edge,
                      std::size_t end) {
        Element& added = add_element(piece, element, is_edge, end);
        added.direction = attribute(piece, element, "directed");
        added.sort = added.label;
        std::vector<const xml::Element*> graphs;
        for (const xml::Element* at = element.first_node(); at != nullptr;
             at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = name_of(*at);
            if (name == "graph") graphs.push_back(at);
            if (name != "data") continue;
            const xml::Element* inner = at->first_node();
            if (inner != nullptr && is_element(*inner)) {
                check_prefix(piece, *inner);
                continue;
            }
            add_value(attribute(piece, *at, "key").text, is_edge, tokens_.content(piece, *at),
                      piece.offset(*at));
        }
        for (const xml::Element* graph : graphs) take_graph(piece, *graph);
    }

    void take_graph(const Piece& piece, const xml::Element& graph) {
        document_.odd.push_back({Odd::Sort::nested_graph, piece.offset(graph)});
        for (const xml::Element* at = graph.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            take(piece, *at, element_end(clean_, piece.offset(*at)));
        }
    }
};

}  // namespace

void take_graphml_apart(Document& document) {
    GraphmlParts(document).read();
}

}  // namespace sigloom::doctor
