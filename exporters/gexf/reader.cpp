#include "exporters/gexf/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/graph/column_names.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/describe.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/scanner.hpp"
#include "exporters/xml/values.hpp"

namespace sigloom {
namespace {

using namespace xml;
using Field = GraphAssembly::Field;

/// Markup that is handed to RapidXML at once, in bytes: it stays in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 16;

/// A declared `<attribute>`.
struct Attribute {
    std::uint32_t field;
    ColumnType type;
    std::string title;
};
using Attributes = std::unordered_map<std::string, Attribute>;

std::optional<double> number(const Element& element, std::string_view name) {
    const auto text = attribute(element, name);
    const auto value = text ? parse_value(*text, ColumnType::real) : std::nullopt;
    const auto* real = value ? std::get_if<double>(&*value) : nullptr;
    return real == nullptr ? std::nullopt : std::optional(*real);
}

/// #rrggbb of `<viz:color>`; empty where it names none.
std::string color_of(const Element& element) {
    constexpr double most = 255;
    if (const auto hex = attribute(element, "hex"); hex && hex->size() == 7) {
        return ascii_lower(*hex);
    }
    std::string color = "#";
    for (const std::string_view part : {"r", "g", "b"}) {
        const auto value = number(element, part);
        if (!value || *value < 0 || *value > most) return {};
        color += fmt::format("{:02x}", static_cast<int>(*value));
    }
    return color;
}

class GexfReader {
  public:
    explicit GexfReader(const Import& what)
        : bytes_(what.bytes),
          scanner_(bytes_, bytes_.starts_with("\xEF\xBB\xBF") ? 3 : 0),
          assembly_(what) {}

    std::optional<KnowledgeGraph> read() {
        if (!read_document()) return std::nullopt;
        if (has_times_) {
            assembly_.faults().report(Oddity::graph_leftover,
                                      "the times of nodes, edges and values were left out; of a "
                                      "value that changes, the last is read");
        }
        return assembly_.finish();
    }

  private:
    bool fail(std::size_t offset, std::string message) {
        assembly_.faults().report(Oddity::graph_syntax, offset, std::move(message));
        return false;
    }
    bool fail() { return fail(scanner_.error()->offset, scanner_.error()->message); }
    bool fail(const XmlError& error) { return fail(error.offset, error.message); }

    void leftover(const Piece& piece, const Element& element) {
        assembly_.faults().report(
            Repair::leftover, piece.offset(element),
            is_element(element)
                ? fmt::format("<{}> was left out",
                              std::string_view(element.name(), element.name_size()))
                : fmt::format("the text {} was left out",
                              in_quotes(trimmed({element.value(), element.value_size()}))));
    }

    bool read_document();
    bool read_graph_tag(const XmlToken& token);
    bool read_part(const XmlToken& token);
    bool read_whole(const XmlToken& token, Piece& piece);
    bool parse(Piece& piece, std::size_t begin, std::size_t end);
    bool check_attributes(const Piece& piece, const Element& element);
    void read_attributes(const Piece& piece, const Element& element);
    bool read_elements();
    void read_list(const Piece& piece, const Element& list, std::string_view group);
    void read_node(const Piece& piece, const Element& element, std::string_view group);
    void read_edge(const Piece& piece, const Element& element);
    void read_values(const Piece& piece, const Element& values, const Attributes& attributes,
                     std::vector<Field>& fields);
    std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }

