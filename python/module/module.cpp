// The module sigloom._core: the commands of the program, graphs, and tables as Arrow and numpy. What is
// convenient is written in Python (python/sigloom/).
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <exception>
#include <initializer_list>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "core/analysis/edge_measures.hpp"
#include "core/analysis/measures.hpp"
#include "core/analysis/thinning/filters.hpp"
#include "core/analysis/weights/weight_schemes.hpp"
#include "core/text/fold.hpp"
#include "core/text/unknown_name.hpp"
#include "exporters/formats.hpp"
#include "python/module/arrow.hpp"
#include "python/module/graph.hpp"
#include "python/module/worker.hpp"
#include "tools/commands.hpp"
#include "tools/failure.hpp"
#include "tools/messages.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace sigloom::python {
namespace {

nb::str text_of(std::string_view text) {
    return nb::str(text.data(), text.size());
}

nb::list texts_of(const std::vector<std::string>& texts) {
    nb::list list;
    for (const std::string& text : texts) list.append(text_of(text));
    return list;
}

// Arrow: a capsule owns the struct, and releases what nobody took out of it.

template <typename Part>
nb::object capsule_of(std::unique_ptr<Part> part, const char* name) {
    return nb::steal(PyCapsule_New(part.release(), name, [](PyObject* capsule) {
        auto* const held =
            static_cast<Part*>(PyCapsule_GetPointer(capsule, PyCapsule_GetName(capsule)));
        if (held->release != nullptr) held->release(held);
        delete held;
    }));
}

nb::object schema_capsule(const Frame& frame) {
    auto schema = std::make_unique<ArrowSchema>();
    export_schema(frame, *schema);
    return capsule_of(std::move(schema), "arrow_schema");
}

nb::object array_capsules(const Frame& frame) {
    auto array = std::make_unique<ArrowArray>();
    export_array(frame, *array);
    return nb::make_tuple(schema_capsule(frame), capsule_of(std::move(array), "arrow_array"));
}

nb::object stream_capsule(const Frame& frame) {
    auto stream = std::make_unique<ArrowArrayStream>();
    export_stream(frame, *stream);
    return capsule_of(std::move(stream), "arrow_array_stream");
}

const FrameColumn& column_of(const Frame& frame, const std::string& name) {
    const auto found = std::ranges::find(frame.columns, name, &FrameColumn::name);
    if (found == frame.columns.end()) throw nb::key_error(name.c_str());
    return *found;
}

void bind_frame(nb::module_& module) {
    nb::class_<Frame>(module, "Frame", "Columns of one length.")
        .def_ro("length", &Frame::length)
        .def_prop_ro("names",
                     [](const Frame& frame) {
                         nb::list names;
                         for (const FrameColumn& column : frame.columns) {
                             names.append(text_of(column.name));
                         }
                         return names;
                     })
        .def("numpy",
             [](const Frame& frame, const std::string& name) {
                 return to_numpy(column_of(frame, name).make());
             })
        .def("values",
             [](const Frame& frame, const std::string& name) {
                 return to_list(column_of(frame, name).make());
             })
        .def("schema", &schema_capsule)
        .def("array", &array_capsules)
        .def("stream", &stream_capsule);
}

// Commands.

/// What a command gave, and how it ended.
struct Result {
    Host host;
    std::string failure;  ///< empty: it did what it was asked for
    bool is_wrong_use = false;
};

Result run(const std::vector<nb::bytes>& words, const Graph* graph, const nb::object& show) {
    Result result;
    std::vector<std::string> arguments;
    for (const nb::bytes& word : words) arguments.emplace_back(word.c_str(), word.size());
    if (graph != nullptr) result.host.held = &graph->held();
    run_apart(
        [&](const Progress& progress) {
            result.host.progress = progress;
            try {
                run_hosted(arguments, result.host);
            } catch (const WrongUse& error) {
                result.failure = error.what();
                result.is_wrong_use = true;
            } catch (const std::exception& error) {
                result.failure = error.what();
            }
        },
        show);
    result.host.held = nullptr;
    result.host.progress = {};
    return result;
}

nb::list diagnostics_of(const std::vector<Diagnostic>& diagnostics) {
    nb::list list;
    for (const Diagnostic& each : diagnostics) {
        list.append(nb::make_tuple(text_of(each.path), each.line, each.column,
                                   text_of(name_of(each.severity())), text_of(each.message),
                                   text_of(info(each.oddity).name), text_of(to_string(each))));
    }
    return list;
}

void bind_commands(nb::module_& module) {
    nb::class_<Result>(module, "Result", "What a command gave, and how it ended.")
        .def_prop_ro("frames",
                     [](const Result& result) {
                         nb::list frames;
                         for (const Table& table : result.host.tables) {
                             frames.append(nb::cast(frame_of(table)));
                         }
                         return frames;
                     })
        .def_prop_ro("text", [](const Result& result) { return text_of(result.host.text); })
        .def("take_graph",
             [](Result& result) -> nb::object {
                 if (!result.host.graph) return nb::none();
                 nb::object graph = nb::cast(Graph(std::move(*result.host.graph)));
                 result.host.graph.reset();
                 return graph;
             })
        .def_prop_ro("diagnostics",
                     [](const Result& result) { return diagnostics_of(result.host.diagnostics); })
        .def_prop_ro("notes", [](const Result& result) { return texts_of(result.host.notes); })
        .def_prop_ro("warnings",
                     [](const Result& result) { return texts_of(result.host.warnings); })
        .def_prop_ro("errors", [](const Result& result) { return texts_of(result.host.errors); })
        .def_prop_ro("failure", [](const Result& result) { return text_of(result.failure); })
        .def_ro("is_wrong_use", &Result::is_wrong_use);
    module.def(
        "run", &run, "arguments"_a, "graph"_a = nb::none(), "show"_a = nb::none(),
        "Runs a command as the program would, on a graph in the place of INPUT if one is given.");
}

// The tables of the program.

const char* takes_name(Takes takes) {
    switch (takes) {
        case Takes::nothing:
            return "flag";
        case Takes::whole_number:
            return "int";
        case Takes::number:
            return "float";
        case Takes::choice:
            return "choice";
        case Takes::file:
            return "file";
        case Takes::text:
            break;
    }
    return "text";
}

const char* group_name(OptionGroup group) {
    constexpr const char* names[] = {"command",   "input",  "names",   "pairs",  "graph",
                                     "precision", "output", "drawing", "format", "program"};
    return names[static_cast<std::size_t>(group)];
}

nb::dict described(const Option& option) {
    nb::dict row;
    row["name"] = text_of(option.name);
    row["takes"] = takes_name(option.takes);
    row["several"] = option.count != Count::one;
    row["with_commas"] = option.count == Count::comma_list;
    row["positional"] = option.is_positional();
    row["value_name"] = text_of(option.value_name);
    row["choices"] = texts_of(option.choices);
    row["standard"] = text_of(option.standard);
    row["help"] = text_of(option.help);
    row["group"] = group_name(option.group);
    return row;
}

nb::list command_table() {
    nb::list rows;
    for (const DeclaredCommand& each : declared_commands()) {
        nb::dict row;
        row["name"] = text_of(each.command->name);
        row["usage"] = text_of(each.command->usage);
        row["summary"] = text_of(each.command->summary);
        nb::list options;
        for (const Option& option : each.line.options()) options.append(described(option));
        row["options"] = options;
        rows.append(row);
    }
    return rows;
}

/// A member of the rows of a table, and what Python calls it.
template <typename Row>
struct TextMember {
    const char* name;
    std::string_view Row::*member;
};

/// A dictionary for each row.
template <typename Rows, typename Row = std::ranges::range_value_t<Rows>>
nb::list table_of(const Rows& rows, std::initializer_list<TextMember<Row>> members) {
    nb::list table;
    for (const Row& each : rows) {
        nb::dict row;
        for (const auto& [name, member] : members) row[name] = text_of(each.*member);
        table.append(row);
    }
    return table;
}

nb::list measure_table() {
    nb::list table = table_of(measures(), {{"name", &Measure::name},
                                           {"summary", &Measure::summary},
                                           {"formula", &Measure::formula},
                                           {"source", &Measure::source},
                                           {"cost", &Measure::cost}});
    std::size_t i = 0;
    for (const Measure& each : measures()) table[i++]["family"] = text_of(name_of(each.family));
    return table;
}

nb::list edge_measure_table() {
    return table_of(edge_measures(), {{"name", &EdgeMeasure::name},
                                      {"summary", &EdgeMeasure::summary},
                                      {"formula", &EdgeMeasure::formula},
                                      {"source", &EdgeMeasure::source},
                                      {"cost", &EdgeMeasure::cost}});
}

nb::list filter_table() {
    return table_of(filters(), {{"name", &Filter::name},
                                {"value", &Filter::value_name},
                                {"summary", &Filter::summary},
                                {"formula", &Filter::formula},
                                {"source", &Filter::source}});
}

nb::list weight_table() {
    return table_of(weight_schemes(), {{"name", &WeightScheme::name},
                                       {"summary", &WeightScheme::summary},
                                       {"formula", &WeightScheme::formula},
                                       {"range", &WeightScheme::range},
                                       {"source", &WeightScheme::source}});
}

void bind_tables(nb::module_& module) {
    module.def("commands", &command_table);
    module.def("measures", &measure_table);
    module.def("edge_measures", &edge_measure_table);
    module.def("filters", &filter_table);
    module.def("weights", &weight_table);
    module.def("has_format", [](const std::string& name) { return find_format(name) != nullptr; });
    module.def("unknown_name", [](const std::string& what, const std::string& name,
                                  const std::vector<std::string>& known) {
        const std::vector<std::string_view> names(known.begin(), known.end());
        return sigloom::unknown_name(what, name, names);
    });
}

// Graphs.

nb::object column_values(const KnowledgeGraph& graph, ColumnData data) {
    return to_numpy(series_of(graph, Column{"", std::move(data), {}}));
}

/// One value per node, as measures give it.
nb::object values_of(ColumnData data) {
    if (auto* real = std::get_if<std::vector<double>>(&data)) return array_of(std::move(*real));
    return column_values(KnowledgeGraph(), std::move(data));
}

nb::object with_notes(nb::object values, const std::vector<std::string>& notes) {
    return nb::make_tuple(values, texts_of(notes));
}

nb::object measure(const Graph& graph, const std::string& name, unsigned threads,
                   const nb::object& show) {
    const Measure* measure = find_measure(name);
    if (measure == nullptr) throw nb::key_error(name.c_str());
    std::vector<std::string> notes;
    ColumnData data = compute_apart("computing " + name, show, notes, [&](MeasureContext context) {
        context.threads = threads;
        return measure->compute(graph.graph(), context);
    });
    return with_notes(values_of(std::move(data)), notes);
}

nb::object edge_measure(const Graph& graph, const std::string& name, unsigned threads,
                        const nb::object& show) {
    const EdgeMeasure* measure = find_edge_measure(name);
    if (measure == nullptr) throw nb::key_error(name.c_str());
    std::vector<std::string> notes;
    ColumnData data = compute_apart("computing " + name, show, notes, [&](MeasureContext context) {
        context.threads = threads;
        return ColumnData(measure->compute(graph.graph(), context));
    });
    return with_notes(values_of(std::move(data)), notes);
}

nb::object weights(const Graph& graph, const std::string& name, unsigned threads,
                   const nb::object& show) {
    const WeightScheme* scheme = find_weight_scheme(name);
    if (scheme == nullptr) throw nb::key_error(name.c_str());
    std::vector<std::string> notes;
    auto values = compute_apart("weighing edges", show, notes, [&](MeasureContext context) {
        context.threads = threads;
        return scheme->weights(graph.graph(), context);
    });
    return with_notes(array_of(std::move(values)), notes);
}

/// Throws nb::key_error where none or several are called so.
Node find(const Graph& graph, const std::string& name, const std::string& kind) {
    Messages quiet(Verbosity::errors_only);
    try {
        return graph.names().find(name, kind, quiet);
    } catch (const Failure& failure) {
        throw nb::key_error(failure.what());
    }
}

/// Whether a node bears the name, or reports call one so; the beginning of a name is none.
bool contains(const Graph& graph, const std::string& name) {
    if (graph.held().input.name_table.find(name) != NameTable::none) return true;
    Messages quiet(Verbosity::errors_only);
    const NodeTable& nodes = graph.graph().nodes();
    const std::string folded = fold(name);
    return std::ranges::any_of(graph.names().find_all(name, "", quiet), [&](Node node) {
        return nodes.id[node] == name || fold(nodes.label[node]) == folded;
    });
}

nb::object value_of(const Cell& cell) {
    return std::visit(
        [](const auto& value) -> nb::object {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
                return nb::none();
            } else {
                return nb::cast(value);
            }
        },
        cell);
}

