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

class GexfParts final : public XmlParts {
  public:
    using XmlParts::XmlParts;

  private:
    bool holds_others(std::string_view name, std::size_t depth) override {
        return depth == 0 || (depth == 1 && name == "graph") ||
               (depth == 2 && (name == "nodes" || name == "edges"));
    }

    void open(const Piece& piece, const xml::Element& element, std::size_t depth) override {
        XmlFacts& facts = document_.xml;
        const std::size_t at = piece.offset(element);
        const std::string_view name = name_of(element);
        if (depth == 0) {
            if (name == "gexf") return take_root(piece, element);
            document_.damage = {at, "expected <gexf>, got another element"};
        } else if (name == "graph") {
            if (facts.graph != 0) {
                document_.odd.push_back({Odd::Sort::second_graph, at});
                return;
            }
            facts.graph = at;
            facts.direction = attribute(piece, element, "defaultedgetype");
            facts.mode = attribute(piece, element, "mode");
            facts.time_format = attribute(piece, element, "timeformat");
        } else if (name == "nodes" && facts.nodes_begin == 0) {
            facts.nodes_begin = at;
        } else if (name == "edges" && facts.edges_begin == 0) {
            facts.edges_begin = at;
        }
    }

    void close(std::string_view name, std::size_t at) override {
        const bool has_end_tag = clean_.substr(at).starts_with("</");
        if (name == "nodes" && has_end_tag && document_.xml.nodes_end == 0)
            document_.xml.nodes_end = at;
    }

    void take(const Piece& piece, const xml::Element& element, std::size_t end) override {
        const std::string_view name = name_of(element);
        if (name == "attributes") {
            take_attributes(piece, element, end);
        } else if (name == "node" || name == "edge") {
            take_element(piece, element, name == "edge", end);
        }
    }

    void finish() override {
        if (document_.xml.graph == 0) {
            document_.damage = {clean_.size(), "expected <graph>, got the end of the file"};
        }
        find_columns();
    }

    void take_attributes(const Piece& piece, const xml::Element& list, std::size_t end) {
        XmlFacts& facts = document_.xml;
        const bool of_edges = attribute(piece, list, "class").text == "edge";
        const bool is_late = (of_edges ? facts.edges_begin : facts.nodes_begin) != 0;
        if (!of_edges) ++facts.column_blocks;
        if (is_late) {
            const std::size_t at = piece.offset(list);
            document_.odd.push_back({Odd::Sort::late_columns, at, {}, {at, end}});
        }
        const std::size_t end_tag = clean_.rfind("</", end);
        std::size_t& columns_end = of_edges ? facts.edge_columns_end : facts.node_columns_end;
        if (!is_late && columns_end == 0 && list.first_node() != nullptr) columns_end = end_tag;
        for (const xml::Element* at = list.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at) || name_of(*at) != "attribute") continue;
            Column& column = document_.columns.emplace_back();
            const Token title = attribute(piece, *at, "title");
            const Token type = attribute(piece, *at, "type");
            column.at = piece.offset(*at);
            column.id = attribute(piece, *at, "id").text;
            column.has_name = title.is_there();
            column.name = column.has_name ? title.text : column.id;
            column.has_type = type.is_there();
            column.type = type.text;
            column.owner = of_edges ? Owner::edge : Owner::node;
        }
    }

    void take_element(const Piece& piece, const xml::Element& element, bool is_edge,
                      std::size_t end) {
        Element& added = add_element(piece, element, is_edge, end);
        added.direction = attribute(piece, element, "type");
        add_spell(piece, element);
        if (!is_edge) {
            if (const Token parent = attribute(piece, element, "pid"); parent.is_there()) {
                document_.odd.push_back(
                    {Odd::Sort::parent, piece.offset(element), std::string(parent.text)});
            }
        }
        std::vector<const xml::Element*> inside;
        for (const xml::Element* at = element.first_node(); at != nullptr;
             at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = name_of(*at);
            check_prefix(piece, *at);
            if (name == "attvalues") {
                take_values(piece, *at, is_edge);
            } else if (name == "spells" || name == "slices") {
                for (const xml::Element* spell = at->first_node(); spell != nullptr;
                     spell = spell->next_sibling()) {
                    if (is_element(*spell)) add_spell(piece, *spell);
                }
            } else if (name == "color") {
                document_.odd.push_back({Odd::Sort::viz_color, piece.offset(*at)});
            } else if (name == "size") {
                document_.odd.push_back({Odd::Sort::viz_size, piece.offset(*at)});
            } else if (name == "nodes" || name == "edges") {
                inside.push_back(at);
            }
        }
        for (const xml::Element* list : inside) {
            for (const xml::Element* at = list->first_node(); at != nullptr;
                 at = at->next_sibling()) {
                if (is_element(*at)) take(piece, *at, element_end(clean_, piece.offset(*at)));
            }
        }
    }

    void take_values(const Piece& piece, const xml::Element& values, bool is_edge) {
        for (const xml::Element* at = values.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at) || name_of(*at) != "attvalue") continue;
            Token id = attribute(piece, *at, "for");
            if (!id.is_there()) id = attribute(piece, *at, "id");
            add_value(id.text, is_edge, attribute(piece, *at, "value"), piece.offset(*at));
            add_spell(piece, *at);
        }
    }
};

}  // namespace

void take_gexf_apart(Document& document) {
    GexfParts(document).read();
}

}  // namespace sigloom::doctor