    std::string_view bytes_;
    XmlScanner scanner_;
    GraphAssembly assembly_;
    Attributes of_nodes_;
    Attributes of_edges_;
    std::deque<std::string> texts_;  ///< of defaults
    std::optional<XmlError> damage_;
    bool graph_seen_ = false;
    bool has_times_ = false;
    bool invalid_utf8_ = false;
};

bool GexfReader::parse(Piece& piece, std::size_t begin, std::size_t end) {
    piece.parse(bytes_, begin, end);
    if (piece.error) return fail(*piece.error);
    if (piece.invalid_utf8 && !std::exchange(invalid_utf8_, true)) {
        assembly_.faults().report(Oddity::invalid_utf8,
                                  begin + find_invalid_utf8(bytes_.substr(begin, end - begin)),
                                  "bytes that are no UTF-8 were replaced by U+FFFD");
    }
    for (const std::size_t offset : piece.illegal_characters) {
        assembly_.faults().report(Repair::control_character, offset,
                                  "a character that XML does not allow was replaced by U+FFFD");
    }
    return true;
}

/// An attribute that stands twice makes the markup no XML.
bool GexfReader::check_attributes(const Piece& piece, const Element& element) {
    const auto name = repeated_attribute(element);
    if (!name) return true;
    if (!damage_) {
        damage_ =
            XmlError{piece.offset(element),
                     fmt::format("expected each attribute once, got {} twice", in_quotes(*name))};
    }
    return false;
}

/// The whole element that begins with a token.
bool GexfReader::read_whole(const XmlToken& token, Piece& piece) {
    std::size_t end = token.end;
    if (token.type == XmlToken::Type::start) {
        const std::size_t outside = scanner_.depth() - 1;
        while (scanner_.depth() > outside) {
            const auto next = scanner_.next();
            if (!next) return fail();
            end = next->end;
        }
    }
    return parse(piece, token.begin, end);
}

bool GexfReader::read_graph_tag(const XmlToken& token) {
    const std::string text = xml::closed_tag(bytes_.substr(token.begin, token.end - token.begin));
    Piece tag;
    tag.parse(text, 0, text.size());
    if (tag.error) return fail(token.begin + tag.error->offset, tag.error->message);
    const Element& element = *tag.root().first_node();
    if (attribute(element, "defaultedgetype").value_or("undirected") == "directed") {
        assembly_.set_directed();
    }
    has_times_ = has_times_ || attribute(element, "mode") == "dynamic";
    return true;
}

void GexfReader::read_attributes(const Piece& piece, const Element& element) {
    const bool of_edges = attribute(element, "class") == "edge";
    for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
        if (!is_element(*at) || name_of(*at) != "attribute") {
            leftover(piece, *at);
            continue;
        }
        const std::string id(attribute(*at, "id").value_or(""));
        const std::string_view title = attribute(*at, "title").value_or("");
        const std::string name(trimmed(title).empty() ? id : trimmed(title));
        const ColumnType type = column_type(attribute(*at, "type").value_or("string"));
        // The name of a role in any case is one; a name with a type would be that of a column.
        const std::string role = ascii_lower(name);
        const bool is_role = role == "label" || role == "kind" || role == "weight";
        const std::optional<ColumnType> declared =
            is_role ? std::nullopt : std::optional<ColumnType>(type);
        const std::uint32_t field =
            of_edges ? assembly_.edge_field(name, declared) : assembly_.node_field(name, declared);
        Attributes& attributes = of_edges ? of_edges_ : of_nodes_;
        if (!attributes.emplace(id, Attribute{field, type, name}).second) {
            assembly_.faults().report(Repair::repeated_value, piece.offset(*at),
                                      fmt::format("attribute {} is declared twice; the second was "
                                                  "left out",
                                                  in_quotes(id)));
            continue;
        }
        for (const auto* part = at->first_node(); part != nullptr; part = part->next_sibling()) {
            if (!is_element(*part) || name_of(*part) != "default" ||
                part->first_node() == nullptr) {
                continue;
            }
            const std::string_view text =
                keep(std::string(piece.trimmed_text(*part->first_node())));
            const std::optional<Value> value = parse_value(text, type);
            if (!value || std::holds_alternative<std::monostate>(*value)) continue;
            if (of_edges) {
                assembly_.set_edge_default(field, *value);
            } else {
                assembly_.set_node_default(field, *value);
            }
        }
    }
}

