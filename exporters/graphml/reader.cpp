#include "exporters/graphml/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include "core/base/pipeline.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/describe.hpp"
#include "exporters/common/graph_assembly.hpp"
#include "exporters/common/numbers.hpp"
#include "exporters/graphml/batch.hpp"
#include "exporters/graphml/keys.hpp"
#include "exporters/xml/markup.hpp"
#include "exporters/xml/scanner.hpp"

namespace sigloom {
namespace {

using namespace graphml;
using namespace xml;

bool contains(std::string_view text, std::string_view word) {
    return text.find(word) != std::string_view::npos;
}

/// Markup that is handed to RapidXML at once, in bytes: it stays in the processor's cache.
constexpr std::size_t piece_size = std::size_t{1} << 16;

class GraphmlReader {
  public:
    explicit GraphmlReader(const Import& what)
        : bytes_(what.bytes), scanner_(bytes_, begin_of(bytes_)), assembly_(what) {}

    std::optional<KnowledgeGraph> read();

  private:
    static std::size_t begin_of(std::string_view bytes) {
        return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    }
    bool fail(std::size_t offset, std::string message) {
        assembly_.faults().report(Oddity::graph_syntax, offset, std::move(message));
        return false;
    }
    bool fail() { return fail(scanner_.error()->offset, scanner_.error()->message); }
    bool fail(const XmlError& error) { return fail(error.offset, error.message); }

    bool read_keys();
    bool read_key(const XmlToken& token, std::size_t end);
    bool read_root();
    bool read_document();
    bool read_child_of_root(const XmlToken& token);
    bool skip_element(XmlScanner& scanner, const XmlToken& start, std::size_t& end);
    bool read_graph(const XmlToken& start);
    bool take_batch(Batch& batch);
    void add(Batch& batch);
    void number_undeclared(Batch& batch);

