#include "tools/weighting.hpp"

#include <fmt/format.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "core/text/unknown_name.hpp"
#include "exporters/common/numbers.hpp"
#include "tools/failure.hpp"

namespace sigloom {
namespace {

const WeightScheme& named_scheme(const std::string& name) {
    if (const WeightScheme* scheme = find_weight_scheme(name)) return *scheme;
    std::vector<std::string_view> names;
    for (const WeightScheme& scheme : weight_schemes()) names.push_back(scheme.name);
    throw WrongUse(unknown_name("--weight", name, names));
}

std::vector<double> weights_of(const KnowledgeGraph& graph, const WeightScheme& scheme,
                               const MeasureContext& context) {
    try {
        return scheme.weights(graph, context);
    } catch (const std::invalid_argument& error) {
        throw Failure(fmt::format("--weight {}: {}", scheme.name, error.what()));
    }
}

}  // namespace

KnowledgeGraph weigh(const KnowledgeGraph& graph, const WeightScheme& scheme,
                     const MeasureContext& context, Messages& messages) {
    if (scheme.scope == WeightScope::graph && graph.evidence().is_of_part) {
        messages.warning(fmt::format(
            "--weight {} goes by the nodes and edges that are left of a graph; for the weights in "
            "the whole graph, leave them out behind it (--thin), not before (--min-count)",
            scheme.name));
    }
    KnowledgeGraph weighted = reweighted(graph, weights_of(graph, scheme, context));
    const std::size_t left_out = graph.edge_count() - weighted.edge_count();
    if (left_out > 0) {
        messages.say(fmt::format("--weight {} leaves out {}, whose weight would not be above 0",
                                 scheme.name, counted(left_out, "edge")));
    }
    return weighted;
}

void add_weight(CommandLine& line, const WeightScheme*& scheme) {
    line.add(
        {.name = "--weight",
         .value_name = "SCHEME",
         .standard = "relevancy, or that of the graph file",
         .help = "What the weight of an edge is",
         .group = OptionGroup::graph,
         .set = pass_to([&scheme](const std::string& name) { scheme = &named_scheme(name); })});
}

}  // namespace sigloom
