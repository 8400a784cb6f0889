#include "exporters/graphml_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstring>
#include <deque>
#include <memory>
#include <rapidxml/rapidxml.hpp>
#include <utility>
#include <vector>

#include "core/text/utf8.hpp"
#include "exporters/graph_assembly.hpp"
#include "exporters/numbers.hpp"
#include "exporters/pipeline.hpp"
#include "exporters/xml_scanner.hpp"

namespace sigloom {
namespace {

using Element = rapidxml::xml_node<char>;
using Field = GraphAssembly::Field;

/// Markup that is handed to RapidXML at once, in bytes: it stays in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 16;

std::string_view name_of(const Element& element) {
    return local_name({element.name(), element.name_size()});
}

/// Nothing if there is no such attribute.
std::optional<std::string_view> attribute(const Element& element, std::string_view name) {
    for (const auto* at = element.first_attribute(); at != nullptr; at = at->next_attribute()) {
        if (std::string_view(at->name(), at->name_size()) == name) {
            return std::string_view(at->value(), at->value_size());
        }
    }
    return std::nullopt;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(space);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Elements of the file, parsed.
struct Piece {
    std::size_t begin = 0;  ///< offset in the file
    std::string buffer;     ///< RapidXML works in place
    rapidxml::xml_document<char> document;
    std::optional<XmlError> error;
    bool invalid_utf8 = false;

    void parse(std::string_view bytes, std::size_t from, std::size_t to);
    [[nodiscard]] std::size_t offset(const Element& element) const {
        return begin + static_cast<std::size_t>(element.name() - buffer.data()) - 1;
    }
};

void Piece::parse(std::string_view bytes, std::size_t from, std::size_t to) {
    begin = from;
    const std::string_view markup = bytes.substr(from, to - from);
    if (const std::size_t zero = markup.find('\0'); zero != std::string_view::npos) {
        error = XmlError{from + zero, "expected a character that XML allows, got a zero byte"};
        return;
    }
    invalid_utf8 = find_invalid_utf8(markup) != markup.size();
    buffer = invalid_utf8 ? repair_utf8(markup) : std::string(markup);
    try {
        document.parse<rapidxml::parse_no_string_terminators>(buffer.data());
    } catch (const rapidxml::parse_error& damage) {
        const auto at = from + static_cast<std::size_t>(damage.where<char>() - buffer.data());
        std::string message = damage.what();
        if (message.starts_with("expected")) {
            message += ", got ";
            message += describe(bytes, at);
        }
        error = XmlError{at, std::move(message)};
    }
}

enum class Owner : std::uint8_t { node, edge, all, other };

/// A declared `<key>`.
struct Key {
    std::string id;
    std::string name;
    Owner owner = Owner::all;
    ColumnType type = ColumnType::text;
    std::optional<std::string> default_text;
    bool used = true;  ///< false for what programs keep beside a graph, such as drawings
    /// For nodes and edges: its number in the assembly; nothing where its values are not wanted.
    std::optional<std::uint32_t> node_field;
    std::optional<std::uint32_t> edge_field;

    [[nodiscard]] bool is_for(Owner one) const { return owner == one || owner == Owner::all; }
};

ColumnType column_type(std::string_view graphml_type) {
    const std::string type = lower_case(graphml_type);
    if (type == "boolean" || type == "bool") return ColumnType::boolean;
    if (type == "int" || type == "integer" || type == "short" || type == "byte") {
        return ColumnType::int32;
    }
    if (type == "long") return ColumnType::int64;
    if (type == "float" || type == "double") return ColumnType::real;
    return ColumnType::text;
}

/// Nothing if the text is no value of the type.
std::optional<Value> parse_value(std::string_view text, ColumnType type) {
    if (type == ColumnType::text) return text;
    text = trimmed(text);
    if (text.empty()) return Value{};
    if (type == ColumnType::boolean) {
        if (text == "true" || text == "True" || text == "TRUE" || text == "1") return true;
        if (text == "false" || text == "False" || text == "FALSE" || text == "0") return false;
        return std::nullopt;
    }
    if (text.front() == '+') text.remove_prefix(1);
    const auto parse = [text](auto number) -> std::optional<Value> {
        const auto end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, number);
        if (error != std::errc{} || stop != end) return std::nullopt;
        return number;
    };
    if (type == ColumnType::real) {
        const auto number = parse(double{});
        if (!number || !std::isfinite(std::get<double>(*number))) return std::nullopt;
        return number;
    }
    return parse(std::int64_t{});
}

std::string_view type_in_words(ColumnType type) {
    if (type == ColumnType::boolean) return "true or false";
    return type == ColumnType::real ? "a finite number" : "a whole number";
}

/// A node or an edge, its texts in its piece.
struct Record {
    enum class Type : std::uint8_t { node, edge } type;
    std::size_t offset;
    std::string_view id;  ///< of a node; an edge's source
    std::string_view target;
    std::size_t fields_begin;
    std::size_t fields_end;
};

struct Problem {
    Repair repair;
    std::size_t offset;
    std::string message;
};

/// What a piece holds, in the terms of the assembly. Made by any thread.
struct Batch {
    std::size_t begin = 0;
    std::size_t end = 0;
    Piece piece;
    std::vector<Record> records;
    std::vector<Field> fields;
    std::deque<std::string> texts;  ///< put together from several parts
    std::vector<Problem> problems;
    bool directed = false;
};

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
                           batch_.fields.end(), [&](const Field& f) { return f.field == field; });
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

class GraphmlReader {
  public:
    GraphmlReader(std::string_view bytes, const std::string& path, Reporter& reporter)
        : bytes_(bytes),
          scanner_(bytes, bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0),
          assembly_(bytes, path, reporter) {}