    std::string_view bytes_;
    XmlScanner scanner_;
    GraphAssembly assembly_;
    Keys keys_;
    std::set<std::pair<OddUse::Sort, std::string>> odd_uses_;
    bool graph_seen_ = false;
    bool graph_open_ = false;
    bool invalid_utf8_ = false;
};

bool GraphmlReader::read_key(const XmlToken& token, std::size_t end) {
    Piece piece;
    piece.parse(bytes_, token.begin, end);
    if (piece.error) return fail(*piece.error);
    const Element& element = *piece.root().first_node();
    if (const auto name = repeated_attribute(element)) {
        return fail(token.begin,
                    fmt::format("expected each attribute once, got {} twice", in_quotes(*name)));
    }
    if (!keys_.add(piece, element)) {
        assembly_.faults().report(Repair::repeated_value, token.begin,
                                  fmt::format("key {} is declared twice; the second was left out",
                                              in_quotes(attribute(element, "id").value_or(""))));
    }
    if (attribute(element, "yfiles.type").value_or("").ends_with("graphics")) {
        assembly_.faults().report(
            Repair::leftover, token.begin,
            "of what yEd drew, labels, positions and fill colours are read, and no more");
    }
    return true;
}

/// Keys may stand anywhere: Cytoscape writes them behind the graph. Errors of the markup are left to
/// be found in their turn.
bool GraphmlReader::read_keys() {
    XmlScanner scanner(bytes_, begin_of(bytes_));
    bool in_graph = false;
    while (const auto token = scanner.next()) {
        if (token->type == XmlToken::Type::file_end) break;
        const bool is_start = token->type == XmlToken::Type::start;
        if (!is_start && token->type != XmlToken::Type::empty) continue;
        const std::string_view name = local_name(token->name);
        if (name == "key") {
            std::size_t end = token->end;
            if (is_start && !skip_element(scanner, *token, end)) return true;
            if (!read_key(*token, end)) return false;
        } else if (name == "graph" && !in_graph) {
            in_graph = true;
            // The graph is large, and mostly there are no keys in it and behind it.
            const std::string_view rest = bytes_.substr(token->end);
            if (!contains(rest, "<key") && !contains(rest, ":key")) return true;
        }
    }
    return true;
}

/// To the end of an element that has just begun.
bool GraphmlReader::skip_element(XmlScanner& scanner, const XmlToken& start, std::size_t& end) {
    end = start.end;
    if (start.type == XmlToken::Type::empty) return true;
    const std::size_t outside = scanner.depth() - 1;
    while (scanner.depth() > outside) {
        const auto token = scanner.next();
        if (!token) return false;
        end = token->end;
    }
    return true;
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

/// Gives the values of keys that are not declared their columns.
void GraphmlReader::number_undeclared(Batch& batch) {
    if (batch.undeclared.empty()) return;
    for (const Record& record : batch.records) {
        for (std::size_t i = record.fields_begin; i < record.fields_end; ++i) {
            std::uint32_t& field = batch.fields[i].field;
            if (field < undeclared_field) continue;
            const std::string_view id = batch.undeclared[field - undeclared_field];
            field = record.type == Record::Type::node ? assembly_.node_field(id)
                                                      : assembly_.edge_field(id);
        }
    }
}

void GraphmlReader::add(Batch& batch) {
    if (batch.piece.invalid_utf8 && !std::exchange(invalid_utf8_, true)) {
        const std::string_view markup = bytes_.substr(batch.begin, batch.end - batch.begin);
        assembly_.faults().report(Oddity::invalid_utf8, batch.begin + find_invalid_utf8(markup),
                                  "bytes that are no UTF-8 were replaced by U+FFFD");
    }
    for (const std::size_t offset : batch.piece.illegal_characters) {
        assembly_.faults().report(Repair::control_character, offset,
                                  "a character that XML does not allow was replaced by U+FFFD");
    }
    for (const OddUse& use : batch.odd_uses) {
        if (!odd_uses_.emplace(use.sort, std::string(use.key)).second) continue;
        assembly_.faults().report(Repair::unusual, use.offset, use.message);
    }
    for (const Problem& problem : batch.problems) {
        assembly_.faults().report(problem.repair, problem.offset, problem.message);
    }
    if (batch.directed) assembly_.set_directed();
    number_undeclared(batch);
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
    const std::string text = xml::closed_tag(bytes_.substr(start.begin, start.end - start.begin));
    tag.parse(text, 0, text.size());
    if (tag.error) return fail(start.begin + tag.error->offset, tag.error->message);
    const Element& element = *tag.root().first_node();
    if (const auto name = repeated_attribute(element)) {
        return fail(start.begin,
                    fmt::format("expected each attribute once, got {} twice", in_quotes(*name)));
    }
    if (attribute(element, "edgedefault") == "directed") assembly_.set_directed();
    keys_.assign_fields(assembly_);
    if (start.type == XmlToken::Type::empty) return true;

    graph_open_ = true;
    std::optional<XmlError> damage;
    std::atomic<bool> stop = false;
    const auto take = [&]() -> std::unique_ptr<Batch> {
        auto batch = std::make_unique<Batch>();
        return !stop && take_batch(*batch) ? std::move(batch) : nullptr;
    };
    const auto work = [&](Batch& batch) { read_batch(batch, keys_, bytes_); };
    const auto finish = [&](Batch& batch) {
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
    if (!skip_element(scanner_, token, end)) return fail();
    if (name == "graph") {
        assembly_.faults().report(Repair::unsupported, token.begin, "a second graph was left out");
    } else if (name == "data") {
        Piece piece;
        piece.parse(bytes_, token.begin, end);
        if (piece.error) return fail(*piece.error);
        if (has_content(*piece.root().first_node())) {
            assembly_.faults().report(Repair::leftover, token.begin,
                                      "a value of the whole file was left out");
        }
    } else if (name != "key") {
        assembly_.faults().report(Repair::leftover, token.begin,
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
    if (!read_root() || !read_keys()) return false;
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
            case XmlToken::Type::text: {
                const std::string_view text =
                    trimmed(bytes_.substr(token->begin, token->end - token->begin));
                if (text.empty()) break;
                assembly_.faults().report(Repair::leftover, token->begin,
                                          fmt::format("the text {} was left out", in_quotes(text)));
                break;
            }
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

std::optional<KnowledgeGraph> read_graphml(const Import& what) {
    return GraphmlReader(what).read();
}

Likeness recognize_graphml(std::string_view first_bytes) {
    if (root_name(first_bytes) == "graphml") return Likeness::certain;
    return first_bytes.starts_with('<') ? Likeness::possible : Likeness::none;
}

}  // namespace sigloom
