#include "exporters/gml/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "core/graph/column_names.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/describe.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/common/parse_number.hpp"
#include "exporters/gml/scanner.hpp"
#include "exporters/json/syntax.hpp"

namespace sigloom {
namespace {

using gml::Scanner;
using gml::Token;
using Type = Token::Type;

/// networkx begins a list of one element with it.
constexpr std::string_view list_begin = "_networkx_list_start";

/// Keys of the whole graph that change nothing, or that no other format has a place for.
constexpr std::array<std::string_view, 7> of_document{
    "Creator", "Version", "comment", "directed", "id", "hierarchic", "multigraph"};

bool is_known(std::string_view key) {
    return std::ranges::find(of_document, key) != of_document.end();
}

/// A word that may be a key: it does not begin like a number.
bool is_key(std::string_view word) {
    return !is_ascii_digit(word.front()) &&
           std::string_view("+-.").find(word.front()) == std::string_view::npos;
}

/// Of these an element has one value; of any other key it may have several.
bool is_single(std::string_view key) {
    const std::string name = ascii_lower(key);
    return name == column_names::label || name == column_names::kind ||
           name == column_names::weight;
}

/// A number, or the word as a text.
Value value_of_word(std::string_view word) {
    const std::string_view number = word.starts_with('+') ? word.substr(1) : word;
    if (const auto whole = parse_number<std::int64_t>(number)) return *whole;
    // A double would lose the last digits of what no whole number of 64 bits holds.
    const std::string_view digits = number.substr(number.starts_with('-') ? 1 : 0);
    if (std::ranges::all_of(digits, is_ascii_digit)) return word;
    const auto real = parse_number<double>(number);
    return real ? Value(*real) : Value(word);
}

bool is_value(const Token& token) {
    return token.type == Type::word || token.type == Type::text || token.type == Type::open;
}

std::string as_json(const Value& value) {
    std::string json;
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        append_json_string(json, *text);
    } else if (const auto* real = std::get_if<double>(&value)) {
        if (!std::isfinite(*real)) return "null";
        append_json_number(json, *real);
    } else {
        json = to_text(value);
    }
    return json;
}

/// Values by their keys in order, as JSON: one that has several values is a list.
class JsonObject {
  public:
    void add(std::string_view key, std::string json) {
        const auto [found, is_new] = index_.emplace(key, members_.size());
        if (is_new) members_.push_back({std::string(key), {}});
        members_[found->second].second.push_back(std::move(json));
    }
    [[nodiscard]] std::string text() const {
        std::string text = "{";
        for (const auto& [key, values] : members_) {
            if (text.size() > 1) text += ',';
            append_json_string(text, key);
            text += ':';
            text += values.size() == 1 ? values.front() : list_of(values);
        }
        return text += '}';
    }
    static std::string list_of(const std::vector<std::string>& values) {
        return fmt::format("[{}]", fmt::join(values, ","));
    }

  private:
    std::vector<std::pair<std::string, std::vector<std::string>>> members_;
    std::unordered_map<std::string, std::size_t> index_;
};

/// A node or an edge as it is read.
struct Element {
    struct Entry {
        std::uint32_t key;
        Value value;
        bool is_json;
        std::vector<std::string> list;  ///< of a key that stands several times: all values, as JSON
    };
    std::size_t offset = 0;
    std::string_view id;
    std::string_view source;
    std::string_view target;
    std::vector<Entry> entries;
    std::deque<std::string> texts;  ///< that the values are views into
};

class GmlReader {
  public:
    explicit GmlReader(const Import& what)
        : scanner_(what.bytes), bytes_(what.bytes), assembly_(what) {}

    std::optional<KnowledgeGraph> read() {
        if (!read_document()) return std::nullopt;
        assembly_.set_id_columns({"name"});
        return assembly_.finish();
    }

  private:
    enum class Owner : std::uint8_t { node, edge };
    /// A key of nodes and edges.
    struct Key {
        std::string name;
        std::array<std::uint32_t, 2> field{GraphAssembly::no_field, GraphAssembly::no_field};
        bool is_list_reported = false;
        std::size_t element = 0;  ///< the last that has it
        std::size_t entry = 0;    ///< of that element
    };

