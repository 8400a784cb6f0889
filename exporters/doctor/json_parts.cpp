// Node-link JSON, graphology, Cytoscape.js, VOSviewer and the JSON Graph Format.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "exporters/doctor/document.hpp"
#include "exporters/json/damage.hpp"
#include "exporters/json/dialects.hpp"
#include "exporters/json/outline.hpp"
#include "exporters/json/parser.hpp"
#include "exporters/json/repair.hpp"

namespace sigloom::doctor {
namespace {

using namespace std::string_view_literals;

/// What is looked at to know whose format a file is.
constexpr std::size_t outline_size = std::size_t{1} << 16;

/// Members of nodes and edges that are no values and stand outside what holds the values.
bool is_known_outside(Kind kind, std::string_view name) {
    constexpr std::array graphology{"key"sv, "source"sv, "target"sv, "undirected"sv,
                                    "attributes"sv};
    constexpr std::array cytoscape{"data"sv,     "position"sv,   "group"sv,           "classes"sv,
                                   "selected"sv, "selectable"sv, "locked"sv,          "grabbable"sv,
                                   "grabbed"sv,  "pannable"sv,   "removed"sv,         "style"sv,
                                   "css"sv,      "scratch"sv,    "renderedPosition"sv};
    switch (kind) {
        case Kind::graphology:
            return std::ranges::find(graphology, name) != graphology.end();
        case Kind::cytoscape:
            return std::ranges::find(cytoscape, name) != cytoscape.end();
        default:
            return true;
    }
}

class JsonParts {
  public:
    JsonParts(Document& document, const json::Layout& layout)
        : document_(document), clean_(document.clean), layout_(layout) {}

    void read() {
        if (!json::read_events(clean_, {}, seen_, *this)) {
            json::Damage damage = json::find_damage(clean_);
            document_.damage = {damage.offset, std::move(damage.message)};
            return;
        }
        if (!has_nodes_ && !has_edges_) {
            document_.damage = {clean_.size(), "expected lists of nodes and edges, got none"};
        }
    }

    // What the parser calls.
    void scalar(const Value& value) { take(token_of(value)); }
    void text(const std::string& text) { take(token_of(text)); }
    void name(const std::string& name);
    void start(bool object);
    void end();

  private:
    enum class At : std::uint8_t {
        root,
        container,
        nodes,
        edges,
        both,
        element,
        inside,
        options,
        passed
    };
    struct Open {
        At at;
        bool is_object;
        std::size_t begin;
        std::string_view name;  ///< of the member that it is
        std::size_t name_at;
        std::vector<std::pair<std::string_view, std::size_t>> members = {};  ///< seen so far
    };

    [[nodiscard]] std::size_t offset() const {
        return static_cast<std::size_t>(seen_ - clean_.data());
    }
    Token token_of(const Value& value);
    Token token_of(const std::string& text);
    void take(const Token& token);
    void take_frame_member(const Token& token);
    void take_member(const Token& token);
    void open_list(At at, bool object);
    void open_element();
    void close_element();
    [[nodiscard]] bool is_frame(At at) const {
        return at == At::container || (at == At::root && layout_.container.empty());
    }
    std::uint32_t column(std::string_view name, bool of_edge);

