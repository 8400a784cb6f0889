#include "exporters/doctor/doctor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <system_error>
#include <utility>

#include "core/base/read_file.hpp"
#include "core/text/utf8.hpp"
#include "exporters/common/graph_faults.hpp"
#include "exporters/common/packing.hpp"
#include "exporters/csv/reader.hpp"
#include "exporters/doctor/table_separators.hpp"
#include "exporters/formats.hpp"
#include "exporters/neo4j/load_script.hpp"

namespace sigloom {
namespace {

using namespace doctor;

struct KindName {
    Kind kind;
    std::string_view format;  ///< in the table of formats
};
constexpr std::array kind_names{
    KindName{Kind::graphml, "graphml"},
    KindName{Kind::gexf, "gexf"},
    KindName{Kind::gexf, "gexf-dynamic"},
    KindName{Kind::node_link, "json"},
    KindName{Kind::graphology, "graphology"},
    KindName{Kind::cytoscape, "cytoscape"},
    KindName{Kind::vosviewer, "vosviewer"},
    KindName{Kind::jgf, "jgf"},
    KindName{Kind::csv, "csv"},
    KindName{Kind::neo4j, "neo4j"},
    KindName{Kind::gml, "gml"},
    KindName{Kind::dot, "dot"},
    KindName{Kind::pajek, "pajek"},
};

/// Nothing for a format that cannot be examined.
std::optional<Kind> kind_of(const Format& format) {
    const auto* found = std::ranges::find(kind_names, format.name, &KindName::format);
    return found == kind_names.end() ? std::nullopt : std::optional(found->kind);
}

Kind kind_to_examine(const std::string& path, std::string_view first_bytes) {
    const Format* of_path = format_of_path(path);
    const Format* of_content = format_of_content(first_bytes, of_path);
    for (const Format* format : {of_content, of_path}) {
        if (format == nullptr) continue;
        if (const auto kind = kind_of(*format)) return *kind;
    }
    throw UnreadableFormat(
        of_path != nullptr
            ? fmt::format("{}: {} files cannot be examined", path, of_path->name)
            : fmt::format("{}: a graph in none of the formats that can be examined", path));
}

/// The files that a path stands for.
std::vector<std::string> files_of(const std::string& path) {
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored)) {
        const std::filesystem::path folder(path);
        return {(folder / "nodes.csv").string(), (folder / "edges.csv").string()};
    }
    if (!ascii_lower(path).ends_with(".csv")) return {path};
    std::vector<std::string> tables = csv_tables(path);
    const auto is_missing = [&](const std::string& table) {
        return !std::filesystem::exists(table, ignored);
    };
    if (tables.size() > 1) std::erase_if(tables, is_missing);  // one of them alone will do
    return tables;
}

std::optional<std::string> read_unpacked(const std::string& path, Reporter& reporter) {
    const auto fail = [&](std::string message) -> std::optional<std::string> {
        reporter.report({Oddity::unreadable_input, path, 0, 0, std::move(message)});
        return std::nullopt;
    };
    std::error_code ignored;
    const bool is_file = std::filesystem::is_regular_file(path, ignored);
    const std::size_t most = is_file ? SIZE_MAX : most_streamed_bytes;
    const std::optional<FileBytes> bytes = read_whole_file(path, most);
    if (!bytes) return fail(reading_error(most));
    if (packing_of_content(bytes->view()) == Packing::none) return std::string(bytes->view());
    Unpacked unpacked = unpack(bytes->view(), most_unpacked(bytes->view().size()));
    return unpacked.error.empty() ? std::optional(std::move(unpacked.bytes)) : fail(unpacked.error);
}

/// What a rule has found in a document.
struct Found {
    const Rule* rule;
    Hit hit;
};

std::vector<Effect> effects_of(const Rule& rule, Kind kind, std::span<const Program> asked) {
    std::vector<Effect> effects;
    if (!rule.kinds.has(kind)) return effects;
    if (rule.told == Told::if_asked && asked.empty()) return effects;
    const std::span<const Program> able = programs_of(kind);
    for (const Effect& effect : rule.effects) {
        if (effect.does.empty() || std::ranges::find(able, effect.program) == able.end()) continue;
        // Tables are for Gephi unless they have the headings of Neo4j.
        const bool is_meant = effect.program != Program::neo4j || kind == Kind::neo4j;
        if (asked.empty() ? is_meant : std::ranges::find(asked, effect.program) != asked.end()) {
            effects.push_back(effect);
        }
    }
    return effects;
}