void GexfReader::read_values(const Piece& piece, const Element& values,
                             const Attributes& attributes, std::vector<Field>& fields) {
    for (const auto* at = values.first_node(); at != nullptr; at = at->next_sibling()) {
        if (!is_element(*at) || name_of(*at) != "attvalue") {
            leftover(piece, *at);
            continue;
        }
        if (!check_attributes(piece, *at)) return;
        // Version 1.1 calls it id.
        const auto given = attribute(*at, "for");
        const std::string id(given ? *given : attribute(*at, "id").value_or(""));
        const auto found = attributes.find(id);
        if (found == attributes.end()) {
            assembly_.faults().report(
                Repair::undeclared_key, piece.offset(*at),
                fmt::format("no <attribute> declares {}; the value was left out", in_quotes(id)));
            continue;
        }
        const auto& [field, type, title] = found->second;
        const std::string_view text = attribute(*at, "value").value_or("");
        const std::optional<Value> value = parse_value(text, type);
        if (!value) {
            assembly_.faults().report(
                Repair::unusable_value, piece.offset(*at),
                fmt::format("expected a finite number for {}, got {}; the value was left out",
                            in_quotes(title), in_quotes(text)));
            continue;
        }
        // Of a value that changes, the last is read.
        const bool has_time = attribute(*at, "start") || attribute(*at, "end") ||
                              attribute(*at, "timestamp") || attribute(*at, "endopen");
        const auto before = std::ranges::find(fields, field, &Field::field);
        if (has_time) has_times_ = true;
        if (has_time && before != fields.end()) {
            before->value = *value;
        } else {
            fields.push_back({field, *value});
        }
    }
}

void GexfReader::read_node(const Piece& piece, const Element& element, std::string_view group) {
    if (!check_attributes(piece, element)) return;
    std::vector<Field> fields;
    const std::string_view id = attribute(element, "id").value_or("");
    if (const auto label = attribute(element, "label"); label && !label->empty()) {
        fields.push_back({assembly_.node_field(column_names::label), *label});
    }
    const std::string_view parent = attribute(element, "pid").value_or(group);
    if (!parent.empty()) fields.push_back({assembly_.node_field("group"), parent});
    const auto add_number = [&](const char* name, std::optional<double> value) {
        if (value) fields.push_back({assembly_.node_field(name), *value});
    };
    std::string color;
    std::vector<const Element*> inside;
    for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
        const std::string_view name = is_element(*at) ? name_of(*at) : "";
        if (name == "attvalues") {
            read_values(piece, *at, of_nodes_, fields);
        } else if (name == "position") {
            add_number(column_names::x, number(*at, "x"));
            add_number(column_names::y, number(*at, "y"));
        } else if (name == "size") {
            add_number(column_names::size, number(*at, "value"));
        } else if (name == "color") {
            const std::string_view written = keep(color_of(*at));
            if (!written.empty())
                fields.push_back({assembly_.node_field(column_names::color), written});
        } else if (name == "nodes" || name == "edges") {
            inside.push_back(at);
        } else if (name == "spells" || name == "slices") {
            has_times_ = true;
        } else {
            leftover(piece, *at);
        }
    }
    if (attribute(element, "start") || attribute(element, "end")) has_times_ = true;
    assembly_.add_node(id, fields, piece.offset(element));
    for (const Element* list : inside) read_list(piece, *list, id);
}

void GexfReader::read_edge(const Piece& piece, const Element& element) {
    if (!check_attributes(piece, element)) return;
    std::vector<Field> fields;
    const auto add = [&](std::string_view name, std::string_view text) {
        if (!text.empty()) fields.push_back({assembly_.edge_field(name), text});
    };
    if (const auto weight = attribute(element, "weight")) {
        const auto value = parse_value(*weight, ColumnType::real);
        fields.push_back({assembly_.edge_field(column_names::weight), value ? *value : *weight});
    }
    add(column_names::kind, attribute(element, "kind").value_or(""));
    add(column_names::label, attribute(element, "label").value_or(""));
    if (attribute(element, "type") == "directed") assembly_.set_directed();
    if (attribute(element, "start") || attribute(element, "end")) has_times_ = true;
    std::vector<Field> values;
    for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
        const std::string_view name = is_element(*at) ? name_of(*at) : "";
        if (name == "attvalues") {
            read_values(piece, *at, of_edges_, values);
        } else if (name == "spells" || name == "slices") {
            has_times_ = true;
        } else {
            leftover(piece, *at);
        }
    }
    for (const Field& value : values) {
        // A weight that changes goes before the one that does not.
        const auto same = std::ranges::find(fields, value.field, &Field::field);
        if (same != fields.end() && value.field == GraphAssembly::weight_field) {
            same->value = value.value;
        } else {
            fields.push_back(value);
        }
    }
    assembly_.add_edge(attribute(element, "source").value_or(""),
                       attribute(element, "target").value_or(""), fields, piece.offset(element));
}