    Document& document_;
    std::string_view clean_;
    const json::Layout& layout_;
    const char* seen_ = nullptr;
    std::vector<Open> open_;
    std::string_view name_;  ///< of the member whose value comes next
    std::size_t name_at_ = 0;
    std::size_t nested_at_ = 0;
    bool has_nodes_ = false;
    bool has_edges_ = false;
    Token group_;
    std::map<std::pair<bool, std::string_view>, std::uint32_t> columns_;
};

Token JsonParts::token_of(const Value& value) {
    const std::size_t begin = json::scalar_begin(clean_, offset());
    const std::size_t end = std::min(clean_.find_first_of(",:[]{} \t\r\n", begin), clean_.size());
    const Sort sort = std::holds_alternative<bool>(value)           ? Sort::truth
                      : std::holds_alternative<std::int64_t>(value) ? Sort::whole
                      : std::holds_alternative<double>(value)       ? Sort::real
                                                                    : Sort::null;
    return {clean_.substr(begin, end - begin), {begin, end}, sort};
}

Token JsonParts::token_of(const std::string& text) {
    if (clean_[offset() - 1] != '"') {  // digits that no whole number holds
        Token token = token_of(Value(std::int64_t{0}));
        return token;
    }
    const std::size_t begin = json::scalar_begin(clean_, offset());
    const Span span{begin, offset()};
    if (text == json::no_number) {
        const std::string& bytes = document_.bytes;
        const std::size_t end = std::min(bytes.find_first_of(",:[]{} \t\r\n", begin), bytes.size());
        return {std::string_view(bytes).substr(begin, end - begin), {begin, end}, Sort::not_finite};
    }
    const std::string_view there = clean_.substr(begin + 1, span.end - begin - 2);
    return {there == text ? there : document_.keep(text), span, Sort::text};
}

void JsonParts::name(const std::string& name) {
    const std::size_t begin = json::scalar_begin(clean_, offset());
    name_at_ = begin;
    const std::string_view there = clean_.substr(begin + 1, offset() - begin - 2);
    name_ = there == name ? there : document_.keep(name);
    Open& open = open_.back();
    if (open.at == At::element || open.at == At::inside) {
        const auto before = std::ranges::find(open.members, name_,
                                              &std::pair<std::string_view, std::size_t>::first);
        if (before != open.members.end()) {
            document_.odd.push_back(
                {Odd::Sort::repeated_member, before->second, std::string(name_)});
            before->second = begin;
        } else {
            open.members.emplace_back(name_, begin);
        }
    }
    if (open.at == At::element && !is_known_outside(document_.kind, name_)) {
        document_.odd.push_back({Odd::Sort::stray_member, begin, std::string(name_)});
    }
    const bool is_edges = name_ == layout_.edges || name_ == layout_.other_edges;
    if (is_frame(open.at) && is_edges) {
        if (document_.json.edges_name.is_there()) document_.json.has_both_names = true;
        document_.json.edges_name = {name_, {begin, offset()}};
    }
}

void JsonParts::start(bool object) {
    const std::size_t begin = offset() - 1;
    const auto push = [&](At at) { open_.push_back({at, object, begin, name_, name_at_}); };
    if (open_.empty()) {
        if (object || !layout_.may_be_list) {
            document_.json.root = offset();
            if (layout_.container.empty()) document_.json.graph = offset();
            return push(At::root);
        }
        document_.json.lists_are_one = true;
        has_nodes_ = true;
        return push(At::both);
    }
    const At at = open_.back().at;
    if (at == At::nodes || at == At::edges || at == At::both) {
        if (object) {
            open_element();
            return push(At::element);
        }
        return push(At::passed);
    }
    if (at == At::root && !layout_.container.empty() && name_ == layout_.container) {
        document_.json.graph = offset();
        if (object) return push(At::container);
        document_.json.lists_are_one = true;
        has_nodes_ = true;
        return push(At::both);
    }
    if (is_frame(at)) {
        if (name_ == layout_.nodes) {
            has_nodes_ = true;
            document_.json.nodes_are_list = !object;
            return push(At::nodes);
        }
        if (name_ == layout_.edges || name_ == layout_.other_edges) {
            has_edges_ = true;
            return push(At::edges);
        }
    }
    if (at == At::root && document_.kind == Kind::graphology && name_ == "options") {
        document_.json.options = {begin, begin};
        return push(At::options);
    }
    if (at == At::element && object &&
        std::ranges::find(layout_.inside, name_) != layout_.inside.end() && !name_.empty()) {
        Element& element = document_.elements.back();
        const bool is_first = element.values_object.empty() && document_.kind != Kind::vosviewer;
        if (is_first || name_ == layout_.inside.front()) {
            element.values_object = {begin, begin};
        }
        return push(At::inside);
    }
    if (at == At::element || at == At::inside) nested_at_ = begin;
    push(At::passed);
}

void JsonParts::end() {
    const Open open = std::move(open_.back());
    open_.pop_back();
    const Span span{open.begin, offset()};
    switch (open.at) {
        case At::nodes:
        case At::both:
            if (document_.json.nodes_end == 0) document_.json.nodes_end = offset() - 1;
            break;
        case At::element:
            document_.elements.back().end = offset();
            close_element();
            break;
        case At::inside: {
            Element& element = document_.elements.back();
            if (element.values_object.begin == open.begin) element.values_object = span;
            break;
        }
        case At::options:
            document_.json.options = span;
            break;
        case At::passed: {
            const At at = open_.empty() ? At::passed : open_.back().at;
            if ((at == At::element || at == At::inside) && open.begin == nested_at_) {
                name_ = open.name;
                name_at_ = open.name_at;
                take({clean_.substr(span.begin, span.end - span.begin), span, Sort::nested});
            }
            break;
        }
        default:
            break;
    }
}

void JsonParts::open_element() {
    const Open& list = open_.back();
    Element& element = document_.elements.emplace_back();
    element.is_edge = list.at == At::edges;
    element.at = offset() - 1;
    element.list = list.begin;
    if (list.is_object) element.id = {name_, {name_at_, name_at_ + name_.size() + 2}};
    element.first_value = element.last_value = document_.values.size();
    group_ = {};
    if (list.at != At::edges) ++document_.json.node_count;
    if (layout_.inside.front().empty()) element.values_object = {offset() - 1, 0};
}

/// Of a list that holds both, an edge is what has ends.
void JsonParts::close_element() {
    Element& element = document_.elements.back();
    if (layout_.inside.front().empty()) element.values_object.end = element.end;
    if (open_.back().at == At::both && element.source.is_there()) element.is_edge = true;
    if (element.is_edge) {
        for (std::size_t i = element.first_value; i < element.last_value; ++i) {
            ValueOf& value = document_.values[i];
            value.column = column(document_.columns[value.column].name, true);
        }
    }
    for (std::size_t i = element.first_value; i < element.last_value; ++i) {
        Column& used = document_.columns[document_.values[i].column];
        ++(element.is_edge ? used.on_edges : used.on_nodes);
    }
}

void JsonParts::take(const Token& token) {
    if (open_.empty()) return;
    switch (open_.back().at) {
        case At::root:
        case At::container:
        case At::options:
            return take_frame_member(token);
        case At::element:
        case At::inside:
            return take_member(token);
        default:
            return;
    }
}

void JsonParts::take_frame_member(const Token& token) {
    JsonFacts& facts = document_.json;
    if (open_.back().at == At::options) {
        facts.options_are_empty = false;
        if (name_ == "type") facts.option_type = token;
        if (name_ == "multi") facts.option_multi = token;
        if (name_ == "allowSelfLoops") facts.option_loops = token;
        return;
    }
    if (name_ == "directed") facts.directed = token;
    if (name_ == "multigraph") facts.multigraph = token;
}

std::uint32_t JsonParts::column(std::string_view name, bool of_edge) {
    const auto [found, is_new] =
        columns_.try_emplace({of_edge, name}, static_cast<std::uint32_t>(document_.columns.size()));
    if (is_new) {
        Column& added = document_.columns.emplace_back();
        added.id = added.name = name;
        added.owner = of_edge ? Owner::edge : Owner::node;
        added.at = name_at_;
    }
    return found->second;
}

void JsonParts::take_member(const Token& token) {
    Element& element = document_.elements.back();
    const At at = open_.back().at;
    const bool is_inside = at == At::inside;
    const bool has_ids = is_inside == layout_.ids_are_inside;
    if (has_ids && name_ == layout_.id) {
        element.id = token;
        return;
    }
    if (has_ids && name_ == layout_.source) {
        element.source = token;
        return;
    }
    if (has_ids && name_ == layout_.target) {
        element.target = token;
        return;
    }
    // Where an id does not belong, it is still meant as one.
    if (!is_inside && document_.kind == Kind::cytoscape && name_ == layout_.id) {
        element.id = token;
        return;
    }
    // The edges of graphology have keys, those of others ids.
    if (has_ids && name_ == "id") {
        element.id = token;
        return;
    }
    if (!is_inside && (name_ == "directed" || name_ == "undirected")) {
        element.direction = token;
        return;
    }
    if (name_ == "label") element.label = token;
    if (name_ == "weight" || (document_.kind == Kind::vosviewer && name_ == "strength")) {
        element.weight = token;
    }
    const bool is_state = !is_inside && document_.kind == Kind::cytoscape;
    if (is_state) return;
    const std::uint32_t number = column(name_, element.is_edge);
    document_.values.push_back({number, token, name_at_});
    element.last_value = document_.values.size();
}

}  // namespace

void take_json_apart(Document& document) {
    const json::Dialect& dialect =
        json::dialect_of(json::outline(std::string_view(document.clean).substr(0, outline_size)));
    if (!dialect.layout) {
        document.damage = {0, "this is " + std::string(dialect.name) +
                                  ", which is not read: " + std::string(dialect.advice)};
        return;
    }
    const auto kind = [&] {
        if (dialect.name == "graphology") return Kind::graphology;
        if (dialect.name == "cytoscape") return Kind::cytoscape;
        if (dialect.name == "vosviewer") return Kind::vosviewer;
        if (dialect.name == "jgf") return Kind::jgf;
        return Kind::node_link;
    };
    document.kind = kind();
    JsonParts(document, *dialect.layout).read();
}

}  // namespace sigloom::doctor
