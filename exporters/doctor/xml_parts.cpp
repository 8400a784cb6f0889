// GraphML and GEXF.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "exporters/doctor/document.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/scanner.hpp"

namespace sigloom::doctor {
namespace {

using xml::Element;
using xml::is_element;
using xml::name_of;
using xml::Piece;
using Attribute = rapidxml::xml_attribute<char>;

/// Markup that is handed to RapidXML at once, in bytes.
constexpr std::size_t piece_size = std::size_t{1} << 16;

std::string_view name_of(const Attribute& attribute) {
    return {attribute.name(), attribute.name_size()};
}

/// The attributes of tags as tokens of a document.
class Tokens {
  public:
    explicit Tokens(Document& document) : document_(document) {}

    Token attribute(const Piece& piece, const Element& element, std::string_view name) {
        for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
            if (name_of(*at) == name) return token(piece, element, *at);
        }
        return {};
    }

    Token token(const Piece& piece, const Element& element, const Attribute& attribute) {
        const std::string& clean = document_.clean;
        const auto distance = static_cast<std::size_t>(attribute.value() - (element.name() - 1));
        const std::size_t begin = piece.offset(element) + distance;
        const std::size_t end = std::min(clean.find(clean[begin - 1], begin), clean.size());
        return {text({attribute.value(), attribute.value_size()}, begin), {begin, end}};
    }

    /// What stands between the tags of an element that holds texts alone.
    Token content(const Piece& piece, const Element& element) {
        const std::string& clean = document_.clean;
        const Element* first = element.first_node();
        const std::size_t at = piece.offset(element);
        if (first != nullptr && first->type() == rapidxml::node_data &&
            first->next_sibling() == nullptr) {
            const std::size_t begin = piece.offset(*first);
            const std::size_t end = std::min(clean.find('<', begin), clean.size());
            return {text({first->value(), first->value_size()}, begin), {begin, end}};
        }
        const Span span = content_of(clean, at);
        std::string all;
        for (const Element* part = first; part != nullptr; part = part->next_sibling()) {
            if (xml::is_text(*part)) all += std::string_view(part->value(), part->value_size());
        }
        return {all.empty() ? std::string_view() : document_.keep(std::move(all)), span};
    }

  private:
    /// A text that stands at `begin` as it is, or else a copy.
    std::string_view text(std::string_view decoded, std::size_t begin) {
        const std::string_view there =
            std::string_view(document_.clean).substr(begin, decoded.size());
        return there == decoded ? there : document_.keep(std::string(decoded));
    }

    Document& document_;
};

/// What GraphML and GEXF have in common: elements that hold others are opened and closed, all other ones
/// come whole.
class XmlParts {
  public:
    explicit XmlParts(Document& document)
        : document_(document),
          clean_(document.clean),
          tokens_(document),
          scanner_(clean_, clean_.starts_with("\xEF\xBB\xBF") ? 3 : 0) {}
    XmlParts(const XmlParts&) = delete;
    XmlParts& operator=(const XmlParts&) = delete;
    virtual ~XmlParts() = default;

    void read();

  protected:
    virtual bool holds_others(std::string_view name, std::size_t depth) = 0;
    virtual void open(const Piece& piece, const Element& element, std::size_t depth) = 0;
    virtual void close(std::string_view name, std::size_t at) = 0;
    virtual void take(const Piece& piece, const Element& element, std::size_t end) = 0;
    virtual void finish() = 0;

    Token attribute(const Piece& piece, const Element& element, std::string_view name) {
        return tokens_.attribute(piece, element, name);
    }
    void take_root(const Piece& piece, const Element& element);
    /// Of a name that no declaration of its prefix stands before.
    void check_prefix(const Piece& piece, const Element& element);
    void add_spell(const Piece& piece, const Element& element);
    doctor::Element& add_element(const Piece& piece, const Element& element, bool is_edge,
                                 std::size_t end);
    void add_value(std::string_view id, bool is_edge, const Token& token, std::size_t at);
    /// Gives every value the column that its id names.
    void find_columns();
    [[nodiscard]] std::string_view open_name() const { return open_.back(); }

    Document& document_;
    std::string_view clean_;
    Tokens tokens_;

  private:
    bool open_element(const XmlToken& token);
    bool flush();
    void fail(std::size_t at, std::string message) { document_.damage = {at, std::move(message)}; }