    bool fail(std::size_t offset, std::string message) {
        assembly_.faults().report(Oddity::graph_syntax, offset, std::move(message));
        return false;
    }
    /// A token that is not what is expected.
    bool fail(const Token& token, std::string_view expected) {
        if (token.type == Type::damage) return fail(token.begin, scanner_.damage());
        return fail(token.begin,
                    fmt::format("expected {}, got {}", expected, describe(bytes_, token.begin)));
    }
    void leftover(std::size_t offset, std::string_view key) {
        assembly_.faults().report(Repair::leftover, offset,
                                  fmt::format("{} was left out", in_quotes(key)));
    }

    template <typename Visit>
    bool read_list(Visit visit);
    bool skip_list();
    bool read_document();
    bool read_member(const Token& key, const Token& value, bool is_in_graph);
    bool read_element(Owner owner, std::size_t offset);
    bool read_graphics(Element& element);
    bool read_label(Element& element);
    bool read_nested(std::string& json);
    Value value_of(const Token& token, std::deque<std::string>& texts);
    void set_end(std::string_view& end, std::string_view key, const Token& token, Element& element);
    void set(Element& element, std::string_view name, const Value& value, std::size_t offset,
             bool is_json = false);
    void say_list(Key& key, std::size_t offset);
    void add(Owner owner, Element& element);
    Key& key_of(std::string_view name);