/// The values of one node by column.
nb::dict node(const Graph& graph, Node number) {
    const NodeTable& nodes = graph.graph().nodes();
    if (number >= nodes.size()) throw nb::index_error("there is no such node");
    nb::dict values;
    values["id"] = text_of(nodes.id[number]);
    values["label"] = text_of(nodes.label[number]);
    values["kind"] = text_of(nodes.kind[number]);
    for (const Column& column : nodes.columns) {
        values[text_of(column.name)] = value_of(cell_of(column, number));
    }
    return values;
}

nb::object neighbors(const Graph& graph, Node node) {
    if (node >= graph.graph().node_count()) throw nb::index_error("there is no such node");
    nb::list nodes;
    nb::list edges;
    graph.graph().for_each_neighbor(node, [&](Neighbor each) {
        nodes.append(each.node);
        edges.append(each.edge);
    });
    return nb::make_tuple(nodes, edges);
}

using Numbers = nb::ndarray<const std::uint32_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Reals = nb::ndarray<const double, nb::ndim<1>, nb::c_contig, nb::device::cpu>;

/// A graph of so many nodes as there are ids; sources, targets and weights per edge.
Graph graph_of_arrays(const std::vector<std::string>& ids, const std::vector<std::string>& labels,
                      Numbers sources, Numbers targets, Reals weights) {
    if (labels.size() != ids.size() || sources.size() != targets.size() ||
        sources.size() != weights.size()) {
        throw std::invalid_argument("arrays of different lengths");
    }
    NodeTable nodes;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        nodes.id.push_back(ids[i]);
        nodes.label.push_back(labels[i]);
        nodes.kind.push_back("");
    }
    EdgeTable edges;
    edges.weight = std::vector<double>(weights.data(), weights.data() + weights.size());
    for (std::size_t i = 0; i < sources.size(); ++i) {
        edges.ends.push_back({sources.data()[i], targets.data()[i]});
        edges.kind.push_back("");
    }
    return Graph(KnowledgeGraph(std::move(nodes), std::move(edges)));
}