    std::optional<KnowledgeGraph> read();

  private:
    bool fail(std::size_t offset, std::string message) {
        assembly_.report(Oddity::graph_syntax, offset, std::move(message));
        return false;
    }
    bool fail() { return fail(scanner_.error()->offset, scanner_.error()->message); }

    bool check_encoding();
    bool read_root();
    bool read_document();
    bool read_child_of_root(const XmlToken& token);
    bool skip_element(const XmlToken& start, std::size_t& end);
    void read_key(const Element& element);
    void assign_fields();
    bool read_graph(const XmlToken& start);
    bool take_batch(Batch& batch);
    void add(const Batch& batch);

    std::string_view bytes_;
    XmlScanner scanner_;
    GraphAssembly assembly_;
    std::vector<Key> keys_;
    bool graph_seen_ = false;
    bool graph_open_ = false;
    bool invalid_utf8_ = false;
};

bool GraphmlReader::check_encoding() {
    if (bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF") ||
        bytes_.substr(0, 4).find('\0') != std::string_view::npos) {
        return fail(0, "expected UTF-8, got UTF-16");
    }
    const std::string_view head = bytes_.substr(0, 256);
    const std::size_t end = head.find("?>");
    if (head.find("<?xml") > 3 || end == std::string_view::npos) return true;
    const std::size_t found = head.substr(0, end).find("encoding");
    if (found == std::string_view::npos) return true;
    const std::size_t begin = head.find_first_of("\"'", found);
    if (begin >= end) return true;
    const std::size_t length = std::min(head.find(head[begin], begin + 1), end) - begin - 1;
    const std::string encoding = lower_case(head.substr(begin + 1, length));
    if (encoding == "utf-8" || encoding == "utf8" || encoding == "us-ascii") return true;
    return fail(begin + 1, fmt::format("expected encoding UTF-8, got {}", in_quotes(encoding)));
}

/// To the end of an element that has just begun.
bool GraphmlReader::skip_element(const XmlToken& start, std::size_t& end) {
    end = start.end;
    if (start.type == XmlToken::Type::empty) return true;
    const std::size_t outside = scanner_.depth() - 1;
    while (scanner_.depth() > outside) {
        const auto token = scanner_.next();
        if (!token) return fail();
        end = token->end;
    }
    return true;
}

void GraphmlReader::read_key(const Element& element) {
    Key key;
    key.id = attribute(element, "id").value_or("");
    key.name = attribute(element, "attr.name").value_or(key.id);
    const std::string_view owner = attribute(element, "for").value_or("all");
    key.owner = owner == "node"   ? Owner::node
                : owner == "edge" ? Owner::edge
                : owner == "all"  ? Owner::all
                                  : Owner::other;
    key.type = column_type(attribute(element, "attr.type").value_or("string"));
    key.used = !attribute(element, "yfiles.type") && !key.name.empty();
    for (const auto* at = element.first_node(); at != nullptr; at = at->next_sibling()) {
        if (at->type() == rapidxml::node_element && name_of(*at) == "default") {
            key.default_text = std::string(at->value(), at->value_size());
        }
    }
    keys_.push_back(std::move(key));
}

/// Gives every key its field. Label, kind and weight are known by their names in any case, but an
/// exact name goes before another.
void GraphmlReader::assign_fields() {
    const auto assign = [&](Owner owner, std::string_view role, auto member, std::uint32_t field) {
        Key* best = nullptr;
        for (Key& key : keys_) {
            if (!key.used || !key.is_for(owner)) continue;
            if (key.name == role) {
                best = &key;
                break;
            }
            if (best == nullptr && lower_case(key.name) == role) best = &key;
        }
        if (best != nullptr) best->*member = field;
    };
    assign(Owner::node, "label", &Key::node_field, GraphAssembly::label_field);
    assign(Owner::node, "kind", &Key::node_field, GraphAssembly::kind_field);
    assign(Owner::edge, "weight", &Key::edge_field, GraphAssembly::weight_field);
    assign(Owner::edge, "kind", &Key::edge_field, GraphAssembly::kind_field);
    for (Key& key : keys_) {
        if (!key.used) continue;
        if (!key.node_field && key.is_for(Owner::node)) {
            key.node_field = assembly_.node_field(key.name, key.type);
        }
        // What an edge is called in its file does not matter: its ends name it.
        if (!key.edge_field && key.is_for(Owner::edge) && key.name != "id") {
            key.edge_field = assembly_.edge_field(key.name, key.type);
        }
        if (!key.default_text) continue;
        const std::optional<Value> value = parse_value(*key.default_text, key.type);
        if (!value || std::holds_alternative<std::monostate>(*value)) continue;
        if (key.node_field) assembly_.set_node_default(*key.node_field, *value);
        if (key.edge_field) assembly_.set_edge_default(*key.edge_field, *value);
    }
}

/// The next piece of the open graph. False at its end or at an error.
bool GraphmlReader::take_batch(Batch& batch) {
    const std::size_t inside = scanner_.depth();
    batch.begin = batch.end = 0;
    while (graph_open_ && batch.end - batch.begin < piece_size) {
        const auto token = scanner_.next();
        if (!token) {
            graph_open_ = false;
            return false;
        }
        if (scanner_.depth() < inside) {
            graph_open_ = false;
            break;
        }
        if (batch.end == 0) batch.begin = token->begin;
        batch.end = token->end;
        while (scanner_.depth() > inside) {
            const auto inner = scanner_.next();
            if (!inner) {
                graph_open_ = false;
                return false;
            }
            batch.end = inner->end;
        }
    }
    return batch.end != 0;
}

void GraphmlReader::add(const Batch& batch) {
    if (batch.piece.invalid_utf8 && !std::exchange(invalid_utf8_, true)) {
        const std::string_view markup = bytes_.substr(batch.begin, batch.end - batch.begin);
        assembly_.report(Oddity::invalid_utf8, batch.begin + find_invalid_utf8(markup),
                         "bytes that are no UTF-8 were replaced by U+FFFD");
    }
    for (const Problem& problem : batch.problems) {
        assembly_.report(problem.repair, problem.offset, problem.message);
    }
    if (batch.directed) assembly_.set_directed();
    for (const Record& record : batch.records) {
        const auto fields =
            std::span(batch.fields)
                .subspan(record.fields_begin, record.fields_end - record.fields_begin);
        if (record.type == Record::Type::node) {
            assembly_.add_node(record.id, fields, record.offset);
        } else {
            assembly_.add_edge(record.id, record.target, fields, record.offset);
        }
    }
}

bool GraphmlReader::read_graph(const XmlToken& start) {
    graph_seen_ = true;
    Piece tag;
    // The start tag alone, closed.
    std::string text(bytes_.substr(start.begin, start.end - start.begin));
    if (start.type == XmlToken::Type::start) text.insert(text.size() - 1, "/");
    tag.parse(text, 0, text.size());
    if (tag.error) return fail(start.begin + tag.error->offset, tag.error->message);
    if (attribute(*tag.document.first_node(), "edgedefault") == "directed")
        assembly_.set_directed();
    assign_fields();
    if (start.type == XmlToken::Type::empty) return true;

    graph_open_ = true;
    std::optional<XmlError> damage;
    std::atomic<bool> stop = false;
    const auto take = [&]() -> std::unique_ptr<Batch> {
        auto batch = std::make_unique<Batch>();
        return !stop && take_batch(*batch) ? std::move(batch) : nullptr;
    };
    const auto work = [&](Batch& batch) { BatchReader(batch, keys_).read(bytes_); };
    const auto finish = [&](const Batch& batch) {
        if (damage) return;
        damage = batch.piece.error;
        if (damage) {
            stop = true;
        } else {
            add(batch);
        }
    };
    run_pipeline<Batch>(take, work, finish);
    if (damage) return fail(damage->offset, damage->message);
    return scanner_.error() ? fail() : true;
}

bool GraphmlReader::read_child_of_root(const XmlToken& token) {
    const std::string_view name = local_name(token.name);
    if (name == "graph" && !graph_seen_) return read_graph(token);
    std::size_t end = 0;
    if (!skip_element(token, end)) return false;
    if (name == "graph") {
        assembly_.report(Repair::unsupported, token.begin, "a second graph was left out");
    } else if (name == "key" && !graph_seen_) {
        Piece piece;
        piece.parse(bytes_, token.begin, end);
        if (piece.error) return fail(piece.error->offset, piece.error->message);
        read_key(*piece.document.first_node());
        if (!keys_.back().used) {
            assembly_.report(Repair::leftover, token.begin,
                             fmt::format("key {} has no name; its values were left out",
                                         in_quotes(keys_.back().id)));
        }
    } else if (name != "desc") {
        assembly_.report(Repair::leftover, token.begin,
                         fmt::format("<{}> was left out", token.name));
    }
    return true;
}

bool GraphmlReader::read_root() {
    while (const auto token = scanner_.next()) {
        switch (token->type) {
            case XmlToken::Type::start:
            case XmlToken::Type::empty:
                if (local_name(token->name) == "graphml") return true;
                return fail(token->begin, fmt::format("expected <graphml>, got {}",
                                                      describe(bytes_, token->begin)));
            case XmlToken::Type::file_end:
                return fail(token->begin, "expected <graphml>, got the end of the file");
            default:
                break;
        }
    }
    return fail();
}

bool GraphmlReader::read_document() {
    if (!check_encoding() || !read_root()) return false;
    while (const auto token = scanner_.next()) {
        switch (token->type) {
            case XmlToken::Type::start:
            case XmlToken::Type::empty:
                if (scanner_.depth() == (token->type == XmlToken::Type::start ? 1 : 0)) {
                    return fail(token->begin, fmt::format("expected the end of the file, got {}",
                                                          describe(bytes_, token->begin)));
                }
                if (!read_child_of_root(*token)) return false;
                break;
            case XmlToken::Type::file_end:
                if (graph_seen_) return true;
                return fail(token->begin, "expected <graph>, got the end of the file");
            default:
                break;
        }
    }
    return fail();
}

std::optional<KnowledgeGraph> GraphmlReader::read() {
    // igraph calls its nodes n0, n1, ... and keeps the ids that a file gave them in a column.
    assembly_.set_id_columns({"id"});
    if (!read_document()) return std::nullopt;
    return assembly_.finish();
}

}  // namespace

std::optional<KnowledgeGraph> read_graphml(std::string_view bytes, const std::string& path,
                                           Reporter& reporter) {
    return GraphmlReader(bytes, path, reporter).read();
}

}  // namespace sigloom