    struct Use {
        std::string_view id;
        bool is_edge;
        std::size_t at;
        std::size_t count = 0;
        std::uint32_t column = 0;
    };

    XmlScanner scanner_;
    std::vector<std::string_view> open_;
    std::size_t pending_begin_ = 0;
    std::size_t pending_end_ = 0;
    std::vector<std::size_t> pending_ends_;  ///< of each whole element
    std::set<std::string_view> prefixes_;
    std::map<std::pair<bool, std::string_view>, std::size_t> use_of_;
    std::vector<Use> uses_;
};

void XmlParts::read() {
    while (const auto token = scanner_.next()) {
        const bool is_start = token->type == XmlToken::Type::start;
        if (token->type == XmlToken::Type::file_end) {
            if (!flush()) return;
            return finish();
        }
        if (token->type == XmlToken::Type::end) {
            if (!flush()) return;
            close(open_.back(), token->begin);
            open_.pop_back();
            continue;
        }
        if (!is_start && token->type != XmlToken::Type::empty) continue;
        if (holds_others(local_name(token->name), open_.size())) {
            if (!flush() || !open_element(*token)) return;
            continue;
        }
        std::size_t end = token->end;
        if (is_start) {
            const std::size_t outside = scanner_.depth() - 1;
            while (scanner_.depth() > outside) {
                const auto inner = scanner_.next();
                if (!inner) return fail(scanner_.error()->offset, scanner_.error()->message);
                end = inner->end;
            }
        }
        if (pending_ends_.empty()) pending_begin_ = token->begin;
        pending_end_ = end;
        pending_ends_.push_back(end);
        if (pending_end_ - pending_begin_ >= piece_size && !flush()) return;
    }
    fail(scanner_.error()->offset, scanner_.error()->message);
}

/// Hands over the whole elements that wait.
bool XmlParts::flush() {
    if (pending_ends_.empty()) return true;
    Piece piece;
    piece.parse(clean_, pending_begin_, pending_end_);
    if (piece.error) {
        fail(piece.error->offset, piece.error->message);
        return false;
    }
    std::size_t i = 0;
    for (const Element* at = piece.root().first_node(); at != nullptr; at = at->next_sibling()) {
        if (is_element(*at)) take(piece, *at, pending_ends_[i++]);
    }
    pending_ends_.clear();
    return true;
}

bool XmlParts::open_element(const XmlToken& token) {
    std::string text(clean_.substr(token.begin, token.end - token.begin));
    const bool is_start = token.type == XmlToken::Type::start;
    if (is_start) text.insert(text.size() - 1, "/");
    Piece tag;
    tag.parse(text, 0, text.size());
    if (tag.error) {
        fail(token.begin + tag.error->offset, tag.error->message);
        return false;
    }
    tag.begin = token.begin;
    const std::string_view name = local_name(token.name);
    open(tag, *tag.root().first_node(), open_.size());
    if (document_.damage) return false;
    if (is_start) {
        open_.push_back(name);
    } else {
        close(name, token.begin);
    }
    return true;
}

void XmlParts::take_root(const Piece& piece, const Element& element) {
    XmlFacts& facts = document_.xml;
    facts.root = piece.offset(element);
    facts.root_is_bare = element.first_attribute() == nullptr;
    facts.has_prefix =
        std::string_view(element.name(), element.name_size()).find(':') != std::string_view::npos;
    facts.version = attribute(piece, element, "version");
    const std::string_view name(element.name(), element.name_size());
    const std::string own = facts.has_prefix
                                ? "xmlns:" + std::string(name.substr(0, name.find(':')))
                                : std::string("xmlns");
    facts.name_space = attribute(piece, element, own);
    prefixes_ = {"xml"};
    for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
        const Token token = tokens_.token(piece, element, *at);
        const std::string_view declared = name_of(*at);
        if (!declared.starts_with("xmlns:")) continue;
        const std::size_t begin = token.at.begin;
        const std::size_t name_begin = clean_.rfind("xmlns:", begin) + 6;
        prefixes_.insert(clean_.substr(name_begin, declared.size() - 6));
    }
}

