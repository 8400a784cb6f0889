#include "core/analysis/local/degree.hpp"

namespace sigloom {

std::vector<std::int32_t> degree(const KnowledgeGraph& graph) {
    std::vector<std::int32_t> values(graph.node_count());
    for (Node node = 0; node < graph.node_count(); ++node) {
        values[node] = static_cast<std::int32_t>(graph.degree(node));
    }
    return values;
}

}  // namespace sigloom
