#include "core/analysis/weights/weight_schemes.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <stdexcept>

#include "core/analysis/thinning/column_choice.hpp"
#include "core/analysis/weights/co_occurrence.hpp"
#include "core/analysis/weights/edge_contributions.hpp"
#include "core/analysis/weights/fractional.hpp"
#include "core/base/millionths.hpp"
#include "core/graph/column_names.hpp"
#include "core/graph/kinds.hpp"
#include "core/graph/subgraph.hpp"

namespace sigloom {
namespace {

using Graph = const KnowledgeGraph&;
using Context = const MeasureContext&;

/// A column of whole numbers; missing values are 0.
std::vector<double> numbers_of(const Column& column) {
    std::vector<double> numbers(column.size());
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        numbers[row] = column.number(row).value_or(0);
    }
    return numbers;
}

std::vector<double> counts(Graph graph, Context) {
    return numbers_of(required_column(graph.edges().columns, column_names::count, "edges"));
}

std::vector<double> relevancy(Graph graph, Context context) {
    const auto contributions = edge_contributions(graph, context);
    std::vector<double> weights(graph.edge_count());
    for (Edge edge = 0; edge < weights.size(); ++edge) {
        std::int64_t sum = 0;
        for (const EdgeContribution& each : contributions[edge]) sum += each.millionths;
        weights[edge] = millionths::to_double(sum);
    }
    return weights;
}

/// Each edge's count, or formula(edge) where it joins what occurs together.
template <typename Formula>
std::vector<double> for_co_occurrences(Graph graph, const Formula& formula) {
    std::vector<double> weights = counts(graph, {});
    for (Edge edge = 0; edge < weights.size(); ++edge) {
        if (graph.edges().kind[edge] == name_of(EdgeKind::related)) continue;
        weights[edge] = formula(edge, weights[edge]);
    }
    return weights;
}

std::vector<double> by_occurrences(Graph graph, double reports,
                                   double (*formula)(const CoOccurrence&)) {
    const std::vector<double> occurrences =
        numbers_of(required_column(graph.nodes().columns, column_names::reports, "nodes"));
    return for_co_occurrences(graph, [&](Edge edge, double both) {
        const auto [source, target] = graph.edges().ends[edge];
        const double a = std::max(occurrences[source], both);
        const double b = std::max(occurrences[target], both);
        return both > 0 ? formula({both, a, b, std::max({reports, a, b})}) : 0;
    });
}

/// For the formulas that do without N.
template <double (*formula)(const CoOccurrence&)>
std::vector<double> by_occurrences(Graph graph, Context) {
    return by_occurrences(graph, 0, formula);
}

template <double (*formula)(const CoOccurrence&)>
std::vector<double> by_occurrences_of_all(Graph graph, Context) {
    if (graph.evidence().empty()) {
        throw std::invalid_argument(
            "it takes the number of all reports, which reports and JSON files of ours tell");
    }
    return by_occurrences(graph, static_cast<double>(graph.evidence().reports.size()), formula);
}

/// van Eck and Waltman's proximity index by total link strengths s, scaled as in VOSviewer: what is
/// there by what chance leads to expect.
std::vector<double> association(Graph graph, Context context) {
    const std::vector<double> strength = counts(graph, context);
    std::vector<double> total(graph.node_count());
    for (Edge edge = 0; edge < strength.size(); ++edge) {
        const auto [source, target] = graph.edges().ends[edge];
        total[source] += strength[edge];
        total[target] += strength[edge];
    }
    const double all = std::accumulate(total.begin(), total.end(), 0.0);
    return for_co_occurrences(graph, [&](Edge edge, double both) {
        const auto [source, target] = graph.edges().ends[edge];
        return both > 0 ? both * all / (total[source] * total[target]) : 0;
    });
}

constexpr std::array table{
    WeightScheme{"relevancy", "how relevant the reports hold both for (the default)",
                 "sum over common reports of r(a) r(b)", "above 0", "", WeightScope::pair,
                 relevancy},
    WeightScheme{"count", "how many reports join both", "c", "1 to N", "", WeightScope::pair,
                 counts},
    WeightScheme{"fractional", "the same, a report with many nodes counting less for each pair",
                 "sum over common reports of 1/(k-1), k nodes being joined by the report",
                 "above 0, to N", "Perianes-Rodriguez et al. 2016", WeightScope::graph,
                 fractional_weights},
    WeightScheme{"association", "how much more often joined than by their total link strengths",
                 "c S / (s(a) s(b)), s being the sum of c over a node's edges, S that of all s",
                 "above 0; 1: as by chance", "van Eck and Waltman 2009", WeightScope::graph,
                 association},
    WeightScheme{"association-occurrence", "how much more often joined than by their occurrences",
                 "c N / (a b)", "above 0, to N; 1: as by chance", "van Eck and Waltman 2009",
                 WeightScope::pair, by_occurrences_of_all<association_by_occurrence>},
    WeightScheme{"jaccard", "the share of common reports among all reports of either",
                 "c / (a + b - c)", "above 0, to 1", "Jaccard 1901", WeightScope::pair,
                 by_occurrences<jaccard>},
    WeightScheme{"cosine", "common reports by the geometric mean of the reports of each",
                 "c / sqrt(a b)", "above 0, to 1", "Salton and McGill 1983", WeightScope::pair,
                 by_occurrences<cosine>},
    WeightScheme{"inclusion", "the share of common reports among those of the rarer one",
                 "c / min(a, b)", "above 0, to 1", "van Eck and Waltman 2009", WeightScope::pair,
                 by_occurrences<inclusion>},
    WeightScheme{"npmi", "how much each tells of the other; edges of 0 or less are left out",
                 "ln(c N / (a b)) / ln(N / c)", "above 0, to 1", "Bouma 2009", WeightScope::pair,
                 by_occurrences_of_all<npmi>},
    WeightScheme{"log-likelihood",
                 "how sure it is that both belong together; edges of 0 or less are left out",
                 "2 sum of O ln(O/E) over the table of reports with and without a and b",
                 "above 0; 3.84: p = 0.05", "Dunning 1993", WeightScope::pair,
                 by_occurrences_of_all<log_likelihood>},
};

}  // namespace

std::span<const WeightScheme> weight_schemes() {
    return table;
}

const WeightScheme* find_weight_scheme(std::string_view name) {
    const auto row = std::ranges::find(table, name, &WeightScheme::name);
    return row == table.end() ? nullptr : row;
}

KnowledgeGraph reweighted(const KnowledgeGraph& graph, std::span<const double> weights) {
    std::vector<Node> nodes(graph.node_count());
    std::iota(nodes.begin(), nodes.end(), Node{0});
    std::vector<Edge> positive;
    std::vector<double> kept_weights;
    for (Edge edge = 0; edge < weights.size(); ++edge) {
        if (!(weights[edge] > 0)) continue;
        positive.push_back(edge);
        kept_weights.push_back(weights[edge]);
    }
    return subgraph(graph, nodes, positive).with_weights(std::move(kept_weights));
}

}  // namespace sigloom
