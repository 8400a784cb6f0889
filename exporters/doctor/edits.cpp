#include "exporters/doctor/edits.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/utf8.hpp"
#include "exporters/doctor/markup_places.hpp"
#include "exporters/json/syntax.hpp"
#include "exporters/xml/syntax.hpp"

namespace sigloom::doctor {
namespace {

std::string xml_text(std::string_view text) {
    std::string escaped;
    xml_escape(escaped, text);
    return escaped;
}

std::string json_text(std::string_view text) {
    std::string quoted = "\"";
    json_escape(quoted, text);
    return quoted + '"';
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// The span with the white space of its line and the end of the line, if it has the line for itself.
Span with_line(std::string_view text, Span span) {
    std::size_t begin = span.begin;
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
    if (begin > 0 && text[begin - 1] != '\n') return span;
    std::size_t end = span.end;
    while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
    if (end < text.size() && text[end] != '\n') return span;
    return {begin, std::min(end + 1, text.size())};
}

/// The table that a row of a document stands in.
const Table& table_at(const Document& document, std::size_t at) {
    const auto found = std::ranges::find_if(
        document.tables, [&](const Table& table) { return at >= table.begin && at < table.end; });
    return found == document.tables.end() ? document.tables.back() : *found;
}

/// Where the name of a tag ends.
std::size_t name_end(std::string_view markup, std::size_t at) {
    while (at < markup.size() && !is_space(markup[at]) && markup[at] != '/' && markup[at] != '>')
        ++at;
    return at;
}

/// Where the value of a member ends whose name begins at `at`: at the comma or the bracket behind it.
std::size_t member_end(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    bool in_text = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (in_text) {
            if (c == '\\') ++at;
            if (c == '"') in_text = false;
            continue;
        }
        if (c == '"') in_text = true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') {
            if (depth == 0) break;
            --depth;
        }
        if (c == ',' && depth == 0) break;
    }
    return std::min(at, text.size());
}

}  // namespace

std::string written(const Document& document, std::string_view text) {
    if (document.is_xml()) return xml_text(text);
    if (document.is_json()) return json_text(text);
    return table_text(text, document.tables.empty() ? ',' : document.tables.front().separator);
}