void GexfReader::read_list(const Piece& piece, const Element& list, std::string_view group) {
    for (const auto* at = list.first_node(); at != nullptr; at = at->next_sibling()) {
        const std::string_view name = is_element(*at) ? name_of(*at) : "";
        if (name == "node") {
            read_node(piece, *at, group);
        } else if (name == "edge") {
            read_edge(piece, *at);
        } else {
            leftover(piece, *at);
        }
    }
}

/// What stands in `<nodes>` or `<edges>`, which has just begun, piece by piece.
bool GexfReader::read_elements() {
    const std::size_t inside = scanner_.depth();
    bool is_open = true;
    while (is_open) {
        std::size_t begin = 0;
        std::size_t end = 0;
        while (is_open && end - begin < piece_size) {
            const auto token = scanner_.next();
            if (!token) return fail();
            if (scanner_.depth() < inside) {
                is_open = false;
                break;
            }
            if (end == 0) begin = token->begin;
            end = token->end;
            while (scanner_.depth() > inside) {
                const auto inner = scanner_.next();
                if (!inner) return fail();
                end = inner->end;
            }
        }
        if (end == 0) break;
        Piece piece;
        if (!parse(piece, begin, end)) return false;
        read_list(piece, piece.root(), "");
        if (damage_) return fail(*damage_);
    }
    return true;
}

bool GexfReader::read_part(const XmlToken& token) {
    const std::string_view name = local_name(token.name);
    const bool is_start = token.type == XmlToken::Type::start;
    if (name == "nodes" || name == "edges") return !is_start || read_elements();
    Piece piece;
    if (!read_whole(token, piece)) return false;
    const Element& element = *piece.root().first_node();
    if (name == "attributes") {
        read_attributes(piece, element);
    } else {
        leftover(piece, element);
    }
    return true;
}

bool GexfReader::read_document() {
    while (const auto token = scanner_.next()) {
        const bool is_start = token->type == XmlToken::Type::start;
        if (token->type == XmlToken::Type::file_end) {
            if (graph_seen_) return true;
            return fail(token->begin, "expected <graph>, got the end of the file");
        }
        if (token->type == XmlToken::Type::text && scanner_.depth() > 0) {
            const std::string_view text =
                trimmed(bytes_.substr(token->begin, token->end - token->begin));
            if (!text.empty()) {
                assembly_.faults().report(Repair::leftover, token->begin,
                                          fmt::format("the text {} was left out", in_quotes(text)));
            }
        }
        if (!is_start && token->type != XmlToken::Type::empty) continue;
        const std::size_t depth = scanner_.depth() - (is_start ? 1 : 0);
        const std::string_view name = local_name(token->name);
        if (depth == 0) {
            if (name != "gexf") {
                return fail(token->begin,
                            fmt::format("expected <gexf>, got {}", describe(bytes_, token->begin)));
            }
        } else if (depth == 1 && name == "graph" && !graph_seen_) {
            graph_seen_ = true;
            if (!read_graph_tag(*token)) return false;
        } else if (depth == 2 && graph_seen_) {
            if (!read_part(*token)) return false;
        } else {
            Piece piece;
            if (!read_whole(*token, piece)) return false;
            if (name == "graph") {
                assembly_.faults().report(Repair::unsupported, token->begin,
                                          "a second graph was left out");
            } else if (name != "meta") {
                leftover(piece, *piece.root().first_node());
            }
        }
    }
    return fail();
}

}  // namespace

std::optional<KnowledgeGraph> read_gexf(const Import& what) {
    return GexfReader(what).read();
}

Likeness recognize_gexf(std::string_view first_bytes) {
    return root_name(first_bytes) == "gexf" ? Likeness::certain : Likeness::none;
}

}  // namespace sigloom