/// In the order of the file.
std::vector<Found> find_all(Document& document, std::span<const Program> programs) {
    std::vector<Found> found;
    for (const Rule& rule : rules()) {
        if (document.damage && rule.reads == Reads::parts) continue;
        if (effects_of(rule, document.kind, programs).empty()) continue;
        Hits hits;
        rule.find(document, hits);
        for (Hit& hit : hits.list()) found.push_back({&rule, std::move(hit)});
    }
    std::ranges::stable_sort(found, {}, [](const Found& one) { return one.hit.at; });
    return found;
}

Document take_apart(const RawGraph& graph) {
    return doctor::take_apart(graph.kind, graph.sources, graph.bytes);
}

/// Where offsets of a document are, which rise.
class Places {
  public:
    explicit Places(const Document& document) : document_(document) {}

    std::pair<const Source*, Locator::Place> operator()(std::size_t offset) {
        const Source& source = document_.source_of(offset);
        if (source_ != &source) {
            source_ = &source;
            locator_ = Locator(
                std::string_view(document_.bytes).substr(source.begin, source.end - source.begin));
        }
        return {&source, locator_(offset - source.begin)};
    }

  private:
    const Document& document_;
    const Source* source_ = nullptr;
    Locator locator_{{}};
};

std::vector<Finding> findings_of(const Document& document, std::vector<Found> found,
                                 std::span<const Program> programs) {
    std::vector<Finding> findings;
    findings.reserve(found.size());
    Places places(document);
    for (Found& one : found) {
        const auto [source, place] = places(one.hit.at);
        const bool can_be_mended = one.hit.mending.way != Mending::Way::none;
        findings.push_back({one.rule->name, source->path, place.line, place.column,
                            std::move(one.hit.message),
                            effects_of(*one.rule, document.kind, programs),
                            can_be_mended ? one.rule->repair : std::string_view(), can_be_mended});
    }
    return findings;
}

/// Edits that do not touch each other; those of one hit all or none.
class EditList {
  public:
    bool add(const Edits& edits) {
        for (const Edit& edit : edits) {
            if (!is_free(edit)) return false;
        }
        for (const Edit& edit : edits) {
            if (edit.at.empty()) {
                inserted_.emplace(edit.at.begin, edit.text);
            } else {
                taken_.emplace(edit.at.begin, edit.at.end);
            }
            edits_.push_back(edit);
        }
        return true;
    }
    [[nodiscard]] bool empty() const { return edits_.empty(); }
    /// The document's bytes with the edits, and its sources where they are then.
    void apply(RawGraph& graph);

  private:
    [[nodiscard]] bool is_free(const Edit& edit) const {
        // The same text at the same place is meant once.
        if (edit.at.empty() && inserted_.contains({edit.at.begin, edit.text})) return false;
        const auto inside = inserted_.lower_bound({edit.at.begin + 1, {}});
        if (inside != inserted_.end() && inside->first < edit.at.end) return false;
        const auto behind = taken_.lower_bound(edit.at.begin);
        if (behind != taken_.end() && behind->first < edit.at.end) return false;
        if (behind == taken_.begin()) return true;
        const auto before = std::prev(behind);
        return before->second <= edit.at.begin;
    }
    std::map<std::size_t, std::size_t> taken_;
    std::set<std::pair<std::size_t, std::string>> inserted_;
    std::vector<Edit> edits_;
};

void EditList::apply(RawGraph& graph) {
    std::ranges::stable_sort(
        edits_, {}, [](const Edit& edit) { return std::pair(edit.at.begin, !edit.at.empty()); });
    std::string changed;
    std::size_t done = 0;
    std::size_t source = 0;
    std::vector<Source> sources = graph.sources;
    const auto pass_sources = [&](const Span& at) {
        // What is put in right at the end of a file is part of it.
        while (source < sources.size() &&
               (graph.sources[source].end < at.begin ||
                (graph.sources[source].end == at.begin && !at.empty()))) {
            const std::size_t end = changed.size() + graph.sources[source].end - done;
            sources[source].end = end;
            if (source + 1 < sources.size()) sources[source + 1].begin = end;
            ++source;
        }
    };
    for (const Edit& edit : edits_) {
        pass_sources(edit.at);
        changed.append(graph.bytes, done, edit.at.begin - done);
        changed += edit.text;
        done = edit.at.end;
    }
    pass_sources({graph.bytes.size() + 1, graph.bytes.size() + 1});
    changed.append(graph.bytes, done, std::string::npos);
    graph.bytes = std::move(changed);
    graph.sources = std::move(sources);
}