    Scanner scanner_;
    std::string_view bytes_;
    GraphAssembly assembly_;
    std::unordered_map<std::string, std::uint32_t> key_numbers_;
    std::deque<Key> keys_;
    std::size_t elements_ = 0;
    bool graph_seen_ = false;
    bool multigraph_ = false;
    bool drawing_reported_ = false;
};

/// Calls visit(key, value) for every member of a list, behind its opening bracket and up to its closing one;
/// a list as a value is visited behind its bracket. False as soon as visit() returns it, and for damage.
template <typename Visit>
bool GmlReader::read_list(Visit visit) {
    while (true) {
        const Token key = scanner_.next();
        if (key.type == Type::close) return true;
        if (key.type != Type::word || !is_key(key.text)) return fail(key, "a key");
        const Token value = scanner_.next();
        if (!is_value(value)) return fail(value, "a value of " + in_quotes(key.text));
        if (!visit(key, value)) return false;
    }
}

bool GmlReader::skip_list() {
    const std::size_t outside = scanner_.depth() - 1;
    while (scanner_.depth() > outside) {
        const Token token = scanner_.next();
        if (token.type == Type::damage) return fail(token, "]");
    }
    return true;
}

Value GmlReader::value_of(const Token& token, std::deque<std::string>& texts) {
    if (token.type == Type::word) {
        const Value value = value_of_word(token.text);
        if (!std::holds_alternative<std::string_view>(value)) return value;
        const std::string_view rest = scanner_.rest_of_words();
        if (rest.empty()) return value;
        return std::string_view(token.text.data(),
                                static_cast<std::size_t>(rest.end() - token.text.begin()));
    }
    if (token.text.find('&') == std::string_view::npos) return token.text;
    gml::Decoded decoded = gml::decode(token.text);
    if (decoded.replaced > 0) {
        assembly_.faults().report(
            Repair::control_character, token.begin,
            fmt::format("{} replaced by U+FFFD",
                        counted(decoded.replaced, "entity that names no character was",
                                "entities that name no characters were")));
    }
    return std::string_view(texts.emplace_back(std::move(decoded.text)));
}

GmlReader::Key& GmlReader::key_of(std::string_view name) {
    const auto [found, is_new] =
        key_numbers_.emplace(name, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) keys_.push_back({.name = std::string(name)});
    return keys_[found->second];
}

void GmlReader::set(Element& element, std::string_view name, const Value& value, std::size_t offset,
                    bool is_json) {
    Key& key = key_of(name);
    const std::uint32_t number = key_numbers_.find(key.name)->second;
    if (is_json) say_list(key, offset);
    if (key.element != elements_ || is_single(name)) {
        key.element = elements_;
        key.entry = element.entries.size();
        element.entries.push_back({number, value, is_json, {}});
        return;
    }
    Element::Entry& entry = element.entries[key.entry];
    const auto json_of = [](const Value& each, bool is_text_of_json) {
        return is_text_of_json ? std::string(std::get<std::string_view>(each)) : as_json(each);
    };
    if (entry.list.empty()) {
        say_list(key, offset);
        if (entry.value != Value(list_begin)) {
            entry.list.push_back(json_of(entry.value, entry.is_json));
        }
    }
    entry.list.push_back(json_of(value, is_json));
}

void GmlReader::say_list(Key& key, std::size_t offset) {
    if (std::exchange(key.is_list_reported, true)) return;
    assembly_.faults().report(
        Repair::unusual, offset,
        fmt::format("{} holds lists or objects, which were read as texts", in_quotes(key.name)));
}

void GmlReader::set_end(std::string_view& end, std::string_view key, const Token& token,
                        Element& element) {
    Value value = value_of(token, element.texts);
    // A number as it stands there.
    if (!std::holds_alternative<std::string_view>(value)) value = token.text;
    if (!end.empty()) {
        assembly_.faults().report(Repair::repeated_value, token.begin,
                                  fmt::format("a second {} was left out", in_quotes(key)));
        return;
    }
    end = std::get<std::string_view>(value);
}

/// What yEd and Gephi drew.
bool GmlReader::read_graphics(Element& element) {
    constexpr std::array<std::string_view, 7> known{"x", "y", "z", "w", "h", "d", "fill"};
    return read_list([&](const Token& key, const Token& token) {
        if (std::ranges::find(known, key.text) == known.end() &&
            !std::exchange(drawing_reported_, true)) {
            assembly_.faults().report(Repair::leftover, key.begin,
                                      "of what was drawn, labels, positions, sizes and fill "
                                      "colours are read, and no more");
        }
        if (token.type == Type::open) return skip_list();
        const Value value = value_of(token, element.texts);
        const auto set_drawn = [&](std::string_view name, const Value& drawn) {
            if (key_of(name).element != elements_) set(element, name, drawn, key.begin);
        };
        if (key.text == "x") set_drawn(column_names::x, value);
        if (key.text == "y") set_drawn(column_names::y, value);
        if (key.text == "d") set_drawn(column_names::size, value);
        const auto* color = std::get_if<std::string_view>(&value);
        if (key.text == "fill" && color != nullptr && color->size() == 7) {
            set_drawn(column_names::color,
                      std::string_view(element.texts.emplace_back(ascii_lower(*color))));
        }
        return true;
    });
}

/// The label that yEd shows, which goes for the label of an element that has none of its own.
bool GmlReader::read_label(Element& element) {
    return read_list([&](const Token& key, const Token& token) {
        if (token.type == Type::open) return skip_list();
        const Value value = value_of(token, element.texts);
        if (key.text == "text" && key_of(column_names::label).element != elements_) {
            set(element, column_names::label, value, key.begin);
        }
        return true;
    });
}

/// A list as an object of JSON.
bool GmlReader::read_nested(std::string& json) {
    JsonObject object;
    const bool read = read_list([&](const Token& key, const Token& token) {
        std::string text;
        if (token.type == Type::open) {
            if (!read_nested(text)) return false;
        } else {
            std::deque<std::string> texts;
            text = as_json(value_of(token, texts));
        }
        object.add(key.text, std::move(text));
        return true;
    });
    json = object.text();
    return read;
}

bool GmlReader::read_element(Owner owner, std::size_t offset) {
    ++elements_;
    Element element;
    element.offset = offset;
    const bool is_edge = owner == Owner::edge;
    const bool read = read_list([&](const Token& key, const Token& token) {
        const std::string_view name = key.text;
        if (token.type == Type::open) {
            if (name == "graphics") return read_graphics(element);
            if (name == "LabelGraphics") return read_label(element);
            std::string& json = element.texts.emplace_back();
            if (!read_nested(json)) return false;
            set(element, name, std::string_view(json), key.begin, true);
            return true;
        }
        if (name == "id") {
            set_end(element.id, name, token, element);
        } else if (is_edge && name == "source") {
            set_end(element.source, name, token, element);
        } else if (is_edge && name == "target") {
            set_end(element.target, name, token, element);
        } else if (is_edge && name == "directed") {
            if (value_of(token, element.texts) == Value(std::int64_t{1})) assembly_.set_directed();
        } else if (is_edge && name == "key" && multigraph_) {
            value_of(token, element.texts);  // tells the edges of a multigraph apart
        } else {
            set(element, name == "gid" ? "group" : name, value_of(token, element.texts), key.begin);
        }
        return true;
    });
    if (read) add(owner, element);
    return read;
}

void GmlReader::add(Owner owner, Element& element) {
    std::vector<GraphAssembly::Field> fields;
    fields.reserve(element.entries.size());
    for (const auto& [number, value, is_json, list] : element.entries) {
        Key& key = keys_[number];
        std::uint32_t& field = key.field[static_cast<std::size_t>(owner)];
        if (field == GraphAssembly::no_field) {
            field = owner == Owner::node ? assembly_.node_field(key.name)
                                         : assembly_.edge_field(key.name);
        }
        fields.push_back({field, value});
        if (!list.empty()) {
            fields.back().value =
                std::string_view(element.texts.emplace_back(JsonObject::list_of(list)));
        }
    }
    if (owner == Owner::node) {
        assembly_.add_node(element.id, fields, element.offset);
    } else {
        assembly_.add_edge(element.source, element.target, fields, element.offset);
    }
}

/// A member of the graph or of the whole file.
bool GmlReader::read_member(const Token& key, const Token& value, bool is_in_graph) {
    const std::string_view name = key.text;
    if (value.type == Type::open) {
        if (is_in_graph && name == "node") return read_element(Owner::node, key.begin);
        if (is_in_graph && name == "edge") return read_element(Owner::edge, key.begin);
        if (name == "graph" && !graph_seen_) {
            graph_seen_ = true;
            return read_list([&](const Token& inner_key, const Token& inner) {
                return read_member(inner_key, inner, true);
            });
        }
        if (name == "graph") {
            assembly_.faults().report(Repair::unsupported, key.begin,
                                      "a second graph was left out");
        } else {
            leftover(key.begin, name);
        }
        return skip_list();
    }
    std::deque<std::string> texts;
    const Value content = value_of(value, texts);
    if (is_in_graph && content == Value(std::int64_t{1})) {
        if (name == "directed") assembly_.set_directed();
        if (name == "multigraph") multigraph_ = true;
    }
    if (!is_known(name) && content != Value(std::string_view())) leftover(key.begin, name);
    return true;
}

bool GmlReader::read_document() {
    while (true) {
        const Token key = scanner_.next();
        if (key.type == Type::file_end && graph_seen_) return true;
        if (key.type == Type::file_end) return fail(key, "graph");
        if (key.type != Type::word || !is_key(key.text)) return fail(key, "a key");
        const Token value = scanner_.next();
        if (!is_value(value)) return fail(value, "a value of " + in_quotes(key.text));
        if (!read_member(key, value, false)) return false;
    }
}

}  // namespace

std::optional<KnowledgeGraph> read_gml(const Import& what) {
    if (const std::size_t at = find_invalid_utf8(what.bytes); at != what.bytes.size()) {
        GraphFaults(what.bytes, what.path, what.reporter)
            .report(Oddity::invalid_utf8, at, "bytes that are no UTF-8 were replaced by U+FFFD");
        const std::string repaired = repair_utf8(what.bytes);
        return GmlReader({repaired, what.path, what.reporter, what.roles}).read();
    }
    return GmlReader(what).read();
}

Likeness recognize_gml(std::string_view first_bytes) {
    Scanner scanner(first_bytes);
    while (true) {
        const Token key = scanner.next();
        if (key.type != Type::word) return Likeness::none;
        const Token value = scanner.next();
        if (key.text == "graph") {
            return value.type == Type::open ? Likeness::certain : Likeness::none;
        }
        // Prose may begin with a #, too.
        if (!is_known(key.text) || !is_value(value)) return Likeness::none;
    }
}

}  // namespace sigloom
