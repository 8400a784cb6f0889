#include "exporters/parquet/writer.hpp"

#include <cmath>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "exporters/common/escape.hpp"
#include "exporters/common/rows.hpp"
#include "exporters/parquet/table.hpp"

namespace sigloom {
namespace {

using parquet::ColumnSource;
using parquet::PhysicalType;

/// Any text that is UTF-8 can be written.
std::size_t escape_text(std::string& out, std::string_view text) {
    static constexpr EscapeTable nothing_special{};
    return escape(out, text, nothing_special);
}

/// The columns of a file while they are put together, and the texts that they refer to.
class Sources {
  public:
    /// A text that each row has.
    void add_texts(std::string name, const TextColumn& column) {
        const auto texts = keep(EscapedTexts(column, escape_text));
        add(std::move(name), PhysicalType::text, {}, [texts](std::string& out, std::size_t row) {
            parquet::append_text(out, (*texts)[row]);
        });
    }
    /// The same, an empty text being none.
    void add_kinds(const TextColumn& column) {
        add_texts("kind", column);
        sources_.back().has = [&column](std::size_t row) { return !column[row].empty(); };
    }
    void add(std::string name, PhysicalType type, std::function<bool(std::size_t)> has,
             std::function<void(std::string&, std::size_t)> append) {
        sources_.push_back({std::move(name), type, std::move(has), std::move(append)});
    }
    void add_columns(const ColumnSet& columns, const std::vector<std::string>& names) {
        for (std::size_t i = 0; i < columns.size(); ++i) add_column(columns[i], names[i]);
    }
    std::shared_ptr<const EscapedTexts> keep(EscapedTexts texts) {
        replaced_ += texts.replaced();
        return std::make_shared<const EscapedTexts>(std::move(texts));
    }

    void write(Output& output, std::size_t rows, std::string_view provenance) const {
        parquet::write_table(output, rows, sources_, provenance);
    }
    [[nodiscard]] std::size_t replaced() const { return replaced_; }

  private:
    void add_column(const Column& column, const std::string& name) {
        const auto has = [&column](std::size_t row) { return column.has(row); };
        const bool is_complete = column.present.empty();
        const std::function<bool(std::size_t)> presence =
            is_complete ? std::function<bool(std::size_t)>() : has;
        std::visit(
            [&](const auto& values) {
                using Values = std::decay_t<decltype(values)>;
                if constexpr (std::is_same_v<Values, TextColumn>) {
                    add_texts(name, values);
                    sources_.back().has = presence;
                } else if constexpr (std::is_same_v<Values, std::vector<double>>) {
                    add(
                        name, PhysicalType::real,
                        [has, &values](std::size_t row) {
                            return has(row) && std::isfinite(values[row]);
                        },
                        [&values](std::string& out, std::size_t row) {
                            parquet::append_real(out, values[row]);
                        });
                } else if constexpr (std::is_same_v<Values, std::vector<bool>>) {
                    add(name, PhysicalType::boolean, presence,
                        [&values](std::string& out, std::size_t row) {
                            out += values[row] ? '\1' : '\0';
                        });
                } else if constexpr (std::is_same_v<Values, std::vector<std::int64_t>>) {
                    add(name, PhysicalType::int64, presence,
                        [&values](std::string& out, std::size_t row) {
                            parquet::append_int64(out, values[row]);
                        });
                } else {
                    add(name, PhysicalType::int32, presence,
                        [&values](std::string& out, std::size_t row) {
                            parquet::append_int32(out, values[row]);
                        });
                }
            },
            column.data);
    }