/// A graph from the bytes of a file of it: the graph or None, and what is odd.
nb::object read_bytes(nb::bytes bytes, const std::string& name, const std::string& weight_column,
                      const std::string& label_column, const std::string& kind_column) {
    DiagnosticList found;
    const ColumnRoles roles{.weight = weight_column, .label = label_column, .kind = kind_column};
    HeldGraph held;
    held.input.kind = InputKind::graph_file;
    run_apart(
        [&](const Progress&) {
            auto graph = read_graph_bytes({bytes.c_str(), bytes.size()}, name, found, roles);
            held.input.usable = graph.has_value();
            if (graph) held.input.graph = std::move(*graph);
        },
        nb::none());
    const bool usable = held.input.usable;
    return nb::make_tuple(usable ? nb::cast(Graph(std::move(held))) : nb::none(),
                          diagnostics_of(found.list()));
}

void bind_graph(nb::module_& module) {
    nb::class_<Graph>(module, "Graph", "A graph. It never changes.")
        .def_prop_ro("node_count", [](const Graph& graph) { return graph.graph().node_count(); })
        .def_prop_ro("edge_count", [](const Graph& graph) { return graph.graph().edge_count(); })
        .def_prop_ro("report_count",
                     [](const Graph& graph) { return graph.graph().evidence().reports.size(); })
        .def_prop_ro(
            "is_of_reports",
            [](const Graph& graph) { return graph.held().input.kind == InputKind::reports; })
        .def("nodes", [](const Graph& graph) { return node_frame(graph.graph()); })
        .def(
            "edges",
            [](const Graph& graph, bool numbers) {
                return edge_frame(graph.graph(), numbers ? Ends::numbers : Ends::ids);
            },
            "numbers"_a = false)
        .def("find", &find, "name"_a, "kind"_a = "")
        .def("contains", &contains)
        .def("node", &node)
        .def("neighbors", &neighbors)
        .def("find_edge",
             [](const Graph& graph, Node a, Node b) { return graph.graph().find_edge(a, b); })
        .def("measure", &measure, "name"_a, "threads"_a = 0, "show"_a = nb::none())
        .def("edge_measure", &edge_measure, "name"_a, "threads"_a = 0, "show"_a = nb::none())
        .def("weights", &weights, "name"_a, "threads"_a = 0, "show"_a = nb::none());
    module.def("graph_of_arrays", &graph_of_arrays);
    module.def("read_bytes", &read_bytes, "bytes"_a, "name"_a, "weight_column"_a = "",
               "label_column"_a = "", "kind_column"_a = "");
}

}  // namespace
}  // namespace sigloom::python

NB_MODULE(_core, module) {
    using namespace sigloom::python;
    module.doc() = "What sigloom is made of. Import sigloom instead.";
    module.attr("version") = SIGLOOM_VERSION;
    bind_frame(module);
    bind_graph(module);
    bind_commands(module);
    bind_tables(module);
    bind_networkx(module.def_submodule("networkx"));
}
