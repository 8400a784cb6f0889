#include "exporters/doctor/xml_parts.hpp"

#include <algorithm>

namespace sigloom::doctor {
namespace {

/// Markup that is handed to RapidXML at once, in bytes.
constexpr std::size_t piece_size = std::size_t{1} << 16;

}  // namespace

using xml::is_element;
using xml::Piece;

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
    for (const xml::Element* at = piece.root().first_node(); at != nullptr;
         at = at->next_sibling()) {
        if (is_element(*at)) take(piece, *at, pending_ends_[i++]);
    }
    pending_ends_.clear();
    return true;
}

bool XmlParts::open_element(const XmlToken& token) {
    const std::string text = xml::closed_tag(clean_.substr(token.begin, token.end - token.begin));
    const bool is_start = token.type == XmlToken::Type::start;
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

void XmlParts::take_root(const Piece& piece, const xml::Element& element) {
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

void XmlParts::check_prefix(const Piece& piece, const xml::Element& element) {
    const std::string_view name(element.name(), element.name_size());
    const std::size_t colon = name.find(':');
    if (colon == std::string_view::npos || prefixes_.contains(name.substr(0, colon))) return;
    const std::string own = "xmlns:" + std::string(name.substr(0, colon));
    if (xml::attribute(element, own)) return;
    const std::size_t at = piece.offset(element);
    prefixes_.insert(clean_.substr(at + 1, colon));
    document_.odd.push_back({Odd::Sort::undeclared_prefix, at, std::string(name.substr(0, colon))});
}

void XmlParts::add_spell(const Piece& piece, const xml::Element& element) {
    if (xml::attribute(element, "start") || xml::attribute(element, "end") ||
        xml::attribute(element, "timestamp")) {
        document_.odd.push_back({Odd::Sort::spell, piece.offset(element)});
    }
}

Element& XmlParts::add_element(const Piece& piece, const xml::Element& element, bool is_edge,
                               std::size_t end) {
    Element& added = document_.elements.emplace_back();
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
    for (Element& element : document_.elements) {
        if (!element.is_edge || element.weight.is_there()) continue;
        for (std::size_t i = element.first_value; i < element.last_value; ++i) {
            const Column& column = columns[document_.values[i].column];
            const bool is_weight = column.name == "weight" || column.id == "weight";
            if (document_.kind == Kind::graphml && is_weight)
                element.weight = document_.values[i].token;
        }
    }
}

}  // namespace sigloom::doctor