    std::vector<ColumnSource> sources_;
    std::size_t replaced_ = 0;
};

void write_reports(OutputFolder& folder, const Export& what, ExportNotes& notes) {
    const std::vector<ReportEntry>& reports = what.graph.evidence().reports;
    TextColumn paths;
    TextColumn titles;
    TextColumn urls;
    for (const ReportEntry& report : reports) {
        paths.push_back(report.path);
        titles.push_back(report.title);
        urls.push_back(report.url);
    }
    Sources sources;
    sources.add("report", PhysicalType::int32, {}, [](std::string& out, std::size_t row) {
        parquet::append_int32(out, static_cast<std::int32_t>(row));
    });
    sources.add_texts("path", paths);
    sources.add_texts("title", titles);
    sources.add_texts("url", urls);
    sources.add(
        "date", PhysicalType::int32, [&](std::size_t row) { return reports[row].date != 0; },
        [&](std::string& out, std::size_t row) { parquet::append_int32(out, reports[row].date); });
    sources.write(folder.file("reports.parquet"), reports.size(), what.provenance);
    notes.replaced_characters += sources.replaced();
}

/// Of each item of the lists, whose it is.
template <typename T>
std::vector<Node> nodes_of(const ListPerNode<T>& lists, std::size_t node_count) {
    std::vector<Node> nodes;
    nodes.reserve(lists.items.size());
    for (Node node = 0; node < node_count; ++node) {
        nodes.insert(nodes.end(), lists[node].size(), node);
    }
    return nodes;
}

void write_evidence(OutputFolder& folder, const Export& what,
                    const std::shared_ptr<const EscapedTexts>& ids) {
    const KnowledgeGraph& graph = what.graph;
    const std::vector<Place>& places = graph.evidence().places.items;
    const std::vector<Node> node_of_place = nodes_of(graph.evidence().places, graph.node_count());
    Sources sources;
    sources.add("node", PhysicalType::text, {}, [&](std::string& out, std::size_t row) {
        parquet::append_text(out, (*ids)[node_of_place[row]]);
    });
    const auto add_number = [&](const char* name, auto number) {
        sources.add(name, PhysicalType::int32, {},
                    [&places, number](std::string& out, std::size_t row) {
                        parquet::append_int32(out, static_cast<std::int32_t>(number(places[row])));
                    });
    };
    add_number("report", [](const Place& place) { return place.report; });
    add_number("line", [](const Place& place) { return place.line; });
    add_number("relevancy", [](const Place& place) { return place.relevancy; });
    sources.write(folder.file("evidence.parquet"), places.size(), what.provenance);
}

void write_mentions(OutputFolder& folder, const Export& what,
                    const std::shared_ptr<const EscapedTexts>& ids) {
    const ListPerNode<Mention>& lists = what.graph.evidence().mentions;
    const std::vector<Node> node_of_mention = nodes_of(lists, what.graph.node_count());
    Sources sources;
    sources.add("node", PhysicalType::text, {}, [&](std::string& out, std::size_t row) {
        parquet::append_text(out, (*ids)[node_of_mention[row]]);
    });
    sources.add("report", PhysicalType::int32, {}, [&](std::string& out, std::size_t row) {
        parquet::append_int32(out, static_cast<std::int32_t>(lists.items[row].report));
    });
    sources.add("named", PhysicalType::text, {}, [&](std::string& out, std::size_t row) {
        parquet::append_text(out, (*ids)[lists.items[row].term]);
    });
    sources.write(folder.file("mentions.parquet"), lists.items.size(), what.provenance);
}

}  // namespace

ExportNotes write_parquet(const Export& what, OutputFolder& folder) {
    const NodeTable& nodes = what.graph.nodes();
    const EdgeTable& edges = what.graph.edges();
    const auto node_names = file_names(nodes.columns, reserved_node_names(), NameCase::lower);
    const auto edge_names = file_names(edges.columns, reserved_edge_names(), NameCase::lower);

    Sources of_nodes;
    const auto ids = of_nodes.keep(EscapedTexts::unique(nodes.id, escape_text));
    of_nodes.add("id", PhysicalType::text, {}, [ids](std::string& out, std::size_t row) {
        parquet::append_text(out, (*ids)[row]);
    });
    of_nodes.add_texts("label", nodes.label);
    of_nodes.add_kinds(nodes.kind);
    of_nodes.add_columns(nodes.columns, node_names);
    of_nodes.write(folder.file("nodes.parquet"), nodes.size(), what.provenance);

    Sources of_edges;
    of_edges.add("source", PhysicalType::text, {}, [&](std::string& out, std::size_t row) {
        parquet::append_text(out, (*ids)[edges.ends[row].source]);
    });
    of_edges.add("target", PhysicalType::text, {}, [&](std::string& out, std::size_t row) {
        parquet::append_text(out, (*ids)[edges.ends[row].target]);
    });
    of_edges.add("weight", PhysicalType::real, {}, [&](std::string& out, std::size_t row) {
        parquet::append_real(out, edges.weight[row]);
    });
    of_edges.add_kinds(edges.kind);
    of_edges.add_columns(edges.columns, edge_names);
    of_edges.write(folder.file("edges.parquet"), edges.size(), what.provenance);

    ExportNotes notes{of_nodes.replaced() + of_edges.replaced(),
                      count_not_finite(nodes.columns) + count_not_finite(edges.columns)};
    if (!what.graph.evidence().empty()) {
        write_reports(folder, what, notes);
        write_evidence(folder, what, ids);
        write_mentions(folder, what, ids);
    }
    return notes;
}

}  // namespace sigloom
