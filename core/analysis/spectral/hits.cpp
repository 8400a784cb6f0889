#include "core/analysis/spectral/hits.hpp"

#include <numeric>

namespace sigloom {

std::vector<double> hits(const KnowledgeGraph& graph, const EigenvectorOptions& options) {
    std::vector<double> values = eigenvector(graph, options);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    for (double& value : values) value /= sum;
    return values;
}

}  // namespace sigloom