void XmlParts::check_prefix(const Piece& piece, const Element& element) {
    const std::string_view name(element.name(), element.name_size());
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos || prefixes_.contains(name.substr(0, colon))) return;
    const std::string own = "xmlns:" + std::string(name.substr(0, colon));
    if (xml::attribute(element, own)) return;
    const std::size_t at = piece.offset(element);
    prefixes_.insert(clean_.substr(at + 1, colon));
    document_.odd.push_back({Odd::Sort::undeclared_prefix, at, std::string(name.substr(0, colon))});
}

void XmlParts::add_spell(const Piece& piece, const Element& element) {
    if (xml::attribute(element, "start") || xml::attribute(element, "end") ||
        xml::attribute(element, "timestamp")) {
        document_.odd.push_back({Odd::Sort::spell, piece.offset(element)});
    }
}

doctor::Element& XmlParts::add_element(const Piece& piece, const Element& element, bool is_edge,
                                       std::size_t end) {
    doctor::Element& added = document_.elements.emplace_back();
    added.is_edge = is_edge;
    added.at = piece.offset(element);
    added.end = end;
    added.id = attribute(piece, element, "id");
    added.label = attribute(piece, element, "label");
    if (is_edge) {
        added.source = attribute(piece, element, "source");
        added.target = attribute(piece, element, "target");
        added.weight = attribute(piece, element, "weight");
        added.sort = attribute(piece, element, "kind");
    }
    added.first_value = added.last_value = document_.values.size();
    return added;
}

void XmlParts::add_value(std::string_view id, bool is_edge, const Token& token, std::size_t at) {
    const auto [found, is_new] = use_of_.try_emplace({is_edge, id}, uses_.size());
    if (is_new) uses_.push_back({id, is_edge, at});
    ++uses_[found->second].count;
    document_.values.push_back({static_cast<std::uint32_t>(found->second), token, at});
    document_.elements.back().last_value = document_.values.size();
}

void XmlParts::find_columns() {
    std::vector<Column>& columns = document_.columns;
    const std::size_t declared = columns.size();
    for (Use& use : uses_) {
        const Owner owner = use.is_edge ? Owner::edge : Owner::node;
        const auto fits = [&](const Column& one) {
            return one.id == use.id && (one.owner == owner || one.owner == Owner::all);
        };
        const auto begin = columns.begin();
        const auto end = begin + static_cast<std::ptrdiff_t>(declared);
        auto found = std::find_if(begin, end, fits);
        const bool is_graphml = document_.kind == Kind::graphml;
        if (found == end && is_graphml) {
            found = std::find_if(begin, end, [&](const Column& one) { return one.id == use.id; });
        }
        use.column = static_cast<std::uint32_t>(found - begin);
        if (found == end) {
            use.column = static_cast<std::uint32_t>(columns.size());
            Column& added = columns.emplace_back();
            added.id = added.name = use.id;
            added.owner = owner;
            added.at = use.at;
            added.is_declared = false;
        }
        Column& column = columns[use.column];
        (use.is_edge ? column.on_edges : column.on_nodes) += use.count;
    }
    for (ValueOf& value : document_.values) value.column = uses_[value.column].column;
    for (doctor::Element& element : document_.elements) {
        if (!element.is_edge || element.weight.is_there()) continue;
        for (std::size_t i = element.first_value; i < element.last_value; ++i) {
            const Column& column = columns[document_.values[i].column];
            const bool is_weight = column.name == "weight" || column.id == "weight";
            if (document_.kind == Kind::graphml && is_weight)
                element.weight = document_.values[i].token;
        }
    }
}

class GraphmlParts final : public XmlParts {
  public:
    using XmlParts::XmlParts;

  private:
    bool holds_others(std::string_view name, std::size_t depth) override {
        return depth == 0 || (depth == 1 && name == "graph");
    }