std::string table_text(std::string_view text, char separator) {
    const std::string special = std::string("\"\r\n") + separator;
    const bool is_plain = text.find_first_of(special) == std::string_view::npos &&
                          !text.starts_with(' ') && !text.ends_with(' ');
    if (is_plain) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

Edit insert(std::size_t at, std::string text) {
    return {{at, at}, std::move(text)};
}

Edit replace(const Document& document, const Token& token, std::string_view text) {
    if (!document.is_table() || document.tables.empty()) {
        return {token.at, written(document, text)};
    }
    return {token.at, table_text(text, table_at(document, token.at.begin).separator)};
}

Edit set_attribute(Document& document, std::size_t at, std::string_view name,
                   std::string_view value) {
    const Token there = attribute_of(document, at, name);
    if (there.is_there()) return {there.at, xml_text(value)};
    return insert(name_end(document.clean, at), fmt::format(" {}=\"{}\"", name, xml_text(value)));
}

Edit remove_attribute(const Document& document, const Token& value) {
    const std::string& text = document.clean;
    std::size_t begin = value.at.begin - 1;  // the quote
    while (begin > 0 && (is_space(text[begin - 1]) || text[begin - 1] == '=')) --begin;
    while (begin > 0 && !is_space(text[begin - 1])) --begin;
    while (begin > 0 && is_space(text[begin - 1])) --begin;
    return {{begin, value.at.end + 1}, {}};
}

std::string with_attribute(std::string_view markup, std::string_view name, std::string_view value) {
    Document tag;
    tag.clean = std::string(markup);
    const Edit edit = set_attribute(tag, 0, name, value);
    std::string changed(markup);
    return changed.replace(edit.at.begin, edit.at.end - edit.at.begin, edit.text);
}

Edit remove_markup(const Document& document, Span span) {
    return {with_line(document.clean, span), {}};
}

Edit remove_element(const Document& document, std::size_t index) {
    const Element& element = document.elements[index];
    const Span span{element.at, element.end};
    if (document.is_xml()) return remove_markup(document, span);
    const std::string& text = document.clean;
    if (document.is_table()) {
        std::size_t end = span.end;
        while (end < text.size() && (text[end] == '\r' || text[end] == '\n')) ++end;
        return {{span.begin, end}, {}};
    }
    // An object in a list goes with one comma.
    const auto is_beside = [&](std::size_t other) {
        return other < document.elements.size() && document.elements[other].list == element.list;
    };
    if (is_beside(index - 1)) return {{document.elements[index - 1].end, span.end}, {}};
    if (is_beside(index + 1)) return {{span.begin, document.elements[index + 1].at}, {}};
    return {span, {}};
}

Edit add_data(const Document& document, const Element& element, std::string_view key,
              std::string_view text) {
    const std::string& markup = document.clean;
    const std::string data =
        fmt::format("<data key=\"{}\">{}</data>", xml_text(key), xml_text(text));
    if (markup[element.end - 2] != '/') return insert(markup.rfind("</", element.end - 1), data);
    const std::string name =
        markup.substr(element.at + 1, name_end(markup, element.at) - element.at - 1);
    return {{element.end - 2, element.end}, fmt::format(">{}</{}>", data, name)};
}

Edit add_member(const Document& document, std::size_t at, std::string_view name,
                std::string_view value) {
    const std::string& text = document.clean;
    std::size_t next = at + 1;
    while (next < text.size() && is_space(text[next])) ++next;
    const bool is_empty = next < text.size() && text[next] == '}';
    return insert(at + 1, fmt::format("{}:{}{}", json_text(name), value, is_empty ? "" : ","));
}

Edit remove_member(const Document& document, std::size_t at) {
    const std::string& text = document.clean;
    std::size_t end = member_end(text, at);
    if (end < text.size() && text[end] == ',') {
        do ++end;
        while (end < text.size() && is_space(text[end]));
        return {{at, end}, {}};
    }
    std::size_t begin = at;
    while (begin > 0 && is_space(text[begin - 1])) --begin;
    if (begin > 0 && text[begin - 1] == ',') return {{begin - 1, end}, {}};
    return {{at, end}, {}};
}

Edit move_members(const Document& document, const Element& element, std::string_view into,
                  const std::set<std::size_t>& members) {
    const std::string& text = document.clean;
    std::string moved;
    std::string kept;
    std::string inner;  // what the object has already
    const auto append = [](std::string& list, std::string_view member) {
        if (!list.empty()) list += ',';
        list += member;
    };
    for (std::size_t at = element.at + 1; at < element.end - 1;) {
        if (is_space(text[at]) || text[at] == ',') {
            ++at;
            continue;
        }
        const std::size_t end = member_end(text, at);
        std::string_view member = std::string_view(document.bytes).substr(at, end - at);
        while (is_space(member.back())) member.remove_suffix(1);
        const std::string_view name = member.substr(1, member.find('"', 1) - 1);
        if (members.contains(at)) {
            append(moved, member);
        } else if (name == into && member.ends_with('}')) {
            inner = member.substr(member.find('{') + 1);
            inner.pop_back();
        } else {
            append(kept, member);
        }
        at = end;
    }
    if (!inner.empty()) append(moved, inner);
    const std::string object = fmt::format("\"{}\":{{{}}}", into, moved);
    append(kept, object);
    return {{element.at, element.end}, '{' + kept + '}'};
}

Edit declare_node(Document& document, std::string_view id) {
    switch (document.kind) {
        case Kind::graphml: {
            const std::size_t end = tag_end(document.clean, document.xml.graph);
            return insert(end, fmt::format("\n<node id=\"{}\"/>", xml_text(id)));
        }
        case Kind::gexf: {
            const std::string node =
                fmt::format("<node id=\"{0}\" label=\"{0}\"/>\n", xml_text(id));
            if (document.xml.nodes_end != 0) return insert(document.xml.nodes_end, node);
            return insert(document.xml.edges_begin, fmt::format("<nodes>\n{}</nodes>\n", node));
        }
        case Kind::csv:
        case Kind::neo4j: {
            const Table& table = document.tables.front();
            std::string row(table.columns - 1, table.separator);
            const Element* last = nullptr;
            for (const Element& element : document.elements) {
                if (!element.is_edge) last = &element;
            }
            std::size_t place = 0;
            for (std::size_t i = 0; i < table.columns; ++i) {
                if (document.columns[table.first_column + i].at == table.id_heading.at.begin)
                    place = i;
            }
            row.insert(place, table_text(id, table.separator));
            const std::size_t at = last == nullptr ? table.headings_end : last->end;
            return insert(at, "\n" + row);
        }
        default:
            break;
    }
    const bool is_empty = document.json.node_count == 0;
    const std::string name = json_text(id);
    std::string node;
    if (document.kind == Kind::cytoscape) {
        node = fmt::format("{{\"data\":{{\"id\":{}}}}}", name);
    } else if (document.kind == Kind::graphology) {
        node = fmt::format("{{\"key\":{}}}", name);
    } else if (document.kind == Kind::vosviewer) {
        node = fmt::format("{{\"id\":{0},\"label\":{0}}}", name);
    } else if (!document.json.nodes_are_list) {
        node = fmt::format("{}:{{}}", name);
    } else {
        node = fmt::format("{{\"id\":{}}}", name);
    }
    return insert(document.json.nodes_end, (is_empty ? "" : ",\n") + node);
}

Edits rename_column(Document& document, std::size_t number, std::string_view id,
                    std::string_view name) {
    const Column& column = document.columns[number];
    if (document.is_table()) {
        const Table& table = table_at(document, column.at);
        const std::string& text = document.clean;
        std::size_t end = column.at;
        while (text[end] == '"') end = std::min(text.find('"', end + 1), text.size() - 1) + 1;
        while (end < text.size() && text[end] != table.separator && text[end] != '\n' &&
               text[end] != '\r') {
            ++end;
        }
        return {{{column.at, end}, table_text(name, table.separator)}};
    }
    Edits edits;
    if (document.is_json()) {
        for (const std::uint32_t i : document.values_of(number)) {
            const ValueOf& value = document.values[i];
            const std::size_t end = document.clean.find('"', value.at + 1) + 1;
            edits.push_back({{value.at, end}, json_text(name)});
        }
        return edits;
    }
    const bool is_graphml = document.kind == Kind::graphml;
    edits.push_back(set_attribute(document, column.at, is_graphml ? "attr.name" : "title", name));
    if (id == column.id) return edits;
    edits.push_back(set_attribute(document, column.at, "id", id));
    for (const std::uint32_t i : document.values_of(number)) {
        const std::size_t at = document.values[i].at;
        edits.push_back(set_attribute(document, at, is_graphml ? "key" : "for", id));
    }
    return edits;
}

}  // namespace sigloom::doctor