/// What loads two tables into Neo4j has to know of them. Nothing for other tables, and for those that
/// nothing loads.
std::optional<Neo4jTables> tables_for_neo4j(const Document& document) {
    if (document.kind != Kind::neo4j || document.damage || document.tables.size() != 2) return {};
    const auto headings_of = [&](const Table& table) {
        std::vector<std::string> headings;
        for (std::size_t i = 0; i < table.columns; ++i) {
            headings.emplace_back(document.columns[table.first_column + i].name);
        }
        return headings;
    };
    Neo4jTables tables{headings_of(document.tables.front()),
                       headings_of(document.tables.back()),
                       {},
                       {},
                       document.tables.front().separator,
                       array_separator(document)};
    for (const Element& element : document.elements) {
        if (element.is_edge) {
            tables.types.emplace(element.direction.text);
            continue;
        }
        for (const auto label : std::views::split(element.label.text, tables.array_separator)) {
            if (!label.empty()) tables.labels.emplace(label.begin(), label.end());
        }
    }
    const bool can_be_read = document.tables.back().separator == tables.separator &&
                             tables.array_separator != tables.separator;
    return can_be_read && can_be_loaded(tables) ? std::optional(std::move(tables)) : std::nullopt;
}

/// Reads the graph and writes it again in its format. False if it cannot be read.
bool rewrite(RawGraph& graph, Reporter& reporter) {
    const auto* name = std::ranges::find(kind_names, graph.kind, &KindName::kind);
    const std::string& path = graph.sources.front().path;
    DiagnosticList list;
    const auto read = read_graph_bytes(graph.bytes, path, list);
    if (!read) return false;
    list.move_to(reporter);
    std::string written;
    Destination output(Output::to_string(written));
    output.write(*find_format(name->format), {*read, FormatOptions()});
    output.close();
    graph.bytes = std::move(written);
    graph.sources.front().end = graph.bytes.size();
    return true;
}

}  // namespace

std::optional<RawGraph> read_raw_graph(const std::string& path, Reporter& reporter) {
    RawGraph graph;
    for (const std::string& file : files_of(path)) {
        const auto text = read_unpacked(file, reporter);
        if (!text) return std::nullopt;
        const std::size_t begin = graph.bytes.size();
        graph.bytes += *text;
        graph.sources.push_back({file, begin, graph.bytes.size()});
    }
    const bool are_tables = graph.sources.size() > 1;
    graph.kind = are_tables ? Kind::csv
                            : kind_to_examine(
                                  path, std::string_view(graph.bytes).substr(0, first_bytes_size));
    return graph;
}

std::vector<Finding> examine(const RawGraph& graph, std::span<const Program> programs) {
    Document document = take_apart(graph);
    std::vector<Found> found = find_all(document, programs);
    return findings_of(document, std::move(found), programs);
}

MendedGraph mend(const RawGraph& graph, std::span<const Program> programs, Reporter& reporter) {
    // What one repair brings to light, the next round mends.
    constexpr std::size_t most_rounds = 12;
    MendedGraph mended{graph, {}, false};
    DiagnosticList rewriting;
    bool is_rewritten = false;
    for (std::size_t round = 0;; ++round) {
        Document document = take_apart(mended.graph);
        std::vector<Found> found = find_all(document, programs);
        const bool wants_rewriting = std::ranges::any_of(
            found, [](const Found& one) { return one.hit.mending.way == Mending::Way::rewrite; });
        if (round < most_rounds && wants_rewriting && !is_rewritten) {
            mended.graph.kind = document.kind;
            is_rewritten = rewrite(mended.graph, rewriting);
            if (is_rewritten) continue;
        }
        EditList edits;
        for (const Found& one : found) {
            const Mending& mending = one.hit.mending;
            if (mending.way != Mending::Way::edits || !edits.add(mending.edits)) continue;
            mended.loses_content = mended.loses_content || mending.loses == Loses::content;
        }
        const bool is_changed = !edits.empty() || !document.encoding.empty();
        if (round == most_rounds || !is_changed) {
            mended.left = findings_of(document, std::move(found), programs);
            break;
        }
        mended.graph.bytes = std::move(document.bytes);
        mended.graph.sources = document.sources;
        mended.graph.kind = document.kind;
        edits.apply(mended.graph);
    }
    mended.loses_content = mended.loses_content || rewriting.has(Severity::error);
    rewriting.move_to(reporter);
    return mended;
}

void write_tables(const RawGraph& graph, OutputFolder& folder) {
    for (std::size_t i = 0; i < graph.sources.size(); ++i) {
        folder.file(i == 0 ? "nodes.csv" : "edges.csv").write(text_of(graph, graph.sources[i]));
    }
    const auto tables = tables_for_neo4j(take_apart(graph));
    if (!tables) return;
    write_import_script(folder.file("import.sh"), *tables);
    write_load_script(folder.file("load.cypher"), *tables);
}

std::string_view text_of(const RawGraph& graph, const doctor::Source& source) {
    return std::string_view(graph.bytes).substr(source.begin, source.end - source.begin);
}

}  // namespace sigloom