    void open(const Piece& piece, const Element& element, std::size_t depth) override {
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

    void take(const Piece& piece, const Element& element, std::size_t end) override {
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

    void take_key(const Piece& piece, const Element& element) {
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
        if (const Element* standard = element.first_node("default")) {
            key.standard = std::string(tokens_.content(piece, *standard).text);
        }
    }

    void take_element(const Piece& piece, const Element& element, bool is_edge, std::size_t end) {
        doctor::Element& added = add_element(piece, element, is_edge, end);
        added.direction = attribute(piece, element, "directed");
        added.sort = added.label;
        std::vector<const Element*> graphs;
        for (const Element* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = name_of(*at);
            if (name == "graph") graphs.push_back(at);
            if (name != "data") continue;
            const Element* inner = at->first_node();
            if (inner != nullptr && is_element(*inner)) {
                check_prefix(piece, *inner);
                continue;
            }
            add_value(attribute(piece, *at, "key").text, is_edge, tokens_.content(piece, *at),
                      piece.offset(*at));
        }
        for (const Element* graph : graphs) take_graph(piece, *graph);
    }

    void take_graph(const Piece& piece, const Element& graph) {
        document_.odd.push_back({Odd::Sort::nested_graph, piece.offset(graph)});
        for (const Element* at = graph.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            take(piece, *at, element_end(clean_, piece.offset(*at)));
        }
    }
};

class GexfParts final : public XmlParts {
  public:
    using XmlParts::XmlParts;

  private:
    bool holds_others(std::string_view name, std::size_t depth) override {
        return depth == 0 || (depth == 1 && name == "graph") ||
               (depth == 2 && (name == "nodes" || name == "edges"));
    }

    void open(const Piece& piece, const Element& element, std::size_t depth) override {
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

    void take(const Piece& piece, const Element& element, std::size_t end) override {
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

    void take_attributes(const Piece& piece, const Element& list, std::size_t end) {
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
        for (const Element* at = list.first_node(); at != nullptr; at = at->next_sibling()) {
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

    void take_element(const Piece& piece, const Element& element, bool is_edge, std::size_t end) {
        doctor::Element& added = add_element(piece, element, is_edge, end);
        added.direction = attribute(piece, element, "type");
        add_spell(piece, element);
        if (!is_edge) {
            if (const Token parent = attribute(piece, element, "pid"); parent.is_there()) {
                document_.odd.push_back(
                    {Odd::Sort::parent, piece.offset(element), std::string(parent.text)});
            }
        }
        std::vector<const Element*> inside;
        for (const Element* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at)) continue;
            const std::string_view name = name_of(*at);
            check_prefix(piece, *at);
            if (name == "attvalues") {
                take_values(piece, *at, is_edge);
            } else if (name == "spells" || name == "slices") {
                for (const Element* spell = at->first_node(); spell != nullptr;
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
        for (const Element* list : inside) {
            for (const Element* at = list->first_node(); at != nullptr; at = at->next_sibling()) {
                if (is_element(*at)) take(piece, *at, element_end(clean_, piece.offset(*at)));
            }
        }
    }

    void take_values(const Piece& piece, const Element& values, bool is_edge) {
        for (const Element* at = values.first_node(); at != nullptr; at = at->next_sibling()) {
            if (!is_element(*at) || name_of(*at) != "attvalue") continue;
            Token id = attribute(piece, *at, "for");
            if (!id.is_there()) id = attribute(piece, *at, "id");
            add_value(id.text, is_edge, attribute(piece, *at, "value"), piece.offset(*at));
            add_spell(piece, *at);
        }
    }
};

}  // namespace

std::size_t tag_end(std::string_view markup, std::size_t at) {
    for (; at < markup.size() && markup[at] != '>'; ++at) {
        if (markup[at] == '"' || markup[at] == '\'') at = markup.find(markup[at], at + 1);
        if (at == std::string_view::npos) return markup.size();
    }
    return std::min(at + 1, markup.size());
}

std::size_t element_end(std::string_view markup, std::size_t at) {
    XmlScanner scanner(markup, at);
    while (const auto token = scanner.next()) {
        if (scanner.depth() == 0) return token->end;
    }
    return markup.size();
}

Span content_of(std::string_view markup, std::size_t at) {
    const std::size_t begin = tag_end(markup, at);
    const std::size_t end = element_end(markup, at);
    if (end == begin) return {begin, begin};
    return {begin, markup.rfind("</", end - 1)};
}

Token attribute_of(Document& document, std::size_t at, std::string_view name) {
    const std::string_view clean = document.clean;
    const std::size_t end = tag_end(clean, at);
    std::string text(clean.substr(at, end - at));
    if (!text.ends_with("/>")) text.insert(text.size() - 1, "/");
    Piece tag;
    tag.parse(text, 0, text.size());
    if (tag.error) return {};
    tag.begin = at;
    return Tokens(document).attribute(tag, *tag.root().first_node(), name);
}

void take_xml_apart(Document& document) {
    if (document.kind == Kind::graphml) {
        GraphmlParts(document).read();
    } else {
        GexfParts(document).read();
    }
}

}  // namespace sigloom::doctor
